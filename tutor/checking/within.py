"""Is it the derivative on an interval? The interval is stretched over the whole line, and judged there.

With w = φ(t), where φ takes every t into the interval, the slope of J(φ(t)) is J'(φ(t))·φ'(t). So an
answer is right on the interval if, with φ(t) put in and times φ'(t), it is the slope of J(φ(t)).
φ is made of squares and quotients only, so algebra decides what it decides anywhere.
"""

from fractions import Fraction

from tutor.calculus.arithmetic import FLOATS, FRACTIONS, Undefined, evaluate
from tutor.calculus.domain import Domain
from tutor.calculus.slope import slope
from tutor.checking.judge import judge
from tutor.checking.proof import Prove
from tutor.checking.verdict import Right, Verdict, Witness, Wrong
from tutor.notation.tree import Letter, Negation, Number, Power, Product, Quotient, Sum, Tree, put_in
from tutor.values import replace


def judge_within(
    domain: Domain,
    function: Tree,
    variable: str,
    answer: Tree,
    prove: Prove,
    *,
    fixed: tuple[tuple[str, Fraction], ...] = (),
) -> Verdict:
    """Return whether `answer` is the derivative of `function` at every point of a domain."""
    stretched, pace = _stretched(domain, variable)
    there = put_in(function, variable, stretched)
    verdict = judge(there, variable, Product((put_in(answer, variable, stretched), pace)), prove, fixed)
    match verdict:
        case Right():
            return replace(verdict, gap=None)
        case Wrong(witness):
            return Wrong(_in_the_interval(witness, variable, stretched))
        case _:
            return verdict


def _stretched(domain: Domain, variable: str) -> tuple[Tree, Tree]:
    """Return φ(t), the letter t being the variable's own, and φ'(t)."""
    t, two = Letter(variable), Number("2")
    square = Power(t, two)
    low, high = domain.low, domain.high
    if low is None and high is None:
        return t, Number("1")
    if low is not None and high is not None:
        width, under = Sum((high.tree, Negation(low.tree))), Sum((Number("1"), square))
        part = Quotient(Product((width, square)), under)
        return Sum((low.tree, part)), Quotient(Product((two, width, t)), Power(under, two))
    if low is not None:
        return Sum((low.tree, square)), Product((two, t))
    assert high is not None  # noqa: S101 - the cases before
    return Sum((high.tree, Negation(square))), Negation(Product((two, t)))


def _in_the_interval(witness: Witness, variable: str, stretched: Tree) -> Witness:
    """Return a witness in t as one in w."""
    values = dict(witness.at)
    try:
        w = evaluate(stretched, values, FRACTIONS)
    except Undefined:  # an end such as pi is no fraction
        w = Fraction(f"{evaluate(stretched, {variable: float(values[variable])}, FLOATS):.6g}")
    pace = slope(stretched, variable, {variable: float(values[variable])}, FLOATS)
    yours = None if witness.yours is None else witness.yours / pace
    return Witness(tuple({**values, variable: w}.items()), yours, witness.true / pace)
