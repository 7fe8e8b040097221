"""The wrong derivative as a formula: the same as the number it is recognised by, at every node and for every rule."""

import pytest
from mistaken_functions import FUNCTIONS

from tutor.calculus.malrules.answers import Answer
from tutor.calculus.malrules.candidates import Bench, Candidate, alike, bench
from tutor.calculus.malrules.made import made, wrong_derivative
from tutor.calculus.malrules.shapes import ungrouped
from tutor.notation.names import Alphabet
from tutor.notation.plain import shown, typed
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree, letters


def formula(text: str, alphabet: Alphabet | None = None) -> Tree:
    reading = read(text, alphabet)
    assert isinstance(reading, Reading), text
    return reading.tree


def test_formula_and_numbers_of_a_mistake_agree() -> None:
    count = 0
    for text in FUNCTIONS:
        function = formula(text)
        table = bench(function, "w")
        alphabet = Alphabet("w", tuple(name for name in letters(function) if name != "w"))
        for each in made(function, "w"):
            assert formula(typed(each.wrong), alphabet) == each.wrong
            yours = Answer(function, table, each.wrong).yours
            assert alike(yours, table.of_slip(each.slip.number)), (text, each.slip.row.id, shown(each.wrong))
            count += 1
    assert count > 1800


def test_a_rule_gone_wrong_everywhere_has_a_formula_too() -> None:
    for text in FUNCTIONS:
        function = formula(text)
        table = Bench(function, "w")
        table.need()
        for candidate, totals in table.everywhere:
            wrong = wrong_derivative(table, candidate)
            assert wrong is not None
            yours = Answer(function, table, wrong).yours
            assert totals.are(yours), (text, candidate.slips[0].row.id, shown(wrong))


def test_what_a_mistake_looks_like() -> None:
    wrong = [(each.slip.row.id, shown(each.part), shown(each.wrong)) for each in made(
        formula("w^2*sin(2w)"), "w", ("PROD_OF_DERIVS", "CHAIN_DROPPED", "POW_KEEP_EXP"))]  # fmt: skip
    assert wrong == [
        ("PROD_OF_DERIVS", "w²⋅sin(2⋅w)", "2⋅w⋅cos(2⋅w)⋅2"),
        ("POW_KEEP_EXP", "w²", "2⋅w²⋅sin(2⋅w) + w²⋅cos(2⋅w)⋅2"),
        ("CHAIN_DROPPED", "sin(2⋅w)", "2⋅w⋅sin(2⋅w) + w²⋅cos(2⋅w)"),
    ]


def test_a_mistake_inside_a_maximum_has_no_formula() -> None:
    function = formula("max(w^2, 3w)")
    assert "POW_NO_COEF" in {slip.row.id for slip in Bench(function, "w").slips}
    assert made(function, "w", ("POW_NO_COEF",)) == ()


def test_two_slips_in_one_formula() -> None:
    table = Bench(formula("w^2 + sin(2w)"), "w")
    table.need()
    by_id = {slip.row.id: slip for slip in table.slips}
    pair = (by_id["POW_KEEP_EXP"], by_id["CHAIN_DROPPED"])
    beside = wrong_derivative(table, Candidate(pair, "beside"))
    assert beside is not None
    assert shown(beside) == "2⋅w² + cos(2⋅w)"
    assert wrong_derivative(table, Candidate(pair, "together")) is None


def test_a_function_without_a_known_slope_is_left_alone() -> None:
    assert made(formula("sqrt(-1 - w^2)"), "w") == ()
    assert all(each.slip.occasion.node for each in made(formula("(-2)^w + w^2"), "w"))


@pytest.mark.parametrize("text", ["3*w^2*sin(w)", "3/w^2", "-w*e^w/(w+1)", "sin(w*ln(w)*2)", "7*x"])
def test_what_is_shown_is_as_it_was_written(text: str) -> None:
    function = formula(text)
    shape = ungrouped(Bench(function, "w").tree)
    assert alike(Answer(function, Bench(function, "w"), shape).yours, tuple(
        spot.value[0] for spot in Bench(function, "w").spots))  # fmt: skip
