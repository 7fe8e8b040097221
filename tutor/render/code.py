"""Python on the screen, coloured by Pygments.

Whole snippets go through its Python lexer. A single line of arithmetic, such as the first thing a
learner sees, goes through a lexer of a few rules, because loading the other takes longer than all
else on the way to the first prompt.
"""

from functools import cache
from typing import TYPE_CHECKING

from pygments.lexer import RegexLexer
from pygments.token import Name, Number, Operator, Text
from pygments.token import Token as Kind

from tutor.render.lines import Line

if TYPE_CHECKING:
    from pygments.lexer import Lexer


class ArithmeticLexer(RegexLexer):
    """Numbers, names and operators: an expression in Python, on one line."""

    name = "Arithmetic"
    tokens = {  # noqa: RUF012 - Pygments' own protocol
        "root": [
            (r"\d+\.?\d*(?:e[-+]?\d+)?", Number),
            (r"[-+*/=<>(),]+", Operator),
            (r"[A-Za-z_ε][\w.]*", Name),
            (r".", Text),
        ]
    }


@cache
def _python() -> "Lexer":
    from pygments.lexers.python import PythonLexer  # noqa: PLC0415 - 20 ms, needed for whole snippets only

    return PythonLexer(stripnl=False, ensurenl=False)


@cache
def _arithmetic() -> "Lexer":
    return ArithmeticLexer(stripnl=False, ensurenl=False)


def arithmetic_line(code: str) -> Line:
    """Return one line of arithmetic in colour, exactly as it is written."""
    return coloured(code, _arithmetic())[0]


def python_lines(source: str) -> list[Line]:
    """Return Python source as coloured lines, exactly as it is written."""
    return coloured(source, _python())


_STYLES = (
    (Kind.Keyword, "code.keyword"),
    (Kind.Operator.Word, "code.keyword"),
    (Kind.Literal.Number, "code.number"),
    (Kind.Literal.String, "code.string"),
    (Kind.Operator, "code.operator"),
    (Kind.Comment, "quiet"),
    (Kind.Error, "wrong"),
    (Kind.Generic.Heading, "heading"),
)


def coloured(source: str, lexer: "Lexer") -> list[Line]:
    """Return source as a lexer of Pygments colours it, exactly as it is written."""
    lines: list[list[tuple[str, str]]] = [[]]
    for kind, text in lexer.get_tokens(source):
        style = next((name for ancestor, name in _STYLES if ancestor in kind.split()), "code.name")
        for index, part in enumerate(text.split("\n")):
            if index:
                lines.append([])
            if part:
                lines[-1].append((style, part))
    return [tuple(line) for line in lines]
