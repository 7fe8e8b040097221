"""A conversation as a page: what is on the screen after some lines, and the lines that a kept page was made from."""

import re

from tutor.render.lines import plain_text
from tutor.render.screen import Look, render
from tutor.session import machine
from tutor.session.outputs import Output
from tutor.session.state import State, Tools
from tutor.terminal.conversation import prompt_text

_TYPED = re.compile(r"^(?:\S[^\n]*)? ?❯ ?(?P<line>.*)$", re.MULTILINE)


def typed_lines(kept: str, start: int) -> list[str]:
    """Return the learner's lines of a page, from a place on."""
    return [match["line"] for match in _TYPED.finditer(kept, start)]


def page(state: State, lines: list[str], tools: Tools, look: Look) -> str:
    """Play `lines` from `state` on; return what is on the screen."""
    written: list[str] = []

    def show(outputs: tuple[Output, ...]) -> None:
        written.extend(plain_text(line).rstrip() for line in render(outputs, look))

    state, outputs = machine.go_on(state, tools)
    show(outputs)
    for line in lines:
        assert not state.over, f"the lesson is over before {line!r}"
        written.extend(["", (prompt_text(state) + line).rstrip()])
        state, outputs = machine.advance(state, line, tools)
        show(outputs)
    return "\n".join(written).lstrip("\n") + "\n"
