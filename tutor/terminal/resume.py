"""Beginning a lesson: where the learner left it, or with its first words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tutor.course.model import Branch
from tutor.messages import say
from tutor.session import machine
from tutor.session.outputs import Said, Tone
from tutor.session.resuming import resumed
from tutor.session.standing import Standing
from tutor.session.state import Result, State, Tools
from tutor.store.keeper import Keeper
from tutor.store.lessons import Listed
from tutor.terminal.conversation import Keep
from tutor.terminal.problems import complain
from tutor.values import replace

ALL_DONE = Said(
    say("You have been through all the lessons. `tutor lessons` lists them, `tutor learn NAME` opens one again."),
    Tone.PLAIN,
)


NOT_SAVED = 74


@contextmanager
def kept_to_the_end(keeper: Keeper) -> Iterator[Callable[[], int]]:
    """See to it that everything is saved in the end; gives the exit status that tells of what could not be."""
    try:
        yield lambda: NOT_SAVED if keeper.waiting else 0
    finally:
        for message in keeper.close():
            complain(message)


def keeping(keeper: Keeper) -> Keep:
    """Return the way in which a conversation keeps what happens in it."""

    def keep(state: State, took: int | None) -> tuple[Said, ...]:
        says = keeper.mention(state.happened) if took is None else keeper.keep(state.happened, took)
        return tuple(Said(message, Tone.NOTICE) for message in says)

    return keep


def begin(state: State, number: int, keeper: Keeper, tools: Tools, *, again: bool) -> machine.Turn:
    """Open a lesson where the learner left it, or from its beginning.

    Args:
        state: the lesson's first moment.
        number: the lesson's number.
        keeper: what keeps her answers.
        tools: SymPy.
        again: whether it is to begin anew all the same.
    """
    if any(isinstance(block, Branch) for block in state.lesson.blocks):
        from tutor.terminal.standing import mastered_skills  # noqa: PLC0415 - some lessons only

        state = replace(state, mastered=mastered_skills(keeper.progress))
    name = keeper.name(state.lesson.id)
    place = None if again else keeper.progress.place(name)
    if place is not None and place.block:
        results = tuple(
            Result(each.block, each.tries, each.hints, each.outcome == "shown")
            for each in keeper.progress.ended(name, place.begun)
        )
        left = resumed(state, place.block, place.tries, place.hints, results)
        if left is not None:
            return machine.come_back(left, number)
    return machine.open_lesson(state, tools, again=again)


def standing_now(keeper: Keeper, shelf: tuple[Listed, ...]) -> Standing:
    """Return where the learner stands at this moment."""
    from tutor.terminal.standing import standing  # noqa: PLC0415 - on request only

    return standing(keeper.progress, shelf)
