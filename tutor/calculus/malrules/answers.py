"""Mistakes about the answer as such: the whole negated, integrated, left unchanged; another letter left in it.

Each row looks at an answer to "what is the slope of J?" through `Answer`, which knows J, the answer
and the value of both at the bench's points.
"""

import math
from collections.abc import Callable
from functools import lru_cache

from tutor.calculus.arithmetic import FLOATS, evaluate
from tutor.calculus.malrules.candidates import Bench, Numbers, Totals, alike, same
from tutor.calculus.malrules.formulas import number_or_nowhere
from tutor.calculus.malrules.row import Example
from tutor.calculus.rules import Unknown, derivative
from tutor.calculus.slope import slope
from tutor.messages import Message, say
from tutor.notation.tree import Letter, Number, Power, Sum, Tree, depends_on, letters, put_in, walk
from tutor.values import value


class Answer:
    """An answer to the question for the slope of J, as the rows below see it."""

    def __init__(self, function: Tree, bench: Bench, answer: Tree, at: tuple[float, ...] = ()) -> None:
        """Evaluate the answer at the points of the bench; `at` are the points the question speaks of."""
        self.function = function
        self.bench = bench
        self.tree = answer
        self.at = at
        self.variable = bench.variable
        self.strange = tuple(
            name for name in letters(answer) if name != self.variable and not depends_on(function, name)
        )
        self.yours = self.values(answer)
        self.true: Numbers = tuple(spot.slope[0] for spot in bench.spots)
        self.height: Numbers = tuple(spot.value[0] for spot in bench.spots)

    def values(self, tree: Tree) -> Numbers:
        """Return the values of a formula at the bench's points; letters unknown there leave none."""
        if self._unknown(tree):
            return (math.nan,) * len(self.bench.spots)
        return tuple(number_or_nowhere(lambda spot=spot: evaluate(tree, spot.values, FLOATS))  # type: ignore[misc]
                     for spot in self.bench.spots)  # fmt: skip

    def slopes(self, tree: Tree, variable: str) -> Totals:
        """Return the slopes of a formula with respect to a letter at the bench's points; with unknown letters, none."""
        spots = self.bench.spots
        if self._unknown(tree):
            return Totals(lambda _: math.nan, len(spots))
        return Totals(
            lambda place: number_or_nowhere(lambda: slope(tree, variable, spots[place].values, FLOATS)), len(spots)
        )

    def _unknown(self, tree: Tree) -> bool:
        return any(name not in self.bench.spots[0].values for name in letters(tree))

    def with_letter(self, letter: str, by: Tree) -> Numbers:
        """Return the values of the answer with a strange letter replaced."""
        return self.values(put_in(self.tree, letter, by))

    def is_(self, others: Numbers) -> bool:
        """Whether the answer has these values."""
        return alike(self.yours, others)


@value
class AnswerRule:
    """One mistake about the answer as such.

    Attributes:
        id: its name in capitals, unique.
        name: what was done.
        fits: whether an answer shows it.
        skills: the skills whose lessons teach to avoid it; empty for all.
        right: what is right in such an answer.
        ask: the one question that leads on.
        examples: functions, and what the mistake makes of them.
        vague: whether it only says how far off an answer is, so that any other mistake explains it better.
        at: the point of the question of the examples, where one is needed.
    """

    id: str
    name: Message
    fits: Callable[[Answer], bool]
    skills: tuple[str, ...]
    right: Message | None
    ask: Message
    examples: tuple[Example, ...]
    vague: bool = False
    at: str = ""


def _negative(numbers: Numbers) -> Numbers:
    return tuple(-number for number in numbers)


def _upside_down(numbers: Numbers) -> Numbers:
    return tuple(1 / number if number else math.nan for number in numbers)


def _integrated(answer: Answer) -> bool:
    tree = answer.tree
    for letter in answer.strange[:1]:  # the C of an integral
        tree = put_in(tree, letter, Number("1"))
    return answer.slopes(tree, answer.variable).are(answer.height)


def part_off(answer: Answer) -> int | None:
    """Return the node whose slope alone is off, by a constant factor; the largest such part, None if there is none."""
    for index, node in enumerate(answer.bench.nodes):
        if not index or not node.moves:
            continue
        share = tuple(spot.pull[index] * spot.slope[index] for spot in answer.bench.spots)
        off = tuple(yours - true for yours, true in zip(answer.yours, answer.true, strict=True))
        factor = constant_factor(off, share)
        whole = factor is not None and not alike(share, answer.true)
        if factor is not None and whole and abs(factor + 1) > _NOTICED:
            return index
    return None


@lru_cache(maxsize=64)
def _derivative(function: Tree, variable: str) -> Tree | Unknown:
    return derivative(function, variable)


