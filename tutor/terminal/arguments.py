"""What the commands that answer once are given: formulas read, or an error that says which, where and why."""

from typing import TypeVar

from tutor.notation.reading import Reading, read
from tutor.notation.tree import letters
from tutor.notation.unreadable import Unreadable
from tutor.render.lines import visible
from tutor.render.sentences import sentence

WRONG_ARGUMENTS = 2
"""Exit status."""

_Result = TypeVar("_Result")


class ArgumentError(Exception):
    """An argument that can't be read; says which, where and why."""


def variable_of(text: str) -> str:
    """Return the one letter in a function, w where there is none or the function can't be read.

    Raises:
        ArgumentError: for several letters.
    """
    reading = read(text)
    found = letters(reading.tree) if isinstance(reading, Reading) else ()
    if len(found) > 1:
        raise ArgumentError(f"EXPR has the letters {', '.join(found)}: say which one moves with --variable")
    return found[0] if found else "w"


def readable(name: str, text: str, result: _Result | Unreadable) -> _Result:
    """Return what was read.

    Raises:
        ArgumentError: where it can't be, with a caret under the place.
    """
    if not isinstance(result, Unreadable):
        return result
    shown = visible(text[:60])
    place = " " * min(len(visible(text[: result.column])), 60)
    raise ArgumentError(f"{name} can't be read: {sentence(result.reason)}\n    {shown}\n    {place}^")
