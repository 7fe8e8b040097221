"""One line of a file of answers: understood, judged, and the verdict as it is printed."""

import json
import os
import time
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from tutor.calculus.numbers import Point, read_point
from tutor.checking.domain import obstacle
from tutor.checking.judge import judge, judge_value
from tutor.checking.proof import Prove
from tutor.checking.verdict import Right, Rough, Undecided, Verdict, Witness, Wrong
from tutor.messages import Message, say
from tutor.notation.names import NUMBERS_ONLY, Alphabet
from tutor.notation.plain import typed
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree, letters
from tutor.notation.unreadable import Unreadable
from tutor.render.sentences import number, sentence
from tutor.session.coach import how_known
from tutor.terminal.slips import slips, slips_of_unread
from tutor.values import value


@value
class Line:
    """A line that is not blank, with its number in the file; `last` of those that have come so far."""

    number: int
    text: bytes
    last: bool


def lines(source: int) -> Iterator[Line]:
    """Yield the lines of an open file, read without a lock that a thread could hold when the program ends."""
    rest, count = b"", 0
    while chunk := os.read(source, 65_536):
        *whole, rest = (rest + chunk).split(b"\n")
        numbered = [(number, text) for number, text in enumerate(whole, count + 1) if text.strip()]
        count += len(whole)
        yield from (Line(number, text, number == numbered[-1][0]) for number, text in numbered)
    if rest.strip():
        yield Line(count + 1, rest, last=True)


