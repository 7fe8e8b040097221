"""Floats in the place of many digits: for estimates that are quick, and good for plain differences.

What `math` computes is right to about one unit in the last place, which the bound of an estimate
allows for several times over (see `calculus.estimate`).
"""

import math
from collections.abc import Callable
from fractions import Fraction

from tutor.calculus.arithmetic import FLOATS, TooLarge, Undefined, finite
from tutor.notation.functions import BY_NAME
from tutor.notation.tree import Number


class Context:
    """What estimates ask of mpmath's context, of floats."""

    eps = 2.0**-52
    mpf = float
    ln = staticmethod(math.log)

    @staticmethod
    def isint(value: float) -> bool:
        """Whether a float is a whole number."""
        return float(value).is_integer()


class Binary:
    """Floats only, never ints: an arithmetic like `Digits`, with 15 of them."""

    context = Context()
    least = 2.0**-1022
    """What a value may lose near 0 besides its last digit: e^-800 is 0.0."""

    def number(self, literal: Number) -> float:
        """Return the float nearest to a literal."""
        return float(literal.value)

    def fraction(self, value: Fraction) -> float:
        """Return the float nearest to a fraction."""
        return float(value)

    def constant(self, name: str) -> float:
        """Return pi or e."""
        return FLOATS.constant(name)

    def power(self, base: float, exponent: float) -> float:
        """Return a real power."""
        return self._real(FLOATS.power, base, exponent)

    def call(self, function: str, arguments: list[float]) -> float:
        """Return a function's real value."""
        return self._real(BY_NAME[function].of_float, *arguments)

    def _real(self, compute: Callable[..., float], *operands: float) -> float:
        try:
            value: float = finite(float(compute(*operands)))
        except OverflowError as error:
            raise TooLarge from error
        except (ZeroDivisionError, ValueError) as error:
            raise Undefined from error
        return value


BINARY = Binary()
