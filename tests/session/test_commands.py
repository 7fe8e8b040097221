"""The words about pictures, questions of one's own, settings, the menu: what each does, and what it says to a slip."""

from collections.abc import Callable

import pytest

from tutor import __version__
from tutor.calculus.numbers import Point, read_point
from tutor.calculus.sights import Sight
from tutor.calculus.symbolic import Symbolic
from tutor.checking.proof import no_prover
from tutor.course.model import Lesson, Predict
from tutor.messages import say
from tutor.notation.plain import typed
from tutor.notation.tree import Tree
from tutor.notation.unreadable import Unreadable
from tutor.render.canvas import Mode
from tutor.render.lines import plain_text
from tutor.render.screen import Look, render
from tutor.session import machine, reports
from tutor.session.commands import COMMANDS
from tutor.session.outputs import Exploring, Menu, Output, PictureShown, Said, TableShown
from tutor.session.own_function import Own, own_function
from tutor.session.settings import SETTINGS, Settings
from tutor.session.standing import LessonRow, Standing
from tutor.session.state import Entry, State, Tools
from tutor.values import replace

Make = Callable[[str], Lesson]

TWO = """
```predict square
J: w^2
eps: 1e-1, 1e-2
hint: What is one lower than 2?
```

```predict cube
J: w^3
at: 2
```
"""


def no_sympy(function: Tree, variable: str, points: tuple[Tree, ...]) -> Symbolic | None:
    return None


SILENT = Tools(no_prover, no_sympy)


def said(outputs: tuple[Output, ...]) -> str:
    lines = render(outputs, Look(width=200, colour=False, picture=Mode.OFF))
    return "\n".join(plain_text(line).strip() for line in lines).strip()


def play(state: State, *lines: str) -> tuple[State, str]:
    """Play lines; return the state after them and what was said to the last."""
    outputs: tuple[Output, ...] = ()
    for line in lines:
        state, outputs = machine.advance(state, line, SILENT)
    return replace(state, happened=()), said(outputs)


@pytest.fixture
def opened(lesson: Make) -> State:
    state, _ = machine.go_on(State(lesson(TWO)), SILENT)
    return state


# Pictures


PICTURES = [
    ("/plot", Sight.SECANT, None),
    ("/plot 0.5", Sight.SECANT, 0.5),
    ("/plot tangent", Sight.TANGENT, None),
    ("/plot Kink 0.1", Sight.KINK, 0.1),
    ("/zoom", Sight.ZOOM, None),
    ("/errors", Sight.ERRORS, None),
    ("/errors 1e-3", Sight.ERRORS, 0.001),
]


@pytest.mark.parametrize(("line", "sight", "eps"), PICTURES, ids=[row[0] for row in PICTURES])
def test_a_picture_of_what_was_shown(opened: State, line: str, sight: Sight, eps: float | None) -> None:
    state, _ = play(opened, "2w")
    after, outputs = machine.advance(state, line, SILENT)
    (shown,) = outputs
    assert isinstance(shown, PictureShown)
    assert after == state
    assert (shown.sight, shown.at.text, shown.step and shown.step.value) == (sight, "3", eps)