def marked_line(line: Line, prove: Prove, *, explain: bool = True) -> bytes:
    """Return the verdict on a line as a line of JSON, or what is the matter with the line."""
    try:
        verdict = mark_one(task(line.text.decode("utf-8", "replace"), line.number), prove, explain=explain)
    except BadLineError as error:
        verdict = {"id": None, "line": line.number, "error": str(error)}
    return json.dumps(verdict, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


class BadLineError(ValueError):
    """A line that holds no answer to mark; says why."""


@value
class Task:
    """One line of the file, understood: what was asked, what was answered."""

    id: object
    function: str
    answer: str
    variable: str | None
    at: str | None


def task(line: str, count: int) -> Task:
    """Understand one line; its number stands in for a missing id.

    Raises:
        BadLineError: when it is no JSON object with a function and an answer.
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLineError("this is not JSON") from error
    if not isinstance(row, dict):
        raise BadLineError("this is not a JSON object")
    for key in ("function", "answer"):
        if not isinstance(row.get(key), str):
            raise BadLineError(f'"{key}" is missing, or is no text')
    variable, at = row.get("variable"), row.get("at")
    if variable is not None and not (isinstance(variable, str) and variable.isalpha()):
        raise BadLineError('"variable" is not a letter')
    if at is not None and (isinstance(at, bool) or not isinstance(at, str | int | float)):
        raise BadLineError('"at" is not a number')
    if not _can_be_echoed(row.get("id")):
        raise BadLineError('"id" has a number that is not finite')
    return Task(row.get("id", count), row["function"], row["answer"], variable, None if at is None else str(at))


def _can_be_echoed(asked: object) -> bool:
    """Whether an id can be written as JSON, which has no infinity: `1e999` is read as one."""
    try:
        json.dumps(asked, allow_nan=False)
    except ValueError:
        return False
    return True


# One answer


def mark_one(asked: Task, prove: Prove, *, explain: bool = True) -> dict[str, object]:
    """Return the verdict on one answer, as it is printed; with the mistakes that `explain` it if asked."""
    start = time.perf_counter()
    marked = _marked(asked, prove, explain=explain)
    ordered = {name: marked[name] for name in _PRINTED}
    return {"id": asked.id, **ordered, "ms": round((time.perf_counter() - start) * 1000, 3)}


_PRINTED = ("verdict", "by", "reads", "witness", "says", "column", "slip", "slips")


def _marked(asked: Task, prove: Prove, *, explain: bool) -> dict[str, object]:
    function, variable = _function(asked.function, asked.variable)
    if isinstance(function, Unreadable):
        return _unreadable(say("the function can't be read: {why}", why=function.reason), function.column)
    names = tuple(name for name in letters(function) if name != variable)
    point = None if asked.at is None else read_point(asked.at)
    if isinstance(point, Unreadable):
        return _unreadable(say("the point can't be read: {why}", why=point.reason), point.column)
    alphabet = Alphabet(variable, names) if point is None else NUMBERS_ONLY
    reading = _read(asked.answer, alphabet, scientific=point is not None)
    if isinstance(reading, Unreadable):
        unread = slips_of_unread(function, variable, asked.answer, point) if explain else []
        return {**_unreadable(reading.reason, reading.column), **_with(unread)}
    verdict = _judged(function, variable, reading.tree, point, prove)
    for ambiguity in reading.ambiguities if isinstance(verdict, Wrong) else ():
        if isinstance(_judged(function, variable, ambiguity.other, point, prove), Right):
            says = say("reads two ways: wrong as {tree}, right as {other}", tree=reading.tree, other=ambiguity.other)
            verdict = Undecided(says)
    at_a_kink = point is not None and isinstance(verdict, Undecided)
    explained = explain and (isinstance(verdict, Wrong) or at_a_kink)
    told = _with(slips(function, variable, reading.tree, point) if explained else [])
    return {
        **_as_json(verdict),
        "reads": typed(reading.tree),
        "says": _says(verdict, reading.tree),
        "column": None,
        **told,
    }


def _read(text: str, alphabet: Alphabet | None, *, scientific: bool = False) -> Reading | Unreadable:
    """Read a formula; `1e-15`, about which a learner would be asked, is taken for a number and echoed as one."""
    reading = read(text, alphabet, scientific=scientific)
    if isinstance(reading, Reading) or scientific:
        return reading
    numeric = read(text, alphabet, scientific=True)
    return numeric if isinstance(numeric, Reading) and "e-" in typed(numeric.tree) else reading


def _with(ids: list[str]) -> dict[str, object]:
    return {"slip": ids[0] if ids else None, "slips": ids}


@lru_cache(1_000)
def _function(text: str, variable: str | None) -> tuple[Tree | Unreadable, str]:
    """Read the function; without a variable given it is the one letter in it, else w."""
    reading = _read(text, None)
    found = letters(reading.tree) if isinstance(reading, Reading) else ()
    if isinstance(reading, Unreadable) and variable:
        reading = _read(text, Alphabet(variable))
    moving = variable or (found[0] if len(found) == 1 else "w")
    return (reading.tree if isinstance(reading, Reading) else reading), moving


def _judged(function: Tree, variable: str, answer: Tree, point: Point | None, prove: Prove) -> Verdict:
    if point is None:
        return judge(function, variable, answer, prove)
    return judge_value(function, variable, point.tree, answer)


def _unreadable(reason: Message, column: int) -> dict[str, object]:
    nothing = {"verdict": "unreadable", "by": None, "witness": None, "reads": None, **_with([])}
    return {**nothing, "says": sentence(reason), "column": column}


def _as_json(verdict: Verdict) -> dict[str, object]:
    match verdict:
        case Right(by=by):
            return {"verdict": "right", "by": by.value, "witness": None}
        case Wrong(witness):
            return {"verdict": "wrong", "by": None, "witness": _witness(witness)}
        case _:
            return {"verdict": "undecided", "by": None, "witness": None}


def _witness(witness: Witness) -> dict[str, object]:
    """Return a witness: the point as a number, or as an object where there are several letters."""
    values = {letter: float(exact) for letter, exact in witness.at}
    at: object = values if len(values) > 1 else next(iter(values.values()))
    return {"at": at, "yours": witness.yours, "true": witness.true}


def _says(verdict: Verdict, answer: Tree) -> str:
    match verdict:
        case Right(rounded=True):
            return sentence(say("Right, to the digits given."))
        case Right(gap=Witness(at)):
            says = say("Right: {how}; but at {at}, {why}.", how=how_known(verdict), at=_place(at), why=_why(answer, at))
            return sentence(says)
        case Right():
            return sentence(say("Right: {how}.", how=how_known(verdict)))
        case Wrong(Witness(at, None, true)):
            why = _why(answer, at)
            says = say("At {at} the slope is {true}; the answer: {why}.", at=_place(at), true=true, why=why)
            return sentence(says)
        case Wrong(Witness(at, float() as yours, true)) if number(yours) == number(true):
            says = say(
                "At {at} the answer comes close to the slope, {true}, but is not equal to it.",
                at=_place(at), true=true,
            )  # fmt: skip
            return sentence(says)
        case Wrong(Witness(at, yours, true)):
            says = say("At {at} the answer gives {yours}; the slope is {true}.", at=_place(at), yours=yours, true=true)
            return sentence(says)
        case Rough(wanted):
            return sentence(say("Close: at least {n} digits are wanted.", n=wanted))
        case Undecided(why):
            return sentence(say("Undecided: {why}.", why=why))


def _why(answer: Tree, at: tuple[tuple[str, Fraction], ...]) -> Message:
    """Say why an answer has no value at a point."""
    found = obstacle(answer, {name: float(number) for name, number in at})
    return found or say("{it} is too large", it=answer)


def _place(at: tuple[tuple[str, Fraction], ...]) -> str:
    return ", ".join(f"{letter} = {_short(exact)}" for letter, exact in at)


def _short(exact: Fraction) -> str:
    """Return a fraction as it is, unless it is one that nobody would write."""
    return str(exact) if exact.denominator <= _SIMPLE else number(float(exact))


_SIMPLE = 1_000
