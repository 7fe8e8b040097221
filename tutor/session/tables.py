"""The table last shown, once more: `/at`, `/eps`, `/scheme`, `/precision`; `/code` gives its Python."""

from typing import assert_never

from tutor.calculus.nudge import Table, nudge
from tutor.calculus.numbers import Point, Step, ordinary_steps, read_point, read_steps
from tutor.calculus.precision import FEWEST_DIGITS, MOST_DIGITS, Precision, read_precision
from tutor.calculus.schemes import BY_NAME as SCHEMES
from tutor.calculus.schemes import Scheme
from tutor.course.model import Fill, Mistake, Predict, Question, Value
from tutor.messages import say
from tutor.notation.unreadable import Unreadable
from tutor.session import snippets
from tutor.session.command import Done, notice, refused
from tutor.session.outputs import Output, Said, TableShown, Tone
from tutor.session.state import NudgeShown, State, SymbolicShown, Tools
from tutor.values import replace

PREDICT_FIRST = say("Your prediction first. Then any table you like; /hint helps, /skip shows.")


def again(
    state: State,
    *,
    at: Point | None = None,
    steps: tuple[Step, ...] = (),
    scheme: Scheme | None = None,
    precision: Precision | None = None,
) -> Done:
    """Show the table last shown with something changed."""
    shown = state.shown
    if isinstance(shown, SymbolicShown) and shown.at:
        shown = NudgeShown(shown.function, shown.at[0], ordinary_steps(), SCHEMES["forward"])
    if not isinstance(shown, NudgeShown):
        return notice(state, say("There is no table yet. Your prediction comes first."))
    changed = NudgeShown(
        shown.function, at or shown.at, steps or shown.steps, scheme or shown.scheme, precision or shown.precision
    )
    if gives_away(state, changed):
        return notice(state, PREDICT_FIRST)
    table = table_of(changed)
    return Done(replace(state, shown=changed), (TableShown(table, told=state.knows(changed.function), more=False),))


def table_of(shown: NudgeShown) -> Table:
    """Return the table of what was shown, as asked for: every row, past rounding too."""
    function = shown.function
    return nudge(
        function.tree, function.variable, shown.at, shown.steps, shown.scheme, function.frozen, shown.precision
    )


def gives_away(state: State, shown: NudgeShown) -> bool:
    """Whether a table answers a question that waits for an answer, before the learner has tried."""
    return any(not tries and _answers(shown, question) for question, tries in state.waiting)


def _answers(shown: NudgeShown, question: Question) -> bool:
    match question:
        case Value(function=function, at=at, answer=None) if function is not None and at is not None:
            return function == shown.function and abs(at.value - shown.at.value) < _NEAR
        case Predict(function=function) | Fill(function=function) | Mistake(function=function):
            return function == shown.function
        case _:
            return False


_NEAR = 0.1
"""Distance from the point asked about within which a table tells its slope."""


def at(state: State, argument: str, _: Tools) -> Done:
    """The table last shown, at another point."""
    point = read_point(argument)
    if isinstance(point, Unreadable):
        return refused(state, "/at ", argument, point)
    return again(state, at=point)


def eps(state: State, argument: str, _: Tools) -> Done:
    """The table last shown, with other step sizes."""
    steps = read_steps(argument)
    if isinstance(steps, Unreadable):
        return refused(state, "/eps ", argument, steps)
    return again(state, steps=steps)


def scheme(state: State, argument: str, _: Tools) -> Done:
    """The table last shown, with another difference."""
    if argument not in SCHEMES:
        return notice(state, say("There are these schemes: {known}.", known=", ".join(SCHEMES)))
    return again(state, scheme=SCHEMES[argument])


def precision(state: State, argument: str, _: Tools) -> Done:
    """The table last shown, in another arithmetic."""
    chosen = read_precision(argument)
    if chosen is None:
        says = say("There are these arithmetics: float, exact, or a number of digits from {few} to {most}, such as 50.",
                   few=FEWEST_DIGITS, most=MOST_DIGITS)  # fmt: skip
        return notice(state, says)
    return again(state, precision=chosen)


def code(state: State, _: str, tools: Tools) -> Done:
    """The Python of what was computed last."""
    match state.shown:
        case NudgeShown() as shown:
            frozen = tuple((letter, point.tree) for letter, point in shown.function.frozen)
            nudged = snippets.of_table(table_of(shown), frozen)
            return Done(state, (nudged, *(_symbolic(shown, tools) if state.knows(shown.function) else ())))
        case SymbolicShown() as shown:
            return Done(state, (snippets.of_symbolic(shown),))
        case None:
            return notice(state, say("Nothing was computed yet."))
        case never:
            assert_never(never)


def _symbolic(shown: NudgeShown, tools: Tools) -> tuple[Output, ...]:
    symbolic = tools.differentiate(shown.function.tree, shown.function.variable, (shown.at.tree,))
    if symbolic is None:
        return (Said(say("SymPy gave no answer this time."), Tone.NOTICE),)
    return (snippets.of_symbolic(SymbolicShown(shown.function, (shown.at,), symbolic)),)
