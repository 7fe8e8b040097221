"""The points: where formulas are compared, and what `agree` recognises."""

from fractions import Fraction

import pytest
from typed_formulas import formula, number

from tutor.calculus.arithmetic import TooLarge, digits
from tutor.checking.judge import judge
from tutor.checking.points import ENOUGH, FRIENDLY, FURTHER, SPECIAL, Claim, agree, compare, points, witness_at
from tutor.checking.proof import no_prover
from tutor.checking.verdict import Undecided


def test_friendly_points_have_both_signs_inside_and_outside_the_unit_interval() -> None:
    assert len(FRIENDLY) == len(set(FRIENDLY)) == 16
    assert not {Fraction(0), Fraction(1), Fraction(-1)} & set(FRIENDLY)
    kinds = {(at > 0, abs(at) > 1) for at in FRIENDLY}
    assert len(kinds) == 4
    assert not (set(FRIENDLY) | set(SPECIAL)) & set(FURTHER)
    assert not set(FRIENDLY) & set(SPECIAL)


def test_the_letters_never_walk_in_step() -> None:
    found = list(points(("w", "a"), {}, FRIENDLY))
    assert [each["w"] for each in found] == list(FRIENDLY)
    assert all(each["w"] != each["a"] for each in found)
    assert len({each["a"] / each["w"] for each in found}) > ENOUGH


def test_a_fixed_letter_stays_fixed() -> None:
    found = list(points(("w", "a"), {"a": Fraction(7)}, FRIENDLY))
    assert {each["a"] for each in found} == {Fraction(7)}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2w", "w+w", True),
        ("2w", "w*2", True),
        ("2w", "2w+1", False),
        ("2w", "2.0001w", False),
        ("2w", "2|w|", False),
        ("w", "w^2/w", True),
        ("sin(w)^2", "1-cos(w)^2", True),
        ("1/w", "w^-1", True),
        ("ln(w)", "ln(w)", True),
        ("ln(w)", "ln(|w|)", False),
        ("sqrt(w-3)", "sqrt(w-3)", False),
        ("1/0", "1/0", False),
        ("w", "a", False),
        ("a*w", "w*a", True),
        ("a*w", "w", False),
    ],
)
def test_agree(first: str, second: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    assert agree(formula(first, "a"), formula(second, "a")) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("6", "6.0", True), ("2pi", "6.283185307179586", True), ("6", "6.0001", False), ("1/0", "1", False)],
)
def test_numbers_agree(first: str, second: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    assert agree(number(first), number(second)) is expected


def test_witnesses_are_floats() -> None:
    at = {"w": Fraction(1, 3)}
    assert witness_at(at, Fraction(1, 2), Fraction(1, 4)).yours == 0.5
    assert witness_at(at, None, Fraction(1, 4)).yours is None
    for large in (Fraction(10**400), digits(50).context.mpf(10) ** 400):
        with pytest.raises(TooLarge):
            witness_at(at, large, Fraction(1))


@pytest.mark.parametrize(
    ("function", "answer"),
    [
        ("sin(pi/2)*w/((1+10^-385)-1)", "10^385"),
        ("sin(pi/2)*w*((1+10^-385)-1)*10^385", "1"),
        ("w", "10^-385/((sin(pi/2)+10^-385)-1)"),
        ("w", "(4cos(pi/5)-sqrt(5))*exp(10^9*w^2+10^9)/exp(10^9*w^2+10^9)"),
    ],
)
def test_where_digits_are_lost_nothing_is_said(function: str, answer: str) -> None:
    found = compare(Claim(formula(function), "w", formula(answer), {}))
    assert found.witness is None
    assert not found.equal
    assert found.unknown
    verdict = judge(formula(function), "w", formula(answer), no_prover)
    assert isinstance(verdict, Undecided)
    assert "precisely" in verdict.why.text
