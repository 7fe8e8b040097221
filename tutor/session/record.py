"""What a turn leaves behind to be kept: see `course.happened`."""

from tutor.course.happened import AGAIN, Happened, Kind
from tutor.course.model import Choose, Code, Explore, Function, Nudge, Question
from tutor.notation.plain import typed
from tutor.session.state import State, is_question


def opened(state: State, *, again: bool = False) -> tuple[Happened, ...]:
    """Tell which question the learner is at now, after she has gone there in another way than by answering.

    Practice has no places.
    """
    if not state.lesson.id:
        return ()
    note = AGAIN if again else ""
    return (
        Happened(Kind.OPENED, state.lesson.id, tries=state.tries, hints=state.hints, next=at_hand(state), note=note),
    )


def at_hand(state: State) -> str:
    """Return the id of the lesson's question to go on with, empty for none.

    A question in between is closed when she comes back. Where it follows an answer that was shown, the lesson
    goes on with its next question, or with this one, which comes back in any case.
    """
    here = state.at
    if state.aside is not None and state.aside.over:
        later = (block for block in state.lesson.blocks[state.block + 1 :] if is_question(block))
        here = next(later, here)
    return here.id if is_question(here) else ""


def ended(kind: Kind, before: State, after: State, line: str) -> tuple[Happened, ...]:
    """Tell that a question was answered, or given up on."""
    question = before.question
    if question is None:
        return ()
    told = _about(kind, before, question, line, after=at_hand(after))
    if before.aside is not None and before.aside.over and after.aside is None:
        return (told, *opened(after))
    return (told,)


def tried(before: State, line: str, slip: str) -> tuple[Happened, ...]:
    """Tell of a wrong answer."""
    return () if before.question is None else (_about(Kind.WRONG, before, before.question, line, slip=slip),)


def commanded(before: State, after: State) -> tuple[Happened, ...]:
    """Tell what a command did that does not end the question: a hint opened, an answer taken back, another question."""
    if after.aside == before.aside and (back := _taken_back(before, after)) is not None:
        return (back,)
    if after.block != before.block:
        return opened(after)
    if before.question is None or after.aside != before.aside:
        return ()
    return (_about(Kind.HINT, before, before.question, ""),) if after.hints > before.hints else ()


def _taken_back(before: State, after: State) -> Happened | None:
    """Tell that an answer was taken back; which event that was is known to who keeps them."""
    if len(after.results) < len(before.results):
        name = before.results[-1].id
    elif after.tries < before.tries and after.block == before.block:
        name = at_hand(before)
    else:
        return None
    skill, shape = _skill(before, name)
    at = at_hand(after) if after.lesson.id else None
    return Happened(Kind.UNDONE, after.lesson.id, name, skill, shape, tries=after.tries, hints=after.hints, next=at)


def _skill(state: State, name: str) -> tuple[str, str]:
    """Return the skill and the shape a question is about: practice's own, else what the lesson teaches."""
    if ":" in name:  # a generated question's id begins with both
        from tutor.practice.generate import shape_of  # noqa: PLC0415 - not on the way to a lesson's first prompt

        return shape_of(name)
    taught = state.lesson.teaches
    about = next((block for block in state.lesson.blocks if getattr(block, "id", "") == name), None)
    function = getattr(about, "function", None)
    if len(taught) > 1 and isinstance(function, Function):
        from tutor.practice.sorting import skill_of  # noqa: PLC0415 - likewise

        return skill_of(function.tree, function.variable, taught), ""
    return (taught[0] if taught else ""), ""


def _about(
    kind: Kind, state: State, question: Question, line: str, *, slip: str = "", after: str | None = None
) -> Happened:
    if state.aside is not None:  # a question of her own, which is no lesson's
        return Happened(
            kind, "", question.id, asked=asked(question), line=line.strip(), slip=slip, tries=state.tries,
            hints=state.hints,
        )  # fmt: skip
    skill, shape = _skill(state, question.id)
    return Happened(
        kind, state.lesson.id, question.id, skill, shape, "" if kind is Kind.HINT else asked(question), line.strip(),
        slip, state.tries, state.hints, after if state.lesson.id else None,
    )  # fmt: skip


def asked(block: Question | Nudge | Code | Explore) -> str:
    """Return what a block is about, in the lines of a lesson script; empty where it is about no function."""
    if isinstance(block, Choose) or block.function is None:
        return ""
    function = block.function
    lines = [type(block).__name__.lower(), f"J: {typed(function.tree)}"]
    if function.variable != "w":
        lines.append(f"variable: {function.variable}")
    if function.frozen:
        lines.append("with: " + ", ".join(f"{letter} = {point.text}" for letter, point in function.frozen))
    points = block.at if isinstance(block.at, tuple) else (block.at,)
    if told := ", ".join(point.text for point in points if point is not None):
        lines.append(f"at: {told}")
    return "\n".join(lines)
