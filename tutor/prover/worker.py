"""The child: reads questions as JSON lines, answers them with SymPy, and dies with its parent.

Formulas arrive as text, go through our own reader and are built from SymPy's classes node by node:
nothing is ever handed to SymPy as a string. A proof goes through stages from cheap to dear, each
with a deadline of its own where the platform has timers.

    {"ask": "prove", "function": W2, "variable": "w", "answer": {"text": "2*w", "letters": ["w"]}, "number": 1}
        ->  {"proof": "proven", "stage": "as it stands", "number": 1}
    {"ask": "differentiate", "function": W2, "variable": "w", "points": [{"text": "3", "letters": []}], "number": 2}
        ->  {"function": "w**2", "derivative": "2*w", "tidy": "2*w", "latex": "2 w", "values": ["6"], "number": 2}

where W2 is {"text": "w^2", "letters": ["w"]}. The number tells a reply from one that comes too late.
"""

import contextlib
import faulthandler
import json
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING, Any, TextIO

from tutor.calculus.arithmetic import FRACTIONS, Undefined, evaluate
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
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
    letters,
    walk,
)

if TYPE_CHECKING:
    from types import ModuleType

MEMORY = 2 * 1024**3
"""Bytes of address space the worker may use."""

PATIENCE = 1.7
"""Seconds for all stages of a proof together: less than the parent waits, so the worker stays warm."""

LONGEST_LIFE_OF_A_QUESTION = 4.0
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


Stage = tuple[str, float, Callable[[Expression], Expression]]
"""A way to show that a difference is 0: its name, its seconds, and the rewriting."""


def _stages(sympy: "ModuleType", symbol: Expression, roots: list[Expression]) -> tuple[Stage, ...]:
    """Return the ways to show that a difference is 0, from cheap to dear; `roots` as `under_roots` finds them."""

    def over(expression: Expression) -> Expression:
        return sympy.expand(sympy.together(expression).as_numer_denom()[0])

    def by_root(difference: Expression) -> Expression:
        return over(_in_root(sympy, difference, symbol, roots))

    return (
        ("as it stands", 0.2, lambda difference: difference),
        ("expanded", 0.3, sympy.expand),
        ("over one denominator", 0.4, over),
        ("in a root of the letter", 0.4, by_root),
        ("trigonometric identities", 0.4, sympy.trigsimp),
        ("as exponentials", 0.4, lambda difference: over(difference.rewrite(sympy.exp))),
        ("simplified", 0.6, sympy.simplify),
    )


def under_roots(function: Tree, answer: Tree) -> Iterator[Tree]:
    """Yield what must be positive wherever both formulas and their slopes have a value, but for single points."""
    for node in (*walk(function), *walk(answer)):
        match node:
            case Call("sqrt" | "ln" | "log10" | "log2", (inside,)):
                yield inside
            case Power(inside, exponent) if _is_fraction(exponent):
                yield inside


def _is_fraction(exponent: Tree) -> bool:
    try:
        value: Fraction = evaluate(exponent, {}, FRACTIONS) if not letters(exponent) else Fraction(0)
    except Undefined:
        return False
    return value.denominator != 1


def _in_root(sympy: "ModuleType", difference: Expression, symbol: Expression, roots: list[Expression]) -> Expression:
    """Write t, positive, for the root of some ax + b that stands under a root: then √((ax + b)³) is t³.

    On all x where ax + b is positive that is a mere change of the letter, so what is 0 in t is 0 in x.
    """
    for root in roots:
        slope, start = root.coeff(symbol, 1), root.coeff(symbol, 0)
        if slope.is_Rational and start.is_Rational and slope and root == slope * symbol + start:
            new = sympy.Symbol("t", positive=True)
            changed = difference.subs(symbol, (new**2 - start) / slope)
            return _split_roots(sympy, _split_roots(sympy, changed))
    raise ValueError


def _split_roots(sympy: "ModuleType", expression: Expression) -> Expression:
    """Factor what stands under roots, and take out what is known to be positive."""
    return expression.replace(
        lambda part: part.is_Pow and part.exp.is_Rational and not part.exp.is_Integer,
        lambda part: sympy.expand_power_base(sympy.factor(sympy.together(part.base)) ** part.exp),
    )


