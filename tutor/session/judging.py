"""Judging within a question: its frozen letters as letters or as numbers, its domain, and equality with J."""

from fractions import Fraction

from tutor.calculus.arithmetic import FRACTIONS, evaluate
from tutor.calculus.numbers import Point
from tutor.checking.judge import judge
from tutor.checking.proof import Prove
from tutor.checking.verdict import Right, Verdict, Wrong
from tutor.checking.within import judge_within
from tutor.course.model import Function
from tutor.notation.tree import Letter, Product, Tree
from tutor.session.state import Tools


def judge_formula(function: Function, tree: Tree, tools: Tools) -> Verdict:
    """Judge a formula as the derivative: with the frozen letters as letters, and if that fails as numbers."""
    verdict = _judge(function, tree, tools.prove, ())
    if isinstance(verdict, Wrong) and function.frozen:
        fixed = tuple((letter, fraction(point)) for letter, point in function.frozen)
        with_numbers = _judge(function, tree, tools.prove, fixed)
        return with_numbers if isinstance(with_numbers, Right) else verdict
    return verdict


def _judge(function: Function, tree: Tree, prove: Prove, fixed: tuple[tuple[str, Fraction], ...]) -> Verdict:
    """Judge everywhere, and where that fails in the domain the author looks at."""
    verdict = judge(function.tree, function.variable, tree, prove, fixed)
    if isinstance(verdict, Wrong) and function.domain is not None:
        return judge_within(function.domain, function.tree, function.variable, tree, prove, fixed=fixed)
    return verdict


def judge_equal(function: Function, tree: Tree, tools: Tools) -> Verdict:
    """Judge whether a formula is J itself: J times a letter that stands nowhere in it has the slope J."""
    taken = function.alphabet.letters
    letter = next(each for each in "tuvxyz" if each not in taken)
    return judge(Product((Letter(letter), function.tree)), letter, tree, tools.prove)


def fraction(point: Point) -> Fraction:
    """Return a number exactly; frozen letters always have one (see `course.keys`)."""
    value: Fraction = evaluate(point.tree, {}, FRACTIONS)
    return value
