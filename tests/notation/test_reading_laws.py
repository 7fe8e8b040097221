"""Laws of the reader: it never raises, it is done soon, and what is written down can be read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_effort import calls_made
from spellings import ACCEPTED
from strategies import law, trees

from tutor.calculus.arithmetic import FLOATS, Undefined, Value, evaluate
from tutor.messages import Message
from tutor.notation.latex import latex
from tutor.notation.names import NUMBERS_ONLY, Alphabet
from tutor.notation.plain import shown, typed
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Number, Tree, children, depends_on, letters, put_in, walk
from tutor.notation.twodim import draw
from tutor.notation.unreadable import Unreadable

ALPHABETS = (Alphabet("w"), Alphabet("x", ("a", "rate")), Alphabet(), NUMBERS_ONLY)

SYMBOLS = st.sampled_from([
    *"wxe0123456789+-*/^()[]{}|.,=!'$\\;: _%°²³⁻⁽⁾ˣ½√∛π∂σω—…。，（）ｗ\t\n\x00\x1b\u200b\u202e\ud800",
    "sin", "ln", "log", "max", "abs", "sqrt", "dJ/dw", "J'(w)", r"\frac", r"\sqrt", r"\left(", r"\operatorname{",
    r"\log_{10}", "log_", "1e9", "99999", "**", "^-1",
])  # fmt: skip
LINES = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(SYMBOLS, max_size=25).map("".join),
    st.sampled_from([line for line, _ in ACCEPTED]),
    st.builds(lambda part, times: (part * times)[:2000], st.lists(SYMBOLS, min_size=1, max_size=3).map("".join),
              st.integers(1, 2000)),
)  # fmt: skip


@law
@given(line=LINES, alphabet=st.sampled_from(ALPHABETS), scientific=st.booleans())
def test_reading_never_raises_and_a_slip_lies_within_the_line(
    line: str, alphabet: Alphabet, scientific: bool  # noqa: FBT001 - drawn, not passed
) -> None:  # fmt: skip
    outcome = read(line, alphabet, scientific=scientific)
    if isinstance(outcome, Unreadable):
        assert 0 <= outcome.column <= len(line)
        assert isinstance(outcome.reason, Message)
        return
    assert set(letters(outcome.tree)) <= set(alphabet.letters)
    for ambiguity in outcome.ambiguities:
        assert ambiguity.other != outcome.tree
        assert 0 <= ambiguity.column < len(line)


@law
@given(line=st.text(st.characters(), max_size=2000))
def test_reading_bears_any_text(line: str) -> None:
    assert isinstance(read(line), Reading | Unreadable)


LONG = (
    "w" * 1000,
    "(" * 1000,
    "|" * 1000,
    "-" * 1000,
    "w^" * 500,
    "1/" * 500,
    "sin " * 250,
    "sinw" * 250,
    "x" * 1000,
    "²" * 1000,
    "\\" * 1000,
    "$" * 1000,
    "d" * 1000,
    "sin w/2 " * 40,
    "1/2w " * 80,
    "|w|" * 130,
    "((((9^9)^9)^9)^9)" * 50,
    "a" * 999 + "=",
    "'" * 1000,
    "e" * 1000,
    "log" * 333,
    "arcsinh" * 142,
    "dJ/dw" + " " * 900 + "!",
)


@pytest.mark.parametrize("line", LONG, ids=lambda line: line[:8])
@pytest.mark.parametrize("alphabet", ALPHABETS, ids=["w", "x, a, rate", "any", "none"])
def test_reading_a_long_line_takes_a_bounded_number_of_steps(line: str, alphabet: Alphabet) -> None:
    assert calls_made(lambda: read(line, alphabet)) < 250_000


def read_back(line: str, alphabet: Alphabet) -> Tree:
    reading = read(line, alphabet)
    assert isinstance(reading, Reading), (line, reading)
    return reading.tree


TREES = trees(("w", "a", "rate"))
W = Alphabet("w", ("a", "rate"))


def too_large(tree: Tree) -> bool:
    outcome = read(typed(tree), W)
    return isinstance(outcome, Unreadable) and "too large" in outcome.reason.text


@law
@given(TREES)
def test_what_is_typed_reads_back_to_the_same_tree(tree: Tree) -> None:
    if not too_large(tree):
        assert read_back(typed(tree), W) == tree


@law
@given(TREES)
def test_what_is_shown_reads_back_to_the_same_tree(tree: Tree) -> None:
    if not too_large(tree):
        assert read_back(shown(tree), W) == tree


def value(tree: Tree) -> Value | None:
    try:
        return evaluate(tree, {"w": 0.75, "a": 2, "rate": 0.1}, FLOATS)
    except Undefined:
        return None


@law
@given(TREES)
def test_latex_reads_back_to_the_same_value(tree: Tree) -> None:
    if too_large(tree):
        return
    again = read_back(latex(tree), W)
    assert value(again) == value(tree)
    assert again == tree


@law
@given(TREES)
def test_a_drawing_is_a_rectangle_with_its_base_line_in_it(tree: Tree) -> None:
    box = draw(tree)
    assert {len(line) for line in box.lines} == {box.width}
    assert 0 <= box.base < len(box.lines)
    assert box.below == len(box.lines) - 1 - box.base
    assert box.lines[box.base].strip()


@law
@given(TREES)
def test_walking_meets_every_part_once_from_the_left(tree: Tree) -> None:
    def recursively(part: Tree) -> list[Tree]:
        return [part, *(below for child in children(part) for below in recursively(child))]

    assert list(walk(tree)) == recursively(tree)


@law
@given(TREES)
def test_putting_a_number_in_for_a_letter_leaves_none_of_it(tree: Tree) -> None:
    put = put_in(tree, "w", Number("4"))
    assert not depends_on(put, "w")
    assert (put == tree) == (not depends_on(tree, "w"))
    assert put_in(put_in(tree, "w", Number("4")), "a", Number("4")) == put_in(put, "a", Number("4"))
    assert letters(put) == tuple(letter for letter in letters(tree) if letter != "w")
