"""The rules of differentiation: what each makes, where each stands, and a rule replaced by another."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import trees

from tutor.calculus.arithmetic import FLOATS, Undefined, evaluate
from tutor.calculus.compose import lowered, minus, number, over, plus, raised, times, value_of
from tutor.calculus.parts import Multiple, Powered, Ratio
from tutor.calculus.rules import (
    BY_ID,
    RULES,
    Application,
    Instead,
    Place,
    Slope,
    Unknown,
    applications,
    derivative,
    outer_slope,
    outside,
    rule_for,
)
from tutor.calculus.slope import slope
from tutor.notation.functions import BY_NAME
from tutor.notation.names import Alphabet
from tutor.notation.plain import typed
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Call, Constant, Letter, Number, Power, Tree


def formula(text: str) -> Tree:
    reading = read(text, Alphabet("w", ("x", "b", "k")))
    assert isinstance(reading, Reading), text
    return reading.tree


def made(text: str, instead: Instead | None = None) -> str:
    """Return the derivative of a formula in w as it would be typed."""
    found = derivative(formula(text), "w", instead)
    assert not isinstance(found, Unknown)
    return typed(found)


DERIVATIVES = (
    # constants and the letter itself
    ("7", "0"), ("pi^2", "0"), ("x*b", "0"), ("w", "1"),
    # sums and what rides along
    ("w^2 - 5*w + 1", "2*w - 5"), ("1 - w", "-1"), ("-w^2", "-2*w"), ("-(w - 1)", "-1"), ("2 + 3", "0"),
    ("3*(2*w)", "3*2"), ("3*w^2", "3*(2*w)"), ("sin(w)*3", "cos(w)*3"), ("w*w*3", "3*(w + w)"), ("w^2/4", "2*w/4"),
    ("5*w", "5"), ("x*w^2 + b", "x*(2*w)"),
    # powers
    ("w^5", "5*w^4"), ("w^2", "2*w"), ("w^1", "1"), ("w^0", "0"), ("w^(1/2)", "1/2*w^(-1/2)"), ("w^2.5", "2.5*w^1.5"),
    ("w^-0.5", "-0.5*w^-1.5"), ("w^-2", "-2*w^-3"), ("w^k", "k*w^(k - 1)"), ("w^1.0", "1"), ("w^2.0", "2.0*w"),
    # fractions
    ("1/w", "-w^-2"), ("3/w^2", "3*(-2*w^-3)"), ("1/w^-2", "2*w"), ("1/sqrt(w)", "-1/2*w^(-3/2)"),
    ("1/(2*w + 1)", "-(2*w + 1)^-2*2"),
    ("w/(w + 1)", "((w + 1) - w)/(w + 1)^2"), ("(w^2+4)/(w^2-4)", "(2*w*(w^2 - 4) - (w^2 + 4)*(2*w))/(w^2 - 4)^2"),
    # products
    ("w^2*sin(w)", "2*w*sin(w) + w^2*cos(w)"), ("w*w", "w + w"),
    ("w*exp(w)*ln(w)", "exp(w)*ln(w) + w*(exp(w)*ln(w) + exp(w)*(1/w))"),
    # chains
    ("(3*w + 1)^5", "5*(3*w + 1)^4*3"), ("exp(w^2)", "exp(w^2)*(2*w)"), ("e^(2*w)", "e^(2*w)*2"),
    ("2^(w^2)", "2^(w^2)*ln(2)*(2*w)"),
    ("cos(2*w)", "-sin(2*w)*2"), ("ln(5*w)", "1/(5*w)*5"), ("sin(w)^2", "2*sin(w)*cos(w)"), ("(w+1)^1", "1"),
    # exponentials and logarithms
    ("exp(w)", "exp(w)"), ("e^w", "e^w"), ("2^w", "2^w*ln(2)"), ("x^w", "x^w*ln(x)"), ("w^w", "w^w*(ln(w) + w*(1/w))"),
    # what has kinks
    ("abs(w)", "sign(w)"), ("relu(2*w)", "(1 + sign(2*w))/2*2"), ("sign(w)", "0"), ("max(w, 2)", "(1 + sign(w - 2))/2"),
    ("min(w, 2)", "(1 - sign(w - 2))/2"),
)  # fmt: skip


def test_what_the_rules_make_of_a_function() -> None:
    for text, wanted in DERIVATIVES:
        assert made(text) == typed(formula(wanted)), text


def test_every_row_has_its_example_and_is_met_first_there() -> None:
    for rule in RULES:
        assert rule_for(formula(rule.example), "w").rule is rule, rule.id
    assert len(BY_ID) == len(RULES) + 1


@pytest.mark.parametrize("text", ["(-2)^w", "0^w", "(1 - 2)^(w^2)", "w + (-1)^w", "3*(ln(-1))^w"])
def test_what_is_not_known_is_a_value(text: str) -> None:
    found = derivative(formula(text), "w")
    assert isinstance(found, Unknown)
    assert isinstance(found.part, Power)
    assert rule_for(found.part, "w").rule.id == "unknown"
    assert rule_for(found.part, "w").inner == ()


# Where an application stands


def test_applications_say_where_they_stand() -> None:
    found = [(each.place, each.rule.id, typed(each.tree)) for each in applications(formula("3*w*sin(w^2) + 1/w"), "w")]
    assert found == [
        ((), "sum", "3*w*sin(w^2) + 1/w"),
        ((0,), "multiple", "3*w*sin(w^2)"),
        ((0, 0), "product", "w*sin(w^2)"),
        ((0, 0, 0), "variable", "w"),
        ((0, 0, 1), "chain", "sin(w^2)"),
        ((0, 0, 1, 0), "power", "w^2"),
        ((1,), "reciprocal", "1/w"),
        ((1, 0), "power", "w^-1"),
    ]


def test_a_function_of_something_at_another_place() -> None:
    """What a wrong chain needs: f and f' at anything, whatever f is."""
    for text, f, slope_there in (
        ("(3*w)^5", "x^5", "5*x^4"), ("e^(3*w)", "e^x", "e^x"), ("exp(3*w)", "exp(x)", "exp(x)"),
        ("2^(3*w)", "2^x", "2^x*ln(2)"), ("tan(3*w)", "tan(x)", "1/cos(x)^2"),
    ):  # fmt: skip
        application = rule_for(formula(text), "w")
        assert application.inside == formula("3*w")
        assert typed(outside(application, Letter("x"))) == f
        assert typed(outer_slope(application, Letter("x"))) == slope_there
    assert rule_for(formula("3*w"), "w").inside is None


