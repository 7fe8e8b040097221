"""Formulas as typed, for the tables of these tests."""

from tutor.notation.names import NUMBERS_ONLY, Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree


def formula(text: str, *frozen: str, letter: str = "w") -> Tree:
    """Return the tree of a formula in w (or another letter) and the frozen letters."""
    reading = read(text, Alphabet(letter, frozen))
    assert isinstance(reading, Reading), (text, reading)
    return reading.tree


def number(text: str) -> Tree:
    """Return the tree of a number."""
    reading = read(text, NUMBERS_ONLY, scientific=True)
    assert isinstance(reading, Reading), (text, reading)
    return reading.tree
