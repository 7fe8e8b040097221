"""Help in the conversation: the ladder of hints, a part that is asked for, the whole way, and a question like it."""

from collections.abc import Callable

import pytest

from tutor.calculus.symbolic import Symbolic
from tutor.checking.proof import no_prover
from tutor.course.model import Choose, Lesson, Predict, Value
from tutor.notation.names import NUMBERS_ONLY
from tutor.notation.plain import typed
from tutor.notation.tree import Tree
from tutor.practice.choosing import Plan
from tutor.render.lines import plain_text
from tutor.render.screen import Look, render
from tutor.session import machine, questions
from tutor.session.hints import ladder_of
from tutor.session.outputs import Output
from tutor.session.state import Result, State, Tools
from tutor.values import replace

Make = Callable[[str], Lesson]


def no_sympy(function: Tree, variable: str, points: tuple[Tree, ...]) -> Symbolic | None:
    return None


SYMPY = Tools(no_prover, lambda *_: Symbolic("w**2", "2*w", "2*w", "2 w", ()))
"""Tools of a machine on which SymPy knows one derivative."""

SILENT = Tools(no_prover, no_sympy)


def said(outputs: tuple[Output, ...]) -> str:
    return "\n".join(plain_text(line).strip() for line in render(outputs, Look(width=200, colour=False))).strip()


def play(state: State, *lines: str, tools: Tools = SILENT) -> tuple[State, str]:
    """Play lines; return the state after them and what was said to the last."""
    outputs: tuple[Output, ...] = ()
    for line in lines:
        state, outputs = machine.advance(state, line, tools)
    return replace(state, happened=()), said(outputs)


LESSON = """
```predict product
J: w^2*sin(3w)
at: 2
```

```value bottom
J: 1/w^2
at: 4
```

```predict fraction
J: 1/w^2
at: 4
```

```predict power
J: w^5
```
"""


@pytest.fixture
def opened(lesson: Make) -> State:
    state, _ = machine.go_on(State(lesson(LESSON)), SILENT)
    return state


@pytest.fixture
def at_the_number(opened: State) -> State:
    return play(opened, "/skip")[0]


@pytest.fixture
def at_the_fraction(at_the_number: State) -> State:
    return play(at_the_number, "/skip")[0]


# The part that a hint asks for


def test_a_part_is_asked_read_and_judged(opened: State) -> None:
    state, asks = play(opened, "/hint", "/hint", "/hint", "/hint")
    assert asks == "First one part: what is the slope of w² alone?"
    assert machine.prompt(state) == "d/dw (w²)"
    assert questions.alphabet(state).letters == ("w",)
    state, answer = play(state, "3w")
    assert answer == "Not yet, with 3⋅w. Nudge w from 2 by 0.001: w² moves by 4.001 × 0.001."
    assert (state.tries, machine.prompt(state)) == (0, "d/dw (w²)")
    after, answer = play(state, "3w^")
    assert answer.endswith("Something is missing after ^.")
    assert (after.tries, after.hints, after.part) == (state.tries, state.hints, state.part)
    assert "typed: 3w^" in play(after, "/report")[1]
    state, answer = play(state, "2w")
    assert answer == "Right: the slope of w² is 2⋅w.\nNow the whole: what is dJ/dw?"
    assert (state.tries, machine.prompt(state), state.block) == (0, "dJ/dw", opened.block)


def test_another_hint_or_skip_leaves_the_part(opened: State) -> None:
    state, _ = play(opened, "/hint", "/hint", "/hint", "/hint")
    left, answer = play(state, "/skip")
    assert answer == "Predict the derivative of J(w) = w²⋅sin(3⋅w)."
    assert (machine.prompt(left), left.hints, left.block) == ("dJ/dw", 4, opened.block)
    left, answer = play(state, "/hint")
    assert answer == "dJ/dw = 2⋅w⋅sin(3⋅w) + ____. What belongs in the gap?"
    assert machine.prompt(left) == "dJ/dw"


def test_who_sees_the_whole_may_answer_it(opened: State, at_the_number: State) -> None:
    state, _ = play(opened, "/hint", "/hint", "/hint", "/hint")
    state, answer = play(state, "2w*sin(3w) + 3w^2*cos(3w)")
    assert answer.startswith("Right: each factor takes a turn while the other waits.")
    assert state.block == opened.block + 1
    state, _ = play(at_the_number, "/hint", "/hint", "/hint", "/hint")
    assert play(state, "-1/32")[0].block == at_the_number.block + 1


