"""The functions a learner may type: one row each, and everything the rooms need to know of it.

`slope` is the derivative written in the letter u, read by our own parser where it is needed, so
that automatic differentiation, derivations and hints all rest on the one rule stated here.
`python` is the spelling shown on the screen, with `{u}` for the argument; `of_float` is the same
calculation, so that code copied from the screen gives the figures shown. A function that is not
real at its argument raises `ValueError` or `ZeroDivisionError`, as the `math` module does.
"""

import math
from collections.abc import Callable

from tutor.values import value


@value
class Function:
    """One function.

    Attributes:
        name: its spelling in `notation`, unique.
        of_float: its value for floats.
        python: Python text for it, `{u}` standing for the argument.
        slope: its derivative in the letter u; empty for functions of several arguments.
        latex: its LaTeX name, with a backslash, or empty where it is written in a way of its own.
        sympy: SymPy's spelling, `{u}` standing for the argument.
        exact: its value from the functions of an mpmath context, as a formula in u (see
            `calculus.arithmetic`); empty where the context has a function of the same name.
        also: other spellings that are read as this function.
        kink: whether the slope does not exist where the argument is 0.
        several: whether it takes two or more arguments.
    """

    name: str
    of_float: Callable[..., float]
    python: str
    slope: str
    latex: str
    sympy: str
    exact: str = ""
    also: tuple[str, ...] = ()
    kink: bool = False
    several: bool = False


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _cbrt(value: float) -> float:
    return math.cbrt(value)


def _acosh_inverse(value: float) -> float:
    return math.acosh(1 / value)


def _relu(value: float) -> float:
    return max(value, 0)


def _softplus(value: float) -> float:
    return max(value, 0) + math.log1p(math.exp(-abs(value)))


_ROOTS_AND_LOGS = (
    Function("sqrt", math.sqrt, "math.sqrt({u})", "1/(2*sqrt(u))", "", "sqrt({u})"),
    Function("cbrt", _cbrt, "math.cbrt({u})", "1/(3*cbrt(u)^2)", "", "cbrt({u})", "sign(u)*abs(u)^(1/3)"),
    Function("exp", math.exp, "math.exp({u})", "exp(u)", r"\exp", "exp({u})"),
    Function("ln", math.log, "math.log({u})", "1/u", r"\ln", "log({u})", also=("log", "loge")),
    Function("log10", math.log10, "math.log10({u})", "1/(u*ln(10))", r"\log_{10}", "log({u}, 10)", also=("lg",)),
    Function("log2", math.log2, "math.log2({u})", "1/(u*ln(2))", r"\log_{2}", "log({u}, 2)", "ln(u)/ln(2)"),
)

_CIRCULAR = (
    Function("sin", math.sin, "math.sin({u})", "cos(u)", r"\sin", "sin({u})"),
    Function("cos", math.cos, "math.cos({u})", "-sin(u)", r"\cos", "cos({u})"),
    Function("tan", math.tan, "math.tan({u})", "1/cos(u)^2", r"\tan", "tan({u})", also=("tg",)),
    Function("cot", lambda u: 1 / math.tan(u), "1/math.tan({u})", "-1/sin(u)^2", r"\cot", "cot({u})", also=("ctg",)),
    Function("sec", lambda u: 1 / math.cos(u), "1/math.cos({u})", "sec(u)*tan(u)", r"\sec", "sec({u})"),
    Function(
        "csc", lambda u: 1 / math.sin(u), "1/math.sin({u})", "-csc(u)*cot(u)", r"\csc", "csc({u})", also=("cosec",)
    ),
)

_INVERSE_CIRCULAR = (
    Function("asin", math.asin, "math.asin({u})", "1/sqrt(1-u^2)", r"\arcsin", "asin({u})", also=("arcsin",)),
    Function("acos", math.acos, "math.acos({u})", "-1/sqrt(1-u^2)", r"\arccos", "acos({u})", also=("arccos",)),
    Function("atan", math.atan, "math.atan({u})", "1/(1+u^2)", r"\arctan", "atan({u})", also=("arctan", "arctg")),
    Function(
        "acot", lambda u: math.atan(1 / u), "math.atan(1/{u})", "-1/(1+u^2)",
        r"\operatorname{arccot}", "acot({u})", "atan(1/u)", also=("arccot", "arcctg"),
    ),
    Function(
        "asec", lambda u: math.acos(1 / u), "math.acos(1/{u})", "1/(abs(u)*sqrt(u^2-1))",
        r"\operatorname{arcsec}", "asec({u})", "acos(1/u)", also=("arcsec",),
    ),
    Function(
        "acsc", lambda u: math.asin(1 / u), "math.asin(1/{u})", "-1/(abs(u)*sqrt(u^2-1))",
        r"\operatorname{arccsc}", "acsc({u})", "asin(1/u)", also=("arccsc",),
    ),
)  # fmt: skip

