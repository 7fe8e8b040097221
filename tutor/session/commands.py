"""The words a learner can use at any prompt: one row each, from which help, completion and tests are made.

What a command does is a function in a module of its own; a new command is such a function and a row.
"""

from tutor.calculus.schemes import BY_NAME as SCHEMES
from tutor.messages import say
from tutor.session import hints, questions, tables
from tutor.session.command import Command, Done
from tutor.session.outputs import Help, Said, Tone
from tutor.session.state import State, Tools
from tutor.values import replace


def _lang(state: State, argument: str, tools: Tools) -> Done:
    if argument not in tools.languages:
        there = say("There are these languages: {known}.", known=", ".join(tools.languages))
        return Done(state, (Said(there, Tone.NOTICE),))
    said = Said(say("From here on in English."), Tone.NOTICE)
    asked = questions.put(state.question) if state.question else ()
    return Done(replace(state, language=argument), (said, *asked))


def _help(state: State, _: str, __: Tools) -> Done:
    return Done(state, (Help(tuple((command.usage, command.help) for command in COMMANDS)),))


def _quit(state: State, _: str, __: Tools) -> Done:
    return Done(replace(state, left=True), (Said(say("See you soon."), Tone.PLAIN),))


COMMANDS = (
    Command("hint", "", say("a nudge in the right direction; once more for the next"), hints.hint, ("hint", "提示"),
            also=("提示",)),
    Command("skip", "", say("show the answer, explain it, and go on"), hints.skip, also=("跳过",)),
    Command("at", "P", say("the same table at another point: /at 5, /at -1/2"), tables.at, also=("点",)),
    Command("eps", "E…", say("other step sizes: /eps 1e-12, /eps 0.1 0.01, /eps 1e-1 .. 1e-16"), tables.eps,
            also=("步长",)),
    Command("scheme", "S", say("another difference: forward, backward, central, five-point"), tables.scheme,
            choices=tuple(SCHEMES), also=("差分",)),
    Command("code", "", say("the Python of what was just computed, to copy"), tables.code, also=("代码",)),
    Command("lang", "L", say("another language: /lang en, /lang zh"), _lang, choices=("en", "zh"), also=("语言",)),
    Command("help", "", say("this list"), _help, ("help", "?", "？", "帮助"), also=("帮助",)),
    Command("quit", "", say("leave"), _quit, ("quit", "exit", "退出"), also=("退出",)),
)  # fmt: skip

BY_NAME = {name: command for command in COMMANDS for name in (command.name, *command.also)}
BARE = {word: command for command in COMMANDS for word in command.bare}
