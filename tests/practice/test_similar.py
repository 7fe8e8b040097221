"""A question like another: same structure, other numbers, a point that tells right from wrong."""

import pytest

from tutor.calculus.numbers import Point, read_point
from tutor.course.model import Function
from tutor.notation.names import Alphabet
from tutor.notation.plain import typed
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Call, Number, Tree, children
from tutor.practice.points import exact_slope, readable, tells, within
from tutor.practice.similar import renumbered, similar


def point(text: str) -> Point:
    found = read_point(text)
    assert isinstance(found, Point)
    return found


def function(text: str) -> Function:
    frozen = tuple((letter, point("2")) for letter in "xb" if letter in text.replace("exp", ""))
    reading = read(text, Alphabet("w", tuple(letter for letter, _ in frozen)))
    assert isinstance(reading, Reading), text
    return Function(reading.tree, "w", frozen)


def like(text: str, turn: int = 0, *, number: bool = False) -> tuple[str, str]:
    found, at = similar(function(text), point("3"), turn, number=number)
    return typed(found.tree), at.text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("w^2", ("w^3", "4")),
        ("(w^2+4)/(w^2-4)", ("(w^3 + 5)/(w^3 - 5)", "2")),  # equal numbers stay equal
        ("(3w+1)^5", ("(4*w + 2)^2", "2")),
        ("1/w^2", ("2/w^3", "2")),
        ("w^-2", ("w^-3", "2")),
        ("2^w", ("3^w", "2")),
        ("x*w^2+b", ("x*w^3 + b", "4")),
        ("w^(1/2)*12", ("w^(1/2)*13", "2")),  # a root stays the root it is
        ("2^(3w) - 0*w", ("3^(4*w) - 0*w", "-2")),
        ("0.5*w^2", ("0.6*w^3", "4")),
        ("5.*w^2.5", ("2*(5.*w^2.5)", "2")),
        ("w*sin(w)", ("w*cos(w)", "2")),  # no number in it: a sibling of its function
        ("-tan(w) + w^w/ln(w)", ("-sin(w) + w^w/ln(w)", "2")),
        ("w^w", ("2*w^w", "2")),  # neither: a factor in front
    ],
)
def test_what_is_like_what(text: str, wanted: tuple[str, str]) -> None:
    assert like(text) == wanted


FUNCTIONS = (
    "w^2", "5*w^3 - 2*w + 7", "w^2*sin(3*w)", "(w^2+4)/(w^2-4)", "exp(w^2)", "(3*w+1)^5", "1/w^2", "3/(2*w+1)", "2^w",
    "sqrt(2*w+1)", "ln(5*w)", "asin(w/5)", "x*w^2 + b", "(w*x - b)^2/2", "w^3/4", "sigmoid(2*w+1)", "abs(w-3)",
    "sqrt(1-w^2)", "e^(2*w)", "w^5*exp(3*w)", "relu(w-2)", "cos(4*w)^2",
)  # fmt: skip


def skeleton(tree: Tree) -> object:
    """Return what is left of a tree without its numbers."""
    if isinstance(tree, Number):
        return "number"
    name = tree.function if isinstance(tree, Call) else type(tree).__name__
    return name, tuple(skeleton(part) for part in children(tree))


def test_structure_stays_numbers_change_and_wrong_rules_show() -> None:
    before = point("3")
    for text in FUNCTIONS:
        J = function(text)
        turns = [similar(J, before, turn) for turn in range(4)]
        for like_it, at in turns:
            assert skeleton(like_it.tree) == skeleton(J.tree), text
            assert like_it.tree != J.tree, text
            assert (like_it.variable, like_it.frozen) == (J.variable, J.frozen)
            assert at.value != before.value
            assert within(like_it, at), (text, typed(like_it.tree), at.text)
            assert tells(like_it, at), (text, typed(like_it.tree), at.text)
        assert len({typed(like_it.tree) for like_it, _ in turns}) > 1, text


def test_a_number_asked_for_can_be_written_down() -> None:
    for text in ("w^2", "(w^2+4)/(w^2-4)", "(3*w+1)^5", "1/w^2", "sqrt(2*w+1)", "abs(w-3)", "w^3/4"):
        like_it, at = similar(function(text), point("3"), number=True)
        slope = exact_slope(like_it, at)
        assert slope is not None, text
        assert readable(slope), text


def test_where_no_slope_can_be_asked_for() -> None:
    assert like("(-2)^w", 1) == ("3*(-2)^w", "3")
    assert like("sqrt(-1 - abs(w))") == ("2*sqrt(-1 - abs(w))", "3")
    assert like("exp(w)", number=True) == ("2*exp(w)", "2")


def test_numbers_keep_their_kind() -> None:
    for shift in range(20):
        for text in ("w^2", "w + 1", "w^9", "12*w", "0.5*w", "3.25*w"):
            changed = typed(renumbered(function(text).tree, shift))
            assert changed != text
            assert ("." in changed) == ("." in text)
            assert "^1" not in changed
            assert "*0" not in changed
