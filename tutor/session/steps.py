"""`/steps`: the whole derivation, rule by rule, after a committed answer; then a question like it.

What was shown does not count as solved. So that it is of use, two small questions follow: which rule
took the function apart, and the same again with other numbers, for the learner alone.
"""

from tutor.calculus.derivation.derive import derive
from tutor.calculus.derivation.steps import Derivation
from tutor.course.model import Choose, Fill, Function, Option, Predict, Question, Value
from tutor.course.problems import Place
from tutor.messages import Message, say
from tutor.practice.similar import similar
from tutor.session import answers, questions
from tutor.session.command import Done, notice
from tutor.session.hints import NOTHING_ASKED, from_mathematics
from tutor.session.ladder import RULE_SENTENCES
from tutor.session.outputs import Output, Said, StepsShown, Tone
from tutor.session.rule_names import RULE_NAMES
from tutor.session.state import NudgeShown, State, SymbolicShown, Tools
from tutor.values import replace


def steps(state: State, argument: str, tools: Tools) -> Done:
    """Show the derivation of the question at hand once an answer was tried, else of what was found last."""
    if argument:
        return notice(state, say("/{name} takes no argument.", name="steps"))
    question, shown = state.question, state.shown
    if question is not None and state.tries and has_way(state, question):
        return whole_way(state, question, tools)
    begun = state.tries or state.hints
    if not begun and isinstance(shown, NudgeShown | SymbolicShown) and state.knows(shown.function):
        derivation = derive(shown.function.tree, shown.function.variable, folded=True)
        heading = say("J({w}) = {J}, rule by rule:", w=shown.function.variable, J=shown.function.tree)
        return Done(state, (Said(heading), StepsShown(derivation)))
    if question is None:
        return notice(state, NOTHING_ASKED)
    if state.tries:
        return notice(state, say("/hint opens a hint; /skip shows the answer and goes on."))
    return notice(state, say("Your answer first, even a guess. /hint helps; afterwards /steps shows every step."))


def has_way(state: State, question: Question) -> bool:
    """Whether there is a derivation that may be shown: not of a number, before the lessons have come to a rule."""
    match question:
        case Fill(function=function):
            return derive(function.tree, function.variable).derivative is not None
        case Value(function=Function() as function):
            ruled = state.lesson.teaches != _BEFORE_ANY_RULE or state.knows(function)
            return ruled and from_mathematics(question)
        case _:
            return from_mathematics(question)


_BEFORE_ANY_RULE = ("slope",)
"""What a lesson teaches that gets by with nudges alone."""


def whole_way(state: State, question: Question, tools: Tools) -> Done:
    """Show the whole derivation of a question, which is over with that, and put another like it."""
    assert isinstance(question, Predict | Value | Fill)  # noqa: S101 - others have no derivation
    assert question.function is not None  # noqa: S101 - likewise
    derivation = derive(question.function.tree, question.function.variable, folded=True)
    shown = (Said(say("Here is the whole way, rule by rule."), Tone.HINT), StepsShown(derivation),
             *_of_use(state, question, tools))  # fmt: skip
    if state.aside is not None:
        return Done(state, shown, next=True)
    turn = len(state.results)
    like = () if isinstance(question, Fill) else (_like(question, turn),)
    then = (*_which_rule(question.id, derivation, turn), *like)
    return Done(replace(state, known=(*state.known, question.function)), shown, next=True, then=then)


def _of_use(state: State, question: Predict | Value | Fill, tools: Tools) -> tuple[Output, ...]:
    """Return the answer itself, where that was not the derivative: the slope at the point, the line without its gap."""
    known = replace(state, known=(*state.known, question.function)) if question.function is not None else state
    return () if isinstance(question, Predict) else answers.reveal(known, question, tools)


def introduced(question: Question) -> tuple[Output, ...]:
    """Put a question that follows an answer shown."""
    if isinstance(question, Choose):
        return questions.put(question)
    return (Said(say("Now one like it, for you alone."), Tone.PLAIN), *questions.put(question))


def _like(question: Predict | Value, turn: int) -> Predict | Value:
    """Return a question built the same way, with other numbers."""
    assert question.function is not None  # noqa: S101 - see `whole_way`
    match question:
        case Predict():
            function, point = similar(question.function, question.at[0], turn)
            return replace(
                question, id=f"{question.id}-again", function=function, at=(point,), ask="", hints=(), foreseen=()
            )
        case _:
            assert question.at is not None  # noqa: S101 - see `whole_way`
            function, point = similar(question.function, question.at, turn, number=True)
            return replace(
                question, id=f"{question.id}-again", function=function, at=point, ask="", why="", hints=(), foreseen=(),
                tolerance=None,
            )  # fmt: skip


# Which rule did it?

_RULES_TO_CHOOSE = ("power", "product", "chain", "quotient", "sum", "multiple", "exponential")


def _which_rule(of: str, derivation: Derivation, turn: int) -> tuple[Choose, ...]:
    """Ask which rule took the function apart first; nothing where there was hardly a rule."""
    right = derivation.whole.rule
    if right in {"constant", "variable"}:
        return ()
    used = {step.rule for step in derivation.in_order()}
    others = [rule for rule in _RULES_TO_CHOOSE if rule not in used]
    others = others[turn % 2 : turn % 2 + 2]
    options = [_option(rule, right) for rule in others]
    options.insert(turn % (len(options) + 1), _option(right, right))
    ask = say("Which rule took {J} apart, at the very first step?", J=derivation.function)
    return (Choose(id=f"{of}-rule", ask=ask, options=tuple(options), hints=(), place=Place("/steps")),)


def _option(rule: str, right: str) -> Option:
    says: Message | str = RULE_SENTENCES[rule] if rule == right else say("Look at the first step once more.")
    return Option(RULE_NAMES[rule], says, rule == right)
