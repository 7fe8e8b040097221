"""Formulas as a learner writes them: regrouped products flat again, a wrong rule filled with parts and no `·1`."""

from collections.abc import Mapping

from tutor.calculus.compose import negative, number, over, plus, raised, times, value_of
from tutor.notation.tree import Call, Letter, Negation, Number, Power, Product, Quotient, Sum, Tree


def ungrouped(tree: Tree) -> Tree:
    """Return a regrouped formula with its products in one row again, and `c·(1/v)` as `c/v`."""
    match tree:
        case Product((c, Quotient(Number("1"), under))):
            return Quotient(c, ungrouped(under))
        case Product(factors):
            return Product(tuple(flat for factor in factors for flat in _flat(factor)))
        case Negation(operand):
            return Negation(ungrouped(operand))
        case Sum(terms):
            return Sum(tuple(map(ungrouped, terms)))
        case Quotient(top, bottom):
            return Quotient(ungrouped(top), ungrouped(bottom))
        case Power(base, exponent):
            return Power(ungrouped(base), ungrouped(exponent))
        case Call(function, arguments):
            return Call(function, tuple(map(ungrouped, arguments)))
        case _:
            return tree


def _flat(factor: Tree) -> tuple[Tree, ...]:
    shown = ungrouped(factor)
    return shown.factors if isinstance(shown, Product) else (shown,)


def composed(tree: Tree, parts: Mapping[str, Tree]) -> Tree:
    """Return a rule's formula with `parts` for its letters, written as by hand: numbers computed, no `·1`, no `+0`."""
    match tree:
        case Letter(name):
            return parts[name]
        case Negation(operand):
            return negative(composed(operand, parts))
        case Sum(terms):
            return _added([composed(term, parts) for term in terms])
        case Product(factors):
            return multiplied(*(composed(factor, parts) for factor in factors))
        case Quotient(top, bottom):
            return over(composed(top, parts), composed(bottom, parts))
        case Power(base, exponent):
            return raised(composed(base, parts), composed(exponent, parts))
        case Call(function, arguments):
            return Call(function, tuple(composed(each, parts) for each in arguments))
        case _:
            return tree


def multiplied(*factors: Tree) -> Tree:
    """Return the product of `factors` in one row."""
    row = (each for factor in factors for each in (factor.factors if isinstance(factor, Product) else (factor,)))
    return times(*row)


def _added(terms: list[Tree]) -> Tree:
    """Return a sum; of plain numbers, such as 5 - 1 in an exponent, the number."""
    values = [value_of(term) for term in terms]
    if all(value is not None for value in values):
        return number(sum(value for value in values if value is not None))
    return plus(*terms)
