"""`tutor preview`: a lesson played while it is written; each time the file is saved, again from the same place.

The place is the question at hand, found again by its id, with the words that lead to it; where the
id is gone, the nearest one before it that is still there.
"""

import asyncio
import sys
from pathlib import Path

from prompt_toolkit.application import get_app

from tutor.course.model import Lesson, Prose
from tutor.course.paths import id_of, landing
from tutor.course.problems import Problem
from tutor.messages import say
from tutor.prover.process import Prover
from tutor.session import machine
from tutor.session.outputs import Said, Title, Tone
from tutor.session.state import State, Tools
from tutor.store.lessons import file_of, read_file
from tutor.store.places import history_file
from tutor.terminal.conversation import Ask, converse, keep_no_answers, line_mode, show
from tutor.terminal.problems import report
from tutor.terminal.prompt import terminal_mode
from tutor.terminal.speech import lessons_are_in, translate
from tutor.terminal.start import settings_now, writer_for
from tutor.terminal.writer import Writer

_EVERY = 0.2
"""Seconds between two looks at the file."""

_BROKEN = 2


class SavedError(Exception):
    """The file was saved while the author was asked for a line."""


class Watch:
    """Knows whether a file has changed since it was looked at last."""

    def __init__(self, path: Path) -> None:
        """Look at the file for the first time."""
        self.path = path
        self.seen = self._look()

    def _look(self) -> tuple[int, int, int] | None:
        try:
            found = self.path.stat(follow_symlinks=False)
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def changed(self) -> bool:
        """Whether it was saved since; a file that is away for a moment is being saved."""
        now = self._look()
        if now is None or now == self.seen:
            return False
        self.seen = now
        return True

    async def until_saved(self) -> None:
        """Wait until it is saved."""
        while not self.changed():  # noqa: ASYNC110 - a file tells nobody that it was saved
            await asyncio.sleep(_EVERY)


def preview(file: str, line: int, *, plain: bool) -> int:
    """Play a lesson's file, again and again; return the exit status."""
    path = file_of(file)
    watch, prover = Watch(path), Prover()
    lessons_are_in(path.parent)
    tools = Tools(prover.prove, prover.differentiate, translate=translate)
    try:
        return _Preview(path, watch, writer_for(plain=plain), tools).run(line)
    finally:
        prover.close()


class _Preview:
    """One sitting of an author with one file."""

    def __init__(self, path: Path, watch: Watch, writer: Writer, tools: Tools) -> None:
        self.path = path
        self.watch = watch
        self.writer = writer
        self.tools = tools
        self.now: State | None = None
        self.settings = settings_now()
        self.ask = self._asking()

    def run(self, line: int) -> int:
        """Play from a line on, and after each save from where she was."""
        while True:
            lesson, problems = read_file(self.path)
            if lesson is None:
                if not self._mended(problems):
                    return _BROKEN
                continue
            report(problems)
            try:
                self._play(State(lesson, block=self._where(lesson, line), settings=self.settings))
            except SavedError:
                continue
            return 0

    def _where(self, lesson: Lesson, line: int) -> int:
        """Return where to go on: where the author was, or in the beginning at the line she named."""
        return at_line(lesson, line) if self.now is None else same_place(self.now, lesson)

    def _play(self, state: State) -> None:
        if state.block == 0:
            show(self.writer, (Title(state.lesson.title, 1, 1),), self.settings, echo=False)
        turn = machine.go_on(state, self.tools)
        converse(turn, self.tools, self.writer, self.ask, keep_no_answers, echo=not sys.stdin.isatty())

    def _mended(self, problems: tuple[Problem, ...]) -> bool:
        """Report what is wrong and wait for the next save; no waiting where nobody looks on."""
        report(problems)
        if self.writer.linear:
            return False
        waiting = Said(say("Mend it and save; Ctrl-C leaves."), Tone.NOTICE)
        show(self.writer, (waiting,), self.settings, echo=False)
        try:
            asyncio.run(self.watch.until_saved())
        except KeyboardInterrupt:
            return False
        return True

    def _asking(self) -> Ask:
        """Return a way of asking that ends when the file is saved."""
        ask = line_mode(self.writer) if self.writer.linear else terminal_mode(history_file(), self._meanwhile)

        def asked(state: State) -> str | None:
            self.now = state
            line = ask(state)
            if line is not None and self.watch.changed():
                raise SavedError
            return line

        return asked

    def _meanwhile(self) -> None:
        """Look at the file while a prompt waits, and end the prompt when it is saved."""
        app = get_app()

        async def look() -> None:
            await self.watch.until_saved()
            app.exit(exception=SavedError())

        app.create_background_task(look())


def at_line(lesson: Lesson, line: int) -> int:
    """Return the index of the block at a line of the file: the last that begins there or before."""
    return max((index for index, block in enumerate(lesson.blocks) if block.place.line <= line), default=0)


def same_place(left: State, lesson: Lesson) -> int:
    """Return the index at which a changed lesson goes on for who was at `left`."""
    there = {name for block in lesson.blocks if (name := id_of(block))}
    blocks = left.lesson.blocks
    for index in range(min(left.block, len(blocks) - 1), -1, -1):
        name = id_of(blocks[index])
        if name in there:
            return landing(lesson.blocks, name)
    first = next((index for index, block in enumerate(lesson.blocks) if not isinstance(block, Prose)), 0)
    return 0 if left.block <= first else first
