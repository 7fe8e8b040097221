"""Where a formula has no value or no slope, and why: every case has a sentence of its own."""

from collections.abc import Mapping
from fractions import Fraction

from tutor.calculus.arithmetic import FLOATS, TooLarge, Undefined, evaluate
from tutor.calculus.curve import Curve, Kind, sides
from tutor.calculus.numbers import Point, read_point
from tutor.messages import Message, say
from tutor.notation.tree import Call, Power, Quotient, Tree, children


def obstacle(tree: Tree, values: Mapping[str, float]) -> Message | None:
    """Say what keeps a formula from having a real value: the innermost part that has none; None where it has one."""
    for part in children(tree):
        if (found := obstacle(part, values)) is not None:
            return found
    try:
        evaluate(tree, values, FLOATS)
    except TooLarge:
        return None
    except Undefined:
        return _reason(tree, values)
    return None


def _reason(tree: Tree, values: Mapping[str, float]) -> Message:
    match tree:
        case Quotient():
            return say("{it} is a division by 0", it=tree)
        case Power(base, _) if not evaluate(base, values, FLOATS):
            return say("{it} is a division by 0", it=tree)
        case Power():
            return say("{it} is a fractional power of a negative number", it=tree)
        case Call("sqrt"):
            return say("{it} is the root of a negative number", it=tree)
        case Call("ln" | "log2" | "log10", (inside,)) if evaluate(inside, values, FLOATS) < 0:
            return say("{it} is the logarithm of a negative number", it=tree)
        case Call("ln" | "log2" | "log10"):
            return say("{it} is the logarithm of 0", it=tree)
        case _:
            return say("{it} has no real value there", it=tree)


def no_slope(function: Tree, variable: str, at: Tree, fixed: Mapping[str, Fraction]) -> Message:
    """Say why a function has no slope at a point, from what its curve does there."""
    if (nowhere := obstacle(at, {})) is not None:
        return say("the point has no value: {why}", why=nowhere)
    here = float(evaluate(at, {}, FLOATS))
    frozen = [(name, read_point(str(value))) for name, value in fixed.items()]
    known = tuple((name, point) for name, point in frozen if isinstance(point, Point))
    found = sides(Curve(function, variable, known), here)
    place = {"w": variable, "at": at}
    why = obstacle(function, {**{name: point.value for name, point in known}, variable: here})
    match found.kind:
        case Kind.HOLE if why is not None:
            return say("J is not defined at {w} = {at}, where {why}; the curve meets from both sides", why=why, **place)
        case _ if why is not None:
            return say("J is not defined at {w} = {at}, where {why}", why=why, **place)
        case Kind.EDGE:
            return say("J has values on one side of {w} = {at} only, and a slope needs both", **place)
        case Kind.JUMP:
            return say("J jumps at {w} = {at}", **place)
        case Kind.VERTICAL:
            return say("J is vertical at {w} = {at}: no number is as steep as that", **place)
        case Kind.KINK:
            left, right = (f"{side or 0:.6g}" for side in (found.left, found.right))
            return say(
                "J has a kink at {w} = {at}: its slope is {left} on the left and {right} on the right",
                left=left, right=right, **place,
            )  # fmt: skip
        case _:
            return say("the slope of J at {w} = {at} can't be computed precisely enough", **place)
