"""Cards: when a shape comes back, from the log of its reviews."""

import pytest

from tutor.practice.cards import DAY, EARLY, KEPT, Card, Grade, Review, due_first, grade, packed, unpacked

START = 1_764_072_000_000


def days(*grades: int) -> list[int]:
    """Return after how many days a card comes back, each review on the day it is due."""
    card, now, waits = Card(), START, []
    for how in grades:
        card = card.after(Review(now, Grade(how)))
        waits.append(round((card.due + EARLY - now) / DAY))
        now = card.due + EARLY
    return waits


@pytest.mark.parametrize(
    ("grades", "waits"),
    [
        ((3,), [2]),
        ((2,), [1]),
        ((1,), [1]),
        ((3, 3, 3), [2, 11, 46]),
        ((3, 3, 1), [2, 11, 2]),
        ((3, 3, 2), [2, 11, 32]),
    ],
)
def test_when_a_card_comes_back(grades: tuple[int, ...], waits: list[int]) -> None:
    assert days(*grades) == waits


def test_a_card_is_never_put_off_beyond_a_year() -> None:
    assert max(days(*[3] * 12)) == 365


@pytest.mark.parametrize(
    ("at_once", "shown", "how"),
    [(True, False, Grade.GOOD), (False, False, Grade.HARD), (False, True, Grade.FORGOTTEN)],
)
def test_the_grade_is_what_happened(at_once: bool, shown: bool, how: Grade) -> None:  # noqa: FBT001 - columns of the table
    assert grade(at_once=at_once, shown=shown) is how


def test_a_new_card_is_not_due() -> None:
    assert Card().due == 0
    assert due_first([("new", Card().due)], START, 15) == ()


def test_who_practises_in_the_evening_may_come_back_in_the_morning() -> None:
    evening = Card().after(Review(START, Grade.GOOD))
    assert due_first([("a", evening.due)], START + 2 * DAY - DAY // 3, 15) == ("a",)
    assert due_first([("a", evening.due)], START + DAY, 15) == ()


def test_the_longest_overdue_comes_first_and_the_rest_waits() -> None:
    cards = [(f"card-{number}", START - number * DAY) for number in range(20)]
    first = due_first(cards, START, 15)
    assert len(first) == 15
    assert first[0] == "card-19"


def test_a_clock_that_went_back_does_no_harm() -> None:
    card = Card().after(Review(START, Grade.GOOD)).after(Review(START - 5 * DAY, Grade.GOOD))
    assert card.due > START


def test_a_card_is_its_log() -> None:
    card = Card().after(Review(START, Grade.GOOD)).after(Review(START + 2 * DAY, Grade.HARD))
    assert packed(card) == f"|{START}:3|{START + 2 * DAY}:2"
    assert unpacked(packed(card)) == card
    assert unpacked("") == Card()


def test_older_reviews_are_kept_as_what_is_left_of_them() -> None:
    whole = kept = Card()
    now = START
    for number in range(50):
        review = Review(now, Grade.GOOD if number % 4 else Grade.FORGOTTEN)
        whole, kept = whole.after(review), unpacked(packed(kept.after(review)))
        assert kept.due == whole.due
        now = whole.due
    assert len(kept.reviews) == KEPT
    assert len(packed(kept)) < 500
