"""A lesson as a notebook, for a class: the words, the questions, and what they come to."""

from collections.abc import Iterator
from typing import assert_never

from tutor.calculus.numbers import Point
from tutor.course.model import (
    Block,
    Branch,
    Choose,
    Code,
    Drill,
    Explore,
    Fill,
    Function,
    Lesson,
    Mistake,
    Nudge,
    Predict,
    Prose,
    Question,
    Recap,
    Value,
)
from tutor.messages import Message, say
from tutor.render.papers import cells
from tutor.render.papers.notebook import Cell, notebook
from tutor.render.papers.words import author, folded, mathematics, plain
from tutor.render.sentences import Translate, english, sentence


def lesson_as_notebook(lesson: Lesson, translate: Translate = english) -> str:
    """Return the notebook of a lesson."""
    made = [cell for block in lesson.blocks for cell in _block(block, translate)]
    return notebook(plain(lesson.title), made)


def _block(block: Block, translate: Translate) -> Iterator[Cell]:
    match block:
        case Prose(text):
            yield Cell(text)
        case Nudge(function=function, at=at, steps=steps, scheme=scheme):
            if cells.can_be_code(function):
                yield cells.derivative(function, at)
                yield from cells.table_and_plot(function, at, steps, scheme)
        case Explore(function=function, at=at):
            yield from _answered(function, at)
        case Code(function=function, at=points):
            if cells.can_be_code(function):
                yield from (cells.derivative(function, at) for at in points or (None,))
        case Recap(learnt=learnt):
            heading = sentence(say("What you have now"), translate)
            yield Cell("\n".join((f"**{heading}**", "", *(f"- {each.text}" for each in learnt))))
        case Branch() | Drill():
            return
        case Predict() | Value() | Choose() | Fill() | Mistake():
            yield from _question(block, translate)
        case never:
            assert_never(never)


def _question(question: Question, translate: Translate) -> Iterator[Cell]:
    match question:
        case Predict(ask=ask, function=function, at=points):
            yield Cell(_asks(ask, _derivative_of(function), translate))
            yield from _answered(function, points[-1])
        case Value(ask=ask, function=Function() as function, at=Point() as at, answer=None):
            says = say("What is the slope of J({w}) = {J} at {w} = {at}?", w=function.variable, J=function.tree,
                       at=at.tree)  # fmt: skip
            yield Cell(_asks(ask, says, translate))
            yield from _answered(function, at)
        case Value(ask=ask, answer=answer, why=why):
            yield Cell(author(ask, translate))
            told = plain(answer.text) if answer is not None else ""
            yield Cell(folded(f"{told}\n\n{author(why, translate)}".strip(), translate))
        case Choose(ask=ask, options=options):
            choices = "\n".join(f"- {author(option.text, translate)}" for option in options)
            yield Cell(f"{author(ask, translate)}\n\n{choices}")
            right = next(option for option in options if option.right)
            told = f"{author(right.text, translate)}\n\n{author(right.says, translate)}".strip()
            yield Cell(folded(told, translate))
        case Fill(ask=ask, function=function, at=at, lines=lines):
            says = say("J({w}) = {J}. What belongs in the gap?", w=function.variable, J=function.tree)
            yield Cell(_asks(ask, says, translate) + "\n\n" + "\n".join(f"    {line.text}" for line in lines))
            yield from _answered(function, at)
        case Mistake(ask=ask, function=function, at=at, lines=lines):
            says = say("J({w}) = {J}. Somebody worked it out, with a mistake. Which line is wrong?",
                       w=function.variable, J=function.tree)  # fmt: skip
            yield Cell(_asks(ask, says, translate) + "\n\n" + "\n".join(f"    {line.text}" for line in lines))
            yield from _answered(function, at)
        case never:
            assert_never(never)


def _derivative_of(function: Function) -> Message:
    return say("Predict the derivative of J({w}) = {J}.", w=function.variable, J=function.tree)


def _asks(ask: str | Message, otherwise: Message, translate: Translate) -> str:
    return author(ask, translate) if ask else mathematics(otherwise, translate)


def _answered(function: Function, at: Point) -> Iterator[Cell]:
    if cells.can_be_code(function):
        yield cells.derivative(function, at)
        yield from cells.table_and_plot(function, at)
