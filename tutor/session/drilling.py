"""A drill in a lesson: generated questions of one skill, until it is mastered or so many in a row went well.

The next question is put into the lesson before the drill, so that the lesson goes on with it and
comes back to the drill. Which one it is follows from what became of those before, as in practice:
up by shape, down by a smaller inside, never the same question twice.
"""

from tutor.course.model import Drill, Question
from tutor.messages import Message, say
from tutor.practice.generate import question as generated
from tutor.practice.generate import recall, shape_of
from tutor.practice.mastery import Outcome, Standing
from tutor.practice.skills import SHAPES, SKILL_BY_NAME
from tutor.session.outputs import Output, Said, Tone
from tutor.session.state import Result, State, Tools
from tutor.values import replace

_STRIDE = 7
"""Between the numbers of questions that follow each other."""


def go_on(state: State, drill: Drill, tools: Tools) -> tuple[State, tuple[Output, ...]]:
    """Put the next question before the drill; or, when it is over, go on after it."""
    done = results(state, drill.skill)
    if not SHAPES.get(drill.skill):
        return state.next_block(), ()  # `tutor check` has told the author
    if (ending := _ending(drill, done)) is not None:
        return state.next_block(), (Said(ending, Tone.RIGHT),)
    blocks = state.lesson.blocks
    made = _next(drill.skill, done, tools.now() // 1000)
    lesson = replace(state.lesson, blocks=(*blocks[: state.block], made, *blocks[state.block :]))
    return replace(state, lesson=lesson), (Said(_progress(drill, done), Tone.NOTICE),)


def with_question(state: State, name: str) -> State | None:
    """Return the state at a generated question with this id, its drill after it; None where no drill asks such."""
    made = recall(name)
    if made is None:
        return None
    skill, _ = shape_of(name)
    for index, block in enumerate(state.lesson.blocks):
        if isinstance(block, Drill) and block.skill == skill:
            blocks = (*state.lesson.blocks[:index], made, *state.lesson.blocks[index:])
            return replace(state, lesson=replace(state.lesson, blocks=blocks)).to_block(index)
    return None


def results(state: State, skill: str) -> tuple[Result, ...]:
    """Return what became of the generated questions of a skill in this lesson."""
    return tuple(result for result in state.results if result.id.startswith(f"{skill}:"))


def standing(skill: str, done: tuple[Result, ...]) -> Standing:
    """Return how well a skill is known, from the questions of this lesson alone."""
    return Standing(skill, tuple(Outcome(shape_of(each.id)[1], each.at_once, each.shown) for each in done))


def _ending(drill: Drill, done: tuple[Result, ...]) -> Message | None:
    """Say that the drill is over, if it is."""
    title = SKILL_BY_NAME[drill.skill].title
    if drill.until and len(done) >= drill.until and all(each.at_once for each in done[-drill.until :]):
        return say("{count} in a row, without help: {skill}.", count=drill.until, skill=title)
    if not drill.until and standing(drill.skill, done).mastered:
        return say("Mastered: {skill}.", skill=title)
    if len(done) >= drill.most:
        return say("That is enough for now. Practice brings it back: {skill}.", skill=title)
    return None


def _progress(drill: Drill, done: tuple[Result, ...]) -> Message:
    """Say how far she is: how many in a row, or which question it is."""
    row = 0
    for each in reversed(done):
        if not each.at_once:
            break
        row += 1
    if not drill.until:
        return say("Question {n}", n=len(done) + 1)
    return say("{row} of {count} in a row", row=row, count=drill.until)


def _next(skill: str, done: tuple[Result, ...], seed: int) -> Question:
    """Return the next question: of the shape that comes next, and not one asked before."""
    shapes = SHAPES[skill]
    shape = shapes[min(standing(skill, done).level, len(shapes) - 1)]
    asked = {each.id for each in done}
    number = seed + _STRIDE * len(done)
    made = (generated(skill, shape.name, number + turn) for turn in range(_TURNS))
    return next((each for each in made if each.id not in asked), generated(skill, shape.name, number))


_TURNS = 20
"""Numbers tried to find a question that was not asked before."""
