"""From a lesson file's text to a lesson, or to all that is the matter with it, at once.

Every kind of block is one row of `KINDS`: the keys it knows, which of them may be repeated, which
must be there, and the function that builds it.
"""

import re
from collections.abc import Callable

from tutor.calculus.arithmetic import FRACTIONS, Undefined, evaluate
from tutor.calculus.numbers import Point, Step, read_point, read_points, read_steps
from tutor.calculus.schemes import BY_NAME, FORWARD, Scheme
from tutor.course.model import (
    Block,
    Choose,
    Code,
    Foreseen,
    Function,
    Lesson,
    Nudge,
    Option,
    Predict,
    Prose,
    Value,
)
from tutor.course.problems import Place, Problem
from tutor.course.script import PLAIN_FENCES, Entry, Part, cut
from tutor.messages import Message, say
from tutor.notation.functions import CONSTANTS, SPELLINGS
from tutor.notation.names import Alphabet, nearest
from tutor.notation.reading import read
from tutor.notation.tree import letters
from tutor.notation.unreadable import Unreadable
from tutor.values import value

FORMAT = "1"
ORDINARY_STEPS = "1e-1 .. 1e-9"
ORDINARY_POINT = "3"
MOST_OPTIONS = 26
"""Answers to choose from: as many as there are letters."""

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST_ID = 40
_FRONT_KEYS = ("format", "title", "after", "teaches")


def lesson_id(file_name: str) -> str:
    """Return a lesson's id from its file's name: `02-powers.md` is `powers`."""
    return re.sub(r"^\d+-", "", file_name.removesuffix(".md"))


def read_lesson(text: str, file: str, name: str) -> tuple[Lesson | None, tuple[Problem, ...]]:
    """Read the text of a lesson file.

    Args:
        text: what is in the file.
        file: the file as it is named to people in problems.
        name: the file's name without folders, from which the id is made.

    Returns:
        The lesson, None if it has errors, and the problems in the order of their places.
    """
    reader = _Reader(file)
    script = cut(text, file)
    reader.problems += script.problems
    if not any(problem.name in ("long-line", "control-character") for problem in script.problems):
        lesson = reader.lesson(script.front, script.parts, lesson_id(name))
    else:
        lesson = None
    problems = tuple(sorted(reader.problems, key=lambda problem: (problem.place.line, problem.place.column)))
    return (None if any(not problem.warning for problem in problems) else lesson), problems


class _Keys:
    """The entries of one block, asked for by key."""

    def __init__(self, entries: tuple[Entry, ...], place: Place) -> None:
        self.entries = entries
        self.place = place

    def one(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.key == key), None)

    def text(self, key: str) -> str:
        entry = self.one(key)
        return entry.value if entry else ""

    def all(self, *keys: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.key in keys)


