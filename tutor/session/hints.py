"""Help with the question at hand: `/hint` opens the next rung of its ladder, `/skip` shows the answer."""

from typing import assert_never

from tutor.calculus.numbers import Point
from tutor.course.model import Choose, Fill, Predict, Question, Value
from tutor.messages import say
from tutor.session.command import Done, notice
from tutor.session.outputs import Output, Said, Text, Tone
from tutor.session.state import State, Tools
from tutor.values import replace


def hint(state: State, _: str, tools: Tools) -> Done:
    """Open the next hint; after the last, on request, the answer."""
    question = state.question
    if question is None:
        return notice(state, _NOTHING_ASKED)
    opened = replace(state, hints=state.hints + 1)
    ladder = ladder_of(question)
    if state.hints < len(ladder):
        return Done(opened, (ladder[state.hints],))
    if state.hints == len(ladder):
        says = say("That was the last hint before the answer. /hint once more shows the answer; or try first.")
        return Done(opened, (Said(says, Tone.HINT),))
    from tutor.session import answers  # noqa: PLC0415 - see `machine`

    return Done(opened, (Said(say("Here it is."), Tone.HINT), *answers.reveal(question, tools)), next=True)


def ladder_of(question: Question) -> tuple[Output, ...]:
    """Return the hints of a question: the author's own, or else what its shape suggests."""
    if question.hints:
        return tuple(Text(each.text, Tone.HINT) for each in question.hints)
    match question:
        case Predict(function=function, at=points):
            at = points[0]
            moves = say("Nudge {w} from {at} to {at} + 0.001. Does J go up or down, and by how many times 0.001?",
                        w=function.variable, at=at.tree)  # fmt: skip
            return (Said(moves, Tone.HINT),)
        case Value(function=None) | Value(answer=Point()):
            return (Said(say("What is given, and what is asked for? Write both down with their letters."), Tone.HINT),)
        case Value():
            return (Said(say("How many times as far as the nudge does J move there, and which way?"), Tone.HINT),)
        case Choose():
            return (Said(say("Rule one out first: which of them can't be?"), Tone.HINT),)
        case Fill(function=function, at=at):
            gap = say("Read the line aloud, and stop at the gap. What would make it true at {w} = {at}?",
                      w=function.variable, at=at.tree)  # fmt: skip
            return (Said(gap, Tone.HINT),)
        case never:
            assert_never(never)


def skip(state: State, _: str, tools: Tools) -> Done:
    """Show the answer and go on."""
    question = state.question
    if question is None:
        return notice(state, _NOTHING_ASKED)
    if not question.skip:
        return notice(state, say("This one is not for skipping. /hint helps, one step at a time."))
    from tutor.session import answers  # noqa: PLC0415 - see `machine`

    together = Said(say("Then let us look at it together."), Tone.PLAIN)
    return Done(state, (together, *answers.reveal(question, tools)), next=True)


_NOTHING_ASKED = say("There is no question at the moment.")
