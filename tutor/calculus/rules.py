"""The rules of differentiation: one row each, tried in order, on the tree as the learner wrote it.

`rule_for(tree, variable)` tells which rule takes the slope of `tree`, and names its parts: u and n
of u^n, c and u of c·u, the two groups u and v of a product. `derivative(tree, variable)` applies
rule after rule and keeps the learner's order; nothing is collected or cancelled.

A wrong rule stands on the same ground: `derivative(tree, variable, instead)` asks `instead` at every
node, with the application and a way to take slopes of parts, and takes what it returns in place of
what the rule makes; None leaves the node to the right rule. Two examples:

    def no_factor(application, slope):                     # D[u^n] -> u^(n-1)·D[u], everywhere
        match application.parts:
            case Powered(u, n):
                return times(raised(u, lowered(n)), slope(u))
            case _:
                return None

    def here_only(application, slope):                     # the same at one node: say where
        return no_factor(application, slope) if application.place == (0, 1) else None

`slope(u)` is the slope of a part under the same `instead`. `applications` lists the nodes of the
right derivation, each with its place. A chain is known by its inside: `application.inside` is u of
f(u), `outside(application, x)` is f at x and `outer_slope(application, x)` its slope there, whatever
kind of function f is.
"""

from collections.abc import Callable
from contextlib import suppress
from itertools import count

from tutor.calculus import parts as matchers
from tutor.calculus.arithmetic import formula
from tutor.calculus.compose import ONE, ZERO, lowered, minus, negative, over, plus, raised, times
from tutor.calculus.parts import (
    Applied,
    BothMove,
    Divided,
    Exponential,
    Extreme,
    Factors,
    Multiple,
    Negated,
    Nothing,
    Parts,
    Powered,
    Ratio,
    Reciprocal,
    Terms,
    moves,
    rewritten,
)
from tutor.notation.functions import BY_NAME
from tutor.notation.tree import Call, Constant, Letter, Negation, Number, Power, Product, Tree, put_in
from tutor.values import value

Place = tuple[int, ...]
"""Where in a derivation: () is the whole function, (1, 0) the first part of its second part."""

Slope = Callable[[Tree], Tree]
"""Takes the slope of a part."""


@value
class Rule:
    """One rule.

    Attributes:
        id: its name in the trade, in one word.
        parts: the named parts of a tree if the rule takes its slope, else None.
        makes: the slope, from the application and the slopes of its parts.
        example: a function in w to which it is the first rule.
    """

    id: str
    parts: Callable[[Tree, str], Parts | None]
    makes: "Callable[[Application, Slope], Tree]"
    example: str


@value
class Application:
    """A rule at one node of a derivation: `rule` takes the slope of `tree`, whose named parts are `parts`."""

    rule: Rule
    tree: Tree
    variable: str
    parts: Parts
    place: Place = ()

    @property
    def inside(self) -> Tree | None:
        """The inside u where the tree is f(u), a function of something, else None."""
        match self.parts:
            case Powered(u, _) | Exponential(_, u) | Applied(_, u):
                return u
            case _:
                return None

    @property
    def inner(self) -> tuple[Tree, ...]:
        """The parts whose slopes the right rule takes, in order; the i-th is at `place + (i,)`."""
        found: list[Tree] = []

        def note(part: Tree) -> Tree:
            found.append(part)
            return part

        with suppress(_NotKnownError):
            self.rule.makes(self, note)
        return tuple(found)


@value
class Unknown:
    """The slope of `part` is not known here: there is none among the real numbers, or no rule for it."""

    part: Tree


Instead = Callable[[Application, Slope], Tree | None]
"""Replaces what one application makes; None leaves it to the right rule."""


# What each rule makes


def _zero(_: Application, __: Slope) -> Tree:
    return ZERO


def _one(_: Application, __: Slope) -> Tree:
    return ONE


