"""What a kind of block is: the word after its fence, its keys, and what builds it."""

from collections.abc import Callable

from tutor.course.keys import Keys
from tutor.course.model import Block
from tutor.values import value


@value
class Kind:
    """A kind of block.

    Attributes:
        name: the word after the fence.
        keys: the keys it knows.
        needed: those that must be there.
        several: those that may be repeated.
        asks: whether it asks something; then it has an id, else it may have one.
        build: makes the block of its keys and its id; None where that can't be done.
    """

    name: str
    keys: tuple[str, ...]
    needed: tuple[str, ...]
    several: tuple[str, ...]
    asks: bool
    build: Callable[[Keys, str], Block | None]


J_KEYS = ("J", "variable", "with", "domain")
"""The keys that make a function."""

QUESTION_KEYS = ("hint", "watch", "skip")
"""The keys of every question."""
