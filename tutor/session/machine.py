"""The conversation: `advance(state, line, tools) -> (state, outputs)`.

A lesson is played block by block. Prose, nudges and code are shown until a question comes up; then
the learner's lines are commands or answers, until the question is done and the playing goes on.
"""

import re
from typing import TYPE_CHECKING

from tutor.calculus.nudge import nudge
from tutor.calculus.numbers import ordinary_steps
from tutor.calculus.precision import FLOAT
from tutor.course.happened import Kind
from tutor.course.model import (
    Branch,
    Code,
    Drill,
    Explore,
    Fill,
    Function,
    Mistake,
    Nudge,
    Predict,
    Prose,
    Question,
    Recap,
)
from tutor.messages import Message, say
from tutor.notation.names import nearest
from tutor.session import asides, hints, pace, questions, record, reports, resuming, snippets, way
from tutor.session.command import Command, Done
from tutor.session.commands import BARE, BY_NAME
from tutor.session.outputs import CodeShown, Exploring, Nudged, Output, PictureShown, Said, TableShown, Text, Tone
from tutor.session.state import Aside, NudgeShown, State, SymbolicShown, Tools
from tutor.values import replace

if TYPE_CHECKING:
    from tutor.practice.choosing import Plan

Turn = tuple[State, tuple[Output, ...]]

_TRIES_BEFORE_AN_OFFER = 2

_REMEMBERED = 16
"""Mal-rules of a lesson that are kept in mind."""


def go_on(state: State, tools: Tools) -> Turn:
    """Play the blocks from here to the next question, or to the end of the lesson."""
    outputs: list[Output] = []
    while True:
        match state.at:
            case Prose(text):
                outputs.append(Text(text))
            case Nudge() as block:
                state = _nudged(state, block, outputs)
            case Code() as block:
                state = _computed(state, block, tools, outputs)
            case Explore() as block:
                state = _explored(state, block, outputs)
            case Mistake() as block if not _is_mistaken(block):
                pass  # `tutor check` tells the author; there is nothing to find
            case Drill() as block:
                state = _drilled(state, block, outputs, tools)
                continue
            case Branch() as block:
                state = state.to_block(way.taken(state, block))
                continue
            case Recap() as block:
                outputs += way.recap(state, block)
            case None if state.practice is not None:
                return _practised(state, state.practice, tools)
            case None:
                back = resuming.coming_back(state)
                if back is None:
                    return state, (*outputs, *_end(state))
                state = replace(state.to_block(back), returned=True)
                outputs.append(resuming.OPEN)
                continue
            case question:
                fresh = replace(state.to_block(state.block), returned=state.returned)
                return fresh, (*outputs, *questions.put(question))
        state = state.next_block()


def _practised(state: State, plan: "Plan", tools: Tools) -> Turn:
    from tutor.session import practising  # noqa: PLC0415 - lessons do without

    grown, outputs = practising.grow(state, plan, tools)
    return grown, (*outputs, *(questions.put(grown.question) if grown.question is not None else ()))


def _is_mistaken(block: Mistake) -> bool:
    from tutor.session import mistakes  # noqa: PLC0415 - most lessons begin without

    return mistakes.wrong_line(block) is not None


def _drilled(state: State, block: Drill, outputs: list[Output], tools: Tools) -> State:
    from tutor.session import drilling  # noqa: PLC0415 - the rows of practice, which few lessons begin with

    state, said = drilling.go_on(state, block, tools)
    outputs += said
    return state


def _nudged(state: State, block: Nudge, outputs: list[Output]) -> State:
    function = block.function
    table = nudge(
        function.tree, function.variable, block.at, block.steps, block.scheme, function.frozen, block.precision
    )
    if len(block.steps) == 1 and block.precision is FLOAT:
        heading = say("J({w}) = {J}   at {w} = {at}, nudged by ε = {eps}", w=function.variable, J=function.tree,
                      at=block.at.tree, eps=block.steps[0].python)  # fmt: skip
        frozen = tuple((letter, point.tree) for letter, point in function.frozen)
        outputs.append(Nudged(heading, snippets.arithmetic(table, frozen)))
    else:
        outputs.append(TableShown(table, told=state.knows(function), more=False))
    outputs += [PictureShown(sight, function, block.at) for sight in block.pictures]
    return replace(state, shown=NudgeShown(function, block.at, block.steps, block.scheme, block.precision))


