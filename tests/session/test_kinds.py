"""The kinds of blocks played: a gap to fill, ways that branch, a recap, the explorer, tolerance and domain."""

from collections.abc import Callable

import pytest

from tutor.author.playing import right_answer
from tutor.calculus.sights import Sight
from tutor.calculus.symbolic import Symbolic
from tutor.checking.proof import no_prover
from tutor.course.model import Drill, Fill, Lesson
from tutor.notation.plain import typed
from tutor.notation.tree import Tree
from tutor.render.lines import plain_text
from tutor.render.screen import Look, render
from tutor.session import drilling, machine, worked
from tutor.session.outputs import Output, PictureShown
from tutor.session.state import NudgeShown, State, Tools
from tutor.session.way import mastered
from tutor.values import replace

Make = Callable[[str], Lesson]


def no_sympy(function: Tree, variable: str, points: tuple[Tree, ...]) -> Symbolic | None:
    return None


SILENT = Tools(no_prover, no_sympy)


def said(outputs: tuple[Output, ...]) -> str:
    return "\n".join(plain_text(line).strip() for line in render(outputs, Look(width=200, colour=False))).strip()


def opened(lesson: Lesson) -> tuple[State, str]:
    state, outputs = machine.go_on(State(lesson), SILENT)
    return state, said(outputs)


def play(state: State, *lines: str) -> tuple[State, str]:
    text = ""
    for line in lines:
        state, outputs = machine.advance(state, line, SILENT)
        text = said(outputs)
    return state, text


FILL = """
```fill cube
J: w^3
at: 2
line: J = w * w * w
line: dJ/dw = 3 * w^____
why: One lower.
wrong: 3 | That is how many there were.
```
"""

POWER = "Right: the old exponent comes down as a factor, and the power drops by one."

FILLINGS = [
    # what is typed, the first things said
    ("2", POWER, "", "dJ/dw = 3 * w^2", "", "One lower."),
    ("1+1", POWER, "", "dJ/dw = 3 * w^(1 + 1)", "", "One lower."),
    ("3", "Not yet.", "", "dJ/dw = 3 * w^3", "", "That is how many there were."),
    (
        "1",
        "dJ/dw = 3 * w^1",
        "",
        "Not yet. At w = 2 your formula says 6, but nudging w by 0.001 moves J by 12.006001 ×",
    ),
    ("3w^2", "That is the whole line. What stands in the gap alone?"),
    ("2x", "^", "The letter here is w, not x."),
    ("/hint", "Read the line aloud, and stop at the gap. What would make it true at w = 2?"),
    ("/skip", "Then let us look at it together.", "", "dJ/dw = 3 * w^2", "", "One lower."),
    ("/at 3", "There is no table yet. Your prediction comes first."),
]


@pytest.mark.parametrize("row", FILLINGS, ids=lambda row: row[0])
def test_a_gap(row: tuple[str, ...], lesson: Make) -> None:
    line, *expected = row
    state, text = opened(lesson(FILL + "\n```recap\nlearnt: Powers.\n```"))
    assert text == "J(w) = w³. What belongs in the gap?\n\nJ = w * w * w\ndJ/dw = 3 * w^____"
    assert machine.prompt(state) == "____"
    assert play(state, line)[1].splitlines()[: len(expected)] == expected


GAPS = [
    # the block's lines, what belongs in its gap: found by the tutor itself, or said by the author
    ("J: w^3\nline: dJ/dw = 3w^____", "2"),
    ("J: 1/w^2\nline: J = w^____", "-2"),
    ("J: sqrt(w)\nline: dJ/dw = ____ w^(-1/2)", "1/2"),
    ("J: w*sin(w)\nline: dJ/dw = ____ + w*cos(w)", "sin(w)"),
    ("J: w^2\nline: dJ/dw = 2w + 100 - ____", None),
    ("J: w^2\nline: dJ/dw = 2w + 100 - ____\nanswer: 100", "100"),
    ("J: 5w^2\nline: dJ/dw = 5 * ____", "2*w"),
    ("J: x*w^2\nwith: x = 3\nline: dJ/dw = 2*____*w", "3"),
]


@pytest.mark.parametrize(("block", "expected"), GAPS)
def test_what_belongs_in_a_gap_is_found(block: str, expected: str | None, lesson: Make) -> None:
    made = lesson(f"```fill it\n{block}\n```")
    (question,) = made.blocks
    assert isinstance(question, Fill)
    found = worked.answer_to(question, SILENT)
    assert (None if found is None else typed(found)) == expected
    state, _ = opened(made)
    assert play(state, expected or "100")[0].over
    assert play(state, "/skip")[0].over


