"""What to say to an answer: evidence first, then what is right in it, then one question.

Every number said is computed from the learner's own function and answer at the question's point.
"""

from typing import assert_never

from tutor.calculus.arithmetic import FLOATS, TooLarge, Undefined, evaluate
from tutor.calculus.nudge import nudge
from tutor.calculus.numbers import Point, Step
from tutor.calculus.rules import Unknown, derivative, rule_for
from tutor.calculus.schemes import FORWARD
from tutor.checking import diagnosis
from tutor.checking.domain import obstacle
from tutor.checking.points import agree
from tutor.checking.verdict import By, Right, Witness, Wrong
from tutor.course.model import Foreseen, Function, Predict, Value
from tutor.messages import Message, say
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import (
    Call,
    Letter,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Tree,
    depends_on,
    letters,
    put_in,
)
from tutor.session import feedback
from tutor.session.outputs import Output, Said, Text, Tone
from tutor.values import replace, value

ORDINARY_STEP = Step("1e-3", 0.001)
"""The ε of the lab, with which a wrong formula is confronted."""


def how_known(verdict: Right) -> Message:
    """Say how an answer is known to be right."""
    match verdict.by:
        case By.EXACT:
            return say("proven by algebra")
        case By.SYMPY:
            return say("proven by SymPy")
        case By.POINTS:
            return say("agrees at {number} points to 50 digits; SymPy found no proof in time", number=verdict.points)
        case never:
            assert_never(never)


def gap(answer: Tree, there: Witness) -> Message:
    """Say of a right answer where it has no value though the slope exists, and why."""
    letter, value = there.at[0]
    why = obstacle(answer, {name: float(number) for name, number in there.at})
    return say(
        "At {w} = {at} the slope exists, but your way of writing it has no value there: {why}.",
        w=letter, at=str(value), why=why or say("it is too large"),
    )  # fmt: skip


def praise(function: Function) -> Message:
    """Say why the derivative is what it is, from the rule that takes the function apart first."""
    match rule_for(function.tree, function.variable).rule.id:
        case "variable":
            return say("Right: when {w} moves, J moves just as far.", w=function.variable)
        case "constant":
            return say("Right: nothing in it moves when {w} does.", w=function.variable)
        case rule:
            return _PRAISE[rule]


_PRAISE = {
    "sum": say("Right: term by term, each with its own slope."),
    "negation": say("Right: the minus stays, and what rose falls just as fast."),
    "multiple": say("Right: a constant factor rides along."),
    "divisor": say("Right: a constant divisor rides along."),
    "power": say("Right: the old exponent comes down as a factor, and the power drops by one."),
    "reciprocal": say("Right: a power below the line is a negative exponent; it comes down, and drops by one more."),
    "product": say("Right: each factor takes a turn while the other waits."),
    "quotient": say("Right: a growing top lifts the fraction, a growing bottom pulls it down."),
    "exponential": say("Right: how fast it grows goes with how high it stands."),
    "function": say("Right: so it stands in the table of slopes, and so its curve looks."),
    "chain": say("Right: the slope of the outside, times the slope of the inside."),
    "logarithm": say("Right: base and exponent both have their part in it."),
    "extreme": say("Right: at each place only one part counts."),
    "unknown": say("Right."),
}
"""What was done right, by the rule at the outside."""


@value
class Confronted:
    """What is said to a wrong answer, and the mal-rule it was taken for, empty where none is asserted."""

    outputs: tuple[Output, ...]
    slip: str = ""


def confront(
    question: Predict, answer: Tree, verdict: Wrong, lesson: diagnosis.Lesson, before: tuple[str, ...] = ()
) -> Confronted:
    """Meet a wrong formula with its own consequence at the question's point, or at the witness.

    Args:
        question: what was asked.
        answer: the wrong formula.
        verdict: a point at which it is wrong.
        lesson: what the lesson teaches and watches for.
        before: the mal-rules met before in this lesson.
    """
    function = question.function
    evidence = Said(_evidence(question, answer, verdict), Tone.WRONG)
    foreseen = foreseen_reply(question.foreseen, answer, function.alphabet)
    asked, fits = _explained(question, answer, lesson)
    remark = feedback.remark(asked, fits, lesson, before, _question(function))
    if foreseen is not None:
        return Confronted((evidence, Text(foreseen, Tone.WHY)), remark.slip if remark is not None else "")
    if remark is not None:
        return Confronted((evidence, *remark.said), remark.slip)
    return Confronted((evidence, Said(_no_formula(function, answer) or _question(function), Tone.WHY)))


