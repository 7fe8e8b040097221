"""Real tutors, killed with SIGKILL at random moments: is every answer that was taken there, and none by half?

    python tests/store/kills.py --times 300 --at-once 2

A tutor in a pipe gets one wrong answer after another, each with a number of its own. When the prompt is
there again the answer was taken, and must be in the progress file for ever. Then it is killed, and another
one goes on with the same file. After each kill the file is checked: pages, check sums, derived tables.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from tutor.course.happened import Kind
from tutor.store import upkeep
from tutor.store.clock import now
from tutor.store.progress import Progress

LESSON = "---\nformat: 1\ntitle: Kept\n---\n```predict it\nJ: w^2\n```\n"
PROMPT = "❯ ".encode()


@dataclass(slots=True)
class Outcome:
    """What came of it all."""

    kills: int = 0
    taken: set[str] = field(default_factory=set)
    """Lines that were answered."""
    typed: set[str] = field(default_factory=set)
    """Lines that were typed at all."""
    faults: list[str] = field(default_factory=list)

    def told(self) -> str:
        """Say it in one line."""
        return f"{self.kills} kills, {len(self.taken)} answers taken, {len(self.faults)} faults"


def tutor(folder: Path, progress: Path) -> subprocess.Popen[bytes]:
    """Start a real tutor in a pipe."""
    return subprocess.Popen(
        [sys.executable, "-m", "tutor", "--progress", str(progress), "learn", str(folder / "01-kept.md")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder, start_new_session=True,
    )  # fmt: skip


def prompts(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Yield each time the tutor waits for a line, until it is gone."""
    assert process.stdout is not None
    seen = b""
    while part := os.read(process.stdout.fileno(), 65536):
        seen += part
        while PROMPT in seen:
            _, seen = seen.split(PROMPT, 1)
            yield None


def talk(process: subprocess.Popen[bytes], lines: Iterator[str], outcome: Outcome) -> None:
    """Type lines as fast as they are answered, and note which were."""
    assert process.stdin is not None
    line = ""
    for _ in prompts(process):
        if line:
            outcome.taken.add(line)
        line = next(lines)
        outcome.typed.add(line)
        try:
            process.stdin.write(line.encode() + b"\n")
            process.stdin.flush()
        except BrokenPipeError:
            return


def check(progress: Path, outcome: Outcome) -> None:
    """Hold the file against what was taken."""
    with closing(Progress(progress, now)) as kept:
        found = upkeep.verify(kept) if progress.exists() else None
        lines = {event.what.line for event in kept.events() if event.what.kind is Kind.WRONG}
        outcome.faults += [str(notice) for notice in kept.notices]
    if found is not None and not found.good:
        outcome.faults.append(f"after {outcome.kills} kills: {found}")
    outcome.faults += [f"lost: {line}" for line in sorted(outcome.taken - lines)]
    outcome.faults += [f"never typed: {line}" for line in sorted(lines - outcome.typed)]


def torture(folder: Path, times: int, at_once: int, seed: int) -> Outcome:
    """Start, answer, kill and check so many times."""
    chance, outcome = random.Random(seed), Outcome()  # noqa: S311 - no secret
    (folder / "01-kept.md").write_text(LESSON, encoding="utf-8")
    progress = folder / "progress.db"
    lines = (f"{number}w" for number in range(1000, 10_000_000))
    while outcome.kills < times and not outcome.faults:
        running = [tutor(folder, progress) for _ in range(at_once)]
        talking = [Thread(target=talk, args=(process, lines, outcome)) for process in running]
        for thread in talking:
            thread.start()
        for process in running:
            time.sleep(chance.choice((chance.uniform(0, 0.5), chance.uniform(0.3, 1.5))) / at_once)
            os.killpg(process.pid, signal.SIGKILL)
            outcome.kills += 1
        for process, thread in zip(running, talking, strict=True):
            process.wait()
            thread.join()
            for stream in (process.stdin, process.stdout):
                assert stream is not None
                try:
                    stream.close()
                except BrokenPipeError:
                    continue
        check(progress, outcome)
    return outcome


def main() -> int:
    """Run from the command line; return the exit status."""
    parser = argparse.ArgumentParser(description="Kill tutors, and look for what was lost.")
    parser.add_argument("--times", type=int, default=300, help="kills (300)")
    parser.add_argument("--at-once", type=int, default=1, help="tutors at once on one file (1)")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments (1)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = torture(Path(folder), options.times, options.at_once, options.seed)
    sys.stdout.write(outcome.told() + "\n" + "".join(f"{fault}\n" for fault in outcome.faults))
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