def test_a_gap_in_a_line_about_the_function(lesson: Make) -> None:
    state, _ = opened(lesson("```fill it\nJ: 1/w^2\nline: J = w^____\n```"))
    assert play(state, "2")[1] == "J = w^2\n\nNot yet. At w = -1/2 this line gives 0.25, but J is 4."
    huge, _ = opened(lesson("```fill it\nJ: w\nline: J = w + ____\n```"))
    assert play(huge, "e^1000")[1].startswith("I can't decide that one: the numbers in it grow too large")
    assert play(state, "-2")[1].startswith("Right: the line is true now.\n\nJ = w^-2")
    root, _ = opened(lesson("```fill it\nJ: w\nline: J = w + 0*____\n```"))
    assert "this line has no value, and J is" in play(root, "sqrt(-1-w^2)")[1]


def test_a_filling_too_large_to_read(lesson: Make) -> None:
    state, _ = opened(lesson("```fill it\nJ: w\nline: dJ/dw = 9^9^____\n```"))
    assert "too large" in play(state, "9")[1]


BRANCHES = """
```predict one
J: w^2
```

```predict two
J: w^3
```

```predict three
J: w^4
```

```branch
if: CONDITION -> far
```

```predict more
J: w^5
```

Words before the recap.

```recap far
learnt: *Powers.*
```
"""

WAYS = [
    # the condition, what was answered before, whether the branch is taken
    ("first 2 right", ("2w", "3w^2", "4w^3"), True),
    ("first 2 right", ("2w", "w", "3w^2", "4w^3"), False),
    ("first 2 right", ("2w", "3w^2", "/hint", "4w^3"), True),
    ("right two", ("w", "2w", "3w^2", "w", "4w^3"), True),
    ("right two", ("2w", "/hint", "3w^2", "4w^3"), False),
    ("right two", ("2w", "/skip", "4w^3"), False),
    ("mastered power", ("2w", "3w^2", "4w^3"), False),
    ("mastered known", ("w", "2w", "w", "3w^2", "w", "4w^3"), True),
]


@pytest.mark.parametrize(("condition", "lines", "taken"), WAYS)
def test_a_branch(condition: str, lines: tuple[str, ...], taken: bool, lesson: Make) -> None:  # noqa: FBT001
    state = replace(opened(lesson(BRANCHES.replace("CONDITION", condition)))[0], mastered=("known",))
    state, text = play(state, *lines)
    assert state.over == taken
    assert ("Words before the recap." in text) == taken


def test_a_skill_is_mastered_by_the_last_three_of_a_lesson_that_teaches_it(lesson: Make) -> None:
    state, _ = opened(replace(lesson(BRANCHES.replace("CONDITION", "mastered power")), teaches=("power",)))
    assert not mastered(state, "power")
    done, _ = play(state, "2w", "3w^2", "4w^3")
    assert mastered(done, "power")
    assert not mastered(done, "product")
    assert done.over
    assert not mastered(play(state, "2w", "w", "3w^2", "4w^3")[0], "power")


def test_the_end_and_otherwise(lesson: Make) -> None:
    body = BRANCHES.replace("if: CONDITION -> far", "if: first 3 right -> end\nelse: -> more")
    state, _ = opened(lesson(body))
    after, text = play(state, "2w", "3w^2", "4w^3")
    assert after.over
    assert "What you have now" not in text
    assert machine.prompt(play(state, "2w", "3w^2", "/skip")[0]) == "dJ/dw"


def test_a_recap(lesson: Make) -> None:
    state, _ = opened(lesson(BRANCHES.replace("CONDITION", "right one")))
    text = play(state, "2w", "3w^2", "4w^3")[1]
    assert text.split("Words before the recap.\n\n")[1] == (
        "What you have now\n\n· Powers.\n\nYou got all 3 questions right at once, without help.\n\n"
        "That was the last lesson. Well walked."
    )
    text = play(state, "3w", "2w", "/hint", "3w^2", "/skip", "5w^4")[1]
    assert text.split("· Powers.\n\n")[1] == (
        "You got 1 of 4 questions right at once, without help.\n"
        "w²: at try 2.\n"
        "w³: with a hint.\n"
        "w⁴: you looked at the answer. It is worth another try.\n\n"
        "You gave one up earlier. Here it is again; /skip leaves it for another day.\n\n"
        "Predict the derivative of J(w) = w⁴."
    )