@pytest.mark.parametrize("line", ["/plot", "/zoom", "/errors", "/explore", "/explore w^2", "/plot tangent"])
def test_no_picture_before_the_prediction(opened: State, line: str) -> None:
    state, answer = play(opened, line)
    assert state == opened
    assert "prediction" in answer or "nothing to explore" in answer
    assert "Your prediction first" in play(opened, "2w", "/explore w^3 at 2")[1]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("/plot x", "A number is wanted here, without the letter x."),
        ("/plot 0.1 0.01", "One step size ε, please, such as 0.1."),
        ("/precision", "There are these arithmetics: float, exact, or a number of digits from 5 to 200"),
        ("/precision 3", "There are these arithmetics"),
        ("/zoom 3", "/zoom takes no argument."),
        ("/report 3", "/report takes no argument."),
        ("/try", "Write a function, such as w^3*sin(w) at 2."),
        ("/try w2", 'I can\'t read "w2"'),
        ("/try w^2 at x", "A number is wanted here, without the letter x."),
        ("/try a*w^2", "One letter moves; give the others numbers: a⋅w² at 3 with a = 2."),
        ("/try a*w^2 with a", "Write the other letters as a = 2, b = 1/2."),
        ("/try a*w^2 with a = pi", "Write the other letters as a = 2, b = 1/2."),
        ("/try a*w^2 with a = 1/0", "Write the other letters as a = 2, b = 1/2."),
        ("/try sqrt(-1-w^2)", "I find no point where that has a slope. Say where: … at P."),
        ("/explore w^", "Something is missing after ^."),
        ("/theme blue", "/theme doesn't know blue. There are: auto, light, dark, high-contrast, none."),
        ("/theme drak", "/theme doesn't know drak. Did you mean dark?"),
        ("/picture", "/picture is auto. There are: auto, braille, blocks, ascii, off."),
        ("/back", "This is the first question of the lesson."),
        ("/lessons", "There are no other lessons here."),
        ("/plto", "I don't know the command /plto. Did you mean /plot?"),
    ],
)
def test_an_argument_that_cant_be(opened: State, line: str, says: str) -> None:
    state, answer = play(opened, line)
    assert state == opened
    assert says in answer


def test_a_picture_of_a_symbolic_derivative(lesson: Make) -> None:
    tools = Tools(no_prover, lambda *_: Symbolic("w**2", "2*w", "2*w", "2 w", ("4",)))
    body = "```code\nJ: w^2\nat: 2\n```\n```predict it\nJ: w^3\n```"
    state, _ = machine.go_on(State(lesson(body)), tools)
    _, (shown,) = machine.advance(state, "/plot", tools)
    assert isinstance(shown, PictureShown)
    assert shown.at.text == "2"


def test_the_explorer_is_opened(opened: State) -> None:
    state, _ = play(opened, "2w")
    after, outputs = machine.advance(state, "/explore", SILENT)
    assert after == state
    assert [type(output) for output in outputs] == [Exploring]
    after, outputs = machine.advance(state, "/explore 1/x at 1/2", SILENT)
    text = said(outputs)
    assert "J(x) = 1/x at x = 1/2" in text
    assert "1e-16" in text
    assert "At x = 0.5 the slope is -4" in text
    assert "the closer, the straighter" in text
    assert "x = 3" in play(after, "/at 3")[1]


def test_other_arithmetics(opened: State) -> None:
    state, answer = play(opened, "2w", "/precision exact")
    assert "1e-2  9.0601    6.01  1.0e-02  10× closer" in answer
    assert "J is no fraction, so no figure is exact; /precision 50 has many digits." in play(state, "/at pi")[1]
    state, answer = play(state, "/precision 30")
    assert "6.0099999999999999999999999[991]" in answer or "6.01" in answer
    assert "3 + 1e-40 is still 3 in 30 digits, so nothing moved." in play(state, "/eps 1e-40")[1]
    _, answer = play(state, "/code")
    assert "from mpmath import mp, mpf" in answer
    state, _ = play(opened, "2w", "/try 1/w at 2", "/skip", "/at 0", "/precision exact")
    assert "At w = 0 J has no value, so there is nothing to nudge from." in play(state, "/at 0")[1]


def test_a_table_at_a_kink_shows_both_sides(opened: State) -> None:
    _, answer = play(opened, "2w", "/try |w| at 2", "/skip", "/at 0")
    assert "At w = 0 J has no slope." in answer
    assert "there is a kink: the slope is -1 from the left and 1 from the right." in answer
    _, answer = play(opened, "2w", "/try |a*w| at 2 with a = 2", "/skip", "/at 0")
    assert "kink" not in answer


