"""What a mistake makes of a function: the wrong derivative as a formula, and where it went wrong.

For "find the mistake" questions, for choosing points that show a mistake, and for telling what was done.
"""

from tutor.calculus.arithmetic import formula
from tutor.calculus.compose import lowered, minus, negative, number, over, plus, raised
from tutor.calculus.malrules.candidates import FOUR, Bench, Candidate, Slip, alike, bench, makes
from tutor.calculus.malrules.shapes import composed, multiplied, ungrouped
from tutor.calculus.rules import Unknown, derivative
from tutor.notation.functions import BY_NAME
from tutor.notation.tree import Call, Constant, Letter, Negation, Power, Product, Quotient, Sum, Tree, put_in
from tutor.values import value


@value
class Made:
    """A wrong derivative.

    Attributes:
        slip: the mal-rule and where it was applied.
        part: the part of the function whose slope went wrong, as the learner sees it.
        wrong: the wrong derivative of the whole function.
    """

    slip: Slip
    part: Tree
    wrong: Tree


def made(function: Tree, variable: str, rules: tuple[str, ...] = ()) -> tuple[Made, ...]:
    """Return the wrong derivatives of a function by each mal-rule (or those with these ids) at each node.

    What happens to be the derivative after all is left out, and so is what has no formula.
    """
    table = bench(function, variable)
    if len(table.spots) < FOUR:
        return ()
    table.need(1)
    found = []
    for slip in table.slips:
        totals = table.of_slip(slip.number)
        if (not rules or slip.row.id in rules) and alike(totals, totals) and not alike(totals, table.true):
            wrong = wrong_derivative(table, Candidate((slip,)))
            if wrong is not None:
                found.append(Made(slip, ungrouped(table.nodes[slip.occasion.node].tree), wrong))
    return tuple(found)


def wrong_derivative(table: Bench, candidate: Candidate) -> Tree | None:
    """Return the wrong derivative that a candidate of one or more slips makes, None where there is no formula."""
    if candidate.how == "together":
        return None  # two at one node have no one formula
    try:
        return _Wrongly(table, {slip.occasion.node: slip for slip in candidate.slips}).slope(0)
    except _NoFormulaError:
        return None


class _NoFormulaError(Exception):
    """A part has no known slope."""


class _Wrongly:
    """Takes slopes by the right rules, but for some nodes."""

    def __init__(self, table: Bench, slips: dict[int, Slip]) -> None:
        self.table = table
        self.slips = slips
        self.touched = {above for index in slips for above in table.way_up(index)}

    def slope(self, index: int, *, at_itself: bool = False) -> Tree:
        if index in self.slips and not at_itself:
            return self._slipped(self.slips[index])
        if at_itself and not self._inside_is_touched(index):
            return self._right(index)
        if index in self.touched:
            return self._by_the_rule(index)
        return self._right(index)

    def _right(self, index: int) -> Tree:
        right = derivative(ungrouped(self.table.nodes[index].tree), self.table.variable)
        assert not isinstance(right, Unknown)  # noqa: S101 - where J has a slope at four points it has a formula
        return right

    def _inside_is_touched(self, index: int) -> bool:
        return any(index in list(self.table.way_up(each))[1:] for each in self.slips)

    def _slipped(self, slip: Slip) -> Tree:
        parts: dict[str, Tree] = {letter: ungrouped(tree) for letter, tree in slip.occasion.parts}
        parts["w"] = Letter(self.table.variable)
        for letter, indexes in slip.occasion.moving:
            of_its_own = indexes == (slip.occasion.node,)  # a term or the letter itself, with its right slope
            parts["d" + letter] = plus(*(self.slope(index, at_itself=of_its_own) for index in indexes))
        return composed(makes(slip.row, slip.form, slip.occasion.outer), parts)

    def _by_the_rule(self, index: int) -> Tree:
        node = self.table.nodes[index]
        match node.tree, node.parts:
            case Negation(), (part,):
                return negative(self.slope(part))
            case Sum(), parts:
                return plus(*map(self.slope, parts))
            case Product((u, v)), (first, second):
                u, v = ungrouped(u), ungrouped(v)
                return plus(*(
                    term for term, moves in (
                        (multiplied(self.slope(first), v), self.table.nodes[first].moves),
                        (multiplied(u, self.slope(second)), self.table.nodes[second].moves),
                    ) if moves
                ))  # fmt: skip
            case Quotient(u, v), (first, second):
                return self._quotient(ungrouped(u), ungrouped(v), first, second)
            case Power(u, v), (first, second):
                return self._power(ungrouped(u), ungrouped(v), first, second)
            case Call(function, (u,)), (part,):
                outer = put_in(formula(BY_NAME[function].slope), "u", ungrouped(u))
                return multiplied(outer, self.slope(part))
        raise _NoFormulaError

    def _quotient(self, u: Tree, v: Tree, first: int, second: int) -> Tree:
        if not self.table.nodes[second].moves:
            return over(self.slope(first), v)
        top = multiplied(u, self.slope(second))
        if not self.table.nodes[first].moves:
            return negative(over(top, raised(v, number(2))))
        return over(minus(multiplied(self.slope(first), v), top), raised(v, number(2)))

    def _power(self, u: Tree, v: Tree, first: int, second: int) -> Tree:
        terms = []
        if self.table.nodes[first].moves:
            terms.append(multiplied(v, raised(u, lowered(v)), self.slope(first)))
        if self.table.nodes[second].moves:
            power = Power(u, v)
            log = (power,) if u == Constant("e") else (power, Call("ln", (u,)))
            terms.append(multiplied(*log, self.slope(second)))
        return plus(*terms)
