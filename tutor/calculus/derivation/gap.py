"""What a rule makes of a function, with one gap left in it: `2*w*sin(3*w) + ____`."""

from tutor.calculus.compose import ONE, ZERO, is_one, minus, negative, over, plus, raised, times
from tutor.calculus.derivation.derive import derive
from tutor.calculus.parts import (
    Applied,
    BothMove,
    Divided,
    Exponential,
    Factors,
    Multiple,
    Negated,
    Powered,
    Ratio,
    Reciprocal,
    Terms,
    moves,
)
from tutor.calculus.rules import Application, Unknown, derivative, outer_slope, rule_for
from tutor.notation.tree import Constant, Letter, Negation, Number, Power, Product, Quotient, Sum, Tree

GAP = Letter("____")
"""What the learner has to put in."""


def gapped(application: Application) -> Tree | None:
    """Return what a rule makes with one gap left in it; None where nothing but the gap would be left."""
    variable = application.variable
    match application.parts:
        case Factors(u, v):
            return Sum((times(slope_of(u, variable), v), GAP))
        case Ratio(u, v):
            return over(minus(times(slope_of(u, variable), v), GAP), raised(v, Number("2")))
        case Terms(terms):
            return _gap_in_sum(terms, variable)
        case Negated(u) if u != Letter(variable):
            return Negation(GAP)
        case Multiple(_, u, factors) if u != Letter(variable):
            if sum(moves(factor, variable) for factor in factors) > 1:
                return times(application.parts.c, GAP)
            return times(*(GAP if moves(factor, variable) else factor for factor in factors))
        case Divided(u, c) if u != Letter(variable):
            return over(GAP, c)
        case Reciprocal(c, u, m):
            inner = gapped(rule_for(Power(u, negative(m)), variable))
            return None if inner is None else _with_minus_in_front(inner, c)
        case BothMove():
            return Product((application.tree, GAP))
        case Powered(u, n) if u == Letter(variable):
            return times(n, Power(u, GAP))
        case Exponential(a, u) if u == Letter(variable):
            return None if a == Constant("e") else Product((application.tree, GAP))
        case Applied(_, u) if u == Letter(variable):
            return _gap_in(outer_slope(application, u))
        case _ if application.inside is not None:
            return _gap_in_chain(application, application.inside)
        case _:
            return None


def slope_of(part: Tree, variable: str) -> Tree:
    """Return the slope of a part of a function whose derivation is known."""
    found = derivative(part, variable)
    assert not isinstance(found, Unknown)  # noqa: S101 - the whole derivation is known
    return found


def _gap_in_sum(terms: tuple[Tree, ...], variable: str) -> Tree:
    """Return the slopes of all terms but the last one that moves; a lone one is the gap, beside 0."""
    *shown, last = [term for term in terms if moves(term, variable)]
    gap = Negation(GAP) if isinstance(last, Negation) else GAP
    slopes = [slope_of(term, variable) for term in shown]
    return plus(*slopes, gap) if slopes else Sum((gap, ZERO))


def _with_minus_in_front(factor: Tree, before: Tree, after: Tree = ONE) -> Tree:
    """Return before·factor·after, a minus of the factor in front of all."""
    if isinstance(factor, Negation):
        return negative(times(before, factor.operand, after))
    return times(before, factor, after)


def _gap_in(slope: Tree) -> Tree | None:
    """Return a slope from the table with its last part left out."""
    match slope:
        case Negation(operand):
            return Negation(_gap_in(operand) or GAP)
        case Quotient(top, _):
            return Quotient(top, GAP)
        case Product((*first, _)):
            return times(*first, GAP)
        case _:
            return None


def _gap_in_chain(application: Application, inside: Tree) -> Tree:
    """Return the slope of the outside with a gap for that of the inside; the other way round where that is 1 or -1."""
    inner = derive(inside, application.variable).derivative
    if inner is None or not is_one(inner.operand if isinstance(inner, Negation) else inner):
        return _with_minus_in_front(outer_slope(application, inside), ONE, GAP)
    if isinstance(application.parts, Powered):
        return times(application.parts.n, Power(inside, GAP), inner)
    return Product((GAP, inner))
