"""The learner's mathematics as a frozen, unevaluated tree, in the order in which she wrote it.

`3*(2*w)` stays a product of 3 and of a product: nothing is collected, cancelled or reordered here,
so the steps of a derivation and the figures of a nudge can follow the formula as written.
"""

from collections.abc import Callable, Iterator
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
    return rebuilt(tree, lambda node: value if node == Letter(letter) else node)


def rebuilt(tree: Tree, change: Callable[[Tree], Tree]) -> Tree:
    """Return `tree` with every part changed, from the inside out."""
    match tree:
        case Negation(operand):
            return change(Negation(rebuilt(operand, change)))
        case Sum(terms):
            return change(Sum(tuple(rebuilt(term, change) for term in terms)))
        case Product(factors):
            return change(Product(tuple(rebuilt(factor, change) for factor in factors)))
        case Quotient(over, under):
            return change(Quotient(rebuilt(over, change), rebuilt(under, change)))
        case Power(base, exponent):
            return change(Power(rebuilt(base, change), rebuilt(exponent, change)))
        case Call(function, arguments):
            return change(Call(function, tuple(rebuilt(each, change) for each in arguments)))
        case _:
            return change(tree)
