"""Lines of styled fragments: the one form in which everything reaches a terminal, and how it is wrapped."""

import re
from collections.abc import Iterable, Iterator

Fragment = tuple[str, str]
"""A style's name in the theme (empty for none) and a text without line breaks."""

Line = tuple[Fragment, ...]


def plain_text(line: Line) -> str:
    """Return the text of a line without its styles."""
    return "".join(text for _, text in line)


def cells(text: str) -> int:
    """Return how many columns `text` takes on a terminal."""
    if all(
        character < "\u0300" or "\u0370" <= character < "\u1100" or "\u2000" < character < "\u2e80"
        for character in text
    ):
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 - wide characters only

    return max(wcswidth(text), 0)


def visible(text: str) -> str:
    """Return foreign text with control, bidi, zero-width and unpaired characters shown as <009B>.

    Everything that comes from a lesson, a learner, a file name or an exception passes through here
    on its way to a terminal, so that only our own escape sequences reach it.
    """
    return _HIDDEN.sub(lambda match: f"<{ord(match[0]):04X}>", text)


_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)


def wrap(fragments: Iterable[Fragment], width: int, indent: str = "  ", hanging: str | None = None) -> list[Line]:
    """Break fragments into lines of at most `width` columns, at their spaces and between Chinese characters.

    Args:
        fragments: the text; runs of spaces count as one.
        width: columns there are.
        indent: what the first line starts with.
        hanging: what the following lines start with; `indent` again when not given.
    """
    lines: list[Line] = []
    current: list[Fragment] = [("", indent)]
    used = cells(indent)
    empty = True
    for space, word in _words(fragments):
        size = sum(cells(text) for _, text in word)
        if not empty and used + space + size > width:
            lines.append(tuple(current))
            start = indent if hanging is None else hanging
            current, used, empty = [("", start)], cells(start), True
        if space and not empty:
            current.append(("", " "))
            used += 1
        current += word
        used += size
        empty = False
    lines.append(tuple(current))
    return lines


def _words(fragments: Iterable[Fragment]) -> list[tuple[bool, list[Fragment]]]:
    """Cut fragments where a line may end: whether a space stands there, and the fragments up to the next place.

    A word may have several styles, and one too long is left to the terminal.
    """
    words: list[tuple[bool, list[Fragment]]] = [(True, [])]
    before = ""
    for style, text in fragments:
        for index, part in enumerate(re.split(r"[ \n]+", text)):
            if index:
                words.append((True, []))
                before = ""
            for piece in _between_characters(part, before):
                if words[-1][1] and _may_part(before, piece[0]):
                    words.append((False, []))
                words[-1][1].append((style, piece))
                before = piece[-1]
    return [word for word in words if word[1]]


def _between_characters(text: str, before: str) -> Iterator[str]:
    """Yield the pieces of a word between which a line may end: a Chinese text has no spaces to end at."""
    if not text or max(text) < _FIRST_WIDE:
        yield from (text,) if text else ()
        return
    start = 0
    for index, character in enumerate(text):
        if index > start and _may_part(before, character):
            yield text[start:index]
            start = index
        before = character
    yield text[start:]


def _may_part(first: str, second: str) -> bool:
    """Whether a line may end between two characters: at a wide one, but not before a comma or after an opening."""
    if not first or max(first, second) < _FIRST_WIDE:
        return False
    return second not in _CLOSING and first not in _OPENING and (first, second) != ("—", "—")


_FIRST_WIDE = "\u2e80"
_CLOSING = frozenset("，。、；：？！）】》〉」』”’…—·,.;:?!)]}%％～")
_OPENING = frozenset("（【《〈「『“‘([{")


def indented(lines: Iterable[Line], indent: str) -> list[Line]:
    """Return `lines` moved to the right."""
    return [(("", indent), *line) for line in lines]
