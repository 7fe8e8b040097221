"""What must not happen: SymPy in the process that draws, code from the learner's folder, files, leftovers."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PS = shutil.which("ps") or "ps"

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and ps are POSIX's")


def run(program: str, folder: Path, **environment: str) -> str:
    """Run a program in a folder; return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_process_that_draws_never_imports_sympy(tmp_path: Path) -> None:
    program = """
import sys
import tutor.checking.judge, tutor.session.machine, tutor.terminal.start, tutor.prover.process
from tutor.checking.judge import judge
from tutor.checking.proof import no_prover
from tutor.notation.reading import read
judge(read("sin(w)").tree, "w", read("sin(pi/2-w)").tree, no_prover)
print(*[name for name in sys.modules if name.split(".")[0] == "sympy"])
"""
    assert run(program, tmp_path) == ""


ASK = """
from tutor.notation.reading import read
from tutor.prover.process import Prover
prover = Prover(deadline=30)
print(prover.prove(read("w^2").tree, "w", read("2w").tree).value)
prover.close()
"""


@pytest.mark.parametrize("name", ["sympy", "mpmath", "sitecustomize", "usercustomize"])
def test_a_module_lying_about_is_not_imported_by_the_worker(tmp_path: Path, name: str) -> None:
    trap = tmp_path / "here"
    trap.mkdir()
    (trap / f"{name}.py").write_text("open('caught', 'w').close()\nraise SystemExit\n", encoding="utf-8")
    assert run("import sys; sys.path.remove('')\n" + ASK, trap) == "proven"
    assert not (trap / "caught").exists()


def test_the_worker_runs_the_same_tutor_as_its_parent(tmp_path: Path) -> None:
    """Even where another one is installed."""
    shutil.copytree(ROOT / "tutor", tmp_path / "tutor")
    program = """
import os, subprocess
from tutor.prover.process import COMMAND
*start, script, root = COMMAND
script = script.replace("main()", "").replace("import main", "import __file__ as it") + "print(it)"
environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
print(subprocess.run([*start, script, root], capture_output=True, text=True, env=environment, cwd="/").stdout)
"""
    shown = run(program, tmp_path, PYTHONPATH=str(tmp_path))
    assert Path(shown) == tmp_path / "tutor" / "prover" / "worker.py"


def test_reading_and_judging_touch_nothing(tmp_path: Path) -> None:
    """No file, no process, no source compiled or run: Python itself is asked, through an audit hook."""
    program = """
import difflib, sys
from fractions import Fraction
import tutor.checking.judge as judging
from tutor.calculus.arithmetic import digits, formula
from tutor.checking.proof import no_prover
from tutor.notation.functions import FUNCTIONS
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.render.sentences import sentence
digits(50), digits(100)

def all_of_it():
    for line in LINES:
        reading = read(line, Alphabet("w"))
        if not isinstance(reading, Reading):
            sentence(reading.reason)
            continue
        for function in ("w^2", "sin(w)", "max(w, w^2)"):
            judging.judge(read(function).tree, "w", reading.tree, no_prover)
            judging.judge_value(read(function).tree, "w", read("pi").tree, reading.tree) if "w" not in line else None

LINES = [f"{row.name}(w)" for row in FUNCTIONS if not row.several] + [
    "2w", "3", "pi/2", "cos(w)", "sin(pi/2-w)", "w^w^w", "1/0", "sn(w)", "__import__('os').system('id')",
    "open('x','w')", "w.diff()", "exec('1')", "lambda: 0", "[w for w in w]", "f'{w}'", "$(id)", "`id`", "\\\\x00", "%s",
]
all_of_it()  # what is imported late is imported now
seen = []
WATCHED = ("open", "compile", "exec", "import", "os.", "subprocess.", "socket.", "shutil.", "ctypes.", "pickle.",
           "marshal.", "tempfile.", "urllib.", "code.", "glob.", "builtins.input")
sys.addaudithook(lambda event, arguments: seen.append((event, arguments)) if event.startswith(WATCHED) else None)
all_of_it()
print(*seen[:5])
"""
    assert run(program, tmp_path) == ""


# Nothing is left behind

PARENT = """
import sys, time
from tutor.notation.reading import read
from tutor.prover.process import COMMAND, Prover
*start, script, root = COMMAND
prover = Prover(30, (*start, script.replace("main()", {before!r} + "main()"), root))
prover.prove(read("w^2").tree, "w", read("2w").tree)
print(prover.worker.process.pid, prover.spare.process.pid, flush=True)
{then}
"""
"""A program that asks; `before` is run in its workers, `then` in the program itself."""

BUSY = 'prover.prove(read("sin(10(w+5)^4)").tree, "w", read("4(w+5)^3*cos(10(w+5)^4)").tree)'

STUCK = "import sympy; sympy.together = lambda *_: sum(range(10**12))\n"
"""One step of the machine that takes minutes: neither a signal nor another thread gets a word in."""


def gone(pid: int) -> bool:
    """Whether a process has ended; one that only waits to be reaped has."""
    state = subprocess.run([PS, "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return not state.strip() or state.strip().startswith("Z")


@needs_posix
@pytest.mark.parametrize(
    ("before", "then", "most"),
    [("", "time.sleep(60)", 1.0), ("", BUSY, 1.0), (STUCK, BUSY, 5.0)],
    ids=["idle", "busy", "stuck"],
)
def test_when_the_parent_is_killed_no_worker_lives_on(tmp_path: Path, before: str, then: str, most: float) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.format(before=before, then=then)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    with parent.stdout as printed:
        workers = [int(word) for word in printed.readline().split()]
    assert len(workers) == 2
    try:
        time.sleep(0.3)
        parent.kill()
        parent.wait()
        end = time.monotonic() + most
        while time.monotonic() < end and not all(map(gone, workers)):
            time.sleep(0.05)
        assert all(map(gone, workers))
    finally:
        for worker in workers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)


@needs_posix
def test_when_the_parent_ends_as_it_should_nothing_lives_on(tmp_path: Path) -> None:
    program = PARENT.format(before="", then="prover.close()")
    workers = [int(word) for word in run(program, tmp_path).split()]
    assert all(map(gone, workers))
