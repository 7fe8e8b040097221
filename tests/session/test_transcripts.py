"""Whole conversations as golden pages: the `❯` lines are the learner's, everything else is the tutor's.

A new page needs its first line and the learner's lines only; `pytest --update` writes the rest.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pages import page, typed_lines

from tutor.render.screen import Look
from tutor.session.state import State, Tools
from tutor.store.lessons import folders, lesson_files, read_file
from tutor.terminal.speech import lessons_are_in, speak, translate

PAGES = sorted((Path(__file__).parents[1] / "transcripts").glob("*.txt"))

_HEADER = re.compile(r"# lesson (?P<lesson>[\w-]+), (?P<width>\d+) columns(?:, (?P<language>\w+))?\n")


@pytest.mark.parametrize("file", PAGES, ids=lambda path: path.stem)
def test_a_conversation(file: Path, tools: Tools, golden: Callable[[Path, str], None]) -> None:
    kept = file.read_text(encoding="utf-8")
    header = _HEADER.match(kept)
    assert header, "a page begins with: # lesson powers, 80 columns"
    paths = [path for folder in folders() for path in lesson_files(folder) if path.stem.endswith(header["lesson"])]
    lesson, problems = read_file(paths[0])
    assert lesson is not None
    assert not problems
    lines = typed_lines(kept, header.end())
    speak(header["language"] or "en")
    lessons_are_in(paths[0].parent)
    look = Look(width=int(header["width"]), colour=False, echo=False, translate=translate)
    shown = page(State(lesson), lines, tools, look)
    speak("en")
    golden(file, header[0] + "\n" + shown)


def test_there_are_pages() -> None:
    assert len(PAGES) >= 5