def _twice(answer: Answer) -> bool:
    first = _derivative(answer.function, answer.variable)
    return not isinstance(first, Unknown) and answer.slopes(first, answer.variable).are(answer.yours)


def _tangent(answer: Answer) -> bool:
    rise = answer.slopes(answer.tree, answer.variable)
    if not rise[0] or not rise.are((rise[0],) * len(answer.true)):
        return False
    return any(answer.is_(_line(answer, at)) for at in answer.at)


def _line(answer: Answer, at: float) -> Numbers:
    """Return the tangent at a point, point by point: other letters have other values at each."""
    line = []
    for spot in answer.bench.spots:
        there = {**spot.values, answer.variable: at}
        height = number_or_nowhere(lambda there=there: evaluate(answer.function, there, FLOATS))  # type: ignore[misc]
        rise = number_or_nowhere(lambda there=there: slope(answer.function, answer.variable, there, FLOATS))  # type: ignore[misc]
        line.append(height + rise * (spot.values[answer.variable] - at))
    return tuple(line)


def _other_variable(answer: Answer) -> bool:
    others = [name for name in letters(answer.function) if name != answer.variable]
    return any(answer.slopes(answer.function, name).are(answer.yours) for name in others)


def _number(answer: Answer) -> bool:
    if letters(answer.tree):
        return False
    return any(answer.is_(_slopes_at(answer, at)) for at in answer.at)


def _slopes_at(answer: Answer, at: float) -> Numbers:
    return tuple(
        number_or_nowhere(
            lambda spot=spot: slope(answer.function, answer.variable, {**spot.values, answer.variable: at}, FLOATS)  # type: ignore[misc]
        )
        for spot in answer.bench.spots
    )


def _epsilon(answer: Answer) -> bool:
    return len(answer.strange) == 1 and alike(answer.with_letter(answer.strange[0], Number("0")), answer.true)


def _letter(answer: Answer) -> bool:
    return len(answer.strange) == 1 and alike(
        answer.with_letter(answer.strange[0], Letter(answer.variable)), answer.true
    )


def _inside(answer: Answer) -> bool:
    if len(answer.strange) != 1:
        return False
    insides = {dict(each.parts)["u"] for each in answer.bench.occasions if each.kind == "chain"}
    return any(alike(answer.with_letter(answer.strange[0], inside), answer.true) for inside in insides)


def is_loss(function: Tree) -> bool:
    """Whether a function looks like a squared error: a sum squared, with more than one letter."""
    squared = any(isinstance(node, Power) and isinstance(node.base, Sum) and node.exponent == Number("2")
                  for node in walk(function))  # fmt: skip
    return squared and len(letters(function)) > 1


def _loss_factor(answer: Answer) -> bool:
    if not is_loss(answer.function):
        return False
    factors: list[Numbers] = [(2.0,) * len(answer.true), (0.5,) * len(answer.true)]
    for name in letters(answer.function):
        if name != answer.variable:
            numbers = answer.values(Letter(name))
            factors += [numbers, _upside_down(numbers)]
    return any(answer.is_(tuple(map(float.__mul__, factor, answer.true))) for factor in factors)


def constant_factor(yours: Numbers, true: Numbers) -> float | None:
    """Return the factor between two formulas if it is one number, not 1; None otherwise."""
    ratios = [one / other for one, other in zip(yours, true, strict=True) if other and not math.isnan(one + other)]
    if len(ratios) <= 1 or not ratios[0] or abs(ratios[0] - 1) < _NOTICED:
        return None
    return ratios[0] if all(same(ratio, ratios[0]) for ratio in ratios) else None


def constant_difference(yours: Numbers, true: Numbers) -> float | None:
    """Return the difference between two formulas if it is one number, not 0; None otherwise."""
    pairs = [(one, other) for one, other in zip(yours, true, strict=True) if not math.isnan(one + other)]
    if len(pairs) <= 1:
        return None
    first = pairs[0][0] - pairs[0][1]
    if abs(first) < _NOTICED:
        return None
    close = (abs(one - other - first) <= _NOISE * max(abs(one), abs(other), abs(first)) for one, other in pairs)
    return first if all(close) else None


_NOTICED = 1e-4
"""Below this a factor or a constant is no slip, but rounding in what was typed or computed."""

_NOISE = 1e-8
"""What cancellation leaves of a difference of floats."""


