"""`tutor mark`: thousands of answers, one verdict a line, in their order, as they are done.

    {"function": "w^2", "answer": "2w"}
        -> {"id": 1, "verdict": "right", "by": "exact", "reads": "2*w", "witness": null, …}

With several jobs each job is a process of this same command that marks the lines it is handed, so
memory stays flat however long the file is. Lines go round the jobs in turn; a job is handed a few
lines ahead, so it has work while an earlier line is waited for.
"""

import contextlib
import itertools
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Self, TextIO

from tutor.messages import Message, say
from tutor.prover.process import Prover
from tutor.terminal.marking import BadLineError, Task, mark_one, task
from tutor.terminal.problems import complain

_NOT_ALL_READ = 1
_WRONG_ARGUMENTS = 2
_INTERRUPTED = 130
_AHEAD = 256
"""Lines handed to a job before its first verdict is waited for: work while another waits for SymPy."""


def mark(file: str, *, jobs: int, deadline: float) -> int:
    """Mark a file, `-` for standard input; return the exit status."""
    if jobs < 1 or deadline <= 0:
        complain(say("--jobs and --deadline are above 0"), "mark")
        return _WRONG_ARGUMENTS
    try:
        source = sys.stdin.fileno() if file == "-" else os.open(file, os.O_RDONLY)
    except (OSError, ValueError) as error:
        why = Message(getattr(error, "strerror", None) or str(error))
        complain(say("{name} can't be read: {why}", name=file, why=why), "mark")
        return _WRONG_ARGUMENTS
    marker: _Alone | _Jobs = _Alone(deadline) if jobs == 1 else _Jobs(jobs, deadline)
    bad = 0
    try:
        with _Progress(sys.stderr) as progress:
            for verdict in marker.verdicts(_lines(source)):
                bad += "error" in verdict
                sys.stdout.write(json.dumps(verdict, ensure_ascii=False) + "\n")
                sys.stdout.flush()
                progress.step()
    except KeyboardInterrupt:
        return _INTERRUPTED
    finally:
        marker.close()
    return _NOT_ALL_READ if bad else 0


def _lines(source: int) -> Iterator[str]:
    """Yield the lines of an open file, read without a lock that a thread could hold when the program ends."""
    rest = b""
    while chunk := os.read(source, 65_536):
        *whole, rest = (rest + chunk).split(b"\n")
        yield from (line.decode("utf-8", "replace") for line in whole)
    if rest:
        yield rest.decode("utf-8", "replace")


Ticket = Task | dict[str, object]
"""A line understood, or the verdict on one that can't be."""


def _tickets(lines: Iterator[str]) -> Iterator[Ticket]:
    for count, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield task(line, count)
        except BadLineError as error:
            yield {"id": None, "line": count, "error": str(error)}


class _Alone:
    """Marks in this process."""

    def __init__(self, deadline: float) -> None:
        self.prover = Prover(deadline)

    def verdicts(self, lines: Iterator[str]) -> Iterator[dict[str, object]]:
        """Yield a verdict for every line."""
        for ticket in _tickets(lines):
            yield mark_one(ticket, self.prover.prove) if isinstance(ticket, Task) else ticket

    def close(self) -> None:
        """End SymPy's processes."""
        self.prover.close()


class _Jobs:
    """Marks in processes of this same command, each with one line a question and one a verdict."""

    def __init__(self, jobs: int, deadline: float) -> None:
        command = [sys.executable, "-m", "tutor", "mark", "--jobs", "1", "--deadline", str(deadline), "-"]
        self.jobs = [_Job(command) for _ in range(jobs)]
        self.handed_out: queue.Queue[_Job | dict[str, object] | None] = queue.Queue(_AHEAD * jobs)

    def verdicts(self, lines: Iterator[str]) -> Iterator[dict[str, object]]:
        """Yield a verdict for every line, while a thread reads on and hands out what comes."""
        threading.Thread(target=self._hand_out, args=(lines,), daemon=True).start()
        while (ticket := self.handed_out.get()) is not None:
            yield ticket.answer() if isinstance(ticket, _Job) else ticket

    def _hand_out(self, lines: Iterator[str]) -> None:
        turns = itertools.cycle(self.jobs)
        with contextlib.suppress(OSError):
            for ticket in _tickets(lines):
                if isinstance(ticket, Task):
                    job = next(turns)
                    job.ask(ticket)
                    self.handed_out.put(job)
                else:
                    self.handed_out.put(ticket)
        self.handed_out.put(None)

    def close(self) -> None:
        """End the processes."""
        for job in self.jobs:
            job.close()


class _Job:
    """One process; a thread waits for its verdicts, so neither pipe can fill up."""

    def __init__(self, command: list[str]) -> None:
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        self.verdicts: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None  # noqa: S101 - a pipe was asked for
        with contextlib.suppress(OSError, ValueError):
            for line in self.process.stdout:
                self.verdicts.put(line)
        self.verdicts.put("")

    def ask(self, asked: Task) -> None:
        assert self.process.stdin is not None  # noqa: S101 - a pipe was asked for
        row = {name: getattr(asked, name) for name in ("id", "function", "answer", "variable", "at")}
        with contextlib.suppress(OSError):
            self.process.stdin.write(json.dumps(row) + "\n")
            self.process.stdin.flush()

    def answer(self) -> dict[str, object]:
        line = self.verdicts.get()
        if not line:
            raise OSError(0, "a job ended before its work was done")
        verdict: dict[str, object] = json.loads(line)
        return verdict

    def close(self) -> None:
        with contextlib.suppress(OSError):
            if self.process.stdin is not None:
                self.process.stdin.close()
        self.process.terminate()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


class _Progress:
    """A count on standard error, for who watches."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.shown = stream.isatty()
        self.done = 0
        self.last = 0.0

    def __enter__(self) -> Self:
        return self

    def step(self) -> None:
        self.done += 1
        now = time.monotonic()
        if self.shown and now - self.last > 0.2:  # noqa: PLR2004 - as often as an eye follows
            self.last = now
            self.stream.write(f"\r{self.done} marked")
            self.stream.flush()

    def __exit__(self, *_: object) -> None:
        if self.shown:
            self.stream.write(f"\r{self.done} marked\n")
