"""What to say about a mistake: what is right, and one question, in the learner's own function and numbers.

The rows of the mal-rules bring the sentences; here their gaps are filled. A mistake is named when it
comes a second time. Where two explanations are as likely as each other nothing is asserted, and the
question alone is asked: its answer tells them apart.
"""

from tutor.calculus.arithmetic import FLOATS, evaluate
from tutor.calculus.derivation.derive import derive
from tutor.calculus.malrules.answers import BY_ID as ANSWER_RULES
from tutor.calculus.malrules.answers import Answer, AnswerRule, part_off
from tutor.calculus.malrules.candidates import Slip, bench, meant
from tutor.calculus.malrules.figures import BY_ID as FIGURE_RULES
from tutor.calculus.malrules.figures import Figure, FigureRule
from tutor.calculus.malrules.formulas import number_or_nowhere, rule
from tutor.calculus.malrules.rows import FAMILY_OF
from tutor.calculus.malrules.shapes import ungrouped
from tutor.calculus.malrules.spot import Spot
from tutor.calculus.numbers import Point
from tutor.checking.diagnosis import Fit, Lesson, Rule, concerns, rivals
from tutor.course.model import Function
from tutor.messages import Message, say
from tutor.notation.names import NUMBERS_ONLY, Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Negation, Number, Product, Quotient, Sum, Tree, depends_on, letters
from tutor.session.outputs import Said, Tone
from tutor.values import value


@value
class Asked:
    """The question an answer belongs to, as far as feedback speaks of it: J, the point, the answer given."""

    function: Function
    at: Point
    answer: Tree


@value
class Remark:
    """What is said of a mistake, and the id of the mal-rule it was taken for; empty where none is asserted."""

    said: tuple[Said, ...]
    slip: str = ""


def remark(
    asked: Asked, fits: tuple[Fit, ...], lesson: Lesson, before: tuple[str, ...], otherwise: Message
) -> Remark | None:
    """Return what to say about a wrong answer that `fits` explain, None where they don't.

    Args:
        asked: the question and the answer.
        fits: the explanations, the likeliest first.
        lesson: where the question is asked.
        before: the mal-rules met before in this lesson.
        otherwise: the question to ask where only the size is off.
    """
    if not fits:
        return None
    others = rivals(fits, lesson)
    best = next((fit for fit in (fits[0], *others) if fit.single and fit.id in before), fits[0])
    message = _ask(asked, best)
    if best.single and best.id in before:
        named = say("It is the same as before: you {slip}.", slip=_filled(best.rules[0].name, asked, best))
        return Remark((_said(named), _said(message)), best.id)
    if others:
        return Remark((_said(message),))
    size = next((fit for fit in fits if fit.vague), None)
    if size is not None and not best.single:
        return _about_the_size(asked, size, otherwise)
    if len(best.rules) > 1:
        return _about_two(fits, lesson, message)
    return Remark((_said(_with_what_is_right(asked, best, message)),), best.id)


def _said(message: Message) -> Said:
    return Said(message, Tone.WHY)


def _with_what_is_right(asked: Asked, fit: Fit, ask: Message) -> Message:
    right = fit.rules[0].right
    if right is None or not _rest_is_right(asked, fit):
        return ask
    return say("{right} {ask}", right=_filled(right, asked, fit), ask=ask)


def _rest_is_right(asked: Asked, fit: Fit) -> bool:
    """Whether a slip in one term leaves the others right: not if the sum is the inside of something."""
    slip = _slip_of(fit)
    if slip is None or FAMILY_OF[slip.row.id] not in ("constant", "sum", "partial"):
        return True
    table = bench(asked.function.tree, asked.function.variable)
    around = (table.nodes[index].tree for index in table.way_up(slip.occasion.node) if index != slip.occasion.node)
    return all(isinstance(tree, Sum | Negation) or _rides_along(tree, asked.function) for tree in around)


def _rides_along(tree: Tree, function: Function) -> bool:
    """Whether a part is only a constant multiple of what is in it."""
    match tree:
        case Product((first, _)):
            return not depends_on(first, function.variable)
        case Quotient(_, under):
            return not depends_on(under, function.variable)
        case _:
            return False


def _about_the_size(asked: Asked, fit: Fit, otherwise: Message) -> Remark | None:
    right = fit.rules[0].right
    if fit.factor or right is None:
        return None
    ask = _ask(asked, fit) if fit.id == "OFF_BY_CONSTANT" and not _adds_a_number(asked.function) else otherwise
    return Remark((_said(_filled(right, asked, fit)), _said(ask)), fit.id)


def _adds_a_number(function: Function) -> bool:
    """Whether a number is added in the slope itself; then it is that one which is off."""
    match derive(function.tree, function.variable).derivative:
        case Sum(terms):
            return not all(depends_on(term, function.variable) for term in terms)
        case slope:
            return slope is None or not depends_on(slope, function.variable)


def _about_two(fits: tuple[Fit, ...], lesson: Lesson, ask: Message) -> Remark | None:
    """Ask about the first of two slips, if it is one that this lesson is about, and the only one.

    Two at once are a guess: neither is remembered as a mistake that was met.
    """
    first = {fit.id for fit in fits if len(fit.rules) > 1 and concerns(fit.rules[0], lesson)}
    if first != {fits[0].id}:
        return None
    return Remark((_said(say("There are two things to look at. {ask}", ask=ask)),))


def _ask(asked: Asked, fit: Fit) -> Message:
    return _filled(fit.rules[0].ask, asked, fit)


