"""Estimates: the bound holds, and what is different is told from what is rounding."""

from fractions import Fraction

import pytest
from hypothesis import given
from strategies import law, trees

from tutor.calculus.arithmetic import TooLarge, Undefined, digits, evaluate
from tutor.calculus.estimate import Estimate, Unsure, estimates, same
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree, letters


def tree(text: str) -> Tree:
    reading = read(text)
    assert isinstance(reading, Reading)
    return reading.tree


def estimate(text: str, many: int = 100, w: str = "2") -> Estimate:
    home = estimates(many)
    return home.lift(evaluate(tree(text), {"w": home.fraction(Fraction(w))}, home))


@pytest.mark.parametrize(
    ("first", "second", "hundred", "more"),
    [
        ("w^2", "4", True, True),
        ("w^2", "4 + 10^-90", False, False),
        ("w^2", "4 + 10^-150", True, False),
        ("w + 10^-1", "2.1", True, True),
        ("1/3*3", "1", True, True),
        ("sqrt(w)^2", "w", True, True),
        ("cos(pi/2)", "0", True, True),
        ("sin(pi)", "0", True, True),
        ("w + exp(100w) - exp(100w)", "w", None, True),
        ("w + exp(300w) - exp(300w)", "w", None, True),
        ("(pi*10^120 + w) - pi*10^120", "w", None, True),
        ("(pi*10^120 + w) - pi*10^120", "w + 1", None, False),
        ("10^9*(ln(6) - ln(2) - ln(3))", "0", True, True),
        ("3^1000 - 3^1000 + w", "w", None, None),
        ("max(w, 3)", "3", True, True),
        ("max(sqrt(2), sqrt(3))", "sqrt(3)", True, True),
        ("abs(-sqrt(2))", "sqrt(2)", True, True),
        ("sign(-pi)", "-1", True, True),
        ("(-2)^3", "-8", True, True),
        ("2^w^w", "16", True, True),
        ("2^pi", "e^(pi*ln(2))", True, True),
        ("atan(1)", "pi/4", True, True),
        ("sigmoid(-29)", "e^(-29)/(1 + e^(-29))", True, True),
        ("softplus(-50)", "ln(1 + e^(-50))", True, True),
        ("cbrt(-2)^3", "-2", True, True),
        ("asec(-3)", "acos(-1/3)", True, True),
        ("ln(10^97*pi*10^4)", "ln(pi) + 101*ln(10)", True, True),
        ("1/(1/3)", "3", True, True),
        ("0*pi + 1", "1", True, True),
        ("1 - (-2) - w", "1", True, True),
    ],
)
def test_same(first: str, second: str, hundred: bool | None, more: bool | None) -> None:  # noqa: FBT001 - columns
    assert same(estimate(first), estimate(second)) is hundred
    assert same(estimate(first, 400), estimate(second, 400)) is more


@pytest.mark.parametrize(
    "text",
    [
        "1/(sqrt(2)^2 - 2)",
        "(sqrt(2)^2 - 2)^3",
        "(0 - pi)^(3*(1/3))",
        "sin(10^9*pi*10^95)",
        "abs(sqrt(2)^2 - 2)",
        "max(pi, pi + 10^-100)",
        "ln(1 - cos(10^-51))",
        "asin(sqrt(3)^2/3 + 10^-100)",
        "sqrt(pi - pi)",
        "cot(pi)",
        "sqrt(sqrt(2)^2 - 2 + 10^-99)",
        "sin(10^98*pi - 10^98*pi + 1)",
    ],
)
def test_unsure(text: str) -> None:
    with pytest.raises(TooLarge):
        estimate(text)


@pytest.mark.parametrize(
    "text", ["1/0", "sqrt(-w)", "sqrt(-pi)", "asin(pi)", "ln(0)", "(-2)^(1/2)", "0^(-1)", "1/(w - 2)"]
)
def test_undefined(text: str) -> None:
    with pytest.raises(Undefined):
        estimate(text)


def test_a_whole_number_without_error_is_nothing() -> None:
    assert not estimate("w - 2")
    assert estimate("pi - pi")
    assert estimate("w") != 2
    assert estimate("w") == estimate("1 + 1")
    assert hash(estimate("w")) == hash(estimate("1 + 1"))
    assert 1 - estimate("w") == estimate("-1")
    assert 3 * estimate("w") == 3 + estimate("3") == estimate("6")


@law
@given(trees())
def test_the_bound_holds(grown: Tree) -> None:
    values = {name: Fraction(3 + 2 * place, 7) for place, name in enumerate(letters(grown))}
    home, truth = estimates(50), digits(200)
    try:
        found = home.lift(evaluate(grown, {name: home.fraction(value) for name, value in values.items()}, home))
        true = evaluate(grown, {name: truth.fraction(value) for name, value in values.items()}, truth)
    except Undefined:
        return
    assert abs(found.value - true) <= 4 * found.error + abs(true) * 10**-180


def test_unsure_is_a_kind_of_too_large() -> None:
    assert issubclass(Unsure, TooLarge)
