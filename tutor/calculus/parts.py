"""What a rule of differentiation sees in a tree: its parts, under the names that the rule gives them.

`c` never moves; `u` and `v` do. Each matcher returns None for a tree of another shape.
"""

from tutor.calculus.arithmetic import FLOATS, Undefined, evaluate
from tutor.calculus.compose import ONE, is_one, over, times
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
    children,
    letters,
)
from tutor.values import value


@value
class Nothing:
    """No parts: a constant, or the letter that moves."""


@value
class Terms:
    """a + b - c …, each term with its sign (a `Negation` where it is subtracted)."""

    terms: tuple[Tree, ...]


@value
class Negated:
    """-u."""

    u: Tree


@value
class Multiple:
    """c·u, whatever stands first; `factors` are all of them as written."""

    c: Tree
    u: Tree
    factors: tuple[Tree, ...]


@value
class Divided:
    """u/c."""

    u: Tree
    c: Tree


@value
class Powered:
    """u^n, with an exponent that does not move."""

    u: Tree
    n: Tree


@value
class Reciprocal:
    """c/u^m, with m = 1 for c/u and m = 1/2 for c/sqrt(u)."""

    c: Tree
    u: Tree
    m: Tree


@value
class Factors:
    """u·v in two groups: the first factor, and all the others."""

    u: Tree
    v: Tree


@value
class Ratio:
    """u/v, top and bottom moving."""

    u: Tree
    v: Tree


@value
class Exponential:
    """a^u, with a base that does not move; e^u and exp(u) have the base e."""

    a: Tree
    u: Tree


@value
class Applied:
    """f(u), with the name of a function that has a row in `notation.functions`."""

    function: str
    u: Tree


@value
class BothMove:
    """u^v, base and exponent moving."""

    u: Tree
    v: Tree


@value
class Extreme:
    """max(u, v, …) or min(u, v, …), something in it moving."""

    function: str
    parts: tuple[Tree, ...]


Parts = (
    Nothing
    | Terms
    | Negated
    | Multiple
    | Divided
    | Powered
    | Reciprocal
    | Factors
    | Ratio
    | Exponential
    | Applied
    | BothMove
    | Extreme
)


def moves(tree: Tree, variable: str) -> bool:
    """Whether `tree` changes when `variable` does."""
    if isinstance(tree, Letter):
        return tree.name == variable
    return any(moves(part, variable) for part in children(tree))


def constant(tree: Tree, variable: str) -> Nothing | None:
    """Match a tree without the letter that moves."""
    return None if moves(tree, variable) else Nothing()


def moving_letter(tree: Tree, variable: str) -> Nothing | None:
    """Match the letter that moves."""
    return Nothing() if tree == Letter(variable) else None


def terms(tree: Tree, _: str) -> Terms | None:
    """Match a sum or difference."""
    return Terms(tree.terms) if isinstance(tree, Sum) else None


def negated(tree: Tree, _: str) -> Negated | None:
    """Match -u."""
    return Negated(tree.operand) if isinstance(tree, Negation) else None


def multiple(tree: Tree, variable: str) -> Multiple | None:
    """Match a product in which some factors move and some don't."""
    if not isinstance(tree, Product):
        return None
    moving = [factor for factor in tree.factors if moves(factor, variable)]
    still = [factor for factor in tree.factors if not moves(factor, variable)]
    if not still:
        return None
    return Multiple(_product(still), _product(moving), tree.factors)


def _product(factors: list[Tree]) -> Tree:
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def divided(tree: Tree, variable: str) -> Divided | None:
    """Match u/c."""
    if isinstance(tree, Quotient) and not moves(tree.under, variable):
        return Divided(tree.over, tree.under)
    return None


def powered(tree: Tree, variable: str) -> Powered | None:
    """Match u^n."""
    if isinstance(tree, Power) and not moves(tree.exponent, variable):
        return Powered(tree.base, tree.exponent)
    return None


