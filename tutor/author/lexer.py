"""Lesson files in colour: a Pygments lexer, found by the name `tutor-lesson`.

Front matter and blocks are lines of `key: value`, and what is between them is prose. A kind of block
that doesn't exist and a key that its kind doesn't know are marked as errors.
"""

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import Lexer
from pygments.token import Comment, Error, Generic, Keyword, Literal, Name, Number, Operator, Punctuation, String, Text
from pygments.token import _TokenType as Kind

from tutor.course.kinds import KINDS
from tutor.course.reading import FRONT
from tutor.course.script import ENTRY, FENCE, PLAIN_FENCES

Token = tuple[int, Kind, str]

_FORMULAS = frozenset({"J", "line", "answer"})
_REPLIES = frozenset({"right", "wrong"})
_NUMBERS = frozenset({"at", "eps", "tolerance", "until", "format", "with", "domain", "precision"})
_CODE = re.compile(r"(`[^`]*`)")


class LessonLexer(Lexer):
    """Colours a lesson file, line by line."""

    name = "tutor lesson"
    aliases: ClassVar[list[str]] = ["tutor-lesson"]
    url = ""

    def get_tokens_unprocessed(self, text: str) -> Iterator[Token]:
        """Yield the place, the kind and the text of every token; together they are the text."""
        place, within = 0, ""
        for line in text.splitlines(keepends=True):
            kind, within = _state(line, within, first=place == 0)
            for token, part in _line(line, kind):
                yield place, token, part
                place += len(part)


def _state(line: str, within: str, *, first: bool) -> tuple[str, str]:
    """Return what a line is, and what the next one stands in.

    Inside the front matter that is `---`, in a block its kind, in a comment `<!--`, in a fence of
    plain text ``` and in prose nothing.
    """
    bare = line.strip()
    if within == "---" or (first and bare == "---"):
        return ("---", "") if bare == "---" and not first else ("---", "---")
    if within == "<!--":
        return "<!--", "" if "-->" in bare else "<!--"
    if within:
        return (within, "") if bare.startswith("```") else (within, within)
    if bare.startswith("<!--"):
        return "<!--", "" if "-->" in bare else "<!--"
    fence = FENCE.match(line.rstrip("\n"))
    if fence:
        kind = "```" if fence[2] in PLAIN_FENCES else fence[2]
        return kind, kind
    return "", ""


def _line(line: str, kind: str) -> Iterator[tuple[Kind, str]]:
    """Yield the tokens of one line of a kind."""
    match kind:
        case "":
            yield from _prose(line)
        case "<!--":
            yield Comment, line
        case "```":
            yield String.Backtick, line
        case _:
            yield from _of_block(line, kind)


def _prose(line: str) -> Iterator[tuple[Kind, str]]:
    if line.startswith("#"):
        yield Generic.Heading, line
        return
    for number, part in enumerate(_CODE.split(line)):
        if part:
            yield (String.Backtick if number % 2 else Text), part


def _of_block(line: str, kind: str) -> Iterator[tuple[Kind, str]]:
    known = FRONT.keys if kind == "---" else KINDS[kind].keys if kind in KINDS else ()
    fence, entry = FENCE.match(line.rstrip("\n")), ENTRY.match(line.rstrip("\n"))
    if line.strip() == "---":
        yield Punctuation, line
    elif fence:
        yield from _fence(line, fence)
    elif line.startswith("#"):
        yield Comment, line
    elif entry:
        key, colon = entry[1], line[entry.end(1) : entry.start(2)]
        yield (Name.Attribute if key in known else Error), key
        yield Punctuation, colon
        yield from _value(key, line[entry.start(2) :])
    else:
        yield (String if line[:1] in " \t\n" else Error), line


def _fence(line: str, fence: re.Match[str]) -> Iterator[tuple[Kind, str]]:
    yield Punctuation, line[: fence.start(2)]
    if fence[2]:
        yield (Keyword if fence[2] in KINDS else Error), fence[2]
    if fence[3]:
        yield Text, line[fence.end(2) : fence.start(3)]
        yield Name.Label, fence[3]
    yield Text, line[fence.end(3) if fence[3] else fence.end(2) :]


def _value(key: str, value: str) -> Iterator[tuple[Kind, str]]:
    answer, bar, reply = value.partition("|")
    if key in _REPLIES and bar:
        yield Literal, answer
        yield Operator, bar
        yield String, reply
    elif key in _FORMULAS | _REPLIES:
        yield Literal, value
    else:
        yield (Number if key in _NUMBERS else String), value
