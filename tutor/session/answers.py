"""Taking an answer: read, judged, answered with evidence; or given up, and then explained.

This is where the judge comes in, so it is imported with the first answer, not with the first words.
"""

from typing import assert_never

from tutor.calculus.nudge import nudge, until_rounding
from tutor.calculus.numbers import Point
from tutor.checking.diagnosis import Lesson
from tutor.checking.verdict import Right, Rough, Undecided, Verdict, Wrong
from tutor.course.model import Choose, Fill, Function, Mistake, Predict, Question, Value
from tutor.messages import Message, as_message, say
from tutor.notation.characters import fold
from tutor.notation.names import NUMBERS_ONLY, Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree, letters
from tutor.notation.unreadable import Unreadable
from tutor.session import coach, feedback, mistakes, worked
from tutor.session.judging import judge_formula
from tutor.session.numbers import judge_slope, right_number
from tutor.session.outputs import Formula, Output, PictureShown, Refused, Said, TableShown, Text, Tone, spoken
from tutor.session.questions import letter_of, prompt
from tutor.session.state import State, Tools
from tutor.values import value


@value
class Answered:
    """What became of a line: what to say, whether the question is done, whether it was an attempt.

    `slip` is the mal-rule that explains a wrong one, empty where none surely does.
    """

    outputs: tuple[Output, ...]
    done: bool = False
    attempt: bool = False
    further: bool = False
    """Whether a part of it is done, of a question in parts."""
    slip: str = ""
    """The mal-rule a wrong answer was taken for."""


def answer(state: State, question: Question, line: str, tools: Tools) -> Answered:
    """Take a line as the answer to the question at hand."""
    match question:
        case Predict():
            return _predicted(state, question, line, tools)
        case Value():
            return _valued(state, question, line)
        case Choose():
            return _chosen(question, line, tools)
        case Fill():
            return _filled(state, question, line, tools)
        case Mistake() if mistakes.finding(question, state.stage):
            return _found(question, line)
        case Mistake():
            return _mended(state, question, line, tools)
        case never:
            assert_never(never)


def _refused(state: State, line: str, unreadable: Unreadable) -> Answered:
    return Answered((Refused(prompt(state), line, unreadable.column, unreadable.reason),))


# A formula


def _predicted(state: State, question: Predict, line: str, tools: Tools) -> Answered:
    reading = read(line, question.function.alphabet)
    if isinstance(reading, Unreadable):
        nearly = feedback.nearly_read(question.function, line)
        return Answered((Said(nearly, Tone.NOTICE),)) if nearly else _refused(state, line, reading)
    verdict = judge_formula(question.function, reading.tree, tools)
    match verdict:
        case Right():
            return Answered(
                (*_confirmed(question, reading.tree, verdict, tools), *tables(question)),
                done=True,
                attempt=True,
            )
        case Wrong():
            for ambiguity in reading.ambiguities:
                if isinstance(judge_formula(question.function, ambiguity.other, tools), Right):
                    return Answered((Said(_which(reading.tree, ambiguity.other), Tone.NOTICE),))
            said = coach.confront(question, reading.tree, verdict, lesson_of(state), state.slips)
            of_form = said.slip in _OF_FORM
            return Answered((*_read_as(reading), *said.outputs), attempt=not of_form, slip=said.slip)
        case _:
            return Answered((Said(_undecided(verdict), Tone.NOTICE),))


_OF_FORM = ("NUMBER_NOT_FUNCTION",)
"""Slips of form only, 6 for 2w at 3: what was meant is right, so they cost nothing."""


def _which(first: Tree, second: Tree) -> Message:
    return say(
        "That can be read two ways: I read {first}. If you mean {second}, put brackets.", first=first, second=second
    )


def _read_as(reading: Reading) -> tuple[Output, ...]:
    if not reading.ambiguities:
        return ()
    return (Said(say("I read that as:"), Tone.NOTICE), Formula("", reading.tree))


def _undecided(verdict: Verdict) -> Message:
    why = verdict.why if isinstance(verdict, Undecided) else ""
    return say("I can't decide that one: {why}. It doesn't count; try to write it another way.", why=why)


def _confirmed(question: Predict, tree: Tree, verdict: Right, tools: Tools) -> tuple[Output, ...]:
    function = question.function
    outputs: list[Output] = [
        Said(coach.praise(function), Tone.RIGHT),
        Formula(_left(function), derivative(function, tools) or tree),
    ]
    outputs.append(Said(say("({how})", how=coach.how_known(verdict)), Tone.NOTICE))
    if verdict.gap is not None:
        outputs.append(Said(coach.gap(tree, verdict.gap), Tone.NOTICE))
    return tuple(outputs)


def _left(function: Function) -> str:
    return f"dJ/d{function.variable} ="


