"""Which question comes next: what is due, what is new, what went wrong, in an order that teaches.

A plan is fixed when practice begins. The next question follows from the plan and from what became of
the questions before it, so a session needs no memory of its own: taking an answer back is leaving
out its result.

First what is due comes back, longest overdue first. The first questions of a new skill stand
together; then skills are mixed, and every third question is one of a skill known already. What had
to be shown comes once more after two others, with new numbers.
"""

from tutor.course.model import Question
from tutor.practice.cards import Card
from tutor.practice.generate import asks_formulas, kinds, numbers_of, question, shape_of
from tutor.practice.mastery import BLOCKED, Outcome, Standing
from tutor.practice.shape import GAP, MISTAKE, SIGN, SIZE, Row
from tutor.practice.skills import SHAPES, SKILLS, find
from tutor.values import value

MOST_DUE = 15
"""Cards that come back in one session; the rest can wait."""

AGAIN_AFTER = 2
"""Questions between an answer that was shown and another of its kind."""

_REVIEW_EVERY = 3
_MISTAKE_EVERY = 5


@value
class Plan:
    """A session of practice.

    Attributes:
        skills: the skills asked for; empty for what is due and what comes next.
        count: how many questions, 0 for no end.
        seed: what the numbers are drawn from.
        due: skill and shape of the cards that are due, the longest overdue first.
        standings: how well the skills met so far are known.
        cards: the cards there are: skill, shape, card.
        set_aside: how many more cards are due.
        until: when no new question is begun, in milliseconds since 1970; 0 for never.
    """

    skills: tuple[str, ...] = ()
    count: int = 10
    seed: int = 0
    due: tuple[tuple[str, str], ...] = ()
    standings: tuple[Standing, ...] = ()
    cards: tuple[tuple[str, str, Card], ...] = ()
    set_aside: int = 0
    until: int = 0


@value
class Ended:
    """What became of a question of the session.

    Attributes:
        id: the question's.
        at_once: whether the first answer was right, without help.
        shown: whether the answer was shown.
    """

    id: str
    at_once: bool
    shown: bool = False


def next_question(plan: Plan, ended: tuple[Ended, ...]) -> Question | None:
    """Return the question that comes after the ones that have ended, None when the session is over."""
    if plan.count and len(ended) >= plan.count:
        return None
    known = standings(plan, ended)
    row = _next(plan, ended, known)
    return _fresh(plan, ended, row, _kind(row, known.get(row.skill, Standing(row.skill))))


def standings(plan: Plan, ended: tuple[Ended, ...]) -> dict[str, Standing]:
    """Return how well each skill is known after the questions that have ended."""
    known = {standing.skill: standing for standing in plan.standings}
    for each in ended:
        skill, shape = shape_of(each.id)
        known[skill] = known.get(skill, Standing(skill)).after(Outcome(shape, each.at_once, each.shown))
    return known


def _fresh(plan: Plan, ended: tuple[Ended, ...], row: Row, kind: str) -> Question:
    """Return a question with other numbers than the one before it, and none that was asked already."""
    asked = {each.id for each in ended}
    before = numbers_of(ended[-1].id) if ended else ()
    number = _drawn(plan.seed, row.skill, row.name) + len(ended)
    made = (question(row.skill, row.name, number + other, kind) for other in range(_TRIES))
    fresh = (each for each in made if each.id not in asked and numbers_of(each.id) != before)
    return next(fresh, None) or question(row.skill, row.name, number, kind)


_TRIES = 40


def _drawn(seed: int, *words: str) -> int:
    """Return a number that looks like chance, the same for the same seed and words (FNV-1a)."""
    mixed = 0xCBF29CE484222325
    for byte in ":".join((str(seed), *words)).encode():
        mixed = (mixed ^ byte) * 0x100000001B3 % (1 << 64)
    return mixed >> 20


# Which skill, and which of its shapes


