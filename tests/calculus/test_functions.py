"""Every function row held to itself and to SymPy: its value in three ways, its slope, and where it has none."""

import math
from fractions import Fraction

import pytest
import sympy
from sympy.core.numbers import Rational

from tutor.calculus.arithmetic import FLOATS, FRACTIONS, Inexact, Undefined, digits, evaluate, formula
from tutor.calculus.slope import slope
from tutor.notation.code import sympy_code, sympy_names
from tutor.notation.functions import BY_NAME, CONSTANTS, FUNCTIONS, SPELLINGS, Function
from tutor.notation.tree import Call, Letter, Number, Tree

MANY = digits(50)
ONE = [row for row in FUNCTIONS if not row.several]
POINTS = [Fraction(number, 8) for number in (-40, -24, -16, -12, -8, -7, -4, -1, 0, 1, 3, 4, 7, 8, 12, 16, 24, 40)]

U = sympy.Symbol("u", real=True)

NOT_SYMPYS = {("cbrt", point) for point in POINTS if point < 0} | {("acot", Fraction(0))}
"""SymPy's cube root of -8 is complex, ours -2; its acot(0) is π/2, ours is atan(1/0)."""


def call(row: Function) -> Tree:
    return Call(row.name, (Letter("u"),))


def symbolic(tree: Tree) -> sympy.Expr:
    names = {name: getattr(sympy, name) for name in sympy_names(tree)}
    return sympy.sympify(eval(compile(sympy_code(tree), "<ours>", "eval"), {**names, "u": U}))  # noqa: S307 - ours


def value_at(expression: sympy.Expr, point: Fraction) -> sympy.Expr | None:
    """Return SymPy's value to 50 digits, None where it is not a finite real number."""
    value = expression.subs(U, Rational(point.numerator, point.denominator)).doit().evalf(50)
    return value if value.is_finite and value.is_real else None


def ours(tree: Tree, point: Fraction) -> sympy.Expr | None:
    try:
        value = evaluate(tree, {"u": MANY.fraction(point)}, MANY)
    except Undefined:
        return None
    return sympy.Float(str(value), 50)


def near(first: sympy.Expr, second: sympy.Expr, digits: int) -> bool:
    size = max(abs(first), abs(second), sympy.Integer(1))
    return bool(abs(first - second) <= size * sympy.Float(10) ** -digits)


@pytest.mark.parametrize("row", ONE, ids=lambda row: row.name)
def test_many_digits_floats_and_sympy_agree_and_are_undefined_together(row: Function) -> None:
    tree = call(row)
    expression = symbolic(tree)
    for point in POINTS:
        if (row.name, point) in NOT_SYMPYS:
            continue
        exact, many = value_at(expression, point), ours(tree, point)
        assert (exact is None) == (many is None), point
        try:
            value = evaluate(tree, {"u": float(point)}, FLOATS)
        except Undefined:
            assert exact is None, point
            continue
        assert exact is not None
        assert many is not None
        assert near(exact, many, 45), point
        assert math.isclose(value, exact, rel_tol=4e-15, abs_tol=1e-15), point


@pytest.mark.parametrize("row", ONE, ids=lambda row: row.name)
def test_the_slope_rule_is_sympys_derivative(row: Function) -> None:
    tree = call(row)
    derivative = sympy.diff(symbolic(tree), U)
    compared = 0
    for point in POINTS:
        if (row.name, point) in NOT_SYMPYS or not (point or not row.kink):
            continue
        try:
            found = slope(tree, "u", {"u": MANY.fraction(point)}, MANY)
        except Undefined:
            assert value_at(derivative, point) is None or ours(tree, point) is None, point
            continue
        exact = value_at(derivative, point)
        assert exact is not None, point
        assert near(exact, sympy.Float(str(found), 50), 40), point
        compared += 1
    assert compared >= 3


