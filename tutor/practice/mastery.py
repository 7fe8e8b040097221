"""How well a skill is known: from what became of its questions, in order, and from nothing else.

A skill is mastered by three right answers in a row, at once and without help, on two shapes or
more, one of them mixed with another skill. Trouble with one question takes nothing away; trouble
twice in a row, or an answer that had to be shown, does.

The level says which of the skill's shapes comes next (they stand from easy to hard): up by one after
a right answer at once, and once there has been trouble only after two in a row, so that about four
questions in five are right at once; down by one after trouble.
"""

from tutor.practice.skills import SHAPES, find
from tutor.values import value

IN_A_ROW = 3
"""Right answers in a row that show mastery."""

SHAPES_AT_LEAST = 2

BLOCKED = 3
"""First questions of a skill that are asked one after the other; from then on they are mixed with others."""

_CAREFUL = 2
"""Right answers in a row that lead up, once there has been trouble."""


@value
class Outcome:
    """What became of one question.

    Attributes:
        shape: the shape it was asked with; for a lesson's question its id.
        at_once: whether the first answer was right, without help.
        shown: whether the answer was shown.
        at: when, in milliseconds since 1970.
    """

    shape: str
    at_once: bool
    shown: bool = False
    at: int = 0


@value
class Standing:
    """How well one skill is known.

    Attributes:
        skill: the skill.
        outcomes: what became of its questions, the latest last.
        asked: how many there were before these.
        was_mastered: whether it was mastered before these.
        was_level: its level before these.
    """

    skill: str
    outcomes: tuple[Outcome, ...] = ()
    asked: int = 0
    was_mastered: bool = False
    was_level: int = 0

    @property
    def questions(self) -> int:
        """How many questions there were in all."""
        return self.asked + len(self.outcomes)

    def after(self, outcome: Outcome) -> "Standing":
        """Return the standing after one more question."""
        return _replaced(self, (*self.outcomes, outcome))

    @property
    def mastered(self) -> bool:
        """Whether the skill is mastered."""
        mastered, troubled = self.was_mastered, False
        run: list[Outcome] = []
        for outcome in self.outcomes:
            if outcome.at_once:
                run.append(outcome)
                mastered = mastered or _shows_mastery(self.skill, run)
            else:
                run.clear()
                mastered = mastered and not outcome.shown and not troubled
            troubled = not outcome.at_once
        return mastered

    @property
    def level(self) -> int:
        """The place of the shape that comes next."""
        level, run, troubled = self.was_level, 0, False
        highest = len(SHAPES.get(self.skill, ())) - 1
        for outcome in self.outcomes:
            run = run + 1 if outcome.at_once else 0
            troubled = troubled or not outcome.at_once
            if not outcome.at_once:
                level -= 1
            elif run >= (_CAREFUL if troubled else 1):
                level, run = level + 1, 0
            level = max(0, min(level, highest))
        return level

    @property
    def in_trouble(self) -> bool:
        """Whether the last two questions went badly."""
        last = self.outcomes[-2:]
        return len(last) > 1 and not any(outcome.at_once for outcome in last)


def _replaced(standing: Standing, outcomes: tuple[Outcome, ...]) -> Standing:
    return Standing(standing.skill, outcomes, standing.asked, standing.was_mastered, standing.was_level)


def _shows_mastery(skill: str, run: list[Outcome]) -> bool:
    shapes = {outcome.shape for outcome in run}
    mixed = any((row := find(skill, shape)) is not None and row.mixed for shape in shapes)
    return len(run) >= IN_A_ROW and len(shapes) >= SHAPES_AT_LEAST and mixed


# As text, for the store

KEPT = 30
"""Outcomes kept one by one; what came before is kept as a sum."""

_SIGNS = {(True, False): "+", (False, False): "~", (False, True): "-"}
_MEANS = {sign: parts for parts, sign in _SIGNS.items()}


def packed(standing: Standing) -> str:
    """Return a standing as text: `12 1 4|bare+1764072000000|line~1764072060000`."""
    older, newer = standing.outcomes[:-KEPT], standing.outcomes[-KEPT:]
    before = _replaced(standing, older)
    head = f"{before.questions} {int(before.mastered)} {before.level}"
    return "|".join((head, *(f"{each.shape}{_SIGNS[each.at_once, each.shown]}{each.at}" for each in newer)))


def unpacked(skill: str, text: str) -> Standing:
    """Return the standing that a text says; a skill never met for the empty one."""
    if not text:
        return Standing(skill)
    head, *outcomes = text.split("|")
    asked, mastered, level = head.split(" ")
    return Standing(skill, tuple(map(_outcome, outcomes)), int(asked), mastered == "1", int(level))


def _outcome(text: str) -> Outcome:
    digits = len(text) - len(text.rstrip("0123456789"))
    shape, sign, at = text[: -digits - 1], text[-digits - 1], text[-digits:]
    at_once, shown = _MEANS[sign]
    return Outcome(shape, at_once, shown, int(at))
