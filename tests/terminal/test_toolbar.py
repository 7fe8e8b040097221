"""The live reading below the prompt, the colours of the line, and what Tab completes."""

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from tutor.course.reading import read_lesson
from tutor.notation.names import Alphabet
from tutor.render.theme import THEMES
from tutor.session.settings import BY_NAME
from tutor.session.state import State
from tutor.terminal.colouring import LONGEST, MathColours, coloured
from tutor.terminal.completion import Words
from tutor.terminal.styles import class_of, in_words, style_of
from tutor.terminal.toolbar import live_reading

LESSON, _ = read_lesson("---\nformat: 1\ntitle: t\n---\n```predict it\nJ: w^2\n```", "01-t.md", "01-t.md")


def below(line: str, columns: int = 80, rows: int = 24) -> str:
    """Return what stands below the prompt."""
    assert LESSON is not None
    return "".join(str(part[1]) for part in live_reading(line, State(LESSON), columns, rows))


KEYS = "F1 help · /hint · Ctrl-D leaves"

READINGS = [
    ("", f"  {KEYS}"),
    ("   ", f"  {KEYS}"),
    ("/at 5", f"  {KEYS}"),
    ("3w", f"  read as  3⋅w    {KEYS}"),
    ("1/w^2", f"            1\n  read as  ────    {KEYS}\n            w²"),
    ("e^(w/2)", f"             w\n            ───\n             2\n  read as  e    {KEYS}"),
    ("sqrt(w)", f"             ─\n  read as  ╲│w    {KEYS}"),
    ("3w^", "  … Something is missing after ^."),
    ("(2w", "  … The bracket ( is not closed: ) is missing."),
    ("2 + x", "  The letter here is w, not x.   2 + ▸x"),
    ("w2", '  I can\'t read "w2". Did you mean w^2 or 2w?   ▸w2'),
    ("w\x1b", "  I can't read the character <001B> (U+001B).   w▸<001B>"),
]


@pytest.mark.parametrize(("line", "shown"), READINGS, ids=[repr(line) for line, _ in READINGS])
def test_how_a_line_is_read(line: str, shown: str) -> None:
    assert "\n".join(row.rstrip() for row in below(line).split("\n")) == shown


def test_what_is_too_large_stands_on_one_line_and_what_is_too_long_is_cut() -> None:
    assert below("1/(1/(1/(1/(1/w))))", rows=24).count("\n") == 0
    assert below("1/w^2", rows=6).startswith("  read as  1/w²")
    assert below("w+" * 60 + "w", columns=40).endswith("…")
    assert len(below("w+" * 60 + "w", columns=40)) == 40
    assert below("2 + x", columns=20) == "  The letter here is"
    assert below("", columns=10) == "  F1 help "


def test_after_the_last_question_there_are_only_keys() -> None:
    assert LESSON is not None
    assert KEYS in str(live_reading("2w", State(LESSON, block=1)))


def test_colours_lose_no_character() -> None:
    for line in ("3w^2*sin(w)", "\x1b[2J", "", "w" * (LONGEST + 1), "导w²"):
        assert "".join(str(part[1]) for part in coloured(line)) == line
    fragments = MathColours().lex_document(Document("sin(w)"))(0)
    assert fragments[0] == ("class:input-function", "sin")


def test_every_style_of_a_line_is_in_the_theme() -> None:
    used = {str(part[0]) for line in ("/at 5", "3w^2*sin(w)#", "|π|") for part in coloured(line)}
    used |= (
        {str(part[0]) for line in ("", "3w", "2 + x") for part in live_reading(line, State(LESSON))}
        if LESSON
        else set()
    )
    assert used - {""} <= {f"class:{class_of(style)}" for style in THEMES["dark"]}
    assert len(used) >= 8


def completions(typed: str, *, asked: bool = True) -> list[str]:
    words = Words(lambda: Alphabet("theta", ("x",)))
    event = CompleteEvent(completion_requested=asked)
    return [each.text for each in words.get_completions(Document(typed), event)]


@pytest.mark.parametrize(
    ("typed", "asked", "found"),
    [
        ("/sc", False, ["/scheme"]),
        ("/scheme f", False, ["forward", "five-point"]),
        ("/theme ", False, list(BY_NAME["theme"].choices)),
        ("/nothing x", True, []),
        ("2si", True, ["sin(", "sinh(", "sigmoid(", "sign("]),
        ("arcs", True, ["asin(", "asec(", "asinh(", "asech(", "acsch("]),
        ("2th", True, ["theta", "tanh("]),
        ("2theta", True, []),
        ("2 + ", True, []),
        ("s", False, []),
        ("", True, []),
    ],
)
def test_completion(typed: str, asked: bool, found: list[str]) -> None:  # noqa: FBT001 - a column of the table
    assert completions(typed, asked=asked) == found


def test_every_theme_can_be_said_in_prompt_toolkit_s_words() -> None:
    for name, theme in THEMES.items():
        style = style_of(name)
        for each, parameters in theme.items():
            attributes = style.get_attrs_for_style_str(f"class:{class_of(each)}")
            assert bool(attributes.bold) == ("1" in parameters.split(";")), (name, each)
    assert in_words("36;1") == "fg:ansicyan bold"
