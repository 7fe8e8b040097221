"""When the progress file is damaged: put aside, never deleted; restored from a backup; newer events read out of it.

The new file is made whole under another name first. Only then is the damaged one moved away with its
log, and the new one put in its place; so a full disk or a lost process in the middle loses nothing.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from tutor.messages import Message, say
from tutor.store import backup, derived
from tutor.store.database import connect, damage, is_whole, migrate
from tutor.store.events import Event
from tutor.store.lock import held
from tutor.store.pages import salvage
from tutor.store.saving import insert
from tutor.values import value


@value
class Rescued:
    """What was done about a damaged file.

    Attributes:
        aside: where the damaged file is now; None where nothing was left of it.
        restored: the day of the backup that is in its place, None where there was none.
        salvaged: answers read out of the damaged file that the backup has not.
    """

    aside: Path | None
    restored: date | None
    salvaged: int

    def told(self) -> tuple[Message, ...]:
        """Say it."""
        says = [say("Your progress file was gone.")]
        if self.aside is not None:
            says = [say("Your progress file was damaged. I put it aside as {file}.", file=str(self.aside))]
        if self.restored is not None:
            says.append(say("The backup of {day} is in its place.", day=self.restored.isoformat()))
        else:
            says.append(say("There was no backup of it, so a new one begins."))
        if self.salvaged:
            says.append(say("What came later was read out of it ({count}).", count=self.salvaged))
        elif self.restored is not None:
            says.append(say("Nothing newer could be read out of it."))
        return tuple(says)


def rescue(progress: Path, now: int) -> Rescued | None:
    """Put things right; None where another tutor has just done so.

    Raises:
        OSError: when the disk refuses; then everything is as it was.
        sqlite3.Error: likewise.
        NoProgressError: when the file is none of ours.
    """
    with held(progress, alone=True):
        kept = backup.backups(progress)
        if not damage(progress, backups=bool(kept)) and is_whole(progress):
            return None
        good = backup.whole_one(progress)
        made = progress.with_name(progress.name + ".restored")
        remains = progress if progress.exists() else _put_aside_before(progress)
        try:
            count = _make(made, good, remains)
            aside = _put_aside(progress, now)
            made.replace(progress)
        finally:
            for left in files_of(made):
                left.unlink(missing_ok=True)
    return Rescued(aside, good.day if good else None, count)


def _make(made: Path, good: backup.Backup | None, remains: Path | None) -> int:
    """Make the new file from the backup and what can be read out of the remains; return how much that was."""
    made.unlink(missing_ok=True)
    if good is not None:
        backup.restore(good, made)
    with closing(connect(made)) as database:
        migrate(database, lambda _: None)
        last = database.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()[0]
        found = salvage(remains, last) if remains is not None else ()
        count = _add(database, found)
        database.execute("PRAGMA journal_mode = DELETE")
    backup.flush(made)
    return count


def _add(database: sqlite3.Connection, found: tuple[Event, ...]) -> int:
    database.execute("BEGIN IMMEDIATE")
    count = sum(insert(database, event) for event in found)
    derived.rebuild(database)
    database.execute("COMMIT")
    return count


def files_of(progress: Path) -> tuple[Path, ...]:
    """Return a database's file and those SQLite keeps beside it."""
    return (progress, *(progress.with_name(progress.name + end) for end in ("-wal", "-shm", "-journal")))


def set_aside(progress: Path) -> tuple[Path, ...]:
    """List everything that was put aside, the newest first."""
    return tuple(sorted(progress.parent.glob(f"{progress.name}.damaged-*"), reverse=True))


def _put_aside_before(progress: Path) -> Path | None:
    """Return what was put aside last: for when the program was lost between moving the old file and the new one."""
    return next((file for file in set_aside(progress) if not file.name.endswith(("-wal", "-shm", "-journal"))), None)


def _put_aside(progress: Path, now: int) -> Path | None:
    """Move the damaged file and its log away, together."""
    stamp = f"{datetime.fromtimestamp(now / 1000, UTC):%Y-%m-%dT%H%M%S}-{now % 1000:03}"
    aside = progress.with_name(f"{progress.name}.damaged-{stamp}")
    there = [file for file in files_of(progress) if file.exists()]
    for file in reversed(there):
        file.rename(aside.with_name(aside.name + file.name.removeprefix(progress.name)))
    return aside if there else None
