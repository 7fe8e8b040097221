"""A formula at one point, in floats: the value of every node, its slope, and how much the whole feels of it.

`pull` is the slope of the whole with respect to a node (Griewank and Walther, Evaluating Derivatives,
2nd ed., SIAM 2008, chapter 3: the reverse mode). A slip that changes the slope of one node from d to
d' changes the slope of the whole by pull·(d' - d): so one number more is all it costs to follow a
slip to the end, whatever stands around it.
"""

import math
from collections.abc import Mapping

from tutor.calculus.arithmetic import FLOATS, evaluate, formula
from tutor.calculus.malrules.formulas import NOWHERE, Computed, number_or_nowhere
from tutor.calculus.malrules.occasions import Node, Occasion
from tutor.notation.functions import BY_NAME
from tutor.notation.tree import Call, Constant, Letter, Negation, Power, Product, Quotient, Sum, Tree


class Spot:
    """One point."""

    def __init__(self, nodes: tuple[Node, ...], variable: str, values: Mapping[str, float]) -> None:
        """Evaluate the formula of `nodes` with `values` for its letters."""
        self.nodes = nodes
        self.variable = variable
        self.values = values
        self._parts: dict[int, dict[str, float]] = {}
        count = len(nodes)
        self.value = [NOWHERE] * count
        self.gain: list[tuple[float, ...]] = [()] * count
        """How many times as fast as each of its parts a node moves."""
        self.slope = [0.0] * count
        self.pull = [0.0] * count
        for index in reversed(range(count)):
            self._upwards(index)
        self.pull[0] = 1.0
        for index, node in enumerate(nodes):
            for part, gain in zip(node.parts, self.gain[index], strict=True):
                self.pull[part] = self.pull[index] * gain if gain else 0.0

    def _upwards(self, index: int) -> None:
        node = self.nodes[index]
        if not node.moves:
            self.value[index] = number_or_nowhere(lambda: evaluate(node.tree, self.values, FLOATS))
            self.gain[index] = (-1.0,) * len(node.parts)  # a minus in front of a constant
            return
        parts = [self.value[part] for part in node.parts]
        self.value[index] = number_or_nowhere(lambda: self._value(node.tree, parts))
        self.gain[index] = self._gains(node, parts, self.value[index])
        self.slope[index] = self.combined(index, [self.slope[part] for part in node.parts])

    def combined(self, index: int, slopes: list[float]) -> float:
        """Return the slope of a node from those of its parts, by the right rule."""
        if isinstance(self.nodes[index].tree, Letter):
            return 1.0
        return sum(
            gain * slope for gain, slope in zip(self.gain[index], slopes, strict=True) if slope or math.isnan(slope)
        )

    def _value(self, tree: Tree, parts: list[float]) -> float:
        match tree:
            case Letter(name):
                return self.values[name]
            case Negation():
                return -parts[0]
            case Sum():
                return sum(parts)
            case Product():
                return math.prod(parts)
            case Quotient():
                return parts[0] / parts[1]
            case Power(Constant("e"), _):
                return math.exp(parts[1])
            case Power():
                return FLOATS.power(*parts)
            case Call(function, _):
                return FLOATS.call(function, parts)
        raise AssertionError(tree)  # pragma: no cover - constants do not move

    def _gains(self, node: Node, parts: list[float], value: float) -> tuple[float, ...]:
        match node.tree:
            case Negation():
                return (-1.0,)
            case Sum():
                return (1.0,) * len(parts)
            case Product():
                return (parts[1], parts[0])
            case Quotient():
                below = number_or_nowhere(lambda: 1 / parts[1])
                return (below, -value * below)
            case Power():
                return self._power_gains(node, parts, value)
            case Call(function, _) if BY_NAME[function].several:
                return tuple(1.0 if part == value else 0.0 for part in parts)
            case Call(function, _):
                slope = formula(BY_NAME[function].slope)
                return (number_or_nowhere(lambda: evaluate(slope, {"u": parts[0]}, FLOATS)),)
            case _:
                return ()

    def _power_gains(self, node: Node, parts: list[float], value: float) -> tuple[float, float]:
        foot, height = parts
        base, exponent = node.parts
        of_base, of_exponent = 0.0, 0.0
        if self.nodes[base].moves:
            of_base = number_or_nowhere(lambda: height * FLOATS.power(foot, height - 1))
        if self.nodes[exponent].moves:
            of_exponent = number_or_nowhere(lambda: value * math.log(foot))
        return of_base, of_exponent

    def numbers(self, occasion: Occasion, slopes: list[float] | None = None) -> dict[str, float]:
        """Return the numbers for the letters of an occasion: its parts, their slopes, and the variable."""
        known = self.slope if slopes is None else slopes
        numbers = dict(self._parts_of(occasion))
        for letter, indexes in occasion.moving:
            numbers["d" + letter] = sum(known[index] for index in indexes)
        return numbers

    def _parts_of(self, occasion: Occasion) -> dict[str, float]:
        """Return the numbers for the parts of an occasion, computed once."""
        found = self._parts.get(id(occasion))
        if found is None:
            found = {letter: self._part(tree) for letter, tree in occasion.parts}
            found["w"] = self.values[self.variable]
            self._parts[id(occasion)] = found
        return found

    def _part(self, tree: Tree) -> float:
        return number_or_nowhere(lambda: evaluate(tree, self.values, FLOATS))

    def total(self, occasion: Occasion, makes: Computed, numbers: Mapping[str, float]) -> float:
        """Return the slope of the whole with what a rule `makes` at an occasion in place of its node's slope."""
        made = number_or_nowhere(lambda: makes(numbers))
        if not occasion.node:
            return made
        return self.slope[0] + self.pull[occasion.node] * (made - self.slope[occasion.node])
