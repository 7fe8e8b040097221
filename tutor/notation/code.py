"""A tree as Python: with floats and the `math` module, with fractions, with mpmath's many digits, with SymPy.

What is written here is what runs: `calculus.arithmetic` evaluates a tree in just the order and with
just the operations of `float_code`, so the figures on the screen are those Python prints.
"""

import re

from tutor.notation.functions import BY_NAME
from tutor.notation.names import Alphabet
from tutor.notation.plain import ATOM, POWER, PRODUCT, SIGN, tightness
from tutor.notation.reading import Reading, read
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
    put_in,
    walk,
)
from tutor.values import value

_ONE_CALL = re.compile(r"[\w.]+\(\{u\}(?:, \d+)?\)")
_BRACKETED = re.compile(r"\(\{u\}[,)]")


@value
class _Dialect:
    """How a way of computing is written; `ratio` makes an exact number, where Python's own would be rounded."""

    constants: dict[str, str]
    ratio: str = ""


_FLOAT = _Dialect({"pi": "math.pi", "e": "math.e"})
_FRACTION = _Dialect({}, "Fraction")
_DIGITS = _Dialect({"pi": "mpf(mp.pi)", "e": "mpf(mp.e)"}, "mpf")
_SYMPY = _Dialect({"pi": "pi", "e": "E"}, "Rational")


def float_code(tree: Tree) -> str:
    """Return a Python expression for the value of `tree`; its letters are Python's names."""
    return _write(tree, _FLOAT)


def needs_math(tree: Tree) -> bool:
    """Whether `float_code(tree)` uses the `math` module."""
    return "math." in float_code(tree)


def fraction_code(tree: Tree) -> str:
    """Return a Python expression with `fractions.Fraction`, for a tree that needs no other functions than it has."""
    return _write(tree, _FRACTION)


def digits_code(tree: Tree) -> str:
    """Return a Python expression with `mpf` and `mp` from mpmath."""
    return _write(tree, _DIGITS)


def sympy_code(tree: Tree) -> str:
    """Return a Python expression that builds `tree` from SymPy's symbols, without rounding."""
    return _write(tree, _SYMPY)


def sympy_names(tree: Tree) -> tuple[str, ...]:
    """Return the names that `sympy_code(tree)` needs from SymPy, beside its symbols."""
    found = re.findall(r"[A-Za-z]\w*", sympy_code(tree))
    letters = {node.name for node in walk(tree) if isinstance(node, Letter)}
    return tuple(dict.fromkeys(name for name in found if name not in letters))


def _write(tree: Tree, dialect: _Dialect) -> str:
    match tree:
        case Number():
            return _number(tree, dialect)
        case Letter(name):
            return name
        case Constant(name):
            return dialect.constants[name]
        case Negation(operand):
            return "-" + _part(operand, PRODUCT, dialect)
        case Sum((first, *others)):
            return _part(first, SIGN, dialect) + "".join(_term(other, dialect) for other in others)
        case Product((first, *others)):
            parts = [_part(first, PRODUCT, dialect, nested=isinstance(first, Product))]
            return "*".join([*parts, *(_part(other, POWER, dialect) for other in others)])
        case Quotient(over, under) if dialect is _DIGITS and _is_numeric(tree):
            return f"mpf({_write(over, dialect)})/{_part(under, POWER, dialect)}"
        case Quotient(over, under) if dialect.ratio and _is_numeric(tree):
            return f"{dialect.ratio}({_write(over, dialect)}, {_write(under, dialect)})"
        case Quotient(over, under):
            return _part(over, PRODUCT, dialect) + "/" + _part(under, POWER, dialect)
        case Power(Constant("e"), exponent):
            return _call("exp", (exponent,), dialect)
        case Power(base, exponent) if dialect.ratio and _is_numeric(tree) and not isinstance(exponent, Number):
            return f"{dialect.ratio}({_write(base, dialect)})**" + _part(exponent, POWER, dialect)
        case Power(base, exponent):
            return _part(base, ATOM, dialect) + "**" + _part(exponent, POWER, dialect)
        case Call(function, arguments):
            return _call(function, arguments, dialect)
    raise AssertionError(tree)  # pragma: no cover - every kind of tree is above


def _is_numeric(tree: Tree) -> bool:
    """Whether Python would compute `tree` with its own numbers, and round: 1/2 is 0.5, 2**(-1) likewise."""
    return not any(isinstance(node, Letter | Constant | Call) for node in walk(tree))


def _number(number: Number, dialect: _Dialect) -> str:
    if number.whole:
        return number.text.lstrip("0") or "0"
    if dialect is _DIGITS:
        return f'mpf("{number.text}")'
    if dialect.ratio:
        value = number.value
        return f"{dialect.ratio}({value.numerator}, {value.denominator})"
    return number.text


def _term(tree: Tree, dialect: _Dialect) -> str:
    if isinstance(tree, Negation):
        return " - " + _part(tree.operand, PRODUCT, dialect)
    return " + " + _part(tree, SIGN, dialect)


def _part(tree: Tree, least: int, dialect: _Dialect, *, nested: bool = False) -> str:
    text = _write(tree, dialect)
    loose = isinstance(tree, Call) and not _ONE_CALL.fullmatch(_template(tree.function, dialect))
    return f"({text})" if nested or loose or tightness(tree) < least else text


def _template(function: str, dialect: _Dialect) -> str:
    row = BY_NAME[function]
    if dialect is _DIGITS and function not in _PYTHONS_OWN:
        return f"mp.{function}({{u}})"
    return row.sympy if dialect is _SYMPY else row.python


_PYTHONS_OWN = ("abs", "max", "min")
"""Functions that Python brings along for any numbers."""


def _in_digits(function: str, arguments: tuple[Tree, ...]) -> Tree | None:
    """Return a function that mpmath doesn't have, in terms of those it has."""
    exact = BY_NAME[function].exact
    reading = read(exact, Alphabet("u")) if exact else None
    return put_in(reading.tree, "u", arguments[0]) if isinstance(reading, Reading) else None


def _call(function: str, arguments: tuple[Tree, ...], dialect: _Dialect) -> str:
    if dialect is _DIGITS and (tree := _in_digits(function, arguments)) is not None:
        return f"({_write(tree, dialect)})"
    template = _template(function, dialect)
    inside = ", ".join(_write(argument, dialect) for argument in arguments)
    if "{u}" in _BRACKETED.sub("", template) and not inside.isidentifier():
        inside = f"({inside})"
    return template.replace("{u}", inside)
