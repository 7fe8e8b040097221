"""How much is read: the last that is accepted and the first that is refused, and that nothing large is computed."""

import pytest
from reading_effort import calls_made

from tutor.notation.limits import (
    DEEPEST,
    LARGEST_EXPONENT,
    LONGEST_LITERAL,
    LONGEST_TEXT,
    MOST_TOKENS,
)
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.unreadable import Unreadable
from tutor.render.sentences import sentence

W = Alphabet("w")

LONG = "That is too long: I read at most 1000 characters."
PARTS = "That is too long: I read at most 400 parts."
DEEP = "That is nested too deeply: I read 100 brackets one inside the other."
DIGITS = "That number is too long: I read at most 30 digits."
EXPONENT = "That exponent is too large: I read at most 10000."
SIZE = "That number is too large to compute with."


def test_the_limits_are_those_of_the_table() -> None:
    assert (LONGEST_TEXT, MOST_TOKENS, DEEPEST, LONGEST_LITERAL, LARGEST_EXPONENT) == (1000, 400, 100, 30, 10_000)


@pytest.mark.parametrize(
    "line",
    [
        "w".rjust(1000),
        "w" * 400,
        "w+" * 199 + "w",
        "(" * 99 + "w" + ")" * 99,
        "[" * 99 + "w" + "]" * 99,
        "sqrt(" * 99 + "w" + ")" * 99,
        "-" * 100 + "w",
        "w^" * 99 + "w",
        "w/" * 100 + "w",
        "√" * 99 + "w",
        "sin " * 99 + "w",
        "1" * 30,
        "0." + "1" * 28,
        "w^10000",
        "w^-10000",
        "w^(100*100)",
        "w^(10^4)",
        "2^10000",
        "2^-10000",
        "(((9^4)^4)^4)^4",
        "e^10000",
        "exp(10000)",
        "sin(9^9)",
        "2^(w^9999)",
        "(w-w+9)^(w-w+9)",
        "w^e",
        "w^sqrt(2)",
        "w^(7/3)",
        "0^-1",
        "1/0",
        "ln(-1)",
    ],
)
def test_what_is_within_the_limits_is_read(line: str) -> None:
    assert isinstance(read(line, W), Reading)


@pytest.mark.parametrize(
    ("line", "column", "told"),
    [
        ("w".rjust(1001), 1000, LONG),
        ("w" * 1001, 1000, LONG),
        ("w" * 401, 400, PARTS),
        ("w+" * 200 + "w", 400, PARTS),
        ("w²" + "+w" * 199, 397, PARTS),
        ("(" * 100 + "w" + ")" * 100, 100, DEEP),
        ("{" * 100 + "w" + "}" * 100, 100, DEEP),
        ("(" * 300, 100, DEEP),
        ("-" * 101 + "w", 0, DEEP),
        ("w^" * 100 + "w", 200, DEEP),
        ("w/" * 101 + "w", 0, DEEP),
        ("√" * 100 + "w", 100, DEEP),
        ("sin " * 100 + "w", 400, DEEP),
        ("||" * 60, None, None),
        ("1" * 31, 30, DIGITS),
        ("w+" + "9" * 40, 32, DIGITS),
        ("0." + "1" * 29, 30, DIGITS),
        ("w^10001", 0, EXPONENT),
        ("w^-10001", 0, EXPONENT),
        ("2 + w^(100*101)", 0, EXPONENT),
        ("w^(10^5)", 0, EXPONENT),
        ("w^(9!)", 4, "I can't read ! here: a factorial does not occur in these slopes."),
        ("w^(1/0)", 0, EXPONENT),
        ("w^ln(-1)", 0, EXPONENT),
        ("w^(0^-1)", 0, EXPONENT),
        ("w^exp(9999)", 0, EXPONENT),
        ("w^((-8)^(1/3))", 0, EXPONENT),
        ("(((9^64)^64)^64)^64", 0, SIZE),
        ("w + (((9^64)^64)^64)^64", 0, SIZE),
        ("9^9^9", 0, SIZE),
        ("9^-9^9", 0, SIZE),
        ("(1/9)^(9^9)", 0, SIZE),
        ("0.1^99999999", 0, SIZE),
        ("2^40000", 0, SIZE),
        ("sqrt(2)^10000000000", 0, SIZE),
        ("pi^99999", 0, SIZE),
        ("e^e^e^e^e", 0, SIZE),
        ("exp(exp(exp(9)))", 0, SIZE),
        ("sinh(100000)", 0, SIZE),
        ("softplus(99999)w", 0, SIZE),
        ("2^max(9, 99999)", 0, SIZE),
        ("sin(9^9^9)", 0, SIZE),
        ("w^w + 9^9^9", 0, SIZE),
        ("*".join(["9^9999"] * 2), 0, SIZE),
        ("+".join(["9^9999"] * 2), 0, SIZE),
        ("9^9999/7^9999", 0, SIZE),
        ("-9^99999", 0, SIZE),
    ],
)
def test_what_is_beyond_a_limit_is_refused(line: str, column: int | None, told: str | None) -> None:
    outcome = read(line, W)
    assert isinstance(outcome, Unreadable)
    if told is not None:
        assert (outcome.column, sentence(outcome.reason)) == (column, told)


@pytest.mark.parametrize("line", ["(((9^64)^64)^64)^64", "9^9^9^9^9^9", "2^2^40", "(9^9^9)^(1/9^9^9)", "e^e^e^e^e^e^e"])
def test_a_size_is_counted_and_never_computed(line: str) -> None:
    assert calls_made(lambda: read(line, W)) < 5_000