def test_a_formula_before_the_number(at_the_number: State) -> None:
    state, asks = play(at_the_number, "/hint", "/hint", "/hint", "/hint")
    assert asks == "Before the number: which formula is dJ/dw?"
    assert machine.prompt(state) == "d/dw (1/w²)"
    assert questions.alphabet(state).letters == ("w",)
    state, answer = play(state, "-2/w")
    assert answer == "Not yet, with -2/w. Nudge w from 4 by 0.001: 1/w² moves by -0.03123828516 × 0.001."
    state, answer = play(state, "-2/w^3")
    assert answer == "Right: the slope of 1/w² is -2/w³.\nNow put 4 where w stands."
    assert questions.alphabet(state) == NUMBERS_ONLY
    state, answer = play(state, "/hint")
    assert answer == "The slope is -2/w³ at every w. Put 4 where w stands."


def test_a_number_on_the_way(at_the_fraction: State) -> None:
    state, asks = play(at_the_fraction, "/hint", "/hint", "/hint", "/hint")
    assert asks == "Write 1/w² as a power: w^____. Which exponent?"
    assert machine.prompt(state) == "="
    assert questions.alphabet(state) == NUMBERS_ONLY
    state, answer = play(state, "2")
    assert answer == "Not yet. Try once more, or /hint for the next step."
    assert play(state, "w")[1].endswith("A number is wanted here, without the letter w.")
    state, answer = play(state, "-2")
    assert answer == "Right: -2.\nNow the whole: what is dJ/dw?"


def test_a_part_with_a_long_name_and_one_that_cant_be_decided(lesson: Make) -> None:
    J = "sin(w)*((w^2 + 1)^2 + (w^3 + 2)^3 + (w^4 + 3)^4)^2"
    state, _ = machine.go_on(State(lesson(f"```predict it\nJ: {J}\n```")), SILENT)
    assert machine.prompt(play(state, *["/hint"] * 4)[0]) == "d/dw (sin(w))"
    state, _ = machine.go_on(State(lesson(f"```predict it\nJ: exp({J})\n```")), SILENT)
    state, _ = play(state, *["/hint"] * 4)
    assert machine.prompt(state) == "d/dw (…)"
    state, _ = machine.go_on(State(lesson("```predict it\nJ: w*sqrt(-1 - w^2)\n```")), SILENT)
    state, asks = play(state, *["/hint"] * 4)
    assert asks == "First one part: what is the slope of sqrt(-1 - w²) alone?"
    after, answer = play(state, "w")
    assert answer == "I can't decide that one. Try to write it another way, or /hint for the next step."
    assert (after.tries, after.part) == (0, state.part)


def test_a_part_that_has_no_nudge_there(lesson: Make) -> None:
    state, _ = machine.go_on(State(lesson("```predict it\nJ: w^2*sqrt(2-w)\nat: 1\n```")), SILENT)
    state, _ = play(state, *["/hint"] * 4)
    assert play(state, "3w")[1].startswith("Not yet, with 3⋅w.")
    state, _ = machine.go_on(State(lesson("```predict it\nJ: sqrt(2-w)*w^2\nat: 1.9999\n```")), SILENT)
    state, asks = play(state, *["/hint"] * 4)
    assert asks == "First one part: what is the slope of sqrt(2 - w) alone?"
    assert play(state, "3w")[1] == "Not yet. Try once more, or /hint for the next step."


# The whole way


def test_the_last_rung_shows_the_whole_way_and_then_a_question_like_it(opened: State) -> None:
    state, answer = play(opened, *["/hint"] * 6)
    assert answer.startswith("Here is the whole way, rule by rule.\n\nD(…) is the slope of what stands in the brackets")
    assert "dJ/dw = 2⋅w⋅sin(3⋅w) + 3⋅w²⋅cos(3⋅w)" in answer
    assert answer.endswith(
        "Which rule took w²⋅sin(3⋅w) apart, at the very first step?\n\na) product rule\nb) quotient rule\nc) sum rule"
    )
    assert state.results == (Result("product", 0, 6, shown=True),)
    assert play(state, "b")[1] == "Not that one.\nLook at the first step once more."
    state, answer = play(state, "a")
    assert answer == (
        "Right.\nThis is one for the product rule: each factor takes a turn while the other waits.\n\n"
        "Now one like it, for you alone.\n\nPredict the derivative of J(w) = w³⋅sin(4⋅w)."
    )
    assert isinstance(state.question, Predict)
    assert (state.question.id, state.tries, state.hints) == ("product-again", 0, 0)
    state, answer = play(state, "3w^2*sin(4w) + 4w^3*cos(4w)")
    assert "What is the slope of J(w) = 1/w² at w = 4?" in answer
    assert state.block == opened.block + 1


def test_steps_come_after_an_answer(opened: State) -> None:
    state, answer = play(opened, "/steps")
    assert answer == "Your answer first, even a guess. /hint helps; afterwards /steps shows every step."
    assert state == opened
    assert play(opened, "/hint", "/steps")[1] == answer
    state, answer = play(opened, "2w*cos(3w)", "/steps")
    assert answer.startswith("Here is the whole way")
    assert state.results == (Result("product", 1, 0, shown=True),)
    assert "/steps takes no argument." in play(opened, "/steps 3")[1]


