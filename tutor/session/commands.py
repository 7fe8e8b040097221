"""The words a learner can use at any prompt: one row each, from which help, completion and tests are made."""

from collections.abc import Callable
from typing import assert_never

from tutor.calculus.nudge import Table, nudge
from tutor.calculus.numbers import Point, Step, read_point, read_steps
from tutor.calculus.schemes import BY_NAME as SCHEMES
from tutor.calculus.schemes import Scheme
from tutor.course.model import Choose, Predict, Question, Value
from tutor.messages import Message, say
from tutor.notation.unreadable import Unreadable
from tutor.session import questions, snippets
from tutor.session.outputs import Help, Output, Refused, Said, TableShown, Text, Tone
from tutor.session.state import NudgeShown, State, SymbolicShown, Tools
from tutor.values import replace, value


@value
class Done:
    """What a command did: the state after it, what to say, and whether the question is over with."""

    state: State
    outputs: tuple[Output, ...] = ()
    next: bool = False


@value
class Command:
    """One command.

    Attributes:
        name: the word after the slash.
        also: its names in other languages, which are always understood.
        argument: how its argument is written in the help; empty where it takes none.
        help: what it does.
        does: the doing; it gets the state, the argument's text and the tools.
        bare: words that mean the same without a slash.
        choices: arguments to complete.
    """

    name: str
    argument: str
    help: Message
    does: Callable[[State, str, Tools], Done]
    bare: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def usage(self) -> str:
        """How it is typed."""
        return f"/{self.name} {self.argument}".rstrip()


def _notice(state: State, message: Message) -> Done:
    return Done(state, (Said(message, Tone.NOTICE),))


# /hint, /skip


def _hint(state: State, _: str, tools: Tools) -> Done:
    question = state.question
    if question is None:
        return _notice(state, _NOTHING_ASKED)
    opened = replace(state, hints=state.hints + 1)
    ladder = ladder_of(question)
    if state.hints < len(ladder):
        return Done(opened, (ladder[state.hints],))
    if state.hints == len(ladder):
        says = say("That was the last hint before the answer. /hint once more shows the answer; or try first.")
        return Done(opened, (Said(says, Tone.HINT),))
    from tutor.session import answers  # noqa: PLC0415 - see `machine`

    return Done(opened, (Said(say("Here it is."), Tone.HINT), *answers.reveal(question, tools)), next=True)


def ladder_of(question: Question) -> tuple[Output, ...]:
    """Return the hints of a question: the author's own, or else what its shape suggests."""
    if question.hints:
        return tuple(Text(hint, Tone.HINT) for hint in question.hints)
    match question:
        case Predict(function=function, at=points):
            at = points[0]
            moves = say("Nudge {w} from {at} to {at} + 0.001. Does J go up or down, and by how many times 0.001?",
                        w=function.variable, at=at.tree)  # fmt: skip
            return (Said(moves, Tone.HINT),)
        case Value(function=None) | Value(answer=Point()):
            return (Said(say("What is given, and what is asked for? Write both down with their letters."), Tone.HINT),)
        case Value():
            return (Said(say("How many times as far as the nudge does J move there, and which way?"), Tone.HINT),)
        case Choose():
            return (Said(say("Rule one out first: which of them can't be?"), Tone.HINT),)
        case never:
            assert_never(never)


def _skip(state: State, _: str, tools: Tools) -> Done:
    question = state.question
    if question is None:
        return _notice(state, _NOTHING_ASKED)
    from tutor.session import answers  # noqa: PLC0415 - see `machine`

    together = Said(say("Then let us look at it together."), Tone.PLAIN)
    return Done(state, (together, *answers.reveal(question, tools)), next=True)


_NOTHING_ASKED = say("There is no question at the moment.")


# /at, /eps, /scheme, /code


def _again(state: State, at: Point | None = None, steps: tuple[Step, ...] = (), scheme: Scheme | None = None) -> Done:
    """Show the table last shown with something changed."""
    shown = state.shown
    if isinstance(shown, SymbolicShown) and shown.at:
        shown = NudgeShown(shown.function, shown.at[0], ordinary_steps(), SCHEMES["forward"])
    if not isinstance(shown, NudgeShown):
        return _notice(state, say("There is no table yet. Your prediction comes first."))
    changed = NudgeShown(shown.function, at or shown.at, steps or shown.steps, scheme or shown.scheme)
    if _gives_away(state, changed):
        return _notice(state, say("Your prediction first. Then any table you like; /hint helps, /skip shows."))
    table = table_of(changed)
    return Done(replace(state, shown=changed), (TableShown(table, told=state.knows(changed.function), more=False),))


def ordinary_steps() -> tuple[Step, ...]:
    """Return the ordinary step sizes."""
    steps = read_steps("1e-1 .. 1e-9")
    assert not isinstance(steps, Unreadable)  # noqa: S101 - a literal
    return steps


