"""Formulas made by chance, as text, and SymPy's word on them: independent of everything the judge uses."""

from fractions import Fraction
from functools import lru_cache
from typing import Any

import sympy
from hypothesis import strategies as st

from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read

W = sympy.Symbol("w", real=True)

_LETTERS_AND_NUMBERS = st.sampled_from(("w", "w", "w", "1", "2", "3", "1/2", "5", "pi"))
_FUNCTIONS = ("sin", "cos", "exp", "sqrt", "ln", "atan", "tanh", "sinh", "abs")

POINTS = tuple(Fraction(text) for text in ("3/4", "-3/4", "11/5", "-13/7", "31/10", "1/9", "-1/9"))
"""Where values are compared; the judge looks elsewhere."""


def _larger(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("({} + {})".format, parts, parts),
        st.builds("({} - {})".format, parts, parts),
        st.builds("{}*{}".format, parts.map(_bracketed), parts.map(_bracketed)),
        st.builds("{}/{}".format, parts.map(_bracketed), parts.map(_bracketed)),
        st.builds("{}^{}".format, parts.map(_bracketed), st.sampled_from(("2", "3", "(-1)", "(1/2)", "(3/2)"))),
        st.builds("{}({})".format, st.sampled_from(_FUNCTIONS), parts),
    )


def _bracketed(part: str) -> str:
    return part if part.isalnum() else f"({part})"


def functions(size: int = 5) -> st.SearchStrategy[str]:
    """Return formulas in w, as typed."""
    return st.recursive(_LETTERS_AND_NUMBERS, _larger, max_leaves=size).filter(lambda text: "w" in text)


@lru_cache(maxsize=1000)
def in_sympy(text: str) -> Any:
    """Return SymPy's expression of a text made here."""
    return sympy.sympify(text.replace("^", "**"), locals={"w": W, "abs": sympy.Abs})


@lru_cache(maxsize=1000)
def slope_of(function: str) -> str:
    """Return the derivative as SymPy finds it, as text that can be typed."""
    derivative = sympy.diff(in_sympy(function), W)
    return typed(derivative)


def typed(expression: Any) -> str:
    """Return a SymPy expression as text that can be typed."""
    return str(expression).replace("**", "^").replace("Abs", "abs")


def has_plain_slope(function: str) -> bool:
    """Whether SymPy's derivative can be typed and has a value where values are compared."""
    text = slope_of(function)
    typeable = len(text) < 300 and isinstance(read(text, Alphabet("w")), Reading)
    return typeable and sum(value(text, at) is not None for at in POINTS) >= 3


@lru_cache(maxsize=1000)
def value(text: str, at: Fraction, digits: int = 60) -> Any:
    """Return the real value of a text at a point to 60 digits, None where it or a part of it has none."""
    whole = in_sympy(text)
    point = sympy.Rational(at.numerator, at.denominator)
    if any(part.subs(W, point).evalf(15).is_real is False for part in whole.atoms(sympy.Pow, sympy.Function)):
        return None
    found = whole.subs(W, point).evalf(digits)
    return found if found.is_Float or found.is_Integer or found.is_zero else None


def differ(function: str, first: str, second: str) -> bool:
    """Whether two texts differ beyond doubt at a point where both and the function have a value."""
    for at in POINTS:
        one, other = value(first, at), value(second, at)
        if None in (one, other, value(function, at)):
            continue
        if abs(one - other) > 1e-25 * max(abs(one), abs(other)):
            return True
    return False