# One rule replaced


def no_factor(application: Application, slope_of: Slope) -> Tree | None:
    """D[u^n] -> u^(n-1)·D[u]."""
    match application.parts:
        case Powered(u, n):
            return times(raised(u, lowered(n)), slope_of(u))
        case _:
            return None


def no_turns(application: Application, slope_of: Slope) -> Tree | None:
    """D[u/v] -> D[u]/D[v]."""
    match application.parts:
        case Ratio(u, v):
            return over(slope_of(u), slope_of(v))
        case _:
            return None


def power_kept(application: Application, slope_of: Slope) -> Tree | None:
    """D[c·u] -> c·u: asks for no slope at all."""
    match application.parts:
        case Multiple(c, u):
            return times(c, u)
        case _:
            return None


def test_a_rule_replaced_everywhere() -> None:
    assert made("w^3 + (2*w + w^2)^4", no_factor) == "w^2 + (2*w + w^2)^3*(2 + w)"
    assert made("w^2/(w + w/w^2)", no_turns) == "2*w/(1 + 1/(2*w))"
    assert made("sin(3*w)*w", power_kept) == "cos(3*w)*(3*w)*w + sin(3*w)"


def test_a_rule_replaced_at_one_node() -> None:
    tree = formula("w^3 + (2*w + w^2)^4")
    powers = [each.place for each in applications(tree, "w") if isinstance(each.parts, Powered)]

    def at(place: Place) -> Instead:
        return lambda application, slope_of: no_factor(application, slope_of) if application.place == place else None

    assert [made("w^3 + (2*w + w^2)^4", at(place)) for place in powers] == [
        "w^2 + 4*(2*w + w^2)^3*(2 + 2*w)",
        "3*w^2 + (2*w + w^2)^3*(2 + 2*w)",
        "3*w^2 + 4*(2*w + w^2)^3*(2 + w)",
    ]


