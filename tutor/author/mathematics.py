"""Blocks held against the mathematics: points, steps, stated lines, and points that hide a mistake."""

from collections.abc import Iterator
from difflib import get_close_matches

from tutor.calculus.malrules.answers import ANSWERS
from tutor.calculus.malrules.figures import FIGURES
from tutor.calculus.malrules.hiding import hidden_at
from tutor.calculus.malrules.rows import BY_ID, MALRULES
from tutor.calculus.nudge import Note, Table, nudge
from tutor.calculus.numbers import Point, ordinary_steps
from tutor.checking.verdict import Wrong
from tutor.course.model import (
    Block,
    Code,
    Drill,
    Explore,
    Fill,
    Function,
    Lesson,
    Mistake,
    Nudge,
    Predict,
    Prose,
    Value,
)
from tutor.course.notes import unknown
from tutor.course.paths import questions
from tutor.course.problems import Place, Problem
from tutor.messages import Message, say
from tutor.notation.reading import Reading, read
from tutor.practice.skills import SKILL_BY_NAME
from tutor.session import mistakes, worked
from tutor.session.state import Tools

ROUNDED = (Note.ROUNDING, Note.REPEATED, Note.SAME_POINT, Note.UNMOVED)


def mathematics(lesson: Lesson, tools: Tools) -> Iterator[Problem]:
    """Report what is wrong with the mathematics of a lesson's blocks."""
    yield from _watched(lesson)
    yield from _taught(lesson)
    for block in lesson.blocks:
        if isinstance(block, Prose):
            continue
        at, eps = lesson.spot(block.place, "at", "J"), lesson.spot(block.place, "eps", "at", "J")
        yield from _domain(block, lesson.spot(block.place, "domain"))
        yield from _points(block, at)
        yield from _steps(block, at, eps)
        if isinstance(block, Fill):
            yield from _lines(block, tools)
        if isinstance(block, Mistake):
            yield from _mistake(block, lesson.spot(block.place, "rule"))
        if isinstance(block, Drill) and block.skill not in SKILL_BY_NAME:
            place = lesson.spot(block.place, "skill")
            yield Problem(place, "skill", unknown(say("skill"), block.skill, tuple(SKILL_BY_NAME)))
        if isinstance(block, Predict | Value | Fill | Mistake):
            yield from _hidden(block, (*lesson.watch, *block.watch), at)


def _shown(block: Block) -> tuple[Function | None, tuple[Point, ...]]:
    """Return the function a block speaks of, and the points at which it needs a slope."""
    match block:
        case Predict(function=function, at=points) | Code(function=function, at=points):
            return function, points
        case (
            Nudge(function=function, at=at)
            | Explore(function=function, at=at)
            | Fill(function=function, at=at)
            | Mistake(function=function, at=at)
        ):
            return function, (at,)
        case Value(function=function, at=at, answer=None) if at is not None:
            return function, (at,)
        case _:
            return None, ()


def _domain(block: Block, place: Place) -> Iterator[Problem]:
    """Report points outside the domain that the author gives herself."""
    function, points = _shown(block)
    if function is None or function.domain is None:
        return
    for at in points:
        if not function.domain.holds(at.value):
            says = say("{w} = {at} is not in the domain {domain}", w=function.variable, at=at.text,
                       domain=function.domain.text)  # fmt: skip
            yield Problem(place, "domain", says)


def _points(block: Block, place: Place) -> Iterator[Problem]:
    """Report points at which J has no slope, where one is asked for, or no value, where it is only shown."""
    function, points = _shown(block)
    if function is None:
        return
    for at in points:
        table = nudge(function.tree, function.variable, at, (), frozen=function.frozen)
        if isinstance(block, Nudge | Explore | Code):
            if table.value is None:
                says = say("J has no value at {w} = {at}", w=table.variable, at=at.text)
                yield Problem(place, "point", says, warning=True)
        elif table.slope is None:
            yield Problem(place, "point", say("J has no slope at {w} = {at}", w=table.variable, at=at.text))


