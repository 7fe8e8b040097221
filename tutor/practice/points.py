"""Which points are good to ask about: the question is readable there, and common mistakes show.

At w = 1 every power is 1, and w² at 2 has the same height and slope: a wrong rule would give the
right number there. So a point is only taken where the slope is none of the numbers that wrong
ideas lead to.
"""

from fractions import Fraction

from tutor.calculus.arithmetic import FLOATS, FRACTIONS, Undefined, evaluate
from tutor.calculus.malrules.hiding import hidden_at
from tutor.calculus.numbers import Point
from tutor.calculus.slope import slope
from tutor.course.model import Function

MOST = 400
"""The largest whole number that is asked for."""

MOST_ABOVE, MOST_UNDER = 100, 64
"""The largest numbers above and below the line of a fraction that is asked for."""

_LARGE = 5000
_STEP = 1e-5
_AROUND = 1 / 16
_ALIKE = 1e-6


def exact_slope(function: Function, at: Point) -> Fraction | None:
    """Return the slope at a point as a fraction, None where it has none that is a fraction a person would write."""
    try:
        values = {letter: evaluate(point.tree, {}, FRACTIONS) for letter, point in function.frozen}
        values[function.variable] = evaluate(at.tree, {}, FRACTIONS)
        return Fraction(slope(function.tree, function.variable, values, FRACTIONS))
    except Undefined:
        pass
    found = _slope(function, at.value)
    if found is None:
        return None
    near = Fraction(found).limit_denominator(MOST_UNDER)
    return near if abs(found - near) <= 1e-12 * max(1, abs(found)) else None


def readable(number: Fraction) -> bool:
    """Whether a learner can be asked for this number."""
    most = MOST if number.denominator == 1 else MOST_ABOVE
    return abs(number.numerator) <= most and number.denominator <= MOST_UNDER


def within(function: Function, at: Point) -> bool:
    """Whether J and its slope exist at a point and on both sides of it, and stay of ordinary size."""
    heights = [height(function, at.value + side) for side in (0, -0.1, 0.1)]
    ordinary = all(high is not None and abs(high) < _LARGE for high in heights)
    return ordinary and _slope(function, at.value) is not None


def tells(function: Function, at: Point) -> bool:
    """Whether the slope at a point is not also what common mistakes give: the height, the point, the bend, 0."""
    here = _slope(function, at.value)
    left, right = _slope(function, at.value - _STEP), _slope(function, at.value + _STEP)
    high = height(function, at.value)
    if here is None or left is None or right is None or high is None:
        return False
    if is_straight(function, at):
        return not here or not _alike(here, high)
    bend = (right - left) / (2 * _STEP)
    return abs(here) > _ALIKE and not any(_alike(here, number) for number in (high, bend, at.value))


def is_straight(function: Function, at: Point) -> bool:
    """Whether J is a straight line around a point, so that its slope is the same there."""
    here = _slope(function, at.value)
    around = [_slope(function, at.value + side) for side in (-_AROUND, _AROUND)]
    return here is not None and all(slope is not None and _alike(slope, here) for slope in around)


def hides(function: Function, at: Point, watch: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """Return the mal-rules (of those to watch, None for all) that give the right number at a point.

    Of a straight line through 0 the height divided by the point is the slope, and a flat one has
    slope 0 however it is found: that is no fault of the point.
    """
    still = {letter: point.value for letter, point in function.frozen}
    found = hidden_at(function.tree, function.variable, at.value, watch, still)
    return tuple(rule for rule in found if not (rule in _OF_LINES and is_straight(function, at)))


_OF_LINES = ("RATIO_FROM_ORIGIN", "SUBSTITUTED_FIRST")


def float_slope(function: Function, at: Point) -> float:
    """Return the slope at a point where there is one."""
    found = _slope(function, at.value)
    assert found is not None  # noqa: S101 - the point is within the domain
    return found


def _alike(first: float, second: float) -> bool:
    return abs(first - second) <= _ALIKE * max(1.0, abs(first))


def _slope(function: Function, at: float) -> float | None:
    values = {letter: point.value for letter, point in function.frozen}
    try:
        return float(slope(function.tree, function.variable, {**values, function.variable: at}, FLOATS))
    except Undefined:
        return None


def height(function: Function, at: float) -> float | None:
    """Return J at a number, None where it has no value."""
    values = {letter: point.value for letter, point in function.frozen}
    try:
        return float(evaluate(function.tree, {**values, function.variable: at}, FLOATS))
    except Undefined:
        return None
