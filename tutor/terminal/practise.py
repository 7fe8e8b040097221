"""`tutor practice`: the conversation, with questions made for the learner instead of a lesson's."""

import sys
from functools import partial

from tutor.messages import say
from tutor.practice import remembered
from tutor.practice.choosing import Plan
from tutor.practice.skills import SHAPES, SKILL_BY_NAME, SKILLS
from tutor.prover.process import Prover
from tutor.store.clock import chance, now
from tutor.store.failure import WorldError
from tutor.store.keeper import Keeper
from tutor.store.lessons import shelf_if_any
from tutor.store.places import progress_file
from tutor.store.progress import Progress
from tutor.terminal.resume import kept_to_the_end
from tutor.terminal.speech import translate

NO_SUCH_SKILL = 2

COUNT = 10
"""Questions of a session when nothing else is asked for."""

_MINUTE = 60_000


def practise(
    skills: tuple[str, ...],
    *,
    count: int | None,
    minutes: int | None,
    seed: int | None,
    plain: bool,
    progress: str | None = None,
) -> int:
    """Hold a session of practice; return the exit status.

    Args:
        skills: the skills to practise, none for what is due and what comes next.
        count: how many questions.
        minutes: after how many minutes no new question is begun.
        seed: what the numbers are drawn from; by default the moment.
        plain: whether lines are plain.
        progress: the progress file, if it was named.
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
        keeper = Keeper(Progress(progress_file(progress), now), chance)
        with kept_to_the_end(keeper) as lost:
            _converse(_remembering(plan, keeper.progress), keeper, prover, plain=plain)
        return lost()
    except WorldError as error:
        from tutor.terminal.problems import complain  # noqa: PLC0415 - when something is in the way only

        complain(error.says)
        return error.status
    finally:
        prover.close()


def _remembering(plan: Plan, progress: Progress) -> Plan:
    """Return the plan with what is known of the learner put in."""
    skills, cards = ([(row.name, row.state) for row in progress.folded(fold)] for fold in ("skill", "card"))
    return remembered.plan(plan, skills, cards, progress.now())


def _converse(plan: Plan, keeper: Keeper, prover: Prover, *, plain: bool) -> None:
    from tutor.session import machine  # noqa: PLC0415 - after the worker has been started
    from tutor.session.practising import begin, summary  # noqa: PLC0415 - after the worker has been started
    from tutor.session.state import Tools  # noqa: PLC0415
    from tutor.store import settings  # noqa: PLC0415
    from tutor.terminal.conversation import converse, show  # noqa: PLC0415
    from tutor.terminal.resume import keeping, standing_now  # noqa: PLC0415
    from tutor.terminal.start import settings_now, way_of_asking, writer_for  # noqa: PLC0415

    writer = writer_for(plain=plain)
    standing = partial(standing_now, keeper, shelf_if_any())
    tools = Tools(prover.prove, prover.differentiate, now, translate, standing)
    echo = not sys.stdin.isatty()
    turn = machine.go_on(begin(plan, settings_now()), tools)
    state = converse(turn, tools, writer, way_of_asking(writer), keeping(keeper), echo=echo, settle=settings.save)
    if state.left:
        show(writer, summary(state, tools), state.settings, echo=echo)


def print_sheet(skills: tuple[str, ...], *, count: int | None, seed: int | None) -> int:
    """Print a worksheet: questions, then their answers; return the exit status."""
    wrong = next((skill for skill in skills if skill not in SKILL_BY_NAME), None)
    if wrong is not None:
        return _no_such_skill(wrong)
    from tutor.checking.proof import no_prover  # noqa: PLC0415 - on request only
    from tutor.session.state import Tools  # noqa: PLC0415 - likewise
    from tutor.session.worksheet import worksheet  # noqa: PLC0415 - likewise
    from tutor.terminal.conversation import show  # noqa: PLC0415 - likewise
    from tutor.terminal.start import settings_now, writer_for  # noqa: PLC0415 - likewise

    plan = Plan(tuple(dict.fromkeys(skills)), count or COUNT, now() if seed is None else seed)
    outputs = worksheet(plan, Tools(no_prover, lambda *_: None))
    show(writer_for(plain=True), outputs, settings_now(), echo=False)
    return 0


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
