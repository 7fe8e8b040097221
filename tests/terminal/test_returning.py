"""`tutor progress` and coming back, through pipes: what a learner does today, and finds tomorrow."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from test_line_mode import run

LESSON = """---
format: 1
title: Two questions
---
```predict one
J: w^2
hint: First.
hint: Second.
```

Words between.

```predict two
J: w^3
```
"""


@pytest.fixture
def own(tmp_path: Path) -> str:
    file = tmp_path / "01-two.md"
    file.write_text(LESSON, encoding="utf-8")
    return str(file)


def test_the_same_question_with_the_same_hints() -> None:
    first = run("learn", "powers", typed="3w\n/hint\n")
    hint = first.stdout.split("❯ /hint\n\n")[1].split("\n\n")[0]
    for _ in range(2):
        again = run(typed="/progress\n")
        assert again.stderr == ""
        assert "Welcome back to lesson 2, Powers of w: 0 of" in again.stdout
        assert f"Predict the derivative of J(w) = w².\n\n{hint}" in again.stdout
        assert "Nudging gives one slope, at one point." not in again.stdout
        assert "powers" in again.stdout.split("❯ /progress")[1]
    done = run(typed="2w\n")
    assert "Right" in done.stdout
    assert ": 1 of " in run(typed="").stdout


def test_a_lesson_begun_over_again() -> None:
    run("learn", "powers", typed="2w\n")
    fresh = run("learn", "powers", "--again", typed="")
    assert "Nudging gives one slope, at one point." in fresh.stdout
    assert ": 0 of " in run("learn", "powers", typed="").stdout


def test_the_next_lesson_after_one_that_is_done(tmp_path: Path) -> None:
    """What was done of each lesson decides; a lesson is done here by saying so."""
    file = tmp_path / "done.jsonl"
    ids = [line.split()[1] for line in run("lessons").stdout.splitlines()]
    events = [
        {"id": f"{number:032x}", "at": f"2026-11-25T12:00:{number:02}+00:00", "took": 0, "kind": "shown",
         "lesson": name, "block": "first-nudge", "next": ""}
        for number, name in enumerate(ids)
    ]  # fmt: skip
    lines = ['{"tutor": "progress", "format": 1}', *map(json.dumps, events)]
    file.write_text("\n".join(lines[:2]), encoding="utf-8")
    run("progress", "--import", str(file))
    assert "lesson 2 of" in run(typed="").stdout
    assert "1 to come back to" in run("lessons").stdout.splitlines()[0]
    file.write_text("\n".join(lines), encoding="utf-8")
    other = {"TUTOR_PROGRESS": str(tmp_path / "other.db")}
    run("progress", "--import", str(file), **other)
    told = json.loads(run("progress", "--json", **other).stdout)
    assert [lesson["done"] for lesson in told["lessons"]] == [1] + [0] * (
        len(ids) - 1
    )  # where there is such a question
    done = run(typed="", **other)
    assert "You have been through all the lessons." in " ".join(done.stdout.split())
    assert done.returncode == 0


def test_a_corrected_lesson_is_gone_on_with(own: str) -> None:
    run("learn", own, typed="2w\n/hint\n")
    Path(own).write_text(LESSON.replace("w^3", "w^5").replace("Words between.", "Better words."), encoding="utf-8")
    assert "Predict the derivative of J(w) = w⁵." in run("learn", own, typed="").stdout
    Path(own).write_text(LESSON.replace("predict two", "predict another"), encoding="utf-8")
    back = run("learn", own, typed="2w\n")
    assert "Predict the derivative of J(w) = w²." in back.stdout
    assert "Words between." in back.stdout
    Path(own).write_text(LESSON.replace("predict one", "predict first"), encoding="utf-8")
    assert "Welcome" not in run("learn", own, "--again", typed="").stdout


def test_lessons_of_the_same_name_in_two_folders_are_two(tmp_path: Path) -> None:
    for folder in ("ann", "bob"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "02-powers.md").write_text(LESSON, encoding="utf-8")
    run("learn", str(tmp_path / "ann" / "02-powers.md"), typed="2w\n")
    assert "Welcome" not in run("learn", str(tmp_path / "bob" / "02-powers.md"), typed="").stdout
    assert "Welcome" not in run("learn", "powers", typed="").stdout
    assert "1 of 2 questions" in run("learn", str(tmp_path / "ann" / "02-powers.md"), typed="").stdout


def test_where_nothing_can_be_written_the_lesson_goes_on(own: str, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file in the way", encoding="utf-8")
    done = run("--progress", str(tmp_path / "home" / "progress.db"), "learn", own, typed="3w\n2w\n3w^2\n")
    assert done.stdout.count("Your answers can't be saved at the moment: ") == 1
    assert done.stdout.count("Right") == 2
    assert "could not be saved" in done.stderr
    assert done.returncode == 74


@pytest.mark.parametrize("way", ["option", "environment"])
def test_a_file_that_is_none_is_refused(own: str, tmp_path: Path, way: str) -> None:
    other = tmp_path / "thesis.txt"
    other.write_text("Chapter one", encoding="utf-8")
    named = ("--progress", str(other)) if way == "option" else ()
    for command in (("learn", own), ("progress",), ("progress", "--verify"), ("lessons",)):
        done = run(*named, *command, typed="2w\n", TUTOR_PROGRESS=str(other))
        assert done.returncode == 2
        assert "no progress file of tutor's" in done.stderr
    assert other.read_text(encoding="utf-8") == "Chapter one"


def test_where_a_learner_stands(own: str) -> None:
    assert run("progress").stdout.strip() == "Nothing yet: your first answer begins it."
    run("learn", "powers", typed="3w\n2w\n10\n/skip\n")
    text = run("progress").stdout
    assert re.search(r"powers +██+░+ +3/\d+  1 to come back to", text)
    assert "powers of w  ███░░░░░░░  1/3  comes back tomorrow" in text
    assert "brought down one more than the exponent: once, still about: right at once one time since" in " ".join(
        text.split()
    )
    told = json.loads(run("progress", "--json").stdout)
    assert told["skills"] == [
        {"skill": "power", "right_at_once": 1, "right_later": 1, "wrong": 1, "shown": 1, "mastered": False,
         "due_in_days": 1}
    ]  # fmt: skip
    assert told["days"][-1] == {"right_at_once": 1, "answers": 4}
    assert [lesson["done"] for lesson in told["lessons"]][:4] == [0, 3, 0, 0]


@pytest.mark.slow
def test_taken_to_another_machine(tmp_path: Path) -> None:
    run("learn", "powers", typed="3w\n2w\n")
    file = tmp_path / "mine.jsonl"
    assert run("progress", "--export", str(file)).stdout == f"Written: {file}. Events: 3\n"
    other = str(tmp_path / "other.db")
    assert run("progress", "--progress", other, "--import", str(file)).stdout == (
        "Events that are new: 3, that were here already: 0\n"
    )
    assert run("--progress", other, "progress", "--import", str(file)).stdout == (
        "Events that are new: 0, that were here already: 3\n"
    )
    assert ": 1 of " in run("--progress", other, typed="").stdout
    assert run("progress", "--progress", other, "--export", "-").stdout.startswith(file.read_text(encoding="utf-8"))
    again = run("progress", "--export", str(file))
    assert again.returncode == 2
    assert "--force replaces it" in again.stderr
    assert run("progress", "--export", str(file), "--force").returncode == 0
    bad = run("progress", "--import", str(tmp_path / "gone"))
    assert (bad.returncode, bad.stderr) == (1, f"tutor: {tmp_path / 'gone'} can't be read: No such file or directory\n")
    file.write_bytes(b"\xff\xfe")
    assert run("progress", "--import", str(file)).stderr == f"tutor: {file} can't be read: it is not UTF-8 text\n"


def test_checking_and_making_anew() -> None:
    run("learn", "powers", typed="3w\n2w\n")
    verified = run("progress", "--verify")
    assert verified.stdout.endswith(": all as it was written. Events: 3, backups: 1\n")
    assert run("progress", "--rebuild").stdout == "Made anew. Events: 3\n"


def test_a_damaged_file_is_told_and_put_right(tmp_path: Path) -> None:
    file = tmp_path / "progress.db"
    run("--progress", str(file), "learn", "powers", typed="3w\n2w\n")
    file.write_bytes(bytes(4096) + file.read_bytes()[4096:])
    back = run("--progress", str(file), typed="10\n")
    assert "Your progress file was damaged. I put it aside as" in back.stdout.replace("\n ", "")
    assert ": 1 of " in back.stdout
    assert len(list(tmp_path.glob("progress.db.damaged-*"))) == 1


def test_forgetting_asks_first() -> None:
    run("learn", "powers", typed="3w\n2w\n")
    refused = run("progress", "--forget", "powers", typed="yes\n")
    assert refused.returncode == 1
    assert "Forget powers for good (events: 3)?" in refused.stdout
    assert refused.stdout.endswith("Nothing was forgotten.\n")
    assert run("progress", "--forget", "chains").stdout == "There is nothing about chains to forget.\n"
    for name, says in (("", "There is no lesson or skill ''."), ("powrs", "'powrs'. Did you mean powers?")):
        unknown = run("progress", "--forget", name, "--yes")
        assert (unknown.returncode, unknown.stdout) == (2, "")
        assert says in unknown.stderr
    assert run("progress", "--forget", "powers", "--yes").stdout.endswith("Forgotten.\n")
    assert "Nothing yet" in run("progress").stdout


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX's")
def test_forgetting_with_a_yes(tmp_path: Path) -> None:
    from screen import Terminal  # noqa: PLC0415 - POSIX only

    run("learn", "powers", typed="3w\n", TUTOR_PROGRESS=str(tmp_path / "p.db"))
    for answer, left in (("no", True), ("yes", False)):
        terminal = Terminal(["progress", "--progress", str(tmp_path / "p.db"), "--forget", "all"], tmp_path)
        terminal.wait_for("yes or no ❯")
        terminal.type(answer + "\r")
        assert terminal.ended() == (1 if left else 0)
        assert ("Nothing yet" not in run("progress", TUTOR_PROGRESS=str(tmp_path / "p.db")).stdout) == left


def test_two_tutors_at_once_both_save(own: str) -> None:
    command = [sys.executable, "-m", "tutor", "learn", own]
    both = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) for _ in range(2)]
    for process, line in zip(both, ("101w\n102w\n", "201w\n202w\n"), strict=True):
        assert process.stdin is not None
        process.stdin.write(line)
    for process in both:
        process.communicate()
        assert process.returncode == 0
    exported = run("progress", "--export", "-").stdout
    assert all(f'"line": "{number}w"' in exported for number in (101, 102, 201, 202))


def test_practice_is_remembered_and_an_answer_taken_back_is_not_counted() -> None:
    run("practice", "power", "--count", "2", "--seed", "1", typed="/skip\n/skip\n")
    told = json.loads(run("progress", "--json").stdout)
    assert [(skill["skill"], skill["shown"], skill["due_in_days"]) for skill in told["skills"]] == [("power", 2, 1)]
    run("practice", "power", "--count", "2", "--seed", "2", typed="b\n77\n/undo\n")  # a choice, or a formula
    after = json.loads(run("progress", "--json").stdout)
    assert [(each["right_at_once"], each["right_later"], each["wrong"]) for each in after["skills"]] == [(0, 0, 0)]
    exported = run("progress", "--export", "-").stdout.splitlines()
    assert json.loads(exported[3])["kind"] in ("wrong", "right")
    assert json.loads(exported[4])["kind"] == "undone"
    assert json.loads(exported[4])["of"] == json.loads(exported[3])["id"]
    assert run("progress", "--verify").returncode == 0


def test_an_answer_of_a_lesson_taken_back(own: str) -> None:
    run("learn", own, typed="5w\n/undo\n2w\n/undo\n")
    assert "0 of 2 questions done" in run("learn", own, typed="").stdout
    assert run("progress", "--verify").returncode == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX's")
def test_a_progress_file_that_is_no_file(tmp_path: Path) -> None:
    pipe = tmp_path / "progress.db"
    os.mkfifo(pipe)
    for place in ("/", ".", str(tmp_path), str(pipe), os.devnull):
        for command in (("learn", "powers"), ("progress",), ("lessons",)):
            done = run(*command, "--progress", place)
            assert (done.returncode, done.stderr.count("\n")) == (2, 1), (place, command, done.stderr)
            assert "this is no progress file of tutor's" in done.stderr


def test_a_name_sqlite_has_a_meaning_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("--progress", ":memory:", "learn", "powers", typed="2w\n")
    assert ": 1 of " in run("--progress", ":memory:", typed="").stdout
    assert (tmp_path / ":memory:").is_file()
