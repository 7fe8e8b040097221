"""Plain lines and the command line: pipes, statuses, encodings, and no escape code where nobody wants one."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tutor
from tutor.render.lines import cells

CHECKOUT = Path(tutor.__file__).parents[1]


def run(*arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `tutor` with pipes at both ends."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "CLICOLOR_FORCE", "COLUMNS")}
    return subprocess.run(
        [sys.executable, "-m", "tutor", *arguments],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env={**kept, "PYTHONUTF8": "1", **environment},
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp037", "utf-8-sig"])
def test_an_encoding_that_is_none_for_text_on_a_terminal(encoding: str) -> None:
    done = run("learn", "powers", typed="2w\n", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, "")
    assert "dJ/dw ❯ 2w\n\n  Right: the old exponent comes down" in done.stdout


def test_the_conversation_through_a_pipe() -> None:
    done = run("learn", "powers", typed="2w\n10\n")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    assert "dJ/dw ❯ 2w\n\n  Right: the old exponent comes down" in done.stdout
    assert "6.0009999999[99479]" in done.stdout


def test_formulas_in_words() -> None:
    done = run("learn", "powers", "--words", typed="2w\n")
    assert "dJ/dw: 2w" in done.stdout
    assert "dJ/dw = 2 times w" in done.stdout
    assert not set(done.stdout) & set("²⋅ε❯─│√")


def test_the_course_runs_on_into_the_next_lesson() -> None:
    done = run("learn", "gradient-checking", typed="/skip\n" * 60)
    assert done.returncode == 0
    assert "That was the last lesson." in done.stdout
    done = run("learn", "4", typed="/skip\n" * 60 + "\n6.01\n")
    assert "lesson 5 of 16" in done.stdout
    assert "Right: 6.01." in done.stdout


def test_without_a_word_the_first_lesson_opens() -> None:
    done = run(typed="quit\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "lesson 1 of 16" in done.stdout
    assert "See you soon." in done.stdout


def test_colour_when_it_is_forced_and_not_when_it_is_refused() -> None:
    assert "\x1b[" in run("learn", "powers", typed="7\n", CLICOLOR_FORCE="1").stdout
    assert "\x1b[" not in run("learn", "powers", typed="7\n", CLICOLOR_FORCE="1", NO_COLOR="1").stdout


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_encodings(encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tutor", "learn", "powers"],
        input="2w\n\u0447\n".encode("utf-8" if encoding == "utf-8" else "koi8-r"),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Right" in done.stdout
    done.stdout.decode(encoding)


def test_columns_are_believed() -> None:
    done = run("learn", "powers", typed="2w\n10\n", COLUMNS="40")
    assert max(len(line) for line in done.stdout.splitlines() if "❯" not in line) <= 44
    assert run("learn", "powers", typed="2w\n", COLUMNS="wide").returncode == 0


def test_nudge_prints_the_table_and_the_exact_figures() -> None:
    done = run("nudge", "1/w^2", "--at", "4", "--eps", "1e-3", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == {
        "function": "1/w^2", "at": "4", "scheme": "forward", "precision": "float", "slope": -0.03125,
        "rows": [{"eps": "0.001", "J": "0.0625", "J_eps": "0.06246876171484496", "k": "-0.031238285155041345",
                  "off_by": 1.1714844958654602e-05, "trusted": 13}],
    }  # fmt: skip
    assert "1e-3  9.006001" in run("nudge", "w^2", "--at", "3", "--eps", "1e-1:1e-4").stdout


@pytest.mark.parametrize(
    ("function", "at", "eps", "J", "J_eps", "k"),
    [
        ("w^2", "3", "1e-3", "9", "9.006001", "6.000999999999479"),
        ("w^2", "3", "1e-9", "9", "9.000000006", "6.000000496442226"),
        ("2w", "3", "0.001", "6", "6.002", "1.9999999999997797"),
        ("w^3", "2", "1e-3", "8", "8.012006000999998", "12.006000999997823"),
        ("1/w", "2", "1e-3", "0.5", "0.49975012493753124", "-0.2498750624687629"),
        ("1/x^2", "4", "1e-3", "0.0625", "0.06246876171484496", "-0.031238285155041345"),
    ],
)
def test_the_figures_of_the_course(function: str, at: str, eps: str, J: str, J_eps: str, k: str) -> None:
    (row,) = json.loads(run("nudge", function, "--at", at, "--eps", eps, "--json").stdout)["rows"]
    assert (row["J"], row["J_eps"], row["k"]) == (J, J_eps, k)


def test_nudge_where_there_is_nothing_to_nudge() -> None:
    done = json.loads(run("nudge", "1/w", "--at", "0", "--eps", "1e-3", "--json").stdout)
    assert (done["slope"], done["rows"][0]["J"], done["rows"][0]["k"]) == (None, None, None)


def test_derive_as_json() -> None:
    done = json.loads(run("derive", "x*w^2 + b", "--variable", "w", "--json").stdout)
    assert [*done] == ["function", "variable", "derivative", "steps"]
    assert (done["function"], done["variable"], done["derivative"]) == ("x*w^2 + b", "w", "2*x*w")
    assert [(step["id"], step["rule"], step["before"], step["after"], step["depth"]) for step in done["steps"]] == [
        ("1", "sum", "D(x*w^2 + b)", "D(x*w^2)", 0),
        ("1.1", "multiple", "D(x*w^2)", "x*D(w^2)", 1),
        ("1.1.1", "power", "D(w^2)", "2*w", 2),
        ("1.1.so", "together", "x*D(w^2)", "x*(2*w)", 1),
        ("tidy.1", "multiply", "x*(2*w)", "2*x*w", 0),
    ]
    assert done["steps"][0]["why"].startswith("Take it term by term. b stands still and drops out.")
    every = json.loads(run("derive", "x*w^2 + b", "--variable", "w", "--all", "--json").stdout)
    assert ["1.2", "constant"] in [[step["id"], step["rule"]] for step in every["steps"]]


def test_derive_on_the_screen_for_pipes_and_as_latex() -> None:
    piped = run("derive", "w^2*sin(w)").stdout.splitlines()
    assert piped[0] == "  J(w) = w²⋅sin(w)"
    assert piped[-1] == "      dJ/dw = 2⋅w⋅sin(w) + w²⋅cos(w)"
    assert run("derive", "|w|").stdout.splitlines()[-1] == "  dJ/dw = sign(w)"
    assert run("derive", "-w^2").stdout.splitlines()[-1] == "      dJ/dw = -2⋅w"
    assert run("derive", "w^2", "--latex").stdout.startswith(r"\begin{align*}")


def test_derive_what_is_not_known() -> None:
    done = run("derive", "w + (-2)^w")
    assert (done.returncode, done.stderr) == (1, "")
    assert "I don't know the slope of (-2)^w." in done.stdout
    assert done.stdout.endswith("One slope in it stays open, so this derivation has no end.\n")
    assert json.loads(run("derive", "(-2)^w", "--json").stdout)["derivative"] is None


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nudge", "1/w^", "--at", "4"], "EXPR can't be read: Something is missing after ^.\n    1/w^\n        ^"),
        (["nudge", "w^2", "--at", "x"], "--at can't be read"),
        (["nudge", "w^2", "--at", "3", "--eps", "0"], "--eps can't be read"),
        (["nudge", "w^2", "--at", "3", "--scheme", "centre"], "Did you mean central?"),
        (["nudge", "w^2", "--at", "3", "--scheme", "zzz"], "there is no scheme 'zzz'"),
        (["nudge", "x*w", "--at", "3"], "EXPR has the letters x, w: say which one moves with --variable"),
        (["nudge", "w^2"], "--at"),
        (["nudge", "9^9^9", "--at", "3"], "too large"),
        (["nudge", "__import__('os')", "--at", "3"], "EXPR can't be read"),
        (["derive", "w^"], "EXPR can't be read: Something is missing after ^.\n    w^\n      ^"),
        (["derive", "x*w"], "EXPR has the letters x, w: say which one moves with --variable"),
        (["derive", "x*w", "--variable", "2"], "--variable is one letter, such as w or x, not '2'"),
        (["derive", "x*w", "--variable", "w^"], "--variable is one letter"),
        (["derive", "w", "--json", "--latex"], "not allowed with"),
        (["learn", "power"], "There is no lesson 'power'. Did you mean powers?"),
        (["learn", "zzzz"], "`tutor lessons` lists them."),
        (["learn", "99"], "There is no lesson '99'."),
        (["nonsense"], "invalid choice"),
    ],
)
def test_wrong_arguments(arguments: list[str], says: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [("-w^2", "--at", "3"), ("w^2", "--at", "-1/2"), ("w^2", "--at", "-pi"), ("-w", "--at", "-3")]
)
def test_what_begins_with_a_minus_is_a_value(arguments: tuple[str, ...]) -> None:
    done = run("nudge", *arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")


def test_other_letters() -> None:
    done = run("nudge", "x^2*w", "--at", "3", "--variable", "x")
    assert done.returncode == 2
    assert "The letter here is x, not w." in done.stderr
    assert run("nudge", "7", "--at", "3").returncode == 0


def test_the_list_of_lessons() -> None:
    done = run("lessons")
    assert done.returncode == 0
    assert [line.split()[:2] for line in done.stdout.splitlines()][:2] == [["1", "nudge-and-slope"], ["2", "powers"]]


def test_version_and_help() -> None:
    assert run("--version").stdout == f"tutor {tutor.__version__}\n"
    helped = run("--help").stdout
    for command in ("learn", "lessons", "nudge", "derive", "check"):
        assert command in helped


def test_a_broken_lesson_is_reported_and_the_others_still_work(tmp_path: Path) -> None:
    shutil.copytree(CHECKOUT / "tutor", tmp_path / "tutor", ignore=shutil.ignore_patterns("__pycache__", "lessons"))
    folder = tmp_path / "lessons"
    folder.mkdir()
    good = "---\nformat: 1\ntitle: {}\n---\n```predict it\nJ: w^2\n```\n"
    (folder / "01-good.md").write_text(good.format("Good"), encoding="utf-8")
    (folder / "02-bad.md").write_text(good.format("Bad").replace("w^2", "w^\nat: ,"), encoding="utf-8")
    (folder / "03-fine.md").write_text(good.format("Fine"), encoding="utf-8")
    there = {"PYTHONPATH": str(tmp_path)}

    def at(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-P", "-m", "tutor", *arguments], input=typed, capture_output=True, encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1", **there}, cwd=tmp_path, timeout=60, check=False,
        )  # fmt: skip

    done = at("learn", "good", typed="2w\n\n2w\n")
    assert done.returncode == 2
    assert f"{folder / '02-bad.md'}:6:6: error [formula]: Something is missing after ^." in done.stderr
    assert f"{folder / '02-bad.md'}:7:5: error [point]" in done.stderr
    assert "lesson 3 of 3 · Fine" in done.stdout
    assert done.stdout.count("Right") == 2
    assert at("learn", "bad").returncode == 2
    listed = at("lessons")
    assert listed.returncode == 2
    assert "bad" in listed.stdout
    assert "02-bad.md:6:6" in listed.stderr

    shutil.rmtree(folder)
    done = at("learn")
    assert done.returncode == 2
    assert f"No lessons found. I looked in: {tmp_path / 'tutor' / 'lessons'}, {folder}" in done.stderr
    assert at("lessons").returncode == 2


@pytest.mark.skipif(os.name != "posix", reason="POSIX pipes and devices")
@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("{tutor} learn powers < /dev/null > /dev/null", 0),
        ("yes 3 | {tutor} learn powers | head -1", 0),
        ("{tutor} nudge w^2 --at 3 --eps 1e-1:1e-16 | true", 0),
        ("{tutor} nudge w^2 --at 3 > /dev/full", 74),
        ("{tutor} --help > /dev/full", 74),
        ("{tutor} mark --help > /dev/full", 74),
        ("{tutor} --version > /dev/full", 74),
        ("echo 8 | {tutor} learn powers > /dev/full", 74),
        ("{tutor} nudge w^2 --at 3 >&-", 74),
        ("{tutor} lessons <&-", 0),
        ("{tutor} learn powers <&-", 0),
    ],
)
def test_streams_that_end_or_are_full(command: str, status: int) -> None:
    line = command.format(tutor=f"'{sys.executable}' -m tutor")
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    assert done.returncode == status


def test_help_and_the_first_words_load_no_sympy() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "tutor", "--help"], capture_output=True, text=True, check=True
    )
    assert "sympy" not in done.stderr
    assert "prompt_toolkit" not in done.stderr
    code = (
        "import sys, tutor.cli, tutor.terminal.prompt, tutor.terminal.start, tutor.session.answers;"
        "import tutor.render.screen;"
        "print([name for name in sys.modules if name.split('.')[0] in ('sympy', 'mpmath')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_first_prompt_needs_no_derivation() -> None:
    code = (
        "import sys, tutor.terminal.conversation, tutor.session.machine, tutor.render.screen;"
        "print([name for name in sys.modules if name.startswith(('tutor.calculus.deriv', 'tutor.calculus.rules'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_practice_through_a_pipe() -> None:
    done = run("practice", "slope", "--seed", "3", "--count", "2", typed="20\n/skip\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Question 1 of 2 · new: slope by nudging" in done.stdout
    assert "Those were 2 questions, 1 of them right at once." in done.stdout


@pytest.mark.parametrize("way", ["", "/quit\n"])
def test_leaving_practice_early_sums_up_too(way: str) -> None:
    done = run("practice", "slope", "--seed", "3", typed="/skip\n" + way)
    assert done.returncode == 0
    assert "That was one question." in done.stdout


def test_practice_by_the_clock_has_no_count() -> None:
    assert "Question 1 · new" in run("practice", "slope", "--minutes", "5", typed="").stdout


def test_another_session_asks_other_questions() -> None:
    first, second = (run("practice", "power", typed="/skip\n" * 5).stdout for _ in range(2))
    assert first != second


@pytest.mark.parametrize(("skill", "hint"), [("chian", "Did you mean chain?"), ("xyzzy", "--list")])
def test_an_unknown_skill(skill: str, hint: str) -> None:
    done = run("practice", skill)
    assert done.returncode == 2
    assert hint in done.stderr


@pytest.mark.parametrize("number", ["0", "-3", "ten", "1000000", "1.5"])
def test_a_count_is_a_whole_number(number: str) -> None:
    done = run("practice", f"--count={number}")
    assert done.returncode == 2
    assert "is not a whole number above 0" in done.stderr


def test_the_skills_are_listed() -> None:
    done = run("practice", "--list")
    assert done.returncode == 0
    assert "gradient-check" in done.stdout
    assert "checking gradients" in done.stdout


def test_a_worksheet() -> None:
    done = run("practice", "chain", "--sheet", "--count", "3", "--seed", "7")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Question 3" in done.stdout
    assert "Answers" in done.stdout
    assert done.stdout == run("practice", "chain", "--sheet", "--count", "3", "--seed", "7").stdout
    assert run("practice", "xyzzy", "--sheet").returncode == 2


def test_chinese_and_english_in_one_conversation() -> None:
    done = run("learn", "products", "--lang", "zh", typed="4\n/lang en\n/语言 zh\n20\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "第 6 课，共 16 课 · 乘积" in done.stdout
    assert "还不对。\n  这是一份 w²。" in done.stdout
    assert "First turn: w² moves, the 5 waits." in done.stdout
    assert done.stdout.index("对：20。") > done.stdout.index("First turn")


def test_the_columns_of_the_help_are_level_in_chinese() -> None:
    lines = run("nudge", "--help", TUTOR_LANG="zh").stdout.split("选项:")[1].splitlines()
    begun = [found[0] for line in lines if (found := re.match(r"  --\w+(?: [A-Z])?  +", line))]
    starts = {cells(start) for start in begun}
    assert len(begun) >= 6
    assert len(starts) == 1


def test_the_language_set_is_kept(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "TUTOR_LANG": "", "LANG": "C.UTF-8", "LC_ALL": ""}
    assert "Predict the derivative" in run("learn", "powers", typed="/lang zh\n", **home).stdout
    assert "请预测 J(w) = w² 的导数。" in run("learn", "powers", typed="", **home).stdout
    assert "Predict the derivative" in run("learn", "powers", "--lang", "en", typed="", **home).stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--help"], "用法：tutor"),
        (["practice", "--help"], "题数（10）"),
        (["nudge", "w2", "--at", "3"], "读不懂“w2”"),
        (["learn", "power"], "没有名为“power”的课程。你是想写 powers 吗？"),
        (["nudge"], "缺少必需的参数"),
        (["lessons"], "许多旋钮：偏导数"),
    ],
)
def test_the_command_line_in_chinese(arguments: list[str], says: str) -> None:
    done = run(*arguments, TUTOR_LANG="zh")
    shown = done.stdout + done.stderr
    assert says in shown
    for english in ("usage", "options:", "error", "positional", "There is"):
        assert english not in shown
