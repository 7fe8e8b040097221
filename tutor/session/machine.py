"""The conversation: `advance(state, line, tools) -> (state, outputs)`.

A lesson is played block by block. Prose, nudges and code are shown until a question comes up; then
the learner's lines are commands or answers, until the question is done and the playing goes on.
"""

from typing import TYPE_CHECKING

from tutor.calculus.nudge import nudge
from tutor.course.happened import Kind
from tutor.course.model import Branch, Code, Explore, Nudge, Predict, Prose, Question, Recap
from tutor.messages import say
from tutor.notation.names import nearest
from tutor.session import asides, questions, record, reports, resuming, snippets, way
from tutor.session.command import Command, Done
from tutor.session.commands import BARE, BY_NAME
from tutor.session.hints import ladder_of
from tutor.session.outputs import CodeShown, Nudged, Output, Said, TableShown, Text, Tone
from tutor.session.state import NudgeShown, State, SymbolicShown, Tools
from tutor.values import replace

if TYPE_CHECKING:
    from tutor.practice.choosing import Plan

Turn = tuple[State, tuple[Output, ...]]

_TRIES_BEFORE_AN_OFFER = 2


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
                return replace(state, tries=0, hints=0), (*outputs, *questions.put(question))
        state = state.next_block()


def _practised(state: State, plan: "Plan", tools: Tools) -> Turn:
    from tutor.session import practising  # noqa: PLC0415 - lessons do without

    grown, outputs = practising.grow(state, plan, tools)
    return grown, (*outputs, *(questions.put(grown.question) if grown.question is not None else ()))


def _nudged(state: State, block: Nudge, outputs: list[Output]) -> State:
    function = block.function
    table = nudge(function.tree, function.variable, block.at, block.steps, block.scheme, frozen=function.frozen)
    if len(block.steps) == 1:
        heading = say("J({w}) = {J}   at {w} = {at}, nudged by ε = {eps}", w=function.variable, J=function.tree,
                      at=block.at.tree, eps=block.steps[0].python)  # fmt: skip
        frozen = tuple((letter, point.tree) for letter, point in function.frozen)
        outputs.append(Nudged(heading, snippets.arithmetic(table, frozen)))
    else:
        outputs.append(TableShown(table, told=state.knows(function), more=False))
    return replace(state, shown=NudgeShown(function, block.at, block.steps, block.scheme))


def _explored(state: State, block: Explore, outputs: list[Output]) -> State:
    function = block.function
    table = nudge(function.tree, function.variable, block.at, block.steps, block.scheme, frozen=function.frozen)
    outputs.append(TableShown(table, told=state.knows(function), more=False))
    says = say("Try other steps and points: /eps, /at and /scheme change this table.")
    outputs.append(Said(says, Tone.NOTICE))
    return replace(state, shown=NudgeShown(function, block.at, block.steps, block.scheme))


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
    return (Said(say("That was this lesson. Enter opens the next one: {title}.", title=state.following), Tone.ASK),)


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
    assert state.question is not None  # noqa: S101 - she left it at a question
    recap = resuming.recap(state, number)
    hints = ladder_of(state.question)[: state.hints]
    return replace(state, happened=record.opened(state)), (recap, *questions.put(state.question), *hints)


def prompt(state: State) -> str:
    """Return what stands before the cursor."""
    return questions.prompt(state)


def advance(state: State, line: str, tools: Tools) -> Turn:
    """Take one line of the learner's and return what becomes of it.

    Args:
        state: where the conversation stands.
        line: what was typed, whatever it is.
        tools: SymPy, or something that stands for it in a test.
    """
    if state.happened:
        state = replace(state, happened=())
    text = line.strip()
    if text.startswith("／"):  # the slash of a Chinese keyboard
        text = "/" + text[1:]
    command = _command(text)
    if isinstance(command, Command):
        argument = text.removeprefix("/" + command.name).strip() if text.startswith("/") else ""
        done = command.does(state, argument, tools)
        return _after_command(state, done, tools)
    if command is not None:
        return state, (command,)
    if state.question is None:
        return replace(state, turned=True), ()
    if not text:
        return state, (Said(say("Type your answer, or /hint, /skip, /help."), Tone.NOTICE),)
    return _answered(state, state.question, line, tools)


def _command(text: str) -> Command | Said | None:
    if text.casefold() in BARE:
        return BARE[text.casefold()]
    if not text.startswith("/"):
        return None
    name = text[1:].split(maxsplit=1)[0] if text[1:].strip() else ""
    if name in BY_NAME:
        return BY_NAME[name]
    near = nearest(name, tuple(BY_NAME))
    if near is None:
        return Said(say("I don't know the command /{name}. /help lists them all.", name=name), Tone.NOTICE)
    return Said(say("I don't know the command /{name}. Did you mean /{near}?", name=name, near=near), Tone.NOTICE)


def _after_command(before: State, done: Done, tools: Tools) -> Turn:
    if not done.next:
        return replace(done.state, happened=record.commanded(before, done.state)), done.outputs
    state, outputs = _question_done(done.state, tools, shown=True)
    return replace(state, happened=record.ended(Kind.SHOWN, done.state, state, "")), (*done.outputs, *outputs)


def _answered(state: State, question: Question, line: str, tools: Tools) -> Turn:
    from tutor.session import answers  # noqa: PLC0415 - the judge comes with the first answer, not before

    answered = answers.answer(state, question, line, tools)
    state = replace(state, typed=reports.typed(state, line, answered.outputs))
    if answered.done:
        after, outputs = _question_done(state, tools)
        return replace(after, happened=record.ended(Kind.RIGHT, state, after, line)), (*answered.outputs, *outputs)
    if not answered.attempt:
        return state, answered.outputs
    tried = replace(state, tries=state.tries + 1, happened=record.tried(state, line, answered.slip))
    if isinstance(question, Predict) and tried.tries == _TRIES_BEFORE_AN_OFFER and not tried.hints:
        offer = Said(say("/hint opens a hint; /skip shows the answer and goes on."), Tone.NOTICE)
        return tried, (*answered.outputs, offer)
    return tried, answered.outputs


def _question_done(state: State, tools: Tools, *, shown: bool = False) -> Turn:
    """Go on after a question: to the next block, or back from a side question to where the lesson was."""
    state = _shown_after(state)
    if state.aside is not None:
        return asides.returned(state)
    return go_on(state.done(shown=shown).next_block(), tools)


def _shown_after(state: State) -> State:
    """Return the state with the question's nudge as the thing last shown."""
    question = state.question
    if isinstance(question, Predict):
        shown = NudgeShown(question.function, question.at[-1], question.steps, question.scheme)
        return replace(state, shown=shown, known=(*state.known, question.function))
    return state
