"""Practice in the conversation: a lesson without an end of its own, which grows by one question at a time.

The next question follows from the plan and the results so far (see `practice.choosing`); when the
plan has no more, the session is summed up: what went well, what comes back and when.
"""

from collections.abc import Iterable

from tutor.course.model import Lesson
from tutor.messages import Message, say
from tutor.practice.cards import DAY, EARLY, Card, Review, grade
from tutor.practice.choosing import Ended, Plan, next_question, standings
from tutor.practice.generate import shape_of
from tutor.practice.mastery import BLOCKED, Standing
from tutor.practice.skills import SKILL_BY_NAME, SKILLS, find
from tutor.session.outputs import Output, Said, Tone
from tutor.session.settings import Settings
from tutor.session.state import Result, State, Tools
from tutor.values import replace


def begin(plan: Plan, settings: Settings | None = None) -> State:
    """Return the state in which practice begins, before its first question."""
    return State(Lesson("", "Practice", (), (), (), "practice"), practice=plan, settings=settings or Settings())


def grow(state: State, plan: Plan, tools: Tools) -> tuple[State, tuple[Output, ...]]:
    """Add the next question and say which it is; past the last one, sum up."""
    ended = _ended(results(state))
    late = plan.until and tools.now() >= plan.until
    made = None if late else next_question(plan, ended)
    if made is None:
        return state, summary(state, tools)
    lesson = replace(state.lesson, blocks=(*state.lesson.blocks, made), teaches=shape_of(made.id)[:1])
    outputs: list[Output] = []
    if ended and ended[-1].shown:
        outputs.append(Said(say("It comes back later, with other numbers."), Tone.NOTICE))
    outputs.append(Said(_progress(plan, ended, made.id), Tone.NOTICE))
    return replace(state, lesson=lesson), tuple(outputs)


def results(state: State) -> tuple[Result, ...]:
    """Return what became of the questions so far; one that was gone back to counts once."""
    first: dict[str, Result] = {}
    for result in state.results:
        first.setdefault(result.id, result)
    return tuple(first.values())


def _ended(done: tuple[Result, ...]) -> tuple[Ended, ...]:
    return tuple(Ended(result.id, result.at_once, result.shown) for result in done)


def _progress(plan: Plan, ended: tuple[Ended, ...], name: str) -> Message:
    """Say which question it is, and of a new skill its name; which rule a later one needs is part of the question."""
    number = len(ended) + 1
    place = say("Question {n} of {count}", n=number, count=plan.count) if plan.count else say("Question {n}", n=number)
    skill, shape = shape_of(name)
    known = standings(plan, ended).get(skill, Standing(skill))
    if known.questions < BLOCKED:
        return say("{place} · new: {skill}", place=place, skill=SKILL_BY_NAME[skill].title)
    if (skill, shape) in plan.due and not any(shape_of(each.id) == (skill, shape) for each in ended):
        return say("{place} · coming back", place=place)
    return place


# The end


def summary(state: State, tools: Tools) -> tuple[Output, ...]:
    """Say what went well, what is mastered now, and what comes back when."""
    plan, done = state.practice, results(state)
    if plan is None or not done:
        return ()
    outputs: list[Output] = [Said(_how_many(done), Tone.HEADING)]
    outputs += [Said(message, Tone.RIGHT) for message in _went_well(plan, done)]
    outputs += [Said(message, Tone.PLAIN) for message in _coming_back(plan, _ended(done), tools.now())]
    if plan.set_aside:
        outputs.append(
            Said(say("{count} more could come back today. They can wait.", count=plan.set_aside), Tone.PLAIN)
        )
    return tuple(outputs)


def _how_many(done: tuple[Result, ...]) -> Message:
    right, count = sum(result.at_once for result in done), len(done)
    if count == 1:
        return say("That was one question.")
    if right == count:
        return say("Those were {count} questions, all right at once.", count=count)
    if not right:
        return say("Those were {count} questions.", count=count)
    return say("Those were {count} questions, {right} of them right at once.", count=count, right=right)


def _went_well(plan: Plan, done: tuple[Result, ...]) -> list[Message]:
    """Say what the learner did that helped, and what she has mastered."""
    messages = []
    before = {standing.skill for standing in plan.standings if standing.mastered}
    after = standings(plan, _ended(done))
    now = [skill.title for skill in SKILLS if skill.name in after and after[skill.name].mastered]
    new = [title for title in now if title not in [SKILL_BY_NAME[name].title for name in before]]
    if new:
        messages.append(say("Mastered: {skills}. Three in a row without help, also where two rules meet.",
                            skills=_listed(new)))  # fmt: skip
    if any(result.tries and not result.hints and not result.shown for result in done):
        messages.append(say("Comparing your answer with the nudge led you to the right one, without a hint."))
    if again := [skill.title for skill in SKILLS if skill.name in _back_again(done)]:
        messages.append(say("Shown once, and then right with other numbers: {skills}.", skills=_listed(again)))
    mixed = sum(result.at_once and _is_mixed(result.id) for result in done)
    if mixed > 1 and not new:
        messages.append(say("{count} answers were right at once where two rules meet.", count=mixed))
    return messages


def _back_again(done: tuple[Result, ...]) -> set[str]:
    """Return the skills in which a shape was shown, and later right at once."""
    return {
        shape_of(second.id)[0]
        for place, first in enumerate(done)
        for second in done[place + 1 :]
        if first.shown and second.at_once and shape_of(first.id) == shape_of(second.id)
    }


def _is_mixed(name: str) -> bool:
    row = find(*shape_of(name))
    return row is not None and row.mixed


def _coming_back(plan: Plan, ended: tuple[Ended, ...], now: int) -> list[Message]:
    """Say which skills come back in how many days, the soonest first."""
    cards = {(skill, shape): card for skill, shape, card in plan.cards}
    soonest: dict[str, int] = {}
    for each in ended:
        name = shape_of(each.id)
        how = grade(at_once=each.at_once, shown=each.shown)
        cards[name] = cards.get(name, Card()).after(Review(now, how))
    for skill, shape in dict.fromkeys(shape_of(each.id) for each in ended):
        days = max(1, round((cards[skill, shape].due + EARLY - now) / DAY))
        soonest[skill] = min(days, soonest.get(skill, days))
    return [
        say("{when}: {skills}", when=_when(days), skills=_listed(
            SKILL_BY_NAME[skill].title for skill, wait in soonest.items() if wait == days))
        for days in sorted(set(soonest.values()))
    ]  # fmt: skip


def _when(days: int) -> Message:
    return say("Comes back tomorrow") if days == 1 else say("Comes back in {days} days", days=days)


def _listed(messages: Iterable[Message]) -> Message:
    """Return messages as a list with commas."""
    first, *others = messages
    return say("{first}, {others}", first=first, others=_listed(others)) if others else first
