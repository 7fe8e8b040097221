"""What is kept of practice between sessions: how well each skill is known, and the cards, as texts.

Each is changed by one event at a time, by functions that know nothing but the text before and the
event; so the texts can be made again from the events at any time. An event that takes an answer
back drops the outcome of its moment.
"""

from collections.abc import Iterable

from tutor.course.happened import Happened, Kind
from tutor.practice import cards, mastery
from tutor.practice.cards import Card, Review, due_first, grade
from tutor.practice.choosing import MOST_DUE, Plan
from tutor.practice.mastery import Outcome, Standing
from tutor.practice.skills import SHAPES, SKILL_BY_NAME, find
from tutor.values import replace

_MOMENT = 6
"""Bytes of an event's id that are its moment."""


def skill_row(what: Happened) -> str:
    """Return the skill an event tells about, empty for none."""
    return what.skill if what.answered or what.kind is Kind.UNDONE else ""


def skill_after(text: str, what: Happened, at: int) -> tuple[str, int]:
    """Return how well a skill is known after an event, as text; a skill by itself is never due."""
    standing = mastery.unpacked(what.skill, text)
    if what.kind is Kind.UNDONE:
        gone = _moment_of(what.of)
        kept = tuple(outcome for outcome in standing.outcomes if outcome.at != gone)
        return mastery.packed(replace(standing, outcomes=kept)), 0
    outcome = Outcome(what.shape or what.block, what.unaided, what.kind is Kind.SHOWN, at)
    return mastery.packed(standing.after(outcome)), 0


def card_row(what: Happened) -> str:
    """Return the name of the card an event reviews, empty for none; a lesson's question reviews the plainest shape."""
    if not skill_row(what) or what.skill not in SHAPES:
        return ""
    return f"{what.skill}:{what.shape or SHAPES[what.skill][0].name}"


def card_after(text: str, what: Happened, at: int) -> tuple[str, int]:
    """Return a card after an event, as text, and when it is due."""
    card = cards.unpacked(text)
    if what.kind is Kind.UNDONE:
        gone = _moment_of(what.of)
        card = Card(tuple(review for review in card.reviews if review.at != gone), card.before)
    else:
        card = card.after(Review(at, grade(at_once=what.unaided, shown=what.kind is Kind.SHOWN)))
    return cards.packed(card), card.due


def _moment_of(event: bytes) -> int:
    return int.from_bytes(event[:_MOMENT])


def plan(kept: Plan, standings: Iterable[tuple[str, str]], card_texts: Iterable[tuple[str, str]], now: int) -> Plan:
    """Return a plan with what is remembered put in.

    Args:
        kept: the plan as asked for: skills, count, seed.
        standings: skill and text of each skill met.
        card_texts: name and text of each card.
        now: the time.
    """
    known = tuple(mastery.unpacked(skill, text) for skill, text in standings if skill in SKILL_BY_NAME)
    read = {name: cards.unpacked(text) for name, text in card_texts}
    there = {name: card for name, card in read.items() if _is_asked(name, kept.skills)}
    late = due_first(((name, card.due) for name, card in there.items()), now, len(there))
    return replace(
        kept, standings=known, due=tuple(_parts(name) for name in late[:MOST_DUE]), set_aside=len(late[MOST_DUE:]),
        cards=tuple((*_parts(name), card) for name, card in there.items()),
    )  # fmt: skip


def _is_asked(name: str, skills: tuple[str, ...]) -> bool:
    skill, shape = _parts(name)
    return find(skill, shape) is not None and (not skills or skill in skills)


def _parts(name: str) -> tuple[str, str]:
    skill, _, shape = name.partition(":")
    return skill, shape


def mastered(standings: Iterable[Standing]) -> tuple[str, ...]:
    """Return the names of the skills that are mastered."""
    return tuple(standing.skill for standing in standings if standing.mastered)
