"""Generated questions: laws that hold for every row, and the few that are plain to read."""

from itertools import pairwise

import pytest

from tutor.calculus.arithmetic import FLOATS, evaluate
from tutor.calculus.malrules.made import made as made_by_mistakes
from tutor.calculus.rules import Unknown, derivative
from tutor.calculus.slope import slope
from tutor.checking.judge import judge
from tutor.checking.proof import no_prover
from tutor.checking.verdict import Right, Wrong
from tutor.course.model import Choose, Fill, Predict, Question, Value
from tutor.messages import Message
from tutor.notation.plain import shown, typed
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Letter, Tree, walk
from tutor.practice.generate import asks_formulas, kinds, question, recall, size
from tutor.practice.points import hides
from tutor.practice.shape import FORMULA, GAP, MISTAKE, Shape
from tutor.practice.skills import ROWS, SHAPES, SKILL_BY_NAME, SKILLS, find
from tutor.practice.slots import count
from tutor.render.sentences import sentence
from tutor.session import answers, judging, worked
from tutor.session import numbers as slopes
from tutor.session.outputs import Said
from tutor.session.questions import put
from tutor.session.state import Tools

SAMPLE = 6
"""Questions looked at of each row."""

SAMPLES = [(row, [question(row.skill, row.name, number) for number in range(SAMPLE)]) for row in ROWS]

LONGEST = 48
"""Characters of a function that is still read at a glance."""

LONGEST_ANSWER = 60


def words(text: str | Message) -> str:
    return text if isinstance(text, str) else sentence(text)


def test_every_skill_has_shapes_plain_and_mixed() -> None:
    assert len(ROWS) >= 40
    for skill in SKILLS:
        rows = SHAPES[skill.name]
        assert len(rows) >= 4, skill.name
        assert any(row.mixed for row in rows), skill.name
        assert not rows[0].mixed, skill.name
        assert all(other in SKILL_BY_NAME for other in skill.after)


def test_names_are_unique_and_every_row_belongs_to_a_skill() -> None:
    assert len({(row.skill, row.name) for row in ROWS}) == len(ROWS)
    assert all(row.skill in SKILL_BY_NAME for row in ROWS)
    assert all(find(row.skill, row.name) is row for row in ROWS)


def test_there_are_ten_thousand_questions_by_their_numbers_alone() -> None:
    assert sum(count(row.slots) for row in ROWS) >= 10_000


@pytest.mark.slow
def test_ten_thousand_distinct_questions_are_made() -> None:
    made = {question(row.skill, row.name, number).id for row in ROWS for number in range(min(size(row), 120))}
    assert len(made) >= 10_000


def test_the_same_three_give_the_same_question() -> None:
    for row, made in SAMPLES:
        assert made[5] == question(row.skill, row.name, 5)
        assert made[0] == question(row.skill, row.name, size(row))


def test_a_question_is_made_again_from_its_id() -> None:
    for row, made in SAMPLES:
        for each in made[:2]:
            assert recall(each.id) == each, row


@pytest.mark.parametrize(
    "name",
    [
        "", "cube", "a:b:c:d:e", "power:bare:formula:1:3", "power:bare:formula:3:77", "power:bare:formula:3,4:3",
        "power:bare:formula::3", "power:bare:song:3:3",
    ],
)  # fmt: skip
def test_what_is_no_id_is_no_question(name: str) -> None:
    assert recall(name) is None


def test_an_unknown_shape_is_refused() -> None:
    with pytest.raises(KeyError):
        question("power", "star", 0)


def test_neighbours_have_different_numbers() -> None:
    for row, made in SAMPLES:
        for first, second in pairwise(made):
            assert first.id != second.id or size(row) < 2, row


def numbers(made: Question) -> str:
    return made.id.split(":")[3]


def test_the_numbers_change_from_one_question_to_the_next() -> None:
    for row, made in SAMPLES:
        if count(row.slots) > 2:
            assert all(numbers(first) != numbers(second) for first, second in pairwise(made)), row


