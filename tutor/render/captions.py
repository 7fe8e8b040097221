"""The sentence under every picture, which says what the picture shows to who can't see it."""

from typing import assert_never

from tutor.calculus.curve import Curve, Kind, Sides, sides
from tutor.calculus.schemes import FORWARD
from tutor.calculus.sights import Sight
from tutor.messages import Message, say
from tutor.render.axes import short
from tutor.render.errors import CENTRAL, Errors, errors_of, off_by
from tutor.render.pictures import curve_of, reach, run_of, window_around
from tutor.session.outputs import PictureShown


def caption(shown: PictureShown) -> Message:
    """Return the sentence that says what a picture shows."""
    curve, w = curve_of(shown), float(shown.at.value)
    seen = sides(curve, w)
    if curve.height(w) is None:
        return no_value(curve, w, seen)
    match shown.sight:
        case Sight.SECANT:
            return _secant(curve, w, run_of(shown), seen)
        case Sight.TANGENT:
            return at_the_point(curve, w, seen)
        case Sight.ZOOM:
            return _zoom(curve, w, seen)
        case Sight.ERRORS:
            return _errors(shown, curve, w, seen)
        case Sight.KINK:
            return _kink(curve, w, run_of(shown), seen)
        case never:
            assert_never(never)


def no_value(curve: Curve, w: float, seen: Sides) -> Message:
    """Say what is at a point where J has no value."""
    letter, at = curve.variable, short(w)
    match seen.kind:
        case Kind.POLE:
            return say("At {w} = {at} J has no value: beside it J grows without end (a pole).", w=letter, at=at)
        case Kind.HOLE:
            return say("At {w} = {at} J has no value: the curve has a hole there.", w=letter, at=at)
        case Kind.JUMP:
            return say("At {w} = {at} J has no value: the curve jumps there.", w=letter, at=at)
        case _:
            return say("At {w} = {at} J has no value, nor has it around there: nothing to draw.", w=letter, at=at)


def at_the_point(curve: Curve, w: float, seen: Sides) -> Message:
    """Say which slope the curve has at a point, or why it has none."""
    letter, at = curve.variable, short(w)
    match seen.kind:
        case Kind.SMOOTH:
            return _smooth(letter, at, seen.right or 0.0)
        case Kind.KINK:
            return _corner(letter, at, seen)
        case Kind.VERTICAL:
            return say("At {w} = {at} the tangent stands upright: the secants grow steeper without end, "
                       "and there is no slope.", w=letter, at=at)  # fmt: skip
        case Kind.JUMP:
            return say("At {w} = {at} J jumps: there is no tangent and no slope.", w=letter, at=at)
        case _:
            return _edge(letter, at, seen)


def _smooth(letter: str, at: str, slope: float) -> Message:
    if not slope:
        return say("At {w} = {at} the slope is 0: the tangent lies level.", w=letter, at=at)
    if slope < 0:
        return say("At {w} = {at} the slope is {slope}: the tangent falls by {size} for every 1 to the right.",
                   w=letter, at=at, slope=short(slope), size=short(-slope))  # fmt: skip
    return say("At {w} = {at} the slope is {slope}: the tangent rises by {slope} for every 1 to the right.",
               w=letter, at=at, slope=short(slope))  # fmt: skip


def _corner(letter: str, at: str, seen: Sides) -> Message:
    return say("At {w} = {at} there is a kink: the slope is {left} from the left and {right} from the right.",
               w=letter, at=at, left=_figure(seen.left), right=_figure(seen.right))  # fmt: skip


def _edge(letter: str, at: str, seen: Sides) -> Message:
    if seen.left is None and seen.right is None:
        return say("At {w} = {at} the curve begins or ends, and it has no slope there.", w=letter, at=at)
    slope = seen.right if seen.left is None else seen.left
    return say("At {w} = {at} the curve begins or ends: there is a slope of {slope} from one side only.",
               w=letter, at=at, slope=_figure(slope))  # fmt: skip


def _figure(number: float | None) -> str:
    return "-" if number is None else short(number)


def _secant(curve: Curve, w: float, run: float, seen: Sides) -> Message:
    here, there = curve.height(w), curve.height(w + run)
    tangent = at_the_point(curve, w, seen)
    if here is None or there is None:
        return say("At {w} = {there} J has no value, so there is no secant. {tangent}",
                   w=curve.variable, there=short(w + run), tangent=tangent)  # fmt: skip
    if w + run == w:
        return say("{at} + {run} is still {at} in a float, so there is no secant. {tangent}",
                   at=short(w), run=short(run), tangent=tangent)  # fmt: skip
    return say("The secant goes {run} to the right and {rise} up: k = {k}. {tangent}",
               run=short(run), rise=short(there - here), k=short((there - here) / run), tangent=tangent)  # fmt: skip