@contextlib.contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Interrupt the block after `seconds`, where the platform has timers."""
    if seconds <= 0:
        raise _StageOver
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


_AGAIN = 0.05
"""Seconds until the next interruption, for one that fell into a finaliser, where exceptions are lost."""

_SYMPYS_OWN = (RecursionError, ArithmeticError, ValueError, TypeError, AttributeError, NotImplementedError)
"""What SymPy raises when an expression is beyond one of its rewritings."""


def prove(sympy: "ModuleType", function: Tree, variable: str, answer: Tree) -> dict[str, str]:
    """Try to show that `answer` is the derivative of `function`."""
    until = time.monotonic() + PATIENCE
    translator = Translator(sympy, real=True)
    try:
        with _at_most(0.5):
            symbol = translator.symbol(variable)
            difference = sympy.diff(translator.build(function), symbol) - translator.build(answer)
            roots = [translator.build(inside) for inside in under_roots(function, answer)]
    except _StageOver:
        return {"proof": "timeout"}
    for name, seconds, rewrite in _stages(sympy, symbol, roots):
        try:
            with _at_most(min(seconds, until - time.monotonic())):
                if rewrite(difference) == 0:
                    return {"proof": "proven", "stage": name}
        except (_StageOver, *_SYMPYS_OWN):
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
        shown = {"function": str(built), "derivative": str(derivative), "latex": sympy.latex(derivative)}
        real = Translator(sympy, real=True)
        slope = sympy.diff(real.build(function), real.symbol(variable))
    return {**shown, "tidy": _in_our_spelling(sympy, tidy(sympy, slope)), "values": values}


def tidy(sympy: "ModuleType", expression: Expression) -> Expression:
    """Return the shortest of a few ways to write an expression."""
    best = expression
    for rewrite, seconds in ((sympy.cancel, 0.1), (sympy.factor, 0.1), (sympy.simplify, 0.2)):
        with contextlib.suppress(_StageOver, *_SYMPYS_OWN), _at_most(seconds):
            best = min(best, rewrite(expression), key=sympy.count_ops)
    return best


def _in_our_spelling(sympy: "ModuleType", expression: Expression) -> str:
    """Return an expression as `notation` reads it: SymPy writes Abs and Max, a learner abs and max."""
    ours = {name: sympy.Function(name.lower()) for name in ("Abs", "Max", "Min")}
    written = expression.replace(
        lambda part: type(part).__name__ in ours, lambda part: ours[type(part).__name__](*part.args)
    )
    return str(written)


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
    reading = read(written["text"], alphabet, scientific=True)
    if not isinstance(reading, Reading):
        raise TypeError(written["text"])
    return reading.tree


def limit_resources() -> None:
    """Bound memory, files and core dumps where the platform can; SymPy needs to write nothing."""
    try:
        import resource  # noqa: PLC0415 - POSIX only
    except ImportError:
        return
    for limit, most in (("RLIMIT_AS", MEMORY), ("RLIMIT_CORE", 0), ("RLIMIT_FSIZE", 0)):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            resource.setrlimit(getattr(resource, limit), (most, most))


def own_output() -> TextIO:
    """Return a private stream to the parent; what else is printed goes nowhere."""
    stream = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return stream


def interrupt(*_: object) -> None:
    """End the stage at work: the handler of the timer's signal."""
    raise _StageOver


def warm(sympy: "ModuleType") -> None:
    """Do once what is slow the first time only."""
    symbol = sympy.Symbol("w", real=True)
    sympy.simplify(sympy.sin(symbol) ** 2 + sympy.cos(symbol) ** 2 - 1 + (symbol + 1) ** 2)
    sympy.diff(symbol**2 * sympy.exp(symbol), symbol)
    sympy.latex(symbol**2 / 3)


def _questions() -> "queue.SimpleQueue[str]":
    """Return the lines that arrive; when the parent is gone the process ends, however busy it is."""
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()

    def listen() -> None:
        for line in sys.stdin:
            lines.put(line)
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    return lines


def main() -> None:
    """Answer questions until the parent closes the pipe or a question outlives its time."""
    replies = own_output()
    questions = _questions()
    if hasattr(os, "nice"):
        os.nice(10)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, interrupt)
    import sympy  # noqa: PLC0415 - half a second, after the stream is safe

    limit_resources()
    warm(sympy)
    replies.write('{"ready": true}\n')
    replies.flush()
    nowhere = open(os.devnull, "w")  # noqa: SIM115, PTH123 - lives as long as the process
    while True:
        question = json.loads(questions.get())
        faulthandler.dump_traceback_later(LONGEST_LIFE_OF_A_QUESTION, exit=True, file=nowhere)
        try:
            reply = answer(sympy, question)
        except (_StageOver, Exception) as error:  # noqa: BLE001 - whatever SymPy does, the answer is "I don't know"
            reply = {"error": type(error).__name__}
        faulthandler.cancel_dump_traceback_later()
        replies.write(json.dumps({**reply, "number": question.get("number")}) + "\n")
        replies.flush()
