"""`tutor check`: what is right about a lesson passes, and what is wrong is found, all of it, at its line."""

import io
import json
import sys
from pathlib import Path

import pytest

from tutor.author.check import check

HEAD = "---\nformat: 1\ntitle: A test\n---\n"

MISTAKE = """```mistake it
J: (3w + 1)^5
at: 2
line: J = (3w + 1)^5
line: dJ/dw = 5(3w + 1)^4
hint: How fast does 3w + 1 move?
wrong: 5(3w + 1)^4 * 2 | Where does the 2 come from?
```"""

CASES = [
    # what is fine
    ("```predict it\nJ: w^2\nwrong: w | Hm?\nhint: Think.\n```", []),
    ("```value it\nJ: sqrt(w)\nat: 2\nwrong: 1 | Hm?\n```", []),
    ("```value it\nask: How many?\nanswer: 0.12\nhint: More than 0.1.\n```", []),
    ("```choose it\nask: Which?\nright: It falls.\nwrong: It rises.\nhint: Think.\n```", []),
    ("```fill it\nJ: w^3\nline: dJ/dw = 3w^____\nwrong: 3 | Hm?\nhint: One lower.\n```", []),
    ("```value it\nJ: 2w\nat: 3\nhint: Nudge 2w at 3 by 0.001: `(6.002 - 6) / 0.001 = ____`\n```", []),
    ("```predict it\nJ: w^2/2\nhint: One w waits while the other moves.\n```", []),
    ("```choose it\nask: 10 or 100?\nright: 10\nwrong: 100\nhint: Is it 10, or more?\n```", []),
    ("```nudge\nJ: w^2\neps: 1e-1 .. 1e-12\nrounding: yes\n```", []),
    ("```nudge\nJ: w^2\n```", []),
    ("```predict it\nJ: w^3\nat: 4\nwatch: POW_KEEP_EXP, power\n```", []),
    (MISTAKE, []),
    ("```mistake it\nJ: w^3\nat: 4\nrule: POW_KEEP_EXP\nhint: One lower.\nwrong: w^2 | Hm?\n```", []),
    ("```drill\nskill: power\nuntil: 2\n```", []),
    # what is not
    ("```mistake it\nJ: w^3\nrule: POW_KEEP\nhint: 3w^2\n```",
     ["7:7: error [rule]: I don't know the mistake POW_KEEP. Did you mean POW_KEEP_EXP?"]),
    ("```mistake it\nJ: sin(w)\nrule: POW_KEEP_EXP\n```",
     ["7:7: error [rule]: the mistake POW_KEEP_EXP can't be made with this J"]),
    ("```mistake it\nJ: w^2\nline: dJ/dw = 2w\n```", ["5:1: error [line]: none of these lines is wrong"]),
    ("```mistake it\nJ: w^2\nline: dJ/dw = 3w\nhint: So 2w it is.\n```",
     ["8:7: warning [hint]: this hint gives the answer away: So 2w it is."]),
    ("```drill\nskill: powers\n```", ["6:8: error [skill]: I don't know the skill powers. Did you mean power?"]),
    ("```fill it\nJ: w^3\nline: dJ/dw = 3w^____\nwrong: 2 | Hm?\nhint: It is `3w^2`.\n```",
     ["8:8: error [wrong]: this wrong answer is in fact right",
      "9:7: warning [hint]: this hint gives the answer away: It is `3w^2`."]),
    ("```fill it\nJ: w^3\nline: dJ/dw = 4w^____\n```",
     ["7:15: error [answer]: I find nothing that makes this line true. If something does, give it: answer: …"]),
    ("```predict it\nJ: w^2\nwrong: w+w | Hm?\n```", ["7:8: error [wrong]: this wrong answer is in fact right"]),
    ("```predict it\nJ: w^2\nwrong: 3w | One.\nwrong: w*3 | Two.\n```",
     ["8:8: error [wrong]: what is said to this answer is never reached"]),
    ("```predict it\nJ: w^2\nhint: So it is 2w, I'd say.\n```",
     ["7:7: warning [hint]: this hint gives the answer away: So it is 2w, I'd say."]),
    ("```value it\nJ: w^3\nat: 2\nhint: That makes (of course) 12.\n```",
     ["8:7: warning [hint]: this hint gives the answer away: That makes (of course) 12."]),
    ("```choose it\nask: Which?\nright: it falls\nwrong: it rises\nhint: Here it falls.\n```",
     ["9:7: warning [hint]: this hint gives the answer away: Here it falls."]),
    ("```predict it\nJ: w^2\nhint: It is `2*w`.\n```",
     ["7:7: warning [hint]: this hint gives the answer away: It is `2*w`."]),
    ("```value it\nJ: w^2\nat: 3\nhint: 6\n```", ["8:7: warning [hint]: this hint gives the answer away: 6"]),
    ("```value it\nJ: w^2\nat: 3\nwrong: 6 | Hm?\n```", ["8:8: error [wrong]: this wrong answer is in fact right"]),
    ("```predict it\nJ: 1/w\nat: 0\n```", ["7:5: error [point]: J has no slope at w = 0"]),
    ("```predict it\nJ: sqrt(w)\nat: 0.05\nscheme: backward\n```",
     ["7:5: warning [step]: one of the steps from w = 0.05 leaves the domain of J"]),
    ("```value it\nJ: |w|\nat: 0\n```",
     ["7:5: error [point]: J has no slope at w = 0"]),
    ("```choose it\nask: Which?\nright: a\nwrong: a\n```",
     ["8:8: error [choices]: the answer a is there twice", "8:8: error [wrong]: this wrong answer is in fact right"]),
    ("```predict it\nJ: w^2\ndomain: w > 5\n```", ["7:9: error [domain]: w = 3 is not in the domain w > 5"]),
    ("```nudge\nJ: 1/w\nat: 0\n```", ["7:5: warning [point]: J has no value at w = 0"]),
    ("```nudge\nJ: w^2\neps: 1e-1 .. 1e-12\n```",
     [("7:6: warning [rounding]: at w = 3 rounding takes over from ε = 1e-8 on; "
      "say rounding: yes if you want to show it")]),
    ("```predict it\nJ: w^2\neps: 1e-17\n```",
     [("7:6: warning [rounding]: at w = 3 rounding takes over from ε = 1e-17 on; "
      "say rounding: yes if you want to show it")]),
    ("```fill it\nJ: w^2\nline: J = w * w\nline: dJ/dw = 3w\nline: dJ/dw = 2 * ____\n```",
     ["8:15: error [line]: this line is not true: dJ/dw = 3w"]),
    ("```predict it\nJ: w^3\nat: 1\nwatch: POW_KEEP_EXP, POW_KEEP_EX\n```",
     ["7:5: warning [hides]: at w = 1 the mistake POW_KEEP_EXP, which is watched for, gives the right number",
      "8:8: error [watch]: I don't know the mistake POW_KEEP_EX. Did you mean POW_KEEP_EXP?"]),
    ("```predict it\nJ: w^2\nwatch: NOPE\n```", ["7:8: error [watch]: I don't know the mistake NOPE"]),
    ("```predict it\nJ: w^2\nwatch: something\n```", ["7:8: error [watch]: I don't know the mistake something"]),
    (("```predict one\nJ: w^2\n```\n```branch\nif: right one -> end\nelse: -> last\n```\nWords.\n\n"
     "```predict two\nJ: w^3\n```\n```predict last\nJ: w^4\n```"),
     ["12:1: warning [unreachable]: no way through the lesson leads here"]),
    (("```predict one\nJ: w^2\n```\n```branch\nif: right one -> end\nif: right one -> last\nelse: -> last\n```\n"
     "```predict last\nJ: w^4\n```"),
     ["10:5: warning [branch]: this way is never taken: a line above it answers the same question"]),
    ("```choose it\nask: Which?\nright: b\nwrong: a\n```",
     ["5:1: error [answer]: the right answer b is not taken: Not that one.",
      "8:8: error [wrong]: this wrong answer is in fact right"]),
    ("```predict it\nJ: 3w^\nat: x\n```",
     ["6:7: error [formula]: Something is missing after ^.",
      "7:5: error [point]: A number is wanted here, without the letter x."]),
]  # fmt: skip


