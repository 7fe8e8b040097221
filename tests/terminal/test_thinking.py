"""A word while SymPy thinks: only when it takes long, and taken back where the cursor can move."""

import io
import time

from tutor.terminal.thinking import Thinking
from tutor.terminal.writer import Writer


def written(seconds: float, *, linear: bool) -> str:
    stream = io.StringIO()
    with Thinking(Writer(stream, colour=False, terminal=True, linear=linear), moment=0.05):
        time.sleep(seconds)
    return stream.getvalue()


def test_what_is_quick_is_not_worth_a_word() -> None:
    assert written(0.0, linear=False) == ""
    assert written(0.0, linear=True) == ""


def test_what_takes_long_is_said_and_taken_back() -> None:
    said = "  SymPy is thinking … Ctrl-C stops the check."
    assert written(0.3, linear=True) == said + "\n"
    assert written(0.3, linear=False) == f"{said}\r{' ' * len(said)}\r"
