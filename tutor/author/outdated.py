"""Translations beside lessons held to the lessons: what is missing, out of date, or does not keep gaps and figures."""

from collections.abc import Iterator
from pathlib import Path

from tutor.author.sentences import of_lesson
from tutor.course.problems import Place, Problem
from tutor.course.script import LONGEST_FILE
from tutor.messages import Message, say
from tutor.store.files import content

_MOST = 4_000_000
"""Bytes of a catalogue that is looked at."""

_SHOWN = 60
"""Characters of a sentence that is named."""


def outdated(folder: Path, files: tuple[Path, ...]) -> Iterator[Problem]:
    """Report what is wrong with the translations of some lessons, in every language beside them."""
    for catalogue in sorted(folder.glob("*.po")):
        yield from _of_language(catalogue, files)


def _of_language(catalogue: Path, files: tuple[Path, ...]) -> Iterator[Problem]:
    import polib  # noqa: PLC0415 - where there are translations only

    from tutor.author.translations import UNTRANSLATED, faults  # noqa: PLC0415 - likewise

    try:
        entries = polib.pofile(content(catalogue, _MOST).decode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        yield Problem(Place(str(catalogue)), "translation", _unreadable(error), warning=True)
        return
    lines = {entry.msgid: entry.linenum for entry in entries}
    for file in files:
        missing = 0
        for fault in faults(entries, of_lesson(_text(file), file.name)):
            if fault.says == UNTRANSLATED:
                missing += 1
                continue
            says = say("{what}: {text}", what=fault.says, text=fault.text[:_SHOWN])
            yield Problem(Place(str(catalogue), lines.get(fault.text) or 1), "translation", says, warning=True)
        if missing:
            says = say("{count} sentences are not translated in {file}", count=missing, file=catalogue.name)
            yield Problem(Place(str(file)), "translation", says, warning=True)


def _unreadable(error: OSError | UnicodeDecodeError) -> Message:
    return say("the file can't be read: {why}", why=str(error))


def _text(file: Path) -> str:
    try:
        return content(file, LONGEST_FILE).decode("utf-8", "replace")
    except OSError:
        return ""
