"""`tutor check`: read every lesson, hold it against the mathematics, play it, and report all problems at once.

Exit status: 0 nothing to report, 1 warnings, 2 errors or no lessons.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tutor.author.mathematics import mathematics
from tutor.author.outdated import outdated
from tutor.author.playing import played
from tutor.author.report import Progress, Report
from tutor.calculus.derivation.derive import derive
from tutor.calculus.symbolic import Differentiate, Symbolic
from tutor.course.lint import lint
from tutor.course.model import Branch, Lesson
from tutor.course.problems import Place, Problem
from tutor.course.reading import lesson_id
from tutor.course.script import LONGEST_FILE
from tutor.course.shelf import lost, prerequisites, read_ids, written
from tutor.messages import say
from tutor.notation.plain import typed
from tutor.notation.tree import Tree
from tutor.prover.process import Prover
from tutor.session.state import Tools
from tutor.store.failure import NoLessonsError
from tutor.store.files import content
from tutor.store.lessons import Listed, lesson_files, read_file, shipped
from tutor.values import replace

_PATIENCE = 20.0
"""Seconds that SymPy has for one question: an author would rather wait than read of what is no problem."""

IDS = "ids.txt"
"""The file beside lessons that remembers their ids."""


def check(paths: list[str], *, as_json: bool = False, strict: bool = False, accept: bool = False) -> int:
    """Check lesson files and folders, or the lessons that come along; print problems, return the exit status.

    Args:
        paths: files and folders.
        as_json: print one JSON object.
        strict: warnings are errors.
        accept: remember the ids of the lessons as they are now.
    """
    files, problems = _files(paths)
    lessons: list[Lesson] = []
    prover = Prover(deadline=_PATIENCE, conversation=False)
    try:
        tools = Tools(prover.prove, _quickly(prover.differentiate))
        with Progress(len(files)) as progress:
            for path in files:
                progress.at(path)
                lesson, found = read_file(path, partly=True)
                problems += found
                if lesson is not None and any(not problem.warning for problem in found):
                    problems += check_part(lesson, tools)
                elif lesson is not None:
                    lessons.append(lesson)
                    problems += check_lesson(lesson, tools)
    finally:
        prover.close()
    for folder in dict.fromkeys(path.parent for path in files):
        problems += _same_id(folder, files)
        problems += _side_by_side(folder, lessons, accept=accept)
    if strict:
        problems = [replace(problem, warning=False) for problem in problems]
    return Report(tuple(files), tuple(lessons), _in_order(problems, files)).show(as_json=as_json)


def _quickly(differentiate: Differentiate) -> Differentiate:
    """Return a way to ask for derivatives that asks SymPy only for what no rule finds, or is to be in SymPy's words."""

    @cache
    def asked(function: Tree, variable: str, points: tuple[Tree, ...]) -> Symbolic | None:
        found = None if points else derive(function, variable).derivative
        if found is None:
            return differentiate(function, variable, points)
        return Symbolic(typed(function), typed(found), typed(found), "", ())

    return asked


def _files(paths: list[str]) -> tuple[list[Path], list[Problem]]:
    """Return the files to check; a path that leads to none is a problem."""
    if not paths:
        return [listed.path for listed in shipped()], []
    files: list[Path] = []
    problems: list[Problem] = []
    for name in paths:
        path = Path(name)
        found = list(lesson_files(path)) if path.is_dir() else [path]
        if not found:
            says = say("there are no lessons in this folder: files like 01-name.md")
            problems.append(Problem(Place(name), "no-lessons", says))
        files += found
    return list(dict.fromkeys(files)), problems


def check_lesson(lesson: Lesson, tools: Tools) -> list[Problem]:
    """Return the problems of a lesson that could be read."""
    return [*lint(lesson), *mathematics(lesson, tools), *played(lesson, tools)]


def check_part(lesson: Lesson, tools: Tools) -> list[Problem]:
    """Return the problems of the blocks that could be read, where others could not: ways between them tell nothing."""
    blocks = tuple(block for block in lesson.blocks if not isinstance(block, Branch))
    part = replace(lesson, blocks=blocks)
    return [*lint(part), *mathematics(part, tools), *played(part, tools, whole=False)]


def _same_id(folder: Path, checked: list[Path]) -> Iterator[Problem]:
    """Report lessons of a folder whose id another has: each but the first, or the one that is looked at."""
    files = lesson_files(folder)
    for path in files:
        others = [other for other in files if other != path and lesson_id(other.name) == lesson_id(path.name)]
        other = next((other for other in others if other < path or other not in checked), None)
        if path in checked and other is not None:
            says = say("the lesson id {name} is taken by {file}", name=lesson_id(path.name), file=other.name)
            yield Problem(Place(str(path)), "id", says)


def _side_by_side(folder: Path, lessons: list[Lesson], *, accept: bool) -> list[Problem]:
    """Return the problems of the lessons of one folder as a whole."""
    here = tuple(lesson for lesson in lessons if Path(lesson.file).parent == folder)
    files = lesson_files(folder)
    others = [lesson_id(path.name) for path in files] + [listed.id for listed in _shipped()]
    problems = list(prerequisites(here, others))
    whole = {Path(lesson.file) for lesson in here} >= set(files)
    kept = folder / IDS
    if accept and whole:
        kept.write_text(written(here), encoding="utf-8")
    elif kept.is_file():
        ids = read_ids(content(kept, LONGEST_FILE).decode("utf-8", "replace"))
        problems += lost(here, ids, str(kept), whole=whole)
    return [*problems, *outdated(folder, tuple(Path(lesson.file) for lesson in here))]


def _shipped() -> tuple[Listed, ...]:
    try:
        return shipped()
    except NoLessonsError:
        return ()


def _in_order(problems: list[Problem], files: list[Path]) -> tuple[Problem, ...]:
    """Return problems file by file, in the order of the files, and by their places in each."""
    turn = {str(path): number for number, path in enumerate(files)}

    def key(problem: Problem) -> tuple[int, str, int, int]:
        place = problem.place
        return turn.get(place.file, len(turn)), place.file, place.line, place.column

    return tuple(sorted(problems, key=key))
