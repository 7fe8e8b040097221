"""The gaps of templates: what rows write, and which filling a number means."""

import pytest

from tutor.practice.slots import count, fill, filling, scattered, slots

ROWS = (
    ("n=2..4", ("2", "3", "4")),
    ("b=±1..2", ("+1", "-1", "+2", "-2")),
    ("b=±5", ("+5", "-5")),
    ("f=sin,cos", ("sin", "cos")),
    ("c=,2*", ("", "2*")),
    ("p=3,-2..-1,1/2", ("3", "-2", "-1", "1/2")),
)


@pytest.mark.parametrize(("row", "texts"), ROWS)
def test_a_row_of_one_slot(row: str, texts: tuple[str, ...]) -> None:
    (slot,) = slots(row)
    assert tuple(text for (text,) in slot.texts) == texts
    assert count(row) == len(texts)


def test_slots_that_are_filled_together() -> None:
    assert [filling("c:a=:1,2*:2", number) for number in range(2)] == [
        (("c", ""), ("a", "1")),
        (("c", "2*"), ("a", "2")),
    ]


def test_a_number_counts_through_all_fillings_and_begins_anew() -> None:
    row = "a=1..3 b=±1..2 f=sin,cos"
    assert count(row) == 24
    assert len({filling(row, number) for number in range(24)}) == 24
    assert filling(row, 24) == filling(row, 0)


def test_no_slot_has_one_filling() -> None:
    assert count("") == 1
    assert filling("", 5) == ()


def test_gaps_are_filled_everywhere() -> None:
    assert fill("{a}*w^{n} + {a}", (("a", "3"), ("n", "2"))) == "3*w^2 + 3"


@pytest.mark.parametrize("size", [1, 2, 3, 7, 10, 48, 1000])
def test_scattering_meets_every_number_once(size: int) -> None:
    assert sorted(scattered(number, size) for number in range(size)) == list(range(size))
