"""Laws of the judge, held against SymPy's derivative and against values with 60 digits."""

from fractions import Fraction

import mpmath
import pytest
from generated_formulas import POINTS, differ, functions, has_plain_slope, in_sympy, slope_of, typed, value
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from typed_formulas import formula

from tutor.checking.judge import Algebra, equal_exactly, judge
from tutor.checking.points import Claim
from tutor.checking.proof import no_prover
from tutor.checking.verdict import Right, Rough, Verdict, Wrong
from tutor.notation.tree import Letter, Product

LAW = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=(HealthCheck.filter_too_much, HealthCheck.too_slow),
    derandomize=True,
)
"""SymPy needs its time, and the same formulas every day make a failure mean something."""

LONG = settings(LAW, max_examples=400)


def judged(function: str, answer: str) -> Verdict:
    return judge(formula(function), "w", formula(answer), no_prover)


def right_answer_is_not_wrong(function: str) -> None:
    assume(has_plain_slope(function))
    verdict = judged(function, slope_of(function))
    assert not isinstance(verdict, Wrong | Rough), (function, slope_of(function), verdict)


def wrong_answer_is_not_right(function: str, slip: str) -> None:
    assume(has_plain_slope(function))
    true = slope_of(function)
    answer = slip.format(true)
    assume(differ(function, true, answer))
    verdict = judged(function, answer)
    assert not isinstance(verdict, Right), (function, answer, verdict)
    if isinstance(verdict, Wrong):
        witness_differs(function, answer, verdict)


def witness_differs(function: str, answer: str, verdict: Wrong) -> None:
    """Hold a witness against the values that mpmath finds with 60 digits."""
    ((_, at),) = verdict.witness.at
    yours = value(answer, at)
    if verdict.witness.yours is None:
        assert yours is None, (function, answer, at)
        return
    assert yours is not None, (function, answer, at)
    true = slope_by_limit(function, at)
    assert abs(true - yours) > 1e-20 * max(abs(true), abs(yours)), (function, answer, at)
    assert float(yours) == pytest.approx(verdict.witness.yours, rel=1e-9, abs=1e-300)
    assert float(true) == pytest.approx(verdict.witness.true, rel=1e-9, abs=1e-12)


def slope_by_limit(function: str, at: Fraction) -> mpmath.mpf:
    """Return the slope as a difference quotient with very many digits: no rule of differentiation is used."""
    tiny = Fraction(1, 10**40)
    above, below = value(function, at + tiny, 120), value(function, at - tiny, 120)
    assert above is not None, (function, at)
    assert below is not None, (function, at)
    return (above - below) / (2 * in_sympy(f"1/10^{40}"))


SLIPS = (
    "({}) + 1",
    "({}) + 10^-12",
    "({}) - w/1000",
    "-({})",
    "({})*2",
    "({})*(1 + 10^-9)",
    "({})/w",
    "({})*w^2/sqrt(w^4 + 10^-15)",
    "sqrt(({})^2)",
    "({}) + sin(w)",
    "0*w",
)


@LAW
@given(functions())
def test_the_derivative_is_never_wrong(function: str) -> None:
    right_answer_is_not_wrong(function)


@LAW
@given(functions(), st.sampled_from(SLIPS))
def test_anything_else_is_never_right_and_its_witness_is_true(function: str, slip: str) -> None:
    wrong_answer_is_not_right(function, slip)


@pytest.mark.slow
@LONG
@given(functions(8))
def test_the_derivative_is_never_wrong_at_length(function: str) -> None:
    right_answer_is_not_wrong(function)


@pytest.mark.slow
@LONG
@given(functions(8), st.sampled_from(SLIPS))
def test_anything_else_is_never_right_at_length(function: str, slip: str) -> None:
    wrong_answer_is_not_right(function, slip)


@LAW
@given(functions(6))
def test_a_derivative_with_a_term_dropped_is_never_right(function: str) -> None:
    assume(has_plain_slope(function))
    terms = in_sympy(slope_of(function)).as_ordered_terms()
    assume(len(terms) > 1)
    answer = typed(sum(terms[1:]))
    assume(differ(function, slope_of(function), answer))
    assert not isinstance(judged(function, answer), Right)


# What algebra claims

