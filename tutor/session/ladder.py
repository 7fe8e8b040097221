"""The ladder of hints that the mathematics gives: made from the derivation of a question's own function.

Rung by rung: a nudge question, the structure, the name of the rule, a first part asked as a question
of its own, and the rule with one gap. None of them holds the answer; the whole derivation, which
does, is the rung after the last (see `session.hints`).
"""

from collections.abc import Callable

from tutor.calculus.compose import ONE, ZERO, negative
from tutor.calculus.derivation.derive import derive
from tutor.calculus.derivation.gap import GAP, gapped, slope_of
from tutor.calculus.derivation.steps import Step
from tutor.calculus.numbers import Point
from tutor.calculus.parts import (
    Divided,
    Exponential,
    Extreme,
    Factors,
    Multiple,
    Negated,
    Powered,
    Reciprocal,
    Terms,
    moves,
)
from tutor.calculus.rules import Application, outside
from tutor.checking.points import agree
from tutor.course.model import Function
from tutor.messages import Message, say
from tutor.notation.tree import (
    Letter,
    Negation,
    Power,
    Quotient,
    Tree,
    depends_on,
    letters,
    put_in,
    walk,
)
from tutor.session.wanted import NumberWanted, SlopeOf, Wanted
from tutor.values import value


@value
class Rung:
    """One hint; `wants` is what it asks for, where it is a question to be answered."""

    says: Message
    wants: Wanted | None = None


def rungs(function: Function, at: Point) -> tuple[Rung, ...]:
    """Return the rungs for a question about the derivative as a formula."""
    nudged = say("Nudge {w} from {at} to {at} + 0.001. Does J go up or down, and by how many times 0.001?",
                 w=function.variable, at=at.tree)  # fmt: skip
    derivation = derive(function.tree, function.variable, folded=True)
    if derivation.derivative is None:
        return (Rung(nudged),)
    application = derivation.whole.application
    assert application is not None  # noqa: S101 - the first step takes a slope
    made = (
        Rung(nudged),
        Rung(_STRUCTURES[application.rule.id](application)),
        Rung(RULE_SENTENCES[application.rule.id]),
        _first_part(derivation.whole, application),
        _with_gap(application),
    )
    slope = derivation.derivative
    return tuple(rung for rung in made if rung is not None and not gives_away(rung, function, slope))


def gives_away(rung: Rung, function: Function, answer: Tree) -> bool:
    """Whether a rung holds the answer, in a formula that does not stand in the question, or asks for no less."""
    asked = {*walk(function.tree), Letter(function.variable)}
    said = [part for _, tree in rung.says.values if isinstance(tree, Tree) for part in walk(tree)]
    if isinstance(rung.wants, SlopeOf):
        said.append(slope_of(rung.wants.part, function.variable))
        asked.discard(said[-1])
    return any(agree(part, answer) for part in said if part not in asked and not depends_on(part, GAP.name))


def rungs_for_number(function: Function, at: Point) -> tuple[Rung, ...]:
    """Return the rungs for a question about the slope at a point."""
    first = Rung(say("How many times as far as the nudge does J move there, and which way?"))
    derivation = derive(function.tree, function.variable, folded=True)
    slope = derivation.derivative
    if slope is None or not moves(slope, function.variable):
        return first, *rungs(function, at)[1:3]
    _, *others = rungs(function, at)
    formula = Rung(
        say("Before the number: which formula is dJ/d{w}?", w=function.variable), SlopeOf(function.tree)
    )  # fmt: skip
    for letter, number in function.frozen:
        slope = put_in(slope, letter, number.tree)
    numbers = Rung(say("The slope is {formula} at every {w}. Put {at} where {w} stands.",
                       formula=slope, w=function.variable, at=at.tree))  # fmt: skip
    return first, *others[:2], formula, numbers


# The structure


def _simple(text: Message) -> Callable[[Application], Message]:
    return lambda _: text


def _of_terms(application: Application) -> Message:
    assert isinstance(application.parts, Terms)  # noqa: S101 - so it is for every function with this rule; likewise below
    moving = [term for term in application.parts.terms if moves(term, application.variable)]
    if len(moving) == 1:
        return say("Several terms, and only one of them moves: which?")
    return say("Several terms, and {count} of them move. They can be taken one at a time.", count=len(moving))


def _of_negation(application: Application) -> Message:
    assert isinstance(application.parts, Negated)  # noqa: S101
    return say("A minus in front, and {u} behind it.", u=application.parts.u)


def _of_multiple(application: Application) -> Message:
    assert isinstance(application.parts, Multiple)  # noqa: S101
    return say("Two things multiplied. {c} stands still, {u} moves.", c=application.parts.c, u=application.parts.u)


def _of_divisor(application: Application) -> Message:
    assert isinstance(application.parts, Divided)  # noqa: S101
    return say("A fraction of which only the top moves: {u}.", u=application.parts.u)


def _of_power(application: Application) -> Message:
    assert isinstance(application.parts, Powered)  # noqa: S101
    return say("A power. {w} stands below, and the exponent {n} stands still.",
               w=application.variable, n=application.parts.n)  # fmt: skip


def _of_reciprocal(application: Application) -> Message:
    assert isinstance(application.parts, Reciprocal)  # noqa: S101
    return say("A fraction of which only the bottom moves. When the bottom grows, what does the fraction do?")


