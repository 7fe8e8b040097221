"""Commands that answer once, for scripts, notebooks and teachers."""

import argparse
import json
import sys
from typing import TypeVar

from tutor.calculus.nudge import Table
from tutor.calculus.nudge import nudge as nudge_table
from tutor.calculus.numbers import read_point, read_steps
from tutor.calculus.schemes import BY_NAME
from tutor.messages import Message, say
from tutor.notation.names import Alphabet, nearest
from tutor.notation.plain import typed
from tutor.notation.reading import Reading, read
from tutor.notation.tree import letters
from tutor.notation.unreadable import Unreadable
from tutor.render.lines import cells, visible
from tutor.render.screen import Look, one
from tutor.session.outputs import TableShown
from tutor.terminal.problems import complain
from tutor.terminal.speech import translate
from tutor.terminal.writer import standard_writer

_WRONG_ARGUMENTS = 2

_Result = TypeVar("_Result")


class _ArgumentError(Exception):
    """An argument that can't be read; says which and why, and shows the place."""

    def __init__(self, says: Message, shown: str = "") -> None:
        super().__init__(says.text)
        self.says, self.shown = says, shown


def nudge(options: argparse.Namespace) -> int:
    """Print the difference table of a function at a point; return the exit status."""
    try:
        table = _table(options)
    except _ArgumentError as error:
        complain(error.says, "nudge")
        sys.stderr.write(error.shown)
        return _WRONG_ARGUMENTS
    writer = standard_writer()
    if options.json:
        writer.text(json.dumps(as_json(table), ensure_ascii=False) + "\n")
    else:
        shown = TableShown(table, told=True, more=False)
        writer.write(one(shown, Look(width=writer.width, colour=writer.colour, translate=translate)))
    return 0


def _table(options: argparse.Namespace) -> Table:
    variable = options.variable or _variable(options.function)
    function = _readable("EXPR", options.function, read(options.function, Alphabet(variable))).tree
    at = _readable("--at", options.at, read_point(options.at))
    steps = _readable("--eps", options.eps, read_steps(options.eps))
    if options.scheme not in BY_NAME:
        near = nearest(options.scheme, tuple(BY_NAME))
        if near:
            raise _ArgumentError(
                say("there is no scheme '{wanted}'. Did you mean {near}?", wanted=options.scheme, near=near)
            )
        raise _ArgumentError(
            say("there is no scheme '{wanted}'. There are: {known}", wanted=options.scheme, known=", ".join(BY_NAME))
        )
    return nudge_table(function, variable, at, steps, BY_NAME[options.scheme])


def _variable(text: str) -> str:
    """Return the one letter in a function, w where there is none or the function can't be read."""
    reading = read(text)
    found = letters(reading.tree) if isinstance(reading, Reading) else ()
    if len(found) > 1:
        says = say("EXPR has the letters {letters}: say which one moves with --variable", letters=", ".join(found))
        raise _ArgumentError(says)
    return found[0] if found else "w"


def _readable(name: str, text: str, result: _Result | Unreadable) -> _Result:
    if not isinstance(result, Unreadable):
        return result
    shown = visible(text[:60])
    place = " " * min(cells(visible(text[: result.column])), 60)
    says = say("{name} can't be read: {why}", name=name, why=result.reason)
    raise _ArgumentError(says, f"    {shown}\n    {place}^\n")


def as_json(table: Table) -> dict[str, object]:
    """Return the table for `--json`: figures as the decimal strings that Python's `repr` gives."""
    return {
        "function": typed(table.function),
        "at": table.at.text,
        "scheme": table.scheme.name,
        "slope": table.slope,
        "rows": [
            {
                "eps": repr(row.step.value),
                "J": _figure(table.value),
                "J_eps": _figure(row.nudged),
                "k": _figure(row.k),
                "off_by": row.off_by,
                "trusted": row.trusted,
            }
            for row in table.rows
        ],
    }


def _figure(value: float | None) -> str | None:
    return None if value is None else repr(value)
