"""What algebra proves once it knows what stands under roots and in logarithms; and what it must not claim."""

from fractions import Fraction

import pytest
from typed_formulas import formula

from tutor.checking import polynomial as poly
from tutor.checking.judge import Algebra, equal_exactly
from tutor.checking.points import Claim
from tutor.notation.tree import Letter, Product

EQUAL = """
    sqrt(1-w^2)                     sqrt(1-w)*sqrt(1+w)
    sqrt(w^2-1)                     sqrt(w-1)*sqrt(w+1)
    sqrt(w^2+w)                     sqrt(w)*sqrt(w+1)
    1/sqrt(w)                       sqrt(w)/w
    sin(1/sqrt(w))                  sin(sqrt(w)/w)
    (sqrt(w)-1)*(sqrt(w)+1)         w-1
    (sqrt(w)-1)^(3/2)*(sqrt(w)+1)^(3/2)/(w-1)^2   1/(sqrt(sqrt(w)-1)*sqrt(sqrt(w)+1))
    (sqrt(w)-w^3)/w^(1/3)           w^(1/6)-w^(8/3)
    sqrt(w^3)                       w*sqrt(w)
    sqrt(w^5)/w^2                   sqrt(w)
    sqrt(sqrt(w))                   w^(1/4)
    sqrt(w^2)                       |w|
    sqrt(w^4+3w^2)                  |w|*sqrt(w^2+3)
    sqrt(w^4)                       w^2
    sqrt(-w)*sqrt(-w)               -w
    w/sqrt(-w)                      -sqrt(-w)
    w/sqrt(-w^3)                    -1/sqrt(-w)
    sqrt((w-1)^2)                   |w-1|
    sqrt(4w^2-4w+1)                 |2w-1|
    sqrt(w^2-2w+1)*sqrt(w-1)        (w-1)*sqrt(w-1)
    sqrt((w-1)(w+2))*sqrt(w-1)      (w-1)*sqrt(w+2)+0*sqrt(w-1)
    cbrt((w-1)^7*(w+1)^2)           cbrt(w-1)^7*cbrt(w+1)^2
    cbrt(-w)                        -cbrt(w)
    cbrt(w^2-1)                     cbrt(w+1)*cbrt(w-1)+0*(w-1)^2*(w+1)^2
    sqrt(cos(w)^2)                  |cos(w)|
    sqrt(1/sin(w)^2)                1/|sin(w)|
    cos(w)^(7/2)                    cos(w)^3*sqrt(cos(w))
    cosh(w)^(3/2)                   (e^w/2+e^-w/2)*sqrt(e^w/2+e^-w/2)
    sqrt(e^(2w))                    e^w
    sqrt(1-tanh(w)^2)               1/cosh(w)
    sqrt(1-tanh(w)^2)               2/(e^w+e^-w)
    |e^w+1|                         e^w+1
    |w^2+1|                         w^2+1
    |w*(w-1)|                       |w|*|1-w|
    |-3w|                           3|w|
    |w|*sqrt(w)                     w*sqrt(w)
    |0|                             0
    sign(w^2-w)                     sign(w)*sign(w-1)
    ln(w^2-1)                       ln(w-1)+ln(w+1)
    ln((w+1)/(w+2))                 ln(w+1)-ln(w+2)
    ln(w^2)                         2ln|w|
    ln(1/w)                         -ln(w)
    ln(w^3)                         3ln(w)
    ln(-w)                          ln|w|+0*ln(-w)
    ln(w*e^w)                       ln(w)+w
    ln(sqrt(w))                     ln(w)/2
    ln(sqrt(w^2+1))                 ln(w^2+1)/2
    ln(6w)                          ln(2)+ln(3)+ln(w)
    ln(w^2-w)+ln(w)                 2ln(w)+ln(w-1)
    sqrt(w-w)+sqrt(1-w^2)           sqrt(1-w)*sqrt(1+w)
    exp(2ln(w))*sqrt(1-w^2)         w^2*sqrt(1-w)*sqrt(1+w)
    cbrt(1-w^2)                     -cbrt(w-1)*cbrt(w+1)
    ln((w^2-1)^2)                   2ln|w^2-1|
    exp(atanh(w))                   sqrt(1+w)/sqrt(1-w)
    exp(acoth(w))                   sqrt(1+1/w)/sqrt(1-1/w)
    exp(asinh(w))                   w+sqrt(w^2+1)
    exp(acosh(w))                   w+sqrt(w-1)*sqrt(w+1)
    exp((w+w^2)/w^3)                exp(1/w)*exp(1/w^2)
    exp((w+2)/(w+1))                exp(1+1/(w+1))
    exp(w/2)*exp(w/3)               exp(5w/6)
    exp(2ln(w))                     w^2
    exp(0*w)                        1
    asin(w)+acos(w)                 pi/2
    sin(w)                          2sin(w/2)*cos(w/2)
    1/(cos(w)+1)                    1/(2cos(w/2)^2)
    tan(w/2)                        sin(w)/(1+cos(w))
    sin(5w)*cos(w/2)                cos(w/2)*(16sin(w)^5-20sin(w)^3+5sin(w))
    sin(w+1)                        sin(w)*cos(1)+cos(w)*sin(1)
    sin(3/w+2)                      sin(3/w)*cos(2)+cos(3/w)*sin(2)
    sin(w/(w+1))                    sin(1-1/(w+1))
    sin(w/(w+1))*sqrt(w^2-w)        sin(1-1/(w+1))*sqrt(w)*sqrt(w-1)
    sin(w+pi/2)                     cos(w)
    cos(w-pi/4)                     (sin(w)+cos(w))/sqrt(2)
    sin(w+pi/3)                     sin(w)/2+sqrt(3)/2*cos(w)
    sin(pi/12)*w                    (sqrt(6)-sqrt(2))/4*w
    tan(w+pi)                       tan(w)
    max(w, 1, 2)                    max(max(w, 1), 2)
    max(w, 0)                       relu(w)
    min(w, w^2)+max(w, w^2)         w+w^2
"""

