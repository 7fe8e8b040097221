"""The line below the prompt: how the tutor reads what is being typed, in two dimensions, on every key.

Quietly what is unfinished, or where the reading stumbles. Where a formula is too large for the screen it
stands on one line, and where even that is too long, its end is left out.
"""

from functools import lru_cache

from prompt_toolkit.formatted_text import StyleAndTextTuples

from tutor.messages import say
from tutor.notation.names import Alphabet
from tutor.notation.plain import shown
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree
from tutor.notation.twodim import draw
from tutor.notation.unreadable import Unreadable
from tutor.render.lines import cells, visible
from tutor.session.questions import alphabet
from tutor.session.state import State
from tutor.terminal.speech import spoken, told

_KEYS_HELP = say("F1 help · /hint · Ctrl-D leaves")

_INDENT = "  "

_HIGHEST = 7
"""Lines of a drawing, at most; on a low screen fewer."""


def live_reading(line: str, state: State, columns: int = 80, rows: int = 24) -> StyleAndTextTuples:
    """Return how the tutor reads a line while it is typed."""
    if line.startswith(("/", "／")) or not line.strip() or state.question is None:
        return [("class:quiet", f"{_INDENT}{told(_KEYS_HELP)}"[:columns])]
    return list(_reading(line, alphabet(state), columns, min(_HIGHEST, max(rows // 3, 1)), spoken()))


@lru_cache(maxsize=64)
def _reading(line: str, letters: Alphabet, columns: int, highest: int, _: str) -> StyleAndTextTuples:
    reading = read(line, letters)
    if isinstance(reading, Unreadable):
        return _stumbling(line, reading, columns)
    return _drawn(reading, columns, highest)


def _drawn(reading: Reading, columns: int, highest: int) -> StyleAndTextTuples:
    read_as, keys = told(say("read as  {it}", it="")), told(_KEYS_HELP)
    lines, base = _lines(reading.tree, columns - len(_INDENT) - cells(read_as), highest)
    fragments: StyleAndTextTuples = []
    for index, text in enumerate(lines):
        start = read_as if index == base else " " * cells(read_as)
        fragments.append(("class:toolbar", f"{'' if not index else chr(10)}{_INDENT}{start}{text}"))
        used = len(_INDENT) + cells(read_as) + cells(text)
        if index == base and used + 4 + cells(keys) <= columns:
            fragments.append(("class:quiet", f"    {keys}"))
    return fragments


def _lines(tree: Tree, room: int, highest: int) -> tuple[list[str], int]:
    """Return a formula in two dimensions if there is room for that, else on one line, cut if it must be."""
    box = draw(tree)
    if box.width <= room and len(box.lines) <= highest:
        return [visible(text.rstrip()) for text in box.lines], box.base
    text = visible(shown(tree))
    return [text if cells(text) <= room else text[: max(room - 1, 0)] + "…"], 0


_BEFORE = 12
"""Characters shown before the place where the reading stumbles."""


def _stumbling(line: str, stumble: Unreadable, columns: int) -> StyleAndTextTuples:
    """Return what is missing at the end, or the reason with the place at which it stumbled."""
    reason = told(stumble.reason)
    if stumble.unfinished:
        return [("class:quiet", f"{_INDENT}… {reason}"[:columns])]
    before, after = visible(line[: stumble.column][-_BEFORE:]), visible(line[stumble.column :][:_BEFORE])
    place = f"   {before}▸{after}"
    text = reason if len(reason) + len(place) + len(_INDENT) > columns else reason + place
    return [("class:quiet", f"{_INDENT}{text}"[:columns])]
