"""Differentiation as it is done on paper: every rule written down and nothing simplified, with a slip if asked."""

from dataclasses import dataclass
from fractions import Fraction

from formulas import ONE, TWO, ZERO, Node, minus, number, over, parse, plus, power, rational, substitute, times

_OUTER = {
    name: parse(slope)
    for name, slope in {
        "sqrt": "1/(2*sqrt(u))",
        "cbrt": "1/(3*cbrt(u)^2)",
        "exp": "exp(u)",
        "ln": "1/u",
        "log2": "1/(u*ln(2))",
        "log10": "1/(u*ln(10))",
        "sin": "cos(u)",
        "cos": "-sin(u)",
        "tan": "1/cos(u)^2",
        "cot": "-1/sin(u)^2",
        "sec": "sec(u)*tan(u)",
        "csc": "-csc(u)*cot(u)",
        "asin": "1/sqrt(1-u^2)",
        "acos": "-1/sqrt(1-u^2)",
        "atan": "1/(1+u^2)",
        "sinh": "cosh(u)",
        "cosh": "sinh(u)",
        "tanh": "1/cosh(u)^2",
        "asinh": "1/sqrt(1+u^2)",
        "acosh": "1/sqrt(u^2-1)",
        "atanh": "1/(1-u^2)",
        "sigmoid": "sigmoid(u)*(1-sigmoid(u))",
        "softplus": "sigmoid(u)",
        "relu": "(1+sign(u))/2",
        "abs": "sign(u)",
    }.items()
}

_SLIPPED_OUTER = {
    "sin and cos swapped": {"sin": "sin(u)", "cos": "cos(u)"},
    "sign of a trigonometric slope lost": {
        "cos": "sin(u)", "cot": "1/sin(u)^2", "csc": "csc(u)*cot(u)", "acos": "1/sqrt(1-u^2)", "cosh": "-sinh(u)",
    },
    "two of the root forgotten": {"sqrt": "1/sqrt(u)", "cbrt": "1/cbrt(u)^2"},
    "square of the secant forgotten": {"tan": "1/cos(u)", "tanh": "1/cosh(u)", "cot": "-1/sin(u)"},
    "base of the logarithm forgotten": {"log2": "1/u", "log10": "1/u"},
    "logarithm kept": {"ln": "ln(u)/u", "log2": "log2(u)/u", "log10": "log10(u)/u"},
    "sign inside an inverse function": {
        "asin": "1/sqrt(1+u^2)", "atan": "1/(1-u^2)", "asinh": "1/sqrt(1-u^2)", "atanh": "1/(1+u^2)",
    },
    "second factor of the sigmoid's slope forgotten": {"sigmoid": "sigmoid(u)", "softplus": "exp(u)"},
    "kink forgotten": {"relu": "1", "abs": "1"},
}  # fmt: skip

_AT_EXPONENTS = (
    "exponent kept", "exponent reduced twice", "exponent not put in front", "new exponent put in front",
    "exponent and coefficient added",
)  # fmt: skip
_AT_PRODUCTS = (
    "first half of the product rule", "second half of the product rule", "product of the slopes",
    "product rule with minus",
)  # fmt: skip
_AT_QUOTIENTS = ("quotient swapped", "quotient with plus", "quotient not squared", "quotient of the slopes")

SLIPS = (
    "chain factor dropped", "derivative put inside", "coefficient lost", "constant kept", "sign lost",
    "term missing", *_AT_EXPONENTS, *_AT_PRODUCTS, *_AT_QUOTIENTS,
    "reciprocal as ln", "sign of the reciprocal lost", "square of the reciprocal lost",
    "power rule on an exponential", "ln of the base forgotten", *_SLIPPED_OUTER,
)  # fmt: skip
"""The slips this module can make; where a formula gives no occasion for one, nothing is changed."""


def differentiate(node: Node, variable: str, slip: str = "") -> Node:
    """Return the derivative of `node`, every rule applied as it stands, with one kind of slip if asked."""
    return _Paper(variable, slip).slope(node)


