"""`tutor derive`: the derivation of a function, on the screen, for pipes, as JSON or as LaTeX."""

import argparse
import json

from tutor.calculus.derivation.derive import derive as derivation_of
from tutor.calculus.derivation.steps import Derivation
from tutor.messages import say
from tutor.notation.names import Alphabet
from tutor.notation.plain import typed
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Letter, Tree, letters
from tutor.render.screen import Look, render
from tutor.render.sentences import sentence
from tutor.render.steps import latex_steps
from tutor.render.telling import tell
from tutor.session.outputs import Formula, Output, Said, StepsShown
from tutor.terminal.arguments import WRONG_ARGUMENTS, ArgumentError, readable, variable_of
from tutor.terminal.speech import translate
from tutor.terminal.writer import standard_writer

_NOT_KNOWN = 1
"""Exit status of a derivation with a rule that is not known."""


def derive(options: argparse.Namespace) -> int:
    """Print the derivation of a function; return the exit status."""
    try:
        derivation = _derivation(options)
    except ArgumentError as error:
        error.complain("derive")
        return WRONG_ARGUMENTS
    writer = standard_writer()
    if options.json:
        writer.text(json.dumps(as_json(derivation), ensure_ascii=False) + "\n")
    elif options.latex:
        writer.text(latex_steps(derivation) + "\n")
    else:
        look = Look(width=writer.width, colour=writer.colour, translate=translate)
        lines = render(outputs(derivation, flat=not writer.terminal), look)
        writer.write(lines[1:])
    return _NOT_KNOWN if derivation.derivative is None else 0


def _derivation(options: argparse.Namespace) -> Derivation:
    variable = options.variable or variable_of(options.function)
    if not _is_letter(variable):
        raise ArgumentError(say("--variable is one letter, such as w or x, not '{it}'", it=variable))
    anything = read(options.function)
    found = letters(anything.tree) if isinstance(anything, Reading) else ()
    others = tuple(letter for letter in found if letter != variable)
    tree = readable("EXPR", options.function, read(options.function, Alphabet(variable, others))).tree
    return derivation_of(tree, variable, folded=not options.all)


def _is_letter(text: str) -> bool:
    reading = read(text)
    return isinstance(reading, Reading) and reading.tree == Letter(text)


def outputs(derivation: Derivation, *, flat: bool) -> tuple[Output, ...]:
    """Return what is shown of a derivation: J, the steps, and the slope where the steps don't end with it."""
    name, slope = f"dJ/d{derivation.variable}", derivation.derivative
    head: Output = _equation(f"J({derivation.variable})", derivation.function, flat=flat)
    steps = StepsShown(derivation, flat)
    if slope is None:
        return (head, steps, Said(say("One slope in it stays open, so this derivation has no end.")))
    said_before = len(derivation.steps) > 1 or derivation.whole.children
    return (head, steps) if said_before else (head, steps, _equation(name, slope, flat=flat))


def _equation(left: str, right: Tree, *, flat: bool) -> Output:
    return Said(say("{left} = {right}", left=left, right=right)) if flat else Formula(f"{left} =", right)


def as_json(derivation: Derivation) -> dict[str, object]:
    """Return a derivation for `--json`: formulas as they would be typed, `D(u)` for a slope still to be taken."""
    return {
        "function": typed(derivation.function),
        "variable": derivation.variable,
        "derivative": None if derivation.derivative is None else typed(derivation.derivative),
        "steps": [
            {
                "id": step.id,
                "rule": step.rule,
                "before": typed(step.before),
                "after": typed(step.after),
                "why": " ".join(sentence(message) for message in (tell(step).action, tell(step).reason) if message),
                "depth": step.depth,
            }
            for step in derivation.in_order()
        ],
    }
