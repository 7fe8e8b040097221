"""The parent's end: deadlines, spares, and children that die, hang, lie, flood or never come."""

import contextlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from stand_ins import PROVES_ALL, child

from tutor.calculus.symbolic import Symbolic
from tutor.checking.proof import Proof
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree
from tutor.prover import process
from tutor.prover.process import COMMAND, Prover, Worker

needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")

SLACK = 0.3
"""Seconds beyond the deadline that killing and starting anew may take."""


def tree(text: str) -> Tree:
    reading = read(text, Alphabet("w"))
    assert isinstance(reading, Reading)
    return reading.tree


W2, TWO_W = tree("w^2"), tree("2w")
HANGS = tree("sin(10(w+5)^4)"), "w", tree("4(w+5)^3*cos(10(w+5)^4)")


@contextlib.contextmanager
def asking(command: tuple[str, ...] = COMMAND, deadline: float = 20.0) -> Iterator[Prover]:
    prover = Prover(deadline, command)
    try:
        yield prover
    finally:
        prover.close()


def pid(prover: Prover) -> int:
    assert prover.worker is not None
    return prover.worker.process.pid


# SymPy itself


@pytest.mark.parametrize(
    ("function", "answer", "proof"),
    [
        ("w^2", "2w", Proof.PROVEN),
        ("w^2", "w", Proof.UNPROVEN),
        ("sigmoid(w)", "1/(2cosh(w/2))^2", Proof.PROVEN),
        ("asin(w)", "1/(sqrt(1-w)sqrt(1+w))", Proof.PROVEN),
        ("sin(w)", "cos(w+0.00001)", Proof.UNPROVEN),
    ],
)
def test_sympy_proves(prover: Prover, function: str, answer: str, proof: Proof) -> None:
    assert prover.prove(tree(function), "w", tree(answer)) is proof


def test_sympy_differentiates(prover: Prover) -> None:
    assert prover.differentiate(W2, "w", (tree("3"), tree("-3"))) == Symbolic("w**2", "2*w", "2*w", "2 w", ("6", "-6"))


def test_sympy_may_not_know(prover: Prover) -> None:
    assert prover.differentiate(tree("1/0"), "w", ()) is not None
    reply = prover.ask({"ask": "differentiate"})
    assert isinstance(reply, dict)
    assert reply["error"] == "KeyError"


def test_a_question_that_hangs_ends_at_the_deadline_and_the_spare_takes_over() -> None:
    with asking() as prover:
        assert prover.prove(W2, "w", TWO_W) is Proof.PROVEN
        spare = prover.spare
        assert spare is not None
        prover.deadline = 0.5
        start = time.monotonic()
        assert prover.prove(*HANGS) in (Proof.TIMEOUT, Proof.UNPROVEN)
        assert time.monotonic() - start < prover.deadline + SLACK
        prover.deadline = 20.0
        assert prover.prove(W2, "w", TWO_W) is Proof.PROVEN
        assert pid(prover) == spare.process.pid


def test_the_worker_ends_a_hopeless_proof_itself_and_stays_warm() -> None:
    with asking() as prover:
        assert prover.prove(W2, "w", TWO_W) is Proof.PROVEN
        first = pid(prover)
        prover.deadline = process.DEADLINE + 1
        assert prover.prove(*HANGS) in (Proof.UNPROVEN, Proof.TIMEOUT)
        if hasattr(signal, "setitimer"):
            assert pid(prover) == first


@needs_signals
def test_a_worker_killed_while_idle_is_replaced_unnoticed() -> None:
    with asking() as prover:
        assert prover.prove(W2, "w", TWO_W) is Proof.PROVEN
        os.kill(pid(prover), signal.SIGKILL)
        time.sleep(0.1)
        assert prover.prove(W2, "w", TWO_W) is Proof.PROVEN


@needs_signals
def test_a_worker_killed_at_its_work_proves_nothing() -> None:
    with asking() as prover:
        assert prover.prove(W2, "w", TWO_W) is Proof.PROVEN
        threading.Timer(0.2, os.kill, (pid(prover), signal.SIGKILL)).start()
        start = time.monotonic()
        assert prover.prove(*HANGS) is Proof.ABSENT
        assert time.monotonic() - start < 1.0
        assert prover.prove(W2, "w", TWO_W) is Proof.PROVEN


# Children that misbehave

ABSENT = {
    "says something else than JSON": 'question(); print("garbage", flush=True); question()',
    "says something that is no object": "question(); say([1, 2]); question()",
    "says no number": 'question(); say({"proof": "proven"}); question()',
    "says another number": 'say({"proof": "proven", "number": question()["number"] + 1}); question()',
    "knows no such proof": 'say({"proof": "perhaps", "number": question()["number"]}); question()',
    "says nothing of a proof": 'say({"number": question()["number"]}); question()',
    "says an error": 'say({"error": "MemoryError", "number": question()["number"]}); question()',
    "says nothing and dies": "question()",
    "says a line without end": 'question(); sys.stdout.write("x" * 10**6); sys.stdout.flush(); question()',
    "writes bytes that are no text": 'question(); sys.stdout.buffer.write(b"\\xff\\n"); sys.stdout.flush(); question()',
    "dies as soon as it is ready": "",
    "is deaf": "os.close(0); time.sleep(0.3); say({}); time.sleep(60)",
}


@pytest.mark.parametrize("program", ABSENT.values(), ids=ABSENT.keys())
def test_a_child_that_breaks_down_proves_nothing(program: str) -> None:
    with asking(child(program), deadline=5.0) as prover:
        assert prover.prove(W2, "w", TWO_W) is Proof.ABSENT
        assert prover.prove(W2, "w", TWO_W) is Proof.ABSENT


