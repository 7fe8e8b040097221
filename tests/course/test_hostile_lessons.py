"""Hostile lessons: nothing executed, nothing else read, refused at a line and column, and in good time."""

import gzip
import io
import json
import os
import pickle
import time
import zipfile
from pathlib import Path

import pytest

from tutor.author.check import check_lesson
from tutor.course.model import Choose, Lesson, Prose
from tutor.course.problems import Problem
from tutor.course.reading import read_lesson
from tutor.render.lines import plain_text, visible
from tutor.render.prose import MARGIN, prose
from tutor.render.sentences import sentence
from tutor.session.state import Tools
from tutor.store.lessons import read_file

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "hostile_lessons.jsonl").read_text(encoding="utf-8").splitlines()
]

HEAD = "---\nformat: 1\ntitle: A test\n---\n"

KEYS = {"f": "J", "vars": "variable", "answer": "ask"}
"""What a row calls a key, and what it is called here."""


def of_kind(*kinds: str) -> list[dict[str, str]]:
    return [row for row in ROWS if row["kind"].removeprefix("lesson.") in kinds]


def lesson_of(directives: str) -> str:
    """Return a lesson in which a row's `key: value` lines stand in a block."""
    lines = []
    for line in directives.split("\n"):
        key, colon, value = line.partition(":")
        lines.append(f"{KEYS.get(key, key)}{colon}{value}")
    text = "\n".join(lines)
    if "ask:" in text:
        return f"{HEAD}```choose it\n{text}\nright: a\nwrong: b\n```\n"
    letter = "variable: x\n" if "x" in text.partition(":")[2] else ""
    extra = "" if "J:" in text else "J: w\n"
    return f"{HEAD}```predict it\n{extra}{letter}{text}\n```\n"


def read(text: str, name: str = "01-test.md") -> tuple[Lesson | None, tuple[Problem, ...]]:
    began = time.perf_counter()
    lesson, problems = read_lesson(text, name, name)
    assert time.perf_counter() - began < 5
    for problem in problems:
        assert 1 <= problem.place.line <= text.count("\n") + 1
        assert problem.place.column >= 1
        assert sentence(problem.says)
    return lesson, problems


def test_there_are_rows_of_every_kind() -> None:
    kinds = {row["kind"] for row in ROWS}
    assert kinds == {f"lesson.{kind}" for kind in ("yaml", "path", "expr", "template", "file", "spoof", "regex")}


def test_what_is_to_be_refused_is_refused() -> None:
    for row in of_kind("expr", "regex", "path", "yaml"):
        if row["must"] != "reject":
            continue
        if row["input"].startswith("id:"):
            text = f"{HEAD}```predict {row['input'].removeprefix('id:').strip()}\nJ: w\n```\n"
        elif row["kind"] == "lesson.expr" and row["input"].startswith("answer:"):
            text = f"{HEAD}```value it\nask: x\n{row['input']}\n```\n"
        else:
            text = lesson_of(row["input"])
        lesson, problems = read(text)
        assert lesson is None, row
        assert problems, row


def test_what_is_to_be_kept_is_kept_to_the_letter() -> None:
    for row in of_kind("yaml"):
        if row["must"] == "accept":
            lesson, _ = read(lesson_of(row["input"]))
            assert lesson is not None, row
            (block,) = lesson.blocks
            assert isinstance(block, Choose)
            assert block.ask == row["input"].removeprefix("answer: ")
    for row in of_kind("template", "spoof"):
        lesson, _ = read(f"{HEAD}{row['input']}\n\n```nudge\nJ: w\n```\n")
        assert lesson is not None, row
        text, *_ = lesson.blocks
        assert isinstance(text, Prose)
        assert text.text == row["input"].rstrip()
        for line in prose(text.text, 80):
            assert plain_text(line).startswith(MARGIN) or not line  # the author's words can't pass for a prompt


def test_what_is_heavy_stays_within_bounds(tools: Tools) -> None:
    for row in of_kind("expr"):
        if row["must"] == "bounded":
            lesson, _ = read(lesson_of(row["input"]))
            if lesson is not None:
                began = time.perf_counter()
                check_lesson(lesson, tools)
                assert time.perf_counter() - began < 30, row


FIFO = "<FIFO>"


def content_of(description: str) -> bytes:
    """Return what is in the file that a row describes."""
    lesson = (HEAD + "```nudge\nJ: w\n```\n").encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../evil.txt", lesson)
    nested = packed.getvalue()
    for _ in range(10):
        outer = io.BytesIO()
        with zipfile.ZipFile(outer, "w") as archive:
            archive.writestr("inner.zip", nested)
        nested = outer.getvalue()
    return {
        "<2 MB line without newline>": HEAD.encode() + b"x" * 2_000_000,
        "<no version line>": lesson.replace(b"format: 1\n", b""),
        "<format version: 999>": lesson.replace(b"format: 1", b"format: 999"),
        "<zip entry ../../evil.txt>": packed.getvalue(),
        "<duplicate key: answer twice>": HEAD.encode() + b"```value it\nask: x\nanswer: 1\nanswer: 2\n```\n",
        "<pickle>": pickle.dumps(lesson),
        "<gzip bomb .lesson.gz>": gzip.compress(b"x" * 10_000_000),
        "<nested zip 10 levels>": nested,
    }[description]


@pytest.mark.skipif(os.name != "posix", reason="pipes with names are POSIX's")
def test_files_of_other_kinds_are_refused(tmp_path: Path) -> None:
    for number, row in enumerate(of_kind("file")):
        file = tmp_path / f"{number:02}-test.md"
        if row["input"] == FIFO:
            os.mkfifo(file)
        elif row["input"] == "<file that changes while it is read>":
            continue  # what is checked and what is read is one open file: see tests/store/test_lessons.py
        else:
            file.write_bytes(content_of(row["input"]))
        lesson, problems = read_file(file)
        assert lesson is None, row
        assert problems, row
        assert all(visible(sentence(problem.says)) == sentence(problem.says) for problem in problems)


def test_links_lead_nowhere(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret", encoding="utf-8")
    link = tmp_path / "01-link.md"
    try:
        link.symlink_to(secret)
    except OSError:
        pytest.skip("no links here")
    lesson, problems = read_file(link)
    assert lesson is None
    assert "secret" not in sentence(problems[0].says)


def test_long_and_many() -> None:
    assert read(HEAD + "```nudge\n" + "J: w\n" * 50_000)[0] is None
    assert read(HEAD + "```nudge\nJ: " + "(" * 1_900 + "\n```\n")[0] is None
    assert read(HEAD + "> " * 900 + "deep\n\n```nudge\nJ: w\n```\n")[0] is not None
    assert read(HEAD + "```branch\n" + "if: mastered a -> end\n" * 190 + "```\n```nudge\nJ: w\n```\n")[0] is not None
    assert read("---\n" * 10_000)[0] is None
    assert read(HEAD + "<!--" * 20_000)[0] is None
