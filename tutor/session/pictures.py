"""Pictures of what was shown last: `/plot`, `/zoom`, `/errors`; and `/explore`, the same with arrow keys.

None of them comes before the learner's prediction: they show the slope.
"""

from tutor.calculus.numbers import Step, ordinary_steps, read_steps
from tutor.calculus.schemes import BY_NAME as SCHEMES
from tutor.calculus.sights import Sight
from tutor.messages import say
from tutor.notation.unreadable import Unreadable
from tutor.session.command import Done, notice, refused
from tutor.session.outputs import Exploring, PictureShown
from tutor.session.state import NudgeShown, State, SymbolicShown, Tools
from tutor.session.tables import PREDICT_FIRST, gives_away
from tutor.values import replace

PLOTS = (Sight.SECANT.value, Sight.TANGENT.value, Sight.KINK.value)
"""What `/plot` can draw; the others have commands of their own."""


def plot(state: State, argument: str, __: Tools) -> Done:
    """The curve with its tangent and one secant; or the tangent alone, or both sides of a kink."""
    word, _, rest = argument.partition(" ")
    if word.casefold() in PLOTS:
        return _picture(state, Sight(word.casefold()), f"/plot {word} ", rest.strip())
    return _picture(state, Sight.SECANT, "/plot ", argument)


def zoom(state: State, argument: str, _: Tools) -> Done:
    """Three windows, each ten times closer."""
    if argument:
        return notice(state, say("/{name} takes no argument.", name="zoom"))
    return _picture(state, Sight.ZOOM, "/zoom ", "")


def errors(state: State, argument: str, _: Tools) -> Done:
    """The V-shaped curve of errors, with a mark at one ε where it is given."""
    return _picture(state, Sight.ERRORS, "/errors ", argument)


def _picture(state: State, sight: Sight, before: str, eps: str) -> Done:
    step = _one_step(eps)
    if isinstance(step, Unreadable):
        return refused(state, before, eps, step)
    shown = last_shown(state)
    if shown is None:
        return notice(state, say("There is nothing to draw yet. Your prediction comes first."))
    if gives_away(state, shown):
        return notice(state, PREDICT_FIRST)
    return Done(state, (PictureShown(sight, shown.function, shown.at, step),))


def _one_step(text: str) -> Step | Unreadable | None:
    if not text:
        return None
    steps = read_steps(text)
    if isinstance(steps, Unreadable):
        return steps
    return steps[0] if len(steps) == 1 else Unreadable(0, say("One step size ε, please, such as 0.1."))


def last_shown(state: State) -> NudgeShown | None:
    """Return what was nudged or differentiated last, as something to look at in a point."""
    match state.shown:
        case NudgeShown() as shown:
            return shown
        case SymbolicShown(function, (at, *_)):
            return NudgeShown(function, at, ordinary_steps(), SCHEMES["forward"])
        case _:
            return None


def explore(state: State, argument: str, _: Tools) -> Done:
    """The explorer: of the function last shown, or of one of the learner's own."""
    if argument:
        from tutor.session.own_function import own_function  # noqa: PLC0415 - not needed before the first prompt

        own = own_function(argument)
        if isinstance(own, Unreadable):
            return refused(state, "/explore ", argument, own)
        shown: NudgeShown | None = NudgeShown(own.function, own.at, ordinary_steps(), SCHEMES["forward"])
    else:
        shown = last_shown(state)
    if shown is None:
        return notice(state, say("There is nothing to explore yet: /explore w^2 at 3 opens a function of your own."))
    if gives_away(state, shown):
        return notice(state, PREDICT_FIRST)
    kept = replace(state, shown=shown) if argument else state
    return Done(kept, (Exploring(shown.function, shown.at, shown.scheme),))