@dataclass(frozen=True, slots=True)
class _Paper:
    variable: str
    slip: str

    def slope(self, node: Node) -> Node:
        if self.variable not in node:
            return ZERO
        match node:
            case Node("+", parts):
                return self.sum(parts)
            case Node("-", (inner,)):
                return self.slope(inner) if self.slip == "sign lost" else minus(self.slope(inner))
            case Node("*", parts):
                return self.product(parts)
            case Node("/", (above, below)):
                return self.quotient(above, below)
            case Node("^", (base, exponent)):
                return self.power(base, exponent)
            case Node(name, (argument,)):
                return self.chain(name, argument)
        return ONE

    def sum(self, parts: tuple[Node, ...]) -> Node:
        if self.slip == "constant kept":
            return plus(*(self.slope(part) if self.variable in part else part for part in parts))
        slopes = [slope for part in parts if (slope := self.slope(part)) != ZERO]
        return plus(*(slopes[:-1] if self.slip == "term missing" else slopes))

    def product(self, parts: tuple[Node, ...]) -> Node:
        constant = times(*(part for part in parts if self.variable not in part))
        moving = [part for part in parts if self.variable in part]
        if len(moving) == 1:
            return self.slope(moving[0]) if self.slip == "coefficient lost" else times(constant, self.slope(moving[0]))
        u, v = moving[0], times(*moving[1:])
        first, second = times(self.slope(u), v), times(u, self.slope(v))
        sums = {
            "first half of the product rule": first,
            "second half of the product rule": second,
            "product of the slopes": times(self.slope(u), self.slope(v)),
            "product rule with minus": plus(first, minus(second)),
        }
        return times(constant, sums.get(self.slip, plus(first, second)))

    def quotient(self, u: Node, v: Node) -> Node:
        if self.variable not in v:
            return self.slope(u) if self.slip == "coefficient lost" else over(self.slope(u), v)
        first, second = times(self.slope(u), v), times(u, self.slope(v))
        square = power(v, TWO)
        if self.variable not in u:
            slipped = {
                "reciprocal as ln": times(u, Node("ln", (v,))),
                "sign of the reciprocal lost": over(second, square),
                "square of the reciprocal lost": minus(over(second, v)),
            }
            return slipped.get(self.slip, minus(over(second, square)))
        slipped = {
            "quotient swapped": over(plus(second, minus(first)), square),
            "quotient with plus": over(plus(first, second), square),
            "quotient not squared": over(plus(first, minus(second)), v),
            "quotient of the slopes": over(self.slope(u), self.slope(v)),
        }
        return slipped.get(self.slip, over(plus(first, minus(second)), square))

    def power(self, base: Node, exponent: Node) -> Node:
        if self.variable not in exponent:
            return self.fixed_exponent(base, exponent)
        less = power(base, plus(exponent, Node("-", (ONE,))))
        if self.slip == "power rule on an exponential":
            return times(exponent, less, self.slope(exponent))
        log = ONE if base.head == "e" or self.slip == "ln of the base forgotten" else Node("ln", (base,))
        moving = times(self.inner(exponent), log)
        if self.variable in base:
            moving = plus(moving, over(times(exponent, self.slope(base)), base))
        return times(Node("^", (base, exponent)), moving)

    def fixed_exponent(self, base: Node, exponent: Node) -> Node:
        less = _less(exponent, Fraction(1))
        slipped = {
            "exponent kept": (exponent, exponent),
            "exponent reduced twice": (exponent, _less(exponent, Fraction(2))),
            "exponent not put in front": (ONE, less),
            "new exponent put in front": (less, less),
            "exponent and coefficient added": (plus(exponent, ONE), less),
        }
        front, raised = slipped.get(self.slip, (exponent, less))
        if self.slip == "derivative put inside" and base.parts:
            return times(front, power(self.slope(base), raised))
        return times(front, power(base, raised), self.inner(base))

    def inner(self, node: Node) -> Node:
        return ONE if self.slip == "chain factor dropped" else self.slope(node)

    def chain(self, name: str, argument: Node) -> Node:
        changed = _SLIPPED_OUTER.get(self.slip, {}).get(name)
        outer = _OUTER[name] if changed is None else parse(changed)
        if self.slip == "derivative put inside" and argument.parts:
            return substitute(outer, "u", self.slope(argument))
        inner = self.inner(argument)
        slope = substitute(outer, "u", argument)
        match slope:
            case Node("/", (above, below)) if inner != ONE:
                return over(times(above, inner), below)
        return times(slope, inner)


def _less(exponent: Node, by: Fraction) -> Node:
    value = number(exponent)
    return plus(exponent, minus(rational(by))) if value is None else rational(value - by)
