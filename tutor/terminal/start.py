"""Starting the conversation: SymPy's process first, then lessons, then everything else.

The first words are on the screen already (see `welcome`). The worker warms itself on another core
while this process reads the lesson and imports what draws the prompt.
"""

import gc
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.course.reading import lesson_id
from tutor.messages import say
from tutor.prover.process import Prover
from tutor.render.lines import cells, visible
from tutor.store.clock import chance, now
from tutor.store.failure import NoLessonsError, WorldError
from tutor.store.lessons import Listed, pack_of, read_file, shipped
from tutor.store.places import progress_file
from tutor.terminal.signals import leave_when_told
from tutor.terminal.speech import lessons_are_in, speak_as_set, translate
from tutor.values import replace

if TYPE_CHECKING:
    from tutor.session.settings import Settings
    from tutor.store.keeper import Keeper
    from tutor.terminal.conversation import Ask
    from tutor.terminal.writer import Writer

BROKEN_LESSON = 2


def learn(
    wanted: str | None, *, plain: bool, words: bool = False, progress: str | None = None, again: bool = False
) -> int:
    """Hold the conversation, from a lesson on, or from where it was left; return the exit status.

    Args:
        wanted: a lesson's name or number, or a file; None for where it was left.
        plain: plain lines, even on a terminal that could do more.
        words: say formulas in words this time, in plain lines.
        progress: the progress file, if it was named.
        again: from the lesson's beginning, whatever was done of it.
    """
    prover = Prover()
    try:
        shelf = shelf_for(wanted)
        from tutor.store.keeper import Keeper  # noqa: PLC0415 - after the worker has been started
        from tutor.store.progress import Progress  # noqa: PLC0415 - likewise
        from tutor.terminal.resume import kept_to_the_end  # noqa: PLC0415 - likewise

        keeper = Keeper(Progress(progress_file(progress), now), chance, shelf[0].pack)
        with kept_to_the_end(keeper) as lost:
            first = _first(shelf, wanted, keeper)
            status = _lessons(shelf, first, keeper, prover, plain=plain or words, words=words, again=again)
        return status or lost()
    except WorldError as error:
        from tutor.terminal.problems import complain  # noqa: PLC0415 - when something is in the way only

        complain(error.says)
        return error.status
    finally:
        prover.close()


def _first(shelf: tuple[Listed, ...], wanted: str | None, keeper: "Keeper") -> int:
    """Return the index of the lesson to begin with; that of the last one and one more when all are done.

    Raises:
        NoLessonsError: when the one that is wanted is not there.
    """
    if wanted is not None:
        return find(shelf, wanted)
    names = [listed.name for listed in shelf]
    place = keeper.progress.latest()
    if place is not None and place.lesson not in names:
        places = keeper.progress.places()
        here = [places[name] for name in names if name in places]
        place = max(here, key=lambda place: place.at, default=None)
    if place is None:
        return 0
    return names.index(place.lesson) + (not place.block)


def _lessons(
    shelf: tuple[Listed, ...],
    first: int,
    keeper: "Keeper",
    prover: Prover,
    *,
    plain: bool,
    words: bool,
    again: bool,
) -> int:
    """Play lesson after lesson until the learner leaves; a broken one is reported and passed over."""
    from tutor.session.outputs import Title  # noqa: PLC0415 - after the worker has been started
    from tutor.session.state import Entry, State, Tools  # noqa: PLC0415
    from tutor.store import settings as kept  # noqa: PLC0415
    from tutor.terminal.conversation import converse, show  # noqa: PLC0415
    from tutor.terminal.problems import report  # noqa: PLC0415
    from tutor.terminal.resume import ALL_DONE, begin, keeping, standing_now  # noqa: PLC0415

    writer = writer_for(plain=plain)
    tools = Tools(prover.prove, prover.differentiate, now, translate, lambda: standing_now(keeper, shelf))
    settings = settings_now()
    settings = replace(settings, words="on") if words else settings
    course = tuple(Entry(listed.id, listed.title) for listed in shelf)
    ask, status, index = None, 0, first
    if first == len(shelf):
        show(writer, (ALL_DONE,), settings, echo=False)
    while index < len(shelf):
        lesson, problems = read_file(shelf[index].path)
        report(problems)
        if lesson is None:
            status, index = BROKEN_LESSON, index + 1
            continue
        lessons_are_in(shelf[index].path.parent)
        show(writer, (Title(lesson.title, index + 1, len(shelf)),), settings, echo=False)
        following = shelf[index + 1].title if index + 1 < len(shelf) else ""
        echo = not sys.stdin.isatty()
        state = State(lesson, following, settings=settings, course=course)
        turn = begin(state, index + 1, keeper, tools, again=again and index == first)
        ask = ask or way_of_asking(writer)
        gc.freeze()
        gc.enable()
        state = converse(turn, tools, writer, ask, keeping(keeper), echo=echo, settle=kept.save)
        settings = state.settings
        if not state.turned:
            break
        index = find(shelf, state.wanted) if state.wanted else index + 1
    return status


