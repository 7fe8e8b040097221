"""Questions from rows: `question(skill, shape, number)` gives the same question for the same three, always.

The number says which filling of the row's gaps, which kind of question and which point is meant;
neighbouring numbers differ in all of them. A question's id is made from its skill, its shape, its
kind, its numbers and its point, and `recall` makes the question from the id again, so that a place
in a practice session can be kept as an id.
"""

import re
from fractions import Fraction
from typing import assert_never

from tutor.calculus.arithmetic import FRACTIONS, evaluate
from tutor.calculus.compose import times
from tutor.calculus.derivation.gap import gapped, slope_of
from tutor.calculus.numbers import Point, Step, read_point, read_steps
from tutor.calculus.parts import Factors, Ratio
from tutor.calculus.rules import rule_for
from tutor.calculus.schemes import FORWARD
from tutor.course.model import Choose, Fill, Function, Option, Predict, Question, Statement, Value
from tutor.messages import Message, say
from tutor.notation.names import NUMBERS_ONLY, Alphabet
from tutor.notation.plain import typed
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree
from tutor.notation.unreadable import Unreadable
from tutor.practice.mistakes import find_the_mistake
from tutor.practice.points import exact_slope, float_slope, height, hides, readable, tells, within
from tutor.practice.shape import CHOICE, FORMULA, GAP, MISTAKE, NUMBER, PLACE, Choice, Row, Shape, Worked
from tutor.practice.skills import find
from tutor.practice.slots import Filling, count, fill, filling, scattered, slots


def question(skill: str, shape: str, number: int, kind: str | None = None) -> Question:
    """Return question `number` of a shape.

    Args:
        skill: the name of a skill, one of `practice.skills.SKILLS`.
        shape: the name of one of its shapes, see `practice.skills.SHAPES`.
        number: which of its questions, from 0; numbers beyond the last begin anew.
        kind: what to ask, one of `kinds(row)`, or `MISTAKE` or `GAP` of a row that asks for formulas; by
            default the number decides that too. Where that can't be asked well, another kind of question comes back.

    Raises:
        KeyError: when there is no such shape.
    """
    row = find(skill, shape)
    if row is None:
        raise KeyError(skill, shape)
    rest, place = divmod(scattered(number, size(row)), _spread(row))
    rest, asked = divmod(rest, len(kinds(row)))
    if kind == MISTAKE:
        place = number % TURNS
    return _made(row, filling(row.slots, rest), kind or kinds(row)[asked], place)


TURNS = 24
"""Choices of a mistake, and orders to put them in, for one function."""


def shape_of(id: str) -> tuple[str, str]:  # noqa: A002 - what it is
    """Return the skill and the shape of the question with this id."""
    skill, shape, *_ = id.split(":")
    return skill, shape


def numbers_of(id: str) -> tuple[str, ...]:  # noqa: A002 - what it is
    """Return the numbers in the question with this id, its point among them."""
    return tuple(re.findall(r"[0-9][0-9./e-]*", id))


def kinds(row: Row) -> tuple[str, ...]:
    """Return the kinds of question a row can ask."""
    match row:
        case Shape(asks=asks):
            return asks
        case Worked():
            return (NUMBER,)
        case Choice():
            return (CHOICE,)
        case never:
            assert_never(never)


def asks_formulas(row: Row) -> bool:
    """Whether a row asks for derivatives, and so can ask for the mistake in one, or for the gap."""
    return isinstance(row, Shape) and FORMULA in row.asks


def size(row: Row) -> int:
    """Return how many numbers a row has before they begin anew; some of them may give the same question."""
    return count(row.slots) * len(kinds(row)) * _spread(row)


def _spread(row: Row) -> int:
    match row:
        case Shape(at=at):
            return len(at.split(","))
        case Choice(ordered=False, options=options):
            return len(options)
        case _:
            return 1


def recall(id: str) -> Question | None:  # noqa: A002 - what it is
    """Return the question with this id, None when the rows have it no longer."""
    parts = id.split(":")
    if len(parts) != _PARTS or (row := find(parts[0], parts[1])) is None:
        return None
    _, _, kind, numbers, last = parts
    filled = _filling_of(row, numbers)
    if filled is None or kind not in (*kinds(row), *((MISTAKE, GAP) if asks_formulas(row) else ())):
        return None
    places = (int(last[:2]) if last.isdecimal() else 0,) if kind == MISTAKE else range(_spread(row))
    made = (_made(row, filled, kind, place) for place in places)
    return next((question for question in made if question.id == id), None)


