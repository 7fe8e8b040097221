"""`tutor check`: what is right about a lesson passes, and what is wrong is found, all of it, at its line."""

from pathlib import Path

import pytest

from tutor.author.check import check

HEAD = "---\nformat: 1\ntitle: A test\n---\n"

CASES = [
    # what is fine
    ("```predict it\nJ: w^2\nwrong: w | Hm?\nhint: Think.\n```", []),
    ("```value it\nJ: sqrt(w)\nat: 2\nwrong: 1 | Hm?\n```", []),
    ("```value it\nask: How many?\nanswer: 0.12\nhint: More than 0.1.\n```", []),
    ("```choose it\nask: Which?\nright: It falls.\nwrong: It rises.\nhint: Think.\n```", []),
    ("```fill it\nJ: w^3\nline: dJ/dw = 3w^____\nwrong: 3 | Hm?\nhint: One lower.\n```", []),
    # what is not
    ("```fill it\nJ: w^3\nline: dJ/dw = 3w^____\nwrong: 2 | Hm?\nhint: It is `3w^2`.\n```",
     ["8:8: error [wrong]: this wrong answer is in fact right",
      "9:7: warning [hint]: this hint gives the answer away: It is `3w^2`."]),
    ("```fill it\nJ: w^3\nline: dJ/dw = 4w^____\n```",
     ["5:1: error [answer]: I found no right answer to this question"]),
    ("```predict it\nJ: w^2\nwrong: w+w | Hm?\n```", ["7:8: error [wrong]: this wrong answer is in fact right"]),
    ("```predict it\nJ: w^2\nwrong: 3w | One.\nwrong: w*3 | Two.\n```",
     ["8:8: error [wrong]: what is said to this answer is never reached"]),
    ("```predict it\nJ: w^2\nhint: It is `2*w`.\n```",
     ["7:7: warning [hint]: this hint gives the answer away: It is `2*w`."]),
    ("```value it\nJ: w^2\nat: 3\nhint: 6\n```", ["8:7: warning [hint]: this hint gives the answer away: 6"]),
    ("```value it\nJ: w^2\nat: 3\nwrong: 6 | Hm?\n```", ["8:8: error [wrong]: this wrong answer is in fact right"]),
    ("```predict it\nJ: 1/w\nat: 0\n```", ["5:1: error [point]: J has no slope at w = 0"]),
    ("```predict it\nJ: sqrt(w)\nat: 0.05\nscheme: backward\n```",
     ["5:1: warning [step]: one of the steps from w = 0.05 leaves the domain of J"]),
    ("```value it\nJ: |w|\nat: 0\n```",
     ["5:1: error [point]: J has no slope at w = 0", "5:1: error [answer]: I found no right answer to this question"]),
    ("```choose it\nask: Which?\nright: b\nwrong: a\n```",
     ["5:1: error [answer]: the right answer b is not taken: Not that one."]),
    ("```predict it\nJ: 3w^\nat: x\n```",
     ["6:7: error [formula]: Something is missing after ^.",
      "7:5: error [point]: A number is wanted here, without the letter x."]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), CASES, ids=[body for body, _ in CASES])
def test_a_lesson(body: str, expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "01-test.md"
    file.write_text(HEAD + body + "\n", encoding="utf-8")
    status = check([str(file)])
    *lines, summary = capsys.readouterr().out.splitlines()
    assert lines == [f"{file}:{line}" for line in expected]
    assert summary.endswith(f"{len(expected)} problems")
    assert status == (2 if any("error" in line for line in expected) else bool(expected))


def test_the_lessons_that_come_along(capsys: pytest.CaptureFixture[str]) -> None:
    assert check([]) == 0
    assert capsys.readouterr().out.endswith("0 problems\n")


def test_a_folder_is_all_its_lessons_and_a_broken_one_hides_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "01-a.md").write_text("nothing", encoding="utf-8")
    (tmp_path / "02-b.md").write_text(HEAD + "```predict it\nJ: w^2\nwrong: 2w | Hm?\n```\n", encoding="utf-8")
    assert check([str(tmp_path)]) == 2
    out = capsys.readouterr().out
    assert "01-a.md:1:1: error [front-matter]" in out
    assert "02-b.md:7:8: error [wrong]" in out
    assert "2 lessons, 1 questions, 2 problems" in out


def test_no_lessons_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check([str(tmp_path)]) == 2
    assert "[no-lessons]" in capsys.readouterr().out
    assert check([str(tmp_path / "01-gone.md")]) == 2
