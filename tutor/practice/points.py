"""Which points are good to ask about: the question is readable there, and common mistakes show.

At w = 1 every power is 1, and w² at 2 has the same height and slope: a wrong rule would give the
right number there. So a point is only taken where the slope is none of the numbers that wrong
ideas lead to.
"""

from fractions import Fraction

from tutor.calculus.arithmetic import FLOATS, FRACTIONS, Undefined, evaluate
from tutor.calculus.numbers import Point
from tutor.calculus.slope import slope
from tutor.course.model import Function

MOST = 999
"""The largest whole number in an answer that is asked for."""

MOST_UNDER = 128
"""The largest number below the line in it."""

_LARGE = 5000
_STEP = 1e-5
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
    return abs(number.numerator) <= MOST and number.denominator <= MOST_UNDER


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
    bend = (right - left) / (2 * _STEP)
    straight = abs(bend) < _ALIKE
    if straight and not here:
        return True
    mistaken = (high, *(() if straight else (bend, at.value)))
    return (straight or abs(here) > _ALIKE) and not any(_alike(here, number) for number in mistaken)


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
