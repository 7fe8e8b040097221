"""A step in words: the action first, then the reason in terms of nudges.

Written for people who are a little afraid of calculus: short sentences, the learner's own formulas
in them, and no word that a step before has not prepared.
"""

from collections.abc import Callable

from tutor.calculus.compose import value_of
from tutor.calculus.derivation.steps import Step
from tutor.calculus.parts import (
    Applied,
    BothMove,
    Divided,
    Exponential,
    Extreme,
    Factors,
    Multiple,
    Negated,
    Powered,
    Ratio,
    Reciprocal,
    Terms,
    moves,
    rewritten,
)
from tutor.calculus.rules import Application, outer_slope, outside
from tutor.messages import Message, say
from tutor.notation.tree import Call, Constant, Letter, Negation, Power, Product, Tree, letters, walk
from tutor.session.rule_names import RULE_NAMES
from tutor.values import value


@value
class Telling:
    """What was done, and why that is so; `reason` is None where there is nothing to explain."""

    action: Message
    reason: Message | None = None


def tell(step: Step) -> Telling:
    """Return what there is to say about a step."""
    application = step.application
    if application is None:
        below = step.rule == "multiply" and _negative_powers(step.before) and not _negative_powers(step.after)
        return _BELOW_THE_LINE if below else _OTHERS[step.rule]
    told = _TELLINGS[step.rule](application)
    if step.rule in {"product", "quotient"} and _letter_put_in_at_once(step, application):
        itself = say("{action} {w} itself has the slope 1.", action=told.action, w=application.variable)
        return Telling(itself, told.reason)
    return told


def _letter_put_in_at_once(step: Step, application: Application) -> bool:
    """Whether the bare letter is a part that has no step of its own."""
    bare = Letter(application.variable) in application.inner
    return bare and not any(child.rule == "variable" for child in step.children)


_OTHERS = {
    "together": Telling(say("Put the slopes into their places.")),
    "multiply": Telling(say("Tidy: multiply numbers, and gather what is equal.")),
    "collect": Telling(say("Tidy: put like terms together.")),
    "multiply-out": Telling(say("Tidy: multiply the brackets out and see what is left.")),
    "cancel": Telling(say("Tidy: cancel what top and bottom share.")),
}


_BELOW_THE_LINE = Telling(say("Tidy: multiply what can be multiplied, and write negative powers below the line."))


def _negative_powers(tree: Tree) -> bool:
    return any(isinstance(node, Power) and isinstance(node.exponent, Negation) for node in walk(tree))


def _constant(application: Application) -> Telling:
    return Telling(
        say("{it} stands still.", it=application.tree), say("It does not feel the nudge, so its slope is 0.")
    )


def _variable(application: Application) -> Telling:
    return Telling(say("When {w} moves, it moves just as far.", w=application.variable), say("So its slope is 1."))


def _sum(application: Application) -> Telling:
    assert isinstance(application.parts, Terms)  # noqa: S101 - so it is in every step of this rule; likewise below
    still = [term for term in application.parts.terms if not moves(term, application.variable)]
    if not still:
        return Telling(say("Take it term by term."), say("Each term adds its own move to the move of the sum."))
    bare = tuple(term.operand if isinstance(term, Negation) else term for term in still)
    return Telling(
        say("Take it term by term. {it} stands still and drops out.", it=bare[0])
        if len(bare) == 1
        else say("Take it term by term. What stands still drops out."),
        say("A number that is added lifts the curve; it makes it no steeper."),
    )


def _negation(application: Application) -> Telling:
    assert isinstance(application.parts, Negated)  # noqa: S101
    return Telling(
        say("Keep the minus, and take the slope of {u}.", u=application.parts.u),
        say("What rose now falls, just as fast."),
    )


