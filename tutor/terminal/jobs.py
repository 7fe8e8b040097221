"""Several processes that mark side by side: lines are handed out in small blocks, verdicts come back in order.

Neither a line nor a verdict is looked into here: a job gets each line with its number in front, and
what it answers is printed as it is. The job with the least to do gets the next block, a few blocks
ahead, so it has work while another waits for SymPy; memory stays flat however long the file is.
"""

import contextlib
import gc
import itertools
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

from tutor.prover.process import Prover, command
from tutor.terminal.marking import Line, lines, marked_line

_BLOCK = 16
"""Lines handed out at once, where so many have come."""

_AHEAD = 64
"""Lines a job may have before it, besides those it works at."""

_BLOCKS = 256
"""Blocks whose verdicts may wait for an earlier one."""

_LONGEST_KEPT = 0.05
"""Seconds a job may keep verdicts back, to write several at once."""


_EXPLAIN = "explain"
"""Told to a job that is to look for the mistakes behind wrong answers."""


class Jobs:
    """The processes, and who was handed what."""

    def __init__(self, count: int, deadline: float, *, explain: bool) -> None:
        """Start them."""
        self.changed = threading.Condition()
        start = [*command("tutor.terminal.jobs"), _EXPLAIN if explain else "", str(deadline)]
        self.jobs = [_Job(start, self.changed) for _ in range(count)]
        self.handed_out: queue.Queue[tuple[_Job, int] | None] = queue.Queue(_BLOCKS)

    def verdicts(self, found: Iterator[Line]) -> Iterator[bytes]:
        """Yield a verdict for every line, while a thread reads on and hands out what comes."""
        threading.Thread(target=self._hand_out, args=(found,), daemon=True).start()
        while (block := self.handed_out.get()) is not None:
            job, count = block
            for _ in range(count):
                yield job.answer()

    def _hand_out(self, found: Iterator[Line]) -> None:
        with contextlib.suppress(OSError):
            for block in _blocks(found):
                job = self._idlest()
                job.ask(block)
                self.handed_out.put((job, len(block)))
        self.handed_out.put(None)

    def _idlest(self) -> "_Job":
        """Return the job with the least to do, as soon as one has not too much."""
        with self.changed:
            while (job := min(self.jobs, key=lambda job: job.waiting)).waiting >= _AHEAD:
                self.changed.wait()
            return job

    def close(self) -> None:
        """End the processes."""
        for job in self.jobs:
            job.close()


def _blocks(found: Iterator[Line]) -> Iterator[list[Line]]:
    """Yield the lines in blocks: as many as have come, so that nobody who types waits for a block to fill."""
    for line in found:
        block = [line]
        if not line.last:
            for another in itertools.islice(found, _BLOCK - 1):
                block.append(another)
                if another.last:
                    break
        yield block


class _Job:
    """One process; a thread waits for its verdicts, so neither pipe can fill up."""

    def __init__(self, started_by: list[str], changed: threading.Condition) -> None:
        self.process = subprocess.Popen(
            started_by, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.changed = changed
        self.waiting = 0
        self.found: queue.SimpleQueue[list[bytes]] = queue.SimpleQueue()
        self.verdicts: Iterator[bytes] = iter(())
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None  # noqa: S101 - a pipe was asked for
        rest = b""
        with contextlib.suppress(OSError, ValueError):
            while chunk := os.read(self.process.stdout.fileno(), 65_536):
                *whole, rest = (rest + chunk).split(b"\n")
                self.found.put([line + b"\n" for line in whole])
                with self.changed:
                    self.waiting -= len(whole)
                    self.changed.notify()
        self.found.put([])

    def ask(self, block: list[Line]) -> None:
        assert self.process.stdin is not None  # noqa: S101 - a pipe was asked for
        with self.changed:
            self.waiting += len(block)
        with contextlib.suppress(OSError):
            self.process.stdin.write(b"".join(b"%d %s\n" % (line.number, line.text) for line in block))
            self.process.stdin.flush()

    def answer(self) -> bytes:
        while (verdict := next(self.verdicts, None)) is None:
            if not (found := self.found.get()):
                raise OSError(0, "a job ended before its work was done")
            self.verdicts = iter(found)
        return verdict

    def close(self) -> None:
        with contextlib.suppress(OSError):
            if self.process.stdin is not None:
                self.process.stdin.close()
        self.process.terminate()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


def main() -> None:
    """Be a job: mark the lines that come, each with its number in front, until there are no more."""
    gc.freeze()
    prover = Prover(float(sys.argv[-1]), spare=False, conversation=False)
    kept: list[bytes] = []
    written = time.monotonic()
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        for line in lines(sys.stdin.fileno()):
            number, _, text = line.text.partition(b" ")
            kept.append(marked_line(Line(int(number), text, line.last), prover.prove, explain=_EXPLAIN in sys.argv))
            if line.last or time.monotonic() - written > _LONGEST_KEPT:
                sys.stdout.buffer.write(b"".join(kept))
                sys.stdout.buffer.flush()
                kept, written = [], time.monotonic()
    prover.close()
