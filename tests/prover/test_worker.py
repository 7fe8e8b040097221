"""The child's own work, done in this process: translating trees, proving, differentiating."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
import sympy

from tutor.calculus.arithmetic import FLOATS, Undefined, evaluate
from tutor.notation.functions import FUNCTIONS, Function
from tutor.notation.names import NUMBERS_ONLY, Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree
from tutor.prover import worker
from tutor.prover.process import DEADLINE, Prover
from tutor.prover.worker import Translator, answer, differentiate, prove

needs_timers = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="stages are timed where there are timers")


def tree(text: str, alphabet: Alphabet | None = None) -> Tree:
    reading = read(text, alphabet or Alphabet("w", ("a", "b")))
    assert isinstance(reading, Reading), (text, reading)
    return reading.tree


@pytest.fixture(autouse=True)
def timers() -> Iterator[None]:
    """Let timers interrupt a stage here as they do in the child."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, worker.interrupt)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


# Translating


@pytest.mark.parametrize("real", [True, False])
@pytest.mark.parametrize("row", [row for row in FUNCTIONS if not row.several], ids=lambda row: row.name)
def test_every_function_has_the_same_values_in_sympy(row: Function, real: bool) -> None:  # noqa: FBT001 - a table
    formula = tree(f"{row.name}(w)")
    built = Translator(sympy, real=real).build(formula)
    (symbol,) = built.free_symbols
    met = 0
    for at in ("0.3", "0.7", "2.5", "3.5", "-0.4", "-1.75"):
        if row.name == "cbrt" and not real and at.startswith("-"):
            continue  # what is shown to the learner is SymPy's own cube root, which is complex there
        try:
            ours = evaluate(formula, {"w": float(at)}, FLOATS)
        except Undefined:
            continue
        theirs = complex(built.subs(symbol, sympy.Rational(at)))
        assert theirs.imag == pytest.approx(0, abs=1e-12)
        assert theirs.real == pytest.approx(ours, rel=1e-12)
        met += 1
    assert met >= 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("w^2", "w**2"),
        ("w*w", "w**2"),
        ("3*w-w", "2*w"),
        ("w-a", "-a + w"),
        ("2w/3", "2*w/3"),
        ("0.1w", "w/10"),
        ("-2w", "-2*w"),
        ("-(w+1)/2", "-w/2 - 1/2"),
        ("-w^2", "-w**2"),
        ("1/w", "1/w"),
        ("e^w", "exp(w)"),
        ("pi*w", "pi*w"),
        ("max(w, a, 1)", "Max(1, a, w)"),
        ("min(w, 2)", "Min(2, w)"),
        ("|w|", "Abs(w)"),
        ("log2(w)", "log(w)/log(2)"),
    ],
)
def test_formulas_are_built_as_python_would_read_them(text: str, shown: str) -> None:
    assert str(Translator(sympy, real=False).build(tree(text))) == shown


# Proving

PROVEN = (
    ("w^2", "2w", "as it stands"),
    ("a*w^2", "2a*w", "as it stands"),
    ("(w+1)^3", "3w^2+6w+3", "expanded"),
    ("w/(w+1)", "1/(w+1)^2", "over one denominator"),
    ("6w^(7/6)/7", "sqrt(w)/cbrt(w)", "in a root of the letter"),
    ("2atan(sqrt(w))", "(sqrt(w^3)-sqrt(w))/(w^3-w)", "in a root of the letter"),
    ("asin(w)", "1/(sqrt(1-w)sqrt(1+w))", "in a root of the letter"),
    ("w^(-1/2)+w", "1-1/sqrt(4w^3)", "in a root of the letter"),
    ("sin(w)", "sin(pi/2-w)", "as it stands"),
    ("tan(w)", "sec(w)^2", "trigonometric identities"),
    ("sigmoid(w)", "1/(2cosh(w/2))^2", "as exponentials"),
    ("tan(w/2)", "1/(1+cos(w))", "as exponentials"),
    ("asinh(w)", "cosh(ln(2))*4/5/sqrt(1+w^2)", None),
)


