"""Floats at many points at once: one walk over a formula serves them all, in a quarter of the time.

A column holds the value of a part of a formula at each of some points. Where one part has no value
(or one too large for a float) the whole formula has none, so the walk remembers the point as lost.
`Columns` is an `Arithmetic`: `evaluate` and `slope` work with it. Where points would have to go
different ways (a kink at one of them, the larger of two) it raises `Mixed`: look at each alone.
"""

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

from tutor.calculus.arithmetic import FLOATS, Undefined
from tutor.notation.functions import BY_NAME
from tutor.notation.tree import Number


class Mixed(ArithmeticError):  # noqa: N818 - it says what the column is
    """The points go different ways: no one answer holds for the whole column."""


Operation = Callable[[float, float], float]


class Column:
    """The values of one formula at some points; it knows + - * / with columns and with numbers."""

    __slots__ = ("home", "values")

    def __init__(self, home: "Columns", values: list[float]) -> None:
        """Hold the values; where one is infinite or nan, the point is lost."""
        self.home = home
        self.values = values
        if not math.isfinite(sum(values)):
            home.lost.update(index for index, value in enumerate(values) if not math.isfinite(value))

    def __bool__(self) -> bool:
        if 0 in self.values:
            raise Mixed
        return True

    def __neg__(self) -> "Column":
        return Column(self.home, [-value for value in self.values])

    def __add__(self, other: "Column | float") -> "Column":
        if isinstance(other, Column):
            return Column(self.home, [one + two for one, two in zip(self.values, other.values, strict=True)])
        return Column(self.home, [value + other for value in self.values])

    def __radd__(self, other: float) -> "Column":
        return Column(self.home, [other + value for value in self.values])

    def __sub__(self, other: "Column | float") -> "Column":
        if isinstance(other, Column):
            return Column(self.home, [one - two for one, two in zip(self.values, other.values, strict=True)])
        return Column(self.home, [value - other for value in self.values])

    def __rsub__(self, other: float) -> "Column":
        return Column(self.home, [other - value for value in self.values])

    def __mul__(self, other: "Column | float") -> "Column":
        if isinstance(other, Column):
            return Column(self.home, [one * two for one, two in zip(self.values, other.values, strict=True)])
        return Column(self.home, [value * other for value in self.values])

    def __rmul__(self, other: float) -> "Column":
        return Column(self.home, [other * value for value in self.values])

    def __truediv__(self, other: "Column | float") -> "Column":
        return self.home.pairwise(_divided, self, other)

    def __rtruediv__(self, other: float) -> "Column":
        return self.home.pairwise(_divided, other, self)


def _divided(one: float, two: float) -> float:
    return one / two


def _real_power(base: float, exponent: float) -> float:
    value = base**exponent
    if isinstance(value, complex):
        raise Undefined
    result: float = value
    return result


def _or_nan(operation: Callable[..., float], *operands: float) -> float:
    try:
        return operation(*operands)
    except (ArithmeticError, ValueError):
        return math.nan


class Columns:
    """The arithmetic of one walk: what `FLOATS` does, at every point. `lost` holds the points without a value."""

    def __init__(self) -> None:
        """Begin with every point."""
        self.lost: set[int] = set()

    def column(self, values: Sequence[Fraction]) -> Column:
        """Return the column of a letter."""
        return Column(self, [float(value) for value in values])

    def number(self, literal: Number) -> float:
        """Return a literal, the same at every point."""
        return FLOATS.number(literal)

    def fraction(self, value: Fraction) -> float:
        """Return the float nearest to a fraction."""
        return FLOATS.fraction(value)

    def constant(self, name: str) -> float:
        """Return `math.pi` or `math.e`."""
        return FLOATS.constant(name)

    def power(self, base: Column | float, exponent: Column | float) -> Column | float:
        """Return a real power."""
        if isinstance(base, Column) or isinstance(exponent, Column):
            return self.pairwise(_real_power, base, exponent)
        return FLOATS.power(base, exponent)

    def call(self, function: str, arguments: list[Column | float]) -> Column | float:
        """Return a function's value.

        Raises:
            Mixed: for functions of several numbers, one of which is chosen at each point.
        """
        inside = arguments[0]
        if len(arguments) > 1:
            raise Mixed
        if not isinstance(inside, Column):
            return FLOATS.call(function, [inside])
        of_float = BY_NAME[function].of_float
        try:
            return Column(self, [of_float(value) for value in inside.values])
        except (ArithmeticError, ValueError):
            return Column(self, [_or_nan(of_float, value) for value in inside.values])

    def pairwise(self, operation: Operation, one: Column | float, other: Column | float) -> Column:
        """Return an operation of two numbers at every point."""
        count = len(one.values) if isinstance(one, Column) else len(other.values) if isinstance(other, Column) else 0
        ones = one.values if isinstance(one, Column) else [one] * count
        others = other.values if isinstance(other, Column) else [other] * count
        try:
            return Column(self, [operation(*pair) for pair in zip(ones, others, strict=True)])
        except (ArithmeticError, ValueError):
            return Column(self, [_or_nan(operation, *pair) for pair in zip(ones, others, strict=True)])

    def spread(self, value: Column | float, count: int) -> list[float | None]:
        """Return a value point for point, None at the points that were lost."""
        values = value.values if isinstance(value, Column) else [value] * count
        return [None if index in self.lost else each for index, each in enumerate(values)]
