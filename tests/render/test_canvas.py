"""The canvas: dots, lines, curves, text, in each of its modes; axes with round numbers."""

import pytest

from tutor.render.axes import decades, framed, round_step, short, ticks
from tutor.render.canvas import Canvas, Mode, Pen, Window, clipped
from tutor.render.lines import plain_text

UNIT = Window(0.0, 1.0, 0.0, 1.0)
SOLID = Pen("plot.curve", "*", 1)
DASHED = Pen("plot.tangent", "-", 2, on=1, off=1)


def drawn(canvas: Canvas) -> list[str]:
    return [plain_text(line) for line in canvas.lines()]


@pytest.mark.parametrize("mode", [Mode.BRAILLE, Mode.BLOCKS, Mode.ASCII], ids=lambda mode: mode.value)
def test_a_diagonal(mode: Mode) -> None:
    canvas = Canvas(3, 2, UNIT, mode)
    canvas.line((0.0, 0.0), (1.0, 1.0), SOLID)
    rows = drawn(canvas)
    assert rows[0][0] == " "
    assert rows[1][2] == " "
    assert rows[0][2] != " "
    assert rows[1][0] != " "
    assert mode is not Mode.ASCII or rows == [" **", "*  "]


def test_the_dots_of_a_cell() -> None:
    canvas = Canvas(1, 1, UNIT, Mode.BRAILLE)
    for right, below in ((0, 0), (1, 0), (0, 3), (1, 3)):
        canvas.dot(right, below, SOLID)
    assert drawn(canvas) == ["⣉"]
    canvas = Canvas(1, 1, UNIT, Mode.BLOCKS)
    canvas.dot(0, 0, SOLID)
    canvas.dot(1, 1, SOLID)
    assert drawn(canvas) == ["▚"]


def test_a_dot_outside_is_not_seen() -> None:
    canvas = Canvas(2, 2, UNIT, Mode.ASCII)
    for right, below in ((-1, 0), (2, 0), (0, -1), (0, 2)):
        canvas.dot(right, below, SOLID)
    assert drawn(canvas) == ["  ", "  "]


def test_the_higher_pen_gives_a_cell_its_style() -> None:
    canvas = Canvas(1, 1, UNIT, Mode.ASCII)
    canvas.dot(0, 0, DASHED)
    canvas.dot(0, 0, SOLID)
    assert canvas.lines() == [(("plot.tangent", "-"),)]


def test_a_dashed_line_has_gaps() -> None:
    canvas = Canvas(6, 1, UNIT, Mode.ASCII)
    canvas.line((0.0, 0.5), (1.0, 0.5), DASHED)
    assert drawn(canvas) == ["- - - "]


def test_text_stands_over_the_dots_and_never_outside() -> None:
    canvas = Canvas(4, 1, UNIT, Mode.ASCII)
    canvas.line((0.0, 0.5), (1.0, 0.5), SOLID)
    canvas.write(3, 0, "ab", "plot.mark")
    canvas.write(0, 7, "x", "plot.mark")
    assert drawn(canvas) == ["**ab"]
    canvas.write(0, 0, "abcdef", "plot.mark")
    assert drawn(canvas) == ["abcd"]
    canvas.write(0, 0, "切线ab", "plot.mark")
    assert drawn(canvas) == ["切线"]
    canvas.write(3, 0, "切", "plot.mark")
    assert drawn(canvas) == ["切切"]


def test_a_curve_is_broken_where_it_has_no_value_and_where_it_leaps() -> None:
    canvas = Canvas(9, 3, Window(-1.0, 1.0, -5.0, 5.0), Mode.ASCII)
    canvas.curve(lambda x: 1 / x if x else None, SOLID)
    assert [row[4] for row in drawn(canvas)] == [" ", " ", " "]
    canvas = Canvas(9, 9, Window(-1.0, 1.0, -1.5, 1.5), Mode.ASCII)
    canvas.curve(lambda x: (x > 0) - (x < 0), SOLID)
    assert sum(row[4] != " " for row in drawn(canvas)) <= 2
    canvas = Canvas(9, 9, Window(-1.0, 1.0, -1.5, 1.5), Mode.ASCII)
    canvas.curve(lambda x: max(-1.0, min(1.0, 9 * x)), SOLID)
    assert all(any(sign != " " for sign in row) for row in drawn(canvas)[2:7])


