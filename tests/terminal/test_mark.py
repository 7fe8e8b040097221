"""`tutor mark`: one verdict a line, in order, whatever the lines are."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tutor.checking.proof import Proof, no_prover
from tutor.terminal.marking import BadLineError, mark_one, task


def marked(**row: Any) -> dict[str, Any]:
    found = mark_one(task(json.dumps(row), 1), no_prover)
    assert found.pop("ms") >= 0  # type: ignore[operator]
    return found


def slips(**row: Any) -> list[str]:
    found = marked(**row)
    assert found["slip"] == (found["slips"][0] if found["slips"] else None)
    names: list[str] = found["slips"]
    return names


ROWS = [
    # function, answer, other keys, verdict, by, reads, witness, says
    ("w^2", "2w", {}, "right", "exact", "2*w", None, "Right: proven by algebra."),
    ("x^2", "3x", {}, "wrong", None, "3*x", {"at": 2.0, "yours": 6.0, "true": 4.0},
     "At x = 2 the answer gives 6; the slope is 4."),
    ("x^2", "3x", {"variable": "x"}, "wrong", None, "3*x", {"at": 2.0, "yours": 6.0, "true": 4.0},
     "At x = 2 the answer gives 6; the slope is 4."),
    ("7", "0", {}, "right", "exact", "0", None, "Right: proven by algebra."),
    ("x", "0", {"variable": "w"}, "right", "exact", "0", None, "Right: proven by algebra."),
    ("w*x + b", "x", {"variable": "w"}, "right", "exact", "x", None, "Right: proven by algebra."),
    ("w*x", "w", {"variable": "w"}, "wrong", None, "w", {"at": {"w": 2.0, "x": -0.5}, "yours": 2.0, "true": -0.5},
     "At w = 2, x = -1/2 the answer gives 2; the slope is -0.5."),
    ("3meter^2", "6meter", {"variable": "meter"}, "right", "exact", "6*meter", None, "Right: proven by algebra."),
    ("sqrt(w)*sqrt(w+1)", "(2w+1)/(2sqrt(w^2+w))", {}, "right", "exact", "(2*w + 1)/(2*sqrt(w^2 + w))", None,
     "Right: proven by algebra."),
    ("w", "4cos(pi/5)-sqrt(5)", {}, "right", "points", "4*cos(pi/5) - sqrt(5)", None,
     "Right: agrees at 27 points to 50 digits; SymPy found no proof in time."),
    ("w^2", "sqrt(-1-w^2)", {}, "wrong", None, "sqrt(-1 - w^2)", {"at": 2.0, "yours": None, "true": 4.0},
     "At w = 2 the slope is 4; the answer: sqrt(-1 - w²) is the root of a negative number."),
    ("w^2", "2w^2/w", {}, "right", "exact", "2*w^2/w", None,
     "Right: proven by algebra; but at w = 0, 2⋅w²/w is a division by 0."),
    ("w^2", "2*w + 1e-15", {}, "wrong", None, "2*w + 1e-15", {"at": 2.0, "yours": 4.000000000000001, "true": 4.0},
     "At w = 2 the answer comes close to the slope, 4, but is not equal to it."),
    ("1e-3*w", "1e-3", {}, "right", "exact", "1e-3", None, "Right: proven by algebra."),
    ("w^2", "8", {"at": 4}, "right", "exact", "8", None, "Right: proven by algebra."),
    ("w^2", "J'(4) = 8", {"at": 4}, "right", "exact", "8", None, "Right: proven by algebra."),
    ("abs(w)", "1", {"at": 0}, "undecided", None, "1", None,
     "Undecided: J has a kink at w = 0: its slope is -1 on the left and 1 on the right."),
    ("ln(w)/2", "1/2w", {}, "undecided", None, "1/2*w", None,
     "Undecided: reads two ways: wrong as 1/2⋅w, right as 1/(2⋅w)."),
    ("1/w^2", "-1/32", {"at": 4}, "right", "exact", "-1/32", None, "Right: proven by algebra."),
    ("1/w^2", "-0.0313", {"at": "4"}, "right", "exact", "-0.0313", None, "Right, to the digits given."),
    ("1/w^2", "-3.1e-2", {"at": 4.0}, "undecided", None, "-3.1e-2", None, "Close: at least 3 digits are wanted."),
    ("1/w^2", "1/32", {"at": 4}, "wrong", None, "1/32", {"at": 4.0, "yours": 0.03125, "true": -0.03125},
     "At w = 4 the answer gives 0.03125; the slope is -0.03125."),
]  # fmt: skip


def is_explained(verdict: str, answer: str) -> bool:
    """Whether an answer of the table above is one that a known mistake explains."""
    return (verdict == "wrong" and answer not in ("sqrt(-1-w^2)", "2*w + 1e-15")) or answer == "1"


@pytest.mark.parametrize(
    ("row", "first"),
    [
        ({"function": "(3w+1)^5", "answer": "5(3w+1)^4"}, "CHAIN_DROPPED"),
        ({"function": "w^3 + sin(2w)", "answer": "w^2 + cos(2w)"}, "POW_NO_COEF"),
        ({"function": "w^3 + sin(2w)", "answer": "17w^9"}, None),
        ({"function": "w^2", "answer": "6w - 9"}, "TANGENT_LINE"),
        ({"function": "w^2", "answer": "9", "at": 3}, "VALUE_NOT_SLOPE"),
        ({"function": "w^2", "answer": "2w", "at": 3}, "FUNCTION_NOT_NUMBER"),
        ({"function": "w^2", "answer": "undefined", "at": 3}, "ZERO_OVER_ZERO"),
        ({"function": "w^2", "answer": "2x"}, "WRONG_LETTER"),
        ({"function": "(3w+1)^2", "answer": "6u"}, "U_NOT_SUBSTITUTED"),
        ({"function": "w^2", "answer": "2w+h"}, "EPS_KEPT"),
        ({"function": "w^2", "answer": "2w+"}, None),
        ({"function": "abs(w)", "answer": "0", "at": 0}, "KINK_AVERAGE"),
        ({"function": "w^2", "answer": "2w"}, None),
        ({"function": "1/w^2", "answer": "-3.1e-2", "at": 4.0}, None),
    ],
)  # fmt: skip
def test_the_mistake_in_a_wrong_answer(row: dict[str, Any], first: str | None) -> None:
    found = slips(**row)
    assert (found[0] if found else None) == first


def test_two_mistakes_at_once_are_both_named() -> None:
    assert slips(function="w^3 + sin(2w)", answer="w^2 + cos(2w)")[:2] == ["POW_NO_COEF", "CHAIN_DROPPED"]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]} / {row[1]}" for row in ROWS])
def test_a_verdict(row: tuple[Any, ...]) -> None:
    function, answer, others, verdict, by, reads, witness, says = row
    found = marked(function=function, answer=answer, **others)
    assert bool(found.pop("slip")) is bool(found.pop("slips")) is is_explained(verdict, answer)
    assert found == {
        "id": 1, "verdict": verdict, "by": by, "reads": reads, "witness": witness, "says": says, "column": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "column", "says"),
    [
        ({"function": "w^2", "answer": "2x"}, 1, "The letter here is w, not x."),
        ({"function": "w^2", "answer": "2w+"}, 3, "Something is missing after +."),
        ({"function": "w^", "answer": "2w"}, 2, "the function can't be read: Something is missing after ^."),
        ({"function": "w^", "answer": "2w", "variable": "w"}, 2,
         "the function can't be read: Something is missing after ^."),
        ({"function": "2e3*w", "answer": "2"}, 1,
         "the function can't be read: 2e3 can be read two ways: did you mean 2*e^3 or 2000?"),
        ({"function": "w^2", "answer": "2", "at": "y"}, 0,
         "the point can't be read: A number is wanted here, without the letter y."),
        ({"function": "w^2", "answer": "2w", "at": 2}, 1, "A number is wanted here, without the letter w."),
    ],
)  # fmt: skip
def test_unreadable(row: dict[str, Any], column: int, says: str) -> None:
    found = marked(**row)
    assert (found["verdict"], found["column"], found["says"]) == ("unreadable", column, says)
    assert found["reads"] is None


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "this is not JSON"),
        ("{", "this is not JSON"),
        ("[" * 100_000, "this is not JSON"),
        ("[1]", "this is not a JSON object"),
        ('{"answer": "2"}', '"function" is missing, or is no text'),
        ('{"function": "w", "answer": 2}', '"answer" is missing, or is no text'),
        ('{"function": "w", "answer": "1", "variable": "w2"}', '"variable" is not a letter'),
        ('{"function": "w", "answer": "1", "at": [1]}', '"at" is not a number'),
        ('{"function": "w", "answer": "1", "at": true}', '"at" is not a number'),
    ],
)
def test_a_bad_line(line: str, says: str) -> None:
    with pytest.raises(BadLineError) as caught:
        task(line, 1)
    assert str(caught.value) == says


def test_a_proof_is_said_to_be_one() -> None:
    asked = task('{"id": "a", "function": "w", "answer": "4cos(pi/5)-sqrt(5)"}', 5)
    found = mark_one(asked, lambda *_: Proof.PROVEN)
    assert (found["id"], found["by"], found["says"]) == ("a", "sympy", "Right: proven by SymPy.")


def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tutor", "mark", *arguments], input=typed, capture_output=True, encoding="utf-8",
        timeout=120, check=False,
    )  # fmt: skip


LINES = [json.dumps({"id": n, "function": f"w^{n}", "answer": f"{n}w^{n - 1}"}) for n in range(2, 60)]


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_many_lines_in_order(jobs: str, tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_text("\n".join([*LINES[:20], "no json", "", *LINES[20:]]), encoding="utf-8")
    done = run(str(file), "--jobs", jobs)
    assert done.returncode == 1
    assert done.stderr == ""
    verdicts = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["id"] for each in verdicts] == [*range(2, 22), None, *range(22, 60)]
    assert verdicts[20] == {"id": None, "line": 21, "error": "this is not JSON"}
    assert {each["verdict"] for each in verdicts if "verdict" in each} == {"right"}


def test_two_jobs_say_what_one_says(tmp_path: Path) -> None:
    """More than a thousand lines, among them blank, broken and slow ones."""
    file = tmp_path / "answers.jsonl"
    slow = json.dumps({"function": "w", "answer": "4cos(pi/5)-sqrt(5)"})
    file.write_text("\n".join([*LINES, "", slow, "[", '{"function": "w", "answer": "\\ud800"}'] * 20), "utf-8")
    one, two = (run(str(file), "--jobs", jobs).stdout.splitlines() for jobs in ("1", "2"))
    assert len(one) == 20 * (len(LINES) + 3)
    for first, second in zip(one, two, strict=True):
        ones, twos = json.loads(first), json.loads(second)
        assert {**ones, "ms": 0, "by": "", "says": ""} == {**twos, "ms": 0, "by": "", "says": ""}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_verdict_comes_before_the_next_line_is_typed(jobs: str) -> None:
    command = [sys.executable, "-m", "tutor", "mark", "--jobs", jobs]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line in LINES[:4]:
            process.stdin.write(line + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["verdict"] == "right"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_verdicts_alone(jobs: str) -> None:
    line = json.dumps({"function": "w^3", "answer": "w^2"})
    with_slip, alone = (json.loads(run(*more, "--jobs", jobs, typed=line).stdout) for more in ([], ["--no-slips"]))
    assert with_slip["slip"] is not None
    assert {**with_slip, "ms": 0, "slip": None, "slips": []} == {**alone, "ms": 0}


def test_from_standard_input() -> None:
    done = run(typed="\n".join(LINES[:3]))
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 3)
    assert run(typed="").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["gone.jsonl"], "gone.jsonl can't be read"),
        (["."], ". can't be read: Is a directory"),
        (["--jobs", "0"], "--jobs and --deadline are above 0"),
        (["--deadline", "0"], "--jobs and --deadline are above 0"),
        (["--jobs", "x"], "invalid int value"),
    ],
)
def test_wrong_arguments(arguments: list[str], says: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert says in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="POSIX signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_keeps_what_is_done(jobs: str) -> None:
    import signal  # noqa: PLC0415

    with subprocess.Popen(
        [sys.executable, "-m", "tutor", "mark", "--jobs", jobs], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("\n".join(LINES[:50]) + "\n")
        process.stdin.flush()
        first = process.stdout.readline()
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        rest, errors = process.stdout.read(), process.stderr.read()  # what readline has read ahead is lost otherwise
    assert process.returncode == 130
    assert "Traceback" not in errors
    for line in (first, *rest.splitlines()):
        assert json.loads(line)["verdict"] == "right"


@pytest.mark.skipif(os.name != "posix", reason="POSIX signals")
def test_a_job_that_is_killed_ends_the_marking_with_a_sentence() -> None:
    import signal  # noqa: PLC0415

    with subprocess.Popen(
        [sys.executable, "-m", "tutor", "mark", "--jobs", "2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(LINES[0] + "\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["verdict"] == "right"
        pgrep = shutil.which("pgrep") or "pgrep"
        children = subprocess.run([pgrep, "-P", str(process.pid)], capture_output=True, encoding="utf-8", check=True)
        for child in children.stdout.split():
            os.kill(int(child), signal.SIGKILL)
        process.stdin.write("\n".join(LINES) + "\n")
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 74
    assert "a job ended before its work was done" in errors


@pytest.mark.parametrize("asked", ["1e999", "[-1e999]", "NaN"])
def test_an_id_that_json_has_not(asked: str) -> None:
    with pytest.raises(BadLineError, match="not finite"):
        task(f'{{"id": {asked}, "function": "w^2", "answer": "2w"}}', 1)
