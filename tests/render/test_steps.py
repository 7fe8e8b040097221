"""Derivations as they are told: golden pages, every rule in words, LaTeX.

A new page needs its first line only; `pytest --update` writes the rest.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.calculus.derivation.derive import derive
from tutor.calculus.derivation.steps import Derivation
from tutor.calculus.derivation.tidy import WAYS
from tutor.calculus.rules import BY_ID
from tutor.messages import Message
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.render.lines import cells, plain_text
from tutor.render.screen import Look, one
from tutor.render.sentences import sentence
from tutor.render.steps import latex_steps
from tutor.render.telling import STEP_NAMES, inner_letter, tell
from tutor.session.outputs import StepsShown

PAGES = sorted((Path(__file__).parents[1] / "derivations").glob("*.txt"))

_HEADER = re.compile(r"# (?P<function>.+), (?P<width>\d+) columns(?P<flat>, one line each)?\n")


def derivation(text: str, variable: str = "w", *, folded: bool = True) -> Derivation:
    reading = read(text, Alphabet(variable, tuple(letter for letter in "uvwxbk" if letter != variable)))
    assert isinstance(reading, Reading), text
    return derive(reading.tree, variable, folded=folded)


def page(shown: StepsShown, width: int) -> str:
    return "\n".join(plain_text(line).rstrip() for line in one(shown, Look(width=width))) + "\n"


@pytest.mark.parametrize("file", PAGES, ids=lambda path: path.stem)
def test_a_derivation_told(file: Path, golden: Callable[[Path, str], None]) -> None:
    header = _HEADER.match(file.read_text(encoding="utf-8"))
    assert header, "a page begins with: # w^2*sin(w), 80 columns"
    width = int(header["width"])
    told = page(StepsShown(derivation(header["function"]), flat=bool(header["flat"])), width)
    assert header["flat"] or max(cells(line) for line in told.splitlines()) <= width
    golden(file, header[0] + "\n" + told)


def test_there_are_pages() -> None:
    assert len(PAGES) >= 9


EXAMPLES = (
    *(rule.example for rule in BY_ID.values()),
    "w - 3*w", "w^2 + x + 4", "w^2 - 4", "w^-2", "w^k", "x*w", "w/3", "2^w", "e^w", "cosh(w)", "acot(w)", "min(w, 2)",
    "w*ln(w)", "w/ln(w)", "sin(u + w)", "w*w^2 + 3*w^2", "w*(w^3 + 2*w)", "sin(w)/w^2", "(w^2+4)/(w^2-4)", "sqrt(w)*w",
)  # fmt: skip


@pytest.mark.parametrize("folded", [True, False])
def test_every_step_has_its_words(*, folded: bool) -> None:
    met = set()
    for text in EXAMPLES:
        for step in derivation(text, folded=folded).in_order():
            told = tell(step)
            met.add(step.rule)
            for message in (told.action, told.reason):
                assert message is None or re.fullmatch(r"[^{}]{4,}[.]", sentence(message)), (text, step.id)
    assert folded or met == {*BY_ID, "together", *(name for name, _ in WAYS)} == set(STEP_NAMES)


def test_what_is_too_much_is_told() -> None:
    too_much = derivation("max(" + ", ".join(f"w^{n}" for n in range(2, 40)) + ")")
    assert "That is more than I can take apart." in page(StepsShown(too_much), 80)


def test_a_reason_is_given_once() -> None:
    told = page(StepsShown(derivation("w^2*sin(w)*ln(w)")), 200)
    assert told.count("Product rule:") == 2
    assert told.count("Each takes a turn while the other waits") == 1


def test_the_bare_letter_is_accounted_for() -> None:
    assert "w itself has the slope 1." in page(StepsShown(derivation("w*sin(w)")), 80)
    assert "itself" not in page(StepsShown(derivation("w*sin(w)", folded=False)), 80)
    assert "itself" not in page(StepsShown(derivation("w^2*sin(w)")), 80)


def test_the_inside_gets_a_letter_that_is_free() -> None:
    assert [inner_letter(derivation(text).function) for text in ("sin(w^2)", "sin(u*w)", "sin(u*w + v)")] == [
        "u", "v", "z",
    ]  # fmt: skip


def test_the_letter_that_moves_is_named() -> None:
    told = page(StepsShown(derivation("w*x^2", "x")), 80)
    assert "when x moves" in told
    assert "dJ/dx = 2⋅w⋅x" in told


def test_steps_in_another_language() -> None:
    def backwards(text: str) -> str:
        return "!" + text

    lines = one(StepsShown(derivation("w^2*sin(w)")), Look(translate=backwards))
    sentences = [plain_text(line) for line in lines if "rule" in plain_text(line)]
    assert sentences == ["  !Product rule: w² and sin(w) both move."]
    assert isinstance(tell(derivation("w").whole).action, Message)


def test_latex(golden: Callable[[Path, str], None]) -> None:
    golden(PAGES[0].parent / "quotient.tex", latex_steps(derivation("3*sin(w)/w^2")) + "\n")
