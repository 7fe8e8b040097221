"""Many digits with a bound on their error: what is different is told from what is rounding.

Every number carries how far it may be off. Each operation adds what it passes on from its operands
(to first order) and the rounding of its own result: running error analysis (Higham, Accuracy and
Stability of Numerical Algorithms, 2nd ed., SIAM 2002, section 3.3). So 2w + e^(100w) - e^(100w),
which loses the 2w however many digits there are, is known to be unknown.
"""

from fractions import Fraction
from functools import cache

from tutor.calculus.arithmetic import WILD, Digits, TooLarge, Undefined, Value, digits, evaluate, formula
from tutor.calculus.binary import BINARY, Binary
from tutor.notation.functions import BY_NAME
from tutor.notation.tree import Number

_CAREFUL = 4
"""How much larger than to first order the bound is taken."""

_PRECISE = 1e-3
"""Largest error of an argument for which the first order says something; relative where a function is tame."""


_SUSPICIOUS = 1e-10
"""Relative error of a value from which on its slope is asked to be steady; near a pole it isn't."""


class Unsure(TooLarge):
    """The error is too large to go on: more digits might help."""


class Estimate:
    """A number with many digits and a bound on its error; it knows + - * /."""

    __slots__ = ("error", "home", "value")

    def __init__(self, home: "Estimates", value: Value, error: Value) -> None:
        """Hold a value of an arithmetic and how far it may be off."""
        self.home = home
        self.value = value
        self.error = error

    def __bool__(self) -> bool:
        return bool(self.value) or bool(self.error)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Estimate) and bool(self.value == other.value)

    def __hash__(self) -> int:
        return hash(self.value)

    def __neg__(self) -> "Estimate":
        return Estimate(self.home, -self.value, self.error)

    def __add__(self, other: "Estimate | int") -> "Estimate":
        other = self.home.lift(other)
        return self.home.rounded(self.value + other.value, self.error + other.error)

    def __radd__(self, other: int) -> "Estimate":
        return self + other

    def __sub__(self, other: "Estimate | int") -> "Estimate":
        return self + -self.home.lift(other)

    def __rsub__(self, other: int) -> "Estimate":
        return -self + other

    def __mul__(self, other: "Estimate | int") -> "Estimate":
        other = self.home.lift(other)
        passed_on = abs(self.value) * other.error + abs(other.value) * self.error
        return self.home.rounded(self.value * other.value, passed_on)

    def __rmul__(self, other: int) -> "Estimate":
        return self * other

    def __truediv__(self, other: "Estimate | int") -> "Estimate":
        other = self.home.lift(other)
        if not other:
            raise Undefined
        if abs(other.value) <= _CAREFUL * other.error:
            raise Unsure
        value = self.value / other.value
        return self.home.rounded(value, (self.error + abs(value) * other.error) / abs(other.value))

    def __rtruediv__(self, other: int) -> "Estimate":
        return self.home.lift(other) / self


