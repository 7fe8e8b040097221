"""Commands that answer once, for scripts, notebooks and teachers."""

import argparse
import json

from tutor.calculus.arithmetic import Value
from tutor.calculus.nudge import Table
from tutor.calculus.nudge import nudge as nudge_table
from tutor.calculus.numbers import read_point, read_steps
from tutor.calculus.precision import FEWEST_DIGITS, FLOAT, MOST_DIGITS, Precision, read_precision
from tutor.calculus.schemes import BY_NAME
from tutor.messages import say
from tutor.notation.names import Alphabet, nearest
from tutor.notation.plain import typed
from tutor.notation.reading import read
from tutor.render.screen import Look, one
from tutor.session.outputs import TableShown
from tutor.terminal.arguments import WRONG_ARGUMENTS, ArgumentError, readable, variable_of
from tutor.terminal.speech import translate
from tutor.terminal.writer import standard_writer


def nudge(options: argparse.Namespace) -> int:
    """Print the difference table of a function at a point; return the exit status."""
    try:
        table = _table(options)
    except ArgumentError as error:
        error.complain("nudge")
        return WRONG_ARGUMENTS
    writer = standard_writer()
    if options.json:
        writer.text(json.dumps(as_json(table), ensure_ascii=False) + "\n")
    else:
        shown = TableShown(table, told=True, more=False)
        writer.write(one(shown, Look(width=writer.width, colour=writer.colour, translate=translate)))
    return 0


def _table(options: argparse.Namespace) -> Table:
    variable = options.variable or variable_of(options.function)
    function = readable("EXPR", options.function, read(options.function, Alphabet(variable))).tree
    at = readable("--at", options.at, read_point(options.at))
    steps = readable("--eps", options.eps, read_steps(options.eps))
    if options.scheme not in BY_NAME:
        near = nearest(options.scheme, tuple(BY_NAME))
        if near:
            raise ArgumentError(
                say("there is no scheme '{wanted}'. Did you mean {near}?", wanted=options.scheme, near=near)
            )
        raise ArgumentError(
            say("there is no scheme '{wanted}'. There are: {known}", wanted=options.scheme, known=", ".join(BY_NAME))
        )
    precision = read_precision(options.precision)
    if precision is None:
        raise ArgumentError(
            say("there is no precision '{wanted}'. There are: float, exact, or {few} to {most} digits",
                wanted=options.precision, few=FEWEST_DIGITS, most=MOST_DIGITS)
        )  # fmt: skip
    return nudge_table(function, variable, at, steps, BY_NAME[options.scheme], precision=precision)


def as_json(table: Table) -> dict[str, object]:
    """Return the table for `--json`: figures as Python prints them."""
    return {
        "function": typed(table.function),
        "at": table.at.text,
        "scheme": table.scheme.name,
        "precision": table.precision.name,
        "slope": table.slope if table.precision is FLOAT else _figure(table.slope, table.precision),
        "rows": [
            {
                "eps": repr(row.step.value),
                "J": _figure(table.value, table.precision),
                "J_eps": _figure(row.nudged, table.precision),
                "k": _figure(row.k, table.precision),
                "off_by": row.off_by,
                "trusted": row.trusted,
            }
            for row in table.rows
        ],
    }


def _figure(number: Value | None, precision: Precision) -> str | None:
    if number is None:
        return None
    return repr(number) if precision is FLOAT else str(number)