def test_lessons_of_every_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [tmp_path / f"{number:02}-case-{number}.md" for number in range(1, len(CASES) + 1)]
    for file, (body, _) in zip(files, CASES, strict=True):
        file.write_text(HEAD + body + "\n", encoding="utf-8")
    status = check([str(tmp_path)])
    *lines, summary = capsys.readouterr().out.splitlines()
    for file, (body, expected) in zip(files, CASES, strict=True):
        found = [line.removeprefix(f"{file}:") for line in lines if line.startswith(f"{file}:")]
        assert found == expected, body
    assert summary.endswith(f" {sum(len(expected) for _, expected in CASES)} problems")
    assert status == 2


@pytest.mark.parametrize(("body", "status"), [("hint: Think.\n", 0), ("hint: 2w\n", 1), ("wrong: 2w | Hm?\n", 2)])
def test_the_exit_status(body: str, status: int, tmp_path: Path) -> None:
    (tmp_path / "01-test.md").write_text(HEAD + f"```predict it\nJ: w^2\n{body}```\n", encoding="utf-8")
    assert check([str(tmp_path)]) == status


def test_the_lessons_that_come_along(capsys: pytest.CaptureFixture[str]) -> None:
    check([], as_json=True)
    found = json.loads(capsys.readouterr().out)["problems"]
    assert [problem for problem in found if problem["name"] != "translation"] == []


