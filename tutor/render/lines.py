"""Lines of styled fragments: the one form in which everything reaches a terminal, and how it is wrapped."""

import re
from collections.abc import Iterable

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
    """Break fragments into lines of at most `width` columns at their spaces.

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
    for word in _words(fragments):
        size = sum(cells(text) for _, text in word)
        if not empty and used + 1 + size > width:
            lines.append(tuple(current))
            start = indent if hanging is None else hanging
            current, used, empty = [("", start)], cells(start), True
        if not empty:
            current.append(("", " "))
            used += 1
        current += word
        used += size
        empty = False
    lines.append(tuple(current))
    return lines


def _words(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """Cut fragments at spaces; a word may have several styles, and one too long is left to the terminal."""
    words: list[list[Fragment]] = [[]]
    for style, text in fragments:
        for index, part in enumerate(re.split(r"[ \n]+", text)):
            if index:
                words.append([])
            if part:
                words[-1].append((style, part))
    return [word for word in words if word]


def indented(lines: Iterable[Line], indent: str) -> list[Line]:
    """Return `lines` moved to the right."""
    return [(("", indent), *line) for line in lines]
