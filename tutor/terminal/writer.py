"""The one loop that prints: lines of styled fragments to a stream, in colour or plain, in any encoding."""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from typing import TextIO

from tutor.render.lines import Line, plain_text
from tutor.render.theme import THEME, Theme
from tutor.terminal.windows import understands_escapes
from tutor.values import value

_PLAIN_FOR = str.maketrans({
    "ε": "eps", "⋅": "*", "·": "-", "×": "x", "−": "-", "–": "-", "—": "-", "❯": ">", "π": "pi", "…": "...", "─": "-",
    "│": "|", "⎛": "/", "⎜": "|", "⎝": "\\",
    "⎞": "\\", "⎟": "|", "⎠": "/", "╲": "\\", "\u00a0": " ", "’": "'", "‘": "'",
    "“": '"', "”": '"', "⁰": "^0", "¹": "^1", "²": "^2", "³": "^3", "⁴": "^4", "⁵": "^5", "⁶": "^6",
    "⁷": "^7", "⁸": "^8", "⁹": "^9", "⁻": "^-", "Δ": "d", "∂": "d", "√": "sqrt", "≈": "~", "→": "->", "½": "1/2",
    "█": "#", "░": ".", "▁": "_", "▂": "_", "▃": "-", "▄": "-", "▅": "=", "▆": "=", "▇": "#",
})  # fmt: skip
"""What stands for a character where the encoding has none for it."""


@value
class Writer:
    """A stream to print on: whether styles reach an eye there, and whether lines are read one after another."""

    stream: TextIO
    colour: bool
    terminal: bool
    linear: bool = False

    @property
    def width(self) -> int:
        """Columns there are now; 80 where nobody knows."""
        return max(shutil.get_terminal_size((80, 24)).columns, 20) if self.terminal else _width_of(os.environ)

    def write(self, lines: Iterable[Line], theme: Theme = THEME) -> None:
        """Print lines in the colours of a theme."""
        text = "".join(self._line(line, theme) + "\n" for line in lines)
        self.text(text)

    def text(self, text: str) -> None:
        """Print text as it is, with stand-ins for what the encoding lacks, and flush."""
        encoding = self.stream.encoding or "utf-8"
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            text = text.translate(_PLAIN_FOR).encode(encoding, "backslashreplace").decode(encoding)
        self.stream.write(text)
        self.stream.flush()

    def _line(self, line: Line, theme: Theme) -> str:
        if not self.colour:
            return plain_text(line).rstrip()
        return "".join(f"\x1b[{theme[style]}m{text}\x1b[0m" if theme[style] else text for style, text in line).rstrip()


def _width_of(environment: Mapping[str, str]) -> int:
    columns = environment.get("COLUMNS", "")
    return max(int(columns), 20) if columns.isdecimal() and len(columns) <= 4 else 80  # noqa: PLR2004 - digits


def standard_writer(environment: Mapping[str, str] = os.environ) -> Writer:
    """Return the writer for standard output.

    Colour: on a terminal unless `NO_COLOR` is set or `TERM` is `dumb`; elsewhere only if
    `CLICOLOR_FORCE` asks for it.
    """
    terminal = sys.stdout.isatty()
    wanted = terminal and environment.get("TERM") != "dumb" and understands_escapes()
    if environment.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        wanted = True
    return Writer(sys.stdout, wanted and not environment.get("NO_COLOR"), terminal)


def talks_to_a_terminal(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether both ends are a terminal that can move its cursor."""
    return sys.stdin.isatty() and sys.stdout.isatty() and environment.get("TERM", "") not in ("dumb", "")
