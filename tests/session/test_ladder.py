"""The ladder of hints from the mathematics: what each rung says, and that none gives the answer away."""

import re
from collections.abc import Iterator

from generated_functions import functions

from tutor.calculus.compose import is_one
from tutor.calculus.derivation.derive import derive
from tutor.calculus.derivation.gap import GAP
from tutor.calculus.numbers import Point, read_point
from tutor.checking.judge import judge, judge_number
from tutor.checking.proof import no_prover
from tutor.checking.verdict import Right
from tutor.course.model import Function
from tutor.messages import Message
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Letter, Number, Tree, letters, walk
from tutor.render.sentences import _TREES, sentence
from tutor.session.ladder import Rung, rungs, rungs_for_number
from tutor.session.wanted import NumberWanted, SlopeOf


def function(text: str) -> Function:
    reading = read(text, Alphabet("w", ("x", "b", "u")))
    assert isinstance(reading, Reading), text
    return Function(reading.tree, "w")


def point(text: str = "3") -> Point:
    found = read_point(text)
    assert isinstance(found, Point)
    return found


def said(text: str) -> list[str]:
    return [sentence(rung.says) for rung in rungs(function(text), point())]


NUDGE = "Nudge w from 3 to 3 + 0.001. Does J go up or down, and by how many times 0.001?"


def test_a_product() -> None:
    assert said("w^2*sin(3w)") == [
        NUDGE,
        "Two things multiplied, and both move: w² and sin(3⋅w).",
        "This is one for the product rule: each factor takes a turn while the other waits.",
        "First one part: what is the slope of w² alone?",
        "dJ/dw = 2⋅w⋅sin(3⋅w) + ____. What belongs in the gap?",
    ]


def test_a_one_step_problem_has_no_part_to_ask_for() -> None:
    assert said("w^5")[1:] == [
        "A power. w stands below, and the exponent 5 stands still.",
        "This is one for the power rule: the old exponent comes down, and one less stays above.",
        "dJ/dw = 5⋅w^____. What belongs in the gap?",
    ]


PARTS_AND_GAPS = (
    # function, what the part rung asks (empty: no such rung), the line with the gap (empty: likewise)
    ("(w^2+4)/(w^2-4)", "First one part: what is the slope of w² + 4 alone?", "(2⋅w⋅(w² - 4) - ____)/(w² - 4)²"),
    ("(3w+1)^5", "First the inside: what is the slope of 3⋅w + 1?", "5⋅(3⋅w + 1)⁴⋅____"),
    ("(w+1)^5", "First the inside: what is the slope of w + 1?", "5⋅(w + 1)^____"),
    ("sin(w+1)", "First the inside: what is the slope of w + 1?", "____⋅1"),
    ("(1-w)^5", "First the inside: what is the slope of 1 - w?", "5⋅(1 - w)^____⋅(-1)"),
    ("acot(-w)", "First the inside: what is the slope of -w?", "____⋅(-1)"),
    ("cos(3w)", "First the inside: what is the slope of 3⋅w?", "-sin(3⋅w)⋅____"),
    ("exp(w^2)", "First the inside: what is the slope of w²?", "exp(w²)⋅____"),
    ("1/w^2", "Write 1/w² as a power: w^____. Which exponent?", "-2⋅w^____"),
    ("3/(2w+1)", "Write 1/(2⋅w + 1) as a power: (2⋅w + 1)^____. Which exponent?", "-3⋅((2⋅w + 1)⁻²⋅____)"),
    ("1/sqrt(w)", "Write 1/sqrt(w) as a power: w^____. Which exponent?", "-1/2⋅w^____"),
    ("x*w^2+b", "How far does b move when w moves by 1?", "____ + 0"),
    ("4-w^2", "How far does 4 move when w moves by 1?", "-____ + 0"),
    ("w^2-4", "How far does 4 move when w moves by 1?", "____ + 0"),
    ("w^3-5w+x", "First one part: what is the slope of w³ alone?", "3⋅w² - ____"),
    ("5w^3", "First one part: what is the slope of w³ alone?", "5⋅____"),
    ("3w*sin(w)", "First one part: what is the slope of w⋅sin(w) alone?", "3⋅____"),
    ("5w", "", ""), ("w", "", ""), ("7", "", ""), ("-w", "", ""), ("w/4", "", ""), ("e^w", "", ""), ("sin(w)", "", ""),
    ("w^2/4", "First one part: what is the slope of w² alone?", "____/4"),
    ("-w^2", "First one part: what is the slope of w² alone?", "-____"),
    ("2^w", "", "2^w⋅____"), ("cos(w)", "", "-____"), ("ln(w)", "", "1/____"), ("sec(w)", "", "sec(w)⋅____"),
    ("cot(w)", "", "-1/____"),
    ("w^w", "First one part: what is the slope of w⋅ln(w) alone?", "w^w⋅____"),
    ("max(w, 2)", "", ""), ("(2*w)^1", "", ""), ("min(w^2, 2)", "", ""),
)  # fmt: skip


