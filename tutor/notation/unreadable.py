"""A line that can't be read, as a value that points at its place."""

from tutor.messages import Message
from tutor.values import value


@value
class Unreadable:
    """Why a line can't be read, and where.

    Attributes:
        column: index into the line as typed, counted from 0; the length of the line at its end.
        reason: what is the matter, with the likely intention.
        unfinished: whether typing on could still make it a good line; the live preview then
            waits quietly instead of calling it a mistake.
    """

    column: int
    reason: Message
    unfinished: bool = False


class Stumble(Exception):  # noqa: N818 - not an error of the program: it never leaves `notation`
    """Carries an `Unreadable` out of the depths of the parser to the one function that reads."""

    def __init__(self, column: int, reason: Message, *, unfinished: bool = False) -> None:
        """Stop reading at `column` because of `reason`."""
        super().__init__(reason.text)
        self.unreadable = Unreadable(column, reason, unfinished)
