"""Which skill a lesson's question is about, when the lesson teaches more than one."""

import pytest

from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.practice.sorting import skill_of

SUMS = ("constant", "constant-multiple", "sum")
BELOW = ("negative-power", "root")
GROWTH = ("exponential", "logarithm")
WAVES = ("trigonometric", "inverse")

CASES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("w^2 + 7", SUMS, "constant"),
    ("7", SUMS, "constant"),
    ("5*w^3", SUMS, "constant-multiple"),
    ("w^2/4", SUMS, "constant-multiple"),
    ("3*w^2 - 4*w + 7", SUMS, "sum"),
    ("1/w^2", BELOW, "negative-power"),
    ("3/w", BELOW, "negative-power"),
    ("w^(-2)", BELOW, "negative-power"),
    ("sqrt(w)", BELOW, "root"),
    ("4*sqrt(w)", BELOW, "root"),
    ("w^(3/2)", BELOW, "root"),
    ("1/sqrt(w)", BELOW, "root"),
    ("exp(2*w)", GROWTH, "exponential"),
    ("2^w", GROWTH, "exponential"),
    ("ln(5*w)", GROWTH, "logarithm"),
    ("w^w", GROWTH, "exponential"),
    ("w^k", ("root", "power"), "power"),
    ("cos(2*w)", WAVES, "trigonometric"),
    ("atan(w)", WAVES, "inverse"),
    ("sin(w)^2", WAVES, "trigonometric"),
    ("max(w, 2)", ("slope", "kink"), "kink"),
    ("w*sin(w)", SUMS, "constant"),  # none of them is met: the first
    ("(-2)^w", GROWTH, "exponential"),
    ("w^2", ("power",), "power"),
    ("w^2", (), ""),
)


@pytest.mark.parametrize(("function", "taught", "skill"), CASES)
def test_the_skill_of_a_function(function: str, taught: tuple[str, ...], skill: str) -> None:
    reading = read(function, Alphabet("w", ("k",)))
    assert isinstance(reading, Reading)
    assert skill_of(reading.tree, "w", taught) == skill
