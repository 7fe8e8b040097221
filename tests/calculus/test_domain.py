"""Domains: how an interval is typed, what lies in it, and what can't be read."""

import pytest

from tutor.calculus.domain import Domain, read_domain
from tutor.notation.unreadable import Unreadable
from tutor.render.sentences import sentence

READ = [
    # typed, what lies in it, what does not
    ("w > 0", (0.1, 1e300), (0, -1)),
    ("w >= 0", (0, 1), (-1,)),
    ("0 < w", (1,), (0,)),
    ("w < -1/2", (-1,), (-0.5, 0)),
    ("0 ≤ w < pi", (0, 3.14), (3.15, -1)),
    ("5 >= w > 1", (5, 2), (1, 6)),
]


@pytest.mark.parametrize(("text", "inside", "outside"), READ)
def test_a_domain(text: str, inside: tuple[float, ...], outside: tuple[float, ...]) -> None:
    domain = read_domain(text, "w")
    assert isinstance(domain, Domain)
    assert domain.text == text
    assert all(domain.holds(number) for number in inside)
    assert not any(domain.holds(number) for number in outside)


HOW = "Write a domain as w > 0 or -1 < w <= 1."

UNREADABLE = [
    ("", 0, HOW),
    ("w", 0, HOW),
    ("x > 0", 0, HOW),
    ("0 < 1", 0, HOW),
    ("0 < w > 1", 0, HOW),
    ("w < 1 < 2", 0, HOW),
    ("0 < 1 < w < 2", 0, HOW),
    ("w < w", 0, HOW),
    ("w > 1+", 6, "Something is missing after +."),
    ("0 < w < x", 8, "A number is wanted here, without the letter x."),
    ("2 < w < 1", 0, "There is no number between 2 and 1."),
]


@pytest.mark.parametrize(("text", "column", "reason"), UNREADABLE)
def test_no_domain(text: str, column: int, reason: str) -> None:
    found = read_domain(text, "w")
    assert isinstance(found, Unreadable)
    assert (found.column, sentence(found.reason)) == (column, reason)
