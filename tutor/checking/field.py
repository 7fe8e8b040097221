"""Exact algebra with formulas: quotients of polynomials in the letters and in the functions they meet.

Every function of a different argument becomes a generator of its own (sin(u), eᵘ, ln(u), roots),
with the identities that always hold built in: cos² = 1 - sin², (√u)² = u, eᵃ⁺ᵇ = eᵃeᵇ, hyperbolic
functions and the sigmoid as exponentials, |u| = √(u²). If the difference of two formulas comes out
as 0 here, they are equal wherever both have a value: that is a proof. If it does not, nothing
follows, unless letters are the only generators, where the form is the only one there is.

It is an `Arithmetic`, so automatic differentiation (`calculus.slope`) gives exact derivatives in it.
"""

from fractions import Fraction
from functools import reduce
from math import comb

from tutor.calculus.arithmetic import TooLarge, Undefined, formula
from tutor.calculus.arithmetic import evaluate as evaluate_tree
from tutor.checking import polynomial as poly
from tutor.checking.polynomial import Polynomial, TooMany, prime_powers
from tutor.notation.tree import Number

_LARGEST_POWER = 400
_LARGEST_MULTIPLE = 4


class Element:
    """A quotient of two polynomials in the generators of a field; it knows + - * / and whole powers."""

    __slots__ = ("field", "over", "under")

    def __init__(self, field: "Field", over: Polynomial, under: Polynomial) -> None:
        """Make a quotient as it is; `Field.quotient` brings one to its normal form."""
        self.field = field
        self.over = over
        self.under = under

    def __bool__(self) -> bool:
        return bool(self.over)

    def __neg__(self) -> "Element":
        return Element(self.field, poly.scaled(self.over, -1), self.under)

    def __add__(self, other: "Element | int") -> "Element":
        other = self.field.element(other)
        if self.under == other.under:
            return self.field.quotient(poly.plus(self.over, other.over), self.under)
        over = poly.plus(self.field.times(self.over, other.under), self.field.times(other.over, self.under))
        return self.field.quotient(over, self.field.times(self.under, other.under))

    def __radd__(self, other: int) -> "Element":
        return self + other

    def __sub__(self, other: "Element | int") -> "Element":
        return self + -self.field.element(other)

    def __rsub__(self, other: int) -> "Element":
        return -self + other

    def __mul__(self, other: "Element | int") -> "Element":
        other = self.field.element(other)
        return self.field.quotient(self.field.times(self.over, other.over), self.field.times(self.under, other.under))

    def __rmul__(self, other: int) -> "Element":
        return self * other

    def __truediv__(self, other: "Element | int") -> "Element":
        other = self.field.element(other)
        if not other:
            raise Undefined
        return self * Element(self.field, other.under, other.over)

    def __rtruediv__(self, other: int) -> "Element":
        return self.field.element(other) / self

    @property
    def key(self) -> tuple[object, ...]:
        """A hashable form, equal for equal quotients as far as the normal form reaches."""
        return (tuple(sorted(self.over.items())), tuple(sorted(self.under.items())))

    @property
    def rational(self) -> Fraction | None:
        """The value, if it is a plain fraction."""
        if not self.over:
            return Fraction(0)
        plain = self.over.keys() == {poly.ONE} and self.under.keys() == {poly.ONE}
        return Fraction(self.over[poly.ONE]) / self.under[poly.ONE] if plain else None