def test_a_recap_of_nothing_and_of_questions_without_a_function(lesson: Make) -> None:
    assert opened(lesson("```recap\n```"))[1] == "That was the last lesson. Well walked."
    choose = "```choose it\nask: Which?\nright: a\nwrong: b\n```\n```value v\nask: x\nanswer: 3\n```\n```recap\n```"
    state, _ = opened(lesson(choose))
    text = play(state, "b", "a", "4", "3")[1]
    assert text.endswith(
        'You got 0 of 2 questions right at once, without help.\n"Which?": at try 2.\n"x": at try 2.\n\n'
        "That was the last lesson. Well walked."
    )


def test_a_recap_tells_questions_about_one_function_apart(lesson: Make) -> None:
    body = (
        "```predict a\nJ: w^2\n```\n```value b\nJ: w^2\nat: -4\n```\n```fill c\nJ: w^2\nline: dJ/dw = 2 * ____\n```\n"
        "```mistake d\nJ: w^2\nline: dJ/dw = 3w\n```\n```recap\n```"
    )
    text = play(opened(lesson(body))[0], "w", "2w", "1", "-8", "2", "w", "w", "2w")[1]
    assert "w²: at try 2.\nw² at -4: at try 2.\ndJ/dw = 2 * ____: at try 2.\nw², the mistake: at try 2.\n" in text


def test_an_explorer_in_plain_lines_is_a_table_and_sentences(lesson: Make) -> None:
    state, text = opened(lesson("```explore\nJ: w^3\nat: 2\n```\n```predict it\nJ: w^3\n```"))
    assert "9.261000000000001" in text
    assert state.shown is not None


PICTURES = [
    # a block with pictures, the lines after which they come
    ("```nudge\nJ: w^2\npicture: secant, zoom\n```", ()),
    ("```predict it\nJ: w^2\npicture: secant, zoom\n```", ("2w",)),
    ("```predict it\nJ: w^2\npicture: secant, zoom\n```", ("/skip",)),
    ("```value it\nJ: w^2\npicture: secant, zoom\n```", ("6",)),
    ("```value it\nJ: w^2\npicture: secant, zoom\n```", ("/skip",)),
]


@pytest.mark.parametrize(("block", "lines"), PICTURES)
def test_pictures(block: str, lines: tuple[str, ...], lesson: Make) -> None:
    state, outputs = machine.go_on(State(lesson(block)), SILENT)
    for line in lines:
        assert not any(isinstance(output, PictureShown) for output in outputs)
        state, outputs = machine.advance(state, line, SILENT)
    shown = [output.sight for output in outputs if isinstance(output, PictureShown)]
    assert shown == [Sight.SECANT, Sight.ZOOM]


def test_no_skipping(lesson: Make) -> None:
    state, _ = opened(lesson("```predict it\nJ: w^2\nskip: no\n```"))
    after, text = play(state, "/skip")
    assert (after, text) == (state, "This one is not for skipping. /hint helps, one step at a time.")
    assert "D(w²) = 2⋅w" in play(state, "/hint", "/hint", "/hint", "/hint", "/hint")[1]


TOLERANCES = [
    ("ask: x\nanswer: 6\ntolerance: 0.1", "6.1", "Right, near enough: exactly it is 6."),
    ("ask: x\nanswer: 6\ntolerance: 0.1", "6", "Right: 6."),
    ("ask: x\nanswer: 6\ntolerance: 0.1", "6.11", "Not yet. Try once more, or /hint."),
    ("J: sin(w)\nat: 1\ntolerance: 0.05", "0.5", "Right, near enough: exactly it is 0.5403023058681398."),
    ("J: sin(w)\nat: 1\ntolerance: 0.05", "0.6", "Not yet. Nudge w from 1 by 0.001"),
]


@pytest.mark.parametrize(("block", "line", "expected"), TOLERANCES)
def test_a_tolerance(block: str, line: str, expected: str, lesson: Make) -> None:
    state, _ = opened(lesson(f"```value it\n{block}\n```"))
    assert play(state, line)[1].startswith(expected)


DOMAINS = [
    # J, its domain, an answer that is right there only, one that is right nowhere
    ("|w|", "w > 0", "1", "-1"),
    ("|w|", "w < 0", "-1", "1"),
    ("|w|", "0 < w < 2", "1", "2"),
    ("ln(|w|)", "w >= 1", "1/|w|", "1/w^2"),
    ("relu(w-1)", "w > 1", "1", "0"),
]


