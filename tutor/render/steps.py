"""A derivation on the screen: each step its action and its reason, then what it makes of what.

Formulas stand on one line each or are drawn in two dimensions. A reason is given once: the second
time the same rule comes, its action is enough.
"""

from collections.abc import Iterator

from tutor.calculus.derivation.steps import MARK, Derivation, Step
from tutor.messages import Message, say
from tutor.notation.latex import latex
from tutor.notation.plain import shown
from tutor.notation.tree import Tree
from tutor.notation.twodim import Box, beside, draw
from tutor.render.lines import Line, wrap
from tutor.render.sentences import Translate, english, sentence
from tutor.render.telling import STEP_NAMES, tell

_INDENT = 2
"""Columns by which a step stands further right than the one it belongs to."""

_DEEPEST = 4
"""Steps deeper than this stand no further right."""


def steps_lines(
    derivation: Derivation, width: int, margin: str, *, flat: bool = False, translate: Translate = english
) -> list[Line]:
    """Return a derivation as lines.

    Args:
        derivation: the steps.
        width: columns there are.
        margin: what every line starts with.
        flat: whether formulas stand on one line each, for pipes; else they are drawn in two dimensions.
        translate: the learner's language.
    """
    lines: list[Line] = []
    if derivation.whole.children or derivation.derivative is None:
        lines += wrap((("quiet", sentence(legend(derivation), translate)),), width, margin)
    given: set[Message] = set()
    for step, left in _in_order(derivation):
        indent = margin + " " * (_INDENT * min(step.depth, _DEEPEST))
        if lines and not flat:
            lines.append(())
        lines += _told(step, given, indent, width, translate)
        lines += equation(left, step.after, indent + "    ", width, flat=flat)
    return lines


def legend(derivation: Derivation) -> Message:
    """Say what the sign for a slope means."""
    return say("D(…) is the slope of what stands in the brackets, when {w} moves.", w=derivation.variable)


def _in_order(derivation: Derivation) -> Iterator[tuple[Step, Tree | str]]:
    """Yield each step with the left side of its equation: what it is the slope of, or dJ/dw."""
    whole, name = derivation.whole, f"dJ/d{derivation.variable}"
    waiting: list[tuple[Step, Tree | str]] = [(step, name) for step in reversed(derivation.steps[1:])]
    waiting.append((whole, whole.before))
    while waiting:
        step, left = waiting.pop()
        yield step, left
        so = name if step is whole else step.before
        waiting += [(child, so if child.application is None else child.before) for child in reversed(step.children)]


def _told(step: Step, given: set[Message], indent: str, width: int, translate: Translate) -> list[Line]:
    """Return what is said of a step, without a reason that was given before."""
    told = tell(step)
    lines = wrap((("strong", sentence(told.action, translate)),), width, indent)
    if told.reason is not None and told.reason not in given:
        lines += wrap((("", sentence(told.reason, translate)),), width, indent)
        given.add(told.reason)
    return lines


def equation(left: Tree | str, right: Tree, margin: str, width: int, *, flat: bool = False) -> list[Line]:
    """Return `left = right`: beside each other, or below where there is no room."""
    if left == right:
        return _formula(right, margin, width, flat=flat)
    first = left if isinstance(left, str) else shown(left)
    if flat:
        return [(("", margin), ("", f"{first} = {shown(right)}"))]
    start = Box((left,)) if isinstance(left, str) else draw(left)
    box = beside(start, Box((" = ",)), draw(right))
    if len(margin) + box.width <= width:
        return _drawn(box, margin)
    lines = wrap((("", left),), width, margin) if isinstance(left, str) else _formula(left, margin, width)
    return [*lines, *_formula(right, margin, width, sign="= ")]


def _formula(tree: Tree, margin: str, width: int, *, sign: str = "", flat: bool = False) -> list[Line]:
    """Return one side: drawn, or on one line where the drawing is too wide, broken at spaces as a last resort."""
    if flat:
        return [(("", margin), ("", shown(tree)))]
    box = beside(Box((sign,)), draw(tree)) if sign else draw(tree)
    if len(margin) + box.width <= width:
        return _drawn(box, margin)
    return wrap((("", sign + shown(tree)),), width, margin, margin + "    ")


def _drawn(box: Box, margin: str) -> list[Line]:
    return [(("", margin), ("", line.rstrip())) for line in box.lines]


# LaTeX


def latex_steps(derivation: Derivation, translate: Translate = english) -> str:
    """Return a derivation as an `align*` environment, one line a step with the name of its rule."""
    rows = []
    for step, left in _in_order(derivation):
        before = _latex_name(derivation.variable) if isinstance(left, str) else _latex(left, derivation)
        name = sentence(STEP_NAMES[step.rule], translate)
        rows.append(rf"{before} &= {_latex(step.after, derivation)} && \text{{{name}}}")
    return "\\begin{align*}\n" + " \\\\\n".join(rows) + "\n\\end{align*}"


def _latex(tree: Tree, derivation: Derivation) -> str:
    """Return a formula with the sign for a slope as d/dw."""
    slope = rf"\frac{{\mathrm{{d}}}}{{\mathrm{{d}}{derivation.variable}}}"
    return latex(tree).replace(rf"\mathrm{{{MARK}}}", slope)


def _latex_name(variable: str) -> str:
    return rf"\frac{{\mathrm{{d}}J}}{{\mathrm{{d}}{variable}}}"
