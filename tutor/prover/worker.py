"""The child: reads questions as JSON lines, answers them with SymPy, and dies with its parent.

Formulas arrive as text, go through our own reader and are built from SymPy's classes node by node:
nothing is ever handed to SymPy as a string. A proof goes through stages from cheap to dear, each
with a deadline of its own where the platform has timers.

    {"ask": "prove", "function": "w^2", "variable": "w", "answer": "2*w"}  ->  {"proof": "proven", "stage": "as it stands"}
    {"ask": "differentiate", "function": "w^2", "variable": "w", "points": ["3"]}
        ->  {"function": "w**2", "derivative": "2*w", "latex": "2 w", "values": ["6"]}
"""

import contextlib
import faulthandler
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from functools import reduce
from typing import TYPE_CHECKING, Any, TextIO

from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Call, Constant, Letter, Negation, Number, Power, Product, Quotient, Sum, Tree

if TYPE_CHECKING:
    from types import ModuleType

MEMORY = 2 * 1024**3
"""Bytes of address space the worker may use."""

LONGEST_LIFE_OF_A_QUESTION = 10.0
"""Seconds after which the worker ends itself, whatever became of its parent."""

Expression = Any
"""A SymPy expression; SymPy itself carries no types worth naming here."""


class _StageOver(BaseException):
    """The stage's time is up. Not an `Exception`: SymPy catches those."""


class Translator:
    """Builds SymPy expressions from trees, with one symbol a letter."""

    def __init__(self, sympy: "ModuleType", *, real: bool) -> None:
        """Make symbols real for proofs, plain for what is shown."""
        self.sympy = sympy
        self.real = real

    def symbol(self, name: str) -> Expression:
        """Return the symbol of a letter."""
        return self.sympy.Symbol(name, real=True) if self.real else self.sympy.Symbol(name)

    def build(self, tree: Tree) -> Expression:
        """Return the SymPy expression of `tree`."""
        sympy = self.sympy
        match tree:
            case Number():
                return sympy.Rational(tree.value.numerator, tree.value.denominator)
            case Letter(name):
                return self.symbol(name)
            case Constant(name):
                return sympy.pi if name == "pi" else sympy.E
            case Negation(operand):
                return self._minus(operand)
            case Sum((first, *others)):
                return reduce(self._plus, others, self.build(first))
            case Product((first, *others)):
                return reduce(lambda product, factor: product * self.build(factor), others, self.build(first))
            case Quotient(over, under):
                return self.build(over) / self.build(under)
            case Power(base, exponent):
                return self.build(base) ** self.build(exponent)
            case Call(function, arguments):
                return self._call(function, [self.build(argument) for argument in arguments])
        raise AssertionError(tree)  # pragma: no cover - every kind of tree is above

    def _plus(self, total: Expression, term: Tree) -> Expression:
        return total - self.build(term.operand) if isinstance(term, Negation) else total + self.build(term)

    def _minus(self, tree: Tree) -> Expression:
        """Build minus `tree` as Python reads it: -2*w is (-2)*w, and SymPy prints the two differently."""
        match tree:
            case Product((first, *others)):
                return self.build(Product((Negation(first), *others)))
            case Quotient(over, under):
                return self._minus(over) / self.build(under)
            case _:
                return -self.build(tree)

    def _call(self, function: str, arguments: list[Expression]) -> Expression:
        sympy, first = self.sympy, arguments[0]
        match function:
            case "ln":
                return sympy.log(first)
            case "log10" | "log2":
                return sympy.log(first) / sympy.log(int(function[3:]))
            case "cbrt" if self.real:
                return sympy.sign(first) * sympy.Abs(first) ** sympy.Rational(1, 3)
            case "abs":
                return sympy.Abs(first)
            case "sigmoid":
                return 1 / (1 + sympy.exp(-first))
            case "softplus":
                return sympy.log(1 + sympy.exp(first))
            case "relu":
                return sympy.Max(first, 0)
            case "max":
                return sympy.Max(*arguments)
            case "min":
                return sympy.Min(*arguments)
            case _:
                return getattr(sympy, function)(first)


def _stages(sympy: "ModuleType") -> tuple[tuple[str, float, Callable[[Expression], Expression]], ...]:
    """Return the ways to show that a difference is 0: name, seconds, and the rewriting."""
    return (
        ("as it stands", 0.2, lambda difference: difference),
        ("expanded", 0.3, sympy.expand),
        ("over one denominator", 0.4, lambda difference: sympy.expand(sympy.together(difference).as_numer_denom()[0])),
        ("powers combined", 0.3, lambda difference: sympy.expand(sympy.powdenest(sympy.expand(difference), force=False))),
        ("trigonometric identities", 0.4, sympy.trigsimp),
        (
            "as exponentials", 0.4,
            lambda difference: sympy.expand(sympy.together(difference.rewrite(sympy.exp)).as_numer_denom()[0]),
        ),
        ("simplified", 0.8, sympy.simplify),
    )  # fmt: skip


