"""`/undo`: the last answer taken back, as if a key had slipped; what came before it stands."""

from tutor.messages import say
from tutor.session import questions
from tutor.session.command import Done, notice
from tutor.session.outputs import Said, Tone
from tutor.session.state import State, Tools
from tutor.values import replace


def undo(state: State, _: str, __: Tools) -> Done:
    """Take back a wrong answer to the question at hand, or else the answer to the one before.

    An answer that was shown is not taken back: it has been seen.
    """
    if state.stage and state.tries <= state.tries_before:
        assert state.question is not None  # noqa: S101 - only a question has stages
        return Done(replace(state, stage=0), (_ONCE_MORE, *questions.put(state.question)))
    if state.tries:
        return notice(replace(state, tries=state.tries - 1), say("Taken back: that answer doesn't count."))
    if not state.results or state.aside is not None:
        return notice(state, say("There is no answer to take back."))
    last = state.results[-1]
    if last.shown:
        return notice(state, say("That answer was shown, and can't be unseen. It comes back with other numbers."))
    blocks = state.lesson.blocks
    place = next((index for index, block in enumerate(blocks) if getattr(block, "id", "") == last.id), None)
    if place is None:
        return notice(state, say("That question is gone. There is nothing to take back."))
    lesson = state.lesson if state.practice is None else replace(state.lesson, blocks=blocks[: place + 1])
    back = replace(state, lesson=lesson, results=state.results[:-1]).to_block(place)
    back = replace(back, tries=last.tries, hints=last.hints)
    assert back.question is not None  # noqa: S101 - only questions have results
    return Done(back, (_ONCE_MORE, *questions.put(back.question)))


_ONCE_MORE = Said(say("Taken back. Here it is once more."), Tone.NOTICE)
