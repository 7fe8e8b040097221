"""The larger and the smaller of two, written with bars, for algebra: max(a, b) = (a + b + |a - b|)/2."""

from functools import reduce

from tutor.notation.tree import Call, Negation, Number, Quotient, Sum, Tree, rebuilt, walk


def without_choices(tree: Tree) -> Tree:
    """Return a formula with the same value everywhere that has neither max nor min."""
    if not any(isinstance(node, Call) and node.function in _SIGNS for node in walk(tree)):
        return tree
    return rebuilt(tree, _without)


def _without(tree: Tree) -> Tree:
    match tree:
        case Call(function, (first, *others)) if function in _SIGNS:
            return reduce(_SIGNS[function], others, first)
        case _:
            return tree


def _larger(one: Tree, other: Tree) -> Tree:
    return Quotient(Sum((one, other, _apart(one, other))), Number("2"))


def _smaller(one: Tree, other: Tree) -> Tree:
    return Quotient(Sum((one, other, Negation(_apart(one, other)))), Number("2"))


def _apart(one: Tree, other: Tree) -> Tree:
    return Call("abs", (Sum((one, Negation(other))),))


_SIGNS = {"max": _larger, "min": _smaller}
