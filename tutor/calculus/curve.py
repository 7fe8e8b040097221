"""J as a curve: its height and its slope at any place, None where there is none.

How the curve behaves at one point is looked up from both sides: the slope of the curve just left
and just right of it, and whether they settle as one comes closer. A gap that stays is a kink, a
slope that grows without end a vertical tangent, a side without values an edge.
"""

import math
from collections.abc import Callable
from enum import Enum, auto

from tutor.calculus.arithmetic import FLOATS, Undefined, evaluate
from tutor.calculus.numbers import Point
from tutor.calculus.slope import slope
from tutor.notation.tree import Tree
from tutor.values import value


@value
class Curve:
    """A function of one letter, the others having their numbers."""

    tree: Tree
    variable: str
    frozen: tuple[tuple[str, Point], ...] = ()

    def height(self, w: float) -> float | None:
        """Return J at w; None where it has no value that a float can hold."""
        return _finite(lambda values: evaluate(self.tree, values, FLOATS), self._values(w))

    def slope(self, w: float) -> float | None:
        """Return the slope of J at w, None where there is none."""
        return _finite(lambda values: slope(self.tree, self.variable, values, FLOATS), self._values(w))

    def _values(self, w: float) -> dict[str, float]:
        return {**{letter: point.value for letter, point in self.frozen}, self.variable: w}


def _finite(compute: Callable[[dict[str, float]], float], values: dict[str, float]) -> float | None:
    try:
        number = float(compute(values))
    except (Undefined, OverflowError):
        return None
    return number if math.isfinite(number) else None


class Kind(Enum):
    """What a curve does at a point."""

    SMOOTH = auto()
    KINK = auto()
    VERTICAL = auto()
    JUMP = auto()
    EDGE = auto()
    """There is a value, but on one side there are none."""
    HOLE = auto()
    """No value at the point, but one close by on both sides, to which they tend."""
    POLE = auto()
    """No value at the point, and ever larger ones beside it."""
    OUTSIDE = auto()
    """No value at the point, nor a curve around it."""


@value
class Sides:
    """A curve at a point: what it does, and its slope from the left and from the right as far as there is one."""

    kind: Kind
    left: float | None
    right: float | None


_NEAR = (1e-3, 1e-6, 1e-9)
"""Distances at which a point is looked at, times the scale of w."""

_SETTLED = 1e-4
"""Relative difference below which two slopes beside each other are one."""

_GROWS = 2.0
"""Factor a thousand times closer by which a slope without limit grows: a square root's grows thirtyfold."""


def sides(curve: Curve, w: float) -> Sides:
    """Return what a curve does at w."""
    height, slope_there = curve.height(w), curve.slope(w)
    if height is None:
        return Sides(_missing(curve, w), None, None)
    if slope_there is not None:
        return Sides(Kind.SMOOTH, slope_there, slope_there)
    left, right = _side(curve, w, -1), _side(curve, w, 1)
    if not left.there or not right.there:
        return Sides(Kind.EDGE if left.there or right.there else Kind.OUTSIDE, left.slope, right.slope)
    if left.apart or right.apart:
        return Sides(Kind.JUMP, left.slope, right.slope)
    if left.slope is None or right.slope is None:
        return Sides(Kind.VERTICAL, left.slope, right.slope)
    gap = abs(left.slope - right.slope)
    same = gap <= _SETTLED * max(1.0, abs(left.slope), abs(right.slope))
    return Sides(Kind.SMOOTH if same else Kind.KINK, left.slope, right.slope)


@value
class _Side:
    """One side of a point: whether there is a curve, whether it ends apart from the point, its slope at the end."""

    there: bool
    apart: bool = False
    slope: float | None = None


def _scale(w: float) -> float:
    return max(1.0, abs(w))


def _side(curve: Curve, w: float, sign: int) -> _Side:
    places = [w + sign * near * _scale(w) for near in _NEAR]
    heights, slopes = [curve.height(place) for place in places], [curve.slope(place) for place in places]
    here = curve.height(w)
    if None in heights or None in slopes or here is None:
        return _Side(there=False)
    gaps = [abs(height - here) for height in heights if height is not None]
    apart = gaps[-1] > gaps[0] / _GROWS and gaps[-1] > _SETTLED * max(1.0, abs(here))
    sizes = [abs(each) for each in slopes if each is not None]
    grows = sizes[1] > _GROWS * sizes[0] and sizes[2] > _GROWS * sizes[1] and sizes[2] > 1
    return _Side(there=True, apart=apart, slope=None if grows or apart else _tidy(slopes[-1]))


def _tidy(number: float | None) -> float | None:
    """Return a slope to four digits: it was looked at close by, not at the point itself."""
    return None if number is None else float(f"{number:.4g}")


def _missing(curve: Curve, w: float) -> Kind:
    """Tell apart the ways of having no value at w."""
    around = [[curve.height(w + sign * near * _scale(w)) for near in _NEAR] for sign in (-1, 1)]
    grows = [_without_end(heights) for heights in around]
    if any(grows):
        return Kind.POLE
    ends = [heights[-1] for heights in around]
    if ends[0] is None or ends[1] is None:
        return Kind.OUTSIDE
    return Kind.HOLE if abs(ends[0] - ends[1]) <= _SETTLED * max(1.0, abs(ends[0])) else Kind.JUMP


def _without_end(heights: list[float | None]) -> bool:
    """Whether heights closer and closer to a point grow without end: at least as a logarithm does."""
    sizes = [abs(height) for height in heights if height is not None]
    if len(sizes) < len(heights):
        return False
    first, second = sizes[1] - sizes[0], sizes[2] - sizes[1]
    return sizes[0] > 1 and first > 0 and second > first / _GROWS