def table_of(shown: NudgeShown) -> Table:
    """Return the table of what was shown, as asked for: every row, past rounding too."""
    function = shown.function
    return nudge(function.tree, function.variable, shown.at, shown.steps, shown.scheme, frozen=function.frozen)


def _gives_away(state: State, shown: NudgeShown) -> bool:
    """Whether a table answers the question at hand before the learner has tried."""
    match state.question:
        case Value(function=function, at=at, answer=None) if function is not None and at is not None:
            return not state.tries and function == shown.function and abs(at.value - shown.at.value) < _NEAR
        case Predict(function=function):
            return not state.tries and function == shown.function
        case _:
            return False


_NEAR = 0.1
"""Distance from the point asked about within which a table tells its slope."""


def _at(state: State, argument: str, _: Tools) -> Done:
    point = read_point(argument)
    if isinstance(point, Unreadable):
        return _refused(state, "/at ", argument, point)
    return _again(state, at=point)


def _eps(state: State, argument: str, _: Tools) -> Done:
    steps = read_steps(argument)
    if isinstance(steps, Unreadable):
        return _refused(state, "/eps ", argument, steps)
    return _again(state, steps=steps)


def _scheme(state: State, argument: str, _: Tools) -> Done:
    if argument not in SCHEMES:
        return _notice(state, say("There are these schemes: {known}.", known=", ".join(SCHEMES)))
    return _again(state, scheme=SCHEMES[argument])


def _refused(state: State, before: str, argument: str, unreadable: Unreadable) -> Done:
    prompt = questions.prompt(state)
    return Done(state, (Refused(prompt, before + argument, len(before) + unreadable.column, unreadable.reason),))


def _code(state: State, _: str, tools: Tools) -> Done:
    match state.shown:
        case NudgeShown() as shown:
            frozen = tuple((letter, point.tree) for letter, point in shown.function.frozen)
            nudged = snippets.of_table(table_of(shown), frozen)
            return Done(state, (nudged, *(_symbolic(shown, tools) if state.knows(shown.function) else ())))
        case SymbolicShown() as shown:
            return Done(state, (snippets.of_symbolic(shown),))
        case None:
            return _notice(state, say("Nothing was computed yet."))
        case never:
            assert_never(never)


def _symbolic(shown: NudgeShown, tools: Tools) -> tuple[Output, ...]:
    symbolic = tools.differentiate(shown.function.tree, shown.function.variable, (shown.at.tree,))
    if symbolic is None:
        return (Said(say("SymPy gave no answer this time."), Tone.NOTICE),)
    return (snippets.of_symbolic(SymbolicShown(shown.function, (shown.at,), symbolic)),)


# /lang


def _lang(state: State, argument: str, tools: Tools) -> Done:
    if argument not in tools.languages:
        return _notice(state, say("There are these languages: {known}.", known=", ".join(tools.languages)))
    said = Said(say("From here on in English."), Tone.NOTICE)
    asked = questions.put(state.question) if state.question else ()
    return Done(replace(state, language=argument), (said, *asked))


# /help, /quit


def _help(state: State, _: str, __: Tools) -> Done:
    return Done(state, (Help(tuple((command.usage, command.help) for command in COMMANDS)),))


def _quit(state: State, _: str, __: Tools) -> Done:
    return Done(replace(state, left=True), (Said(say("See you soon."), Tone.PLAIN),))


COMMANDS = (
    Command("hint", "", say("a nudge in the right direction; once more for the next"), _hint, ("hint", "提示"),
            also=("提示",)),
    Command("skip", "", say("show the answer, explain it, and go on"), _skip, also=("跳过",)),
    Command("at", "P", say("the same table at another point: /at 5, /at -1/2"), _at, also=("点",)),
    Command("eps", "E…", say("other step sizes: /eps 1e-12, /eps 0.1 0.01, /eps 1e-1 .. 1e-16"), _eps, also=("步长",)),
    Command("scheme", "S", say("another difference: forward, backward, central, five-point"), _scheme,
            choices=tuple(SCHEMES), also=("差分",)),
    Command("code", "", say("the Python of what was just computed, to copy"), _code, also=("代码",)),
    Command("lang", "L", say("another language: /lang en, /lang zh"), _lang, choices=("en", "zh"), also=("语言",)),
    Command("help", "", say("this list"), _help, ("help", "?", "帮助"), also=("帮助",)),
    Command("quit", "", say("leave"), _quit, ("quit", "exit", "退出"), also=("退出",)),
)  # fmt: skip

BY_NAME = {name: command for command in COMMANDS for name in (command.name, *command.also)}
BARE = {word: command for command in COMMANDS for word in command.bare}
