"""A tree drawn in two dimensions: fraction bars, raised exponents, roots.

A drawing is a `Box`: lines of equal width and the index of the line that carries on the text around
it. Boxes are put side by side with their base lines level, and brackets grow with what they hold.
"""

from tutor.notation.plain import ATOM, PRODUCT, SIGN, shown, tightness
from tutor.notation.tree import Call, Letter, Negation, Power, Product, Quotient, Sum, Tree
from tutor.values import value


@value
class Box:
    """Lines of equal width; `base` is the index of the line level with the text around."""

    lines: tuple[str, ...]
    base: int = 0

    @property
    def width(self) -> int:
        """Columns taken."""
        return len(self.lines[0])

    @property
    def below(self) -> int:
        """Lines under the base line."""
        return len(self.lines) - self.base - 1


def draw(tree: Tree) -> Box:
    """Return `tree` drawn in two dimensions."""
    match tree:
        case Negation(operand):
            return beside(Box(("-",)), _part(operand, PRODUCT))
        case Sum((first, *others)):
            return beside(_part(first, SIGN), *(piece for other in others for piece in _term(other)))
        case Product(factors):
            pieces = [_part(factor, PRODUCT, nested=isinstance(factor, Product)) for factor in factors]
            return beside(pieces[0], *(box for piece in pieces[1:] for box in (Box(("⋅",)), piece)))
        case Quotient(over, under):
            return _fraction(draw(over), draw(under))
        case Power(base, exponent):
            return _raised(_part(base, ATOM), exponent)
        case Call("sqrt", (argument,)):
            return _root(draw(argument), "")
        case Call("cbrt", (argument,)):
            return _root(draw(argument), "3")
        case Call("abs", (argument,)):
            return _fenced(draw(argument), "│││", "│││")
        case Call(function, arguments):
            pieces = [box for argument in arguments for box in (Box((", ",)), draw(argument))][1:]
            return beside(Box((function,)), _bracketed(beside(*pieces)))
        case _:
            return Box((shown(tree),))


def beside(*boxes: Box) -> Box:
    """Return `boxes` from left to right, their base lines level."""
    base = max(box.base for box in boxes)
    below = max(box.below for box in boxes)
    columns = [_padded(box, base - box.base, below - box.below) for box in boxes]
    return Box(tuple("".join(row) for row in zip(*columns, strict=True)), base)


def _padded(box: Box, above: int, below: int) -> list[str]:
    blank = " " * box.width
    return [blank] * above + list(box.lines) + [blank] * below


def _term(tree: Tree) -> tuple[Box, Box]:
    if isinstance(tree, Negation):
        return Box((" - ",)), _part(tree.operand, PRODUCT)
    return Box((" + ",)), _part(tree, SIGN)


def _part(tree: Tree, least: int, *, nested: bool = False) -> Box:
    box = draw(tree)
    fraction_in_power = isinstance(tree, Quotient) and least > PRODUCT
    return _bracketed(box) if nested or fraction_in_power or tightness(tree) < least else box


def _fraction(over: Box, under: Box) -> Box:
    width = max(over.width, under.width) + 2
    lines = [line.center(width) for line in over.lines]
    lines += ["─" * width, *(line.center(width) for line in under.lines)]
    return Box(tuple(lines), len(over.lines))


def _raised(base: Box, exponent: Tree) -> Box:
    inline = shown(Power(Letter("u"), exponent))[1:]
    if "^" not in inline:
        right = Box((inline,))
        return beside(base, Box((*right.lines, *[" " * right.width] * base.base), base.base))
    top = draw(exponent)
    height = len(top.lines) + base.base
    right = Box((*top.lines, *[" " * top.width] * (len(base.lines))), height)
    return beside(base, right)


def _root(inside: Box, index: str) -> Box:
    roof = " " * len(index) + "  " + "─" * inside.width
    rows = [" " * len(index) + " │" + line for line in inside.lines]
    rows[-1] = index + "╲│" + inside.lines[-1]
    return Box((roof, *rows), inside.base + 1)


def _bracketed(box: Box) -> Box:
    return _fenced(box, "⎛⎜⎝", "⎞⎟⎠") if len(box.lines) > 1 else beside(Box(("(",)), box, Box((")",)))


def _fenced(box: Box, left: str, right: str) -> Box:
    if len(box.lines) == 1:
        return beside(Box((left[1],)), box, Box((right[1],)))
    middle = len(box.lines) - 2
    opening = left[0] + left[1] * middle + left[2]
    closing = right[0] + right[1] * middle + right[2]
    lines = (f"{first}{line}{last}" for first, line, last in zip(opening, box.lines, closing, strict=True))
    return Box(tuple(lines), box.base)
