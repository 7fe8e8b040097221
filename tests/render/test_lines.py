"""Lines: what may reach a terminal, how wide it is there, and how it is wrapped."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.render.lines import cells, plain_text, visible, wrap


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text", "plain text"),
        ("ε = 1e-8", "ε = 1e-8"),
        ("— dash", "— dash"),
        ("C:\\lessons\\a", "C:\\lessons\\a"),
        ("“quotes”", "“quotes”"),
        ("π ≈ 3.14159", "π ≈ 3.14159"),
        ("$x^2$", "$x^2$"),
        ("<not html>", "<not html>"),
        ("naïve café", "naïve café"),
        ("导数", "导数"),
        ("2x\x1b[2J", "2x<001B>[2J"),
        ("\x9b31m", "<009B>31m"),
        ("\x1b]0;PWNED\x07", "<001B>]0;PWNED<0007>"),
        ("wrong\b\b\b\b\bright", "wrong" + "<0008>" * 5 + "right"),
        ("a\u202eb", "a<202E>b"),
        ("\u2066x\u2069", "<2066>x<2069>"),
        ("\u200b\ufeff\u00ad", "<200B><FEFF><00AD>"),
        ("\ud800", "<D800>"),
        ("a\tb\nc\rd\x00", "a<0009>b<000A>c<000D>d<0000>"),
        ("\x7f\x85", "<007F><0085>"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_what_is_visible_holds_nothing_that_moves_a_cursor(text: str) -> None:
    shown = visible(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("w²", 2), ("ε ⋅ π", 5), ("导数", 4), ("（ｗ）", 6), ("e\u0301", 1), ("─│⎛", 3)]
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


WORDS = st.lists(st.tuples(st.sampled_from(["", "ask"]), st.text("ab 导ε", max_size=20)), max_size=8)


@given(WORDS, st.integers(8, 60), st.sampled_from(["", "  ", "    "]))
def test_wrapping_keeps_every_word_and_the_width(fragments: list[tuple[str, str]], width: int, indent: str) -> None:
    lines = [plain_text(line) for line in wrap(fragments, width, indent)]
    assert all(line.startswith(indent) for line in lines)
    text = "".join(text for _, text in fragments)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert cells(line) <= width or not re.search("[ 导].", line.strip())


@given(WORDS)
def test_wrapping_keeps_spaces_where_there_is_room(fragments: list[tuple[str, str]]) -> None:
    (line,) = wrap(fragments, 1000, "")
    assert plain_text(line).split(" ") == ("".join(text for _, text in fragments).split() or [""])


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("导数就是斜率", 6, ["导数就", "是斜率"]),
        ("导数就是斜率", 7, ["导数就", "是斜率"]),
        ("斜率是六。好", 8, ["斜率是", "六。好"]),  # no full stop at the start of a line
        ("好（斜率）好", 4, ["好", "（斜", "率）", "好"]),  # nor an opening bracket at the end of one
        ("在 w=3 处，J 是 9。", 8, ["在 w=3", "处，J 是", "9。"]),
        ("说“好”就好", 6, ["说“好”", "就好"]),
        ("好说“好”", 5, ["好说", "“好”"]),
        ("一——二", 4, ["一——", "二"]),
        ("斜率k是6", 5, ["斜率k", "是6"]),
    ],
)
def test_wrapping_chinese(text: str, width: int, lines: list[str]) -> None:
    assert [plain_text(line) for line in wrap((("", text),), width, "")] == lines


def test_wrapping_chinese_across_styles() -> None:
    lines = wrap((("", "记作"), ("code", "dJ"), ("", "，即导数")), 6, "")
    assert [plain_text(line) for line in lines] == ["记作", "dJ，即", "导数"]
    assert lines[1] == (("", ""), ("code", "dJ"), ("", "，"), ("", "即"))


def test_wrapping_hangs() -> None:
    lines = wrap((("", "one two three"),), 9, "· ", "  ")
    assert [plain_text(line) for line in lines] == ["· one two", "  three"]
