"""How fast `tutor` is, against its goals and against the barest program that could do the same.

    python tests/benchmarks/run.py [--rounds N] [--json FILE]

Everything is measured interleaved, one of each a round, so a busy machine slows the bare program as
much as ours. Shown are the median and, as spread, the quartiles. The start-up rows need a
pseudo-terminal and are left out where there is none. Exit status: 0 when every goal is met, else 1.
"""

import argparse
import json
import os
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import work

from tutor.checking.verdict import Right, Wrong
from tutor.prover.process import Prover
from tutor.render.screen import PROMPT_SIGN

Measure = Callable[[], float]

MILLISECONDS = 1000.0


@dataclass(slots=True)
class Row:
    """One thing measured.

    Attributes:
        name: what it is.
        measure: measures it once, in seconds.
        goal: the most it may be: times the floor where there is one, else seconds.
        floor: measures the barest program that could do the same.
        taken: what was measured, in seconds.
        floor_taken: the same for the floor.
    """

    name: str
    measure: Measure
    goal: float
    floor: Measure | None = None
    taken: list[float] = field(default_factory=list)
    floor_taken: list[float] = field(default_factory=list)

    def once(self) -> None:
        """Measure once, the floor right after."""
        self.taken.append(self.measure())
        if self.floor is not None:
            self.floor_taken.append(self.floor())

    @property
    def median(self) -> float:
        """The median in seconds."""
        return statistics.median(self.taken)

    @property
    def ratio(self) -> float | None:
        """How many times the floor it takes."""
        return self.median / statistics.median(self.floor_taken) if self.floor_taken else None

    @property
    def met(self) -> bool:
        """Whether the goal is met."""
        return (self.median if self.ratio is None else self.ratio) <= self.goal


def _quartiles(taken: list[float]) -> tuple[float, float]:
    if len(taken) == 1:
        return taken[0], taken[0]
    first, _, third = statistics.quantiles(taken, n=4, method="inclusive")
    return first, third


def start_up() -> list[Row]:
    """Return the rows that need a terminal."""
    if os.name != "posix":
        return []
    import screens  # noqa: PLC0415 - POSIX only

    return [
        Row("first words, against bare input()", lambda: screens.first_words(screens.TUTOR), 4.0,
            lambda: screens.first_words(screens.BARE_INPUT)),
        Row("ready for typing, against a bare prompt", lambda: screens.ready(screens.TUTOR, PROMPT_SIGN), 1.5,
            lambda: screens.ready(screens.BARE_PROMPT, "> ")),
    ]  # fmt: skip


def inside(prover: Prover) -> list[Row]:
    """Return the rows measured in this process."""

    def row(name: str, task: work.Task, times: int, goal: float) -> Row:
        return Row(name, lambda: work.each_time(task, times), goal / MILLISECONDS)

    return [
        row("read one answer", work.reading(), 50, 0.1),
        row("derivation of a course's function", work.deriving(), 26, 5.0),
        row("numeric verdict, right answers", work.judging(work.RIGHT, Right), 11, 2.0),
        row("numeric verdict, wrong answers", work.judging(work.WRONG, Wrong), 11, 2.0),
        row("SymPy's verdict, once warm", work.proving(prover), 11, 20.0),
        row("a table of 16 rows", work.nudging(), 5, 1.0),
    ]


def table(rows: list[Row]) -> str:
    """Return the figures as a table, in milliseconds."""
    lines = [f"{'':41} {'median':>9} {'(quartiles)':>19} {'floor':>9} {'ratio':>6} {'goal':>8}  met"]
    for row in rows:
        first, third = _quartiles(row.taken)
        floor = f"{statistics.median(row.floor_taken) * MILLISECONDS:6.1f} ms" if row.floor_taken else ""
        ratio = f"{row.ratio:.2f}" if row.ratio is not None else ""
        goal = f"{row.goal:g} ×" if row.floor else f"{row.goal * MILLISECONDS:g} ms"
        spread = f"({first * MILLISECONDS:.3f} .. {third * MILLISECONDS:.3f})"
        lines.append(
            f"{row.name:41} {row.median * MILLISECONDS:6.3f} ms {spread:>19} {floor:>9} {ratio:>6} {goal:>8}"
            f"  {'yes' if row.met else 'NO'}"
        )
    return "\n".join(lines)


def as_json(row: Row) -> dict[str, object]:
    """Return a row for --json; times in seconds."""
    return {
        "name": row.name,
        "median": row.median,
        "quartiles": _quartiles(row.taken),
        "floor": statistics.median(row.floor_taken) if row.floor_taken else None,
        "floor_quartiles": _quartiles(row.floor_taken) if row.floor_taken else None,
        "ratio": row.ratio,
        "goal": row.goal,
        "goal_is": "times the floor" if row.floor else "seconds",
        "met": row.met,
        "rounds": len(row.taken),
    }


def main() -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(description="Measure tutor against its goals.")
    parser.add_argument("--rounds", type=int, default=15, help="how often everything is measured (15)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    options = parser.parse_args()
    prover = Prover(deadline=30.0)
    try:
        rows = start_up() + inside(prover)
        for number in range(options.rounds + 1):
            for row in rows:
                row.once()
                if number == 0:  # the first round only warms caches
                    row.taken.clear()
                    row.floor_taken.clear()
    finally:
        prover.close()
    sys.stdout.write(table(rows) + "\n")
    if options.json is not None:
        options.json.write_text(json.dumps([as_json(row) for row in rows], indent=1) + "\n", encoding="utf-8")
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
