"""The learner's progress file: opened when it is first needed, saved into, asked.

Everything the rest of the program needs of it is a method of `Progress`. A damaged file is put right on
the way (see `rescue`), and what there is to tell the learner about that is kept in `notices`.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tutor.messages import Message
from tutor.store import database as databases
from tutor.store.backup import back_up_before, backups
from tutor.store.derived import events
from tutor.store.events import Event, Now
from tutor.store.lock import held
from tutor.store.saving import save
from tutor.values import value

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

_T = TypeVar("_T")


@value
class Place:
    """Where the learner is in a lesson.

    Attributes:
        lesson: the lesson.
        block: the question at hand; empty when she has come to the end.
        tries: wrong answers to it.
        hints: its rungs that are open.
        at: when she was last there.
        begun: when she began with it, this time.
        finished: how often she has come to the end.
    """

    lesson: str
    block: str
    tries: int
    hints: int
    at: int
    begun: int
    finished: int


@value
class Ended:
    """How a lesson's question ended, last time: right, tried, helped or shown."""

    block: str
    outcome: str
    tries: int
    hints: int
    at: int


@value
class Met:
    """A mal-rule met: with which skill, how often, when last, and right answers with that skill since."""

    slip: str
    skill: str
    times: int
    at: int
    since: int


@value
class Day:
    """A day's answers: right at once, right later, wrong, shown. `day` counts from 1970."""

    day: int
    first_try: int
    later: int
    wrong: int
    shown: int


@value
class Practised:
    """The answers about a skill, counted: right at once, right later, wrong, shown; and when the last was."""

    skill: str
    first_try: int
    later: int
    wrong: int
    shown: int
    at: int


@value
class Folded:
    """A row of a fold (see `derived`): its name, when it is due (0 for never), and its state."""

    name: str
    due: int
    state: str