def test_a_folder_is_all_its_lessons_and_a_broken_one_hides_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "01-a.md").write_text("nothing", encoding="utf-8")
    (tmp_path / "02-b.md").write_text(HEAD + "```predict it\nJ: w^2\nwrong: 2w | Hm?\n```\n", encoding="utf-8")
    assert check([str(tmp_path)]) == 2
    out = capsys.readouterr().out
    assert "01-a.md:1:1: error [front-matter]" in out
    assert "02-b.md:7:8: error [wrong]" in out
    assert "2 lessons, 1 question, 2 problems" in out


def lesson(front: str = "", body: str = "```predict it\nJ: w^2\n```\n") -> str:
    return f"---\nformat: 1\ntitle: A test\n{front}---\n{body}"


SHELVES = [
    ({"01-a.md": "teaches: powr\n"},
     ["01-a.md:4:10: warning [skill]: I don't know the skill powr. Did you mean power?"]),
    ({"01-a.md": "watch: POW_KEP\n"},
     ["01-a.md:4:8: error [watch]: I don't know the mistake POW_KEP. Did you mean POW_KEEP_EXP?"]),
    ({"01-a.md": "", "06-a.md": ""}, ["06-a.md:1:1: error [id]: the lesson id a is taken by 01-a.md"]),
    # what the lessons say in front, the problems of the folder
    ({"01-a.md": "", "02-b.md": "after: a\n"}, []),
    ({"01-a.md": "", "02-b.md": "after: a\n", "03-c.md": "after: a\n", "04-d.md": "after: b, c\n"}, []),
    ({"01-a.md": "after: powers\n"}, []),
    ({"01-a.md": "after: powars\n"},
     ["01-a.md:4:8: error [after]: I don't know the lesson powars. Did you mean powers?"]),
    ({"01-a.md": "after: b\n", "02-b.md": ""},
     ["01-a.md:4:8: warning [after]: b comes later: a lesson builds on those before it"]),
    ({"01-a.md": "after: a\n"}, ["01-a.md:4:8: error [circle]: these build on each other in a circle: a → a"]),
    ({"01-a.md": "after: c\n", "02-b.md": "after: a\n", "03-c.md": "after: b\n"},
     ["01-a.md:4:8: warning [after]: c comes later: a lesson builds on those before it",
      "01-a.md:4:8: error [circle]: these build on each other in a circle: a → c → b → a"]),
]  # fmt: skip