def test_the_kind_can_be_chosen() -> None:
    for row in ROWS:
        for kind in kinds(row):
            made = question(row.skill, row.name, 3, kind)
            assert made.id.split(":")[2] in kinds(row)
    assert isinstance(question("power", "bare", 3, FORMULA), Predict)


def test_a_function_is_short_and_can_be_typed_as_it_is_shown() -> None:
    for row, made in SAMPLES:
        for each in made:
            if isinstance(each, Predict | Value) and each.function is not None:
                function = each.function
                assert len(shown(function.tree)) <= LONGEST, each.id
                reading = read(typed(function.tree), function.alphabet)
                assert isinstance(reading, Reading), each.id
                assert reading.tree == function.tree, row
                used = {node.name for node in walk(function.tree) if isinstance(node, Letter)}
                assert {letter for letter, _ in function.frozen} <= used, each.id


def test_its_points_lie_in_the_domain_on_both_sides() -> None:
    for _, made in SAMPLES:
        for each in made:
            match each:
                case Predict(function=function, at=(at,)) | Value(function=function, at=at) if function and at:
                    values = {letter: point.value for letter, point in function.frozen}
                    for side in (-0.1, 0.1):
                        evaluate(function.tree, {**values, function.variable: at.value + side}, FLOATS)
                    slope(function.tree, function.variable, {**values, function.variable: at.value}, FLOATS)


def test_the_numbers_of_all_letters_are_told_where_a_number_is_asked_for() -> None:
    for _, made in SAMPLES:
        for each in made:
            if isinstance(each, Value) and each.function is not None:
                (asked,) = put(each)
                assert isinstance(asked, Said)
                for letter, number in each.function.frozen:
                    assert f"{letter} = {number.text}" in sentence(asked.message), each.id


def test_every_sentence_has_its_gaps_filled() -> None:
    for _, made in SAMPLES:
        for each in made:
            said: list[str | Message] = []
            match each:
                case Value(ask=ask, why=why):
                    said += [ask, why]
                case Choose(ask=ask, options=options):
                    said += [ask, *(part for option in options for part in (option.text, option.says))]
                case _:
                    pass
            assert not any("{" in words(text) for text in said), each.id


def test_a_choice_has_one_right_answer_and_no_two_alike() -> None:
    for row, made in SAMPLES:
        for each in made:
            if isinstance(each, Choose):
                assert sum(option.right for option in each.options) == 1, each.id
                assert len({words(option.text) for option in each.options}) == len(each.options), row


def test_a_number_asked_for_is_short_and_judged_right() -> None:
    for _, made in SAMPLES:
        for each in made:
            if isinstance(each, Value):
                right = slopes.right_number(each)
                assert right is not None, each.id
                assert len(typed(right)) <= 8, (each.id, typed(right))
                assert isinstance(slopes.judge_slope(each, right), Right), each.id


def test_no_mistake_gives_the_number_asked_for() -> None:
    """No mal-rule leads to the right number, and a wrong answer that comes of one is judged wrong."""
    for row, made in SAMPLES:
        for each in made:
            if isinstance(each, Value) and each.function is not None and each.at is not None and row.name not in FLAT:
                assert hides(each.function, each.at) == (), each.id


FLAT = {"relu-of-line"}
"""Half of it is flat: there every mistake gives 0, and the question is whether one sees that."""


def test_a_mistake_to_be_found_is_one_and_the_others_lead_elsewhere() -> None:
    found = 0
    for row in ROWS:
        if asks_formulas(row):
            made = question(row.skill, row.name, 7, MISTAKE)
            if not isinstance(made, Choose):
                assert isinstance(made, Predict), row
                continue
            found += 1
            assert recall(made.id) == made
            assert [option.right for option in made.options].count(True) == 1
            assert len({words(option.text) for option in made.options}) == 3
            assert not any("{" in words(part) for option in made.options for part in (option.text, option.says))
            wrong = dict(made.ask.values)["wrong"] if isinstance(made.ask, Message) else None
            J = dict(made.ask.values)["J"] if isinstance(made.ask, Message) else None
            assert isinstance(wrong, Tree)
            assert isinstance(J, Tree)
            variable = dict(made.ask.values)["w"] if isinstance(made.ask, Message) else ""
            assert isinstance(judge(J, str(variable), wrong, no_prover), Wrong), made.id
    assert found >= 100


