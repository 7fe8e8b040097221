"""Answers that are attacks, accidents or pastes: refused with a place, or read with exactly the meaning meant."""

import json
import math
from functools import partial
from pathlib import Path

import pytest
import sympy
from reading_effort import calls_made

from tutor.calculus.arithmetic import FLOATS, Undefined, evaluate
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.unreadable import Unreadable
from tutor.render.sentences import sentence

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "data" / "hostile_answers.jsonl").read_text("utf-8").splitlines()
]
X = Alphabet("x")
POINTS = (2.0, 3.0, 0.5, 0.25, 1.75, -0.5, -3.0)


def inputs(must: str) -> list[str]:
    return [row["input"] for row in ROWS if row["must"] == must]


def test_every_row_says_what_must_happen() -> None:
    assert {row["must"] for row in ROWS} == {"accept", "reject", "bounded"}
    assert len(ROWS) > 250


@pytest.mark.parametrize("line", inputs("reject"), ids=ascii)
def test_an_attack_is_refused_at_its_place_with_a_sentence(line: str) -> None:
    outcome = read(line, X)
    assert isinstance(outcome, Unreadable)
    assert 0 <= outcome.column <= len(line)
    told = sentence(outcome.reason)
    assert told[-1] in ".?"
    assert all(character.isprintable() for character in told)


@pytest.mark.parametrize(
    ("line", "means"), [(row["input"], row["means"]) for row in ROWS if row["must"] == "accept"], ids=ascii
)
def test_what_means_one_thing_is_read_as_that(line: str, means: str) -> None:
    reading = read(line, X)
    assert isinstance(reading, Reading), reading
    meant = sympy.sympify(means, rational=True)  # trusted text, ours
    compared = 0
    for point in POINTS:
        expected = complex(meant.subs("x", sympy.Rational(point)).evalf(30))
        try:
            value = float(evaluate(reading.tree, {"x": point}, FLOATS))
        except Undefined:
            continue
        compared += 1
        assert expected.imag == 0
        assert math.isclose(value, expected.real, rel_tol=1e-9, abs_tol=1e-12), point
    assert compared >= 3


@pytest.mark.parametrize("line", inputs("bounded"), ids=ascii)
def test_what_is_unusual_has_some_outcome(line: str) -> None:
    assert isinstance(read(line, X), Reading | Unreadable)


def test_nothing_is_computed_while_reading() -> None:
    for row in ROWS:
        assert calls_made(partial(read, row["input"], X)) < 20_000, ascii(row["input"])
