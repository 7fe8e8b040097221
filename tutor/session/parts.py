"""The part a hint asks for: read, judged, and answered without counting as an attempt.

Whoever sees the whole meanwhile may answer that instead; such a line is left to the question itself.
"""

from tutor.calculus.nudge import nudge
from tutor.calculus.numbers import Point
from tutor.calculus.schemes import FORWARD
from tutor.checking.judge import judge_number
from tutor.checking.verdict import Right, Verdict, Wrong
from tutor.course.model import Function, Predict, Value
from tutor.messages import Message, say
from tutor.notation.names import NUMBERS_ONLY
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree
from tutor.notation.unreadable import Unreadable
from tutor.session import questions
from tutor.session.coach import ORDINARY_STEP
from tutor.session.command import Done, notice
from tutor.session.judging import judge_formula
from tutor.session.numbers import judge_slope
from tutor.session.outputs import Refused, Said, Tone
from tutor.session.state import State, Tools
from tutor.session.wanted import NumberWanted, SlopeOf, Wanted
from tutor.values import replace


def part_answered(state: State, line: str, tools: Tools) -> Done | None:
    """Take a line as the answer to what a hint asked for; None where it answers the question itself."""
    question, wanted = state.question, state.part
    assert isinstance(question, Predict | Value)  # noqa: S101 - hints of no other question ask for a part
    assert wanted is not None  # noqa: S101 - asked only then
    if _answers_the_question(question, line, tools):
        return None
    function = question.function
    assert function is not None  # noqa: S101 - else no hint of it asks for a part
    slope = isinstance(wanted, SlopeOf)
    reading = read(line, function.alphabet if slope else NUMBERS_ONLY, scientific=not slope)
    if isinstance(reading, Unreadable):
        return Done(state, (Refused(questions.prompt(state), line, reading.column, reading.reason),))
    match _judged(wanted, function, reading.tree, tools):
        case Right():
            return _right(state, question, wanted, reading.tree)
        case Wrong():
            return Done(state, (Said(_evidence(wanted, question, reading.tree), Tone.WRONG),))
        case _:
            return notice(
                state, say("I can't decide that one. Try to write it another way, or /hint for the next step.")
            )


def _answers_the_question(question: Predict | Value, line: str, tools: Tools) -> bool:
    if isinstance(question, Value):
        reading = read(line, NUMBERS_ONLY, scientific=True)
        return isinstance(reading, Reading) and isinstance(judge_slope(question, reading.tree), Right)
    reading = read(line, question.function.alphabet)
    return isinstance(reading, Reading) and isinstance(judge_formula(question.function, reading.tree, tools), Right)


def _judged(wanted: Wanted, function: Function, tree: Tree, tools: Tools) -> Verdict:
    if isinstance(wanted, NumberWanted):
        return judge_number(wanted.number, tree)
    return judge_formula(replace(function, tree=wanted.part), tree, tools)


def _right(state: State, question: Predict | Value, wanted: Wanted, tree: Tree) -> Done:
    said = say("Right: {it}.", it=tree)
    if isinstance(wanted, SlopeOf):
        said = say("Right: the slope of {part} is {it}.", part=wanted.part, it=tree)
    return Done(replace(state, part=None), (Said(said, Tone.RIGHT), Said(_and_now(question), Tone.WHY)))


def _and_now(question: Predict | Value) -> Message:
    assert question.function is not None  # noqa: S101 - see above
    if isinstance(question, Value) and question.at is not None:
        return say("Now put {at} where {w} stands.", at=question.at.tree, w=question.function.variable)
    return say("Now the whole: what is dJ/d{w}?", w=question.function.variable)


def _evidence(wanted: Wanted, question: Predict | Value, tree: Tree) -> Message:
    """Confront a wrong slope of a part with a nudge of that part."""
    function, at = question.function, _point(question)
    assert function is not None  # noqa: S101 - see above
    if isinstance(wanted, SlopeOf):
        part = wanted.part
        table = nudge(part, function.variable, at, (ORDINARY_STEP,), FORWARD, frozen=function.frozen)
        if table.rows[0].k is not None:
            return say("Not yet, with {yours}. Nudge {w} from {at} by 0.001: {part} moves by {k} × 0.001.",
                       yours=tree, w=function.variable, at=at.tree, part=part, k=table.rows[0].k)  # fmt: skip
    return say("Not yet. Try once more, or /hint for the next step.")


def _point(question: Predict | Value) -> Point:
    if isinstance(question, Predict):
        return question.at[0]
    assert question.at is not None  # noqa: S101 - see above
    return question.at
