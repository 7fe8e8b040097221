"""What a learner did, question by question: made from the single things that happened."""

from collections.abc import Iterable

from tutor.course.happened import Happened, Kind
from tutor.values import replace, value


@value
class Attempt:
    """A line that was typed as an answer, and whether it was right."""

    line: str
    right: bool


@value
class Item:
    """One question, from the first answer to it until it was done.

    Attributes:
        lesson: the lesson's id, empty for practice and questions of her own.
        block: the question's id.
        skill: the skill it was about.
        asked: what it was about, see `course.asked`.
        attempts: the answers, in order.
        hints: rungs of help that were open at the end.
        shown: whether the answer was shown.
        at: when the last of it happened.
    """

    lesson: str
    block: str
    skill: str
    asked: str
    attempts: tuple[Attempt, ...] = ()
    hints: int = 0
    shown: bool = False
    at: int = 0


def history(events: Iterable[tuple[bytes, int, Happened]]) -> tuple[Item, ...]:
    """Return the questions of a history, in the order in which they were ended; what was taken back is left out.

    Args:
        events: the id and the moment of each thing that happened, and what it was, in order.
    """
    every = tuple(events)
    gone = {what.of for _, _, what in every if what.kind is Kind.UNDONE}
    done: list[Item] = []
    begun: dict[tuple[str, str, str], Item] = {}
    for event_id, at, what in every:
        if event_id in gone or what.kind in (Kind.UNDONE, Kind.OPENED):
            continue
        name = (what.lesson, what.block, "" if what.lesson else what.asked)
        item = begun.pop(name, Item(what.lesson, what.block, what.skill, what.asked))
        item = _with(item, what, at)
        if what.answered:
            done.append(item)
        else:
            begun[name] = item
    return (*done, *(item for item in begun.values() if item.attempts))


def _with(item: Item, what: Happened, at: int) -> Item:
    item = replace(item, at=at, asked=what.asked or item.asked)
    match what.kind:
        case Kind.HINT:
            return replace(item, hints=item.hints + 1)
        case Kind.SHOWN:
            return replace(item, shown=True)
        case _:
            attempt = Attempt(what.line, what.kind is Kind.RIGHT)
            return replace(item, attempts=(*item.attempts, attempt))
