"""A Pygments lexer for mathematics as learners type it: `3w^2*sin(w)`, `dJ/dw = 2w`, `√w`, and the commands.

It is registered, so `pygmentize -l tutor-math` knows it too. It never fails and loses no character: what it does
not know is an error token, and everything it was given comes out again.
"""

import re

from pygments.lexer import RegexLexer
from pygments.token import Error, Keyword, Name, Number, Operator, Punctuation, Text, Whitespace

from tutor.notation.functions import CONSTANTS, SPELLINGS

_FUNCTIONS = "|".join(sorted(map(re.escape, SPELLINGS), key=len, reverse=True))
_CONSTANTS = "|".join([*CONSTANTS, "π"])


class MathLexer(RegexLexer):
    """Learner's mathematics, on one line."""

    name = "tutor mathematics"
    aliases = ["tutor-math"]  # noqa: RUF012 - Pygments' own protocol
    url = ""
    tokens = {  # noqa: RUF012 - likewise
        "root": [
            (r"\s+", Whitespace),
            (r"^[/／][a-z]+(?=\s|$)", Keyword),
            (r"(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+|[½⅓¼]", Number),
            (rf"(?:{_FUNCTIONS})(?![a-z])|√|∛", Name.Function),
            (rf"(?:{_CONSTANTS})(?![A-Za-z])", Name.Constant),
            (r"(?:(?![⁰¹²³⁴⁵⁶⁷⁸⁹])[^\W\d_])+", Name.Variable),
            (r"\*\*|[-+*/^=·⋅×÷−'′]", Operator),
            (r"[()\[\]{}|,]", Punctuation),
            (r"[;.$:]", Text),
            (r".", Error),
        ]
    }
