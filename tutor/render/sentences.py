"""Messages to text: translated, then their gaps filled with formulas, numbers and foreign text."""

import re
from collections.abc import Callable
from typing import Protocol, TypeGuard, runtime_checkable

from tutor.messages import Message
from tutor.notation.plain import shown
from tutor.notation.tree import Call, Constant, Letter, Negation, Number, Power, Product, Quotient, Sum, Tree
from tutor.render.lines import visible

Translate = Callable[[str], str]
"""From an English text to the learner's language; the same text where there is no translation."""

_GAP = re.compile(r"\{(\w+)\}")
_TREES = (Number, Constant, Letter, Negation, Sum, Product, Quotient, Power, Call)


@runtime_checkable
class Wording(Protocol):
    """A translation that also says formulas in words."""

    def __call__(self, text: str) -> str:
        """Translate a text."""

    def written(self, tree: Tree) -> Message:
        """Say a formula in words."""


def says_words(translate: Translate) -> TypeGuard[Wording]:
    """Whether formulas are to be said in words: no tables in columns then, either."""
    return isinstance(translate, Wording)


def english(text: str) -> str:
    """Translate nothing."""
    return text


def is_tree(part: object) -> bool:
    """Whether something is a formula."""
    return isinstance(part, _TREES)


def sentence(message: Message, translate: Translate = english) -> str:
    """Return the message in the learner's language, safe to print.

    Gaps are filled by name, once; what is filled in is never looked at for gaps again.
    """
    values = dict(message.values)
    text = translate(message.text)
    return visible(_GAP.sub(lambda gap: value_text(values[gap[1]], translate) if gap[1] in values else gap[0], text))


def value_text(value: object, translate: Translate = english) -> str:
    """Return how a value looks in a sentence."""
    match value:
        case Message():
            return sentence(value, translate)
        case bool() | str():
            return visible(str(value))
        case float():
            return number(value)
        case _ if isinstance(value, _TREES):
            return sentence(translate.written(value), translate) if says_words(translate) else visible(shown(value))
        case _:
            return visible(str(value))


def number(value: float) -> str:
    """Return a number as a person writes it: ten significant digits, no `.0`, no `-0`."""
    text = f"{value:.10g}"
    return "0" if text == "-0" else text
