"""The conversation as a function: commands, answers, what counts and what is never given away."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutor.calculus.symbolic import Symbolic
from tutor.checking.proof import Proof, no_prover
from tutor.course.model import Lesson
from tutor.course.reading import read_lesson
from tutor.notation.names import NUMBERS_ONLY
from tutor.notation.tree import Tree
from tutor.render.lines import plain_text
from tutor.render.screen import Look, render
from tutor.render.sentences import value_text
from tutor.session import machine, questions
from tutor.session.commands import BARE, BY_NAME, COMMANDS
from tutor.session.outputs import CodeShown, Exploring, Formula, Help, Output, PictureShown, Refused, TableShown
from tutor.session.state import State, Tools
from tutor.values import replace

Make = Callable[[str], Lesson]

TWO = """
Some words.

```nudge
J: w^2
eps: 1e-3
```

```predict square
J: w^2
eps: 1e-1, 1e-2
wrong: w | The new exponent is right.
hint: What is one lower than 2?
hint: The old exponent comes down.
```

```value left
J: w^2
at: -3
wrong: 6 | Which way does it go?
```

```choose ten
ask: How many?
right: ten | Yes, ten.
wrong: a hundred
```
"""


def no_sympy(function: Tree, variable: str, points: tuple[Tree, ...]) -> Symbolic | None:
    return None


SILENT = Tools(no_prover, no_sympy)
"""Tools of a machine on which SymPy does not answer."""


def play(state: State, *lines: str, tools: Tools = SILENT) -> tuple[State, str]:
    """Play lines; return the state after them and what was said to the last."""
    outputs: tuple[Output, ...] = ()
    for line in lines:
        state, outputs = machine.advance(state, line, tools)
    return state, said(outputs)


def said(outputs: tuple[Output, ...]) -> str:
    lines = render(outputs, Look(width=200, colour=False))
    return "\n".join(plain_text(line).strip() for line in lines).strip()


def same(after: State, before: State) -> bool:
    """Whether nothing has happened but that a line was typed."""
    return replace(after, typed=before.typed, happened=before.happened) == before


@pytest.fixture
def opened(lesson: Make) -> State:
    state, _ = machine.go_on(State(lesson(TWO)), SILENT)
    return state


# Answers


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("3w", "Not yet. At w = 3 your formula says 9, but nudging w by 0.001 moves J by 6.001 × 0.001.\nThe new"),
        ("3w", "\nThe new exponent is right. Which number comes down in front?"),
        ("7w", "\nThe shape is right; only a constant factor is off.\nWhat happens to the exponent 2 when"),
        ("w", "Not yet. At w = 3 your formula says 3, but nudging w by 0.001 moves J by 6.001 × 0.001.\nThe new exp"),
        ("w", "\nThe new exponent is right."),
        ("w^2", "That is J itself: how high the curve is, not how steep. How much does J move when w moves?"),
        ("w^3/3", "The slope of your formula is what you started from. What is the slope of w²?"),
        ("w^3/3 + 5", "That goes the other way: the slope of your formula is J. What is the slope of J?"),
        ("w^700", "Not yet. At w = 3 your formula is larger than a float can hold."),
        ("w^9999", "Not yet. At w = 3 your formula is larger than a float can hold."),
        ("2w+0.001", "Not yet. At w = 3 your formula says 6.001. When ε shrinks, k settles at 6."),
        ("2w+10^-40", "Not yet. At w = 2 your formula"),
        ("2w+10^-12", "Not yet, though nearly: at w = 3 your formula is off by 1.000088901e-12."),
        ("9", "That is one number. The slope of this J is different at every w: which formula gives them"),
        ("1/(w-3)", "Not yet. At w = 3 your formula has no value."),
    ],
)  # fmt: skip
def test_a_wrong_formula_is_met_with_evidence(opened: State, line: str, says: str) -> None:
    state, answer = play(opened, line)
    assert says in answer
    assert (state.tries, state.block) == (1, opened.block)


@pytest.mark.parametrize(
    "line", ["w2", "3w^", "2x", "sinw", "", "   ", "/help", "?", "/nonsense", "2e3", "dJ/dx = 2x", ")"]
)
def test_a_slip_of_typing_is_not_an_attempt(opened: State, line: str) -> None:
    state, answer = play(opened, line)
    assert same(state, opened)
    assert answer


def test_a_slip_points_at_its_place(opened: State) -> None:
    _, outputs = machine.advance(opened, "2 + x", SILENT)
    assert [(output.prompt, output.column) for output in outputs if isinstance(output, Refused)] == [("dJ/dw", 4)]


@pytest.mark.parametrize("line", ["2w", "dJ/dw = 2w", "J' = 2*w", "w+w", "2·w", "２ｗ", " 2 w "])
def test_a_right_formula_goes_on_with_the_table(opened: State, line: str) -> None:
    state, outputs = machine.advance(opened, line, SILENT)
    assert state.block == opened.block + 1
    (table,) = [output for output in outputs if isinstance(output, TableShown)]
    assert table.told
    assert [row.k for row in table.table.rows] == [6.100000000000012, 6.009999999999849]


def test_values_and_choices_to_the_end(opened: State) -> None:
    state, answer = play(opened, "2w", "6")
    assert "Which way does it go?" in answer
    state, answer = play(state, "5")
    assert "J goes from 9 to 8.994001" in answer
    for line in ("dJ/dw = 5", "J' = 5", "J'(w)=5", "k = 5"):
        assert "J goes from 9 to 8.994001" in play(state, line)[1]
    assert "The letter here is w, not x." not in play(state, "-6.0 = x")[1]
    state, answer = play(state, "-6.0")
    assert answer.startswith("Right: -6.0.")
    state, answer = play(state, "b")
    assert answer == "Not that one."
    state, answer = play(state, "c")
    assert answer == "Answer with a or b."
    state, answer = play(state, "TEN")
    assert "Yes, ten." in answer
    assert state.over
    assert "the last lesson" in answer


def test_enter_opens_the_following_lesson(lesson: Make) -> None:
    state, _ = machine.go_on(State(lesson(TWO), following="The next"), SILENT)
    state, answer = play(state, "2w", "-6", "ten")
    assert not state.over
    assert "Enter opens the next one: The next." in answer
    assert machine.prompt(state) == ""
    for line in ("/hint", "/skip"):
        assert play(state, line)[1] == "There is no question at the moment."
    state, _ = play(state, "")
    assert state.turned
    assert state.over


SHAPES = [
    # function, an answer that is wrong, the question to it, the right answer, the reason
    ("w^5", "w^9 + 31", "What happens to the exponent 5 when you bring it down, and what is left above?", "5w^4",
     "Right: the old exponent comes down as a factor, and the power drops by one."),
    ("w", "2w", "Does J rise or fall when w grows, and how fast?", "1", "Right: when w moves, J moves just as far."),
    ("7", "w", "Does J rise or fall when w grows, and how fast?", "0", "Right: nothing in it moves when w does."),
    ("3w^2", "w^9 + 31", "Which part of it moves? Find the slope of w² first.", "6w",
     "Right: a constant factor rides along."),
    ("w^2/4", "w", "Only the top moves. What is the slope of w² alone?", "w/2",
     "Right: a constant divisor rides along."),
    ("1/w^2", "w", "What is the exponent of w² when you write it above the line?", "-2/w^3",
     "Right: a power below the line is a negative exponent; it comes down, and drops by one more."),
    ("w/(w+1)", "w", "Top and bottom both move. What does a growing bottom do to the fraction?", "1/(w+1)^2",
     "Right: a growing top lifts the fraction, a growing bottom pulls it down."),
    ("w*e^w", "e^w + w", "Two factors move. What does each of them contribute while the other waits?", "(w+1)e^w",
     "Right: each factor takes a turn while the other waits."),
    ("w^2 + w^3", "w", "Take it term by term: what is the slope of w² alone?", "2w + 3w^2",
     "Right: term by term, each with its own slope."),
    ("-w^2", "w^9 + 31", "What is the slope of w², and what does the minus do to it?", "-2w",
     "Right: the minus stays, and what rose falls just as fast."),
    ("sin(w)", "w", "Does J rise or fall when w grows, and how fast?", "cos(w)",
     "Right: so it stands in the table of slopes, and so its curve looks."),
    ("sin(2w)", "w^9 + 31", "How fast does the inside, 2⋅w, move on its own?", "2cos(2w)",
     "Right: the slope of the outside, times the slope of the inside."),
    ("(3w+1)^5", "5w", "How fast does the inside, 3⋅w + 1, move on its own?", "15(3w+1)^4",
     "Right: the slope of the outside, times the slope of the inside."),
]  # fmt: skip


@pytest.mark.parametrize(("J", "wrong", "asks", "right", "why"), SHAPES, ids=[row[0] for row in SHAPES])
def test_what_is_said_follows_the_shape_of_the_function(
    lesson: Make, J: str, wrong: str, asks: str, right: str, why: str
) -> None:
    state, _ = machine.go_on(State(lesson(f"```predict it\nJ: {J}\nat: 2\n```")), SILENT)
    assert asks in " ".join(play(state, wrong)[1].split())
    assert " ".join(play(state, right)[1].split()).startswith(why)
    assert "Nudge w from 2 to 2 + 0.001." in play(state, "/hint")[1]


@pytest.mark.parametrize(
    ("J", "answer", "says"),
    [
        ("w^2", "w+3", "At w = 2 your formula says 5, but nudging w by 0.001 moves J by 4.001 × 0.001."),
        ("w^2", "3w/(w-3)", "Not yet. At w = 3 your formula has no value."),
        ("ln(w+1)", "sqrt(-w)", "At w = 3 your formula has no value."),
        (
            "ln(w-2)",
            "1/(2w-5)",
            "At w = 5 your formula says 0.2, but nudging w by 0.001 moves J by 0.3332777901 × 0.001.",
        ),
        ("x*w", "w", "but nudging w by 0.001"),
        ("(w-2.4)^2", "sqrt(-(w-2.4)^2)", "At w = 2 your formula has no value, and J has a slope there."),
        (
            "sqrt(3.0005-w) + 0*w",
            "-1/(2*sqrt(1.0005))",
            "Not yet. At w = 3 your formula gives -0.4998750469: the slope is another.",
        ),
    ],
)
def test_evidence_where_the_question_s_point_shows_nothing(lesson: Make, J: str, answer: str, says: str) -> None:
    frozen = "with: x = 2\n" if "x" in J else ""
    at = {"sq": "2", "(w": "2.4"}.get(J[:2], "3")
    state, _ = machine.go_on(State(lesson(f"```predict it\nJ: {J}\nat: {at}\n{frozen}```")), SILENT)
    assert says in " ".join(play(state, answer)[1].split())


@pytest.mark.parametrize(
    ("block", "prompt", "asks", "hint"),
    [
        ("value it\nJ: x^2\nvariable: x\nat: -1/2", "dJ/dx at -1/2", "What is the slope of J(x) = x² at x = -1/2?",
         "How many times as far as the nudge does J move there, and which way?"),
        ("value it\nask: How many?\nanswer: 3", "=", "How many?",
         "What is given, and what is asked for? Write both down with their letters."),
        ("choose it\nask: Which?\nright: this\nwrong: that\nwrong: other", "a/b/c", "Which?",
         "Rule one out first: which of them can't be?"),
        ("predict it\nJ: x^2\nvariable: x\nask: And *this*?", "dJ/dx", "And this?", "Nudge x from 3 to 3 + 0.001."),
    ],
)  # fmt: skip
def test_how_a_question_is_put(lesson: Make, block: str, prompt: str, asks: str, hint: str) -> None:
    state, outputs = machine.go_on(State(lesson(f"```{block}\n```")), SILENT)
    assert value_text(machine.prompt(state)) == prompt
    assert asks in said(outputs)
    assert hint in play(state, "/hint")[1]


def test_a_number_of_the_author_s_own(lesson: Make) -> None:
    state, _ = machine.go_on(State(lesson("```value it\nask: How many?\nanswer: 0.12\n```")), SILENT)
    assert play(state, "6")[1] == "Not yet. Try once more, or /hint."
    assert "The answer is 0.12." in play(state, "/skip")[1]
    assert play(state, "3/25")[1].startswith("Right: 3/25.")


def test_a_slope_that_is_not_there(lesson: Make) -> None:
    state, _ = machine.go_on(State(lesson("```value it\nJ: 1/w\nat: 0\n```")), SILENT)
    assert "There is no slope there, and so no answer." in play(state, "/skip")[1]
    state, _ = machine.go_on(State(lesson("```value it\nJ: sqrt(w)\nat: -2\n```")), SILENT)
    assert "There is no slope there, and so no answer." in play(state, "/skip")[1]
    state, _ = machine.go_on(State(lesson("```value it\nJ: sqrt(w)\nat: 0\n```")), SILENT)
    assert "I can't decide that one" in play(state, "3")[1]


def test_a_nudge_that_leaves_the_domain_is_no_evidence(lesson: Make) -> None:
    state, _ = machine.go_on(State(lesson("```value it\nJ: sqrt(2 - w)\nat: 1.9999\n```")), SILENT)
    assert play(state, "3")[1] == "Not yet. Try once more, or /hint."


def test_the_letters_an_answer_may_use(opened: State) -> None:
    assert questions.alphabet(opened).letters == ("w",)
    state, _ = play(opened, "2w")
    assert questions.alphabet(state) == NUMBERS_ONLY


def test_without_sympy_the_answer_itself_is_shown(opened: State) -> None:
    _, outputs = machine.advance(opened, "w+w", SILENT)
    assert "dJ/dw = w + w" in said(outputs)
    _, outputs = machine.advance(opened, "/skip", SILENT)
    assert not any(isinstance(output, Formula) for output in outputs)


def test_an_answer_with_a_gap_is_told_so(lesson: Make, tools: Tools) -> None:
    state, _ = machine.go_on(State(lesson("```predict it\nJ: w^2\n```")), tools)
    _, answer = play(state, "2*sqrt(w)^2", tools=tools)
    assert "the slope exists, but your way of writing it has no value there" in answer


AMBIGUOUS = """
```predict half
J: ln(w)/2
at: 2
```
"""


def test_a_line_that_reads_two_ways_is_asked_back(lesson: Make) -> None:
    state, _ = machine.go_on(State(lesson(AMBIGUOUS)), SILENT)
    after, answer = play(state, "1/2w")
    assert same(after, state)
    assert "I read 1/2⋅w. If you mean 1/(2⋅w), put brackets." in answer
    after, answer = play(state, "3/2w")
    assert after.tries == 1
    assert "I read that as:" in answer
    assert play(state, "1/(2w)")[0].over


@pytest.mark.parametrize(("J", "answer"), [("x*w + b", "x"), ("x*w + b", "2"), ("x*w^2", "2x*w"), ("x*w^2", "4w")])
def test_frozen_letters_may_be_letters_or_numbers(lesson: Make, J: str, answer: str) -> None:
    state, _ = machine.go_on(State(lesson(f"```predict it\nJ: {J}\nwith: x = 2, b = 1\n```")), SILENT)
    assert play(state, answer)[0].over
    assert play(state, "3x*w^2")[0].tries == 1


def test_what_cant_be_decided_does_not_count(lesson: Make) -> None:
    body = "```predict it\nJ: sqrt(-1-w^2)\n```\n```value at\nJ: 1/w\nat: 0\n```"
    state, _ = machine.go_on(State(lesson(body)), SILENT)
    after, answer = play(state, "2w")
    assert same(after, state)
    assert "I can't decide that one" in answer
    state, answer = play(state, "/skip")
    after, answer = play(state, "3")
    assert same(after, state)
    assert "I can't decide that one" in answer


def test_a_rough_number_is_asked_for_more_digits(lesson: Make) -> None:
    state, _ = machine.go_on(State(lesson("```value it\nJ: 2^w\nat: 0\n```")), SILENT)
    after, answer = play(state, "0.7")
    assert same(after, state)
    assert answer == "That is close. Give at least 3 digits."
    assert play(state, "0.693")[1].startswith("Right, to the digits you gave.")


@pytest.mark.parametrize(
    ("proof", "says"),
    [(Proof.PROVEN, "proven by SymPy"), (Proof.TIMEOUT, "points to 50 digits; SymPy found no proof in time")],
)
def test_it_says_how_it_knows(lesson: Make, proof: Proof, says: str) -> None:
    tools = Tools(lambda *_: proof, no_sympy)
    state, _ = machine.go_on(State(lesson("```predict it\nJ: atan((1+w)/(1-w))\nat: 3\n```")), tools)
    _, answer = play(state, "sin(asin(1))/(1+w^2)*cos(w-w)", tools=tools)
    assert "Right" in answer
    state, _ = machine.go_on(State(lesson("```predict it\nJ: 3w\nat: 3\n```")), tools)
    _, answer = play(state, "12cos(pi/5)-3sqrt(5)", tools=tools)
    assert says in answer


# Hints and giving up


def test_the_author_s_hints_come_first(opened: State) -> None:
    state, answer = play(opened, "/hint")
    assert answer == "What is one lower than 2?"
    state, answer = play(state, "hint")
    assert answer == "The old exponent comes down."
    state, answer = play(state, "/hint")
    assert answer == "This is one for the power rule: the old exponent comes down, and one less stays above."
    state, answer = play(state, "/hint")
    assert answer == "dJ/dw = 2⋅w^____. What belongs in the gap?"
    state, answer = play(state, "/hint")
    assert answer.startswith("Here is the whole way, rule by rule.")
    assert state.block == opened.block


def test_hints_of_a_choice_end_with_the_answer(opened: State) -> None:
    state, _ = play(opened, "2w", "-6", "/hint")
    state, answer = play(state, "/hint")
    assert answer.startswith("That was the last hint before the answer.")
    after, answer = play(state, "/hint")
    assert answer.startswith("Here it is.\n\nThe answer is a: ten.")
    assert after.block == state.block + 1
    assert (after.hints, after.tries) == (0, 0)


@pytest.mark.parametrize("line", ["/skip", "/skip "])
def test_skipping_shows_and_goes_on(opened: State, tools: Tools, line: str) -> None:
    state, outputs = machine.advance(opened, line, tools)
    assert state.block == opened.block + 1
    assert any(isinstance(output, TableShown) and output.told for output in outputs)
    assert any(isinstance(output, Formula) and output.left == "dJ/dw =" for output in outputs)
    state, answer = play(state, line)
    assert "The answer is -6." in answer
    state, answer = play(state, line)
    assert "The answer is a: ten." in answer


@pytest.mark.parametrize(
    ("J", "at", "shown"),
    [("1/w^2", "4", "-1/32"), ("2^w", "0", "0.6931471805599453"), ("cos(w)", "1", "-0.8414709848078965")],
)
def test_the_number_shown_is_exact_where_it_can_be(lesson: Make, J: str, at: str, shown: str) -> None:
    state, _ = machine.go_on(State(lesson(f"```value it\nJ: {J}\nat: {at}\n```")), SILENT)
    assert f"The answer is {shown}." in play(state, "/skip")[1]


# Commands about what was shown


def test_at_eps_scheme_and_code_speak_of_the_last_table(opened: State, tools: Tools) -> None:
    state, _ = play(opened, "2w")
    state, answer = play(state, "/at 5")
    assert "w = 5" in answer
    assert "10.099999999999[98]" in answer
    state, answer = play(state, "/eps 1e-16")
    assert "5 + 1e-16 is still 5 in a float, so nothing moved." in answer
    state, answer = play(state, "/scheme central")
    assert "central difference" in answer
    assert "w + ε == w" in answer
    state, outputs = machine.advance(state, "/code", tools)
    assert [type(output) for output in outputs] == [CodeShown, CodeShown]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("/at", "There is nothing to read yet."),
        ("/at x", "A number is wanted here, without the letter x."),
        ("/eps 0", "A step size ε is a number such as 0.001 or 1e-3, above 0 and at most 1."),
        ("/eps 0.1 0.2", "Step sizes go from large to small: 0.2 is not smaller."),
        ("/scheme", "There are these schemes: forward, backward, central, five-point."),
        ("/hnt", "I don't know the command /hnt. Did you mean /hint?"),
        ("/zzzz", "I don't know the command /zzzz. /help lists them all."),
        ("/", "I don't know the command /. /help lists them all."),
    ],
)
def test_a_command_that_cant_be_done(opened: State, line: str, says: str) -> None:
    state, answer = play(opened, line)
    assert state == opened
    assert says in answer


def test_nothing_shown_yet(lesson: Make) -> None:
    state, _ = machine.go_on(State(lesson("```predict it\nJ: w^2\n```")), SILENT)
    assert "Your prediction comes first" in play(state, "/at 5")[1]
    assert play(state, "/code")[1] == "Nothing was computed yet."


def test_the_symbolic_derivative(lesson: Make, tools: Tools) -> None:
    body = "```code\nJ: w^2\nat: 2, -3\n```\n```value it\nJ: w^3\n```"
    state, outputs = machine.go_on(State(lesson(body)), tools)
    assert [output.prints for output in outputs if isinstance(output, CodeShown)] == ["w**2\n2*w\n4\n-6"]
    assert "print(dJ.subs([(w, -3)]))" in play(state, "/code", tools=tools)[1]
    assert "w = 2" in play(state, "/eps 1e-3", tools=tools)[1]
    state, outputs = machine.go_on(State(lesson(body)), SILENT)
    assert "SymPy did not answer in time; /code asks again later." in said(outputs)


def test_sympy_is_asked_at_points_in_scientific_notation_too(opened: State, tools: Tools) -> None:
    state, _ = play(opened, "2w", "/at 1e8", tools=tools)
    _, outputs = machine.advance(state, "/code", tools)
    assert [output.prints.split("\n")[-1] for output in outputs if isinstance(output, CodeShown)][1] == "200000000"


def test_code_without_sympy(opened: State) -> None:
    state, _ = play(opened, "2w")
    assert "SymPy gave no answer this time." in play(state, "/code")[1]


# Laws


def test_every_command_has_its_help_and_can_be_typed(opened: State) -> None:
    _, outputs = machine.advance(opened, "/help", SILENT)
    (shown,) = [output for output in outputs if isinstance(output, Help)]
    assert [usage for usage, _ in shown.rows] == [command.usage for command in COMMANDS]
    assert len(BY_NAME) == sum(1 + len(command.also) for command in COMMANDS)
    assert set(BARE) >= {"help", "hint", "?", "quit", "exit", "帮助", "提示", "退出"}


@pytest.mark.parametrize(
    ("typed", "like"),
    [
        ("/提示", "/hint"), ("／提示", "/hint"), ("提示", "/hint"), ("/跳过", "/skip"), ("/帮助", "/help"), ("？", "?"),
        ("/点 -1/2", "/at -1/2"), ("/点-1/2", "/at -1/2"), ("/点 －１／２", "/at -1/2"),
        ("/步长 1e-3，1e-4", "/eps 1e-3, 1e-4"), ("/步长1e-1……1e-3", "/eps 1e-1 .. 1e-3"),
        ("/步长 0。1、0。01", "/eps 0.1 0.01"),
        ("/差分 central", "/scheme central"), ("/代码", "/code"), ("/语言 en", "/lang en"), ("/退出", "/quit"),
    ],
)  # fmt: skip
def test_what_a_chinese_keyboard_types(opened: State, tools: Tools, typed: str, like: str) -> None:
    found, _ = machine.advance(opened, "2w", tools)
    state, outputs = machine.advance(found, typed, tools)
    wanted_state, wanted = machine.advance(found, like, tools)
    assert said(outputs).replace(typed, like) == said(wanted).replace(typed, like)
    assert state.over == wanted_state.over


@pytest.mark.parametrize("typed", ["２ｗ", "2w。", "（2）×w", "dJ／dw ＝ ２ｗ；", "２＊ｗ"])
def test_an_answer_in_full_width(opened: State, tools: Tools, typed: str) -> None:
    state, _ = machine.advance(opened, typed, tools)
    assert state.block > opened.block


@pytest.mark.parametrize("typed", ["它下降", "它下降。", "falls", "ｂ", "Ｂ）"])
def test_an_option_by_its_words_in_both_languages(lesson: Make, typed: str) -> None:
    speaking = replace(SILENT, translate=lambda text: {"falls": "它下降"}.get(text, text))
    state, _ = machine.go_on(State(lesson("```choose it\nask: Which?\nwrong: rises\nright: falls\n```")), SILENT)
    assert machine.advance(state, typed, speaking)[0].over


def test_another_language_in_the_middle_of_a_question(opened: State) -> None:
    state, outputs = machine.advance(opened, "/lang zh", SILENT)
    assert (state.settings.lang, state.block, state.tries) == ("zh", opened.block, 0)
    assert "Predict the derivative" in said(outputs)
    assert said(machine.advance(state, "/lang auto", SILENT)[1]).startswith("/lang is auto now.")
    state, outputs = machine.advance(state, "/lang fr", SILENT)
    assert state.settings.lang == "zh"
    assert said(outputs) == "/lang doesn't know fr. There are: auto, en, zh."
    over = replace(opened, block=len(opened.lesson.blocks))
    assert said(machine.advance(over, "/lang en", SILENT)[1]) == "I speak English from now on."


@pytest.mark.parametrize("line", ["/quit", "quit", "exit", "QUIT", "／quit"])
def test_leaving(opened: State, line: str) -> None:
    state, _ = play(opened, line)
    assert state.left
    assert state.over


def test_nothing_is_given_away_before_a_prediction(opened: State, tools: Tools) -> None:
    """Neither the table, nor the slope, nor SymPy's line, whatever is typed but /skip and the last hint."""
    state = opened
    for line in (
        "/at 3", "/eps 1e-9", "/scheme central", "/code", "/plot", "/plot tangent", "/plot kink 0.1", "/zoom",
        "/errors", "/explore", "/explore w^2 at 5", "/back", "/try w^3", "/plot", "/zoom", "/back", "/help", "2x", "?",
    ):  # fmt: skip
        state, outputs = machine.advance(state, line, tools)
        assert not any(isinstance(output, TableShown | Formula | PictureShown | Exploring) for output in outputs)
        shown = said(outputs)
        assert "2*w" not in shown
        assert "off by" not in shown
    state, _ = machine.advance(state, "2w", tools)
    _, answer = play(state, "/at -3", tools=tools)
    assert "Your prediction first" in answer
    assert "Your prediction first" not in play(state, "7", "/at -3", tools=tools)[1]
    assert "w = -3" in play(state, "/skip", "/at -3", tools=tools)[1]


