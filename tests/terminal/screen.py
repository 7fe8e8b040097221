"""A real pseudo-terminal with a screen to look at: what is typed goes in, what a person sees comes out."""

import contextlib
import os
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte

_FLAGS = (("echo", termios.ECHO), ("canonical", termios.ICANON))

_MODES = (
    ("bracketed paste", b"\x1b[?2004h", b"\x1b[?2004l"),
    ("cursor hidden", b"\x1b[?25l", b"\x1b[?25h"),
    ("alternate screen", b"\x1b[?1049h", b"\x1b[?1049l"),
    ("mouse", b"\x1b[?1000h", b"\x1b[?1000l"),
)
"""What a program may switch on and must switch off."""


class Terminal:
    """A tutor on a pseudo-terminal of a given size."""

    def __init__(
        self, arguments: list[str], home: Path, columns: int = 80, lines: int = 24,
        **environment: str,
    ) -> None:  # fmt: skip
        """Start it with `home` for its home and working folder."""
        kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        self.screen = pyte.HistoryScreen(columns, lines, history=1000)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.answers = True
        """Whether it answers when it is asked where its cursor stands, as most terminals do."""

        def reply(data: str) -> None:
            if self.answers:
                self.child.send(data)

        self.screen.write_process_input = reply  # type: ignore[method-assign]  # how pyte wants it
        self.child = pexpect.spawn(
            *self.program(arguments),
            dimensions=(lines, columns),
            env={**kept, "TERM": "xterm-256color", "HOME": str(home), "LANG": "C.UTF-8", **environment},
            cwd=str(home),
            timeout=20,
        )
        self.child.delaybeforesend = None

    @staticmethod
    def program(arguments: list[str]) -> tuple[str, list[str]]:
        """Return the program to start, and its arguments."""
        return sys.executable, ["-m", "tutor", *arguments]

    def pump(self, seconds: float = 0.05) -> None:
        """Let the program run, and show on the screen what it prints."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                data: bytes = self.child.read_nonblocking(65536, timeout=0.02)  # type: ignore[assignment]
                self.raw += data
                self.stream.feed(data)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return

    @property
    def rows(self) -> list[str]:
        """What is on the screen, without blanks at the ends of lines."""
        return [row.rstrip() for row in self.screen.display]

    @property
    def text(self) -> str:
        """What is on the screen as one text."""
        return "\n".join(self.rows)

    @property
    def everything(self) -> str:
        """What has scrolled away, and what is on the screen."""
        gone = ["".join(line[column].data for column in range(self.screen.columns)) for line in self.screen.history.top]
        return "\n".join([*(row.rstrip() for row in gone), *self.rows])

    def wait_for(self, wanted: str | Callable[["Terminal"], bool], seconds: float = 20) -> None:
        """Wait until something is on the screen."""
        seen = (lambda terminal: wanted in terminal.text) if isinstance(wanted, str) else wanted
        end = time.monotonic() + seconds
        while not seen(self):
            assert time.monotonic() < end, f"waited in vain for {wanted!r}:\n{self.text}"
            self.pump()

    def type(self, keys: str) -> None:
        """Type keys."""
        self.child.send(keys)

    def enter(self, line: str, then: str) -> None:
        """Type a line and Enter; wait for what follows."""
        self.type(line)
        self.wait_for(line)
        self.type("\r")
        self.wait_for(then)

    def in_order(self) -> list[str]:
        """Return what of the terminal was not put back as it was: nothing, if all is well."""
        wrong = []
        with contextlib.suppress(termios.error, OSError):
            local: int = termios.tcgetattr(self.child.child_fd)[3]
            wrong += [
                name for name, flag in (("echo", termios.ECHO), ("canonical", termios.ICANON)) if not local & flag
            ]
        for name, on, off in _MODES:
            if self.raw.rfind(on) > self.raw.rfind(off):
                wrong.append(name)
        return wrong

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size."""
        self.screen.resize(lines, columns)
        self.child.setwinsize(lines, columns)

    def finished(self, seconds: float = 20) -> bool:
        """Wait until the program has ended and all it wrote was read; whether it did."""
        end = time.monotonic() + seconds
        while self.child.isalive() and time.monotonic() < end:
            self.pump()
        self.pump(0.1)
        return not self.child.isalive()

    def ended(self) -> int | None:
        """Wait for the end; return the exit status."""
        end = time.monotonic() + 20
        while self.child.isalive() and time.monotonic() < end:
            self.pump()
        self.child.close()
        status: int | None = self.child.exitstatus
        return status
