"""The conversation: one loop for all ways of talking, with a terminal's prompt or with plain lines."""

import sys
import time
from collections.abc import Callable
from contextlib import nullcontext

from tutor.render.lines import visible
from tutor.render.screen import PROMPT_SIGN, render
from tutor.render.sentences import value_text
from tutor.render.theme import THEMES
from tutor.session import machine
from tutor.session.outputs import Exploring, Output, Said
from tutor.session.settings import Settings
from tutor.session.state import NudgeShown, State, Tools
from tutor.terminal.looks import look_for, theme_name
from tutor.terminal.speech import speak_as_set, translate
from tutor.terminal.thinking import Thinking
from tutor.terminal.writer import Writer
from tutor.values import replace

Ask = Callable[[State], str | None]
"""Asks for one line in a state of the conversation; None when the learner is gone."""

Keep = Callable[[State, int | None], tuple[Said, ...]]
"""Keeps what happened in the turn to a state, and says what there is to say about that.

It is told the milliseconds the learner thought; None where she has done nothing, and need not wait.
"""


def show(writer: Writer, outputs: tuple[Output, ...], settings: Settings, *, echo: bool) -> None:
    """Print outputs as they look on this terminal."""
    look = look_for(writer, settings, echo=echo, translate=translate)
    writer.write(render(outputs, look), THEMES[theme_name(settings.theme)])


def present(writer: Writer, state: State, outputs: tuple[Output, ...], *, echo: bool) -> State:
    """Show outputs; on a full screen an explorer opens between them, and what it was left at is what was shown last."""
    index = next((at for at, output in enumerate(outputs) if isinstance(output, Exploring)), None)
    if index is None or writer.linear:
        show(writer, outputs, state.settings, echo=echo)
        return state
    from tutor.terminal.explorer import explore  # noqa: PLC0415 - when it is wanted

    show(writer, outputs[:index], state.settings, echo=echo)
    explored = outputs[index]
    assert isinstance(explored, Exploring)  # noqa: S101 - so it was found
    view = explore(explored, writer, state.settings)
    left = NudgeShown(view.function, view.at, (view.step,), view.scheme, view.precision)
    return present(writer, replace(state, shown=left), outputs[index + 1 :], echo=echo)


def keep_nothing(_: Settings) -> None:
    """Let changed settings be forgotten."""


def keep_no_answers(_: State, __: int | None) -> tuple[Said, ...]:
    """Let what happens be forgotten: an author tries her lesson."""
    return ()


def converse(
    turn: machine.Turn,
    tools: Tools,
    writer: Writer,
    ask: Ask,
    keep: Keep,
    *,
    echo: bool,
    settle: Callable[[Settings], None] = keep_nothing,
) -> State:
    """Play on from a turn until the learner leaves or the lesson is over.

    What happened is kept before it is answered: an answer that was taken is on the disk. A Ctrl-C between
    two prompts stops what is being shown or checked, not the conversation; where lines come from a pipe
    there is nobody to go on with, and it ends the program.
    """
    state, outputs = turn
    state = present(writer, state, (*outputs, *keep(state, None)), echo=echo)
    while not state.over:
        try:
            asked = time.monotonic()
            line = ask(state)
            if line is None:
                return replace(state, left=True)
            before, took = state.settings, int(1000 * (time.monotonic() - asked))
            with nullcontext() if echo else Thinking(writer):
                state, outputs = machine.advance(state, line, tools, None if echo else time.monotonic())
            if state.settings != before:
                speak_as_set(state.settings.lang, now=True)
            state = present(writer, state, (*outputs, *keep(state, took)), echo=echo)
            if state.settings != before:
                settle(state.settings)
        except KeyboardInterrupt:
            if echo:
                raise
            writer.text("\n")
    return state


def prompt_text(state: State) -> str:
    """Return what stands before the cursor."""
    return value_text(machine.prompt(state), translate) + (": " if state.settings.words == "on" else PROMPT_SIGN)


def line_mode(writer: Writer) -> Ask:
    """Return the way of asking that reads plain lines: for pipes, dumb terminals and screen readers."""

    def ask(state: State) -> str | None:
        writer.text("\n" + prompt_text(state))
        line = sys.stdin.readline()
        if not line:
            writer.text("\n")
            return None
        if not sys.stdin.isatty():
            writer.text(visible(line.rstrip("\n")) + "\n")
        return line.rstrip("\n")

    return ask