LINES = st.sampled_from([
    "2w", "3w", "w2", "-6", "6", "a", "b", "ten", "/hint", "/skip", "/at 5", "/at 0", "/eps 1e-16", "/eps x",
    "/scheme central", "/scheme", "/code", "/help", "?", "", "/x", "1/0", "0^0", "9^9^9", "|w", "w^w^w",
    "/plot", "/zoom", "/errors 1e-3", "/try w^3 at 2", "/try", "/back", "/picture off", "/theme", "/report", "/explore",
    "/explore 1/w at 0", "/lessons", "/precision exact",
])  # fmt: skip

PLAYED, _ = read_lesson(f"---\nformat: 1\ntitle: t\n---\n{TWO}", "01-t.md", "01-t.md")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(LINES | st.text(max_size=12), max_size=12), st.integers(20, 120))
def test_any_lines_in_any_order_are_answered(lines: list[str], width: int) -> None:
    assert PLAYED is not None
    state, _ = machine.go_on(State(PLAYED, following="x"), SILENT)
    for line in lines:
        if state.over:
            break
        before = state
        state, outputs = machine.advance(state, line, SILENT)
        assert state.block >= before.block or state.returned or before.returned or line.startswith("/back")
        render(outputs, Look(width=width, colour=True))
        render(outputs, Look(width=width, colour=False, echo=True))