_HYPERBOLIC = (
    Function("sinh", math.sinh, "math.sinh({u})", "cosh(u)", r"\sinh", "sinh({u})", also=("sh",)),
    Function("cosh", math.cosh, "math.cosh({u})", "sinh(u)", r"\cosh", "cosh({u})", also=("ch",)),
    Function("tanh", math.tanh, "math.tanh({u})", "1/cosh(u)^2", r"\tanh", "tanh({u})", also=("th",)),
    Function("coth", lambda u: 1 / math.tanh(u), "1/math.tanh({u})", "-1/sinh(u)^2", r"\coth", "coth({u})"),
    Function(
        "sech", lambda u: 1 / math.cosh(u), "1/math.cosh({u})", "-sech(u)*tanh(u)",
        r"\operatorname{sech}", "sech({u})",
    ),
    Function(
        "csch", lambda u: 1 / math.sinh(u), "1/math.sinh({u})", "-csch(u)*coth(u)",
        r"\operatorname{csch}", "csch({u})", also=("cosech",),
    ),
)  # fmt: skip

_INVERSE_HYPERBOLIC = (
    Function(
        "asinh", math.asinh, "math.asinh({u})", "1/sqrt(u^2+1)",
        r"\operatorname{arsinh}", "asinh({u})", also=("arcsinh", "arsinh"),
    ),
    Function(
        "acosh", math.acosh, "math.acosh({u})", "1/sqrt(u^2-1)",
        r"\operatorname{arcosh}", "acosh({u})", also=("arccosh", "arcosh"),
    ),
    Function(
        "atanh", math.atanh, "math.atanh({u})", "1/(1-u^2)",
        r"\operatorname{artanh}", "atanh({u})", also=("arctanh", "artanh"),
    ),
    Function(
        "acoth", lambda u: math.atanh(1 / u), "math.atanh(1/{u})", "1/(1-u^2)",
        r"\operatorname{arcoth}", "acoth({u})", "atanh(1/u)", also=("arccoth", "arcoth"),
    ),
    Function(
        "asech", _acosh_inverse, "math.acosh(1/{u})", "-1/(u*sqrt(1-u^2))",
        r"\operatorname{arsech}", "asech({u})", "acosh(1/u)", also=("arcsech", "arsech"),
    ),
    Function(
        "acsch", lambda u: math.asinh(1 / u), "math.asinh(1/{u})", "-1/(abs(u)*sqrt(1+u^2))",
        r"\operatorname{arcsch}", "acsch({u})", "asinh(1/u)", also=("arccsch", "arcsch"),
    ),
)  # fmt: skip

_MACHINE_LEARNING = (
    Function(
        "sigmoid", lambda u: (1 + math.tanh(u / 2)) / 2, "(1 + math.tanh({u}/2))/2",
        "sigmoid(u)*(1-sigmoid(u))", r"\sigma", "1/(1 + exp(-({u})))", "(1+tanh(u/2))/2",
    ),
    Function(
        "softplus", _softplus, "max({u}, 0) + math.log1p(math.exp(-abs({u})))",
        "sigmoid(u)", r"\operatorname{softplus}", "log(1 + exp({u}))", "relu(u)+ln(1+exp(-abs(u)))",
    ),
    Function(
        "relu", _relu, "max({u}, 0)", "(1+sign(u))/2",
        r"\operatorname{relu}", "Max({u}, 0)", "(u+abs(u))/2", also=("ReLU",), kink=True,
    ),
)  # fmt: skip

_PIECEWISE = (
    Function("abs", abs, "abs({u})", "sign(u)", "", "Abs({u})", also=("Abs",), kink=True),
    Function(
        "sign", _sign, "({u} > 0) - ({u} < 0)", "0",
        r"\operatorname{sign}", "sign({u})", also=("sgn",), kink=True,
    ),
    Function("max", max, "max({u})", "", r"\max", "Max({u})", several=True),
    Function("min", min, "min({u})", "", r"\min", "Min({u})", several=True),
)  # fmt: skip

FUNCTIONS = (
    *_ROOTS_AND_LOGS,
    *_CIRCULAR,
    *_INVERSE_CIRCULAR,
    *_HYPERBOLIC,
    *_INVERSE_HYPERBOLIC,
    *_MACHINE_LEARNING,
    *_PIECEWISE,
)

BY_NAME = {row.name: row for row in FUNCTIONS}

SPELLINGS = {spelling: row.name for row in FUNCTIONS for spelling in (row.name, *row.also)}
"""Every spelling that is read as a function, and the name of that function."""

CONSTANTS = {"pi": math.pi, "e": math.e}
"""The named numbers and their nearest floats."""
