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

```value there
J: w^2
at: 5
```
"""

TYPED = {
    "right": ["2*w", "3*w^2", "this", "w", "10"],
    "wrong": ["2", "2*w", "w^3", "3*w^2", "that", "this", "w", "10"],
    "hints": ["/hint", "/hint", "2*w", "/hint", "3*w^2", "/hint", "this", "/hint", "w", "/hint", "10"],
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
