"""The progress file as an SQLite database: what a file is before it is opened, opening it, migrating it."""

import os
import sqlite3
import stat
import time
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from tutor.messages import Message, say
from tutor.store.failure import NoProgressError
from tutor.store.schema import APPLICATION_ID, MIGRATIONS

Connection = sqlite3.Connection

PATIENCE = 5.0
"""Seconds to wait for another tutor's turn."""

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_CORRUPT = {11, 26}
"""SQLITE_CORRUPT and SQLITE_NOTADB."""


class Look(Enum):
    """What a file is, by its size and its first hundred bytes."""

    MISSING = "missing"
    EMPTY = "empty"
    OURS = "ours"
    NEWER = "newer"
    FOREIGN = "foreign"
    """A database of another program's, or no file at all: a folder, a pipe, a device."""
    GARBAGE = "garbage"


def look(path: Path) -> Look:
    """Look at a file without opening it as a database, which might change it."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return Look.FOREIGN
        with path.open("rb") as stream:
            head = stream.read(_HEADER)
    except FileNotFoundError:
        return Look.MISSING
    if not head:
        return Look.EMPTY
    if len(head) < _HEADER or not head.startswith(_MAGIC):
        return Look.GARBAGE
    version, application = int.from_bytes(head[60:64]), int.from_bytes(head[68:72])
    if application != APPLICATION_ID:
        return Look.FOREIGN if application or version else Look.OURS
    return Look.NEWER if version > len(MIGRATIONS) else Look.OURS


def says_damaged(error: sqlite3.Error) -> bool:
    """Whether SQLite means that the file is damaged, not that it can't be reached."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _CORRUPT


def connect(path: Path) -> Connection:
    """Open a database for reading and saving; a new file can be read by its owner only."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    database = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "secure_delete = ON", "synchronous = FULL",
                       "fullfsync = ON", "checkpoint_fullfsync = ON"):  # fmt: skip
            database.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        database.close()
        raise
    return database


def connect_reading(path: Path) -> Connection:
    """Open a database that can't be written, in a folder that can't be written."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)


def version(database: Connection) -> int:
    """Return the number of migrations a file has had.

    Raises:
        NoProgressError: when it has had more than there are.
    """
    found: int = database.execute("PRAGMA user_version").fetchone()[0]
    if found > len(MIGRATIONS):
        raise NoProgressError(newer())
    return found


def newer() -> Message:
    """Return what to say to a file of a newer tutor's."""
    return say(
        "your progress was saved by a newer tutor, and this one leaves it alone."
        " Update tutor, or keep a second record with --progress FILE"
    )


def migrate(database: Connection, before: Callable[[int], None]) -> None:
    """Take the steps that are still to be taken, all or none.

    Args:
        database: the open file.
        before: what is to be done first with a file that holds something already; it is told its version.
    """
    taken = version(database)
    if taken == len(MIGRATIONS):
        return
    if taken:
        before(taken)
    database.execute("BEGIN IMMEDIATE")
    try:
        taken = version(database)
        for step in MIGRATIONS[taken:]:
            for statement in step:
                database.execute(statement)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def must_be_ours(database: Connection) -> None:
    """Refuse a database of another program's.

    Raises:
        NoProgressError: when it holds something, but no progress.
    """
    database.execute("BEGIN")  # one look: another tutor may be making its tables just now
    new = not version(database)
    holds = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    database.execute("COMMIT")
    if new and holds:
        raise NoProgressError(foreign())


def foreign() -> Message:
    """Return what to say to a file that is none of ours."""
    return say("this is no progress file of tutor's, and I leave it alone. Name another with --progress FILE")


def keep_a_log(database: Connection) -> None:
    """Switch to a write-ahead log, so that one may read while another saves; waits for a tutor that does the same.

    Raises:
        sqlite3.OperationalError: when that takes too long, or the disk refuses.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            database.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def is_whole(path: Path) -> bool:
    """Whether a file of ours at rest passes SQLite's own check of every page."""
    if look(path) is not Look.OURS:
        return False
    try:
        database = sqlite3.connect(path, isolation_level=None)
        try:
            return checked(database) == ()
        finally:
            database.close()
    except sqlite3.Error:
        return False


def checked(database: Connection) -> tuple[str, ...]:
    """Return what SQLite's check of every page finds wrong."""
    try:
        found = [row[0] for row in database.execute("PRAGMA integrity_check(20)")]
    except sqlite3.DatabaseError as error:
        if not says_damaged(error):
            raise
        return (str(error),)
    return () if found == ["ok"] else tuple(found)


def damage(path: Path, *, backups: bool) -> bool:
    """Whether what lies at `path` must be put aside before there can be a progress file again.

    Args:
        path: the progress file.
        backups: whether there is a backup of it.

    Raises:
        NoProgressError: when it was never ours, or is a newer tutor's.
    """
    match look(path):
        case Look.NEWER:
            raise NoProgressError(newer())
        case Look.FOREIGN:
            raise NoProgressError(foreign())
        case Look.GARBAGE if not backups and not is_named_by_us(path):
            raise NoProgressError(foreign())
        case Look.GARBAGE:
            return True
        case Look.MISSING | Look.EMPTY:
            return backups or _holds_something(path.with_name(path.name + "-wal"))
        case Look.OURS:
            return False


def is_named_by_us(path: Path) -> bool:
    """Whether a file bears the name the tutor gives its progress file."""
    return path.name == "progress.db"


def _holds_something(file: Path) -> bool:
    try:
        return file.stat().st_size > 0
    except OSError:
        return False