class _Reader:
    """Reads the parts of one file and keeps the problems."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.ids: dict[str, Place] = {}

    def problem(self, place: Place, name: str, says: Message) -> None:
        self.problems.append(Problem(place, name, says))

    # The whole

    def lesson(self, front: tuple[Entry, ...], parts: list[Part], name: str) -> Lesson:
        if not _ID.fullmatch(name) or len(name) > _LONGEST_ID:
            says = say("a lesson's file is named like 02-powers.md: small letters, digits and hyphens")
            self.problem(Place(self.file), "file-name", says)
        needed = ("title",) if front else ()
        keys = self._known(_Keys(front, Place(self.file)), _FRONT_KEYS, needed, several=())
        form = keys.one("format")
        if front and form is None:
            self.problem(Place(self.file, 1), "format", say("the line format: 1 is missing"))
        elif form is not None and form.value != FORMAT:
            says = say("this tutor reads format {known}, not {found}", known=FORMAT, found=form.value)
            self.problem(form.place, "format", says)
        blocks = [block for part in parts if (block := self._block(part)) is not None]
        if not any(not isinstance(block, Prose) for block in blocks) and not self.problems:
            self.problem(Place(self.file), "empty", say("there is nothing to do in this lesson: no block"))
        return Lesson(
            name, keys.text("title"), _words(keys.text("after")), _words(keys.text("teaches")), tuple(blocks), self.file
        )

    def _block(self, part: Part) -> Block | None:
        if not part.kind:
            return Prose(part.text, part.place)
        kind = KINDS.get(part.kind)
        if kind is None:
            self.problem(part.place, "block", _unknown(say("block"), part.kind, (*KINDS, *sorted(PLAIN_FENCES - {""}))))
            return None
        before = len(self.problems)
        keys = self._known(_Keys(part.entries, part.place), kind.keys, kind.needed, kind.several)
        name = self._id(part) if kind.asks else ""
        if not kind.asks and part.name:
            self.problem(part.place, "id", say("a {kind} block has no id", kind=part.kind))
        block = kind.build(self, keys, name)
        return block if len(self.problems) == before else None

    def _known(self, keys: _Keys, known: tuple[str, ...], needed: tuple[str, ...], several: tuple[str, ...]) -> _Keys:
        """Report unknown, repeated and missing keys."""
        seen: set[str] = set()
        for entry in keys.entries:
            if entry.key not in known:
                self.problem(entry.key_place, "key", _unknown(say("key"), entry.key, known))
            elif entry.key in seen and entry.key not in several:
                self.problem(entry.key_place, "twice", say("{key} is given twice", key=entry.key))
            elif not entry.value:
                self.problem(entry.place, "value", say("{key} has no value", key=entry.key))
            seen.add(entry.key)
        for key in needed:
            if key not in seen:
                self.problem(keys.place, "missing", say("the line {key}: … is missing", key=key))
        return keys

    def _id(self, part: Part) -> str:
        if not _ID.fullmatch(part.name) or len(part.name) > _LONGEST_ID:
            says = say("a {kind} block has an id after its kind: small letters, digits and hyphens", kind=part.kind)
            self.problem(part.place, "id", says)
        elif part.name in self.ids:
            says = say("the id {name} is taken by line {line}", name=part.name, line=self.ids[part.name].line)
            self.problem(part.place, "id", says)
        self.ids.setdefault(part.name, part.place)
        return part.name

    # Values of keys

    def unreadable(self, entry: Entry, unreadable: Unreadable, name: str) -> None:
        place = Place(self.file, entry.place.line, entry.place.column + unreadable.column)
        self.problem(place, name, unreadable.reason)

    def function(self, keys: _Keys) -> Function | None:
        entry = keys.one("J")
        if entry is None or not entry.value:
            return None
        variable = self._variable(keys)
        frozen = self._frozen(keys, variable)
        reading = read(entry.value, Alphabet(variable, tuple(letter for letter, _ in frozen)))
        if isinstance(reading, Unreadable):
            self.unreadable(entry, reading, "formula")
            return None
        used = letters(reading.tree)
        return Function(reading.tree, variable, tuple((letter, point) for letter, point in frozen if letter in used))

    def _variable(self, keys: _Keys) -> str:
        entry = keys.one("variable")
        if entry is None:
            return "w"
        taken = entry.value in SPELLINGS or entry.value in CONSTANTS
        if taken or not re.fullmatch(r"[A-Za-z]{1,12}", entry.value):
            self.problem(
                entry.place, "variable", say("a variable is a letter such as w or x, not {it}", it=entry.value)
            )
            return "w"
        return entry.value

    def _frozen(self, keys: _Keys, variable: str) -> tuple[tuple[str, Point], ...]:
        entry = keys.one("with")
        found: list[tuple[str, Point]] = []
        for part in entry.value.split(",") if entry else ():
            letter, equals, number = (piece.strip() for piece in part.partition("="))
            point = read_point(number)
            if (
                not equals
                or not re.fullmatch(r"[A-Za-z]", letter)
                or isinstance(point, Unreadable)
                or letter == variable
                or not _is_fraction(point)
            ):
                assert entry is not None  # noqa: S101 - the loop ran over it
                self.problem(entry.place, "with", say("write frozen letters as x = 2, b = 1"))
            else:
                found.append((letter, point))
        return tuple(found)

    def points(self, keys: _Keys, default: str = ORDINARY_POINT) -> tuple[Point, ...]:
        entry = keys.one("at")
        found = read_points(entry.value if entry else default)
        if isinstance(found, Unreadable):
            assert entry is not None  # noqa: S101 - the default is readable
            self.unreadable(entry, found, "point")
            return ()
        return found

    def point(self, keys: _Keys) -> Point | None:
        found = self.points(keys)
        if len(found) > 1 and (entry := keys.one("at")) is not None:
            self.problem(entry.place, "point", say("one point only, please"))
        return found[0] if found else None

    def steps(self, keys: _Keys) -> tuple[Step, ...]:
        entry = keys.one("eps")
        found = read_steps(entry.value if entry else ORDINARY_STEPS)
        if isinstance(found, Unreadable):
            assert entry is not None  # noqa: S101 - the default is readable
            self.unreadable(entry, found, "eps")
            return ()
        return found

    def scheme(self, keys: _Keys) -> Scheme:
        entry = keys.one("scheme")
        if entry is None:
            return FORWARD
        if entry.value not in BY_NAME:
            self.problem(entry.place, "scheme", _unknown(say("scheme"), entry.value, tuple(BY_NAME)))
        return BY_NAME.get(entry.value, FORWARD)

    def number(self, keys: _Keys, key: str) -> Point | None:
        entry = keys.one(key)
        if entry is None:
            return None
        point = read_point(entry.value)
        if isinstance(point, Unreadable):
            self.unreadable(entry, point, "number")
            return None
        return point

    def foreseen(self, keys: _Keys, alphabet: Alphabet) -> tuple[Foreseen, ...]:
        found = []
        for entry in keys.all("wrong"):
            answer, _, says = (part.strip() for part in entry.value.partition("|"))
            reading = read(answer, alphabet)
            if isinstance(reading, Unreadable):
                self.unreadable(entry, reading, "formula")
            elif not says:
                self.problem(entry.place, "wrong", say("write wrong: formula | what to say to it"))
            else:
                found.append(Foreseen(answer, says, entry.place))
        return tuple(found)


# The kinds of blocks


def _nudge(reader: _Reader, keys: _Keys, _: str) -> Nudge | None:
    function, at = reader.function(keys), reader.point(keys)
    steps, scheme = reader.steps(keys), reader.scheme(keys)
    return Nudge(function, at, steps, scheme, keys.place) if function and at else None


def _code(reader: _Reader, keys: _Keys, _: str) -> Code | None:
    function = reader.function(keys)
    points = reader.points(keys) if keys.one("at") else ()
    return Code(function, points, keys.place) if function else None


def _predict(reader: _Reader, keys: _Keys, name: str) -> Predict | None:
    function, points = reader.function(keys), reader.points(keys)
    steps, scheme = reader.steps(keys), reader.scheme(keys)
    if function is None:
        return None
    foreseen = reader.foreseen(keys, function.alphabet)
    hints = tuple(entry.value for entry in keys.all("hint"))
    return Predict(name, function, points, steps, scheme, keys.text("ask"), hints, foreseen, keys.place)


def _value(reader: _Reader, keys: _Keys, name: str) -> Value | None:
    function = reader.function(keys)
    at = reader.point(keys) if keys.one("at") or function else None
    answer = reader.number(keys, "answer")
    foreseen = reader.foreseen(keys, Alphabet(""))
    if keys.one("J") is None and keys.one("answer") is None:
        reader.problem(keys.place, "missing", say("a value block needs J: … (and at: …), or ask: … and answer: …"))
    if answer is not None and not keys.text("ask"):
        reader.problem(keys.place, "missing", say("an answer of your own needs a question of your own: ask: …"))
    hints = tuple(entry.value for entry in keys.all("hint"))
    return Value(name, function, at, keys.text("ask"), answer, hints, foreseen, keys.text("why"), keys.place)


def _choose(reader: _Reader, keys: _Keys, name: str) -> Choose:
    options = []
    for entry in keys.all("right", "wrong"):
        text, _, says = (part.strip() for part in entry.value.partition("|"))
        options.append(Option(text, says, entry.key == "right"))
    if sum(option.right for option in options) != 1 or len(options) < 2:  # noqa: PLR2004 - a choice is of two
        reader.problem(keys.place, "choices", say("a choose block needs one right: … and at least one wrong: …"))
    if len(options) > MOST_OPTIONS:
        reader.problem(keys.place, "choices", say("a choose block has at most {most} answers", most=MOST_OPTIONS))
    hints = tuple(entry.value for entry in keys.all("hint"))
    return Choose(name, keys.text("ask"), tuple(options), hints, keys.place)


@value
class Kind:
    """A kind of block: its keys, which may be repeated, which are needed, and what builds it."""

    keys: tuple[str, ...]
    needed: tuple[str, ...]
    several: tuple[str, ...]
    asks: bool
    build: Callable[[_Reader, _Keys, str], Block | None]


_J = ("J", "variable", "with")

KINDS = {
    "nudge": Kind((*_J, "at", "eps", "scheme"), ("J",), (), asks=False, build=_nudge),
    "code": Kind((*_J, "at"), ("J",), (), asks=False, build=_code),
    "predict": Kind(
        (*_J, "at", "eps", "scheme", "ask", "hint", "wrong"), ("J",), ("hint", "wrong"), asks=True, build=_predict
    ),
    "value": Kind((*_J, "at", "ask", "answer", "hint", "wrong", "why"), (), ("hint", "wrong"), asks=True, build=_value),
    "choose": Kind(("ask", "right", "wrong", "hint"), ("ask",), ("hint", "wrong"), asks=True, build=_choose),
}


def _is_fraction(point: Point) -> bool:
    try:
        evaluate(point.tree, {}, FRACTIONS)
    except Undefined:
        return False
    return True


def _unknown(what: Message, found: str, known: tuple[str, ...]) -> Message:
    near = nearest(found, known)
    if near:
        return say("I don't know the {what} {found}. Did you mean {near}?", what=what, found=found, near=near)
    return say("I don't know the {what} {found}. There are: {known}", what=what, found=found, known=", ".join(known))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in re.split(r"[\s,]+", text) if word)
