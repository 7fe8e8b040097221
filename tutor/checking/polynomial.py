"""Polynomials with fractions as coefficients in numbered generators: plus, times, and nothing else.

A monomial is a sorted tuple of (generator, exponent); a polynomial maps monomials to coefficients
that are not 0, ints where they are whole: Python adds those ten times as fast as fractions. Sizes
are counted: what would grow too large raises `TooMany` instead.
"""

from fractions import Fraction
from math import isqrt

Monomial = tuple[tuple[int, int], ...]
Coefficient = Fraction | int
Polynomial = dict[Monomial, Coefficient]

MOST_TERMS = 3_000
"""Terms of a polynomial, and the steps of one multiplication in hundreds."""


class TooMany(ArithmeticError):  # noqa: N818 - it says what happened, as Undefined does
    """The calculation would take too long; nothing is known."""


ONE: Monomial = ()


def constant(value: Fraction | int) -> Polynomial:
    """Return the polynomial that is just `value`."""
    return {ONE: whole(value)} if value else {}


def whole(value: Coefficient) -> Coefficient:
    """Return a whole fraction as an int, any other value as it is."""
    return value.numerator if value.denominator == 1 else value


def generator(number: int) -> Polynomial:
    """Return one generator."""
    return {((number, 1),): 1}


def plus(first: Polynomial, second: Polynomial) -> Polynomial:
    """Return the sum."""
    if not first or not second:
        return first or second
    total = dict(first)
    for monomial, coefficient in second.items():
        value = total.get(monomial, 0) + coefficient
        if value:
            total[monomial] = value
        else:
            del total[monomial]
    return total


def scaled(polynomial: Polynomial, factor: Coefficient) -> Polynomial:
    """Return `factor`, not 0, times the polynomial."""
    if factor == 1:
        return polynomial
    return {monomial: whole(coefficient * factor) for monomial, coefficient in polynomial.items()}


def times(first: Polynomial, second: Polynomial) -> Polynomial:
    """Return the product.

    Raises:
        TooMany: when it would have too many terms.
    """
    if len(first) * len(second) > 20 * MOST_TERMS:
        raise TooMany
    for one, other in ((first, second), (second, first)):
        if len(one) == 1 and ONE in one:
            return scaled(other, one[ONE])
    product: Polynomial = {}
    for left, left_coefficient in first.items():
        for right, right_coefficient in second.items():
            monomial = join(left, right)
            product[monomial] = product.get(monomial, 0) + left_coefficient * right_coefficient
    if len(product) > MOST_TERMS:
        raise TooMany
    return {monomial: coefficient for monomial, coefficient in product.items() if coefficient}


def join(first: Monomial, second: Monomial) -> Monomial:
    """Return the product of two monomials."""
    if not first:
        return second
    if not second:
        return first
    powers = dict(first)
    for number, power in second:
        powers[number] = powers.get(number, 0) + power
    return tuple(sorted((number, power) for number, power in powers.items() if power))


def common_monomial(*polynomials: Polynomial) -> Monomial:
    """Return the greatest monomial that divides every term of all polynomials."""
    monomials = [dict(monomial) for polynomial in polynomials for monomial in polynomial]
    numbers = set(monomials[0]).intersection(*monomials[1:])
    return tuple(sorted((number, min(each[number] for each in monomials)) for number in numbers))


def without(polynomial: Polynomial, divisor: Monomial) -> Polynomial:
    """Return the polynomial divided by a monomial that divides each of its terms."""
    inverse = tuple((number, -power) for number, power in divisor)
    return {join(monomial, inverse): coefficient for monomial, coefficient in polynomial.items()}


# Division and roots


def leading(polynomial: Polynomial) -> Monomial:
    """Return the monomial that comes first in lexical order, the generators in the order of their numbers."""
    return max(polynomial, key=lambda monomial: tuple((-number, power) for number, power in monomial))


def divided(polynomial: Polynomial, divisor: Polynomial) -> Polynomial | None:
    """Return the quotient, None where the division leaves a remainder."""
    lead = leading(divisor)
    quotient: Polynomial = {}
    rest = polynomial
    for _ in range(_MOST_STEPS):
        if not rest:
            return quotient
        first = leading(rest)
        monomial = _over(first, lead)
        if monomial is None:
            return None
        term = {monomial: whole(Fraction(rest[first]) / divisor[lead])}
        quotient |= term
        rest = plus(rest, scaled(times(term, divisor), -1))
    return None


def square_root(polynomial: Polynomial) -> Polynomial | None:
    """Return a polynomial whose square this is, None where there is none."""
    lead = leading(polynomial)
    half = tuple((number, power // 2) for number, power in lead)
    size = _root_of_fraction(Fraction(polynomial[lead]))
    if size is None or any(power % 2 for _, power in lead):
        return None
    root: Polynomial = {half: whole(size)}
    rest = plus(polynomial, scaled(times(root, root), -1))
    for _ in range(_MOST_STEPS):
        if not rest:
            return root
        first = leading(rest)
        monomial = _over(first, half)
        if monomial is None or monomial in root:
            return None
        term = {monomial: whole(rest[first] / (2 * size))}
        rest = plus(rest, scaled(times(plus(plus(root, root), term), term), -1))
        root = plus(root, term)
    return None


_MOST_STEPS = 60


def _over(monomial: Monomial, divisor: Monomial) -> Monomial | None:
    quotient = join(monomial, tuple((number, -power) for number, power in divisor))
    return None if any(power < 0 for _, power in quotient) else quotient


def _root_of_fraction(value: Fraction) -> Fraction | None:
    if value <= 0:
        return None
    root = Fraction(isqrt(value.numerator), isqrt(value.denominator))
    return root if root * root == value else None


def prime_powers(value: Fraction) -> list[tuple[int, int]]:
    """Return the primes of a positive fraction with their exponents; a large rest counts as a prime."""
    powers: list[tuple[int, int]] = []
    for part, sign in ((value.numerator, 1), (value.denominator, -1)):
        rest, prime = part, 2
        while rest > 1 and prime < _LARGEST_PRIME:
            times = 0
            while rest % prime == 0:
                rest //= prime
                times += 1
            if times:
                powers.append((prime, sign * times))
            prime += 1
        if rest > 1:
            powers.append((rest, sign))
    return powers


_LARGEST_PRIME = 1_000
