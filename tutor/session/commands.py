"""The words a learner can use at any prompt: one row each, from which help, completion and tests are made.

What a command does is a function in a module of its own; a new command is such a function and a row.
"""

from tutor.calculus.schemes import BY_NAME as SCHEMES
from tutor.messages import say
from tutor.session import hints, tables
from tutor.session.command import Command, Done
from tutor.session.outputs import Help, Said, Tone
from tutor.session.state import State, Tools
from tutor.values import replace


def _help(state: State, _: str, __: Tools) -> Done:
    return Done(state, (Help(tuple((command.usage, command.help) for command in COMMANDS)),))


def _progress(state: State, _: str, tools: Tools) -> Done:
    return Done(state, (tools.standing(),))


def _quit(state: State, _: str, __: Tools) -> Done:
    return Done(replace(state, left=True), (Said(say("See you soon."), Tone.PLAIN),))


COMMANDS = (
    Command("hint", "", say("a nudge in the right direction; once more for the next"), hints.hint, ("hint",)),
    Command("skip", "", say("show the answer, explain it, and go on"), hints.skip),
    Command("at", "P", say("the same table at another point: /at 5, /at -1/2"), tables.at),
    Command("eps", "E…", say("other step sizes: /eps 1e-12, /eps 0.1 0.01, /eps 1e-1 .. 1e-16"), tables.eps),
    Command("scheme", "S", say("another difference: forward, backward, central, five-point"), tables.scheme,
            choices=tuple(SCHEMES)),
    Command("code", "", say("the Python of what was just computed, to copy"), tables.code),
    Command("progress", "", say("what you have done, and what comes back when"), _progress),
    Command("help", "", say("this list"), _help, ("help", "?")),
    Command("quit", "", say("leave"), _quit, ("quit", "exit")),
)  # fmt: skip

BY_NAME = {command.name: command for command in COMMANDS}
BARE = {word: command for command in COMMANDS for word in command.bare}
