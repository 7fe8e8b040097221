"""What Tab completes: commands and their arguments while one types, functions and letters when one asks.

An answer is never completed unasked: that would give it away.
"""

import re
from collections.abc import Callable, Iterator

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from tutor.notation.functions import FUNCTIONS
from tutor.notation.names import Alphabet
from tutor.session.command import Command
from tutor.session.commands import COMMANDS
from tutor.terminal.speech import told, translate

_WORD = re.compile(r"[^\W\d_]+$")


class Words(Completer):
    """Completes commands after a slash, and the names that an answer may use."""

    def __init__(self, alphabet: Callable[[], Alphabet]) -> None:
        """Ask for the letters of the question at hand when they are wanted."""
        self._alphabet = alphabet

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """Yield what may follow."""
        typed = document.text_before_cursor
        if typed.startswith(("/", "／")):
            yield from _command(typed)
        elif complete_event.completion_requested:
            yield from self._name(typed)

    def _name(self, typed: str) -> Iterator[Completion]:
        found = _WORD.search(typed)
        word = found[0] if found else ""
        if not word:
            return
        for letter in self._alphabet().letters or ():
            if letter.startswith(word) and letter != word:
                yield Completion(letter, -len(word))
        for function in FUNCTIONS:
            if any(spelling.startswith(word) for spelling in (function.name, *function.also)):
                yield Completion(f"{function.name}(", -len(word), display=function.name)


def _command(typed: str) -> Iterator[Completion]:
    word, space, argument = typed[1:].partition(" ")
    for command in COMMANDS:
        if space and word in (command.name, *command.also):
            yield from (Completion(choice, -len(argument)) for choice in command.choices if choice.startswith(argument))
        elif not space and (name := _name_for(command, word)):
            yield Completion("/" + name, -len(typed), display_meta=told(command.help))


def _name_for(command: Command, begun: str) -> str:
    """Return the command's name in the language spoken, or in another, that begins as typed; empty for none."""
    spoken = translate(command.usage).removeprefix("/").split(" ")[0]
    return next((name for name in (spoken, command.name, *command.also) if name.startswith(begun)), "")
