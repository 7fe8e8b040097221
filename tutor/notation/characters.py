"""What people type and paste, one character at a time: folded to plain ASCII or refused by name.

Every character folds to exactly one character, so a column in the folded line is the same column
in the line the learner typed. Superscripts, fractions and roots are left for the tokenizer:
compatibility folding (NFKC) would turn `x²` into `x2`.
"""

import unicodedata

from tutor.messages import Message, say

_SAME_AS = {
    "*": "·⋅∙•×✕∗⁢●⋆",
    "/": "÷∕⁄",
    "-": "−–—‐‑﹣",
    "^": "ˆ",
    "'": "′’‘´ʹʼ",
    ".": "。",
    ",": "、",
    "[": "【",
    "]": "】",
    "|": "∣│",
    " ": "\t\ufeff\u200b\u200e\u200f\u2060",
}
_FOLDED = {other: plain for plain, others in _SAME_AS.items() for other in others}

SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱˣʷʸᵃᵇᵗ", "0123456789+-()nixwyabt", strict=True))
"""Raised characters and what they raise."""

FRACTIONS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
"""Fractions of one character: numerator and denominator."""

ROOTS = {"√": "sqrt", "∛": "cbrt"}

_LOOK_ALIKES = dict(
    zip(
        "асеорхуіјѕԁɡһԝѵᴡкмтнвАВСЕНІЈКМОРЅТХУοανωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "aceopxyijsdghwvwkmthbABCEHIJKMOPSTXYoavwABEZHIKMNOPTYX",
        strict=True,
    )
)

_FULL_WIDTH = range(0xFF01, 0xFF5F)
_FULL_WIDTH_SHIFT = 0xFEE0


def fold(line: str) -> str:
    """Return `line` with every known variant replaced by its plain character, column for column."""
    if line.isascii() and "\t" not in line:
        return line
    return "".join(_fold_one(character) for character in line.replace(_CHINESE_DASH, "- "))


_CHINESE_DASH = "——"
"""What a Chinese keyboard gives for shift and minus: one sign, two characters long."""


def _fold_one(character: str) -> str:
    if character.isascii() and character != "\t":
        return character
    if ord(character) in _FULL_WIDTH:
        return chr(ord(character) - _FULL_WIDTH_SHIFT)
    if character in _FOLDED:
        return _FOLDED[character]
    return " " if unicodedata.category(character) == "Zs" else character


def is_letter(character: str) -> bool:
    """Whether `character` may stand in a name: a Latin or a Greek letter."""
    return (character.isascii() and character.isalpha()) or "\u0391" <= character <= "\u03c9"


def look_alike(character: str) -> str | None:
    """Return the ASCII letter or digit that `character` is easily mistaken for, if there is one."""
    if character in _LOOK_ALIKES:
        return _LOOK_ALIKES[character]
    digit = unicodedata.decimal(character, None)
    plain = unicodedata.normalize("NFKD", character)[:1] if digit is None else str(digit)
    return plain if plain.isascii() and plain.isalnum() and plain != character else None


_HINTS = {
    "!": say("a factorial does not occur in these slopes"),
    "%": say("write a percentage as a number, 0.5 for 50%"),
    "∞": say("infinity is not a number to answer with"),
    "°": say("angles are in radians"),
    ":": say("write a division with /"),
    "=": say("one = at most, after a left side such as dJ/dw"),
    **dict.fromkeys("<>≤≥≠≈", say("an answer is one formula, without a comparison")),
    "±": say("one answer at a time"),
    "…": say("write a power with ^"),
    ".": say("a point stands in a number, as in 2.5"),
    "'": say("a prime stands before = only, as in J'(w) ="),
    ";": say("one answer at a time"),
    "∫": say("that is an integral: a slope goes the other way"),
    "∑": say("write the terms of a sum out, with +"),
    "_": say("letters here have no index"),
}


def refuse(character: str) -> Message:
    """Say why `character` can't be read, by name, with the likely intention where one is known."""
    if character in _HINTS:
        return say("I can't read {it} here: {why}.", it=character, why=_HINTS[character])
    if character.isascii() and character.isprintable():
        return say("I can't read {it} in a formula.", it=character)
    name = unicodedata.name(character, f"U+{ord(character):04X}")
    plain = look_alike(character)
    if plain is None:
        return say("I can't read the character {it} ({name}).", it=character, name=name)
    return say("The character {it} is {name}. Did you mean {plain}?", it=character, name=name, plain=plain)
