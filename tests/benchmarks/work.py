"""What is measured inside one process: reading, judging, proving and nudging, on the lab's functions."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle

from tutor.calculus.derivation.derive import derive
from tutor.calculus.nudge import nudge
from tutor.calculus.numbers import Point, Step, read_point, read_steps
from tutor.checking.judge import judge
from tutor.checking.proof import Proof, no_prover
from tutor.checking.verdict import Right, Wrong
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree
from tutor.prover.process import Prover

_W = Alphabet("w")

LAB = (
    ("w^2", ("2w", "2*w", "w+w"), ("w", "2w^2", "2w+0.000000000000001")),
    ("w^3", ("3w^2", "3*w*w"), ("2w^3", "3w^3")),
    ("w", ("1", "w/w"), ("0", "w")),
    ("1/w", ("-1/w^2", "-w^-2"), ("1/w^2", "ln(w)")),
    ("1/w^2", ("-2/w^3", "-2w^-3"), ("-2/w", "1/(2w)")),
)
"""The functions of the lab, with right and with wrong answers."""


@dataclass(frozen=True, slots=True)
class Question:
    """A function and an answer, as typed and as read."""

    text: str
    function: Tree
    answer: Tree


def _tree(text: str) -> Tree:
    reading = read(text, _W)
    assert isinstance(reading, Reading), reading
    return reading.tree


RIGHT = tuple(Question(text, _tree(function), _tree(text)) for function, right, _ in LAB for text in right)
WRONG = tuple(Question(text, _tree(function), _tree(text)) for function, _, wrong in LAB for text in wrong)

Task = Callable[[], None]


def each_time(task: Task, times: int) -> float:
    """Return the seconds one turn of `task` takes, averaged over a few."""
    start = time.perf_counter()
    for _ in range(times):
        task()
    return (time.perf_counter() - start) / times


def reading() -> Task:
    """Read one answer after the other."""
    texts = cycle(question.text for question in RIGHT + WRONG)
    return lambda: assert_is(Reading, read(next(texts), _W))


def judging(questions: tuple[Question, ...], verdict: type[Right | Wrong]) -> Task:
    """Judge one answer after the other, without SymPy."""
    following = cycle(questions)

    def task() -> None:
        question = next(following)
        assert_is(verdict, judge(question.function, "w", question.answer, no_prover))

    return task


def proving(prover: Prover) -> Task:
    """Have SymPy prove one right answer after the other."""
    following = cycle(RIGHT)

    def task() -> None:
        question = next(following)
        assert prover.prove(question.function, "w", question.answer) is Proof.PROVEN

    return task


def nudging() -> Task:
    """Compute a table of 16 rows."""
    at, steps = read_point("3"), read_steps("1e-1 .. 1e-16")
    assert isinstance(at, Point)
    assert isinstance(steps, tuple)
    assert isinstance(steps[0], Step)
    functions = cycle(_tree(function) for function, _, _ in LAB)
    return lambda: assert_is(16, len(nudge(next(functions), "w", at, steps).rows))


COURSE = (
    "5*w^3 - 2*w + 7", "w^2/4", "3/w^2", "1/(2*w + 1)", "sqrt(w)", "w*exp(w)", "w^2*sin(w)", "(w + 2)*(2*w^2 - 3)",
    "w^2/(w + 1)", "(w^2 + 4)/(w^2 - 4)", "exp(w)/w", "(w + 4)/(w^2 + 1)", "(3*w + 1)^5", "sin(w^2)", "ln(5*w)", "2^w",
    "exp(w^2)", "w^w", "cos(2*w)", "asin(w/5)", "sigmoid(2*w + 1)", "softplus(w)", "-ln(1 - sigmoid(w))", "abs(w - 3)",
    "(2*w - 6)^2/2", "(w - 1)^2 + (2*w - 3)^2",
)  # fmt: skip
"""Functions of every kind that a course asks about."""


def deriving() -> Task:
    """Derive one function of the course after the other, to its tidy end."""
    functions = cycle(_tree(text) for text in COURSE)

    def task() -> None:
        assert derive(next(functions), "w", folded=True).derivative is not None

    return task


def assert_is(wanted: object, value: object) -> None:
    """Hold a result against what was to come out: a wrong one is no measurement."""
    fits = isinstance(value, wanted) if isinstance(wanted, type) else value == wanted
    assert fits, value
