"""How long a key takes to reach the screen: this prompt, the same without its live reading, and others.

All programs run at once on terminals of their own, and each key is pressed in one after the other, so that
what else the machine does falls on all of them alike. Run it as

    python tests/benchmarks/keys.py

Goals: at most 1.4 times the same prompt without the reading; 95 of 100 keys under 16 ms, also while SymPy works.
"""

import argparse
import importlib.util
import statistics
import sys
import tempfile
import time
from pathlib import Path

from screens import KEY_SIGN, Screen, without_escapes

from tutor.calculus.numbers import Point, read_point
from tutor.course.model import Function
from tutor.notation.reading import Reading, read
from tutor.render.canvas import Mode
from tutor.render.explorer import screen
from tutor.render.screen import Look
from tutor.session.explorer import BY_KEY, opened
from tutor.session.outputs import Exploring

FORMULA = "1/(w^2+1)^(3/2)+sqrt(w)*sin(3w)-e^(w/2)"
"""What is typed, key by key."""

MOST_TIMES = 1.4
LONGEST = 0.016

_OURS = """
import sys
sys.path.insert(0, {root!r})
from tutor.store.lessons import read_file, shipped
from tutor.session.machine import go_on
from tutor.session.state import State, Tools
from tutor.checking.proof import no_prover
from tutor.terminal import prompt
lesson, _ = read_file(next(each for each in shipped() if each.id == "powers").path)
state, _ = go_on(State(lesson), Tools(no_prover, lambda *_: None))
asked = prompt.Prompt(None)
{change}
while asked.ask(state) is not None:
    pass
"""

_SILENT = "asked.session.bottom_toolbar = '  F1 help'"

_BUSY = """
import atexit, subprocess
work = subprocess.Popen([sys.executable, "-c", '''
import os
os.nice(5)
from sympy import *
w = symbols("w")
while True:
    simplify(sin(w)**8 + cos(w)**8 - 1 + tan(w)**4)
'''])
atexit.register(work.kill)
"""
"""A worker of our own kind, niced, that never comes to an end."""

_BARE = "from prompt_toolkit import PromptSession; PromptSession().prompt('❯ ')"


def programs() -> dict[str, tuple[str, ...]]:
    """Return what is measured, by name."""
    root = str(Path(__file__).parents[2])

    def ours(change: str) -> tuple[str, ...]:
        return (sys.executable, "-c", _OURS.format(root=root, change=change))

    found = {
        "bare prompt_toolkit": (
            sys.executable,
            "-c",
            "from prompt_toolkit import PromptSession as P; P().prompt('❯ ')",
        ),
        "tutor without the reading": ours(_SILENT),
        "tutor": ours(""),
        "tutor while SymPy works": ours(_BUSY),
    }
    for name in ("ptpython", "IPython"):
        if importlib.util.find_spec(name) is not None:
            found[name] = (sys.executable, "-m", name)
    return found


def pressed(terminal: Screen, key: str) -> float:
    """Press a key; return the seconds until it is on the screen."""
    before = len(terminal.seen)
    start = time.perf_counter()
    terminal.type(key.encode())
    terminal.until(lambda seen: key.encode() in without_escapes(seen[before:]))
    return time.perf_counter() - start


def measured(rounds: int) -> dict[str, list[float]]:
    """Return how long each key took in each program; the first ones only warm caches."""
    taken: dict[str, list[float]] = {name: [] for name in programs()}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as home:
            terminals = {name: Screen(command, home) for name, command in programs().items()}
            try:
                for name, terminal in terminals.items():
                    sign = _SIGNS.get(name, KEY_SIGN)
                    terminal.until(lambda seen, sign=sign: sign in without_escapes(seen))  # type: ignore[misc]
                    terminal.rest(0.3)
                for index, key in enumerate(FORMULA):
                    for name, terminal in terminals.items():
                        seconds = pressed(terminal, key)
                        if index >= _WARMING:
                            taken[name].append(seconds)
            finally:
                for terminal in terminals.values():
                    terminal.close()
    return taken


_SIGNS = {"IPython": b"In [", "ptpython": b">>>"}

_WARMING = 4
"""Keys that don't count."""


def redraws() -> list[float]:
    """Return how long the explorer's screen takes after each of many keys, without the terminal."""
    reading, point = read("sin(w)*e^(w/3)"), read_point("2")
    assert isinstance(reading, Reading)
    assert isinstance(point, Point)
    view = opened(Exploring(Function(reading.tree, "w"), point))
    keys = ["left"] * 14 + ["up", "up", "s", "s", "down", "z"] + ["right"] * 10 + ["s", "s", "up", "z", "pagedown"]
    taken = []
    for key in keys * 4:
        view = BY_KEY[key].does(view)
        start = time.perf_counter()
        screen(view, 120, 40, Look(width=120, picture=Mode.BRAILLE))
        taken.append(time.perf_counter() - start)
    return taken


def line(name: str, taken: list[float]) -> str:
    """Return one line of the report, in milliseconds."""
    ordered = sorted(taken)
    late = ordered[int(0.95 * len(ordered))]
    return f"{name:28} {statistics.median(taken) * 1e3:8.2f} {late * 1e3:8.2f} {ordered[-1] * 1e3:8.2f}"


def main() -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(description="Measure keys against a bare prompt and others.")
    parser.add_argument("--rounds", type=int, default=4, help="how often the formula is typed (4)")
    options = parser.parse_args()
    taken = measured(options.rounds)
    sys.stdout.write(f"{'milliseconds from key to screen':28} {'median':>8} {'95 %':>8} {'longest':>8}\n")
    for name, times in taken.items():
        sys.stdout.write(line(name, times) + "\n")
    sys.stdout.write(line("an explorer's screen", redraws()) + "\n")
    ratio = statistics.median(taken["tutor"]) / statistics.median(taken["tutor without the reading"])
    sys.stdout.write(f"with the reading / without: {ratio:.2f} (goal {MOST_TIMES})\n")
    late = max(sorted(taken[name])[int(0.95 * len(taken[name]))] for name in ("tutor", "tutor while SymPy works"))
    return 0 if ratio <= MOST_TIMES and late <= LONGEST else 1


if __name__ == "__main__":
    sys.exit(main())
