"""`tutor progress`: where the learner stands; and looking after her progress file, on request."""

import argparse
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from tutor.messages import say
from tutor.notation.names import nearest
from tutor.practice.skills import SKILLS
from tutor.render.screen import Look, render
from tutor.session.standing import Standing
from tutor.store import upkeep
from tutor.store.clock import now
from tutor.store.failure import WorldError, WrongNameError
from tutor.store.lessons import shelf_if_any
from tutor.store.places import clear_history, progress_file
from tutor.store.progress import Progress
from tutor.terminal.asking import agreed, tell, write_file
from tutor.terminal.problems import complain
from tutor.terminal.speech import translate
from tutor.terminal.standing import standing
from tutor.terminal.writer import standard_writer

CANT_USE = 74


def progress(options: argparse.Namespace) -> int:
    """Do what `tutor progress` was asked to do; return the exit status."""
    with closing(Progress(progress_file(options.progress), now)) as kept:
        try:
            status = _do(options, kept)
        except WorldError as error:
            complain(error.says)
            status = error.status
        except (sqlite3.Error, PermissionError) as error:
            complain(say("{file} can't be used: {why}", file=str(kept.path), why=str(error)))
            status = CANT_USE
        for notice in kept.notices:
            complain(notice)
        return status


def _do(options: argparse.Namespace, kept: Progress) -> int:
    if options.verify:
        return _verify(kept)
    if options.rebuild:
        tell(say("Made anew. Events: {count}", count=upkeep.rebuild(kept)))
        return 0
    if options.export is not None:
        return _export(kept, options.export, force=options.force)
    if options.bring is not None:
        return _bring(kept, options.bring)
    if options.forget is not None:
        return _forget(kept, options.forget, sure=options.yes)
    return _show(standing(kept, shelf_if_any()), as_json=options.json)


def _show(stands: Standing, *, as_json: bool) -> int:
    writer = standard_writer()
    if as_json:
        writer.text(json.dumps(told(stands), ensure_ascii=False) + "\n")
    else:
        writer.write(render((stands,), Look(width=writer.width, colour=writer.colour, translate=translate)))
    return 0


def told(stands: Standing) -> dict[str, object]:
    """Return where a learner stands for `--json`."""
    return {
        "lessons": [
            {"id": row.id, "title": row.title, "questions": row.questions, "done": row.done, "shown": row.shown,
             "finished": row.finished}
            for row in stands.lessons
        ],
        "skills": [
            {"skill": row.name, "right_at_once": row.first_try, "right_later": row.later, "wrong": row.wrong,
             "shown": row.shown, "mastered": row.mastered, "due_in_days": row.due}
            for row in stands.skills
        ],
        "slips": [
            {"slip": row.name, "skill": row.skill, "times": row.times, "right_at_once_since": row.since,
             "gone": row.gone}
            for row in stands.slips
        ],
        "days": [{"right_at_once": row.first_try, "answers": row.answers} for row in stands.days],
        "due": stands.due,
    }  # fmt: skip


# Looking after the file


def _verify(kept: Progress) -> int:
    found = upkeep.verify(kept)
    for page in found.pages:
        tell(say("a damaged page: {what}", what=page))
    for number in found.garbled:
        tell(say("event {number} is not as it was written", number=number))
    for table in found.tables:
        tell(say("the table {table} does not follow from the events", table=table))
    if found.good:
        tell(say("{file}: all as it was written. Events: {count}, backups: {backups}",
                  file=str(kept.path), count=found.events, backups=found.backups))  # fmt: skip
        return 0
    tell(say("`tutor progress --rebuild` puts right what can be put right."))
    return 1


def _export(kept: Progress, file: str, *, force: bool) -> int:
    if file == "-":
        for line in upkeep.exported(kept):
            standard_writer().text(line)
        return 0
    count = kept.count()
    write_file(Path(file), upkeep.exported(kept), force=force)
    tell(say("Written: {file}. Events: {count}", count=count, file=file))
    return 0


def _bring(kept: Progress, file: str) -> int:
    try:
        with sys.stdin if file == "-" else Path(file).open(encoding="utf-8", errors="strict") as stream:
            brought = upkeep.read_export(stream)
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else say("it is not UTF-8 text")
        raise WorldError(say("{file} can't be read: {why}", file=file, why=why)) from error
    merged = upkeep.merge(kept, brought)
    tell(say("Events that are new: {new}, that were here already: {known}", new=merged.new, known=merged.known))
    return 0


def _must_be_known(what: str) -> None:
    """Refuse to forget by a name that is none.

    Raises:
        WrongNameError: naming the nearest.
    """
    known = (upkeep.ALL, *(listed.name for listed in shelf_if_any()), *(skill.name for skill in SKILLS))
    if what in known:
        return
    near = nearest(what, known) if what else None
    if near:
        raise WrongNameError(say("There is no lesson or skill '{what}'. Did you mean {near}?", what=what, near=near))
    raise WrongNameError(say("There is no lesson or skill '{what}'. `tutor lessons` and `tutor practice --list` list"
                             " them.", what=what))  # fmt: skip


def _forget(kept: Progress, what: str, *, sure: bool) -> int:
    found = upkeep.forgettable(kept, what)
    if not what or not (found.lesson or found.skill or what == upkeep.ALL):
        _must_be_known(what)
    count = found.everything if what == upkeep.ALL else found.lesson + found.skill
    if not count:
        tell(say("There is nothing about {what} to forget.", what=what))
        return 1
    question = say("Forget {what} for good (events: {count})? It goes from the backups, too ({backups}), and so do"
                   " damaged files put aside ({aside}), and the list of lines typed.",
                   count=count, what=what, backups=len(found.backups), aside=found.aside)  # fmt: skip
    if not sure and not agreed(question):
        tell(say("Nothing was forgotten."))
        return 1
    upkeep.forget(kept, what)
    clear_history()
    tell(say("Forgotten."))
    return 0
