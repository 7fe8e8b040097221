"""The line a learner types, with prompt_toolkit: history, completion, colours, a live reading below.

Ctrl-C clears the line, Ctrl-D on an empty one leaves, F1 is /help, Ctrl-L clears the screen, Ctrl-Z suspends, Ctrl-R
searches. Nothing here knows mathematics: the toolbar asks `notation` how the line reads, on every key,
in well under a millisecond.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.filters import is_searching
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout.processors import HighlightMatchingBracketProcessor
from prompt_toolkit.layout.screen import Char
from prompt_toolkit.styles import DynamicStyle

from tutor.notation.names import NUMBERS_ONLY, Alphabet
from tutor.render.lines import visible
from tutor.session.beforehand import work
from tutor.session.questions import alphabet
from tutor.session.state import State
from tutor.terminal.colouring import MathColours
from tutor.terminal.completion import Words
from tutor.terminal.conversation import Ask, prompt_text
from tutor.terminal.looks import theme_name
from tutor.terminal.styles import style_of
from tutor.terminal.toolbar import live_reading


class _Visible(dict[str, str]):
    """How characters are displayed that would not be seen, or change what is: `<202E>`, also while they are typed."""

    def __contains__(self, character: object) -> bool:
        return super().__contains__(character) or (isinstance(character, str) and visible(character) != character)

    def __missing__(self, character: str) -> str:
        return visible(character)


_LONGEST_PASTE = 10_000
"""Characters taken of a paste: no answer is longer, and no key should wait."""


_QUIT = 131
"""Exit status after Ctrl-\\, as of a program that SIGQUIT ends."""


def _bindings() -> KeyBindings:
    bindings = KeyBindings()

    @bindings.add("c-c", filter=~is_searching)
    def clear(event: KeyPressEvent) -> None:
        event.current_buffer.reset()

    @bindings.add("f1")
    def help_(event: KeyPressEvent) -> None:
        event.current_buffer.text = "/help"
        event.current_buffer.validate_and_handle()

    @bindings.add("c-\\")
    def quit_(event: KeyPressEvent) -> None:
        event.app.exit(exception=SystemExit(_QUIT))

    @bindings.add("escape", "enter")
    def one_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text(" ")

    @bindings.add(Keys.BracketedPaste)
    def paste(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text(" ".join(event.data[:_LONGEST_PASTE].split()))

    return bindings


def _history(file: Path | None) -> History:
    return InMemoryHistory() if file is None else FileHistory(file)


class Prompt:
    """One prompt for a whole conversation; it keeps its history, and looks as the settings say."""

    def __init__(self, history_file: Path | None, meanwhile: Callable[[], None] | None = None) -> None:
        """Prepare it; nothing is drawn yet. `meanwhile` is called as each prompt begins."""
        Char.display_mappings = _Visible(Char.display_mappings)
        self.state: State | None = None
        self._meanwhile = meanwhile
        self.session: PromptSession[str] = PromptSession(
            history=_history(history_file),
            completer=Words(self._alphabet),
            complete_while_typing=True,
            key_bindings=_bindings(),
            lexer=MathColours(),
            input_processors=[HighlightMatchingBracketProcessor(chars="()[]{}")],
            style=DynamicStyle(lambda: style_of(self._theme())),
            include_default_pygments_style=False,
            enable_suspend=True,
            reserve_space_for_menu=4,
            bottom_toolbar=self._toolbar,
        )
        self.session.app.renderer.cpr_not_supported_callback = None  # a terminal that doesn't answer is no news

    def _theme(self) -> str:
        return theme_name(self.state.settings.theme if self.state is not None else "auto")

    def _alphabet(self) -> Alphabet:
        return NUMBERS_ONLY if self.state is None else alphabet(self.state)

    def _toolbar(self) -> StyleAndTextTuples:
        if self.state is None:
            return []
        size = self.session.app.output.get_size()
        return live_reading(self.session.default_buffer.text, self.state, size.columns, size.rows)

    def _begin(self) -> None:
        if self._meanwhile is not None:
            self._meanwhile()
        if self.state is not None:
            self.session.app.create_background_task(_beforehand(self.state))

    def ask(self, state: State) -> str | None:
        """Ask for one line; None when the learner leaves."""
        self.state = state
        self.session.editing_mode = EditingMode.VI if state.settings.keys == "vi" else EditingMode.EMACS
        try:
            return self.session.prompt([("class:prompt", "\n" + prompt_text(state))], pre_run=self._begin)
        except EOFError:
            return None
        except KeyboardInterrupt:
            return ""


async def _beforehand(state: State) -> None:
    """Do what can be done before the answer is there, in small slices between the keys; it ends with the prompt."""
    await asyncio.sleep(_FIRST_LOOK)
    for _ in work(state):
        await asyncio.sleep(_BREATH)


_FIRST_LOOK = 0.3
"""Seconds in which the prompt is drawn and nothing else happens."""

_BREATH = 0.005


def terminal_mode(history_file: Path | None, meanwhile: Callable[[], None] | None = None) -> Ask:
    """Return the way of asking that edits a line on a terminal; `meanwhile` is called as each prompt begins."""
    return Prompt(history_file, meanwhile).ask
