"""Blocks with worked lines, `J = …` and `dJ/dw = …`: one with a gap to fill, one with a mistake to find."""

import re

from tutor.course.keys import Keys
from tutor.course.kinds.row import J_KEYS, QUESTION_KEYS, Kind
from tutor.course.model import GAP, Fill, Function, Mistake, Statement
from tutor.course.problems import Place
from tutor.course.script import Entry
from tutor.messages import say
from tutor.notation.reading import Reading, read
from tutor.notation.unreadable import Unreadable

_SHORT_GAP = re.compile(r"(?<!\w)_{1,2}(?!\w)")
"""What was meant for a gap, and is too short."""


def statement(keys: Keys, entry: Entry, function: Function) -> Statement | None:
    """Read one line of a worked example; what can't be read is noted."""
    left, equals, right = entry.value.partition("=")
    formula = right.strip() if equals else entry.value
    start = entry.value.index(formula, len(left) + 1) if equals and formula else 0
    place = Place(entry.place.file, entry.place.line, entry.place.column + start)
    of_J = equals and left.replace(" ", "") in ("J", f"J({function.variable})")
    if equals and not of_J and not isinstance(read(left + "= 1", function.alphabet), Reading):
        says = say("a line begins with J = or with dJ/d{w} =", w=function.variable)
        keys.notes.problem(entry.place, "line", says)
        return None
    filled = GAP.sub("(1)", formula)
    reading = read(filled, function.alphabet)
    if isinstance(reading, Unreadable) and (short := _SHORT_GAP.search(filled)):
        here = Unreadable(min(short.start(), len(formula)), say("a gap is four underscores: ____"))
        keys.notes.unreadable(place, here, "gap")
        return None
    if isinstance(reading, Unreadable):
        keys.notes.unreadable(place, Unreadable(min(reading.column, len(formula)), reading.reason), "formula")
        return None
    return Statement(entry.value, formula, not of_J, place)


def _fill(keys: Keys, name: str) -> Fill | None:
    function, at = keys.function(), keys.point()
    if function is None or at is None:
        return None
    read_lines = [statement(keys, entry, function) for entry in keys.all("line")]
    lines = tuple(line for line in read_lines if line is not None)
    if len(lines) == len(read_lines) and sum(len(GAP.findall(line.formula)) for line in lines) != 1:
        keys.notes.problem(keys.place, "gap", say("the lines of a fill block have one gap between them: ____"))
    answer = keys.one("answer")
    if answer is not None and isinstance(reading := read(answer.value, function.alphabet), Unreadable):
        keys.notes.unreadable(answer.place, reading, "formula")
    return Fill(
        name, function, at, lines, keys.text("ask"), keys.text("answer"), keys.hints(),
        keys.foreseen(function.alphabet), keys.text("why"), keys.place,
        keys.words("watch"), keys.yes("skip", otherwise=True),
    )  # fmt: skip


def _mistake(keys: Keys, name: str) -> Mistake | None:
    function, at = keys.function(), keys.point()
    if function is None or at is None:
        return None
    read_lines = [statement(keys, entry, function) for entry in keys.all("line")]
    lines = tuple(line for line in read_lines if line is not None)
    if any(line.gap for line in lines):
        keys.notes.problem(keys.place, "gap", say("a mistake block has no gap: ____ belongs into a fill block"))
    if bool(read_lines) == bool(keys.text("rule")):
        says = say("a mistake block needs lines with a mistake, line: …, or a wrong rule that makes one, rule: …")
        keys.notes.problem(keys.place, "missing", says)
    return Mistake(
        name, function, at, lines, keys.text("rule"), keys.text("ask"), keys.hints(), keys.foreseen(function.alphabet),
        keys.text("why"), keys.place, keys.words("watch"), keys.yes("skip", otherwise=True),
    )  # fmt: skip


MISTAKE = Kind(
    "mistake",
    (*J_KEYS, "at", "line", "rule", "ask", "wrong", "why", *QUESTION_KEYS),
    ("J",),
    ("line", "hint", "wrong"),
    asks=True,
    build=_mistake,
)
FILL = Kind(
    "fill",
    (*J_KEYS, "at", "line", "ask", "answer", "wrong", "why", *QUESTION_KEYS),
    ("J", "line"),
    ("line", "hint", "wrong"),
    asks=True,
    build=_fill,
)
