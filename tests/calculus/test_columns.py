"""Many points in one walk: the same floats as one point after the other, or none where there is none."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from strategies import law, trees

from tutor.calculus.arithmetic import FLOATS, Undefined, evaluate
from tutor.calculus.columns import Columns, Mixed
from tutor.calculus.slope import slope
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree

POINTS = tuple(map(Fraction, ("2", "-3", "1/2", "-7/5", "31/10", "800")))


def one_by_one(tree: Tree) -> tuple[list[float | None], list[float | None]]:
    return [alone(tree, point, evaluate_it) for point in POINTS], [alone(tree, point, slope_of_it) for point in POINTS]


def alone(tree: Tree, point: Fraction, compute: Callable[[Tree, float], float]) -> float | None:
    try:
        return compute(tree, float(point))
    except Undefined:
        return None


def evaluate_it(tree: Tree, point: float) -> float:
    value: float = evaluate(tree, {"w": point}, FLOATS)
    return value


def slope_of_it(tree: Tree, point: float) -> float:
    value: float = slope(tree, "w", {"w": point}, FLOATS)
    return value


def at_once(tree: Tree) -> tuple[list[float | None], list[float | None]]:
    values, slopes = Columns(), Columns()
    return (
        values.spread(evaluate(tree, {"w": values.column(POINTS)}, values), len(POINTS)),
        slopes.spread(slope(tree, "w", {"w": slopes.column(POINTS)}, slopes), len(POINTS)),
    )


@law
@given(tree=trees())
def test_a_walk_gives_what_every_point_alone_gives(tree: Tree) -> None:
    try:
        found = at_once(tree)
    except (Mixed, Undefined):
        return
    for ours, alone in zip(found, one_by_one(tree), strict=True):
        for one, other in zip(ours, alone, strict=True):
            if one is not None and other is not None:
                assert one == pytest.approx(other, rel=1e-12, abs=1e-300)
    assert [one is None for one in found[0]] == [other is None for other in one_by_one(tree)[0]]


def formula(text: str) -> Tree:
    reading = read(text, Alphabet("w"))
    assert isinstance(reading, Reading), reading
    return reading.tree


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("2w - 1", ()),
        ("1 - w", ()),
        ("1/w + w/2 + 3^w*0", (5,)),
        ("1/(w-2)", (0,)),
        ("sqrt(w)", (1, 3)),
        ("w^0.5", (1, 3)),
        ("0*ln(w) + 1", (1, 3)),
        ("ln(w)^0", (1, 3)),
        ("w^w", (3, 5)),
        ("sign(ln(w))", (1, 3)),
        ("exp(w)", (5,)),
        ("1/exp(w)", (5,)),
        ("exp(w) - exp(w)", (5,)),
        ("sqrt(2)^3 + ln(2)", ()),
    ],
)
def test_points_without_a_value_are_lost(text: str, lost: tuple[int, ...]) -> None:
    values, _ = at_once(formula(text))
    assert [index for index, value in enumerate(values) if value is None] == list(lost)


@pytest.mark.parametrize("text", ["abs(w-2)", "max(w, 1)", "(w-2)^(w-2)"])
def test_points_that_go_different_ways_are_left_to_be_looked_at_alone(text: str) -> None:
    with pytest.raises(Mixed):
        at_once(formula(text))


def test_a_number_is_the_same_at_every_point() -> None:
    assert Columns().fraction(Fraction(1, 2)) == 0.5
    assert Columns().spread(3, 2) == [3, 3]
