"""A canvas of dots: curves and lines drawn in braille cells, quadrant blocks or ASCII.

A cell of the terminal holds 2 × 4 dots in braille, 2 × 2 as quadrants, one in ASCII. A cell has one
style, that of the pen of the highest rank in it; pens differ in the rhythm of their dots, and in
ASCII in their character, so that nothing is told by colour alone. Text is written over the dots.
"""

import math
from collections.abc import Callable
from enum import Enum

from tutor.render.lines import Line, cells
from tutor.values import value


class Mode(Enum):
    """What pictures are made of; off means their sentences alone."""

    BRAILLE = "braille"
    BLOCKS = "blocks"
    ASCII = "ascii"
    OFF = "off"


@value
class Pen:
    """A way of drawing a line.

    Attributes:
        style: its style in the theme.
        sign: its character in ASCII.
        rank: which pen's style a cell gets where two meet: the higher one.
        on: dots drawn in a row.
        off: dots left out after them.
    """

    style: str
    sign: str
    rank: int
    on: int = 1
    off: int = 0


@value
class Window:
    """The part of the plane that is seen."""

    left: float
    right: float
    bottom: float
    top: float


_DOTS = {Mode.BRAILLE: (2, 4), Mode.BLOCKS: (2, 2), Mode.ASCII: (1, 1), Mode.OFF: (1, 1)}

_BRAILLE = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a braille cell, by row and column."""

_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""The blocks by their bits: upper left 1, upper right 2, lower left 4, lower right 8."""


_HALVINGS = 16
"""How often a steep part of a curve is halved to see whether it is broken."""


_SIGNS = {Mode.BRAILLE: "".join(chr(0x2800 + bits) for bits in range(256)), Mode.BLOCKS: _QUADRANTS}
"""The sign of a cell by its bits; in ASCII it is its pen's."""


class Canvas:
    """A grid of cells to draw on, in the coordinates of a window."""

    def __init__(self, columns: int, rows: int, window: Window, mode: Mode) -> None:
        """Take a grid of cells that shows `window`."""
        self.columns, self.rows, self.window, self.mode = columns, rows, window, mode
        self.across, self.down = _DOTS[mode]
        self._bits = [[0] * columns for _ in range(rows)]
        self._pens: list[list[Pen | None]] = [[None] * columns for _ in range(rows)]
        self._written: list[dict[int, tuple[str, str]]] = [{} for _ in range(rows)]
        self._signs = _SIGNS.get(mode, "")

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point lies, in dots from the upper left; it may lie outside."""
        seen = self.window
        right = (x - seen.left) / (seen.right - seen.left) * (self.columns * self.across - 1)
        below = (seen.top - y) / (seen.top - seen.bottom) * (self.rows * self.down - 1)
        return right, below

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """Return the column and row of the cell a point lies in, at the nearest edge for one outside."""
        right, below = self.place(x, y)
        column, row = round(right) // self.across, round(below) // self.down
        return min(max(column, 0), self.columns - 1), min(max(row, 0), self.rows - 1)

    def dot(self, right: int, below: int, pen: Pen) -> None:
        """Set a dot; one outside is not seen."""
        column, row = right // self.across, below // self.down
        if not (0 <= column < self.columns and 0 <= row < self.rows):
            return
        self._bits[row][column] |= self._bit(right % self.across, below % self.down)
        there = self._pens[row][column]
        if there is None or pen.rank >= there.rank:
            self._pens[row][column] = pen

    def _bit(self, right: int, below: int) -> int:
        match self.mode:
            case Mode.BRAILLE:
                return _BRAILLE[below][right]
            case Mode.BLOCKS:
                return 1 << (2 * below + right)
            case _:
                return 1

    def line(self, start: tuple[float, float], stop: tuple[float, float], pen: Pen) -> None:
        """Draw a straight line between two points of the plane, as far as it is seen."""
        ends = clipped(self.window, start, stop)
        if ends is None:
            return
        (x0, y0), (x1, y1) = self.place(*ends[0]), self.place(*ends[1])
        steps = max(math.ceil(max(abs(x1 - x0), abs(y1 - y0))), 1)
        for step in range(steps + 1):
            if step % (pen.on + pen.off) < pen.on:
                share = step / steps
                self.dot(round(x0 + share * (x1 - x0)), round(y0 + share * (y1 - y0)), pen)

    def curve(self, height: Callable[[float], float | None], pen: Pen) -> None:
        """Draw a curve, broken where it has no value and where it leaps over a pole."""
        seen = self.window
        steps = self.columns * self.across
        before: tuple[float, float] | None = None
        for step in range(steps + 1):
            x = seen.left + step / steps * (seen.right - seen.left)
            y = height(x)
            here = None if y is None else (x, y)
            if before is not None and here is not None and not self._leaps(before, here, height):
                self.line(before, here, pen)
            before = here

    def _leaps(
        self, first: tuple[float, float], second: tuple[float, float], height: Callable[[float], float | None]
    ) -> bool:
        """Whether a curve is broken between two points: as high a step remains however close one looks."""
        step = abs(second[1] - first[1])
        if step < (self.window.top - self.window.bottom) / 4:
            return False
        for _ in range(_HALVINGS):
            x = (first[0] + second[0]) / 2
            y = height(x)
            if y is None:
                return True
            if abs(y - first[1]) > abs(second[1] - y):
                second = (x, y)
            else:
                first = (x, y)
        return abs(second[1] - first[1]) > step / 4

    def write(self, column: int, row: int, text: str, style: str) -> None:
        """Write text over the dots from a cell on; moved left where it would not fit, cut where it can't."""
        column = max(0, min(column, self.columns - cells(text)))
        if not 0 <= row < self.rows:
            return
        for character in text:
            width = cells(character)
            if column + width > self.columns:
                return
            self._written[row][column] = (character, style)
            for covered in range(column + 1, column + width):
                self._written[row][covered] = ("", style)
            column += width

    def lines(self) -> list[Line]:
        """Return what is drawn, a line of fragments for each row of cells."""
        return [self._row(row) for row in range(self.rows)]

    def _row(self, row: int) -> Line:
        """Return one row; cells of one style that stand side by side are one fragment."""
        bits, pens = self._bits[row], self._pens[row]
        written = self._written[row]
        fragments: list[tuple[str, str]] = []
        style, start = "", 0
        signs: list[str] = []
        for column in range(self.columns):
            if column in written:
                sign, here = written[column]
            elif (pen := pens[column]) is None:
                sign, here = " ", ""
            else:
                sign, here = self._signs[bits[column]] if self._signs else pen.sign, pen.style
            if here != style:
                if column > start:
                    fragments.append((style, "".join(signs[start:])))
                style, start = here, column
            signs.append(sign)
        fragments.append((style, "".join(signs[start:])))
        return tuple(fragments)


def clipped(
    window: Window, start: tuple[float, float], stop: tuple[float, float]
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return the part of a straight line that lies in a window (Liang and Barsky, 1984), None for none."""
    (x0, y0), (x1, y1) = start, stop
    across, up = x1 - x0, y1 - y0
    if not (math.isfinite(across) and math.isfinite(up)):
        return None
    first, last = 0.0, 1.0
    for moves, room in (
        (-across, x0 - window.left), (across, window.right - x0), (-up, y0 - window.bottom), (up, window.top - y0),
    ):  # fmt: skip
        if moves == 0:
            if room < 0:
                return None
        elif moves < 0:
            first = max(first, room / moves)
        else:
            last = min(last, room / moves)
    if first > last:
        return None
    return (x0 + first * across, y0 + first * up), (x0 + last * across, y0 + last * up)
