"""A tree as Python: with floats and the `math` module, and with SymPy's exact expressions.

What is written here is what runs: `calculus.arithmetic` evaluates a tree in just the order and with
just the operations of `float_code`, so the figures on the screen are those Python prints.
"""

import re

from tutor.notation.functions import BY_NAME
from tutor.notation.plain import ATOM, POWER, PRODUCT, SIGN, tightness
from tutor.notation.tree import Call, Constant, Letter, Negation, Number, Power, Product, Quotient, Sum, Tree, walk
from tutor.values import value

_ONE_CALL = re.compile(r"[\w.]+\(\{u\}(?:, \d+)?\)")
_BRACKETED = re.compile(r"\(\{u\}[,)]")


@value
class _Dialect:
    constants: dict[str, str]
    exact: bool


_FLOAT = _Dialect({"pi": "math.pi", "e": "math.e"}, exact=False)
_SYMPY = _Dialect({"pi": "pi", "e": "E"}, exact=True)


def float_code(tree: Tree) -> str:
    """Return a Python expression for the value of `tree`; its letters are Python's names."""
    return _write(tree, _FLOAT)


def needs_math(tree: Tree) -> bool:
    """Whether `float_code(tree)` uses the `math` module."""
    return "math." in float_code(tree)


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
        case Quotient(over, under) if dialect.exact and _is_numeric(tree):
            return f"Rational({_write(over, dialect)}, {_write(under, dialect)})"
        case Quotient(over, under):
            return _part(over, PRODUCT, dialect) + "/" + _part(under, POWER, dialect)
        case Power(Constant("e"), exponent):
            return _call("exp", (exponent,), dialect)
        case Power(base, exponent) if dialect.exact and _is_numeric(tree) and not isinstance(exponent, Number):
            return f"Rational({_write(base, dialect)})**" + _part(exponent, POWER, dialect)
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
    if dialect.exact:
        value = number.value
        return f"Rational({value.numerator}, {value.denominator})"
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
    return row.sympy if dialect.exact else row.python


def _call(function: str, arguments: tuple[Tree, ...], dialect: _Dialect) -> str:
    template = _template(function, dialect)
    inside = ", ".join(_write(argument, dialect) for argument in arguments)
    if "{u}" in _BRACKETED.sub("", template) and not inside.isidentifier():
        inside = f"({inside})"
    return template.replace("{u}", inside)
