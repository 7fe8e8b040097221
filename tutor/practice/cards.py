"""What comes back when: one card a skill and shape, by the FSRS algorithm (Ye and others, 2022).

A card is the log of its reviews; when it is due is worked out from them. A review's grade is what
happened, never a question to the learner: right at once is good, right later or after a hint is
hard, an answer that had to be shown is forgotten.

Moments are milliseconds since 1970 and are handed in; nothing here looks at a clock.
"""

from collections.abc import Iterable
from enum import IntEnum
from functools import cache, lru_cache
from typing import Any

from tutor.values import value

DAY = 86_400_000
"""Milliseconds of a day."""

EARLY = DAY // 3
"""So much earlier a card is due: who practises in the evening may do so in the morning two days later."""


class Grade(IntEnum):
    """How a review went, in FSRS's numbers."""

    FORGOTTEN = 1
    """The answer was shown."""
    HARD = 2
    """Right, but not at once, or with help."""
    GOOD = 3
    """Right at once."""


def grade(*, at_once: bool, shown: bool) -> Grade:
    """Return how a question went."""
    if shown:
        return Grade.FORGOTTEN
    return Grade.GOOD if at_once else Grade.HARD


@value
class Review:
    """One review: when, and how it went."""

    at: int
    grade: Grade


@value
class Card:
    """A card: its reviews in order, and what was left of those before them.

    `before` is FSRS's own account: stability, difficulty, last review and due date, empty for none.
    """

    reviews: tuple[Review, ...] = ()
    before: tuple[float, ...] = ()

    def after(self, review: Review) -> "Card":
        """Return the card after one more review."""
        return Card((*self.reviews, review), self.before)

    @property
    def due(self) -> int:
        """When it comes back; 0 for a card that was never reviewed."""
        account = _account(self.before, self.reviews)
        return int(account[3]) - EARLY if account else 0


def due_first(cards: Iterable[tuple[str, int]], now: int, most: int) -> tuple[str, ...]:
    """Return the names of the cards that are due, longest overdue first, and not more than `most`."""
    late = sorted((due, name) for name, due in cards if 0 < due <= now)
    return tuple(name for _, name in late[:most])


def _account(before: tuple[float, ...], reviews: Iterable[Review]) -> tuple[float, ...]:
    """Return stability, difficulty, last review and due date after some reviews."""
    account = before
    for review in reviews:
        account = _reviewed(account, review)
    return account


@lru_cache(maxsize=1000)
def _reviewed(account: tuple[float, ...], review: Review) -> tuple[float, ...]:
    """Return what FSRS makes of one review."""
    fsrs = _fsrs()
    moment = _moment(max(review.at, int(account[2])) if account else review.at)
    card = fsrs.Card(card_id=0, due=moment)
    if account:
        stability, difficulty, last, due = account
        card = fsrs.Card(0, fsrs.State.Review, None, stability, difficulty, _moment(int(due)), _moment(int(last)))
    card, _ = _scheduler().review_card(card, fsrs.Rating(int(review.grade)), moment)
    return (card.stability, card.difficulty, _milliseconds(moment), _milliseconds(card.due))


def _fsrs() -> Any:
    import fsrs  # noqa: PLC0415 - 20 ms, and needed with the first answer only

    return fsrs


@cache
def _scheduler() -> Any:
    """Return the scheduler: whole days only, no dice."""
    return _fsrs().Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=365, enable_fuzzing=False)


def _moment(milliseconds: int) -> Any:
    from datetime import UTC, datetime  # noqa: PLC0415 - FSRS speaks in these; no clock is asked

    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def _milliseconds(moment: Any) -> int:
    seconds: float = moment.timestamp()
    return round(seconds * 1000)


# As text, for the store

KEPT = 20
"""Reviews kept one by one."""


def packed(card: Card) -> str:
    """Return a card as text: what was left of older reviews, and the newer ones as `moment:grade`."""
    older, newer = card.reviews[:-KEPT], card.reviews[-KEPT:]
    before = _account(card.before, older)
    head = " ".join(repr(part) for part in before)
    return "|".join((head, *(f"{review.at}:{int(review.grade)}" for review in newer)))


def unpacked(text: str) -> Card:
    """Return the card that a text says; a new one for the empty text."""
    if not text:
        return Card()
    head, *reviews = text.split("|")
    parts = (review.split(":") for review in reviews)
    return Card(
        tuple(Review(int(at), Grade(int(how))) for at, how in parts), tuple(float(part) for part in head.split())
    )
