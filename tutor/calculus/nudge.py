"""Nudge w by ε and watch k: the table of a difference scheme with shrinking ε.

How far a figure can be trusted needs no exact answer. With u = 2**-53, the unit round-off of a
float (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., SIAM 2002, chapter 2), the
rounding noise in k is at most about

    ((2u|J₁| + 2u|J₀|) + u|w + ε||k|)/ε + u|k|

and the decimals of k beyond floor(-log10(2·noise)) are noise. The bound is about ten times too
careful in practice, never too bold on the lab's functions.
"""

import math
from collections.abc import Callable
from enum import Enum, auto
from fractions import Fraction

from tutor.calculus.arithmetic import Inexact, Undefined, Value, evaluate
from tutor.calculus.numbers import Point, Step
from tutor.calculus.precision import FLOAT, UNIT_ROUNDOFF, Precision
from tutor.calculus.schemes import FORWARD, Scheme
from tutor.calculus.slope import slope
from tutor.notation.tree import Tree
from tutor.values import replace, value


class Note(Enum):
    """What is remarkable about a row."""

    CLOSER = auto()
    """The error fell as the scheme's order says."""
    ROUNDING = auto()
    """From here on rounding noise is larger than what a smaller ε gains."""
    REPEATED = auto()
    """The same k as before: all of its error is the rounding of w + ε."""
    SAME_POINT = auto()
    """w + ε is w in floating point."""
    UNMOVED = auto()
    """w moved, J did not."""
    UNDEFINED = auto()
    """J has no value at a point the scheme needs."""


@value
class Row:
    """One ε.

    Attributes:
        step: ε.
        nudged: J at w + ε (w - ε for the backward scheme); None where J has no value.
        k: the estimate; None where J has no value at a point needed.
        off_by: k minus the slope; None where either is missing.
        trusted: how many decimals of k are above the rounding noise; below 0, how many digits left of
            the point are noise too.
        note: what is remarkable.
        closer: for a row that is `Note.CLOSER`, the factor by which a step of ten brings k closer.
        stride: how many powers of ten ε fell from the row before.
    """

    step: Step
    nudged: Value | None
    k: Value | None
    off_by: float | None
    trusted: int
    note: Note | None = None
    closer: int = 0
    stride: int = 0


@value
class Table:
    """A function nudged at a point with shrinking ε.

    `value` is J at the point and `slope` its slope there, found without nudging; None where there
    is none (outside the domain, at a pole, a kink or an edge). `inexact` is whether that is because the
    arithmetic knows fractions only: then there are no rows.
    """

    function: Tree
    variable: str
    at: Point
    scheme: Scheme
    value: Value | None
    slope: Value | None
    rows: tuple[Row, ...]
    precision: Precision = FLOAT
    inexact: bool = False


def nudge(  # noqa: PLR0917 - the last three have defaults
    function: Tree,
    variable: str,
    at: Point,
    steps: tuple[Step, ...],
    scheme: Scheme = FORWARD,
    frozen: tuple[tuple[str, Point], ...] = (),
    precision: Precision = FLOAT,
) -> Table:
    """Return the table of `function` at a point, one row a step.

    Args:
        function: J as a tree.
        variable: the letter that is nudged.
        at: where.
        steps: the step sizes, from large to small.
        scheme: the difference scheme.
        frozen: the other letters and the numbers they stand for.
        precision: the arithmetic to compute in.
    """
    arithmetic = precision.arithmetic
    try:
        others = {letter: evaluate(point.tree, {}, arithmetic) for letter, point in frozen}
        w = evaluate(at.tree, {}, arithmetic)
        _or_none(lambda w: evaluate(function, {**others, variable: w}, arithmetic), w, refuses=())
    except Inexact:
        return Table(function, variable, at, scheme, None, None, (), precision, inexact=True)

    def curve(w: Value) -> Value:
        return evaluate(function, {**others, variable: w}, arithmetic)

    def steepness(w: Value) -> Value:
        found = slope(function, variable, {**others, variable: w}, arithmetic)
        return float(found) if precision is FLOAT else found

    exact = _or_none(steepness, w)
    place = _Place(curve, w, _or_none(curve, w), scheme, precision)
    rows: list[Row] = []
    for step in steps:
        eps = step.value if precision is FLOAT else arithmetic.fraction(Fraction(step.text))
        rows.append(_noted(_row(place, step, eps, exact), rows, place, eps))
    return Table(function, variable, at, scheme, place.value, exact, tuple(rows), precision)


