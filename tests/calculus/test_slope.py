"""The slope by automatic differentiation: against SymPy's derivative on any formula, and where there is none."""

import math
from collections.abc import Mapping
from fractions import Fraction
from functools import partial

import pytest
import sympy
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import arithmetic, law, trees

from tutor.calculus.arithmetic import (
    FLOATS,
    FRACTIONS,
    Inexact,
    TooLarge,
    Undefined,
    Value,
    digits,
    evaluate,
    finite,
)
from tutor.calculus.slope import slope
from tutor.notation.code import sympy_code, sympy_names
from tutor.notation.names import Alphabet
from tutor.notation.plain import typed
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Call, Negation, Number, Power, Product, Quotient, Sum, Tree, walk

MANY = digits(80)


def tree_of(line: str) -> Tree:
    reading = read(line, Alphabet("w", ("a", "b", "n")))
    assert isinstance(reading, Reading), reading
    return reading.tree


def exact_derivative(tree: Tree, point: Fraction) -> sympy.Expr:
    w = sympy.Symbol("w", real=True)
    names = {name: getattr(sympy, name) for name in sympy_names(tree)}
    function = sympy.sympify(eval(compile(sympy_code(tree), "<ours>", "eval"), {**names, "w": w}))  # noqa: S307 - ours
    return sympy.diff(function, w).subs(w, sympy.Rational(point.numerator, point.denominator)).doit()


@law
@given(tree=arithmetic(), point=st.fractions(-4, 4, max_denominator=9))
def test_on_fractions_the_slope_is_exactly_sympys_derivative(tree: Tree, point: Fraction) -> None:
    try:
        found = slope(tree, "w", {"w": point}, FRACTIONS)
    except Undefined:
        return
    assert exact_derivative(tree, point) == sympy.Rational(*Fraction(found).as_integer_ratio())


def tame(tree: Tree, values: Mapping[str, Value]) -> bool:
    """Whether no part is enormous, tiny or a root of something negative, so that 30 digits of 80 are left."""
    for part in walk(tree):
        size = abs(evaluate(part, values, MANY))
        if size > 10**6 or 0 < size < Fraction(1, 10**6):
            return False
        if isinstance(part, Call) and part.function == "cbrt":
            return False  # SymPy's cube root is another one
    return True


@pytest.mark.slow
@law
@given(tree=trees(("w",), ("1", "2", "3", "0.5", "1.25"), size=5))
def test_on_any_formula_the_slope_is_sympys_derivative_to_30_digits(tree: Tree) -> None:
    point = Fraction(5, 8)
    values = {"w": MANY.fraction(point)}
    try:
        found = slope(tree, "w", values, MANY)
        assume(tame(tree, values))
        exact = exact_derivative(tree, point).evalf(50)
    except (Undefined, TypeError, ValueError):  # SymPy's zoo compares with nothing
        return
    if exact.is_real and exact.is_finite:
        size = max(abs(exact), sympy.Integer(1))
        assert abs(exact - sympy.Float(str(found), 60)) < size * sympy.Float(10) ** -30, typed(tree)


@law
@given(
    first=arithmetic(size=4),
    second=arithmetic(size=4),
    point=st.fractions(-4, 4, max_denominator=9),
)
def test_the_rules_of_the_course_hold(first: Tree, second: Tree, point: Fraction) -> None:
    at = {"w": point}

    def d(tree: Tree) -> Value:
        return slope(tree, "w", at, FRACTIONS)

    try:
        u, v = evaluate(first, at, FRACTIONS), evaluate(second, at, FRACTIONS)
        du, dv = d(first), d(second)
    except Undefined:
        return
    assert d(Sum((first, second))) == du + dv
    assert d(Negation(first)) == -du
    assert d(Product((first, second))) == du * v + u * dv
    if v:
        assert d(Quotient(first, second)) == (du * v - u * dv) / v**2
    assert d(Power(first, Number("3"))) == 3 * u**2 * du


@pytest.mark.parametrize(
    ("function", "w", "value"),
    [
        ("7", 3, 0),
        ("pi", 3, 0),
        ("2^3", 3, 0),
        ("sin(2)", 3, 0),
        ("max(1, 2)", 3, 0),
        ("a b", 3, 0),
        ("1/a", 3, 0),
        ("w", 3, 1),
        ("-w", 3, -1),
        ("3w - w - 1", 3, 2),
        ("2*3*w", 3, 6),
        ("w*w*w", 3, 27),
        ("a w^2", 3, 12),
        ("w/a", 3, 0.5),
        ("a/w", 2, -0.5),
        ("w/(w+1)", 1, 0.25),
        ("w^3", 0, 0),
        ("w^1", 0, 1),
        ("w^0", 0, 0),
        ("w^a", 3, 6),
        ("w^n", 3, 0),
        ("2^w", 0, math.log(2)),
        ("w^w", 1, 1.0),
        ("e^w", 0, 1.0),
        ("e^(2w)", 0, 2.0),
        ("w^-1", 2, -0.25),
        ("sin(w)^2", 0, 0.0),
        ("max(w, 1)", 3, 1),
        ("max(w, 1)", 0, 0),
        ("min(w, 2w)", 3, 1),
        ("max(w, w)", 3, 1),
        ("max(2w, w + 3)", 4, 2),
        ("|w|", -3, -1),
        ("cbrt(w)", -8.0, 1 / 12),
    ],
)
def test_a_slope(function: str, w: float, value: float) -> None:
    found = slope(tree_of(function), "w", {"w": w, "a": 2, "b": 5, "n": 0}, FLOATS)
    assert math.isclose(found, value, rel_tol=1e-15)


