"""Difference schemes: the lab's figures to the last bit, exactness, order, and how far a figure can be trusted."""

import json
import math
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import law

from tutor.calculus.arithmetic import FLOATS, FRACTIONS, Undefined, Value, digits, evaluate
from tutor.calculus.nudge import Table, noise_of, nudge, trusted_decimals
from tutor.calculus.numbers import Point, read_point, read_steps
from tutor.calculus.schemes import BY_NAME, FORWARD, SCHEMES, Curve, Scheme
from tutor.calculus.slope import slope
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree

TABLES = json.loads((Path(__file__).parent.parent / "data" / "difference_tables.json").read_text("utf-8"))["tables"]
COLUMNS = {"k": "forward", "backward": "backward", "central": "central", "five_point": "five-point"}
LAB = ("w^2", "2w", "w^3", "1/w", "1/w^2")


def tree_of(line: str) -> Tree:
    reading = read(line, Alphabet("w"))
    assert isinstance(reading, Reading), reading
    return reading.tree


def table_of(function: str, at: str, steps: str, scheme: Scheme = FORWARD) -> Table:
    point, sizes = read_point(at), read_steps(steps)
    assert isinstance(point, Point)
    assert isinstance(sizes, tuple)
    return nudge(tree_of(function), "w", point, sizes, scheme)


@pytest.mark.parametrize(
    ("function", "at", "eps", "J", "nudged", "k"),
    [
        ("w^2", "3", "1e-3", "9", "9.006001", "6.000999999999479"),
        ("w^2", "3", "1e-9", "9", "9.000000006", "6.000000496442226"),
        ("2w", "3", "1e-3", "6", "6.002", "1.9999999999997797"),
        ("w^3", "2", "1e-3", "8", "8.012006000999998", "12.006000999997823"),
        ("1/w", "2", "1e-3", "0.5", "0.49975012493753124", "-0.2498750624687629"),
        ("1/w^2", "4", "1e-3", "0.0625", "0.06246876171484496", "-0.031238285155041345"),
    ],
)
def test_the_figures_of_the_lab(function: str, at: str, eps: str, J: str, nudged: str, k: str) -> None:
    table = table_of(function, at, eps)
    (row,) = table.rows
    assert (repr(table.value), repr(row.nudged), repr(row.k)) == (J, nudged, k)


ROWS = [(name, row) for name in TABLES for row in TABLES[name]["rows"]]


def test_there_are_twenty_tables_of_sixteen_rows() -> None:
    assert len(TABLES) == 20
    assert len(ROWS) == 320


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("column", COLUMNS)
def test_every_row_of_the_tables_to_the_last_bit(name: str, column: str) -> None:
    wanted = TABLES[name]
    steps = ", ".join(row["eps"] for row in wanted["rows"])
    table = table_of(wanted["function"], str(wanted["point"]), steps, BY_NAME[COLUMNS[column]])
    assert [repr(row.k) for row in table.rows] == [row[column] for row in wanted["rows"]]
    assert table.slope is not None
    assert math.isclose(table.slope, Fraction(wanted["exact"]), rel_tol=1e-15)
    if column != "backward":
        assert [repr(row.nudged) for row in table.rows] == [row["J_eps"] for row in wanted["rows"]]


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
@pytest.mark.parametrize("function", LAB)
def test_the_python_of_a_scheme_is_its_calculation(scheme: Scheme, function: str) -> None:
    tree = tree_of(function)

    def curve(w: float) -> float:
        value: float = evaluate(tree, {"w": w}, FLOATS)
        return value

    for eps in (0.1, 1e-3, 1e-7):
        for w in (3, -3, 0.7):
            code = compile(scheme.python, "<shown>", "eval")
            assert eval(code, {"J": curve, "w": w, "eps": eps}) == scheme.estimate(curve, w, eps)  # noqa: S307 - our own text


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
def test_a_scheme_says_where_it_looks(scheme: Scheme) -> None:
    met: list[int] = []

    def curve(w: int) -> int:
        met.append(w)
        return w

    scheme.estimate(curve, 0, 1)
    assert set(met) == {scheme.side, *scheme.reach}
    assert BY_NAME[scheme.name] is scheme


