"""How much the tutor reads: limits that are counted, never found out by trying.

A learner's line is short; anything far beyond one is a slip of the keyboard or an attack. Bounding
the exponent alone is not enough (`(((9^64)^64)^64)^64` is nineteen characters), so the size in bits
of every constant part is bounded, from the tree, without computing it.
"""

import math

from tutor.messages import say
from tutor.notation.functions import BY_NAME, CONSTANTS
from tutor.notation.tree import Call, Constant, Letter, Negation, Number, Power, Product, Quotient, Sum, Tree
from tutor.notation.unreadable import Stumble

LONGEST_TEXT = 1_000
"""Characters in a line."""

MOST_TOKENS = 400
"""Tokens in a line."""

DEEPEST = 100
"""Brackets, signs, powers and functions one inside the other."""

LONGEST_LITERAL = 30
"""Digits in one number."""

LARGEST_EXPONENT = 10_000
"""Size of a constant exponent of something that moves."""

MOST_BITS = 40_000
"""Bits of a constant part, numerator and denominator together."""


def too_many(column: int) -> Stumble:
    """Refuse a line of more than `MOST_TOKENS` tokens, at the first too many."""
    return Stumble(column, say("That is too long: I read at most {most} parts.", most=MOST_TOKENS))


def check_size(tree: Tree, column: int) -> None:
    """Refuse a tree with a constant part too large to compute with.

    Raises:
        Stumble: at `column`.
    """
    _bits(tree, column)


def _bits(tree: Tree, column: int) -> float | None:
    """Return a bound on the bits of `tree` if it is constant, None if a letter occurs in it."""
    bits = _bits_unchecked(tree, column)
    if bits is not None and bits > MOST_BITS:
        raise Stumble(column, say("That number is too large to compute with."))
    return bits


def _bits_unchecked(tree: Tree, column: int) -> float | None:
    match tree:
        case Number():
            return _literal_bits(tree)
        case Constant():
            return 2
        case Negation(operand):
            return _bits(operand, column)
        case Sum(parts) | Product(parts):
            sizes = [_bits(part, column) for part in parts]
            return _total(sizes)
        case Quotient(over, under):
            return _total([_bits(over, column), _bits(under, column)])
        case Call(function, arguments):
            return _call_bits(function, arguments, column)
        case Power(base, exponent):
            return _power_bits(base, exponent, column)
        case Letter():
            return None
    raise AssertionError(tree)  # pragma: no cover - every kind of tree is above


def _literal_bits(literal: Number) -> int:
    if literal.whole:
        return int(literal.text).bit_length() + 1
    value = literal.value
    return value.numerator.bit_length() + value.denominator.bit_length()


def _total(sizes: list[float | None]) -> float | None:
    known = [size for size in sizes if size is not None]
    return sum(known) if len(known) == len(sizes) else None


def _call_bits(function: str, arguments: tuple[Tree, ...], column: int) -> float | None:
    if _total([_bits(argument, column) for argument in arguments]) is None:
        return None
    return _BITS_OF_A_FUNCTION + (2 * _size(arguments[0]) if function in _GROWING else 0)


_GROWING = frozenset({"exp", "sinh", "cosh", "softplus"})
_BITS_OF_A_FUNCTION = 64


def _power_bits(base: Tree, exponent: Tree, column: int) -> float | None:
    base_bits, exponent_bits = _bits(base, column), _bits(exponent, column)
    if exponent_bits is None:
        return None
    size = _size(exponent)
    if base_bits is not None:
        return base_bits * max(size, 1)
    if size > LARGEST_EXPONENT:
        raise Stumble(column, say("That exponent is too large: I read at most {most}.", most=LARGEST_EXPONENT))
    return None


def _size(tree: Tree) -> float:
    """Return the absolute value of a constant tree, infinite where a float can't hold it."""
    try:
        value = abs(_float(tree))
    except (ArithmeticError, ValueError, TypeError):
        return math.inf
    return math.inf if math.isnan(value) else value


def _float(tree: Tree) -> float:
    match tree:
        case Number():
            return float(tree.value)
        case Constant(name):
            return CONSTANTS[name]
        case Negation(operand):
            return -_float(operand)
        case Sum(parts):
            return math.fsum(_float(part) for part in parts)
        case Product(parts):
            return math.prod(_float(part) for part in parts)
        case Quotient(over, under):
            return _float(over) / _float(under)
        case Power(base, exponent):
            return float(_float(base) ** _float(exponent))
        case Call(function, arguments):
            return BY_NAME[function].of_float(*(_float(argument) for argument in arguments))
    raise AssertionError(tree)  # pragma: no cover - no letter occurs in a constant part
