"""Prose: plain paragraphs are written without the parser, and just as with it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tutor.course.model import Prose
from tutor.render import prose as proses
from tutor.render.lines import Line, plain_text
from tutor.render.prose import prose
from tutor.store.lessons import read_file, shipped

PIECES = (
    "a", "w²", "one two", " ", "  ", "\n", "\n\n", "`w^2`", "`", "``", "*", "_b_", "1. ", "- ", "# ", "> ", "\\",
    "&amp;", "[l](u)", "<b>", "---", "===", "    c", "\t", "。", "!", "+ x", "~~~", ":", "`a b`", "\xa0", "\u202e",
)  # fmt: skip


def parsed(markdown: str, width: int) -> list[Line]:
    """Return the lines as the parser has them."""
    tokens = MarkdownIt("commonmark", {"html": False}).parse(markdown)
    return proses._Writer(width, "ask", colour=True).lines(tokens)  # noqa: SLF001 - the other way to the same lines


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), st.integers(20, 60))
@example("a `b` c\nd\n\ne", 30)
@example("a `b`` c", 30)
@example("a `b``c` d", 30)
@example("a\n===", 30)
def test_plain_paragraphs_are_what_the_parser_makes_of_them(markdown: str, width: int) -> None:
    assert prose(markdown, width, "ask") == parsed(markdown, width)


@pytest.mark.parametrize("number", range(len(shipped())))
def test_the_prose_of_the_lessons_is_what_the_parser_makes_of_it(number: int) -> None:
    lesson, _ = read_file(shipped()[number].path)
    assert lesson is not None
    texts = [block.text for block in lesson.blocks if isinstance(block, Prose)]
    for text in texts:
        assert prose(text, 80, "ask") == parsed(text, 80)


def test_the_course_begins_without_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proses, "_parser", lambda: pytest.fail("the parser is not needed here"))
    lines = prose("Take `J` = w².\n\nType a number and press Enter.", 80)
    assert [plain_text(line) for line in lines] == ["  Take J = w².", "", "  Type a number and press Enter."]
