"""The line of a lesson file that a problem is about, in colour, with a caret under its place."""

from functools import cache
from pathlib import Path

from tutor.author.lexer import LessonLexer
from tutor.course.problems import Problem
from tutor.course.script import LONGEST_FILE
from tutor.render.code import coloured
from tutor.render.lines import Line, cells, visible
from tutor.store.files import content


@cache
def _lines(file: str) -> tuple[Line, ...]:
    try:
        text = content(Path(file), LONGEST_FILE).decode("utf-8", "replace")
    except OSError:
        return ()
    safe = "\n".join(visible(line) for line in text.replace("\r\n", "\n").split("\n"))
    return tuple(coloured(safe, LessonLexer(stripnl=False, ensurenl=False)))


def excerpt(problem: Problem, width: int) -> tuple[Line, ...]:
    """Return the line and its caret; nothing where the file can't be read or the line is too long to show."""
    lines, place = _lines(problem.place.file), problem.place
    if place.line > len(lines):
        return ()
    line = lines[place.line - 1]
    number = f"{place.line:5} │ "
    text = "".join(part for _, part in line)
    if not text.strip() or cells(number + text) > width:
        return ()
    before = " " * (len(number) + cells(text[: place.column - 1]))
    return ((("quiet", number), *line), (("caret", before + "^"),), ())
