"""Which points are asked about: where a question is readable and common mistakes show."""

from fractions import Fraction

import pytest

from tutor.calculus.numbers import Point, read_point
from tutor.course.model import Function
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.practice.points import exact_slope, readable, tells, within


def function(J: str) -> Function:
    reading = read(J, Alphabet("w"))
    assert isinstance(reading, Reading)
    return Function(reading.tree, "w")


def point(text: str) -> Point:
    found = read_point(text)
    assert isinstance(found, Point)
    return found


@pytest.mark.parametrize(
    ("J", "at", "says"),
    [
        ("w^2", "3", True),
        ("w^2", "2", False),  # J and its slope are both 4
        ("w^3", "2", False),  # the slope and the slope of the slope are both 12
        ("w^3", "4", True),
        ("w^2 - 6*w", "3", False),  # the slope is 0
        ("1/w^2", "4", True),
        ("5*w", "3", True),
        ("7", "3", True),  # flat, and meant to be
        ("w^2/2", "2.5", False),  # the slope is the point itself
        ("relu(w)", "-2", True),
        ("sqrt(w)", "0", False),  # an edge
        ("abs(w)", "0", False),  # a kink
    ],
)
def test_a_point_that_tells(J: str, at: str, says: bool) -> None:  # noqa: FBT001 - a column of the table
    assert tells(function(J), point(at)) is says


@pytest.mark.parametrize(
    ("J", "at", "says"), [("sqrt(w)", "4", True), ("sqrt(w)", "0.05", False), ("1/w", "0", False), ("w^9", "10", False)]
)
def test_a_point_within_the_domain(J: str, at: str, says: bool) -> None:  # noqa: FBT001 - a column of the table
    assert within(function(J), point(at)) is says


@pytest.mark.parametrize(
    ("J", "at", "steep"),
    [
        ("w^3/5", "1/2", Fraction(3, 20)),
        ("ln(w)", "4", Fraction(1, 4)),
        ("asin(w)", "4/5", Fraction(5, 3)),
        ("exp(w)", "1", None),
        ("abs(w)", "0", None),
    ],
)
def test_a_slope_as_a_fraction(J: str, at: str, steep: Fraction | None) -> None:
    assert exact_slope(function(J), point(at)) == steep


@pytest.mark.parametrize(
    ("number", "says"),
    [("3/4", True), ("-400", True), ("401", False), ("100/3", True), ("101/3", False), ("1/64", True), ("1/65", False)],
)
def test_a_readable_number(number: str, says: bool) -> None:  # noqa: FBT001 - a column of the table
    assert readable(Fraction(number)) is says
