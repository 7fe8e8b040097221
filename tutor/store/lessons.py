"""Finding lessons: beside the program when installed, beside its folder in a checkout, or where told.

A lesson is a regular file of modest size. Links, pipes and devices are refused before they are
opened, so no lesson folder can make the tutor read something else or wait for ever.
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from tutor.course.model import Lesson
from tutor.course.problems import Place, Problem
from tutor.course.reading import read_lesson
from tutor.course.script import LONGEST_FILE
from tutor.messages import say
from tutor.store.failure import NoLessonsError


@dataclass(frozen=True, slots=True)
class Course:
    """The lessons that can be taught, the problems of those that can't, and where they were looked for."""

    lessons: tuple[Lesson, ...]
    problems: tuple[Problem, ...]
    looked_in: tuple[Path, ...]


def folders() -> tuple[Path, ...]:
    """Return the folders that may hold the lessons that come with the program, in order."""
    package = Path(__file__).parents[1]
    return (package / "lessons", package.parent / "lessons")


def shipped() -> Course:
    """Read the lessons that come with the program.

    Raises:
        NoLessonsError: where there are none, saying where they were looked for.
    """
    places = folders()
    for folder in places:
        if files := lesson_files(folder):
            return read_all(files, places)
    raise NoLessonsError(f"No lessons found. I looked in: {', '.join(map(str, places))}. Is the installation complete?")


def lesson_files(folder: Path) -> tuple[Path, ...]:
    """Return the lesson files of a folder, in the order of their numbers."""
    try:
        names = sorted(entry for entry in os.listdir(folder) if entry.endswith(".md") and entry[:1].isdigit())
    except OSError:
        return ()
    return tuple(folder / name for name in names)


def read_all(files: tuple[Path, ...], looked_in: tuple[Path, ...] = ()) -> Course:
    """Read lesson files; a broken one is left out and its problems are kept."""
    lessons: list[Lesson] = []
    problems: list[Problem] = []
    for path in files:
        lesson, found = read_file(path)
        problems += found
        if lesson is not None:
            lessons.append(lesson)
    return Course(tuple(lessons), tuple(problems), looked_in)


def read_file(path: Path) -> tuple[Lesson | None, tuple[Problem, ...]]:
    """Read one lesson file, or say why it can't be read."""
    named = str(path)
    try:
        text = _text(path)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        says = say("this is not UTF-8 text: byte {byte}", byte=f"0x{error.object[error.start]:02x}")
        return None, (Problem(Place(named, line), "encoding", says),)
    except OSError as error:
        says = say("the file can't be read: {why}", why=error.strerror or str(error))
        return None, (Problem(Place(named), "file", says),)
    return read_lesson(text, named, path.name)


def _text(path: Path) -> str:
    """Return the text of a regular file; the check and the reading are of one and the same open file."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if path.is_symlink():
        raise OSError(0, "a link is not followed")
    with os.fdopen(os.open(path, flags), "rb") as stream:
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError(0, "it is not a regular file")
        content = stream.read(LONGEST_FILE + 1)
    if len(content) > LONGEST_FILE:
        raise OSError(0, f"it is larger than {LONGEST_FILE} bytes")
    return content.decode("utf-8")