def _explained(
    question: Predict, answer: Tree, lesson: diagnosis.Lesson
) -> tuple[feedback.Asked, tuple[diagnosis.Fit, ...]]:
    """Return what explains a wrong formula: with the frozen letters as letters, and if nothing does as numbers."""
    function = question.function
    points = tuple(float(at.value) for at in question.at)
    readings = [
        (feedback.Asked(each, _place(question, answer), answer),
         diagnosis.diagnose(each.tree, each.variable, answer, lesson, points))
        for each in dict.fromkeys((function, _with_numbers(function)))
    ]  # fmt: skip
    return max(readings, key=lambda reading: (any(fit.single for fit in reading[1]), bool(reading[1])))


def _with_numbers(function: Function) -> Function:
    tree = function.tree
    for letter, point in function.frozen:
        tree = put_in(tree, letter, point.tree)
    return replace(function, tree=tree)


def _place(question: Predict, answer: Tree) -> Point:
    """Return the point to speak of: where a number given for the formula is right, else the question's first."""
    if letters(answer):
        return question.at[0]
    figures = ((at, feedback.figure_of(question.function, at, answer)) for at in question.at)
    return next((at for at, figure in figures if figure.is_(figure.true)), question.at[0])


def _evidence(question: Predict, answer: Tree, verdict: Wrong) -> Message:
    function, at = question.function, question.at[0]
    values = {letter: point.value for letter, point in function.frozen}
    try:
        yours = float(evaluate(answer, {**values, function.variable: at.value}, FLOATS))
    except (TooLarge, OverflowError):
        return say(
            "Not yet. At {w} = {at} your formula is larger than a float can hold.", w=function.variable, at=at.tree
        )
    except Undefined:
        return say("Not yet. At {w} = {at} your formula has no value.", w=function.variable, at=at.tree)
    table = nudge(function.tree, function.variable, at, (ORDINARY_STEP,), FORWARD, frozen=function.frozen)
    row = table.rows[0]
    if table.slope is not None and yours != table.slope and _no_clearer(yours, table.slope, row.off_by):
        return _too_close_for_a_nudge(function, at, yours, table.slope)
    if row.k is None or table.value is None or (row.off_by is not None and abs(yours - row.k) <= 2 * abs(row.off_by)):
        return _evidence_at_witness(function, verdict)
    return say(
        "Not yet. At {w} = {at} your formula says {yours}, but nudging {w} by 0.001 moves J by {k} × 0.001.",
        w=function.variable, at=at.tree, yours=yours, k=row.k,
    )  # fmt: skip


def _no_clearer(yours: float, slope: float, off_by: float | None) -> bool:
    """Whether a formula is off by so little that one nudge, itself off, would say nothing about it."""
    return off_by is not None and abs(yours - slope) <= _CLOSE * abs(off_by)


_CLOSE = 3


def _too_close_for_a_nudge(function: Function, at: Point, yours: float, slope: float) -> Message:
    """Confront a formula that is nearly right with where k settles when ε shrinks."""
    if f"{yours:.10g}" == f"{slope:.10g}":
        return say(
            "Not yet, though nearly: at {w} = {at} your formula is off by {off}.",
            w=function.variable, at=at.tree, off=yours - slope,
        )  # fmt: skip
    return say(
        "Not yet. At {w} = {at} your formula says {yours}. When ε shrinks, k settles at {slope}.",
        w=function.variable, at=at.tree, yours=yours, slope=slope,
    )  # fmt: skip


def _evidence_at_witness(function: Function, verdict: Wrong) -> Message:
    """Confront the formula at another point, when it looks right at the question's own."""
    witness = verdict.witness
    place = ", ".join(f"{letter} = {number}" for letter, number in witness.at)
    if witness.yours is None:
        return say("Not yet. At {place} your formula has no value, and J has a slope there.", place=place)
    values = {letter: float(number) for letter, number in witness.at}
    here = values[function.variable]
    try:
        before = evaluate(function.tree, values, FLOATS)
        after = evaluate(function.tree, {**values, function.variable: here + ORDINARY_STEP.value}, FLOATS)
    except (Undefined, OverflowError):
        return say(
            "Not yet. At {place} your formula gives {yours}: the slope is another.", place=place, yours=witness.yours
        )
    return say(
        "Not yet. At {place} your formula says {yours}, but nudging {w} by 0.001 moves J by {k} × 0.001.",
        place=place, yours=witness.yours, w=function.variable, k=(after - before) / ORDINARY_STEP.value,
    )  # fmt: skip


