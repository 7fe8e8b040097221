"""Mistakes that learners make are never right, rewritings that computer algebra makes are never wrong."""

import json
from pathlib import Path
from typing import Any

import pytest
import sympy
from typed_formulas import formula

from tutor.calculus.arithmetic import evaluate
from tutor.checking.judge import judge, judge_value
from tutor.checking.proof import no_prover
from tutor.checking.verdict import Right, Rough, Undecided, Wrong
from tutor.notation.names import NUMBERS_ONLY, Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree, letters

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "mistakes.jsonl").read_text(encoding="utf-8").splitlines()
]


def answer(text: str, function: Tree) -> Tree | None:
    """Return an answer to a question about `function` as a tree, None where it can't be read as one."""
    others = tuple(name for name in letters(function) if name != "w")
    reading = read(text, Alphabet("w", others))
    return reading.tree if isinstance(reading, Reading) else None


NOT_TYPED = {
    "LOG_BASE_IGNORED": "log(w, 10) is SymPy's spelling",
    "RELU_VALUE": "Heaviside is SymPy's",
    "RELU_ALWAYS_ONE": "Heaviside is SymPy's",
}
"""Examples whose function or right answer no learner types, and why."""


@pytest.mark.parametrize("row", [row for row in ROWS if row["at"] is None], ids=lambda row: row["mistake"])
def test_a_mistake_is_wrong_and_what_is_right_is_right(row: dict[str, Any]) -> None:
    function = read(row["function"])
    if row["mistake"] in NOT_TYPED:
        assert not isinstance(function, Reading) or answer(row["right"], function.tree) is None
        return
    assert isinstance(function, Reading)
    wrong, right = answer(row["wrong"], function.tree), answer(row["right"], function.tree)
    assert right is not None
    assert isinstance(judge(function.tree, "w", right, no_prover), Right)
    if wrong is not None:  # a wrong letter is refused in reading, and costs nothing
        assert isinstance(judge(function.tree, "w", wrong, no_prover), Wrong)


@pytest.mark.parametrize("row", [row for row in ROWS if row["at"] is not None], ids=lambda row: row["mistake"])
def test_a_mistaken_number_is_wrong(row: dict[str, Any]) -> None:
    function, at = read(row["function"]), read(row["at"], NUMBERS_ONLY)
    wrong, right = read(row["wrong"], NUMBERS_ONLY), read(row["right"], NUMBERS_ONLY)
    assert isinstance(function, Reading)
    assert isinstance(at, Reading)
    if isinstance(wrong, Reading):
        expected = Undecided if row["function"] == "abs(w)" else Wrong
        assert isinstance(judge_value(function.tree, "w", at.tree, wrong.tree), expected)
    if isinstance(right, Reading):
        assert isinstance(judge_value(function.tree, "w", at.tree, right.tree), Right)


def test_all_the_mistakes_are_here() -> None:
    assert len(ROWS) == 123


FUNCTIONS = [
    "w^2", "1/w^2", "w^5 - 3w^2 + 7", "(w^2+1)/(w-1)", "(3w+1)^5", "w*e^w", "e^(w^2)", "2^w", "ln(w^2+1)", "w*ln(w)",
    "sqrt(w)",
    "sqrt(w^2+1)", "w^(3/2)", "sin(w)^2", "sin(w)*cos(w)", "cos(2w)", "tan(w)", "sin(w)/w", "sin(w^2)",
    "atan(w)",
    "asin(w)", "sinh(w)*cosh(w)", "tanh(w)", "sigmoid(w)", "softplus(w)", "w^w", "e^(-w)*sin(w)", "1/(1+e^w)",
    "(w^2-1)/(w^2+1)", "ln(sin(w))", "w^2*sin(3w)", "sqrt((1+w)/(1-w))",
]  # fmt: skip

TOOLS: dict[str, Any] = {
    "as it comes": lambda it: it,
    "expand": sympy.expand,
    "factor": sympy.factor,
    "together": sympy.together,
    "apart": lambda it: sympy.apart(it) if it.is_rational_function() else it,
    "cancel": sympy.cancel,
    "simplify": sympy.simplify,
    "trigsimp": sympy.trigsimp,
    "expand_trig": sympy.expand_trig,
    "powsimp": sympy.powsimp,
    "radsimp": sympy.radsimp,
    "ratsimp": lambda it: sympy.ratsimp(it) if it.is_rational_function() else it,
    "expand_log": sympy.expand_log,
    "logcombine": sympy.logcombine,
    "as exponentials": lambda it: it.rewrite(sympy.exp) if not it.has(sympy.sin, sympy.cos, sympy.tan) else it,
    "in tangents": lambda it: it.rewrite(sympy.tan) if it.has(sympy.sin, sympy.cos) else it,
    "sines and cosines": lambda it: it.rewrite(sympy.cos) if it.has(sympy.tan, sympy.sec) else it,
    "horner": lambda it: sympy.horner(it) if it.is_polynomial() else it,
    "collect": lambda it: sympy.collect(it, sympy.Symbol("w", real=True)),
    "nsimplify": sympy.nsimplify,
}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_rewriting_by_sympys_own_tools_is_right(function: str) -> None:
    w = sympy.Symbol("w", real=True)
    J = formula(function)
    slope = sympy.diff(evaluate(J, {"w": w}, _Symbolic()), w)
    for name, tool in TOOLS.items():
        written = str(tool(slope)).replace("Abs(", "abs(")
        reading = read(written, Alphabet("w"))
        assert isinstance(reading, Reading), (name, written)
        verdict = judge(J, "w", reading.tree, no_prover)
        assert isinstance(verdict, Right), (name, written, verdict)


def test_too_few_digits_are_no_mistake() -> None:
    assert isinstance(judge_value(formula("w^2"), "w", formula("1/3"), formula("0.7")), Rough)


class _Symbolic:
    """SymPy's expressions as an arithmetic: a tree evaluated in it is the expression."""

    def number(self, literal: Any) -> Any:
        return sympy.Rational(literal.value.numerator, literal.value.denominator)

    def fraction(self, value: Any) -> Any:
        return sympy.Rational(value.numerator, value.denominator)

    def constant(self, name: str) -> Any:
        return sympy.pi if name == "pi" else sympy.E

    def power(self, base: Any, exponent: Any) -> Any:
        return base**exponent

    def call(self, function: str, arguments: list[Any]) -> Any:
        (u,) = arguments
        match function:
            case "ln":
                return sympy.log(u)
            case "sigmoid":
                return 1 / (1 + sympy.exp(-u))
            case "softplus":
                return sympy.log(1 + sympy.exp(u))
            case _:
                return getattr(sympy, function)(u)