def derivative(function: Function, tools: Tools) -> Tree | None:
    """Return the derivative in SymPy's tidy form, None when SymPy doesn't answer."""
    symbolic = tools.differentiate(function.tree, function.variable, ())
    if symbolic is None:
        return None
    names = letters(function.tree)
    others = tuple(name for name in names if name != function.variable)
    reading = read(symbolic.tidy, Alphabet(function.variable, others))
    return reading.tree if isinstance(reading, Reading) else None


def tables(question: Predict) -> tuple[Output, ...]:
    """Return the tables that belong to a question, one a point, and its pictures, of the last."""
    function = question.function
    outputs: list[Output] = []
    for at in question.at:
        table = nudge(
            function.tree, function.variable, at, question.steps, question.scheme, function.frozen, question.precision
        )
        cut = until_rounding(table)
        outputs.append(TableShown(cut, told=True, more=len(cut.rows) < len(table.rows)))
    return (*outputs, *(PictureShown(sight, function, question.at[-1]) for sight in question.pictures))


# A gap


def _filled(state: State, question: Fill, line: str, tools: Tools) -> Answered:
    reading = read(line, question.function.alphabet)
    if isinstance(reading, Unreadable):
        return _refused(state, line, reading)
    filled = worked.fill_in(question, reading.tree, tools)
    if isinstance(filled, Unreadable):
        return _refused(state, line, filled)
    match filled.verdict:
        case Right():
            return Answered(worked.confirmed(question, reading.tree), done=True, attempt=True)
        case Wrong() if worked.is_whole_line(question, reading.tree, tools):
            return Answered((Said(worked.WHOLE, Tone.NOTICE),))
        case Wrong() as verdict:
            said = worked.refuted(question, reading.tree, filled, verdict, lesson_of(state), state.slips)
            return Answered(said.outputs, attempt=True, slip=said.slip)
        case verdict:
            return Answered((Said(_undecided(verdict), Tone.NOTICE),))


# A mistake


def _found(question: Mistake, line: str) -> Answered:
    index = mistakes.line_named(question, line)
    if index is None:
        return _no_letter(len(question.lines))
    if index == mistakes.wrong_line(question):
        return Answered(mistakes.found(question), further=True)
    true = say("Line {letter} is true. Look at the others.", letter=letter_of(index))
    return Answered((Said(true, Tone.WRONG),), attempt=True)


def _mended(state: State, question: Mistake, line: str, tools: Tools) -> Answered:
    reading = read(line, question.function.alphabet)
    if isinstance(reading, Unreadable):
        return _refused(state, line, reading)
    if mistakes.is_still_wrong(question, reading.tree):
        same = say("That is what stands there, and it is wrong. What should it be?")
        return Answered((Said(same, Tone.NOTICE),))
    verdict = mistakes.judge_correction(question, reading.tree, tools)
    match verdict:
        case Right():
            return Answered(mistakes.confirmed(question, reading.tree), done=True, attempt=True)
        case Wrong():
            said = mistakes.refuted(question, reading.tree, verdict, lesson_of(state), state.slips)
            return Answered(said.outputs, attempt=True, slip=said.slip)
        case _:
            return Answered((Said(_undecided(verdict), Tone.NOTICE),))


# A number


def _valued(state: State, question: Value, line: str) -> Answered:
    reading = read(_right_side(line, question), NUMBERS_ONLY, scientific=True)
    if (said := _no_number(question, line)) is not None:
        return Answered((Said(said, Tone.NOTICE),))
    if isinstance(reading, Unreadable):
        return _refused(state, line, reading)
    verdict = judge_slope(question, reading.tree)
    match verdict:
        case Right(rounded=rounded):
            said = _rounded_right(question) if rounded else say("Right: {it}.", it=reading.tree)
            return Answered((Said(said, Tone.RIGHT), *_why(question)), done=True, attempt=True)
        case Rough(wanted=wanted):
            return Answered((Said(say("That is close. Give at least {n} digits.", n=wanted), Tone.NOTICE),))
        case Wrong():
            return _not_that_number(state, question, reading.tree)
        case _:
            return Answered((Said(_undecided(verdict), Tone.NOTICE),))


def _no_number(question: Value, line: str) -> Message | None:
    """Say something to an answer that is no number: the formula, or that there is none."""
    function, at = question.function, question.at
    if question.answer is not None or function is None or at is None:
        return None
    return feedback.formula_for_number(function, at, line) or feedback.said_to_be_none(function, at, line)


def _rounded_right(question: Value) -> Message:
    if question.tolerance is not None and (exactly := right_number(question)) is not None:
        return say("Right, near enough: exactly it is {it}.", it=exactly)
    return say("Right, to the digits you gave.")


