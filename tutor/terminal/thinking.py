"""Saying that SymPy is thinking, when it does so for longer than a moment, and that Ctrl-C stops only the check."""

from threading import Lock, Timer
from types import TracebackType
from typing import Self

from tutor.messages import say
from tutor.render.lines import cells
from tutor.terminal.speech import told
from tutor.terminal.writer import Writer

MOMENT = 0.3
"""Seconds of silence before something is said."""

_THINKING = say("SymPy is thinking … Ctrl-C stops the check.")


class Thinking:
    """Says so while it is entered for longer than a moment; takes it back at the end where the cursor can move."""

    def __init__(self, writer: Writer, moment: float = MOMENT) -> None:
        """Watch over what is written on a terminal."""
        self._writer = writer
        self._said = ""
        self._over = False
        self._lock = Lock()
        self._timer = Timer(moment, self._say)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def _say(self) -> None:
        with self._lock:
            if not self._over:
                self._said = "  " + told(_THINKING)
                self._writer.text(self._said + ("\n" if self._writer.linear else ""))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._over = True
        if self._said and not self._writer.linear:
            self._writer.text(f"\r{' ' * cells(self._said)}\r")
