"""How a learner types a formula: explicit signs, `2w²`, `√(w)`, `sin²(w)`, LaTeX, a left side in front."""

from dataclasses import dataclass

from formulas import Node, number

_SUM, _PRODUCT, _POWER, _ATOM = range(4)

_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_CIRCULAR = ("sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh")
_LATEX_NAMES = (*_CIRCULAR, "ln", "log", "exp")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of typing.

    Attributes:
        times: between factors; empty where the sign is left out.
        power: `^`, `**`, or `²` for superscripts where they can be.
        minus: the sign.
        spaced: whether there are spaces around + and -.
        root: the word or sign for the square root.
        bars: whether abs(w) is |w|.
        raised: whether sin(w)^2 is sin^2(w).
        arc: whether asin is arcsin.
        latex: whether it is LaTeX.
        front: what stands in front; `{w}` is the variable.
    """

    times: str = "*"
    power: str = "^"
    minus: str = "-"
    spaced: bool = True
    root: str = "sqrt"
    bars: bool = False
    raised: bool = False
    arc: bool = False
    latex: bool = False
    front: str = ""


PLAIN = Spelling()

SPELLINGS = {
    "signs left out": Spelling(times=""),
    "signs and spaces left out": Spelling(times="", spaced=False),
    "dots and superscripts": Spelling(times="·", power="²", minus="−", root="√"),
    "crosses": Spelling(times="×", minus="–"),
    "Python": Spelling(power="**", spaced=False),
    "left side dJ/dw": Spelling(front="dJ/d{w} = "),
    "left side J'": Spelling(front="J'({w}) = ", times=""),
    "absolute bars, arc names": Spelling(bars=True, arc=True),
    "powers of functions": Spelling(raised=True, times=""),
    "LaTeX": Spelling(latex=True, times=r" \cdot "),
    "LaTeX in dollars": Spelling(latex=True, times="", front="$"),
}


def typed(node: Node, spelling: Spelling = PLAIN, variable: str = "") -> str:
    """Return a formula as somebody types it."""
    text = _Writer(spelling).write(node, _SUM)
    front = spelling.front.replace("{w}", variable)
    return f"${text}$" if front == "$" else front + text


class _Writer:
    def __init__(self, spelling: Spelling) -> None:
        self.how = spelling

    def write(self, node: Node, level: int) -> str:
        """Return `node`, in brackets where it binds less than `level`."""
        text, binds = self.bare(node)
        return text if binds >= level else self.bracketed(text)

    def bracketed(self, text: str) -> str:
        return rf"\left({text}\right)" if self.how.latex else f"({text})"

    def bare(self, node: Node) -> tuple[str, int]:
        """Return `node` without brackets, and how it binds."""
        match node:
            case Node("+", parts):
                return self.sum(parts), _SUM
            case Node("-", (inner,)):
                return self.how.minus + self.write(inner, _PRODUCT), _SUM
            case Node("*" | "/" as head, (Node("-", (inner,)), *rest)):
                return self.bare(Node("-", (Node(head, (inner, *rest)),)))
            case Node("*", parts):
                return self.product(parts), _PRODUCT
            case Node("/", (above, below)):
                return self.quotient(above, below)
            case Node("^", (base, exponent)):
                return self.power(base, exponent), _POWER
            case Node(name, (argument,)):
                return self.call(name, argument), _ATOM
            case Node("pi", ()) if self.how.latex:
                return r"\pi", _ATOM
        return node.head, _ATOM

    def sum(self, parts: tuple[Node, ...]) -> str:
        text = self.write(parts[0], _SUM if parts[0].head == "-" else _PRODUCT)
        space = " " if self.how.spaced else ""
        for part in parts[1:]:
            sign, rest = (self.how.minus, part.parts[0]) if part.head == "-" else ("+", part)
            text += f"{space}{sign}{space}{self.write(rest, _PRODUCT)}"
        return text

    def product(self, parts: tuple[Node, ...]) -> str:
        text, before = "", None
        for part in parts:
            brackets = part.head == "/" and (before is not None or not self.how.times) and not self.how.latex
            piece = (
                self.bracketed(self.write(part, _SUM)) if brackets else self.write(part, _POWER - (part.head == "/"))
            )
            text += (self.sign(before, text, piece) if before is not None else "") + piece
            before = part
        return text

    def sign(self, before: Node, text: str, piece: str) -> str:
        """Return what stands between two factors."""
        if self.how.times:
            return self.how.times
        if piece[0].isdigit() or (self.how.latex and piece.startswith(r"\frac")):
            return r" \cdot " if self.how.latex else "*"
        short = number(before) is not None or (text[-1] == ")" and piece[0] == "(")
        return "" if short and not self.how.latex else " "

    def quotient(self, above: Node, below: Node) -> tuple[str, int]:
        if self.how.latex:
            return rf"\frac{{{self.write(above, _SUM)}}}{{{self.write(below, _SUM)}}}", _PRODUCT
        first = self.bracketed(self.bare(above)[0]) if above.head == "/" else self.write(above, _PRODUCT)
        return f"{first}/{self.write(below, _POWER)}", _PRODUCT

    def power(self, base: Node, exponent: Node) -> str:
        whole = self.write(exponent, _SUM)
        small = exponent.head.isdigit() or (exponent.head == "-" and exponent.parts[0].head.isdigit())
        if self.how.raised and base.head in _CIRCULAR and exponent.head.isdigit():
            return f"{base.head}^{whole}{self.bracketed(self.write(base.parts[0], _SUM))}"
        under = self.write(base, _ATOM)
        if self.how.latex:
            return f"{under}^{{{whole}}}"
        if self.how.power == "²":
            if small:
                return under + whole.replace(self.how.minus, "-").translate(_SUPERSCRIPTS)
            return f"{under}^{self.write(exponent, _ATOM)}"
        return f"{under}{self.how.power}{self.write(exponent, _ATOM)}"

    def call(self, name: str, argument: Node) -> str:
        inside = self.write(argument, _SUM)
        if name == "abs" and (self.how.bars or self.how.latex):
            return rf"\left|{inside}\right|" if self.how.latex else f"|{inside}|"
        if self.how.latex and name == "sqrt":
            return rf"\sqrt{{{inside}}}"
        if name == "sqrt":
            return f"{self.how.root}{self.bracketed(inside)}"
        if name in {"asin", "acos", "atan"} and (self.how.arc or self.how.latex):
            name = f"arc{name[1:]}"
        if self.how.latex:
            name = f"\\{name}" if name in {*_LATEX_NAMES, "arcsin", "arccos", "arctan"} else rf"\operatorname{{{name}}}"
        return name + self.bracketed(inside)