def _of_product(application: Application) -> Message:
    assert isinstance(application.parts, Factors)  # noqa: S101
    return say("Two things multiplied, and both move: {u} and {v}.", u=application.parts.u, v=application.parts.v)


def _of_exponential(application: Application) -> Message:
    assert isinstance(application.parts, Exponential)  # noqa: S101
    return say("{w} stands above, in the exponent. The base {a} stands still.",
               w=application.variable, a=application.parts.a)  # fmt: skip


def _of_chain(application: Application) -> Message:
    inside = application.inside
    assert inside is not None  # noqa: S101
    name = next(name for name in "uvzpqrst" if name not in letters(application.tree))
    return say("One thing inside another: inside is {u} = {inside}, outside is {outer}.",
               u=name, inside=inside, outer=outside(application, Letter(name)))  # fmt: skip


def _of_extreme(application: Application) -> Message:
    assert isinstance(application.parts, Extreme)  # noqa: S101
    if application.parts.function == "max":
        return say("At each {w} only the largest part counts. Which is it, and where does that change?",
                   w=application.variable)  # fmt: skip
    return say("At each {w} only the smallest part counts. Which is it, and where does that change?",
               w=application.variable)  # fmt: skip


_STRUCTURES: dict[str, Callable[[Application], Message]] = {
    "constant": _simple(say("Look for the letter that moves: where does it stand?")),
    "variable": _simple(say("J is nothing but the letter that moves.")),
    "sum": _of_terms,
    "negation": _of_negation,
    "multiple": _of_multiple,
    "divisor": _of_divisor,
    "power": _of_power,
    "reciprocal": _of_reciprocal,
    "product": _of_product,
    "quotient": _simple(say("A fraction, and both its top and its bottom move.")),
    "exponential": _of_exponential,
    "function": _simple(say("One function, and nothing inside it but the letter that moves.")),
    "chain": _of_chain,
    "logarithm": _simple(say("A power in which both move, the base and the exponent.")),
    "extreme": _of_extreme,
}

RULE_SENTENCES = {
    "constant": say("This is one for the constant rule: what stands still does not feel a nudge."),
    "variable": say("Compare the two moves, that of the letter and that of J. How many times as far is that?"),
    "sum": say("This is one for the sum rule: each term adds its own move, and what stands still adds none."),
    "negation": say("The minus stays. What rose now falls, just as fast."),
    "multiple": say("A constant factor rides along: so many copies move so many times as far."),
    "divisor": say("A constant divisor rides along: whatever the top does arrives divided."),
    "power": say("This is one for the power rule: the old exponent comes down, and one less stays above."),
    "reciprocal": say("This is one for the power rule. Write what stands below the line as a negative power first."),
    "product": say("This is one for the product rule: each factor takes a turn while the other waits."),
    "quotient": say("This is one for the quotient rule: a growing top lifts it, a growing bottom makes it shrink."),
    "exponential": say("This is one for the exponential rule: how fast it grows goes with how high it stands."),
    "function": say("This is one for the table of slopes. Draw its curve: where is it steep, flat, falling?"),
    "chain": say("This is one for the chain rule: slope of the outside, inside left in, times slope of the inside."),
    "logarithm": say(
        "Neither power rule nor exponential rule will do. Write it as exp of something, for the chain rule."
    ),
    "extreme": say("Draw the parts as curves. J follows one of them, and changes over where they cross."),
}


# The first part, asked


def _first_part(whole: Step, application: Application) -> Rung | None:
    """Ask for the first result on the way; there is none for one-step problems."""
    inner = next((step.application for step in whole.children if step.application is not None), None)
    if inner is None:
        return None
    match application.parts:
        case Terms(terms) if _one_moves(terms, application.variable):
            return _of_what_stands_still(terms, application.variable)
        case Reciprocal(_, u, m):
            assert isinstance(application.tree, Quotient)  # noqa: S101 - see its matcher
            fraction = Quotient(ONE, application.tree.under)
            return Rung(say("Write {it} as a power: {power}. Which exponent?", it=fraction, power=Power(u, GAP)),
                        NumberWanted(negative(m)))  # fmt: skip
        case Extreme():
            return None
        case _ if application.inside is not None:
            return Rung(say("First the inside: what is the slope of {part}?", part=inner.tree), SlopeOf(inner.tree))
        case _:
            return _slope_of(inner.tree)


def _slope_of(part: Tree) -> Rung:
    return Rung(say("First one part: what is the slope of {part} alone?", part=part), SlopeOf(part))


def _of_what_stands_still(terms: tuple[Tree, ...], variable: str) -> Rung:
    """Ask for the move of a term that does not move: the slope of the one that does would be the whole answer."""
    still = next(term for term in terms if not moves(term, variable))
    bare = still.operand if isinstance(still, Negation) else still
    return Rung(say("How far does {it} move when {w} moves by 1?", it=bare, w=variable), NumberWanted(ZERO))


def _one_moves(terms: tuple[Tree, ...], variable: str) -> bool:
    return sum(moves(term, variable) for term in terms) == 1


# The rule with a gap


def _with_gap(application: Application) -> Rung | None:
    formula = gapped(application)
    if formula is None or formula == GAP:
        return None
    return Rung(say("dJ/d{w} = {formula}. What belongs in the gap?", w=application.variable, formula=formula))
