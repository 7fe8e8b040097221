"""What the reader accepts, as a table; what it reads in two ways; and that every beginning is borne with."""

import pytest
from spellings import ACCEPTED, AMBIGUOUS, ONE_WAY

from tutor.notation.functions import SPELLINGS
from tutor.notation.names import NUMBERS_ONLY, Alphabet
from tutor.notation.plain import shown, typed
from tutor.notation.reading import Reading, read

W = Alphabet("w")


def meaning(line: str, alphabet: Alphabet | None = W, *, scientific: bool = False) -> str:
    reading = read(line, alphabet, scientific=scientific)
    assert isinstance(reading, Reading), reading
    return typed(reading.tree)


@pytest.mark.parametrize(("line", "plain"), ACCEPTED)
def test_a_spelling_is_read_as_the_formula_it_stands_for(line: str, plain: str) -> None:
    assert meaning(line) == plain


def test_the_table_is_long_and_says_nothing_twice() -> None:
    assert len(ACCEPTED) >= 120
    assert len({line for line, _ in ACCEPTED}) == len(ACCEPTED)


@pytest.mark.parametrize(("spelling", "function"), SPELLINGS.items())
def test_every_spelling_of_a_function_is_read(spelling: str, function: str) -> None:
    arguments = "(w, 2)" if function in ("max", "min") else "(w)"
    assert meaning(spelling + arguments) == function + arguments
    assert meaning(f"2w{spelling}{arguments}") == f"2*w*{function}{arguments}"


@pytest.mark.parametrize("line", [line for line, _ in ACCEPTED])
def test_every_beginning_of_a_spelling_is_read_or_waited_for(line: str) -> None:
    for stop in range(len(line)):
        outcome = read(line[:stop], W)
        assert isinstance(outcome, Reading) or outcome.unfinished, (line[:stop], outcome)


@pytest.mark.parametrize(("line", "taken", "other"), AMBIGUOUS)
def test_a_line_read_in_two_ways_carries_the_other_along(line: str, taken: str, other: str) -> None:
    reading = read(line, W)
    assert isinstance(reading, Reading)
    assert typed(reading.tree) == taken
    assert [typed(ambiguity.other) for ambiguity in reading.ambiguities] == [other]
    assert 0 < reading.ambiguities[0].column < len(line)


@pytest.mark.parametrize("line", ONE_WAY)
def test_a_line_read_in_one_way_carries_nothing_along(line: str) -> None:
    reading = read(line, Alphabet("w", ("x",)))
    assert isinstance(reading, Reading)
    assert reading.ambiguities == ()


@pytest.mark.parametrize(
    ("line", "alphabet", "plain"),
    [
        ("2x", Alphabet("x"), "2*x"),
        ("2ˣ", Alphabet("x"), "2^x"),
        ("wⁿ", Alphabet("w", ("n",)), "w^n"),
        ("n w^(n-1)", Alphabet("w", ("n",)), "n*w^(n - 1)"),
        ("awsin(bw)", Alphabet("w", ("a", "b")), "a*w*sin(b*w)"),
        ("w = 3", NUMBERS_ONLY, "3"),
        ("J'(2) = 4", NUMBERS_ONLY, "4"),
        ("J'(-1/2) = 4", Alphabet("w"), "4"),
        ("J'(w) = 4", NUMBERS_ONLY, "4"),
        ("dJ/dw = -1/4", NUMBERS_ONLY, "-1/4"),
        (r"\frac{dJ}{dw} = 8", NUMBERS_ONLY, "8"),
        ("dJ/dw(4.5) = 8", NUMBERS_ONLY, "8"),
        ("k = 8", NUMBERS_ONLY, "8"),
        ("x^2+1", None, "x^2 + 1"),
        ("y = x^2", None, "x^2"),
        ("L(t) = t^2", None, "t^2"),
        ("xe^x", None, "x*e^x"),
        ("Xsin(X)", None, "X*sin(X)"),
        ("e", None, "e"),
        ("rate w", Alphabet("w", ("rate",)), "rate*w"),
        (r"\mathrm{rate} w", Alphabet("w", ("rate",)), "rate*w"),
        ("θ^2", Alphabet("θ"), "θ^2"),
    ],
)
def test_the_letters_are_those_of_the_question(line: str, alphabet: Alphabet | None, plain: str) -> None:
    assert meaning(line, alphabet) == plain


@pytest.mark.parametrize(
    ("line", "plain"),
    [("1e-3", "1e-3"), ("1E3", "1e3"), ("2.5e+2", "2.5e+2"), ("-1e300", "-1e300"), ("2e", "2*e"), ("1e-3*2", "1e-3*2")],
)
def test_points_and_steps_have_powers_of_ten(line: str, plain: str) -> None:
    assert meaning(line, NUMBERS_ONLY, scientific=True) == plain


@pytest.mark.parametrize(
    ("line", "screen"),
    [
        ("2*w^2", "2⋅w²"),
        ("w^-12", "w⁻¹²"),
        ("w^0.5", "w^0.5"),
        ("w^w", "w^w"),
        ("w^-w", "w^-w"),
        ("pi w", "π⋅w"),
        ("|w-1|", "|w - 1|"),
        ("abs(w)^2", "|w|²"),
        ("e^(2w)", "e^(2⋅w)"),
        ("sin^2 w", "sin(w)²"),
        ("w-(1-w)", "w - (1 - w)"),
        ("-(w+1)", "-(w + 1)"),
        ("max(w,1)", "max(w, 1)"),
    ],
)
def test_on_the_screen_a_formula_has_raised_exponents_and_dots(line: str, screen: str) -> None:
    reading = read(line, W)
    assert isinstance(reading, Reading)
    assert shown(reading.tree) == screen
