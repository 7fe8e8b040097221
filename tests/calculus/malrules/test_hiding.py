"""Points that hide a mistake, and points that show it."""

import pytest

from tutor.calculus.malrules.hiding import good_point, hidden_at
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree


def formula(text: str) -> Tree:
    reading = read(text)
    assert isinstance(reading, Reading)
    return reading.tree


@pytest.mark.parametrize(
    ("function", "point", "watched", "hidden"),
    [
        ("w^3", 1, ("POW_NO_COEF", "POW_KEEP_EXP", "POW_PLUS_ONE", "POW_AS_MULTIPLE"),
         ("POW_KEEP_EXP", "POW_PLUS_ONE", "POW_AS_MULTIPLE")),
        ("w^3", 4, ("POW_NO_COEF", "POW_KEEP_EXP", "POW_PLUS_ONE", "POW_AS_MULTIPLE"), ()),
        ("w^2", 2, ("VALUE_NOT_SLOPE",), ("VALUE_NOT_SLOPE",)),
        ("w^2", 3, ("VALUE_NOT_SLOPE",), ()),
        ("w^2", 0, ("SUBSTITUTED_FIRST", "SIGN_OF_POINT", "SIGN_FLIPPED", "RATIO_FROM_ORIGIN"),
         ("SIGN_OF_POINT", "SUBSTITUTED_FIRST", "RATIO_FROM_ORIGIN", "SIGN_FLIPPED")),
        ("3w", 5, ("SIGN_OF_POINT", "UNIT_STEP", "RATIO_FROM_ORIGIN", "RATE_UPSIDE_DOWN"),
         ("SIGN_OF_POINT", "UNIT_STEP", "RATIO_FROM_ORIGIN")),
        ("w", 5, ("RATE_UPSIDE_DOWN", "OTHER_POINT"), ("RATE_UPSIDE_DOWN",)),
        ("w^2/(w+1)", -2, ("QUOT_REVERSED", "QUOT_NO_SQUARE"), ("QUOT_REVERSED", "QUOT_NO_SQUARE")),
        ("w^2/(w+1)", 3, ("QUOT_REVERSED", "QUOT_NO_SQUARE"), ()),
        ("sqrt(-1-w^2)", 3, ("POW_NO_COEF",), ()),
    ],
)  # fmt: skip
def test_what_a_point_hides(function: str, point: float, watched: tuple[str, ...], hidden: tuple[str, ...]) -> None:
    assert set(hidden_at(formula(function), "w", point, watched)) == set(hidden)


def test_without_a_list_all_are_looked_at() -> None:
    assert {"VALUE_NOT_SLOPE", "RATIO_FROM_ORIGIN"} & set(hidden_at(formula("w^2"), "w", 2)) == {"VALUE_NOT_SLOPE"}
    assert "PARAM_FACTOR_DROPPED" in hidden_at(formula("x*w + b"), "w", 3, still={"x": 1, "b": 2})
    assert "PARAM_FACTOR_DROPPED" not in hidden_at(formula("x*w + b"), "w", 3, still={"x": 2, "b": 2})


@pytest.mark.parametrize(
    ("function", "points", "good"),
    [
        ("w^3", (1, -1, 0, 4, 5), 4),
        ("1/w^2", (0, 1, 3), 3),
        ("w^2", (2, -3), -3),
        ("w^2", (1,), 1),
        ("ln(w)", (-2, 0), None),
    ],
)
def test_the_first_point_that_hides_least(function: str, points: tuple[float, ...], good: float | None) -> None:
    assert good_point(formula(function), "w", points) == good