def reciprocal(tree: Tree, variable: str) -> Reciprocal | None:
    """Match c/u^m, c/u and c/sqrt(u)."""
    if not isinstance(tree, Quotient) or moves(tree.over, variable):
        return None
    match tree.under:
        case Power(base, exponent) if not moves(exponent, variable):
            return Reciprocal(tree.over, base, exponent)
        case Call("sqrt", (argument,)):
            return Reciprocal(tree.over, argument, over(ONE, Number("2")))
        case under:
            return Reciprocal(tree.over, under, ONE)


def factors(tree: Tree, _: str) -> Factors | None:
    """Match a product, all of whose factors move (others are met by `multiple` before).

    The first factor stands against all others; very long products are cut in half, so that no
    derivation gets as deep as they are long.
    """
    if not isinstance(tree, Product):
        return None
    every = list(tree.factors)
    first = 1 if len(every) <= _LONG_PRODUCT else len(every) // 2
    return Factors(_product(every[:first]), _product(every[first:]))


_LONG_PRODUCT = 8


def ratio(tree: Tree, _: str) -> Ratio | None:
    """Match a fraction, top and bottom moving (others are met before)."""
    return Ratio(tree.over, tree.under) if isinstance(tree, Quotient) else None


def exponential(tree: Tree, variable: str) -> Exponential | None:
    """Match a^u, e^u and exp(u); the base must be positive as far as it can be told."""
    match tree:
        case Call("exp", (argument,)):
            return Exponential(Constant("e"), argument)
        case Power(base, exponent) if not moves(base, variable) and _may_be_positive(base):
            return Exponential(base, exponent)
        case _:
            return None


def _may_be_positive(tree: Tree) -> bool:
    """Whether a constant can be the base of an exponential; letters that stand still are taken to be able."""
    if letters(tree):
        return True
    try:
        return bool(evaluate(tree, {}, FLOATS) > 0)
    except Undefined:
        return False


def applied(tree: Tree, _: str) -> Applied | None:
    """Match f(u) with a function whose slope is known."""
    if isinstance(tree, Call) and BY_NAME[tree.function].slope:
        return Applied(tree.function, tree.arguments[0])
    return None


def both_move(tree: Tree, variable: str) -> BothMove | None:
    """Match u^v, base and exponent moving."""
    if isinstance(tree, Power) and moves(tree.base, variable) and moves(tree.exponent, variable):
        return BothMove(tree.base, tree.exponent)
    return None


def extreme(tree: Tree, _: str) -> Extreme | None:
    """Match max(u, v, …) and min(u, v, …), few enough of them to be written with distances."""
    if isinstance(tree, Call) and BY_NAME[tree.function].several and _written_out(tree) <= _LONGEST_WRITTEN_OUT:
        return Extreme(tree.function, tree.arguments)
    return None


def _written_out(tree: Tree) -> int:
    """Return how many nodes there are when every max and min in `tree` is written with distances."""
    sizes = [_written_out(part) for part in children(tree)]
    if not isinstance(tree, Call) or not BY_NAME[tree.function].several:
        return 1 + sum(sizes)
    total = sizes[0]
    for size in sizes[1:]:
        total = 2 * (total + size) + 6
    return total


_LONGEST_WRITTEN_OUT = 500


def rewritten(parts: Reciprocal | Extreme) -> Tree:
    """Return c·u^(-m) for c/u^m, and (u + v ± |u - v|)/2 for the larger or smaller of two."""
    if isinstance(parts, Reciprocal):
        m = parts.m
        power = Power(parts.u, m.operand if isinstance(m, Negation) else Negation(m))
        return power if is_one(parts.c) else times(parts.c, power)
    first, *others = parts.parts
    for other in others:
        difference: Tree = Call("abs", (Sum((first, Negation(other))),))
        if parts.function == "min":
            difference = Negation(difference)
        first = Quotient(Sum((first, other, difference)), Number("2"))
    return first