def test_the_place_of_a_part_stays_when_a_wrong_rule_skips_another() -> None:
    met = []

    def second_only(application: Application, slope_of: Slope) -> Tree | None:
        met.append((application.place, typed(application.tree)))
        match application.parts:
            case Ratio(_, v):
                return slope_of(v)
            case Powered(u, _):
                return slope_of(Call("ln", (u,)))
            case _:
                return None

    derivative(formula("sin(w)/w^2"), "w", second_only)
    assert met == [((), "sin(w)/w^2"), ((1,), "w^2"), ((1, 0), "ln(w)")]


def test_what_is_not_known_can_be_replaced_too() -> None:
    assert made("(-2)^w", lambda *_: Number("5")) == "5"


# Putting trees together


def test_putting_together_drops_nothing_but_ones_and_noughts() -> None:
    zero, one, two, w = Number("0"), Number("1"), Number("2"), Letter("w")
    rows = (
        (plus(), "0"), (plus(zero, w, zero), "w"), (plus(w, one), "w + 1"), (minus(w, w), "w - w"),
        (minus(zero, w), "-w"),
        (times(), "1"), (times(one, w), "w"), (times(w, zero), "0"), (times(number(-2), w), "-2*w"),
        (times(number(-1), w), "-w"), (times(two, times(two, w)), "2*(2*w)"), (over(zero, w), "0"), (over(w, one), "w"),
        (over(zero, zero), "0/0"), (raised(w, zero), "1"), (raised(w, one), "w"),
        (lowered(number(Fraction(1, 3))), "-2/3"),
        (lowered(Number("0.25")), "-0.75"), (lowered(Number("3.0")), "2"), (lowered(Constant("pi")), "pi - 1"),
        (number(Fraction(-3, 2)), "-3/2"),
    )  # fmt: skip
    for tree, wanted in rows:
        assert typed(tree) == wanted
    assert [value_of(formula(text)) for text in ("-1/2", "0.5", "w", "-w", "1/w")] == [
        Fraction(-1, 2), Fraction(1, 2), None, None, None,
    ]  # fmt: skip


# Laws

POINTS = tuple({"w": w, "x": x} for w, x in ((1.37, 0.71), (-0.83, 1.9), (0.41, 2.3), (2.6, -1.1)))


@settings(max_examples=300, deadline=None)
@given(trees(letters=("w", "x")))
def test_the_derivative_has_the_slope_s_value(tree: Tree) -> None:
    """Wherever floats can tell, against automatic differentiation, which knows nothing of these rules."""
    found = derivative(tree, "w")
    if isinstance(found, Unknown):
        return
    for values in POINTS:
        try:
            there, true = evaluate(found, values, FLOATS), slope(tree, "w", values, FLOATS)
        except (Undefined, OverflowError):
            continue
        assert math.isclose(there, true, rel_tol=1e-6, abs_tol=1e-6 * max(1, abs(float(true)))), typed(tree)


@given(st.sampled_from([row.name for row in BY_NAME.values()]))
def test_every_function_has_its_rule(name: str) -> None:
    arguments = (Letter("w"), Number("2")) if BY_NAME[name].several else (Letter("w"),)
    assert not isinstance(derivative(Call(name, arguments), "w"), Unknown)
