"""Mastery: three in a row, at once and without help, on two shapes, one of them mixed."""

import pytest

from tutor.practice.mastery import KEPT, Outcome, Standing, packed, unpacked
from tutor.practice.skills import SHAPES

PLAIN, OTHER = "bare", "letter"
MIXED, MIXED_TOO = "joined", "with-term"


def standing(*said: str) -> Standing:
    """Make a standing in `power` from outcomes: `bare+` was right at once, `bare~` helped, `bare-` shown."""
    known = Standing("power")
    for number, text in enumerate(said):
        known = known.after(Outcome(text[:-1], text[-1] == "+", text[-1] == "-", number))
    return known


CASES: tuple[tuple[tuple[str, ...], bool], ...] = (
    ((), False),
    ((PLAIN + "+", MIXED + "+"), False),
    ((PLAIN + "+", PLAIN + "+", MIXED + "+"), True),
    ((PLAIN + "+", OTHER + "+", PLAIN + "+"), False),  # none of them mixed
    ((MIXED + "+", MIXED + "+", MIXED + "+"), False),  # one shape
    ((MIXED + "+", MIXED_TOO + "+", MIXED + "+"), True),
    ((PLAIN + "+", MIXED + "~", PLAIN + "+"), False),  # one with help
    ((PLAIN + "~", PLAIN + "+", MIXED + "+", PLAIN + "+"), True),
    ((PLAIN + "+", MIXED + "+", "cube+"), True),  # a lesson's question counts, but is not mixed
    (("cube+", "left+", "right+"), False),
    ((PLAIN + "+", MIXED + "+", PLAIN + "+", PLAIN + "~"), True),  # one trouble takes nothing away
    ((PLAIN + "+", MIXED + "+", PLAIN + "+", PLAIN + "~", PLAIN + "~"), False),
    ((PLAIN + "+", MIXED + "+", PLAIN + "+", PLAIN + "-"), False),
    ((PLAIN + "+", MIXED + "+", PLAIN + "+", PLAIN + "~", PLAIN + "+", PLAIN + "~"), True),
)


@pytest.mark.parametrize(("said", "mastered"), CASES)
def test_mastery(said: tuple[str, ...], mastered: bool) -> None:  # noqa: FBT001 - a column of the table
    assert standing(*said).mastered is mastered


LEVELS: tuple[tuple[tuple[str, ...], int], ...] = (
    ((), 0),
    ((PLAIN + "+",), 1),
    ((PLAIN + "+", PLAIN + "+"), 2),
    ((PLAIN + "~",), 0),
    ((PLAIN + "+", PLAIN + "+", PLAIN + "~"), 1),
    ((PLAIN + "~", PLAIN + "+"), 0),  # once there was trouble, up after two in a row only
    ((PLAIN + "~", PLAIN + "+", PLAIN + "+"), 1),
    ((PLAIN + "~", PLAIN + "+", PLAIN + "+", PLAIN + "+"), 1),
    ((PLAIN + "+",) * 20, len(SHAPES["power"]) - 1),
)


@pytest.mark.parametrize(("said", "level"), LEVELS)
def test_the_level(said: tuple[str, ...], level: int) -> None:
    assert standing(*said).level == level


def test_trouble_is_two_in_a_row() -> None:
    assert not standing(PLAIN + "~").in_trouble
    assert not standing(PLAIN + "~", PLAIN + "+").in_trouble
    assert standing(PLAIN + "+", PLAIN + "~", PLAIN + "-").in_trouble


def test_a_standing_is_kept_as_text() -> None:
    known = standing(PLAIN + "+", "a-lessons-question-2~", MIXED + "-")
    assert packed(known) == "0 0 0|bare+0|a-lessons-question-2~1|joined-2"
    assert unpacked("power", packed(known)) == known
    assert unpacked("power", "") == Standing("power")


def test_long_ago_is_kept_as_a_sum() -> None:
    """What is dropped changes nothing: the same mastery, level and number of questions."""
    known, kept = Standing("power"), Standing("power")
    signs = "++~+++-++++~~++" * 4
    for number, sign in enumerate(signs):
        shape = (PLAIN, MIXED, OTHER)[number % 3]
        outcome = Outcome(shape, sign == "+", sign == "-", number)
        known, kept = known.after(outcome), unpacked("power", packed(kept.after(outcome)))
        assert kept.mastered == known.mastered
        assert kept.questions == known.questions
    assert len(kept.outcomes) == KEPT
    assert len(packed(kept)) < 600


def test_a_skill_without_shapes_has_no_level_above_the_first() -> None:
    assert Standing("a-skill-of-another-pack").after(Outcome("x", at_once=True)).level == 0
