"""From a line of text to a tree, or to the place where it can't be read: never an exception.

The way is: the left side is read over, the rest cut into tokens, the names given a meaning in the
letters of the question, the tokens parsed. A line that people read in two ways (`1/2w`) gets one
reading, which carries the other along as an `Ambiguity`, for the screen to say aloud.
"""

from dataclasses import dataclass

from tutor.notation.left_side import begins_left_side, skip_left_side
from tutor.notation.names import Alphabet, UnknownName, split
from tutor.notation.parser import Parser
from tutor.notation.tokens import Kind, Token, tokenize
from tutor.notation.tree import Tree
from tutor.notation.unreadable import Stumble, Unreadable


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A place that people read in two ways, and the tree of the reading not taken."""

    column: int
    other: Tree


@dataclass(frozen=True, slots=True)
class Reading:
    """A line understood."""

    tree: Tree
    ambiguities: tuple[Ambiguity, ...] = ()


def read(line: str, alphabet: Alphabet | None = None, *, scientific: bool = False) -> Reading | Unreadable:
    """Read `line` as a formula in the letters of `alphabet`.

    Args:
        line: what was typed; a left side such as `dJ/dw =` is read over.
        alphabet: the letters that may occur; None for any single Latin letter.
        scientific: whether `1e-3` is a number, as in points and step sizes, or refused.

    Returns:
        The reading, or why and where there is none. Never raises, whatever the line.
    """
    alphabet = alphabet or Alphabet()
    try:
        tokens = _tokens(line, alphabet, scientific=scientific)
        return _read_tokens(tokens)
    except Stumble as stumble:
        unreadable = stumble.unreadable
        if begins_left_side(line, alphabet):
            return Unreadable(unreadable.column, unreadable.reason, unfinished=True)
        return unreadable


def _tokens(line: str, alphabet: Alphabet, *, scientific: bool) -> list[Token]:
    body = line.rstrip(" ;；\t\n")
    if body.startswith("$") and body.endswith("$") and len(body) > 1:
        body = " " + body[1:-1]
    start = skip_left_side(body, alphabet)
    tokens = tokenize(" " * start + body[start:], scientific=scientific)
    return [piece for token in tokens for piece in _meaning(token, alphabet)]


def _meaning(token: Token, alphabet: Alphabet) -> list[Token]:
    """Return the letters, constants and functions that a name token stands for."""
    if token.kind is not Kind.NAME:
        return [token]
    pieces = split(token.text, alphabet)
    if isinstance(pieces, UnknownName):
        unfinished = pieces.unfinished and token.last
        raise Stumble(token.column + pieces.start, pieces.reason, unfinished=unfinished)
    return [
        Token(
            _MEANINGS[piece.meaning],
            piece.name,
            token.column + piece.start,
            token.column + piece.stop,
            token.spaced and piece.start == 0,
            last=token.last,
        )
        for piece in pieces
    ]


_MEANINGS = {"letter": Kind.LETTER, "constant": Kind.CONSTANT, "function": Kind.FUNCTION}


def _read_tokens(tokens: list[Token]) -> Reading:
    parser = Parser(tokens, frozenset())
    tree = parser.whole()
    ambiguities = []
    for way, column in parser.met.items():
        other = Parser(tokens, frozenset({way})).whole()
        if other != tree:
            ambiguities.append(Ambiguity(column, other))
    return Reading(tree, tuple(ambiguities))