def _steps(block: Block, place: Place, eps: Place) -> Iterator[Problem]:
    """Report steps that leave the domain of J, and steps that reach round-off where nobody said that is wanted."""
    if not isinstance(block, Nudge | Predict):
        return
    function, points = block.function, block.at if isinstance(block, Predict) else (block.at,)
    for at in points:
        table = nudge(function.tree, function.variable, at, block.steps, block.scheme, frozen=function.frozen)
        if table.value is not None and any(row.note is Note.UNDEFINED for row in table.rows):
            says = say("one of the steps from {w} = {at} leaves the domain of J", w=function.variable, at=at.text)
            yield Problem(place, "step", says, warning=True)
        rounded = next((row for row in table.rows if row.note in ROUNDED), None)
        if rounded is not None and not _wanted(block, table):
            says = say("at {w} = {at} rounding takes over from ε = {eps} on; say rounding: yes if you want to show it",
                       w=function.variable, at=at.text, eps=rounded.step.text)  # fmt: skip
            yield Problem(eps, "rounding", says, warning=True)


def _wanted(block: Nudge | Predict, table: Table) -> bool:
    """Whether round-off is what the author wants, or does not come to be seen."""
    if isinstance(block, Nudge):
        return block.rounding or block.steps == ordinary_steps()
    return table.rows[0].note not in ROUNDED


def _lines(block: Fill, tools: Tools) -> Iterator[Problem]:
    """Report worked lines that are not true."""
    for line in block.lines:
        reading = read(line.formula, block.function.alphabet)
        if line.gap or not isinstance(reading, Reading):
            continue
        if isinstance(worked.judge_line(block, line, reading.tree, tools), Wrong):
            yield Problem(line.place, "line", say("this line is not true: {line}", line=line.text))


def _mistake(block: Mistake, rule: Place) -> Iterator[Problem]:
    """Report a wrong rule nobody knows or that makes no mistake here, and lines that are all true."""
    if block.rule and block.rule not in BY_ID:
        yield Problem(rule, "rule", _no_such_mistake(block.rule, tuple(BY_ID)))
    elif block.rule and not mistakes.lines_of(block):
        yield Problem(rule, "rule", say("the mistake {rule} can't be made with this J", rule=block.rule))
    elif mistakes.wrong_line(block) is None:
        yield Problem(block.place, "line", say("none of these lines is wrong"))


def _hidden(block: Predict | Value | Fill | Mistake, watched: tuple[str, ...], place: Place) -> Iterator[Problem]:
    """Report points at which a mistake that is watched for gives the right number."""
    function, points = _shown(block)
    rules = [rule for name in watched for rule in (_BY_SKILL.get(name) or (name,))]
    if function is None or not rules:
        return
    still = {letter: point.value for letter, point in function.frozen}
    for at in points:
        for rule in hidden_at(function.tree, function.variable, at.value, rules, still):
            says = say("at {w} = {at} the mistake {rule}, which is watched for, gives the right number",
                       w=function.variable, at=at.text, rule=rule)  # fmt: skip
            yield Problem(place, "hides", says, warning=True)


_BY_SKILL = {
    skill: tuple(row.id for row in MALRULES if skill in row.skills) for row in MALRULES for skill in row.skills
}

WATCHABLE = (
    *(row.id for row in MALRULES), *(row.id for row in ANSWERS), *(row.id for row in FIGURES), *SKILL_BY_NAME,
)  # fmt: skip
"""What can be watched for: mistakes by their ids, or all that belong to a skill."""


def _watched(lesson: Lesson) -> Iterator[Problem]:
    """Report watched mistakes that nobody knows."""
    asking = questions(lesson.blocks)
    for place, names in ((Place(lesson.file), lesson.watch), *((each.place, each.watch) for each in asking)):
        for name in names:
            if name not in WATCHABLE:
                yield Problem(lesson.spot(place, "watch"), "watch", _no_such_mistake(name, WATCHABLE))


def _taught(lesson: Lesson) -> Iterator[Problem]:
    """Report skills it says to teach that nobody knows: nothing is counted for them."""
    for name in lesson.teaches:
        if name not in SKILL_BY_NAME:
            place = lesson.spot(Place(lesson.file), "teaches")
            yield Problem(place, "skill", unknown(say("skill"), name, tuple(SKILL_BY_NAME)), warning=True)


def _no_such_mistake(name: str, known: tuple[str, ...]) -> Message:
    """Say that a mistake is not known, and which one was probably meant."""
    small = {each.casefold(): each for each in known}
    near = get_close_matches(name.casefold(), small, n=1, cutoff=_NEAR)
    if not near:
        return say("I don't know the mistake {found}", found=name)
    return say("I don't know the mistake {found}. Did you mean {near}?", found=name, near=small[near[0]])


_NEAR = 0.72
"""How alike two names are, from 0 to 1, if one is a slip for the other."""
