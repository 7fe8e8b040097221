"""The explorer in a real terminal: keys, a window that changes its size, and the way back."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("pseudo-terminals are POSIX's", allow_module_level=True)

from screen import Terminal

Open = Callable[..., Terminal]


@pytest.fixture
def tutor(tmp_path: Path) -> Iterator[Open]:
    opened: list[Terminal] = []

    def start(*arguments: str, columns: int = 80, lines: int = 24, **environment: str) -> Terminal:
        terminal = Terminal(list(arguments), tmp_path, columns, lines, **environment)
        opened.append(terminal)
        return terminal

    yield start
    for terminal in opened:
        terminal.child.close(force=True)


def test_exploring_from_the_command_line(tutor: Open) -> None:
    terminal = tutor("explore", "w^2", "--at", "3")
    terminal.wait_for("k         7.0   slope 6.0, off by 1.0e+00")
    keys = "  ← → ε · ↑ ↓ w · s scheme · p arithmetic · z zoom along · q back"
    terminal.wait_for(lambda seen: seen.rows[-1] == keys)  # the last row may be on its way still
    terminal.type("\x1b[D\x1b[D\x1b[D")
    terminal.wait_for("k         6.000999999999479   slope 6.0, off by 1.0e-03")
    terminal.type("\x1b[A")
    terminal.wait_for("w = 3.5")
    terminal.type("s")
    terminal.wait_for("backward")
    terminal.pump(0.2)
    terminal.resize(40, 24)
    terminal.wait_for(lambda seen: any(row == "  backward · float64" for row in seen.rows))
    assert all(len(row) <= 40 for row in terminal.rows)
    terminal.type("q")
    assert terminal.ended() == 0


def test_exploring_in_a_conversation_and_back(tutor: Open) -> None:
    terminal = tutor("learn", "powers")
    terminal.wait_for("❯")
    terminal.enter("2w", "at w = 5?")
    terminal.type("/explore\r")
    terminal.wait_for("q back")
    terminal.type("\x1b[A\x1b[A")
    terminal.wait_for("w = 4 ·")
    terminal.type("q")
    terminal.wait_for(lambda seen: seen.rows[-1].startswith("  F1 help"))
    terminal.type("/plot\r")
    terminal.wait_for("At w = 4 the slope is 8")


def test_without_a_full_screen(tutor: Open) -> None:
    terminal = tutor("explore", "1/w", "--at", "2", "--plain", lines=60)
    assert terminal.ended() == 0
    assert "J(w) = 1/w at w = 2" in terminal.text
    assert "the closer, the straighter" in " ".join(terminal.text.split())
