"""What `tutor check` found, on its way to a person or to a program; and how far it is, while it works."""

import json
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from tutor.author.excerpt import excerpt
from tutor.course.model import Lesson
from tutor.course.paths import questions
from tutor.course.problems import Problem
from tutor.messages import Message, say
from tutor.terminal.problems import problem_line
from tutor.terminal.speech import told
from tutor.terminal.writer import standard_writer
from tutor.values import value

FINE, WARNINGS, ERRORS = 0, 1, 2


@value
class Report:
    """The files looked at, the lessons that could be read, and all problems."""

    files: tuple[Path, ...]
    lessons: tuple[Lesson, ...]
    problems: tuple[Problem, ...]

    @property
    def questions(self) -> int:
        """How many questions the lessons ask."""
        return sum(len(questions(lesson.blocks)) for lesson in self.lessons)

    @property
    def status(self) -> int:
        """The exit status."""
        if any(not problem.warning for problem in self.problems):
            return ERRORS
        return WARNINGS if self.problems else FINE

    def show(self, *, as_json: bool) -> int:
        """Print everything; return the exit status."""
        if as_json:
            sys.stdout.write(json.dumps(self._json(), ensure_ascii=False) + "\n")
            return self.status
        writer = standard_writer()
        for problem in self.problems:
            writer.text(problem_line(problem) + "\n")
            if writer.terminal:
                writer.write(excerpt(problem, writer.width))
        writer.text(told(self._summary()) + "\n")
        return self.status

    def _summary(self) -> Message:
        """Say how many of everything there are; one is one."""
        files, asked, found = len(self.files), self.questions, len(self.problems)
        return say(
            "{lessons}, {questions}, {problems}",
            lessons=say("1 lesson") if files == 1 else say("{number} lessons", number=files),
            questions=say("1 question") if asked == 1 else say("{number} questions", number=asked),
            problems=say("1 problem") if found == 1 else say("{number} problems", number=found),
        )

    def _json(self) -> dict[str, object]:
        return {
            "lessons": len(self.files),
            "questions": self.questions,
            "errors": sum(not problem.warning for problem in self.problems),
            "warnings": sum(problem.warning for problem in self.problems),
            "problems": [
                {
                    "file": problem.place.file,
                    "line": problem.place.line,
                    "column": problem.place.column,
                    "level": "warning" if problem.warning else "error",
                    "name": problem.name,
                    "sentence": told(problem.says),
                }
                for problem in self.problems
            ],
        }


class Progress:
    """Says on standard error which lesson is being looked at, where a person is looking on."""

    def __init__(self, count: int) -> None:
        """Begin with nothing said."""
        self.count = count
        self.done = 0
        self.seen = sys.stderr.isatty() and count > 1

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def at(self, path: Path) -> None:
        """Say that a file is next."""
        self.done += 1
        if self.seen:
            sys.stderr.write(f"\r\x1b[K{self.done}/{self.count}  {path.name!r:.60}")
            sys.stderr.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take back what was said."""
        if self.seen:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
