"""Lessons side by side: what each builds on, and the ids that progress hangs on."""

from collections.abc import Iterable, Iterator, Mapping

from tutor.course.model import Lesson
from tutor.course.notes import unknown
from tutor.course.paths import id_of
from tutor.course.problems import Place, Problem
from tutor.messages import say

Ids = Mapping[str, tuple[str, ...]]
"""The ids of the blocks of each lesson, by the lesson's id."""


def prerequisites(lessons: tuple[Lesson, ...], others: Iterable[str] = ()) -> Iterator[Problem]:
    """Report lessons that build on one that is not there, on one that comes later, or in a circle on themselves.

    Args:
        lessons: the lessons of one folder, in their order.
        others: ids of lessons elsewhere, on which they may build too.
    """
    place = {lesson.id: number for number, lesson in enumerate(lessons)}
    known = (*place, *others)
    for lesson in lessons:
        for before in lesson.after:
            if before not in known:
                yield Problem(lesson.after_place, "after", unknown(say("lesson"), before, known))
            elif place.get(before, -1) > place[lesson.id]:
                says = say("{before} comes later: a lesson builds on those before it", before=before)
                yield Problem(lesson.after_place, "after", says, warning=True)
    yield from _circles(lessons)


def _circles(lessons: tuple[Lesson, ...]) -> Iterator[Problem]:
    """Report each circle once, at the lesson of it that comes first."""
    after = {lesson.id: lesson.after for lesson in lessons}
    told: set[str] = set()
    for lesson in lessons:
        circle = _way_back(lesson.id, after)
        if circle and not told & set(circle):
            told |= set(circle)
            way = " → ".join((*circle, lesson.id))
            yield Problem(lesson.after_place, "circle", say("these build on each other in a circle: {way}", way=way))


def _way_back(start: str, after: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return a shortest way from a lesson over those it builds on back to itself, empty where there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for before in after.get(way[-1], ()):
            if before == start:
                return way
            if before not in seen:
                seen.add(before)
                ways.append((*way, before))
    return ()


# Ids that are kept

HEADER = "# The ids that learners' progress hangs on. `tutor check --accept` writes this file anew.\n"


def ids_of(lesson: Lesson) -> tuple[str, ...]:
    """Return the ids of the blocks of a lesson, in order."""
    return tuple(name for block in lesson.blocks if (name := id_of(block)))


def written(lessons: Iterable[Lesson]) -> str:
    """Return the ids of lessons as the text of a file: one lesson a line."""
    return HEADER + "".join(f"{lesson.id}: {' '.join(ids_of(lesson))}\n" for lesson in lessons)


def read_ids(text: str) -> Ids:
    """Read the file back; lines it has not written itself are passed over."""
    found = {}
    for line in text.splitlines():
        lesson, colon, ids = line.partition(":")
        if colon and not line.startswith("#"):
            found[lesson.strip()] = tuple(ids.split())
    return found


def lost(lessons: tuple[Lesson, ...], kept: Ids, file: str, *, whole: bool) -> Iterator[Problem]:
    """Report ids that were there when the file was written and are there no more.

    Args:
        lessons: the lessons as they are.
        kept: the ids as they were.
        file: where those are kept.
        whole: whether these are all lessons of the folder, so that a missing one is gone.
    """
    now = {lesson.id: lesson for lesson in lessons}
    for name, ids in kept.items():
        if name in now:
            for gone in sorted(set(ids) - set(ids_of(now[name]))):
                says = say("the id {name} is gone, and progress hangs on it. If that is meant: --accept", name=gone)
                yield Problem(Place(now[name].file), "id", says, warning=True)
        elif whole:
            says = say("the lesson {name} is gone, and progress hangs on its id. If that is meant: --accept", name=name)
            yield Problem(Place(file), "id", says, warning=True)