@pytest.mark.parametrize(("function", "right", "stage"), PROVEN)
def test_right_answers_are_proven(function: str, right: str, stage: str | None) -> None:
    reply = prove(sympy, tree(function), "w", tree(right))
    assert reply["proof"] == "proven"
    if stage is not None:
        assert reply["stage"] == stage


@pytest.mark.parametrize(
    ("function", "wrong"),
    [
        ("w^2", "2w+10^-30"),
        ("w^2", "2sqrt(w^2)"),
        ("w^2", "2|w|"),
        ("|w|", "1"),
        ("sqrt(w^2)", "1"),
        ("sqrt(w^4)", "2|w|*sqrt(w^2)/w+1/10^9"),
        ("ln(|w|)", "1/|w|"),
        ("cbrt(w^3)", "sign(w)"),
        ("(w^2)^(3/2)", "3w^2"),
        ("(1-w)^(3/2)*cbrt(w)", "cbrt(w)*sqrt(1-w)"),
        ("sqrt(w)", "1/sqrt(w)"),
        ("sqrt(w-1)", "1/(2sqrt(1-w))"),
        ("w^(1/3)", "1/(3w)"),
        ("sin(w)", "cos(w+0.00001)"),
        ("sin(w)", "sqrt(1-sin(w)^2)"),
        ("relu(w)", "1"),
        ("a*w", "b"),
    ],
)
def test_wrong_answers_are_never_proven(function: str, wrong: str) -> None:
    assert prove(sympy, tree(function), "w", tree(wrong)) == {"proof": "unproven"}


@pytest.mark.parametrize(
    ("texts", "roots"),
    [
        (("sqrt(w+1)", "w"), ["w + 1"]),
        (("w", "ln(2w)"), ["2*w"]),
        (("w^(1/3)", "w^-0.5"), ["w", "w"]),
        (("w^2", "w^(4/2)"), []),
        (("cbrt(w)", "w^a"), []),
        (("w^pi", "w^e"), []),
    ],
)
def test_what_stands_under_roots(texts: tuple[str, str], roots: list[str]) -> None:
    translator = Translator(sympy, real=True)
    found = [str(translator.build(inside)) for inside in worker.under_roots(*map(tree, texts))]
    assert found == roots


HANGS = ("sin(10(w+5)^4)", "4(w+5)^3*cos(10(w+5)^4)")
"""A plain slip that SymPy's simplify works on for minutes."""


def _never_ends(*_: object) -> None:
    while True:
        time.sleep(0.01)


@needs_timers
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the alarm may ring in a finaliser
def test_a_proof_gives_up_before_the_parent_does() -> None:
    start = time.monotonic()
    assert prove(sympy, tree(HANGS[0]), "w", tree(HANGS[1])) == {"proof": "unproven"}
    assert time.monotonic() - start < DEADLINE


@needs_timers
def test_even_if_no_stage_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("expand", "together", "trigsimp", "simplify"):
        monkeypatch.setattr(sympy, name, _never_ends)
    start = time.monotonic()
    assert prove(sympy, tree("w"), "w", tree("2")) == {"proof": "unproven"}
    assert time.monotonic() - start < DEADLINE


@needs_timers
def test_where_sympy_can_not_even_differentiate_there_is_a_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sympy, "diff", _never_ends)
    assert prove(sympy, tree("w"), "w", tree("1")) == {"proof": "timeout"}


@needs_timers
def test_no_stage_begins_when_patience_is_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "PATIENCE", 0.0)
    assert prove(sympy, tree("w"), "w", tree("1")) == {"proof": "unproven"}


def test_without_timers_a_stage_takes_what_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as here:  # ends before the timers are put back
        here.delattr(signal, "setitimer", raising=False)
        assert prove(sympy, tree("w^2"), "w", tree("2w"))["proof"] == "proven"


