"""What a run of letters means: `wsin` is w and sin, `sinw` a slip for sin(w), `sn` perhaps sin.

Letters are taken from a question: its variable and its frozen letters. Without a question (`tutor
nudge EXPR`) any single Latin letter but e is one.
"""

import string
from dataclasses import dataclass

from tutor.messages import Message, say
from tutor.notation.characters import look_alike
from tutor.notation.functions import SPELLINGS

_CONSTANT_SPELLINGS = {"pi": "pi", "π": "pi", "e": "e", "E": "e", "Pi": "pi", "PI": "pi"}
_FUNCTION_SPELLINGS = {**SPELLINGS, "σ": "sigmoid"}


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The letters that may stand in a formula.

    Attributes:
        variable: the letter that is nudged, None when any letter may be.
        frozen: the others, held constant.
    """

    variable: str | None = None
    frozen: tuple[str, ...] = ()

    @property
    def letters(self) -> tuple[str, ...]:
        """Every letter that is read."""
        if self.variable is None:
            return tuple(letter for letter in string.ascii_letters if letter not in _CONSTANT_SPELLINGS)
        return (self.variable, *self.frozen)


NUMBERS_ONLY = Alphabet(variable="")
"""No letter at all: for points, step sizes and answers that are numbers."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a run of letters: its meaning, and where it starts and stops in the run."""

    meaning: str
    """`letter`, `constant` or `function`."""
    name: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A run of letters with no meaning: where in it the trouble starts, and why."""

    start: int
    reason: Message
    unfinished: bool


def split(run: str, alphabet: Alphabet) -> tuple[Piece, ...] | UnknownName:
    """Return the pieces that `run` stands for: letters and constants, and at most one function, last."""
    known = alphabet.letters
    if whole := _piece(run, 0, len(run), known):
        return (whole,)
    pieces = _pieces(run, 0, known)
    if pieces is not None and (alphabet.variable is not None or _one_letter(pieces)):
        return pieces
    return _unknown(run, alphabet)


def _piece(run: str, start: int, stop: int, known: tuple[str, ...]) -> Piece | None:
    text = run[start:stop]
    if text in known:
        return Piece("letter", text, start, stop)
    if text in _FUNCTION_SPELLINGS:
        return Piece("function", _FUNCTION_SPELLINGS[text], start, stop)
    if text in _CONSTANT_SPELLINGS:
        return Piece("constant", _CONSTANT_SPELLINGS[text], start, stop)
    return None


def _pieces(run: str, start: int, known: tuple[str, ...]) -> tuple[Piece, ...] | None:
    """Split `run` from `start` on, the longest piece first; a function only at the end."""
    found: list[Piece] = []
    while start < len(run):
        for stop in range(len(run), start, -1):
            piece = _piece(run, start, stop, known)
            if piece and (piece.meaning != "function" or stop == len(run)):
                found.append(piece)
                start = stop
                break
        else:
            return None
    return tuple(found)


def _unknown(run: str, alphabet: Alphabet) -> UnknownName:
    known = alphabet.letters
    start = 0
    while start < len(run) and (piece := _longest(run, start, known)):
        start = piece.stop
    rest = run[start:]
    if not start and rest.lower() != rest and rest.lower() in (*_FUNCTION_SPELLINGS, *known):
        return UnknownName(0, say("Small letters, please: did you mean {name}?", name=rest.lower()), unfinished=False)
    for stop in range(len(run), 1, -1):
        inside = _pieces(run, stop, known) if stop < len(run) else None
        if run[:stop] in _FUNCTION_SPELLINGS and inside and inside[-1].meaning != "function":
            better = f"{run[:stop]}({run[stop:]})"
            return UnknownName(0, say('I can\'t split "{run}". Did you mean {better}?', run=run, better=better), False)
    unfinished = any(name.startswith(rest) for name in (*_FUNCTION_SPELLINGS, *_CONSTANT_SPELLINGS, *known))
    return UnknownName(start, _reason(rest, alphabet), unfinished)


def _one_letter(pieces: tuple[Piece, ...]) -> bool:
    """Whether a run such as `xe` names one letter at most: without a question, `os` is a word."""
    return len({piece.name for piece in pieces if piece.meaning == "letter"}) <= 1


def _longest(run: str, start: int, known: tuple[str, ...]) -> Piece | None:
    for stop in range(len(run), start, -1):
        piece = _piece(run, start, stop, known)
        if piece and piece.meaning != "function":
            return piece
    return None


def _reason(rest: str, alphabet: Alphabet) -> Message:
    plain = "".join(look_alike(character) or character for character in rest)
    if plain != rest:
        return say('"{name}" is written with a look-alike letter. Did you mean {plain}?', name=rest, plain=plain)
    if len(rest) == 1 and alphabet.variable == "":
        return say("A number is wanted here, without the letter {other}.", other=rest)
    if len(rest) == 1 and alphabet.variable is not None:
        return say("The letter here is {letter}, not {other}.", letter=alphabet.variable, other=rest)
    near = nearest(rest, (*_FUNCTION_SPELLINGS, *_CONSTANT_SPELLINGS))
    if near is None:
        return say('I don\'t know the name "{name}".', name=rest)
    return say('I don\'t know the name "{name}". Did you mean {near}?', name=rest, near=near)


def nearest(name: str, candidates: tuple[str, ...]) -> str | None:
    """Return the candidate that `name` is most likely a slip for, None where none is near."""
    import difflib  # noqa: PLC0415 - needed after a slip only, and 5 ms on the way to the prompt

    found = difflib.get_close_matches(name[:40].lower(), candidates, n=1, cutoff=0.6)
    return found[0] if found else None