@pytest.mark.parametrize(("J", "domain", "right", "wrong"), DOMAINS)
def test_a_domain(J: str, domain: str, right: str, wrong: str, lesson: Make) -> None:
    at = "-3" if domain == "w < 0" else "1.5"
    state, _ = opened(lesson(f"```predict it\nJ: {J}\nat: {at}\ndomain: {domain}\n```"))
    assert play(state, right)[0].over
    assert play(state, wrong)[1].startswith("Not yet.")


MISTAKE = """
```mistake it
J: (3w + 1)^5
at: 2
line: J = (3w + 1)^5
line: dJ/dw = 5(3w + 1)^4
line: dJ/dw = 15(3w + 1)^4
why: The inside moves three times as fast.
wrong: 5(3w + 1)^4 * 2 | Where does the 2 come from?
```
"""

MENDINGS = [
    # lines typed, the first things said to the last of them
    (("a",), "Line a is true. Look at the others."),
    (("3",), "Line c is true. Look at the others."),
    (("x",), "Answer with a letter from a to c."),
    (("b",), "That one, yes.", "", "dJ/dw = 5(3w + 1)^4", "", "What should stand there?"),
    (("2",), "That one, yes."),
    (("b", "5(3w+1)^4"), "That is what stands there, and it is wrong. What should it be?"),
    (("b", "10(3w+1)^4"), "Not yet.", "Where does the 2 come from?"),
    (("b", "3w"), "Not yet. At w = 2 your formula says 6, but nudging w by 0.001 moves J by 36045.88323 ×"),
    (("b", "3w("), "^"),
    (("b", "e^1000 w"), "I can't decide that one: the numbers in it grow too large to compare. It doesn't count;"),
    (("b", "15(3w+1)^4"), "Right: the slope of the outside, times the slope of the inside.", "",
     "dJ/dw = 15*(3*w + 1)^4", "", "The inside moves three times as fast."),
    (("/hint",), "Put in w = 2, and nudge a little. Do the lines say what you find?"),
    (("/skip",), "Then let us look at it together.", "", "Line b is wrong. It should be:", "",
     "dJ/dw = 15*(3*w + 1)^4", "", "The inside moves three times as fast."),
    (("b", "/skip"), "Then let us look at it together.", "", "dJ/dw = 15*(3*w + 1)^4", "",
     "The inside moves three times as fast."),
]  # fmt: skip


@pytest.mark.parametrize("row", MENDINGS, ids=lambda row: " ".join(row[0]))
def test_find_the_mistake(row: tuple[tuple[str, ...], *tuple[str, ...]], lesson: Make) -> None:
    lines, *expected = row
    state, text = opened(lesson(MISTAKE))
    assert text == (
        "Somebody worked this out for J(w) = (3⋅w + 1)⁵. Which line is wrong?\n\n"
        "a)  J = (3w + 1)^5\nb)  dJ/dw = 5(3w + 1)^4\nc)  dJ/dw = 15(3w + 1)^4"
    )
    assert machine.prompt(state) == "a/b/c"
    assert play(state, *lines)[1].splitlines()[: len(expected)] == expected


def test_a_found_line_is_taken_back_before_what_came_earlier(lesson: Make) -> None:
    state, _ = opened(lesson("```predict first\nJ: w^2\n```" + MISTAKE))
    found, _ = play(state, "2w", "a", "b")
    back, text = play(found, "/undo")
    assert "Which line is wrong?" in text
    assert machine.prompt(back) == "a/b/c"
    assert (back.tries, back.results) == (1, found.results)
    wrong, _ = play(found, "3w")
    assert (wrong.tries, wrong.stage) == (2, 1)
    once, text = play(wrong, "/undo")
    assert text == "Taken back: that answer doesn't count."
    assert (once.tries, once.stage) == (1, 1)
    assert machine.prompt(play(once, "/undo")[0]) == "a/b/c"


