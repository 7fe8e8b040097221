"""Saving events: each once, with what follows from it, all of them or none."""

from collections.abc import Iterable
from sqlite3 import Connection

from tutor.store import derived
from tutor.store.events import COLUMNS, Event, to_row

_INSERT = f"INSERT OR IGNORE INTO event ({', '.join(COLUMNS[1:])}) VALUES ({', '.join('?' * (len(COLUMNS) - 1))})"  # noqa: S608 - our own names


def insert(database: Connection, event: Event) -> bool:
    """Add an event to the table, inside the caller's transaction; return whether it is new."""
    return database.execute(_INSERT, to_row(event)).rowcount > 0


def save(database: Connection, events: Iterable[Event]) -> int:
    """Save events with what follows from them in one transaction; return how many were new."""
    database.execute("BEGIN IMMEDIATE")
    try:
        count = 0
        for event in events:
            if insert(database, event):
                derived.apply(database, event)
                count += 1
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise
    return count
