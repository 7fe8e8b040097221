"""Where there is no value or no slope: each case has a sentence of its own."""

from fractions import Fraction

import pytest
from typed_formulas import formula

from tutor.calculus.numbers import Point, read_point
from tutor.checking.domain import no_slope, obstacle
from tutor.checking.judge import judge_value
from tutor.checking.verdict import Undecided
from tutor.notation.names import NUMBERS_ONLY
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree
from tutor.notation.unreadable import Unreadable
from tutor.render.sentences import sentence


def number(text: str) -> Tree:
    reading = read(text, NUMBERS_ONLY, scientific=True)
    assert isinstance(reading, Reading), reading
    return reading.tree


def told(function: str, at: str, answer: str) -> str:
    verdict = judge_value(formula(function), "w", number(at), number(answer))
    assert isinstance(verdict, Undecided), verdict
    return sentence(verdict.why)


@pytest.mark.parametrize(
    ("function", "at", "says"),
    [
        ("|w|", "0", "J has a kink at w = 0: its slope is -1 on the left and 1 on the right"),
        ("relu(w)", "0", "J has a kink at w = 0: its slope is 0 on the left and 1 on the right"),
        ("max(w, 1)", "1", "J has a kink at w = 1: its slope is 0 on the left and 1 on the right"),
        ("sign(w)", "0", "J jumps at w = 0"),
        ("cbrt(w)", "0", "J is vertical at w = 0: no number is as steep as that"),
        ("sqrt(w)", "0", "J has values on one side of w = 0 only, and a slope needs both"),
        ("asin(w)", "1", "J has values on one side of w = 1 only, and a slope needs both"),
        ("1/w", "0", "J is not defined at w = 0, where 1/w is a division by 0"),
        ("w^-2", "0", "J is not defined at w = 0, where w⁻² is a division by 0"),
        ("sin(1/w)", "0", "J is not defined at w = 0, where 1/w is a division by 0"),
        ("w^2/w", "0", "J is not defined at w = 0, where w²/w is a division by 0; the curve meets from both sides"),
        (
            "sin(w)/w",
            "0",
            "J is not defined at w = 0, where sin(w)/w is a division by 0; the curve meets from both sides",
        ),
        ("sqrt(w)", "-1", "J is not defined at w = -1, where sqrt(w) is the root of a negative number"),
        ("w^0.5", "-1", "J is not defined at w = -1, where w^0.5 is a fractional power of a negative number"),
        ("ln(w)", "-1", "J is not defined at w = -1, where ln(w) is the logarithm of a negative number"),
        ("log10(w)", "0", "J is not defined at w = 0, where log10(w) is the logarithm of 0"),
        ("asin(w)", "2", "J is not defined at w = 2, where asin(w) has no real value there"),
        ("tan(w)", "pi/2", "the slope of J at w = π/2 can't be computed precisely enough"),
        ("w^2", "ln(-1)", "the point has no value: ln(-1) is the logarithm of a negative number"),
    ],
)
def test_there_is_no_slope(function: str, at: str, says: str) -> None:
    assert told(function, at, "1") == says


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("1/0", "your number has no value: 1/0 is a division by 0"),
        ("sqrt(-4)", "your number has no value: sqrt(-4) is the root of a negative number"),
        ("tan(pi/2)", "your number tan(π/2) can't be computed precisely enough"),
    ],
)
def test_there_is_no_number(answer: str, says: str) -> None:
    assert told("w^3", "2", answer) == says


def test_other_letters_have_their_numbers() -> None:
    found = no_slope(formula("a*|w - a|", "a"), "w", number("3"), {"a": Fraction(3)})
    assert sentence(found) == "J has a kink at w = 3: its slope is -3 on the left and 3 on the right"


def test_what_is_too_large_is_no_obstacle() -> None:
    assert obstacle(formula("exp(w)"), {"w": 1000.0}) is None
    assert obstacle(formula("1/w"), {"w": 2.0}) is None


def test_a_float_that_stands_for_no_number_is_no_point() -> None:
    assert isinstance(read_point("tan(pi/2)"), Unreadable)
    assert isinstance(read_point("10^20"), Point)
    assert isinstance(read_point("exp(40)"), Point)
