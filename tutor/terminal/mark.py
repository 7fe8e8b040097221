"""`tutor mark`: thousands of answers, one verdict a line, in their order, as they are done.

    {"function": "w^2", "answer": "2w"}
        -> {"id": 1, "verdict": "right", "by": "exact", "reads": "2*w", "witness": null, …}

One job marks in this very process; with several, `terminal.jobs` shares the lines out.
"""

import gc
import os
import stat
import sys
import time
from collections.abc import Iterator
from typing import Protocol, Self, TextIO

from tutor.messages import Message, say
from tutor.prover.process import Prover
from tutor.terminal.jobs import Jobs
from tutor.terminal.marking import Line, lines, marked_line
from tutor.terminal.problems import complain

_NOT_ALL_READ = 1
_WRONG_ARGUMENTS = 2
_INTERRUPTED = 130


class _Marker(Protocol):
    def verdicts(self, found: Iterator[Line]) -> Iterator[bytes]:
        """Yield a verdict for every line, as a line of JSON."""

    def close(self) -> None:
        """End what was started."""


def mark(file: str, *, jobs: int, deadline: float, explain: bool = True) -> int:
    """Mark a file, `-` for standard input; return the exit status."""
    if jobs < 1 or deadline <= 0:
        complain(say("--jobs and --deadline are above 0"), "mark")
        return _WRONG_ARGUMENTS
    try:
        source = sys.stdin.fileno() if file == "-" else os.open(file, os.O_RDONLY)
        os.read(source, 0)
    except (OSError, ValueError) as error:
        why = Message(getattr(error, "strerror", None) or str(error))
        complain(say("{name} can't be read: {why}", name=file, why=why), "mark")
        return _WRONG_ARGUMENTS
    marker: _Marker = _Alone(deadline, explain=explain) if jobs == 1 else Jobs(jobs, deadline, explain=explain)
    bad = 0
    try:
        with _Progress(sys.stderr, source) as progress:
            for verdict in marker.verdicts(lines(source)):
                bad += verdict.startswith(_ERROR)
                sys.stdout.buffer.write(verdict)
                sys.stdout.buffer.flush()
                progress.step()
    except KeyboardInterrupt:
        return _INTERRUPTED
    finally:
        marker.close()
    return _NOT_ALL_READ if bad else 0


_ERROR = b'{"id": null, "line": '


class _Alone:
    """Marks in this process."""

    def __init__(self, deadline: float, *, explain: bool) -> None:
        self.explain = explain
        gc.freeze()  # what is imported stays: no need to look through it again and again
        self.prover = Prover(deadline, spare=False, conversation=False)

    def verdicts(self, found: Iterator[Line]) -> Iterator[bytes]:
        """Yield a verdict for every line."""
        return (marked_line(line, self.prover.prove, explain=self.explain) for line in found)

    def close(self) -> None:
        """End SymPy's process."""
        self.prover.close()


class _Progress:
    """A bar on standard error, for who watches; a mere count where nobody knows how many lines will come."""

    def __init__(self, stream: TextIO, source: int) -> None:
        self.stream = stream
        self.shown = stream.isatty()
        self.total = _count(source) if self.shown else 0
        self.done = 0
        self.last = 0.0

    def __enter__(self) -> Self:
        return self

    def step(self) -> None:
        self.done += 1
        now = time.monotonic()
        if self.shown and now - self.last > 0.2:  # noqa: PLR2004 - as often as an eye follows
            self.last = now
            self._show()

    def _show(self, end: str = "") -> None:
        text = f"{self.done} marked"
        if self.total:
            full = min(self.done, self.total) * _WIDTH // self.total
            text = f"[{'#' * full}{'.' * (_WIDTH - full)}] {self.done} of {self.total} marked"
        self.stream.write(f"\r{text}{end}")
        self.stream.flush()

    def __exit__(self, *_: object) -> None:
        if self.shown:
            self._show("\n")


_WIDTH = 30


def _count(source: int) -> int:
    """Return how many lines an open file has, 0 where it is no file that can be read twice."""
    if not stat.S_ISREG(os.fstat(source).st_mode):
        return 0
    start = os.lseek(source, 0, os.SEEK_CUR)
    total = sum(1 for _ in lines(source))
    os.lseek(source, start, os.SEEK_SET)
    return total