@pytest.mark.parametrize("first", ['print("hello", flush=True)', 'say({"ready": False})', "sys.exit(1)"])
def test_a_child_that_is_never_ready_proves_nothing(first: str) -> None:
    with asking(child(first, ready=False), deadline=5.0) as prover:
        assert prover.prove(W2, "w", TWO_W) is Proof.ABSENT


def test_a_program_that_can_not_be_started_proves_nothing() -> None:
    with asking((str(Path(sys.executable).parent / "no-such-python"),)) as prover:
        assert prover.prove(W2, "w", TWO_W) is Proof.ABSENT
        assert prover.differentiate(W2, "w", ()) is None


@pytest.mark.parametrize(
    "reply", ['{"function": 1, "derivative": "2*w", "latex": "", "values": []}', '{"derivative": "2*w"}']
)
def test_half_a_derivative_is_none(reply: str) -> None:
    program = f'say({{**json.loads({reply!r}), "number": question()["number"]}}); question()'
    with asking(child(program)) as prover:
        assert prover.differentiate(W2, "w", ()) is None


def test_a_second_reply_is_not_taken_for_the_answer_to_the_next_question() -> None:
    twice = """
    while True:
        reply = {"proof": "proven", "number": question()["number"]}
        say(reply), say(reply)
    """
    with asking(child(twice)) as prover:
        assert prover.prove(W2, "w", TWO_W) is Proof.PROVEN
        assert prover.prove(W2, "w", TWO_W) is Proof.ABSENT


def test_a_child_that_answers_late_is_killed() -> None:
    with asking(child("number = question(); time.sleep(1); say(number); question()")) as prover:
        deadline_of_start(prover)
        prover.deadline = 0.3
        late = pid(prover)
        start = time.monotonic()
        assert prover.prove(W2, "w", TWO_W) is Proof.TIMEOUT
        assert time.monotonic() - start < prover.deadline + SLACK
        assert pid(prover) != late


def deadline_of_start(prover: Prover) -> None:
    """Wait until the worker has said that it is ready, as it would be while the learner reads."""
    assert prover.worker is not None
    end = time.monotonic() + 10
    while prover.worker.lines.empty() and time.monotonic() < end:
        time.sleep(0.01)


def test_a_child_still_warming_is_not_killed_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = child('time.sleep(0.8); say({"ready": True}); say({"proof": "proven", "number": question()["number"]})',
                 ready=False)  # fmt: skip
    with asking(slow, deadline=0.2) as prover:
        first = pid(prover)
        start = time.monotonic()
        assert prover.prove(W2, "w", TWO_W) is Proof.TIMEOUT
        assert time.monotonic() - start < prover.deadline + SLACK
        assert pid(prover) == first
        prover.deadline = 10.0
        assert prover.prove(W2, "w", TWO_W) is Proof.PROVEN


def test_a_child_that_warms_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "LONGEST_WARMING", 0.1)
    with asking(child("time.sleep(60)", ready=False), deadline=0.3) as prover:
        first = pid(prover)
        assert prover.prove(W2, "w", TWO_W) is Proof.TIMEOUT
        assert pid(prover) != first


@pytest.mark.parametrize("text", ['json.dumps({"ready": True}) + "\\n"', '"x" * 70000'])
def test_a_flood_is_dammed(text: str) -> None:
    program = f"text = {text}\nwhile True: sys.stdout.write(text)"
    with asking(child(program), deadline=3.0) as prover:
        time.sleep(0.5)
        assert prover.worker is not None
        assert prover.worker.lines.qsize() <= process.MOST_LINES + 1
        assert prover.prove(W2, "w", TWO_W) is Proof.ABSENT


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_ctrl_c_ends_a_run_over_many_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Worker, "ask", interrupted)
    prover = Prover(20.0, PROVES_ALL, conversation=False)
    with contextlib.closing(prover), pytest.raises(KeyboardInterrupt):
        prover.prove(W2, "w", TWO_W)


def test_in_a_conversation_ctrl_c_ends_the_question_only(monkeypatch: pytest.MonkeyPatch) -> None:
    with asking(PROVES_ALL) as prover:
        with monkeypatch.context() as patch:
            patch.setattr(Worker, "ask", interrupted)
            assert prover.prove(W2, "w", TWO_W) is Proof.TIMEOUT
        assert prover.prove(W2, "w", TWO_W) is Proof.PROVEN


def test_closing_ends_both_processes() -> None:
    prover = Prover(20.0, PROVES_ALL)
    assert prover.prove(W2, "w", TWO_W) is Proof.PROVEN
    workers = [prover.worker, prover.spare]
    prover.close()
    assert all(worker is not None and not worker.alive for worker in workers)
    prover.close()


# What a child can see


def seen(expression: str) -> object:
    """Return what a child sees."""
    program = f'say({{"seen": {expression}, "number": question()["number"]}}); question()'
    with asking(child(program)) as prover:
        reply = prover.ask({})
        assert isinstance(reply, dict)
        return reply["seen"]


def test_the_environment_is_a_short_list(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "PYTHONSTARTUP", "LD_PRELOAD", "SECRET_TOKEN", "SYMPY_USE_CACHE"):
        monkeypatch.setenv(name, "no")
    environment = json.loads(json.dumps(seen("dict(os.environ)")))
    assert set(environment) <= {*process.KEPT, "SYMPY_GROUND_TYPES", "MPMATH_NOGMPY", "PYTHONUTF8", "LC_CTYPE"}
    assert environment["SYMPY_GROUND_TYPES"] == "python"


def test_the_working_directory_is_not_the_learners(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert seen("os.getcwd()") == Path(sys.executable).anchor


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are POSIX's")
def test_the_terminals_ctrl_c_does_not_reach_a_child() -> None:
    assert seen("os.getpgrp()") != os.getpgrp()