class Estimates:
    """The arithmetic of estimates, with a number of decimal digits."""

    def __init__(self, many: Digits | Binary) -> None:
        """Compute in an arithmetic of many digits."""
        self.many = many
        self.unit = many.context.eps
        self.least = many.least

    def lift(self, value: "Estimate | int") -> Estimate:
        """Return a whole number as an estimate without error."""
        return value if isinstance(value, Estimate) else Estimate(self, self.many.context.mpf(value), 0)

    def rounded(self, value: Value, passed_on: Value) -> Estimate:
        """Return the result of an operation: the errors passed on, and its own rounding; whole numbers have none."""
        exact = not passed_on and self._is_held(value) and (value or not self.least)
        return Estimate(self, value, 0 if exact else passed_on + abs(value) * self.unit + self.least)

    def _is_held(self, value: Value) -> bool:
        """Whether a value is a whole number with no more digits than there are."""
        return bool(self.many.context.isint(value) and abs(value) * self.unit < 1)

    def number(self, literal: Number) -> Estimate:
        """Return a literal."""
        return self.fraction(literal.value)

    def fraction(self, value: Fraction) -> Estimate:
        """Return a fraction; a whole number is exact."""
        nearest = self.many.fraction(value)
        exact = value.denominator == 1 and self._is_held(nearest)
        return Estimate(self, nearest, 0 if exact else abs(nearest) * self.unit)

    def constant(self, name: str) -> Estimate:
        """Return pi or e."""
        return self.rounded(self.many.constant(name), 0)

    def power(self, base: "Estimate | int", exponent: "Estimate | int") -> Estimate:
        """Return a real power."""
        base, exponent = self.lift(base), self.lift(exponent)
        if base.error and abs(base.value) <= _CAREFUL * base.error:
            raise Unsure
        if base.value < 0 and exponent.error:
            raise Unsure
        value = self.many.power(base.value, exponent.value)
        passed_on = 0
        if base.value:
            passed_on = abs(value * exponent.value) * base.error / abs(base.value)
            if exponent.error:
                passed_on += abs(value) * abs(self.many.context.ln(base.value)) * exponent.error
        return self.rounded(value, passed_on)

    def call(self, function: str, arguments: list[Estimate]) -> Estimate:
        """Return a function's real value."""
        row = BY_NAME[function]
        if row.exact:  # made of other functions: its error is theirs, and may be large, as for the sigmoid far left
            return self.lift(evaluate(formula(row.exact), {"u": self.lift(arguments[0])}, self))
        error = max(self.lift(each).error for each in arguments)
        try:
            value = self.many.call(function, [self.lift(each).value for each in arguments])
        except Undefined as undefined:
            self._at_an_edge(function, arguments[0], undefined)
            raise
        if not error:
            return self.rounded(value, 0 if row.several else abs(value) * self.unit * _CAREFUL)
        scale = 1 if function in WILD else max(1, abs(self.lift(arguments[0]).value))
        if error > _PRECISE * scale:
            raise Unsure
        if row.several:
            if any(0 < abs(value - self.lift(each).value) <= _CAREFUL * error for each in arguments):
                raise Unsure
            return self.rounded(value, error)
        inside = arguments[0].value
        if row.kink:
            if abs(inside) <= _CAREFUL * error:
                raise Unsure
            return self.rounded(value, error)
        steepness = self._steepness(row.slope, inside)
        if steepness * error > abs(value) * _SUSPICIOUS:
            for side in (-_CAREFUL, _CAREFUL):
                beside = self._steepness(row.slope, inside + side * error)
                if not steepness / 2 <= beside <= steepness * 2:
                    raise Unsure
        return self.rounded(value, (steepness * error + abs(value) * self.unit) * _CAREFUL)

    def _steepness(self, slope: str, inside: Value) -> Value:
        try:
            return abs(evaluate(formula(slope), {"u": inside}, self.many))
        except Undefined as undefined:
            raise Unsure from undefined

    def _at_an_edge(self, function: str, inside: Estimate, undefined: Undefined) -> None:
        """Raise `Unsure` where the function has a value a little to the left or to the right, within the error."""
        for side in (-_CAREFUL, _CAREFUL) if inside.error else ():
            try:
                self.many.call(function, [inside.value + side * inside.error])
            except Undefined:
                continue
            raise Unsure from undefined


@cache
def estimates(number: int) -> Estimates:
    """Return the arithmetic with that many decimal digits."""
    return Estimates(digits(number))


QUICK = Estimates(BINARY)
"""Estimates in floats: they tell a plain difference from rounding, and nothing finer."""


def same(first: Estimate, second: Estimate) -> bool | None:
    """Whether two estimates are of one number, None where their errors leave it open."""
    bound = (first.error + second.error) * _CAREFUL
    if abs(first.value - second.value) > bound:
        return False
    size = max(abs(first.value), abs(second.value))
    little = first.home.many.context.mpf(10) ** -50
    return True if bound <= size * little or size <= bound <= little else None
