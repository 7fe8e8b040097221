"""The way through a lesson: which arm of a branch is taken, and what a recap says, from what the learner did."""

from typing import assert_never

from tutor.calculus.numbers import Point
from tutor.course.model import (
    Arm,
    Branch,
    Choose,
    Condition,
    Fill,
    Function,
    Mistake,
    Predict,
    Question,
    Recap,
    Value,
)
from tutor.course.paths import landing, questions
from tutor.messages import Message, as_message, say
from tutor.session.outputs import Output, Said, Text, Tone
from tutor.session.state import Result, State

MASTERY = 3
"""Questions of a skill in a row, right at once and without help, that show it is mastered."""


def taken(state: State, branch: Branch) -> int:
    """Return the index of the block at which a branch goes on."""
    blocks = state.lesson.blocks
    for arm in branch.arms:
        if _holds(state, arm):
            return landing(blocks, arm.target)
    return state.block + 1


def _holds(state: State, arm: Arm) -> bool:
    match arm.condition:
        case Condition.ALWAYS:
            return True
        case Condition.MASTERED:
            return mastered(state, arm.subject)
        case Condition.FIRST:
            first = state.results[: int(arm.subject)]
            return len(first) == int(arm.subject) and all(result.at_once for result in first)
        case Condition.RIGHT:
            return any(result.id == arm.subject and result.at_once for result in state.results)
        case never:
            assert_never(never)


def mastered(state: State, skill: str) -> bool:
    """Whether a skill is mastered: it was before, or the last questions of a lesson that teaches it went well."""
    last = state.results[-MASTERY:]
    here = skill in state.lesson.teaches and len(last) == MASTERY and all(result.at_once for result in last)
    return here or skill in state.mastered


# What was learnt


def recap(state: State, block: Recap) -> tuple[Output, ...]:
    """Say what was learnt and how it went, with the learner's own results."""
    outputs: list[Output] = []
    if block.learnt:
        outputs.append(Said(say("What you have now"), Tone.HEADING))
        outputs.append(Text("\n".join(f"- {hint.text}" for hint in block.learnt)))
    if state.results:
        outputs.append(Said(_how_it_went(state.results), Tone.PLAIN))
        outputs += [Said(message, Tone.WHY) for message in _worth_another_look(state)]
    return tuple(outputs)


def _how_it_went(results: tuple[Result, ...]) -> Message:
    right = sum(result.at_once for result in results)
    if right == len(results):
        return say("You got all {count} questions right at once, without help.", count=len(results))
    return say("You got {right} of {count} questions right at once, without help.", right=right, count=len(results))


def _worth_another_look(state: State) -> list[Message]:
    """Name the questions that took help or more than one try."""
    asked = {question.id: question for question in questions(state.lesson.blocks)}
    slow = [result for result in state.results if not result.at_once]
    named = [(result, asked[result.id]) for result in slow if result.id in asked]
    return [_one(result, question) for result, question in named]


def _one(result: Result, question: Question) -> Message:
    label = _label(question)
    if result.shown:
        return say("{J}: you looked at the answer. It is worth another try.", J=label)
    if result.hints:
        return say("{J}: with a hint.", J=label)
    return say("{J}: at try {number}.", J=label, number=result.tries + 1)


def _label(question: Question) -> object:
    """Return what tells a question from the others: its function and its point, its line, or its words."""
    match question:
        case Predict(function=function):
            return function.tree
        case Value(function=Function() as function, at=Point() as at):
            return say("{J} at {at}", J=function.tree, at=at.tree)
        case Fill():
            return question.gapped.text
        case Mistake(function=function):
            return say("{J}, the mistake", J=function.tree)
        case Value(ask=ask) | Choose(ask=ask):
            return say('"{ask}"', ask=as_message(ask))
        case never:
            assert_never(never)
