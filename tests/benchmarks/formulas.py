"""Formulas of the benchmark: a tree that keeps what was written, and its spellings.

SymPy tidies whatever it is given; here `w+w` stays `w+w`. `tutor` has trees and spellings of its
own, which are what is measured, so nothing of it is used.
"""

import ast
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Node:
    """A number, a letter or a constant (no parts), `+ * / ^ -` (negation), or a function of its parts."""

    head: str
    parts: tuple["Node", ...] = ()

    def __contains__(self, name: str) -> bool:
        """Whether a head of this name occurs."""
        return self.head == name or any(name in part for part in self.parts)

    @property
    def size(self) -> int:
        """How many nodes it has."""
        return 1 + sum(part.size for part in self.parts)


ZERO, ONE, TWO = Node("0"), Node("1"), Node("2")

_OPERATORS: dict[type[ast.operator], str] = {ast.Mult: "*", ast.Div: "/", ast.Pow: "^", ast.Add: "+", ast.Sub: "+"}


def parse(text: str) -> Node:
    """Read a formula with every sign written out, in Python's spelling or with ^."""
    return _node(ast.parse(text.replace("^", "**"), mode="eval").body)


def _node(tree: ast.expr) -> Node:
    match tree:
        case ast.Constant(value=int() | float() as number):
            return Node(repr(number))
        case ast.Name(id=name):
            return Node(name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Node("-", (_node(operand),))
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return Node(name, tuple(map(_node, arguments)))
        case ast.BinOp(left=left, op=operator, right=right):
            first, second = _node(left), _node(right)
            head = _OPERATORS[type(operator)]
            if isinstance(operator, ast.Sub):
                second = Node("-", (second,))
            flat = first.parts if head in "+*" and first.head == head else (first,)
            return Node(head, (*flat, second))
    raise ValueError(ast.unparse(tree))


def substitute(node: Node, name: str, value: Node) -> Node:
    """Return `node` with `value` in the place of a letter."""
    return rebuild(node, lambda part: value if part.head == name and not part.parts else None)


def rebuild(node: Node, change: Callable[[Node], Node | None]) -> Node:
    """Return `node` with every part changed, from the leaves up; None leaves it as it is."""
    if node.parts:
        node = Node(node.head, tuple(rebuild(part, change) for part in node.parts))
    changed = change(node)
    return node if changed is None else changed


def number(node: Node) -> Fraction | None:
    """Return the number that a node is at first sight: 3, -3, 1/2; None for anything else."""
    match node:
        case Node("-", (inner,)):
            return None if (found := number(inner)) is None else -found
        case Node("/", (above, below)):
            numerator, denominator = number(above), number(below)
            return numerator / denominator if numerator is not None and denominator else None
        case Node(head, ()) if head[0].isdigit():
            return Fraction(head)
    return None


def rational(value: Fraction) -> Node:
    """Return the node of a fraction."""
    size = Node(str(abs(value.numerator)))
    node = size if value.denominator == 1 else Node("/", (size, Node(str(value.denominator))))
    return Node("-", (node,)) if value < 0 else node


def plus(*terms: Node) -> Node:
    """Return a sum, without zeros."""
    kept = tuple(part for term in terms if term != ZERO for part in (term.parts if term.head == "+" else (term,)))
    return kept[0] if len(kept) == 1 else Node("+", kept) if kept else ZERO


def times(*factors: Node) -> Node:
    """Return a product, without ones; zero if there is a zero."""
    if ZERO in factors:
        return ZERO
    kept = tuple(part for each in factors if each != ONE for part in (each.parts if each.head == "*" else (each,)))
    return kept[0] if len(kept) == 1 else Node("*", kept) if kept else ONE


def over(above: Node, below: Node) -> Node:
    """Return a quotient."""
    return above if below == ONE or above == ZERO else Node("/", (above, below))


def minus(node: Node) -> Node:
    """Return the negation."""
    return node if node == ZERO else node.parts[0] if node.head == "-" else Node("-", (node,))


def power(base: Node, exponent: Node) -> Node:
    """Return a power."""
    return ONE if exponent == ZERO else base if exponent == ONE else Node("^", (base, exponent))
