"""Every mal-rule against its own examples: the evidence that a row does what its name says."""

import json
import re
from pathlib import Path

import pytest
from mistaken_functions import FUNCTIONS

from tutor.calculus.arithmetic import FLOATS, evaluate
from tutor.calculus.malrules import answers, figures, rows
from tutor.calculus.malrules.answers import ANSWERS, LAST_RESORT, Answer, AnswerRule
from tutor.calculus.malrules.candidates import Bench, alike
from tutor.calculus.malrules.figures import FIGURES, Figure, FigureRule
from tutor.calculus.malrules.formulas import LETTERS, computed, rule
from tutor.calculus.malrules.row import Malrule
from tutor.calculus.malrules.rows import FAMILIES, MALRULES
from tutor.messages import Message
from tutor.notation.names import NUMBERS_ONLY, Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree, letters

ALL: tuple[Malrule | AnswerRule | FigureRule, ...] = (*MALRULES, *ANSWERS, *LAST_RESORT, *FIGURES)

WITH_OTHERS = Alphabet("w", ("x", "b", "y", "m", "u", "h"))


def tree(text: str, alphabet: Alphabet = WITH_OTHERS) -> Tree:
    reading = read(text, alphabet)
    assert isinstance(reading, Reading), text
    return reading.tree


def number(text: str) -> float:
    return float(evaluate(tree(text, NUMBERS_ONLY), {}, FLOATS))


@pytest.mark.parametrize("row", MALRULES, ids=lambda row: row.id)
def test_a_mal_rule_makes_its_examples(row: Malrule) -> None:
    assert row.examples
    for example in row.examples:
        table = Bench(tree(example.function), "w")
        table.need()
        yours = Answer(table.tree, table, tree(example.wrong)).yours
        fitting = {slip.row.id for slip in table.slips if alike(table.of_slip(slip.number), yours)}
        assert row.id in fitting, (example, fitting)
        assert not alike(yours, table.true), "an example is a wrong answer"


@pytest.mark.parametrize("row", [*ANSWERS, *LAST_RESORT], ids=lambda row: row.id)
def test_a_mistake_about_the_answer_shows_in_its_examples(row: AnswerRule) -> None:
    for example in row.examples:
        function = tree(example.function)
        at = (number(row.at),) if row.at else ()
        given = Answer(function, Bench(function, "w"), tree(example.wrong), at)
        assert row.fits(given), example


@pytest.mark.parametrize("row", FIGURES, ids=lambda row: row.id)
def test_a_mistake_about_a_number_shows_in_its_examples(row: FigureRule) -> None:
    for function, at, wrong in row.examples:
        others = tuple(map(number, row.others))
        assert row.fits(Figure(tree(function), "w", number(at), tree(wrong), others=others)), (function, at, wrong)


@pytest.mark.parametrize(
    ("function", "at", "wrong"),
    [
        ("w**3 + 5*w**2", "-3", "-57"),
        ("w**2/(w+1)", "-3", "21/4"),
        ("-w**3", "-3", "27"),
        ("exp(w**2)", "-1/2", "-0.7788007831"),
        ("pi*w**3", "-1", "-9.42477796"),
    ],
)
def test_brackets_lost_where_a_negative_number_is_put_in(function: str, at: str, wrong: str) -> None:
    row = figures.BY_ID["NEG_SQUARED"]
    assert row.fits(Figure(tree(function), "w", number(at), tree(wrong)))
    assert not row.fits(Figure(tree(function), "w", -number(at), tree(wrong)))


def test_a_rule_may_speak_of_pi() -> None:
    assert computed(rule("2*pi*u"))({"u": 3.0}) == pytest.approx(18.849555921538759)


def test_every_known_mistake_has_its_row() -> None:
    known = Path(__file__).parents[2] / "data" / "mistakes.jsonl"
    ids = {json.loads(line)["mistake"] for line in known.read_text(encoding="utf-8").splitlines()}
    assert len(ids) == 123
    assert ids <= set(rows.BY_ID) | set(answers.BY_ID) | set(figures.BY_ID)


def test_ids_are_unique_and_families_complete() -> None:
    ids = [row.id for row in ALL]
    assert len(ids) == len(set(ids))
    assert {row.id for family in FAMILIES.values() for row in family} == set(rows.BY_ID)


def test_every_row_applies_somewhere() -> None:
    met = set()
    for function in FUNCTIONS:
        met |= {slip.row.id for slip in Bench(tree(function, Alphabet()), "w").slips}
    assert met == set(rows.BY_ID)


_GAP = re.compile(r"\{(\w+)\}")


def gaps(row: Malrule | AnswerRule | FigureRule) -> set[str]:
    said: tuple[Message, ...] = tuple(message for message in (row.name, row.right, row.ask) if message is not None)
    return {gap for message in said for gap in _GAP.findall(message.text)}


def test_a_row_speaks_of_what_it_has() -> None:
    for function in FUNCTIONS:
        for slip in Bench(tree(function, Alphabet()), "w").slips:
            parts = {letter for letter, _ in slip.occasion.parts}
            known = parts | {"w", "f", "at"} | {name for name, _ in slip.row.numbers}
            assert gaps(slip.row) <= known, (slip.row.id, function)
    for other in (*ANSWERS, *FIGURES):
        assert gaps(other) <= {"w", "at", "letter", "part", "yours", "opposite"}, other.id


def test_a_row_asks_one_question() -> None:
    for row in ALL:
        assert row.ask.text.endswith(("?", "zero.")), row.id
        assert row.right is None or row.right.text.endswith("."), row.id


def test_rules_are_written_in_known_letters() -> None:
    for row in MALRULES:
        for text in (*row.makes, *(formula for _, formula in row.numbers)):
            assert set(letters(rule(text))) <= set(LETTERS.letters), row.id
