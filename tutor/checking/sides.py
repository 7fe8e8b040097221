"""Points on both sides of every place where a formula may change its ways: kinks, jumps, edges of a domain.

|w - 5000| has the slope -1 at every small number, and 1 far out. So no fixed points are enough for
such functions: wherever what stands inside |…|, max, a root or a logarithm changes its sign, formulas
are compared on both sides of that place, far from it and close by.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import islice, pairwise

from tutor.calculus.arithmetic import FLOATS, Undefined, evaluate
from tutor.notation.functions import BY_NAME
from tutor.notation.tree import Call, Negation, Sum, Tree, depends_on, walk

Values = dict[str, Fraction]

Sign = Callable[[Fraction], int | None]
"""The sign at a point, None where there is no value."""

_SCALE = tuple(Fraction(4) ** power for power in range(-3, 16))
GRID = (*(-size for size in reversed(_SCALE)), Fraction(0), *_SCALE)
"""Where signs are looked at: from -4^15 to 4^15, which is a thousand million."""

MOST_PLACES = 12
"""Places looked for in one formula."""

_CLOSE = Fraction(1, 8)
_HALVINGS = 50
_READABLE = 1_000
"""Largest denominator of a point close to a place."""

_EDGES = frozenset({"sqrt", "ln", "log10", "log2", "asin", "acos"})
"""Functions that have values on one side only, or on neither side far out."""


def both_sides(trees: tuple[Tree, ...], variable: str, values: Values) -> Iterator[Values]:
    """Yield points for the letters, the others as in `values`, on both sides of each place in the formulas."""
    insides = dict.fromkeys(each for tree in trees for each in _insides(tree, variable))
    places = (place for inside in insides for place in _places(inside, variable, values))
    for left, place, right in islice(places, MOST_PLACES):
        for number in dict.fromkeys((left, right, place - _CLOSE, place + _CLOSE)):
            yield {**values, variable: number}


def _insides(tree: Tree, variable: str) -> Iterator[Tree]:
    """Yield what matters by its sign: insides of kinked functions and edges, differences inside max and min."""
    for node in walk(tree):
        if not isinstance(node, Call) or not depends_on(node, variable):
            continue
        if BY_NAME[node.function].several:
            yield from (Sum((one, Negation(other))) for one, other in pairwise(node.arguments))
        elif BY_NAME[node.function].kink or node.function in _EDGES:
            yield node.arguments[0]


def _places(inside: Tree, variable: str, values: Values) -> Iterator[tuple[Fraction, Fraction, Fraction]]:
    """Yield each place where the sign changes, with numbers on both sides of it."""

    def sign(number: Fraction) -> int | None:
        try:
            found: float = evaluate(inside, {**_floats(values), variable: float(number)}, FLOATS)
        except Undefined:
            return None
        return (found > 0) - (found < 0)

    signs = [(number, here) for number in GRID if (here := sign(number)) is not None]
    for (left, before), (right, after) in pairwise(signs):
        if before != after:
            yield left, _between(left, right, before, sign), right


def _between(left: Fraction, right: Fraction, before: int, sign: Sign) -> Fraction:
    """Return where the sign changes, as a short fraction."""
    low, high = left, right
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if sign(middle) == before:
            low = middle
        else:
            high = middle
    return high.limit_denominator(_READABLE)


def _floats(values: Values) -> dict[str, float]:
    return {name: float(number) for name, number in values.items()}
