"""The left side of an answer that is a whole equation: `dJ/dw = 2w`, `J'(w) = 2w`, `k = 6`.

A left side is written here as the row of its parts, so that one row says what a whole one is and
what the beginning of one is: while it is typed, the live preview waits quietly.
"""

import re

from tutor.messages import Message, say
from tutor.notation.characters import fold
from tutor.notation.names import Alphabet, wrong_letter
from tutor.notation.unreadable import Stumble, Unreadable
from tutor.values import replace

_NAME = r"[A-Za-z]\w*"
_CALLED = "[A-Za-z]?"
_SLASHED = ("[d∂]", _CALLED, "/", "[d∂]", rf"(?P<under>{_NAME})", _CALLED)
_FRACTION = (r"\\[dt]?frac", r"\{", "[d∂]", _CALLED, r"\}", r"\{", "[d∂]", rf"(?P<under>{_NAME})", r"\}", _CALLED)
_PRIMED = (rf"(?P<name>{_NAME})", "'?")
_NUMBER = r"-?[\d.]+(?:/\d+)?"
_ARGUMENT = (r"\(", rf"(?:(?P<of>{_NAME})|{_NUMBER})", r"\)")

_NAMES = ("J", "f", "g", "h", "y", "k", "F", "G", "dJ", "df", "dy", "slope", "answer")
"""What a function or its slope is called."""


def _whole(parts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s*{_row(parts)}(?:{_row(_ARGUMENT)})?", re.ASCII)


def _row(parts: tuple[str, ...]) -> str:
    return "".join(rf"{part}\s*" for part in parts)


def _begun(parts: tuple[str, ...]) -> re.Pattern[str]:
    pattern = ""
    for part in reversed(parts + _ARGUMENT):
        pattern = rf"(?:{part}\s*{pattern})?"
    return re.compile(rf"\s*{pattern}", re.ASCII)


_QUOTIENTS = (_whole(_SLASHED), _whole(_FRACTION))
_WHOLE_PRIMED = _whole(_PRIMED)
_BEGUN_QUOTIENTS = (_begun(_SLASHED), _begun(_FRACTION))
_BEGUN_PRIMED = _begun(_PRIMED)
_OPERATOR = re.compile(rf"\s*d\s*{_CALLED}\s*/\s*d\s*{_NAME}", re.ASCII)


def skip_left_side(line: str, alphabet: Alphabet) -> int:
    """Return the column after the `=` of a left side, 0 where there is none.

    Raises:
        Stumble: when the left side names another letter or is a formula itself.
    """
    text = fold(line)
    equals = text.find("=")
    if equals < 0 or text[equals - 1 : equals] in (":", "<", ">", "!"):
        return 0
    left = text[:equals]
    if not left.strip():
        raise Stumble(equals, say("Something is missing before =."))
    for whole in _QUOTIENTS:
        if quotient := whole.fullmatch(left):
            _same_letter(quotient["under"], quotient.start("under"), alphabet)
            return equals + 1
    primed = _WHOLE_PRIMED.fullmatch(left)
    if primed is None or primed["name"] in _known(alphabet):
        raise Stumble(equals, _equation(alphabet))
    if alphabet.variable and primed["name"] not in _NAMES:
        other = primed["name"]
        raise Stumble(primed.start("name"), wrong_letter(other, alphabet) if len(other) == 1 else _equation(alphabet))
    if primed["of"]:
        _same_letter(primed["of"], primed.start("of"), alphabet)
    return equals + 1


def begins_left_side(line: str, alphabet: Alphabet) -> bool:
    """Whether `line` is the beginning of a left side, such as `dJ/d`, with its `=` still to come."""
    text = fold(line)
    name = text.strip()
    if name in _known(alphabet):
        return False
    if name.isalpha() and any(each.startswith(name) for each in _NAMES):
        return True
    primed = _BEGUN_PRIMED.fullmatch(text)
    return bool((primed and primed["name"] in _NAMES) or any(begun.fullmatch(text) for begun in _BEGUN_QUOTIENTS))


def explain(line: str, alphabet: Alphabet, unreadable: Unreadable) -> Unreadable:
    """Return what is to be said of a line that can't be read if it begins like the left side of an equation."""
    text = fold(line)
    if begins_left_side(line, alphabet):
        if unreadable.unfinished or len(text.strip()) <= 1:
            return replace(unreadable, unfinished=True)
        reason = say("Write = and your answer after {it}.", it=line.strip())
        return Unreadable(len(line.rstrip()), reason, unfinished=True)
    operator = _OPERATOR.match(text)
    if operator and "=" not in text:
        return Unreadable(operator.start(), say("Write the slope itself, without {it}.", it=operator[0].strip()))
    return unreadable


def _known(alphabet: Alphabet) -> tuple[str, ...]:
    return alphabet.letters if alphabet.variable is not None else ()


def _equation(alphabet: Alphabet) -> Message:
    if alphabet.variable == "":
        return say("That is an equation. Write the number alone.")
    return say(
        "That is an equation. Write the slope alone, or dJ/d{letter} = and then the slope.",
        letter=alphabet.variable or "w",
    )


def _same_letter(letter: str, column: int, alphabet: Alphabet) -> None:
    if alphabet.variable == "":  # a number is wanted: whatever moved, what follows is one
        return
    if letter in alphabet.frozen:
        reason = say(
            "The letter nudged here is {letter}: {other} stands still.", letter=alphabet.variable, other=letter
        )
        raise Stumble(column, reason)
    if alphabet.variable is not None and letter != alphabet.variable:
        raise Stumble(column, wrong_letter(letter, alphabet))
