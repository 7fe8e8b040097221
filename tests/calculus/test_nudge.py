"""A table of shrinking ε: what is remarkable about each row, where it stops, and what is undefined."""

import pytest

from tutor.calculus.nudge import Note, Table, nudge, until_rounding
from tutor.calculus.numbers import Point, Step, read_point, read_steps
from tutor.calculus.schemes import BY_NAME
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read

SIGNS = {
    None: "-",
    Note.CLOSER: "c",
    Note.ROUNDING: "r",
    Note.REPEATED: "=",
    Note.SAME_POINT: "w",
    Note.UNMOVED: "J",
    Note.UNDEFINED: "?",
}


def point(text: str) -> Point:
    at = read_point(text)
    assert isinstance(at, Point)
    return at


def steps(text: str) -> tuple[Step, ...]:
    sizes = read_steps(text)
    assert isinstance(sizes, tuple)
    return sizes


def table_of(function: str, at: str, sizes: str, scheme: str = "forward", **frozen: str) -> Table:
    reading = read(function, Alphabet("w", tuple(frozen)))
    assert isinstance(reading, Reading)
    others = tuple((letter, point(text)) for letter, text in frozen.items())
    return nudge(reading.tree, "w", point(at), steps(sizes), BY_NAME[scheme], others)


@pytest.mark.parametrize(
    ("function", "at", "sizes", "scheme", "notes"),
    [
        ("w^2", "3", "1e-1 .. 1e-17", "forward", "-ccccccr-==----ww"),
        ("w^2", "-3", "1e-1 .. 1e-9", "backward", "-ccccccr-"),
        ("2w", "3", "1e-1 .. 1e-16", "forward", "-r-------==----w"),
        ("1/w", "2", "1e-1 .. 1e-8", "central", "-ccc-r--"),
        ("e^w", "0", "1e-1 .. 1e-5", "five-point", "-cr--"),
        ("w^2", "3", "1e-3, 1e-9", "forward", "-r"),
        ("w^2", "3", "1e-2, 1e-4, 1e-6", "forward", "-cc"),
        ("w^2", "3", "0.4, 0.2, 0.1", "forward", "---"),
        ("w^2", "3", "1e-3", "forward", "-"),
        ("w^2", "3", "1e-16", "backward", "w"),
        ("w+10^9", "3", "1e-1 .. 1e-9", "forward", "-r-----JJ"),
        ("7", "3", "1e-1 .. 1e-4", "forward", "----"),
        ("w", "0", "1, 1e-299", "five-point", "--"),
        ("w^2", "0", "1e-1, 1e-200", "central", "--"),
        ("cos(w)", "0", "1e-1 .. 1e-9", "forward", "-cccccc--"),
        ("|w|", "0", "1e-1 .. 1e-3", "forward", "---"),
        ("|w|", "0", "1e-1 .. 1e-3", "central", "---"),
        ("sqrt(w)", "0", "1e-1 .. 1e-3", "forward", "---"),
        ("sqrt(w)", "0", "1e-1 .. 1e-3", "backward", "???"),
        ("1/w", "0", "1e-1 .. 1e-3", "forward", "???"),
        ("1/w", "0", "1e-1 .. 1e-3", "central", "---"),
        ("ln(w)", "0.05", "1e-1 .. 1e-3", "backward", "?-c"),
        ("w^400", "10", "1e-1", "forward", "?"),
        ("10.0^300*w", "3", "1e-1", "forward", "-"),
        ("10.0^308*w", "1", "1, 1e-1", "forward", "?-"),
        ("10.0^308*w", "1", "1e-1, 1e-3", "five-point", "??"),
        ("w^100", "10", "1e-290", "forward", "w"),
    ],
)
def test_what_is_remarkable_about_the_rows(function: str, at: str, sizes: str, scheme: str, notes: str) -> None:
    table = table_of(function, at, sizes, scheme)
    assert "".join(SIGNS[row.note] for row in table.rows) == notes


def test_a_row_that_is_closer_says_by_how_much_and_over_how_many_tens() -> None:
    assert [(row.closer, row.stride) for row in table_of("w^2", "3", "1e-1, 1e-2, 1e-4").rows] == [
        (0, 0),
        (10, 1),
        (10, 2),
    ]
    assert table_of("1/w", "2", "1e-1, 1e-2", "central").rows[1].closer == 100


def test_an_undefined_row_has_no_figures_but_what_it_has() -> None:
    row = table_of("1/w", "0", "1e-1").rows[0]
    assert (row.nudged, row.k, row.off_by, row.trusted, row.note) == (10.0, None, None, 0, Note.UNDEFINED)


@pytest.mark.parametrize(
    ("function", "at", "value", "slope"),
    [
        ("w^2", "3", 9, 6.0),
        ("w^2", "1/2", 0.25, 1.0),
        ("1/w", "0", None, None),
        ("|w|", "0", 0, None),
        ("sqrt(w)", "0", 0.0, None),
        ("ln(w)", "-1", None, None),
        ("w^400", "10", None, None),
        ("w^308", "10", 10**308, None),
        ("7", "2", 7, 0.0),
    ],
)
def test_the_value_and_the_slope_at_the_point(
    function: str, at: str, value: float | None, slope: float | None
) -> None:  # fmt: skip
    table = table_of(function, at, "1e-3")
    assert (table.value, table.slope) == (value, slope)
    assert type(table.value) is type(value)


def test_the_other_letters_are_held_fast() -> None:
    table = table_of("a w^b", "3", "1e-3", a="1/2", b="2")
    assert (table.value, table.slope) == (4.5, 3.0)


@pytest.mark.parametrize(
    ("function", "sizes", "rows"),
    [("w^2", "1e-1 .. 1e-16", 8), ("w^2", "1e-1 .. 1e-5", 5), ("2w", "1e-1 .. 1e-9", 2), ("w^2", "1e-1, 1e-16", 2)],
)
def test_a_table_stops_after_the_first_row_in_which_rounding_takes_over(function: str, sizes: str, rows: int) -> None:
    table = table_of(function, "3", sizes)
    cut = until_rounding(table)
    assert len(cut.rows) == rows
    assert cut.rows == table.rows[:rows]
