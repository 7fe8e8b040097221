"""Two slopes compared at fixed points: the true one by automatic differentiation, and the answer.

Friendly numbers come first, so that a witness is one a learner can follow in her head. Floats find
a difference that is plain to see; whether two values are equal is decided with 100 digits or 400
that carry a bound on their error. So 2w + 1e-15 is not taken for 2w, nor round-off for a difference.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain, islice

from tutor.calculus.arithmetic import (
    FLOATS,
    FRACTIONS,
    Arithmetic,
    TooLarge,
    Undefined,
    Value,
    digits,
    evaluate,
)
from tutor.calculus.columns import Columns, Mixed
from tutor.calculus.estimate import QUICK, Unsure, estimates, same
from tutor.calculus.slope import slope
from tutor.checking.sides import both_sides
from tutor.checking.verdict import Witness
from tutor.notation.tree import Call, Power, Quotient, Tree, letters, walk
from tutor.values import value

_FRIENDLY = "2 3 1/2 -1/2 -2 -3 5 1/3 7/10 -7/5 4/3 17/10 -9/10 13/4 1/10 -31/10"
_SPECIAL = "0 1 -1 7 -8 12 -20 100 -100 1/1000 -1/1000"
_FURTHER = "1/4 4 3/5 4/5 6/5 10 19/20 1/20 30 99/100 1/100 50 1000 7/2 9/4 1/7"

FRIENDLY = tuple(Fraction(text) for text in _FRIENDLY.split())
"""Where every answer is compared: both signs, inside and outside the unit interval, no 0, 1 or -1."""

SPECIAL = tuple(Fraction(text) for text in _SPECIAL.split())
"""Where formulas meet by chance, or part far out: nothing is right by points alone without these."""

FURTHER = tuple(sign * Fraction(text) for text in _FURTHER.split() for sign in (1, -1))
"""Where to look on when too few of the friendly points lie in both domains."""

ENOUGH = 4
"""Common points below which nothing is said without a proof."""

_PLAIN = 1e-6
"""Relative difference that floats show beyond doubt, up to one check with digits."""


@dataclass(slots=True)
class Comparison:
    """What the points say: the first witness of a difference, and how many points agree."""

    witness: Witness | None = None
    equal: int = 0
    unknown: int = 0
    missing: list[Witness] = field(default_factory=list)
    """Points at which the slope exists and the answer has no value."""


Values = dict[str, Fraction]


@value
class Claim:
    """That `answer` is the slope of `function` when `variable` moves, with numbers for the `fixed` letters."""

    function: Tree
    variable: str
    answer: Tree
    fixed: Values

    @property
    def names(self) -> tuple[str, ...]:
        """The letters in it, the one that moves first."""
        return tuple(dict.fromkeys((self.variable, *letters(self.function), *letters(self.answer))))


def points(names: tuple[str, ...], fixed: Values, choice: tuple[Fraction, ...]) -> Iterator[Values]:
    """Yield values for the letters: the first letter runs through `choice`, the others through other numbers."""
    free = [name for name in names if name not in fixed]
    for index, _ in enumerate(choice):
        turn = {name: choice[(index + 3 * place) % len(choice)] for place, name in enumerate(free)}
        yield {**fixed, **turn}


Look = tuple[Values, float | None, float | None]
"""A point, the slope there and the answer there, in floats; None where there is none."""


def first_look(claim: Claim) -> list[Look]:
    """Return what floats say at the friendly points, all of them computed at once where that can be."""
    chosen = list(points(claim.names, claim.fixed, FRIENDLY))
    try:
        true, yours = _at_once(claim, chosen)
    except (Mixed, Undefined):
        true = [_slope(claim, values, FLOATS) for values in chosen]
        yours = [_answer(claim.answer, values, FLOATS) for values in chosen]
    return list(zip(chosen, true, yours, strict=True))


def _at_once(claim: Claim, chosen: list[Values]) -> tuple[list[float | None], list[float | None]]:
    """Return the slopes and the answers at all points, each in one walk."""
    for_slope, for_answer = Columns(), Columns()
    at_slope, at_answer = (
        {name: home.column([values[name] for values in chosen]) for name in chosen[0]}
        for home in (for_slope, for_answer)
    )
    true = slope(claim.function, claim.variable, at_slope, for_slope)
    yours = evaluate(claim.answer, at_answer, for_answer)
    return for_slope.spread(true, len(chosen)), for_answer.spread(yours, len(chosen))


def look_for_difference(claim: Claim, looks: list[Look]) -> Witness | None:
    """Return a witness that floats see at once, confirmed with digits, None where they see none."""
    for values, true, yours in looks:
        if true is None or yours is None:
            continue
        if abs(true - yours) > _PLAIN * max(abs(true), abs(yours)):
            witness = _confirmed(claim, values)
            if witness is not None:
                return witness
    return None


def compare(claim: Claim) -> Comparison:
    """Compare the slope of `function` with `answer` at all points, with many digits."""
    found = Comparison()
    for choice in (FRIENDLY + SPECIAL, FURTHER):
        chosen = points(claim.names, claim.fixed, choice)
        for values in chain(chosen, _beside(claim)) if choice is not FURTHER else chosen:
            _compare_at(found, claim, values)
            if found.witness is not None:
                return found
        if found.equal >= ENOUGH:
            break
    return found


def _beside(claim: Claim) -> Iterator[Values]:
    """Yield points on both sides of kinks and edges, with two choices for the other letters."""
    for values in islice(points(claim.names, claim.fixed, FRIENDLY), 2):
        yield from both_sides((claim.function, claim.answer), claim.variable, values)


def look_exactly(claim: Claim) -> Witness | None:
    """Return a witness found with exact fractions, for formulas that algebra found different."""
    for values in points(claim.names, claim.fixed, FRIENDLY):
        true = _slope(claim, values, FRACTIONS)
        yours = _answer(claim.answer, values, FRACTIONS)
        if true is not None and yours is not None and true != yours:
            return witness_at(values, yours, true)
    return None


def compare_domains(claim: Claim, looks: list[Look]) -> Comparison:
    """Find out, for formulas proven equal, where each has a value; floats are enough for that."""
    found = Comparison()
    for values, true, yours in looks:
        if true is None:
            continue
        if yours is not None:
            found.equal += 1
        elif _is_undefined(claim.answer, values):
            found.missing.append(witness_at(values, None, true))
    return found if found.equal else compare(claim)


def removable_gap(claim: Claim) -> Witness | None:
    """Return one of the points 0, 1 and -1 at which the slope exists and an answer equal to it has no value."""
    if not any(isinstance(node, Quotient | Power | Call) for node in walk(claim.answer)):
        return None
    others = next(points(claim.names, claim.fixed, FRIENDLY))
    for at in SPECIAL[:3]:
        values = {**others, claim.variable: at}
        true = _slope(claim, values, FLOATS)
        if true is not None and _answer(claim.answer, values, FLOATS) is None and _is_undefined(claim.answer, values):
            return witness_at(values, None, true)
    return None


def agree(first: Tree, second: Tree) -> bool:
    """Whether two formulas agree, as far as floats can tell, at every friendly point and at enough of them.

    That is no verdict: it recognises an answer that somebody foresaw.
    """
    names = tuple(dict.fromkeys((*letters(first), *letters(second))))
    if not names:
        one, other = _answer(first, {}, FLOATS), _answer(second, {}, FLOATS)
        return one is not None and other is not None and _near(one, other)
    met = 0
    for values in points(names, {}, FRIENDLY):
        one, other = _answer(first, values, FLOATS), _answer(second, values, FLOATS)
        if (one is None) != (other is None):
            return False
        if one is not None and other is not None:
            if not _near(one, other):
                return False
            met += 1
    return met >= ENOUGH


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other))


def _confirmed(claim: Claim, values: Values) -> Witness | None:
    try:
        true = slope(claim.function, claim.variable, values, FRACTIONS)
        yours = evaluate(claim.answer, values, FRACTIONS)
    except Undefined:
        return _plain_difference(claim, values) or _compared_alone(claim, values)
    return witness_at(values, yours, true) if true != yours else None


def _plain_difference(claim: Claim, values: Values) -> Witness | None:
    """Return a witness if even floats are sure, their rounding considered."""
    try:
        true = QUICK.lift(slope(claim.function, claim.variable, _in(values, QUICK), QUICK))
        yours = QUICK.lift(evaluate(claim.answer, _in(values, QUICK), QUICK))
    except Undefined:
        return None
    return witness_at(values, yours.value, true.value) if same(true, yours) is False else None


def _compared_alone(claim: Claim, values: Values) -> Witness | None:
    found = Comparison()
    _compare_at(found, claim, values)
    return found.witness


def _compare_at(found: Comparison, claim: Claim, values: Values) -> None:
    """Add to `found` what one point says: with 100 digits, and where that leaves it open with 400."""
    for many in (estimates(100), estimates(400)):
        try:
            true = many.lift(slope(claim.function, claim.variable, _in(values, many), many))
        except Unsure:
            continue
        except Undefined:
            return
        try:
            yours = many.lift(evaluate(claim.answer, _in(values, many), many))
        except Unsure:
            continue
        except TooLarge:
            break
        except Undefined:
            found.missing.append(witness_at(values, None, true.value))
            return
        equal = same(true, yours)
        if equal is False:
            found.witness = witness_at(values, yours.value, true.value)
        if equal is not None:
            found.equal += equal
            return
    found.unknown += 1


def witness_at(values: Values, yours: Value | None, true: Value) -> Witness:
    """Return a witness for the screen, in floats.

    Raises:
        TooLarge: where no float is large enough.
    """
    try:
        witness = Witness(tuple(values.items()), None if yours is None else float(yours), float(true))
    except OverflowError as error:
        raise TooLarge from error
    if not all(math.isfinite(value or 0.0) for value in (witness.yours, witness.true)):
        raise TooLarge
    return witness


def _slope(claim: Claim, values: Values, arithmetic: Arithmetic) -> Value | None:
    try:
        return slope(claim.function, claim.variable, _in(values, arithmetic), arithmetic)
    except Undefined:
        return None


def _answer(answer: Tree, values: Values, arithmetic: Arithmetic) -> Value | None:
    try:
        return evaluate(answer, _in(values, arithmetic), arithmetic)
    except Undefined:
        return None


def _is_undefined(answer: Tree, values: Values) -> bool:
    """Whether the answer has no value at all there, not just one too large to compute."""
    try:
        evaluate(answer, _in(values, digits(100)), digits(100))
    except TooLarge:
        return False
    except Undefined:
        return True
    return False


def _in(values: Values, arithmetic: Arithmetic) -> dict[str, Value]:
    return {name: arithmetic.fraction(value) for name, value in values.items()}