def _explored(state: State, block: Explore, outputs: list[Output]) -> State:
    """Open the explorer; of a function that is still to be predicted, show a table that gives nothing away."""
    function, steps = block.function, ordinary_steps()
    if _asked_later(state, function):
        table = nudge(function.tree, function.variable, block.at, steps, block.scheme, function.frozen)
        outputs.append(TableShown(table, told=False, more=False))
        outputs.append(Said(say("Try other steps and points: /eps, /at and /scheme change this table."), Tone.NOTICE))
    else:
        outputs.append(Exploring(function, block.at, block.scheme))
    return replace(state, shown=NudgeShown(function, block.at, steps, block.scheme))


def _asked_later(state: State, function: Function) -> bool:
    """Whether the learner is still to predict a function's derivative in this lesson."""
    later = state.lesson.blocks[state.block :]
    return not state.knows(function) and any(
        isinstance(block, Predict | Fill) and block.function == function for block in later
    )


def _computed(state: State, block: Code, tools: Tools, outputs: list[Output]) -> State:
    function = block.function
    symbolic = tools.differentiate(function.tree, function.variable, tuple(point.tree for point in block.at))
    if symbolic is None:
        outputs.append(Said(say("SymPy did not answer in time; /code asks again later."), Tone.NOTICE))
        return state
    shown = SymbolicShown(function, block.at, symbolic)
    outputs.append(_code_shown(shown))
    return replace(state, shown=shown, known=(*state.known, function))


def _code_shown(shown: SymbolicShown) -> CodeShown:
    return snippets.of_symbolic(shown)


def _end(state: State) -> tuple[Output, ...]:
    if not state.following:
        return (Said(say("That was the last lesson. Well walked."), Tone.RIGHT),)
    return (
        Said(say("That was this lesson. Enter opens the next one: {title}.", title=Message(state.following)), Tone.ASK),
    )


def open_lesson(state: State, tools: Tools, *, again: bool = False) -> Turn:
    """Begin a lesson; with `again` over again, whatever was done of it before."""
    state, outputs = go_on(state, tools)
    return replace(state, happened=record.opened(state, again=again)), outputs


def come_back(state: State, number: int) -> Turn:
    """Go on with a lesson where the learner left it: one line of recap, the question, and the hints that were open.

    Args:
        state: where she left it, see `resuming.resumed`.
        number: the lesson's number.
    """
    question = state.question
    assert question is not None  # noqa: S101 - she left it at a question
    recap = resuming.recap(state, number)
    rungs = hints.help_for(question)[: state.hints] if state.hints else ()
    part = rungs[-1].wants if len(rungs) == state.hints and rungs else None
    state = replace(state, part=part, happened=record.opened(state))
    return state, (recap, *questions.put(question), *(rung.says for rung in rungs))


def prompt(state: State) -> Message | str:
    """Return what stands before the cursor."""
    return questions.prompt(state)


def advance(state: State, line: str, tools: Tools, now: float | None = None) -> Turn:
    """Take one line of the learner's and return what becomes of it.

    Args:
        state: where the conversation stands.
        line: what was typed, whatever it is.
        tools: SymPy, or something that stands for it in a test.
        now: the time in seconds, on any clock that only goes forward; None where nobody looks at one.
    """
    after, outputs = _advanced(replace(state, happened=()) if state.happened else state, line, tools, now)
    return replace(after, just_back=False) if state.just_back else after, outputs


def _advanced(state: State, line: str, tools: Tools, now: float | None) -> Turn:
    took = None if now is None or state.now is None else now - state.now
    if now is not None:
        state = replace(state, now=now)
    text = line.strip()
    if text.startswith("／"):  # the slash of a Chinese keyboard
        text = "/" + text[1:]
    command = _command(text)
    if isinstance(command, Command):
        done = command.does(state, _cut(text)[1] if text.startswith("/") else "", tools)
        return _after_command(state, done, tools)
    if command is not None:
        return state, (command,)
    if state.question is None:
        return replace(state, turned=True), ()
    if not text:
        return state, (Said(say("Type your answer, or /hint, /skip, /help."), Tone.NOTICE),)
    return _answered(state, state.question, line, tools, took)


