"""Programs on a terminal of their own: how long until something is to be seen, and until a key is answered.

The terminal is a pseudo-terminal whose other end is read here. Like a real one it answers the
question where its cursor stands, which prompt_toolkit asks before it draws. The programs run as if
installed: without `PYTHON…` variables, so their bytecode is compiled once and kept. POSIX only.
"""

import contextlib
import os
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

LONGEST = 30.0
"""Seconds after which a program counts as stuck."""

KEY = b"7"
"""What is typed when the prompt is there."""

ROWS = 24

_WHERE_IS_THE_CURSOR = b"\x1b[6n"
_ESCAPE = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>()][0-9A-Z]?|\x1b\][^\x07]*\x07")


class Screen:
    """A program on a terminal, and what it has written so far."""

    def __init__(self, command: tuple[str, ...], home: str) -> None:
        """Start the program; the clock runs from here."""
        self.seen = b""
        self._answered = 0
        ours, theirs = pty.openpty()
        self._terminal = ours
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment |= {"TERM": "xterm-256color", "HOME": home, "XDG_DATA_HOME": home}
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, env=environment, start_new_session=True
        )
        os.close(theirs)

    def until(self, wanted: Callable[[bytes], bool]) -> float:
        """Wait until what was written satisfies `wanted`; return the seconds since the start.

        Raises:
            TimeoutError: when the program is stuck.
            EOFError: when it ended first, with what it wrote.
        """
        while not wanted(self.seen):
            left = self.started + LONGEST - time.perf_counter()
            ready, _, _ = select.select([self._terminal], [], [], max(left, 0))
            if not ready:
                raise TimeoutError(self.seen)
            try:
                self.seen += os.read(self._terminal, 65536)
            except OSError as error:
                raise EOFError(self.seen.decode(errors="replace")) from error
            while self.seen.count(_WHERE_IS_THE_CURSOR) > self._answered:
                self._answered += 1
                self.type(b"\x1b[%d;1R" % min(self.seen.count(b"\n") + 1, ROWS))
        return time.perf_counter() - self.started

    def rest(self, seconds: float = 0.05) -> None:
        """Read what is still to come, until nothing comes for so long."""
        while select.select([self._terminal], [], [], seconds)[0]:
            self.seen += os.read(self._terminal, 65536)

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._terminal, keys)

    def close(self) -> None:
        """End the program and everything it started; hanging up ends what reads from it."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._terminal)


KEY_SIGN = "❯".encode()
"""What stands before the cursor."""


def without_escapes(seen: bytes) -> bytes:
    """Return what was written without escape sequences."""
    return _ESCAPE.sub(b"", seen)


@contextlib.contextmanager
def _screen(command: tuple[str, ...]) -> Iterator[Screen]:
    with tempfile.TemporaryDirectory() as home:
        screen = Screen(command, home)
        try:
            yield screen
        finally:
            screen.close()


def first_words(command: tuple[str, ...]) -> float:
    """Return the seconds until the first bytes are on the screen."""
    with _screen(command) as screen:
        return screen.until(bool)


def ready(command: tuple[str, ...], sign: str) -> float:
    """Return the seconds until the prompt `sign` stands there and a typed key has come back."""
    with _screen(command) as screen:
        screen.until(lambda seen: sign.strip().encode() in _ESCAPE.sub(b"", seen))
        before = len(screen.seen)
        screen.type(KEY)
        return screen.until(lambda seen: KEY in _ESCAPE.sub(b"", seen[before:]))


TUTOR = (sys.executable, "-m", "tutor")
BARE_INPUT = (sys.executable, "-c", "input('> ')")
BARE_PROMPT = (sys.executable, "-c", "from prompt_toolkit import PromptSession; PromptSession().prompt('> ')")
