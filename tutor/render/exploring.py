"""What the ε explorer shows, in running text: the whole table, and a sentence for each of its pictures."""

from tutor.calculus.nudge import nudge
from tutor.calculus.numbers import Step, read_steps
from tutor.calculus.sights import Sight
from tutor.notation.unreadable import Unreadable
from tutor.render.captions import caption
from tutor.render.lines import Line, wrap
from tutor.render.prose import MARGIN
from tutor.render.sentences import Translate, english, sentence
from tutor.render.table import table_lines
from tutor.session.outputs import Exploring, PictureShown

_SAYS = (Sight.SECANT, Sight.ZOOM, Sight.ERRORS)


def every_step() -> tuple[Step, ...]:
    """Return the step sizes from where bend rules to where nothing moves."""
    steps = read_steps("1e-1 .. 1e-16")
    assert not isinstance(steps, Unreadable)  # noqa: S101 - a literal
    return steps


def in_words(shown: Exploring, width: int, *, colour: bool, translate: Translate = english) -> list[Line]:
    """Return the table and the sentences as lines."""
    function, steps = shown.function, shown.steps or every_step()
    table = nudge(
        function.tree, function.variable, shown.at, steps, shown.scheme, function.frozen, shown.precision
    )  # fmt: skip
    lines = table_lines(table, width, told=True, colour=colour, translate=translate)
    for sight in _SAYS:
        words = sentence(caption(PictureShown(sight, function, shown.at)), translate)
        lines += wrap((("", words),), width, MARGIN)
    return lines
