"""The small language in which mal-rules are written: what a wrong rule makes of the parts of a formula.

`du*v - u*dv` is a product rule with a minus: u and v are the factors, du and dv their slopes. The
text is read by the reader of every other formula, then filled with trees (to show what the mistake
makes of a function) or computed with floats (to recognise it in an answer).
"""

import math
from collections.abc import Callable, Mapping
from functools import cache

from tutor.calculus.arithmetic import FLOATS, TooLarge, Undefined
from tutor.notation.functions import CONSTANTS
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Call, Constant, Letter, Negation, Number, Power, Product, Quotient, Sum, Tree

LETTERS = Alphabet("u", ("v", "w", "du", "dv", "n", "m", "c", "a", "b", "da", "db", "f", "g"))
"""u, v: the parts; du, dv: their slopes; n, m: exponents; c: a constant; a, b: terms of a sum;
w: the variable; f: the outer function of a chain at u; g: its slope."""

NOWHERE = math.nan
"""The value of a formula where it has none."""

Numbers = Mapping[str, float]
Computed = Callable[[Numbers], float]


@cache
def rule(text: str) -> Tree:
    """Return the tree of a rule's text."""
    reading = read(text, LETTERS)
    assert isinstance(reading, Reading), (text, reading)  # noqa: S101 - the rows are ours, and each is tested
    return reading.tree


def filled(tree: Tree, parts: Mapping[str, Tree]) -> Tree:
    """Return `tree` with all letters in `parts` replaced at once, so that no part is looked at again."""
    match tree:
        case Letter(name):
            return parts.get(name, tree)
        case Negation(operand):
            return Negation(filled(operand, parts))
        case Sum(terms):
            return Sum(tuple(filled(term, parts) for term in terms))
        case Product(factors):
            return Product(tuple(filled(factor, parts) for factor in factors))
        case Quotient(over, under):
            return Quotient(filled(over, parts), filled(under, parts))
        case Power(base, exponent):
            return Power(filled(base, parts), filled(exponent, parts))
        case Call(function, arguments):
            return Call(function, tuple(filled(each, parts) for each in arguments))
        case _:
            return tree


def number_or_nowhere(compute: Callable[[], float]) -> float:
    """Return what `compute` returns, `NOWHERE` where that is no real number."""
    try:
        value = float(compute())
    except (Undefined, TooLarge, ArithmeticError, ValueError):
        return NOWHERE
    return value if math.isfinite(value) else NOWHERE


@cache
def computed(tree: Tree) -> Computed:
    """Return `tree` as a function of numbers for its letters: closures, many times as fast as walking the tree.

    It raises what Python's arithmetic raises; see `number_or_nowhere`.
    """
    match tree:
        case Number():
            number = float(tree.value)
            return lambda _: number
        case Constant(name):
            constant = CONSTANTS[name]
            return lambda _: constant
        case Letter(name):
            return lambda numbers: numbers[name]
        case Negation(operand):
            inner = computed(operand)
            return lambda numbers: -inner(numbers)
        case Sum(terms):
            return _sum(tuple(map(computed, terms)))
        case Product(factors):
            return _product(tuple(map(computed, factors)))
        case Quotient(over, under):
            top, bottom = computed(over), computed(under)
            return lambda numbers: top(numbers) / bottom(numbers)
        case Power(Constant("e"), exponent):
            height = computed(exponent)
            return lambda numbers: math.exp(height(numbers))
        case Power(base, exponent):
            foot, height = computed(base), computed(exponent)
            return lambda numbers: FLOATS.power(foot(numbers), height(numbers))
        case Call(function, arguments):
            inputs = tuple(map(computed, arguments))
            return lambda numbers: FLOATS.call(function, [each(numbers) for each in inputs])
    raise AssertionError(tree)  # pragma: no cover - every kind of tree is above


def _sum(terms: tuple[Computed, ...]) -> Computed:
    if len(terms) == 2:  # noqa: PLR2004 - the usual case, and the fastest
        first, second = terms
        return lambda numbers: first(numbers) + second(numbers)
    return lambda numbers: sum(term(numbers) for term in terms)


def _product(factors: tuple[Computed, ...]) -> Computed:
    if len(factors) == 2:  # noqa: PLR2004 - the usual case, and the fastest
        first, second = factors
        return lambda numbers: first(numbers) * second(numbers)
    return lambda numbers: math.prod(factor(numbers) for factor in factors)