def polynomial(coefficients: list[int]) -> tuple[Curve, Curve]:
    def curve(w: Value) -> Value:
        return sum(c * w**n for n, c in enumerate(coefficients))

    def derivative(w: Value) -> Value:
        return sum(n * c * w ** (n - 1) for n, c in enumerate(coefficients) if n)

    return curve, derivative


@law
@given(
    scheme=st.sampled_from(SCHEMES),
    coefficients=st.lists(st.integers(-9, 9), min_size=5, max_size=5),
    w=st.fractions(-9, 9, max_denominator=99),
    eps=st.fractions(Fraction(1, 999), 1, max_denominator=999),
)
def test_a_scheme_is_exact_on_polynomials_up_to_its_order(
    scheme: Scheme, coefficients: list[int], w: Fraction, eps: Fraction
) -> None:
    curve, derivative = polynomial(coefficients[: scheme.order + 1])
    assert scheme.estimate(curve, w, eps) == derivative(w)


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
def test_a_scheme_is_not_exact_beyond_its_order(scheme: Scheme) -> None:
    curve, derivative = polynomial([0] * (scheme.order + 1) + [1])
    assert scheme.estimate(curve, Fraction(1), Fraction(1, 10)) != derivative(Fraction(1))


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
@pytest.mark.parametrize("function", ["1/w", "e^w", "sin(w)", "ln(w)"])
def test_the_error_of_a_scheme_falls_with_its_order(scheme: Scheme, function: str) -> None:
    arithmetic = digits(60)
    tree = tree_of(function)
    point = arithmetic.fraction(Fraction(7, 10))
    exact = slope(tree, "w", {"w": point}, arithmetic)
    errors = [
        abs(scheme.estimate(lambda w: evaluate(tree, {"w": w}, arithmetic), point, arithmetic.fraction(eps)) - exact)
        for eps in (Fraction(1, 10**4), Fraction(1, 10**5))
    ]
    assert math.isclose(math.log10(errors[0] / errors[1]), scheme.order, abs_tol=0.01)


@law
@given(
    scheme=st.sampled_from(SCHEMES),
    function=st.sampled_from((*LAB, "w", "3*(2*w)", "1/(1+w)")),
    w=st.one_of(st.integers(-9, 9), st.floats(-1e3, 1e3).filter(lambda w: abs(w) > 1e-3)),
    eps=st.integers(1, 16).map(lambda power: 10.0**-power),
)
def test_the_noise_is_never_larger_than_its_bound_where_w_moves(
    scheme: Scheme, function: str, w: float, eps: float
) -> None:
    moves = [multiple for multiple in (scheme.side, *scheme.reach) if multiple]
    assume(all(w + multiple * eps != w for multiple in moves))
    tree = tree_of(function)

    def curve(at: float) -> float:
        value: float = evaluate(tree, {"w": at}, FLOATS)
        return value

    try:
        k = scheme.estimate(curve, w, eps)
        exact = scheme.estimate(lambda at: evaluate(tree, {"w": at}, FRACTIONS), Fraction(w), Fraction(eps))
    except Undefined:
        return
    bound = noise_of(
        k, w, eps, curve(w + scheme.side * eps), max(abs(curve(w + multiple * eps)) for multiple in scheme.reach)
    )
    assert abs(Fraction(k) - exact) <= Fraction(bound)


@pytest.mark.parametrize(
    ("noise", "decimals"),
    [
        (0.0, 17),
        (-1.0, 17),
        (1e-30, 17),
        (1e-9, 8),
        (5e-9, 8),
        (6e-9, 7),
        (0.04, 1),
        (0.5, 0),
        (3.0, -1),
        (40.0, -2),
        (1e300, -17),
        (math.inf, 0),
        (math.nan, 0),
    ],
)
def test_the_decimals_that_can_be_trusted(noise: float, decimals: int) -> None:
    assert trusted_decimals(noise) == decimals


@pytest.mark.parametrize("row", TABLES["w**2 @ 3"]["rows"][:15], ids=lambda row: row["eps"])
def test_no_decimal_that_is_trusted_is_wrong(row: dict[str, str]) -> None:
    (found,) = table_of("w^2", "3", row["eps"]).rows
    assert found.k is not None
    off = abs(Fraction(found.k) - (6 + Fraction(float(row["eps"]))))
    assert not found.trusted or off <= Fraction(1, 2) / Fraction(10) ** found.trusted
