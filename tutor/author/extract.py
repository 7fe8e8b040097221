"""`tutor extract`: bring the translators' catalogues up to date with the program and the lessons.

New sentences are added without a translation, those that are gone leave, and a sentence that was
changed keeps the translation of the old one, marked fuzzy: until somebody has looked at it, it is
shown in English. Exit status: 0 all translated, 1 something is left to translate, 2 no such folder.
"""

import difflib
import sys
from collections.abc import Iterable
from pathlib import Path

import polib

from tutor.author.sentences import Sentence, of_lessons, of_program
from tutor.messages import say
from tutor.store.catalogues import ENGLISH, PROGRAM, languages
from tutor.store.failure import WorldError
from tutor.store.lessons import lesson_files, shipped
from tutor.terminal.problems import complain
from tutor.terminal.speech import told

_DONE, _LEFT, _NOWHERE = 0, 1, 2

_ALIKE = 0.6
"""How alike two sentences are, from 0 to 1, for one to be the other changed."""


def extract(folder: str | None, into: str | None = None) -> int:
    """Update the catalogues of the program and its lessons, or those of a folder of lessons."""
    wanted = tuple(code for code in (*languages(), into) if code and code != ENGLISH)
    try:
        lessons = shipped()[0].path.parent if folder is None else Path(folder)
    except WorldError as error:
        complain(error.says, "extract")
        return error.status
    if not lesson_files(lessons):
        complain(say("there are no lessons in this folder: files like 01-name.md"), "extract")
        return _NOWHERE
    sources = {lessons: tuple(of_lessons(lessons))}
    if folder is None:
        sources[PROGRAM] = tuple(of_program())
    left = 0
    for place, sentences in sources.items():
        for code in dict.fromkeys(wanted):
            left += _update(place / f"{code}.po", code, sentences)
    return _LEFT if left else _DONE


def _update(file: Path, code: str, sentences: Iterable[Sentence]) -> int:
    """Bring one catalogue up to date; return how many of its sentences are left to translate."""
    old = polib.pofile(str(file)) if file.exists() else polib.POFile()
    new = updated(old, code, sentences)
    new.save(str(file))
    left = len(new.untranslated_entries()) + len(new.fuzzy_entries())
    summary = say("{file}: {count} sentences, {left} left to translate", file=str(file), count=len(new), left=left)
    sys.stdout.write(told(summary) + "\n")
    return left


def updated(old: polib.POFile, code: str, sentences: Iterable[Sentence]) -> polib.POFile:
    """Return a catalogue of these sentences, in their order, with the translations of the old one."""
    places: dict[str, list[str]] = {}
    for sentence in sentences:
        places.setdefault(sentence.text, []).append(sentence.place)
    known = {entry.msgid: entry for entry in old if not entry.obsolete}
    gone = [text for text, entry in known.items() if text not in places and entry.msgstr]
    new = polib.POFile(wrapwidth=0)
    new.metadata = {"Language": code, "MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8",
                    "Content-Transfer-Encoding": "8bit"}  # fmt: skip
    for text, found in places.items():
        entry = polib.POEntry(msgid=text, comment="\n".join(dict.fromkeys(found)))
        _translate(entry, known, gone)
        new.append(entry)
    return new


def _translate(entry: polib.POEntry, known: dict[str, polib.POEntry], gone: list[str]) -> None:
    """Give an entry the translation it had, or that of the sentence it was before it was changed."""
    if entry.msgid in known:
        before = known[entry.msgid]
        entry.msgstr, entry.flags, entry.tcomment = before.msgstr, before.flags, before.tcomment
        entry.previous_msgid = before.previous_msgid
    elif near := difflib.get_close_matches(entry.msgid, gone, 1, _ALIKE):
        entry.msgstr, entry.flags, entry.previous_msgid = known[near[0]].msgstr, ["fuzzy"], near[0]
