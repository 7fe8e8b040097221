"""The keys of one block, and what their values mean: functions, points, steps, replies and the rest.

Every value is read here, by the same readers that a learner's lines go through; what can't be read
is noted at its line and column, and the reading goes on.
"""

import re
from collections.abc import Callable
from typing import TypeVar

from tutor.calculus.arithmetic import FRACTIONS, Undefined, evaluate
from tutor.calculus.domain import read_domain
from tutor.calculus.numbers import Point, Step, ordinary_steps, read_point, read_points, read_steps
from tutor.calculus.precision import FEWEST_DIGITS, FLOAT, MOST_DIGITS, Precision, read_precision
from tutor.calculus.schemes import BY_NAME, FORWARD, Scheme
from tutor.calculus.sights import Sight
from tutor.course.model import Foreseen, Function, Hint
from tutor.course.notes import Notes, unknown
from tutor.course.problems import Place
from tutor.course.script import Entry
from tutor.messages import Message, say
from tutor.notation.functions import CONSTANTS, SPELLINGS
from tutor.notation.names import Alphabet
from tutor.notation.reading import read
from tutor.notation.tree import Number, letters
from tutor.notation.unreadable import Unreadable

_ORDINARY_POINT = Point("3", Number("3"), 3)
_T = TypeVar("_T")