ANSWERS = (
    AnswerRule(
        "WHOLE_UNCHANGED", say("gave J itself"), lambda answer: answer.is_(answer.height), (), None,
        say("That is J itself: how high the curve is, not how steep. How much does J move when {w} moves?"),
        (Example("w**3", "w**3"),),
    ),
    AnswerRule(
        "WHOLE_ZERO", say("gave 0"), lambda answer: answer.is_((0.0,) * len(answer.true)), (), None,
        say("A slope of 0 everywhere says that J stands still. Does it, when {w} moves?"),
        (Example("w**2", "0"),),
    ),
    AnswerRule(
        "WHOLE_INTEGRATED", say("went the other way"), _integrated, (), None,
        say("That goes the other way: the slope of your formula is J. What is the slope of J?"),
        (Example("w**2", "w**3/3"),),
    ),
    AnswerRule(
        "LOSS_SIGN", say("took the difference the wrong way round"),
        lambda answer: is_loss(answer.function) and answer.is_(_negative(answer.true)), ("loss", "chain"),
        say("The size is right everywhere."),
        say("Look at the sign of {w} inside the bracket. What does it do to the slope of the inside?"),
        (Example("(y-w*x)**2", "2*x*(y-w*x)"),),
    ),
    AnswerRule(
        "WHOLE_NEGATED", say("turned the sign of the whole"), lambda answer: answer.is_(_negative(answer.true)), (),
        say("The size is right everywhere."),
        say("Is J rising or falling at {w} = {at}?"),
        (Example("1/w", "1/w**2"),),
    ),
    AnswerRule(
        "SECOND_DERIVATIVE", say("took the slope twice"), _twice, (), None,
        say("That is the slope of the slope. What did you have one step before?"),
        (Example("w**3", "6*w"),),
    ),
    AnswerRule(
        "RECIPROCAL", say("turned it upside down"), lambda answer: answer.is_(_upside_down(answer.true)), (), None,
        say("That is how far {w} moves for each step of J. Which way round is it asked?"),
        (Example("w**2", "1/(2*w)"),),
    ),
    AnswerRule(
        "WRONG_VARIABLE", say("moved another letter"), _other_variable, ("partial",), None,
        say("In your formula another letter moves. Which one moves here, and which ones stand still?"),
        (Example("w**2*x+x**3", "w**2 + 3*x**2"),),
    ),
    AnswerRule(
        "TANGENT_LINE", say("gave the tangent"), _tangent, ("slope",), None,
        say("That is the whole tangent at a point. Which part of it says how steep it is, and what is it at any {w}?"),
        (Example("w**2", "6*w-9"),), at="3",
    ),
    AnswerRule(
        "NUMBER_NOT_FUNCTION", say("gave the slope at one point"), _number, (),
        say("At {w} = {at} that is right."),
        say("What is it at any {w}?"),
        (Example("w**2", "6"),), at="3",
    ),
    AnswerRule(
        "EPS_KEPT", say("left ε in the answer"), _epsilon, ("slope", "step-size"),
        say("That is the difference quotient."),
        say("Let {letter} shrink: which part stays?"),
        (Example("w**2", "2*w+h"),),
    ),
    AnswerRule(
        "WRONG_LETTER", say("used another letter"), _letter, (),
        say("That is right, with another letter."),
        say("Which letter moves here: {letter} or {w}?"),
        (Example("w**2", "2*x"),),
    ),
    AnswerRule(
        "U_NOT_SUBSTITUTED", say("left the inside as a letter"), _inside, ("chain",),
        say("That is right, in terms of {letter}."),
        say("What is {letter}, written with {w}?"),
        (Example("6*(7*w-4)**3", "126*u**2"),),
    ),
    AnswerRule(
        "LOSS_FACTOR_LOST", say("lost or added a factor"), _loss_factor, ("loss",),
        say("The direction is right."),
        say("Follow the constants through: which of them meet and cancel?"),
        (Example("(w*x-y)**2/(2*m)", "x*(w*x-y)"),),
    ),
    AnswerRule(
        "CONST_MULTIPLE", say("was off by a constant factor"),
        lambda answer: constant_factor(answer.yours, answer.true) is not None, (),
        say("The shape is right; only a constant factor is off."),
        say("Follow each number from J to your formula: where does it go?"),
        (Example("w**3+1", "w**2/3"),), vague=True,
    ),
    AnswerRule(
        "OFF_BY_CONSTANT", say("was off by an added constant"),
        lambda answer: constant_difference(answer.yours, answer.true) is not None, ("constant",),
        say("Everything with {w} in it is right."),
        say("One number is added that is not in the slope. Does a constant move when {w} does?"),
        (Example("w**2+7", "2*w+7"),), vague=True,
    ),
)  # fmt: skip

LAST_RESORT = (
    AnswerRule(
        "PART_MULTIPLE", say("was off by a constant factor in one part"), lambda answer: part_off(answer) is not None,
        (),
        say("Only the slope of {part} is off, by a constant factor."),
        say("Follow the numbers in {part} through: where does each go?"),
        (Example("w**3 + 5*w**2", "3*w**2 + 30*w"),), vague=True,
    ),
)  # fmt: skip

"""Looked at only where nothing else explains an answer."""

BY_ID = {row.id: row for row in (*ANSWERS, *LAST_RESORT)}
