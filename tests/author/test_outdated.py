"""Translations beside lessons: what is missing, has changed since, or is not kept, each at its line."""

from pathlib import Path

from tutor.author.outdated import outdated
from tutor.render.sentences import sentence

LESSON = """---
format: 1
title: Powers
---
Some words.

```predict it
J: w^2
hint: The exponent is 2.
```
"""

CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8"

msgid "Powers"
msgstr "幂"

#, fuzzy
msgid "Some words."
msgstr "几个字。"

msgid "The exponent is 2."
msgstr "指数是 3。"
"""


def test_what_is_out_of_date(tmp_path: Path) -> None:
    lesson, catalogue = tmp_path / "01-a.md", tmp_path / "zh.po"
    lesson.write_text(LESSON, encoding="utf-8")
    assert list(outdated(tmp_path, (lesson,))) == []
    catalogue.write_text(CATALOGUE, encoding="utf-8")
    found = list(outdated(tmp_path, (lesson,)))
    assert all(problem.warning for problem in found)
    assert [(problem.place.line, sentence(problem.says)) for problem in found] == [
        (7, "the sentence has changed since it was translated: Some words."),
        (11, "figures that are lost: 2: The exponent is 2."),
    ]
    lesson.write_text(LESSON.replace("Some words.", "Other words.\n\nMore."), encoding="utf-8")
    first, *_ = [problem for problem in outdated(tmp_path, (lesson,)) if problem.place.file == str(lesson)]
    assert sentence(first.says) == "2 sentences are not translated in zh.po"


def test_what_cant_be_read(tmp_path: Path) -> None:
    (tmp_path / "zh.po").write_bytes(b'msgid "caf\xe9"\n')
    (problem,) = outdated(tmp_path, (tmp_path / "01-gone.md",))
    assert sentence(problem.says).startswith("the file can't be read: ")
    (tmp_path / "zh.po").write_text(CATALOGUE, encoding="utf-8")
    assert list(outdated(tmp_path, (tmp_path / "01-gone.md",))) == []
