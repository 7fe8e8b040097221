"""`tutor practice`: the conversation, with questions made for the learner instead of a lesson's."""

import sys
import time

from tutor.messages import say
from tutor.practice.choosing import Plan
from tutor.practice.skills import SHAPES, SKILL_BY_NAME, SKILLS
from tutor.prover.process import Prover
from tutor.terminal.speech import translate

NO_SUCH_SKILL = 2

COUNT = 10
"""Questions of a session when nothing else is asked for."""

_MINUTE = 60_000


def practise(skills: tuple[str, ...], *, count: int | None, minutes: int | None, seed: int | None, plain: bool) -> int:
    """Hold a session of practice; return the exit status.

    Args:
        skills: the skills to practise, none for what is due and what comes next.
        count: how many questions.
        minutes: after how many minutes no new question is begun.
        seed: what the numbers are drawn from; by default the moment.
        plain: whether lines are plain.
    """
    wrong = next((skill for skill in skills if skill not in SKILL_BY_NAME), None)
    if wrong is not None:
        return _no_such_skill(wrong)
    prover = Prover()
    try:
        begun = now()
        plan = Plan(
            tuple(dict.fromkeys(skills)),
            count or (0 if minutes else COUNT),
            begun if seed is None else seed,
            until=begun + minutes * _MINUTE if minutes else 0,
        )
        _converse(plan, prover, plain=plain)
    finally:
        prover.close()
    return 0


def now() -> int:
    """Return the time, in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def _converse(plan: Plan, prover: Prover, *, plain: bool) -> None:
    from tutor.session.practising import begin, summary  # noqa: PLC0415 - after the worker has been started
    from tutor.session.state import Tools  # noqa: PLC0415
    from tutor.store import settings  # noqa: PLC0415
    from tutor.terminal.conversation import converse, show  # noqa: PLC0415
    from tutor.terminal.start import settings_now, way_of_asking, writer_for  # noqa: PLC0415

    writer, tools = writer_for(plain=plain), Tools(prover.prove, prover.differentiate, now, translate)
    echo = not sys.stdin.isatty()
    state = begin(plan, settings_now())
    state = converse(state, tools, writer, way_of_asking(writer), echo=echo, keep=settings.save)
    if state.left:
        show(writer, summary(state, tools), state.settings, echo=echo)


def _no_such_skill(skill: str) -> int:
    from tutor.notation.names import nearest  # noqa: PLC0415 - after a slip only
    from tutor.terminal.problems import complain  # noqa: PLC0415 - likewise

    near = nearest(skill, tuple(SKILL_BY_NAME))
    if near:
        complain(say("There is no skill '{skill}'. Did you mean {near}?", skill=skill, near=near))
    else:
        complain(say("There is no skill '{skill}'. `tutor practice --list` lists them.", skill=skill))
    return NO_SUCH_SKILL


def list_skills() -> int:
    """Print the skills: name, title, shapes of question; return the exit status."""
    from tutor.terminal.speech import told  # noqa: PLC0415 - on request only
    from tutor.terminal.writer import standard_writer  # noqa: PLC0415

    longest = max(len(skill.name) for skill in SKILLS)
    standard_writer().write(
        (
            ("", "  "),
            ("strong", skill.name.ljust(longest + 2)),
            ("quiet", _padded(told(say("{n} shapes", n=len(SHAPES[skill.name]))), 12)),
            ("", told(skill.title)),
        )
        for skill in SKILLS
    )
    return 0


def _padded(text: str, width: int) -> str:
    from tutor.render.lines import cells  # noqa: PLC0415 - on request only

    return text + " " * max(width - cells(text), 1)