def test_after_the_line_is_found_the_prompt_says_what_is_asked(lesson: Make) -> None:
    state, _ = opened(lesson(MISTAKE))
    found, _ = play(state, "b")
    assert machine.prompt(found) == "dJ/dw"
    assert found.tries == 0
    assert play(state, "a", "b")[0].tries == 1
    body = "```mistake it\nJ: 1/w^2\nline: J = w^2\nline: dJ/dw = -2/w^3\n```\n```predict after\nJ: w\n```"
    about_J, _ = play(opened(lesson(body))[0], "a")
    assert machine.prompt(about_J) == "J"
    assert play(about_J, "w")[1].startswith("Not yet. At w = ")
    assert "this line gives" in play(about_J, "w")[1]
    done, text = play(about_J, "w^(-2)")
    assert text.startswith("Right: the line is true now.\n\nJ = w^-2")
    assert machine.prompt(done) == "dJ/dw"
    assert "J = 1/w^2" in play(about_J, "/skip")[1]


def test_a_mistake_made_by_a_wrong_rule(lesson: Make) -> None:
    state, text = opened(lesson("```mistake it\nJ: w^3\nat: 4\nrule: POW_KEEP_EXP\n```"))
    assert text == "Somebody answered this for J(w) = w³. It is wrong. What is right?\n\ndJ/dw = 3*w^3"
    assert machine.prompt(state) == "dJ/dw"
    assert play(state, "3w^3")[1].startswith("That is what stands there")
    assert "The mistake: somebody did not lower the exponent." in play(state, "3w^2")[1]


@pytest.mark.parametrize("lines", ["rule: POW_KEEP_EXP", "rule: NOTHING", "line: dJ/dw = cos(w)"])
def test_where_there_is_no_mistake_nothing_is_asked(lines: str, lesson: Make) -> None:
    state, text = opened(lesson(f"```mistake it\nJ: sin(w)\n{lines}\n```"))
    assert state.over
    assert text == "That was the last lesson. Well walked."


def answer_of(state: State) -> str:
    assert state.question is not None
    answer = right_answer(state.question, SILENT, state.stage)
    assert answer is not None
    return answer


def test_a_drill_ends_after_so_many_in_a_row(lesson: Make) -> None:
    state, text = opened(lesson("```drill\nskill: power\nuntil: 2\n```\n\n```recap\n```"))
    assert text.startswith("0 of 2 in a row")
    state, text = play(state, answer_of(state))
    assert "1 of 2 in a row" in text
    state, text = play(state, "/hint", answer_of(state))
    assert "0 of 2 in a row" in text
    state, _ = play(state, answer_of(state))
    state, text = play(state, answer_of(state))
    assert "2 in a row, without help: powers of w." in text
    assert "You got 3 of 4 questions right at once, without help." in text
    assert state.over
    assert len({result.id for result in state.results}) == 4


def test_a_drill_ends_with_mastery_and_at_the_latest_after_most(lesson: Make) -> None:
    state, text = opened(lesson("```drill\nskill: power\nuntil: mastered\nmost: 30\n```"))
    assert text.startswith("Question 1")
    for _ in range(30):
        if not state.over:
            state, text = play(state, answer_of(state))
    assert text.startswith("Right")
    assert "Mastered: powers of w." in text
    assert 3 <= len(state.results) < 30
    state, _ = opened(lesson("```drill\nskill: power\nmost: 4\n```"))
    for _ in range(4):
        assert not state.over
        state, text = play(state, "/skip")
    assert "That is enough for now. Practice brings it back: powers of w." in text
    assert len(state.results) == 4


def test_a_drill_of_nothing_is_passed_over(lesson: Make) -> None:
    assert opened(lesson("```drill\nskill: flying\n```"))[1] == "That was the last lesson. Well walked."


def test_a_drill_is_come_back_to_at_its_very_question(lesson: Make) -> None:
    body = lesson("```nudge\nJ: w\n```\n```drill\nskill: power\n```")
    state, _ = opened(body)
    state, _ = play(state, answer_of(state))
    assert state.question is not None
    again = drilling.with_question(State(body), state.question.id)
    assert again is not None
    assert again.question == state.question
    assert isinstance(again.lesson.blocks[again.block + 1], Drill)
    assert drilling.with_question(State(body), "square") is None
    assert drilling.with_question(State(lesson("```nudge\nJ: w\n```")), state.question.id) is None


def test_exact_tables(lesson: Make) -> None:
    body = "```nudge\nJ: w^2\neps: 1e-3\nprecision: exact\n```\n```predict it\nJ: w^2\nprecision: 30\neps: 1e-10\n```"
    state, text = opened(lesson(body))
    assert "6.001" in text
    assert "6.000999999999479" not in text
    state, text = play(state, "2w")
    assert "6.00000000009999999[999760014912]" in text
    assert isinstance(state.shown, NudgeShown)
    assert state.shown.precision.name == "30"