def test_what_belongs_in_a_gap_is_known_and_judged_right() -> None:
    silent = Tools(no_prover, lambda *_: None)
    found = 0
    for row in ROWS:
        if asks_formulas(row):
            made = question(row.skill, row.name, 4, GAP)
            if isinstance(made, Fill):
                found += 1
                assert recall(made.id) == made
                belongs = worked.answer_to(made, silent)
                assert belongs is not None, made.id
                filled = worked.fill_in(made, belongs, silent)
                assert isinstance(filled, worked.Filled)
                assert isinstance(filled.verdict, Right), made.id
    assert found >= 100


@pytest.mark.slow
def test_no_mistakes_answer_is_judged_right(tools: Tools) -> None:
    """What a mal-rule makes of a generated function is wrong, for every rule and a question of every row."""
    count = 0
    for row in ROWS:
        if asks_formulas(row):
            each = question(row.skill, row.name, 2, FORMULA)
            assert isinstance(each, Predict)
            for mistake in made_by_mistakes(each.function.tree, each.function.variable)[::6]:
                verdict = judging.judge_formula(each.function, mistake.wrong, tools)
                assert not isinstance(verdict, Right), (each.id, mistake.slip.row.id)
                count += 1
    assert count > 400


def test_at_its_points_common_mistakes_show() -> None:
    """The height, the point and the bend are no right answers, but on straight lines, which have no bend."""
    for row, made in SAMPLES:
        for each in made:
            if isinstance(each, Value) and each.function is not None and each.at is not None:
                function, at = each.function, each.at
                values = {letter: point.value for letter, point in function.frozen} | {function.variable: at.value}
                height = evaluate(function.tree, values, FLOATS)
                steep = slope(function.tree, function.variable, values, FLOATS)
                assert abs(height - steep) > 1e-9 or not steep, each.id
                if row.skill == "power":
                    assert abs(at.value) != 1, each.id


@pytest.mark.slow
def test_a_derivative_is_short_and_judged_right(tools: Tools) -> None:
    """The derivative of every function that is asked for, and no half of it, is right."""
    for row in ROWS:
        if isinstance(row, Shape) and FORMULA in row.asks:
            made = question(row.skill, row.name, 5, FORMULA)
            assert isinstance(made, Predict)
            tidy = answers.derivative(made.function, tools)
            assert tidy is not None, made.id
            assert len(shown(tidy)) <= LONGEST_ANSWER, made.id
            assert isinstance(judging.judge_formula(made.function, tidy, tools), Right), made.id
            wrong = judge(made.function.tree, made.function.variable, made.function.tree, tools.prove)
            assert isinstance(wrong, Wrong) or (row.skill, row.name) in ITS_OWN_SLOPE, made.id


def test_its_own_derivative_is_judged_right() -> None:
    for row in ROWS:
        if isinstance(row, Shape) and FORMULA in row.asks:
            made = question(row.skill, row.name, 4, FORMULA)
            assert isinstance(made, Predict)
            function = made.function
            own = derivative(function.tree, function.variable)
            assert not isinstance(own, Unknown)
            assert isinstance(judge(function.tree, function.variable, own, no_prover), Right), made.id


ITS_OWN_SLOPE = {("exponential", "bare"), ("partial", "with-exp")}


PLAIN: tuple[tuple[str, str, str], ...] = (
    ("power", "bare", "w"),
    ("chain", "line-squared", ")²"),
    ("quotient", "lines", "/"),
)


@pytest.mark.parametrize(("skill", "name", "holds"), PLAIN)
def test_a_shape_looks_like_itself(skill: str, name: str, holds: str) -> None:
    made = question(skill, name, 4, FORMULA)
    assert isinstance(made, Predict)
    assert holds in shown(made.function.tree)


def test_sign_and_size_come_with_evidence() -> None:
    made = question("power", "bare", 1, "sign")
    assert isinstance(made, Choose)
    assert words(made.options[0].says).startswith("Nudge w from ")
