"""What to say to an answer: evidence first, then what is right in it, then one question.

Every number said is computed from the learner's own function and answer at the question's point.
"""

from typing import assert_never

from tutor.calculus.arithmetic import FLOATS, TooLarge, Undefined, evaluate
from tutor.calculus.nudge import nudge
from tutor.calculus.numbers import Point, Step
from tutor.calculus.schemes import FORWARD
from tutor.checking.domain import obstacle
from tutor.checking.judge import judge
from tutor.checking.points import agree
from tutor.checking.proof import no_prover
from tutor.checking.verdict import By, Right, Witness, Wrong
from tutor.course.model import Foreseen, Function, Predict
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
)
from tutor.session.outputs import Output, Said, Text, Tone

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
    """Say why the derivative is what it is, from the outermost operation of the function."""
    variable = function.variable
    match function.tree:
        case Letter():
            return say("Right: when {w} moves, J moves just as far.", w=variable)
        case tree if not depends_on(tree, variable):
            return say("Right: nothing in it moves when {w} does.", w=variable)
        case Power(Letter(), Number()):
            return say("Right: the old exponent comes down as a factor, and the power drops by one.")
        case Quotient(over, Power() | Letter()) if not depends_on(over, variable):
            return say("Right: a power below the line is a negative exponent; it comes down, and drops by one more.")
        case Product(factors) if sum(depends_on(factor, variable) for factor in factors) == 1:
            return say("Right: a constant factor rides along.")
        case Quotient(_, under) if not depends_on(under, variable):
            return say("Right: a constant divisor rides along.")
        case Quotient():
            return say("Right: a growing top lifts the fraction, a growing bottom pulls it down.")
        case Sum():
            return say("Right: term by term, each with its own slope.")
        case Product():
            return say("Right: each factor takes a turn while the other waits.")
        case Call() | Power():
            return say("Right: the slope of the outside, times the slope of the inside.")
        case _:
            return say("Right.")


def confront(question: Predict, answer: Tree, verdict: Wrong) -> list[Output]:
    """Meet a wrong formula with its own consequence at the question's point, or at the witness."""
    function = question.function
    outputs: list[Output] = [Said(_evidence(question, answer, verdict), Tone.WRONG)]
    foreseen = foreseen_reply(question.foreseen, answer, function.alphabet)
    if foreseen is not None:
        return [*outputs, Text(foreseen, Tone.WHY)]
    return [*outputs, Said(_recognised(function, answer) or _question(function), Tone.WHY)]


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


def _recognised(function: Function, answer: Tree) -> Message | None:
    """Say what the answer is, when it is something else that belongs to the question."""
    tree, variable = function.tree, function.variable
    if agree(answer, tree):
        return say(
            "That is J itself: how high the curve is, not how steep. How much does J move when {w} moves?", w=variable
        )
    if isinstance(judge(answer, variable, tree, no_prover), Right):
        return say("That goes the other way: the slope of your formula is J. What is the slope of J?")
    if not letters(answer):
        return say("That is one number. The slope of this J is different at every {w}: which formula gives them all?",
                   w=variable)  # fmt: skip
    return None


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


def value_evidence(function: Function, at: Point) -> Message | None:
    """Say how far J goes in one nudge, and leave the division to the learner."""
    table = nudge(function.tree, function.variable, at, (ORDINARY_STEP,), FORWARD, frozen=function.frozen)
    row = table.rows[0]
    if row.nudged is None or table.value is None:
        return None
    return say(
        "Not yet. Nudge {w} from {at} by 0.001: J goes from {before} to {after}. How many times 0.001 is that, "
        "and which way?",
        w=function.variable, at=at.tree, before=table.value, after=row.nudged,
    )  # fmt: skip
