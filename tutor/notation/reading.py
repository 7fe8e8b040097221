"""From a line of text to a tree, or to the place where it can't be read: never an exception.

The way is: the left side is read over, the rest cut into tokens, the names given a meaning in the
letters of the question, the tokens parsed. A line that people read in two ways (`1/2w`) gets one
reading, which carries the other along as an `Ambiguity`, for the screen to say aloud.
"""

from tutor.messages import say
from tutor.notation.left_side import explain, skip_left_side
from tutor.notation.limits import LONGEST_TEXT, MOST_TOKENS, too_many
from tutor.notation.names import Alphabet, UnknownName, split
from tutor.notation.parser import Parser
from tutor.notation.tokens import Kind, Token, tokenize
from tutor.notation.tree import Tree
from tutor.notation.unreadable import Stumble, Unreadable
from tutor.values import value


@value
class Ambiguity:
    """A place that people read in two ways, and the tree of the reading not taken."""

    column: int
    other: Tree


@value
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
    if len(line) > LONGEST_TEXT:
        reason = say("That is too long: I read at most {most} characters.", most=LONGEST_TEXT)
        return Unreadable(LONGEST_TEXT, reason)
    try:
        tokens = _tokens(line, alphabet, scientific=scientific)
        return _read_tokens(tokens)
    except Stumble as stumble:
        return explain(line, alphabet, stumble.unreadable)


def _tokens(line: str, alphabet: Alphabet, *, scientific: bool) -> list[Token]:
    body = line.rstrip(" ;；。\t\n")
    body, missing = _without_dollars(body)
    start = skip_left_side(body, alphabet)
    if start and not body[start:].strip():
        raise Stumble(start, say("Something is missing after {it}.", it="="), unfinished=True)
    tokens = tokenize(" " * start + body[start:], scientific=scientific)
    if missing:
        raise Stumble(len(body), say("A {it} is missing at the end.", it=missing), unfinished=True)
    pieces = [piece for token in tokens for piece in _meaning(token, alphabet)]
    if len(pieces) > MOST_TOKENS + 1:
        raise too_many(pieces[MOST_TOKENS].column)
    return pieces


def _without_dollars(body: str) -> tuple[str, str]:
    """Return the formula of `$2w$` or `$$2w$$` at its columns, and what is missing at its end."""
    opening = min(len(body) - len(body.lstrip("$")), len("$$"))
    inside = body[opening:]
    closing = min(len(inside) - len(inside.rstrip("$")), opening)
    return " " * opening + inside[: len(inside) - closing], "$" * (opening - closing)


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
            token.last,
            token.raised,
            token.text[piece.start : piece.stop] if piece.meaning == "function" else "",
        )
        for piece in pieces
    ]


_MEANINGS = {"letter": Kind.LETTER, "constant": Kind.CONSTANT, "function": Kind.FUNCTION}


def _other_way(tokens: list[Token], way: str) -> Tree | None:
    try:
        return Parser(tokens, frozenset({way})).whole()
    except Stumble:
        return None  # too large that way, for instance: then nobody means it


def _read_tokens(tokens: list[Token]) -> Reading:
    parser = Parser(tokens, frozenset())
    tree = parser.whole()
    ambiguities = []
    for way, column in parser.met.items():
        other = _other_way(tokens, way)
        if other is not None and other != tree:
            ambiguities.append(Ambiguity(column, other))
    return Reading(tree, tuple(ambiguities))
