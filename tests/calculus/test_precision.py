"""Three arithmetics: floats, exact fractions, many digits; and how their figures are written."""

from fractions import Fraction

import pytest

from tutor.calculus.nudge import Note, Table, nudge
from tutor.calculus.numbers import Point, read_point, read_steps
from tutor.calculus.precision import EXACT, FLOAT, figure, read_precision
from tutor.calculus.schemes import BY_NAME
from tutor.notation.reading import Reading, read
from tutor.notation.unreadable import Unreadable


def table(J: str, at: str, eps: str, precision: str, scheme: str = "forward", frozen: str = "") -> Table:
    reading, point, steps, chosen = read(J), read_point(at), read_steps(eps), read_precision(precision)
    two = read_point(frozen or "2")
    assert isinstance(reading, Reading)
    assert isinstance(point, Point)
    assert isinstance(two, Point)
    assert not isinstance(steps, Unreadable)
    assert chosen is not None
    letters = (("a", two),) if frozen else ()
    return nudge(reading.tree, "w", point, steps, BY_NAME[scheme], letters, chosen)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("float", "float"), ("Exact", "exact"), ("fractions", "exact"), ("50", "50"), (" 5 ", "5"), ("200", "200"),
        ("0200", None), ("4", None), ("201", None), ("", None), ("x", None), ("5.5", None), ("-50", None),
    ],
)  # fmt: skip
def test_arithmetics_by_name(text: str, name: str | None) -> None:
    found = read_precision(text)
    assert (None if found is None else found.name) == name


def test_exact_fractions_lay_the_bend_bare() -> None:
    exact = table("w^2", "3", "1e-1 .. 1e-30", "exact")
    assert [row.k for row in exact.rows] == [6 + Fraction(1, 10**power) for power in range(1, 31)]
    assert {row.note for row in exact.rows[1:]} == {Note.CLOSER}
    assert (exact.value, exact.slope) == (9, 6)
    assert table("1/w", "3", "1e-2", "exact", "central").rows[0].k == Fraction(-10000, 89999)
    assert table("a*w^2", "3", "1e-2", "exact", frozen="1/3").slope == 2


def test_many_digits_go_on_where_floats_end() -> None:
    rows = table("e^w", "1", "1e-1 .. 1e-20", "50").rows
    assert all(row.note is Note.CLOSER for row in rows[1:])
    assert figure(rows[-1].k).startswith("2.718281828459045235")
    assert rows[-1].trusted == 27
    assert table("w^2", "3", "1e-40", "30").rows[0].note is Note.SAME_POINT
    assert any(row.note is Note.ROUNDING for row in table("e^w", "1", "1e-1 .. 1e-20", "20").rows)


@pytest.mark.parametrize(("J", "at"), [("e^w", "1"), ("w^2", "pi/3"), ("sqrt(w)", "2"), ("a*w", "3")])
def test_what_is_no_fraction_has_no_exact_figures(J: str, at: str) -> None:
    found = table(J, at, "1e-1", "exact", frozen="pi" if "a" in J else "")
    assert found.inexact
    assert found.rows == ()
    assert (found.value, found.slope) == (None, None)


@pytest.mark.parametrize("precision", ["exact", "50"])
def test_no_value_is_no_value_in_any_arithmetic(precision: str) -> None:
    found = table("1/w", "0", "1e-1", precision)
    assert (found.value, found.slope, found.inexact) == (None, None, False)
    assert [row.note for row in found.rows] == [Note.UNDEFINED]
    assert table("|w|", "0", "1e-1", precision).slope is None


FIGURES = [
    (None, "-"),
    (6.0, "6.0"),
    (7, "7"),
    (Fraction(6001, 1000), "6.001"),
    (Fraction(-1, 3), "-1/3"),
    (Fraction(5), "5"),
    (Fraction(1, 3**60), "1/42391158275216203514294433201"),
    (Fraction(1, 10**39), f"0.{'0' * 38}1{'0' * 29}…"),
    (Fraction(2 * 10**5, 3**50 * 10**20), "0.000000000000000000000000000000000000002785911…"),
    (Fraction(-(10**45), 3), "-333333333333333333333333333333333333333333333…"),
    (Fraction(10**41), f"1{'0' * 41}…"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "text"), FIGURES, ids=[text for _, text in FIGURES])
def test_how_a_figure_is_written(number: object, text: str) -> None:
    shown = figure(number)
    assert shown.startswith(text.rstrip("…"))
    assert shown.endswith("…") == text.endswith("…")


def test_there_are_three_kinds() -> None:
    assert FLOAT.unit == 2.0**-53
    assert EXACT.unit == 0.0
    assert {
        type(found.arithmetic).__name__ for text in ("float", "exact", "50") if (found := read_precision(text))
    } == {
        "Floats",
        "Fractions",
        "Digits",
    }
