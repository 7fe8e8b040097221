"""What may be wrong with a lesson that can be read: rows of checks that need no mathematics."""

from collections.abc import Callable, Iterator

from tutor.course.model import Branch, Choose, Condition, Lesson
from tutor.course.paths import reached
from tutor.course.problems import Problem
from tutor.messages import say
from tutor.values import value


@value
class Check:
    """One check: its name in problems, what it looks for, and the looking."""

    name: str
    looks_for: str
    look: Callable[[Lesson], Iterator[Problem]]


def _unreachable(lesson: Lesson) -> Iterator[Problem]:
    """Report the first block of every run of blocks nobody comes to."""
    found = reached(lesson.blocks)
    for index, block in enumerate(lesson.blocks):
        if index not in found and index - 1 in found:
            yield Problem(block.place, "unreachable", say("no way through the lesson leads here"), warning=True)


def _never_taken(lesson: Lesson) -> Iterator[Problem]:
    """Report arms of a branch that come too late to be asked."""
    for block in lesson.blocks:
        seen = set()
        for arm in block.arms if isinstance(block, Branch) else ():
            asked = (arm.condition, arm.subject)
            if asked in seen or (Condition.ALWAYS, "") in seen:
                says = say("this way is never taken: a line above it answers the same question")
                yield Problem(arm.place, "branch", says, warning=True)
            seen.add(asked)


def _same_option(lesson: Lesson) -> Iterator[Problem]:
    """Report answers to choose from that read alike."""
    for block in lesson.blocks:
        if isinstance(block, Choose):
            words = [str(option.text).casefold() for option in block.options]
            if len(set(words)) < len(words):
                twice = next(word for word in words if words.count(word) > 1)
                says = say("the answer {it} is there twice", it=twice)
                second = words.index(twice, words.index(twice) + 1)
                yield Problem(block.options[second].place, "choices", says)


CHECKS = (
    Check("unreachable", "blocks that no way leads to", _unreachable),
    Check("branch", "ways that are never taken", _never_taken),
    Check("choices", "answers to choose from that read alike", _same_option),
)


def lint(lesson: Lesson) -> list[Problem]:
    """Return what all checks find."""
    return [problem for check in CHECKS for problem in check.look(lesson)]
