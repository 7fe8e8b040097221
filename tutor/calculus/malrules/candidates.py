"""Everything that could go wrong with one function, as numbers: what each mistake would answer, at four points.

Singles: every mal-rule at one node. Everywhere: a mal-rule at all nodes where it applies. Pairs: two
slips side by side (their effects add), two at one node (their effects multiply), and one inside
another (the outer rule fed with the slope that the inner one made).

All are made for the first point, in slices, so that a learner who is typing does not notice; for the
other points a candidate is computed when it fits at the first.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any

from tutor.calculus.malrules.formulas import NOWHERE, Computed, computed, filled, number_or_nowhere, rule
from tutor.calculus.malrules.occasions import Occasion, nodes, occasions, outside, regrouped
from tutor.calculus.malrules.row import Malrule
from tutor.calculus.malrules.rows import BY_KIND
from tutor.calculus.malrules.spot import Spot
from tutor.notation.tree import Tree, letters
from tutor.values import value

POINTS = (
    1.3741, 2.6157, -0.8329, 0.4673, 3.3719, 0.2917, -1.7713, 5.2371, 0.6791, -0.3847, 7.9133, 11.371, 4.6137,
    -2.3391, -5.1237, 0.0917, 23.713, -0.1133, -9.7331, 0.1877,
    -0.2719, 0.0413, -0.0317, 101.37,
)  # fmt: skip
"""Where candidates are compared: the first four at which J has a slope. Nothing special about any of them."""

OTHERS = (0.7391, 1.9173, 0.3719, 2.2391, 1.1273, 0.5719, 3.1913, 1.4737, 0.8317, 2.7919, 0.2311)
"""Values for letters that stand still: each has another at every point, and no two the same."""

FOUR = 4

ALL = 4
"""The last stage of the work at a bench."""

TOLERANCE = 1e-9
"""Relative difference up to which two floats are taken for the same at one point: by chance at four, 1 in 10^36."""


_SMALL = 1e-3
"""Numbers below this are compared as if they were as large: what cancels to 0 leaves some rounding behind."""


def same(one: float, other: float) -> bool:
    """Whether two numbers agree as closely as the rounding of floats allows."""
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other), _SMALL)


Numbers = tuple[float, ...]
"""A number for each point."""

_SLICE = 8
"""Slips looked at in one go."""


@value
class Slip:
    """A mal-rule at one place.

    Attributes:
        row: the mal-rule.
        form: which of the forms it has.
        occasion: where.
        number: its place among all slips of the function.
    """

    row: Malrule
    form: int
    occasion: Occasion
    number: int


@value
class Candidate:
    """One way to go wrong: the slips made, and how they combine.

    Attributes:
        slips: one, or two, the outer first.
        how: `once`, `everywhere`, `beside`, `together` (at one node) or `inside`.
        through: for `inside`, the letter of the outer rule's part that the inner slip spoils.
    """

    slips: tuple[Slip, ...]
    how: str = "once"
    through: str = ""


class Totals:
    """What a mistake gives, point by point, each computed when it is asked for and only once."""

    __slots__ = ("_compute", "_known")

    def __init__(self, compute: Callable[[int], float], points: int) -> None:
        """Take the computation for the point with a number."""
        self._compute = compute
        self._known: list[float | None] = [None] * points

    def __getitem__(self, place: int) -> float:
        found = self._known[place]
        if found is None:
            found = self._known[place] = self._compute(place)
        return found

    def all(self) -> Numbers:
        """Return them all."""
        return tuple(self[place] for place in range(len(self._known)))

    def are(self, numbers: Numbers) -> bool:
        """Whether they are these numbers, as `alike` says; the first point is enough for most that are not."""
        met = 0
        for place, number in enumerate(numbers):
            if not math.isnan(number) and not math.isnan(total := self[place]):
                if not same(total, number):
                    return False
                met += 1
        return met > 1


class Bench:
    """The candidates of one function."""

    def __init__(self, tree: Tree, variable: str) -> None:
        """Find the nodes, the slips, and the points; nothing slow happens yet."""
        self.variable = variable
        self.tree = regrouped(tree, variable)
        self.nodes = nodes(self.tree, variable)
        self.occasions = occasions(self.nodes, variable)
        self.slips = tuple(_slips(self.occasions))
        self.spots = tuple(self._spots(tree))
        self.true: Numbers = tuple(spot.slope[0] for spot in self.spots)
        self.singles = tuple(self._single(slip) for slip in self.slips)
        self.order: list[tuple[float, int]] = []
        self.everywhere: list[tuple[Candidate, Totals]] = []
        self.paired: list[tuple[float, int, int]] = []
        self.nested: list[tuple[float, int, str, int]] = []
        self.stage = 0
        """What is made: 1 the singles, 2 also what goes wrong everywhere, then the pairs."""
        self._work = self._all()

    def _single(self, slip: Slip) -> Totals:
        return Totals(lambda place: self.at(self.spots[place], slip), len(self.spots))

    def _spots(self, tree: Tree) -> Iterator[Spot]:
        others = [letter for letter in letters(tree) if letter != self.variable]
        found = 0
        for turn, point in enumerate(POINTS):
            still = {letter: OTHERS[(2 * index + turn) % len(OTHERS)] for index, letter in enumerate(others)}
            spot = Spot(self.nodes, self.variable, {**still, self.variable: point})
            if math.isfinite(spot.slope[0]) and math.isfinite(spot.value[0]):
                yield spot
                found += 1
                if found == FOUR:
                    return

    # The work, in slices

    def step(self) -> bool:
        """Do one slice of the work that is left; return whether there is more."""
        return next(self._work, None) is not None

    def need(self, stage: int = ALL) -> None:
        """Do all the work up to a stage."""
        while self.stage < stage and self.step():
            pass

    def _all(self) -> Iterator[bool]:
        steps = (self._make_singles, self._make_everywhere, self._make_paired, self._make_nested)
        for stage, work in enumerate(steps, 1):
            yield from work()
            self.stage = stage

    def _make_singles(self) -> Iterator[bool]:
        for number, totals in enumerate(self.singles):
            if not math.isnan(totals[0]) and self.is_wrong(number):
                self.order.append((totals[0], number))
            if not number % _SLICE:
                yield True
        self.order.sort()

    def at(self, spot: Spot, slip: Slip) -> float:
        """Return what one slip gives at a point."""
        return spot.total(slip.occasion, _makes(slip), spot.numbers(slip.occasion))

    def is_wrong(self, number: int) -> bool:
        """Whether a slip makes a difference: not the derivative itself."""
        return not self.singles[number].are(self.true)

    def of_slip(self, number: int) -> Numbers:
        """Return what one slip gives, point by point."""
        return self.singles[number].all()

    def _make_everywhere(self) -> Iterator[bool]:
        groups: dict[tuple[str, int], list[Slip]] = {}
        for slip in self.slips:
            groups.setdefault((slip.row.id, slip.form), []).append(slip)
        for group in groups.values():
            if len(group) > 1:
                totals = self._everywhere(group)
                if not totals.are(self.true):
                    self.everywhere.append((Candidate(tuple(group), "everywhere"), totals))
                yield True

    def _everywhere(self, group: list[Slip]) -> Totals:
        above = {index for slip in group for index in self.way_up(slip.occasion.node)}
        return Totals(lambda place: self._replaced(self.spots[place], group, above), len(self.spots))

    def _replaced(self, spot: Spot, group: list[Slip], above: set[int]) -> float:
        """Return the slope of the whole with a rule replaced at all its nodes, from the inside out."""
        at = {slip.occasion.node: slip for slip in group}
        slopes = list(spot.slope)
        for index in sorted(above, reverse=True):
            if index in at:
                slip = at[index]
                numbers = spot.numbers(slip.occasion, slopes)
                slopes[index] = number_or_nowhere(lambda slip=slip, numbers=numbers: _makes(slip)(numbers))  # type: ignore[misc]
            else:
                slopes[index] = spot.combined(index, [slopes[part] for part in self.nodes[index].parts])
        return slopes[0]

    def _make_nested(self) -> Iterator[bool]:
        inside = self._inside()
        for slip in self.slips:
            numbers = self.spots[0].numbers(slip.occasion)
            for letter, indexes in slip.occasion.moving:
                for index in indexes:
                    self._nest(slip, numbers, letter, index, inside[index])
            yield True
        self.nested.sort()

    def _nest(self, slip: Slip, numbers: dict[str, float], letter: str, index: int, inside: list[int]) -> None:
        """Add the pairs of a slip with every one inside its part at the node `index`."""
        spot, singles, makes_it = self.spots[0], self.singles, _makes(slip)
        pull, right, slope = spot.pull[index], spot.slope[0], numbers["d" + letter]
        if not pull or math.isnan(pull):
            return
        for inner in inside:
            change = (singles[inner][0] - right) / pull
            if change and not math.isnan(change):
                numbers["d" + letter] = slope + change
                total = spot.total(slip.occasion, makes_it, numbers)
                if not math.isnan(total):
                    self.nested.append((total, slip.number, f"{letter}{index}", inner))
        numbers["d" + letter] = slope

    def _make_paired(self) -> Iterator[bool]:
        groups: dict[int, list[Slip]] = {}
        for _, number in self.order:
            groups.setdefault(self.slips[number].occasion.node, []).append(self.slips[number])
        for group in groups.values():
            for one, other in combinations(group, 2):
                total = self._together(Candidate((one, other), "together"), 0, self.spots[0])
                if one.row is not other.row and not math.isnan(total):
                    self.paired.append((total, one.number, other.number))
            yield True
        self.paired.sort()

    def _inside(self) -> list[list[int]]:
        """Return, for every node, the numbers of the slips at it and below it."""
        inside: list[list[int]] = [[] for _ in self.nodes]
        for slip in self.slips:
            for index in self.way_up(slip.occasion.node):
                inside[index].append(slip.number)
        return inside

    # Asking

    def totals(self, candidate: Candidate) -> Numbers:
        """Return what a pair of slips gives, point by point."""
        return tuple(self._total(candidate, place, spot) for place, spot in enumerate(self.spots))

    def beside(self, wanted: float) -> Iterator[Candidate]:
        """Yield the pairs of slips in different parts whose effects add up to `wanted` at the first point."""
        true = self.spots[0].slope[0]
        for total, number in self.order:
            for index in near(self.order, wanted - total + true):
                other = self.order[index][1]
                if number < other and not self._touch(number, other):
                    yield Candidate((self.slips[number], self.slips[other]), "beside")

    def together(self, wanted: float) -> Iterator[Candidate]:
        """Yield the pairs of slips at one node whose effects multiply to `wanted` at the first point."""
        for index in near(self.paired, wanted):
            _, one, other = self.paired[index]
            yield Candidate((self.slips[one], self.slips[other]), "together")

    def inside(self, wanted: float) -> Iterator[Candidate]:
        """Yield the pairs of slips, one inside the other, that give `wanted` at the first point."""
        for index in near(self.nested, wanted):
            _, outer, through, inner = self.nested[index]
            yield Candidate((self.slips[outer], self.slips[inner]), "inside", through)

    def _touch(self, one: int, other: int) -> bool:
        """Whether one slip is at the node of the other, or below it."""
        first, second = self.slips[one].occasion.node, self.slips[other].occasion.node
        return first in self.way_up(second) or second in self.way_up(first)

    def way_up(self, index: int) -> Iterator[int]:
        """Yield the number of a node and of every node it is a part of."""
        while index >= 0:
            yield index
            index = self.nodes[index].above

    def _total(self, candidate: Candidate, place: int, spot: Spot) -> float:
        one, other = (self.singles[slip.number][place] for slip in candidate.slips)
        if candidate.how == "beside":
            return one + other - spot.slope[0]
        if candidate.how == "together":
            return self._together(candidate, place, spot)
        return self._nested_total(candidate, place, spot)

    def _nested_total(self, candidate: Candidate, place: int, spot: Spot) -> float:
        outer, inner = candidate.slips
        letter, index = candidate.through[:1], int(candidate.through[1:])
        numbers = spot.numbers(outer.occasion)
        numbers["d" + letter] += (self.singles[inner.number][place] - spot.slope[0]) / (spot.pull[index] or NOWHERE)
        return spot.total(outer.occasion, _makes(outer), numbers)

    def _together(self, candidate: Candidate, place: int, spot: Spot) -> float:
        node = candidate.slips[0].occasion.node
        pull, slope = spot.pull[node], spot.slope[node]
        if not pull or not slope:
            return NOWHERE
        made = [(self.singles[slip.number][place] - spot.slope[0]) / pull + slope for slip in candidate.slips]
        return spot.slope[0] + pull * (made[0] * made[1] / slope - slope)


def alike(some: Numbers, others: Numbers) -> bool:
    """Whether two formulas agree: at every point where both have a value, and at two or more."""
    met = 0
    for one, other in zip(some, others, strict=True):
        if not (math.isnan(one) or math.isnan(other)):
            if not same(one, other):
                return False
            met += 1
    return met > 1


def near(entries: Sequence[tuple[float, *tuple[Any, ...]]], wanted: float) -> Iterator[int]:
    """Yield the indexes of the entries, sorted by their first number, that are the same as `wanted`."""
    margin = TOLERANCE * max(abs(wanted), _SMALL) * 2
    index = bisect_left(entries, (wanted - margin,))
    while index < len(entries) and entries[index][0] <= wanted + margin:
        yield index
        index += 1


def _slips(of: tuple[Occasion, ...]) -> Iterator[Slip]:
    number = 0
    for occasion in of:
        parts = dict(occasion.parts)
        for row in BY_KIND.get(occasion.kind, ()):
            if row.only is None or row.only(parts):
                for form in range(len(row.makes)):
                    yield Slip(row, form, occasion, number)
                    number += 1


def _makes(slip: Slip) -> Computed:
    return computed_form(slip.row, slip.form, slip.occasion.outer)


def makes(row: Malrule, form: int, outer: str) -> Tree:
    """Return what a row makes, in the letters of `malrules.formulas`; for a chain, with its outside put in."""
    return meant(rule(row.makes[form]), row, outer)


def meant(tree: Tree, row: Malrule, outer: str) -> Tree:
    """Return a formula of a row with the outside of the chain it is applied to put in for f and g."""
    if not outer:
        return tree
    function, slope = (rule(text) for text in outside(outer))
    there = {"u": rule(row.at)}
    return filled(tree, {"f": filled(function, there), "g": filled(slope, there)})


_FORMS: dict[tuple[str, int, str], Computed] = {}


def computed_form(row: Malrule, form: int, outer: str) -> Computed:
    """Return what a row makes as a function of numbers."""
    key = (row.id, form, outer)
    if key not in _FORMS:
        _FORMS[key] = computed(makes(row, form, outer))
    return _FORMS[key]


@lru_cache(maxsize=64)
def bench(tree: Tree, variable: str) -> Bench:
    """Return the bench of a function, the same each time, so that what was made is there."""
    return Bench(tree, variable)
