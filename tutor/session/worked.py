"""Worked lines with a gap: what belongs there is what makes the line true."""

from collections.abc import Iterator

from tutor.calculus.derivation.derive import derive
from tutor.calculus.schemes import FORWARD
from tutor.checking.diagnosis import Lesson
from tutor.checking.verdict import Right, Verdict, Wrong
from tutor.course.model import GAP, Fill, Mistake, Predict, Statement
from tutor.messages import Message, say
from tutor.notation.plain import typed
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Negation, Number, Quotient, Tree, walk
from tutor.notation.unreadable import Unreadable
from tutor.session import coach
from tutor.session.judging import judge_equal, judge_formula
from tutor.session.outputs import Output, Said, Text, Tone, Worked
from tutor.session.state import Tools
from tutor.values import value

WHOLE = say("That is the whole line. What stands in the gap alone?")


@value
class Filled:
    """A line with something in its gap: how it reads, and whether it is true then."""

    tree: Tree
    verdict: Verdict


def fill_in(question: Fill, answer: Tree, tools: Tools) -> Filled | Unreadable:
    """Put an answer into the gap and judge the line."""
    reading = read(_put(question.gapped, f"({typed(answer)})"), question.function.alphabet)
    if isinstance(reading, Unreadable):
        return Unreadable(0, reading.reason)
    return Filled(reading.tree, judge_line(question, question.gapped, reading.tree, tools))


def judge_line(question: Fill | Mistake, line: Statement, formula: Tree, tools: Tools) -> Verdict:
    """Judge what a line says: of the slope, or of J itself."""
    judged = judge_formula if line.of_slope else judge_equal
    return judged(question.function, formula, tools)


def is_whole_line(question: Fill, answer: Tree, tools: Tools) -> bool:
    """Whether somebody wrote the whole right side into the gap."""
    return isinstance(judge_line(question, question.gapped, answer, tools), Right)


def _put(line: Statement, answer: str) -> str:
    return GAP.sub(lambda _: answer, line.formula)


def filled_line(question: Fill, answer: Tree) -> Worked:
    """Return the line with its gap filled, without the brackets that it can do without."""
    line, alphabet = question.gapped, question.function.alphabet
    bare, bracketed = _put(line, typed(answer)), _put(line, f"({typed(answer)})")
    one, other = read(bare, alphabet), read(bracketed, alphabet)
    same = isinstance(one, Reading) and isinstance(other, Reading) and one.tree == other.tree
    whole = bare if same else bracketed
    return Worked((line.text.replace(line.formula, whole),))


def confirmed(question: Fill, answer: Tree) -> tuple[Output, ...]:
    """Confirm an answer with the line it completes, and the reason."""
    praise = coach.praise(question.function) if question.gapped.of_slope else say("Right: the line is true now.")
    return (Said(praise, Tone.RIGHT), filled_line(question, answer), *explained(question))


def explained(question: Fill | Mistake) -> tuple[Output, ...]:
    """Return the author's reason, if she gives one."""
    return (Text(question.why, Tone.WHY),) if question.why else ()


def refuted(  # noqa: PLR0917 - what coach.confront needs, and the line
    question: Fill, answer: Tree, filled: Filled, verdict: Wrong, lesson: Lesson, before: tuple[str, ...]
) -> coach.Confronted:
    """Meet a wrong answer with what the line would say, then the author's reply or a question."""
    foreseen = coach.foreseen_reply(question.foreseen, answer, question.function.alphabet)
    if foreseen is not None:
        reply = (Said(say("Not yet."), Tone.WRONG), filled_line(question, answer), Text(foreseen, Tone.WHY))
        return coach.Confronted(reply)
    if question.gapped.of_slope:
        said = coach.confront(as_predict(question), filled.tree, verdict, lesson, before)
        return coach.Confronted((filled_line(question, answer), *said.outputs), said.slip)
    return coach.Confronted((filled_line(question, answer), Said(not_equal(question, verdict), Tone.WRONG)))


def as_predict(question: Fill | Mistake) -> Predict:
    """Return the question that asks for the whole line."""
    return Predict(question.id, question.function, (question.at,), (), FORWARD, "", question.hints, (), question.place)


def not_equal(question: Fill | Mistake, verdict: Wrong) -> Message:
    """Say where a line about J and J itself part."""
    witness = verdict.witness
    letters = question.function.alphabet.letters
    place = ", ".join(f"{letter} = {number}" for letter, number in witness.at if letter in letters)
    if witness.yours is None:
        return say("Not yet. At {place} this line has no value, and J is {true}.", place=place, true=witness.true)
    return say(
        "Not yet. At {place} this line gives {yours}, but J is {true}.",
        place=place, yours=witness.yours, true=witness.true,
    )  # fmt: skip


# What belongs in the gap


def answer_to(question: Fill, tools: Tools) -> Tree | None:
    """Return what belongs in the gap: what the author says, else a number, a part of J, or the slope of one.

    None where neither of them makes the line true.
    """
    if question.answer:
        reading = read(question.answer, question.function.alphabet)
        return reading.tree if isinstance(reading, Reading) else None
    for candidate in _candidates(question):
        filled = fill_in(question, candidate, tools)
        if isinstance(filled, Filled) and isinstance(filled.verdict, Right):
            return candidate
    return None


def _candidates(question: Fill) -> Iterator[Tree]:
    """Yield what may belong in the gap: numbers, the parts of J, their slopes, and the parts of those."""
    for size in range(_LARGEST + 1):
        yield Number(str(size))
        yield Negation(Number(str(size)))
    for over, under in ((1, 2), (1, 3), (2, 3), (3, 2), (1, 4), (3, 4)):
        share = Quotient(Number(str(over)), Number(str(under)))
        yield share
        yield Negation(share)
    parts = tuple(walk(question.function.tree))
    yield from parts
    for part in parts:
        found = derive(part, question.function.variable).derivative
        yield from walk(found) if found is not None else ()


_LARGEST = 20
"""Whole numbers tried."""