def test_a_lesson_opens_the_explorer_only_when_nothing_is_given_away(lesson: Make) -> None:
    block = "```explore\nJ: {J}\nat: 2\n```\n```predict it\nJ: w^2\n```"
    _, outputs = machine.go_on(State(lesson(block.format(J="w^3"))), SILENT)
    (shown,) = [output for output in outputs if isinstance(output, Exploring)]
    assert shown.at.text == "2"
    assert "J(w) = w³ at w = 2, forward" in said(outputs)
    _, outputs = machine.go_on(State(lesson(block.format(J="w^2"))), SILENT)
    assert not any(isinstance(output, Exploring) for output in outputs)
    assert "off by" not in said(outputs)


# A question of one's own


def test_a_question_of_ones_own_and_back(opened: State) -> None:
    before, _ = play(opened, "7w", "/hint")
    state, answer = play(before, "/try w^3*sin(w) at 2")
    assert "A question of your own, at w = 2." in answer
    assert "Predict the derivative of J(w) = w³⋅sin(w)." in answer
    assert (state.tries, state.hints) == (0, 0)
    assert "Your prediction first" in play(state, "/plot", "/at 3")[1] or "first" in play(state, "/at 2")[1]
    state, answer = play(state, "3w^2*sin(w)")
    assert "Not yet." in answer
    assert state.tries == 1
    state, answer = play(state, "3w^2*sin(w) + w^3*cos(w)")
    assert answer.startswith("Right")
    assert "J(w) = w³⋅sin(w) at w = 2, forward difference" in answer
    assert "Back to the lesson." in answer
    assert answer.endswith("Predict the derivative of J(w) = w².")
    assert (state.tries, state.hints, state.block) == (before.tries, before.hints, before.block)
    _, (shown,) = machine.advance(state, "/plot", SILENT)
    assert isinstance(shown, PictureShown)
    assert shown.at.text == "2"


def test_leaving_a_question_of_ones_own(opened: State) -> None:
    state, answer = play(opened, "/try w^3", "/try w^4", "/back")
    assert answer.startswith("Back to the lesson.")
    assert state == opened
    state, answer = play(opened, "/try w^3", "/skip")
    assert answer.endswith("Predict the derivative of J(w) = w².")
    assert state.question == opened.question


def test_back_from_a_question_that_is_over_stays_in_the_lesson(opened: State) -> None:
    at_the_second, _ = play(opened, "2w")
    for over in (("/skip",), ("7", "/steps"), ("3w^2",)):
        state, answer = play(at_the_second, "/try w^3 at 2", *over)
        assert "Back to the lesson." in answer
        state, answer = play(state, "/back")
        assert answer == "You are back already. /back once more goes to the question before."
        assert state.question == at_the_second.question
        assert play(state, "/back")[0].question == opened.question
    assert play(at_the_second, "/try w^3", "/back", "/back")[0].question == opened.question


def test_a_picture_says_what_it_shows(opened: State) -> None:
    state, _ = play(opened, "2w", "/try w^3*sin(w) at 2")
    for line in ("/plot", "/plot tangent", "/plot kink", "/zoom", "/errors"):
        assert play(state, line)[1].startswith("J(w) = w² at w = 3\n"), line


def test_a_question_of_ones_own_when_the_lesson_is_over(lesson: Make) -> None:
    state, _ = machine.go_on(State(lesson(TWO), following="next"), SILENT)
    state, _ = play(state, "2w", "3w^2")
    assert state.question is None
    state, answer = play(state, "/try w^2", "2w")
    assert answer.endswith("Back to the lesson.")
    assert not state.over


OWN = [
    # what is typed, the function, its letter, the point
    ("w^3*sin(w) at 2", "w^3*sin(w)", "w", "2"),
    ("x^2", "x^2", "x", "3"),
    ("7", "7", "w", "3"),
    ("1/(w-3)", "1/(w - 3)", "w", "2"),
    ("a*w^2 with a = 2", "a*w^2", "w", "3"),
    ("a*w^2 AT -1/2 WITH a = 1/3", "a*w^2", "w", "-1/2"),
    ("tan(t) at pi/4", "tan(t)", "t", "pi/4"),
    ("|w| at 0", "abs(w)", "w", "0"),
]


