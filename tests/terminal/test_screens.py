"""Golden screens: what a person sees at the moments that matter, on terminals of three sizes, in both languages.

`pytest tests/terminal/test_screens.py --update` writes them anew; read the difference before you keep it.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("pseudo-terminals are POSIX's", allow_module_level=True)

from screen import Terminal

PAGES = Path(__file__).parents[1] / "screens"

SIZES = ((80, 24), (120, 40), (40, 24))

READY = {"en": "F1 help", "zh": "F1 "}


def settled(terminal: Terminal) -> str:
    """Return what is on the screen once nothing more is coming."""
    before = ""
    while before != terminal.text or not before.strip():
        before = terminal.text
        terminal.pump(0.3)
    return terminal.text + "\n"


@pytest.mark.slow
@pytest.mark.parametrize("language", list(READY))
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_conversation(
    size: tuple[int, int], language: str, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    terminal = Terminal(["learn", "powers"], tmp_path, *size, TUTOR_LANG=language, LANG="C.UTF-8")

    def keep(moment: str) -> None:
        golden(PAGES / f"{moment}-{language}-{size[0]}x{size[1]}.txt", settled(terminal))

    def ready() -> None:
        terminal.wait_for(lambda seen: any(READY[language] in row for row in seen.rows[-3:]))

    try:
        ready()
        terminal.type("1/w^2")
        keep("typing")
        terminal.type("\x153w\r")
        ready()
        keep("wrong-answer")
        terminal.type("2w\r")
        terminal.wait_for(lambda seen: "1e-8" in seen.everything)
        ready()
        keep("right-answer")
        terminal.type("/plot\r")
        terminal.wait_for(lambda seen: "●" in seen.text)
        ready()
        keep("picture")
        terminal.type("/explore\r")
        terminal.wait_for(lambda seen: "float64" in seen.text)
        keep("explorer")
    finally:
        terminal.child.close(force=True)
