"""Axes around a canvas: a frame, ticks at round numbers with their labels, the axes' names.

Far from zero and close to a point, ticks are told by their distance from it: `+1e-8` beside `3`
rather than `3.00000001`.
"""

import math

from tutor.render.canvas import Canvas, Mode
from tutor.render.lines import Line, cells
from tutor.values import value

AXIS = "plot.axis"

_CLOSE = 0.02
"""Size of a window relative to its place below which ticks are told by their distance."""

_ROUND = (1.0, 2.0, 5.0, 10.0)


@value
class Tick:
    """A place on an axis and what is written there."""

    place: float
    label: str


@value
class Frame:
    """The signs of a frame: sides, corner, bottom, and the ticks on both."""

    side: str
    corner: str
    bottom: str
    left_tick: str
    bottom_tick: str


_LINES = Frame("│", "└", "─", "┤", "┴")
_ASCII = Frame("|", "+", "-", "+", "+")


def round_step(span: float, most: int) -> float:
    """Return the smallest of 1, 2, 5, 10 times a power of ten that divides `span` into at most `most` parts."""
    rough = span / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next((factor * power for factor in _ROUND if factor * power >= rough), 10 * power)


def ticks(low: float, high: float, most: int, around: float | None = None) -> tuple[Tick, ...]:
    """Return ticks at round numbers between `low` and `high`.

    Args:
        low: where the axis begins.
        high: where it ends.
        most: about how many there may be.
        around: the point looked at; close to it ticks are told by their distance.
    """
    step = round_step(high - low, most)
    close = around is not None and (high - low) < _CLOSE * abs(around)
    origin = around if close and around is not None else 0.0
    first, last = math.ceil((low - origin) / step - _SLACK), math.floor((high - origin) / step + _SLACK)
    return tuple(Tick(origin + index * step, _label(index * step, origin)) for index in range(first, last + 1))


_SLACK = 1e-6
"""Parts of a step by which a tick may lie outside for want of digits."""


def _label(offset: float, origin: float) -> str:
    if origin:
        return short(origin) if not offset else f"{'+' if offset > 0 else ''}{short(offset)}"
    return short(offset)


def short(number: float) -> str:
    """Return a number in few characters: six digits, no `e-08`, no `-0`."""
    text = f"{number:.6g}"
    mantissa, e, exponent = text.partition("e")
    return f"{mantissa}e{int(exponent)}" if e else "0" if text == "-0" else text


def decades(low: int, high: int, every: int) -> tuple[Tick, ...]:
    """Return ticks on a logarithmic axis: at powers of ten, `every` so many."""
    return tuple(Tick(power, "1" if not power else f"1e{power}") for power in range(low, high + 1) if not power % every)


def framed(canvas: Canvas, across: tuple[Tick, ...], up: tuple[Tick, ...], names: tuple[str, str]) -> list[Line]:
    """Return what is on a canvas within axes; `names` are those of the axis across and the axis up."""
    frame = _ASCII if canvas.mode is Mode.ASCII else _LINES
    labels = _by_row(canvas, up)
    gutter = max([cells(names[1]), *(len(label) for label in labels.values())])
    lines: list[Line] = [((AXIS, " " * (gutter - cells(names[1])) + names[1]),)]
    for row, drawn in enumerate(canvas.lines()):
        side = frame.left_tick if row in labels else frame.side
        lines.append(((AXIS, labels.get(row, "").rjust(gutter) + side), *drawn))
    places = _by_column(canvas, across)
    bottom = "".join(frame.bottom_tick if column in places else frame.bottom for column in range(canvas.columns))
    lines.append(((AXIS, " " * gutter + frame.corner + bottom),))
    lines.append(((AXIS, " " * (gutter + 1) + _labels_below(canvas, places, names[0])),))
    return lines


def gutter_of(up: tuple[Tick, ...], name: str) -> int:
    """Return the columns that labels left of a canvas take, the frame included."""
    return max([cells(name), *(len(tick.label) for tick in up)]) + 1


def _by_row(canvas: Canvas, up: tuple[Tick, ...]) -> dict[int, str]:
    rows: dict[int, str] = {}
    for tick in up:
        rows.setdefault(canvas.cell(canvas.window.left, tick.place)[1], tick.label)
    return rows


def _by_column(canvas: Canvas, across: tuple[Tick, ...]) -> dict[int, str]:
    columns: dict[int, str] = {}
    for tick in across:
        columns.setdefault(canvas.cell(tick.place, canvas.window.bottom)[0], tick.label)
    return columns


def _labels_below(canvas: Canvas, places: dict[int, str], name: str) -> str:
    """Return the labels centred under their ticks, the axis's name at the end; one that would touch another is left."""
    room = canvas.columns - len(name) - 1
    text = ""
    for column, label in sorted(places.items()):
        start = max(column - len(label) // 2, 0)
        if (start > len(text) or not text) and start + len(label) <= room:
            text = text.ljust(start) + label
    return text.ljust(room) + " " + name
