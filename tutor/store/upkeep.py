"""Looking after the progress file: checking it, making its tables anew, taking it away, merging, forgetting."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress

from tutor.messages import say
from tutor.store import derived
from tutor.store.backup import Backup, back_up_before, backups, flush
from tutor.store.database import checked, connect
from tutor.store.events import COLUMNS, Event, from_json, from_row, to_json
from tutor.store.failure import NoEventError, NoProgressError
from tutor.store.progress import Progress
from tutor.store.rescue import set_aside
from tutor.store.saving import insert
from tutor.values import value

HEADER = '{"tutor": "progress", "format": 1}'
"""The first line of an export."""

ALL = "all"
"""What to forget everything by."""


@value
class Verified:
    """What a check found.

    Attributes:
        events: how many there are.
        pages: what SQLite says of pages that are not as they must be.
        garbled: the numbers of events that are not as they were written.
        tables: tables that don't follow from the events.
        backups: how many backups there are.
    """

    events: int
    pages: tuple[str, ...]
    garbled: tuple[int, ...]
    tables: tuple[str, ...]
    backups: int

    @property
    def good(self) -> bool:
        """Whether all is as it must be."""
        return not (self.pages or self.garbled or self.tables)


def verify(progress: Progress) -> Verified:
    """Check every page, every event and every table; nothing is changed."""
    with progress.opened() as database:
        pages = checked(database)
        if pages:
            return Verified(0, pages, (), (), len(backups(progress.path)))
        rows = database.execute(f"SELECT {', '.join(COLUMNS)} FROM event ORDER BY seq")  # noqa: S608 - our own names
        count, garbled = 0, []
        for row in rows:
            count += 1
            if from_row(row) is None:
                garbled.append(row[0])
        tables = _not_following(database)
    return Verified(count, (), tuple(garbled), tables, len(backups(progress.path)))


def _not_following(database: sqlite3.Connection) -> tuple[str, ...]:
    database.execute("BEGIN IMMEDIATE")
    try:
        before = derived.snapshot(database)
        derived.rebuild(database)
        after = derived.snapshot(database)
    finally:
        database.execute("ROLLBACK")
    return tuple(table for table in before if before[table] != after[table])


def rebuild(progress: Progress) -> int:
    """Make the derived tables anew; return the number of events."""
    with progress.alone() as database:
        if not checked(database):
            return _rebuild(database)
    progress.repair()
    with progress.alone() as database:
        return _rebuild(database)


def _rebuild(database: sqlite3.Connection) -> int:
    with _transaction(database):
        derived.rebuild(database)
    count: int = database.execute("SELECT count(*) FROM event").fetchone()[0]
    return count


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


# Taking away, and bringing back


def exported(progress: Progress) -> Iterator[str]:
    """Yield the lines of an export: a header, then one event a line."""
    yield HEADER + "\n"
    for event in progress.events():
        yield to_json(event) + "\n"


def read_export(lines: Iterable[str]) -> tuple[Event, ...]:
    """Return the events of an export.

    Raises:
        NoEventError: naming the line that can't be read; then nothing was read.
    """
    events = []
    for number, line in enumerate(lines, 1):
        if number == 1:
            if line.strip() != HEADER:
                raise NoEventError(say("line 1: this is no export of `tutor progress --export`"))
            continue
        try:
            events.append(from_json(line))
        except NoEventError as error:
            raise NoEventError(say("line {number}: {why}", number=number, why=error.says)) from error
    return tuple(events)


@value
class Merged:
    """How many events an import brought, and how many were there already."""

    new: int
    known: int


def merge(progress: Progress, brought: tuple[Event, ...]) -> Merged:
    """Add the events of an export to those that are here, in the order of their times.

    What is worked out from the events depends on their order, so they are numbered anew; first there is a backup.
    """
    with progress.opened():  # there is a file now
        pass
    back_up_before(progress.path, progress.now(), "import")
    with progress.alone() as database, _transaction(database):
        here = tuple(derived.events(database))
        if len(here) != database.execute("SELECT count(*) FROM event").fetchone()[0]:
            raise NoProgressError(say("some events are garbled: see tutor progress --verify. Nothing was imported"))
        known = {event.id for event in here}
        new = tuple({event.id: event for event in brought if event.id not in known}.values())
        database.execute("DELETE FROM event")
        for event in sorted((*here, *new), key=lambda event: event.at):
            insert(database, event)
        derived.rebuild(database)
    return Merged(len(new), len(brought) - len(new))


# Forgetting


@value
class Forgettable:
    """What forgetting would take: events, and files that may hold them, too."""

    lesson: int
    skill: int
    everything: int
    backups: tuple[Backup, ...]
    aside: int


def forgettable(progress: Progress, what: str) -> Forgettable:
    """Return what there is to be forgotten."""
    with progress.opened() as database:
        lesson, skill, everything = database.execute(
            "SELECT coalesce(sum(lesson = ?1), 0), coalesce(sum(skill = ?1), 0), count(*) FROM event", (what,)
        ).fetchone()
    return Forgettable(lesson, skill, everything, backups(progress.path), len(set_aside(progress.path)))


def forget(progress: Progress, what: str) -> int:
    """Forget a lesson, a skill or everything, for good: in the file, in the backups, in what was put aside.

    Returns:
        The number of events forgotten.
    """
    with progress.alone() as database:
        count = _forget(database, what)
        for backup in backups(progress.path):
            if what == ALL:
                backup.file.unlink()
            else:
                _forget_in(backup, what)
        for file in set_aside(progress.path):
            file.unlink()
    return count


def _forget_in(backup: Backup, what: str) -> None:
    """Forget in a backup; one that can't be opened goes as a whole."""
    try:
        with closing(connect(backup.file)) as database:
            _forget(database, what)
    except (sqlite3.Error, NoProgressError):
        backup.file.unlink()
    else:
        flush(backup.file)


def _forget(database: sqlite3.Connection, what: str) -> int:
    """Delete events and leave no trace of them in the file's free pages or in its log."""
    with _transaction(database):
        where = "TRUE" if what == ALL else "lesson = ?1 OR skill = ?1"
        count = database.execute(f"DELETE FROM event WHERE {where}", () if what == ALL else (what,)).rowcount  # noqa: S608 - our own words
        derived.rebuild(database)
    database.execute("VACUUM")
    with suppress(sqlite3.OperationalError):  # another tutor is reading: its own checkpoint will do it
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return count
