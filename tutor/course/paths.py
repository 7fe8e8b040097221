"""The ways through a lesson: from each block to those that may come next."""

from collections.abc import Iterator

from tutor.course.model import (
    END,
    Arm,
    Block,
    Branch,
    Choose,
    Condition,
    Fill,
    Mistake,
    Predict,
    Prose,
    Question,
    Value,
)
from tutor.course.notes import unknown
from tutor.course.problems import Problem
from tutor.messages import say

Blocks = tuple[Block, ...]


def id_of(block: Block) -> str:
    """Return a block's id, empty where it has none."""
    return "" if isinstance(block, Prose) else block.id


def questions(blocks: Blocks) -> tuple[Question, ...]:
    """Return the blocks that ask."""
    return tuple(block for block in blocks if isinstance(block, Predict | Value | Choose | Fill | Mistake))


def landing(blocks: Blocks, target: str) -> int:
    """Return the index at which a branch to `target` goes on: with the words that lead to the block."""
    if target == END:
        return len(blocks)
    index = next(index for index, block in enumerate(blocks) if id_of(block) == target)
    return index - 1 if index and isinstance(blocks[index - 1], Prose) else index


def reached(blocks: Blocks) -> frozenset[int]:
    """Return the indices of all blocks that some learner may come to."""
    found: set[int] = set()
    waiting = [0]
    while waiting:
        index = waiting.pop()
        if index in found or index >= len(blocks):
            continue
        found.add(index)
        waiting += _next(blocks, index)
    return frozenset(found)


def _next(blocks: Blocks, index: int) -> Iterator[int]:
    block = blocks[index]
    if not isinstance(block, Branch):
        yield index + 1
        return
    for arm in block.arms:
        yield landing(blocks, arm.target)
        if arm.condition is Condition.ALWAYS:
            return
    yield index + 1


def wrong_ways(blocks: Blocks) -> Iterator[Problem]:
    """Report branches that lead nowhere or back, and conditions about questions that don't come before them."""
    for index, block in enumerate(blocks):
        if isinstance(block, Branch):
            for arm in block.arms:
                yield from _wrong_way(blocks, index, arm)


def _wrong_way(blocks: Blocks, index: int, arm: Arm) -> Iterator[Problem]:
    names = tuple(name for block in blocks if (name := id_of(block)))
    if arm.target not in (*names, END):
        yield Problem(arm.target_place, "branch", unknown(say("block"), arm.target, (*names, END)))
    elif landing(blocks, arm.target) <= index:
        yield Problem(
            arm.target_place, "branch", say("a branch goes forward: {target} comes before it", target=arm.target)
        )
    before = tuple(question.id for question in questions(blocks[:index]))
    if arm.condition is Condition.RIGHT and arm.subject not in before:
        says = say("no question {name} comes before this branch", name=arm.subject)
        yield Problem(arm.place, "branch", says)
    if arm.condition is Condition.FIRST and int(arm.subject) > len(before):
        says = say("only {number} questions come before this branch", number=len(before))
        yield Problem(arm.place, "branch", says)
