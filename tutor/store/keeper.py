"""Keeping what happens, whatever becomes of the disk: saved at once if possible, else as soon as it is.

An answer counts as taken when `keep` has returned. Where the disk refuses, the events wait in memory,
the learner is told once, every later event tries again, and the exit status says so if it never worked.
The day's backup is made beside the conversation, after its first answer.
"""

import sqlite3
from threading import Thread

from tutor.course.happened import Happened, Kind
from tutor.messages import Message, say
from tutor.store import backup
from tutor.store.events import Chance, Event, stamped
from tutor.store.failure import NoProgressError
from tutor.store.progress import Progress
from tutor.values import replace

_CHANCE = 10
"""Bytes of chance in an event's id."""


class Keeper:
    """Takes what happened and keeps it."""

    def __init__(self, progress: Progress, chance: Chance, pack: str = "") -> None:
        """Keep in a progress file.

        Args:
            progress: the file.
            chance: gives so many random bytes.
            pack: what the lessons come from, empty for those that come with the program: it is put before
                their ids, so that the answers of one pack can't touch another's.
        """
        self.progress = progress
        self.pack = pack
        self._chance = chance
        self._waiting: list[Event] = []
        self._answers: dict[tuple[str, str], list[bytes]] = {}
        self._told = False
        self._copying: Thread | None = None
        self._wrong: tuple[str, ...] = ()

    def name(self, lesson: str) -> str:
        """Return the id under which a lesson's answers are kept."""
        return f"{self.pack}:{lesson}" if self.pack and lesson else lesson

    def keep(self, happened: tuple[Happened, ...], took: int = 0) -> tuple[Message, ...]:
        """Keep what happened in one turn; return what there is to tell about it.

        Args:
            happened: what happened.
            took: milliseconds the learner thought.
        """
        self._take(happened, took)
        return self._save() if self._waiting else ()

    def mention(self, happened: tuple[Happened, ...]) -> tuple[Message, ...]:
        """Keep what the learner did not do herself, such as coming to a lesson, together with what she does next.

        The first prompt does not wait for the disk. What there is to tell about the file is returned, as by `keep`.
        """
        self._take(happened, 0)
        return self._notices()

    def _take(self, happened: tuple[Happened, ...], took: int) -> None:
        for what in happened:
            named = replace(what, lesson=self.name(what.lesson))
            answers = self._answers.setdefault((named.lesson, named.block), [])
            if named.kind is Kind.UNDONE:
                if not answers:
                    continue
                named = replace(named, of=answers.pop())
            event = stamped(named, self.progress.now(), self._chance(_CHANCE), took)
            if named.kind in (Kind.RIGHT, Kind.WRONG):
                answers.append(event.id)
            self._waiting.append(event)

    def _notices(self) -> tuple[Message, ...]:
        notices = tuple(self.progress.notices)
        self.progress.notices.clear()
        return notices

    def _save(self) -> tuple[Message, ...]:
        try:
            if self._wrong:
                self._wrong = ()
                self.progress.repair()
            self.progress.save(self._waiting)
        except (OSError, sqlite3.Error, NoProgressError) as error:
            first, self._told = not self._told, True
            return (cant_save(error),) if first else ()
        count = len(self._waiting)
        self._waiting.clear()
        self._copy_daily()
        notices = self._notices()
        if self._told:
            self._told = False
            notices += (say("What had to wait is saved now ({count}).", count=count),)
        return notices

    @property
    def waiting(self) -> int:
        """How many events are not on the disk yet."""
        return len(self._waiting)

    def close(self) -> tuple[Message, ...]:
        """Try once more, finish the backup, close the file; return what there is to tell."""
        if self._copying is not None:
            self._copying.join()
        notices = self._save() if self._waiting or self._wrong else ()
        if self._copying is not None:
            self._copying.join()
        self.progress.close()
        if self._waiting:
            lost = say(
                "Some of what you did could not be saved, and is lost with this window ({count}).",
                count=len(self._waiting),
            )
            return (*notices, lost)
        return notices

    def _copy_daily(self) -> None:
        """Make the day's backup beside the conversation, if there is none yet."""
        now = self.progress.now()
        if self._copying is None and backup.is_due(self.progress.path, now):
            self._copying = Thread(target=self._copy, args=(now,), name="backup", daemon=True)
            self._copying.start()

    def _copy(self, now: int) -> None:
        try:
            self._wrong = backup.back_up_today(self.progress.path, now)
        except (OSError, sqlite3.Error):
            return  # no room for a backup: the next conversation tries again


def cant_save(error: Exception) -> Message:
    """Say that nothing can be saved at the moment, and why."""
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return say("Your answers can't be saved at the moment: {why}. The lesson goes on, and I try again.", why=why)