def _or_none(
    curve: Callable[[Value], Value], w: Value, refuses: tuple[type[Undefined], ...] = (Inexact,)
) -> Value | None:
    """Return the value of `curve` at w, None where it has none or none that the arithmetic can hold."""
    try:
        value = curve(w)
        return value if not isinstance(value, float | int) or math.isfinite(value) else None
    except (Undefined, OverflowError) as error:
        if isinstance(error, Inexact) and not refuses:
            raise
        return None


@value
class _Place:
    """Where a function is nudged: the curve, the point and its value, the scheme and the arithmetic."""

    curve: Callable[[Value], Value]
    w: Value
    value: Value | None
    scheme: Scheme
    precision: Precision


def _row(place: _Place, step: Step, eps: Value, exact: Value | None) -> Row:
    curve, w, scheme = place.curve, place.w, place.scheme
    nudged = _or_none(curve, w + scheme.side * eps)
    k = _or_none(lambda at: scheme.estimate(curve, at, eps), w)
    if nudged is None or k is None:
        return Row(step, nudged, None, None, 0, Note.UNDEFINED)
    others = [abs(curve(w + multiple * eps)) for multiple in scheme.reach]
    noise = noise_of(k, w, eps, nudged, max(others), place.precision.unit)
    off_by = None if exact is None else _or_none(float, k - exact)
    return Row(step, nudged, k, off_by, trusted_decimals(noise, place.precision.decimals))


def noise_of(  # noqa: PLR0917 - the parts of the formula above
    k: Value, w: Value, eps: Value, nudged: Value, other: Value, u: float = UNIT_ROUNDOFF
) -> Value:
    """Return a bound on the rounding noise in an estimate k made from two values of J at w and ε."""
    if not u:
        return 0.0
    return (2 * u * abs(nudged) + 2 * u * abs(other) + u * abs(w + eps) * abs(k)) / eps + u * abs(k)


def trusted_decimals(noise: Value, most: int = FLOAT.decimals) -> int:
    """Return how many decimals of a figure stand above `noise`; below 0, the digits left of the point that don't."""
    if noise <= 0:
        return most
    if not math.isfinite(noise):
        return 0
    return max(-most, min(most, math.floor(-math.log10(2 * noise))))


def _noted(row: Row, before: list[Row], place: _Place, eps: Value) -> Row:
    """Return `row` with what is remarkable about it after the rows before."""
    if row.note is not None or row.k is None or row.nudged is None:
        return row
    w, value, scheme = place.w, place.value, place.scheme
    if w + scheme.side * eps == w:
        return replace(row, note=Note.SAME_POINT)
    if row.nudged == value and row.off_by:
        return replace(row, note=Note.UNMOVED)
    last = before[-1] if before else None
    if last is None or last.k is None:
        return row
    ratio = min(last.step.value / row.step.value, _LARGEST_RATIO)
    stride = round(math.log10(ratio))
    if any(earlier.note is Note.ROUNDING for earlier in before):
        return replace(row, note=Note.REPEATED) if row.k == last.k else row
    if row.k == last.k and not row.off_by:
        return row  # nothing to gain by a smaller ε, and nothing lost yet
    noise = noise_of(row.k, w, eps, row.nudged, row.nudged if value is None else value, place.precision.unit)
    if _rounding_rules(noise, row.k - last.k, ratio**scheme.order):
        return replace(row, note=Note.ROUNDING)
    if _closer(row, last, ratio**scheme.order) and math.isclose(ratio, 10**stride, rel_tol=1e-9):
        return replace(row, note=Note.CLOSER, closer=10**scheme.order, stride=stride)
    return row


def _rounding_rules(noise: Value, change: Value, gain: float) -> bool:
    """Whether noise exceeds the change of k that a step of ten would bring (less for higher orders)."""
    return bool(noise > 9 * abs(change) / (gain - 1))


_TOLERANCE = 0.35

_LARGEST_RATIO = 1e64
"""Of one ε to the next: its fourth power is still a float."""


def _closer(row: Row, last: Row, gain: float) -> bool:
    if not row.off_by or not last.off_by:
        return False
    return abs(abs(last.off_by / row.off_by) / gain - 1) < _TOLERANCE


def until_rounding(table: Table) -> Table:
    """Return `table` cut after the first row in which rounding takes over."""
    for index, row in enumerate(table.rows):
        if row.note in (Note.ROUNDING, Note.SAME_POINT):
            return replace(table, rows=table.rows[: index + 1])
    return table
