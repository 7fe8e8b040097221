"""Which mistake explains an answer: the likeliest first, nothing where nothing fits."""

import json
from pathlib import Path

import pytest

from tutor.calculus.arithmetic import FLOATS, evaluate
from tutor.calculus.malrules.figures import Figure
from tutor.calculus.rules import Unknown, derivative
from tutor.checking.diagnosis import MOST, Fit, Lesson, diagnose, diagnose_value, prepare
from tutor.notation.names import NUMBERS_ONLY, Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree

LETTERS = Alphabet("w", ("x", "b", "y", "m", "u", "eps"))


def tree(text: str, alphabet: Alphabet = LETTERS) -> Tree:
    reading = read(text, alphabet)
    assert isinstance(reading, Reading), text
    return reading.tree


def ids(fits: tuple[Fit, ...]) -> list[tuple[str, ...]]:
    return [tuple(rule.id for rule in fit.rules) for fit in fits]


@pytest.mark.parametrize(
    ("function", "answer", "first"),
    [
        ("(3w+1)^5", "5(3w+1)^4", ("CHAIN_DROPPED",)),
        ("(3w+1)^5", "15(3w+1)^5", ("POW_KEEP_EXP",)),
        ("(3w+1)^5", "5*3^4", ("CHAIN_DERIV_INSIDE",)),
        ("w^2*sin(w)", "2w*cos(w)", ("PROD_OF_DERIVS",)),
        ("(w^2+1)/(w-3)", "2w", ("QUOT_OF_DERIVS",)),
        ("ln(5w)", "5/w", ("LOG_COEF_KEPT",)),
        ("sin(2w)*cos(3w)", "cos(2w)*cos(3w) - sin(2w)*sin(3w)", ("CHAIN_DROPPED",)),
        # two at once: side by side, at one node, one inside the other, and with the sign of the whole
        ("w^3 + sin(2w)", "w^2 + cos(2w)", ("POW_NO_COEF", "CHAIN_DROPPED")),
        ("(w^2+1)/(w-3)", "((w^2+1) - 2w*(w-3))/(w-3)", ("QUOT_REVERSED", "QUOT_NO_SQUARE")),
        ("w^2*sin(3w)", "2w*cos(3w)", ("PROD_OF_DERIVS", "CHAIN_DROPPED")),
        ("1/(3w+1)^2", "6/(3w+1)", ("NEG_EXP_TOWARD_ZERO", "NEG_EXP_SIGN_LOST")),
        # a constant factor, alone or with one of the others
        ("w^3*sin(w)", "7*(3w^2*sin(w) + w^3*cos(w))", ("CONST_MULTIPLE",)),
        ("w^3*sin(w)", "7*(3w^2*cos(w))", ("PROD_OF_DERIVS",)),
        ("w^2 + 7", "2w + 5", ("OFF_BY_CONSTANT",)),
    ],
)  # fmt: skip
def test_the_likeliest_explanation(function: str, answer: str, first: tuple[str, ...]) -> None:
    fits = diagnose(tree(function), "w", tree(answer))
    assert fits
    assert set(ids(fits)[0]) == set(first)


@pytest.mark.parametrize(
    ("function", "answer"),
    [
        ("w^3", "17w^9 + sin(w)"),
        ("w*e^w", "e^w + w*e^w"),  # u'v' + uv is the derivative here
        ("ln(4w)*ln(5w)", "ln(4w)/w + ln(5w)/w"),  # and so is u·u' + v·v'
        ("sqrt(-1 - w^2)", "w"),
        ("w^2", "ln(-w)"),
        ("w^2", "q"),
    ],
)
def test_nothing_is_named_where_nothing_fits_or_all_is_right(function: str, answer: str) -> None:
    assert diagnose(tree(function), "w", tree(answer, Alphabet("w", ("q",)))) == ()


def test_what_is_right_is_never_given_a_slip() -> None:
    known = Path(__file__).parents[1] / "data" / "mistakes.jsonl"
    for row in map(json.loads, known.read_text(encoding="utf-8").splitlines()):
        function, right = read(row["function"], LETTERS), read(row["right"], LETTERS)
        if isinstance(function, Reading) and isinstance(right, Reading) and row["at"] is None:
            assert diagnose(function.tree, "w", right.tree) == (), row
        if isinstance(function, Reading):
            found = derivative(function.tree, "w")
            assert isinstance(found, Unknown) or diagnose(function.tree, "w", found) == (), row


