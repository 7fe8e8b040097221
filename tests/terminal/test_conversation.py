"""The conversation in a real terminal: what a person sees, key by key."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tutor.render.lines import cells

if os.name != "posix":
    pytest.skip("pseudo-terminals are POSIX's", allow_module_level=True)

import termios

from screen import Terminal

Open = Callable[..., Terminal]


@pytest.fixture
def tutor(tmp_path: Path) -> Iterator[Open]:
    """Open tutors that are closed after the test."""
    opened: list[Terminal] = []

    def start(*arguments: str, columns: int = 80, lines: int = 24, **environment: str) -> Terminal:
        terminal = Terminal(list(arguments), tmp_path, columns, lines, **environment)
        opened.append(terminal)
        return terminal

    yield start
    for terminal in opened:
        terminal.child.close(force=True)


def ready(terminal: Terminal) -> bool:
    """Whether an empty prompt waits for keys."""
    return terminal.rows[-1].startswith("  F1 help")


def test_a_question_from_the_first_words_to_the_table(tutor: Open) -> None:
    terminal = tutor("learn", "powers")
    terminal.wait_for("dJ/dw ❯")
    assert "Derivatives by nudging" in terminal.everything
    assert "lesson 2 of 16 · Powers of w" in terminal.everything
    terminal.type("3w")
    terminal.wait_for("read as  3⋅w")
    assert terminal.rows[-1].startswith("  read as  3⋅w    F1 help")
    terminal.type("\r")
    terminal.wait_for("Not yet. At w = 3 your formula says 9, but nudging w by 0.001 moves J by 6.001")
    terminal.enter("2w", "What is the slope of J(w) = w² at w = 5?")
    assert "1e-8 9.00000006 5.999999963535174 -3.6e-08 rounding takes over" in " ".join(terminal.everything.split())


def test_a_slip_gets_its_caret_under_its_place(tutor: Open) -> None:
    terminal = tutor("learn", "powers")
    terminal.wait_for("❯")
    terminal.type("2 + x\r")
    terminal.wait_for(lambda seen: any(row.strip() == "^" for row in seen.rows))
    assert "The letter here is w, not x." in terminal.text
    row = next(index for index, text in enumerate(terminal.rows) if text.endswith("❯ 2 + x"))
    assert terminal.rows[row + 1].index("^") == terminal.rows[row].index("x")


def test_commands_complete_after_a_slash_and_answers_never(tutor: Open) -> None:
    terminal = tutor("learn", "powers")
    terminal.wait_for("❯")
    terminal.type("/sc")
    terminal.wait_for("another difference")
    terminal.type("\t ")
    terminal.wait_for("five-point")
    terminal.type("\x03")
    terminal.wait_for(lambda seen: "five-point" not in seen.text)
    terminal.type("s")
    terminal.pump(0.3)
    assert "sqrt" not in terminal.text


def test_keys(tutor: Open) -> None:
    terminal = tutor("learn", "powers")
    terminal.wait_for("❯")
    terminal.type("123")
    terminal.wait_for("❯ 123")
    terminal.type("\x03")
    terminal.wait_for(lambda seen: any(row.endswith("dJ/dw ❯") for row in seen.rows))
    terminal.type("\x1bOP")
    terminal.wait_for("/quit")
    terminal.type("\x1b[200~1\n2\x1b[201~")
    terminal.wait_for("❯ 1 2")
    terminal.type("\r")
    terminal.wait_for(lambda seen: any(row.strip() == "^" for row in seen.rows) and ready(seen))
    assert "Two numbers side by side." in terminal.text
    terminal.type("\x1b[A")
    terminal.wait_for(lambda seen: not ready(seen))
    terminal.type("\x03")
    terminal.wait_for(ready)
    terminal.type("\x04")
    assert terminal.ended() == 0


def test_history_is_there_next_time(tutor: Open) -> None:
    terminal = tutor("learn", "powers")
    terminal.wait_for("❯")
    terminal.enter("7.25", "Not yet.")
    terminal.wait_for(ready)
    terminal.type("\x04")
    assert terminal.ended() == 0
    terminal = tutor("learn", "powers")
    terminal.wait_for("❯")
    terminal.type("\x1b[A")
    terminal.wait_for("❯ 7.25")


def test_more_keys(tutor: Open) -> None:
    """Alt-Enter and Tab in an answer, Ctrl-R for an earlier one, Ctrl-L for a fresh screen, vi's keys if asked for."""
    terminal = tutor("learn", "powers")
    terminal.wait_for(ready)
    terminal.type("7\x1b\r+ 1")
    terminal.wait_for("❯ 7 + 1")
    terminal.type("\r")
    terminal.wait_for("Not yet.")
    terminal.wait_for(ready)
    terminal.type("2sq\t")
    terminal.wait_for("❯ 2sqrt(")
    terminal.type("\x03")
    terminal.wait_for(ready)
    terminal.type("\x127 +")
    terminal.wait_for("7 + 1")
    terminal.type("\x03")
    terminal.wait_for(lambda seen: "i-search" not in seen.text)
    terminal.type("\x03\x0c")
    terminal.wait_for(lambda seen: "Not yet." not in seen.text and "❯" in seen.text)
    terminal.type("\x03/keys vi\r")
    terminal.wait_for("/keys is vi now.")
    terminal.wait_for(ready)
    terminal.type("12\x1b")
    terminal.pump(0.7)
    terminal.type("0x")
    terminal.wait_for("❯ 2")


@pytest.mark.parametrize("word", ["quit", "/quit", "exit"])
def test_leaving(tutor: Open, word: str) -> None:
    terminal = tutor("learn", "2")
    terminal.wait_for("❯")
    terminal.type(word + "\r")
    assert terminal.ended() == 0
    assert "See you soon." in terminal.text


