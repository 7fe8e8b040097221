"""Points on both sides of kinks and edges: what holds on one side only is not right, however far out the kink is."""

from fractions import Fraction

import pytest

from tutor.checking.judge import judge
from tutor.checking.proof import no_prover
from tutor.checking.sides import both_sides
from tutor.checking.verdict import Right, Wrong
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree


def tree(text: str) -> Tree:
    reading = read(text)
    assert isinstance(reading, Reading)
    return reading.tree


@pytest.mark.parametrize(
    ("function", "answer"),
    [
        ("|w-5000|", "-1"), ("|w+5000|", "1"), ("|3w-1000|", "-3"), ("max(w,5000)", "0"), ("max(0,w-1000)", "0"),
        ("relu(w-10000)", "0"), ("min(w,10^6)", "1"), ("sign(w-300)w", "-1"), ("w^2", "2w+max(0,w-1000)"),
        ("a*|w-2000a|", "-a"), ("max(1,2,w-700)", "0"),
    ],
)  # fmt: skip
def test_what_holds_on_one_side_only_is_wrong(function: str, answer: str) -> None:
    assert isinstance(judge(tree(function), "w", tree(answer), no_prover), Wrong)


@pytest.mark.parametrize(
    ("function", "answer"),
    [
        ("|w-5000|", "sign(w-5000)"), ("ln(w-1000)", "1/(w-1000)"), ("sqrt(w-10^6)", "1/(2sqrt(w-10^6))"),
        ("sqrt(w-500)+sqrt(501-w)", "1/(2sqrt(w-500))-1/(2sqrt(501-w))"),
        ("arccos(w-20)", "-1/sqrt(1-(w-20)^2)"),
    ],
)  # fmt: skip
def test_points_are_found_wherever_the_domain_lies(function: str, answer: str) -> None:
    assert isinstance(judge(tree(function), "w", tree(answer), no_prover), Right)


@pytest.mark.parametrize(
    ("inside", "place"), [("|w-5000|", 5000), ("sqrt(1-w/4)", 4), ("ln(w)", 0), ("|w^3-8|", 2), ("max(w, 1/w)", 1)]
)
def test_a_place_has_points_on_both_sides_and_close_by(inside: str, place: int) -> None:
    found = [values["w"] for values in both_sides((tree(inside),), "w", {"w": Fraction(2)})]
    assert min(found) < place < max(found)
    assert {Fraction(place) - Fraction(1, 8), Fraction(place) + Fraction(1, 8)} <= set(found)


@pytest.mark.parametrize("without", ["w^2", "sin(w)", "|a|", "sqrt(w^2 + 1)", "|sqrt(-1 - w^2)|", "exp(max(1, 2))"])
def test_where_nothing_changes_its_sign_there_are_no_places(without: str) -> None:
    assert not list(both_sides((tree(without),), "w", {"a": Fraction(2)}))
