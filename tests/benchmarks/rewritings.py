"""Right answers written in other ways: by small changes of what stands there, without SymPy."""

from collections.abc import Callable
from fractions import Fraction
from random import Random

from formulas import ONE, TWO, Node, minus, number, over, parse, plus, power, rational, rebuild, substitute, times

Rewriting = Callable[[Node, str, Random], Node]
"""Takes the answer, the variable and chance; returns what it was given where there is no occasion."""

_MOST_TIMES = 5
"""Up to this 3*w is written w+w+w."""


def _reordered(node: Node, _variable: str, rng: Random) -> Node:
    def change(part: Node) -> Node | None:
        if part.head not in {"+", "*"}:
            return None
        return Node(part.head, tuple(rng.sample(part.parts, len(part.parts))))

    return rebuild(node, change)


def _repeated(node: Node, _variable: str, _rng: Random) -> Node:
    match node:
        case Node("*", (first, *rest)) if (times_ := number(first)) and times_.denominator == 1 and rest:
            if 1 < times_ <= _MOST_TIMES:
                return Node("+", (times(*rest),) * int(times_))
        case Node("+", parts):
            return plus(*(_repeated(part, _variable, _rng) for part in parts))
        case Node("-", (inner,)):
            return minus(_repeated(inner, _variable, _rng))
    return node


def _common_factor(node: Node, variable: str, rng: Random) -> Node:
    factor = rng.choice((TWO, Node("3"), Node(variable), parse(f"({variable}^2+1)"), parse(f"e^{variable}")))
    return over(times(factor, node), factor)


def _cancelling(node: Node, variable: str, rng: Random) -> Node:
    extra = rng.choice((Node("7"), parse(f"{variable}^2"), parse(f"sin({variable})"), parse(f"3*{variable}")))
    return Node("+", (extra, *(node.parts if node.head == "+" else (node,)), Node("-", (extra,))))


def _one_by_pythagoras(node: Node, variable: str, _rng: Random) -> Node:
    return times(node, parse(f"(sin({variable})^2+cos({variable})^2)"))


def _negative_exponents(node: Node, _variable: str, _rng: Random) -> Node:
    def change(part: Node) -> Node | None:
        match part:
            case Node("/", (above, below)) if number(part) is None:
                return times(above, *(_turned(factor) for factor in (below.parts if below.head == "*" else (below,))))
        return None

    return rebuild(node, change)


def _turned(factor: Node) -> Node:
    base, exponent = factor.parts if factor.head == "^" else (factor, ONE)
    return Node("^", (base, minus(exponent)))


def _roots_as_powers(node: Node, _variable: str, _rng: Random) -> Node:
    exponents = {"sqrt": parse("1/2"), "cbrt": parse("1/3")}
    return rebuild(
        node, lambda part: Node("^", (part.parts[0], exponents[part.head])) if part.head in exponents else None
    )


def _decimals(node: Node, _variable: str, _rng: Random) -> Node:
    def change(part: Node) -> Node | None:
        match part:
            case Node("/", (_, _)) if (value := number(part)) is not None:
                return _decimal(value)
            case Node("/", (above, Node("*", (first, *rest)))) if (value := number(first)) and rest:
                front = _decimal(1 / value)
                return None if front is None else over(times(front, above), times(*rest))
            case Node("/", (above, below)) if value := number(below):
                front = _decimal(1 / value)
                return None if front is None else times(front, above)
        return None

    return rebuild(node, change)


def _decimal(value: Fraction) -> Node | None:
    if 1000 % value.denominator:
        return None
    text = Node(f"{abs(float(value)):g}")
    return minus(text) if value < 0 else text


def _squares_as_products(node: Node, _variable: str, _rng: Random) -> Node:
    def change(part: Node) -> Node | None:
        match part:
            case Node("^", (base, Node("2" | "3" as many, ()))):
                return Node("*", (base,) * int(many))
        return None

    return rebuild(node, change)


def _identity(before: str, after: str) -> Rewriting:
    """Rewrite a function of u, or its square, wherever it stands."""
    old, new = parse(before), parse(after)

    def rewriting(node: Node, _variable: str, _rng: Random) -> Node:
        def change(part: Node) -> Node | None:
            if old.head != "^":
                return substitute(new, "u", part.parts[0]) if part.head == old.head else None
            match part:
                case Node("^", (Node(name, (argument,)), exponent)) if old.parts[1] == exponent:
                    return substitute(new, "u", argument) if old.parts[0].head == name else None
            return None

        return rebuild(node, change)

    return rewriting


