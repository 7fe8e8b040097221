"""The line a learner types, with prompt_toolkit: history, completion after `/`, a live reading below.

Ctrl-C clears the line, Ctrl-D on an empty one leaves, F1 is /help. Nothing here knows mathematics:
the toolbar asks `notation` how the line reads, on every key, in well under a millisecond.
"""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.styles import Style

from tutor.messages import say
from tutor.notation.reading import Reading, read
from tutor.session.beforehand import work
from tutor.session.command import Command
from tutor.session.commands import COMMANDS
from tutor.session.questions import alphabet
from tutor.session.state import State
from tutor.terminal.conversation import Ask, prompt_text
from tutor.terminal.speech import told, translate

_STYLE = Style.from_dict({"bottom-toolbar": "noreverse", "prompt": "bold", "quiet": "fg:ansibrightblack"})

_KEYS_HELP = say("F1 help · /hint · Ctrl-D leaves")


class _Commands(Completer):
    """Completes the words after a slash, and the arguments that are words."""

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """Yield what may follow; nothing at all for an answer, which it would give away."""
        del complete_event
        typed = document.text_before_cursor
        if not typed.startswith(("/", "／")):
            return
        word, space, argument = typed[1:].partition(" ")
        for command in COMMANDS:
            if space and word in (command.name, *command.also):
                yield from (
                    Completion(choice, -len(argument)) for choice in command.choices if choice.startswith(argument)
                )
            elif not space and (name := _name_for(command, word)):
                yield Completion("/" + name, -len(typed), display_meta=told(command.help))


def _name_for(command: Command, begun: str) -> str:
    """Return the command's name in the language spoken, or in another, that begins as typed; empty for none."""
    spoken = translate(command.usage).removeprefix("/").split(" ")[0]
    return next((name for name in (spoken, command.name, *command.also) if name.startswith(begun)), "")


def _bindings() -> KeyBindings:
    bindings = KeyBindings()

    @bindings.add("c-c")
    def clear(event: KeyPressEvent) -> None:
        event.current_buffer.reset()

    @bindings.add("f1")
    def help_(event: KeyPressEvent) -> None:
        event.current_buffer.text = "/help"
        event.current_buffer.validate_and_handle()

    @bindings.add(Keys.BracketedPaste)
    def paste(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text(" ".join(event.data.split()))

    return bindings


def _history(file: Path | None) -> History:
    return InMemoryHistory() if file is None else FileHistory(file)


def terminal_mode(history_file: Path | None, meanwhile: Callable[[], None] | None = None) -> Ask:
    """Return the way of asking that edits a line on a terminal; `meanwhile` is called as each prompt begins."""
    session: PromptSession[str] = PromptSession(
        history=_history(history_file),
        completer=_Commands(),
        complete_while_typing=True,
        key_bindings=_bindings(),
        style=_STYLE,
        enable_suspend=True,
        reserve_space_for_menu=4,
    )

    def ask(state: State) -> str | None:
        def toolbar() -> StyleAndTextTuples:
            return live_reading(session.default_buffer.text, state)

        def begin() -> None:
            if meanwhile is not None:
                meanwhile()
            session.app.create_background_task(_beforehand(state))

        session.editing_mode = EditingMode.VI if state.settings.keys == "vi" else EditingMode.EMACS
        try:
            return session.prompt([("class:prompt", "\n" + prompt_text(state))], bottom_toolbar=toolbar, pre_run=begin)
        except EOFError:
            return None
        except KeyboardInterrupt:
            return ""

    return ask


async def _beforehand(state: State) -> None:
    """Do what can be done before the answer is there, in small slices between the keys; it ends with the prompt."""
    await asyncio.sleep(_FIRST_LOOK)
    for _ in work(state):
        await asyncio.sleep(_BREATH)


_FIRST_LOOK = 0.3
"""Seconds in which the prompt is drawn and nothing else happens."""

_BREATH = 0.005


def live_reading(line: str, state: State) -> StyleAndTextTuples:
    """Return how the tutor reads a line while it is typed."""
    if line.startswith("/") or not line.strip() or state.question is None:
        return [("class:quiet", f"  {told(_KEYS_HELP)}")]
    reading = read(line, alphabet(state))
    if isinstance(reading, Reading):
        read_as = told(say("read as  {it}", it=reading.tree))
        return [("", f"  {read_as}"), ("class:quiet", f"    {told(_KEYS_HELP)}")]
    says = "…" if reading.unfinished else told(reading.reason)
    return [("class:quiet", f"  {says}")]