def _multiple(application: Application) -> Telling:
    assert isinstance(application.parts, Multiple)  # noqa: S101
    c, u = application.parts.c, application.parts.u
    copies = value_of(c)
    action = say("Keep the factor {c}, and take the slope of {u}.", c=c, u=u)
    if copies is not None and copies > 1 and copies.denominator == 1:
        return Telling(action, say("Constants ride along: {c} copies move {c} times as far.", c=c))
    return Telling(action, say("Constants ride along: {c} times as much moves {c} times as far.", c=c))


def _divisor(application: Application) -> Telling:
    assert isinstance(application.parts, Divided)  # noqa: S101
    return Telling(
        say("Keep the division by {c}, and take the slope of {u}.", c=application.parts.c, u=application.parts.u),
        say("Constants ride along: whatever the top does arrives divided by {c}.", c=application.parts.c),
    )


def _power(application: Application) -> Telling:
    assert isinstance(application.parts, Powered)  # noqa: S101
    n = value_of(application.parts.n)
    action = say("Bring the exponent {n} down as a factor, and lower it by one.", n=application.parts.n)
    if n is not None and n > 1 and n.denominator == 1:
        reason = say(
            "{power} is {n} equal factors. They take turns to move, one at a time.",
            power=application.tree, n=application.parts.n,
        )  # fmt: skip
    elif n is not None and n < 0:
        reason = say("The power rule holds below zero too. One lower is further away from 0.")
    else:
        reason = say("The power rule holds for every exponent that stands still.")
    return Telling(action, reason)


def _reciprocal(application: Application) -> Telling:
    assert isinstance(application.parts, Reciprocal)  # noqa: S101
    return Telling(
        say("Write {it} as {power} first.", it=application.tree, power=rewritten(application.parts)),
        say("What stands below the line is a negative power, and the power rule can do those."),
    )


def _product(application: Application) -> Telling:
    assert isinstance(application.parts, Factors)  # noqa: S101
    return Telling(
        say("Product rule: {u} and {v} both move.", u=application.parts.u, v=application.parts.v),
        say(
            "Each takes a turn while the other waits: slope of the first times the second, plus the first times the "
            "slope of the second."
        ),
    )


def _quotient(application: Application) -> Telling:
    assert isinstance(application.parts, Ratio)  # noqa: S101
    return Telling(
        say("Quotient rule: {u} and {v} both move.", u=application.parts.u, v=application.parts.v),
        say(
            "Slope of the top times the bottom, minus the top times the slope of the bottom, over the bottom squared. "
            "A growing bottom makes the fraction shrink: that is the minus."
        ),
    )


def _exponential(application: Application) -> Telling:
    assert isinstance(application.parts, Exponential)  # noqa: S101
    base = application.parts.a
    if base == Constant("e"):
        return Telling(
            say("{it} is its own slope.", it=application.tree),
            say("The higher it stands, the faster it grows, in just the same measure."),
        )
    return Telling(
        say("{it} is its own slope, times ln({a}).", it=application.tree, a=base),
        say("The higher it stands, the faster it grows; ln({a}) says how much faster.", a=base),
    )


def _function(application: Application) -> Telling:
    assert isinstance(application.parts, Applied)  # noqa: S101
    name = application.parts.function
    slope = outer_slope(application, application.parts.u)
    action = say("From the table of slopes: {it} has the slope {slope}.", it=application.tree, slope=slope)
    return Telling(action, _REASONS.get(name))