def _filled(message: Message, asked: Asked, fit: Fit) -> Message:
    """Return a row's sentence with its gaps filled from the learner's function, her answer and the point."""
    known = gaps(fit.rules[0], _slip_of(fit), asked)
    return Message(message.text, tuple((name, part) for name, part in known.items() if f"{{{name}}}" in message.text))


def _slip_of(fit: Fit) -> Slip | None:
    """Return the slip of the rule that is spoken of."""
    slips = () if fit.candidate is None else fit.candidate.slips
    return next((slip for slip in slips if slip.row is fit.rules[0]), None)


def gaps(of: Rule, slip: Slip | None, asked: Asked) -> dict[str, object]:
    """Return what fills the gaps of a row's sentences."""
    function = asked.function
    found: dict[str, object] = {"w": function.variable, "at": asked.at.tree}
    if isinstance(of, AnswerRule):
        strange = [name for name in letters(asked.answer) if name not in function.alphabet.letters]
        return found | {"letter": strange[0] if strange else "", "part": _part_off(asked)}
    if isinstance(of, FigureRule):
        yours = number_or_nowhere(lambda: evaluate(asked.answer, {}, FLOATS))
        return found | {"yours": yours, "opposite": -asked.at.value}
    assert slip is not None  # noqa: S101 - a rule at a node was met at one
    return found | _parts(slip, function) | _numbers(slip, asked)


def _part_off(asked: Asked) -> Tree:
    """Return the part of J whose slope alone is off, J itself if there is none such."""
    tree = asked.function.tree
    table = bench(tree, asked.function.variable)
    return ungrouped(table.nodes[part_off(Answer(tree, table, asked.answer)) or 0].tree)


def _parts(slip: Slip, function: Function) -> dict[str, object]:
    table = bench(function.tree, function.variable)
    parts: dict[str, object] = {letter: ungrouped(tree) for letter, tree in slip.occasion.parts}
    return parts | {"f": ungrouped(table.nodes[slip.occasion.node].tree)}


def _numbers(slip: Slip, asked: Asked) -> dict[str, object]:
    """Return the numbers that a row's sentences speak of, at the question's point."""
    function = asked.function
    table = bench(function.tree, function.variable)
    values = {letter: float(point.value) for letter, point in function.frozen}
    spot = Spot(table.nodes, function.variable, {**values, function.variable: float(asked.at.value)})
    numbers = spot.numbers(slip.occasion)
    outer = slip.occasion.outer
    return {name: _value(meant(rule(text), slip.row, outer), numbers) for name, text in slip.row.numbers}


def _value(formula: Tree, numbers: dict[str, float]) -> float:
    return number_or_nowhere(lambda: evaluate(formula, numbers, FLOATS))


def figure_of(function: Function, at: Point, answer: Tree, others: tuple[Point, ...] = ()) -> Figure:
    """Return a number given for the slope of J at a point, as the mal-rules see it."""
    still = {letter: float(point.value) for letter, point in function.frozen}
    elsewhere = tuple(float(point.value) for point in others)
    return Figure(function.tree, function.variable, float(at.value), answer, others=elsewhere, still=still)


# Answers that cost nothing


def nearly_read(function: Function, line: str) -> Message | None:
    """Say what a formula is that is right but for a letter that J has not: the inside as u, or ε left in it."""
    letters_too = (*function.alphabet.frozen, *(name for name in _EXTRA if name not in function.alphabet.letters))
    reading = read(line, Alphabet(function.variable, letters_too))
    if not isinstance(reading, Reading):
        return None
    table = bench(function.tree, function.variable)
    given = Answer(function.tree, table, reading.tree)
    row = next((row for row in (_EPSILON, _INSIDE) if row.fits(given)), None)
    if row is None or row.right is None:
        return None
    strange = given.strange[0]
    return say("{right} {ask}", right=Message(row.right.text, (("letter", strange),)),
               ask=Message(row.ask.text, (("letter", strange), ("w", function.variable))))  # fmt: skip


_EPSILON, _INSIDE = ANSWER_RULES["EPS_KEPT"], ANSWER_RULES["U_NOT_SUBSTITUTED"]

_EXTRA = ("u", "v", "h", "ε", "eps")


def formula_for_number(function: Function, at: Point, line: str) -> Message | None:
    """Say that a formula is right where its value at a point is asked for."""
    reading = read(line, function.alphabet)
    if not isinstance(reading, Reading):
        return None
    row = FIGURE_RULES["FUNCTION_NOT_NUMBER"]
    if row.right is None or not row.fits(figure_of(function, at, reading.tree)):
        return None
    ask = Message(row.ask.text, (("w", function.variable), ("at", at.tree)))
    return say("{right} {ask}", right=row.right, ask=ask)


def said_to_be_none(function: Function, at: Point, line: str) -> Message | None:
    """Ask on, where a learner says that there is no slope (0/0, undefined) and there is one."""
    reading = read(line, NUMBERS_ONLY)
    nothing = isinstance(reading, Reading) and FIGURE_RULES["ZERO_OVER_ZERO"].fits(
        figure_of(function, at, reading.tree)
    )
    if line.strip().casefold() not in _NONE and not nothing:
        return None
    return FIGURE_RULES["ZERO_OVER_ZERO"].ask if figure_of(function, at, Number("0")).smooth else None


_NONE = frozenset(
    {
        "undefined",
        "nan",
        "none",
        "infinity",
        "infinite",
        "inf",
        "∞",
        "dne",
        "does not exist",
        "不存在",
        "没有",
        "无",
        "无穷",
        "无穷大",
    }
)
