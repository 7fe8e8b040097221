"""The world's failures: what went wrong, what to do about it, and the exit status that says so."""


class WorldError(Exception):
    """Something outside the program is not as it needs to be.

    `str()` of it is a sentence for the learner that says what to do.
    """

    status = 1


class NoLessonsError(WorldError):
    """No lesson can be taught."""

    status = 2


class NoProgressError(WorldError):
    """The progress file can't be used, and was left as it is."""

    status = 2


class NoEventError(WorldError):
    """What should be an event is none."""

    status = 1
