"""The learner's mathematics as a frozen, unevaluated tree, in the order in which she wrote it.

`3*(2*w)` stays a product of 3 and of a product: nothing is collected, cancelled or reordered here,
so the steps of a derivation and the figures of a nudge can follow the formula as written.
"""

from collections.abc import Iterator
from fractions import Fraction

from tutor.values import value


@value
class Number:
    """A literal as written: digits with at most one point, such as `2`, `0.5` or `5.`."""

    text: str

    @property
    def value(self) -> Fraction:
        """The exact value of the literal."""
        return Fraction(self.text)

    @property
    def whole(self) -> bool:
        """Whether it is written as a whole number, without a point."""
        return "." not in self.text and "e" not in self.text


@value
class Constant:
    """A named number: `pi` or `e`."""

    name: str


@value
class Letter:
    """A variable or a frozen letter, by its name."""

    name: str


@value
class Negation:
    """Minus the operand. A difference a - b is the sum of a and the negation of b."""

    operand: "Tree"


@value
class Sum:
    """Two or more terms, added from left to right."""

    terms: tuple["Tree", ...]


@value
class Product:
    """Two or more factors, multiplied from left to right."""

    factors: tuple["Tree", ...]


@value
class Quotient:
    """`over` divided by `under`."""

    over: "Tree"
    under: "Tree"


@value
class Power:
    """`base` raised to `exponent`."""

    base: "Tree"
    exponent: "Tree"


@value
class Call:
    """A named function (a row of `notation.functions`) of one or more arguments."""

    function: str
    arguments: tuple["Tree", ...]


Tree = Number | Constant | Letter | Negation | Sum | Product | Quotient | Power | Call


def children(tree: Tree) -> tuple[Tree, ...]:
    """Return the parts directly below `tree`, from left to right."""
    match tree:
        case Negation(operand):
            return (operand,)
        case Sum(parts) | Product(parts) | Call(_, parts):
            return parts
        case Quotient(first, second) | Power(first, second):
            return (first, second)
        case _:
            return ()


def walk(tree: Tree) -> Iterator[Tree]:
    """Yield `tree` and everything below it, without recursion."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(children(node)))


def letters(tree: Tree) -> tuple[str, ...]:
    """Return the letters in `tree`, each once, in the order in which they first appear."""
    return tuple(dict.fromkeys(node.name for node in walk(tree) if isinstance(node, Letter)))


def depends_on(tree: Tree, letter: str) -> bool:
    """Whether `letter` occurs anywhere in `tree`."""
    return any(isinstance(node, Letter) and node.name == letter for node in walk(tree))


def put_in(tree: Tree, letter: str, value: Tree) -> Tree:
    """Return `tree` with every occurrence of `letter` replaced by `value`."""
    match tree:
        case Letter(name):
            return value if name == letter else tree
        case Negation(operand):
            return Negation(put_in(operand, letter, value))
        case Sum(terms):
            return Sum(tuple(put_in(term, letter, value) for term in terms))
        case Product(factors):
            return Product(tuple(put_in(factor, letter, value) for factor in factors))
        case Quotient(over, under):
            return Quotient(put_in(over, letter, value), put_in(under, letter, value))
        case Power(base, exponent):
            return Power(put_in(base, letter, value), put_in(exponent, letter, value))
        case Call(function, arguments):
            return Call(function, tuple(put_in(each, letter, value) for each in arguments))
        case _:
            return tree
