"""Windows' consoles, as far as they can be tried elsewhere: a stand-in for its kernel, and no signals it lacks."""

import os
import signal
from typing import Any

import pytest

from tutor.terminal import signals
from tutor.terminal.windows import understands_escapes
from tutor.terminal.writer import standard_writer


class Console:
    """A console that was started in a mode, and may refuse another."""

    def __init__(self, *, there: bool, new: bool) -> None:
        """Stand in for `kernel32`."""
        self.there, self.new, self.mode = there, new, 0

    def GetStdHandle(self, number: int) -> int:  # noqa: N802 - Windows' name
        """Return a handle."""
        assert number == -11
        return 7

    def GetConsoleMode(self, handle: int, mode: Any) -> int:  # noqa: N802 - likewise
        """Tell the mode; 0 where it is no console."""
        assert handle == 7
        mode._obj.value = 3  # noqa: SLF001 - what ctypes passes by reference
        return int(self.there)

    def SetConsoleMode(self, handle: int, mode: int) -> int:  # noqa: N802 - likewise
        """Take a mode; 0 where it is not known."""
        assert handle == 7
        self.mode = mode
        return int(self.new)


@pytest.mark.parametrize(
    ("there", "new", "understands"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_a_console_is_asked(there: bool, new: bool, understands: bool) -> None:  # noqa: FBT001 - columns
    console = Console(there=there, new=new)
    assert understands_escapes(console, "nt") is understands
    assert not there or console.mode == 3 | 4


def test_without_windows_there_is_nothing_to_ask() -> None:
    assert understands_escapes(None, "posix")
    assert os.name == "nt" or not understands_escapes(None, "nt")


def test_an_old_console_gets_no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert standard_writer({"TERM": "xterm"}).colour
    monkeypatch.setattr("tutor.terminal.writer.understands_escapes", lambda: False)
    assert not standard_writer({"TERM": "xterm"}).colour


def test_signals_a_platform_lacks_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []
    monkeypatch.setattr(signal, "signal", lambda number, _: taken.append(number))
    for name in ("SIGHUP", "SIGQUIT"):
        monkeypatch.delattr(signal, name, raising=False)
    signals.leave_when_told()
    assert taken == [signal.SIGTERM]