@pytest.mark.parametrize(("fronts", "expected"), SHELVES)
def test_lessons_side_by_side(
    fronts: dict[str, str], expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, front in fronts.items():
        (tmp_path / name).write_text(lesson(front), encoding="utf-8")
    check([str(tmp_path)])
    assert capsys.readouterr().out.splitlines()[:-1] == [f"{tmp_path}/{line}" for line in expected]


def test_ids_that_go_are_told_until_that_is_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = tmp_path / "01-a.md", tmp_path / "02-b.md"
    first.write_text(lesson(), encoding="utf-8")
    second.write_text(lesson(), encoding="utf-8")
    assert check([str(tmp_path)], accept=True) == 0
    first.write_text(lesson(body="```predict other\nJ: w^2\n```\n"), encoding="utf-8")
    capsys.readouterr()
    gone = f"{first}:1:1: warning [id]: the id it is gone, and progress hangs on it. If that is meant: --accept"
    assert check([str(first)]) == 1
    assert capsys.readouterr().out.splitlines()[:-1] == [gone]  # the other lesson is there, only not asked about
    second.unlink()
    for _ in range(2):
        assert check([str(tmp_path)]) == 1
        assert capsys.readouterr().out.splitlines()[:-1] == [
            gone,
            (
                f"{tmp_path / 'ids.txt'}:1:1: warning [id]: the lesson b is gone, and progress hangs on its id. "
                "If that is meant: --accept"
            ),
        ]
    assert check([str(first)]) == 1
    assert check([str(tmp_path)], accept=True) == 0
    assert check([str(tmp_path)]) == 0


def test_strict_makes_errors_of_warnings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "01-a.md").write_text(lesson(body="```predict it\nJ: w^2\nhint: 2w\n```\n"), encoding="utf-8")
    assert check([str(tmp_path)]) == 1
    assert check([str(tmp_path)], strict=True) == 2
    assert "error [hint]" in capsys.readouterr().out.splitlines()[-2]


def test_one_json_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "01-a.md"
    file.write_text(lesson(body="```predict it\nJ: w^2\nhint: 2w\nwrong: 2w | Hm?\n```\n"), encoding="utf-8")
    assert check([str(file)], as_json=True) == 2
    assert json.loads(capsys.readouterr().out) == {
        "lessons": 1, "questions": 1, "errors": 1, "warnings": 1,
        "problems": [
            {"file": str(file), "line": 7, "column": 7, "level": "warning", "name": "hint",
             "sentence": "this hint gives the answer away: 2w"},
            {"file": str(file), "line": 8, "column": 8, "level": "error", "name": "wrong",
             "sentence": "this wrong answer is in fact right"},
        ],
    }  # fmt: skip


class Terminal(io.StringIO):
    """A stream with a person before it."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_on_a_terminal_the_line_is_shown_and_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("01-a.md", "02-b.md"):
        (tmp_path / name).write_text(lesson(body="```predict it\nJ: w^\n```\n"), encoding="utf-8")
    out, err = Terminal(), Terminal()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setenv("NO_COLOR", "1")
    assert check([str(tmp_path)]) == 2
    assert "    6 │ J: w^\n             ^\n" in out.getvalue()
    assert "1/2  '01-a.md'" in err.getvalue()
    assert err.getvalue().endswith("\r\x1b[K")


def test_no_lessons_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check([str(tmp_path)]) == 2
    assert "[no-lessons]" in capsys.readouterr().out
    assert check([str(tmp_path / "01-gone.md")]) == 2


def test_two_files_with_one_id_are_told_whichever_is_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("01-a.md", "06-a.md"):
        (tmp_path / name).write_text(lesson(), encoding="utf-8")
    for name, other in (("01-a.md", "06-a.md"), ("06-a.md", "01-a.md")):
        assert check([str(tmp_path / name)]) == 2
        assert f"{name}:1:1: error [id]: the lesson id a is taken by {other}" in capsys.readouterr().out


BROKEN = """---
format: 1
titel: A test
watch: POW_KEEP_EX
---
```predict one
J: w^^2
```
```value two
J: 1/w
at: 0
```
```predict three
J: w^2
hint: So it is 2w.
wrong: 2w | Hm?
```
```branch
if: right one -> end
```
"""


def test_what_can_be_read_is_looked_at_where_something_cannot(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "01-a.md"
    file.write_text(BROKEN, encoding="utf-8")
    assert check([str(file)]) == 2
    *lines, summary = capsys.readouterr().out.splitlines()
    places = [line.removeprefix(f"{file}:").split("]")[0] + "]" for line in lines]
    assert places == [
        "1:1: error [missing]", "3:1: error [key]", "4:8: error [watch]", "7:6: error [formula]", "11:5: error [point]",
        "15:7: warning [hint]", "16:8: error [wrong]",
    ]  # fmt: skip
    assert summary == "1 lesson, 0 questions, 7 problems"


def test_one_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "01-a.md"
    file.write_text(lesson(body="```predict it\nJ: w^2\nwrong: 2w | Hm?\n```\n"), encoding="utf-8")
    assert check([str(file)]) == 2
    assert capsys.readouterr().out.splitlines()[-1] == "1 lesson, 1 question, 1 problem"