def _term_by_term(application: Application, slope: Slope) -> Tree:
    assert isinstance(application.parts, Terms)  # noqa: S101 - the row's matcher says so; likewise below
    return plus(*(
        negative(slope(term.operand)) if isinstance(term, Negation) else slope(term)
        for term in application.parts.terms
    ))  # fmt: skip


def _negated(application: Application, slope: Slope) -> Tree:
    assert isinstance(application.parts, Negated)  # noqa: S101
    return negative(slope(application.parts.u))


def _riding_along(application: Application, slope: Slope) -> Tree:
    assert isinstance(application.parts, Multiple)  # noqa: S101
    parts, variable = application.parts, application.variable
    if sum(moves(factor, variable) for factor in parts.factors) > 1:
        return times(parts.c, slope(parts.u))
    return times(*(slope(factor) if moves(factor, variable) else factor for factor in parts.factors))


def _divided(application: Application, slope: Slope) -> Tree:
    assert isinstance(application.parts, Divided)  # noqa: S101
    return over(slope(application.parts.u), application.parts.c)


def _rewritten(application: Application, slope: Slope) -> Tree:
    assert isinstance(application.parts, Reciprocal | Extreme)  # noqa: S101
    return slope(rewritten(application.parts))


def _in_turn(application: Application, slope: Slope) -> Tree:
    assert isinstance(application.parts, Factors)  # noqa: S101
    u, v = application.parts.u, application.parts.v
    return plus(times(slope(u), v), times(u, slope(v)))


def _top_less_bottom(application: Application, slope: Slope) -> Tree:
    assert isinstance(application.parts, Ratio)  # noqa: S101
    u, v = application.parts.u, application.parts.v
    return over(minus(times(slope(u), v), times(u, slope(v))), raised(v, TWO))


def _outer(application: Application, _: Slope) -> Tree:
    inside = application.inside
    assert inside is not None  # noqa: S101
    return outer_slope(application, inside)


def _chain(application: Application, slope: Slope) -> Tree:
    inside = application.inside
    assert inside is not None  # noqa: S101
    outer = outer_slope(application, inside)
    if isinstance(outer, Negation):
        return negative(times(*_factors(outer.operand), slope(inside)))
    return times(*_factors(outer), slope(inside))


def _factors(tree: Tree) -> tuple[Tree, ...]:
    return tree.factors if isinstance(tree, Product) else (tree,)


def _by_logarithm(application: Application, slope: Slope) -> Tree:
    assert isinstance(application.parts, BothMove)  # noqa: S101
    u, v = application.parts.u, application.parts.v
    return times(application.tree, slope(Product((v, Call("ln", (u,))))))


def _unknown(application: Application, _: Slope) -> Tree:
    raise _NotKnownError(application.tree)


class _NotKnownError(Exception):
    """Carries a part without a known slope up to `derivative`."""

    def __init__(self, part: Tree) -> None:
        super().__init__()
        self.part = part


TWO = Number("2")


# Functions of something


def outside(application: Application, inside: Tree) -> Tree:
    """Return f(inside) of an application that is a function of something."""
    match application.parts:
        case Powered(_, n):
            return raised(inside, n)
        case Exponential(a, _) if isinstance(application.tree, Power):
            return Power(a, inside)
        case Exponential():
            return Call("exp", (inside,))
        case Applied(function, _):
            return Call(function, (inside,))
    raise AssertionError(application)  # pragma: no cover - asked only where there is an inside


def outer_slope(application: Application, inside: Tree) -> Tree:
    """Return f'(inside), the slope of the outside at `inside`, of an application that is a function of something."""
    match application.parts:
        case Powered(_, n):
            return times(n, raised(inside, lowered(n)))
        case Exponential(Constant("e"), _):
            return outside(application, inside)
        case Exponential(a, _):
            return times(outside(application, inside), Call("ln", (a,)))
        case Applied(function, _):
            return put_in(formula(BY_NAME[function].slope), "u", inside)
    raise AssertionError(application)  # pragma: no cover - asked only where there is an inside