SPELLED = {"logb(w,10)": "log10(w)", "1/(w*log(10))": "1/(w*ln(10))", "Max(0, w)": "relu(w)"}


def test_every_known_mistake_is_among_those_that_fit() -> None:
    known = Path(__file__).parents[1] / "data" / "mistakes.jsonl"
    first, count = 0, 0
    for row in map(json.loads, known.read_text(encoding="utf-8").splitlines()):
        if row["wrong"] == "undefined":
            continue  # no number: the reader refuses it, and it costs nothing
        function, wrong = (tree(SPELLED.get(row[name], row[name])) for name in ("function", "wrong"))
        if row["at"] is None:
            fits = diagnose(function, "w", wrong, at=(3.0,))
        else:
            at = float(evaluate(tree(row["at"], NUMBERS_ONLY), {}, FLOATS))
            fits = diagnose_value(Figure(function, "w", at, wrong, others=(2.0,)))
        assert row["mistake"] in [name for each in ids(fits) for name in each], row
        first += ids(fits)[0][0] == row["mistake"]
        count += 1
    assert count == 122
    assert first >= 0.85 * count


def test_the_lesson_decides_between_two_that_fit() -> None:
    function, answer = tree("2*sin(2w)"), tree("2*cos(2w)")
    fits = diagnose(function, "w", answer, Lesson(taught=("constant-multiple",)))
    assert ids(fits)[0] == ("CMUL_DROPPED",)
    fits = diagnose(function, "w", answer, Lesson(taught=("constant-multiple",), watched=("CHAIN_DROPPED",)))
    assert ids(fits)[0] == ("CHAIN_DROPPED",)


def test_of_two_slips_the_lesson_s_comes_first() -> None:
    function, answer = tree("w^3 + sin(2w)"), tree("w^2 + cos(2w)")
    for taught, first in (("power", "POW_NO_COEF"), ("chain", "CHAIN_DROPPED")):
        assert ids(diagnose(function, "w", answer, Lesson(taught=(taught,))))[0][0] == first


def test_a_mistake_made_everywhere_comes_before_the_same_made_once() -> None:
    fits = diagnose(tree("w^3 + w^5"), "w", tree("w^2 + w^4"))
    assert fits[0].id == "POW_NO_COEF"
    assert fits[0].candidate is not None
    assert fits[0].candidate.how == "everywhere"
    assert fits[0].single
    assert not fits[0].vague


def test_few_are_told() -> None:
    fits = diagnose(tree("w^2"), "w", tree("0"))
    assert 0 < len(fits) <= MOST
    assert len({tuple(names) for names in ids(fits)}) == len(fits)


def test_the_work_can_be_done_beforehand_in_slices() -> None:
    function = tree("w^2*sin(5w)")
    slices = sum(1 for _ in prepare(function, "w"))
    assert slices > 10
    assert sum(1 for _ in prepare(function, "w")) == 0
    assert list(prepare(tree("sqrt(-1 - w^2)"), "w")) == []


@pytest.mark.parametrize(
    ("function", "at", "answer", "first"),
    [
        ("w^3", 2.0, "8", "VALUE_NOT_SLOPE"),
        ("(3w+1)^2", 1.0, "8", "CHAIN_DROPPED"),
        ("5w^3", 2.0, "12", "CMUL_DROPPED"),
        ("w^2", 3.0, "2w", "FUNCTION_NOT_NUMBER"),
        ("w^2", 3.0, "6w - 9", "TANGENT_LINE"),
        ("w^2", -3.0, "6", "SIGN_OF_POINT"),
        ("abs(w)", 0.0, "1", "KINK_ONE_SIDE"),
        ("w^2", 3.0, "0/0", "ZERO_OVER_ZERO"),
        ("sqrt(w)", 4.0, "0.354", "OTHER_POINT"),
    ],
)
def test_a_number(function: str, at: float, answer: str, first: str) -> None:
    fits = diagnose_value(Figure(tree(function), "w", at, tree(answer), others=(2.0,)))
    assert fits
    assert fits[0].id == first


@pytest.mark.parametrize(("function", "at", "answer"), [("w^2", 3.0, "6"), ("w^2", 3.0, "4711"), ("w^2", 3.0, "5w"),
                                                        ("sqrt(-1-w^2)", 3.0, "w")])  # fmt: skip
def test_a_number_that_nothing_explains(function: str, at: float, answer: str) -> None:
    assert diagnose_value(Figure(tree(function), "w", at, tree(answer))) == ()
