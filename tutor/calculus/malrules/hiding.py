"""Points that tell mistakes from the truth: at w = 1 most wrong power rules give the right number."""

from collections.abc import Iterable

from tutor.calculus.malrules.candidates import FOUR, bench, same
from tutor.calculus.malrules.figures import FIGURES, Figure
from tutor.calculus.malrules.spot import Spot
from tutor.notation.tree import Number, Tree

ORDINARY = ("VALUE_NOT_SLOPE", "SUBSTITUTED_FIRST", "RATIO_FROM_ORIGIN")
"""Mistakes about a number that any point should show."""


def hidden_at(
    function: Tree,
    variable: str,
    point: float,
    malrules: Iterable[str] | None = None,
    still: dict[str, float] | None = None,
) -> tuple[str, ...]:
    """Return the ids of the mal-rules that give the right number at a point, so that nobody would notice them.

    Args:
        function: J.
        variable: the letter that moves.
        point: where the slope is asked for.
        malrules: the ids to look at; None for all at nodes, and the ordinary ones about numbers.
        still: the numbers of the other letters.
    """
    wanted = None if malrules is None else frozenset(malrules)
    table = bench(function, variable)
    if len(table.spots) < FOUR:
        return ()
    table.need(1)
    spot = Spot(table.nodes, variable, {**(still or {}), variable: point})
    true = spot.slope[0]
    moves_something = {number for _, number in table.order}
    found = [
        slip.row.id
        for slip in table.slips
        if (wanted is None or slip.row.id in wanted)
        and slip.number in moves_something
        and same(table.at(spot, slip), true)
    ]
    figure = Figure(function, variable, point, Number("0"), still=still)
    names = ORDINARY if wanted is None else wanted
    found += [row.id for row in FIGURES if row.id in names and _hidden(row.id, figure)]
    return tuple(dict.fromkeys(found))


def _hidden(rule: str, figure: Figure) -> bool:
    """Whether a mistake about a number gives the slope itself at a point."""
    here = figure.height(figure.at)
    match rule:
        case "VALUE_NOT_SLOPE":
            wrong = here
        case "SUBSTITUTED_FIRST":
            wrong = 0.0
        case "RATIO_FROM_ORIGIN":
            wrong = here / figure.at if figure.at else here
        case "UNIT_STEP":
            wrong = figure.height(figure.at + 1) - here
        case "SIGN_OF_POINT":
            wrong = figure.slope(-figure.at)
        case "SIGN_FLIPPED":
            wrong = -figure.true
        case "RATE_UPSIDE_DOWN":
            wrong = 1 / figure.true if figure.true else 0.0
        case _:
            return False
    return same(wrong, figure.true)


def good_point(
    function: Tree,
    variable: str,
    points: Iterable[float],
    malrules: Iterable[str] | None = None,
    still: dict[str, float] | None = None,
) -> float | None:
    """Return the first of `points` that hides fewest of the mal-rules, None where J has a slope at none of them."""
    best, fewest = None, 0
    for point in points:
        figure = Figure(function, variable, point, Number("0"), still=still)
        if not figure.smooth:
            continue
        hidden = len(hidden_at(function, variable, point, malrules, still))
        if best is None or hidden < fewest:
            best, fewest = point, hidden
        if not hidden:
            break
    return best
