"""Code cells about a function: its derivative, the check of a prediction, the table, the plot.

They are written from formula trees, never from text that somebody typed, and need SymPy and matplotlib only.
"""

from collections.abc import Iterator
from keyword import iskeyword

from tutor.calculus.nudge import nudge
from tutor.calculus.numbers import Point, Step, ordinary_steps
from tutor.calculus.schemes import FORWARD, Scheme
from tutor.course.model import Function
from tutor.notation.code import float_code, needs_math, sympy_code, sympy_names
from tutor.notation.tree import Tree, letters
from tutor.render.papers.notebook import ALWAYS, Cell
from tutor.session.snippets import of_table_as_loop

_TAKEN = {
    *ALWAYS, "J", "dJ", "eps", "float", "height", "isinstance", "k", "math", "number", "plt", "prediction", "print",
    "range", "slope", "value", "x0", "xs",
}  # fmt: skip
"""Names the cells use themselves: a function with a letter of such a name gets no code."""


def can_be_code(function: Function) -> bool:
    """Whether the function's letters can be names of Python by which nothing else is called."""
    taken = {*_TAKEN, *sympy_names(function.tree)}
    return not any(iskeyword(name) or name in taken for name in (function.variable, *letters(function.tree)))


def derivative(function: Function, at: Point | None) -> Cell:
    """Return the cell with J, its derivative, and the slope at a point."""
    names = tuple(dict.fromkeys((function.variable, *letters(function.tree))))
    lines = [
        f"{', '.join(names)} = symbols('{' '.join(names)}')",
        f"J = {sympy_code(function.tree)}",
        f"dJ = diff(J, {function.variable})",
        "print(dJ)",
    ]
    trees = [function.tree, *(point.tree for _, point in function.frozen)]
    if at is not None:
        there = f"{_frozen(function)}({function.variable}, {sympy_code(at.tree)})"
        lines += [f"slope = dJ.subs([{there}])", "print(slope)"]
        trees.append(at.tree)
    return _cell(lines, *trees)


def right_formula(tree: Tree) -> Cell:
    """Return the check of a prediction that is the derivative."""
    lines = [f"prediction = {sympy_code(tree)}", "print(simplify(dJ - prediction))  # 0: it is the derivative"]
    return _cell(lines, tree)


def wrong_formula(function: Function, tree: Tree) -> Cell:
    """Return the check of a prediction that is not: how far it is off, at some points.

    `simplify` is asked about right ones only: it may think about a wrong one for minutes.
    """
    there = f"{_frozen(function)}({function.variable}, value)"
    lines = [
        f"prediction = {sympy_code(tree)}",
        "for value in (2, 3, 5):  # how far off it is there",
        f"    print(value, (dJ - prediction).subs([{there}]).evalf())",
    ]
    return _cell(lines, tree, *(point.tree for _, point in function.frozen))


def number(tree: Tree) -> Cell:
    """Return the check of a predicted slope."""
    lines = [f"prediction = {sympy_code(tree)}", "print((slope - prediction).evalf())  # how far off it is"]
    return _cell(lines, tree)


def table_and_plot(
    function: Function, at: Point, steps: tuple[Step, ...] = (), scheme: Scheme = FORWARD
) -> Iterator[Cell]:
    """Yield the difference table and the curve with its tangent; nothing where J has no value."""
    table = nudge(function.tree, function.variable, at, steps or ordinary_steps(), scheme, frozen=function.frozen)
    if table.value is None:
        return
    yield Cell(of_table_as_loop(table, tuple((name, point.tree) for name, point in function.frozen)).source, code=True)
    lines = [
        *(["import math", ""] if needs_math(at.tree) else []),
        "def height(value):",
        "    try:",
        "        value = J(value)",
        "    except (ArithmeticError, ValueError):",
        '        return float("nan")',
        '    return value if isinstance(value, (int, float)) else float("nan")',
        "",
        f"x0 = {float_code(at.tree)}",
        "xs = [x0 - 2 + number / 50 for number in range(201)]",
        f'plt.plot(xs, [height(value) for value in xs], label="J({function.variable})")',
    ]
    if table.slope is not None:
        tangent = "height(x0) + float(slope) * (value - x0)"
        lines.append(f'plt.plot(xs, [{tangent} for value in xs], "--", label="tangent")')
    lines += ['plt.plot([x0], [height(x0)], "o")', "plt.legend()", "plt.show()"]
    yield Cell("\n".join(lines), code=True)


def _frozen(function: Function) -> str:
    return "".join(f"({name}, {sympy_code(point.tree)}), " for name, point in function.frozen)


def _cell(lines: list[str], *trees: Tree) -> Cell:
    needs = tuple(sorted({name for tree in trees for name in sympy_names(tree)}))
    return Cell("\n".join(lines), code=True, needs=needs)
