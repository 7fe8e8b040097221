"""What a mal-rule is: one row, with what it does, where it applies, what to say, and its own evidence."""

from collections.abc import Callable, Mapping

from tutor.messages import Message
from tutor.notation.tree import Letter, Tree
from tutor.values import value

Parts = Mapping[str, Tree]
"""The parts of the node it is applied to, by the letters of `malrules.formulas`."""


def bare(parts: Parts) -> bool:
    """Whether the inside is the variable itself, so that there is no chain."""
    return isinstance(parts["u"], Letter)


@value
class Example:
    """A function and what the mistake makes of it, both as they are typed; w is the letter that moves."""

    function: str
    wrong: str


@value
class Malrule:
    """One way in which a rule goes wrong at a node of a formula.

    Attributes:
        id: its name in capitals, unique; families share a first word.
        name: what was done, after "you" or on its own: "dropped the exponent as a factor".
        on: the kind of place it applies to (see `malrules.occasions`); several with spaces between.
        makes: the slope it gives there, in the letters of `malrules.formulas`; further entries are
            other forms of the same mistake.
        skills: the skills whose lessons teach to avoid it.
        right: what is right in such an answer, and stays.
        ask: the one question that leads on.
        examples: functions, and what the mistake makes of them.
        only: whether it applies to these parts; None for always.
        at: where a chain takes the slope of its outside: at u, du or w.
        numbers: gaps of its sentences that are numbers at the question's point, each with its formula.
    """

    id: str
    name: Message
    on: str
    makes: tuple[str, ...]
    skills: tuple[str, ...]
    right: Message | None
    ask: Message
    examples: tuple[Example, ...]
    only: Callable[[Parts], bool] | None = None
    at: str = "u"
    numbers: tuple[tuple[str, str], ...] = ()
