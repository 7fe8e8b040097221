"""Practice in the conversation: pages kept whole, what comes next, `/undo`, and the summary at the end."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pages import page, typed_lines

from tutor.checking.proof import no_prover
from tutor.course.model import Lesson
from tutor.practice.cards import Card, Grade, Review
from tutor.practice.choosing import Plan
from tutor.practice.mastery import Outcome, Standing
from tutor.render.lines import plain_text
from tutor.render.screen import Look, render
from tutor.session import machine
from tutor.session.outputs import Output
from tutor.session.practising import begin, summary
from tutor.session.state import Result, State, Tools
from tutor.values import replace

PAGES = sorted((Path(__file__).parents[1] / "transcripts" / "practice").glob("*.txt"))

_HEADER = re.compile(r"# practice(?P<skills>[a-z -]*), seed (?P<seed>\d+), (?P<count>\d+) questions\n")

NOW = 1_764_072_000_000

SILENT = Tools(no_prover, lambda *_: None, now=lambda: NOW)


@pytest.mark.parametrize("file", PAGES, ids=lambda path: path.stem)
def test_a_session(file: Path, tools: Tools, golden: Callable[[Path, str], None]) -> None:
    kept = file.read_text(encoding="utf-8")
    header = _HEADER.match(kept)
    assert header, "a page begins with: # practice power chain, seed 3, 6 questions"
    plan = Plan(tuple(header["skills"].split()), int(header["count"]), int(header["seed"]))
    lines = typed_lines(kept, header.end())
    look = Look(width=80, colour=False, echo=False)
    golden(file, header[0] + "\n" + page(begin(plan), lines, tools, look))


def test_there_are_pages() -> None:
    assert len(PAGES) >= 3


def text(outputs: tuple[Output, ...]) -> str:
    return "\n".join(plain_text(line) for line in render(outputs, Look(colour=False)))


def play(state: State, *lines: str, tools: Tools = SILENT) -> tuple[State, str]:
    """Type some lines; return where that leads, and what was said to the last."""
    state, outputs = machine.go_on(state, tools)
    for line in lines:
        state, outputs = machine.advance(state, line, tools)
    return state, text(outputs)


LINE = Plan(("slope",), 3, 3)
"""Practice that begins with: the slope of 20⋅w at -2."""


def test_the_next_question_comes_after_an_answer() -> None:
    state, said = play(begin(LINE), "20")
    assert "Question 2 of 3" in said
    assert state.block == 1
    assert [result.at_once for result in state.results] == [True]


def test_the_session_ends_with_a_summary() -> None:
    state, said = play(begin(LINE), "20", "/skip", "/skip")
    assert state.over
    assert "Those were 3 questions, 1 of them right at once." in said
    assert "Comes back tomorrow: slope by nudging" in said


def test_without_a_count_questions_go_on_until_the_time_is_over() -> None:
    plan = Plan(("slope",), 0, 3, until=NOW + 60_000)
    state, said = play(begin(plan), "20")
    assert "Question 2 " in said
    late = Tools(no_prover, lambda *_: None, now=lambda: NOW + 60_000)
    state, outputs = machine.advance(state, "/skip", late)
    assert state.over
    assert "Those were 2 questions" in text(outputs)


def test_a_question_that_is_due_says_that_it_comes_back() -> None:
    known = Standing("power", tuple(Outcome("bare", at_once=True) for _ in range(3)))
    plan = Plan(due=(("power", "bare"),), standings=(known,))
    _, said = play(begin(plan))
    assert "Question 1 of 10 · coming back" in said


def test_a_question_gone_back_to_counts_once() -> None:
    state, _ = play(begin(LINE), "20", "/back", "20")
    assert len(state.results) == 2
    assert state.block == 1
    state, said = play(begin(LINE), "20", "/back", "20", "/skip", "/skip")
    assert state.over
    assert "Those were 3 questions, 1 of them right at once." in said


# /undo


def test_a_wrong_answer_taken_back_does_not_count() -> None:
    state, said = play(begin(LINE), "6", "/undo")
    assert state.tries == 0
    assert "Taken back: that answer doesn't count." in said
    state, _ = play(begin(LINE), "6", "/undo", "20")
    assert state.results[0].at_once


def test_an_answer_taken_back_is_asked_for_once_more() -> None:
    first, _ = play(begin(LINE))
    state, said = play(begin(LINE), "20", "/undo")
    assert state.question == first.question
    assert state.results == ()
    assert "Here it is once more." in said
    assert "20⋅w" in said
    again, _ = play(begin(LINE), "20", "/undo", "20")
    once, _ = play(begin(LINE), "20")
    assert again.question == once.question


def test_what_came_before_an_answer_stands_when_it_is_taken_back() -> None:
    state, _ = play(begin(LINE), "6", "7", "/hint", "20", "/undo")
    assert (state.tries, state.hints) == (2, 1)
    state, _ = play(begin(LINE), "6", "7", "/hint", "20", "/undo", "20")
    assert (state.results[0].tries, state.results[0].hints) == (2, 1)
    assert not state.results[0].at_once


def test_two_answers_can_be_taken_back() -> None:
    state, _ = play(begin(LINE), "20", "13", "/undo", "/undo")
    assert state.results == ()
    assert state.block == 0


def test_a_question_of_her_own_leaves_the_answer_before_it_alone() -> None:
    state, said = play(begin(LINE), "20", "/try w^2 at 3", "/undo")
    assert "There is no answer to take back." in said
    assert len(state.results) == 1


def test_nothing_is_there_to_take_back_at_first() -> None:
    state, said = play(begin(LINE), "/undo")
    assert "There is no answer to take back." in said
    assert state.question is not None


def test_an_answer_that_was_shown_is_not_taken_back() -> None:
    state, said = play(begin(LINE), "/skip", "/undo")
    assert len(state.results) == 1
    assert "can't be unseen" in said


def test_undo_in_a_lesson(lesson: Callable[[str], Lesson]) -> None:
    made = lesson("```value one\nJ: 3*w\nat: 2\n```\n\nWords.\n\n```value two\nJ: 5*w\nat: 2\n```")
    state, said = play(State(made), "3", "/undo")
    assert state.question == made.blocks[0]
    assert "3⋅w" in said
    gone = State(made, results=(Result("was-here-once"),))
    _, said = play(gone, "/undo")
    assert "That question is gone." in said


# The summary


def results(*said: str) -> tuple[Result, ...]:
    """Make results from `power:bare 0 0`: tries and hints, or `shown`."""
    made = []
    for number, one in enumerate(said):
        shape, *how = one.split(" ")
        name = f"{shape}:formula:{number}:3"
        made.append(Result(name, shown=True) if how == ["shown"] else Result(name, int(how[0]), int(how[1])))
    return tuple(made)


def summed(plan: Plan, *said: str) -> str:
    state, _ = play(begin(plan))
    return text(summary(State(state.lesson, practice=plan, results=results(*said)), SILENT))


SUMMARIES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("power:bare 0 0",), "That was one question."),
    (("power:bare 0 0", "power:letter 0 0"), "Those were 2 questions, all right at once."),
    (("power:bare 1 0", "power:letter 0 1"), "Those were 2 questions.\n"),
    (("power:bare 1 0", "power:letter 0 0"), "Those were 2 questions, 1 of them right at once."),
    (("power:bare 1 0",), "Comparing your answer with the nudge led you to the right one, without a hint."),
    (("power:bare shown", "power:bare 0 0"), "Shown once, and then right with other numbers: powers of w."),
    (("power:joined 0 0", "sum:parts 0 0"), "2 answers were right at once where two rules meet."),
    (("power:bare 0 0", "power:letter 0 0", "power:joined 0 0"), "Mastered: powers of w. Three in a row"),
    (("power:bare 0 0", "sum:parts 0 0"), "Comes back in 2 days: powers of w, sums, term by term"),
    (("power:bare 1 0", "sum:parts 0 0"), "Comes back tomorrow: powers of w\n\n  Comes back in 2 days: sums"),
)


@pytest.mark.parametrize(("said", "holds"), SUMMARIES)
def test_the_summary(said: tuple[str, ...], holds: str) -> None:
    assert holds in summed(Plan(), *said) + "\n"


def test_a_card_that_went_well_before_comes_back_later() -> None:
    card = Card((Review(NOW - 11 * 86_400_000, Grade.GOOD), Review(NOW - 9 * 86_400_000, Grade.GOOD)))
    plan = Plan(cards=(("power", "bare", card),), set_aside=4)
    said = summed(plan, "power:bare 0 0")
    assert "Comes back in 42 days: powers of w" in said or "Comes back in 4" in said
    assert "4 more could come back today. They can wait." in said


def test_what_was_mastered_before_is_not_told_again() -> None:
    known = Standing("power", was_mastered=True)
    said = summed(Plan(standings=(known,)), "power:bare 0 0", "power:letter 0 0", "power:joined 0 0")
    assert "Mastered" not in said


def test_without_a_clock_what_comes_back_is_told_all_the_same() -> None:
    state, _ = play(begin(LINE), "20")
    assert "Comes back in 2 days" in text(summary(state, Tools(no_prover, lambda *_: None)))


def test_nothing_done_is_nothing_to_sum_up() -> None:
    assert summary(play(begin(LINE))[0], SILENT) == ()
    assert summary(State(Lesson("", "", (), (), (), "")), SILENT) == ()


# What counts


@pytest.mark.parametrize(("answer", "tries"), [("6", 0), ("9", 1), ("3w", 1)])
def test_the_right_slope_in_place_of_the_formula_costs_nothing(
    answer: str, tries: int, lesson: Callable[[str], Lesson]
) -> None:
    made = lesson("```predict square\nJ: w^2\nat: 3\neps: 1e-3\n```")
    state, _ = play(State(made), answer)
    assert state.tries == tries
    done, _ = play(State(made), answer, "2w")
    assert done.results[0].at_once == (tries == 0)


def test_a_lesson_of_several_skills_keeps_each_answer_under_its_own(lesson: Callable[[str], Lesson]) -> None:
    made = replace(lesson("```value one\nJ: 5*w^3\nat: 2\n```"), teaches=("constant", "constant-multiple"))
    state, _ = play(State(made), "60")
    assert [what.skill for what in state.happened] == ["constant-multiple"]
