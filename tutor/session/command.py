"""What a command is, and what comes of one: the form of every row in `session.commands`."""

from collections.abc import Callable

from tutor.course.model import Question
from tutor.messages import Message
from tutor.notation.unreadable import Unreadable
from tutor.session import questions
from tutor.session.outputs import Output, Refused, Said, Tone
from tutor.session.state import State, Tools
from tutor.values import value


@value
class Done:
    """What a command did: the state after it, what to say, whether the question is over with, what follows it then."""

    state: State
    outputs: tuple[Output, ...] = ()
    next: bool = False
    then: tuple[Question, ...] = ()


@value
class Command:
    """One command.

    Attributes:
        name: the word after the slash.
        argument: how its argument is written in the help; empty where it takes none.
        help: what it does.
        does: the doing; it gets the state, the argument's text and the tools.
        bare: words that mean the same without a slash.
        choices: arguments to complete.
        also: its names in other languages, which are understood in all of them.
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


def notice(state: State, message: Message) -> Done:
    """Say something in passing; nothing else changes."""
    return Done(state, (Said(message, Tone.NOTICE),))


def refused(state: State, before: str, argument: str, unreadable: Unreadable) -> Done:
    """Put the caret under the place where a command's argument can't be read."""
    prompt = questions.prompt(state)
    return Done(state, (Refused(prompt, before + argument, len(before) + unreadable.column, unreadable.reason),))
