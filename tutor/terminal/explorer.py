"""The ε explorer on a full screen: keys change the view, and the whole screen is drawn anew.

It reflows when the window changes, Ctrl-Z suspends it, and however it is left the terminal is put back as it was.
"""

import argparse

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, Layout, Window

from tutor.calculus.numbers import read_point
from tutor.course.model import Function
from tutor.notation.names import Alphabet
from tutor.notation.reading import read
from tutor.render.explorer import screen
from tutor.render.screen import Look
from tutor.session.explorer import BY_KEY, View, opened
from tutor.session.outputs import Exploring
from tutor.session.own_function import somewhere
from tutor.session.settings import Settings
from tutor.store.settings import load
from tutor.terminal.arguments import WRONG_ARGUMENTS, ArgumentError, readable, variable_of
from tutor.terminal.conversation import show
from tutor.terminal.looks import look_for, theme_name
from tutor.terminal.signals import leave_when_told
from tutor.terminal.speech import translate
from tutor.terminal.styles import fragments, style_of
from tutor.terminal.writer import Writer, standard_writer, talks_to_a_terminal
from tutor.values import replace

_LEAVING = ("q", "Q", "escape", "c-c", "c-d", "enter")


class Explorer:
    """One explorer: the view it stands at, and the application that shows it."""

    def __init__(self, view: View, look: Look, theme: str) -> None:
        """Open it at a view."""
        self.view = view
        self.look = look
        control = FormattedTextControl(self._text)
        self.application: Application[None] = Application(
            layout=Layout(Window(control, always_hide_cursor=True, wrap_lines=False)),
            key_bindings=self._bindings(),
            style=style_of(theme),
            full_screen=True,
            include_default_pygments_style=False,
        )
        self.application.ttimeoutlen = 0.05

    def _text(self) -> StyleAndTextTuples:
        size = self.application.output.get_size()
        look = replace(self.look, width=size.columns)
        return fragments(screen(self.view, size.columns, size.rows, look))

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for name, key in BY_KEY.items():

            @bindings.add(name)
            def change(_: KeyPressEvent, does=key.does) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - bound here
                self.view = does(self.view)

        for name in _LEAVING:

            @bindings.add(name)
            def leave(event: KeyPressEvent) -> None:
                event.app.exit()

        @bindings.add("c-z")
        def suspend(event: KeyPressEvent) -> None:
            event.app.suspend_to_background()

        @bindings.add("c-l")
        def redraw(event: KeyPressEvent) -> None:
            event.app.renderer.clear()

        return bindings

    def run(self) -> View:
        """Show it until the learner goes back; return the view she leaves."""
        self.application.run()
        return self.view


def explore(shown: Exploring, writer: Writer, settings: Settings) -> View:
    """Explore on a full screen."""
    look = look_for(writer, settings, echo=False, translate=translate)
    theme = theme_name(settings.theme) if look.colour else "none"
    return Explorer(opened(shown), look, theme).run()


def explore_once(options: argparse.Namespace) -> int:
    """Run `tutor explore`: the explorer on a terminal, the table and its sentences elsewhere."""
    try:
        shown = _asked(options)
    except ArgumentError as error:
        error.complain("explore")
        return WRONG_ARGUMENTS
    settings, _ = load()
    writer = standard_writer()
    if options.plain or not talks_to_a_terminal():
        show(replace(writer, linear=True), (shown,), settings, echo=False)
        return 0
    leave_when_told()
    explore(shown, writer, settings)
    return 0


def _asked(options: argparse.Namespace) -> Exploring:
    variable = options.variable or variable_of(options.function)
    tree = readable("EXPR", options.function, read(options.function, Alphabet(variable))).tree
    if options.at is None:
        own = readable("EXPR", options.function, somewhere(Function(tree, variable)))
        return Exploring(own.function, own.at)
    return Exploring(Function(tree, variable), readable("--at", options.at, read_point(options.at)))