def settings_now() -> "Settings":
    """Return the learner's settings; what can't be read in them is complained about."""
    from tutor.store import settings as kept  # noqa: PLC0415

    settings, complaints = kept.load()
    speak_as_set(settings.lang)
    for complaint in complaints:
        from tutor.terminal.problems import complain  # noqa: PLC0415 - when there is one only

        complain(complaint)
    return settings


def writer_for(*, plain: bool) -> "Writer":
    """Return the writer for standard output."""
    from tutor.terminal.writer import standard_writer, talks_to_a_terminal  # noqa: PLC0415

    return replace(standard_writer(), linear=plain or not talks_to_a_terminal())


def way_of_asking(writer: "Writer") -> "Ask":
    """Return a prompt on a terminal, plain lines elsewhere."""
    from tutor.terminal.conversation import line_mode  # noqa: PLC0415

    if writer.linear:
        return line_mode(writer)
    leave_when_told()
    from tutor.store.places import history_file  # noqa: PLC0415
    from tutor.terminal.prompt import terminal_mode  # noqa: PLC0415 - not needed by pipes

    return terminal_mode(history_file())


def shelf_for(wanted: str | None) -> tuple[Listed, ...]:
    """Return the lessons among which `wanted` is: a file, a folder, `pack:lesson`, or one that comes along.

    Raises:
        NoLessonsError: where there are none.
    """
    if wanted is None:
        return shipped()
    if wanted.endswith(".md"):
        return _own(wanted)
    pack, colon, _ = wanted.partition(":")
    if colon or _is_folder(wanted):
        from tutor.store import packs  # noqa: PLC0415 - for lessons from elsewhere only

        return packs.shelf_of(pack) if colon and not _is_folder(wanted) else packs.shelf_in(Path(wanted))
    return shipped()


def _is_folder(wanted: str) -> bool:
    """Whether a folder is meant: it looks like a path, or it is there and no lesson is called like it."""
    if "/" in wanted or wanted in (".", ".."):
        return True
    return Path(wanted).is_dir() and wanted not in [listed.id for listed in shipped()]


def _own(wanted: str) -> tuple[Listed, ...]:
    """Return a shelf with one lesson of the author's own."""
    path = Path(wanted)
    return (Listed(path, lesson_id(path.name), path.name, pack_of(path)),)


def find(shelf: tuple[Listed, ...], wanted: str | None) -> int:
    """Return the index of a lesson by its name or its number, 0 for none.

    Raises:
        NoLessonsError: when there is no such lesson, naming the nearest.
    """
    if wanted is None or wanted.endswith((".md", ":")):
        return 0
    names = [lesson.id for lesson in shelf]
    if wanted in names:
        return names.index(wanted)
    if _is_folder(wanted):
        return 0
    wanted = wanted.partition(":")[2] or wanted
    if wanted in names:
        return names.index(wanted)
    if wanted.isdecimal() and 1 <= int(wanted[:4]) <= len(names):
        return int(wanted[:4]) - 1
    from tutor.notation.names import nearest  # noqa: PLC0415 - after a slip only

    near = nearest(wanted, tuple(names))
    if near:
        raise NoLessonsError(say("There is no lesson '{wanted}'. Did you mean {near}?", wanted=wanted, near=near))
    raise NoLessonsError(say("There is no lesson '{wanted}'. `tutor lessons` lists them.", wanted=wanted))


def list_lessons(progress: str | None = None) -> int:
    """Print the lessons with what is done of them, and the problems of those that can't be played.

    Returns:
        The exit status.
    """
    from tutor.render.standing import lesson_mark  # noqa: PLC0415
    from tutor.store.packs import packs  # noqa: PLC0415 - here and with `pack:lesson` only
    from tutor.store.progress import Progress  # noqa: PLC0415
    from tutor.terminal.problems import complain, report  # noqa: PLC0415
    from tutor.terminal.standing import lessons_done  # noqa: PLC0415
    from tutor.terminal.writer import standard_writer  # noqa: PLC0415

    try:
        shelf = shipped()
        for pack in packs():
            lessons_are_in(pack.folder)
            shelf = (*shelf, *pack.shelf)
        with closing(Progress(progress_file(progress), now)) as kept:
            rows = lessons_done(kept, shelf)
    except WorldError as error:
        complain(error.says)
        return error.status
    lessons_are_in(shelf[0].path.parent)
    problems = [problem for listed in shelf for problem in read_file(listed.path)[1]]
    longest = max(len(visible(listed.name)) for listed in shelf)
    titles = [visible(translate(listed.title)) for listed in shelf]
    widest = max(map(cells, titles))
    standard_writer().write(
        (
            ("quiet", f"{number:3}  "),
            ("strong", visible(listed.name).ljust(longest + 2)),
            ("", title + " " * (widest + 2 - cells(title))),
            ("quiet", lesson_mark(row, translate)),
        )
        for number, (listed, title, row) in enumerate(zip(shelf, titles, rows, strict=True), 1)
    )
    report(problems)
    return BROKEN_LESSON if problems else 0
