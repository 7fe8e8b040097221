"""Lesson files in colour: found by its name, nothing lost, and what is misspelt stands out."""

from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Error, Keyword, Literal, Name, Number, Operator, String, Text, _TokenType

from tutor.author.lexer import LessonLexer
from tutor.author.new import TEMPLATE
from tutor.store.lessons import folders, lesson_files

LESSONS = tuple(chain.from_iterable(lesson_files(folder) for folder in folders()))


def tokens(text: str) -> list[tuple[_TokenType, str]]:
    return [(kind, part) for _, kind, part in LessonLexer().get_tokens_unprocessed(text)]


def test_pygments_finds_it() -> None:
    assert isinstance(get_lexer_by_name("tutor-lesson"), LessonLexer)


@pytest.mark.parametrize("text", [*(path.read_text(encoding="utf-8") for path in LESSONS), TEMPLATE])
def test_every_lesson_comes_back_as_it_is_without_an_error(text: str) -> None:
    found = tokens(text)
    assert "".join(part for _, part in found) == text
    assert not [part for kind, part in found if kind is Error]
    assert {Keyword, Name.Attribute, Name.Label, Literal, String, Text} <= {kind for kind, _ in found}


LINES = [
    ("---\nformat: 1\ntitel: x\n---\n", (Error, "titel")),
    ("---\nformat: 1\n---\n", (Number, "1\n")),
    ("```predict it\nJ: w\n```\n", (Name.Label, "it")),
    ("```predikt it\n```\n", (Error, "predikt")),
    ("```predict it\nJay: w\n```\n", (Error, "Jay")),
    ("```predict it\nno key\n```\n", (Error, "no key\n")),
    ("```predict it\nwrong: 2w | Hm?\n```\n", (Operator, "|")),
    ("```predict it\nwrong: 2w\n```\n", (Literal, "2w\n")),
    ("```predict it\nhint: a\n  b\n```\n", (String, "  b\n")),
    ("```predict it\n# no key\n```\n", (Comment, "# no key\n")),
    ("<!-- a\n```predict\n-->\n", (Comment, "```predict\n")),
    ("```text\nJ: w\n```\n", (String.Backtick, "J: w\n")),
    ("words `code` words\n", (String.Backtick, "`code`")),
]


@pytest.mark.parametrize(("text", "token"), LINES)
def test_a_token(text: str, token: tuple[_TokenType, str]) -> None:
    assert token in tokens(text)


@given(st.text(alphabet="`~-<!->:#|\nabJ \r\u2028", max_size=60))
def test_the_tokens_of_any_text_are_the_text(text: str) -> None:
    assert "".join(part for _, part in tokens(text)) == text


def test_there_are_lessons() -> None:
    assert Path(__file__).parents[2] / "lessons" in {path.parent for path in LESSONS}
