"""`tutor extract` and what it finds: which texts are sentences, and what becomes of translations when they change."""

import re
from pathlib import Path

import polib
import pytest

from tutor.author.extract import extract, updated
from tutor.author.sentences import Sentence, of_lesson, of_program
from tutor.author.translations import differences, faults
from tutor.course.passages import passages
from tutor.render.sentences import sentence
from tutor.store.lessons import read_file, shipped

LESSON = """---
format: 1
title: A title
after: powers
---

Some words
go on.

```choose which
ask: Which one?
right: it falls | Yes, it does.
wrong: 2w
hint: `2w`
```

```predict it
J: w^2
hint: Look at the exponent.
wrong: 2w^2 | And the exponent?
```
"""


def test_the_sentences_of_a_lesson() -> None:
    assert [(each.text, each.place) for each in of_lesson(LESSON, "01-a.md")] == [
        ("A title", "01-a.md title"),
        ("Some words go on.", "01-a.md"),
        ("Which one?", "01-a.md which ask"),
        ("it falls", "01-a.md which right"),
        ("Yes, it does.", "01-a.md which right"),
        ("Look at the exponent.", "01-a.md it hint"),
        ("And the exponent?", "01-a.md it wrong"),
    ]


def test_the_sentences_of_the_program() -> None:
    texts = {each.text for each in of_program()}
    assert {"Right.", "forward", "/hint", "usage: ", "Derivatives by nudging", "the language: en, zh"} <= texts


def catalogue(**said: str) -> polib.POFile:
    file = polib.POFile()
    file.extend(polib.POEntry(msgid=text.replace("_", " "), msgstr=translation) for text, translation in said.items())
    return file


def sentences(*texts: str) -> list[Sentence]:
    return [Sentence(text, "here") for text in texts]


def test_an_update_keeps_adds_marks_and_drops() -> None:
    old = catalogue(The_cat_sat_down="猫坐下了", Quite_another_thing="另一回事", Kept="留下", Emptied="")
    new = updated(old, "zh", sentences("Kept", "The cat sits down", "Brand new", "Kept", "Emptied"))
    assert [(entry.msgid, entry.msgstr, entry.fuzzy) for entry in new] == [
        ("Kept", "留下", False),
        ("The cat sits down", "猫坐下了", True),
        ("Brand new", "", False),
        ("Emptied", "", False),
    ]
    assert new[1].previous_msgid == "The cat sat down"
    again = updated(new, "zh", sentences("The cat sits down"))
    assert [(entry.fuzzy, entry.previous_msgid) for entry in again] == [(True, "The cat sat down")]


@pytest.mark.parametrize(
    ("original", "translation", "found"),
    [
        ("At {w} = 3", "在 {w} = 3 处", []),
        ("At {w}", "在 {v} 处", ["gaps that are not in both: {v} {w}"]),
        ("error: %s", "错误", ["gaps that are not in both: %s"]),
        ("Type `2w`.", "请写 `3w`。", ["code that is not in both: 2w 3w", "figures that are lost: 2"]),
        ("Use `/hint`.", "用 `/提示`。", []),
        ("At 3.5 it is 1e-9", "是 1e-8", ["figures that are lost: 1e-9 3.5"]),
        ("two", "2", []),
        ("**Yes.** So", "**对。**所以", ["emphasis or code that does not end: put Chinese full stops outside of it"]),
        ("**Yes.** So", "**对**。所以", []),
    ],
)
def test_differences(original: str, translation: str, found: list[str]) -> None:
    assert [sentence(each) for each in differences(original, translation)] == found


def test_faults() -> None:
    kept = catalogue(Fine="好", Empty="", Old="旧", Bad_1="坏")
    kept[2].flags = ["fuzzy"]
    found = [
        (fault.text, sentence(fault.says)) for fault in faults(kept, sentences("Fine", "Empty", "Old", "Bad 1", "No"))
    ]
    assert found == [
        ("Empty", "not translated"),
        ("Old", "the sentence has changed since it was translated"),
        ("Bad 1", "figures that are lost: 1"),
        ("No", "not translated"),
    ]


def test_a_folder_of_one_s_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extract(str(tmp_path)) == 2
    assert "no lessons" in capsys.readouterr().err
    (tmp_path / "01-a.md").write_text(LESSON, encoding="utf-8")
    assert extract(str(tmp_path), "fr") == 1
    assert f"{tmp_path / 'zh.po'}: 7 sentences, 7 left to translate" in capsys.readouterr().out
    assert (tmp_path / "fr.po").exists()
    file = polib.pofile(str(tmp_path / "zh.po"))
    for entry in file:
        entry.msgstr = "译"
    file.save()
    (tmp_path / "fr.po").unlink()
    before = (tmp_path / "zh.po").read_text(encoding="utf-8")
    assert extract(str(tmp_path)) == 0
    assert (tmp_path / "zh.po").read_text(encoding="utf-8") == before


def _texts(value: object) -> list[str]:
    """Return every text in a value, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in _texts(part)]
    return [text for name in getattr(value, "__match_args__", ()) for text in _texts(getattr(value, name))]


def test_whatever_reads_like_a_sentence_in_a_lesson_is_found() -> None:
    for listed in shipped():
        lesson, _ = read_file(listed.path)
        known = {each.text for each in of_lesson(listed.path.read_text(encoding="utf-8"), listed.path.name)}
        seen = {
            passage for text in _texts(lesson) for passage in passages(text) if passage[-1] in ".?!:" and " " in passage
        }
        assert {passage for passage in seen if re.search("[a-z]{2}", re.sub("`[^`]*`", "", passage))} <= known
        assert len(seen) > 20