_PARTS = 5


def _filling_of(row: Row, numbers: str) -> Filling | None:
    filled: list[tuple[str, str]] = []
    texts = numbers.split(",") if row.slots else []
    for slot in slots(row.slots):
        mine, texts = texts[: len(slot.names)], texts[len(slot.names) :]
        if tuple(mine) not in slot.texts:
            return None
        filled += zip(slot.names, mine, strict=True)
    return None if texts else tuple(filled)


def _id(row: Row, kind: str, filled: Filling, last: str) -> str:
    numbers = ",".join(text for _, text in filled)
    return f"{row.skill}:{row.name}:{kind}:{numbers}:{last}"


def _made(row: Row, filled: Filling, kind: str, place: int) -> Question:
    match row:
        case Shape():
            return _about(row, filled, kind, place)
        case Worked():
            return _worked(row, filled)
        case Choice():
            return _choice(row, filled, place)
        case never:
            assert_never(never)


# A function


def _about(row: Shape, filled: Filling, kind: str, place: int) -> Question:
    """Ask about a function, at a point at which this kind of question is good; else ask another kind."""
    function = function_of(row, filled)
    if kind == MISTAKE:
        name = _id(row, kind, filled, str(place))
        found = find_the_mistake(name, function, row.skill, place)
        return _about(row, filled, FORMULA, place) if found is None else found
    points = tuple(dict.fromkeys(_point(fill(at.strip(), filled)) for at in row.at.split(",")))
    for asked in (kind, *row.asks):
        good = [at for at in points if _good(function, at, asked, row.watch)]
        if good:
            return _ask(row, filled, asked, function, good[place % len(good)])
    somewhere = [at for at in points if within(function, at)]
    return _ask(row, filled, row.asks[0], function, somewhere[place % len(somewhere)])


def function_of(row: Shape, filled: Filling) -> Function:
    """Return the function of a row with its gaps filled."""
    variable = fill(row.variable, filled)
    given = [part.split("=") for part in fill(row.frozen, filled).split(",") if part]
    frozen = tuple((letter, _point(number)) for letter, number in given)
    alphabet = Alphabet(variable, tuple(letter for letter, _ in frozen))
    return Function(_tree(fill(row.J, filled), alphabet), variable, frozen)


def _good(function: Function, at: Point, kind: str, watch: tuple[str, ...] | None) -> bool:
    if not within(function, at) or not tells(function, at):
        return False
    match kind:
        case "number":
            exact = exact_slope(function, at)
            return exact is not None and readable(exact) and not hides(function, at, watch)
        case "gap":
            return gapped(rule_for(function.tree, function.variable)) is not None
        case "size":
            return any(low * _CLEAR < abs(float_slope(function, at)) * _CLEAR < high for low, high in _SIZES)
        case _:
            return True


def _ask(row: Shape, filled: Filling, kind: str, function: Function, at: Point) -> Question:
    name = _id(row, kind, filled, at.text)
    match kind:
        case "gap":
            return _with_gap(name, function, at)
        case "formula":
            return Predict(name, function, (at,), _steps(), FORWARD, "", (), (), PLACE)
        case "number":
            return Value(name, function, at, "", None, (), (), "", PLACE)
        case "sign":
            return _which_way(name, function, at)
        case _:
            return _how_fast(name, function, at)


def _steps() -> tuple[Step, ...]:
    steps = read_steps("1e-1, 1e-2, 1e-3, 1e-6")
    assert not isinstance(steps, Unreadable)  # noqa: S101 - a literal
    return steps


def _with_gap(name: str, function: Function, at: Point) -> Fill:
    application = rule_for(function.tree, function.variable)
    formula = gapped(application)
    assert formula is not None  # noqa: S101 - so it is good
    written = typed(formula)
    line = Statement(f"dJ/d{function.variable} = {written}", written, of_slope=True, place=PLACE)
    answer = ""  # a number, a part, or the slope of one: the tutor finds it
    if isinstance(application.parts, Factors | Ratio):
        u, v = application.parts.u, application.parts.v
        answer = typed(times(u, slope_of(v, function.variable)))
    return Fill(name, function, at, (line,), "", answer, (), (), "", PLACE)


