"""A lesson played: the right answers to its end, and at every question each wrong answer and each hint.

The lines go through the same `advance` as a learner's. Every question some learner may come to is
played from where it stands, so that no branch hides one; then the lesson is played from its
beginning to its end.
"""

from collections.abc import Iterator
from typing import assert_never

from tutor.author.giveaway import gives_away
from tutor.calculus.derivation.derive import derive
from tutor.course.model import Choose, Fill, Lesson, Mistake, Option, Predict, Question, Value
from tutor.course.paths import reached
from tutor.course.problems import Problem
from tutor.messages import Message, say
from tutor.notation.plain import typed
from tutor.session import answers, machine, mistakes, numbers, worked
from tutor.session.outputs import Output, Said, Text
from tutor.session.questions import letter_of
from tutor.session.state import State, Tools
from tutor.values import replace


def played(lesson: Lesson, tools: Tools, *, whole: bool = True) -> Iterator[Problem]:
    """Report what comes up when a lesson is played, to its end where it is `whole`."""
    stuck = not whole
    for index in sorted(reached(lesson.blocks)):
        state = State(lesson, block=index)
        question = state.question
        if question is not None and not (isinstance(question, Mistake) and mistakes.wrong_line(question) is None):
            yield from _wrong_answers(state, question, tools)
            yield from _hints(state, question, tools)
            problems = list(_right(state, question, tools))
            stuck = stuck or bool(problems) or right_answer(question, tools) is None
            yield from problems
    if not stuck:
        yield from _to_the_end(lesson, tools)


def _right(state: State, question: Question, tools: Tools) -> Iterator[Problem]:
    right = right_answer(question, tools, state.stage)
    if right is None:
        yield from _no_answer(question)
        return
    answered = answers.answer(state, question, right, tools)
    if answered.further:
        yield from _right(replace(state, stage=state.stage + 1), question, tools)
    elif not answered.done:
        said = _first_words(answered.outputs)
        yield Problem(question.place, "answer", say("the right answer {it} is not taken: {said}", it=right, said=said))


def _no_answer(question: Question) -> Iterator[Problem]:
    """Report that a question has no right answer; where J has no slope, its point is reported already."""
    if isinstance(question, Fill):
        says = say("I find nothing that makes this line true. If something does, give it: answer: …")
        yield Problem(question.gapped.place, "answer", says)
    elif not isinstance(question, Value):
        yield Problem(question.place, "answer", say("I found no right answer to this question"))


def _to_the_end(lesson: Lesson, tools: Tools) -> Iterator[Problem]:
    """Play a lesson with right answers; it has to come to its end."""
    state, _ = machine.go_on(State(lesson), tools)
    while (question := state.question) is not None:
        after, _ = machine.advance(state, right_answer(question, tools, state.stage) or "", tools)
        if after == state:
            yield Problem(question.place, "answer", say("the lesson does not go on from here"))
            return
        state = after


def right_answer(question: Question, tools: Tools, stage: int = 0) -> str | None:
    """Return a right answer as a learner would type it, None where there is none; of a question in parts, to a part."""
    match question:
        case Predict(function=function):
            tree = derive(function.tree, function.variable).derivative or answers.derivative(function, tools)
            return None if tree is None else typed(tree)
        case Value():
            number = numbers.right_number(question)
            return None if number is None else typed(number)
        case Choose(options=options):
            return next(_named(option, index) for index, option in enumerate(options) if option.right)
        case Mistake():
            return _correction(question, stage)
        case Fill():
            tree = worked.answer_to(question, tools)
            return None if tree is None else typed(tree)
        case never:
            assert_never(never)


def _correction(question: Mistake, stage: int) -> str | None:
    """Return the letter of the wrong line, or what should stand there; None where no line is wrong."""
    wrong = mistakes.wrong_line(question)
    if wrong is None:
        return None
    if mistakes.finding(question, stage):
        return mistakes.letter_of(wrong)
    tree = mistakes.right_formula(question)
    return None if tree is None else typed(tree)


def _named(option: Option, index: int) -> str:
    """Return how an option is chosen: by the author's words, or by its letter where the words are the program's."""
    return option.text if isinstance(option.text, str) else letter_of(index)


def wrong_answers(question: Question) -> tuple[tuple[str, str], ...]:
    """Return the wrong answers the author expects, each with her reply."""
    if isinstance(question, Choose):
        return tuple((str(option.text), str(option.says)) for option in question.options if not option.right)
    return tuple((foreseen.answer, foreseen.says) for foreseen in question.foreseen)


def _wrong_answers(state: State, question: Question, tools: Tools) -> Iterator[Problem]:
    if isinstance(question, Choose):
        places = [option.place for option in question.options if not option.right]
    else:
        places = [foreseen.place for foreseen in question.foreseen]
    if isinstance(question, Mistake) and mistakes.finding(question, 0):
        state = replace(state, stage=1)
    for (line, reply), place in zip(wrong_answers(question), places, strict=True):
        answered = answers.answer(state, question, line, tools)
        if answered.done:
            yield Problem(place, "wrong", say("this wrong answer is in fact right"))
        elif reply and not _says(answered.outputs, reply):
            yield Problem(place, "wrong", say("what is said to this answer is never reached"))


def _hints(state: State, question: Question, tools: Tools) -> Iterator[Problem]:
    """Open every hint; each must be shown, and none may hold the answer."""
    for hint in question.hints:
        state, outputs = machine.advance(state, "/hint", tools)
        if not _says(outputs, hint.text):
            yield Problem(hint.place, "hint", say("this hint is never shown: {hint}", hint=hint.text))
        if gives_away(hint, question, tools):
            says = say("this hint gives the answer away: {hint}", hint=hint.text)
            yield Problem(hint.place, "hint", says, warning=True)


def _says(outputs: tuple[Output, ...], words: str) -> bool:
    return any(isinstance(output, Text) and output.markdown == words for output in outputs)


def _first_words(outputs: tuple[Output, ...]) -> Message:
    return next((output.message for output in outputs if isinstance(output, Said)), say("nothing was said"))
