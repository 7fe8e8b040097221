"""Help with the question at hand: `/hint` opens the next rung of its ladder, `/skip` shows the answer.

The author's own hints come first; what the mathematics has to add comes after them, without those of
its rungs that hers stand for. The rung after the last is the whole way, and then a question like it.
"""

from tutor.course.model import Choose, Fill, Function, Mistake, Predict, Question, Value
from tutor.messages import Message, say
from tutor.session import questions
from tutor.session.command import Done, notice
from tutor.session.outputs import Output, Said, Text, Tone
from tutor.session.state import State, Tools
from tutor.session.wanted import Wanted
from tutor.values import replace, value

TOO_SOON = 1.5
"""Seconds after a hint in which nobody has read it and thought about it."""

_GAP = "____"


@value
class Help:
    """A rung of the ladder: what is said, and what it asks for, if it waits for an answer of its own."""

    says: Output
    wants: Wanted | None = None


def hint(state: State, _: str, tools: Tools) -> Done:
    """Open the next hint; after the last, on request, the whole way."""
    question = state.question
    if question is None:
        return notice(state, NOTHING_ASKED)
    if _too_soon(state):
        return notice(state, say("Give the last hint a moment. The next one is there when you want it."))
    opened = replace(state, hints=state.hints + 1, part=None, opened=state.now)
    ladder = help_for(question)
    if state.hints < len(ladder):
        rung = ladder[state.hints]
        return Done(replace(opened, part=rung.wants), (rung.says,))
    if from_mathematics(question):
        from tutor.session.steps import has_way, whole_way  # noqa: PLC0415 - see `machine`

        if has_way(state, question):
            return whole_way(opened, question, tools)
    if state.hints == len(ladder):
        says = say("That was the last hint before the answer. /hint once more shows the answer; or try first.")
        return Done(opened, (Said(says, Tone.HINT),))
    from tutor.session import answers  # noqa: PLC0415 - see `machine`

    return Done(opened, (Said(say("Here it is."), Tone.HINT), *answers.reveal(state, question, tools)), next=True)


def _too_soon(state: State) -> bool:
    return state.now is not None and state.opened is not None and state.now - state.opened < TOO_SOON


def ladder_of(question: Question) -> tuple[Output, ...]:
    """Return what the hints of a question say."""
    return tuple(rung.says for rung in help_for(question))


def help_for(question: Question) -> tuple[Help, ...]:
    """Return the rungs of a question: the author's own, then what her hints leave to the mathematics."""
    own = tuple(Help(Text(each.text, Tone.HINT)) for each in question.hints)
    made = _made(question)
    if not own:
        return made or (Help(Said(_in_words(question), Tone.HINT)),)
    if any(_GAP in each.text for each in question.hints):
        return own
    return (*own, *(rung for index, rung in enumerate(made) if index >= min(len(own), _PART)))


_PART = 3
"""The rung from which on no author's hint stands for what the mathematics says."""


def from_mathematics(question: Question) -> bool:
    """Whether the question is about a slope that the rules can derive."""
    return len(_made(question)) > 1


def _made(question: Question) -> tuple[Help, ...]:
    from tutor.session import ladder  # noqa: PLC0415 - derivations come with the first hint

    match question:
        case Predict(function=function, at=(at, *_)):
            rungs = ladder.rungs(function, at)
        case Value(function=Function() as function, at=at, answer=None) if at is not None:
            rungs = ladder.rungs_for_number(function, at)
        case _:
            return ()
    return tuple(Help(Said(rung.says, Tone.HINT), rung.wants) for rung in rungs)


def _in_words(question: Question) -> Message:
    """Return the one hint for a question that is not about the slope of a function."""
    match question:
        case Choose():
            return say("Rule one out first: which of them can't be?")
        case Fill(function=function, at=at):
            return say("Read the line aloud, and stop at the gap. What would make it true at {w} = {at}?",
                       w=function.variable, at=at.tree)  # fmt: skip
        case Mistake(function=function, at=at):
            return say("Put in {w} = {at}, and nudge a little. Do the lines say what you find?",
                       w=function.variable, at=at.tree)  # fmt: skip
        case _:
            return say("What is given, and what is asked for? Write both down with their letters.")


def skip(state: State, _: str, tools: Tools) -> Done:
    """Leave the part a hint asks for; or show the answer and go on."""
    question = state.question
    if question is None:
        return notice(state, NOTHING_ASKED)
    if state.part is not None:
        return Done(replace(state, part=None), questions.put(question))
    if not question.skip:
        return notice(state, say("This one is not for skipping. /hint helps, one step at a time."))
    from tutor.session import answers  # noqa: PLC0415 - see `machine`

    together = Said(say("Then let us look at it together."), Tone.PLAIN)
    return Done(state, (together, *answers.reveal(state, question, tools)), next=True)


def steps(state: State, argument: str, tools: Tools) -> Done:
    """Show the derivation, see `session.steps`."""
    from tutor.session import steps as command  # noqa: PLC0415 - see `machine`

    return command.steps(state, argument, tools)


NOTHING_ASKED = say("There is no question at the moment.")
