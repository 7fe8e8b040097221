"""Where a learner stands, as lines: a table of lessons, one of skills with bars, slips, and a picture of days."""

from collections.abc import Iterable, Sequence

from tutor.messages import Message, say
from tutor.render.lines import Line, cells, visible, wrap
from tutor.render.prose import MARGIN
from tutor.render.sentences import Translate, english, sentence, value_text
from tutor.session.standing import DayRow, LessonRow, SkillRow, SlipRow, Standing

BAR = 10
"""Cells of a bar."""

MOST_SLIPS = 8


def standing_lines(standing: Standing, width: int, translate: Translate) -> list[Line]:
    """Return where a learner stands, as lines of at most `width` columns."""
    if standing.empty:
        says = say("Nothing yet: your first answer begins it.")
        return wrap((("", sentence(says, translate)),), width, MARGIN)
    parts = (
        _lessons(standing.lessons, width, translate),
        _skills(standing.skills, width, translate),
        _slips(standing.slips, width, translate),
        _days(standing.days, width, translate),
        _due(standing.due, width, translate),
    )
    lines: list[Line] = []
    for part in parts:
        if part and lines:
            lines.append(())
        lines += part
    return lines


def _heading(message: Message, translate: Translate) -> Line:
    return (("", MARGIN), ("heading", sentence(message, translate)))


def bar(part: int, whole: int, size: int = BAR) -> str:
    """Return a bar of `size` cells, filled as `part` is of `whole`; something is always seen, and never too much."""
    filled = 0 if whole <= 0 else part * size // whole
    if part > 0:
        filled = max(filled, 1)
    return "█" * filled + "░" * (size - filled)


def _columns(rows: Sequence[tuple[str, ...]]) -> list[int]:
    return [max(cells(cell) for cell in column) for column in zip(*rows, strict=True)]


def _padded(text: str, size: int) -> str:
    return text + " " * (size - cells(text))


def _table(rows: Sequence[tuple[str, str, str]], notes: Iterable[str], width: int) -> list[Line]:
    """Return rows of a name, a bar and a count with a note; on a narrow screen the note goes below."""
    names, bars, counts = _columns(rows)
    start = len(MARGIN) + names + bars + counts + 4
    lines: list[Line] = []
    for (name, drawn, count), note in zip(rows, notes, strict=True):
        line: Line = (
            ("", MARGIN + _padded(name, names) + "  "),
            ("figure", drawn),
            ("", "  " + " " * (counts - cells(count)) + count),
        )
        if note and start + 2 + cells(note) <= width:
            lines.append((*line, ("quiet", "  " + note)))
        else:
            lines.append(line)
            lines += wrap((("quiet", note),), width, MARGIN + "  ") if note else []
    return lines


def _lessons(lessons: tuple[LessonRow, ...], width: int, translate: Translate) -> list[Line]:
    if not any(lesson.begun for lesson in lessons):
        return []
    rows = [
        (f"{number:2}  {visible(lesson.id)}", bar(lesson.done, lesson.questions), f"{lesson.done}/{lesson.questions}")
        for number, lesson in enumerate(lessons, 1)
    ]
    notes = [_lesson_note(lesson, translate) for lesson in lessons]
    return [_heading(say("Lessons"), translate), *_table(rows, notes, width)]


def lesson_mark(lesson: LessonRow, translate: Translate = english) -> str:
    """Return in a few words what is done of a lesson; nothing of one not begun."""
    if not lesson.begun:
        return ""
    note = _lesson_note(lesson, translate)
    count = f"{lesson.done}/{lesson.questions}"
    return f"{count}  {note}" if note else count


def _lesson_note(lesson: LessonRow, translate: Translate) -> str:
    if lesson.shown:
        return sentence(say("{count} to come back to", count=lesson.shown), translate)
    return sentence(say("done"), translate) if lesson.finished else ""


def _skills(skills: tuple[SkillRow, ...], width: int, translate: Translate) -> list[Line]:
    if not skills:
        return []
    rows = [
        (_called(skill, translate), bar(skill.first_try, skill.questions), f"{skill.first_try}/{skill.questions}")
        for skill in skills
    ]
    notes = [_skill_note(skill, translate) for skill in skills]
    return [_heading(say("Skills, right at once"), translate), *_table(rows, notes, width)]


def _called(row: SkillRow | SlipRow, translate: Translate) -> str:
    """Return what a skill or a slip is called; its name where that is all there is."""
    return value_text(row.title or row.name, translate)


def _skill_note(skill: SkillRow, translate: Translate) -> str:
    notes = [say("mastered")] if skill.mastered else []
    if skill.due is not None:
        notes.append(in_days(skill.due))
    return " · ".join(sentence(note, translate) for note in notes)


def in_days(days: int) -> Message:
    """Say when something comes back."""
    if days <= 0:
        return say("due now")
    return say("comes back tomorrow") if days == 1 else say("comes back in {days} days", days=days)


def _slips(slips: tuple[SlipRow, ...], width: int, translate: Translate) -> list[Line]:
    if not slips:
        return []
    lines: list[Line] = [_heading(say("Slips"), translate)]
    for slip in slips[:MOST_SLIPS]:
        what = _since(slip)
        if slip.times == 1:
            says = say("{name}: once, {what}", name=_called(slip, translate), what=what)
        else:
            says = say("{name}: {times} times, {what}", name=_called(slip, translate), times=slip.times, what=what)
        lines += wrap((("", sentence(says, translate)),), width, MARGIN, MARGIN + "  ")
    return lines


def _since(slip: SlipRow) -> Message:
    if slip.gone:
        return say("gone: right at once {count} times since", count=slip.since)
    match slip.since:
        case 0:
            return say("still about: not right at once since")
        case 1:
            return say("still about: right at once one time since")
        case _:
            return say("still about: right at once {count} times since", count=slip.since)


LEVELS = " ▁▂▃▄▅▆▇█"


def _days(days: tuple[DayRow, ...], width: int, translate: Translate) -> list[Line]:
    """Draw a column a day, as high as the day's answers."""
    if not any(day.answers for day in days):
        return []
    most = max(day.answers for day in days)
    drawn = "".join(LEVELS[-(-8 * day.answers // most)] for day in days)
    if most == 1:
        says = say("{count} days to today; the highest column is one answer.", count=len(days))
    else:
        says = say("{count} days to today; the highest column is {most} answers.", count=len(days), most=most)
    return [
        _heading(say("Answers a day"), translate),
        (("", MARGIN), ("figure", drawn)),
        *wrap((("quiet", sentence(says, translate)),), width, MARGIN),
    ]


def _due(due: int, width: int, translate: Translate) -> list[Line]:
    if not due:
        return []
    if due == 1:
        says = say("One thing is due: `tutor practice` asks it.")
    else:
        says = say("{count} things are due: `tutor practice` asks them.", count=due)
    return wrap((("notice", sentence(says, translate)),), width, MARGIN)
