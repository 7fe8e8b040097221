"""The explorer's screen: in any size exactly that size, and a sentence for whatever is to be seen."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.calculus.numbers import Point, read_point
from tutor.course.model import Function
from tutor.notation.reading import Reading, read
from tutor.render.canvas import Mode
from tutor.render.explorer import screen
from tutor.render.lines import cells, plain_text
from tutor.render.screen import Look
from tutor.render.theme import THEME
from tutor.session.explorer import BY_KEY, View, opened
from tutor.session.outputs import Exploring

PAGES = Path(__file__).parents[1] / "pictures"


def view(J: str, at: str, keys: str = "") -> View:
    reading, point = read(J), read_point(at)
    assert isinstance(reading, Reading)
    assert isinstance(point, Point)
    seen = opened(Exploring(Function(reading.tree, "w"), point))
    for key in keys.split():
        seen = BY_KEY[key].does(seen)
    return seen


def page(seen: View, columns: int, rows: int, mode: Mode = Mode.BRAILLE) -> list[str]:
    look = Look(width=columns, colour=False, picture=mode)
    return [plain_text(line).rstrip() for line in screen(seen, columns, rows, look)]


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40), (40, 24), (40, 40)])
def test_a_screen(columns: int, rows: int, golden: Callable[[Path, str], None]) -> None:
    shown = page(view("w^2", "3", "left"), columns, rows)
    golden(PAGES / f"explorer-{columns}x{rows}.txt", "\n".join(shown) + "\n")


PLACES = [
    ("w^2", "3", ""), ("w^2", "3", "left " * 18), ("w^2", "3", "z " + "left " * 16), ("1/w", "0", "s s"),
    ("|w|", "0", "s s"),
    ("sqrt(w)", "0", "s"), ("e^w", "1", "p"), ("e^w", "1", "p p left left"), ("ln(w)", "-1", ""),
    ("w^2", "1e8", "left " * 9),
    ("e^w", "700", "up up"), ("7", "3", "v"), ("w^3", "-2", "s s s"),
]  # fmt: skip


@pytest.mark.parametrize(("J", "at", "keys"), PLACES, ids=[f"{row[0]} at {row[1]} {row[2][:9]}" for row in PLACES])
def test_it_fits_any_window_exactly(J: str, at: str, keys: str) -> None:
    for columns, rows in ((80, 24), (132, 50), (40, 24), (40, 44), (20, 10), (30, 5), (72, 12), (200, 8)):
        for mode in (Mode.BRAILLE, Mode.ASCII) if columns == 80 else (Mode.BLOCKS,):
            shown = page(view(J, at, keys), columns, rows, mode)
            assert len(shown) == rows
            text = "\n".join(shown)
            for forbidden in ("nan", "None", "inf "):
                assert forbidden not in text, text
            assert max(cells(line) for line in shown) <= max(columns, 40), text
            assert shown[-1].endswith("q back")


SENTENCES = [
    ("w^2", "3", "left", "The bend of J rules: the secant is not yet the tangent, and a smaller ε brings k closer."),
    ("w^2", "3", "left " * 9, "Rounding rules: a smaller ε only makes it worse."),
    ("w^2", "3", "left " * 16, "3 + 1e-16 is still 3 in a float, so nothing moved: k = 0.0."),
    ("w^2", "3", "s " + "left " * 17, "3 - 1e-17 is still 3 in a float, so nothing moved: k = 0.0."),
    ("w^2", "3", "s s", "k is the slope itself."),
    ("e^w", "1", "p", "At w = 1 J is no fraction: p goes on to 50 digits."),
    ("1/w", "0", "", "At w = 0 J has no value: beside it J grows without end (a pole)."),
    ("|w|", "0", "", "At w = 0 there is a kink: the slope is -1 from the left and 1 from the right."),
    ("|w|", "0", "s s", "1 from the right. The central difference says 0.0 all the same."),
    ("sqrt(w)", "0", "s", "J has no value at a point that this difference needs. At w = 0 the curve begins or ends"),
    ("cbrt(w)", "0", "", "the tangent stands upright"),
    ("ln(w)", "-1", "", "nothing to draw."),
]  # fmt: skip


@pytest.mark.parametrize(("J", "at", "keys", "says"), SENTENCES, ids=[f"{r[0]} {r[2][:9]}" for r in SENTENCES])
def test_its_sentence(J: str, at: str, keys: str, says: str) -> None:
    assert says in " ".join(" ".join(page(view(J, at, keys), 80, 24)).split())


def test_the_figures_with_noise_set_apart() -> None:
    shown = page(view("w^2", "3", "left left left"), 80, 24)
    assert shown[1:4] == [
        "  J(w)      9",
        "  J(w + ε)  9.006001",
        "  k         6.0009999999[99479]   slope 6.0, off by 1.0e-03",
    ]
    assert "w - ε" in page(view("w^2", "3", "s"), 80, 24)[2]
    assert "exact fractions" in page(view("w^2", "3", "p"), 80, 24)[0]
    assert "50 digits" in page(view("w^2", "3", "p p"), 80, 24)[0]


def test_small_screens_show_one_picture_or_none() -> None:
    assert "|k - slope|" not in "\n".join(page(view("w^2", "3"), 40, 20))
    assert "|k - slope|" in "\n".join(page(view("w^2", "3", "v"), 40, 20))
    assert "|k - slope|" in "\n".join(page(view("w^2", "3"), 40, 40))
    assert not any("┤" in line for line in page(view("w^2", "3"), 80, 10))
    assert not any("┤" in line for line in page(view("w^2", "3"), 80, 24, Mode.OFF))


def test_every_style_is_in_the_theme() -> None:
    used = {style for line in screen(view("w^2", "3", "left left"), 80, 24, Look()) for style, _ in line}
    assert used <= THEME.keys()
