"""Where mal-rules can apply: a formula as numbered nodes, and at each the occasions for a slip.

An occasion names the parts of its node by the letters of `malrules.formulas`: for `5*w^3` the node
is a constant multiple (c = 5, u = w^3), and also one of a power (c = 5, u = w, n = 3); its factor
w^3 is a node of its own, a power (u = w, n = 3).

kind              node              letters
----------------  ----------------  ------------------------------------------------
letter            w, not inside     u
constant-term     c, added          c
constant-power    c^n, added        c, n
named-term        pi or e, added    c
parameter-term    a letter, added   c
multiple          c·u               c, u
parameter         c·w, c a letter   c, u
divided           u/c               c, u
multiple-power    c·u^n             c, u, n
term              u + …, not first  u
first-term        u + …             u
sum               u + v, both move  u, v      (v: all terms but the first)
product           u·v               u, v
product-sum       (a + b)·v         a, b, v   (also v·(a + b))
quotient          u/v               u, v
one-over          1/v               u, v
quotient-sum      (a + b)/v         a, b, v
quotient-under-sum u/(a + b)        a, b, u, v
power             u^n               u, n      (also roots, and 1/u^m)
reciprocal        1/u^m             u, m
root              sqrt(u)           u
power-of-sum      (a + b)^n         a, b, n
power-of-multiple (c·w)^n           c, u, n
exponential       a^u               a, u
natural           e^u               a, u
log-multiple      ln(c·w)           c, u
log-base          log10(u) …        u, a
both-move         u^v               u, v
negation          -u, no term       u
call:sin …        sin(u) …          u
chain             f(u), u not w     those of f
"""

from collections.abc import Iterator
from fractions import Fraction

from tutor.calculus.compose import ONE, number, value_of
from tutor.notation.functions import BY_NAME
from tutor.notation.tree import (
    Call,
    Constant,
    Letter,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Tree,
    children,
    depends_on,
)
from tutor.values import value


@value
class Node:
    """One part of the formula that a slope is taken of.

    Attributes:
        tree: the part.
        parts: the numbers of the nodes below it; none for a constant or the letter.
        above: the number of the node it is a part of, -1 for the whole formula.
        moves: whether the variable is in it.
    """

    tree: Tree
    parts: tuple[int, ...]
    above: int
    moves: bool


@value
class Occasion:
    """A place where a kind of rule applies.

    Attributes:
        kind: one of the table above.
        node: the number of its node.
        parts: letters and the trees they stand for.
        moving: letters whose part moves, and the nodes whose slopes add up to its slope.
        outer: for a chain, the kind of its outside.
    """

    kind: str
    node: int
    parts: tuple[tuple[str, Tree], ...]
    moving: tuple[tuple[str, tuple[int, ...]], ...]
    outer: str = ""


def regrouped(tree: Tree, variable: str) -> Tree:
    """Return `tree` with products in twos: the constants first, then one moving factor and the others.

    A constant over something that moves is a constant times one over it.
    """
    match tree:
        case Product(factors):
            still = [factor for factor in factors if not depends_on(factor, variable)]
            moving = [regrouped(factor, variable) for factor in factors if depends_on(factor, variable)]
            if not moving:
                return tree
            product = _in_twos(moving)
            return Product((_one(still), product)) if still else product
        case Negation(operand):
            return Negation(regrouped(operand, variable))
        case Sum(terms):
            return Sum(tuple(regrouped(term, variable) for term in terms))
        case Quotient(over, under) if over != ONE and depends_on(under, variable) and not depends_on(over, variable):
            return Product((over, Quotient(ONE, regrouped(under, variable))))
        case Quotient(over, under):
            return Quotient(regrouped(over, variable), regrouped(under, variable))
        case Power(base, exponent):
            return Power(regrouped(base, variable), regrouped(exponent, variable))
        case Call("exp", (argument,)):
            return Power(Constant("e"), regrouped(argument, variable))
        case Call(function, arguments):
            return Call(function, tuple(regrouped(each, variable) for each in arguments))
        case _:
            return tree


def _one(factors: list[Tree]) -> Tree:
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def _in_twos(factors: list[Tree]) -> Tree:
    first, *others = factors
    return Product((first, _in_twos(others))) if others else first


def nodes(tree: Tree, variable: str) -> tuple[Node, ...]:
    """Return the nodes of a regrouped formula; the whole is node 0, and parts come after what they are part of."""
    found: list[Node] = []

    def add(part: Tree, above: int) -> int:
        index = len(found)
        moves = depends_on(part, variable)
        found.append(Node(part, (), above, moves))
        below = children(part) if moves or isinstance(part, Negation) else ()
        indexes = tuple(add(each, index) for each in below)
        found[index] = Node(part, indexes, above, moves)
        return index

    add(tree, -1)
    return tuple(found)