def _right_side(line: str, question: Value) -> str:
    """Return a line with a left side such as `dJ/dw =` blanked out, column for column."""
    left, equals, right = fold(line).partition("=")
    if question.function is None or not equals:
        return line
    said = read(left + "=1", question.function.alphabet)
    return " " * (len(left) + 1) + right if isinstance(said, Reading) else line


def _why(question: Value) -> tuple[Output, ...]:
    """Return the author's reason and her pictures."""
    why = (spoken(question.why, Tone.WHY),) if question.why else ()
    if question.function is None or question.at is None:
        return why
    at = question.at
    return (*why, *(PictureShown(sight, question.function, at) for sight in question.pictures))


def _not_that_number(state: State, question: Value, tree: Tree) -> Answered:
    said = coach.confront_value(question, tree, _other_points(state, question), lesson_of(state), state.slips)
    foreseen = coach.foreseen_reply(question.foreseen, tree, NUMBERS_ONLY)
    if foreseen is not None:
        outputs = (Said(say("Not yet."), Tone.WRONG), Text(foreseen, Tone.WHY))
        return Answered(outputs, attempt=True, slip=said.slip)
    return Answered(said.outputs, attempt=True, slip=said.slip)


def _other_points(state: State, question: Value) -> tuple[Point, ...]:
    """Return the points at which the lesson so far spoke of the same function, but for the question's own."""
    found: list[Point] = []
    for block in state.lesson.blocks[: state.block]:
        match block:
            case Predict(function=function, at=points) if function == question.function:
                found += points
            case Value(function=function, at=at) if function == question.function and at is not None:
                found.append(at)
    return tuple(point for point in found if point != question.at)


def lesson_of(state: State) -> Lesson:
    """Return what the lesson teaches and, with its question, watches for."""
    watched = getattr(state.question, "watch", ())
    return Lesson(state.lesson.teaches, (*watched, *state.lesson.watch))


# A choice


def _bare(text: str) -> str:
    """Return an option as it is compared: without brackets, full stop, capitals and full-width forms."""
    return fold(text).strip().strip(".()").casefold()


def _no_letter(count: int) -> Answered:
    """Say which letters there are to choose from."""
    if count == len("ab"):
        return Answered((Said(say("Answer with a or b."), Tone.NOTICE),))
    last = letter_of(count - 1)
    return Answered((Said(say("Answer with a letter from a to {last}.", last=last), Tone.NOTICE),))


def _chosen(question: Choose, line: str, tools: Tools) -> Answered:
    """Take a choice by its letter, or by its words in the learner's language or the author's."""
    wanted = _bare(line)
    by_letter = {letter_of(index): option for index, option in enumerate(question.options)}
    by_words = {
        _bare(words): option
        for option in question.options
        for words in (tools.translate(as_message(option.text).text), as_message(option.text).text)
    }
    option = by_letter.get(wanted) or by_words.get(wanted)
    if option is None:
        return _no_letter(len(by_letter))
    verdict = Said(say("Right."), Tone.RIGHT) if option.right else Said(say("Not that one."), Tone.WRONG)
    says = (spoken(option.says, Tone.WHY),) if option.says else ()
    return Answered((verdict, *says), done=option.right, attempt=True)


# Giving up


def reveal(state: State, question: Question, tools: Tools) -> tuple[Output, ...]:
    """Return the answer to a question, explained, for who asked for it in so many words."""
    match question:
        case Predict():
            tree = derivative(question.function, tools)
            shown = (Formula(_left(question.function), tree),) if tree is not None else ()
            return (*shown, *tables(question))
        case Value():
            return (*_formula_behind(state, question, tools), _answer_is(right_number(question)), *_why(question))
        case Choose(options=options):
            index, option = next((n, each) for n, each in enumerate(options) if each.right)
            said = say("The answer is {letter}: {option}.", letter=letter_of(index), option=as_message(option.text))
            return (Said(said), *((spoken(option.says, Tone.WHY),) if option.says else ()))
        case Fill():
            tree = worked.answer_to(question, tools)
            line = () if tree is None else (worked.filled_line(question, tree),)
            return (*line, *worked.explained(question))
        case Mistake():
            right = mistakes.right_formula(question)
            mended = () if right is None else (mistakes.mended(question, right),)
            return (*mistakes.pointed_out(question, state.stage), *mended, *mistakes.explained(question))
        case never:
            assert_never(never)


def _formula_behind(state: State, question: Value, tools: Tools) -> tuple[Output, ...]:
    """Return the derivative into which the point was put, where a slope was asked for and the formula is no secret."""
    if question.function is None or question.answer is not None:
        return ()
    if state.practice is None and not state.knows(question.function):
        return ()
    tree = derivative(question.function, tools)
    return (Formula(_left(question.function), tree),) if tree is not None else ()


def _answer_is(number: Tree | None) -> Said:
    if number is None:
        return Said(say("There is no slope there, and so no answer."))
    return Said(say("The answer is {it}.", it=number))
