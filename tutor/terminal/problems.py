"""Problems on their way to a person; those in lessons as `file:line:column: error [name]: sentence`."""

import sys
from collections.abc import Iterable

from tutor.course.problems import Problem
from tutor.messages import Message, say
from tutor.render.lines import visible
from tutor.terminal.speech import told


def problem_line(problem: Problem) -> str:
    """Return a problem on one line."""
    place = problem.place
    kind = told(say("warning") if problem.warning else say("error"))
    return f"{visible(place.file)}:{place.line}:{place.column}: {kind} [{problem.name}]: {told(problem.says)}"


def complain(says: Message, command: str = "") -> None:
    """Say on standard error what is in the way, after the name of the command."""
    sys.stderr.write(f"tutor{' ' * bool(command)}{command}: {told(says)}\n")


def report(problems: Iterable[Problem]) -> None:
    """Print problems to standard error."""
    for problem in problems:
        sys.stderr.write(problem_line(problem) + "\n")
