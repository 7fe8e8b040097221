"""Functions made by chance from a seed, as trees and in SymPy's words: every kind of node, every function there is."""

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import sympy

from tutor.calculus.parts import moves
from tutor.notation.functions import BY_NAME, FUNCTIONS
from tutor.notation.tree import Call, Constant, Letter, Negation, Number, Power, Product, Quotient, Sum, Tree

_NAMES = [row.name for row in FUNCTIONS if not row.several]
_FAVOURITES = ["sin", "cos", "exp", "ln", "sqrt", "tanh", "sigmoid", "atan", "abs"]


def functions(count: int, seed: int, depth: int = 3) -> Iterator[Tree]:
    """Yield functions in which w moves."""
    chance = Random(seed)  # noqa: S311 - chance for tests, the same every time
    made = 0
    while made < count:
        tree = _tree(chance, depth)
        if moves(tree, "w"):
            made += 1
            yield tree


def _tree(chance: Random, depth: int) -> Tree:
    if depth == 0 or chance.random() < 0.1:
        return _leaf(chance)
    kind = chance.choice(("sum", "sum", "product", "product", "quotient", "power", "power", "call", "call", "negation",
                          "exponential", "both", "extreme"))  # fmt: skip

    def part() -> Tree:
        return _tree(chance, depth - 1)

    match kind:
        case "sum":
            return Sum(tuple(chance.choice((Negation, _same))(part()) for _ in range(chance.choice((2, 2, 3)))))
        case "product":
            return Product(tuple(part() for _ in range(chance.choice((2, 2, 3)))))
        case "quotient":
            return Quotient(part(), part())
        case "power":
            return Power(part(), _exponent(chance))
        case "call":
            return Call(chance.choice((*_FAVOURITES, *_FAVOURITES, *_NAMES)), (part(),))
        case "negation":
            return Negation(part())
        case "exponential":
            return Power(chance.choice((Constant("e"), Number("2"), Letter("x"))), part())
        case "both":
            return Power(part(), part())
        case _:
            return Call(chance.choice(("max", "min")), (part(), part()))


def _same(tree: Tree) -> Tree:
    return tree


def _leaf(chance: Random) -> Tree:
    return chance.choice((
        Letter("w"), Letter("w"), Letter("w"), Letter("w"), Letter("x"), Number("2"), Number("3"), Number("5"),
        Number("1"), Number("0.5"), Constant("pi"),
    ))  # fmt: skip


def _exponent(chance: Random) -> Tree:
    return chance.choice((
        Number("2"), Number("3"), Number("5"), Negation(Number("1")), Negation(Number("2")), Number("0.5"), Letter("x"),
        Quotient(Number("1"), Number("2")), Negation(Quotient(Number("3"), Number("2"))), Number("1"), Number("0"),
    ))  # fmt: skip


W, X, U = sympy.Symbol("w", real=True), sympy.Symbol("x", positive=True), sympy.Symbol("u", real=True)
_LETTERS = {"w": W, "x": X}


def in_sympy(tree: Tree) -> Any:
    """Return SymPy's expression of `tree`."""
    match tree:
        case Number():
            return sympy.Rational(tree.value.numerator, tree.value.denominator)
        case Constant(name):
            return {"pi": sympy.pi, "e": sympy.E}[name]
        case Letter(name):
            return _LETTERS[name]
        case Sum(terms):
            return sympy.Add(*map(in_sympy, terms))
        case Product(factors):
            return sympy.Mul(*map(in_sympy, factors))
        case Call(("max" | "min") as function, arguments):
            return {"max": sympy.Max, "min": sympy.Min}[function](*map(in_sympy, arguments))
        case Call(function, (argument,)):
            return _function(function).subs(U, in_sympy(argument))
        case Negation(operand):
            return -in_sympy(operand)
        case Quotient(top, bottom):
            return in_sympy(top) / in_sympy(bottom)
        case Power(base, exponent):
            return in_sympy(base) ** in_sympy(exponent)
    raise AssertionError(tree)


@cache
def _function(name: str) -> Any:
    if name == "cbrt":
        return sympy.sign(U) * sympy.Abs(U) ** sympy.Rational(1, 3)
    return sympy.sympify(BY_NAME[name].sympy.replace("{u}", "u"), locals={"u": U})
