"""`/lessons`: the lessons there are and how far one is with each; with a name or a number, the way there."""

from tutor.messages import say
from tutor.notation.names import nearest
from tutor.session.command import Done, notice
from tutor.session.outputs import Menu, Said, Tone
from tutor.session.state import State, Tools
from tutor.values import replace


def lessons(state: State, argument: str, tools: Tools) -> Done:
    """Show the menu, or open a lesson from it."""
    course = state.course
    if not argument:
        done = {row.id: f"{row.done}/{row.questions}" for row in tools.standing().lessons if row.begun}
        rows = tuple(
            (number, entry.id, entry.title, done.get(entry.id, ""), entry.id == state.lesson.id)
            for number, entry in enumerate(course, 1)
        )
        choose = Said(say("/lessons with a name or a number opens one."), Tone.NOTICE)
        return Done(state, (Menu(rows), choose)) if rows else notice(state, say("There are no other lessons here."))
    wanted = _found(argument.casefold(), tuple(entry.id for entry in course))
    if wanted is None:
        near = nearest(argument, tuple(entry.id for entry in course))
        if near is None:
            return notice(state, say("There is no lesson {name}. /lessons lists them.", name=argument))
        return notice(state, say("There is no lesson {name}. Did you mean {near}?", name=argument, near=near))
    return Done(replace(state, wanted=wanted, turned=True))


def _found(argument: str, ids: tuple[str, ...]) -> str | None:
    if argument in ids:
        return argument
    if argument.isdecimal() and 1 <= int(argument[:4]) <= len(ids):
        return ids[int(argument[:4]) - 1]
    return None
