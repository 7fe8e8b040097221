"""An author's text cut into passages: what a translator translates one at a time, and a catalogue files.

A passage is a paragraph, a heading or one item of a list, on one line however it is broken in the
file. Markers of headings, lists and quotations, blank lines and fences of code are no part of it.
"""

import re
from collections.abc import Callable, Iterator

_MARKER = re.compile(r"\s*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6}|>)\s+)+")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_HARD_BREAK = re.compile(r"(?:[ ]{2,}|\\)$")


def passages(markdown: str) -> Iterator[str]:
    """Yield the passages of a text, in order."""
    yield from (passage for _, passage in _cut(markdown) if passage)


def translated(markdown: str, translate: Callable[[str], str]) -> str:
    """Return the text with each of its passages translated."""
    return "".join(before + (translate(passage) if passage else "") for before, passage in _cut(markdown))


def _cut(markdown: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each passage, and the passage; at the end, what stands after the last."""
    before, words, fence = "", "", ""
    for number, line in enumerate(markdown.split("\n")):
        opening = _FENCE.match(line)
        if fence or opening or not line.strip():
            if words:
                yield before, words
                before, words = "", ""
            before += "\n" * bool(number) + line
            if opening:
                fence = opening[1] if not fence else "" if opening[1].startswith(fence) else fence
            continue
        marker = _MARKER.match(line)
        if words and (marker or _HARD_BREAK.search(words)):
            broken = _HARD_BREAK.search(words)
            end = broken[0] if broken else ""
            yield before, words.removesuffix(end)
            before, words = end, ""
        if words:
            words = f"{words.rstrip()} {line.lstrip()}"
        else:
            start = marker.end() if marker else len(line) - len(line.lstrip())
            before, words = before + "\n" * bool(number) + line[:start], line[start:]
    yield before, words.rstrip()
