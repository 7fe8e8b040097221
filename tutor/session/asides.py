"""A question of the learner's own in the middle of anything: `/try EXPR [at P]`, and `/back` from it.

It is asked and answered as any other: predict first, then the table. Afterwards, or with `/back`, the
lesson goes on where it was, with the same tries and hints.
"""

from typing import TYPE_CHECKING

from tutor.calculus.numbers import ordinary_steps
from tutor.calculus.schemes import FORWARD
from tutor.course.model import Predict
from tutor.course.problems import Place
from tutor.messages import say
from tutor.notation.unreadable import Unreadable
from tutor.session import questions
from tutor.session.command import Done, notice, refused
from tutor.session.outputs import Output, Said, Tone
from tutor.session.state import Aside, State, Tools, is_question
from tutor.values import replace

if TYPE_CHECKING:
    from tutor.session.own_function import Own


def try_(state: State, argument: str, _: Tools) -> Done:
    """Ask a question of the learner's own."""
    from tutor.session.own_function import own_function  # noqa: PLC0415 - not needed before the first prompt

    own = own_function(argument)
    if isinstance(own, Unreadable):
        return refused(state, "/try ", argument, own)
    question = question_about(own)
    outer = state.aside
    aside = Aside(question, state.tries, state.hints) if outer is None else replace(outer, question=question)
    opened = replace(state, aside=aside, tries=0, hints=0, part=None)
    here = say("A question of your own, at {w} = {at}. /back returns to the lesson.",
               w=own.function.variable, at=own.at.tree)  # fmt: skip
    return Done(opened, (Said(here, Tone.NOTICE), *questions.put(question)))


def question_about(own: "Own") -> Predict:
    """Return the question for the derivative of a function of the learner's own."""
    return Predict(
        id="try", function=own.function, at=(own.at,), steps=ordinary_steps(), scheme=FORWARD, ask="", hints=(),
        foreseen=(), place=Place("/try"),
    )  # fmt: skip


def returned(state: State) -> tuple[State, tuple[Output, ...]]:
    """Leave a side question: the lesson's own is put again, where there is one."""
    assert state.aside is not None  # noqa: S101 - asked in a side question only
    inside = replace(state, aside=None, tries=state.aside.tries, hints=state.aside.hints, part=None)
    again = questions.put(inside.question) if inside.question is not None else ()
    return inside, (Said(say("Back to the lesson."), Tone.NOTICE), *again)


def back(state: State, _: str, __: Tools) -> Done:
    """Return from a side question, or to the question before this one."""
    if state.aside is not None and state.aside.over:
        return Done(replace(state, aside=replace(state.aside, then=())), next=True)
    if state.aside is not None:
        return Done(*returned(state))
    if state.just_back:
        return notice(state, say("You are back already. /back once more goes to the question before."))
    before = [index for index, block in enumerate(state.lesson.blocks[: state.block]) if is_question(block)]
    if not before:
        return notice(state, say("This is the first question of the lesson."))
    earlier = state.to_block(before[-1])
    assert earlier.question is not None  # noqa: S101 - the block is a question
    return Done(earlier, questions.put(earlier.question))
