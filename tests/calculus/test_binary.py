"""Estimates in floats: the true value lies within the bound, or there is none."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import law, trees

from tutor.calculus.arithmetic import TooLarge, Undefined, evaluate
from tutor.calculus.estimate import QUICK, estimates
from tutor.notation.names import NUMBERS_ONLY, Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree


@law
@given(tree=trees(numbers=("1", "2", "3", "0.5", "10", "40")), at=st.fractions(-30, 30, max_denominator=9))
def test_the_true_value_lies_within_the_bound(tree: Tree, at: Fraction) -> None:
    many = estimates(100)
    try:
        quick = QUICK.lift(evaluate(tree, {"w": QUICK.fraction(at)}, QUICK))
        true = many.lift(evaluate(tree, {"w": many.fraction(at)}, many))
    except Undefined:
        return
    assert not abs(true.value - quick.value) > 4 * quick.error + true.error


def number(text: str) -> Tree:
    reading = read(text, NUMBERS_ONLY)
    assert isinstance(reading, Reading), reading
    return reading.tree


@pytest.mark.parametrize(("text", "error"), [("exp(1000)", TooLarge), ("sqrt(-1)", Undefined), ("ln(0)", Undefined)])
def test_what_has_no_value_or_none_that_a_float_holds(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        evaluate(number(text), {}, QUICK)


def test_what_vanishes_in_floats_is_not_taken_for_nothing() -> None:
    assert QUICK.lift(evaluate(number("exp(-800)"), {}, QUICK)).error > 0
    reading = read("w*exp(-800)", Alphabet("w"))
    assert isinstance(reading, Reading)
    assert QUICK.lift(evaluate(reading.tree, {"w": QUICK.fraction(Fraction(2))}, QUICK)).error > 0
