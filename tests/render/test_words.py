"""Formulas in words: every kind of formula, and whole pages without a sign that has to be seen."""

import pytest

from tutor.messages import say
from tutor.notation.reading import Reading, read
from tutor.render.canvas import Mode
from tutor.render.lines import plain_text
from tutor.render.screen import Look, render
from tutor.render.sentences import english, sentence
from tutor.render.speech import Aloud, in_words
from tutor.session import machine
from tutor.session.outputs import Formula, Output, Said
from tutor.session.state import State, Tools

WORDS = [
    ("3w", "3 times w"),
    ("w^2", "w squared"),
    ("w^3", "w cubed"),
    ("w^5", "w to the power 5"),
    ("(w+1)^2", "open bracket, w plus 1, close bracket squared"),
    ("1/w^2", "1 over w squared"),
    ("1/(2w)", "1 over open bracket, 2 times w, close bracket"),
    ("-w", "minus w"),
    ("w - 3", "w minus 3"),
    ("w + 2w - w^2/2", "w plus 2 times w minus open bracket, w squared over 2, close bracket"),
    ("sqrt(w)", "the square root of w"),
    ("sin(2w)", "the sine of open bracket, 2 times w, close bracket"),
    ("2sin(w)", "2 times the sine of w"),
    ("sinh(w)", "sinh of w"),
    ("max(w, 2)", "the max of w and 2"),
    ("pi*e^w", "pi times open bracket, e to the power w, close bracket"),
    ("|w|", "the absolute value of w"),
]


@pytest.mark.parametrize(("formula", "words"), WORDS, ids=[row[0] for row in WORDS])
def test_a_formula_in_words(formula: str, words: str) -> None:
    reading = read(formula)
    assert isinstance(reading, Reading)
    assert sentence(say("{J}", J=reading.tree), Aloud(english)) == words


DOTS = [
    ("dJ/dw = 15·(3w + 1)⁴.", "dJ/dw = 15 times (3w + 1)⁴."),
    ("J = w·exp(w)", "J = w times exp(w)"),
    ("w² · w", "w squared times w"),
    ("dJ/da · da/dw", "dJ/da times da/dw"),
    ("2 · sin(w)", "2 times sin(w)"),
    ("lesson 8 of 16 · Chains", "lesson 8 of 16, Chains"),
    ("mastered · due now", "mastered, due now"),
    ("J(w) = w² · w = 3 · ε = 0.1", "J(w) = w squared, w = 3, epsilon = 0.1"),
    ("· an item", ", an item"),
]


@pytest.mark.parametrize(("text", "words"), DOTS, ids=[row[0] for row in DOTS])
def test_a_dot_is_times_or_a_pause(text: str, words: str) -> None:
    assert in_words(text) == words


def aloud(outputs: tuple[Output, ...]) -> str:
    return "\n".join(plain_text(line) for line in render(outputs, Look(words=True, picture=Mode.BRAILLE)))


def test_a_page_without_signs_that_have_to_be_seen(tools: Tools, opened_square: State) -> None:
    state, outputs = machine.advance(opened_square, "2w", tools)
    text = aloud(outputs)
    for line in ("/plot", "/zoom", "/explore", "/code"):
        state, outputs = machine.advance(state, line, tools)
        text += aloud(outputs)
    assert "J(w) = w squared at w = 3" in text
    assert "epsilon = 1e-1\n    J(w + epsilon) = 9.610000000000001" in text
    assert "10 times closer" in text
    assert not set(text) & set("ε⋅×²³√π−→≈…❯─│⎛⣀")


def test_a_formula_stands_on_one_line_where_lines_are_read_one_by_one() -> None:
    reading = read("1/w^2")
    assert isinstance(reading, Reading)
    shown = render((Formula("J =", reading.tree), Said(say("x"))), Look(linear=True))
    assert [plain_text(line) for line in shown] == ["", "    J = 1/w²", "", "  x"]


@pytest.fixture
def opened_square(lesson) -> State:  # type: ignore[no-untyped-def]  # noqa: ANN001 - a fixture of conftest
    state, _ = machine.go_on(State(lesson("```predict it\nJ: w^2\n```\n```predict last\nJ: w^3\n```")), None)  # type: ignore[arg-type]
    return state
