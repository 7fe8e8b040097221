"""Trees for the laws: of every kind, of those that have values in the reach of floats, and of plain arithmetic."""

from collections.abc import Callable

from hypothesis import settings
from hypothesis import strategies as st

from tutor.notation.functions import FUNCTIONS
from tutor.notation.tree import Call, Constant, Letter, Negation, Number, Power, Product, Quotient, Sum, Tree

NUMBERS = ("0", "1", "2", "3", "10", "007", "0.5", ".5", "5.", "2.25", "123456789012345678901234567890")
FRIENDLY = ("1", "2", "3", "4", "0.5", "1.5", ".25", "7")
ONE_ARGUMENT = tuple(row.name for row in FUNCTIONS if not row.several)
SEVERAL_ARGUMENTS = tuple(row.name for row in FUNCTIONS if row.several)

law = settings(max_examples=300, deadline=None)
"""For laws: many examples, and no clock, which a busy machine would break."""

Strategy = st.SearchStrategy[Tree]


def trees(letters: tuple[str, ...] = ("w",), numbers: tuple[str, ...] = NUMBERS, size: int = 12) -> Strategy:
    """Return trees of every kind of node."""
    leaves = st.one_of(
        st.sampled_from(numbers).map(Number),
        st.sampled_from(letters).map(Letter),
        st.sampled_from(("pi", "e")).map(Constant),
    )
    return st.recursive(leaves, _every_node, max_leaves=size)


def arithmetic(letters: tuple[str, ...] = ("w",), numbers: tuple[str, ...] = FRIENDLY, size: int = 8) -> Strategy:
    """Return trees of + - * / and small whole powers."""
    leaves = st.one_of(st.sampled_from(numbers).map(Number), st.sampled_from(letters).map(Letter))
    return st.recursive(leaves, _arithmetic_node, max_leaves=size)


def _arithmetic_node(parts: Strategy) -> Strategy:
    whole = st.sampled_from(("2", "3")).map(Number)
    return st.one_of(
        parts.map(Negation),
        _several(Sum, parts),
        _several(Product, parts),
        st.builds(Quotient, parts, parts),
        st.builds(Power, parts, st.one_of(whole, whole.map(Negation))),
    )


def _every_node(parts: Strategy) -> Strategy:
    return st.one_of(
        _arithmetic_node(parts),
        st.builds(Power, parts, parts),
        st.builds(lambda name, part: Call(name, (part,)), st.sampled_from(ONE_ARGUMENT), parts),
        st.builds(
            lambda name, some: Call(name, tuple(some)),
            st.sampled_from(SEVERAL_ARGUMENTS),
            st.lists(parts, min_size=2, max_size=3),
        ),
    )


def _several(kind: Callable[[tuple[Tree, ...]], Tree], parts: Strategy) -> Strategy:
    return st.lists(parts, min_size=2, max_size=3).map(lambda some: kind(tuple(some)))
