"""`tutor mark`: thousands of answers, one verdict a line, in their order, as they are done.

    {"function": "w^2", "answer": "2w"}
        -> {"id": 1, "verdict": "right", "by": "exact", "reads": "2*w", "witness": null, …}

With several jobs each job is a process of this same command that marks the lines it is handed, so
memory stays flat however long the file is. Lines go round the jobs in turn; a job is handed a few
lines ahead, so it has work while an earlier line is waited for.
"""

import contextlib
import json
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from typing import Self, TextIO

from tutor.prover.process import Prover
from tutor.terminal.marking import BadLineError, Task, mark_one, task

_NOT_ALL_READ = 1
_WRONG_ARGUMENTS = 2
_INTERRUPTED = 130
_AHEAD = 256
"""Lines handed to a job before its first verdict is waited for: work while another waits for SymPy."""


def mark(file: str, *, jobs: int, deadline: float) -> int:
    """Mark a file, `-` for standard input; return the exit status."""
    if jobs < 1 or deadline <= 0:
        sys.stderr.write("tutor mark: --jobs and --deadline are above 0\n")
        return _WRONG_ARGUMENTS
    try:
        stream = sys.stdin if file == "-" else open(file, encoding="utf-8", errors="replace")  # noqa: SIM115, PTH123
    except OSError as error:
        sys.stderr.write(f"tutor mark: {file} can't be read: {error.strerror}\n")
        return _WRONG_ARGUMENTS
    marker: _Alone | _Jobs = _Alone(deadline) if jobs == 1 else _Jobs(jobs, deadline)
    bad = 0
    try:
        with _Progress(sys.stderr) as progress:
            for verdict in _in_order(stream, marker):
                bad += "error" in verdict
                sys.stdout.write(json.dumps(verdict, ensure_ascii=False) + "\n")
                sys.stdout.flush()
                progress.step()
    except KeyboardInterrupt:
        return _INTERRUPTED
    finally:
        marker.close()
        if stream is not sys.stdin:
            stream.close()
    return _NOT_ALL_READ if bad else 0


def _in_order(stream: TextIO, marker: "_Alone | _Jobs") -> Iterator[dict[str, object]]:
    """Hand out lines, and yield their verdicts in the order of the lines."""
    waiting: deque[dict[str, object] | int] = deque()
    for count, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            waiting.append(marker.hand_out(task(line, count)))
        except BadLineError as error:
            waiting.append({"id": None, "line": count, "error": str(error)})
        if len(waiting) > marker.ahead:
            yield _done(waiting.popleft(), marker)
    while waiting:
        yield _done(waiting.popleft(), marker)


def _done(result: "dict[str, object] | int", marker: "_Alone | _Jobs") -> dict[str, object]:
    return marker.collect(result) if isinstance(result, int) else result


class _Alone:
    """Marks in this process."""

    ahead = 0

    def __init__(self, deadline: float) -> None:
        self.prover = Prover(deadline)

    def hand_out(self, asked: Task) -> dict[str, object]:
        return mark_one(asked, self.prover.prove)

    def collect(self, result: int) -> dict[str, object]:
        raise AssertionError(result)  # pragma: no cover - nothing is handed to others

    def close(self) -> None:
        self.prover.close()


class _Jobs:
    """Marks in processes of this same command, each with one line a question and one a verdict."""

    def __init__(self, jobs: int, deadline: float) -> None:
        command = [sys.executable, "-m", "tutor", "mark", "--jobs", "1", "--deadline", str(deadline), "-"]
        self.processes = [_Job(command) for _ in range(jobs)]
        self.ahead = _AHEAD * jobs
        self.next = 0

    def hand_out(self, asked: Task) -> int:
        index = self.next
        self.next = (index + 1) % len(self.processes)
        self.processes[index].ask(asked)
        return index

    def collect(self, result: int) -> dict[str, object]:
        return self.processes[result].answer()

    def close(self) -> None:
        for process in self.processes:
            process.close()


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
