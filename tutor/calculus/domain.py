"""Where a function is looked at: an interval, typed as `w > 0` or `-1 < w <= 1`."""

import re

from tutor.calculus.numbers import Point, read_point
from tutor.messages import say
from tutor.notation.unreadable import Unreadable
from tutor.values import value

_SIGN = re.compile(r"<=|>=|≤|≥|<|>")


@value
class Domain:
    """An interval; an end that is None lies at infinity.

    Attributes:
        low: the lower end.
        high: the upper end.
        closed: whether each of the two belongs to it.
        text: as it was typed.
    """

    low: Point | None
    high: Point | None
    closed: tuple[bool, bool]
    text: str

    def holds(self, number: float) -> bool:
        """Whether a number lies in it."""
        above = self.low is None or number > self.low.value or (self.closed[0] and number == self.low.value)
        below = self.high is None or number < self.high.value or (self.closed[1] and number == self.high.value)
        return above and below


def read_domain(text: str, variable: str) -> Domain | Unreadable:
    """Read an interval for `variable`."""
    signs = list(_SIGN.finditer(text))
    starts = (0, *(sign.end() for sign in signs))
    stops = (*(sign.start() for sign in signs), len(text))
    parts = [text[start:stop] for start, stop in zip(starts, stops, strict=True)]
    where = [index for index, part in enumerate(parts) if part.strip() == variable]
    directions = {sign[0][0] in "<≤" for sign in signs}
    wanted = ([0], [1]) if len(signs) == 1 else ([1],)
    if len(directions) != 1 or where not in wanted:
        return Unreadable(0, say("Write a domain as {w} > 0 or -1 < {w} <= 1.", w=variable))
    ends: dict[bool, tuple[Point, bool]] = {}
    for index, part in enumerate(parts):
        if index == where[0]:
            continue
        point = read_point(part)
        if isinstance(point, Unreadable):
            return Unreadable(starts[index] + point.column, point.reason)
        sign = signs[min(index, where[0])][0]
        ends[(index < where[0]) == (sign[0] in "<≤")] = (point, sign in ("<=", ">=", "≤", "≥"))
    return _interval(ends, text)


def _interval(ends: dict[bool, tuple[Point, bool]], text: str) -> Domain | Unreadable:
    """Return the interval between its ends: the lower is filed under True."""
    low, has_low = ends.get(True, (None, False))
    high, has_high = ends.get(False, (None, False))
    if low is not None and high is not None and low.value >= high.value:
        return Unreadable(0, say("There is no number between {low} and {high}.", low=low.text, high=high.text))
    return Domain(low, high, (has_low, has_high), text.strip())
