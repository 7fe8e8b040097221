"""Blocks that steer: how long to go on with a skill, where the lesson goes on, and what was learnt on the way."""

import re

from tutor.course.keys import Keys
from tutor.course.kinds.row import Kind
from tutor.course.model import Arm, Branch, Condition, Drill, Recap
from tutor.course.notes import is_id
from tutor.course.problems import Place
from tutor.course.script import Entry
from tutor.messages import say

_CONDITIONS = (
    (Condition.MASTERED, re.compile(r"mastered ([a-z0-9-]+)")),
    (Condition.FIRST, re.compile(r"first ([1-9][0-9]?) right")),
    (Condition.RIGHT, re.compile(r"right ([a-z0-9-]+)")),
)


def _arm(keys: Keys, entry: Entry) -> Arm | None:
    """Read `mastered power -> end`, `first 3 right -> end`, `right cube -> end`, and of `else:` only `-> more`."""
    asked, arrow, target = (part.strip() for part in entry.value.partition("->"))
    if not arrow or not is_id(target):
        says = say("write where to go after an arrow: -> and a block's id, or -> end")
        keys.notes.problem(entry.place, "branch", says)
        return None
    place = entry.place
    target_place = Place(place.file, place.line, place.column + entry.value.rindex(target))
    if entry.key == "else":
        if asked:
            keys.notes.problem(entry.place, "branch", say("else has no condition: else: -> {target}", target=target))
        return Arm(Condition.ALWAYS, "", target, place, target_place)
    for condition, pattern in _CONDITIONS:
        if found := pattern.fullmatch(" ".join(asked.split())):
            return Arm(condition, found[1], target, place, target_place)
    says = say("a condition is: mastered SKILL, first 3 right, or right ID")
    keys.notes.problem(entry.place, "branch", says)
    return None


def _branch(keys: Keys, name: str) -> Branch:
    arms = tuple(arm for entry in keys.all("if", "else") if (arm := _arm(keys, entry)) is not None)
    return Branch(arms, keys.place, name)


def _drill(keys: Keys, name: str) -> Drill:
    until = keys.text("until")
    in_a_row = 0 if until == MASTERED else keys.whole("until", otherwise=IN_A_ROW, most=MOST_IN_A_ROW)
    return Drill(
        keys.text("skill"), in_a_row, keys.whole("most", otherwise=ORDINARY_MOST, most=MOST_DRILLED), keys.place, name
    )


MASTERED = "mastered"
IN_A_ROW, MOST_IN_A_ROW = 3, 10
ORDINARY_MOST, MOST_DRILLED = 10, 50


def _recap(keys: Keys, name: str) -> Recap:
    return Recap(keys.hints("learnt"), keys.place, name)


BRANCH = Kind("branch", ("if", "else"), ("if",), ("if",), asks=False, build=_branch)
DRILL = Kind("drill", ("skill", "until", "most"), ("skill",), (), asks=False, build=_drill)
RECAP = Kind("recap", ("learnt",), (), ("learnt",), asks=False, build=_recap)
