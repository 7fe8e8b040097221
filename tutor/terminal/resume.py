"""Beginning a lesson: where the learner left it, or with its first words."""

from tutor.messages import say
from tutor.session import machine
from tutor.session.outputs import Said, Tone
from tutor.session.resuming import resumed
from tutor.session.standing import Standing
from tutor.session.state import Result, State, Tools
from tutor.store.keeper import Keeper
from tutor.store.lessons import Listed

ALL_DONE = Said(
    say("You have been through all the lessons. `tutor lessons` lists them, `tutor learn NAME` opens one again."),
    Tone.PLAIN,
)


def begin(state: State, number: int, keeper: Keeper, tools: Tools, *, again: bool) -> machine.Turn:
    """Open a lesson where the learner left it, or from its beginning.

    Args:
        state: the lesson's first moment.
        number: the lesson's number.
        keeper: what keeps her answers.
        tools: SymPy.
        again: whether it is to begin anew all the same.
    """
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

    return standing(keeper.progress, shelf, keeper.pack)
