"""Every number and every formula said to a mistake, computed again: many functions, all mal-rules, no canned sentence.

What is said is taken apart into its gaps. A number is computed anew, with 50 digits and by another
way (differences instead of slopes); a part of the function is looked for in the function.
"""

import re
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "calculus" / "malrules"))

import pytest
from mistaken_functions import FUNCTIONS

from tutor.calculus.arithmetic import TooLarge, Undefined, digits, evaluate
from tutor.calculus.malrules.candidates import bench
from tutor.calculus.malrules.formulas import rule
from tutor.calculus.malrules.made import Made, made
from tutor.calculus.malrules.occasions import outside
from tutor.calculus.malrules.rows import MALRULES
from tutor.calculus.malrules.shapes import ungrouped
from tutor.calculus.nudge import nudge
from tutor.calculus.numbers import Point, read_point
from tutor.calculus.schemes import FORWARD
from tutor.checking.diagnosis import ANY_LESSON, Lesson
from tutor.checking.judge import judge, judge_value
from tutor.checking.proof import no_prover
from tutor.checking.verdict import Wrong
from tutor.course.model import Function, Predict, Value
from tutor.course.problems import Place
from tutor.messages import Message
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Negation, Number, Tree, letters, walk
from tutor.session import coach
from tutor.session.outputs import Output, Said

MANY = digits(50)
NUDGE = Fraction(1, 1000)


def point(text: str) -> Point:
    found = read_point(text)
    assert isinstance(found, Point)
    return found


def formula(text: str) -> Tree:
    reading = read(text)
    assert isinstance(reading, Reading)
    return reading.tree


def function_of(text: str) -> Function:
    tree = formula(text)
    others = [name for name in letters(tree) if name != "w"]
    return Function(tree, "w", tuple((name, point(str(place + 2))) for place, name in enumerate(others)))


def many(tree: Tree, function: Function, at: Fraction, **others: Any) -> Any:
    """Return a value with 50 digits, the frozen letters being their numbers."""
    values = {name: MANY.fraction(Fraction(frozen.value)) for name, frozen in function.frozen}
    return evaluate(tree, {**values, function.variable: MANY.fraction(at), **others}, MANY)


def messages(outputs: tuple[Output, ...]) -> Iterator[Message]:
    """Yield every sentence said, and those inside others."""
    waiting = [output.message for output in outputs if isinstance(output, Said)]
    while waiting:
        message = waiting.pop()
        yield message
        waiting += [part for _, part in message.values if isinstance(part, Message)]


LITERALS = {"0.001", "0", "1"}
"""The ε of every nudge, and the two numbers that sentences about curves speak of."""


class Checked:
    """One conversation about one wrong answer, and what must be true of it."""

    def __init__(self, function: Function, at: Point, answer: Tree, slip: Made) -> None:
        """Take the question, the answer, and the mistake it was made with."""
        self.function = function
        self.at = at
        self.here = Fraction(at.value)
        self.answer = answer
        self.slip = slip
        self.count = 0

    def all(self, outputs: tuple[Output, ...]) -> int:
        """Check everything said; return how many gaps there were."""
        for message in messages(outputs):
            assert set(re.findall(r"\d[\d.]*\d|\d", message.text)) <= LITERALS, message.text
            for name, said in message.values:
                if not isinstance(said, Message):
                    self.gap(name, said, message)
                    self.count += 1
        return self.count

    def gap(self, name: str, said: object, message: Message) -> None:
        """Check what fills one gap."""
        where = (self.slip.slip.row.id, message, name, said)
        match said:
            case str():
                assert name in ("w", "letter", "place"), where
            case float() | int():
                near(said, self.at_place(message).number(name), where)
            case Number() | Negation(Number()) if name == "at":
                assert said == self.at.tree, where
            case _:
                assert self.is_part(said), where  # type: ignore[arg-type]

    def at_place(self, message: Message) -> "Checked":
        """Return the same at the point a sentence speaks of: the question's, or the witness's with its own letters."""
        place = dict(message.values).get("place")
        if not isinstance(place, str):
            return self
        numbers = {name: point(number) for name, number in (part.split(" = ") for part in place.split(", "))}
        at = numbers.pop("w")
        return Checked(Function(self.function.tree, "w", tuple(numbers.items())), at, self.answer, self.slip)

    def is_part(self, tree: Tree) -> bool:
        """Whether something shown is a part of the function, or an exponent of it with or without its minus."""
        nodes = bench(self.function.tree, "w").nodes
        shown = {part for node in nodes for part in walk(ungrouped(node.tree))}
        turned = {part.operand if isinstance(part, Negation) else Negation(part) for part in shown}
        return tree in shown | turned | OF_ROOTS

    def number(self, name: str) -> Any:
        """Return a number again, by differences and with 50 digits."""
        J, numbers = self.function.tree, {**dict(self.slip.slip.occasion.parts)}
        match name:
            case "yours":
                return many(self.answer, self.function, self.here)
            case "k":
                return (many(J, self.function, self.here + NUDGE) - many(J, self.function, self.here)) / MANY.fraction(
                    NUDGE
                )
            case "before":
                return many(J, self.function, self.here)
            case "after":
                return many(J, self.function, self.here + NUDGE)
            case "opposite":
                return MANY.fraction(-self.here)
            case "off":
                return many(self.answer, self.function, self.here) - self.steepness(J)
            case "slope":
                return self.steepness(J)
            case "inner":
                return self.steepness(numbers["u"])
            case "outer":
                return self.outer_steepness(numbers)
            case "height" | "square":
                power = many(numbers["n"], self.function, self.here) if name == "height" else 2
                return self.terms(numbers) ** power
            case "spread":
                power = many(numbers["n"], self.function, self.here) if "n" in numbers else 2
                return sum(many(numbers[term], self.function, self.here) ** power for term in "ab")
        raise AssertionError(name)

    def terms(self, numbers: dict[str, Tree]) -> Any:
        """Return the sum of the parts a and b."""
        return sum(many(numbers[term], self.function, self.here) for term in "ab")

    def steepness(self, tree: Tree) -> Any:
        """Return the slope of a formula by a difference."""
        small = Fraction(1, 10**12)
        ahead, behind = (many(tree, self.function, self.here + side * small) for side in (1, -1))
        return (ahead - behind) / (2 * MANY.fraction(small))

    def outer_steepness(self, numbers: dict[str, Tree]) -> Any:
        """Return the slope of the outside of a chain at its inside, by a difference."""
        values = {name: many(tree, self.function, self.here) for name, tree in numbers.items()}
        function, _ = outside(self.slip.slip.occasion.outer)
        small = MANY.fraction(Fraction(1, 10**12))
        ahead, behind = (
            evaluate(rule(function), {**values, "u": values["u"] + side * small}, MANY) for side in (1, -1)
        )
        return (ahead - behind) / (2 * small)


