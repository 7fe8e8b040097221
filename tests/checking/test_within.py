"""Answers that are right on an interval only, and witnesses that lie in it."""

import pytest

from tutor.calculus.domain import Domain, read_domain
from tutor.checking.judge import judge
from tutor.checking.proof import no_prover
from tutor.checking.verdict import Right, Undecided, Wrong
from tutor.checking.within import judge_within
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree


def tree(text: str) -> Tree:
    reading = read(text)
    assert isinstance(reading, Reading)
    return reading.tree


def domain(text: str) -> Domain:
    found = read_domain(text, "w")
    assert isinstance(found, Domain)
    return found


RIGHT = [
    ("w > 0", "|w|", "1"),
    ("w <= 0", "|w|", "-1"),
    ("-1 < w < 1", "|w - 2|", "-1"),
    ("w > 0", "sqrt(w^2)", "w/|w|"),
    ("w > 2", "|w^2 - 4|", "2w"),
    ("-2 < w < 2", "|w^2 - 4|", "-2w"),
]


@pytest.mark.parametrize(("interval", "J", "answer"), RIGHT)
def test_right_there_only(interval: str, J: str, answer: str) -> None:
    assert isinstance(judge_within(domain(interval), tree(J), "w", tree(answer), no_prover), Right)
    if answer != "w/|w|":
        assert isinstance(judge(tree(J), "w", tree(answer), no_prover), Wrong)


@pytest.mark.parametrize(("interval", "J", "answer"), [
    ("w > 0", "|w|", "2"),
    ("w < 3", "w^2", "3w"),
    ("1 < w < 2", "w^2", "w^2"),
    ("w > 0", "w^2", "sqrt(-1-w)"),
    ("w < pi", "w^2", "3w"),
])  # fmt: skip
def test_a_witness_lies_in_the_interval(interval: str, J: str, answer: str) -> None:
    verdict = judge_within(domain(interval), tree(J), "w", tree(answer), no_prover)
    assert isinstance(verdict, Wrong)
    assert domain(interval).holds(float(dict(verdict.witness.at)["w"]))
    assert verdict.witness.true == pytest.approx({"|w|": 1}.get(J, 2 * float(dict(verdict.witness.at)["w"])))


def test_undecided_stays_undecided() -> None:
    assert isinstance(judge_within(domain("w > 0"), tree("w"), "w", tree("e^1000 w"), no_prover), Undecided)


def test_everywhere_is_a_domain_too() -> None:
    everywhere = Domain(None, None, (False, False), "")
    assert isinstance(judge_within(everywhere, tree("w^2"), "w", tree("2w"), no_prover), Right)
