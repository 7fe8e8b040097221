"""Is it the derivative? A ladder from what is quick and certain to what takes a process of its own.

1. Floats at friendly points: a plain difference is found at once and confirmed exactly.
2. Exact algebra (`checking.field`): proves most right answers, decides all rational ones.
3. The same points and more with 100 digits and a bound on their error: finds slips as small as 1e-90.
4. SymPy, in its own process, through the `prove` handed in. Without a proof the points stand, and
   the verdict says so. A proof against a witness can't happen unless something is broken: that is
   never decided here, because a witness ends the ladder before SymPy is asked.

Only a witness makes an answer wrong; only a proof, or the words "agrees at n points", make it right.
"""

from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction

from tutor.calculus.arithmetic import FRACTIONS, Inexact, TooLarge, Value, evaluate
from tutor.calculus.estimate import estimates, same
from tutor.calculus.slope import slope
from tutor.checking.choices import without_choices
from tutor.checking.domain import no_slope, obstacle
from tutor.checking.field import Field
from tutor.checking.points import (
    ENOUGH,
    Claim,
    Comparison,
    Look,
    Values,
    compare,
    compare_domains,
    first_look,
    look_exactly,
    look_for_difference,
    removable_gap,
    witness_at,
)
from tutor.checking.proof import Proof, Prove
from tutor.checking.second_look import SecondLook
from tutor.checking.verdict import By, Right, Rough, Undecided, Verdict, Wrong
from tutor.messages import say
from tutor.notation.tree import Letter, Negation, Number, Product, Tree
from tutor.values import replace


def judge(
    function: Tree, variable: str, answer: Tree, prove: Prove, fixed: tuple[tuple[str, Fraction], ...] = ()
) -> Verdict:
    """Return whether `answer` is the derivative of `function` with respect to `variable`.

    Args:
        function: J.
        variable: the letter that moves.
        answer: what the learner wrote.
        prove: asks SymPy; called only when algebra here comes to no decision and no point tells the two apart.
        fixed: letters that stand for one number in this question.
    """
    claim = Claim(function, variable, answer, dict(fixed))
    try:
        looks = first_look(claim)
        witness = look_for_difference(claim, looks)
        return Wrong(witness) if witness is not None else _without_plain_difference(claim, prove, looks)
    except (ArithmeticError, RecursionError):
        return _TOO_LARGE


_TOO_LARGE = Undecided(say("the numbers in it grow too large to compare"))


def _without_plain_difference(claim: Claim, prove: Prove, looks: list[Look]) -> Verdict:
    match equal_exactly(claim):
        case Algebra.EQUAL_RATIONAL:
            return Right(By.EXACT, gap=removable_gap(claim))
        case Algebra.EQUAL:
            verdict = _right(By.EXACT, compare_domains(claim, looks))
            without = isinstance(verdict, Right) and verdict.gap is None
            return replace(verdict, gap=removable_gap(claim)) if without else verdict
        case Algebra.DIFFERENT if (witness := look_exactly(claim)) is not None:
            return Wrong(witness)
    found = compare(claim)
    if found.witness is not None:
        return Wrong(found.witness)
    if found.equal and prove(claim.function, claim.variable, claim.answer) is Proof.PROVEN:
        return _right(By.SYMPY, found)
    if 0 < found.equal < ENOUGH:
        return Undecided(say("I found only {number} points at which both have a value", number=found.equal))
    return _right(By.POINTS, found)


class Algebra(Enum):
    """What exact algebra says of two formulas."""

    EQUAL_RATIONAL = auto()
    """Equal quotients of polynomials: equal at every point but single ones."""
    EQUAL = auto()
    """Equal wherever both have a value."""
    DIFFERENT = auto()
    UNKNOWN = auto()


def equal_exactly(claim: Claim) -> Algebra:
    """Compare the slope with the answer by algebra alone, fixed letters being numbers."""
    claim = replace(claim, function=without_choices(claim.function), answer=without_choices(claim.answer))
    field = Field()
    equal = _equal_in(field, claim)
    if field.only_letters and equal is not None:
        return Algebra.EQUAL_RATIONAL if equal else Algebra.DIFFERENT
    return Algebra.EQUAL if equal or _equal_at_second_look(field, claim) else Algebra.UNKNOWN


def _equal_in(field: Field, claim: Claim, roots: dict[str, int] | None = None) -> bool | None:
    """Whether the difference comes out as 0; None where the calculation grows too large.

    A letter among `roots` is written as that power of a number that is not negative.
    """
    values = {name: field.letter(name) for name in claim.names}
    values |= {name: field.fraction(number) for name, number in claim.fixed.items()}
    values |= {name: field.root_of_letter(name, degree) for name, degree in (roots or {}).items()}
    try:
        true = field.element(slope(claim.function, claim.variable, values, field))
        return not (true - evaluate(claim.answer, values, field))
    except (ArithmeticError, RecursionError):
        return None


