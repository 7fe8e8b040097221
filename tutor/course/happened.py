"""What a learner did, as a value: what a turn of the conversation leaves behind to be kept.

The conversation makes these without knowing the time or the disk; the store gives each an id and a
moment and keeps it. What is known about a learner (where she is, which skills she has mastered,
what is due) is worked out from them, in order, and from nothing else.
"""

from enum import StrEnum

from tutor.values import value

AGAIN = "again"
"""The note of a lesson that is begun over again."""


class Kind(StrEnum):
    """What happened."""

    OPENED = "opened"
    """A lesson was opened, or another question was gone to."""
    RIGHT = "right"
    WRONG = "wrong"
    HINT = "hint"
    """A rung of the hint ladder was opened."""
    SHOWN = "shown"
    """The answer was given up on, and shown."""
    UNDONE = "undone"
    """An earlier event is taken back: `of` is its id."""


@value
class Happened:
    """One thing that happened.

    Attributes:
        kind: what it was.
        lesson: the lesson's id, `pack:lesson` for one from elsewhere; empty in practice.
        block: the question's id.
        skill: the skill the question is about.
        shape: the shape of function it was asked with.
        asked: the question in the lines of a lesson script: `J: w^2`, `at: 3`.
        line: what was typed.
        slip: the mal-rule that explains a wrong answer.
        tries: wrong answers to the question before this one.
        hints: rungs that were open.
        next: the question at hand afterwards; empty when the lesson is over, None when it is the same one.
        of: the id of the event that is taken back.
        note: what else the room that made it wants to find again, in its own words.
    """

    kind: Kind
    lesson: str = ""
    block: str = ""
    skill: str = ""
    shape: str = ""
    asked: str = ""
    line: str = ""
    slip: str = ""
    tries: int = 0
    hints: int = 0
    next: str | None = None
    of: bytes = b""
    note: str = ""

    @property
    def unaided(self) -> bool:
        """Whether it is a right answer at the first try and without a hint."""
        return self.kind is Kind.RIGHT and not self.tries and not self.hints

    @property
    def answered(self) -> bool:
        """Whether it ended a question."""
        return self.kind in (Kind.RIGHT, Kind.SHOWN)