def _together(*rewritings: Rewriting) -> Rewriting:
    def all_of_them(node: Node, variable: str, rng: Random) -> Node:
        for rewriting in rewritings:
            node = rewriting(node, variable, rng)
        return node

    return all_of_them


def _double_angles(node: Node, _variable: str, _rng: Random) -> Node:
    def change(part: Node) -> Node | None:
        if part.head != "*":
            return None
        sines = {each.parts[0] for each in part.parts if each.head == "sin"}
        both = next((each.parts[0] for each in part.parts if each.head == "cos" and each.parts[0] in sines), None)
        if both is None:
            return None
        rest = [each for each in part.parts if each not in {Node("sin", (both,)), Node("cos", (both,))}]
        return over(times(*rest, Node("sin", (times(TWO, both),))), TWO)

    return rebuild(node, change)


def _tan_and_sec(node: Node, _variable: str, _rng: Random) -> Node:
    def change(part: Node) -> Node | None:
        match part:
            case Node("/", (Node("sin", (one,)), Node("cos", (other,)))) if one == other:
                return Node("tan", (one,))
            case Node("/", (above, Node("cos", (argument,)))):
                return times(above, Node("sec", (argument,)))
            case Node("/", (above, Node("^", (Node("cos", (argument,)), exponent)))):
                return times(above, power(Node("sec", (argument,)), exponent))
        return None

    return rebuild(node, change)


def _moved_in(node: Node, _variable: str, _rng: Random) -> Node:
    """Write a*b/c as a*(b/c) and (a+b)/c as a/c + b/c."""

    def change(part: Node) -> Node | None:
        match part:
            case Node("/", (Node("+", terms), below)):
                return plus(*(over(term, below) for term in terms))
            case Node("/", (Node("*", (first, *rest)), below)):
                return times(first, over(times(*rest), below))
        return None

    return rebuild(node, change)


def _split_exponents(node: Node, _variable: str, _rng: Random) -> Node:
    """Write w^3 as w^5/w^2 and e^u as e^(2u)/e^u."""

    def change(part: Node) -> Node | None:
        match part:
            case Node("^", (base, exponent)) if (value := number(exponent)) is not None:
                return over(power(base, rational(value + 2)), power(base, TWO))
            case Node("exp", (argument,)):
                return over(Node("exp", (times(TWO, argument),)), part)
        return None

    return rebuild(node, change)


BY_HAND: dict[str, Rewriting] = {
    "operands reordered": _reordered,
    "w+w": _repeated,
    "common factor left in": _common_factor,
    "terms that cancel left in": _cancelling,
    "times sin^2+cos^2": _one_by_pythagoras,
    "negative exponents": _negative_exponents,
    "roots as powers": _roots_as_powers,
    "decimals": _decimals,
    "squares as products": _squares_as_products,
    "quotients moved in": _moved_in,
    "exponents split": _split_exponents,
    "double angles by hand": _double_angles,
    "tan and sec": _tan_and_sec,
    "cos^2 as 1/(1+tan^2)": _identity("cos(u)^2", "1/(1+tan(u)^2)"),
    "sin and cos only": _together(
        _identity("tan(u)", "sin(u)/cos(u)"), _identity("cot(u)", "cos(u)/sin(u)"),
        _identity("sec(u)", "1/cos(u)"), _identity("csc(u)", "1/sin(u)"),
    ),
    "cos^2 as 1-sin^2": _together(_identity("cos(u)^2", "1-sin(u)^2"), _identity("cosh(u)^2", "1+sinh(u)^2")),
    "sin^2 as half of 1-cos": _together(
        _identity("sin(u)^2", "(1-cos(2*u))/2"), _identity("cos(u)^2", "(1+cos(2*u))/2"),
    ),
    "hyperbolic as exponentials": _together(
        _identity("sinh(u)", "(e^u-e^(-u))/2"), _identity("cosh(u)", "(e^u+e^(-u))/2"),
        _identity("tanh(u)", "(e^(2*u)-1)/(e^(2*u)+1)"),
    ),
    "sigmoid as exponentials": _identity("sigmoid(u)", "e^u/(1+e^u)"),
    "sigmoid as tanh": _identity("sigmoid(u)", "(1+tanh(u/2))/2"),
    "exp as a power of e": _identity("exp(u)", "e^(u)"),
    "sign as a quotient": _together(_identity("sign(u)", "u/abs(u)"), _identity("abs(u)", "sqrt(u^2)")),
    "logarithm of a root": _identity("ln(u)", "2*ln(sqrt(u))"),
    "other logarithms": _together(_identity("ln(u)", "log2(u)*ln(2)"), _identity("log10(u)", "ln(u)/ln(10)")),
}  # fmt: skip