_SIZES = ((0.0, 1.0), (1.0, 10.0), (10.0, 1000.0))
"""How fast J moves, compared with w: the slopes between which it is plain to see."""

_CLEAR = 1.2


def _which_way(name: str, function: Function, at: Point) -> Choose:
    ask = say("J({w}) = {J} at {w} = {at}, and {w} grows a little. What does J do?", w=function.variable,
              J=function.tree, at=at.tree)  # fmt: skip
    found = float_slope(function, at)
    evidence = _evidence(function, at)
    options = (
        Option(say("it rises"), evidence, found > 0),
        Option(say("it falls"), evidence, found < 0),
        Option(say("it stays as it is"), evidence, not found),
    )
    return Choose(name, ask, options, (), PLACE)


def _how_fast(name: str, function: Function, at: Point) -> Choose:
    ask = say("J({w}) = {J} at {w} = {at}. How far does J move, up or down, for a tiny nudge of {w}?",
              w=function.variable, J=function.tree, at=at.tree)  # fmt: skip
    found = abs(float_slope(function, at))
    texts = (say("less far than the nudge"), say("up to ten times as far"), say("more than ten times as far"))
    evidence = _evidence(function, at)
    options = tuple(
        Option(text, evidence, low <= found < high) for text, (low, high) in zip(texts, _SIZES, strict=True)
    )
    return Choose(name, ask, options, (), PLACE)


def _evidence(function: Function, at: Point) -> Message:
    """Tell what one nudge does there."""
    before, after = height(function, at.value), height(function, at.value + _NUDGE)
    return say("Nudge {w} from {at} by 0.001: J goes from {before} to {after}.",
               w=function.variable, at=at.tree, before=before, after=after)  # fmt: skip


_NUDGE = 0.001


# In words


def _worked(row: Worked, filled: Filling) -> Value:
    values = _values(row, filled)
    answer = _decimal(fill(row.answer, filled))
    name = _id(row, NUMBER, filled, "")
    return Value(name, None, None, _said(row.ask, values), answer, (), (), _said(row.why, values), PLACE)


def _choice(row: Choice, filled: Filling, turn: int) -> Choose:
    values = _values(row, filled)
    right = int(_point(fill(row.right, filled)).value)
    options = [
        Option(_said(text, values), _said(says, values), index == right)
        for index, (text, says) in enumerate(row.options)
    ]
    turned = tuple(options[turn:] + options[:turn])
    return Choose(_id(row, CHOICE, filled, str(turn)), _said(row.ask, values), turned, (), PLACE)


def _values(row: Worked | Choice, filled: Filling) -> dict[str, object]:
    """Return what may stand in the gaps of a row's sentences: its slots, J, and what it calculates."""
    values: dict[str, object] = dict(filled)
    if row.J:
        values["J"] = _tree(fill(row.J, filled), Alphabet("w"))
    return values | {name: _decimal(fill(formula, filled)).text for name, formula in row.shows}


def _said(message: Message, values: dict[str, object]) -> Message:
    return say(message.text, **{name: it for name, it in values.items() if "{" + name + "}" in message.text})


# Reading what rows write


def _tree(text: str, alphabet: Alphabet) -> Tree:
    reading = read(text, alphabet)
    assert isinstance(reading, Reading), text  # noqa: S101 - the rows are ours, and each is tested
    return reading.tree


def _point(text: str) -> Point:
    """Return a calculated point as a fraction: `(0 - (0 + 3))/2` is -3/2."""
    return _read_point(str(evaluate(_tree(text, NUMBERS_ONLY), {}, FRACTIONS)))


def _decimal(text: str) -> Point:
    """Return a calculated number as a decimal where it is one of few digits, else as a fraction."""
    exact = evaluate(_tree(text, NUMBERS_ONLY), {}, FRACTIONS)
    written = f"{float(exact):.10f}".rstrip("0").rstrip(".")
    return _read_point(written if Fraction(written) == exact else str(exact))


def _read_point(text: str) -> Point:
    point = read_point(text)
    assert isinstance(point, Point), text  # noqa: S101 - likewise
    return point
