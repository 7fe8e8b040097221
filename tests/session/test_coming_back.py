"""Coming back: what a turn leaves behind, where a lesson is gone on with, and what was given up on."""

from collections.abc import Callable

import pytest
from session_play import SILENT, said

from tutor.course.happened import AGAIN, Happened, Kind
from tutor.course.model import Branch, Drill, Lesson, Prose, Recap
from tutor.practice.choosing import Plan
from tutor.practice.generate import shape_of
from tutor.render.sentences import sentence
from tutor.session import machine, record
from tutor.session.outputs import Output, Said
from tutor.session.practising import begin
from tutor.session.resuming import coming_back, resumed
from tutor.session.standing import LessonRow, Standing
from tutor.session.state import NudgeShown, Result, State, Tools
from tutor.values import replace

Make = Callable[[str], Lesson]

THREE = """
Words about squares.

```nudge
J: w^2
eps: 1e-3
```

```predict square
J: w^2
at: 3, -2
hint: First.
hint: Second.
```

Words about a slope.

```value left
J: w^2
at: -3
```

```choose ten
ask: How many?
right: ten | Yes.
wrong: a hundred
```

```code
J: x*w^3
with: x = 2
at: 3
```

```predict cube
J: x*t^3
variable: t
with: x = 2
```
"""


def play(state: State, *lines: str) -> tuple[State, list[Happened], str]:
    """Play lines; return the state, all that happened, and what was said last."""
    happened: list[Happened] = []
    outputs: tuple[Output, ...] = ()
    for line in lines:
        state, outputs = machine.advance(state, line, SILENT)
        happened += state.happened
    return state, happened, said(outputs)


@pytest.fixture
def three(lesson: Make) -> Lesson:
    return replace(lesson(THREE), teaches=("power", "sum"))


@pytest.fixture
def begun(three: Lesson) -> State:
    return machine.open_lesson(State(three), SILENT)[0]


SQUARE, LEFT = "predict\nJ: w^2\nat: 3, -2", "value\nJ: w^2\nat: -3"

RUNGS = 5
"""So often is /hint typed until the whole way is shown: her own two rungs, two of the mathematics, the way."""

HAPPENED = [
    # lines, what the last of them leaves behind
    (("3w",), Happened(Kind.WRONG, "test", "square", "power", asked=SQUARE, line="3w", slip="POW_COEF_MORE")),
    (("3w", " w^5 + 7 "), Happened(Kind.WRONG, "test", "square", "power", asked=SQUARE, line="w^5 + 7", tries=1)),
    (("2w",), Happened(Kind.RIGHT, "test", "square", "power", asked=SQUARE, line="2w", next="left")),
    (("3w", "/hint", "2w"), Happened(Kind.RIGHT, "test", "square", "power", asked=SQUARE, line="2w", tries=1, hints=1,
                                     next="left")),
    (("/hint",), Happened(Kind.HINT, "test", "square", "power")),
    (("3w", "/hint", "hint"), Happened(Kind.HINT, "test", "square", "power", tries=1, hints=1)),
    (("/skip",), Happened(Kind.SHOWN, "test", "square", "power", asked=SQUARE, next="left")),
    (("/hint",) * RUNGS, Happened(Kind.SHOWN, "test", "square", "power", asked=SQUARE, hints=RUNGS, next="left")),
    (("2w", "6"), Happened(Kind.WRONG, "test", "left", "power", asked=LEFT, line="6", slip="SIGN_OF_POINT")),
    (("2w", "-6", "ten"), Happened(Kind.RIGHT, "test", "ten", "power", line="ten", next="cube")),
    (("2w", "-6", "a", "6t^2"), Happened(Kind.RIGHT, "test", "cube", "power", line="6t^2", next="",
                                         asked="predict\nJ: x*t^3\nvariable: t\nwith: x = 2\nat: 3")),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "last"), HAPPENED)
def test_what_a_turn_leaves_behind(begun: State, lines: tuple[str, ...], last: Happened) -> None:
    _, happened, _ = play(begun, *lines)
    assert happened[-1] == last
    assert len(happened) == len(lines)


@pytest.mark.parametrize("line", ["", "2 +", "x", "/help", "/at 5", "/nothing", "/eps 2 +", "/code"])
def test_what_is_no_attempt_leaves_nothing(begun: State, line: str) -> None:
    begun = play(begun, "3w")[0]
    assert play(begun, line)[1] == []


def test_opening_is_told(three: Lesson) -> None:
    state, _ = machine.open_lesson(State(three), SILENT)
    assert state.happened == (Happened(Kind.OPENED, "test", next="square"),)
    state, _ = machine.open_lesson(State(three), SILENT, again=True)
    assert state.happened == (Happened(Kind.OPENED, "test", next="square", note=AGAIN),)


def test_a_command_that_goes_elsewhere_is_told(begun: State) -> None:
    there = replace(begun, block=4)
    assert record.commanded(begun, there) == (Happened(Kind.OPENED, "test", next="left"),)
    assert record.commanded(replace(begun, block=99), replace(begun, block=99)) == ()
    for nothing_asked in (replace(begun, block=0), replace(begun, block=99)):
        assert record.ended(Kind.RIGHT, nothing_asked, begun, "") == ()
        assert record.tried(nothing_asked, "", "") == ()


