"""The slope at a point, by forward-mode automatic differentiation.

Every part of a formula is computed together with its slope, from the inside out, in any of the
arithmetics: exact up to rounding, with no formula for the derivative and no step size.
(Wengert, A simple automatic derivative evaluation program, Communications of the ACM 7, 1964.)
"""

from collections.abc import Mapping

from tutor.calculus.arithmetic import Arithmetic, TooLarge, Undefined, Value, evaluate, finite, formula
from tutor.notation.functions import BY_NAME
from tutor.notation.tree import (
    Call,
    Constant,
    Letter,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Tree,
    depends_on,
)

Pair = tuple[Value, Value | None]
"""A value and its slope; None where the letter does not occur at all."""


def slope(tree: Tree, variable: str, values: Mapping[str, Value], arithmetic: Arithmetic) -> Value:
    """Return the slope of `tree` with respect to `variable` at `values`.

    Raises:
        Undefined: where the formula or its slope has no real value (a pole, a kink, an edge).
    """
    try:
        _, moved = _Dual(variable, values, arithmetic).pair(tree)
    except OverflowError as error:
        raise TooLarge from error
    except (ZeroDivisionError, ValueError) as error:
        raise Undefined from error
    return 0 if moved is None else moved


class _Dual:
    """One point, and the letter that moves there."""

    def __init__(self, variable: str, values: Mapping[str, Value], arithmetic: Arithmetic) -> None:
        self.variable = variable
        self.values = values
        self.arithmetic = arithmetic

    def pair(self, tree: Tree) -> Pair:
        value, moved = self._unchecked(tree)
        return finite(value), finite(moved)

    def _unchecked(self, tree: Tree) -> Pair:
        match tree:
            case Number() | Constant():
                return evaluate(tree, self.values, self.arithmetic), None
            case Letter(name):
                return self.values[name], (1 if name == self.variable else None)
            case Negation(operand):
                value, moved = self.pair(operand)
                return -value, (None if moved is None else -moved)
            case Sum(terms):
                return self._sum(terms)
            case Product(factors):
                return self._product(factors)
            case Quotient(over, under):
                return self._quotient(over, under)
            case Power(base, exponent):
                return self._power(tree, base, exponent)
            case Call(function, arguments):
                return self._call(function, arguments)
        raise AssertionError(tree)  # pragma: no cover - every kind of tree is above

    def _sum(self, terms: tuple[Tree, ...]) -> Pair:
        total, moved = self.pair(terms[0])
        for term in terms[1:]:
            value, change = self.pair(term)
            total = total + value
            moved = _plus(moved, change)
        return total, moved

    def _product(self, factors: tuple[Tree, ...]) -> Pair:
        total, moved = self.pair(factors[0])
        for factor in factors[1:]:
            value, change = self.pair(factor)
            moved = _plus(_times(moved, value), _times(change, total))
            total = total * value
        return total, moved

    def _quotient(self, over: Tree, under: Tree) -> Pair:
        top, top_moved = self.pair(over)
        bottom, bottom_moved = self.pair(under)
        value = top / bottom
        if top_moved is None and bottom_moved is None:
            return value, None
        falling = 0 if bottom_moved is None else value * bottom_moved
        return value, ((0 if top_moved is None else top_moved) - falling) / bottom

    def _power(self, tree: Tree, base: Tree, exponent: Tree) -> Pair:
        if not depends_on(tree, self.variable):
            return evaluate(tree, self.values, self.arithmetic), None
        if base == Constant("e"):
            return self._call("exp", (exponent,))
        foot, foot_moved = self.pair(base)
        height, height_moved = self.pair(exponent)
        value = self.arithmetic.power(foot, height)
        moved = None
        if foot_moved is not None:
            moved = height * self.arithmetic.power(foot, height - 1) * foot_moved if height else 0
        if height_moved is not None:
            moved = _plus(moved, value * self.arithmetic.call("ln", [foot]) * height_moved)
        return value, moved

    def _call(self, function: str, arguments: tuple[Tree, ...]) -> Pair:
        row = BY_NAME[function]
        pairs = [self.pair(argument) for argument in arguments]
        value = self.arithmetic.call(function, [argument for argument, _ in pairs])
        if all(moved is None for _, moved in pairs):
            return value, None
        if row.several:
            return value, _chosen(value, pairs)
        ((inside, moved),) = pairs
        if row.kink and not inside:
            raise Undefined
        return value, evaluate(formula(row.slope), {"u": inside}, self.arithmetic) * moved


def _plus(first: Value | None, second: Value | None) -> Value | None:
    if first is None or second is None:
        return second if first is None else first
    return first + second


def _times(moved: Value | None, factor: Value) -> Value | None:
    return None if moved is None else moved * factor


def _chosen(value: Value, pairs: list[Pair]) -> Value:
    """Return the slope of the largest (or smallest) part; where several are, they must agree."""
    slopes = {moved or 0 for part, moved in pairs if part == value}
    if len(slopes) > 1:
        raise Undefined
    return slopes.pop()