def _zoom(curve: Curve, w: float, seen: Sides) -> Message:
    letter, at = curve.variable, short(w)
    if seen.kind is not Kind.SMOOTH or seen.right is None:
        return say("Ten and a hundred times closer the curve is no straighter. {why}",
                   why=at_the_point(curve, w, seen))  # fmt: skip
    apart = [_apart(curve, w, seen.right, reach(w) / closer) for closer in (1, 10, 100)]
    if max(apart) < _STRAIGHT:
        return say("J is a straight line around {w} = {at}: it looks the same however close one comes.",
                   w=letter, at=at)  # fmt: skip
    one, ten, hundred = (f"{100 * part:.2g}" for part in apart)
    return say("Around {w} = {at} curve and tangent are at most {one}% of the window apart at ×1, {ten}% at ×10, "
               "{hundred}% at ×100: the closer, the straighter.",
               w=letter, at=at, one=one, ten=ten, hundred=hundred)  # fmt: skip


_STRAIGHT = 1e-9


def _apart(curve: Curve, w: float, slope: float, half: float) -> float:
    """Return how far curve and tangent are apart at most in a window, as part of its height."""
    here = curve.height(w) or 0.0
    window = window_around(curve, w, half)
    apart = [
        abs(min(max(height, window.bottom), window.top) - (here + slope * offset))
        for offset in (-half, -half / 2, half / 2, half)
        if (height := curve.height(w + offset)) is not None
    ]
    return min(max(apart, default=0.0) / (window.top - window.bottom), 1.0)


def _errors(shown: PictureShown, curve: Curve, w: float, seen: Sides) -> Message:
    slope = curve.slope(w)
    if slope is None:
        return say("Without a slope there is nothing to be off by. {why}", why=at_the_point(curve, w, seen))
    forward, central = errors_of(curve, w, FORWARD, slope), errors_of(curve, w, CENTRAL, slope)
    if all(off.error is None for errors in (forward, central) for off in errors.offs):
        return say("Both differences are exact here for every ε.")
    message = _best_of(forward, central)
    if shown.step is None:
        return message
    off = off_by(curve, w, shown.step.value, FORWARD, slope)
    if off is None:
        return message
    return say("{curve} At ε = {eps} the forward difference is off by {off}.",
               curve=message, eps=shown.step.text, off=f"{off:.1e}")  # fmt: skip


def _best_of(forward: Errors, central: Errors) -> Message:
    if _only_rounds(forward):
        return say("J does not bend here: only rounding spoils the differences, the more the smaller ε is.")
    if _only_rounds(central):
        return say("The forward difference is off least near ε = {f} ({f_off}): with a larger ε the bend of J spoils "
                   "it, with a smaller one rounding. The central one has only rounding to fear here.",
                   f=_eps(forward), f_off=_off(forward))  # fmt: skip
    return say("The forward difference is off least near ε = {f} ({f_off}), the central one near ε = {c} ({c_off}): "
               "with a larger ε the bend of J spoils it, with a smaller one rounding.",
               f=_eps(forward), f_off=_off(forward), c=_eps(central), c_off=_off(central))  # fmt: skip


def _only_rounds(errors: Errors) -> bool:
    """Whether a scheme is off by rounding alone: then it is best with the largest ε."""
    return errors.best is not None and errors.best.eps == errors.offs[0].eps


def _eps(errors: Errors) -> str:
    return "-" if errors.best is None else short(float(f"{10**errors.best.eps:.0e}"))


def _off(errors: Errors) -> Message:
    if errors.best is None or errors.best.error is None:
        return say("not at all")
    return say("by {off}", off=f"{10**errors.best.error:.0e}".replace("e-0", "e-"))


def _kink(curve: Curve, w: float, run: float, seen: Sides) -> Message:
    letter, at = curve.variable, short(w)
    if seen.kind is Kind.SMOOTH:
        return say("At {w} = {at} the slope is {slope} from the left and from the right: no kink.",
                   w=letter, at=at, slope=_figure(seen.right))  # fmt: skip
    left, right = curve.height(w - run), curve.height(w + run)
    if seen.kind is not Kind.KINK or left is None or right is None:
        return at_the_point(curve, w, seen)
    return say("{corner} The gap stays however small ε is. A central difference says {lie} there with every sign of "
               "confidence: there is no such slope.", corner=_corner(letter, at, seen),
               lie=short((right - left) / (2 * run)))  # fmt: skip
