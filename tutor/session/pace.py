"""Guessing fast: slowly, no blame. The time a line took is handed in; where nobody looks at a clock it is None."""

from tutor.course.model import Choose
from tutor.messages import Message, say
from tutor.session.outputs import Output, Said, Tone
from tutor.session.state import State
from tutor.values import replace

FAST_ANSWER = 2.0
"""Seconds below which a wrong answer looks like a guess."""

GUESSES = 3


def after_a_wrong_answer(state: State, took: float | None) -> tuple[State, tuple[Output, ...]]:
    """Count answers that came fast; after three in a row propose to slow down, and begin to count again."""
    if took is None or took >= FAST_ANSWER:
        return replace(state, hasty=0), ()
    if state.hasty + 1 < GUESSES:
        return replace(state, hasty=state.hasty + 1), ()
    return replace(state, hasty=0), (Said(_slowly(state), Tone.NOTICE),)


def _slowly(state: State) -> Message:
    function = getattr(state.question, "function", None)
    if function is None or isinstance(state.question, Choose):
        return say("There is no hurry. Which answer can you rule out, and why?")
    return say("There is no hurry. Push {w} up a little, in your head: which part of J moves first?",
               w=function.variable)  # fmt: skip