def _next(plan: Plan, ended: tuple[Ended, ...], known: dict[str, Standing]) -> Row:
    """Return the shape that comes next."""
    block = _unfinished_block(plan, ended, known)
    met = {shape_of(each.id) for each in ended}
    due = [row for card in plan.due if card not in met and (row := find(*card)) is not None]
    if (again := _again(ended)) is not None:
        return again
    if block is None and due:
        return due[0]
    skill = block or _mixed_in(plan, ended, known)
    return _row(known.get(skill, Standing(skill)))


def _again(ended: tuple[Ended, ...]) -> Row | None:
    """Return the shape of an answer that was shown, once enough others have come in between."""
    if len(ended) <= AGAIN_AFTER or not ended[-1 - AGAIN_AFTER].shown:
        return None
    card = shape_of(ended[-1 - AGAIN_AFTER].id)
    since = [shape_of(each.id) for each in ended[-AGAIN_AFTER:]]
    return None if card in since else find(*card)


def _unfinished_block(plan: Plan, ended: tuple[Ended, ...], known: dict[str, Standing]) -> str | None:
    """Return the skill of the last question while it is new: its first questions stand together."""
    if not ended:
        return None
    skill, _ = shape_of(ended[-1].id)
    begun_here = not any(standing.skill == skill and standing.questions for standing in plan.standings)
    return skill if begun_here and known[skill].questions < BLOCKED else None


def _mixed_in(plan: Plan, ended: tuple[Ended, ...], known: dict[str, Standing]) -> str:
    """Return the skill that is practised next when none has to be."""
    if plan.skills:
        return _least_lately(plan.skills, ended)
    learning, familiar = _learning(known), [name for name, standing in known.items() if standing.mastered]
    if familiar and len(ended) % _REVIEW_EVERY == _REVIEW_EVERY - 1:
        return _least_lately(tuple(familiar), ended)
    return _least_lately(learning or tuple(familiar), ended)


def _learning(known: dict[str, Standing]) -> tuple[str, ...]:
    """Return the skills that are being learnt: those begun and not mastered; if few, the next ones too."""
    begun = [skill.name for skill in SKILLS if skill.name in known and not known[skill.name].mastered]
    ready = [skill.name for skill in SKILLS if skill.name not in known and all(other in known for other in skill.after)]
    return tuple(begun + ready[: max(0, _AT_A_TIME - len(begun))])


_AT_A_TIME = 3
"""Skills that are learnt side by side."""


def _least_lately(skills: tuple[str, ...], ended: tuple[Ended, ...]) -> str:
    """Return the skill whose last question lies furthest back; the first of those that had none."""
    last = {shape_of(each.id)[0]: place for place, each in enumerate(ended)}
    return min(skills, key=lambda skill: last.get(skill, -1))


def _row(standing: Standing) -> Row:
    """Return the shape that comes next: at the skill's level, or one a little easier that lies longer back."""
    rows = SHAPES[standing.skill]
    level = standing.level
    if standing.in_trouble:
        return rows[level]
    near = rows[max(0, level - 2) : level + 1]
    lately = [outcome.shape for outcome in standing.outcomes[-len(near) :]]
    fresh = [row for row in reversed(near) if row.name not in lately]
    return fresh[0] if fresh else rows[level]


def _kind(row: Row, standing: Standing) -> str:
    """Return what is asked: which way it goes when the skill is new, a gap when in trouble, else the slope.

    The third question of a skill, and every fifth one after it, shows a mistake that is to be found.
    """
    offered = kinds(row)
    if not standing.questions and SIGN in offered:
        return SIGN
    if standing.in_trouble and asks_formulas(row):
        return GAP
    if standing.questions % _MISTAKE_EVERY == BLOCKED - 1 and asks_formulas(row):
        return MISTAKE
    whole = [kind for kind in offered if kind not in (SIGN, SIZE)]
    return whole[standing.questions % len(whole)]