def test_the_part_asked_and_the_line_with_a_gap() -> None:
    for text, part, gap in PARTS_AND_GAPS:
        made = said(text)[3:]
        assert made == [*([part] if part else []), *([f"dJ/dw = {gap}. What belongs in the gap?"] if gap else [])], text


def test_what_is_not_known_has_the_nudge_only() -> None:
    assert said("w + (-2)^w") == [NUDGE]
    assert len(rungs_for_number(function("(-2)^w"), point())) == 1


def test_the_inside_is_named_by_a_free_letter() -> None:
    assert said("sin(u*w)")[1] == "One thing inside another: inside is v = u⋅w, outside is sin(v)."


def test_a_number() -> None:
    made = rungs_for_number(function("w^2*sin(w)"), point("-2"))
    assert [sentence(rung.says) for rung in made] == [
        "How many times as far as the nudge does J move there, and which way?",
        "Two things multiplied, and both move: w² and sin(w).",
        "This is one for the product rule: each factor takes a turn while the other waits.",
        "Before the number: which formula is dJ/dw?",
        "The slope is 2⋅w⋅sin(w) + w²⋅cos(w) at every w. Put -2 where w stands.",
    ]
    assert made[3].wants == SlopeOf(function("w^2*sin(w)").tree)
    assert len(rungs_for_number(function("5*w"), point())) == 3  # its formula is the number
    with_x = Function(function("x*w^2").tree, "w", (("x", point("7")),))
    assert (
        sentence(rungs_for_number(with_x, point())[-1].says) == "The slope is 2⋅7⋅w at every w. Put 3 where w stands."
    )


# Laws

KNOWN = (
    "7", "w", "w^2 - 5*w", "w^2 + 7", "-w^2", "3*w^2", "5*w", "w/4", "w^2/4", "w^5", "w^2", "w^1", "w^-1", "3/w^2",
    "1/w",
    "w^2*sin(w)", "w*w", "w*exp(w)", "x*w*w", "w/(w + 1)", "2^w", "e^w", "exp(w)", "sin(w)", "cos(w)", "ln(w)",
    "sqrt(w)", "abs(w)", "sigmoid(w)", "softplus(w)", "(3*w + 1)^5", "(w + 1)^2", "(w - 2)^3", "exp(w + 1)", "sin(-w)",
    "max(w, 2)", "min(w, w^2)", "w + w", "2*w + 3*w", "w - w", "w^2*w", "1/(w + 1)", "exp(exp(w))", "(w^2)^2", "w^0.5",
    "(2*w)^1", "abs(w - 3)", "x*w + b", "w*x", "(w*x - b)^2", "w^2/w", "1*w^2", "w^2 + 0", "0*w", "w^0", "2*(3*w)",
    "w^w", "sin(w)*cos(w)", "ln(sigmoid(w))", "tan(w)/w", "(w^2+4)/(w^2-4)",
)  # fmt: skip


def formulas(message: Message) -> Iterator[Tree]:
    """Yield the formulas in a message, without a gap: those a learner could copy out."""
    for _, value in message.values:
        if isinstance(value, Message):
            yield from formulas(value)
        elif isinstance(value, _TREES):
            yield from (part for part in walk(value) if GAP.name not in letters(part))


def gives_away(rung: Rung, J: Function) -> Iterator[Tree]:
    """Yield the formulas in a rung that are the answer and do not stand in the question itself."""
    asked = set(walk(J.tree)) | {Letter("w")}
    for formula in formulas(rung.says):
        if formula not in asked and isinstance(judge(J.tree, "w", formula, no_prover), Right):
            yield formula


def test_no_rung_before_the_last_holds_the_answer() -> None:
    generated = (Function(tree, "w") for tree in functions(120, seed=5, depth=2))
    for J in (*map(function, KNOWN), *generated):
        if isinstance(judge(J.tree, "w", Number("0"), no_prover), Right):
            continue  # a constant in disguise: the answer is in every part of it
        for rung in rungs(J, point()):
            found = list(gives_away(rung, J))
            assert not found, (sentence(rung.says), found)


def test_no_rung_before_the_last_holds_the_number() -> None:
    for text in KNOWN:
        J, at = function(text), point("4")
        slope = derive(J.tree, "w").derivative
        assert slope is not None
        for rung in rungs_for_number(J, at):
            for formula in formulas(rung.says):
                if not letters(formula) and not letters(slope) and formula not in set(walk(J.tree)):
                    assert not isinstance(judge_number(slope, formula), Right), (text, sentence(rung.says))


def test_what_a_rung_asks_for_is_never_the_whole_question() -> None:
    for text in KNOWN:
        J = function(text)
        for rung in rungs(J, point()):
            match rung.wants:
                case SlopeOf(part):
                    found = derive(part, "w").derivative
                    assert found is not None
                    answer = judge(J.tree, "w", found, no_prover)
                    assert not isinstance(answer, Right) or is_one(found), (text, sentence(rung.says))
                case NumberWanted():
                    assert re.search(r"[?]$", sentence(rung.says))
