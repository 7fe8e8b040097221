"""Terminal life as one table: whatever happens, no traceback, and afterwards a terminal as it was before."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("pseudo-terminals and signals are POSIX's", allow_module_level=True)

import fcntl
import pty
import termios

from screen import Terminal

HARD = "sin(asin(w^3)^2)^2 + 4(w+5)^3cos(10(w+5)^4) + 2w - 2w"
"""An answer that SymPy thinks about until its time is over; it is right at no point."""

SLOW_PROOF = "2w*sqrt((sin(w)^2+cos(w)^2)^3*exp(ln(w^2+1))/(w^2+1))"
"""A right answer that takes SymPy a moment."""


def at_prompt(terminal: Terminal) -> None:
    """Wait until an empty prompt waits for keys."""
    terminal.wait_for(lambda seen: any("F1 help" in row for row in seen.rows[-2:]))


def leave(terminal: Terminal) -> None:
    at_prompt(terminal)
    terminal.type("\x04")


# What is done


def interrupt_at_a_prompt(terminal: Terminal) -> None:
    at_prompt(terminal)
    terminal.type("3w")
    terminal.wait_for("❯ 3w")
    terminal.type("\x03")
    leave(terminal)


def interrupt_while_it_starts(terminal: Terminal) -> None:
    terminal.wait_for("Derivatives by nudging")
    terminal.type("\x03")


def interrupt_a_check(terminal: Terminal) -> None:
    at_prompt(terminal)
    terminal.type(SLOW_PROOF + "\r")
    terminal.pump(0.5)
    terminal.type("\x03")
    leave(terminal)


def interrupt_a_picture(terminal: Terminal) -> None:
    at_prompt(terminal)
    terminal.type("2w\r")
    terminal.wait_for("at w = 5?")
    terminal.type("/explore\r")
    terminal.wait_for("q back")
    terminal.type("\x03")
    leave(terminal)


def interrupt_and_plot(terminal: Terminal) -> None:
    at_prompt(terminal)
    terminal.type("2w\r")
    terminal.wait_for("at w = 5?")
    terminal.type("/plot\r\x03")
    leave(terminal)


def end_of_file(terminal: Terminal) -> None:
    leave(terminal)


def quit_key(terminal: Terminal) -> None:
    at_prompt(terminal)
    terminal.type("12\x1c")


def told(number: signal.Signals) -> Callable[[Terminal], None]:
    def do(terminal: Terminal) -> None:
        at_prompt(terminal)
        terminal.type("12")
        terminal.wait_for("❯ 12")
        terminal.child.kill(number)

    return do


def told_in_the_explorer(terminal: Terminal) -> None:
    terminal.wait_for("q back")
    terminal.child.kill(signal.SIGTERM)


def window_changes(terminal: Terminal) -> None:
    terminal.wait_for("q back")
    for columns, lines in ((40, 12), (20, 5), (200, 60), (80, 24)):
        terminal.pump(0.1)
        terminal.resize(columns, lines)
    terminal.pump(0.2)
    terminal.wait_for("q back")
    terminal.type("q")


def long_paste(terminal: Terminal) -> None:
    at_prompt(terminal)
    terminal.type("\x1b[200~" + "w+" * 5_000 + "\x1b[201~")
    terminal.wait_for("w+w+w+w")
    terminal.type("\r")
    terminal.wait_for("too long")
    leave(terminal)


def type_ahead(terminal: Terminal) -> None:
    terminal.type("7.25\r")
    terminal.wait_for("Not yet.")
    leave(terminal)


def no_answer_about_the_cursor(terminal: Terminal) -> None:
    terminal.answers = False
    terminal.wait_for("❯")
    terminal.type("3w\r")
    terminal.wait_for("Not yet.")
    terminal.pump(2.5)
    assert "CPR" not in terminal.everything
    terminal.type("\x04")


def answer_plainly(terminal: Terminal) -> None:
    terminal.wait_for(lambda seen: "dJ/dw" in seen.text)
    terminal.type("2w\r")
    terminal.wait_for(lambda seen: "at 5" in seen.text)
    terminal.type("\x04")


EXPLORER = ("explore", "w^2", "--at", "3")

LIFE = [
    # what happens, how it is started, size, environment, what is done, exit status
    ("Ctrl-C at a prompt", (), (80, 24), {}, interrupt_at_a_prompt, 0),
    ("Ctrl-C while it starts", (), (80, 24), {}, interrupt_while_it_starts, 130),
    ("Ctrl-C during a check", (), (80, 24), {}, interrupt_a_check, 0),
    ("Ctrl-C in the explorer", (), (80, 24), {}, interrupt_a_picture, 0),
    ("Ctrl-C while a picture is drawn", (), (80, 24), {}, interrupt_and_plot, 0),
    ("Ctrl-D", (), (80, 24), {}, end_of_file, 0),
    ("Ctrl-\\", (), (80, 24), {}, quit_key, 131),
    ("SIGTERM", (), (80, 24), {}, told(signal.SIGTERM), 143),
    ("SIGHUP", (), (80, 24), {}, told(signal.SIGHUP), 129),
    ("SIGQUIT", (), (80, 24), {}, told(signal.SIGQUIT), 131),
    ("SIGTERM in the explorer", EXPLORER, (80, 24), {}, told_in_the_explorer, 143),
    ("SIGWINCH in the explorer", EXPLORER, (80, 24), {}, window_changes, 0),
    ("a long paste", (), (80, 24), {}, long_paste, 0),
    ("typing ahead", (), (80, 24), {}, type_ahead, 0),
    ("no answer about the cursor", (), (80, 24), {}, no_answer_about_the_cursor, 0),
    ("TERM=dumb", (), (80, 24), {"TERM": "dumb"}, answer_plainly, 0),
    ("TERM unset", (), (80, 24), {"TERM": ""}, answer_plainly, 0),
    ("TERM=vt100", (), (80, 24), {"TERM": "vt100"}, answer_plainly, 0),
    ("NO_COLOR", (), (80, 24), {"NO_COLOR": "1"}, answer_plainly, 0),
    ("CLICOLOR_FORCE", (), (80, 24), {"CLICOLOR_FORCE": "1"}, answer_plainly, 0),
    ("LANG=C", (), (80, 24), {"LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, answer_plainly, 0),
    ("latin-1", (), (80, 24), {"PYTHONIOENCODING": "latin-1"}, answer_plainly, 0),
    ("40 columns", (), (40, 24), {}, answer_plainly, 0),
    ("20 columns", (), (20, 24), {}, answer_plainly, 0),
    ("10 rows", (), (80, 10), {}, answer_plainly, 0),
    ("plain lines", ("learn", "powers", "--plain"), (80, 24), {}, answer_plainly, 0),
]


@pytest.fixture
def tutor(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def start(*arguments: str, columns: int = 80, lines: int = 24, **environment: str) -> Terminal:
        terminal = Terminal(list(arguments), tmp_path, columns, lines, **environment)
        opened.append(terminal)
        return terminal

    yield start
    for terminal in opened:
        terminal.child.close(force=True)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "size", "environment", "does", "status"), [row[1:] for row in LIFE], ids=[row[0] for row in LIFE]
)
def test_life(
    tutor: Callable[..., Terminal], arguments: tuple[str, ...], size: tuple[int, int], environment: dict[str, str],
    does: Callable[[Terminal], None], status: int,
) -> None:  # fmt: skip
    terminal = tutor(*(arguments or ("learn", "powers")), columns=size[0], lines=size[1], **environment)
    does(terminal)
    assert terminal.finished(), terminal.text
    assert terminal.in_order() == []
    assert terminal.ended() == status, terminal.text
    assert "Traceback" not in terminal.everything
    assert "Exception" not in terminal.everything


@pytest.mark.slow
def test_a_closed_window(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "tutor", "learn", "powers"]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, cwd=tmp_path, start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - a terminal of its own, to be closed
    ) as process:  # fmt: skip
        os.close(theirs)
        seen = b""
        while b"dJ/dw" not in seen and process.poll() is None:
            seen += os.read(ours, 65536)
        time.sleep(0.5)
        os.close(ours)
        try:
            assert process.wait(timeout=20) == 129
        finally:
            process.kill()


@pytest.mark.slow
def test_killed_and_nothing_typed_is_lost(tutor: Callable[..., Terminal]) -> None:
    terminal = tutor("learn", "powers")
    at_prompt(terminal)
    terminal.enter("7.25", "Not yet.")
    terminal.child.kill(signal.SIGKILL)
    assert terminal.ended() is None
    terminal = tutor("learn", "powers")
    at_prompt(terminal)
    terminal.type("\x1b[A")
    terminal.wait_for("❯ 7.25")


class Shell(Terminal):
    """A shell on a terminal, in which a tutor can be suspended."""

    @staticmethod
    def program(arguments: list[str]) -> tuple[str, list[str]]:
        """Return the shell."""
        return "/bin/sh", ["-i", *arguments]


@pytest.mark.slow
def test_suspended_and_back_in_the_middle_of_an_answer(tmp_path: Path) -> None:
    terminal = Shell([], tmp_path)
    terminal.type(f"PS1='$ '; {sys.executable} -m tutor learn powers\r")
    at_prompt(terminal)
    terminal.type("2w+")
    terminal.wait_for("❯ 2w+")
    terminal.type("\x1a")
    terminal.wait_for(lambda seen: "topped" in seen.text or "uspended" in seen.text)
    terminal.pump(0.3)
    assert "echo" not in terminal.in_order()
    assert "canonical" not in terminal.in_order()
    terminal.type("fg\r")
    terminal.wait_for(lambda seen: any(row.endswith("❯ 2w+") for row in seen.rows[-8:]))
    terminal.type("0w\r")
    terminal.wait_for("at w = 5?")
    at_prompt(terminal)
    terminal.type("\x04")
    terminal.pump(0.5)
    terminal.type("exit\r")
    assert terminal.finished()
    terminal.child.close(force=True)


STREAMS = [
    # what happens, the shell line ($T is the program), exit status
    ("end of file on a pipe", "printf '2w' | $T learn powers > out.txt", 0),
    ("nothing on a pipe", "$T learn powers < /dev/null > out.txt", 0),
    ("stdin closed", "$T learn powers <&- > out.txt", 0),
    ("stdout closed", "$T learn powers < /dev/null >&-", 74),
    ("stderr closed", "$T learn powers < /dev/null 2>&- > out.txt", 0),
    ("| head -1", "$T learn powers < /dev/null | head -1 > out.txt", 0),
    ("stdout full", "$T learn powers < /dev/null > /dev/full", 74),
    ("a broken argument", "$T nudge 'w^' --at 3", 2),
    ("no such lesson", "$T learn nowhere < /dev/null", 2),
]


@pytest.mark.slow
@pytest.mark.parametrize(("line", "status"), [row[1:] for row in STREAMS], ids=[row[0] for row in STREAMS])
def test_streams(tmp_path: Path, line: str, status: int) -> None:
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    done = subprocess.run(
        ["/bin/sh", "-c", line.replace("$T", f"{sys.executable} -m tutor")],
        cwd=tmp_path, env={**os.environ, "HOME": str(tmp_path)}, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    assert done.returncode == status, done.stderr


EVIL = "\x1b]0;owned\x07\x9b31m\u202eevil\u200b\u2066"

HIDDEN = "\u202eevil\u200b\u2066"
"""What is left of it without control characters; no lesson may have that, either."""


@pytest.mark.slow
def test_nothing_foreign_reaches_the_terminal(tutor: Callable[..., Terminal], tmp_path: Path) -> None:
    """Escape sequences, bidi and zero-width characters from lesson, file name, answer and exception."""
    file = tmp_path / "17-\u202eown.md"
    lesson = "---\nformat: 1\ntitle: My {0}\n---\nProse {0}\n\n```predict it\nJ: w^2\nask: Ask {0}\n```\n"
    file.write_text(lesson.format(EVIL), "utf-8")
    terminal = tutor("learn", str(file))
    assert terminal.ended() == 2
    assert b"\x1b]0;" not in terminal.raw
    file.write_text(lesson.format(HIDDEN), "utf-8")
    terminal = tutor("learn", str(file))
    assert terminal.ended() == 2
    assert "evil" not in terminal.text
    file = tmp_path / "17-own.md"
    file.write_text(lesson.format("good"), "utf-8")
    terminal = tutor("learn", str(file))
    at_prompt(terminal)
    terminal.type("\x1b[200~2w\u202e\u009b31m\u200b\x1b[201~\r")
    terminal.wait_for("<202E>")
    terminal.type("/report\r")
    at_prompt(terminal)
    terminal.type("\x04")
    assert terminal.ended() == 0
    sent = terminal.raw.decode("utf-8", "replace")
    assert "<202E>" in sent
    for evil in ("\x1b]0;", "\u202e", "\u200b", "\u2066", "\x9b"):
        assert evil not in sent, repr(evil)
    terminal = tutor("learn", f"nowhere{EVIL}")
    assert terminal.ended() == 2
    assert "\u202e" not in terminal.raw.decode("utf-8", "replace")
    assert b"\x1b]0;" not in terminal.raw
