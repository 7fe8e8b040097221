"""Where a learner stands, as a value: lessons, skills, slips, days. `/progress` and `tutor progress` show it."""

from tutor.messages import Message
from tutor.values import value

GONE = 3
"""Right answers at once after which a slip counts as gone."""


@value
class LessonRow:
    """A lesson: how many of its questions are done, and how many answers shown; whether it was opened, and ended."""

    id: str
    title: str
    questions: int
    done: int
    shown: int
    begun: bool = False
    finished: bool = False


@value
class SkillRow:
    """A skill: answers right at once, right later, wrong, shown; whether it is mastered; days until it is due.

    `due` is None where nothing will come back, and not above 0 where something is due already.
    `title` is what the skill is called; empty where only its name is known.
    """

    name: str
    first_try: int
    later: int
    wrong: int
    shown: int
    mastered: bool = False
    due: int | None = None
    title: Message | str = ""

    @property
    def questions(self) -> int:
        """How many questions were ended."""
        return self.first_try + self.later + self.shown


@value
class SlipRow:
    """A wrong rule met: with which skill, how often, and right answers at once with that skill since.

    `title` says what was done; empty where only the rule's name is known.
    """

    name: str
    skill: str
    times: int
    since: int
    title: Message | str = ""

    @property
    def gone(self) -> bool:
        """Whether it seems to have gone away."""
        return self.since >= GONE


@value
class DayRow:
    """A day's answers: right at once, and all. The last row is today."""

    first_try: int
    answers: int


@value
class Standing:
    """Everything together."""

    lessons: tuple[LessonRow, ...] = ()
    skills: tuple[SkillRow, ...] = ()
    slips: tuple[SlipRow, ...] = ()
    days: tuple[DayRow, ...] = ()
    due: int = 0
    """Cards that are due now."""

    @property
    def empty(self) -> bool:
        """Whether nothing was done yet."""
        return not (self.skills or self.slips or any(lesson.begun for lesson in self.lessons))


def nothing() -> Standing:
    """Return the standing of who has done nothing yet, or of whom nothing is known."""
    return Standing()
