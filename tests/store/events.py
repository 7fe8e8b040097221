"""Events and progress files for the tests of the store."""

from itertools import count
from pathlib import Path

from tutor.course.happened import Happened, Kind
from tutor.store.events import Event, stamped
from tutor.store.progress import Progress

MONDAY = 1_790_000_000_000
"""A moment in September 2026."""

_numbers = count(1)


def right(block: str, after: str = "", *, lesson: str = "powers", **parts: object) -> Happened:
    return Happened(Kind.RIGHT, lesson, block, next=after, **parts)  # type: ignore[arg-type] # the tests name them well


def wrong(block: str, line: str = "3w", *, lesson: str = "powers", **parts: object) -> Happened:
    return Happened(Kind.WRONG, lesson, block, line=line, **parts)  # type: ignore[arg-type] # likewise


def hint(block: str, *, lesson: str = "powers", **parts: object) -> Happened:
    return Happened(Kind.HINT, lesson, block, **parts)  # type: ignore[arg-type] # likewise


def shown(block: str, after: str = "", *, lesson: str = "powers", **parts: object) -> Happened:
    return Happened(Kind.SHOWN, lesson, block, next=after, **parts)  # type: ignore[arg-type] # likewise


def opened(block: str, *, lesson: str = "powers") -> Happened:
    return Happened(Kind.OPENED, lesson, next=block)


def at(what: Happened, moment: int = MONDAY) -> Event:
    """Give it a moment and an id no other has."""
    return stamped(what, moment, next(_numbers).to_bytes(10))


def progress_at(path: Path, moment: int = MONDAY) -> Progress:
    """Return a progress file with a clock that stands still."""
    return Progress(path, lambda: moment)


def answers(number: int, lesson: str = "powers", moment: int = MONDAY) -> list[Event]:
    """Return so many right answers, each a second after the one before."""
    return [at(right(f"q{n}", f"q{n + 1}", lesson=lesson, line=f"{n}w"), moment + 1000 * n) for n in range(number)]
