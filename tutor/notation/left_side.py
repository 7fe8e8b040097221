"""The left side of an answer that is a whole equation: `dJ/dw = 2w`, `J'(w) = 2w`, `k = 6`."""

import re

from tutor.messages import say
from tutor.notation.characters import fold
from tutor.notation.names import Alphabet
from tutor.notation.unreadable import Stumble

_NAME = r"[A-Za-z]\w*"
_QUOTIENT = re.compile(
    rf"\s*(?:\\[dt]?frac\s*\{{\s*[d∂]\s*{_NAME}?\s*\}}\s*\{{\s*[d∂]\s*(?P<latex>{_NAME})\s*\}}"
    rf"|[d∂]\s*{_NAME}?\s*/\s*[d∂]\s*(?P<under>{_NAME}))"
    rf"\s*(?:{_NAME}\s*)?(?:\(\s*{_NAME}\s*\)\s*)?",
    re.ASCII,
)
_PRIMED = re.compile(rf"\s*(?P<name>{_NAME})\s*'?\s*(?:\(\s*(?P<of>{_NAME})\s*\))?\s*", re.ASCII)
_BEGUN = re.compile(
    rf"\s*(?:[d∂]\s*(?:{_NAME})?\s*(?:/\s*(?:[d∂]\s*(?:{_NAME})?)?)?|[Jfgyk]\s*'?\s*(?:\(\s*(?:{_NAME})?\s*\)?)?)\s*",
    re.ASCII,
)


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
    if quotient := _QUOTIENT.fullmatch(left):
        under = quotient["latex"] or quotient["under"]
        _same_letter(under, left.rfind(under), alphabet)
    elif (primed := _PRIMED.fullmatch(left)) and primed["name"] not in _known(alphabet):
        if primed["of"]:
            _same_letter(primed["of"], primed.start("of"), alphabet)
    elif left.strip():
        reason = say("That is an equation. Write the slope alone, or dJ/d{letter} = and then the slope.",
                     letter=alphabet.variable or "w")  # fmt: skip
        raise Stumble(equals, reason)
    else:
        raise Stumble(equals, say("Something is missing before =."))
    return equals + 1


def begins_left_side(line: str, alphabet: Alphabet) -> bool:
    """Whether `line` is the beginning of a left side, such as `dJ/d`, with its `=` still to come."""
    text = fold(line)
    begun = _BEGUN.fullmatch(text)
    return begun is not None and text.strip() not in _known(alphabet)


def _known(alphabet: Alphabet) -> tuple[str, ...]:
    return alphabet.letters if alphabet.variable is not None else ()


def _same_letter(letter: str, column: int, alphabet: Alphabet) -> None:
    if alphabet.variable is not None and letter != alphabet.variable:
        raise Stumble(column, say("The letter here is {letter}, not {other}.", letter=alphabet.variable, other=letter))
