"""Gathering where a learner stands: from her progress file, the lessons there are, and the time."""

from tutor.messages import Message
from tutor.practice.mastery import unpacked
from tutor.practice.remembered import mastered
from tutor.session.standing import DayRow, LessonRow, SkillRow, SlipRow, Standing
from tutor.store.derived import DAY
from tutor.store.lessons import Listed, question_ids
from tutor.store.progress import Practised, Progress

DAYS = 28
"""Days in the picture."""


def standing(progress: Progress, shelf: tuple[Listed, ...]) -> Standing:
    """Return where the learner stands.

    Args:
        progress: her progress file.
        shelf: the lessons to tell about.
    """
    now = progress.now()
    known = mastered_skills(progress)
    cards = {card.name: card.due for card in progress.folded("card") if card.due}
    return Standing(
        lessons_done(progress, shelf),
        tuple(_skill(each, _next_due(each.skill, cards, now), known=each.skill in known) for each in progress.skills()),
        tuple(SlipRow(met.slip, met.skill, met.times, met.since, _slip_title(met.slip)) for met in progress.slips()),
        _days(progress, now),
        sum(due <= now for due in cards.values()),
    )


def lessons_done(progress: Progress, shelf: tuple[Listed, ...]) -> tuple[LessonRow, ...]:
    """Return what is done of each lesson: of the questions in its file, not of those made up on the way."""
    outcomes, places = progress.outcomes(), progress.places()
    rows = []
    for listed in shelf:
        name = listed.name
        place = places.get(name)
        own = question_ids(listed.path)
        ends = [outcomes[name, block] for block in own if (name, block) in outcomes]
        finished = place is not None and place.finished > 0
        rows.append(
            LessonRow(listed.id, listed.title, len(own), len(ends), ends.count("shown"), place is not None, finished)
        )
    return tuple(rows)


def mastered_skills(progress: Progress) -> tuple[str, ...]:
    """Return the skills that are mastered."""
    return mastered(unpacked(row.name, row.state) for row in progress.folded("skill"))


def _skill(each: Practised, due: int | None, *, known: bool) -> SkillRow:
    return SkillRow(
        each.skill, each.first_try, each.later, each.wrong, each.shown, known, due, _skill_title(each.skill)
    )


def _skill_title(name: str) -> Message | str:
    from tutor.practice.skills import SKILL_BY_NAME  # noqa: PLC0415 - not on the way to the first prompt

    skill = SKILL_BY_NAME.get(name)
    return "" if skill is None else skill.title


def _next_due(skill: str, cards: dict[str, int], now: int) -> int | None:
    """Return in how many days the first of a skill's cards is due."""
    due = [moment for name, moment in cards.items() if name.partition(":")[0] == skill]
    return -(-(min(due) - now) // DAY) if due else None


def _days(progress: Progress, now: int) -> tuple[DayRow, ...]:
    today = now // DAY
    found = {day.day: day for day in progress.days(today - DAYS + 1)}
    return tuple(
        DayRow(day.first_try, day.first_try + day.later + day.wrong + day.shown) if day else DayRow(0, 0)
        for day in (found.get(number) for number in range(today - DAYS + 1, today + 1))
    )


def _slip_title(name: str) -> Message | str:
    """Return what was done in words; of which factor, part or letter is not known any more."""
    from tutor.calculus.malrules import answers, figures, rows  # noqa: PLC0415 - not on the way to the first prompt

    rule = rows.BY_ID.get(name) or answers.BY_ID.get(name) or figures.BY_ID.get(name)
    if rule is None:
        return ""
    letters = tuple((gap, gap) for gap in ("c", "u", "w") if f"{{{gap}}}" in rule.name.text)
    return Message(rule.name.text, letters)
