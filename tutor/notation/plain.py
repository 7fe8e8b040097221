"""A tree on one line: as it would be typed (`3*w^2`), and as it is shown (`3⋅w²`).

What is typed can be read back to the same tree: brackets stand exactly where the tree needs them.
"""

from tutor.notation.characters import SUPERSCRIPTS
from tutor.notation.tree import Call, Constant, Letter, Negation, Number, Power, Product, Quotient, Sum, Tree
from tutor.values import value

_RAISED = {plain: raised for raised, plain in SUPERSCRIPTS.items()}

SUM, SIGN, PRODUCT, POWER, ATOM = range(5)
"""How tightly a tree holds together; a part looser than its place asks for gets brackets."""


def tightness(tree: Tree) -> int:
    """Return how tightly the outermost operation of `tree` binds."""
    match tree:
        case Sum():
            return SUM
        case Negation():
            return SIGN
        case Product() | Quotient():
            return PRODUCT
        case Power():
            return POWER
        case _:
            return ATOM


@value
class Glyphs:
    """The signs of a way of writing."""

    times: str
    minus: str
    pi: str
    bars: bool
    raised: bool
    """Whether a short exponent is written with superscripts."""


TYPED = Glyphs("*", "-", "pi", bars=False, raised=False)
SHOWN = Glyphs("⋅", "-", "π", bars=True, raised=True)


def typed(tree: Tree) -> str:
    """Return `tree` as it would be typed, such that reading it gives `tree` again."""
    return _write(tree, TYPED)


def shown(tree: Tree) -> str:
    """Return `tree` on one line for the screen, with superscripts, middle dots and bars."""
    return _write(tree, SHOWN)


def _write(tree: Tree, glyphs: Glyphs) -> str:
    match tree:
        case Number(text) | Letter(text):
            return text
        case Constant(name):
            return glyphs.pi if name == "pi" else name
        case Negation(operand):
            return glyphs.minus + _part(operand, PRODUCT, glyphs)
        case Sum(terms):
            return _sum(terms, glyphs)
        case Product((first, *others)):
            parts = [_part(first, PRODUCT, glyphs, nested=isinstance(first, Product))]
            parts += [_part(other, POWER, glyphs) for other in others]
            return glyphs.times.join(parts)
        case Quotient(over, under):
            return _part(over, PRODUCT, glyphs) + "/" + _part(under, POWER, glyphs)
        case Power(base, exponent):
            return _part(base, ATOM, glyphs) + _exponent(exponent, glyphs)
        case Call("abs", (argument,)) if glyphs.bars:
            return f"|{_write(argument, glyphs)}|"
        case Call(function, arguments):
            return f"{function}({', '.join(_write(argument, glyphs) for argument in arguments)})"
    raise AssertionError(tree)  # pragma: no cover - every kind of tree is above


def _part(tree: Tree, least: int, glyphs: Glyphs, *, nested: bool = False) -> str:
    text = _write(tree, glyphs)
    return f"({text})" if nested or tightness(tree) < least else text


def _sum(terms: tuple[Tree, ...], glyphs: Glyphs) -> str:
    text = _part(terms[0], SIGN, glyphs)
    for term in terms[1:]:
        match term:
            case Negation(operand):
                text += f" {glyphs.minus} {_part(operand, PRODUCT, glyphs)}"
            case _:
                text += f" + {_part(term, SIGN, glyphs)}"
    return text


def _exponent(exponent: Tree, glyphs: Glyphs) -> str:
    negative = isinstance(exponent, Negation)
    bare = exponent.operand if isinstance(exponent, Negation) else exponent
    if glyphs.raised and isinstance(bare, Number) and bare.whole:
        return "".join(_RAISED[sign] for sign in "-" * negative + bare.text)
    return "^" + "-" * negative + _part(bare, POWER, glyphs)