NOT_CLAIMED = """
    sqrt(w^2)                       w
    sqrt(w^4+3w^2)                  w*sqrt(w^2+3)
    sqrt(w^2-2w+1)                  w-1
    ln(w^2)                         2ln(2w)
    |w^2-1|                         w^2-1
    sin(17w)+sin(w)                 sin(17w)
    sin(w/7+1)                      sin(w/7)
    sin(pi/5)*w                     w/2
    w*sqrt(2)^(1/5)*2^(1/7)         2w
    cbrt(cos(w)^2)                  cbrt(cos(w))
    sqrt(w)*sqrt(w+1)*(w+2)^99      sqrt(w)*sqrt(w+1)*(w+3)^99
    sqrt(w)*0/(w-w)                 1
    sqrt(w)*sqrt(w+1)               sqrt(w^2+w)*((w^2+sin(w)+cos(w)+e^w+1)^20+w-1)/(w^2+sin(w)+cos(w)+e^w+1)^20
    ln(w-w)                         1
    max(w, 1, 2)                    max(w, 2)
"""


def pairs(table: str) -> list[list[str]]:
    return [line.split("   ", 1) for line in (line.strip() for line in table.strip().splitlines())]


@pytest.mark.parametrize(("one", "other"), pairs(EQUAL))
def test_what_is_proven(one: str, other: str) -> None:
    assert equal_exactly(Claim(Product((formula(one), Letter("z"))), "z", formula(other), {})) in (
        Algebra.EQUAL,
        Algebra.EQUAL_RATIONAL,
    )


@pytest.mark.parametrize(("one", "other"), pairs(NOT_CLAIMED))
def test_what_is_not(one: str, other: str) -> None:
    assert equal_exactly(Claim(Product((formula(one), Letter("z"))), "z", formula(other), {})) is Algebra.UNKNOWN


def test_polynomials_are_divided_and_their_roots_are_found() -> None:
    x, y = poly.generator(0), poly.generator(1)
    total, difference = poly.plus(x, y), poly.plus(x, poly.scaled(y, -1))
    assert poly.divided(poly.times(total, difference), total) == difference
    assert poly.divided(poly.plus(poly.times(x, x), poly.constant(1)), total) is None
    assert poly.divided(x, y) is None
    square = poly.times(
        poly.plus(total, poly.constant(Fraction(1, 2))), poly.plus(total, poly.constant(Fraction(1, 2)))
    )
    assert poly.square_root(square) == poly.plus(total, poly.constant(Fraction(1, 2)))
    for none in (poly.scaled(square, 2), poly.scaled(square, -1), poly.plus(square, y), poly.plus(square, x), x):
        assert poly.square_root(none) is None


def test_of_many_factors_only_some_are_tried() -> None:
    many = "+".join(f"(w+{number})^2" for number in range(1, 48))
    assert (
        equal_exactly(Claim(Product((formula(many), Letter("z"))), "z", formula(f"({many})*sqrt(w^2)/w"), {}))
        is Algebra.UNKNOWN
    )


def test_division_and_roots_give_up_in_time() -> None:
    x = poly.generator(0)
    long: poly.Polynomial = {((0, power),): 1 for power in range(1, 200)}
    assert poly.divided(long, poly.plus(x, poly.constant(1))) is None
    assert poly.square_root({((0, 2 * power),): 1 for power in range(200)}) is None
