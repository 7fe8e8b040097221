"""A worksheet: the questions of a session of practice one below the other, and their answers at the end.

It is the session of a learner who gets everything right at once, so it climbs from easy to hard.
"""

from typing import assert_never

from tutor.calculus.derivation.derive import derive
from tutor.course.model import Choose, Fill, Mistake, Predict, Question, Value
from tutor.messages import Message, say
from tutor.notation.tree import Tree
from tutor.practice.choosing import Ended, Plan, next_question
from tutor.session import mistakes, numbers, questions, worked
from tutor.session.outputs import Output, Said, Tone
from tutor.session.questions import letter_of
from tutor.session.state import Tools


def worksheet(plan: Plan, tools: Tools) -> tuple[Output, ...]:
    """Return the questions of a plan with a count, numbered, and then the answers."""
    asked: list[Question] = []
    while (made := next_question(plan, tuple(Ended(each.id, at_once=True) for each in asked))) is not None:
        asked.append(made)
    outputs: list[Output] = []
    for number, each in enumerate(asked, 1):
        outputs += [Said(say("Question {n}", n=number), Tone.NOTICE), *questions.put(each)]
    outputs.append(Said(say("Answers"), Tone.HEADING))
    outputs += [
        Said(say("{n}. {answer}", n=number, answer=_answer(each, tools))) for number, each in enumerate(asked, 1)
    ]
    return tuple(outputs)


def _answer(question: Question, tools: Tools) -> Tree | Message | str:
    """Return the answer as it is printed."""
    match question:
        case Predict(function=function):
            return _or_none(derive(function.tree, function.variable).derivative)
        case Value():
            return _or_none(numbers.right_number(question))
        case Fill():
            return _or_none(worked.answer_to(question, tools))
        case Mistake():
            return _or_none(mistakes.right_formula(question))
        case Choose(options=options):
            index, right = next((n, each) for n, each in enumerate(options) if each.right)
            return say("{letter}) {option}", letter=letter_of(index), option=right.text)
        case never:
            assert_never(never)


def _or_none(tree: Tree | None) -> Tree | Message:
    return say("none") if tree is None else tree
