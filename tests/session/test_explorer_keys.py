"""The explorer's keys: what each changes, and where it ends."""

import pytest

from tutor.calculus.numbers import Point, Step, read_point
from tutor.calculus.precision import EXACT
from tutor.calculus.schemes import BY_NAME
from tutor.course.model import Function
from tutor.notation.reading import Reading, read
from tutor.session.explorer import BY_KEY, KEYS, NOTHING, SMALLEST, View, opened
from tutor.session.outputs import Exploring


def view(at: str = "3", steps: tuple[Step, ...] = ()) -> View:
    reading, point = read("w^2"), read_point(at)
    assert isinstance(reading, Reading)
    assert isinstance(point, Point)
    return opened(Exploring(Function(reading.tree, "w"), point, steps=steps))


def press(seen: View, *keys: str) -> View:
    for key in keys:
        seen = BY_KEY[key].does(seen)
    return seen


@pytest.mark.parametrize(
    ("keys", "eps"),
    [
        ([], "1"), (["left"], "1e-1"), (["left"] * 3, "1e-3"), (["left"] * 3 + ["right"], "1e-2"), (["right"], "1"),
        (["left"] * 40, f"1e{SMALLEST}"),
    ],
)  # fmt: skip
def test_epsilon(keys: list[str], eps: str) -> None:
    step = press(view(), *keys).step
    assert step.text == eps
    assert step.value == float(eps)


@pytest.mark.parametrize(
    ("at", "keys", "there"),
    [
        ("3", ["up"], "3.5"), ("3", ["down"] * 7, "-0.5"), ("0", ["up"], "0.5"), ("-30", ["up"], "-25"),
        ("3", ["pageup"], "3.05"), ("3", ["s-down"], "2.95"), ("pi/3", ["up"], "1.5471975512"),
        ("1e8", ["up"], "150000000"),
        ("10^308", ["up"], "10^308"),
    ],
)  # fmt: skip
def test_w(at: str, keys: list[str], there: str) -> None:
    assert press(view(at), *keys).at.text == there


def test_scheme_and_arithmetic_go_round() -> None:
    assert [press(view(), *["s"] * count).scheme.name for count in range(5)] == [*BY_NAME, "forward"]
    assert [press(view(), *["p"] * count).precision.name for count in range(4)] == ["float", "exact", "50", "float"]
    odd = opened(Exploring(view().function, view().at, precision=EXACT))
    assert press(odd, "p").precision.name == "50"


def test_the_window_and_the_picture() -> None:
    assert press(view(), "z").near
    assert not press(view(), "z", "z").near
    assert press(view(), "v").errors


def test_it_opens_with_the_first_step_of_a_lesson() -> None:
    assert view(steps=(Step("1e-3", 1e-3), Step("1e-4", 1e-4))).step.text == "1e-3"
    assert view(steps=(Step("1e-300", 1e-300),)).power == SMALLEST


def test_every_key_has_a_sign_and_no_two_the_same_name() -> None:
    assert len(BY_KEY) == sum(len(key.names) for key in KEYS)
    assert all(key.sign and (key.help is NOTHING or key.help.text) for key in KEYS)
    assert KEYS[-1].help is not NOTHING
