"""A tree's value in three arithmetics: floats as Python has them, exact fractions, many digits.

Real at every step: where a part of the formula is not a real number (the root of -1, a division by
0) the formula has no value, and `Undefined` says so. Nothing here can hang: powers and functions
whose value would be astronomically large are refused before they are computed.

`FLOATS` does what the Python on the screen does, operation for operation: whole numbers are ints,
`**` is Python's power, e^u is `math.exp(u)`.
"""

import math
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any, Protocol

from tutor.notation.functions import BY_NAME, CONSTANTS
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Call, Constant, Letter, Negation, Number, Power, Product, Quotient, Sum, Tree

Value = Any
"""A number of some arithmetic: int, float, Fraction or mpmath's mpf; they share + - * /."""


class Undefined(ArithmeticError):  # noqa: N818 - a word of the trade: the value is undefined
    """The formula has no real value at this point."""


class TooLarge(Undefined):
    """The value lies beyond what this arithmetic can hold; another might."""


class Arithmetic(Protocol):
    """What an arithmetic knows beyond + - * /, which its numbers bring along."""

    def number(self, literal: Number) -> Value:
        """Return the value of a literal."""

    def fraction(self, value: Fraction) -> Value:
        """Return the number nearest to a fraction."""

    def constant(self, name: str) -> Value:
        """Return the value of `pi` or `e`."""

    def power(self, base: Value, exponent: Value) -> Value:
        """Return a real power."""

    def call(self, function: str, arguments: list[Value]) -> Value:
        """Return the real value of a function."""


def evaluate(tree: Tree, values: Mapping[str, Value], arithmetic: Arithmetic) -> Value:
    """Return the value of `tree` with `values` for its letters.

    Raises:
        Undefined: where a part of the formula is not real, or too large.
    """
    try:
        return _value(tree, values, arithmetic)
    except OverflowError as error:
        raise TooLarge from error
    except (ZeroDivisionError, ValueError) as error:
        raise Undefined from error


def finite(value: Value) -> Value:
    """Return `value` unless it is a float that overflowed: nothing real lies behind inf and nan.

    Raises:
        TooLarge: where it is one.
    """
    if isinstance(value, float) and not math.isfinite(value):
        raise TooLarge
    return value


def _value(tree: Tree, values: Mapping[str, Value], arithmetic: Arithmetic) -> Value:
    return finite(_unchecked(tree, values, arithmetic))


def _unchecked(tree: Tree, values: Mapping[str, Value], arithmetic: Arithmetic) -> Value:
    match tree:
        case Number():
            return arithmetic.number(tree)
        case Letter(name):
            return values[name]
        case Constant(name):
            return arithmetic.constant(name)
        case Negation(operand):
            return -_value(operand, values, arithmetic)
        case Sum((first, *others)):
            total = _value(first, values, arithmetic)
            for other in others:
                total = total + _value(other, values, arithmetic)
            return total
        case Product((first, *others)):
            total = _value(first, values, arithmetic)
            for other in others:
                total = total * _value(other, values, arithmetic)
            return total
        case Quotient(over, under):
            return _value(over, values, arithmetic) / _value(under, values, arithmetic)
        case Power(Constant("e"), exponent):
            return arithmetic.call("exp", [_value(exponent, values, arithmetic)])
        case Power(base, exponent):
            return arithmetic.power(_value(base, values, arithmetic), _value(exponent, values, arithmetic))
        case Call(function, arguments):
            return arithmetic.call(function, [_value(argument, values, arithmetic) for argument in arguments])
    raise AssertionError(tree)  # pragma: no cover - every kind of tree is above


class Floats:
    """Python's own numbers: ints where whole numbers are written, floats otherwise (IEEE 754 binary64)."""

    def number(self, literal: Number) -> float:
        """Return an int for `2`, a float for `2.0`."""
        return int(literal.text) if literal.whole else float(literal.text)

    def fraction(self, value: Fraction) -> float:
        """Return the nearest float."""
        return float(value)

    def constant(self, name: str) -> float:
        """Return `math.pi` or `math.e`."""
        return CONSTANTS[name]

    def power(self, base: float, exponent: float) -> float:
        """Return `base ** exponent`; a complex one is undefined."""
        if isinstance(base, int) and isinstance(exponent, int) and abs(exponent) * base.bit_length() > _MOST_BITS:
            raise TooLarge
        value = base**exponent
        if isinstance(value, complex):
            raise Undefined
        number: float = finite(value)
        return number

    def call(self, function: str, arguments: list[float]) -> float:
        """Return the function's value as its Python spelling computes it."""
        value: float = finite(BY_NAME[function].of_float(*arguments))
        return value