def test_a_question_of_her_own_is_no_lessons(begun: State) -> None:
    state, happened, _ = play(begun, "3w", "/hint", "/try x^3 at 2", "/hint", "7", "3x^2")
    own = "predict\nJ: x^3\nvariable: x\nat: 2"
    assert happened[2:] == [
        Happened(Kind.HINT, block="try", asked=own),
        Happened(Kind.WRONG, block="try", asked=own, line="7", hints=1),
        Happened(Kind.RIGHT, block="try", asked=own, line="3x^2", tries=1, hints=1),
    ]
    assert (state.aside, state.tries, state.hints) == (None, 1, 1)
    assert play(state, "/try x^3 at 2", "/back")[1] == []


def test_going_back_is_told(begun: State) -> None:
    _, happened, _ = play(begun, "2w", "/back")
    assert happened[-1] == Happened(Kind.OPENED, "test", next="square")


def test_an_answer_taken_back_is_told(begun: State) -> None:
    _, happened, _ = play(begun, "3w", "/undo")
    assert happened[-1] == Happened(Kind.UNDONE, "test", "square", "power", next="square")
    _, happened, _ = play(begun, "3w", "2w", "/undo")
    assert happened[-1] == Happened(Kind.UNDONE, "test", "square", "power", tries=1, next="square")


def test_practice_tells_skill_and_shape_and_has_no_places() -> None:
    state, _ = machine.open_lesson(begin(Plan(("power",), 3, 1)), SILENT)
    assert state.happened == ()
    assert state.question is not None
    name = state.question.id
    skill, shape = shape_of(name)
    state, happened, _ = play(state, "/hint", "/skip")
    assert [(what.kind, what.lesson, what.block, what.skill, what.shape, what.next) for what in happened] == [
        (kind, "", name, skill, shape, None) for kind in (Kind.HINT, Kind.SHOWN)
    ]
    assert play(state, "/back")[1] == []


def test_what_a_block_is_about(lesson: Make) -> None:
    made = lesson(
        "```nudge\nJ: 2w\nat: 5\n```\n```code\nJ: w\n```\n```code\nJ: w\nat: 1, 2\n```\n```explore\nJ: w\nat: 2\n```\n"
        "```fill gap\nJ: w^2\nline: dJ/dw = ____ w\nat: 4\n```\n```value own\nask: x\nanswer: 2\n```\n"
    )
    blocks = [block for block in made.blocks if not isinstance(block, Prose | Branch | Recap | Drill)]
    assert [record.asked(block) for block in blocks] == [
        "nudge\nJ: 2*w\nat: 5", "code\nJ: w", "code\nJ: w\nat: 1, 2", "explore\nJ: w\nat: 2", "fill\nJ: w^2\nat: 4", "",
    ]  # fmt: skip


# Coming back


@pytest.mark.parametrize(
    "lines",
    [(), ("3w",), ("/hint",), ("3w", "/hint", "/hint", "w"), ("2w",), ("2w", "-6"), ("2w", "6", "-6", "b", "a"),
     ("/skip", "-6", "a", "6t^2"), ("/hint",) * 3],
)  # fmt: skip
def test_a_lesson_is_gone_on_with_where_it_was_left(begun: State, lines: tuple[str, ...]) -> None:
    left, _, _ = play(begun, *lines)
    assert left.question is not None
    back = resumed(State(begun.lesson), left.question.id, left.tries, left.hints, left.results)
    assert back is not None
    for part in ("block", "tries", "hints", "results", "returned"):
        assert getattr(back, part) == getattr(left, part), part
    assert {function.tree for function in back.known} >= {function.tree for function in left.known}


def test_the_recap_the_question_and_the_open_hints(begun: State) -> None:
    left, _, _ = play(begun, "3w", "/hint")
    back = resumed(State(begun.lesson), "square", left.tries, left.hints, left.results)
    assert back is not None
    state, outputs = machine.come_back(back, 2)
    assert said(outputs).split("\n\n") == [
        "Welcome back to lesson 2, A test: 0 of 4 questions done.", "Predict the derivative of J(w) = w².", "First.",
    ]  # fmt: skip
    assert state.happened == (Happened(Kind.OPENED, "test", tries=1, hints=1, next="square"),)
    assert said(machine.advance(state, "/hint", SILENT)[1]) == "Second."
    assert isinstance(state.shown, NudgeShown)


def test_the_recap_counts_the_lessons_own_questions_in_its_own_title(begun: State) -> None:
    left, _, _ = play(begun, "2w")
    made = Result("power:square:predict:1:00")
    back = resumed(State(begun.lesson), left.question.id, 0, 0, (*left.results, made))  # type: ignore[union-attr]
    assert back is not None
    assert made in back.results
    (recap, *_) = machine.come_back(back, 2)[1]
    assert isinstance(recap, Said)
    assert sentence(recap.message, lambda text: "一课" if text == "A test" else text) == (
        "Welcome back to lesson 2, 一课: 1 of 4 questions done."
    )


