"""What the commands that answer once are given: formulas read, or an error that says which, where and why."""

import sys
from typing import TypeVar

from tutor.messages import Message, say
from tutor.notation.reading import Reading, read
from tutor.notation.tree import letters
from tutor.notation.unreadable import Unreadable
from tutor.render.lines import cells, visible
from tutor.render.sentences import sentence
from tutor.terminal.problems import complain

WRONG_ARGUMENTS = 2
"""Exit status."""

_Result = TypeVar("_Result")


class ArgumentError(Exception):
    """An argument that can't be read; says which and why, and shows the place."""

    def __init__(self, says: Message, shown: str = "") -> None:
        """Fail because of an argument; `shown` is its text with a caret, on lines of their own."""
        super().__init__(sentence(says))
        self.says, self.shown = says, shown

    def complain(self, command: str) -> None:
        """Tell the person about it."""
        complain(self.says, command)
        sys.stderr.write(self.shown)


def variable_of(text: str) -> str:
    """Return the one letter in a function, w where there is none or the function can't be read.

    Raises:
        ArgumentError: for several letters.
    """
    reading = read(text)
    found = letters(reading.tree) if isinstance(reading, Reading) else ()
    if len(found) > 1:
        says = say("EXPR has the letters {letters}: say which one moves with --variable", letters=", ".join(found))
        raise ArgumentError(says)
    return found[0] if found else "w"


def readable(name: str, text: str, result: _Result | Unreadable) -> _Result:
    """Return what was read.

    Raises:
        ArgumentError: where it can't be, with a caret under the place.
    """
    if not isinstance(result, Unreadable):
        return result
    shown = visible(text[:60])
    place = " " * min(cells(visible(text[: result.column])), 60)
    says = say("{name} can't be read: {why}", name=name, why=result.reason)
    raise ArgumentError(says, f"    {shown}\n    {place}^\n")
