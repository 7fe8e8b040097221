"""`tutor check`: read every lesson, hold it against the mathematics, play it, and report all problems at once.

A lesson is played to its end with the right answers, and at every question each foreseen wrong
answer is tried and each hint opened, through the same `advance` that a learner's lines go through.
Exit status: 0 nothing to report, 1 warnings, 2 errors or no lessons.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import assert_never

from tutor.calculus.nudge import Note, nudge
from tutor.checking.verdict import Right, Verdict
from tutor.course.model import Choose, Fill, Function, Hint, Lesson, Predict, Question, Value
from tutor.course.problems import Place, Problem
from tutor.messages import Message, say
from tutor.notation.names import NUMBERS_ONLY
from tutor.notation.plain import typed
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree
from tutor.prover.process import Prover
from tutor.session import answers, judging, machine, worked
from tutor.session.outputs import Output, Said, Text
from tutor.session.state import State, Tools
from tutor.store.lessons import lesson_files, read_file, shipped
from tutor.terminal.problems import problem_line

_FINE, _WARNINGS, _ERRORS = 0, 1, 2

_PATIENCE = 20.0
"""Seconds that SymPy has for one question: an author would rather wait than read of what is no problem."""


def check(paths: list[str]) -> int:
    """Check lesson files and folders, or the lessons that come along; print problems, return the exit status."""
    files, problems = _files(paths)
    prover = Prover(deadline=_PATIENCE)
    questions = 0
    try:
        tools = Tools(prover.prove, prover.differentiate)
        for path in files:
            lesson, found = read_file(path)
            problems += found
            if lesson is not None:
                questions += sum(isinstance(block, Predict | Value | Choose | Fill) for block in lesson.blocks)
                problems += check_lesson(lesson, tools)
    finally:
        prover.close()
    for problem in problems:
        sys.stdout.write(problem_line(problem) + "\n")
    sys.stdout.write(f"{len(files)} lessons, {questions} questions, {len(problems)} problems\n")
    if any(not problem.warning for problem in problems):
        return _ERRORS
    return _WARNINGS if problems else _FINE


def _files(paths: list[str]) -> tuple[list[Path], list[Problem]]:
    """Return the files to check; a path that leads to none is a problem."""
    if not paths:
        return [listed.path for listed in shipped()], []
    files: list[Path] = []
    problems: list[Problem] = []
    for name in paths:
        path = Path(name)
        found = list(lesson_files(path)) if path.is_dir() else [path]
        if not found:
            says = say("there are no lessons in this folder: files like 01-name.md")
            problems.append(Problem(Place(name), "no-lessons", says))
        files += found
    return files, problems


def check_lesson(lesson: Lesson, tools: Tools) -> list[Problem]:
    """Return the problems of a lesson that could be read."""
    problems = [problem for block in lesson.blocks for problem in _points(block)]
    return problems + list(_played(lesson, tools))


# The mathematics


def _points(block: object) -> Iterator[Problem]:
    """Report points at which J has no slope, or no value a step away."""
    match block:
        case Predict(function=function, at=points, steps=steps, scheme=scheme, place=place):
            for at in points:
                table = nudge(function.tree, function.variable, at, steps, scheme, frozen=function.frozen)
                if table.slope is None:
                    says = say("J has no slope at {w} = {at}", w=function.variable, at=at.text)
                    yield Problem(place, "point", says)
                elif any(row.note is Note.UNDEFINED for row in table.rows):
                    says = say(
                        "one of the steps from {w} = {at} leaves the domain of J", w=function.variable, at=at.text
                    )
                    yield Problem(place, "step", says, warning=True)
        case Value(function=Function() as function, at=at, answer=None, place=place) if at is not None:
            table = nudge(function.tree, function.variable, at, (), frozen=function.frozen)
            if table.slope is None:
                yield Problem(place, "point", say("J has no slope at {w} = {at}", w=function.variable, at=at.text))


# The play


def _played(lesson: Lesson, tools: Tools) -> Iterator[Problem]:
    """Play a lesson to its end, trying every wrong answer and every hint on the way."""
    state, _ = machine.go_on(State(lesson), tools)
    while (question := state.question) is not None:
        yield from _wrong_answers(state, question, tools)
        yield from _hints(state, question, tools)
        right = right_answer(question, tools)
        if right is None:
            yield Problem(question.place, "answer", say("I found no right answer to this question"))
            return
        after, outputs = machine.advance(state, right, tools)
        if after.block == state.block:
            said = _first_words(outputs)
            yield Problem(
                question.place, "answer", say("the right answer {it} is not taken: {said}", it=right, said=said)
            )
            return
        state = after


def right_answer(question: Question, tools: Tools) -> str | None:
    """Return a right answer as a learner would type it, None where there is none."""
    match question:
        case Predict(function=function):
            tree = answers.derivative(function, tools)
            return None if tree is None else typed(tree)
        case Value():
            number = answers.right_number(question)
            return None if number is None else typed(number)
        case Choose(options=options):
            return next(str(option.text) for option in options if option.right)
        case Fill():
            tree = worked.answer_to(question, answers.derivative(question.function, tools), tools)
            return None if tree is None else typed(tree)
        case never:
            assert_never(never)


def _wrong_answers(state: State, question: Question, tools: Tools) -> Iterator[Problem]:
    if isinstance(question, Choose):
        return
    for foreseen in question.foreseen:
        after, outputs = machine.advance(state, foreseen.answer, tools)
        if after.block != state.block:
            yield Problem(foreseen.place, "wrong", say("this wrong answer is in fact right"))
        elif not any(isinstance(output, Text) and output.markdown == foreseen.says for output in outputs):
            yield Problem(foreseen.place, "wrong", say("what is said to this answer is never reached"))


def _hints(state: State, question: Question, tools: Tools) -> Iterator[Problem]:
    """Open every hint; none may be an answer that the judge takes."""
    for hint in question.hints:
        state, outputs = machine.advance(state, "/hint", tools)
        if not any(isinstance(output, Text) and output.markdown == hint.text for output in outputs):
            yield Problem(hint.place, "hint", say("this hint is never shown: {hint}", hint=hint.text))
        if _gives_away(hint, question, tools):
            says = say("this hint gives the answer away: {hint}", hint=hint.text)
            yield Problem(hint.place, "hint", says, warning=True)


def _gives_away(hint: Hint, question: Question, tools: Tools) -> bool:
    """Whether a hint, or a piece of code in it, is the answer."""
    if isinstance(question, Choose):
        return False
    letters = NUMBERS_ONLY if isinstance(question, Value) else question.function.alphabet
    readings = [read(piece, letters) for piece in (hint.text, *hint.text.split("`")[1::2])]
    trees = [reading.tree for reading in readings if isinstance(reading, Reading)]
    return any(isinstance(_judge(question, tree, tools), Right) for tree in trees)


def _judge(question: Predict | Value | Fill, tree: Tree, tools: Tools) -> Verdict:
    """Judge a formula or a number that stands in a hint as the answer, or as the whole line with the gap."""
    match question:
        case Predict(function=function):
            return judging.judge_formula(function, tree, tools)
        case Value():
            return answers.judge_slope(question, tree)
        case Fill():
            return worked.judge_line(question, question.gapped, tree, tools)
        case never:
            assert_never(never)


def _first_words(outputs: tuple[Output, ...]) -> Message:
    return next((output.message for output in outputs if isinstance(output, Said)), say("nothing was said"))
