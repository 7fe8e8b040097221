"""Mistakes about a number: what else than the slope at the point somebody may have given.

A number can be hit by chance, so these rows recognise what is likely, and the coach is careful.
"""

import math
from collections.abc import Callable, Iterator
from decimal import Decimal

from tutor.calculus.arithmetic import FLOATS, evaluate
from tutor.calculus.malrules.candidates import same
from tutor.calculus.malrules.formulas import NOWHERE, number_or_nowhere
from tutor.calculus.rules import Unknown, derivative
from tutor.calculus.slope import slope
from tutor.messages import Message, say
from tutor.notation.tree import Call, Letter, Negation, Number, Power, Product, Quotient, Sum, Tree, letters
from tutor.values import value

STEPS = (0.1, 0.01, 0.001, 1e-4, 1e-5, 1e-6, 1e-9)


class Figure:
    """A number given for the slope of J at a point, as the rows below see it."""

    def __init__(
        self,
        function: Tree,
        variable: str,
        at: float,
        answer: Tree,
        *,
        others: tuple[float, ...] = (),
        still: dict[str, float] | None = None,
    ) -> None:
        """Evaluate the answer; `others` are other points of the question, `still` the numbers of other letters."""
        self.function = function
        self.variable = variable
        self.at = at
        self.others = others
        self.still = still or {}
        self.tree = answer
        self.yours = NOWHERE if letters(answer) else number_or_nowhere(lambda: evaluate(answer, {}, FLOATS))
        self.true = self.slope(at)
        self.margin = _margin(answer, self.yours)

    @property
    def smooth(self) -> bool:
        """Whether J has a slope at the point."""
        return not math.isnan(self.true)

    def height(self, at: float) -> float:
        """Return J at a point."""
        return number_or_nowhere(lambda: evaluate(self.function, {**self.still, self.variable: at}, FLOATS))

    def slope(self, at: float, of: Tree | None = None) -> float:
        """Return the slope of J, or of a part of it, at a point."""
        tree = self.function if of is None else of
        return number_or_nowhere(lambda: slope(tree, self.variable, {**self.still, self.variable: at}, FLOATS))

    def is_(self, number: float) -> bool:
        """Whether the answer is this number, to the digits given."""
        return abs(self.yours - number) <= self.margin + 1e-9 * abs(number)


def _margin(answer: Tree, yours: float) -> float:
    """Return half a unit of the last digit of a decimal number with three digits or more, else nothing."""
    literal = answer.operand if isinstance(answer, Negation) else answer
    if not isinstance(literal, Number) or literal.whole:
        return 0.0
    digits = Decimal(literal.text).as_tuple()
    if len(digits.digits) < 3 or not isinstance(digits.exponent, int):  # noqa: PLR2004 - fewer say too little
        return 1e-12 * abs(yours)
    return 0.5 * 10.0**digits.exponent


@value
class FigureRule:
    """One mistake about a number; the attributes are those of `answers.AnswerRule`."""

    id: str
    name: Message
    fits: Callable[[Figure], bool]
    skills: tuple[str, ...]
    right: Message | None
    ask: Message
    examples: tuple[tuple[str, str, str], ...]
    """Functions, points, and the numbers given."""
    others: tuple[str, ...] = ()
    vague: bool = False
    fact: bool = False
    """Whether what it says of the number is true however the learner came to it."""


def _moved(figure: Figure) -> bool:
    start = figure.height(figure.at)
    return any(
        figure.is_(figure.height(figure.at + eps) - start) or _about(figure.yours, eps * figure.true) for eps in STEPS
    )


def _about(yours: float, number: float) -> bool:
    return abs(yours - number) <= 0.002 * abs(number)


def secants(figure: Figure) -> Iterator[tuple[float, float]]:
    """Yield ε and k for the usual ε, forwards and on both sides."""
    start = figure.height(figure.at)
    for eps in STEPS:
        yield eps, (figure.height(figure.at + eps) - start) / eps
        yield eps, (figure.height(figure.at + eps) - figure.height(figure.at - eps)) / (2 * eps)


