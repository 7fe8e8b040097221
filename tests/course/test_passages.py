"""Passages: what a translator sees of an author's text, and that nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.course.passages import passages, translated
from tutor.render.lines import plain_text
from tutor.render.prose import prose

CASES = [
    ("One.", ["One."]),
    ("One\nline,  broken.\n\nTwo.\n", ["One line,  broken.", "Two."]),
    ("## A head\n\n- one\n- two\n  goes on\n\n1. three", ["A head", "one", "two goes on", "three"]),
    ("> quoted\n> again", ["quoted", "again"]),
    ("Before.\n\n```python\nw = 3\n\nJ = w\n```\n\nAfter.", ["Before.", "After."]),
    ("~~~~\n```\n~~~~\nAfter.", ["After."]),
    ("hard  \nbreak\\\nbreak", ["hard", "break", "break"]),
    ("", []),
    ("   indented", ["indented"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_passages(text: str, expected: list[str]) -> None:
    assert list(passages(text)) == expected


@pytest.mark.parametrize(("text", "_"), CASES)
def test_untranslated_text_looks_the_same(text: str, _: list[str]) -> None:
    shown = [plain_text(line) for line in prose(text, 60)]
    assert [plain_text(line) for line in prose(translated(text, str), 60)] == shown


def test_translated() -> None:
    text = "## One\n\n- two\n  three\n\n```\ntwo three\n```\n\nOne\n"
    said = {"One": "一", "two three": "二三"}
    assert (
        translated(text, lambda each: said.get(each, each))
        == "## 一\n\n- 二三\n\n```\ntwo three\n```\n\n一\n"[:-1] + "\n"
    )


@given(st.text("ab-#>1. `\\\n", max_size=60))
def test_no_character_that_is_seen_gets_lost(text: str) -> None:
    kept = translated(text, str)
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]
    assert all(passage == " ".join(passage.split("\n")) for passage in passages(text))