def test_a_corrected_lesson_shows_the_corrected_text(begun: State, lesson: Make) -> None:
    corrected = lesson(THREE.replace("hint: First.", "hint: The first, corrected.").replace("J: w^2", "J: w^4"))
    back = resumed(State(corrected), "square", 0, 1, ())
    assert back is not None
    text = said(machine.come_back(back, 1)[1])
    assert "w⁴" in text
    assert "The first, corrected." in text


def test_a_question_that_is_gone(begun: State, lesson: Make) -> None:
    shorter = lesson(THREE.replace("```choose ten\nask: How many?\nright: ten | Yes.\nwrong: a hundred\n```\n", ""))
    results = (Result("square"), Result("left"))
    back = resumed(State(shorter), "ten", 2, 1, results)
    assert back is not None
    assert back.question is not None
    assert (back.question.id, back.tries, back.hints) == ("left", 0, 0)
    assert resumed(State(shorter), "ten", 2, 1, ()) is None
    assert resumed(State(shorter), "ten", 2, 1, (Result("unknown"),)) is None


def test_a_generated_question_of_a_drill_is_gone_on_with(lesson: Make) -> None:
    drill = lesson("```predict it\nJ: w^2\n```\n```drill more\nskill: power\nuntil: 2\n```")
    state, _ = machine.open_lesson(State(drill), SILENT)
    state, happened, _ = play(state, "2w", "/skip", "/hint")
    assert state.question is not None
    name = state.question.id
    assert [(what.kind, what.skill, what.block.count(":") > 1) for what in happened[1:]] == [
        (Kind.SHOWN, "power", True), (Kind.HINT, "power", True),
    ]  # fmt: skip
    back = resumed(State(drill), name, state.tries, state.hints, state.results)
    assert back is not None
    assert back.question == state.question
    assert (back.hints, back.results) == (1, state.results)
    gone = lesson("```predict it\nJ: w^2\n```")
    back = resumed(State(gone), name, 0, 0, state.results)
    assert back is not None
    assert back.question is not None
    assert back.question.id == "it"


def test_before_anything_was_shown(lesson: Make) -> None:
    back = resumed(State(lesson("```predict it\nJ: w^2\n```")), "it", 0, 0, ())
    assert back is not None
    assert back.shown is None


def test_the_last_thing_shown_before_is_there_again(three: Lesson) -> None:
    back = resumed(State(three), "left", 0, 0, (Result("square"),))
    assert back is not None
    assert isinstance(back.shown, NudgeShown)
    assert back.shown.at.text == "-2"


# What was given up on


def test_what_was_given_up_on_comes_back_at_the_end_once(begun: State) -> None:
    state, _, text = play(begun, "/skip", "-6", "/skip", "6t^2")
    assert state.question is not None
    assert (state.question.id, state.returned) == ("square", True)
    assert "You gave one up earlier. Here it is again; /skip leaves it for another day." in text
    state, happened, text = play(state, "2w")
    assert "Right" in text
    assert happened[-1].next == "ten"
    state, _, text = play(state, "/skip")
    assert state.over
    assert "That was the last lesson." in text
    assert coming_back(state) is None


def test_what_was_given_up_on_just_now_is_not_asked_at_once(begun: State) -> None:
    state, _, text = play(begun, "2w", "-6", "ten", "/skip")
    assert state.over
    assert "That was the last lesson." in text


def test_giving_up_is_never_praised(begun: State) -> None:
    for lines in (("/skip",), ("/hint",) * RUNGS):
        text = play(begun, *lines)[2]
        assert "Right" not in text
        assert "w²" in text


def test_what_follows_the_whole_way_is_closed_when_she_comes_back(begun: State) -> None:
    state, happened, _ = play(begun, *["/hint"] * RUNGS)
    assert happened[-1].next == "left"
    for _ in range(2):  # which rule was it, and one like it
        assert state.aside is not None
        assert state.aside.over
        state, happened, _ = play(state, "/skip")
    assert [(what.kind, what.lesson, what.next) for what in happened] == [
        (Kind.SHOWN, "", None), (Kind.OPENED, "test", "left"),
    ]  # fmt: skip


def test_at_the_lessons_end_it_is_the_question_itself(begun: State) -> None:
    state, _, _ = play(begun, "2w", "-6", "ten")
    _, happened, _ = play(state, *["/hint"] * 9)
    assert next(what.next for what in happened if what.kind is Kind.SHOWN) == "cube"


def test_progress_is_shown_on_request(begun: State) -> None:
    standing = Standing((LessonRow("powers", "Powers", 4, 2, 0, begun=True),))
    tools = Tools(SILENT.prove, SILENT.differentiate, standing=lambda: standing)
    assert machine.advance(begun, "/progress", tools)[1] == (standing,)
    assert said(machine.advance(begun, "/progress", SILENT)[1]) == "Nothing yet: your first answer begins it."
