"""The steps of a derivation: a tree of values with stable ids, told elsewhere.

In `before` and `after` a slope that is still to be taken stands as `D(u)`: the product rule goes
from `D(u*v)` to `D(u)*v + u*D(v)`. Every step leaves the value unchanged.
"""

from collections.abc import Iterator

from tutor.calculus.rules import Application
from tutor.notation.tree import Call, Tree
from tutor.values import value

MARK = "D"
"""The name of the slope of something, where it is still to be taken."""

TOGETHER = "together"
"""The rule of a step that puts slopes found before in their places."""


def slope_of(part: Tree) -> Tree:
    """Return the slope of `part`, still to be taken."""
    return Call(MARK, (part,))


@value
class Step:
    """One step.

    Attributes:
        id: stable: `1` is the whole function, `1.2` its second part, `1.so` puts its parts together, `tidy.1`.
        rule: the id of a row of `calculus.rules`, `together`, or one of the ways of tidying.
        before: what there was.
        after: what the step made of it.
        path: the part of the function it touches, as the way down from its root; a part that stands
            nowhere in the function as written (after a rewriting) has the way to what it was made from.
        depth: how deep in the function, 0 for the whole.
        children: the steps that take the slopes left open in `after`, and the one that puts them together.
        application: the rule with its named parts; None where no slope is taken.
    """

    id: str
    rule: str
    before: Tree
    after: Tree
    path: tuple[int, ...]
    depth: int
    children: tuple["Step", ...] = ()
    application: Application | None = None

    @property
    def trivial(self) -> bool:
        """Whether hardly anybody needs to see it: a constant, or the letter itself."""
        return self.rule in {"constant", "variable"}


@value
class Derivation:
    """The derivation of a slope.

    Attributes:
        function: J.
        variable: the letter that moves.
        steps: the step for the whole function, then those that tidy.
        found: the derivative as the rules leave it; with open slopes where a rule is not known.
        derivative: the same, tidied; None where a rule is not known.
    """

    function: Tree
    variable: str
    steps: tuple[Step, ...]
    found: Tree
    derivative: Tree | None

    @property
    def whole(self) -> Step:
        """The step at the whole function."""
        return self.steps[0]

    def in_order(self) -> Iterator[Step]:
        """Yield all steps, each before its children."""
        waiting = list(reversed(self.steps))
        while waiting:
            step = waiting.pop()
            yield step
            waiting.extend(reversed(step.children))
