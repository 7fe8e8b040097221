"""The world's failures: what went wrong, what to do about it, and the exit status that says so."""

from tutor.messages import Message
from tutor.render.sentences import sentence


class WorldError(Exception):
    """Something outside the program is not as it needs to be.

    `says` is a sentence for the learner that says what to do; `str()` of the error is it in English.
    """

    status = 1

    def __init__(self, says: Message) -> None:
        """Fail with a sentence."""
        super().__init__(sentence(says))
        self.says = says


class NoLessonsError(WorldError):
    """No lesson can be taught."""

    status = 2