class Progress:
    """A progress file."""

    def __init__(self, path: Path, now: Now) -> None:
        """Name the file; nothing is opened yet.

        Args:
            path: the file.
            now: the time.
        """
        self.path = path
        self.now = now
        self.notices: list[Message] = []
        self._database: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._copy: TemporaryDirectory[str] | None = None

    # Opening

    def close(self) -> None:
        """Close the file."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
        if self._copy is not None:
            self._copy.cleanup()
        self._database = self._file = self._copy = None

    def _opened(self) -> sqlite3.Connection:
        """Return the open file, the same that lies at the path now."""
        if self._database is None or not self._is_current():
            self.close()
            self._database = self._open()
            self._file = _identity(self.path)
        return self._database

    def _is_current(self) -> bool:
        """Whether the open file still lies at its path; another tutor may have put it aside, or it is a copy."""
        return self._file is not None and self._file == _identity(self.path)

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if databases.damage(self.path, backups=bool(backups(self.path))):
            self._rescue()
        database = databases.connect(self.path)
        try:
            databases.must_be_ours(database)
            databases.keep_a_log(database)
            databases.migrate(database, self._before_migration)
        except BaseException:
            database.close()
            raise
        return database

    def _before_migration(self, taken: int) -> None:
        back_up_before(self.path, self.now(), f"step-{taken + 1}")

    def _rescue(self) -> None:
        from tutor.store.rescue import rescue  # noqa: PLC0415 - seldom

        self.close()
        rescued = rescue(self.path, self.now())
        if rescued is not None:
            self.notices += rescued.told()

    @contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        """Give the open file to who looks after it."""
        self._ask("SELECT 1 FROM event LIMIT 1")
        yield self._opened()

    @contextmanager
    def alone(self) -> Iterator[sqlite3.Connection]:
        """Give the open file to who changes all of it: no other tutor saves meanwhile."""
        self._ask("SELECT 1 FROM event LIMIT 1")
        database = self._opened()
        with held(self.path, alone=True):
            yield database

    def repair(self) -> None:
        """Put a file right in which damage was found by another way than using it."""
        self._rescue()

    def _with(self, act: Callable[[sqlite3.Connection], _T]) -> _T:
        """Do something with the open file; put it right first where it turns out to be damaged."""
        try:
            return act(self._opened())
        except sqlite3.DatabaseError as error:
            if not databases.says_damaged(error):
                raise
        self._rescue()
        return act(self._opened())

    # Saving

    def save(self, events: Iterable[Event]) -> int:
        """Save events, all or none, with everything that follows from them; return how many were new.

        When this returns, they are on the disk.

        Raises:
            OSError: when the disk refuses; then nothing was saved.
            sqlite3.Error: likewise.
            NoProgressError: when the file is none of ours.
        """
        kept = tuple(events)
        saved = None
        while saved is None:
            saved = self._with(lambda database: self._saved(database, kept))
        return saved

    def _saved(self, database: sqlite3.Connection, kept: tuple[Event, ...]) -> int | None:
        """Save; None when the file was put aside by another tutor at this very moment."""
        with held(self.path, alone=False):
            return save(database, kept) if self._is_current() else None

    # Asking

    def _ask(self, question: str, *values: object) -> list[tuple[object, ...]]:
        """Return the rows that answer a question; a file that can't be written is read all the same.

        Where there is no file yet, none is made: nothing is known, and the first prompt is not kept waiting.
        """

        def asked(database: sqlite3.Connection) -> list[tuple[object, ...]]:
            return database.execute(question, values).fetchall()

        if self._database is None and self._is_new():
            return []
        try:
            return self._with(asked)
        except (OSError, sqlite3.OperationalError):
            return asked(self._read_only()) if _is_readable(self.path) else []

    def _is_new(self) -> bool:
        """Whether there is no file yet, and never was."""
        try:
            nothing = databases.look(self.path) in (databases.Look.MISSING, databases.Look.EMPTY)
            return nothing and not databases.damage(self.path, backups=bool(backups(self.path)))
        except OSError:
            return False

    def _read_only(self) -> sqlite3.Connection:
        """Open the file where nothing can be written; for SQLite to read its log, too, it must be a copy."""
        import shutil  # noqa: PLC0415 - seldom
        from tempfile import TemporaryDirectory  # noqa: PLC0415 - likewise

        self.close()
        path = self.path
        log = path.with_name(path.name + "-wal")
        if log.exists():
            self._copy = TemporaryDirectory(prefix="tutor-")
            path = Path(shutil.copy(path, self._copy.name))
            shutil.copy(log, self._copy.name)
        self._database = databases.connect_reading(path) if self._copy is None else sqlite3.connect(path)
        databases.version(self._database)
        return self._database

    def latest(self) -> Place | None:
        """Return the place where the learner was last."""
        rows = self._ask("SELECT * FROM place ORDER BY at DESC LIMIT 1")
        return Place(*rows[0]) if rows else None  # type: ignore[arg-type] # as the table was made

    def place(self, lesson: str) -> Place | None:
        """Return the place in one lesson."""
        rows = self._ask("SELECT * FROM place WHERE lesson = ?", lesson)
        return Place(*rows[0]) if rows else None  # type: ignore[arg-type] # as the table was made

    def places(self) -> dict[str, Place]:
        """Return the places in all lessons, by lesson."""
        return {str(row[0]): Place(*row) for row in self._ask("SELECT * FROM place")}  # type: ignore[arg-type] # likewise

    def ended(self, lesson: str, since: int = 0) -> tuple[Ended, ...]:
        """Return how the questions of a lesson ended, from a moment on, in the order of their last answers."""
        ended = "SELECT block, outcome, tries, hints, at FROM question WHERE lesson = ? AND at >= ? ORDER BY at"
        rows = self._ask(ended, lesson, since)
        return tuple(Ended(*row) for row in rows)  # type: ignore[arg-type] # likewise

    def outcomes(self) -> dict[tuple[str, str], str]:
        """Return how each question ended, last time, by lesson and block."""
        rows = self._ask("SELECT lesson, block, outcome FROM question")
        return {(str(lesson), str(block)): str(outcome) for lesson, block, outcome in rows}

    def slips(self) -> tuple[Met, ...]:
        """Return the mal-rules met, the most frequent first."""
        rows = self._ask("SELECT slip, skill, times, at, since FROM slip ORDER BY times DESC, at DESC")
        return tuple(Met(*row) for row in rows)  # type: ignore[arg-type] # likewise

    def skills(self) -> tuple[Practised, ...]:
        """Return what was answered about each skill, the latest first."""
        return tuple(Practised(*row) for row in self._ask("SELECT * FROM skill ORDER BY at DESC"))  # type: ignore[arg-type] # likewise

    def days(self, first: int = 0) -> tuple[Day, ...]:
        """Return the days with answers, in order, from one on."""
        rows = self._ask("SELECT * FROM day WHERE day >= ? ORDER BY day", first)
        return tuple(Day(*row) for row in rows)  # type: ignore[arg-type] # likewise

    def folded(self, fold: str) -> tuple[Folded, ...]:
        """Return the rows of a fold, the one due first at the front."""
        rows = self._ask("SELECT name, due, state FROM folded WHERE fold = ? ORDER BY due, name", fold)
        return tuple(Folded(*row) for row in rows)  # type: ignore[arg-type] # likewise

    def count(self) -> int:
        """Return the number of the last event."""
        return sum(int(str(row[0])) for row in self._ask("SELECT coalesce(max(seq), 0) FROM event"))

    def events(self, after: int = 0) -> Iterator[Event]:
        """Yield the events in the order in which they were saved, from number `after` on."""
        self._ask("SELECT 1 FROM event LIMIT 1")
        if self._database is not None:
            yield from events(self._database, after)


def _is_readable(path: Path) -> bool:
    try:
        return databases.look(path) is databases.Look.OURS
    except OSError:
        return False


def _identity(path: Path) -> tuple[int, int] | None:
    """Return which file lies at a path; None for none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - half the price of Path.stat, on the way of every answer
    except OSError:
        return None
    return found.st_dev, found.st_ino
