"""Where a learner stands, on the screen: as a table, with bars and a picture, at any width."""

import pytest

from tutor.messages import say
from tutor.render.lines import cells, plain_text
from tutor.render.screen import Look, one
from tutor.render.sentences import sentence
from tutor.render.standing import LEVELS, bar, in_days, lesson_mark
from tutor.render.theme import THEME
from tutor.session.standing import DayRow, LessonRow, SkillRow, SlipRow, Standing

FULL = Standing(
    (
        LessonRow("nudge-and-slope", "Nudge and slope", 9, 9, 0, begun=True, finished=True),
        LessonRow("powers", "Powers", 10, 4, 2, begun=True),
        LessonRow("sums", "Sums", 8, 0, 0),
    ),
    (
        SkillRow("slope", 9, 0, 1, 0, mastered=True, due=12),
        SkillRow("power", 1, 2, 5, 2, due=0),
        SkillRow("sum", 0, 0, 1, 0),
    ),
    (SlipRow("power-kept", "power", 4, 1), SlipRow("slope-of-constant", "slope", 2, 5)),
    tuple(DayRow(0, answers) for answers in (0, 1, 0, 0, 8, 16)),
    3,
)


def page(standing: Standing, width: int = 80) -> str:
    return "\n".join(plain_text(line).rstrip() for line in one(standing, Look(width=width)))


def test_everything() -> None:
    assert (
        page(FULL)
        == """\
  Lessons
   1  nudge-and-slope  ██████████   9/9  done
   2  powers           ████░░░░░░  4/10  2 to come back to
   3  sums             ░░░░░░░░░░   0/8

  Skills, right at once
  slope  ██████████  9/9  mastered · comes back in 12 days
  power  ██░░░░░░░░  1/5  due now
  sum    ░░░░░░░░░░  0/0

  Slips
  power-kept: 4 times, still about: right at once one time since
  slope-of-constant: 2 times, gone: right at once 5 times since

  Answers a day
   ▁  ▄█
  6 days to today; the highest column is 16 answers.

  3 things are due: `tutor practice` asks them."""
    )


def test_names_in_words_and_counts_in_good_grammar() -> None:
    few = Standing(
        (),
        (SkillRow("power", 1, 0, 0, 0, title=say("powers of w")),),
        (
            SlipRow("POW_NO_COEF", "power", 1, 0, say("dropped the exponent as a factor")),
            SlipRow("GONE", "power", 2, 2),
        ),
        (DayRow(0, 0), DayRow(1, 1)),
        1,
    )
    assert (
        page(few)
        == """\
  Skills, right at once
  powers of w  ██████████  1/1

  Slips
  dropped the exponent as a factor: once, still about: not right at once since
  GONE: 2 times, still about: right at once 2 times since

  Answers a day
   █
  2 days to today; the highest column is one answer.

  One thing is due: `tutor practice` asks it."""
    )


@pytest.mark.parametrize("width", [20, 30, 40, 60, 120])
def test_every_width(width: int) -> None:
    lines = one(FULL, Look(width=width))
    assert all(style in THEME for line in lines for style, _ in line)
    text = " ".join(page(FULL, width).split())
    assert "mastered · comes back in 12 days" in text
    for line in lines:
        assert cells(plain_text(line)) <= max(width, 43), plain_text(line)


def test_nothing_yet_and_parts_alone() -> None:
    assert page(Standing()) == "  Nothing yet: your first answer begins it."
    assert page(Standing(FULL.lessons[2:])) == "  Nothing yet: your first answer begins it."
    assert page(Standing(FULL.lessons[:1])).startswith("  Lessons\n")
    assert page(Standing(skills=FULL.skills[2:])).startswith("  Skills, right at once\n")
    assert page(Standing(slips=FULL.slips)).startswith("  Slips\n")


@pytest.mark.parametrize(
    ("part", "whole", "drawn"),
    [(0, 0, "░" * 10), (0, 9, "░" * 10), (1, 99, "█" + "░" * 9), (5, 10, "█" * 5 + "░" * 5), (98, 99, "█" * 9 + "░"),
     (7, 7, "█" * 10)],
)  # fmt: skip
def test_a_bar(part: int, whole: int, drawn: str) -> None:
    assert bar(part, whole) == drawn


@pytest.mark.parametrize(
    ("days", "says"),
    [(-3, "due now"), (0, "due now"), (1, "comes back tomorrow"), (2, "comes back in 2 days")],
)
def test_when_it_comes_back(days: int, says: str) -> None:
    assert sentence(in_days(days)) == says


def test_a_lesson_in_the_list() -> None:
    assert [lesson_mark(lesson) for lesson in FULL.lessons] == ["9/9  done", "4/10  2 to come back to", ""]
    assert lesson_mark(LessonRow("it", "It", 4, 1, 0, begun=True)) == "1/4"


def test_a_column_for_every_height() -> None:
    assert len(LEVELS) == 9
