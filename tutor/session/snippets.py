"""Python to copy: just the calculation behind the figures on the screen, and what it prints.

A snippet runs as it stands. What it prints is not made up here but taken from the table and from
SymPy's own words; a test runs every snippet and compares.
"""

from collections.abc import Callable
from fractions import Fraction

from tutor.calculus.nudge import Row, Table
from tutor.calculus.numbers import Step
from tutor.calculus.precision import EXACT, FLOAT, Precision
from tutor.calculus.schemes import FORWARD
from tutor.course.model import Function
from tutor.notation.code import digits_code, float_code, fraction_code, needs_math, sympy_code, sympy_names
from tutor.notation.tree import Number, Sum, Tree, letters, put_in
from tutor.session.outputs import CodeShown
from tutor.session.state import SymbolicShown
from tutor.values import value


def arithmetic(table: Table, frozen: tuple[tuple[str, Tree], ...] = ()) -> tuple[tuple[str, str, str], ...]:
    """Return the lines of one forward nudge with the numbers put in: name, Python, figure."""
    row = table.rows[0]
    plain = _frozen_in(table.function, frozen)
    there = put_in(plain, table.variable, table.at.tree)
    step = row.step.python
    nudged = put_in(plain, table.variable, Sum((table.at.tree, Number(step))))
    return (
        ("J", float_code(there), _figure(table.value)),
        ("J_ε", float_code(nudged), _figure(row.nudged)),
        ("k", f"(J_ε - J) / {step}", _figure(row.k)),
    )


def of_table(table: Table, frozen: tuple[tuple[str, Tree], ...] = ()) -> CodeShown:
    """Return the code of a table: as the lab writes it for one nudge, with a loop for several."""
    rows = [row for row in table.rows if row.k is not None and row.nudged is not None]
    if len(rows) == 1 and table.scheme is FORWARD and table.precision is FLOAT:
        return _one_nudge(table, rows[0], frozen)
    return _loop(table, rows, frozen, _writing(table))


@value
class _Writing:
    """How an arithmetic is written: what it imports, a formula, a number, a step size, and how figures print."""

    imports: tuple[str, ...]
    code: Callable[[Tree], str]
    number: Callable[[Tree], str]
    step: Callable[[Step], str]


def _writing(table: Table) -> _Writing:
    precision = table.precision
    if precision is EXACT:
        return _Writing(
            ("from fractions import Fraction", ""), fraction_code, lambda tree: f"Fraction({fraction_code(tree)})",
            lambda step: f'Fraction("{step.text}")',
        )  # fmt: skip
    if precision.digits:
        return _Writing(
            ("from mpmath import mp, mpf", "", f"mp.dps = {precision.digits}"), _in_digits,
            lambda tree: f"mpf({digits_code(tree)})", lambda step: f'mpf("{step.text}")',
        )  # fmt: skip
    return _Writing(
        tuple(_imports(table)), float_code, float_code,
        lambda step: step.text if "e" in step.text else step.python,
    )  # fmt: skip


def of_table_as_loop(table: Table, frozen: tuple[tuple[str, Tree], ...] = ()) -> CodeShown:
    """Return the code of a table with a loop and a function J, however many rows it has."""
    rows = [row for row in table.rows if row.k is not None and row.nudged is not None]
    return _loop(table, rows, frozen, _writing(table))


def _one_nudge(table: Table, row: Row, frozen: tuple[tuple[str, Tree], ...]) -> CodeShown:
    (_, there, _), (_, nudged, _), _ = arithmetic(table, frozen)
    step = row.step.python
    lines = [
        f"J = {there}",
        f"J_epsilon = {nudged}",
        f"k = (J_epsilon - J) / {step}",
        'print(f"J = {J}, J_epsilon = {J_epsilon}, k = {k}")',
    ]
    prints = f"J = {table.value}, J_epsilon = {row.nudged}, k = {row.k}"
    return CodeShown("\n".join(_imports(table) + lines), prints)


def _in_digits(tree: Tree) -> str:
    """Return the code of a formula such that its value is an mpf, even where it is a whole number as it stands."""
    return digits_code(tree) if letters(tree) else f"mpf({digits_code(tree)})"


def _loop(table: Table, rows: list[Row], frozen: tuple[tuple[str, Tree], ...], writing: _Writing) -> CodeShown:
    steps = ", ".join(writing.step(row.step) for row in rows)
    lines = [f"{letter} = {writing.number(number)}" for letter, number in frozen]
    lines += [
        f"def J({table.variable}):",
        f"    return {writing.code(table.function)}",
        "",
        f"{table.variable} = {writing.number(table.at.tree)}",
        f"for eps in ({steps}{',' * (len(rows) == 1)}):",
        f"    k = {_in_letter(table.scheme.python, table.variable)}",
        f"    print(eps, J({table.variable} {'+' if table.scheme.side > 0 else '-'} eps), k)",
    ]
    prints = "\n".join(f"{_printed(row.step, table.precision)} {row.nudged} {row.k}" for row in rows)
    return CodeShown("\n".join((*writing.imports, *lines)), prints)


def _printed(step: Step, precision: Precision) -> str:
    """Return what Python prints of a step size."""
    if precision is FLOAT:
        return str(step.value)
    return str(precision.arithmetic.fraction(Fraction(step.text)))


def _in_letter(python: str, variable: str) -> str:
    """Return a scheme's formula, written in w, for another letter."""
    return python.replace("w", variable)


def _imports(table: Table) -> list[str]:
    return ["import math", ""] if needs_math(table.function) or needs_math(table.at.tree) else []


def of_symbolic(shown: SymbolicShown) -> CodeShown:
    """Return the SymPy lines of a derivative, and what SymPy prints."""
    function, symbolic = shown.function, shown.symbolic
    return symbolic_code(function, tuple(point.tree for point in shown.at), symbolic.function, symbolic.derivative,
                         symbolic.values)  # fmt: skip


def symbolic_code(
    function: Function, points: tuple[Tree, ...], written: str, derivative: str, values: tuple[str, ...]
) -> CodeShown:
    """Return the SymPy lines of `function`, its derivative and the derivative with numbers put in."""
    names = tuple(dict.fromkeys((function.variable, *letters(function.tree))))
    needed = {name for tree in (function.tree, *points) for name in sympy_names(tree)}
    lines = [
        f"from sympy import {', '.join(['symbols', 'diff', *sorted(needed)])}",
        "",
        f"{', '.join(names)} = symbols('{' '.join(names)}')",
        f"J = {sympy_code(function.tree)}",
        "print(J)",
        f"dJ = diff(J, {function.variable})",
        "print(dJ)",
    ]
    lines += [f"print(dJ.subs([({function.variable}, {sympy_code(point)})]))" for point in points]
    return CodeShown("\n".join(lines), "\n".join([written, derivative, *values]))


def _frozen_in(tree: Tree, frozen: tuple[tuple[str, Tree], ...]) -> Tree:
    for letter, number in frozen:
        tree = put_in(tree, letter, number)
    return tree


def _figure(number: float | None) -> str:
    return "no value" if number is None else repr(number)