@pytest.mark.parametrize(
    ("function", "w"),
    [
        ("1/w", 0),
        ("w^-2", 0),
        ("sqrt(w)", 0),
        ("sqrt(w)", -1),
        ("cbrt(w)", 0),
        ("w^0.5", 0),
        ("w^0.5", -1),
        ("w^w", 0),
        ("w^w", -1),
        ("(-2)^w", 2),
        ("0^w", 1),
        ("ln(w)", 0),
        ("ln(w)", -1),
        ("|w|", 0),
        ("relu(w)", 0),
        ("sign(w)", 0),
        ("max(w, 1)", 1),
        ("min(w, -w)", 0),
        ("asin(w)", 1),
        ("acosh(w)", 1),
        ("atanh(w)", 1),
        ("1/sin(w)", 0),
        ("w + 1/(w-w)", 3),
        ("sqrt(-1) w", 3),
        ("1/0 + w", 3),
        ("e^(e^(e^w))", 9),
        ("10.0^300*w^9", 10.0**10),
        ("10.0^200*10.0^200*w", 1),
        ("w^400", 10.0),
    ],
)
def test_where_there_is_no_slope_it_is_undefined_and_never_infinite(function: str, w: float) -> None:
    with pytest.raises(Undefined):
        slope(tree_of(function), "w", {"w": w}, FLOATS)


@law
@given(tree=trees(("w",)), w=st.floats(-1e3, 1e3))
def test_values_and_slopes_are_finite_or_undefined(tree: Tree, w: float) -> None:
    at = {"w": w}
    for measure in (partial(evaluate, tree, at, FLOATS), partial(slope, tree, "w", at, FLOATS)):
        try:
            value = measure()
        except Undefined:
            continue
        assert isinstance(value, int) or math.isfinite(value)


@pytest.mark.parametrize(
    ("function", "w"),
    [
        ("1/w", 0), ("sqrt(w)", -1), ("ln(w)", 0), ("w^0.5", -1), ("w^-1", 0), ("0^-w", 1), ("asin(w)", 2),
        ("acosh(w)", 0), ("cot(w)", 0), ("csch(w)", 0), ("atanh(w)", 1), ("atanh(w)", -1), ("w/0", 1), ("acot(w)", 0),
    ],
)  # fmt: skip
def test_outside_the_domain_there_is_no_value_in_any_arithmetic(function: str, w: int) -> None:
    tree = tree_of(function)
    for values, kind in (({"w": w}, FLOATS), ({"w": MANY.fraction(Fraction(w))}, MANY)):
        with pytest.raises(Undefined):
            evaluate(tree, values, kind)


@pytest.mark.parametrize(("function", "w"), [("w^9999", 10**9), ("w^-9999", 10**9), ("(w^9999)^9999", 9)])
def test_what_is_astronomically_large_is_refused_before_it_is_computed(function: str, w: int) -> None:
    tree = tree_of(function)
    with pytest.raises(TooLarge):
        evaluate(tree, {"w": w}, FLOATS)
    with pytest.raises(TooLarge):
        evaluate(tree, {"w": Fraction(w)}, FRACTIONS)


def test_many_digits_hold_larger_numbers_up_to_a_bound() -> None:
    assert evaluate(tree_of("w^9999"), {"w": MANY.fraction(Fraction(10**9))}, MANY) > 0
    with pytest.raises(TooLarge):
        evaluate(tree_of("(w^9999)^9999"), {"w": MANY.fraction(Fraction(9))}, MANY)


@pytest.mark.parametrize("function", ["e^w", "sin(w)", "exp(-w)"])
def test_many_digits_refuse_what_would_take_ages(function: str) -> None:
    with pytest.raises(TooLarge):
        evaluate(tree_of(function), {"w": MANY.fraction(Fraction(10**7))}, MANY)


@pytest.mark.parametrize(("function", "raises"), [("w^(1/2)", Inexact), ("pi w", Inexact), ("sin(w)", Inexact)])
def test_fractions_hold_only_fractions(function: str, raises: type[Undefined]) -> None:
    with pytest.raises(raises):
        evaluate(tree_of(function), {"w": Fraction(4)}, FRACTIONS)


def test_many_digits_have_0_to_the_power_0_as_floats_do() -> None:
    zero = MANY.fraction(Fraction(0))
    assert evaluate(tree_of("w^0"), {"w": zero}, MANY) == 1 == evaluate(tree_of("w^0"), {"w": 0.0}, FLOATS)


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_finite_refuses_what_overflowed(value: float) -> None:
    with pytest.raises(TooLarge):
        finite(value)
    assert finite(10**400) == 10**400
