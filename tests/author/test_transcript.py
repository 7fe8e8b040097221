"""`tutor play`: what a learner would see, with right answers, with wrong ones first, with hints first."""

from pathlib import Path

import pytest

from tutor.author.transcript import play

LESSON = """---
format: 1
title: A test
---
Some words.

```predict square
J: w^2
hint: First.
hint: Second.
wrong: 2 | One number?
```

```predict cube
J: w^3
```

```choose which
ask: Which?
right: this
wrong: that | No.
```

```fill gap
J: w^2
line: dJ/dw = 2 * ____
```

```fill above
J: w^3
line: dJ/dw = 3w^____
```

```value there
J: w^2
at: 5
```
"""

TYPED = {
    "right": ["2*w", "3*w^2", "this", "w", "2", "10"],
    "wrong": ["2", "2*w", "w^3", "3*w^2", "that", "this", "w + 1", "w", "3", "2", "10"],
    "hints": ["/hint", "/hint", "2*w", "/hint", "3*w^2", "/hint", "this", "/hint", "w", "/hint", "2", "/hint", "10"],
}


@pytest.mark.parametrize("manner", TYPED)
def test_a_transcript(manner: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "01-test.md"
    file.write_text(LESSON, encoding="utf-8")
    assert play(str(file), manner) == 0
    page = capsys.readouterr().out
    assert [line.split(" ❯ ")[1] for line in page.splitlines() if " ❯ " in line] == TYPED[manner]
    assert page.startswith("\n  lesson 1 of 1 · A test\n\n  Some words.\n")
    assert page.rstrip().endswith("That was the last lesson. Well walked.")


def test_a_broken_lesson(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "01-test.md"
    file.write_text("no lesson", encoding="utf-8")
    assert play(str(file), "right") == 2
    assert f"{file}:1:1: error [front-matter]" in capsys.readouterr().err


def test_a_question_nobody_can_answer_is_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "01-test.md"
    file.write_text("---\nformat: 1\ntitle: x\n---\n```value it\nJ: |w|\nat: 0\n```\n", encoding="utf-8")
    assert play(str(file), "right") == 0
    assert "❯ /skip" in capsys.readouterr().out


NOBODY_KNOWS = """---
format: 1
title: x
---
```fill it
J: w^3
line: dJ/dw = 4w^____
```
"""


def test_where_no_answer_is_known_no_wrong_one_is_made_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "01-test.md"
    file.write_text(NOBODY_KNOWS, encoding="utf-8")
    assert play(str(file), "wrong") == 0
    page = capsys.readouterr().out
    assert next(line.split(" ❯ ")[1] for line in page.splitlines() if " ❯ " in line) == "/skip"


@pytest.mark.parametrize("name", ["powers", "2"])
def test_a_lesson_that_comes_along_is_named(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert play(name, "right") == 0
    assert "Powers of w" in capsys.readouterr().out


def test_a_name_that_no_lesson_has(capsys: pytest.CaptureFixture[str]) -> None:
    assert play("powars", "right") == 2
    assert "powars" in capsys.readouterr().err