@pytest.mark.parametrize(("text", "J", "letter", "at"), OWN, ids=[row[0] for row in OWN])
def test_a_function_of_ones_own(text: str, J: str, letter: str, at: str) -> None:
    own = own_function(text)
    assert isinstance(own, Own)
    assert (typed(own.function.tree), own.function.variable, own.at.text) == (J, letter, at)
    assert own.given == ("at" in text.casefold().split())


@pytest.mark.parametrize(
    ("text", "column"), [("w^", 2), ("w^2 at x", 7), ("w at 3 with a", 12), ("a*w+w2 with a = 2", 4)]
)
def test_the_place_of_what_cant_be_read(text: str, column: int) -> None:
    own = own_function(text)
    assert isinstance(own, Unreadable)
    assert own.column == column


def test_back_to_the_question_before(opened: State) -> None:
    state, answer = play(opened, "2w", "/back")
    assert answer == "Predict the derivative of J(w) = w²."
    assert state.block == opened.block
    state, answer = play(state, "2w")
    assert answer.endswith("Predict the derivative of J(w) = w³.")


# Settings, the menu, the report


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_has_its_command_and_its_words(opened: State, setting: object) -> None:
    assert setting in SETTINGS
    row = next(row for row in SETTINGS if row == setting)
    (command,) = [command for command in COMMANDS if command.name == row.name]
    assert command.choices == row.choices
    assert getattr(Settings(), row.name) in row.choices
    for word in row.choices:
        state, answer = play(opened, f"/{row.name} {word.upper()}")
        assert getattr(state.settings, row.name) == word
        named = row.name == "lang" and word != "auto"
        assert answer.split("\n")[0] == ("I speak English from now on." if named else f"/{row.name} is {word} now.")


def test_the_menu(lesson: Make) -> None:
    course = (Entry("one", "The first"), Entry("test", "A test"))
    state, _ = machine.go_on(State(lesson(TWO), course=course), SILENT)
    standing = Standing((LessonRow("one", "The first", 8, 3, 0, begun=True), LessonRow("test", "A test", 3, 0, 0)))
    _, outputs = machine.advance(state, "/lessons", replace(SILENT, standing=lambda: standing))
    assert isinstance(outputs[0], Menu)
    for width, page in (
        (80, "1  one   The first 3/8\n❯  2  test  A test"),
        (24, "1  one\nThe first 3/8\n❯  2  test\nA test"),
    ):
        lines = render(outputs[:1], Look(width=width, colour=False))
        assert "\n".join(plain_text(line).strip() for line in lines).strip() == page
    for line, wanted in (("/lessons one", "one"), ("/lessons 2", "test")):
        after, answer = play(state, line)
        assert (after.wanted, after.over, answer) == (wanted, True, "")
    assert "There is no lesson tset. Did you mean test?" in play(state, "/lessons tset")[1]
    assert "There is no lesson 9. /lessons lists them." in play(state, "/lessons 9")[1]


def test_the_report(opened: State) -> None:
    _, answer = play(opened, "/report")
    assert answer == f"lesson: test\nfile: 01-test.md\nblock: square\nversion: {__version__}"
    _, answer = play(opened, "2w", "w2\x1b", "/report")
    assert answer.endswith("typed: w2<001B>\nin block: cube\nsaid: I can't read the character <001B> (U+001B).")
    _, answer = play(opened, "2w", "3w^2", "/report")
    assert "block: -" in answer
    assert "typed: 3w^2\nin block: cube\nsaid: Right" in answer


def test_a_report_of_nothing_said(opened: State) -> None:
    assert reports.typed(opened, "x", ()).said == say("-")
    table = machine.advance(opened, "2w", SILENT)[1]
    only = tuple(output for output in table if isinstance(output, TableShown))
    assert reports.typed(opened, "x", only).said == say("-")
    assert reports.typed(opened, "x", (*only, Said(say("Right.")))).said == say("Right.")


def test_questions_of_ones_own_are_questions(opened: State) -> None:
    state, _ = play(opened, "/try w^3")
    assert isinstance(state.question, Predict)
    assert isinstance(read_point("3"), Point)