OF_ROOTS = {tree for size in ("1", "1/2", "1/3") for tree in (formula(size), Negation(formula(size)))}
"""Exponents that are not written: of 1/w, sqrt(w) and cbrt(w)."""


def near(said: float, computed: Any, where: object) -> None:
    scale = max(abs(computed), 1e-9)
    assert abs(MANY.context.mpf(said) - computed) <= 1e-6 * scale, (where, computed)


POINTS = ("3", "1/2", "5", "-2")


def questions(some: int = 1) -> Iterator[tuple[Function, Point, Made]]:
    """Yield functions (each, or one of `some`), points and mistakes: every mal-rule at every node."""
    for text in FUNCTIONS[::some]:
        function = function_of(text)
        at = next((point(each) for each in POINTS if has_slope(function, point(each))), None)
        if at is not None:
            for each in made(function.tree, "w"):
                yield function, at, each


def has_slope(function: Function, at: Point) -> bool:
    table = nudge(function.tree, "w", at, (coach.ORDINARY_STEP,), FORWARD, frozen=function.frozen)
    return table.slope is not None and table.rows[0].k is not None


def check_formulas(some: int) -> tuple[int, set[str]]:
    """Check what is said to wrong formulas; return how many gaps there were, and the mal-rules spoken of."""
    count, spoken = 0, set()
    for function, at, each in questions(some):
        verdict = judge(function.tree, "w", each.wrong, no_prover)
        if not isinstance(verdict, Wrong):
            continue
        question = Predict("it", function, (at,), (), FORWARD, "", (), (), Place("", 1, 1))
        rule_id = each.slip.row.id
        said = coach.confront(question, each.wrong, verdict, Lesson(watched=(rule_id,)), ())
        if said.slip == rule_id:
            count += Checked(function, at, each.wrong, each).all(said.outputs)
            spoken.add(rule_id)
            again = coach.confront(question, each.wrong, verdict, Lesson(watched=(rule_id,)), (rule_id,))
            count += Checked(function, at, each.wrong, each).all(again.outputs)
    return count, spoken


def test_what_is_said_to_some_wrong_formulas() -> None:
    assert check_formulas(8)[0] > 1_000


@pytest.mark.slow
def test_what_is_said_to_every_mal_rule_at_every_node() -> None:
    count, spoken = check_formulas(1)
    assert count > 10_000
    assert spoken == {row.id for row in MALRULES}


def check_numbers(some: int) -> int:
    """Check what is said to wrong numbers; return how many gaps there were."""
    count = 0
    for function, at, each in questions(some):
        try:
            wrong = float(many(each.wrong, function, Fraction(at.value)))
        except (Undefined, TooLarge):
            continue
        answer = point(f"{Fraction(wrong).limit_denominator(10**6)}").tree
        fixed = tuple((name, Fraction(frozen.value)) for name, frozen in function.frozen)
        if not isinstance(judge_value(function.tree, "w", at.tree, answer, fixed), Wrong):
            continue
        question = Value("it", function, at, "", None, (), (), "", Place("", 1, 1))
        for lesson in (ANY_LESSON, Lesson(watched=(each.slip.row.id,))):
            said = coach.confront_value(question, answer, (), lesson)
            count += Checked(function, at, answer, each).all(said.outputs)
    return count


def test_what_is_said_to_some_wrong_numbers() -> None:
    assert check_numbers(8) > 1_000


@pytest.mark.slow
def test_what_is_said_to_the_number_that_every_mal_rule_gives() -> None:
    assert check_numbers(1) > 5_000
