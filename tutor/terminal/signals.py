"""The signals that end a program, turned into an ordinary exit, so that the terminal is put back in order."""

import signal

_ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT")
"""Those of them that a platform has; Windows has the first only."""


def leave_when_told() -> None:
    """Let each of them leave by the usual way, with 128 and its number for the exit status."""
    for name in _ENDING:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _leave)


def _leave(number: int, _: object) -> None:
    raise SystemExit(128 + number)
