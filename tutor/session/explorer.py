"""The ε explorer as a value and its keys: one function, one point, one ε, and what each key changes.

The keys are rows, from which the bindings, the line of help and the tests are made.
"""

import math
from collections.abc import Callable

from tutor.calculus.numbers import Point, Step, read_point
from tutor.calculus.precision import CHOICES, Precision, read_precision
from tutor.calculus.schemes import SCHEMES, Scheme
from tutor.course.model import Function
from tutor.messages import Message, say
from tutor.session.outputs import Exploring
from tutor.values import replace, value

SMALLEST = -18
"""Power of ten of the smallest ε; w + ε is w long before."""


@value
class View:
    """What the explorer shows.

    Attributes:
        function: J.
        at: w.
        power: ε as a power of ten.
        scheme: the difference.
        precision: the arithmetic of the figures.
        near: whether the window follows ε.
        errors: whether the curve of errors is shown where there is room for one picture only.
    """

    function: Function
    at: Point
    power: int
    scheme: Scheme
    precision: Precision
    near: bool = False
    errors: bool = False

    @property
    def step(self) -> Step:
        """ε."""
        return Step(f"1e{self.power}" if self.power else "1", float(f"1e{self.power}"))


def opened(shown: Exploring) -> View:
    """Return the view with which the explorer opens: with the first ε named, or with one that can be seen."""
    power = round(math.log10(shown.steps[0].value)) if shown.steps else 0
    return View(shown.function, shown.at, max(power, SMALLEST), shown.scheme, shown.precision)


NOTHING = say("-")
"""The word for a key that shares that of the next one."""


@value
class Key:
    """One key: its names for a terminal, how it is written, what it changes in a word or two, and the doing."""

    names: tuple[str, ...]
    sign: str
    help: Message
    does: Callable[[View], View]


def _shrink(view: View) -> View:
    return replace(view, power=max(view.power - 1, SMALLEST))


def _grow(view: View) -> View:
    return replace(view, power=min(view.power + 1, 0))


def _moved(view: View, share: float) -> View:
    """Move w by a part of its size: 0.5 up to 10, 5 up to 100."""
    w = float(view.at.value)
    size = 10.0 ** max(math.floor(math.log10(abs(w))), 0) if abs(w) >= 1 else 1.0
    there = read_point(f"{w + share * size:.12g}".replace("+", ""))
    return replace(view, at=there) if isinstance(there, Point) else view


def _other_scheme(view: View) -> View:
    return replace(view, scheme=SCHEMES[(SCHEMES.index(view.scheme) + 1) % len(SCHEMES)])


def _other_precision(view: View) -> View:
    names = list(CHOICES)
    index = names.index(view.precision.name) if view.precision.name in names else -1
    precision = read_precision(names[(index + 1) % len(names)])
    assert precision is not None  # noqa: S101 - a choice
    return replace(view, precision=precision)


KEYS = (
    Key(("left",), "←", NOTHING, _shrink),
    Key(("right",), "→", say("ε"), _grow),
    Key(("up",), "↑", NOTHING, lambda view: _moved(view, 0.5)),
    Key(("down",), "↓", say("w"), lambda view: _moved(view, -0.5)),
    Key(("s",), "s", say("scheme"), _other_scheme),
    Key(("p",), "p", say("arithmetic"), _other_precision),
    Key(("z",), "z", say("zoom along"), lambda view: replace(view, near=not view.near)),
    Key(("v",), "v", say("other picture"), lambda view: replace(view, errors=not view.errors)),
    Key(("pageup", "s-up"), "PgUp", NOTHING, lambda view: _moved(view, 0.05)),
    Key(("pagedown", "s-down"), "PgDn", say("w a little"), lambda view: _moved(view, -0.05)),
)

BY_KEY = {name: key for key in KEYS for name in key.names}
