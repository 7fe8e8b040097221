"""Wrong answers in the conversation: what is said to a mistake, when it is named, and that nobody is hurried."""

from collections.abc import Callable

import pytest
from test_machine import SILENT, play, said

from tutor.course.model import Lesson
from tutor.session import beforehand, machine
from tutor.session.pace import FAST_ANSWER
from tutor.session.state import State
from tutor.values import replace

Make = Callable[[str], Lesson]


def opened(lesson: Make, block: str) -> State:
    state, _ = machine.go_on(State(lesson(f"```{block}\n```")), SILENT)
    return state


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("block", "line", "says", "slip"),
    [
        ("predict it\nJ: (3w+1)^5\nat: 1\nwatch: CHAIN_DROPPED", "5(3w+1)^4",
         "The outside is right. How many times as fast as w does the inside, 3⋅w + 1, move?", "CHAIN_DROPPED"),
        # two readings are as likely: nothing is asserted, the question tells them apart
        ("predict it\nJ: (3w+1)^5\nat: 1", "5(3w+1)^4",
         "× 0.001. How many times as fast as w does the inside, 3⋅w + 1, move?", ""),
        ("predict it\nJ: (3w+1)^5\nat: 1\nwatch: CHAIN_ADDED", "5(3w+1)^4 + 3",
         "At w = 1 the inside moves 3 times as fast as w, and the outside 1280 times as fast as the inside.",
         "CHAIN_ADDED"),
        ("predict it\nJ: (w+3)^2\nat: 2", "2w",
         "At w = 2, (w + 3)² is 25, but its terms raised one by one make 13. What if the bracket stays whole?",
         "FRESHMAN_POWER"),
        ("predict it\nJ: w^3 + sin(2w)\nat: 1\nwatch: POW_NO_COEF", "w^2 + cos(2w)",
         "There are two things to look at. The old exponent 3 has one more thing to do: where does it go?", ""),
        ("predict it\nJ: w^3 + sin(2w)\nat: 1", "w^2 + cos(2w)", "Take it term by term", ""),
        # a number that is added where none belongs, and where one does
        ("predict it\nJ: w^2\nat: 3", "2w + 1",
         "Everything with w in it is right. One number is added that is not in the slope.", "OFF_BY_CONSTANT"),
        ("predict it\nJ: w^2 + 3w\nat: 3", "2w + 17", "Everything with w in it is right. Take it term by term",
         "OFF_BY_CONSTANT"),
        ("predict it\nJ: 3w\nat: 3", "17", "Which part of it moves?", "OFF_BY_CONSTANT"),
        # what is right in the rest is said where there is a rest that is right
        ("predict it\nJ: 3(w^2 + 7)/4\nat: 1\nwatch: CONST_KEPT", "3(2w + 7)/4",
         "The part with w in it is right. When w moves, how far does 7 move?", "CONST_KEPT"),
        ("predict it\nJ: (w^2 + 7)^2\nat: 1\nwatch: CONST_KEPT", "2(w^2 + 7)(2w + 7)",
         "× 0.001. When w moves, how far does 7 move?", "CONST_KEPT"),
        ("predict it\nJ: e^w*(w^2 + 7)\nat: 1\nwatch: CONST_KEPT", "e^w*(w^2 + 7) + e^w*(2w + 7)",
         "× 0.001. When w moves, how far does 7 move?", "CONST_KEPT"),
        ("predict it\nJ: (w^2 + 7)/w\nat: 1\nwatch: CONST_KEPT", "((2w + 7)w - (w^2 + 7))/w^2",
         "× 0.001. When w moves, how far does 7 move?", "CONST_KEPT"),
        ("predict it\nJ: w^3*sin(w)\nat: 1", "7*(3w^2*sin(w) + w^3*cos(w))",
         "The shape is right; only a constant factor is off. Two factors move.", "CONST_MULTIPLE"),
        ("predict it\nJ: w^3*sin(w)\nat: 1", "7*(3w^2*cos(w))", "Two factors move.", ""),
        ("predict it\nJ: x*w + 7\nat: 3\nwith: x = 2", "2 + 7", "When w moves, how far does 7 move?", "CONST_KEPT"),
        ("predict it\nJ: (w+3)^2\nat: 2\nwrong: 2w | The author's own word.", "2w", "The author's own word.",
         "FRESHMAN_POWER"),
        ("predict it\nJ: w^2\nat: 2\nwrong: 99w^7 | The author's own word.", "99w^7", "The author's own word.", ""),
        ("value it\nJ: w^3\nat: 2", "8",
         "J goes from 8 to 8.012006001. 8 is how high J is at w = 2.", "VALUE_NOT_SLOPE"),
        ("value it\nJ: w^2\nat: -3", "6", "That is the slope at w = 3. What is it at w = -3?", "SIGN_OF_POINT"),
        ("value it\nJ: w^3\nat: 2\nwrong: 8 | How high, or how steep?", "8", "Not yet. How high, or how steep?",
         "VALUE_NOT_SLOPE"),
        ("value it\nJ: w^2\nat: 3\nwatch: POW_NO_COEF, RATIO_FROM_ORIGIN", "3",
         "How many times 0.001 is that, and which way?", ""),
        ("value it\nJ: x*w\nat: 3\nwith: x = 2", "6", "6 is how high J is at w = 3.", "VALUE_NOT_SLOPE"),
    ],
)  # fmt: skip
def test_what_is_said_to_a_mistake(lesson: Make, block: str, line: str, says: str, slip: str) -> None:
    state, text = play(opened(lesson, block), line)
    assert says in words(text)
    assert state.slips == ((slip,) if slip else ())
    assert state.tries == 1


