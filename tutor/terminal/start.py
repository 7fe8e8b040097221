"""Starting the conversation: the first words at once, then SymPy's process, then everything else."""

import sys

from tutor.render.screen import Look, render
from tutor.session import machine
from tutor.session.state import State, Tools
from tutor.store.failure import NoLessonsError, WorldError
from tutor.store.lessons import Course, shipped
from tutor.terminal.conversation import converse, line_mode
from tutor.terminal.problems import report
from tutor.terminal.writer import Writer, standard_writer, talks_to_a_terminal


def learn(wanted: str | None, *, plain: bool) -> int:
    """Hold the conversation; return the exit status."""
    try:
        course = shipped()
        number = find(course, wanted)
    except WorldError as error:
        sys.stderr.write(f"tutor: {error}\n")
        return error.status
    report(course.problems)
    writer = standard_writer()
    interactive = not plain and talks_to_a_terminal()
    state, outputs = machine.begin(course.lessons, number)
    writer.write(render(outputs, Look(width=writer.width, colour=writer.colour)))

    from tutor.prover.process import Prover  # noqa: PLC0415 - after the first words

    prover = Prover()
    try:
        tools = Tools(prover.prove, prover.differentiate)
        if interactive:
            _at_a_terminal(state, tools, writer)
        else:
            converse(state, tools, writer, line_mode(writer), echo=not sys.stdin.isatty())
    finally:
        prover.close()
    return 2 if course.problems else 0


def _at_a_terminal(state: State, tools: Tools, writer: Writer) -> None:
    from tutor.store.places import history_file  # noqa: PLC0415
    from tutor.terminal.prompt import terminal_mode  # noqa: PLC0415 - 100 ms, after the first words

    converse(state, tools, writer, terminal_mode(history_file()), echo=False)


def find(course: Course, wanted: str | None) -> int:
    """Return the index of a lesson by its name or its number, 0 for none.

    Raises:
        NoLessonsError: when there is no such lesson, naming the nearest.
    """
    if not course.lessons:
        problems = "".join(f"\n{problem.place.file}:{problem.place.line}" for problem in course.problems)
        raise NoLessonsError(f"None of the lessons can be read: run `tutor check`.{problems}")
    if wanted is None:
        return 0
    names = [lesson.id for lesson in course.lessons]
    if wanted in names:
        return names.index(wanted)
    if wanted.isdecimal() and 1 <= int(wanted[:4]) <= len(names):
        return int(wanted[:4]) - 1
    raise NoLessonsError(_no_such_lesson(wanted, names))


def _no_such_lesson(wanted: str, names: list[str]) -> str:
    from tutor.notation.names import nearest  # noqa: PLC0415

    near = nearest(wanted, tuple(names))
    if near:
        return f"There is no lesson {wanted!r}. Did you mean {near}?"
    return f"There is no lesson {wanted!r}. `tutor lessons` lists them."


def list_lessons() -> int:
    """Print the lessons; return the exit status."""
    try:
        course = shipped()
    except WorldError as error:
        sys.stderr.write(f"tutor: {error}\n")
        return error.status
    report(course.problems)
    writer = standard_writer()
    longest = max((len(lesson.id) for lesson in course.lessons), default=0)
    writer.write(
        (("quiet", f"{number:3}  "), ("strong", lesson.id.ljust(longest + 2)), ("", lesson.title))
        for number, lesson in enumerate(course.lessons, 1)
    )
    return 2 if course.problems else 0
