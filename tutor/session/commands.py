"""The words a learner can use at any prompt: one row each, from which help, completion and tests are made.

What a command does is a function in a module of its own; a new command is such a function and a row.
"""

from tutor.calculus.schemes import BY_NAME as SCHEMES
from tutor.messages import say
from tutor.session import asides, hints, menu, pictures, reports, tables, undoing
from tutor.session.choosing import choose
from tutor.session.command import Command, Done
from tutor.session.outputs import Help, Said, Tone
from tutor.session.settings import BY_NAME as BY_SETTING
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
    Command("steps", "", say("after an answer of yours: every step to the right one, and why"), hints.steps),
    Command("undo", "", say("take the last answer back"), undoing.undo),
    Command("at", "P", say("the same table at another point: /at 5, /at -1/2"), tables.at),
    Command("eps", "E…", say("other step sizes: /eps 1e-12, /eps 0.1 0.01, /eps 1e-1 .. 1e-16"), tables.eps),
    Command("scheme", "S", say("another difference: forward, backward, central, five-point"), tables.scheme,
            choices=tuple(SCHEMES)),
    Command("plot", "[ε]", say("the curve with tangent and secant; also /plot tangent, /plot kink"), pictures.plot,
            choices=pictures.PLOTS),
    Command("zoom", "", say("the curve ten and a hundred times closer"), pictures.zoom),
    Command("errors", "[ε]", say("how far forward and central differences are off, for every ε"), pictures.errors),
    Command("explore", "[EXPR at P]", say("arrow keys change ε and w; see everything follow"), pictures.explore),
    Command("code", "", say("the Python of what was just computed, to copy"), tables.code),
    Command("progress", "", say("what you have done, and what comes back when"), _progress),
    Command("try", "EXPR [at P]", say("a question of your own, in the middle of anything"), asides.try_),
    Command("back", "", say("back from a question of your own, or to the question before"), asides.back),
    Command("lessons", "[NAME]", say("the lessons; with a name or number, go there"), menu.lessons),
    Command("picture", "P", say("what pictures are made of: braille, blocks, ascii, off"), choose("picture"),
            choices=BY_SETTING["picture"].choices),
    Command("theme", "T", say("colours: light, dark, high-contrast, none"), choose("theme"),
            choices=BY_SETTING["theme"].choices),
    Command("keys", "K", say("the keys for editing a line: emacs or vi"), choose("keys"),
            choices=BY_SETTING["keys"].choices),
    Command("report", "", say("what an author needs to know of this place, to copy; nothing is sent"), reports.report),
    Command("help", "", say("this list"), _help, ("help", "?")),
    Command("quit", "", say("leave"), _quit, ("quit", "exit")),
)  # fmt: skip

BY_NAME = {command.name: command for command in COMMANDS}
BARE = {word: command for command in COMMANDS for word in command.bare}
