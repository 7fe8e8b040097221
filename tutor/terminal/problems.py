"""Problems in lessons on their way to a person: `file:line:column: error [name]: sentence`, on standard error."""

import sys
from collections.abc import Iterable

from tutor.course.problems import Problem
from tutor.messages import Message
from tutor.render.lines import visible
from tutor.render.sentences import sentence


def problem_line(problem: Problem) -> str:
    """Return a problem on one line."""
    place = problem.place
    kind = "warning" if problem.warning else "error"
    return f"{visible(place.file)}:{place.line}:{place.column}: {kind} [{problem.name}]: {sentence(problem.says)}"


def complain(says: Message, command: str = "") -> None:
    """Say on standard error what is in the way, after the name of the command."""
    sys.stderr.write(f"tutor{' ' * bool(command)}{command}: {sentence(says)}\n")


def report(problems: Iterable[Problem]) -> None:
    """Print problems to standard error."""
    for problem in problems:
        sys.stderr.write(problem_line(problem) + "\n")
