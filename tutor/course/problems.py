"""An author's mistakes as values: collected, never raised, each with file, line and column."""

from tutor.messages import Message
from tutor.values import value


@value
class Place:
    """A place in a file; line and column are counted from 1."""

    file: str
    line: int = 1
    column: int = 1


@value
class Problem:
    """One thing to mend: an error keeps the lesson from being taught, a warning does not."""

    place: Place
    name: str
    says: Message
    warning: bool = False
