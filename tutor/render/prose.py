"""CommonMark to lines: paragraphs, headings, lists, quotations, code, emphasis.

The author's text has a margin on every line, so it can never pass for a prompt of the tutor's. Paragraphs
that hold nothing but words and `code` are what most lessons begin with; they are not worth the parser,
which takes a tenth of the way to the first prompt to load. A law holds both ways to the same lines.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from tutor.render.lines import Fragment, Line, visible, wrap

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MARGIN = "  "


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 40 ms, after the first words are on the screen

    return MarkdownIt("commonmark", {"html": False})


def prose(markdown: str, width: int, style: str = "", *, colour: bool = True) -> list[Line]:
    """Return the author's text as lines of at most `width` columns, with blank lines between its blocks."""
    writer = _Writer(width, style, colour=colour)
    if _PLAIN.fullmatch(markdown):
        return writer.paragraphs(markdown)
    return writer.lines(_parser().parse(markdown))


_WORDS = r"[^\W\d_](?:[^\\`*_\[\]<>&\s]| (?![ \n]|\Z)|`[^`\s](?:[^`\n]*[^`\s])?`(?!`))*"
_PLAIN = re.compile(rf"{_WORDS}(?:\n\n?{_WORDS})*")
"""Lines that begin with a letter and hold no mark of CommonMark's but whole pieces of code."""


class _Writer:
    """Walks over the parser's tokens and writes lines."""

    def __init__(self, width: int, style: str, *, colour: bool) -> None:
        self.width = width
        self.style = style
        self.colour = colour
        self.written: list[Line] = []
        self.bullets: list[int] = []
        self.marker = ""
        self.in_item = False
        self.heading = False

    def lines(self, tokens: "list[Token]") -> list[Line]:
        for token in tokens:
            self._token(token)
        while self.written and not self.written[-1]:
            self.written.pop()
        return self.written

    def paragraphs(self, markdown: str) -> list[Line]:
        """Write text of which `_PLAIN` tells that it is paragraphs of words and code."""
        for text in markdown.split("\n\n"):
            parts = text.replace("\n", " ").split("`")
            self._paragraph([(self.style if n % 2 == 0 else "code", visible(part)) for n, part in enumerate(parts)])
        return self.lines([])

    def _token(self, token: "Token") -> None:
        match token.type:
            case "bullet_list_open":
                self.bullets.append(0)
            case "ordered_list_open":
                self.bullets.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self.bullets.pop()
                if not self.bullets:
                    self.written.append(())
            case "list_item_open":
                number = self.bullets[-1]
                self.marker = f"{number}. " if number else "· "
                self.bullets[-1] += bool(number)
            case "heading_open":
                self.heading = True
            case "heading_close":
                self.heading = False
            case "inline":
                self._paragraph(list(_inline(token, "heading" if self.heading else self.style)))
            case "fence" | "code_block":
                self._code(token)
            case "hr":
                self.written += [(("", MARGIN), ("rule", "─" * (self.width - 2 * len(MARGIN)))), ()]

    def _paragraph(self, fragments: list[Fragment]) -> None:
        depth = MARGIN + "  " * max(len(self.bullets) - 1, 0)
        first = depth + self.marker
        after = depth + " " * len(self.marker) if self.marker else depth + ("  " if self.bullets else "")
        for part in _at_breaks(fragments):
            self.written += wrap(part, self.width, first, after)
            first = after
        if not self.bullets:
            self.written.append(())
        self.marker = ""

    def _code(self, token: "Token") -> None:
        from tutor.render.code import python_lines  # noqa: PLC0415 - Pygments' lexers, for code only

        plain = token.info.split()[:1] not in (["python"], ["pycon"])
        for line in token.content.rstrip("\n").split("\n"):
            code = (("code", visible(line)),) if plain or not self.colour else python_lines(visible(line))[0]
            self.written.append((("", MARGIN + "    "), *code))
        self.written.append(())


def _inline(token: "Token", style: str) -> Iterator[Fragment]:
    """Yield the fragments of a run of text; a hard break is a line feed."""
    styles = [style]
    for child in token.children or ():
        match child.type:
            case "text" | "html_inline":
                yield styles[-1], visible(child.content)
            case "code_inline":
                yield "code", visible(child.content)
            case "strong_open":
                styles.append("strong")
            case "em_open":
                styles.append("emphasis")
            case "strong_close" | "em_close":
                styles.pop()
            case "softbreak":
                yield styles[-1], " "
            case "hardbreak":
                yield "", "\n"
            case "image":
                yield styles[-1], visible(child.content)


def _at_breaks(fragments: list[Fragment]) -> list[list[Fragment]]:
    parts: list[list[Fragment]] = [[]]
    for fragment in fragments:
        if fragment[1] == "\n":
            parts.append([])
        else:
            parts[-1].append(fragment)
    return parts
