"""The V-shaped curve: how far the forward and the central difference are off, against ε, both axes logarithmic.

To the right the bend of J rules: the forward error falls with ε, the central one with its square, as
the guide lines do. To the left rounding takes over, and the error grows as ε falls.
"""

import math
from functools import lru_cache

from tutor.calculus.curve import Curve
from tutor.calculus.numbers import Step
from tutor.calculus.schemes import BY_NAME, FORWARD, Scheme
from tutor.messages import say
from tutor.render.axes import decades, framed, gutter_of
from tutor.render.canvas import Canvas, Mode, Pen, Window
from tutor.render.lines import Line
from tutor.render.sentences import Translate, english, sentence
from tutor.values import value

CENTRAL = BY_NAME["central"]

_GUIDES = {FORWARD.name: Pen("plot.guide", ".", 1, on=1, off=2), CENTRAL.name: Pen("plot.guide", ":", 1, on=3, off=3)}
_LETTERS = {FORWARD.name: ("F", "plot.secant"), CENTRAL.name: ("C", "plot.tangent")}

_SMALLEST = -16
"""Power of ten of the smallest ε shown."""

_FITTED = (-1.0, -1.5, -2.0)
"""Powers of ten of ε from which a guide line is drawn: bend rules there."""


_ROOM_FOR_GUIDES = 44
"""Columns from which on the legend names the guide lines too."""


@value
class Off:
    """By how much a scheme is off at one ε, both as powers of ten; `error` is None where it is exact."""

    eps: float
    error: float | None


@value
class Errors:
    """How far one scheme is off at many ε, from large to small."""

    scheme: Scheme
    offs: tuple[Off, ...]

    @property
    def best(self) -> Off | None:
        """Where it is off least; an exact one is better than any other, the larger ε better than the smaller."""
        exact = next((off for off in self.offs if off.error is None), None)
        return exact or min(self.offs, key=lambda off: (off.error, -off.eps), default=None)


@lru_cache(maxsize=16)
def errors_of(curve: Curve, w: float, scheme: Scheme, slope: float) -> Errors:
    """Return how far a scheme is off at half powers of ten."""
    offs = []
    for half in range(-2, 2 * _SMALLEST - 1, -1):
        eps = float(f"1e{half // 2}") if half % 2 == 0 else 10 ** (half / 2)
        off = off_by(curve, w, eps, scheme, slope)
        if off is not None:
            offs.append(Off(half / 2, math.log10(abs(off)) if off else None))
    return Errors(scheme, tuple(offs))


def off_by(curve: Curve, w: float, eps: float, scheme: Scheme, slope: float) -> float | None:
    """Return by how much a scheme is off; None where J has no value that it needs."""
    places = [curve.height(w + multiple * eps) for multiple in (*scheme.reach, scheme.side)]
    if None in places:
        return None
    k: float = scheme.estimate(lambda at: curve.height(at) or 0.0, w, eps)
    return k - slope if math.isfinite(k) else None


def errors_picture(  # noqa: PLR0917 - the parts of a picture
    curve: Curve,
    w: float,
    columns: int,
    rows: int,
    mode: Mode,
    step: Step | None,
    scheme: Scheme = FORWARD,
    translate: Translate = english,
) -> list[Line]:
    """Return the picture; no lines where J has no slope or nothing is ever off."""
    slope, off = curve.slope(w), sentence(say("|k - slope|"), translate)
    if slope is None:
        return []
    both = [errors_of(curve, w, scheme, slope) for scheme in (FORWARD, CENTRAL)]
    found = [off.error for errors in both for off in errors.offs if off.error is not None]
    if not found:
        return []
    low, high = math.floor(min(found)), math.ceil(max(found))
    window = Window(_SMALLEST - 0.5, -0.5, low - 0.5, max(high, low + 2) + 0.5)
    up = decades(low, max(high, low + 2), 4)
    canvas = Canvas(max(columns - gutter_of(up, off), 12), rows, window, mode)
    for errors in both:
        _guide(canvas, errors)
    for errors in both:
        _letters(canvas, errors)
    if step is not None:
        _marker(canvas, step, off_by(curve, w, step.value, scheme, slope))
    return [*framed(canvas, decades(_SMALLEST, -1, 4 if columns < 70 else 2), up, ("ε", off)), _key(columns, translate)]  # noqa: PLR2004 - room for twice as many labels


def _guide(canvas: Canvas, errors: Errors) -> None:
    """Draw the line along which the error falls while bend rules."""
    by_eps = {off.eps: off.error for off in errors.offs}
    start = next((by_eps[eps] for eps in _FITTED if by_eps.get(eps) is not None), None)
    eps = next((eps for eps in _FITTED if by_eps.get(eps) is not None), None)
    if start is None or eps is None:
        return
    order = errors.scheme.order
    down = start + order * (_SMALLEST - eps)
    canvas.line((eps, start), (float(_SMALLEST), down), _GUIDES[errors.scheme.name])


def _letters(canvas: Canvas, errors: Errors) -> None:
    letter, style = _LETTERS[errors.scheme.name]
    for off in errors.offs:
        height = canvas.window.bottom if off.error is None else off.error
        canvas.write(*canvas.cell(off.eps, height), letter, style)


def _marker(canvas: Canvas, step: Step, off: float | None) -> None:
    """Mark the ε one stands at, with a line up to it."""
    if off is None:
        return
    seen = canvas.window
    height = min(max(math.log10(abs(off)), seen.bottom), seen.top) if off else seen.bottom
    eps = min(max(math.log10(step.value), seen.left), seen.right)
    canvas.line((eps, seen.bottom), (eps, height), Pen("plot.mark", "|", 5))
    canvas.write(*canvas.cell(eps, height), "X", "plot.mark")


def _key(columns: int, translate: Translate) -> Line:
    forward, central = (sentence(say(scheme.name), translate) for scheme in (FORWARD, CENTRAL))
    letters = (
        ("plot.secant", "F"),
        ("plot.axis", f" {forward}   "),
        ("plot.tangent", "C"),
        ("plot.axis", f" {central}"),
    )
    falls = sentence(say("falls with ε, ε²"), translate)
    guides = (("plot.guide", "   ..."), ("plot.axis", f" {falls}"))
    return (*letters, *guides) if columns >= _ROOM_FOR_GUIDES else letters