def _secant(figure: Figure) -> bool:
    return any(
        abs(k - figure.true) > 1e-9 * abs(figure.true) and abs(figure.yours - k) <= figure.margin + 1e-7 * abs(k)
        for _, k in secants(figure)
    )


def _from_origin(figure: Figure) -> bool:
    return bool(figure.at) and figure.is_(figure.height(figure.at) / figure.at)


def _whole_step(figure: Figure) -> bool:
    here = figure.height(figure.at)
    return figure.is_(figure.height(figure.at + 1) - here) or figure.is_(here - figure.height(figure.at - 1))


def _without_brackets(figure: Figure) -> bool:
    if figure.at >= 0:
        return False
    formula = derivative(figure.function, figure.variable)
    return not isinstance(formula, Unknown) and figure.is_(
        number_or_nowhere(lambda: evaluate(_as_text(formula, figure), figure.still, FLOATS))
    )


def _as_text(tree: Tree, figure: Figure) -> Tree:
    """Return a formula as it reads with the number put in without brackets: -3^2 is -(3^2)."""
    here = Number(repr(abs(figure.at)))
    match tree:
        case Power(Letter(figure.variable), exponent):
            return Negation(Power(here, exponent))
        case Letter(figure.variable):
            return Negation(here)
        case Negation(operand):
            return Negation(_as_text(operand, figure))
        case Sum(terms):
            return Sum(tuple(_as_text(term, figure) for term in terms))
        case Product(factors):
            return Product(tuple(_as_text(factor, figure) for factor in factors))
        case Quotient(over, under):
            return Quotient(_as_text(over, figure), _as_text(under, figure))
        case Power(base, exponent):
            return Power(_as_text(base, figure), _as_text(exponent, figure))
        case Call(function, arguments):
            return Call(function, tuple(_as_text(each, figure) for each in arguments))
        case _:
            return tree


def _one_side(figure: Figure) -> tuple[float, float] | None:
    """Return the slopes left and right of a kink, None where there is none."""
    if figure.smooth:
        return None
    left, right = figure.slope(figure.at - _SIDE), figure.slope(figure.at + _SIDE)
    return (left, right) if abs(left - right) > _SIDE else None


_SIDE = 1e-7


def _kink_side(figure: Figure) -> bool:
    sides = _one_side(figure)
    return sides is not None and any(abs(figure.yours - side) <= 1e-4 * max(1, abs(side)) for side in sides)


def _kink_average(figure: Figure) -> bool:
    sides = _one_side(figure)
    return sides is not None and abs(figure.yours - sum(sides) / 2) <= 1e-4 * max(1, abs(sides[0]))


def _one_term(figure: Figure) -> bool:
    tree = figure.function
    return isinstance(tree, Sum) and any(figure.is_(figure.slope(figure.at, term)) for term in tree.terms)


def _formula(figure: Figure) -> bool:
    """Whether the answer is the formula for the slope, at a few points around."""
    if figure.variable not in letters(figure.tree):
        return False
    near = [figure.at + aside for aside in (0.0, 0.3719, -0.2113)]
    yours = [
        number_or_nowhere(lambda w=w: evaluate(figure.tree, {**figure.still, figure.variable: w}, FLOATS))  # type: ignore[misc]
        for w in near
    ]
    return all(same(one, figure.slope(w)) for one, w in zip(yours, near, strict=True))