def _of_the_letter(match: Callable[[Tree, str], Parts | None]) -> Callable[[Tree, str], Parts | None]:
    """Return the matcher for f(w) itself, from that of f(u)."""

    def matched(tree: Tree, variable: str) -> Parts | None:
        parts = match(tree, variable)
        assert parts is None or isinstance(parts, Powered | Exponential | Applied)  # noqa: S101
        return parts if parts is not None and parts.u == Letter(variable) else None

    return matched


def _of_something(tree: Tree, variable: str) -> Parts | None:
    """Match f(u) with anything but the letter itself inside."""
    return (
        matchers.powered(tree, variable) or matchers.exponential(tree, variable) or matchers.applied(tree, variable)
    )  # fmt: skip


RULES = (
    Rule("constant", matchers.constant, _zero, "7"),
    Rule("variable", matchers.moving_letter, _one, "w"),
    Rule("sum", matchers.terms, _term_by_term, "w^2 - 5*w"),
    Rule("negation", matchers.negated, _negated, "-w^2"),
    Rule("multiple", matchers.multiple, _riding_along, "3*w^2"),
    Rule("divisor", matchers.divided, _divided, "w^2/4"),
    Rule("power", _of_the_letter(matchers.powered), _outer, "w^5"),
    Rule("reciprocal", matchers.reciprocal, _rewritten, "3/w^2"),
    Rule("product", matchers.factors, _in_turn, "w^2*sin(w)"),
    Rule("quotient", matchers.ratio, _top_less_bottom, "w/(w + 1)"),
    Rule("exponential", _of_the_letter(matchers.exponential), _outer, "2^w"),
    Rule("function", _of_the_letter(matchers.applied), _outer, "sin(w)"),
    Rule("chain", _of_something, _chain, "(3*w + 1)^5"),
    Rule("logarithm", matchers.both_move, _by_logarithm, "w^w"),
    Rule("extreme", matchers.extreme, _rewritten, "max(w, 2)"),
)
"""In the order in which they are tried: the first whose matcher finds its parts."""

UNKNOWN = Rule("unknown", lambda _, __: Nothing(), _unknown, "(-2)^w")
"""No rule here: "I don't know this one"."""

BY_ID = {rule.id: rule for rule in (*RULES, UNKNOWN)}


# Using them


def rule_for(tree: Tree, variable: str, place: Place = ()) -> Application:
    """Return the rule that takes the slope of `tree`, with the parts it names."""
    for rule in RULES:
        parts = rule.parts(tree, variable)
        if parts is not None:
            return Application(rule, tree, variable, parts, place)
    return Application(UNKNOWN, tree, variable, Nothing(), place)


def derivative(tree: Tree, variable: str, instead: Instead | None = None, place: Place = ()) -> Tree | Unknown:
    """Return the derivative in the learner's order, uncollected; `instead` may replace what a rule makes.

    Args:
        tree: the function.
        variable: the letter that moves; all others stand still.
        instead: asked at every node, see above.
        place: where `tree` stands in a larger derivation.
    """
    try:
        return _derivative(tree, variable, instead, place)
    except _NotKnownError as error:
        return Unknown(error.part)
    except RecursionError:
        return Unknown(tree)


def _derivative(tree: Tree, variable: str, instead: Instead | None, place: Place) -> Tree:
    application = rule_for(tree, variable, place)
    if instead is not None:

        def slope_of(part: Tree) -> Tree:
            inner = application.inner
            index = next((index for index, each in enumerate(inner) if each == part), len(inner))
            return _derivative(part, variable, instead, (*place, index))

        made = instead(application, slope_of)
        if made is not None:
            return made
    turn = count()
    return application.rule.makes(
        application, lambda part: _derivative(part, variable, instead, (*place, next(turn)))
    )  # fmt: skip


def applications(tree: Tree, variable: str) -> tuple[Application, ...]:
    """Return every application of the right derivation, each before those of its parts."""
    found: list[Application] = []

    def note(application: Application, _: Slope) -> None:
        found.append(application)

    derivative(tree, variable, note)
    return tuple(found)
