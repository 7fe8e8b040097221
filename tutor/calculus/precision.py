"""In which arithmetic a table is computed: floats as code has them, exact fractions, or many digits.

Exact fractions lay the bend bare: for w² at 3, k is 6 + ε and nothing else. Many digits do the same
for what is no fraction, such as exp and sin.
"""

from fractions import Fraction

from tutor.calculus.arithmetic import FLOATS, FRACTIONS, Arithmetic, Value, digits
from tutor.values import value

UNIT_ROUNDOFF = 2.0**-53
"""Of a float."""

FEWEST_DIGITS, MOST_DIGITS = 5, 200


@value
class Precision:
    """One arithmetic.

    Attributes:
        name: what it is called after `/precision`.
        digits: decimal digits, 0 for floats and for fractions.
        unit: its unit round-off; 0 where nothing is rounded.
        decimals: how many decimals of a figure can mean something at all.
    """

    name: str
    digits: int
    unit: float
    decimals: int

    @property
    def arithmetic(self) -> Arithmetic:
        """The arithmetic itself."""
        if self is EXACT:
            return FRACTIONS
        return digits(self.digits) if self.digits else FLOATS


FLOAT = Precision("float", 0, UNIT_ROUNDOFF, 17)
EXACT = Precision("exact", 0, 0.0, 400)

CHOICES = ("float", "exact", "50")
"""What is offered; any number of digits will do."""


def read_precision(text: str) -> Precision | None:
    """Read `float`, `exact`, or a number of digits; None for anything else."""
    word = text.strip().casefold()
    if word in ("float", "float64", "floats"):
        return FLOAT
    if word in ("exact", "fractions", "fraction"):
        return EXACT
    if word.isdecimal() and len(word) < 4 and FEWEST_DIGITS <= int(word) <= MOST_DIGITS:  # noqa: PLR2004 - no need to read more digits
        return Precision(str(int(word)), int(word), 0.5 * 10.0 ** (1 - int(word)), int(word))
    return None


_LONGEST = 40
"""Characters of an exact figure that are written out."""

_SHORTENED = 30
"""Digits of one that is too long."""


def figure(number: Value) -> str:
    """Return a figure as it is shown: a float as Python has it, a fraction as a decimal where it is one."""
    match number:
        case None:
            return "-"
        case Fraction():
            return _fraction(number)
        case float() | int():
            return repr(number)
        case _:
            return str(number)


def _fraction(number: Fraction) -> str:
    decimal = _decimal(number)
    if decimal is not None and len(decimal) <= _LONGEST:
        return decimal
    text = str(number)
    return text if len(text) <= _LONGEST else _cut(number) + "…"


def _decimal(number: Fraction) -> str | None:
    """Return a fraction as a decimal that ends; None for one that doesn't."""
    rest = number.denominator
    places = 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest, count = rest // prime, count + 1
        places = max(places, count)
    return _with_places(number, places) if rest == 1 else None


def _cut(number: Fraction) -> str:
    """Return a fraction cut after so many digits."""
    size, places = abs(number), 0
    while size and size * 10**places < 1:
        places += 1
    return _with_places(number, places + _SHORTENED - 1) if size < 10**_SHORTENED else _with_places(number, 0)


def _with_places(number: Fraction, places: int) -> str:
    whole = abs(number.numerator) * 10**places // number.denominator
    text = str(whole).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return sign + (f"{text[:-places]}.{text[-places:]}" if places else text)