@pytest.mark.parametrize(
    ("start", "stop", "seen"),
    [
        ((-1.0, 0.5), (2.0, 0.5), ((0.0, 0.5), (1.0, 0.5))),
        ((0.5, 3.0), (0.5, -3.0), ((0.5, 1.0), (0.5, 0.0))),
        ((-1.0, -1.0), (2.0, 2.0), ((0.0, 0.0), (1.0, 1.0))),
        ((-1.0, 2.0), (2.0, 2.0), None),
        ((-2.0, 0.0), (0.0, 2.0), None),
        ((0.2, 0.2), (0.2, 0.2), ((0.2, 0.2), (0.2, 0.2))),
        ((0.0, 0.0), (1.0, float("inf")), None),
    ],
)
def test_a_line_is_drawn_as_far_as_it_is_seen(
    start: tuple[float, float], stop: tuple[float, float], seen: tuple[tuple[float, float], ...] | None
) -> None:
    part = clipped(UNIT, start, stop)
    if seen is None or part is None:
        assert part is seen
    else:
        assert [value for point in part for value in point] == pytest.approx([v for point in seen for v in point])


@pytest.mark.parametrize(
    ("low", "high", "most", "around", "labels"),
    [
        (0.0, 10.0, 5, None, "0 2 4 6 8 10"),
        (-1.0, 1.0, 4, 0.0, "-1 -0.5 0 0.5 1"),
        (2.9, 3.1, 4, 3.0, "2.9 3 3.1"),
        (3 - 1e-8, 3 + 1e-8, 2, 3.0, "-1e-8 3 +1e-8"),
        (0.0, 2e-9, 2, None, "0 1e-9 2e-9"),
    ],
)
def test_ticks_stand_at_round_numbers(low: float, high: float, most: int, around: float | None, labels: str) -> None:
    assert [tick.label for tick in ticks(low, high, most, around)] == labels.split()


def test_steps_are_round() -> None:
    assert [round_step(span, 1) for span in (0.9, 1.0, 1.1, 4.0, 7.0, 30.0)] == [1.0, 1.0, 2.0, 5.0, 10.0, 50.0]


@pytest.mark.parametrize(("number", "text"), [(-0.0, "0"), (1e-08, "1e-8"), (2.5e20, "2.5e20"), (1 / 3, "0.333333")])
def test_numbers_are_short(number: float, text: str) -> None:
    assert short(number) == text


def test_a_frame() -> None:
    for mode, page in (
        (Mode.ASCII, ["y", "1+  ", "0+  ", " +++", "  0 x"]),
        (Mode.BRAILLE, ["y", "1┤  ", "0┤  ", " └┴┴"]),
    ):
        canvas = Canvas(2, 2, UNIT, mode)
        lines = framed(canvas, ticks(0.0, 1.0, 1), ticks(0.0, 1.0, 1), ("x", "y"))
        assert [plain_text(line) for line in lines][: len(page) - 1] == page[: len(page) - 1]


def test_decades() -> None:
    assert [tick.label for tick in decades(-4, 1, 2)] == ["1e-4", "1e-2", "1"]


def test_labels_never_touch() -> None:
    canvas = Canvas(20, 1, Window(0.0, 1.0, 0.0, 1.0), Mode.ASCII)
    *_, below = framed(canvas, ticks(0.0, 1.0, 20), (), ("w", ""))
    assert plain_text(below).split()[-1] == "w"
    assert all(label.replace(".", "").isdigit() for label in plain_text(below).split()[:-1])
