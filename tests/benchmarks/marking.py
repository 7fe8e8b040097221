"""How well and how fast `tutor mark` judges, against proven verdicts and against plain SymPy.

    python tests/benchmarks/marking.py [FILE] [--count N] [--seed S] [--sample K] [--json FILE]

Without a FILE of answers (JSON lines as `answers.py` prints them) N are made from the seed S. All are
marked; the answers misjudged or not decided are listed. K of them, drawn by lot, are then put in turn
to `tutor mark` and to `simplify(diff(f) - a) == 0`, so a busy machine slows both as much. Last, the
whole file is marked with one job and with two. Exit status: 0 when every goal is met, else 1.
"""

import argparse
import json
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import answers
import marked
import plain_sympy
from marked import Row

SAMPLE = 200
DEADLINE = 2.0
"""Seconds SymPy has for one answer, as `tutor mark` gives it without being told."""

VERDICTS = ("right", "wrong", "undecided", "unreadable")

_MOST_LISTED = 60
_MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Goal:
    """Something measured, and what it should be.

    Attributes:
        name: what it is.
        figure: what was measured.
        goal: the most it may be, or the least.
        least: whether the goal is the least.
    """

    name: str
    figure: float
    goal: float
    least: bool = False

    @property
    def met(self) -> bool:
        """Whether the goal is met."""
        return self.figure >= self.goal if self.least else self.figure <= self.goal


