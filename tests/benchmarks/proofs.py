"""The true verdict on an answer, from the texts alone: difference quotients with 200 digits.

No rule of differentiation and no algebra is trusted here, neither ours nor SymPy's: the slope is
(J(w+h) - J(w-h))/2h with h = 1e-60, whose error is far below the 40 digits that are compared.
Everything is real at every step, or there is no value.
"""

import ast
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import mpmath

DIGITS = 200
_STEP = mpmath.mpf(10) ** -60
_EQUAL = mpmath.mpf(10) ** -50
_DIFFERENT = mpmath.mpf(10) ** -30
_LARGEST = 10**4
"""Arguments of exponentials and exponents above this have no value here."""

ENOUGH = 4
"""Points at which both sides must have a value."""

_SIZES = tuple(Fraction(n, 97) for n in (5, 13, 22, 31, 44, 59, 83, 125, 169, 238, 331, 470, 707, 1203, 5900))
POINTS = tuple(sign * size for size in _SIZES for sign in (1, -1))

Values = dict[str, Any]


class NoValueError(ArithmeticError):
    """A formula is not real there, at some step."""


def verdict(function: str, variable: str, answer: str) -> str | None:
    """Return "right" or "wrong" where that is beyond doubt, else None. Every sign is written out in the texts."""
    with mpmath.workdps(DIGITS):
        shared, different = 0, False
        for true, yours in _pairs(_tree(function), variable, _tree(answer)):
            size = max(abs(true), abs(yours))
            off = abs(true - yours) / size if size > _EQUAL else mpmath.mpf(0)
            if _EQUAL < off < _DIFFERENT:
                return None
            shared += 1
            different = different or off >= _DIFFERENT
    return None if shared < ENOUGH else "wrong" if different else "right"


def _pairs(function: ast.expr, variable: str, answer: ast.expr) -> Iterator[tuple[Any, Any]]:
    names = {node.id for tree in (function, answer) for node in ast.walk(tree) if isinstance(node, ast.Name)}
    letters = [variable, *sorted(name for name in names if len(name) == 1 and name not in {"e", variable})]
    for index in range(len(POINTS)):
        chosen = [POINTS[(index + 7 * place) % len(POINTS)] for place in range(len(letters))]
        values = {name: mpmath.mpf(at.numerator) / at.denominator for name, at in zip(letters, chosen, strict=True)}
        try:
            after = _value(function, {**values, variable: values[variable] + _STEP})
            before = _value(function, {**values, variable: values[variable] - _STEP})
            yield (after - before) / (2 * _STEP), _value(answer, values)
        except (NoValueError, ZeroDivisionError):
            continue


def _tree(text: str) -> ast.expr:
    return ast.parse(text.replace("^", "**"), mode="eval").body


def _value(tree: ast.expr, values: Values) -> Any:
    match tree:
        case ast.Constant(value=int() | float() as literal):
            return mpmath.mpf(repr(literal))
        case ast.Name(id=name):
            return values[name] if name in values else {"e": +mpmath.e, "pi": +mpmath.pi}[name]
        case ast.UnaryOp(operand=operand):
            return -_value(operand, values)
        case ast.Call(func=ast.Name(id="max" | "min" as name), args=arguments):
            return (max if name == "max" else min)(_value(argument, values) for argument in arguments)
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            return _FUNCTIONS[name](_value(argument, values))
        case ast.BinOp(left=left, op=operator, right=right):
            return _combined(operator, _value(left, values), _value(right, values))
    raise ValueError(ast.unparse(tree))


def _combined(operator: ast.operator, one: Any, other: Any) -> Any:
    match operator:
        case ast.Add():
            return one + other
        case ast.Sub():
            return one - other
        case ast.Mult():
            return one * other
        case ast.Div():
            return one / other
    if abs(other) > _LARGEST or (one < 0 and not mpmath.isint(other)):
        raise NoValueError
    return one ** (int(other) if mpmath.isint(other) else other)


def _when(holds: Callable[[Any], bool], function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def real(value: Any) -> Any:
        if not holds(value):
            raise NoValueError
        return function(value)

    return real


def _anywhere(_: Any) -> bool:
    return True


def _small(value: Any) -> bool:
    return bool(abs(value) < _LARGEST)


def _sigmoid(value: Any) -> Any:
    return 1 / (1 + mpmath.exp(-value))


_FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "sqrt": _when(lambda u: u >= 0, mpmath.sqrt),
    "cbrt": lambda u: mpmath.sign(u) * mpmath.cbrt(abs(u)),
    "ln": _when(lambda u: u > 0, mpmath.log),
    "log": _when(lambda u: u > 0, mpmath.log),
    "log2": _when(lambda u: u > 0, lambda u: mpmath.log(u, 2)),
    "log10": _when(lambda u: u > 0, lambda u: mpmath.log(u, 10)),
    "exp": _when(_small, mpmath.exp),
    "asin": _when(lambda u: abs(u) <= 1, mpmath.asin),
    "acos": _when(lambda u: abs(u) <= 1, mpmath.acos),
    "acosh": _when(lambda u: u >= 1, mpmath.acosh),
    "atanh": _when(lambda u: abs(u) < 1, mpmath.atanh),
    "sigmoid": _when(_small, _sigmoid),
    "softplus": _when(_small, lambda u: mpmath.log(1 + mpmath.exp(u))),
    "relu": lambda u: max(u, mpmath.mpf(0)),
    "abs": abs,
    "sign": mpmath.sign,
    **{name: _when(_small, getattr(mpmath, name)) for name in ("sin", "cos", "tan", "cot", "sec", "csc")},
    **{name: _when(_small, getattr(mpmath, name)) for name in ("sinh", "cosh", "tanh", "coth", "sech", "csch")},
    **{name: _when(_anywhere, getattr(mpmath, name)) for name in ("atan", "asinh")},
    "acot": lambda u: mpmath.atan(1 / u),
    "asec": _when(lambda u: abs(u) >= 1, lambda u: mpmath.acos(1 / u)),
    "acsc": _when(lambda u: abs(u) >= 1, lambda u: mpmath.asin(1 / u)),
}