def _equal_at_second_look(first: Field, claim: Claim) -> bool:
    """Look again with what is known by now; and where w can't be negative, once more with w = t^n."""
    second = SecondLook(first)
    roots = {name: degree for name, degree in second.roots_of_letters.items() if name not in claim.fixed}
    if _equal_in(second, claim):
        return True
    in_roots = Field()
    return bool(roots and (_equal_in(in_roots, claim, roots) or _equal_in(SecondLook(in_roots), claim, roots)))


def _right(by: By, found: Comparison) -> Verdict:
    if found.equal:
        return Right(by, found.equal, found.missing[0] if found.missing else None)
    return _nowhere(found)


def _nowhere(found: Comparison) -> Verdict:
    """Judge an answer that shares no point with the slope."""
    if len(found.missing) >= ENOUGH:
        return Wrong(found.missing[0])
    if found.unknown:
        return Undecided(say("I can't compute the two precisely enough to compare them"))
    return Undecided(say("I found no point at which both have a value"))


SIGNIFICANT = 3
"""Digits that a decimal answer must have, unless it is exact."""

_FINE = 10**30
"""One part in this many is forgiven where a number lies just half-way: 0.3 is no binary fraction."""

_FLOAT = 2**52
"""One part in this many is forgiven too: a number copied from Python is as good as a float can be."""


def judge_value(
    function: Tree, variable: str, at: Tree, answer: Tree, fixed: tuple[tuple[str, Fraction], ...] = ()
) -> Verdict:
    """Return whether the number `answer` is the slope of `function` at the number `at`.

    A fraction must be exact. A decimal must be exact too, or rounded correctly with at least
    `SIGNIFICANT` significant digits; fewer are `Rough`.
    """
    try:
        values = {variable: evaluate(at, {}, FRACTIONS), **dict(fixed)}
        true, yours = slope(function, variable, values, FRACTIONS), evaluate(answer, {}, FRACTIONS)
    except Inexact:
        return _judge_digits(function, variable, at, answer, dict(fixed))
    except ArithmeticError:
        return _no_number(function, variable, at, answer, dict(fixed))
    return Right(By.EXACT) if true == yours else _rounded(true, yours, answer, values)


def judge_number(true: Tree, answer: Tree) -> Verdict:
    """Return whether the number `answer` is the number `true`, exactly or to the digits given."""
    return judge_value(Product((true, Letter("w"))), "w", Number("1"), answer)


def _judge_digits(function: Tree, variable: str, at: Tree, answer: Tree, fixed: Values) -> Verdict:
    """Judge a number that is no fraction with many digits: π/4, e², √2/2."""
    many = estimates(100)
    try:
        values = {variable: evaluate(at, {}, many), **{name: many.fraction(value) for name, value in fixed.items()}}
        true = many.lift(slope(function, variable, values, many))
        yours = many.lift(evaluate(answer, {}, many))
        equal = same(true, yours)
    except ArithmeticError:
        equal = None
    if equal is None:
        return _no_number(function, variable, at, answer, fixed)
    there = {name: Fraction(str(many.lift(number).value)) for name, number in values.items()}
    return Right(By.POINTS, 1) if equal else _rounded(true.value, yours.value, answer, there)


def _no_number(function: Tree, variable: str, at: Tree, answer: Tree, fixed: Values) -> Undecided:
    """Say which of the two can't be had, the slope or the answer, and why."""
    if (why := obstacle(answer, {})) is not None:
        return Undecided(say("your number has no value: {why}", why=why))
    try:
        evaluate(answer, {}, estimates(100))
    except ArithmeticError:
        return Undecided(say("your number {it} can't be computed precisely enough", it=answer))
    return Undecided(no_slope(function, variable, at, fixed))


def _rounded(true: Value, yours: Value, answer: Tree, values: Values) -> Verdict:
    """Judge a number that is not exactly the slope: right to the digits given, too rough, or wrong."""
    try:
        witness = witness_at(values, yours, true)
    except TooLarge:
        return _TOO_LARGE
    literal = answer.operand if isinstance(answer, Negation) else answer
    if not isinstance(literal, Number):
        return Wrong(witness)
    written = Decimal(literal.text).as_tuple()
    assert isinstance(written.exponent, int)  # noqa: S101 - a literal is finite
    last_digit = Fraction(10) ** written.exponent
    twice = abs(true - yours) * 2 * last_digit.denominator
    off = twice * (_FINE - 1) > last_digit.numerator * _FINE
    if off and abs(true - yours) * _FLOAT > abs(true):
        return Wrong(witness)
    significant = len(written.digits) if any(written.digits) else 0
    return Right(By.EXACT, rounded=True) if significant >= SIGNIFICANT else Rough(SIGNIFICANT)