class Met:
    """What came up in a calculation, for a second look at it (see `checking.second_look`)."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.never_negative: list[Element] = []
        """What stands under an even root, in a logarithm or under a fractional power: else nothing has a value."""
        self.bases: list[Element] = []
        """What is raised to powers."""
        self.degrees: set[int] = set()
        """Of roots."""
        self.angles: list[Element] = []
        self.exponents: list[Element] = []


class Field:
    """The generators met so far, and the arithmetic over them."""

    def __init__(self) -> None:
        """Begin without generators."""
        self.numbers: dict[tuple[object, ...], int] = {}
        self.squares: dict[int, tuple[int, Element]] = {}
        """For a generator g with g**n = v: n and v."""
        self.inside: dict[int, Element] = {}
        """For an exponential: what it is the exponential of."""
        self.only_letters = True
        self.met = Met()

    # Elements

    def element(self, value: "Element | int | Fraction") -> Element:
        """Return a number as an element."""
        return value if isinstance(value, Element) else Element(self, poly.constant(value), poly.constant(1))

    def letter(self, name: str) -> Element:
        """Return a letter."""
        return self._generator(("letter", name))

    def root_of_letter(self, name: str, degree: int) -> Element:
        """Return a letter that is not negative as a power of its root."""
        root = self.letter(name)
        self.met.never_negative.append(root)
        return self._whole(root, degree)

    def _generator(self, key: tuple[object, ...]) -> Element:
        number = self.numbers.setdefault(key, len(self.numbers))
        if key[0] != "letter":
            self.only_letters = False
        return Element(self, poly.generator(number), poly.constant(1))

    def quotient(self, over: Polynomial, under: Polynomial) -> Element:
        """Return a quotient without common monomial, its denominator led by 1."""
        if not under:
            raise Undefined
        if not over:
            return self.element(0)
        shared = poly.common_monomial(over, under)
        if shared:
            over, under = poly.without(over, shared), poly.without(under, shared)
        lead = under[min(under)] if len(under) > 1 else next(iter(under.values()))
        if lead != 1:
            over, under = poly.scaled(over, Fraction(1) / lead), poly.scaled(under, Fraction(1) / lead)
        return Element(self, over, under)

    def times(self, first: Polynomial, second: Polynomial) -> Polynomial:
        """Return a product with the relations of the generators worked in."""
        product = poly.times(first, second)
        while self.squares:
            reducible = [each for each in product if any(power >= self._bound(number) for number, power in each)]
            if not reducible:
                break
            product = dict(product)  # it may be one of the factors
            for monomial in reducible:
                coefficient = product.pop(monomial, None)  # what another one became may have cancelled it
                if coefficient is not None:
                    product = poly.plus(product, poly.scaled(self._reduced(monomial), coefficient))
            if len(product) > poly.MOST_TERMS:
                raise TooMany
        return product

    def _bound(self, number: int) -> int:
        return self.squares[number][0] if number in self.squares else 1 << 30

    def _reduced(self, monomial: poly.Monomial) -> Polynomial:
        """Replace one power g**n by its value, which is a polynomial."""
        for number, power in monomial:
            bound = self._bound(number)
            if power >= bound:
                rest = poly.join(monomial, ((number, -bound),))
                return poly.times({rest: 1}, self.squares[number][1].over)
        raise AssertionError(monomial)  # pragma: no cover - the caller found a reducible power

    # The arithmetic

    def number(self, literal: Number) -> Element:
        """Return a literal, exactly."""
        return self.element(literal.value)

    def fraction(self, value: Fraction) -> Element:
        """Return a fraction as an element."""
        return self.element(value)

    def constant(self, name: str) -> Element:
        """Return pi as a generator, e as the exponential of 1."""
        return self._generator(("letter", "pi")) if name == "pi" else self._exp(self.element(1))

    def power(self, base: "Element | int", exponent: "Element | int") -> Element:
        """Return a power: whole, a root, or an exponential."""
        base, exponent = self.element(base), self.element(exponent)
        size = exponent.rational
        if size is None or size.denominator > 1:
            self.met.never_negative.append(base)
        if size is None:
            return self._exp(exponent * self._ln(base))
        if abs(size) > _LARGEST_POWER and len(base.over) + len(base.under) > 2:  # noqa: PLR2004 - one term each
            raise TooMany
        if size.denominator == 1:
            return self._whole(base, size.numerator)
        return self._whole(self._root(base, size.denominator), size.numerator)

    def _whole(self, base: Element, exponent: int) -> Element:
        if abs(exponent) > 1:
            self.met.bases.append(base)
        if exponent < 0:
            return self.element(1) / self._whole(base, -exponent)
        result, square = self.element(1), base
        while exponent:
            if exponent & 1:
                result = result * square
            exponent >>= 1
            if exponent:
                square = square * square
        return result

    def call(self, function: str, arguments: list[Element]) -> Element:
        """Return a function of elements, in generators."""
        if len(arguments) > 1:
            raise TooLarge
        (u,) = (self.element(argument) for argument in arguments)
        match function:
            case "exp":
                return self._exp(u)
            case "ln":
                return self._ln(u)
            case "sqrt":
                return self._root(u, 2)
            case "cbrt":
                return self._root(u, 3)
            case "abs":
                return self._root(u * u, 2)
            case "sin" | "cos":
                return self._circular(u)[function == "cos"]
            case _ if function in IN_TERMS_OF_OTHERS:
                return evaluate(IN_TERMS_OF_OTHERS[function], u, self)
            case _:
                sign, positive = self._sign(u)
                return self._generator((function, positive.key)) * sign

    def _sign(self, u: Element) -> tuple[int, Element]:
        """Return -1 and -u or 1 and u, such that u and -u give the same element."""
        negative = bool(u) and u.over[min(u.over)] < 0
        return (-1, -u) if negative else (1, u)

    def _content(self, u: Element) -> tuple[Fraction, Element]:
        """Return c > 0 and u/c, such that all positive multiples of u give the same element."""
        if not u:
            return Fraction(1), u
        content = abs(Fraction(u.over[min(u.over)]))
        return content, Element(self, poly.scaled(u.over, 1 / content), u.under)

    # Exponentials and logarithms

    def _exp(self, u: Element) -> Element:
        self.met.exponents.append(u)
        if u.under.keys() != {poly.ONE}:
            return self._exp_term(u)
        terms = [Element(self, {monomial: value}, u.under) for monomial, value in u.over.items()]
        return reduce(lambda product, term: product * self._exp_term(term), terms, self.element(1))

    def _exp_term(self, u: Element) -> Element:
        sign, positive = self._sign(u)
        content, unit = self._content(positive)
        power = content * sign
        if (argument := self._argument_of_ln(unit)) is not None:
            return self.power(argument, self.element(power))
        base = self._generator(("exp", unit.key))
        number = self.numbers["exp", unit.key]
        self.inside[number] = unit
        return self.power(base, self.element(power))

    def _argument_of_ln(self, u: Element) -> Element | None:
        (monomial, *others) = u.over
        if others or u.under.keys() != {poly.ONE} or len(monomial) != 1 or monomial[0][1] != 1:
            return None
        return self._logarithms.get(monomial[0][0])

    @property
    def _logarithms(self) -> dict[int, Element]:
        return {number: self.inside[number] for key, number in self.numbers.items() if key[0] == "ln"}

    def _ln(self, u: Element) -> Element:
        if not u:
            raise Undefined
        self.met.never_negative.append(u)
        content, unit = self._content(u)
        total = self.element(0)
        for prime, times in prime_powers(content):
            total = total + self._ln_generator(self.element(prime)) * times
        if unit.rational == 1:
            return total
        if (known := self._inside_of_exp(unit)) is not None:
            return total + known
        return total + self._ln_generator(unit)

    def _ln_generator(self, u: Element) -> Element:
        result = self._generator(("ln", u.key))
        self.inside[self.numbers["ln", u.key]] = u
        return result

    def _inside_of_exp(self, u: Element) -> Element | None:
        """Return v where u is a whole power of one exponential, e**v."""
        if u.under.keys() != {poly.ONE} or len(u.over) != 1:
            return None
        (monomial,) = u.over
        if len(monomial) != 1 or self._key(monomial[0][0])[0] != "exp":
            return None
        return self.inside[monomial[0][0]] * monomial[0][1]

    def _key(self, number: int) -> tuple[object, ...]:
        return next(key for key, each in self.numbers.items() if each == number)

    # Roots and circular functions

    def _root(self, u: Element, degree: int) -> Element:
        if not u:
            return u
        self.met.degrees.add(degree)
        if degree % 2:
            sign, positive = self._sign(u)
            self.met.bases.append(u)
        else:
            sign, positive = 1, u
            self.met.never_negative.append(u)
        content, unit = self._content(positive)
        result = self.element(sign)
        for prime, times in prime_powers(content):
            result = result * self._whole(self._root_generator(self.element(prime), degree), times)
        return result if unit.rational == 1 else result * self._root_generator(unit, degree)

    def _root_generator(self, u: Element, degree: int) -> Element:
        """Return a generator g with g**degree = u; a denominator q is cleared with q**degree first."""
        if u.under.keys() == {poly.ONE}:
            result = self._generator(("root", degree, u.key))
            self.squares[self.numbers["root", degree, u.key]] = (degree, u)
            return result
        under = Element(self, u.under, poly.constant(1))
        over = self._whole(under, degree - 1) * Element(self, u.over, poly.constant(1))
        whole = self._root(over, degree)
        return whole / (under if degree % 2 else self._root(under * under, 2))

    def _circular(self, u: Element) -> tuple[Element, Element]:
        """Return sine and cosine; small whole multiples of one angle are worked out."""
        self.met.angles.append(u)
        sign, positive = self._sign(u)
        content, unit = self._content(positive)
        multiple = content.numerator if content.denominator == 1 else 0
        if not 1 <= multiple <= _LARGEST_MULTIPLE:
            multiple, unit = 1, positive
        if not unit:
            return self.element(0), self.element(1)
        sine, cosine = self._generator(("sin", unit.key)), self._generator(("cos", unit.key))
        self.squares[self.numbers["cos", unit.key]] = (2, self.element(1) - sine * sine)
        sines, cosines = self.element(0), self.element(0)
        for index in range(multiple + 1):
            term = self._whole(cosine, multiple - index) * self._whole(sine, index) * comb(multiple, index)
            if index % 2:
                sines = sines + term * (-1) ** (index // 2)
            else:
                cosines = cosines + term * (-1) ** (index // 2)
        return sines * sign, cosines


def evaluate(text: str, u: Element, field: Field) -> Element:
    """Return the value of a formula in the letter u."""
    result: Element = evaluate_tree(formula(text), {"u": u}, field)
    return field.element(result)


IN_TERMS_OF_OTHERS = {
    "log10": "ln(u)/ln(10)", "log2": "ln(u)/ln(2)",
    "tan": "sin(u)/cos(u)", "cot": "cos(u)/sin(u)", "sec": "1/cos(u)", "csc": "1/sin(u)",
    "sinh": "(exp(u)-exp(-u))/2", "cosh": "(exp(u)+exp(-u))/2",
    "tanh": "(exp(u)-exp(-u))/(exp(u)+exp(-u))", "coth": "(exp(u)+exp(-u))/(exp(u)-exp(-u))",
    "sech": "2/(exp(u)+exp(-u))", "csch": "2/(exp(u)-exp(-u))",
    "sigmoid": "exp(u)/(1+exp(u))", "softplus": "ln(1+exp(u))",
    "relu": "(u+abs(u))/2", "sign": "abs(u)/u", "acos": "pi/2-asin(u)", "acot": "atan(1/u)",
    "asinh": "ln(u+sqrt(u^2+1))", "acosh": "ln(u+sqrt(u-1)*sqrt(u+1))", "atanh": "(ln(1+u)-ln(1-u))/2",
    "asec": "acos(1/u)", "acsc": "asin(1/u)", "acoth": "atanh(1/u)", "asech": "acosh(1/u)", "acsch": "asinh(1/u)",
}  # fmt: skip
"""Functions by what they are made of, in the letter u."""

ODD = frozenset({"asin", "atan"})
"""The others: functions with f(-u) = -f(u)."""
