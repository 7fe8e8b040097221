"""A function of the learner's own, as it is typed after a command: `EXPR [at P] [with a = 2]`."""

import re

from tutor.calculus.arithmetic import FRACTIONS, Inexact, Undefined, evaluate
from tutor.calculus.curve import Curve
from tutor.calculus.numbers import Point, read_point
from tutor.course.model import Function
from tutor.messages import say
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import letters
from tutor.notation.unreadable import Unreadable
from tutor.values import value


@value
class Own:
    """A function and a point; `given` is whether the point was given, or found for her."""

    function: Function
    at: Point
    given: bool


_PARTS = re.compile(r"^(?P<J>.*?)(?:\s+at\s+(?P<at>.*?))?(?:\s+with\s+(?P<with>.*))?$", re.IGNORECASE | re.DOTALL)

_POINTS = ("3", "2", "4", "1/2", "5", "-2", "-1/2", "1/4", "10", "-5", "0")
"""Points to look at, the one that tells wrong rules apart best first."""


def own_function(text: str) -> Own | Unreadable:
    """Read a function and where to look at it; a point that suits it where none is given."""
    parts = _PARTS.match(text)
    assert parts is not None  # noqa: S101 - the pattern matches any text
    if not parts["J"].strip():
        return Unreadable(0, say("Write a function, such as w^3*sin(w) at 2."))
    frozen = _frozen(parts["with"] or "", max(parts.start("with"), 0))
    if isinstance(frozen, Unreadable):
        return frozen
    function = _function(parts["J"], frozen)
    if isinstance(function, Unreadable):
        return function
    if parts["at"] is None:
        return somewhere(function)
    at = read_point(parts["at"])
    if isinstance(at, Unreadable):
        return Unreadable(parts.start("at") + at.column, at.reason)
    return Own(function, at, given=True)


def _function(text: str, frozen: tuple[tuple[str, Point], ...]) -> Function | Unreadable:
    reading = read(text)
    if not isinstance(reading, Reading):
        return reading
    known = [letter for letter, _ in frozen]
    moving = [letter for letter in letters(reading.tree) if letter not in known] or ["w"]
    if len(moving) > 1:
        says = say("One letter moves; give the others numbers: {it} at 3 with {letter} = 2.",
                   it=reading.tree, letter=next(letter for letter in moving if letter != "w"))  # fmt: skip
        return Unreadable(0, says)
    again = read(text, Alphabet(moving[0], tuple(known)))
    return Function(again.tree, moving[0], frozen) if isinstance(again, Reading) else again


def _frozen(text: str, column: int) -> tuple[tuple[str, Point], ...] | Unreadable:
    found: list[tuple[str, Point]] = []
    for part in text.split(",") if text.strip() else ():
        letter, equals, number = (piece.strip() for piece in part.partition("="))
        point = read_point(number)
        if not equals or not re.fullmatch(r"[A-Za-z]", letter) or isinstance(point, Unreadable) or not _exact(point):
            return Unreadable(column, say("Write the other letters as a = 2, b = 1/2."))
        found.append((letter, point))
    return tuple(found)


def _exact(point: Point) -> bool:
    try:
        evaluate(point.tree, {}, FRACTIONS)
    except (Inexact, Undefined):
        return False
    return True


def somewhere(function: Function) -> Own | Unreadable:
    """Look for a point at which the function has a slope."""
    curve = Curve(function.tree, function.variable, function.frozen)
    for text in _POINTS:
        point = read_point(text)
        if isinstance(point, Point) and curve.slope(float(point.value)) is not None:
            return Own(function, point, given=False)
    return Unreadable(0, say("I find no point where that has a slope. Say where: … at P."))
