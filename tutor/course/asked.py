"""A question as it is kept with an answer: its kind and what it was about, in the lines of a lesson script.

It stands for itself, so what was asked can be told when the lesson has been changed, or was made up by the
practice. It goes through the same reader as every lesson: nothing in it is ever executed.
"""

from tutor.calculus.numbers import Point
from tutor.course.model import Function, Predict
from tutor.course.reading import read_lesson
from tutor.values import value


@value
class Asked:
    """What was asked.

    Attributes:
        kind: the kind of block: `predict`, `value`.
        function: what it was about.
        at: the points, at least one.
    """

    kind: str
    function: Function
    at: tuple[Point, ...]


def read_asked(text: str) -> Asked | None:
    """Read a question that was kept; None where it is about no function."""
    kind, _, lines = text.partition("\n")
    script = f"---\nformat: 1\ntitle: asked\n---\n```predict asked\n{lines}\n```\n"
    lesson, _ = read_lesson(script, "asked", "01-asked.md")
    block = lesson.blocks[0] if lesson is not None else None
    return Asked(kind, block.function, block.at) if isinstance(block, Predict) else None
