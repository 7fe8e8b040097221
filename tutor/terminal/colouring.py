"""The colours of the line that is typed, from the Pygments lexer for learners' mathematics."""

from collections.abc import Callable
from functools import lru_cache

from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.lexers import Lexer
from pygments.token import Error, Keyword, Name, Number, Operator, Punctuation

from tutor.terminal.styles import class_of

_STYLES = (
    (Keyword, "input.command"),
    (Number, "input.number"),
    (Name.Function, "input.function"),
    (Name.Constant, "input.number"),
    (Name.Variable, "input.letter"),
    (Operator, "input.operator"),
    (Punctuation, "input.bracket"),
    (Error, "input.unknown"),
)

LONGEST = 500
"""Characters up to which a line is coloured; longer ones are no answers."""


class MathColours(Lexer):
    """Colours one line."""

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        """Return the fragments of each line."""
        return lambda number: coloured(document.lines[number])


@lru_cache(maxsize=32)
def coloured(line: str) -> StyleAndTextTuples:
    """Return a line in colours, character for character as it is."""
    if not line or len(line) > LONGEST:
        return [("", line)]
    from tutor.render.mathlexer import MathLexer  # noqa: PLC0415 - with the first key, not before the prompt

    fragments: StyleAndTextTuples = []
    for kind, text in MathLexer(stripnl=False, ensurenl=False).get_tokens(line):
        style = next((name for ancestor, name in _STYLES if ancestor in kind.split()), "")
        fragments.append((f"class:{class_of(style)}" if style else "", text))
    return fragments
