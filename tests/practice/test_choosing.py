"""Which question comes next: what is due, what is new, what went wrong."""

import math
from itertools import pairwise

import pytest

from tutor.course.model import Question
from tutor.practice.choosing import AGAIN_AFTER, MOST_DUE, Ended, Plan, next_question, standings
from tutor.practice.generate import numbers_of, shape_of
from tutor.practice.mastery import BLOCKED, Outcome, Standing
from tutor.practice.skills import SHAPES


def played(plan: Plan, answers: str, count: int | None = None) -> list[Ended]:
    """Play a session with answers that are right (+), helped (~) or shown (-), the last for the rest."""
    ended: tuple[Ended, ...] = ()
    while len(ended) != count and (made := next_question(plan, ended)) is not None:
        sign = answers[min(len(ended), len(answers) - 1)]
        ended = (*ended, Ended(made.id, sign == "+", sign == "-"))
    return list(ended)


def skills(ended: list[Ended]) -> list[str]:
    return [shape_of(each.id)[0] for each in ended]


def mastered(skill: str) -> Standing:
    plain, mixed = SHAPES[skill][0], next(row for row in SHAPES[skill] if row.mixed)
    known = Standing(skill)
    for row in (plain, mixed, plain):
        known = known.after(Outcome(row.name, at_once=True))
    assert known.mastered
    return known


def test_a_session_has_as_many_questions_as_asked_for() -> None:
    assert len(played(Plan(count=7), "+")) == 7
    assert len(played(Plan(count=0), "+", 40)) == 40


def test_the_same_seed_gives_the_same_session_and_another_gives_another() -> None:
    assert played(Plan(seed=5), "+~") == played(Plan(seed=5), "+~")
    assert played(Plan(seed=5), "+") != played(Plan(seed=6), "+")


def test_the_first_questions_of_a_skill_stand_together_then_skills_are_mixed() -> None:
    met = skills(played(Plan(count=24), "+"))
    for start in range(0, 9, BLOCKED):
        assert len(set(met[start : start + BLOCKED])) == 1
    assert len({met[0], met[3], met[6]}) == 3
    later = Plan(count=12, skills=("power", "chain"), standings=(mastered("power"), mastered("chain")))
    assert all(first != second for first, second in pairwise(skills(played(later, "+"))))


def test_only_the_skills_asked_for() -> None:
    assert set(skills(played(Plan(skills=("chain",), count=12), "+~"))) == {"chain"}
    assert set(skills(played(Plan(skills=("chain", "root"), count=12), "+~"))) == {"chain", "root"}


def test_a_new_skill_begins_with_which_way() -> None:
    first, *_ = played(Plan(skills=("power",)), "+")
    assert first.id.startswith("power:bare:sign:")


def test_after_trouble_twice_there_is_a_gap_to_fill() -> None:
    *_, third = played(Plan(skills=("power",), count=3), "~~")
    assert third.id.split(":")[2] == "gap"


def test_what_is_due_comes_first_in_its_order() -> None:
    due = (("chain", "under-a-one"), ("power", "bare"), ("gone", "long-ago"))
    known = (mastered("power"), mastered("chain"))
    first, second, *_ = played(Plan(due=due, standings=known), "+")
    assert shape_of(first.id) == due[0]
    assert shape_of(second.id) == due[1]


def test_every_third_question_is_one_of_a_skill_known_already() -> None:
    plan = Plan(count=18, standings=(mastered("slope"), mastered("power"), mastered("constant")))
    met = skills(played(plan, "~"))
    known = [skill in ("slope", "power", "constant") for skill in met]
    assert sum(known[9:]) == 3
    assert not any(known[:9])  # three new skills first, three questions each


def test_when_all_is_mastered_practice_goes_on_with_all() -> None:
    plan = Plan(count=30, standings=tuple(mastered(skill) for skill in SHAPES))
    assert len(set(skills(played(plan, "+")))) > 15


def test_what_was_shown_comes_once_more_after_two_others_with_new_numbers() -> None:
    plan = Plan(skills=("power", "chain"), count=8, standings=(mastered("power"), mastered("chain")))
    ended = played(plan, "-+")
    first, again = ended[0], ended[AGAIN_AFTER + 1]
    assert shape_of(again.id) == shape_of(first.id)
    assert again.id != first.id


@pytest.mark.parametrize("seed", range(6))
def test_the_same_numbers_never_come_twice_in_a_row_and_no_question_twice(seed: int) -> None:
    ended = played(Plan(seed=seed, count=60), "++~+-+")
    assert all(numbers_of(first.id) != numbers_of(second.id) for first, second in pairwise(ended))
    assert len({each.id for each in ended}) == len(ended)


def test_leaving_out_a_result_takes_it_back() -> None:
    plan = Plan(seed=3)
    ended = tuple(played(plan, "+", 4))
    assert next_question(plan, ended[:-1]) == next_question(plan, tuple(list(ended)[:3]))
    assert standings(plan, ended[:-1]) == standings(plan, ended[:3])


def right_at_once(made: Question, practised: dict[str, int], ability: float, chance: float) -> bool:
    """Whether a learner of some ability is right at once: harder shapes are harder, practice helps."""
    skill, shape = shape_of(made.id)
    names = [row.name for row in SHAPES[skill]]
    hard = 4 * names.index(shape) / len(names)
    practised[skill] = practised.get(skill, 0) + 1
    return chance < 1 / (1 + math.exp(hard - ability - practised[skill] / 4))


@pytest.mark.parametrize("ability", [0.5, 1.0, 1.5, 2.0])
def test_about_four_questions_in_five_are_right_at_once(ability: float) -> None:
    """A learner in the middle of the material is right at once in most cases, not in all."""
    right = total = 0
    for seed in range(4):
        ended: tuple[Ended, ...] = ()
        practised: dict[str, int] = {}
        plan = Plan(seed=seed, count=50)
        while (made := next_question(plan, ended)) is not None:
            chance = (len(ended) * 0.618034 + seed * 0.271) % 1
            ended = (*ended, Ended(made.id, right_at_once(made, practised, ability, chance)))
        right += sum(each.at_once for each in ended)
        total += len(ended)
    assert 0.72 <= right / total <= 0.87


def test_not_more_is_due_than_a_session_holds() -> None:
    assert MOST_DUE == 15
