"""Answers that SymPy writes: expanded, factored, as exponentials; and slips that need it. Only while generating."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import sympy
from as_typed import typed
from formulas import Node, minus, over, plus, power, rational, times

_LARGEST = 60
"""Nodes above which a formula is left alone: SymPy would take its time."""


class NotWritableError(ValueError):
    """SymPy came out with something a learner has no letters for."""


_NAMES = {
    **{name: getattr(sympy, name) for name in ("sqrt", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "sign")},
    **{name: getattr(sympy, name) for name in ("asin", "acos", "atan", "sinh", "cosh", "tanh")},
    **{name: getattr(sympy, name) for name in ("asinh", "acosh", "atanh", "pi")},
    "e": sympy.E,
    "ln": sympy.log,
    "abs": sympy.Abs,
    "log2": lambda u: sympy.log(u) / sympy.log(2),
    "log10": lambda u: sympy.log(u) / sympy.log(10),
    "sigmoid": lambda u: 1 / (1 + sympy.exp(-u)),
    "softplus": lambda u: sympy.log(1 + sympy.exp(u)),
    "relu": lambda u: (u + sympy.Abs(u)) / 2,
    "cbrt": lambda u: sympy.sign(u) * sympy.Abs(u) ** sympy.Rational(1, 3),
}


def to_sympy(node: Node) -> Any:
    """Return SymPy's expression; letters are real."""
    letters = {name: sympy.Symbol(name, real=True) for name in map(chr, range(97, 123)) if name in node and name != "e"}
    return sympy.sympify(typed(node).replace("^", "**"), locals={**_NAMES, **letters})


def from_sympy(found: Any) -> Node:
    """Return the formula of an expression.

    Raises:
        NotWritableError: where it has none.
    """
    match found:
        case sympy.Rational():
            return _rational(found)
        case sympy.Float():
            text = str(found)
            if "e" in text:
                raise NotWritableError(text)
            return minus(Node(text[1:])) if text.startswith("-") else Node(text)
        case sympy.Symbol():
            return Node(found.name)
        case sympy.Add():
            return plus(*map(from_sympy, found.as_ordered_terms()))
        case sympy.Mul():
            return _product(found)
        case sympy.exp():
            return Node("exp", (from_sympy(found.args[0]),))
        case sympy.Pow():
            return _power(*found.as_base_exp())
    if found in {sympy.E, sympy.pi}:
        return Node("e" if found == sympy.E else "pi")
    name = {"Abs": "abs", "log": "ln"}.get(type(found).__name__, type(found).__name__)
    if name not in _NAMES or len(found.args) != 1:
        raise NotWritableError(str(found))
    return Node(name, (from_sympy(found.args[0]),))


def _rational(value: Any) -> Node:
    if not value.is_finite:
        raise NotWritableError(str(value))
    return rational(_fraction(value))


def _fraction(value: Any) -> Fraction:
    return Fraction(int(value.p), int(value.q))


def _product(found: Any) -> Node:
    coefficient, rest = found.as_coeff_Mul()
    if coefficient.is_negative:
        return minus(from_sympy(-found))
    if not coefficient.is_Rational:
        coefficient, rest = sympy.S.One, found
    above, below = [rational(_fraction(sympy.Integer(coefficient.p)))], [Node(str(coefficient.q))]
    for factor in sympy.Mul.make_args(rest):
        base, exponent = factor.as_base_exp()
        if exponent.is_Rational and exponent.is_negative:
            below.append(_power(base, -exponent))
        else:
            above.append(from_sympy(factor))
    return over(times(*above), times(*below))


def _power(base: Any, exponent: Any) -> Node:
    if exponent == sympy.Rational(1, 2):
        return Node("sqrt", (from_sympy(base),))
    if exponent.is_Rational and exponent.is_negative:
        return over(Node("1"), _power(base, -exponent))
    return power(from_sympy(base), from_sympy(exponent))


_SIMPLE = 25
"""Operations up to which SymPy is asked to simplify: more may take it for ever."""


def _above_expanded(found: Any) -> Any:
    above, below = sympy.fraction(sympy.together(found))
    return sympy.expand(above) / sympy.factor(below)


Change = Callable[[Any, Any], Any]

CHANGES: dict[str, Change] = {
    "expanded": lambda found, _: sympy.expand(found),
    "factored": lambda found, _: sympy.factor(found),
    "together": lambda found, _: sympy.together(found),
    "cancelled": lambda found, _: sympy.cancel(found),
    "apart": sympy.apart,
    "sin and cos by SymPy": lambda found, _: found.rewrite(sympy.cos).rewrite(sympy.sin),
    "tan by SymPy": lambda found, _: found.rewrite(sympy.tan),
    "as exponentials": lambda found, _: found.rewrite(sympy.exp),
    "angles combined": lambda found, _: sympy.fu(found) if found.has(sympy.sin, sympy.cos, sympy.tan) else None,
    "angles expanded": lambda found, _: (
        None if found.has(sympy.sinh, sympy.cosh, sympy.tanh, sympy.Float) else sympy.expand_trig(found)
    ),
    "powers combined": lambda found, _: sympy.powsimp(found),
    "logarithms expanded": lambda found, _: sympy.expand_log(found, force=True),
    "logarithms combined": lambda found, _: sympy.logcombine(found, force=True),
    "roots out of the denominator": lambda found, _: sympy.radsimp(found) if found.has(sympy.sqrt) else None,
    "collected": sympy.collect,
    "simplified": lambda found, _: sympy.simplify(found) if sympy.count_ops(found) < _SIMPLE else None,
    "sec and csc by SymPy": lambda found, _: found.rewrite(sympy.sec).rewrite(sympy.csc),
    "tanh by SymPy": lambda found, _: found.rewrite(sympy.tanh) if found.has(sympy.exp) else None,
    "powers taken apart": lambda found, _: sympy.expand_power_base(sympy.expand_power_exp(found)),
    "above expanded, below factored": lambda found, _: _above_expanded(found),
}
"""Right answers; None where there is no occasion."""


_GIVEN_UP = (
    NotWritableError,
    NotImplementedError,
    sympy.PolynomialError,
    TypeError,
    ValueError,
    AttributeError,
    RecursionError,  # some of SymPy's rewritings never come to an end
)


def rewritten(change: Change, answer: Node, variable: str) -> Node | None:
    """Return the answer as SymPy writes it, None where it can't."""
    if answer.size > _LARGEST:
        return None
    try:
        changed = change(to_sympy(answer), sympy.Symbol(variable, real=True))
        return None if changed is None else from_sympy(changed)
    except _GIVEN_UP:
        return None


def second(found: Any, letter: Any) -> Any:
    """Differentiate what already is the derivative."""
    return sympy.diff(found, letter)


def at_three(found: Any, letter: Any) -> Any:
    """Answer with a number instead of a formula."""
    return found.subs(letter, 3)


def antiderivative(function: Node, variable: str) -> Node | None:
    """Return the antiderivative of a polynomial, None for others."""
    letter = sympy.Symbol(variable, real=True)
    found = to_sympy(function) if function.size <= _LARGEST else sympy.nan
    return from_sympy(sympy.integrate(found, letter)) if found.is_polynomial(letter) else None