LOOK_ALIKES = (
    ("sqrt(w^2)", "w"),
    ("sqrt(w^2)", "abs(w)"),
    ("sqrt(w)^2", "w"),
    ("ln(w^2)", "2*ln(w)"),
    ("ln(2*w)", "ln(2) + ln(w)"),
    ("ln(exp(w))", "w"),
    ("exp(ln(w))", "w"),
    ("exp(2*w)", "exp(w)^2"),
    ("exp(w/2)", "sqrt(exp(w))"),
    ("sin(w)^2", "1 - cos(w)^2"),
    ("sin(2*w)", "2*sin(w)*cos(w)"),
    ("sin(3*w)", "3*sin(w) - 4*sin(w)^3"),
    ("cos(2*w)", "1 - 2*sin(w)^2"),
    ("sin(-w)", "-sin(w)"),
    ("cos(-w)", "cos(w)"),
    ("sin(w)", "sqrt(1 - cos(w)^2)"),
    ("tanh(w)", "sinh(w)/cosh(w)"),
    ("cosh(w)^2", "1 + sinh(w)^2"),
    ("atan(-w)", "-atan(w)"),
    ("atan(1/w)", "pi/2 - atan(w)"),
    ("(w^2)^(3/2)", "w^3"),
    ("(w^2)^(3/2)", "abs(w)^3"),
    ("sqrt(4*w)", "2*sqrt(w)"),
    ("sqrt(w/4)", "sqrt(w)/2"),
    ("sqrt(1/w)", "1/sqrt(w)"),
    ("sqrt(w^3)", "w*sqrt(w)"),
    ("sqrt(w)*sqrt(w + 1)", "sqrt(w^2 + w)"),
    ("sqrt(w - 1)*sqrt(w + 1)", "sqrt(w^2 - 1)"),
    ("abs(w)*abs(w)", "w^2"),
    ("abs(w)/w", "1"),
    ("w/w", "1"),
    ("2^w", "exp(w*ln(2))"),
    ("w^w", "exp(w*ln(w))"),
    ("sqrt(8)", "2*sqrt(2)"),
    ("sqrt(w^2 - 2*w + 1)", "w - 1"),
)
"""Pairs that look alike: some are equal everywhere, some on half the line, some hardly anywhere."""


def algebra_says_the_truth(first: str, second: str) -> Algebra:
    """Ask whether two formulas are equal, as the slope of z times the one in z; check a yes by values."""
    said = equal_exactly(Claim(Product((formula(first), Letter("z"))), "z", formula(second), {}))
    for at in POINTS:
        one, other = value(first, at), value(second, at)
        if one is None or other is None:
            continue
        same = abs(one - other) <= 1e-40 * max(abs(one), abs(other), 1)
        if said in (Algebra.EQUAL, Algebra.EQUAL_RATIONAL):
            assert same, (first, second, at, said)
    return said


@pytest.mark.parametrize("pair", LOOK_ALIKES)
def test_algebra_is_not_taken_in_by_look_alikes(pair: tuple[str, str]) -> None:
    algebra_says_the_truth(*pair)


@LAW
@given(st.sampled_from(LOOK_ALIKES), functions(4), functions(3))
def test_a_claim_of_equality_is_true_of_values(pair: tuple[str, str], inside: str, outside: str) -> None:
    """Whatever stands in place of w, and whatever the formula stands in."""
    first, second = pair
    for put in (lambda text: text.replace("w", f"({inside})"), lambda text: outside.replace("w", f"({text})")):
        assume(len(put(first)) < 200)
        algebra_says_the_truth(put(first), put(second))


@LAW
@given(functions(5), functions(5))
def test_two_formulas_by_chance_are_equal_only_if_their_values_are(first: str, second: str) -> None:
    algebra_says_the_truth(first, second)


@LAW
@given(functions(4), functions(4), functions(3))
def test_the_laws_of_numbers_hold_in_the_algebra(a: str, b: str, c: str) -> None:
    for first, second in (
        (f"(({a}) + ({b}))*({c})", f"({c})*({b}) + ({a})*({c})"),
        (f"({a}) - (({b}) - ({c}))", f"({a}) + ({c}) - ({b})"),
        (f"(({a}) + ({b}))^2", f"({a})^2 + 2*({a})*({b}) + ({b})^2"),
        (f"({a})/(({b})^2 + 1)", f"1/(({b})^2 + 1)*({a})"),
    ):
        assume(any(value(first, at) is not None for at in POINTS))
        said = algebra_says_the_truth(first, second)
        assert said in (Algebra.EQUAL, Algebra.EQUAL_RATIONAL), (first, second)