@pytest.mark.parametrize("row", ONE, ids=lambda row: row.name)
def test_the_slope_in_floats_is_the_slope_in_many_digits(row: Function) -> None:
    tree = call(row)
    for point in POINTS:
        try:
            rough = slope(tree, "u", {"u": float(point)}, FLOATS)
        except Undefined:
            continue
        assert math.isclose(rough, slope(tree, "u", {"u": MANY.fraction(point)}, MANY), rel_tol=1e-12, abs_tol=1e-14)


@pytest.mark.parametrize("row", [row for row in ONE if row.kink], ids=lambda row: row.name)
def test_there_is_no_slope_at_a_kink(row: Function) -> None:
    with pytest.raises(Undefined):
        slope(call(row), "u", {"u": 0}, FLOATS)
    with pytest.raises(Undefined):
        slope(call(row), "u", {"u": MANY.fraction(Fraction(0))}, MANY)
    assert slope(call(row), "v", {"u": 0}, FLOATS) == 0


@pytest.mark.parametrize(
    ("name", "arguments", "value"),
    [
        ("abs", (Fraction(-1, 3),), Fraction(1, 3)),
        ("relu", (Fraction(-1, 3),), 0),
        ("relu", (Fraction(1, 3),), Fraction(1, 3)),
        ("sign", (Fraction(-1, 3),), -1),
        ("sign", (Fraction(0),), 0),
        ("max", (Fraction(1, 3), Fraction(1, 2)), Fraction(1, 2)),
        ("min", (Fraction(1, 3), Fraction(1, 2)), Fraction(1, 3)),
    ],
)
def test_the_functions_that_stay_among_fractions(name: str, arguments: tuple[Fraction, ...], value: Fraction) -> None:
    assert FRACTIONS.call(name, list(arguments)) == value
    many = MANY.call(name, [MANY.fraction(argument) for argument in arguments])
    assert MANY.context.almosteq(many, MANY.fraction(Fraction(value)))


@pytest.mark.parametrize(("point", "root"), [(-8, -2), (-1, -1), (0, 0), (1, 1), (27, 3)])
def test_a_cube_root_is_real_on_both_sides(point: int, root: int) -> None:
    assert math.isclose(FLOATS.call("cbrt", [point]), root, rel_tol=1e-15)
    assert MANY.context.almosteq(MANY.call("cbrt", [MANY.fraction(Fraction(point))]), root)


@pytest.mark.parametrize("name", sorted(set(BY_NAME) - {"abs", "relu", "sign", "max", "min"}))
def test_the_others_do_not(name: str) -> None:
    with pytest.raises(Inexact):
        FRACTIONS.call(name, [Fraction(1, 2)])


def test_the_rows_are_in_order() -> None:
    assert len(BY_NAME) == len(FUNCTIONS)
    assert len(SPELLINGS) == sum(1 + len(row.also) for row in FUNCTIONS)
    assert set(SPELLINGS).isdisjoint(CONSTANTS)
    for row in FUNCTIONS:
        assert "{u}" in row.python
        assert "{u}" in row.sympy
        assert bool(row.slope) != row.several
        for text in filter(None, (row.slope, row.exact)):
            assert formula(text) is formula(text)


@pytest.mark.parametrize(("name", "value"), CONSTANTS.items())
def test_the_constants(name: str, value: float) -> None:
    assert FLOATS.constant(name) == value
    assert float(MANY.constant(name)) == value
    assert str(MANY.constant(name))[:30] == str(sympy.N(sympy.pi if name == "pi" else sympy.E, 60))[:30]
    with pytest.raises(Inexact):
        FRACTIONS.constant(name)


def test_a_number_in_each_arithmetic() -> None:
    assert [repr(FLOATS.number(Number(text))) for text in ("2", "2.0", "007", ".5", "1e3")] == [
        "2", "2.0", "7", "0.5", "1000.0",
    ]  # fmt: skip
    assert FRACTIONS.number(Number("0.1")) == Fraction(1, 10)
    assert MANY.number(Number("0.1")) * 10 == 1
    assert (FLOATS.fraction(Fraction(1, 3)), FRACTIONS.fraction(Fraction(1, 3))) == (1 / 3, Fraction(1, 3))
