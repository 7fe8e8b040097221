"""`tutor play`: a lesson played by the tutor itself, printed as a learner would see it.

With `--answers right` every question is answered rightly at once; with `wrong` the wrong answers the
author expects come first; with `hints` every rung of help is opened first.
"""

import re
from collections.abc import Iterator

from tutor.author.playing import right_answer, wrong_answers
from tutor.course.model import Fill, Lesson, Mistake, Predict, Question
from tutor.notation.plain import typed
from tutor.prover.process import Prover
from tutor.render.lines import plain_text
from tutor.render.screen import Look, render
from tutor.session import machine, mistakes
from tutor.session.outputs import Output, Title
from tutor.session.state import State, Tools
from tutor.store.lessons import file_of, read_file
from tutor.terminal.conversation import prompt_text
from tutor.terminal.problems import report
from tutor.terminal.speech import lessons_are_in, translate
from tutor.terminal.writer import standard_writer

MANNERS = ("right", "wrong", "hints")
"""Ways of answering."""

_BROKEN = 2
_MOST_HINTS = 40
"""Rungs opened of one question: no ladder is as long."""


def play(file: str, manner: str) -> int:
    """Print the transcript of a lesson; return the exit status."""
    path = file_of(file)
    lesson, problems = read_file(path)
    report(problems)
    if lesson is None:
        return _BROKEN
    lessons_are_in(path.parent)
    prover, writer = Prover(conversation=False), standard_writer()
    try:
        for page in transcript(
            lesson, manner, Tools(prover.prove, prover.differentiate, translate=translate), writer.width
        ):
            writer.text(page)
    finally:
        prover.close()
    return 0


def transcript(lesson: Lesson, manner: str, tools: Tools, width: int) -> Iterator[str]:
    """Yield what is on the screen, turn by turn, the learner's lines after `❯`."""

    def page(outputs: tuple[Output, ...]) -> str:
        return "".join(
            plain_text(line).rstrip() + "\n"
            for line in render(outputs, Look(width=width, colour=False, translate=translate))
        )

    state, outputs = machine.go_on(State(lesson), tools)
    yield page((Title(lesson.title, 1, 1), *outputs))
    while (question := state.question) is not None:
        before = state
        for line in lines(question, manner, tools):
            yield f"\n{prompt_text(state)}{line}\n"
            state, outputs = machine.advance(state, line, tools)
            yield page(outputs)
            if state.question is not question:
                break
        if state == before:
            return


def lines(question: Question, manner: str, tools: Tools) -> Iterator[str]:
    """Yield the lines with which a question is answered in a manner; the last one is right, or gives up."""
    stage = 0
    if isinstance(question, Mistake) and mistakes.finding(question, stage):
        yield right_answer(question, tools) or "/skip"
        stage = 1
    if manner == "wrong":
        wrong = wrong_answers(question)
        yield from (line for line, _ in wrong)
        if not wrong and isinstance(question, Predict):
            yield typed(question.function.tree)
        if not wrong and isinstance(question, Fill | Mistake):
            yield from made_up(right_answer(question, tools, stage))
    if manner == "hints":
        yield from ["/hint"] * (len(question.hints) or 1)
    yield right_answer(question, tools, stage) or "/skip"


def made_up(right: str | None) -> Iterator[str]:
    """Yield a wrong answer where the author lists none: the right one with one more; nothing where that is unknown."""
    if right is not None:
        yield str(int(right) + 1) if re.fullmatch(r"-?[0-9]+", right) else f"{right} + 1"
