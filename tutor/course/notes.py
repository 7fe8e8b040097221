"""What is noted while a lesson file is read: its problems, and the ids it has given so far."""

import re

from tutor.course.problems import Place, Problem
from tutor.messages import Message, say
from tutor.notation.names import nearest
from tutor.notation.unreadable import Unreadable

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST_ID = 40


def is_id(text: str) -> bool:
    """Whether `text` can be an id: small letters, digits and hyphens."""
    return len(text) <= LONGEST_ID and ID.fullmatch(text) is not None


class Notes:
    """Collects what is to be said about one file."""

    def __init__(self, file: str) -> None:
        """Begin with nothing."""
        self.file = file
        self.problems: list[Problem] = []
        self.ids: dict[str, Place] = {}

    def problem(self, place: Place, name: str, says: Message) -> None:
        """Note an error."""
        self.problems.append(Problem(place, name, says))

    def unreadable(self, place: Place, unreadable: Unreadable, name: str) -> None:
        """Note that the text at `place` can't be read, at the very column."""
        column = place.column + unreadable.column
        self.problem(Place(self.file, place.line, column), name, unreadable.reason)


def unknown(what: Message, found: str, known: tuple[str, ...]) -> Message:
    """Say that a word is not known, and which one was probably meant."""
    near = nearest(found, known)
    if near:
        return say("I don't know the {what} {found}. Did you mean {near}?", what=what, found=found, near=near)
    return say("I don't know the {what} {found}. There are: {known}", what=what, found=found, known=", ".join(known))
