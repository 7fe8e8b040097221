"""Deriving: from a function and the letter that moves to the steps of its slope.

Each node of the function gets one step, by the rule that `calculus.rules` finds for it. With
`folded`, constants and the bare letter are put in at once instead of having steps of their own.
"""

from collections.abc import Iterator

from tutor.calculus.derivation.steps import TOGETHER, Derivation, Step, slope_of
from tutor.calculus.derivation.tidy import tidied
from tutor.calculus.parts import Nothing
from tutor.calculus.rules import UNKNOWN, Application, Place, rule_for
from tutor.notation.tree import Tree, children
from tutor.values import value


@value
class _Taken:
    """A step, and the slope that it and its children find."""

    step: Step
    slope: Tree


def derive(function: Tree, variable: str, *, folded: bool = False) -> Derivation:
    """Return the derivation of the slope of `function` when `variable` moves, all other letters standing still."""
    try:
        taken = _take(function, function, variable, (), (), folded=folded)
    except RecursionError:
        taken = _not_known(Application(UNKNOWN, function, variable, Nothing()), ())
    steps, tree = [taken.step], taken.slope
    alone = Derivation(function, variable, (taken.step,), tree, None)
    if any(step.rule == "unknown" for step in alone.in_order()):
        return alone
    for number, (rule, tidier) in enumerate(tidied(tree), 1):
        steps.append(Step(f"tidy.{number}", rule, tree, tidier, (), 0))
        tree = tidier
    return Derivation(function, variable, tuple(steps), taken.slope, tree)


def _take(tree: Tree, whole: Tree, variable: str, place: Place, path: tuple[int, ...], *, folded: bool) -> _Taken:
    """Take the slope of `tree`, a part of `whole` that stands at `path` in it."""
    application = rule_for(tree, variable, place)
    before = slope_of(tree)
    if application.rule is UNKNOWN:
        return _not_known(application, path)
    parts = [
        _take(part, whole, variable, (*place, index), _path(whole, part, path), folded=folded)
        for index, part in enumerate(application.inner)
    ]
    kept = [part for part in parts if not (folded and part.step.trivial)]
    after = _with(application, iter([part.step.before if part in kept else part.slope for part in parts]))
    slope = _with(application, iter([part.slope for part in parts]))
    steps = [part.step for part in kept]
    if kept and after not in (kept[0].step.before, slope):
        steps.append(Step(_id(place) + ".so", TOGETHER, after, slope, path, len(place)))
    return _Taken(
        Step(_id(place), application.rule.id, before, after, path, len(place), tuple(steps), application), slope
    )  # fmt: skip


def _not_known(application: Application, path: tuple[int, ...]) -> _Taken:
    """Return the step that says so; the slope stays open."""
    slope, place = slope_of(application.tree), application.place
    return _Taken(Step(_id(place), UNKNOWN.id, slope, slope, path, len(place), (), application), slope)


def _with(application: Application, slopes: Iterator[Tree]) -> Tree:
    """Return what the rule makes of the slopes of its parts."""
    return application.rule.makes(application, lambda _: next(slopes))


def _id(place: Place) -> str:
    return ".".join(["1", *(str(index + 1) for index in place)])


def _path(whole: Tree, part: Tree, within: tuple[int, ...]) -> tuple[int, ...]:
    """Return the way from the root of `whole` to `part`, looking below `within`, or `within` if it is not there."""
    tree = whole
    for index in within:
        tree = children(tree)[index]
    waiting = [(within, tree)]
    while waiting:
        path, node = waiting.pop()
        if node is part:
            return path
        waiting += [((*path, index), child) for index, child in reversed([*enumerate(children(node))])]
    return within
