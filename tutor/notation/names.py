"""What a run of letters means: `wsin` is w and sin, `sinw` a slip for sin(w), `sn` perhaps sin.

Letters are taken from a question: its variable and its frozen letters. Without a question (`tutor
nudge EXPR`) any single Latin letter but e is one.
"""

import string

from tutor.messages import Message, say
from tutor.notation.characters import look_alike
from tutor.notation.functions import BY_NAME, SPELLINGS
from tutor.values import value

_CONSTANT_SPELLINGS = {"pi": "pi", "π": "pi", "e": "e", "E": "e", "Pi": "pi", "PI": "pi"}
_FUNCTION_SPELLINGS = {**SPELLINGS, "σ": "sigmoid"}
MODULES = ("math", "np", "numpy", "sympy", "sp")
"""What stands in front of a function in Python: `math.sin(w)`, as the screen shows it, can be pasted back."""

_LONGEST_SPELLING = max(map(len, _FUNCTION_SPELLINGS))
_LONGEST_WORD = 40
"""Letters in a run that may be a word: in a longer one nobody's intention is looked for."""


@value
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


@value
class Piece:
    """A part of a run of letters: its meaning, and where it starts and stops in the run."""

    meaning: str
    """`letter`, `constant` or `function`."""
    name: str
    start: int
    stop: int


@value
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


def _pieces(
    run: str, start: int, known: tuple[str, ...], *, functions_anywhere: bool = False
) -> tuple[Piece, ...] | None:
    """Split `run` from `start` on, the longest piece first; a function only at the end, unless asked."""
    found: list[Piece] = []
    longest = max(_LONGEST_SPELLING, *map(len, known))
    while start < len(run):
        for stop in range(min(len(run), start + longest), start, -1):
            piece = _piece(run, start, stop, known)
            if piece and (piece.meaning != "function" or stop == len(run) or functions_anywhere):
                found.append(piece)
                start = stop
                break
        else:
            return None
    return tuple(found)


def _one_letter(pieces: tuple[Piece, ...]) -> bool:
    """Whether a run such as `xe` names one letter at most: without a question, `os` is a word."""
    return len({piece.name for piece in pieces if piece.meaning == "letter"}) <= 1


def _unknown(run: str, alphabet: Alphabet) -> UnknownName:
    """Say what `run` was probably meant to be: the likeliest slip first."""
    if len(run) > _LONGEST_WORD:
        return UnknownName(0, _did_you_mean(run[:_LONGEST_WORD] + "…", None), unfinished=False)
    known = alphabet.letters
    unfinished = _may_grow(run, known)
    start = 0 if alphabet.variable is None else _after_letters(run, known)
    rest = run[start:]
    if small := _in_small_letters(run, alphabet):
        return UnknownName(0, say("Small letters, please: did you mean {name}?", name=small), unfinished)
    for column, word in ((0, run), (start, rest)):
        if word.lower() in _NO_NUMBERS:
            return UnknownName(column, say("{name} is not a number to answer with.", name=word), unfinished)
        if word.lower() in _MEANT:
            return UnknownName(column, _did_you_mean(word, _MEANT[word.lower()]), unfinished)
    if spread := _with_brackets(run, alphabet):
        reason = say('I can\'t split "{run}". Did you mean {better}?', run=run[spread[0] :], better=spread[1])
        return UnknownName(spread[0], reason, unfinished)
    if (other := _other_letter(run, alphabet)) is not None:
        return UnknownName(run.index(other), wrong_letter(other, alphabet), unfinished)
    plain = "".join(look_alike(character) or character for character in rest)
    if plain != rest and _pieces(plain, 0, known):
        return UnknownName(start, _look_alike(rest, plain), unfinished)
    near = nearest(rest, (*_FUNCTION_SPELLINGS, *_CONSTANT_SPELLINGS))
    return UnknownName(start, _did_you_mean(rest, near), unfinished)


def _may_grow(run: str, known: tuple[str, ...]) -> bool:
    """Whether `run` is the beginning of a name, after letters and constants of its own."""
    names = (*_FUNCTION_SPELLINGS, *_CONSTANT_SPELLINGS, *known, *MODULES)
    starts = (start for start in range(len(run)) if any(name.startswith(run[start:]) for name in names))
    before = (_pieces(run[:start], 0, known) for start in starts)
    return any(pieces is not None and all(piece.meaning != "function" for piece in pieces) for pieces in before)


