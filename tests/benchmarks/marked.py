"""`tutor mark`, run and watched: its verdicts, how long it takes and how much memory it holds."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

FIRST_LOOK = 1000
"""Verdicts after which memory is looked at first."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """One run over a file.

    Attributes:
        verdicts: in the order of the lines.
        seconds: from the start of the program to its end.
        memory: bytes held after FIRST_LOOK verdicts (or at the end of a shorter file) and shortly before the end;
            none where the system doesn't tell.
    """

    verdicts: tuple[Row, ...]
    seconds: float
    memory: tuple[int, int] | None


def run(rows: Sequence[Row], jobs: int) -> Run:
    """Mark all rows with the command itself, and watch it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answers.jsonl"
        file.write_text("".join(json.dumps(question(row)) + "\n" for row in rows), encoding="utf-8")
        start = time.perf_counter()
        process = _process(str(file), "--jobs", str(jobs))
        assert process.stdout is not None
        verdicts: list[Row] = []
        looks: list[int | None] = []
        for line in process.stdout:
            verdicts.append(json.loads(line))
            if len(verdicts) in {min(FIRST_LOOK, len(rows) - 2), len(rows) - 2}:
                looks.append(_held(process.pid))
        process.wait()
        seconds = time.perf_counter() - start
    assert len(verdicts) == len(rows), f"{len(verdicts)} verdicts on {len(rows)} answers"
    first, last = (looks[0], looks[-1]) if looks else (None, None)
    return Run(tuple(verdicts), seconds, None if first is None or last is None else (first, last))


def seconds_apart(rows: Sequence[Row]) -> float:
    """Return how long two processes that know nothing of each other take, each with every other line."""
    start = time.perf_counter()
    with ThreadPoolExecutor(2) as both:
        list(both.map(lambda half: run(half, 1), (rows[::2], rows[1::2])))
    return time.perf_counter() - start


class OneByOne:
    """The command reading standard input, asked one answer after the other."""

    def __init__(self) -> None:
        """Start it, and let it get warm: starting counts for nobody."""
        self.process = _process("-")
        self.verdict({"function": "x*sin(x)", "answer": "sin(x)", "variable": "x"})

    def verdict(self, row: Row) -> tuple[str, float]:
        """Return the verdict, and the seconds it took."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        start = time.perf_counter()
        self.process.stdin.write(json.dumps(question(row)) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        return json.loads(line)["verdict"], time.perf_counter() - start

    def close(self) -> None:
        """End it as the end of its input does."""
        self.process.communicate()


def question(row: Row) -> Row:
    """Return what the command is told: everything but the verdict."""
    return {key: row[key] for key in ("id", "function", "variable", "answer") if key in row}


def _process(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tutor", "mark", "--no-slips", *arguments],  # a verdict against a verdict
        cwd=ROOT,
        stdin=subprocess.PIPE if arguments[0] == "-" else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def _held(pid: int) -> int | None:
    """Return the bytes of memory a process holds, where Linux tells."""
    status = Path(f"/proc/{pid}/status")
    try:
        lines = status.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS")), None)