def foreseen_reply(foreseen: tuple[Foreseen, ...], answer: Tree, alphabet: Alphabet) -> str | None:
    """Return what the author says to this wrong answer, if she foresaw it."""
    for each in foreseen:
        reading = read(each.answer, alphabet)
        if isinstance(reading, Reading) and agree(reading.tree, answer):
            return each.says
    return None


def _no_formula(function: Function, answer: Tree) -> Message | None:
    """Say that one number can't be the slope everywhere, where it can't."""
    slope = derivative(function.tree, function.variable)
    if letters(answer) or isinstance(slope, Unknown) or not depends_on(slope, function.variable):
        return None
    return say("That is one number. The slope of this J is different at every {w}: which formula gives them all?",
               w=function.variable)  # fmt: skip


def _question(function: Function) -> Message:
    """Ask the one question that the shape of the function suggests."""
    match function.tree:
        case Power(Letter(), Number(exponent)):
            return say("What happens to the exponent {n} when you bring it down, and what is left above?", n=exponent)
        case Quotient(over, under) if not depends_on(over, function.variable):
            return say("What is the exponent of {part} when you write it above the line?", part=under)
        case Quotient(over, under) if not depends_on(under, function.variable):
            return say("Only the top moves. What is the slope of {part} alone?", part=over)
        case Quotient():
            return say("Top and bottom both move. What does a growing bottom do to the fraction?")
        case Product(factors) if sum(depends_on(factor, function.variable) for factor in factors) == 1:
            moving = next(factor for factor in factors if depends_on(factor, function.variable))
            return say("Which part of it moves? Find the slope of {part} first.", part=moving)
        case Product():
            return say("Two factors move. What does each of them contribute while the other waits?")
        case Sum((first, *_)):
            return say("Take it term by term: what is the slope of {part} alone?", part=first)
        case Negation(operand):
            return say("What is the slope of {part}, and what does the minus do to it?", part=operand)
        case Power(base, _) | Call(_, (base, *_)) if base != Letter(function.variable):
            return say("How fast does the inside, {part}, move on its own?", part=base)
        case _:
            return say("Does J rise or fall when {w} grows, and how fast?", w=function.variable)


def confront_value(
    question: Value, answer: Tree, others: tuple[Point, ...], lesson: diagnosis.Lesson, before: tuple[str, ...] = ()
) -> Confronted:
    """Meet a wrong number with how far J goes in one nudge.

    A number can be hit by chance: where several explanations are as likely, none is asserted.

    Args:
        question: what was asked.
        answer: the wrong number.
        others: other points that the lesson speaks of with the same J.
        lesson: what the lesson teaches and watches for.
        before: the mal-rules met before in this lesson.
    """
    function, at = question.function, question.at
    if question.answer is not None or function is None or at is None:
        return Confronted((Said(say("Not yet. Try once more, or /hint."), Tone.WRONG),))
    figure = feedback.figure_of(function, at, answer, others)
    fits = diagnosis.diagnose_value(figure, lesson)
    sure = not diagnosis.rivals(fits, lesson, number=True) or any(fit.id in before for fit in fits)
    remark = feedback.remark(feedback.Asked(function, at, answer), fits, lesson, before, say("")) if sure else None
    evidence = value_evidence(function, at, asks=remark is None)
    said = Said(evidence or say("Not yet. Try once more, or /hint."), Tone.WRONG)
    return Confronted((said, *(remark.said if remark else ())), remark.slip if remark else "")


def value_evidence(function: Function, at: Point, *, asks: bool = True) -> Message | None:
    """Say how far J goes in one nudge, and leave the division to the learner."""
    table = nudge(function.tree, function.variable, at, (ORDINARY_STEP,), FORWARD, frozen=function.frozen)
    row = table.rows[0]
    if row.nudged is None or table.value is None:
        return None
    if not asks:
        return say(
            "Not yet. Nudge {w} from {at} by 0.001: J goes from {before} to {after}.",
            w=function.variable, at=at.tree, before=table.value, after=row.nudged,
        )  # fmt: skip
    return say(
        "Not yet. Nudge {w} from {at} by 0.001: J goes from {before} to {after}. How many times 0.001 is that, "
        "and which way?",
        w=function.variable, at=at.tree, before=table.value, after=row.nudged,
    )  # fmt: skip