def test_enter_opens_the_next_lesson(tutor: Open) -> None:
    terminal = tutor("learn", "1")
    for _ in range(30):  # what is given up comes back at the end, once
        if "Enter opens" in terminal.text:
            break
        terminal.wait_for(ready)
        terminal.type("/skip\r")
        terminal.pump(0.3)
    terminal.wait_for("Enter opens the next one: Powers of w.")
    terminal.type("\r")
    terminal.wait_for("lesson 2 of 16")


@pytest.mark.parametrize(("columns", "lines"), [(40, 24), (20, 10), (132, 50)])
def test_other_sizes(tutor: Open, columns: int, lines: int) -> None:
    terminal = tutor("learn", "powers", columns=columns, lines=lines)
    terminal.wait_for("❯")
    terminal.type("2w\r")
    terminal.wait_for(lambda seen: "J(w) = w²" in " ".join(seen.text.split()) and "at 5 ❯" in seen.text)
    assert "Traceback" not in terminal.everything
    assert all(figure in "".join(terminal.everything.split()) for figure in ("6.100000000000012", "5.999999963535174"))


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"TERM": ""}, {"NO_COLOR": "1"}])
def test_terminals_that_can_do_less(tutor: Open, environment: dict[str, str]) -> None:
    terminal = tutor("learn", "powers", **environment)
    terminal.wait_for("❯")
    terminal.type("2w\r")
    terminal.wait_for("at 5 ❯")
    assert "Right: the old exponent" in terminal.everything
    terminal.type("\x04")
    assert terminal.ended() == 0


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGQUIT, 131)])
def test_a_signal_leaves_the_terminal_in_order(tutor: Open, number: signal.Signals, status: int) -> None:
    terminal = tutor("learn", "powers")
    echo, canonical = termios.ECHO, termios.ICANON

    def flags() -> int:
        local: int = termios.tcgetattr(terminal.child.child_fd)[3]
        return local

    terminal.wait_for(ready)
    assert not flags() & (echo | canonical)
    terminal.type("12")
    terminal.wait_for("❯ 12")
    terminal.child.kill(number)
    for _ in range(100):
        terminal.pump()
        if flags() & (echo | canonical) == (echo | canonical):
            break
    assert flags() & echo
    assert flags() & canonical
    assert terminal.ended() == status


def test_a_file_of_one_s_own(tutor: Open, tmp_path: Path) -> None:
    file = tmp_path / "17-own.md"
    file.write_text("---\nformat: 1\ntitle: My own\n---\n```predict it\nJ: w^2\n```\n", encoding="utf-8")
    terminal = tutor("learn", str(file))
    terminal.wait_for(ready)
    assert "lesson 1 of 1 · My own" in terminal.everything


def test_a_hanging_check_is_answered_and_the_next_answer_at_once(tutor: Open, tmp_path: Path) -> None:
    terminal = tutor("learn", "powers")
    terminal.wait_for("❯")
    terminal.type("sin(asin(w^3)^2)^2 + 4(w+5)^3cos(10(w+5)^4)\r")
    terminal.wait_for("Not yet.", seconds=4)
    terminal.enter("2w", "at w = 5?")


FIVE = [
    # lesson, lines up to the question, the function, a wrong answer, the right one
    ("powers", [], "w²", "3w", "2w"),
    ("powers", ["2w", "10", "-8", "a"], "w³", "3w^3", "3w^2"),
    ("constants-multiples-sums", [], "2⋅w", "2w", "2"),
    ("one-over-w", ["c", "-1/4"], "1/w", "1/w^2", "-1/w^2"),
    ("one-over-w", ["c", "-1/4", "-1/w^2"], "1/w²", "-2/w", "-2/w^3"),
]


@pytest.mark.parametrize(("lesson", "before", "J", "wrong", "right"), FIVE, ids=[row[2] for row in FIVE])
def test_the_five_functions(tutor: Open, lesson: str, before: list[str], J: str, wrong: str, right: str) -> None:
    terminal = tutor("learn", lesson)
    terminal.wait_for(ready)
    for line in before:
        terminal.type(line + "\r")
        terminal.wait_for(lambda seen, line=line: f"❯ {line}\n" in seen.everything and ready(seen))  # type: ignore[misc]
    assert f"Predict the derivative of J(w) = {J}." in terminal.everything
    terminal.type(wrong + "\r")
    terminal.wait_for("Not yet.")
    terminal.wait_for(ready)
    terminal.type(right + "\r")
    table = f"J(w) = {J} at w ="
    terminal.wait_for(lambda seen: table in seen.everything.partition(f"❯ {right}\n")[2] and ready(seen))
    assert "Right" in terminal.everything
    assert "off by" in terminal.everything


def test_chinese_on_an_ordinary_screen(tutor: Open) -> None:
    terminal = tutor("learn", "products", TUTOR_LANG="zh")
    terminal.wait_for(lambda seen: "F1 帮助" in seen.rows[-1].replace(" ", "") or "F1 帮助" in seen.rows[-1])
    terminal.type("/提")
    terminal.wait_for(lambda seen: "往正确的方向推你一把" in seen.text.replace(" ", ""))
    terminal.type("示\r")
    terminal.wait_for(lambda seen: "五份，每份走4步" in seen.text.replace(" ", ""))
    terminal.type("２０\r")
    terminal.wait_for(lambda seen: "第二轮" in seen.text.replace(" ", ""))
    assert all(cells(row) <= 80 for row in terminal.rows)
