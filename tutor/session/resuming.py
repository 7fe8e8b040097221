"""Coming back: to the question where the learner left a lesson, and to questions she has given up on.

A lesson may have been corrected since. What is kept is the question's id, so the corrected text is what
she sees; where the question is gone, she goes on at the nearest one before it.
"""

from tutor.course.model import Code, Function, Lesson, Nudge, Predict
from tutor.course.paths import questions
from tutor.messages import Message, say
from tutor.session.outputs import Said, Tone
from tutor.session.state import NudgeShown, Result, State
from tutor.values import replace

OPEN = Said(say("You gave one up earlier. Here it is again; /skip leaves it for another day."), Tone.NOTICE)


def coming_back(state: State) -> int | None:
    """Return the index of the first question that was given up on and has not come back yet; None for none.

    The one whose answer was shown just now is not asked again at once.
    """
    ids = [result.id for result in state.results]
    once = {result.id for result in state.results[:-1] if result.shown and ids.count(result.id) == 1}
    return next((index for index, block in enumerate(state.lesson.blocks) if _id(block) in once), None)


def _id(block: object) -> str:
    return getattr(block, "id", "")


def resumed(fresh: State, left_at: str, tries: int, hints: int, results: tuple[Result, ...]) -> State | None:
    """Return the state in which a lesson was left; None where there is nothing to go on from.

    Args:
        fresh: the lesson's first moment, the lesson as it is now.
        left_at: the id of the question at hand.
        tries: wrong answers to it.
        hints: its rungs that were open.
        results: what became of the lesson's questions, in the order in which they were done.
    """
    if _is_generated(left_at):
        from tutor.session import drilling  # noqa: PLC0415 - the rows of practice, which few lessons need

        fresh = drilling.with_question(fresh, left_at) or fresh
    lesson = fresh.lesson
    places = {question.id: lesson.blocks.index(question) for question in questions(lesson.blocks)}
    same = left_at in places
    nearest = left_at if same else next((result.id for result in reversed(results) if result.id in places), "")
    if nearest not in places:
        return None
    index = places[nearest]
    here = tuple(result for result in results if result.id in places or _is_generated(result.id))
    return replace(
        fresh, block=index, tries=tries if same else 0, hints=hints if same else 0, results=here,
        known=_known(lesson, index, here), shown=_shown(lesson, index), returned=_returned(nearest, places, here),
    )  # fmt: skip


def _is_generated(name: str) -> bool:
    """Whether a question was made by a drill, and does not stand in the lesson's file."""
    return ":" in name


def _known(lesson: Lesson, index: int, results: tuple[Result, ...]) -> tuple[Function, ...]:
    done = {result.id for result in results}
    return tuple(
        block.function
        for number, block in enumerate(lesson.blocks)
        if (isinstance(block, Predict) and block.id in done) or (isinstance(block, Code) and number < index)
    )


def _shown(lesson: Lesson, index: int) -> NudgeShown | None:
    """Return the nudge that was shown last before a block."""
    for block in reversed(lesson.blocks[:index]):
        if isinstance(block, Nudge):
            return NudgeShown(block.function, block.at, block.steps, block.scheme)
        if isinstance(block, Predict):
            return NudgeShown(block.function, block.at[-1], block.steps, block.scheme)
    return None


def _returned(at: str, places: dict[str, int], results: tuple[Result, ...]) -> bool:
    """Whether a question was given up on, and all after it are done: then it had come back at the end."""
    given_up = {result.id for result in results if result.shown}
    done = {result.id for result in results}
    return at in given_up and all(name in done for name in places if places[name] > places[at])


def recap(state: State, number: int) -> Said:
    """Say in one line where the learner is."""
    own = {question.id for question in questions(state.lesson.blocks) if not _is_generated(question.id)}
    done = len(own & {result.id for result in state.results})
    return Said(
        say("Welcome back to lesson {n}, {title}: {done} of {count} questions done.",
            n=number, title=Message(state.lesson.title), done=done, count=len(own)),
        Tone.NOTICE,
    )  # fmt: skip
