"""Backups: whole copies of the progress file, each checked page by page before it counts as one.

They lie in a folder beside the file: one a day, and one before each migration and import. Of the daily
ones the seven newest are kept, and of the older ones the newest of each week, for four weeks.
"""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path

from tutor.store.database import checked, is_whole
from tutor.values import value

DAILY = 7
WEEKLY = 4
OTHERS = 3
"""Copies from before a migration or an import that are kept."""


@value
class Backup:
    """A copy: its file, and the day it is from."""

    file: Path
    day: date
    daily: bool


def folder(progress: Path) -> Path:
    """Return the folder of a progress file's backups."""
    return progress.parent / f"{progress.name}.backups"


def backups(progress: Path) -> tuple[Backup, ...]:
    """List the backups, the newest first."""
    try:
        files = sorted(folder(progress).glob("*.db"), reverse=True)
    except OSError:
        return ()
    return tuple(backup for file in files if (backup := _backup(file)) is not None)


def _backup(file: Path) -> Backup | None:
    try:
        return Backup(file, date.fromisoformat(file.stem[:10]), daily=len(file.stem) == 10)  # noqa: PLR2004 - 2026-11-25
    except ValueError:
        return None


def whole_one(progress: Path) -> Backup | None:
    """Return the newest backup that is good."""
    return next((backup for backup in backups(progress) if is_whole(backup.file)), None)


def is_due(progress: Path, now: int) -> bool:
    """Whether there is no backup of today yet."""
    return not (folder(progress) / _daily_name(now)).exists()


def _moment(now: int) -> datetime:
    return datetime.fromtimestamp(now / 1000, UTC)


def _daily_name(now: int) -> str:
    return f"{_moment(now):%Y-%m-%d}.db"


def back_up_today(progress: Path, now: int) -> tuple[str, ...]:
    """Make today's backup and thin out the older ones; return what is wrong with the progress file."""
    return _copy(progress, _daily_name(now))


def back_up_before(progress: Path, now: int, what: str) -> tuple[str, ...]:
    """Make a backup before something that changes the whole file; return what is wrong with the file."""
    return _copy(progress, f"{_moment(now):%Y-%m-%dT%H%M%S}-before-{what}.db")


def _copy(progress: Path, name: str) -> tuple[str, ...]:
    """Copy the file as it is at one moment, check the copy, and only then give it its name."""
    target = folder(progress)
    target.mkdir(mode=0o700, exist_ok=True)
    part = target / f"{name}.{os.getpid()}.part"
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
    try:
        with closing(sqlite3.connect(progress)) as source, closing(sqlite3.connect(part, isolation_level=None)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            wrong = checked(copy)
        if not wrong:
            flush(part)
            part.replace(target / name)
            thin_out(progress)
    finally:
        for left in (part, part.with_name(part.name + "-journal")):
            left.unlink(missing_ok=True)
    return wrong


def flush(file: Path) -> None:
    """See to it that a file's content is on the disk."""
    with file.open("r+b") as stream:
        os.fsync(stream.fileno())


def restore(backup: Backup, into: Path) -> None:
    """Copy a backup to a file that is readable by its owner only."""
    import shutil  # noqa: PLC0415 - seldom

    os.close(os.open(into, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
    shutil.copyfile(backup.file, into)


def thin_out(progress: Path) -> None:
    """Remove the backups that are not kept."""
    for backup in superfluous(backups(progress)):
        with suppress(OSError):
            backup.file.unlink()


def superfluous(newest_first: Iterable[Backup]) -> tuple[Backup, ...]:
    """Return the backups that are not kept."""
    every = tuple(newest_first)
    days = [backup for backup in every if backup.daily]
    weeks = {backup.day.isocalendar()[:2]: backup for backup in reversed(days[DAILY:])}
    newest_of_weeks = sorted(weeks.values(), key=lambda backup: backup.day, reverse=True)
    others = [backup for backup in every if not backup.daily]
    kept = (*days[:DAILY], *newest_of_weeks[:WEEKLY], *others[:OTHERS])
    return tuple(backup for backup in every if backup not in kept)
