"""A number as the answer: what is right, to how many digits, and how far off it may be."""

from fractions import Fraction

from tutor.calculus.arithmetic import FLOATS, FRACTIONS, Inexact, Undefined, evaluate
from tutor.calculus.nudge import nudge
from tutor.calculus.slope import slope
from tutor.checking.judge import judge_number, judge_value
from tutor.checking.verdict import By, Right, Rough, Verdict, Wrong
from tutor.course.model import Value
from tutor.notation.tree import Negation, Number, Quotient, Tree
from tutor.session.judging import fraction


def judge_slope(question: Value, tree: Tree) -> Verdict:
    """Judge a number against the author's answer if she gave one, else against the slope."""
    return _near_enough(question, tree, _judge_digits(question, tree))


def _judge_digits(question: Value, tree: Tree) -> Verdict:
    """Judge a number by its digits, without the author's tolerance."""
    if question.answer is not None:
        return judge_number(question.answer.tree, tree)
    assert question.function is not None  # noqa: S101 - else the lesson was refused
    assert question.at is not None  # noqa: S101 - likewise
    function = question.function
    fixed = tuple((letter, fraction(point)) for letter, point in function.frozen)
    return judge_value(function.tree, function.variable, question.at.tree, tree, fixed)


def _near_enough(question: Value, tree: Tree, verdict: Verdict) -> Verdict:
    """Return a verdict with the author's tolerance taken into account."""
    if question.tolerance is None or not isinstance(verdict, Wrong | Rough):
        return verdict
    true = right_number(question)
    assert true is not None  # noqa: S101 - else nothing could be wrong
    off = abs(float(evaluate(tree, {}, FLOATS)) - float(evaluate(true, {}, FLOATS)))
    near = off <= question.tolerance.value * (1 + _FLOAT_NOISE)
    return Right(By.POINTS, 1, rounded=True) if near else verdict


_FLOAT_NOISE = 1e-12
"""Of a tolerance: 6.1 is no further than 0.1 from 6, whatever floats make of that."""


def right_number(question: Value) -> Tree | None:
    """Return the answer to a value question: the author's own, or the slope at the point; None where there is none."""
    if question.answer is not None:
        return question.answer.tree
    assert question.function is not None  # noqa: S101 - else the lesson was refused
    assert question.at is not None  # noqa: S101 - likewise
    function = question.function
    try:
        values = {letter: fraction(point) for letter, point in function.frozen}
        values[function.variable] = fraction(question.at)
        return _fraction_tree(Fraction(slope(function.tree, function.variable, values, FRACTIONS)))
    except Inexact:
        table = nudge(function.tree, function.variable, question.at, (), frozen=function.frozen)
        return None if table.slope is None else _simplest(question, table.slope)
    except Undefined:
        return None


def _simplest(question: Value, number: float) -> Tree:
    """Return a slope as a fraction where it is a simple one: the slope of the root at 4 is 1/4."""
    near = _fraction_tree(Fraction(number).limit_denominator(_SIMPLE))
    if _judge_digits(question, near) == Right(By.POINTS, 1):
        return near
    return _number_tree(repr(abs(number)), negative=number < 0)


_SIMPLE = 1_000


def _fraction_tree(number: Fraction) -> Tree:
    over = _number_tree(str(abs(number.numerator)), negative=False)
    size = over if number.denominator == 1 else Quotient(over, Number(str(number.denominator)))
    return Negation(size) if number < 0 else size


def _number_tree(digits: str, *, negative: bool) -> Tree:
    return Negation(Number(digits)) if negative else Number(digits)
