"""Reading events out of the raw pages of a damaged file, without SQLite, as far as they are whole.

Every table of a database lies in leaf pages: a first byte of 13, a count of cells, an offset for each
cell; a cell is a row with its number, the types of its columns, and their values (the format is
documented at sqlite.org/fileformat2.html). An event never needs more than one page. A row is taken for
an event if it has as many columns and its check sum is right, so nothing garbled gets through.
The pages of a write-ahead log are the same, each behind a header of 24 bytes.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tutor.store.events import COLUMNS, Event, from_row

PAGE = 4096
_LEAF = 13
_LOG_HEADER = 32
_FRAME_HEADER = 24


def salvage(path: Path, after: int) -> tuple[Event, ...]:
    """Return the events with a number beyond `after` that are still readable, in their order.

    Args:
        path: a damaged progress file; its write-ahead log lies beside it.
        after: the last number the backup has.
    """
    found: dict[bytes, tuple[int, Event]] = {}
    for page in _pages(path):
        for number, event in _events(page, after):
            found[event.id] = (number, event)
    return tuple(event for _, event in sorted(found.values(), key=lambda pair: (pair[0], pair[1].id)))


def _pages(path: Path) -> Iterator[bytes]:
    if path.exists():
        with path.open("rb") as stream:
            while page := stream.read(PAGE):
                yield page
    log = path.with_name(path.name + "-wal")
    if log.exists():
        with log.open("rb") as stream:
            stream.read(_LOG_HEADER)
            while frame := stream.read(_FRAME_HEADER + PAGE):
                yield frame[_FRAME_HEADER:]


def _events(page: bytes, after: int) -> Iterator[tuple[int, Event]]:
    """Yield the events of a page with their numbers."""
    if len(page) < PAGE or page[0] != _LEAF:
        return
    for index in range(min(int.from_bytes(page[3:5]), PAGE // 4)):
        start = 8 + 2 * index
        try:
            number, row = _cell(page, int.from_bytes(page[start : start + 2]), after)
            event = from_row(row) if row else None
        except (IndexError, ValueError, TypeError):
            continue
        if event is not None:
            yield number, event


def _cell(page: bytes, start: int, after: int) -> tuple[int, tuple[Any, ...]]:
    """Return a cell's number and its columns; no columns where it is no new event."""
    size, start = _integer(page, start)
    number, start = _integer(page, start)
    if number <= after:
        return number, ()
    length, types_at = _integer(page, start)
    values_at, end = start + length, start + size
    types = []
    while types_at < start + length:
        kind, types_at = _integer(page, types_at)
        types.append(kind)
    if len(types) != len(COLUMNS) or end > PAGE:
        return number, ()
    values = []
    for kind in types:
        part, values_at = _value(page, kind, values_at)
        values.append(part)
    return number, tuple(values) if values_at == end else ()


def _integer(page: bytes, start: int) -> tuple[int, int]:
    """Return a number written in groups of seven bits, and where it ends."""
    number = 0
    for index in range(8):
        byte = page[start + index]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the top bit says that more follows
            return number, start + index + 1
    return number << 8 | page[start + 8], start + 9


_SIZES = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 8: 0, 9: 0}


def _value(page: bytes, kind: int, start: int) -> tuple[Any, int]:
    """Return a column's value, and where it ends.

    Raises:
        ValueError: for a kind no event has.
    """
    if kind >= 12:  # noqa: PLR2004 - from here on the kind says the length, even ones for bytes, odd ones for text
        end = start + (kind - 12) // 2
        part = page[start:end]
        return (part.decode("utf-8") if kind % 2 else part), end
    if kind not in _SIZES:
        raise ValueError(kind)
    if kind in (0, 8, 9):
        return (None, 0, 1)[(0, 8, 9).index(kind)], start
    end = start + _SIZES[kind]
    return int.from_bytes(page[start:end], signed=True), end