_MOST_BITS = 100_000


class Inexact(Undefined):
    """The value is real but no fraction: this arithmetic can't hold it."""


class Fractions:
    """Exact fractions, for formulas that need nothing but + - * / and whole powers."""

    def number(self, literal: Number) -> Fraction:
        """Return the literal's exact value."""
        return literal.value

    def fraction(self, value: Fraction) -> Fraction:
        """Return the fraction itself."""
        return value

    def constant(self, name: str) -> Fraction:
        """Refuse: neither pi nor e is a fraction."""
        raise Inexact(name)

    def power(self, base: Fraction, exponent: Fraction) -> Fraction:
        """Return a whole power."""
        if exponent.denominator != 1:
            raise Inexact
        if abs(exponent.numerator) * (base.numerator.bit_length() + base.denominator.bit_length()) > _MOST_BITS:
            raise TooLarge
        return base**exponent.numerator

    def call(self, function: str, arguments: list[Fraction]) -> Fraction:
        """Return the value of a function that stays among fractions."""
        match function, arguments:
            case "abs", [value]:
                return abs(value)
            case "relu", [value]:
                return max(value, Fraction(0))
            case "sign", [value]:
                return Fraction((value > 0) - (value < 0))
            case "max", _:
                return max(arguments)
            case "min", _:
                return min(arguments)
            case _:
                raise Inexact(function)


class Digits:
    """Many digits, with mpmath: the context's own precision is never mpmath's global one."""

    least = 0
    """What a value may lose near 0 besides its last digit: nothing, for its exponent has no end."""

    def __init__(self, digits: int) -> None:
        """Compute to `digits` decimal digits."""
        import mpmath  # noqa: PLC0415 - 25 ms, and needed only where floats can't tell

        self.context = mpmath.MPContext()
        self.context.dps = digits

    def number(self, literal: Number) -> Value:
        """Return the literal rounded to the context's digits."""
        return self.fraction(literal.value)

    def fraction(self, value: Fraction) -> Value:
        """Return a fraction rounded to the context's digits."""
        return self.context.mpf(value.numerator) / value.denominator

    def constant(self, name: str) -> Value:
        """Return pi or e."""
        return +getattr(self.context, name)

    def power(self, base: Value, exponent: Value) -> Value:
        """Return a real power."""
        if base and exponent and abs(self.context.log(abs(base), 2)) * abs(exponent) > _LARGEST_POWER:
            raise TooLarge
        if not base and exponent < 0:
            raise Undefined
        return self._real(base**exponent)

    def call(self, function: str, arguments: list[Value]) -> Value:
        """Return a function's real value."""
        row = BY_NAME[function]
        if function in WILD and abs(arguments[0]) > _LARGEST_ARGUMENT:
            raise TooLarge
        match function:
            case "abs":
                return abs(arguments[0])
            case "max":
                return max(arguments)
            case "min":
                return min(arguments)
        if row.exact:
            return evaluate(formula(row.exact), {"u": arguments[0]}, self)
        return self._real(getattr(self.context, function)(*arguments))

    def _real(self, value: Value) -> Value:
        if isinstance(value, self.context.mpc) or not self.context.isfinite(value):
            raise Undefined
        return value


_LARGEST_POWER = 10_000_000
"""Bits of the largest power computed."""

_LARGEST_ARGUMENT = 10**6
"""Largest argument of a wild function: e^(10^6) has 1.4 million bits, and the sine of more is noise."""

WILD = frozenset({
    "exp", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth", "sech", "csch", "sigmoid",
    "softplus",
})  # fmt: skip
"""Functions that grow or turn too fast for large arguments; roots and logarithms take any."""


@cache
def formula(text: str) -> Tree:
    """Return the tree of a formula in u from `notation.functions`."""
    reading = read(text, Alphabet("u"))
    assert isinstance(reading, Reading), text  # noqa: S101 - the rows are ours, and each is tested
    return reading.tree


@cache
def digits(number: int) -> Digits:
    """Return the arithmetic with that many decimal digits."""
    return Digits(number)


FLOATS = Floats()
FRACTIONS = Fractions()
