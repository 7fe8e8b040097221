"""A real pseudo-terminal with a screen to look at: what is typed goes in, what a person sees comes out."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte


class Terminal:
    """A tutor on a pseudo-terminal of a given size."""

    def __init__(
        self, arguments: list[str], home: Path, columns: int = 80, lines: int = 24, **environment: str
    ) -> None:
        """Start it with `home` for its home and working folder."""
        kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        self.screen = pyte.HistoryScreen(columns, lines, history=1000)
        self.stream = pyte.ByteStream(self.screen)

        def reply(data: str) -> None:
            self.child.send(data)

        self.screen.write_process_input = reply  # type: ignore[method-assign]  # how pyte wants it
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "tutor", *arguments],
            dimensions=(lines, columns),
            env={**kept, "TERM": "xterm-256color", "HOME": str(home), "LANG": "C.UTF-8", **environment},
            cwd=str(home),
            timeout=20,
        )
        self.child.delaybeforesend = None

    def pump(self, seconds: float = 0.05) -> None:
        """Let the program run, and show on the screen what it prints."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                data: bytes = self.child.read_nonblocking(65536, timeout=0.02)  # type: ignore[assignment]
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

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size."""
        self.screen.resize(lines, columns)
        self.child.setwinsize(lines, columns)

    def ended(self) -> int | None:
        """Wait for the end; return the exit status."""
        end = time.monotonic() + 20
        while self.child.isalive() and time.monotonic() < end:
            self.pump()
        self.child.close()
        status: int | None = self.child.exitstatus
        return status
