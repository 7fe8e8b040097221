"""Trees put together in the order given, as one writes them by hand: no `·1`, no `+ 0`, nothing collected.

`times(3, times(2, w))` stays `3·(2·w)`: what a rule makes must stay visible until it is tidied in a
step of its own.
"""

from fractions import Fraction

from tutor.notation.tree import Negation, Number, Power, Product, Quotient, Sum, Tree, children

ZERO = Number("0")
ONE = Number("1")


def number(value: Fraction | int) -> Tree:
    """Return the tree of a number: `3`, `-3`, `1/2`, `-1/2`."""
    exact = Fraction(value)
    size: Tree = Number(str(abs(exact.numerator)))
    if exact.denominator != 1:
        size = Quotient(size, Number(str(exact.denominator)))
    return Negation(size) if exact < 0 else size


def value_of(tree: Tree) -> Fraction | None:
    """Return the value of a number as it may be written (`3`, `-3`, `0.5`, `-1/2`), None for anything else."""
    match tree:
        case Number():
            return tree.value
        case Negation(operand):
            value = value_of(operand)
            return None if value is None else -value
        case Quotient(Number() as over, Number() as under) if under.value:
            return over.value / under.value
        case _:
            return None


def is_zero(tree: Tree) -> bool:
    """Whether `tree` is the number 0."""
    return isinstance(tree, Number) and not tree.value


def is_one(tree: Tree) -> bool:
    """Whether `tree` is the number 1."""
    return isinstance(tree, Number) and tree.value == 1


def plus(*terms: Tree) -> Tree:
    """Return the sum of `terms` without those that are 0."""
    kept = tuple(term for term in terms if not is_zero(term))
    if not kept:
        return ZERO
    return kept[0] if len(kept) == 1 else Sum(kept)


def minus(first: Tree, second: Tree) -> Tree:
    """Return `first` minus `second`."""
    return plus(first, negative(second))


def negative(tree: Tree) -> Tree:
    """Return minus `tree`; of a minus, what stands behind it."""
    if is_zero(tree):
        return ZERO
    return tree.operand if isinstance(tree, Negation) else Negation(tree)


def times(*factors: Tree) -> Tree:
    """Return the product of `factors` without those that are 1; 0 if one of them is.

    The minus of a number in front goes in front of the product: -2·w, not (-2)·w; and a product in
    front needs no brackets: 2·w·v, not (2·w)·v.
    """
    if any(is_zero(factor) for factor in factors):
        return ZERO
    kept = tuple(factor for factor in factors if not is_one(factor))
    if not kept:
        return ONE
    first = kept[0]
    if isinstance(first, Negation) and value_of(first) is not None:
        return negative(times(first.operand, *kept[1:]))
    if len(kept) == 1:
        return first
    return Product((*first.factors, *kept[1:]) if isinstance(first, Product) else kept)


def over(top: Tree, bottom: Tree) -> Tree:
    """Return `top` divided by `bottom`."""
    if is_zero(top) and not is_zero(bottom):
        return ZERO
    return top if is_one(bottom) else Quotient(top, bottom)


def raised(base: Tree, exponent: Tree) -> Tree:
    """Return `base` to the power `exponent`."""
    if is_zero(exponent):
        return ONE
    return base if is_one(exponent) else Power(base, exponent)


def lowered(exponent: Tree) -> Tree:
    """Return an exponent less one: `4` for 5, `-1/2` for 1/2, `k - 1` for k."""
    value = value_of(exponent)
    if value is None:
        return Sum((exponent, Negation(ONE)))
    pointed = decimal(value - 1) if "." in _literals(exponent) else None
    return pointed or number(value - 1)


def _literals(tree: Tree) -> str:
    return tree.text if isinstance(tree, Number) else "".join(_literals(part) for part in children(tree))


def decimal(value: Fraction) -> Tree | None:
    """Return a number written with a point where it is no whole one: `1.5`; None where its digits don't end."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
        if places > _MOST_PLACES:
            return None
    if not places:
        return number(value)
    digits = str(abs(value * 10**places)).rjust(places + 1, "0")
    size = Number(f"{digits[:-places]}.{digits[-places:]}")
    return Negation(size) if value < 0 else size


_MOST_PLACES = 30