@contextlib.contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Interrupt the block after `seconds`, where the platform has timers."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def prove(sympy: "ModuleType", function: Tree, variable: str, answer: Tree) -> dict[str, str]:
    """Try to show that `answer` is the derivative of `function`."""
    translator = Translator(sympy, real=True)
    try:
        with _at_most(0.5):
            symbol = translator.symbol(variable)
            difference = sympy.diff(translator.build(function), symbol) - translator.build(answer)
    except _StageOver:
        return {"proof": "timeout"}
    for name, seconds, rewrite in _stages(sympy):
        try:
            with _at_most(seconds):
                if rewrite(difference) == 0:
                    return {"proof": "proven", "stage": name}
        except (
            _StageOver,
            RecursionError,
            ArithmeticError,
            ValueError,
            TypeError,
            AttributeError,
            NotImplementedError,
        ):
            continue
    return {"proof": "unproven"}


def differentiate(sympy: "ModuleType", function: Tree, variable: str, points: list[Tree]) -> dict[str, object]:
    """Return what SymPy prints for the function, its derivative, and the derivative at points."""
    translator = Translator(sympy, real=False)
    symbol = translator.symbol(variable)
    with _at_most(1.5):
        built = translator.build(function)
        derivative = sympy.diff(built, symbol)
        values = [str(derivative.subs([(symbol, translator.build(point))])) for point in points]
        return {
            "function": str(built),
            "derivative": str(derivative),
            "latex": sympy.latex(derivative),
            "values": values,
        }


def answer(sympy: "ModuleType", question: dict[str, Any]) -> dict[str, object]:
    """Return the answer to one question."""
    function = _tree(question["function"])
    match question["ask"]:
        case "prove":
            return {**prove(sympy, function, question["variable"], _tree(question["answer"]))}
        case "differentiate":
            points = [_tree(point) for point in question["points"]]
            return differentiate(sympy, function, question["variable"], points)
        case other:
            return {"error": f"unknown question {other}"}


def _tree(written: dict[str, Any]) -> Tree:
    alphabet = Alphabet(written["letters"][0], tuple(written["letters"][1:])) if written["letters"] else Alphabet("")
    reading = read(written["text"], alphabet)
    if not isinstance(reading, Reading):
        raise TypeError(written["text"])
    return reading.tree


def _limit_resources() -> None:
    """Bound memory, files and core dumps where the platform can; SymPy needs to write nothing."""
    try:
        import resource  # noqa: PLC0415 - POSIX only
    except ImportError:
        return
    for limit, most in (("RLIMIT_AS", MEMORY), ("RLIMIT_CORE", 0), ("RLIMIT_FSIZE", 0)):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            resource.setrlimit(getattr(resource, limit), (most, most))


def _own_output() -> TextIO:
    """Return a private stream to the parent; what else is printed goes nowhere."""
    stream = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return stream


def _interrupt(*_: object) -> None:
    raise _StageOver


def _warm(sympy: "ModuleType") -> None:
    """Do once what is slow the first time only."""
    symbol = sympy.Symbol("w", real=True)
    sympy.simplify(sympy.sin(symbol) ** 2 + sympy.cos(symbol) ** 2 - 1 + (symbol + 1) ** 2)
    sympy.diff(symbol**2 * sympy.exp(symbol), symbol)
    sympy.latex(symbol**2 / 3)


def main() -> None:
    """Answer questions until the parent closes the pipe or a question outlives its time."""
    replies = _own_output()
    if hasattr(os, "nice"):
        os.nice(10)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _interrupt)
    import sympy  # noqa: PLC0415 - half a second, after the stream is safe

    _limit_resources()
    _warm(sympy)
    replies.write('{"ready": true}\n')
    replies.flush()
    nowhere = open(os.devnull, "w")  # noqa: SIM115, PTH123 - lives as long as the process
    for line in sys.stdin:
        faulthandler.dump_traceback_later(LONGEST_LIFE_OF_A_QUESTION, exit=True, file=nowhere)
        try:
            reply = answer(sympy, json.loads(line))
        except (_StageOver, Exception) as error:  # noqa: BLE001 - whatever SymPy does, the answer is "I don't know"
            reply = {"error": type(error).__name__}
        faulthandler.cancel_dump_traceback_later()
        replies.write(json.dumps(reply) + "\n")
        replies.flush()