def _command(text: str) -> Command | Said | None:
    if text.casefold() in BARE:
        return BARE[text.casefold()]
    if not text.startswith("/"):
        return None
    name, _ = _cut(text)
    if name in BY_NAME:
        return BY_NAME[name]
    near = nearest(name, tuple(BY_NAME))
    if near is None:
        return Said(say("I don't know the command /{name}. /help lists them all.", name=name), Tone.NOTICE)
    return Said(say("I don't know the command /{name}. Did you mean /{near}?", name=name, near=near), Tone.NOTICE)


def _cut(text: str) -> tuple[str, str]:
    """Return the name of a command and its argument; after a Chinese name no space is needed."""
    chinese = _CHINESE_NAME.match(text)
    if chinese:
        return chinese[1], chinese[2].strip()
    name, *argument = text[1:].split(maxsplit=1) or [""]
    return name, "".join(argument).strip()


_CHINESE_NAME = re.compile(r"/([\u4e00-\u9fff]+)(.*)")


def _after_command(before: State, done: Done, tools: Tools) -> Turn:
    if not done.next:
        return replace(done.state, happened=record.commanded(before, done.state)), done.outputs
    state, outputs = _question_done(done.state, tools, shown=True, then=done.then)
    return replace(state, happened=record.ended(Kind.SHOWN, done.state, state, "")), (*done.outputs, *outputs)


def _answered(state: State, question: Question, line: str, tools: Tools, took: float | None) -> Turn:
    from tutor.session import answers, parts  # noqa: PLC0415 - the judge comes with the first answer, not before

    if state.part is not None:
        part = parts.part_answered(state, line, tools)
        if part is not None:
            return replace(part.state, typed=reports.typed(state, line, part.outputs)), part.outputs
    state = replace(state, part=None, opened=None)
    answered = answers.answer(state, question, line, tools)
    state = replace(state, typed=reports.typed(state, line, answered.outputs))
    if answered.done:
        after, outputs = _question_done(state, tools)
        return replace(after, happened=record.ended(Kind.RIGHT, state, after, line)), (*answered.outputs, *outputs)
    if answered.further:
        return replace(state, stage=state.stage + 1, tries_before=state.tries), answered.outputs
    if not answered.attempt:
        return state, answered.outputs
    slips = (*state.slips, answered.slip)[-_REMEMBERED:] if answered.slip else state.slips
    wrong = replace(state, tries=state.tries + 1, slips=slips, happened=record.tried(state, line, answered.slip))
    tried, slowly = pace.after_a_wrong_answer(wrong, took)
    if isinstance(question, Predict) and tried.tries == _TRIES_BEFORE_AN_OFFER and not tried.hints:
        offer = Said(say("/hint opens a hint; /skip shows the answer and goes on."), Tone.NOTICE)
        return tried, (*answered.outputs, *slowly, offer)
    return tried, (*answered.outputs, *slowly)


def _question_done(state: State, tools: Tools, *, shown: bool = False, then: tuple[Question, ...] = ()) -> Turn:
    """Go on after a question: to what follows it, to the next block, or back from a side question to the lesson."""
    state = _shown_after(state)
    if state.aside is not None:
        return _after_a_side_question(state, state.aside, tools)
    done = state.done(shown=shown)
    if then:
        return _in_between(done, Aside(then[0], state.tries, state.hints, then[1:], over=True))
    return go_on(done.next_block(), tools)


def _after_a_side_question(state: State, aside: Aside, tools: Tools) -> Turn:
    """Go on after a question in between: to the next of them, with the lesson, or back to its question."""
    if aside.then:
        return _in_between(state, replace(aside, question=aside.then[0], then=aside.then[1:]))
    if aside.over:
        return go_on(replace(state, aside=None).next_block(), tools)
    inside, outputs = asides.returned(state)
    return replace(inside, just_back=True), outputs


def _in_between(state: State, aside: Aside) -> Turn:
    """Put a question that follows an answer shown."""
    from tutor.session.steps import introduced  # noqa: PLC0415 - it is there already, but not before it is needed

    here = replace(state.to_block(state.block), returned=state.returned)
    return replace(here, aside=aside), introduced(aside.question)


def _shown_after(state: State) -> State:
    """Return the state with the question's nudge as the thing last shown."""
    question = state.question
    if isinstance(question, Predict):
        shown = NudgeShown(question.function, question.at[-1], question.steps, question.scheme, question.precision)
        return replace(state, shown=shown, known=(*state.known, question.function))
    if isinstance(question, Fill | Mistake):
        return replace(state, known=(*state.known, question.function))
    return state