class Keys:
    """The entries of one block, asked for by key."""

    def __init__(self, entries: tuple[Entry, ...], place: Place, notes: Notes) -> None:
        """Take the entries of the block at `place`."""
        self.entries = entries
        self.place = place
        self.notes = notes

    def one(self, key: str) -> Entry | None:
        """Return the entry of a key."""
        return next((entry for entry in self.entries if entry.key == key), None)

    def text(self, key: str) -> str:
        """Return the value of a key, empty where it is not given."""
        entry = self.one(key)
        return entry.value if entry else ""

    def all(self, *keys: str) -> tuple[Entry, ...]:
        """Return the entries of keys that may be repeated."""
        return tuple(entry for entry in self.entries if entry.key in keys)

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of words with commas or spaces between them."""
        return tuple(word for word in re.split(r"[\s,]+", self.text(key)) if word)

    def _read(self, key: str, reader: Callable[[str], _T | Unreadable], name: str) -> _T | None:
        """Return what `reader` makes of a value; None where it is not given or can't be read."""
        entry = self.one(key)
        if entry is None or not entry.value:
            return None
        found = reader(entry.value)
        if isinstance(found, Unreadable):
            self.notes.unreadable(entry.place, found, name)
            return None
        return found

    # J and its letters

    def function(self) -> Function | None:
        """Return J with its letters and its domain."""
        entry = self.one("J")
        if entry is None or not entry.value:
            return None
        variable = self._variable()
        frozen = self._frozen(variable)
        reading = read(entry.value, Alphabet(variable, tuple(letter for letter, _ in frozen)))
        domain = self._read("domain", lambda text: read_domain(text, variable), "domain")
        if isinstance(reading, Unreadable):
            other = _other_letter(entry.value, variable, reading)
            self.notes.unreadable(entry.place, other or reading, "formula")
            return None
        used = letters(reading.tree)
        standing = tuple((letter, point) for letter, point in frozen if letter in used)
        return Function(reading.tree, variable, standing, domain)

    def _variable(self) -> str:
        entry = self.one("variable")
        if entry is None:
            return "w"
        taken = entry.value in SPELLINGS or entry.value in CONSTANTS
        if taken or not re.fullmatch(r"[A-Za-z]{1,12}", entry.value):
            says = say("a variable is a letter such as w or x, not {it}", it=entry.value)
            self.notes.problem(entry.place, "variable", says)
            return "w"
        return entry.value

    def _frozen(self, variable: str) -> tuple[tuple[str, Point], ...]:
        entry = self.one("with")
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
                self.notes.problem(entry.place, "with", say("write frozen letters as x = 2, b = 1"))
            else:
                found.append((letter, point))
        return tuple(found)

    # Points, steps, numbers

    def points(self) -> tuple[Point, ...]:
        """Return the points, or the ordinary one."""
        if self.one("at") is None:
            return (_ORDINARY_POINT,)
        return self._read("at", read_points, "point") or ()

    def point(self) -> Point | None:
        """Return the one point."""
        found = self.points()
        if len(found) > 1 and (entry := self.one("at")) is not None:
            self.notes.problem(entry.place, "point", say("one point only, please"))
        return found[0] if found else None

    def steps(self) -> tuple[Step, ...]:
        """Return the step sizes, or the ordinary ones."""
        if self.one("eps") is None:
            return ordinary_steps()
        return self._read("eps", read_steps, "eps") or ()

    def number(self, key: str) -> Point | None:
        """Return a number."""
        return self._read(key, read_point, "number")

    def whole(self, key: str, *, otherwise: int, most: int) -> int:
        """Return a whole number from 1 to `most`."""
        entry = self.one(key)
        if entry is None or not entry.value:
            return otherwise
        if re.fullmatch(r"[0-9]{1,4}", entry.value) and 1 <= int(entry.value) <= most:
            return int(entry.value)
        self.notes.problem(entry.place, "number", say("a whole number from 1 to {most}, please", most=most))
        return otherwise

    def tolerance(self) -> Point | None:
        """Return how far off an answer may be."""
        found = self.number("tolerance")
        if found is not None and found.value <= 0 and (entry := self.one("tolerance")) is not None:
            self.notes.problem(entry.place, "number", say("a tolerance is a number above 0"))
        return found

    # Words

    def scheme(self) -> Scheme:
        """Return the difference scheme."""
        return BY_NAME.get(self._word("scheme", say("scheme"), tuple(BY_NAME)), FORWARD)

    def pictures(self) -> tuple[Sight, ...]:
        """Return the pictures asked for."""
        entry, known = self.one("picture"), tuple(sight.value for sight in Sight)
        for word in self.words("picture") if entry else ():
            if word not in known and entry is not None:
                self.notes.problem(entry.place, "picture", unknown(say("picture"), word, known))
        return tuple(Sight(word) for word in self.words("picture") if word in known)

    def precision(self) -> Precision:
        """Return the arithmetic: float, exact, or a number of digits."""
        entry = self.one("precision")
        found = FLOAT if entry is None or not entry.value else read_precision(entry.value)
        if found is None and entry is not None:
            says = say("a precision is float, exact or a number of digits from {fewest} to {most}, not {it}",
                       fewest=FEWEST_DIGITS, most=MOST_DIGITS, it=entry.value)  # fmt: skip
            self.notes.problem(entry.place, "precision", says)
        return found or FLOAT

    def yes(self, key: str, *, otherwise: bool) -> bool:
        """Return whether a value is `yes`, which `no` is not."""
        word = self._word(key, say("word"), ("yes", "no"))
        return otherwise if not word else word == "yes"

    def _word(self, key: str, what: Message, known: tuple[str, ...]) -> str:
        entry = self.one(key)
        if entry is None or not entry.value:
            return ""
        if entry.value not in known:
            self.notes.problem(entry.place, key, unknown(what, entry.value, known))
        return entry.value

    # What the author says

    def hints(self, key: str = "hint") -> tuple[Hint, ...]:
        """Return the author's hints, or what else she says line by line."""
        return tuple(Hint(entry.value, entry.place) for entry in self.all(key))

    def foreseen(self, alphabet: Alphabet) -> tuple[Foreseen, ...]:
        """Return the wrong answers the author expects, with her replies."""
        found = []
        for entry in self.all("wrong"):
            answer, _, says = (part.strip() for part in entry.value.partition("|"))
            reading = read(answer, alphabet)
            if isinstance(reading, Unreadable):
                self.notes.unreadable(entry.place, reading, "formula")
            elif not says:
                self.notes.problem(entry.place, "wrong", say("write wrong: formula | what to say to it"))
            else:
                found.append(Foreseen(answer, says, entry.place))
        return tuple(found)


def _other_letter(text: str, variable: str, unreadable: Unreadable) -> Unreadable | None:
    """Return what an author can do about a letter of J that she has not named; None where that is not the matter."""
    reading = read(text, Alphabet())
    others = () if isinstance(reading, Unreadable) else letters(reading.tree)
    starting = (letter for letter in others if text.startswith(letter, unreadable.column))
    other = next((letter for letter in starting if letter != variable), None)
    if other is None:
        return None
    says = say("The letter here is {letter}, not {other}. If {other} stands still, say with: {other} = 1; "
               "if it moves, say variable: {other}.", letter=variable, other=other)  # fmt: skip
    return Unreadable(unreadable.column, says)


def _is_fraction(point: Point) -> bool:
    try:
        evaluate(point.tree, {}, FRACTIONS)
    except Undefined:
        return False
    return True