def test_steps_after_the_right_answer_speak_of_what_was_found(opened: State) -> None:
    state, answer = play(opened, "2w*sin(3w) + 3w^2*cos(3w)", "/steps")
    assert answer.startswith("J(w) = w²⋅sin(3⋅w), rule by rule:")
    assert isinstance(state.question, Value)
    assert len(state.results) == 1
    assert play(state, "/hint", "/steps")[1].startswith("Your answer first")


def test_steps_where_nothing_is_asked(lesson: Make) -> None:
    over = lesson("```value it\nask: How many?\nanswer: 3\n```")
    state, _ = play(State(over, following="x"), "3")
    assert play(state, "/steps")[1] == "There is no question at the moment."
    state, _ = machine.go_on(State(lesson("```value it\nask: How many?\nanswer: 3\n```")), SILENT)
    assert play(state, "/steps")[1].startswith("Your answer first")
    assert play(state, "4", "/steps")[1] == "/hint opens a hint; /skip shows the answer and goes on."


GAP = "```fill it\nJ: (3w + 1)^5\nline: dJ/dw = 5*(3w + 1)^4*____\n```\n```predict after\nJ: w^2\n```"


def test_the_steps_to_a_gap(lesson: Make) -> None:
    state, _ = machine.go_on(State(lesson(GAP)), SILENT)
    assert play(state, "/steps")[1].startswith("Your answer first")
    shown, answer = play(state, "w", "/steps")
    assert answer.startswith("Here is the whole way, rule by rule.")
    assert "dJ/dw = 15⋅(3⋅w + 1)⁴" in answer
    assert "dJ/dw = 5*(3w + 1)^4*3" in answer
    assert "Which rule took (3⋅w + 1)⁵ apart" in answer
    assert shown.results == (Result("it", 1, 0, shown=True),)
    after = next(play(shown, letter)[0] for letter in "abc" if play(shown, letter)[0].aside is None)
    assert after.question is not None
    assert after.question.id == "after"


NUMBER = "```value it\nJ: w^2\nat: 3\n```\n```predict after\nJ: w^2\n```\n```value known\nJ: w^2\nat: 5\n```"


def test_a_number_shown_keeps_the_formula_for_the_prediction(lesson: Make) -> None:
    state, _ = machine.go_on(State(lesson(NUMBER)), SYMPY)
    answer = play(state, "/skip", tools=SYMPY)[1]
    assert "The answer is 6." in answer
    assert "2⋅w" not in answer
    known = play(state, "6", "2w", tools=SYMPY)[0]
    assert "2⋅w" in play(known, "/skip", tools=SYMPY)[1]
    practised = replace(state, practice=Plan(("power",)))
    assert "2⋅w" in play(practised, "/skip", tools=SYMPY)[1]


def test_no_rule_is_shown_before_the_lessons_have_come_to_one(lesson: Make) -> None:
    early = replace(lesson(NUMBER), teaches=("slope",))
    state, _ = machine.go_on(State(early), SYMPY)
    assert play(state, "7", "/steps")[1] == "/hint opens a hint; /skip shows the answer and goes on."
    known = play(state, "6", "2w", "7")[0]
    assert play(known, "/steps")[1].startswith("Here is the whole way")
    ladder = ladder_of(state.question) if state.question is not None else ()
    ended, answer = play(state, *["/hint"] * (len(ladder) + 2))
    assert answer.startswith("Here it is.")
    assert ended.results[0].shown


def test_the_number_at_the_end_of_the_steps(at_the_number: State) -> None:
    state, answer = play(at_the_number, "3", "/steps")
    assert "dJ/dw = -──" in answer
    assert "The answer is -1/32." in answer
    state, answer = play(state, "/skip")
    assert answer.endswith("What is the slope of J(w) = 3/w⁴ at w = 2?")
    assert isinstance(state.question, Value)
    state, answer = play(state, "-3/8")
    assert answer.startswith("Right: -3/8.")
    assert state.block == at_the_number.block + 1


def test_help_with_the_question_that_follows_leads_on_and_not_round(opened: State) -> None:
    state, _ = play(opened, *["/hint"] * 6, "a")
    state, answer = play(state, *["/hint"] * 6)
    assert "Here is the whole way, rule by rule." in answer
    assert "Which rule" not in answer
    assert state.block == opened.block + 1
    assert state.aside is None


def test_going_back_to_the_lesson_leaves_the_questions_that_follow(opened: State) -> None:
    state, answer = play(opened, *["/hint"] * 6, "/back")
    assert answer.endswith("What is the slope of J(w) = 1/w² at w = 4?")
    assert (state.block, state.aside) == (opened.block + 1, None)


