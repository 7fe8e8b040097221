"""What is kept between sessions: texts changed by one event at a time."""

import pytest

from tutor.course.happened import Happened, Kind
from tutor.practice.cards import DAY
from tutor.practice.choosing import MOST_DUE, Plan, next_question
from tutor.practice.generate import shape_of
from tutor.practice.mastery import Outcome, unpacked
from tutor.practice.remembered import card_after, card_row, mastered, plan, skill_after, skill_row
from tutor.practice.skills import ROWS

START = 1_764_072_000_000

RIGHT = Happened(Kind.RIGHT, block="power:bare:formula:3:3", skill="power", shape="bare")
HELPED = Happened(Kind.RIGHT, block="power:bare:formula:4:3", skill="power", shape="bare", hints=1)
SHOWN = Happened(Kind.SHOWN, block="power:joined:formula:2,3:2", skill="power", shape="joined")


def undone(at: int) -> Happened:
    return Happened(Kind.UNDONE, skill="power", shape="bare", of=at.to_bytes(6) + bytes(10))


def skill_text(*events: tuple[Happened, int]) -> str:
    text = ""
    for what, at in events:
        text, due = skill_after(text, what, at)
        assert not due
    return text


def test_a_skill_remembers_what_became_of_its_questions() -> None:
    text = skill_text((RIGHT, START), (HELPED, START + 1), (SHOWN, START + 2))
    assert unpacked("power", text).outcomes == (
        Outcome("bare", at_once=True, at=START),
        Outcome("bare", at_once=False, at=START + 1),
        Outcome("joined", at_once=False, shown=True, at=START + 2),
    )


def test_a_lessons_question_goes_by_its_id() -> None:
    lesson = Happened(Kind.RIGHT, "powers", "cube", skill="power")
    (outcome,) = unpacked("power", skill_text((lesson, START))).outcomes
    assert outcome.shape == "cube"
    assert card_row(lesson) == "power:bare"


def test_an_answer_taken_back_is_dropped() -> None:
    text = skill_text((RIGHT, START), (RIGHT, START + 5), (undone(START + 5), START + 9))
    assert text == skill_text((RIGHT, START))


def test_a_card_taken_back_is_as_before() -> None:
    first, due = card_after("", RIGHT, START)
    assert due > START
    later, _ = card_after(first, SHOWN, START + DAY)
    assert card_after(later, undone(START + DAY), START + DAY + 9) == (first, due)


@pytest.mark.parametrize(
    ("what", "skill", "card"),
    [
        (RIGHT, "power", "power:bare"),
        (SHOWN, "power", "power:joined"),
        (undone(START), "power", "power:bare"),
        (Happened(Kind.WRONG, skill="power", shape="bare"), "", ""),
        (Happened(Kind.HINT, skill="power", shape="bare"), "", ""),
        (Happened(Kind.OPENED, "powers"), "", ""),
        (Happened(Kind.RIGHT, "powers", "cube"), "", ""),
        (Happened(Kind.RIGHT, "knots", "one", skill="knot"), "knot", ""),
    ],
)
def test_which_rows_an_event_changes(what: Happened, skill: str, card: str) -> None:
    assert skill_row(what) == skill
    assert card_row(what) == card


def test_a_plan_holds_what_is_due_and_sets_the_rest_aside() -> None:
    names = [f"{row.skill}:{row.name}" for row in ROWS[:30]]
    texts = [(name, card_after("", RIGHT, START + number)[0]) for number, name in enumerate(names)]
    made = plan(Plan(seed=1), [("power", skill_text((RIGHT, START))), ("knot", "1 0 0")], texts, START + 3 * DAY)
    assert len(made.due) == MOST_DUE
    assert made.set_aside == 15
    assert [":".join(name) for name in made.due] == names[:MOST_DUE]
    assert [standing.skill for standing in made.standings] == ["power"]
    assert len(made.cards) == 30
    first = next_question(made, ())
    assert first is not None
    assert ":".join(shape_of(first.id)) == names[0]


def test_a_plan_for_some_skills_looks_at_their_cards_only() -> None:
    text, _ = card_after("", RIGHT, START)
    texts = [("power:bare", text), ("chain:under-a-one", text), ("chain:gone", text)]
    made = plan(Plan(("chain",)), [], texts, START + 3 * DAY)
    assert made.due == (("chain", "under-a-one"),)


def test_the_skills_that_are_mastered() -> None:
    known = [unpacked("power", "12 1 4"), unpacked("chain", "12 0 4")]
    assert mastered(known) == ("power",)
