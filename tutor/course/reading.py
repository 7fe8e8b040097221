"""From a lesson file's text to a lesson, or to all that is the matter with it, at once."""

import re

from tutor.course.keys import Keys
from tutor.course.kinds import KINDS
from tutor.course.kinds.row import Kind
from tutor.course.model import END, Block, Lesson, Prose
from tutor.course.notes import LONGEST_ID, Notes, is_id, unknown
from tutor.course.paths import wrong_ways
from tutor.course.problems import Place, Problem
from tutor.course.script import PLAIN_FENCES, Entry, Part, cut
from tutor.messages import Message, say

FORMAT = "1"
MOST_PROBLEMS = 100
"""Problems of one file that are told; a file with more is something else."""

FRONT = Kind("", ("format", "title", "after", "teaches", "watch"), ("title",), (), asks=False, build=lambda *_: None)


def lesson_id(file_name: str) -> str:
    """Return a lesson's id from its file's name: `02-powers.md` is `powers`."""
    return re.sub(r"^\d+-", "", file_name.removesuffix(".md"))


def read_lesson(text: str, file: str, name: str) -> tuple[Lesson | None, tuple[Problem, ...]]:
    """Read the text of a lesson file.

    Args:
        text: what is in the file.
        file: the file as it is named to people in problems.
        name: the file's name without folders, from which the id is made.

    Returns:
        The lesson, None if it has errors, and the problems in the order of their places.
    """
    lesson, problems = read_partly(text, file, name)
    return (None if any(not problem.warning for problem in problems) else lesson), problems


def read_partly(text: str, file: str, name: str) -> tuple[Lesson | None, tuple[Problem, ...]]:
    """Read the text of a lesson file as `read_lesson` does; where it has errors, return what could be read."""
    notes = Notes(file)
    script = cut(text, file)
    notes.problems += script.problems
    lesson = None
    if not any(problem.name in ("long-line", "control-character") for problem in script.problems):
        lesson = _lesson(notes, script.front, script.parts, lesson_id(name))
    problems = sorted(notes.problems, key=lambda problem: (problem.place.line, problem.place.column))
    if len(problems) > MOST_PROBLEMS:
        more = say("and {more} more", more=len(problems) - MOST_PROBLEMS)
        problems = [*problems[:MOST_PROBLEMS], Problem(problems[MOST_PROBLEMS].place, "too-many", more)]
    return lesson, tuple(problems)


def _lesson(notes: Notes, front: tuple[Entry, ...], parts: list[Part], name: str) -> Lesson:
    if not is_id(name):
        says = say("a lesson's file is named like 02-powers.md: small letters, digits and hyphens")
        notes.problem(Place(notes.file), "file-name", says)
    keys = _front(notes, front)
    blocks = tuple(block for part in parts if (block := _block(notes, part)) is not None)
    if not any(not isinstance(block, Prose) for block in blocks) and not notes.problems:
        notes.problem(Place(notes.file), "empty", say("there is nothing to do in this lesson: no block"))
    if not notes.problems:
        notes.problems += wrong_ways(blocks)
    after = keys.one("after")
    written = [(keys.place, entry) for entry in front]
    written += [(part.place, entry) for part in parts for entry in part.entries]
    spots = tuple((begin, entry.key, entry.place) for begin, entry in written)
    return Lesson(
        name, keys.text("title"), keys.words("after"), keys.words("teaches"), blocks, notes.file,
        keys.words("watch"), after.place if after else Place(notes.file), spots,
    )  # fmt: skip


def _front(notes: Notes, front: tuple[Entry, ...]) -> Keys:
    """Read the front matter; where there is none, that has been said already."""
    keys = Keys(front, Place(notes.file), notes)
    if not front:
        return keys
    _known(keys, FRONT)
    form = keys.one("format")
    if form is None:
        notes.problem(Place(notes.file, 1), "format", say("the line format: 1 is missing"))
    elif form.value and form.value != FORMAT:
        says = say("this tutor reads format {known}, not {found}", known=FORMAT, found=form.value)
        notes.problem(form.place, "format", says)
    return keys


def _block(notes: Notes, part: Part) -> Block | None:
    if not part.kind:
        return Prose(part.text, part.place)
    kind = KINDS.get(part.kind)
    if kind is None:
        known = (*KINDS, *sorted(PLAIN_FENCES - {""}))
        notes.problem(part.place, "block", unknown(say("block"), part.kind, known))
        return None
    before = len(notes.problems)
    keys = Keys(part.entries, part.place, notes)
    _known(keys, kind)
    _id(notes, part, kind)
    block = kind.build(keys, part.name)
    return block if len(notes.problems) == before else None


def _known(keys: Keys, kind: Kind) -> None:
    """Report unknown, repeated and missing keys."""
    seen: set[str] = set()
    for entry in keys.entries:
        if entry.key not in kind.keys:
            keys.notes.problem(entry.key_place, "key", unknown(say("key"), entry.key, kind.keys))
        elif entry.key in seen and entry.key not in kind.several:
            keys.notes.problem(entry.key_place, "twice", say("{key} is given twice", key=entry.key))
        elif not entry.value:
            keys.notes.problem(entry.place, "value", say("{key} has no value", key=entry.key))
        seen.add(entry.key)
    for key in kind.needed:
        if key not in seen:
            keys.notes.problem(keys.place, "missing", say("the line {key}: … is missing", key=key))


def _id(notes: Notes, part: Part, kind: Kind) -> None:
    if not part.name and not kind.asks:
        return
    if part.name == END:
        says = say("{end} is no id: it means the end of the lesson", end=END)
        notes.problem(part.place, "id", says)
    elif part.name and not is_id(part.name):
        notes.problem(part.place, "id", _no_id(part.name))
    elif not part.name:
        says = say("a {kind} block has an id after its kind: small letters, digits and hyphens", kind=part.kind)
        notes.problem(part.place, "id", says)
    elif part.name in notes.ids:
        says = say("the id {name} is taken by line {line}", name=part.name, line=notes.ids[part.name].line)
        notes.problem(part.place, "id", says)
    notes.ids.setdefault(part.name, part.place)


def _no_id(name: str) -> Message:
    """Say what an id looks like, and which one was probably meant."""
    small = name.lower().replace("_", "-").replace(" ", "-")
    if is_id(small):
        return say("{name} is no id: small letters, digits and hyphens, as in {small}", name=name, small=small)
    return say("{name} is no id: small letters, digits and hyphens, at most {most}", name=name, most=LONGEST_ID)
