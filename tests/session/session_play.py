"""Playing a conversation in a test: without SymPy, and without a screen."""

from tutor.calculus.symbolic import Symbolic
from tutor.checking.proof import no_prover
from tutor.notation.tree import Tree
from tutor.render.lines import plain_text
from tutor.render.screen import Look, render
from tutor.session.outputs import Output
from tutor.session.state import Tools


def no_sympy(function: Tree, variable: str, points: tuple[Tree, ...]) -> Symbolic | None:
    """Answer nothing."""
    return None


SILENT = Tools(no_prover, no_sympy)
"""Tools of a machine on which SymPy does not answer."""


def said(outputs: tuple[Output, ...]) -> str:
    """Return what is on a wide screen."""
    lines = render(outputs, Look(width=200, colour=False))
    return "\n".join(plain_text(line).strip() for line in lines).strip()