@pytest.mark.parametrize("error", [RecursionError, ZeroDivisionError, TypeError, NotImplementedError])
def test_a_stage_that_stumbles_is_passed_over(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def stumble(*_: object) -> None:
        raise error

    monkeypatch.setattr(sympy, "expand", stumble)
    assert prove(sympy, tree("tan(w)"), "w", tree("sec(w)^2"))["stage"] == "trigonometric identities"


# Differentiating


@pytest.mark.parametrize(
    ("function", "points", "says"),
    [
        ("w^2", ("2", "3", "-3"), ("w**2", "2*w", "2 w", ["4", "6", "-6"])),
        ("w^3", ("2",), ("w**3", "3*w**2", "3 w^{2}", ["12"])),
        ("w", ("2",), ("w", "1", "1", ["1"])),
        ("1/w", ("2", "0"), ("1/w", "-1/w**2", r"- \frac{1}{w^{2}}", ["-1/4", "zoo"])),
        ("1/w^2", ("4",), ("w**(-2)", "-2/w**3", r"- \frac{2}{w^{3}}", ["-1/32"])),
        ("a*w^2", ("1/3",), ("a*w**2", "2*a*w", "2 a w", ["2*a/3"])),
        ("e^w", ("1",), ("exp(w)", "exp(w)", "e^{w}", ["E"])),
        ("sin(w)", ("pi",), ("sin(w)", "cos(w)", r"\cos{\left(w \right)}", ["-1"])),
        ("cbrt(w)", (), ("w**(1/3)", "1/(3*w**(2/3))", r"\frac{1}{3 w^{\frac{2}{3}}}", [])),
        ("3*(2*w)", (), ("6*w", "6", "6", [])),
    ],
)
def test_what_sympy_prints(function: str, points: tuple[str, ...], says: tuple[str, str, str, list[str]]) -> None:
    at = [tree(point, NUMBERS_ONLY) for point in points]
    reply = differentiate(sympy, tree(function), "w", at)
    assert (reply["function"], reply["derivative"], reply["latex"], reply["values"]) == says


# Questions


def written(text: str, *letters: str) -> dict[str, Any]:
    return {"text": text, "letters": list(letters)}


def test_questions_are_answered() -> None:
    w2 = written("w^2", "w")
    proof = {"ask": "prove", "function": w2, "variable": "w", "answer": written("2*w", "w")}
    assert answer(sympy, proof) == {"proof": "proven", "stage": "as it stands"}
    slope = {"ask": "differentiate", "function": w2, "variable": "w", "points": [written("3")]}
    assert answer(sympy, slope)["values"] == ["6"]
    assert answer(sympy, {"ask": "the way", "function": w2}) == {"error": "unknown question the way"}


@pytest.mark.parametrize("text", ["__import__('os')", "w.diff", "w^", "open('x')", "b"])
def test_only_formulas_are_read(text: str) -> None:
    with pytest.raises(TypeError):
        answer(sympy, {"ask": "prove", "function": written(text, "w"), "variable": "w", "answer": written("1")})


def test_warming_up_does_no_harm() -> None:
    worker.warm(sympy)


# What the child does to itself


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits on Windows")
def test_memory_files_and_core_dumps_are_limited() -> None:
    program = (
        "import resource; from tutor.prover import worker; worker.limit_resources();"
        "print([resource.getrlimit(getattr(resource, name))[0] for name in"
        " ('RLIMIT_AS', 'RLIMIT_CORE', 'RLIMIT_FSIZE')])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    memory, core, files = map(int, run.stdout.strip(" []\n").split(","))
    assert (core, files) == (0, 0)
    if sys.platform == "linux":
        assert memory == worker.MEMORY


def test_what_is_printed_by_accident_goes_nowhere() -> None:
    program = (
        "from tutor.prover import worker; replies = worker.own_output();"
        "print('noise', flush=True); replies.write('reply'); replies.flush()"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "reply"


@pytest.mark.parametrize(
    ("function", "tidy"),
    [
        ("w^2", "2*w"),
        ("(w^2+1)/w", "1 - 1/w**2"),
        ("w/(w+1)", "(w + 1)**(-2)"),
        ("w*abs(w)", "w*sign(w) + abs(w)"),
        ("(3w+1)^5", "15*(3*w + 1)**4"),
    ],
)
def test_the_tidy_form_is_short_and_in_our_spelling(function: str, tidy: str, prover: Prover) -> None:
    found = prover.differentiate(tree(function), "w", ())
    assert found is not None
    assert found.tidy == tidy
    assert isinstance(read(found.tidy), Reading)
