"""Every language held to English: nothing missing or out of date, and gaps, code and figures kept."""

import re
from pathlib import Path

import polib
import pytest

from tutor.author.sentences import Sentence, of_lessons, of_program
from tutor.author.translations import faults
from tutor.render.sentences import english, sentence
from tutor.session.commands import BY_NAME, COMMANDS
from tutor.session.settings import BY_NAME as SETTINGS
from tutor.store.catalogues import ENGLISH, PROGRAM, catalogue, languages
from tutor.store.lessons import shipped

LESSONS = shipped()[0].path.parent
OTHERS = [code for code in languages() if code != ENGLISH]


def test_there_are_languages() -> None:
    assert languages() == ("en", "zh")
    assert SETTINGS["lang"].choices == ("auto", *languages())


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("folder", [PROGRAM, LESSONS], ids=["program", "lessons"])
def test_a_catalogue(code: str, folder: Path) -> None:
    sentences: tuple[Sentence, ...] = tuple(of_program() if folder == PROGRAM else of_lessons(folder))
    found = [
        (sentence(fault.says), fault.text) for fault in faults(polib.pofile(str(folder / f"{code}.po")), sentences)
    ]
    assert found == []


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("folder", [PROGRAM, LESSONS], ids=["program", "lessons"])
def test_the_program_reads_what_translators_write(code: str, folder: Path) -> None:
    entries = polib.pofile(str(folder / f"{code}.po"))
    translated = {entry.msgid: entry.msgstr for entry in entries if entry.msgstr and not entry.fuzzy}
    assert catalogue(folder, code) == translated


@pytest.mark.parametrize("code", OTHERS)
def test_commands_are_named_in_help_as_they_are_understood(code: str) -> None:
    said = catalogue(PROGRAM, code)
    for command in COMMANDS:
        word, *argument = said.get(command.usage, command.usage).split(" ", 1)
        assert BY_NAME[word.removeprefix("/")] is command
        assert [_placeholders(each) for each in argument] == [
            _placeholders(each) for each in command.usage.split(" ", 1)[1:]
        ]


def _placeholders(argument: str) -> str:
    """Return how an argument is written, with one sign for what stands for something else in each language."""
    return re.sub(r"[A-Z]+|[\u4e00-\u9fff]+", "…", argument)


def test_names_are_unique() -> None:
    assert len(BY_NAME) == sum(1 + len(command.also) for command in COMMANDS)


def test_english_is_english() -> None:
    assert english("Right.") == "Right."
    assert catalogue(PROGRAM, ENGLISH) == {}
