"""`tutor export`: what a learner did, or a lesson, as a file to take away."""

import argparse
import sqlite3
from contextlib import closing
from pathlib import Path

from tutor.course.model import Question
from tutor.course.paths import questions
from tutor.messages import say
from tutor.practice.generate import recall
from tutor.render.papers.done import as_html, as_markdown, as_notebook
from tutor.render.papers.lesson import lesson_as_notebook
from tutor.session.history import Item, history
from tutor.store.clock import now
from tutor.store.failure import WorldError
from tutor.store.lessons import read_file, shelf_if_any, shipped
from tutor.store.places import progress_file
from tutor.store.progress import Progress
from tutor.terminal.asking import tell, write_file
from tutor.terminal.problems import complain, report
from tutor.terminal.speech import lessons_are_in, translate
from tutor.terminal.start import find
from tutor.terminal.writer import standard_writer

NOTHING = 1
WRONG = 2
CANT = 74

_FORMS = (("notebook", as_notebook), ("markdown", as_markdown), ("html", as_html))


def export(options: argparse.Namespace) -> int:
    """Write what was asked for; return the exit status."""
    try:
        return _lesson(options) if options.lesson is not None else _done(options)
    except WorldError as error:
        complain(error.says)
        return error.status
    except (OSError, sqlite3.Error) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        complain(say("it can't be exported: {why}", why=why))
        return CANT


def _lesson(options: argparse.Namespace) -> int:
    if options.notebook is None:
        complain(say("a lesson is exported with --notebook FILE"))
        return WRONG
    wanted: str = options.lesson
    shelf = shipped() if not wanted.endswith(".md") else ()
    lesson, problems = read_file(shelf[find(shelf, wanted)].path if shelf else Path(wanted))
    report(problems)
    if lesson is None:
        return WRONG
    return _write(options.notebook, lesson_as_notebook(lesson, translate), options)


def _done(options: argparse.Namespace) -> int:
    items = _items(progress_file(options.progress))
    if not items:
        tell(say("There is nothing to export yet: no answer was given."))
        return NOTHING
    for folder in {listed.path.parent for listed in shelf_if_any()}:
        lessons_are_in(folder)
    titles = {listed.id: translate(listed.title) for listed in shelf_if_any()}
    titles |= {item.lesson: titles.get(item.lesson, item.lesson.rpartition(":")[2]) for item in items if item.lesson}
    file, make = next((getattr(options, name), make) for name, make in _FORMS if getattr(options, name) is not None)
    return _write(file, make(items, titles, translate, _questions(items)), options)


def _questions(items: tuple[Item, ...]) -> dict[tuple[str, str], Question]:
    """Return the questions that can still be found: in the lessons that come along, and made by practice."""
    asked = {item.lesson for item in items}
    found: dict[tuple[str, str], Question] = {}
    for listed in shelf_if_any():
        lesson = read_file(listed.path)[0] if listed.id in asked else None
        found |= {(listed.id, question.id): question for question in questions(lesson.blocks if lesson else ())}
    for item in items:
        made = recall(item.block)
        if made is not None:
            found[item.lesson, item.block] = made
    return found


def _items(path: Path) -> tuple[Item, ...]:
    with closing(Progress(path, now)) as progress:
        return history((event.id, event.at, event.what) for event in progress.events())


def _write(file: str, text: str, options: argparse.Namespace) -> int:
    if file == "-":
        standard_writer().text(text)
        return 0
    write_file(Path(file), (text,), force=options.force)
    tell(say("Written: {file}", file=file))
    return 0
