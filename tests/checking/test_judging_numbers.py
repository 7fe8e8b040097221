"""Numbers as answers: fractions are exact, decimals rounded correctly with three digits or more."""

from fractions import Fraction

import pytest
from typed_formulas import formula, number

from tutor.checking.judge import SIGNIFICANT, judge_number, judge_value
from tutor.checking.verdict import By, Right, Rough, Undecided, Verdict, Wrong


def short(verdict: Verdict) -> str:
    match verdict:
        case Right(rounded=True):
            return "rounded"
        case Right(by=by):
            return by.value
        case _:
            return type(verdict).__name__.lower()


SLOPES = """
    w^2      3        6                    exact
    w^2      3        6.0                  exact
    w^2      3        12/2                 exact
    w^2      3        5+1                  exact
    w^2      3        6.1                  wrong
    w^2      3        6.0001               wrong
    w^2      3        5.9999               wrong
    w^2      3        6.000999999999479    wrong
    w^2      3        9                    wrong
    w^2      -3       -6                   exact
    w^2      -3       6                    wrong
    w^2      0        0                    exact
    w^2      0        0.0                  exact
    w^2      0        0.001                wrong
    w^2      1/3      2/3                  exact
    w^2      1/3      0.667                rounded
    w^2      1/3      .667                 rounded
    w^2      1/3      0.666                wrong
    w^2      1/3      0.67                 rough
    w^2      51       1e2                  rough
    w^2      1e-3     0.002                exact
    w^2      1e-3     2e-3                 exact
    1/w      3        -1/9                 exact
    1/w      3        -0.111               rounded
    1/w      3        -1.11e-1             rounded
    1/w      3        -0.11111111111       rounded
    1/w      3        -0.11                rough
    1/w      3        -.1                  rough
    1/w      3        -0.112               wrong
    1/w      3        -0.110               wrong
    1/w      3        0.111                wrong
    1/w      3        1-1.111              wrong
    w^3      1/100    0.000                rough
    w^3      1/100    0.0003               exact
    |w|      -2       -1                   exact
    w^2      10^200   2*10^200             exact
    w^3      10^200   3*10^400             exact
    w^2      10^-60   2*10^-60             exact
    w^2      10^-60   3*10^-60             wrong
    sqrt(w)  4        1/4                  points
    sqrt(w)  4        0.25                 points
    sqrt(w)  4        0.3                  rough
    sqrt(w)  4        1/3                  wrong
    sqrt(w)  2        1/(2sqrt(2))         points
    sqrt(w)  2        sqrt(2)/4            points
    sqrt(w)  2        sqrt(2)/2            wrong
    sqrt(w)  2        0.354                rounded
    sqrt(w)  2        0.353                wrong
    sqrt(w)  2        0.35                 rough
    e^w      0        1                    points
    e^w      1        e                    points
    e^w      1        2.718                rounded
    e^w      1        2.72                 rounded
    e^w      1        2.71                 wrong
    e^w      1        2.7                  rough
    e^w      1        3                    rough
    e^w      1        2                    wrong
    e^w      1000     e^1000               points
    w^2      pi       2pi                  points
    w^2      pi       6.28                 rounded
    w^2      pi       6.283185307179586    rounded
    w^2      pi       6.29                 wrong
    pi*w     1        22/7                 wrong
    pi*w     1        3.14                 rounded
    cos(w)   pi       0                    points
    cos(w)   pi       0.0                  points
    cos(w)   pi       sin(pi)              points
    cos(w)   pi       0.001                wrong
    sin(w)   pi/2     0                    points
    sin(w)   pi/2     1                    wrong
    sin(w)   pi       -1                   points
"""

NO_VALUE = """
    1/w      0        1
    |w|      0        1
    sqrt(w)  -1       1
    sqrt(w)  0        1
    tan(w)   pi/2     1
    w^2      1/0      1
    w^2      3        1/0
    w^2      pi       sqrt(-1)
    e^w      10^9     1
"""

TOO_LARGE = """
    w^2      3        10^400
    w^2      10^400   1
    e^w      1000     1
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(line.split()) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("function", "at", "answer", "verdict"), rows(SLOPES))
def test_slopes_at_a_point(function: str, at: str, answer: str, verdict: str) -> None:
    assert short(judge_value(formula(function), "w", number(at), number(answer))) == verdict


@pytest.mark.parametrize(("function", "at", "answer"), rows(NO_VALUE))
def test_where_there_is_no_value_nothing_is_decided(function: str, at: str, answer: str) -> None:
    verdict = judge_value(formula(function), "w", number(at), number(answer))
    assert isinstance(verdict, Undecided)
    assert verdict.why.text != _TOO_LARGE_TEXT


_TOO_LARGE_TEXT = "the numbers in it grow too large to compare"


@pytest.mark.parametrize(("function", "at", "answer"), rows(TOO_LARGE))
def test_numbers_beyond_all_floats_are_not_called_wrong(function: str, at: str, answer: str) -> None:
    verdict = judge_value(formula(function), "w", number(at), number(answer))
    assert isinstance(verdict, Undecided)
    assert verdict.why.text == "the numbers in it grow too large to compare"


@pytest.mark.parametrize(
    ("true", "answer", "verdict"),
    [
        ("10", "10", "exact"),
        ("10", "100", "wrong"),
        ("1/3", "0.333", "rounded"),
        ("1/3", "0.33", "rough"),
        ("pi/4", "pi/4", "points"),
        ("pi/4", "0.785", "rounded"),
        ("pi/4", "0.786", "wrong"),
        ("0", "0", "exact"),
        ("sqrt(2)/2", "1/sqrt(2)", "points"),
        ("sqrt(2)/4", "0.35355339059327373", "rounded"),
        ("sqrt(2)/4", "0.35355339059327400", "wrong"),
    ],
)
def test_a_number_the_author_gave(true: str, answer: str, verdict: str) -> None:
    assert short(judge_number(number(true), number(answer))) == verdict


@pytest.mark.parametrize(
    ("function", "at", "answer", "verdict"),
    [("a*w^2", "3", "12", "exact"), ("a*w^2", "3", "6", "wrong"), ("sin(a*w)", "0", "2", "points")],
)
def test_frozen_letters_have_their_numbers(function: str, at: str, answer: str, verdict: str) -> None:
    fixed = (("a", Fraction(2)),)
    found = judge_value(formula(function, "a"), "w", number(at), number(answer), fixed)
    assert short(found) == verdict
    if isinstance(found, Wrong):
        assert found.witness.at == (("w", Fraction(at)), ("a", Fraction(2)))


def test_the_witness_is_the_point_asked_for() -> None:
    verdict = judge_value(formula("w^2"), "w", number("3"), number("7"))
    assert isinstance(verdict, Wrong)
    assert (verdict.witness.at, verdict.witness.yours, verdict.witness.true) == ((("w", Fraction(3)),), 7.0, 6.0)


def test_rough_says_how_many_digits_are_wanted() -> None:
    assert judge_number(number("1/3"), number("0.3")) == Rough(SIGNIFICANT)


def test_a_rounded_number_is_said_to_be_rounded() -> None:
    assert judge_number(number("1/3"), number("0.333")) == Right(By.EXACT, rounded=True)


def test_a_number_lost_in_rounding_is_not_decided() -> None:
    function = formula("w*(sqrt(2) + 10^-95 - sqrt(2))")
    assert isinstance(judge_value(function, "w", number("3"), number("10^-95*sqrt(1)")), Undecided)
