"""A tree as LaTeX, with fractions, raised exponents and roots."""

from tutor.notation.functions import BY_NAME
from tutor.notation.plain import ATOM, PRODUCT, SIGN, tightness
from tutor.notation.tree import Call, Constant, Letter, Negation, Number, Power, Product, Quotient, Sum, Tree


def latex(tree: Tree) -> str:
    """Return `tree` as LaTeX for mathematics mode."""
    match tree:
        case Number(text):
            return text
        case Letter(name):
            return name if len(name) == 1 else rf"\mathrm{{{name}}}"
        case Constant(name):
            return r"\pi" if name == "pi" else name
        case Negation(operand):
            return "-" + _part(operand, PRODUCT)
        case Sum((first, *others)):
            return _part(first, SIGN) + "".join(_term(other) for other in others)
        case Product(factors):
            return r" \cdot ".join(_part(factor, PRODUCT, nested=isinstance(factor, Product)) for factor in factors)
        case Quotient(over, under):
            return rf"\frac{{{latex(over)}}}{{{latex(under)}}}"
        case Power(base, exponent):
            nested = isinstance(base, Call)
            return f"{_part(base, ATOM, nested=nested)}^{{{latex(exponent)}}}"
        case Call(function, arguments):
            return _call(function, arguments)
    raise AssertionError(tree)  # pragma: no cover - every kind of tree is above


def _term(tree: Tree) -> str:
    if isinstance(tree, Negation):
        return " - " + _part(tree.operand, PRODUCT)
    return " + " + _part(tree, SIGN)


def _part(tree: Tree, least: int, *, nested: bool = False) -> str:
    text = latex(tree)
    return rf"\left({text}\right)" if nested or tightness(tree) < least else text


def _call(function: str, arguments: tuple[Tree, ...]) -> str:
    inside = ", ".join(latex(argument) for argument in arguments)
    match function:
        case "sqrt":
            return rf"\sqrt{{{inside}}}"
        case "cbrt":
            return rf"\sqrt[3]{{{inside}}}"
        case "abs":
            return rf"\left|{inside}\right|"
        case "D":  # the slope of something, as it stands in a derivation
            return rf"\mathrm{{D}}\left[{inside}\right]"
        case _:
            return rf"{BY_NAME[function].latex}\left({inside}\right)"
