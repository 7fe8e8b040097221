"""Formulas in words, for listening: `w squared`, `1 over w`, `the square root of w`, as messages to be translated.

Every part that holds other parts says where it ends when that could be misheard: brackets are said.
"""

import re

from tutor.messages import Message, say
from tutor.notation.tree import Call, Constant, Letter, Negation, Number, Power, Product, Quotient, Sum, Tree
from tutor.render.sentences import Translate
from tutor.values import value

Said = Message | str


@value
class Aloud:
    """A translation under which formulas in sentences are said in words."""

    translate: Translate

    def __call__(self, text: str) -> str:
        """Translate a text as the translation within does."""
        return self.translate(text)

    def written(self, tree: Tree) -> Message:
        """Return a formula in words."""
        return say("{formula}", formula=spoken(tree))


_SIGNS = {
    "ε": "epsilon", "⋅": " times ", "×": " times ", "²": " squared", "³": " cubed", "√": "root of ", "π": "pi",
    "−": "-",
    "→": "to", "≈": "about", "≤": "at most", "≥": "at least", "½": "one half", "…": "...", "❯": ":", "─": "-",
    "│": "|", "∞": "infinity", "Δ": "delta ", "∂": "d", "÷": " divided by ",
}  # fmt: skip
"""What a sign is called where it stands in a sentence, not in a formula."""

_TABLE = str.maketrans(_SIGNS)


_SYMBOL = r"(?:\d|[^\W\d_](?![^\W\d_])|[(\[{√−-]|d[^\W\d_]/d|(?:sin|cos|tan|exp|ln|log|sqrt|abs)\b)(?!\S* =)"
_DOT_BETWEEN = re.compile(
    rf"(?<=[\w)\]}}²³′'])·(?=\S)|(?:(?<=[\d)\]}}²³])|(?<=\b[^\W\d_])|(?<=/d[^\W\d_])) · (?={_SYMBOL})"
)
"""A dot that means times: close to what it multiplies, or between numbers, letters and brackets."""


def in_words(text: str) -> str:
    """Return a text with the names of its signs; a dot that only sets apart is a pause."""
    text = re.sub(r"(?<=\S) ·|·", ",", _DOT_BETWEEN.sub(" times ", text))
    said = re.sub(r"(\S) {2,}(?=\S)", r"\1 ", text.translate(_TABLE))
    said = said if text.startswith(" ") else said.lstrip(" ")
    return said if text.endswith(" ") else said.rstrip(" ")


_FUNCTIONS = {
    "sqrt": say("the square root of {u}"), "cbrt": say("the cube root of {u}"), "exp": say("e to the power {u}"),
    "ln": say("the natural logarithm of {u}"), "abs": say("the absolute value of {u}"), "sin": say("the sine of {u}"),
    "cos": say("the cosine of {u}"), "tan": say("the tangent of {u}"), "sign": say("the sign of {u}"),
}  # fmt: skip


def spoken(tree: Tree) -> Said:
    """Return a formula in words."""
    match tree:
        case Number(text) | Letter(text):
            return text
        case Constant(name):
            return name
        case Negation(operand):
            return say("minus {u}", u=_part(operand))
        case Sum((first, *others)):
            return _sum(first, others)
        case Product((first, *others)):
            said = _part(first)
            for other in others:
                said = say("{u} times {v}", u=said, v=_part(other))
            return said
        case Quotient(over, under):
            return say("{u} over {v}", u=_part(over), v=_part(under))
        case Power(base, exponent):
            return _power(base, exponent)
        case Call(function, arguments):
            return _call(function, arguments)
    raise AssertionError(tree)  # pragma: no cover - every kind of tree is above


def _sum(first: Tree, others: list[Tree]) -> Said:
    said = spoken(first)
    for other in others:
        if isinstance(other, Negation):
            said = say("{u} minus {v}", u=said, v=_part(other.operand))
        else:
            said = say("{u} plus {v}", u=said, v=spoken(other))
    return said


def _power(base: Tree, exponent: Tree) -> Said:
    match exponent:
        case Number("2"):
            return say("{u} squared", u=_part(base))
        case Number("3"):
            return say("{u} cubed", u=_part(base))
        case _:
            return say("{u} to the power {v}", u=_part(base), v=_part(exponent))


def _call(function: str, arguments: tuple[Tree, ...]) -> Said:
    if len(arguments) > 1:
        said = spoken(arguments[0])
        for argument in arguments[1:]:
            said = say("{u} and {v}", u=said, v=spoken(argument))
        return say("the {function} of {u}", function=function, u=said)
    inside = _part(arguments[0])
    known = _FUNCTIONS.get(function)
    return (
        say("{function} of {u}", function=function, u=inside)
        if known is None
        else Message(known.text, (("u", inside),))
    )


def _part(tree: Tree) -> Said:
    """Return a part of a formula; one that holds several parts between brackets that are said."""
    match tree:
        case Number() | Letter() | Constant():
            return spoken(tree)
        case Power(Letter() | Number() | Constant(), Number()):
            return spoken(tree)
        case Call(_, (Letter() | Number() | Constant(),)):
            return spoken(tree)
        case _:
            return say("open bracket, {u}, close bracket", u=spoken(tree))
