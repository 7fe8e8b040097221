"""Tidying what the rules leave behind: multiply, collect, multiply out, cancel; each a step of its own.

Tidying never changes a value and is never graded. It leaves alone what stands inside functions and
below powers, because that is the learner's inside. A way of tidying is taken only if it changes
something, and brackets are multiplied out only if what comes of it is shorter.

Everything rests on monomials: a number times powers of things that are not taken apart further,
such as letters, sums and functions.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction

from tutor.calculus.compose import decimal, is_one, negative, number, over, plus, raised, times, value_of
from tutor.notation.tree import Call, Constant, Letter, Negation, Number, Power, Product, Quotient, Sum, Tree, walk
from tutor.values import value

_HIGHEST = 12
"""Largest power of a product that is multiplied out, and of a number that is computed."""

_HIGHEST_OF_SUMS = 3
"""Largest power of a sum that is multiplied out."""

_LARGEST = 300
"""Nodes beyond which a tree is multiplied only: nobody reads what could be made of it."""

_MOST_TERMS = 40
"""Terms beyond which nothing is multiplied out."""


@value
class Monomial:
    """A number times powers: `coefficient` and pairs of a base and its exponent, in order of appearance."""

    coefficient: Fraction
    powers: tuple[tuple[Tree, Fraction], ...] = ()


def tidied(tree: Tree) -> Iterator[tuple[str, Tree]]:
    """Yield the ways of tidying that `tree` needs, each with what it makes of what came before."""
    for name, way in WAYS * 2 if _size(tree) <= _LARGEST else WAYS[:1]:
        tidier = way(tree)
        if tidier != tree:
            yield name, tidier
            tree = tidier


def _thoroughly(way: Callable[[Tree], Tree]) -> Callable[[Tree], Tree]:
    """Return a way of tidying that multiplies afterwards, because what it leaves may need it."""
    return lambda tree: _changed(tree, way(tree))


def _changed(tree: Tree, tidier: Tree) -> Tree:
    return tree if tidier == tree else multiplied(tidier)


# Monomials


def monomial(tree: Tree) -> Monomial:
    """Return `tree` as a number times powers."""
    match tree:
        case Number():
            return Monomial(tree.value)
        case Negation(operand):
            inner = monomial(operand)
            return Monomial(-inner.coefficient, inner.powers)
        case Product(factors):
            return _product(monomial(factor) for factor in factors)
        case Quotient(top, bottom):
            return _product([monomial(top), _power(bottom, Fraction(-1))])
        case Power(base, exponent) if (n := value_of(exponent)) is not None:
            return _power(base, n)
        case Call("sqrt", (argument,)):
            return Monomial(Fraction(1), ((argument, Fraction(1, 2)),))
        case _:
            return Monomial(Fraction(1), ((tree, Fraction(1)),))


def _product(monomials: "Iterator[Monomial] | list[Monomial]") -> Monomial:
    coefficient = Fraction(1)
    powers: dict[Tree, Fraction] = {}
    for each in monomials:
        coefficient *= each.coefficient
        for base, exponent in each.powers:
            powers[base] = powers.get(base, Fraction(0)) + exponent
    return Monomial(coefficient, tuple((base, exponent) for base, exponent in powers.items() if exponent))


def _power(base: Tree, n: Fraction) -> Monomial:
    """Return a power: of each factor where it is a whole one of a product, else of `base` as it is."""
    inner = monomial(base)
    single = len(inner.powers) == 1 and inner.coefficient == 1
    if n.denominator != 1:
        apart = single and inner.powers[0][1] == 1
    else:
        apart = bool(inner.coefficient) and (abs(n) <= _HIGHEST or single)
    if not apart:
        return Monomial(Fraction(1), ((base, n),))
    return Monomial(
        inner.coefficient ** int(n), tuple((part, exponent * n) for part, exponent in inner.powers)
    )  # fmt: skip


def written(one: Monomial, *, pointed: bool = False, roots: frozenset[Tree] = frozenset()) -> Tree:
    """Return a monomial as a tree: sign, number, letters, the rest; what has negative powers below the line."""
    if not one.coefficient:
        return number(0)
    size = abs(one.coefficient)
    digits = decimal(size) if pointed else None
    top_number, bottom_number = (digits, number(1)) if digits else (number(size.numerator), number(size.denominator))
    top = [_factor(base, exponent, roots, pointed=pointed) for base, exponent in _sorted(one.powers) if exponent > 0]
    bottom = [
        _factor(base, -exponent, roots, pointed=pointed) for base, exponent in _sorted(one.powers) if exponent < 0
    ]
    tree = over(times(top_number, *top), times(bottom_number, *bottom))
    return negative(tree) if one.coefficient < 0 else tree


def _sorted(powers: tuple[tuple[Tree, Fraction], ...]) -> list[tuple[Tree, Fraction]]:
    return sorted(powers, key=lambda power: not isinstance(power[0], Letter | Constant))


def _factor(base: Tree, exponent: Fraction, roots: frozenset[Tree], *, pointed: bool) -> Tree:
    match base:
        case _ if exponent == Fraction(1, 2) and base in roots:
            return Call("sqrt", (base,))
        case Call("exp", (argument,)) if exponent != 1:
            return Call("exp", (times(number(exponent), argument),))
        case Power(Constant("e"), argument) if exponent != 1:
            return Power(base.base, times(number(exponent), argument))
        case _:
            return raised(base, (decimal(exponent) if pointed else None) or number(exponent))


def _rewritten(tree: Tree, one: Monomial) -> Tree:
    """Return the tree of a monomial made from `tree`, with roots and decimals where `tree` has them."""
    nodes = tuple(walk(tree))
    roots = frozenset(node.arguments[0] for node in nodes if isinstance(node, Call) and node.function == "sqrt")
    return written(one, pointed=any(isinstance(node, Number) and not node.whole for node in nodes), roots=roots)


# Multiply: numbers together, equal factors together, one fraction


def multiplied(tree: Tree) -> Tree:
    """Return `tree` with its products and fractions multiplied and cancelled, its sums left as they are."""
    match tree:
        case Sum(terms):
            return plus(*_flat(multiplied(term) for term in terms))
        case Negation() | Product() | Quotient() | Power():
            return _rewritten(tree, monomial(_sums_multiplied(tree)))
        case _:
            return tree


def _flat(terms: Iterator[Tree]) -> Iterator[Tree]:
    for term in terms:
        match term:
            case Sum(inner):
                yield from inner
            case Negation(Sum(inner)):
                yield from map(negative, inner)
            case _:
                yield term


def _sums_multiplied(tree: Tree) -> Tree:
    """Return a product or fraction with the sums among its factors multiplied inside."""
    match tree:
        case Sum():
            return multiplied(tree)
        case Negation(operand):
            return Negation(_sums_multiplied(operand))
        case Product(factors):
            return Product(tuple(_sums_multiplied(factor) for factor in factors))
        case Quotient(top, bottom):
            return Quotient(_sums_multiplied(top), _sums_multiplied(bottom))
        case _:
            return tree


# Collect: like terms together


def collected(tree: Tree) -> Tree:
    """Return `tree` with like terms of its sums put together."""
    match tree:
        case Sum(terms):
            return _rewritten_sum(tree, [monomial(collected(term)) for term in terms])
        case Negation(operand):
            return negative(collected(operand))
        case Product(factors):
            return times(*(collected(factor) for factor in factors))
        case Quotient(top, bottom):
            return over(collected(top), collected(bottom))
        case _:
            return tree


def _rewritten_sum(tree: Tree, monomials: list[Monomial]) -> Tree:
    gathered = _gathered(monomials)
    return tree if len(gathered) == len(monomials) else plus(*(_rewritten(tree, one) for one in gathered))


def _gathered(monomials: list[Monomial]) -> list[Monomial]:
    """Return monomials with the coefficients of equal powers added, without those that cancel."""
    sums: dict[frozenset[tuple[Tree, Fraction]], Monomial] = {}
    for one in monomials:
        key = frozenset(one.powers)
        before = sums.get(key)
        sums[key] = one if before is None else Monomial(before.coefficient + one.coefficient, before.powers)
    return [one for one in sums.values() if one.coefficient]


# Multiply out, where that is shorter


def multiplied_out(tree: Tree) -> Tree:
    """Return `tree` with the brackets in its sums multiplied out wherever that makes them shorter."""
    match tree:
        case Sum(terms):
            expanded = _expanded(terms)
            shorter = None if expanded is None else plus(*(_rewritten(tree, one) for one in _by_degree(expanded)))
            return tree if shorter is None or _size(shorter) >= _size(tree) else shorter
        case Negation(operand):
            return negative(multiplied_out(operand))
        case Product(factors):
            return times(*(multiplied_out(factor) for factor in factors))
        case Quotient(top, bottom):
            return over(multiplied_out(top), bottom)
        case _:
            return tree


def _by_degree(monomials: list[Monomial]) -> list[Monomial]:
    """Return the gathered monomials, the highest powers of letters first: 6w² + 8w - 3."""
    return sorted(
        _gathered(monomials), key=lambda one: -sum(n for base, n in one.powers if isinstance(base, Letter))
    )  # fmt: skip


def _size(tree: Tree) -> int:
    return sum(1 for _ in walk(tree))


def _expanded(terms: tuple[Tree, ...]) -> list[Monomial] | None:
    found: list[Monomial] = []
    for term in terms:
        expanded = _expanded_term(monomial(term))
        if expanded is None or len(found) + len(expanded) > _MOST_TERMS:
            return None
        found += expanded
    return found


def _expanded_term(one: Monomial) -> list[Monomial] | None:
    found = [Monomial(one.coefficient)]
    for base, exponent in one.powers:
        if isinstance(base, Sum) and exponent.denominator == 1 and exponent > 0:
            if exponent > _HIGHEST_OF_SUMS:
                return None
            inner = _expanded(base.terms)
            for _ in range(int(exponent)):
                if inner is None or len(inner) * len(found) > _MOST_TERMS:
                    return None
                found = [_product([first, second]) for first in found for second in inner]
        else:
            found = [_product([each, Monomial(Fraction(1), ((base, exponent),))]) for each in found]
    return found


# Cancel: what all terms above the line share with what stands below it


def cancelled(tree: Tree) -> Tree:
    """Return `tree` with the factors common to all terms of a sum above the line and to the bottom cancelled."""
    match tree:
        case Negation(operand):
            return negative(cancelled(operand))
        case Sum(terms):
            return plus(*(cancelled(term) for term in terms))
        case Quotient(Sum(terms) as top, bottom):
            above, below = [monomial(term) for term in terms], monomial(bottom)
            shared = _shared([*above, below])
            if is_one(written(shared)):
                return tree
            less = Monomial(Fraction(1), tuple((base, -exponent) for base, exponent in shared.powers))
            rest = plus(*(_rewritten(top, _product([one, less])) for one in above))
            return over(rest, _rewritten(bottom, _product([below, less])))
        case _:
            return tree


def _shared(monomials: list[Monomial]) -> Monomial:
    """Return the largest monomial with whole powers and a whole coefficient that divides all of them."""
    common = dict(monomials[0].powers)
    for one in monomials[1:]:
        powers = dict(one.powers)
        common = {base: min(exponent, powers.get(base, Fraction(0))) for base, exponent in common.items()}
    return Monomial(Fraction(1), tuple((base, exponent) for base, exponent in common.items() if exponent > 0))


WAYS: tuple[tuple[str, Callable[[Tree], Tree]], ...] = (
    ("multiply", multiplied),
    ("collect", _thoroughly(collected)),
    ("multiply-out", _thoroughly(multiplied_out)),
    ("cancel", _thoroughly(cancelled)),
)
"""The ways of tidying, in the order in which they are tried."""
