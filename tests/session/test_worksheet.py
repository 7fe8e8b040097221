"""A worksheet: questions, and their answers at the end, as a page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.calculus.numbers import Point
from tutor.checking.proof import no_prover
from tutor.course.model import Fill, Lesson, Value
from tutor.notation.tree import Call, Letter, Number
from tutor.practice.choosing import Plan, next_question
from tutor.practice.generate import question
from tutor.practice.shape import GAP
from tutor.render.lines import plain_text
from tutor.render.screen import Look, render
from tutor.session import questions, worksheet
from tutor.session.outputs import Output, Said
from tutor.session.state import Tools
from tutor.values import replace

SILENT = Tools(no_prover, lambda *_: None)

PAGE = Path(__file__).parents[1] / "transcripts" / "practice" / "worksheet.page"


def text(outputs: tuple[Output, ...]) -> str:
    return "\n".join(plain_text(line).rstrip() for line in render(outputs, Look(colour=False))) + "\n"


def test_the_page(golden: Callable[[Path, str], None]) -> None:
    golden(PAGE, text(worksheet.worksheet(Plan(("chain", "loss", "step-size"), 12, seed=7), SILENT)))


def test_the_questions_are_those_of_a_session_that_goes_well() -> None:
    plan = Plan(("power",), 1, seed=7)
    first = next_question(plan, ())
    assert first is not None
    outputs = worksheet.worksheet(plan, SILENT)
    assert outputs[1:-2] == questions.put(first)


def test_a_gap_is_answered_with_what_belongs_there(monkeypatch: pytest.MonkeyPatch) -> None:
    made = question("chain", "line-squared", 4, GAP)
    assert isinstance(made, Fill)
    monkeypatch.setattr(worksheet, "next_question", lambda _, ended: None if ended else made)
    *_, last = worksheet.worksheet(Plan(), SILENT)
    assert isinstance(last, Said)
    assert text((last,)).strip() == "1. 5"


def test_where_there_is_no_answer_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    made = question("activation", "relu-of-line", 4, "number")
    assert isinstance(made, Value)
    assert made.function is not None
    kink = Point("0", Number("0"), 0.0)
    made = replace(made, function=replace(made.function, tree=Call("abs", (Letter("w"),))), at=kink)
    monkeypatch.setattr(worksheet, "next_question", lambda _, ended: None if ended else made)
    *_, last = worksheet.worksheet(Plan(), SILENT)
    assert text((last,)).strip() == "1. none"


def test_an_authors_mistake_is_answered_with_the_right_formula(
    monkeypatch: pytest.MonkeyPatch, lesson: Callable[[str], Lesson]
) -> None:
    (made,) = lesson("```mistake one\nJ: w^3\nline: dJ/dw = 3*w^3\n```").blocks
    monkeypatch.setattr(worksheet, "next_question", lambda _, ended: None if ended else made)
    *_, last = worksheet.worksheet(Plan(), SILENT)
    assert text((last,)).strip() == "1. 3⋅w²"
