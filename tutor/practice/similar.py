"""A question like another: the same function with other numbers, at a point that tells right from wrong.

After an answer was shown, the learner finds the next one herself: built the same way, so that what
she saw is of use, and with other numbers, so that it can't be copied. `turn` says which of the many.
"""

from collections.abc import Callable, Iterator

from tutor.calculus.derivation.derive import derive
from tutor.calculus.numbers import Point, read_point
from tutor.course.model import Function
from tutor.notation.tree import Call, Negation, Number, Power, Product, Quotient, Sum, Tree
from tutor.practice.points import exact_slope, readable, tells, within
from tutor.values import replace

_BEST = ("3", "2", "4")
_OTHERS = ("-2", "5", "-3", "1/2", "1/3", "-1/2", "6", "10", "-5", "1/10", "20")
"""Points to ask about; the best take turns."""

_TURNS = 8
"""How many sets of numbers are tried for one whose slope can be asked for."""

_SIBLINGS = {
    "sin": "cos", "cos": "sin", "sinh": "cosh", "cosh": "sinh", "tan": "sin", "asin": "atan", "acos": "asin",
    "atan": "asin", "sigmoid": "tanh", "tanh": "sigmoid", "log2": "log10", "log10": "log2",
}  # fmt: skip
"""Functions to change to where a question has no numbers to change."""


def similar(function: Function, at: Point, turn: int = 0, *, number: bool = False) -> tuple[Function, Point]:
    """Return a function built like `function`, and a point at which its slope can be asked for.

    Args:
        function: the one it is like.
        at: the point asked about before; kept only where no other will do.
        turn: which of the similar ones, from 0.
        number: whether the slope at the point is what will be asked for, and not the formula.
    """
    second_best: tuple[Function, Point] | None = None
    for like in _candidates(function, turn):
        for point in _points(like, at, turn):
            second_best = second_best or (like, point)
            if tells(like, point) and not (number and _unwieldy(like, point)):
                return like, point
    return second_best or (replace(function, tree=_with_factor(function.tree, turn)), at)


def _candidates(function: Function, turn: int) -> Iterator[Function]:
    """Yield functions of the same shape: other numbers, else other functions, else a factor in front."""
    for step in range(_TURNS):
        shift = turn + step
        tree = renumbered(function.tree, shift)
        if tree == function.tree:
            tree = _with_siblings(function.tree)
        if tree == function.tree:
            tree = _with_factor(function.tree, shift)
        if derive(tree, function.variable).derivative is not None:
            yield replace(function, tree=tree, domain=None)


def _with_factor(tree: Tree, shift: int) -> Tree:
    return Product((Number(str(2 + shift % 7)), tree))


def _points(function: Function, before: Point, turn: int) -> Iterator[Point]:
    """Yield points at which the function has a slope, the best first, without the one asked about before."""
    for text in (*_BEST[turn % 3 :], *_BEST[: turn % 3], *_OTHERS):
        point = read_point(text)
        if isinstance(point, Point) and point.value != before.value and within(function, point):
            yield point


def _unwieldy(function: Function, at: Point) -> bool:
    slope = exact_slope(function, at)
    return slope is None or not readable(slope)


# Other numbers


def renumbered(tree: Tree, shift: int) -> Tree:
    """Return `tree` with other numbers in it: equal ones in like places stay equal."""
    return _changed(tree, lambda number: _other(number, shift), lambda number: _other_exponent(number, shift))


_Change = Callable[[Number], Number]


def _changed(tree: Tree, number: _Change, exponent: _Change) -> Tree:
    def inner(part: Tree) -> Tree:
        return _changed(part, number, exponent)

    match tree:
        case Number():
            return number(tree)
        case Negation(operand):
            return Negation(inner(operand))
        case Sum(terms):
            return Sum(tuple(map(inner, terms)))
        case Product(factors):
            return Product(tuple(map(inner, factors)))
        case Quotient(top, bottom):
            return Quotient(inner(top), inner(bottom))
        case Power(base, Number() as power):
            return Power(inner(base), exponent(power))
        case Power(base, Negation(Number() as power)):
            return Power(inner(base), Negation(exponent(power)))
        case Power(base, power) if isinstance(power, Quotient | Negation):
            return Power(inner(base), power)  # a root stays the root it is
        case Power(base, power):
            return Power(inner(base), inner(power))
        case Call(name, arguments):
            return Call(name, tuple(map(inner, arguments)))
        case _:
            return tree


def _other(number: Number, shift: int) -> Number:
    """Return another number of about the same size; 0 and numbers with a point keep what they are made like."""
    if not number.whole:
        last = number.text[-1]
        return Number(number.text[:-1] + str((int(last) + shift % 8) % 9 + 1)) if last.isdigit() else number
    value = int(number.text)
    if not value:
        return number
    if value > _LARGEST:
        return Number(str(value + 1 + shift))
    return Number(str(2 + (value - 1 + shift % 7) % (_LARGEST - 1)))


_LARGEST = 9


def _other_exponent(number: Number, shift: int) -> Number:
    """Return another whole exponent, 2 to 5."""
    if not number.whole or int(number.text) < 2:  # noqa: PLR2004 - the first one that is a power
        return number
    return Number(str(2 + (int(number.text) - 1 + shift % 3) % 4))


def _with_siblings(tree: Tree) -> Tree:
    match tree:
        case Negation(operand):
            return Negation(_with_siblings(operand))
        case Sum(terms):
            return Sum(tuple(map(_with_siblings, terms)))
        case Product(factors):
            return Product(tuple(map(_with_siblings, factors)))
        case Quotient(top, bottom):
            return Quotient(_with_siblings(top), _with_siblings(bottom))
        case Power(base, exponent):
            return Power(_with_siblings(base), _with_siblings(exponent))
        case Call(name, arguments):
            return Call(_SIBLINGS.get(name, name), tuple(map(_with_siblings, arguments)))
        case _:
            return tree