@pytest.mark.parametrize(
    ("block", "line", "says"),
    [
        ("predict it\nJ: w^2\nat: 3", "2w + h", "That is the difference quotient. Let h shrink: which part stays?"),
        ("predict it\nJ: 6(7w-4)^3\nat: 3", "126u^2", "That is right, in terms of u. What is u, written with w?"),
        ("predict it\nJ: w^2\nat: 3", "2x", "The letter here is w, not x."),
        ("predict it\nJ: w^2\nat: 3", "3u", "The letter here is w, not u."),
        ("predict it\nJ: w^2\nat: 3, 5", "10", "At w = 5 that is right. What is it at any w?"),
        ("value it\nJ: w^2\nat: 3", "2w", "The formula is right. What does it give at w = 3?"),
        ("value it\nJ: w^2\nat: 3", "3w", "A number is wanted here"),
        ("value it\nJ: w^2\nat: 3", "undefined", "Both changes shrink, but k settles."),
        ("value it\nJ: w^2\nat: 3", "0/0", "Both changes shrink, but k settles."),
        ("value it\nJ: ln(w)\nat: -3", "undefined", "is not a number to answer with"),
        ("value it\nask: How many?\nanswer: 3", "undefined", "is not a number to answer with"),
    ],
)
def test_what_costs_nothing(lesson: Make, block: str, line: str, says: str) -> None:
    before = opened(lesson, block)
    state, text = play(before, line)
    assert says in words(text)
    assert (state.tries, state.slips) == (0, ())


def test_two_mistakes_at_once_are_a_guess_that_is_not_held_against_her(lesson: Make) -> None:
    state = opened(lesson, "predict it\nJ: w^2\nat: 3\nwatch: POW_AS_MULTIPLE")
    state, text = play(state, "w^2/3")
    assert "There are two things to look at." in text
    assert "as before" not in play(state, "2")[1]
    named, _ = play(state, "2", "2")
    assert "It is the same as before: you read the power as a multiple." in play(named, "2")[1]


def test_the_points_of_the_lesson_are_known(lesson: Make) -> None:
    blocks = "predict first\nJ: w^2\nat: 5", "value second\nJ: w^2\nat: 4", "value third\nJ: w^2\nat: 3"
    state, _ = machine.go_on(State(lesson("\n\n".join(f"```{block}\n```" for block in blocks))), SILENT)
    state, _ = play(state, "2w", "8")
    for line in ("8", "10"):
        _, text = play(state, line)
        assert "That is the slope somewhere else. What is it at w = 3?" in words(text)


def test_a_mistake_is_named_when_it_comes_twice(lesson: Make) -> None:
    before = opened(lesson, "predict it\nJ: w^3\nat: 2")
    state, first = play(before, "3w^3")
    assert "same as before" not in first
    state, second = play(state, "3w^3")
    assert "It is the same as before: you did not lower the exponent." in words(second)
    assert state.slips == ("POW_KEEP_EXP", "POW_KEEP_EXP")


def test_a_mistake_met_before_settles_which_of_two_it_is(lesson: Make) -> None:
    before = opened(lesson, "predict it\nJ: (3w+1)^5\nat: 1")
    known = State(before.lesson, slips=("CHAIN_DROPPED",))
    _, text = play(known, "5(3w+1)^4")
    assert "It is the same as before: you left out the slope of the inside." in words(text)
    _, text = play(State(before.lesson, slips=("CMUL_DROPPED",)), "5(3w+1)^4")
    assert "you dropped the constant factor 3. How many times as fast does 3⋅w move?" in words(text)


# Pace


def quick(state: State, *lines: tuple[str, float | None]) -> tuple[State, str]:
    """Type lines, each after so many seconds of thought."""
    text, now = "", state.now or 0.0
    state = replace(state, now=now)
    for line, took in lines:
        now += took or 0.0
        state, outputs = machine.advance(state, line, SILENT, None if took is None else now)
        text = said(outputs)
    return state, text


SLOWLY = "There is no hurry. Push w up a little, in your head: which part of J moves first?"


def test_three_guesses_in_a_row_slow_down_without_blame(lesson: Make) -> None:
    before = opened(lesson, "predict it\nJ: w^2\nat: 3")
    guess = ("9w^9", FAST_ANSWER / 2)
    state, text = quick(before, guess, guess)
    assert SLOWLY not in words(text)
    state, text = quick(state, guess)
    assert SLOWLY in words(text)
    state, text = quick(state, guess, guess)
    assert SLOWLY not in words(text)
    _, text = quick(before, guess, guess, ("9w^9", FAST_ANSWER * 2), guess, guess)
    assert SLOWLY not in words(text)
    _, text = quick(before, ("9w^9", None), ("9w^9", None), ("9w^9", None))
    assert SLOWLY not in words(text)


def test_choices_are_not_to_be_guessed_through(lesson: Make) -> None:
    block = "choose it\nask: Which?\nright: this\nwrong: that\nwrong: other"
    state, text = quick(opened(lesson, block), ("b", 0.5), ("c", 0.5), ("b", 0.5))
    assert "There is no hurry. Which answer can you rule out, and why?" in text
    assert state.tries == 3


# Beforehand


def test_the_work_is_done_before_the_answer_is_there(lesson: Make) -> None:
    state = opened(lesson, "predict it\nJ: w^2*sin(17w)\nat: 3")
    assert sum(1 for _ in beforehand.work(state)) > 10
    choice = opened(lesson, "choose it\nask: Which?\nright: this\nwrong: that")
    assert list(beforehand.work(choice)) == []