def of_hundred(values: Sequence[float], share: float) -> float:
    """Return the value that `share` of the values don't exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


# All answers


def judged(rows: Sequence[Row], run: marked.Run) -> list[Goal]:
    """Print how the verdicts stand to the labels; return the goals."""
    called = Counter((row["verdict"], str(verdict.get("verdict"))) for row, verdict in _both(rows, run))
    _say(f"{len(rows)} answers, {len({row['function'] for row in rows})} functions\n")
    _say(f"{'':12}" + "".join(f"{'called ' + verdict:>20}" for verdict in VERDICTS))
    for label in ("right", "wrong"):
        _say(f"{label:12}" + "".join(f"{called[label, verdict]:20}" for verdict in VERDICTS))
    known = Counter(str(verdict.get("by")) for verdict in run.verdicts if verdict.get("verdict") == "right")
    _say("\nright, by: " + ", ".join(f"{by} {many}" for by, many in known.most_common()))
    taken = [float(verdict["ms"]) for verdict in run.verdicts if "ms" in verdict]
    late = sum(each > DEADLINE * 1000 for each in taken)
    _say(
        f"milliseconds an answer: median {statistics.median(taken):.2f},"
        f" 95 of 100 within {of_hundred(taken, 0.95):.1f}, most {max(taken):.0f}; over the deadline: {late}\n"
    )
    missed = sum(many for (label, verdict), many in called.items() if label != verdict)
    misjudged = called["right", "wrong"] + called["wrong", "right"]
    return [
        Goal("answers misjudged", misjudged, 0),
        Goal("answers without the right verdict, share", missed / len(rows), 0.01),
        Goal("answers over the deadline", late, 0),
    ]


def findings(rows: Sequence[Row], run: marked.Run) -> list[Row]:
    """Return what was misjudged or not decided, and print it."""
    found = [
        {**row, "called": verdict.get("verdict"), "says": verdict.get("says"), "reads": verdict.get("reads")}
        for row, verdict in _both(rows, run)
        if row["verdict"] != verdict.get("verdict")
    ]
    for each in found[:_MOST_LISTED]:
        _say(f"  {each['verdict']} ({each['how']}), called {each['called']}: {each['says']}")
        _say(f"      {each['id']}: d/d{each['variable']} {each['function']}  =?  {each['answer']}")
    if len(found) > _MOST_LISTED:
        _say(f"  … and {len(found) - _MOST_LISTED} more")
    return found


def _both(rows: Sequence[Row], run: marked.Run) -> list[tuple[Row, Row]]:
    return list(zip(rows, run.verdicts, strict=True))


# Against plain SymPy


def against_sympy(rows: Sequence[Row]) -> list[Goal]:
    """Put a sample to both in turn, print how they fare; return the goals. Only what SymPy can read is timed."""
    ours, theirs = marked.OneByOne(), plain_sympy.Asked()
    called: Counter[tuple[str, str]] = Counter()
    taken: list[tuple[float, float]] = []
    try:
        for row in rows:
            _, our_seconds = ours.verdict(row)
            verdict, their_seconds = theirs.verdict(row)
            called[row["verdict"], verdict] += 1
            if verdict != "unreadable":
                taken.append((our_seconds * 1000, their_seconds * 1000))
    finally:
        ours.close()
        theirs.close()
    _say(f"\n{len(rows)} of them by plain SymPy, simplify(diff(f) - a) == 0, at most {plain_sympy.LIMIT:g} s each:")
    for label in ("right", "wrong"):
        verdicts = ("right", "wrong", "unreadable", "too late", "broke down")
        _say(f"{label:12}" + "".join(f"{'called ' + each}: {called[label, each]}   " for each in verdicts))
    if not taken:
        return []
    goals = []
    for name, share, goal in (("median", 0.5, 1 / 20), ("95 of 100 within", 0.95, 1 / 10)):
        mine, other = (of_hundred(column, share) for column in zip(*taken, strict=True))
        _say(f"milliseconds, {name}: tutor {mine:.2f}, SymPy {other:.1f}: {other / mine:.0f} times as long")
        goals.append(Goal(f"tutor's time of SymPy's, {name}", mine / other, goal))
    return goals


# One job, two jobs


def two_jobs(rows: Sequence[Row]) -> list[Goal]:
    """Mark everything with one job, with two, and as two halves apart; print time and memory, return the goals.

    The halves apart are the most two jobs could reach while other programs run: what is missing to twice as
    fast there is the machine's.
    """
    alone, together = marked.run(rows, 1), marked.run(rows, 2)
    apart = marked.seconds_apart(rows)
    same = [each.get("verdict") for each in alone.verdicts] == [each.get("verdict") for each in together.verdicts]
    for name, run in (("one job", alone), ("two jobs", together)):
        _say(f"{name:9} {run.seconds:6.1f} s, {len(rows) / run.seconds:5.0f} answers a second{_memory(run)}")
    _say(f"two halves apart {apart:.1f} s: {alone.seconds / apart:.2f} times as fast as one job is possible now")
    _say("" if same else "one job and two came to different verdicts!")
    goals = [Goal("answers a second, two jobs of one", alone.seconds / together.seconds, 1.6, least=True)]
    for name, run in (("one job", alone), ("two jobs", together)):
        if run.memory is not None and len(rows) > marked.FIRST_LOOK:
            growth = run.memory[1] / run.memory[0]
            goals.append(Goal(f"memory at the end of that at {marked.FIRST_LOOK}, {name}", growth, 1.1))
    return goals


def _memory(run: marked.Run) -> str:
    if run.memory is None:
        return ""
    first, last = (held / _MEGABYTE for held in run.memory)
    return f", {first:.1f} MB held after {marked.FIRST_LOOK}, {last:.1f} MB at the end"


# All of it


def main() -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(description="Measure tutor's judge against proven verdicts and plain SymPy.")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="answers to mark (made without one)")
    parser.add_argument("--count", type=int, default=answers.COUNT, help=f"how many to make ({answers.COUNT})")
    parser.add_argument("--seed", type=int, default=answers.SEED, help=f"chance starts here ({answers.SEED})")
    parser.add_argument("--sample", type=int, default=SAMPLE, help=f"how many for plain SymPy ({SAMPLE})")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures and findings there, too")
    options = parser.parse_args()
    rows = _rows(options.file) if options.file else _made(options.count, options.seed)
    alone = marked.run(rows, 1)
    goals = judged(rows, alone)
    found = findings(rows, alone)
    sample = Random(options.seed).sample(rows, min(options.sample, len(rows)))  # noqa: S311 - nothing secret is drawn
    goals += against_sympy(sample)
    _say("")
    goals += two_jobs(rows)
    _say(f"\n{'':46} {'figure':>8} {'goal':>9}  met")
    for goal in goals:
        sign = "≥" if goal.least else "≤"
        _say(f"{goal.name:46} {goal.figure:8.4g} {sign + format(goal.goal, ' .4g'):>9}  {'yes' if goal.met else 'NO'}")
    if options.json is not None:
        figures = {"goals": [{**asdict(goal), "met": goal.met} for goal in goals], "findings": found}
        options.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0 if all(goal.met for goal in goals) else 1


def _rows(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _made(count: int, seed: int) -> list[Row]:
    return [pair.row(number) for number, pair in enumerate(answers.pairs(count, seed), 1)]


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
