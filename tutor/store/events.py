"""Events: something that happened, with an id and a moment, as a row of the table and as a line of JSON.

The id is made by who saves, before anything is written: forty-eight bits of time and eighty of chance,
so it can be saved twice without being there twice, and merged with another machine's.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zlib import crc32

from tutor.course.happened import Happened, Kind
from tutor.messages import say
from tutor.store.failure import NoEventError
from tutor.values import replace, value

Now = Callable[[], int]
"""The time, in milliseconds since 1970."""

Chance = Callable[[int], bytes]
"""So many bytes of chance."""

LONGEST_TEXT = 400
"""Characters kept of any text: an event fits into one page of the file, always."""

_PARTS: tuple[str, ...] = Happened.__match_args__

COLUMNS = ("seq", "id", "at", "took", *(f'"{name}"' for name in _PARTS), "sum")
"""The columns of the table, in order; `sum` is a check sum of the others but the first."""


@value
class Event:
    """One event.

    Attributes:
        id: sixteen bytes, its own.
        at: when, in milliseconds since 1970.
        took: milliseconds the learner thought.
        what: what happened.
    """

    id: bytes
    at: int
    what: Happened
    took: int = 0


def stamped(what: Happened, now: int, chance: bytes, took: int = 0) -> Event:
    """Give what happened an id and a moment."""
    return Event(now.to_bytes(6) + chance, now, _short(what), took)


def _short(what: Happened) -> Happened:
    texts = {name: getattr(what, name) for name in _PARTS if type(getattr(what, name)) is str}
    return replace(what, **{name: _clean(text) for name, text in texts.items()})


def _clean(text: str) -> str:
    """Return text that can be encoded and is not too long."""
    return text[:LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8")


def to_row(event: Event) -> tuple[Any, ...]:
    """Return the columns of an event, all but the first."""
    parts = tuple(getattr(event.what, name) for name in _PARTS)
    row = (event.id, event.at, event.took, str(event.what.kind), *parts[1:])
    return (*row, check_sum(row))


def check_sum(row: tuple[Any, ...]) -> int:
    """Return the check sum of the columns between the first and the last."""
    return crc32(b"\x1f".join(part if isinstance(part, bytes) else str(part).encode() for part in row))


def from_row(row: tuple[Any, ...]) -> Event | None:
    """Return the event in a row of the table; None when the row is not as it was written."""
    _, *parts, said = row
    if check_sum(tuple(parts)) != said:
        return None
    event_id, at, took, kind, *others = parts
    return Event(bytes(event_id), at, Happened(Kind(kind), *others), took)


def to_json(event: Event) -> str:
    """Return an event as one line of JSON, without the parts it has nothing to say in."""
    parts = {name: getattr(event.what, name) for name in _PARTS}
    parts["of"] = event.what.of.hex()
    told = {name: part for name, part in parts.items() if part not in ("", 0, None)}
    if event.what.next == "":
        told["next"] = ""
    moment = datetime.fromtimestamp(event.at / 1000, UTC).isoformat(timespec="milliseconds")
    whole = {"id": event.id.hex(), "at": moment, "took": event.took, **told}
    return json.dumps(whole, ensure_ascii=False)


def from_json(line: str) -> Event:
    """Return the event in a line of JSON.

    Raises:
        NoEventError: saying what is wrong with the line.
    """
    try:
        told = json.loads(line)
        if not isinstance(told, dict):
            raise NoEventError(say("it is not an object"))
        event_id, at, took = bytes.fromhex(told.pop("id")), told.pop("at"), told.pop("took", 0)
        if len(event_id) != 16:  # noqa: PLR2004 - the length of every id
            raise NoEventError(say("its id is not 32 hexadecimal digits"))
        told |= {"kind": Kind(told["kind"]), "of": bytes.fromhex(told.get("of", ""))}
        what = Happened(**told)
        if any(type(part) is not _TYPES.get(name, str) for name, part in told.items() if name not in ("kind", "of")):
            raise NoEventError(say("one of its parts is of the wrong type"))
        moment = round(datetime.fromisoformat(at).timestamp() * 1000)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise NoEventError(say("it is not an event ({why})", why=str(error))) from error
    if type(took) is not int or not 0 <= took < _ETERNITY or not 0 <= moment < _ETERNITY:
        raise NoEventError(say("its times are out of range"))
    return Event(event_id, moment, _short(what), took)


_TYPES = {"tries": int, "hints": int}
_ETERNITY = 1 << 47
