"""What follows from the events: one function a table says how one event changes it.

They run in the transaction that saves the event, and again over all events when the tables are
rebuilt; both ways give the same rows, because they look at the event and at their own rows only.

What another room works out from the events (mastery of a skill, a card and its due date) is a *fold*:
pure functions that take a state, as a text of their own, and one event, and give the next state.
"""

from collections.abc import Callable, Iterator
from functools import cache
from sqlite3 import Connection

from tutor.course.happened import AGAIN, Happened, Kind
from tutor.store.events import COLUMNS, Event, from_row
from tutor.store.schema import DERIVED
from tutor.values import value

DAY = 86_400_000
"""Milliseconds of a day."""


@value
class Fold:
    """Something worked out from the events by pure functions.

    Attributes:
        name: what it is: `skill`, `card`.
        row: which of its rows an event changes: a skill's name, say; empty for none.
        after: the row's state after an event, from its state before ("" for none) and the moment;
            and when the row is due, in milliseconds since 1970, 0 for never.
    """

    name: str
    row: Callable[[Happened], str]
    after: Callable[[str, Happened, int], tuple[str, int]]


@cache
def folds() -> tuple[Fold, ...]:
    """Return the folds there are, one row each; they are needed with the first answer, not before."""
    from tutor.practice import remembered  # noqa: PLC0415 - it knows every skill and shape

    return (
        Fold("skill", remembered.skill_row, remembered.skill_after),
        Fold("card", remembered.card_row, remembered.card_after),
    )


def apply(database: Connection, event: Event) -> None:
    """Change the derived tables by one event, inside the caller's transaction."""
    what, at = event.what, event.at
    _place(database, what, at)
    if what.kind is Kind.UNDONE:
        _undo(database, what.of)
    else:
        _question(database, what, at)
        _slip(database, what, at)
        _count(database, what, at, 1)
    for fold in folds():
        if name := fold.row(what):
            _fold(database, fold, name, event)


def _place(database: Connection, what: Happened, at: int) -> None:
    """Where she is in the lesson: the question at hand, wrong answers and open hints, since when."""
    if not what.lesson:
        return
    if what.next is None:
        tries, hints = what.tries + (what.kind is Kind.WRONG), what.hints + (what.kind is Kind.HINT)
        row = (what.lesson, what.block, tries, hints, at, at, 0)
    else:
        tries, hints = (0, 0) if what.answered else (what.tries, what.hints)
        row = (what.lesson, what.next, tries, hints, at, at, int(what.next == ""))
    database.execute(_PLACE, row)
    if what.kind is Kind.OPENED and what.note == AGAIN:
        database.execute("UPDATE place SET begun = ? WHERE lesson = ?", (at, what.lesson))


_PLACE = """
    INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (lesson) DO UPDATE SET
    begun = CASE WHEN block = '' THEN excluded.begun ELSE begun END, block = excluded.block, tries = excluded.tries,
    hints = excluded.hints, at = excluded.at, finished = finished + excluded.finished
"""


def _question(database: Connection, what: Happened, at: int) -> None:
    """How a lesson's question went, last time it was answered."""
    if what.lesson and what.answered:
        row = (what.lesson, what.block, outcome(what), what.tries, what.hints, at)
        database.execute("INSERT OR REPLACE INTO question VALUES (?, ?, ?, ?, ?, ?)", row)


def outcome(what: Happened) -> str:
    """Return how a question ended: right, tried (right later), helped, or shown."""
    if what.kind is Kind.SHOWN:
        return "shown"
    if what.hints:
        return "helped"
    return "tried" if what.tries else "right"


def _slip(database: Connection, what: Happened, at: int) -> None:
    """How often a mal-rule was met, and how many right answers with the same skill have come since."""
    if what.kind is Kind.WRONG and what.slip:
        database.execute(
            """
            INSERT INTO slip VALUES (?, ?, 1, ?, 0)
            ON CONFLICT (slip, skill) DO UPDATE SET times = times + 1, at = excluded.at, since = 0
            """,
            (what.slip, what.skill, at),
        )
    elif what.unaided:
        database.execute("UPDATE slip SET since = since + 1 WHERE skill = ?", (what.skill,))


def _count(database: Connection, what: Happened, at: int, sign: int) -> None:
    """Count an answer for its day and for its skill."""
    kinds = (what.unaided, what.kind is Kind.RIGHT and not what.unaided, what.kind is Kind.WRONG,
             what.kind is Kind.SHOWN)  # fmt: skip
    if not any(kinds):
        return
    numbers = tuple(sign * kind for kind in kinds)
    database.execute(_DAY, (at // DAY, *numbers))
    if what.skill:
        database.execute(_SKILL, (what.skill, *numbers, at))


_ADD = (
    "UPDATE SET first_try = first_try + excluded.first_try, later = later + excluded.later,"
    " wrong = wrong + excluded.wrong, shown = shown + excluded.shown"
)
_DAY = f"INSERT INTO day VALUES (?, ?, ?, ?, ?) ON CONFLICT (day) DO {_ADD}"  # noqa: S608 - our own words
_SKILL = f"INSERT INTO skill VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (skill) DO {_ADD}, at = max(at, excluded.at)"  # noqa: S608 - our own words


def _undo(database: Connection, taken_back: bytes) -> None:
    """Uncount the answer that is taken back."""
    row = database.execute(f"SELECT {', '.join(COLUMNS)} FROM event WHERE id = ?", (taken_back,)).fetchone()  # noqa: S608 - our own names
    event = from_row(row) if row is not None else None
    if event is None:
        return
    _count(database, event.what, event.at, -1)
    if event.what.answered:
        database.execute("DELETE FROM question WHERE lesson = ? AND block = ?", (event.what.lesson, event.what.block))
    if event.what.slip:
        database.execute(
            "UPDATE slip SET times = times - 1 WHERE slip = ? AND skill = ?", (event.what.slip, event.what.skill)
        )
        database.execute("DELETE FROM slip WHERE times < 1")


def _fold(database: Connection, fold: Fold, name: str, event: Event) -> None:
    row = database.execute("SELECT state FROM folded WHERE fold = ? AND name = ?", (fold.name, name)).fetchone()
    state, due = fold.after(row[0] if row else "", event.what, event.at)
    if state:
        database.execute("INSERT OR REPLACE INTO folded VALUES (?, ?, ?, ?)", (fold.name, name, due, state))
    else:
        database.execute("DELETE FROM folded WHERE fold = ? AND name = ?", (fold.name, name))


def rebuild(database: Connection) -> None:
    """Make the derived tables anew from the events, inside the caller's transaction."""
    for table in DERIVED:
        database.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    for event in events(database):
        apply(database, event)


def events(database: Connection, after: int = 0) -> Iterator[Event]:
    """Yield the events in the order in which they were saved, from number `after` on, but for garbled ones."""
    cursor = database.execute(f"SELECT {', '.join(COLUMNS)} FROM event WHERE seq > ? ORDER BY seq", (after,))  # noqa: S608 - our own names
    for row in cursor:
        event = from_row(row)
        if event is not None:
            yield event


def snapshot(database: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return all derived rows, to compare."""
    return {table: database.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in DERIVED}  # noqa: S608 - our own names
