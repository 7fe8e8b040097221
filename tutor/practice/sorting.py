"""Which skill a question of a lesson is about, when its lesson teaches more than one."""

from fractions import Fraction

from tutor.calculus.compose import value_of
from tutor.calculus.parts import Applied, Powered, Reciprocal, Terms, moves
from tutor.calculus.rules import Application, rule_for
from tutor.notation.tree import Tree

ONE = Fraction(1)

_BY_RULE = {
    "constant": "constant", "sum": "sum", "multiple": "constant-multiple", "divisor": "constant-multiple",
    "product": "product", "quotient": "quotient", "exponential": "exponential", "logarithm": "exponential",
    "chain": "chain", "variable": "slope", "extreme": "kink",
}  # fmt: skip
"""The skill of a rule of differentiation; `logarithm` is the rule for a base and an exponent that both move."""

_BY_FUNCTION = {
    "sin": "trigonometric", "cos": "trigonometric", "tan": "trigonometric", "asin": "inverse", "acos": "inverse",
    "atan": "inverse", "exp": "exponential", "ln": "logarithm", "log2": "logarithm", "log10": "logarithm",
    "sqrt": "root", "cbrt": "root", "sigmoid": "activation", "tanh": "activation", "relu": "activation",
    "softplus": "activation", "abs": "kink", "sign": "kink",
}  # fmt: skip


def skill_of(function: Tree, variable: str, taught: tuple[str, ...]) -> str:
    """Return which of the skills taught a function is about: that of its outermost rule, else of what is inside.

    The first one taught where none is met; empty where none is taught.
    """
    if len(taught) > 1:
        for skill in _met(function, variable):
            if skill in taught:
                return skill
    return taught[0] if taught else ""


def _met(function: Tree, variable: str) -> tuple[str, ...]:
    """Return the skills that a function needs, from the outermost rule inwards."""
    application = rule_for(function, variable)
    inside = tuple(skill for part in application.inner for skill in _met(part, variable))
    return (_own(application), _BY_RULE.get(application.rule.id, ""), *inside)


def _own(application: Application) -> str:
    """Return the skill that the parts of a rule point to, empty where the rule says it all."""
    match application.parts:
        case Terms(terms) if sum(moves(term, application.variable) for term in terms) == 1:
            return "constant"
        case Powered(n=n):
            exponent = value_of(n) or ONE
            if exponent.denominator != 1:
                return "root"
            return "power" if exponent > 0 else "negative-power"
        case Reciprocal(m=m):
            return "root" if (value_of(m) or ONE).denominator != 1 else "negative-power"
        case Applied(name):
            return _BY_FUNCTION.get(name, "")
        case _:
            return ""