def _after_letters(run: str, known: tuple[str, ...]) -> int:
    start = 0
    while letter := next((each for each in known if each and run.startswith(each, start)), ""):
        start += len(letter)
    return start


def _in_small_letters(run: str, alphabet: Alphabet) -> str | None:
    small = run.lower()
    if small == run:
        return None
    readable = alphabet.variable is not None and _pieces(small, 0, alphabet.letters)
    return small if small in _FUNCTION_SPELLINGS or readable else None


def _with_brackets(run: str, alphabet: Alphabet) -> tuple[int, str] | None:
    """Return where `sinw` or `wsinwcosw` goes wrong, and the run with the brackets it wants."""
    pieces = _pieces(run, 0, alphabet.letters, functions_anywhere=True) or ()
    if alphabet.variable is None and not _one_letter(pieces):
        return None
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.meaning == "function":
            groups.append([])
        groups[-1].append(piece)
    calls = groups[1:]
    if not calls or not all(_is_call(group) for group in calls):
        return None
    written = [f"{_text(run, call[:1])}({_text(run, call[1:])})" for call in calls]
    return calls[0][0].start, "*".join(written)


def _is_call(group: list[Piece]) -> bool:
    function, *inside = group
    return not BY_NAME[function.name].several and any(piece.meaning == "letter" for piece in inside)


def _text(run: str, pieces: list[Piece]) -> str:
    return run[pieces[0].start : pieces[-1].stop]


def _other_letter(run: str, alphabet: Alphabet) -> str | None:
    """Return the letter that stands in `run` where the variable should, if that is all that is wrong."""
    variable = alphabet.variable
    if variable is None:
        return None
    for letter in dict.fromkeys(run):
        better = run.replace(letter, variable)
        readable = not better or _pieces(better, 0, alphabet.letters) or _with_brackets(better, alphabet)
        if letter not in alphabet.letters and readable:
            return letter
    return None


def wrong_letter(other: str, alphabet: Alphabet) -> Message:
    """Say that the letter `other` does not occur here, and which does."""
    plain = "".join(look_alike(character) or character for character in other)
    if plain in alphabet.letters:
        return _look_alike(other, plain)
    if alphabet.variable == "":
        return say("A number is wanted here, without the letter {other}.", other=other)
    if alphabet.frozen:
        return say("The letters here are {letters}, not {other}.", letters=", ".join(alphabet.letters), other=other)
    return say("The letter here is {letter}, not {other}.", letter=alphabet.variable, other=other)


def _look_alike(name: str, plain: str) -> Message:
    return say('"{name}" is written with a look-alike letter. Did you mean {plain}?', name=name, plain=plain)


def _did_you_mean(name: str, near: str | None) -> Message:
    if near is None:
        return say('I don\'t know the name "{name}".', name=name)
    return say('I don\'t know the name "{name}". Did you mean {near}?', name=name, near=near)


_MEANT = {
    "sine": "sin", "cosine": "cos", "cosin": "cos", "tangent": "tan", "cotangent": "cot", "secant": "sec",
    "cosecant": "csc", "arcsine": "arcsin", "arccosine": "arccos", "arctangent": "arctan", "root": "sqrt",
    "squareroot": "sqrt", "absolute": "abs", "modulus": "abs", "logarithm": "ln", "exponential": "exp",
    "signum": "sign", "logistic": "sigmoid", "plus": "+", "minus": "-", "times": "*", "over": "/",
    "squared": "^2", "cubed": "^3", "half": "1/2", "zero": "0", "one": "1", "two": "2", "three": "3",
    "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
}  # fmt: skip
"""Words in full, and what is typed for them."""

_NO_NUMBERS = frozenset({"inf", "infinity", "infty", "oo", "nan", "undefined", "dne"})


def nearest(name: str, candidates: tuple[str, ...]) -> str | None:
    """Return the candidate that `name` is most likely a slip for, None where none is near."""
    import difflib  # noqa: PLC0415 - needed after a slip only, and 5 ms on the way to the prompt

    found = difflib.get_close_matches(name[:_LONGEST_WORD].lower(), candidates, n=1, cutoff=0.65)
    return found[0] if found else None
