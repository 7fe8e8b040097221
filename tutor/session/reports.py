"""`/report`: what a lesson's author needs to know of a place in it, to copy. Nothing is sent."""

import re

from tutor import __version__
from tutor.messages import Message, say
from tutor.session.command import Done, notice
from tutor.session.outputs import Output, Refused, Report, Said
from tutor.session.state import State, Tools, Typed


def report(state: State, argument: str, _: Tools) -> Done:
    """Show lesson, block, version, the line typed last and what was said to it."""
    if argument:
        return notice(state, say("/{name} takes no argument.", name="report"))
    block = state.question.id if state.question is not None else "-"
    rows: list[tuple[Message, str | Message]] = [
        (say("lesson"), state.lesson.id),
        (say("file"), re.split(r"[/\\]", state.lesson.file)[-1]),
        (say("block"), block),
        (say("version"), __version__),
    ]
    if state.typed is not None:
        rows += [
            (say("typed"), state.typed.line),
            (say("in block"), state.typed.block),
            (say("said"), state.typed.said),
        ]
    return Done(state, (Report(tuple(rows)),))


def typed(state: State, line: str, outputs: tuple[Output, ...]) -> Typed:
    """Return what is remembered of an answer: its line, its block, and the first thing said to it."""
    block = state.question.id if state.question is not None else ""
    for output in outputs:
        match output:
            case Said(message) | Refused(reason=message):
                return Typed(line, block, message)
            case _:
                continue
    return Typed(line, block, say("-"))