def occasions(of: tuple[Node, ...], variable: str) -> tuple[Occasion, ...]:
    """Return every occasion for a slip, node by node."""
    return tuple(occasion for index in range(len(of)) for occasion in _Finder(of, index, variable).found())


class _Finder:
    """Finds the occasions at one node."""

    def __init__(self, of: tuple[Node, ...], index: int, variable: str) -> None:
        self.all = of
        self.index = index
        self.node = of[index]
        self.variable = variable

    def found(self) -> Iterator[Occasion]:
        """Yield the occasions at the node: by its place in a sum, then by what it is itself."""
        yield from self._as_term()
        tree = self.node.tree
        if not self.node.moves:
            return
        match tree:
            case Letter():
                if self._stands_free():
                    yield self._of("letter", {"u": tree}, {"u": (self.index,)})
            case Negation(operand) if self.node.above < 0 or not isinstance(self.all[self.node.above].tree, Sum):
                yield self._of("negation", {"u": operand}, {"u": self.node.parts})
            case Sum():
                yield from self._sum(tree)
            case Product((first, second)):
                yield from self._product(first, second)
            case Quotient(over, under):
                yield from self._quotient(over, under)
            case Power(base, exponent):
                yield from self._power(base, exponent)
            case Call(function, (argument,)):
                yield from self._call(function, argument)

    def _of(self, kind: str, parts: dict[str, Tree], moving: dict[str, tuple[int, ...]], outer: str = "") -> Occasion:
        return Occasion(kind, self.index, tuple(parts.items()), tuple(moving.items()), outer)

    def _as_term(self) -> Iterator[Occasion]:
        node = self.node
        above = self._sum_above()
        if not node.moves:
            if above is not None or (self.index == 0 and not node.parts):
                yield self._of("constant-term", {"c": node.tree}, {})
                match node.tree:
                    case Power(base, exponent) if value_of(exponent) is not None:
                        yield self._of("constant-power", {"c": base, "n": exponent}, {})
                    case Constant():
                        yield self._of("named-term", {"c": node.tree}, {})
                    case Letter():
                        yield self._of("parameter-term", {"c": node.tree}, {})
            return
        if above is not None:
            first = above.parts[0] == self.index or self.all[above.parts[0]].parts == (self.index,)
            yield self._of("first-term" if first else "term", {"u": node.tree}, {"u": (self.index,)})

    def _sum_above(self) -> Node | None:
        """Return the sum of which the node is a term, with or without a minus, as seen from the bare term."""
        if self.node.above < 0 or isinstance(self.node.tree, Negation):
            return None  # what stands behind the minus is the term
        above = self.all[self.node.above]
        if isinstance(above.tree, Negation) and above.above >= 0:
            above = self.all[above.above]
        return above if isinstance(above.tree, Sum) else None

    def _stands_free(self) -> bool:
        """Whether the letter is a term or a factor, and not the inside of something."""
        if self.node.above < 0:
            return True
        return isinstance(self.all[self.node.above].tree, Sum | Negation | Product | Quotient)

    def _sum(self, tree: Sum) -> Iterator[Occasion]:
        first, *others = self.node.parts
        if self.all[first].moves and any(self.all[other].moves for other in others):
            rest = _one_sum(tree.terms[1:])
            yield self._of("sum", {"u": tree.terms[0], "v": rest}, {"u": (first,), "v": tuple(others)})

    def _product(self, first: Tree, second: Tree) -> Iterator[Occasion]:
        one, other = self.node.parts
        if not self.all[one].moves:
            yield from self._multiple(first, second, other)
            return
        yield self._of("product", {"u": first, "v": second}, {"u": (one,), "v": (other,)})
        for part, sum_at, rest, rest_at in ((first, one, second, other), (second, other, first, one)):
            if isinstance(part, Sum):
                yield self._with_sum("product-sum", part, sum_at, {"v": rest}, {"v": (rest_at,)})

    def _multiple(self, constant: Tree, part: Tree, at: int) -> Iterator[Occasion]:
        if isinstance(part, Letter) and value_of(constant) is None and not isinstance(constant, Constant):
            yield self._of("parameter", {"c": constant, "u": part}, {"u": (at,)})
        yield self._of("multiple", {"c": constant, "u": part}, {"u": (at,)})
        if isinstance(part, Power) and not depends_on(part.exponent, self.variable):
            inside = self.all[at].parts[0]
            parts = {"c": constant, "u": part.base, "n": part.exponent}
            yield self._of("multiple-power", parts, {"u": (inside,)})

    def _with_sum(
        self, kind: str, part: Sum, at: int, parts: dict[str, Tree], moving: dict[str, tuple[int, ...]]
    ) -> Occasion:
        first, *others = self.all[at].parts or (at, at)
        return self._of(
            kind, {"a": part.terms[0], "b": _one_sum(part.terms[1:]), **parts},
            {"a": (first,), "b": tuple(others), **moving},
        )  # fmt: skip

    def _quotient(self, over: Tree, under: Tree) -> Iterator[Occasion]:
        top, bottom = self.node.parts
        if not self.all[bottom].moves:
            yield self._of("divided", {"u": over, "c": under}, {"u": (top,)})
            match over, under:
                case Call("ln", (argument,)), Call("ln", (base,)):
                    yield self._of("log-base", {"u": argument, "a": base}, {"u": self.all[top].parts})
            return
        kind = "quotient" if self.all[top].moves else "one-over"
        yield self._of(kind, {"u": over, "v": under}, {"u": (top,), "v": (bottom,)})
        if kind == "one-over":
            yield from self._reciprocal(under, bottom)
        if isinstance(over, Sum) and self.all[top].moves:
            yield self._with_sum("quotient-sum", over, top, {"v": under}, {"v": (bottom,)})
        if isinstance(under, Sum):
            parts = {"u": over, "v": under}
            yield self._with_sum("quotient-under-sum", under, bottom, parts, {"u": (top,), "v": (bottom,)})

    def _reciprocal(self, under: Tree, bottom: int) -> Iterator[Occasion]:
        base: Tree = under
        exponent: Tree = ONE
        at = bottom
        match under:
            case Power(inner, power) if not depends_on(power, self.variable):
                base, exponent, at = inner, power, self.all[bottom].parts[0]
            case Call("sqrt", (inner,)):
                base, exponent, at = inner, number(Fraction(1, 2)), self.all[bottom].parts[0]
        yield self._of("reciprocal", {"u": base, "m": exponent}, {"u": (at,)})
        yield from self._functions("power", {"u": base, "n": _minus(exponent)}, at)

    def _power(self, base: Tree, exponent: Tree) -> Iterator[Occasion]:
        foot, height = self.node.parts
        if self.all[foot].moves and self.all[height].moves:
            yield self._of("both-move", {"u": base, "v": exponent}, {"u": (foot,), "v": (height,)})
        elif self.all[foot].moves:
            yield from self._functions("power", {"u": base, "n": exponent}, foot)
            known = value_of(exponent)
            if known is not None and known < 0:
                yield self._of("reciprocal", {"u": base, "m": _minus(exponent)}, {"u": (foot,)})
            if known == Fraction(1, 2):
                yield self._of("root", {"u": base}, {"u": (foot,)})
            match base:
                case Product((c, Letter() as letter)) if not depends_on(c, self.variable):
                    inside = self.all[foot].parts[1]
                    yield self._of("power-of-multiple", {"c": c, "u": letter, "n": exponent}, {"u": (inside,)})
            if isinstance(base, Sum):
                yield self._with_sum("power-of-sum", base, foot, {"n": exponent}, {})
        elif base == Constant("e"):
            yield from self._functions("natural", {"a": base, "u": exponent}, height)
        else:
            yield from self._functions("exponential", {"a": base, "u": exponent}, height)

    def _call(self, function: str, argument: Tree) -> Iterator[Occasion]:
        (at,) = self.node.parts
        if function in _ROOTS:
            yield from self._functions("power", {"u": argument, "n": number(_ROOTS[function])}, at)
        if function == "sqrt":
            yield self._of("root", {"u": argument}, {"u": (at,)})
        if function in _BASES:
            yield self._of("log-base", {"u": argument, "a": Number(_BASES[function])}, {"u": (at,)})
        match function, argument:
            case "ln", Product((constant, Letter() as letter)) if not depends_on(constant, self.variable):
                yield self._of("log-multiple", {"c": constant, "u": letter}, {"u": (self.all[at].parts[1],)})
        if BY_NAME[function].slope and function not in _ROOTS:
            yield from self._functions(f"call:{function}", {"u": argument}, at)

    def _functions(self, kind: str, parts: dict[str, Tree], at: int) -> Iterator[Occasion]:
        """Yield the occasion of f(u) itself, and that of its chain where there is one."""
        yield self._of(kind, parts, {"u": (at,)})
        if not isinstance(parts["u"], Letter):
            yield self._of("chain", parts, {"u": (at,)}, kind)


def _one_sum(terms: tuple[Tree, ...]) -> Tree:
    return terms[0] if len(terms) == 1 else Sum(terms)


def _minus(exponent: Tree) -> Tree:
    return exponent.operand if isinstance(exponent, Negation) else Negation(exponent)


_BASES = {"log10": "10", "log2": "2"}

_ROOTS = {"sqrt": Fraction(1, 2), "cbrt": Fraction(1, 3)}


def outside(kind: str) -> tuple[str, str]:
    """Return f and its slope for a kind of outside, both in u."""
    match kind:
        case "power":
            return "u^n", "n*u^(n-1)"
        case "natural":
            return "e^u", "e^u"
        case "exponential":
            return "a^u", "a^u*ln(a)"
        case _:
            name = kind.removeprefix("call:")
            return f"{name}(u)", BY_NAME[name].slope
