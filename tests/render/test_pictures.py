"""The pictures, as golden pages in every mode; what they hold for any function; the sentence each stands above."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.calculus.numbers import Point, Step, read_point, read_steps
from tutor.calculus.sights import Sight
from tutor.course.model import Function
from tutor.notation.reading import Reading, read
from tutor.notation.unreadable import Unreadable
from tutor.render.canvas import Mode
from tutor.render.captions import caption
from tutor.render.lines import cells, plain_text
from tutor.render.screen import Look, one
from tutor.render.sentences import sentence
from tutor.render.theme import THEME
from tutor.session.outputs import PictureShown

PAGES = Path(__file__).parents[1] / "pictures"

DRAWING = (Mode.BRAILLE, Mode.BLOCKS, Mode.ASCII)


def shown(sight: Sight, J: str, at: str, eps: str | None = None) -> PictureShown:
    reading, point = read(J), read_point(at)
    assert isinstance(reading, Reading)
    assert isinstance(point, Point)
    step: Step | None = None
    if eps is not None:
        steps = read_steps(eps)
        assert not isinstance(steps, Unreadable)
        (step,) = steps
    return PictureShown(sight, Function(reading.tree, "w"), point, step)


def page(output: PictureShown, width: int, mode: Mode) -> str:
    lines = one(output, Look(width=width, picture=mode))
    return "\n".join(plain_text(line).rstrip() for line in lines) + "\n"


GOLDEN = [
    ("secant", shown(Sight.SECANT, "w^2", "3")),
    ("tangent", shown(Sight.TANGENT, "1/w", "1/2")),
    ("zoom", shown(Sight.ZOOM, "w^2", "3")),
    ("errors", shown(Sight.ERRORS, "exp(w)", "1", "1e-3")),
    ("kink", shown(Sight.KINK, "|w|", "0")),
]


@pytest.mark.parametrize(("name", "output"), GOLDEN, ids=[name for name, _ in GOLDEN])
@pytest.mark.parametrize("mode", DRAWING, ids=lambda mode: mode.value)
def test_a_picture(name: str, output: PictureShown, mode: Mode, golden: Callable[[Path, str], None]) -> None:
    golden(PAGES / f"{name}-{mode.value}.txt", page(output, 80, mode) + "\n40 columns\n\n" + page(output, 40, mode))


CURVES = [
    ("w^2", "3"), ("w^2", "-3"), ("w^2", "0"), ("1/w", "1/2"), ("1/w", "0"), ("1/w^2", "0"), ("|w|", "0"), ("7", "2"),
    ("2w", "3"), ("sqrt(w)", "0"), ("cbrt(w)", "0"), ("sign(w)", "0"), ("ln(w)", "-1"), ("ln(w)", "0"),
    ("sin(w)/w", "0"), ("tan(w)", "1"), ("w^2", "1e8"), ("e^w", "700"), ("w^2/10^300", "10^150"), ("w^w", "1"),
    ("max(w, 2w)", "0"), ("sqrt(-w^2)", "0"), ("ln(|w|)", "0"), ("(w^2-1)/|w-1|", "1"), ("e^(1/w)", "0"),
    ("w^1.5", "0"), ("floor(w)", "2"), ("e^w", "-700"), ("w", "1e300"), ("sqrt(1-w^2)", "1"), ("1/w", "1e-9"),
    ("sqrt(1-w)", "0.95"), ("sqrt(1/10^5-w^2)/w", "0"),
]  # fmt: skip


@pytest.mark.parametrize("sight", Sight, ids=lambda sight: sight.value)
def test_any_curve_fits_any_terminal_and_says_nothing_unspeakable(sight: Sight) -> None:
    for J, at in CURVES:
        if isinstance(read(J), Unreadable):
            continue
        for eps, width, mode in ((None, 80, Mode.BRAILLE), ("1e-1", 40, Mode.BLOCKS), ("1e-16", 20, Mode.ASCII)):
            output = shown(sight, J, at, eps)
            words = sentence(caption(output))
            assert words.endswith("."), words
            text = page(output, width, mode)
            assert words.split() == text.split()[-len(words.split()) :], (J, at)
            for forbidden in ("inf ", "nan", "None", "Traceback", "{"):
                assert forbidden not in text, (J, at, text)
            widest = max(cells(line) for line in text.split("\n"))
            assert widest <= max(width, 30), (J, at, eps, mode, width, text)


def test_without_pictures_the_sentence_is_there() -> None:
    assert page(shown(Sight.TANGENT, "w^2", "3"), 80, Mode.OFF) == (
        "  J(w) = w² at w = 3\n  At w = 3 the slope is 6: the tangent rises by 6 for every 1 to the right.\n"
    )


def test_ascii_is_ascii_but_for_the_letters_of_mathematics() -> None:
    for _, output in GOLDEN:
        drawn = page(output, 80, Mode.ASCII).split("\n")[:16]
        assert all(character.isascii() or character in "ε×²" for line in drawn for character in line)


SENTENCES = [
    # picture, J, point, ε, what the sentence says
    ("secant", "w^2", "3", None, "The secant goes 1 to the right and 7 up: k = 7. At w = 3 the slope is 6:"),
    ("secant", "w^2", "3", "1e-1", "The secant goes 0.1 to the right and 0.61 up: k = 6.1."),
    ("secant", "w^2", "3", "1e-16", "3 + 1e-16 is still 3 in a float, so there is no secant."),
    ("secant", "sqrt(1-w^2)", "1", None, "At w = 1.5 J has no value, so there is no secant. At w = 1 the curve begins"),
    ("tangent", "1/w", "1/2", None, "At w = 0.5 the slope is -4: the tangent falls by 4 for every 1 to the right."),
    ("tangent", "w^2", "0", None, "At w = 0 the slope is 0: the tangent lies level."),
    ("tangent", "cbrt(w)", "0", None, "the tangent stands upright"),
    ("tangent", "sign(w)", "0", None, "At w = 0 J jumps: there is no tangent and no slope."),
    ("tangent", "sqrt(w)", "0", None, "the curve begins or ends, and it has no slope there."),
    ("tangent", "w^1.5", "0", None, "the slope is 0"),
    ("tangent", "sqrt(w)*w + |w|", "0", None, "there is a slope of 1 from one side only."),
    ("tangent", "|w| + sqrt(-w)*w", "0", None, "there is a slope of -1 from one side only."),
    ("tangent", "1/w", "0", None, "J grows without end (a pole)."),
    ("tangent", "ln(|w|)", "0", None, "J grows without end (a pole)."),
    ("tangent", "sin(w)/w", "0", None, "the curve has a hole there."),
    ("tangent", "|w|/w", "0", None, "the curve jumps there."),
    ("tangent", "ln(w)", "-1", None, "nothing to draw."),
    ("zoom", "w^2", "3", None, "at most 13% of the window apart at ×1, 1.3% at ×10, 0.13% at ×100"),
    ("zoom", "2w", "3", None, "J is a straight line around w = 3"),
    ("zoom", "|w|", "0", None, "no straighter. At w = 0 there is a kink: the slope is -1 from the left and 1 from"),
    ("errors", "e^w", "1", None, "The forward difference is off least near ε = 1e-8 (by 7e-9), the central one near"),
    ("errors", "w^2", "3", None, "The central one has only rounding to fear here."),
    ("errors", "2w", "3", None, "J does not bend here: only rounding"),
    ("errors", "e^w", "1", "1e-3", "At ε = 1e-3 the forward difference is off by 1.4e-03."),
    ("errors", "sqrt(1-w)", "1-1e-9", "1e-1", "The forward difference is off least near"),
    ("errors", "7", "3", None, "Both differences are exact here for every ε."),
    ("errors", "|w|", "0", None, "Without a slope there is nothing to be off by. At w = 0 there is a kink"),
    ("kink", "|w|", "0", None, "A central difference says 0 there with every sign of confidence"),
    ("kink", "|w| + w/2", "0", None, "-0.5 from the left and 1.5 from the right. The gap stays"),
    ("kink", "w^2", "3", None, "At w = 3 the slope is 6 from the left and from the right: no kink."),
    ("kink", "sqrt(w)", "0", None, "begins or ends"),
    ("kink", "cbrt(w)", "0", None, "upright"),
]


@pytest.mark.parametrize(("sight", "J", "at", "eps", "says"), SENTENCES, ids=[f"{r[0]} {r[1]}" for r in SENTENCES])
def test_its_sentence(sight: str, J: str, at: str, eps: str | None, says: str) -> None:
    assert says in sentence(caption(shown(Sight(sight), J, at, eps)))


def test_every_style_of_a_picture_is_in_the_theme() -> None:
    used = {
        style
        for sight in Sight
        for J, at in (("e^w", "1"), ("|w|", "0"))
        for line in one(shown(sight, J, at, "1e-1"), Look())
        for style, _ in line
    }
    assert used <= THEME.keys()
    assert {style for style in THEME if style.startswith("plot.")} <= used
