"""Points and step sizes as they are typed: `3`, `-1/2`, `pi/2`; `1e-3, 1e-9`, `1e-1 .. 1e-9`.

They go through the same reader as every formula, so nothing typed is ever executed.
"""

import re
from decimal import Decimal

from tutor.calculus.arithmetic import FLOATS, Undefined, evaluate
from tutor.messages import say
from tutor.notation.characters import fold
from tutor.notation.names import NUMBERS_ONLY
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Number, Tree
from tutor.notation.unreadable import Unreadable
from tutor.values import value

MOST_STEPS = 64
"""Step sizes in one list."""

SMALLEST_STEP = 1e-300


@value
class Point:
    """A number as typed, as a tree, and as the Python number that the tree gives."""

    text: str
    tree: Tree
    value: float


@value
class Step:
    """A step size ε as typed, and the float nearest to it."""

    text: str
    value: float

    @property
    def python(self) -> str:
        """Return it as Python writes the float, but without the zeros in `1e-09`."""
        return repr(self.value).replace("e-0", "e-")


def read_point(text: str) -> Point | Unreadable:
    """Read one number."""
    reading = read(text, NUMBERS_ONLY, scientific=True)
    if not isinstance(reading, Reading):
        return reading
    try:
        value = evaluate(reading.tree, {}, FLOATS)
        if abs(float(value)) > _ENORMOUS:
            _check_existence(reading.tree)
    except (Undefined, OverflowError):
        return Unreadable(0, say("{it} is not a number.", it=text.strip()))
    return Point(text.strip(), reading.tree, value)


_ENORMOUS = 1e12
"""From here on a float may stand for no number at all: tan(pi/2) is 1.6e16 in floats."""


def _check_existence(tree: Tree) -> None:
    """Compute a number with a bound on its error.

    Raises:
        Undefined: where no bound can be given.
    """
    from tutor.calculus.estimate import estimates  # noqa: PLC0415 - mpmath, for numbers that hardly anybody types

    evaluate(tree, {}, estimates(50))


def read_points(text: str) -> tuple[Point, ...] | Unreadable:
    """Read numbers with commas between them."""
    points = []
    for column, part in _parts(fold(text), ","):
        point = read_point(part)
        if isinstance(point, Unreadable):
            return Unreadable(column + point.column, point.reason)
        points.append(point)
    return tuple(points)


def read_steps(text: str) -> tuple[Step, ...] | Unreadable:
    """Read step sizes, shrinking: a list with commas or spaces, or `1e-1 .. 1e-9` (also `1e-1:1e-9`)."""
    text = fold(text)
    ends = re.split(r"\.\.+|:|…+", text)
    if len(ends) == 2:  # noqa: PLR2004 - the two ends of a range
        return _decades(text, *ends)
    steps: list[Step] = []
    for column, part in _parts(text.replace(",", " "), " "):
        step = _step(part)
        if isinstance(step, Unreadable):
            return Unreadable(column + step.column, step.reason)
        if steps and step.value >= steps[-1].value:
            return Unreadable(column, say("Step sizes go from large to small: {it} is not smaller.", it=part))
        steps.append(step)
    if not 0 < len(steps) <= MOST_STEPS:
        return Unreadable(0, say("From 1 to {most} step sizes, please.", most=MOST_STEPS))
    return tuple(steps)


def ordinary_steps() -> tuple[Step, ...]:
    """Return the steps of a table for which nobody named any: the tenths, down to where rounding shows."""
    steps = read_steps(ORDINARY_STEPS)
    assert not isinstance(steps, Unreadable)  # noqa: S101 - a literal of this module
    return steps


ORDINARY_STEPS = "1e-1 .. 1e-9"


def _parts(text: str, separator: str) -> list[tuple[int, str]]:
    """Return the parts of `text` and their columns; between spaces, empty parts are none."""
    parts = []
    column = 0
    for part in text.split(separator):
        blank = len(part) - len(part.lstrip())
        if part.strip() or separator != " ":
            parts.append((column + blank, part.strip()))
        column += len(part) + 1
    return parts


def _step(text: str) -> Step | Unreadable:
    reading = read(text, NUMBERS_ONLY, scientific=True)
    if not isinstance(reading, Reading):
        return reading
    match reading.tree:
        case Number(written) if SMALLEST_STEP < (value := float(written)) <= 1:
            return Step(_short(written), value)
        case _:
            return Unreadable(0, say("A step size ε is a number such as 0.001 or 1e-3, above 0 and at most 1."))


def _short(written: str) -> str:
    """Return `1e-3` for 0.001 and for 1e-03: powers of ten look alike however they are typed."""
    _, digits, exponent = Decimal(written).normalize().as_tuple()
    if Decimal(written) == 1:
        return "1"
    if len(digits) == 1 and isinstance(exponent, int) and exponent < 0:
        return f"{digits[0]}e{exponent}"
    return written


def _decades(text: str, first: str, last: str) -> tuple[Step, ...] | Unreadable:
    start, stop = _step(first.strip()), _step(last.strip())
    if isinstance(start, Unreadable):
        return Unreadable(len(first) - len(first.lstrip()) + start.column, start.reason)
    if isinstance(stop, Unreadable):
        return Unreadable(len(text) - len(last.lstrip()) + stop.column, stop.reason)
    size, smallest = Decimal(start.text), Decimal(stop.text)
    if smallest >= size or smallest * 10**MOST_STEPS < size:
        return Unreadable(0, say("Write a range of step sizes from large to small, such as 1e-1 .. 1e-9."))
    steps = []
    while size >= smallest:
        steps.append(Step(_short(f"{size:e}"), float(size)))
        size /= 10
    return tuple(steps)
