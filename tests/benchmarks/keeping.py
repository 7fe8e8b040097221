"""Measure the progress file against its goals: python tests/benchmarks/keeping.py [--events 1000000].

Saving an answer against an fsynced line of JSON on the same disk; starting with many events against
an empty file; `tutor progress` beyond the start of Python; bytes an event. Ratios are of medians,
measured in turns.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from tutor.course.happened import Happened, Kind
from tutor.store import saving
from tutor.store.clock import chance, now
from tutor.store.events import Event, stamped, to_json
from tutor.store.progress import Progress

LESSONS, SKILLS, SHAPES = (
    16,
    ("power", "chain", "product", "quotient", "sum"),
    ("bare", "inner", "mixed", "two", "three"),
)


def event(number: int) -> Event:
    """Return an event such as a real one: two right answers, a wrong one, a hint."""
    kind = (Kind.RIGHT, Kind.RIGHT, Kind.WRONG, Kind.HINT)[number % 4]
    what = Happened(
        kind, f"lesson-{number % LESSONS}", f"question-{number % 10}", SKILLS[number % 5], "",
        "" if kind is Kind.HINT else "predict\nJ: (3*w+1)^5\nat: 2", "" if kind is Kind.HINT else "15(3w+1)^4",
        "inside-forgotten" if kind is Kind.WRONG else "", number % 3, number % 2,
        f"question-{(number + 1) % 10}" if kind is Kind.RIGHT else None,
    )  # fmt: skip
    return stamped(what, now() - 1000 * (2_000_000 - number), chance(10), 4200)


def timed(act: Callable[[], object]) -> float:
    """Return how long something takes, in milliseconds."""
    start = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - start)


def saves(folder: Path, times: int) -> tuple[list[float], list[float]]:
    """Save answers, and append JSON lines, in turns."""
    ours, lines = [], []
    with closing(Progress(folder / "save.db", now)) as progress, (folder / "lines.jsonl").open("w") as stream:

        def line(saved: Event) -> None:
            stream.write(to_json(saved) + "\n")
            stream.flush()
            os.fsync(stream.fileno())

        for number in range(times + 20):
            saved = event(number)
            first, second = timed(partial(progress.save, [saved])), timed(partial(line, saved))
            if number >= 20:
                ours.append(first)
                lines.append(second)
    return ours, lines


def fill(path: Path, count: int) -> None:
    """Fill a progress file."""
    with closing(Progress(path, now)) as progress, progress.opened() as database:
        for start in range(0, count, 20_000):
            saving.save(database, (event(number) for number in range(start, min(start + 20_000, count))))


def first_prompt(path: Path) -> float:
    """Return how long `tutor` takes to its first prompt in a pipe."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "tutor", "--progress", str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    seen = b""
    while "❯ ".encode() not in seen and (part := os.read(process.stdout.fileno(), 65536)):
        seen += part
    taken = 1000 * (time.perf_counter() - start)
    process.kill()
    process.communicate()
    return taken


def runs(*arguments: str) -> float:
    """Return how long a command takes."""
    return timed(lambda: subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True))


def main() -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(description="Measure the progress file.")
    parser.add_argument("--events", type=int, default=1_000_000, help="events in the large file (1000000)")
    parser.add_argument("--rounds", type=int, default=15, help="how often commands are measured (15)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        folder = Path(name)
        ours, lines = saves(folder, 300)
        large, empty = folder / "large.db", folder / "empty.db"
        filled = timed(lambda: fill(large, options.events)) / 1000
        fill(empty, 1)
        bytes_each = large.stat().st_size / options.events
        starts: dict[Path, list[float]] = {large: [], empty: []}
        shows: dict[Path, list[float]] = {large: [], empty: []}
        bare: list[float] = []
        for _ in range(options.rounds):
            for path in (large, empty):
                starts[path].append(first_prompt(path))
                shows[path].append(runs("-m", "tutor", "progress", "--progress", str(path), "--json"))
            bare.append(runs("-m", "tutor", "--version"))
    median = statistics.median
    save, line = median(ours), median(lines)
    start, progress = median(starts[large]) / median(starts[empty]), median(shows[large]) - median(bare)
    grown = median(shows[large]) - median(shows[empty])
    rows = (
        ("saving an answer, against an fsynced line", save / line, 2.0, f"{save:.2f} ms, {line:.2f} ms"),
        (f"first prompt with {options.events} events, against one", start, 1.1, f"{median(starts[large]):.0f} ms"),
        ("`tutor progress` beyond `tutor --version`, ms", progress, 100.0,
         f"with one event {median(shows[empty]) - median(bare):.0f} ms"),
        ("the same beyond a file with one event, ms", grown, 100.0, ""),
        ("bytes an event", bytes_each, 200.0, f"filled in {filled:.0f} s"),
    )  # fmt: skip
    for what, value, goal, more in rows:
        sys.stdout.write(f"{what:55} {value:8.2f}  goal {goal:6.1f}  {'yes' if value <= goal else 'NO'}  ({more})\n")
    sys.stdout.write(json.dumps({what: value for what, value, _, _ in rows}) + "\n")
    return 0 if all(value <= goal for _, value, goal, _ in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
