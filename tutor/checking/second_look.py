"""A second look at two formulas that algebra did not find equal, knowing what the first look met.

What stands under a root or in a logarithm is not negative wherever the formulas have a value. So
with the factors x + 1 and x - 1 under roots, the root of x² - 1 is the product of their roots, and
with ln(x) about, |x| is x. Roots of one thing become powers of one root; angles and exponents become
whole multiples of their greatest common part; multiples of π/12 become numbers.
"""

import contextlib
from fractions import Fraction
from functools import reduce
from math import gcd, lcm

from tutor.calculus.arithmetic import Undefined
from tutor.checking import polynomial as poly
from tutor.checking.field import Element, Field
from tutor.checking.polynomial import Polynomial, TooMany, prime_powers

_LARGEST_DEGREE = 24
_LARGEST_MULTIPLE = 16
_MOST_TERMS_OF_A_FACTOR = 6
_MOST_FACTORS = 40
_TWELFTHS = 12

Part = tuple[Polynomial, int]
"""A factor with leading coefficient 1, and its power."""


class SecondLook(Field):
    """The same generators, and what is known of them."""

    def __init__(self, first: Field) -> None:
        """Learn from what the first look met."""
        super().__init__()
        self.numbers, self.squares, self.inside = first.numbers, first.squares, first.inside
        self.only_letters = False
        self.degree = _common_degree(first.met.degrees)
        self.odd_degree = _common_degree({degree for degree in first.met.degrees if degree % 2})
        self.signs: dict[tuple[object, ...], int] = {}
        """1 for a factor that is never negative, -1 for one that is never positive."""
        self.candidates: list[Polynomial] = []
        met = first.met
        self.angle_units = self._units(met.angles)
        self.exponent_units = self._units(met.exponents)
        with contextlib.suppress(TooMany):
            self._find_candidates([*met.never_negative, *met.bases])
            for fact in [*filter(None, met.never_negative)] * 2:  # what one fact tells may help another
                self._learn(fact)

    # What is known

    @property
    def roots_of_letters(self) -> dict[str, int]:
        """Return the letters that are never negative, if roots were met, and the common degree of those."""
        names = [
            str(key[1]) for key, number in self.numbers.items() if key[0] == "letter" and self._is_positive(number)
        ]
        return dict.fromkeys(names, self.degree) if self.degree > 1 else {}

    def _find_candidates(self, elements: list[Element]) -> None:
        """Keep what came up as a base, without a factor that came up on its own."""
        found = [part for element in elements if element for part in (element.over, element.under)]
        for each in sorted(found, key=lambda part: (len(part), sum(power for _, power in poly.leading(part)))):
            if len(self.candidates) == _MOST_FACTORS:
                return
            _, parts = self._parts(each)
            for part, _ in parts:
                if 1 < len(part) <= _MOST_TERMS_OF_A_FACTOR and part not in self.candidates:
                    self.candidates.append(part)

    def _learn(self, fact: Element) -> None:
        """Find the sign of a factor of what is never negative, if it is the only one in doubt."""
        content, parts = self._factors(fact)
        sign = 1 if content > 0 else -1
        doubtful = []
        for part, power in parts:
            if power % 2:
                known = self._sign_of(part)
                sign *= known or 1
                if not known:
                    doubtful.append(part)
        if len(doubtful) == 1:
            self.signs[_key(doubtful[0])] = sign

    def _sign_of(self, part: Polynomial) -> int:
        if known := self.signs.get(_key(part)):
            return known
        return 1 if all(value > 0 and self._never_negative(monomial) for monomial, value in part.items()) else 0

    def _never_negative(self, monomial: poly.Monomial) -> bool:
        return all(power % 2 == 0 or self._is_positive(number) for number, power in monomial)

    def _is_positive(self, number: int) -> bool:
        kind, *rest = self._key(number)
        if kind == "root":
            degree, *_ = rest
            return isinstance(degree, int) and degree % 2 == 0
        return kind in ("exp", "abs") or self.signs.get(_key(poly.generator(number))) == 1

    # Factors

    def _factors(self, u: Element) -> tuple[Fraction, list[Part]]:
        """Return a number, and the factors with their powers, such that their product is `u`."""
        over, above = self._parts(u.over)
        under, below = self._parts(u.under)
        return over / under, [*above, *((part, -power) for part, power in below)]

    def _parts(self, whole: Polynomial) -> tuple[Fraction, list[Part]]:
        shared = poly.common_monomial(whole)
        parts = [(poly.generator(number), power) for number, power in shared]
        rest = poly.without(whole, shared)
        for factor, meaning, times in (*self._sines(), *((each, each, 1) for each in self.candidates)):
            power = 0
            while len(rest) > 1 and (quotient := poly.divided(rest, factor)) is not None:
                rest, power = quotient, power + times
            if power:
                parts.append((meaning, power))
        content = Fraction(rest[poly.leading(rest)])
        rest = poly.scaled(rest, 1 / content)
        if len(rest) > 1:
            root = poly.square_root(rest)
            parts.append((rest, 1) if root is None else (root, 2))
        return content, parts

    def _sines(self) -> list[tuple[Polynomial, Polynomial, int]]:
        """Return 1 - sin² for every angle, which is the square of its cosine."""
        return [
            ({poly.ONE: 1, ((number, 2),): -1}, poly.generator(self.numbers["cos", *key[1:]]), 2)
            for key, number in list(self.numbers.items())
            if key[0] == "sin"
        ]

    # Roots, bars and logarithms

    def call(self, function: str, arguments: list[Element]) -> Element:
        """Return a function of elements; bars without a square and its root."""
        u = self.element(arguments[0])
        if function == "abs" and u:
            content, parts = self._factors(u)
            sizes = (self._whole(self._size(part), power) for part, power in parts)
            return reduce(Element.__mul__, sizes, self.element(abs(content)))
        return super().call(function, arguments)

    def _size(self, part: Polynomial) -> Element:
        """Return |part|, which may be the part itself."""
        whole = self._element(part)
        if known := self._sign_of(part):
            return whole * known
        result = self._generator(("abs", whole.key))
        self.squares[self.numbers["abs", whole.key]] = (2, whole * whole)
        return result

    def _element(self, part: Polynomial) -> Element:
        return Element(self, part, poly.constant(1))

    def _root(self, u: Element, degree: int) -> Element:
        if not u:
            return u
        content, parts = self._factors(u)
        result, left = self.element(1), self.element(1)
        for part, power in parts:
            known = self._sign_of(part)
            if known and power % degree == 0:
                content *= known ** (power % 2)
                result = result * self._whole(self._element(part) * known, power // degree)
            elif known:
                content *= known ** (power % 2)
                root = self._part_of(self._element(part) * known, self.degree, degree)
                result = result * self._whole(root, power)
            elif degree % 2:
                result = result * self._whole(self._part_of(self._element(part), self.odd_degree, degree), power)
            else:
                whole, rest = divmod(power, degree)
                result = result * self._whole(self._size(part), whole)
                left = left * self._whole(self._element(part), rest)
        if content < 0:
            result, left = (-result, left) if degree % 2 else (result, -left)
        for prime, times in prime_powers(abs(content)):
            result = result * self._whole(self._part_of(self.element(prime), self.degree, degree), times)
        return result if left.rational == 1 else result * self._root_generator(left, degree)

    def _part_of(self, u: Element, common: int, degree: int) -> Element:
        """Return the root of some degree as a power of the root of the common degree."""
        shared = common if common % degree == 0 else degree
        return self._whole(self._root_generator(u, shared), shared // degree)

    def _ln(self, u: Element) -> Element:
        if not u:
            raise Undefined
        content, parts = self._factors(u)
        total, left = self.element(0), self.element(1)
        for part, power in parts:
            if known := self._sign_of(part):
                content *= known ** (power % 2)
                total = total + self._ln_of(self._element(part) * known) * power
            else:
                odd = power % 2
                left = left * self._whole(self._element(part), odd)
                total = total + (self._ln_of(self._size(part)) * (power - odd) if power != odd else 0)
        for prime, times in prime_powers(abs(content)):
            total = total + self._ln_generator(self.element(prime)) * times
        left = left if content > 0 else -left
        return total if left.rational == 1 else total + self._ln_generator(left)

    def _ln_of(self, u: Element) -> Element:
        """Return the logarithm of a factor: of an exponential and of a root it is worked out."""
        (monomial, *others) = u.over
        if not others and len(monomial) == 1:
            number = monomial[0][0]
            match self._key(number)[0]:
                case "exp":
                    return self.inside[number]
                case "root":
                    degree, value = self.squares[number]
                    return self._ln(value) * self.element(Fraction(1, degree))
        return self._ln_generator(u)

    # Exponents and angles

    def _terms(self, u: Element) -> list[Element]:
        if len(u.under) > 1:
            return [u]
        return [self.quotient({monomial: value}, u.under) for monomial, value in u.over.items()]

    def _units(self, met: list[Element]) -> dict[tuple[object, ...], Fraction]:
        """Return for every kind of term its greatest size that all its sizes are multiples of."""
        units: dict[tuple[object, ...], Fraction] = {}
        for term in (term for each in met for term in self._terms(each) if term):
            content, unit = self._content(self._sign(term)[1])
            other = units.get(unit.key, content)
            shared = gcd(content.numerator * other.denominator, other.numerator * content.denominator)
            units[unit.key] = Fraction(shared, content.denominator * other.denominator)
        return units

    def _exp(self, u: Element) -> Element:
        return reduce(Element.__mul__, map(self._exp_term, self._terms(u)), self.element(1))

    def _exp_term(self, u: Element) -> Element:
        sign, positive = self._sign(u)
        content, unit = self._content(positive)
        if (argument := self._argument_of_ln(unit)) is not None:
            return self.power(argument, self.element(content * sign))
        size = self.exponent_units.get(unit.key, content)
        base = unit * self.element(size)
        result = self._generator(("exp", base.key))
        self.inside[self.numbers["exp", base.key]] = base
        return self.power(result, self.element(content * sign / size))

    def _circular(self, u: Element) -> tuple[Element, Element]:
        """Return sine and cosine of a sum of angles."""
        turns = [self._turn(term) for term in self._terms(u) if term]
        return reduce(_turned, turns, (self.element(0), self.element(1)))

    def _turn(self, angle: Element) -> "Turn":
        sign, positive = self._sign(angle)
        content, unit = self._content(positive)
        if unit.key == self.constant("pi").key and (content * _TWELFTHS).denominator == 1:
            return self._twelfths(int(content * _TWELFTHS) * sign)
        size = self.angle_units.get(unit.key, content)
        multiple = content / size
        if multiple.denominator > 1 or multiple > _LARGEST_MULTIPLE:
            raise TooMany
        key = (unit * self.element(size)).key
        sine, cosine = self._generator(("sin", key)), self._generator(("cos", key))
        self.squares[self.numbers["cos", key]] = (2, self.element(1) - sine * sine)
        return self._times((sine * sign, cosine), int(multiple))

    def _twelfths(self, many: int) -> "Turn":
        """Return sine and cosine of so many times π/12, as eighths less sixths of half a turn."""
        half = self.element(Fraction(1, 2))
        sixth = (half, self._root(self.element(3), 2) * half)
        diagonal = self._root(self.element(2), 2) * half
        return _turned(self._times((diagonal, diagonal), many % 8), self._times(sixth, -many % _TWELFTHS))

    def _times(self, turn: "Turn", many: int) -> "Turn":
        return reduce(_turned, [turn] * many, (self.element(0), self.element(1)))

    # The form of quotients

    def quotient(self, over: Polynomial, under: Polynomial) -> Element:
        """Return a quotient; where a root of one term stands below, it comes above."""
        result = super().quotient(over, under)
        if len(result.under) == 1:
            (monomial,) = result.under
            for number, power in monomial:
                degree, value = self.squares.get(number, (0, None))
                if value is not None and len(value.over) == 1:
                    missing: Polynomial = {((number, degree - power),): 1}
                    return self.quotient(self.times(result.over, missing), self.times(result.under, missing))
        return result


Turn = tuple[Element, Element]
"""Sine and cosine of an angle."""


def _turned(first: Turn, second: Turn) -> Turn:
    """Return sine and cosine of the sum of two angles."""
    return (first[0] * second[1] + first[1] * second[0], first[1] * second[1] - first[0] * second[0])


def _key(part: Polynomial) -> tuple[object, ...]:
    return tuple(sorted(part.items()))


def _common_degree(degrees: set[int]) -> int:
    common = lcm(*degrees)
    return common if common <= _LARGEST_DEGREE else 1
