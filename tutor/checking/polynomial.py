"""Polynomials with fractions as coefficients in numbered generators: plus, times, and nothing else.

A monomial is a sorted tuple of (generator, exponent); a polynomial maps monomials to coefficients
that are not 0, ints where they are whole: Python adds those ten times as fast as fractions. Sizes
are counted: what would grow too large raises `TooMany` instead.
"""

from fractions import Fraction

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
