"""What a curve does at a point, looked at from both sides."""

import pytest

from tutor.calculus.curve import Curve, Kind, Sides, sides
from tutor.calculus.numbers import Point, read_point
from tutor.notation.reading import Reading, read

ROWS = [
    # J, point, kind, slope from the left, slope from the right
    ("w^2", "3", Kind.SMOOTH, 6.0, 6.0),
    ("|w|", "0", Kind.KINK, -1.0, 1.0),
    ("|w-3| + w^2", "3", Kind.KINK, 5.0, 7.0),
    ("|w|*w", "0", Kind.SMOOTH, 0.0, 0.0),
    ("relu(w)", "0", Kind.KINK, 0.0, 1.0),
    ("max(w, 2w)", "0", Kind.KINK, 1.0, 2.0),
    ("cbrt(w)", "0", Kind.VERTICAL, None, None),
    ("sqrt(|w|)", "0", Kind.VERTICAL, None, None),
    ("sign(w)", "0", Kind.JUMP, None, None),
    ("sqrt(w)", "0", Kind.EDGE, None, None),
    ("sqrt(1-w^2)", "-1", Kind.EDGE, None, None),
    ("sqrt(w)*w + |w|", "0", Kind.EDGE, None, 1.0),
    ("sqrt(-w)*w + |w|", "0", Kind.EDGE, -1.0, None),
    ("1/w", "0", Kind.POLE, None, None),
    ("1/w^2", "0", Kind.POLE, None, None),
    ("ln(w)", "0", Kind.POLE, None, None),
    ("tan(w)/(w-1)", "1", Kind.POLE, None, None),
    ("sin(w)/w", "0", Kind.HOLE, None, None),
    ("|w|/w", "0", Kind.JUMP, None, None),
    ("ln(w)", "-1", Kind.OUTSIDE, None, None),
    ("sqrt(-w^2) + |w|", "0", Kind.OUTSIDE, None, None),
    ("w^2", "1e200", Kind.OUTSIDE, None, None),
]


def curve(J: str) -> Curve:
    reading = read(J)
    assert isinstance(reading, Reading)
    return Curve(reading.tree, "w")


@pytest.mark.parametrize(("J", "at", "kind", "left", "right"), ROWS, ids=[f"{row[0]} at {row[1]}" for row in ROWS])
def test_a_point(J: str, at: str, kind: Kind, left: float | None, right: float | None) -> None:
    point = read_point(at)
    assert isinstance(point, Point)
    seen = sides(curve(J), float(point.value))
    assert seen.kind is kind
    for slope, wanted in ((seen.left, left), (seen.right, right)):
        assert slope == (None if wanted is None else pytest.approx(wanted, rel=1e-5, abs=1e-3))


def test_frozen_letters_have_their_numbers() -> None:
    reading, two = read("a*w^2"), read_point("2")
    assert isinstance(reading, Reading)
    assert isinstance(two, Point)
    bent = Curve(reading.tree, "w", (("a", two),))
    assert bent.height(3.0) == 18.0
    assert sides(bent, 3.0) == Sides(Kind.SMOOTH, 12.0, 12.0)