def test_what_was_shown_may_be_looked_at_while_the_next_is_asked(opened: State) -> None:
    state, _ = play(opened, *["/hint"] * 6, "a")
    assert "J(w) = w²⋅sin(3⋅w) at w = 5" in play(state, "/at 5")[1]
    assert play(state, "/steps")[1].startswith("J(w) = w²⋅sin(3⋅w), rule by rule:")


def test_where_there_was_hardly_a_rule_no_rule_is_asked_for(lesson: Make) -> None:
    state, _ = machine.go_on(State(lesson("```predict it\nJ: w\n```\n```predict more\nJ: w^2\n```")), SILENT)
    state, answer = play(state, "3", "/steps")
    assert answer.endswith("Now one like it, for you alone.\n\nPredict the derivative of J(w) = 2⋅w.")


def test_the_right_rule_stands_at_changing_places(lesson: Make) -> None:
    body = "\n".join(f"```predict q{n}\nJ: w^2*sin({n}w)\n```" for n in range(2, 6))
    state, _ = machine.go_on(State(lesson(body)), SILENT)
    places = []
    for _ in range(3):
        state, _ = play(state, "1", "/steps")
        assert isinstance(state.question, Choose)
        texts = [typed_text(option.text) for option in state.question.options]
        assert len(set(texts)) == 3
        places.append([option.right for option in state.question.options].index(True))
        state, _ = play(state, "/back")
    assert places == [0, 1, 2]


def typed_text(text: object) -> str:
    return str(getattr(text, "text", text))


def test_a_question_of_one_s_own_is_shown_and_left(opened: State) -> None:
    state, answer = play(opened, "/try w^3", "7", "/steps")
    assert "dJ/dw = 3⋅w²" in answer or "D(w³) = 3⋅w²" in answer
    assert answer.endswith("Back to the lesson.\n\nPredict the derivative of J(w) = w²⋅sin(3⋅w).")
    assert (state.results, state.aside) == ((), None)


def test_what_has_no_derivation_has_the_nudge_and_the_table(lesson: Make) -> None:
    state, _ = machine.go_on(State(lesson("```predict it\nJ: w + 0*(-2)^w\n```\n```predict more\nJ: w\n```")), SILENT)
    state, answer = play(state, "/hint")
    assert answer.startswith("Nudge w from 3 to 3 + 0.001.")
    assert "last hint before the answer" in play(state, "/hint")[1]
    assert play(state, "/hint", "/hint")[0].block == 1


# The author's hints and the mathematics


def ladder(lesson: Make, *hints: str) -> list[str]:
    body = "```predict it\nJ: w^2*sin(w)\n" + "".join(f"hint: {hint}\n" for hint in hints) + "```"
    question = lesson(body).blocks[0]
    assert isinstance(question, Predict)
    return [said((output,)) for output in ladder_of(question)]


def test_the_author_s_hints_stand_for_the_first_rungs(lesson: Make) -> None:
    part, gap = "First one part: what is the slope of w² alone?", "dJ/dw = 2⋅w⋅sin(w) + ____. What belongs in the gap?"
    rule = "This is one for the product rule: each factor takes a turn while the other waits."
    assert ladder(lesson)[3:] == [part, gap]
    assert ladder(lesson, "One.") == ["One.", "Two things multiplied, and both move: w² and sin(w).", rule, part, gap]
    assert ladder(lesson, "One.", "Two.") == ["One.", "Two.", rule, part, gap]
    assert ladder(lesson, *"1234") == [*"1234", part, gap]
    assert ladder(lesson, "One.", "`____ * w`") == ["One.", "____ * w"]


# Pressing too fast


def test_two_hints_within_a_moment_are_one(opened: State) -> None:
    state, first = machine.advance(opened, "/hint", SILENT, now=100.0)
    state, outputs = machine.advance(state, "/hint", SILENT, now=101.0)
    assert said(outputs) == "Give the last hint a moment. The next one is there when you want it."
    assert state.hints == 1
    state, outputs = machine.advance(state, "/hint", SILENT, now=101.5)
    assert said(outputs) == "Two things multiplied, and both move: w² and sin(3⋅w)."
    state, _ = machine.advance(state, "2w", SILENT, now=101.6)
    state, outputs = machine.advance(state, "/hint", SILENT, now=101.7)
    assert "product rule" in said(outputs)
    assert first


def test_without_a_clock_nobody_is_too_fast(opened: State) -> None:
    assert play(opened, "/hint", "/hint")[0].hints == 2


def test_functions_of_the_questions_that_follow_can_be_typed(opened: State) -> None:
    state, _ = play(opened, *["/hint"] * 6, "a")
    assert isinstance(state.question, Predict)
    assert typed(state.question.function.tree) == "w^3*sin(4*w)"
