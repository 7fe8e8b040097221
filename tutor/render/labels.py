"""What stands beside the lines of a picture's legend, in the learner's language.

Legends stand at the ends of lines, so a label may be wider than in English; what is written into a
picture itself, cell by cell, is formulas and figures.
"""

from collections.abc import Iterable

from tutor.messages import say
from tutor.render.lines import Line
from tutor.render.sentences import Translate

LABELS = frozenset(
    message.text
    for message in (
        say("tangent"),
        say("secant"),
        say("run, rise"),
        say("forward"),
        say("central"),
        say("from the left"),
        say("from the right"),
        say("falls with ε, ε²"),
    )
)
"""The words of legends."""


def labelled(lines: Iterable[Line], translate: Translate) -> list[Line]:
    """Return the lines of a picture with the words of its legend translated."""
    return [tuple((style, _translated(text, translate)) for style, text in line) for line in lines]


def _translated(text: str, translate: Translate) -> str:
    word = text.strip()
    return text.replace(word, translate(word)) if word in LABELS else text
