"""The code on the screen is the code that ran: every snippet shown is run by Python, and prints what was said."""

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tutor.author.playing import right_answer
from tutor.calculus.nudge import nudge
from tutor.calculus.numbers import Point, ordinary_steps, read_point
from tutor.calculus.precision import read_precision
from tutor.calculus.schemes import SCHEMES
from tutor.course.reading import read_lesson
from tutor.notation.reading import Reading, read
from tutor.session import machine
from tutor.session.outputs import CodeShown, Nudged, Output
from tutor.session.snippets import of_table
from tutor.session.state import State, Tools
from tutor.store.lessons import read_file, shipped

RUN_EACH = """
import contextlib, io, json, sys
for source in json.load(sys.stdin):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, "snippet", "exec"), {})
    print(json.dumps(out.getvalue().rstrip("\\n")))
"""


def run_each(sources: list[str]) -> list[str]:
    """Run Python sources, each in a namespace of its own; return what they print."""
    done = subprocess.run(
        [sys.executable, "-c", RUN_EACH], input=json.dumps(sources), capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def played(state: State, tools: Tools) -> Iterator[Output]:
    """Play a lesson with right answers, asking for /code after every one, at several step sizes and schemes."""
    state, outputs = machine.go_on(state, tools)
    yield from outputs
    while (question := state.question) is not None:
        answer = right_answer(question, tools, state.stage)
        assert answer is not None
        before, (state, outputs) = state, machine.advance(state, answer, tools)
        assert state != before, f"{answer} doesn't lead on from {question.id}"
        yield from outputs
        for line in ("/code", "/eps 1e-3", "/code"):
            _, outputs = machine.advance(state, line, tools)
            yield from outputs


def check_outputs(outputs: list[Output]) -> int:
    """Run all the code among the outputs; return how many pieces there were."""
    snippets = [output for output in outputs if isinstance(output, CodeShown)]
    nudged = [output for output in outputs if isinstance(output, Nudged)]
    arithmetic = [
        "import math\n" + "\n".join(f"{name} = {code}\nprint({name})" for name, code, _ in each.lines)
        for each in nudged
    ]
    expected = [snippet.prints for snippet in snippets]
    expected += ["\n".join(figure for _, _, figure in each.lines) for each in nudged]
    assert run_each([snippet.source for snippet in snippets] + arithmetic) == expected
    return len(expected)


@pytest.mark.parametrize("number", range(len(shipped())))
def test_the_code_of_a_lesson(number: int, tools: Tools) -> None:
    lesson, _ = read_file(shipped()[number].path)
    assert lesson is not None
    assert check_outputs(list(played(State(lesson), tools))) >= 5


FUNCTIONS = [
    "w^2", "2w", "w^3", "1/w", "1/w^2", "-2(w+1)w", "sqrt(w)", "cbrt(w)/3", "e^w", "2^w", "sin(w)^2*cos(w)", "tan(w/3)",
    "cot(w)", "ln(w)", "log10(w) + log2(w)", "atan(w)", "asin(w/9)", "sinh(w)/cosh(w)", "sigmoid(w)", "sigmoid(2w+1)^2",
    "softplus(w)", "relu(w)", "relu(-w)", "|w|", "max(w, 1)", "min(w, 2, 5)", "pi*w^2/2", "0.5w^(1/2)", "w^-2", "-w^2",
    "-(w+1)/w", "w^w", "007*w", "5.", "acoth(w+2)", "sec(w)*csc(w)", "(w+1)/(w-9)", "1.5w - 2*-w", "a*w^2 + b",
]  # fmt: skip


@pytest.mark.parametrize("at", ["2", "-1/2", "pi/3"])
def test_the_code_of_many_functions(at: str, tools: Tools) -> None:
    outputs: list[Output] = []
    for J in FUNCTIONS:
        letters = "with: a = 3, b = -1\n" if "a*" in J else ""
        body = f"---\nformat: 1\ntitle: t\n---\n```nudge\nJ: {J}\nat: {at}\neps: 1e-3\n{letters}```\n"
        lesson, problems = read_lesson(body, "01-t.md", "01-t.md")
        assert lesson is not None, problems
        state, shown = machine.go_on(State(lesson, following="more"), tools)
        if any("no value" in figure for output in shown if isinstance(output, Nudged) for *_, figure in output.lines):
            continue
        outputs += shown
        for line in ("/code", *(f"/scheme {scheme.name}" for scheme in SCHEMES), "/code", "/eps 0.01 1e-6", "/code"):
            state, shown = machine.advance(state, line, tools)
            outputs += shown
    assert check_outputs(outputs) > 100


PRECISE = [
    # function, point, frozen letter a
    ("w^2", "3", ""), ("1/w", "3", ""), ("w/3 + 1/7", "-1/2", ""), ("0.5*w^3 - 2^(-1)*w", "0.25", ""), ("7", "2", ""),
    ("a*w^2", "3", "1/3"), ("|w| + max(w, 2w)", "2", ""), ("(w+1)^-2", "5", ""), ("-w^2", "-3", ""),
]  # fmt: skip

PRECISE_DIGITS = [
    ("e^w", "1", ""), ("sin(w)/w", "pi/3", ""), ("sigmoid(w)", "1", ""), ("log2(w) + cbrt(w)", "2", ""),
    ("w^pi", "e", ""),
    ("sqrt(2)*w", "1/3", ""), ("relu(w) + sign(w)", "2", ""), ("2^w/3", "1e-1", ""), ("acot(w)", "2", ""),
]  # fmt: skip


def test_code_in_other_arithmetics_prints_the_figures_of_the_table() -> None:
    snippets = []
    for precision, rows in (("exact", PRECISE), ("30", PRECISE + PRECISE_DIGITS)):
        for J, at, a in rows:
            reading, point, chosen = read(J), read_point(at), read_precision(precision)
            assert isinstance(reading, Reading)
            assert isinstance(point, Point)
            assert chosen is not None
            number = read_point(a or "0")
            assert isinstance(number, Point)
            frozen = (("a", number),) if a else ()
            for scheme in SCHEMES:
                table = nudge(reading.tree, "w", point, ordinary_steps(), scheme, frozen, chosen)
                assert all(row.k is not None for row in table.rows), (J, precision)
                snippets.append(of_table(table, tuple((letter, each.tree) for letter, each in frozen)))
    assert run_each([snippet.source for snippet in snippets]) == [snippet.prints for snippet in snippets]