_REASONS = {
    "sin": say("The wave is steepest where it crosses 0 and flat at its top, just where the cosine is 1 and 0."),
    "cos": say("It starts at its top and goes down first: that is the minus."),
    "tan": say("It always rises, and the steeper the closer the cosine comes to 0."),
    "ln": say("The further out, the flatter: at 10 it rises a tenth as fast as at 1."),
    "sqrt": say("It is the power 1/2: that comes down as a half, and −1/2 stays above."),
    "cbrt": say("It is the power 1/3: that comes down as a third, and −2/3 stays above."),
    "sinh": say("Unlike the waves these two have no minus: each is the slope of the other."),
    "cosh": say("Unlike the waves these two have no minus: each is the slope of the other."),
    "tanh": say("Steepest in the middle, with slope 1, and flat at both ends."),
    "sigmoid": say("Steepest in the middle, and flat at both ends, where one of the two factors is close to 0."),
    "softplus": say("A bend from flat to rising like the input; the sigmoid says how far round the bend it is."),
    "relu": say("Flat left of 0, slope 1 right of it. At 0 itself there is a kink, and no slope."),
    "abs": say("Right of 0 it rises, left of 0 it falls: the sign is 1 or −1. At 0 itself is a kink, and no slope."),
    "sign": say("It is flat on both sides. At 0 itself it jumps, and has no slope."),
    "atan": say("Slope 1 at 0, and flatter and flatter to both sides."),
    "asin": say("Slope 1 at 0, and steeper and steeper towards its ends."),
}
"""Why the table of slopes says what it says, where one sentence can show it."""


def _chain(application: Application) -> Telling:
    inside = application.inside
    assert inside is not None  # noqa: S101
    name = inner_letter(application.tree)
    return Telling(
        say(
            "Chain rule: the inside is {u} = {inside}, the outside {outer}.",
            u=name, inside=inside, outer=outside(application, Letter(name)),
        ),
        say(
            "Slope of the outside, with the inside in it as it is, times the slope of the inside: sensitivities in a "
            "chain multiply."
        ),
    )  # fmt: skip


def inner_letter(tree: Tree) -> str:
    """Return a name for the inside of a function that no letter of it has."""
    return next(name for name in "uvzpqrst" if name not in letters(tree))


def _logarithm(application: Application) -> Telling:
    assert isinstance(application.parts, BothMove)  # noqa: S101
    u, v = application.parts.u, application.parts.v
    raised = Product((v, Call("ln", (u,))))
    return Telling(
        say(
            "Base and exponent both move. By logs: {it} is exp({raised}), so it is its own slope times the slope of "
            "{raised}.",
            it=application.tree, raised=raised,
        ),
        say("Neither the power rule nor the exponential rule alone will do: each lets one of the two stand still."),
    )  # fmt: skip


def _extreme(application: Application) -> Telling:
    assert isinstance(application.parts, Extreme)  # noqa: S101
    larger = application.parts.function == "max"
    return Telling(
        say("Write {it} as half of the sum plus the distance.", it=application.tree)
        if larger
        else say("Write {it} as half of the sum minus the distance.", it=application.tree),
        say("Only the part on top moves it; where they meet is a kink, and mostly no slope.")
        if larger
        else say("Only the lowest part moves it; where they meet is a kink, and mostly no slope."),
    )


def _unknown(application: Application) -> Telling:
    return Telling(
        say("I don't know the slope of {it}.", it=application.tree),
        _WITHOUT_VALUE if isinstance(application.tree, Power) else say("That is more than I can take apart."),
    )


_WITHOUT_VALUE = say("With a base that is not above 0 it has no real value at most places, and so no slope.")

_TELLINGS: dict[str, Callable[[Application], Telling]] = {
    "constant": _constant,
    "variable": _variable,
    "sum": _sum,
    "negation": _negation,
    "multiple": _multiple,
    "divisor": _divisor,
    "power": _power,
    "reciprocal": _reciprocal,
    "product": _product,
    "quotient": _quotient,
    "exponential": _exponential,
    "function": _function,
    "chain": _chain,
    "logarithm": _logarithm,
    "extreme": _extreme,
    "unknown": _unknown,
}

STEP_NAMES = {
    **RULE_NAMES,
    "reciprocal": say("written as a power"),
    "together": say("together"),
    "multiply": say("tidied"),
    "collect": say("tidied"),
    "multiply-out": say("tidied"),
    "cancel": say("tidied"),
}
"""What each kind of step is called."""