FIGURES = (
    FigureRule(
        "VALUE_NOT_SLOPE", say("gave the height"), lambda it: it.is_(it.height(it.at)), ("slope",), None,
        say("{yours} is how high J is at {w} = {at}. How far does it move when {w} moves by 0.001?"),
        (("w**3", "2", "8"),), fact=True,
    ),
    FigureRule(
        "DELTA_NOT_DIVIDED", say("gave the change of J, not divided by ε"), _moved, ("slope",), None,
        say("That is how far J moved. How many times as far as the nudge is it?"),
        (("w**2", "3", "0.006001"),), fact=True,
    ),
    FigureRule(
        "SECANT_REPORTED", say("gave k for one ε"), _secant, ("slope", "step-size"),
        say("That is k for one nudge, and close."),
        say("Which number does k head for when ε shrinks?"),
        (("w**2", "3", "6.001"),), fact=True,
    ),
    FigureRule(
        "SIGN_OF_POINT", say("used the point with the other sign"), lambda it: it.is_(it.slope(-it.at)),
        (), None,
        say("That is the slope at {w} = {opposite}. What is it at {w} = {at}?"),
        (("w**2", "-3", "6"),), fact=True,
    ),
    FigureRule(
        "SIGN_FLIPPED", say("turned the sign"), lambda it: bool(it.true) and it.is_(-it.true), (),
        say("The size is right."),
        say("Is J rising or falling at {w} = {at}?"),
        (("1/w", "2", "1/4"),),
    ),
    FigureRule(
        "NEG_SQUARED", say("lost the brackets of a negative number"), _without_brackets, ("power", "negative-power"),
        None,
        say("Put {at} in with its brackets. Which sign has its square, and which its cube?"),
        (("w**3", "-3", "-27"),),
    ),
    FigureRule(
        "OTHER_POINT", say("took another point"), lambda it: any(it.is_(it.slope(q)) for q in it.others), (), None,
        say("That is the slope somewhere else. What is it at {w} = {at}?"),
        (("w**2", "3", "4"),), ("2",), fact=True,
    ),
    FigureRule(
        "UNIT_STEP", say("took a step of 1"), _whole_step, ("slope",), None,
        say("That is how far J moves when {w} moves by a whole 1, and J bends on the way. "
            "What does k become when the step shrinks?"),
        (("w**2", "3", "7"),),
    ),
    FigureRule(
        "RATIO_FROM_ORIGIN", say("divided the height by the place"), _from_origin, ("slope",), None,
        say("That compares the height of J with {w} itself. How do their changes compare, close to {w} = {at}?"),
        (("w**3", "2", "4"),),
    ),
    FigureRule(
        "SUBSTITUTED_FIRST", say("put the number in first"), lambda it: bool(it.true) and it.yours == 0, (), None,
        say("With {w} = {at} put in first, nothing can move. What is the formula for the slope, before the number?"),
        (("w**2", "3", "0"),),
    ),
    FigureRule(
        "RATE_UPSIDE_DOWN", say("turned the rate upside down"), lambda it: bool(it.true) and it.is_(1 / it.true), (),
        None,
        say("That is how far {w} moves for each step of J. Which way round is it asked?"),
        (("w**2", "3", "1/6"),),
    ),
    FigureRule(
        "KINK_AVERAGE", say("gave the average of both sides"), _kink_average, ("kink",), None,
        say("Nudge to the right, and nudge to the left. Do the two agree, however small the nudge?"),
        (("abs(w)", "0", "0"),),
    ),
    FigureRule(
        "KINK_ONE_SIDE", say("gave the slope of one side"), _kink_side, ("kink",),
        say("On one side that is right."),
        say("Nudge the other way as well. What do you find?"),
        (("abs(w)", "0", "1"),), fact=True,
    ),
    FigureRule(
        "SUM_ONE_TERM", say("moved one term only"), _one_term, ("loss", "sum"),
        say("That is what one term contributes."),
        say("What do the other terms contribute?"),
        (("(w-1)**2+(2*w-3)**2", "2", "2"),),
    ),
    FigureRule(
        "FUNCTION_NOT_NUMBER", say("gave the formula"), _formula, (),
        say("The formula is right."),
        say("What does it give at {w} = {at}?"),
        (("w**2", "3", "2*w"),), fact=True,
    ),
    FigureRule(
        "ZERO_OVER_ZERO", say("said that there is none"), lambda it: not letters(it.tree) and math.isnan(it.yours),
        ("slope", "step-size"), None,
        say("Both changes shrink, but k settles. Nudge by 0.001: how many times 0.001 does J move?"),
        (("w**2", "3", "0/0"),),
    ),
)  # fmt: skip

BY_ID = {row.id: row for row in FIGURES}

KINKS = (BY_ID["KINK_AVERAGE"], BY_ID["KINK_ONE_SIDE"])
"""The rows for a point at which there is no slope."""
