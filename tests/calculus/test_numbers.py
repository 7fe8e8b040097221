"""Points and step sizes: what is read, as which number, and what is refused where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import law

from tutor.calculus.numbers import MOST_STEPS, Point, Step, read_point, read_points, read_steps
from tutor.calculus.symbolic import Symbolic
from tutor.messages import Message, say
from tutor.notation.tree import Number
from tutor.notation.unreadable import Unreadable
from tutor.render.sentences import sentence


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", "3"), ("-3", "-3"), ("3.0", "3.0"), (" 3 ", "3"), ("1/2", "0.5"), ("-1/2", "-0.5"), ("½", "0.5"),
        ("1e-3", "0.001"), ("2.5e2", "250.0"), ("-1e300", "-1e+300"), ("2^10", "1024"), ("pi/2", "1.5707963267948966"),
        ("π", "3.141592653589793"), ("e", "2.718281828459045"), ("sqrt(2)", "1.4142135623730951"), ("ln(2)",
        "0.6931471805599453"), ("w = 3", "3"), ("|-3|", "3"), ("0", "0"), ("10^30", "1" + "0" * 30),
    ],
)  # fmt: skip
def test_a_point(text: str, value: str) -> None:
    point = read_point(text)
    assert isinstance(point, Point)
    assert repr(point.value) == value
    assert point.text == text.strip()


NUMBER = "is not a number."
STEP = "A step size ε is a number such as 0.001 or 1e-3, above 0 and at most 1."


@pytest.mark.parametrize(
    ("text", "column", "told"),
    [
        ("", 0, "There is nothing to read yet."),
        ("w", 0, "A number is wanted here, without the letter w."),
        ("3 + x", 4, "A number is wanted here, without the letter x."),
        ("three", 0, 'I don\'t know the name "three". Did you mean 3?'),
        ("2,5,1", 1, "A decimal point is a point here. Did you mean 2.5?"),
        ("1/0", 0, "1/0 is not a number."),
        ("sqrt(-1)", 0, "sqrt(-1) is not a number."),
        (" ln(0) ", 0, "ln(0) is not a number."),
        ("10^400", 0, "10^400 is not a number."),
        ("10.0^200*10.0^200", 0, "10.0^200*10.0^200 is not a number."),
        ("9^9^9", 0, "That number is too large to compute with."),
        ("1e999", 1, "That power of ten is too large."),
        ("infinity", 0, "infinity is not a number to answer with."),
        ("2 = 3", 2, "That is an equation. Write the number alone."),
    ],
)
def test_what_is_no_point(text: str, column: int, told: str) -> None:
    outcome = read_point(text)
    assert isinstance(outcome, Unreadable)
    assert (outcome.column, sentence(outcome.reason)) == (column, told)


@pytest.mark.parametrize(
    ("text", "values"),
    [("3", [3]), ("2, -2", [2, -2]), ("1/2,1/4 , 0", [0.5, 0.25, 0]), ("1e-3", [0.001])],
)
def test_points(text: str, values: list[float]) -> None:
    points = read_points(text)
    assert isinstance(points, tuple)
    assert [point.value for point in points] == values


@pytest.mark.parametrize(
    ("text", "column", "told"),
    [
        ("", 0, "There is nothing to read yet."),
        ("2,", 2, "There is nothing to read yet."),
        ("2, ,3", 3, "There is nothing to read yet."),
        ("2, x", 3, "A number is wanted here, without the letter x."),
        ("2,  3 + x", 8, "A number is wanted here, without the letter x."),
        ("1, 1/0", 3, "1/0 is not a number."),
    ],
)
def test_what_are_no_points(text: str, column: int, told: str) -> None:
    outcome = read_points(text)
    assert isinstance(outcome, Unreadable)
    assert (outcome.column, sentence(outcome.reason)) == (column, told)


@pytest.mark.parametrize(
    ("text", "texts", "values"),
    [
        ("1e-3", ["1e-3"], [1e-3]),
        ("0.001", ["1e-3"], [1e-3]),
        ("1E-03", ["1e-3"], [1e-3]),
        ("0.5", ["5e-1"], [0.5]),
        ("0.25", ["0.25"], [0.25]),
        ("1.0", ["1"], [1.0]),
        ("0.25 .. 0.002", ["2.5e-1", "2.5e-2", "2.5e-3"], [0.25, 0.025, 0.0025]),
        ("1", ["1"], [1.0]),
        ("1e-3, 1e-9", ["1e-3", "1e-9"], [1e-3, 1e-9]),
        ("1e-3 1e-9", ["1e-3", "1e-9"], [1e-3, 1e-9]),
        ("  1e-3 ,1e-9 ", ["1e-3", "1e-9"], [1e-3, 1e-9]),
        ("1e-1 .. 1e-4", ["1e-1", "1e-2", "1e-3", "1e-4"], [0.1, 0.01, 0.001, 0.0001]),
        ("1e-1:1e-3", ["1e-1", "1e-2", "1e-3"], [0.1, 0.01, 0.001]),
        ("1e-1…1e-2", ["1e-1", "1e-2"], [0.1, 0.01]),
        ("1 ... 0.01", ["1", "1e-1", "1e-2"], [1.0, 0.1, 0.01]),
        ("0.5 .. 0.004", ["5e-1", "5e-2", "5e-3"], [0.5, 0.05, 0.005]),
        ("1e-299", ["1e-299"], [1e-299]),
    ],
)
def test_steps(text: str, texts: list[str], values: list[float]) -> None:
    steps = read_steps(text)
    assert isinstance(steps, tuple)
    assert [step.text for step in steps] == texts
    assert [step.value for step in steps] == values


@pytest.mark.parametrize(
    ("text", "python"), [("1e-9", "1e-9"), ("0.001", "0.001"), ("1e-3", "0.001"), ("2.5e-5", "2.5e-5"), ("1", "1.0")]
)
def test_a_step_in_python_is_the_same_float(text: str, python: str) -> None:
    steps = read_steps(text)
    assert isinstance(steps, tuple)
    (step,) = steps
    assert step.python == python
    assert float(step.python) == step.value


FEW = f"From 1 to {MOST_STEPS} step sizes, please."
RANGE = "Write a range of step sizes from large to small, such as 1e-1 .. 1e-9."


@pytest.mark.parametrize(
    ("text", "column", "told"),
    [
        ("", 0, FEW),
        (" , ", 0, FEW),
        (" ".join(f"1e-{power}" for power in range(1, 67)), 0, FEW),
        ("0", 0, STEP),
        ("-1e-3", 0, STEP),
        ("2", 0, STEP),
        ("1e-300", 0, STEP),
        ("1/2", 0, STEP),
        ("1e-3, 2", 6, STEP),
        ("1e-3  x", 6, "A number is wanted here, without the letter x."),
        ("1e-3, 1e-3", 6, "Step sizes go from large to small: 1e-3 is not smaller."),
        ("1e-9, 1e-3", 6, "Step sizes go from large to small: 1e-3 is not smaller."),
        ("1e-3 .. 1e-1", 0, RANGE),
        ("1e-3 .. 1e-3", 0, RANGE),
        ("1 .. 1e-99", 0, RANGE),
        ("2 .. 1e-3", 0, STEP),
        ("1e-1 .. 2", 8, STEP),
        ("1e-1 .. 1e-x", 11, "A number is wanted here, without the letter x."),
        (" 2 .. 1e-3", 1, STEP),
        ("1e-1 ..", 7, "There is nothing to read yet."),
        (".. 1e-3", 0, "There is nothing to read yet."),
    ],
)
def test_what_are_no_steps(text: str, column: int, told: str) -> None:
    outcome = read_steps(text)
    assert isinstance(outcome, Unreadable)
    assert (outcome.column, sentence(outcome.reason)) == (column, told)


LINES = st.lists(st.sampled_from([*"0123456789e-+., :…x/^()", "1e-3", " .. ", ", "]), max_size=12).map("".join)


@law
@given(LINES)
def test_numbers_of_any_text_never_raise_and_slips_lie_within_it(text: str) -> None:
    for reader in (read_point, read_points, read_steps):
        outcome = reader(text)
        if isinstance(outcome, Unreadable):
            assert 0 <= outcome.column <= len(text)


@law
@given(st.lists(st.integers(1, 299), min_size=1, max_size=MOST_STEPS, unique=True).map(sorted))
def test_steps_written_down_are_read_again(powers: list[int]) -> None:
    steps = read_steps(", ".join(f"1e-{power}" for power in powers))
    assert steps == tuple(Step(f"1e-{power}", float(f"1e-{power}")) for power in powers)
    assert read_steps(" ".join(step.text for step in steps if isinstance(step, Step))) == steps


def test_a_message_is_a_value() -> None:
    assert say("I read {it}.", it="w") == Message("I read {it}.", (("it", "w"),))
    assert say("Yes.") == Message("Yes.")
    assert hash(say("Yes.")) == hash(Message("Yes."))


def test_what_a_computer_algebra_system_says_is_a_value() -> None:
    words = Symbolic("w**2", "2*w", "2*w", "2 w", ("4",))
    assert words == Symbolic("w**2", "2*w", "2*w", "2 w", ("4",))
    assert read_point("2") == Point("2", Number("2"), 2)
