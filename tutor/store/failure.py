"""The world's failures: what went wrong, what to do about it, and the exit status that says so."""

from tutor.messages import Message, as_message
from tutor.render.sentences import sentence


class WorldError(Exception):
    """Something outside the program is not as it needs to be.

    `says` is a sentence for the learner that says what to do; `str()` of the error is it in English.
    """

    status = 1

    def __init__(self, says: Message | str) -> None:
        """Fail with a sentence."""
        self.says = as_message(says)
        super().__init__(sentence(self.says))


class NoLessonsError(WorldError):
    """No lesson can be taught."""

    status = 2


class NoProgressError(WorldError):
    """The progress file can't be used, and was left as it is."""

    status = 2


class WrongNameError(WorldError):
    """A name that is none."""

    status = 2


class NoEventError(WorldError):
    """What should be an event is none."""

    status = 1
