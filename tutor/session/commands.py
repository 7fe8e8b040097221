"""The words a learner can use at any prompt: one row each, from which help, completion and tests are made.

What a command does is a function in a module of its own; a new command is such a function and a row.
"""

from tutor.calculus.precision import CHOICES as PRECISIONS
from tutor.calculus.schemes import BY_NAME as SCHEMES
from tutor.messages import say
from tutor.session import asides, hints, menu, pictures, reports, tables, undoing
from tutor.session.choosing import choose, speak
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
    Command("hint", "", say("a nudge in the right direction; once more for the next"), hints.hint, ("hint", "提示"),
            also=("提示",)),
    Command("skip", "", say("show the answer, explain it, and go on"), hints.skip, also=("跳过",)),
    Command("steps", "", say("after an answer of yours: every step to the right one, and why"), hints.steps,
            also=("步骤",)),
    Command("undo", "", say("take the last answer back"), undoing.undo, also=("撤销",)),
    Command("at", "P", say("the same table at another point: /at 5, /at -1/2"), tables.at, also=("点",)),
    Command("eps", "E…", say("other step sizes: /eps 1e-12, /eps 0.1 0.01, /eps 1e-1 .. 1e-16"), tables.eps,
            also=("步长",)),
    Command("scheme", "S", say("another difference: forward, backward, central, five-point"), tables.scheme,
            choices=tuple(SCHEMES), also=("差分",)),
    Command("precision", "P", say("another arithmetic: float, exact fractions, or so many digits: /precision 50"),
            tables.precision, choices=PRECISIONS, also=("精度",)),
    Command("plot", "[ε]", say("the curve with tangent and secant; also /plot tangent, /plot kink"), pictures.plot,
            choices=pictures.PLOTS, also=("图",)),
    Command("zoom", "", say("the curve ten and a hundred times closer"), pictures.zoom, also=("放大",)),
    Command("errors", "[ε]", say("how far forward and central differences are off, for every ε"), pictures.errors,
            also=("误差",)),
    Command("explore", "[EXPR at P]", say("arrow keys change ε and w; see everything follow"), pictures.explore,
            also=("探索",)),
    Command("code", "", say("the Python of what was just computed, to copy"), tables.code, also=("代码",)),
    Command("progress", "", say("what you have done, and what comes back when"), _progress, also=("进度",)),
    Command("try", "EXPR [at P]", say("a question of your own, in the middle of anything"), asides.try_,
            also=("试试",)),
    Command("back", "", say("back from a question of your own, or to the question before"), asides.back,
            also=("返回",)),
    Command("lessons", "[NAME]", say("the lessons; with a name or number, go there"), menu.lessons, also=("课程",)),
    Command("lang", "L", say("another language: /lang en, /lang zh"), speak, choices=BY_SETTING["lang"].choices,
            also=("语言",)),
    Command("picture", "P", say("what pictures are made of: braille, blocks, ascii, off"), choose("picture"),
            choices=BY_SETTING["picture"].choices, also=("图形",)),
    Command("theme", "T", say("colours: light, dark, high-contrast, none"), choose("theme"),
            choices=BY_SETTING["theme"].choices, also=("配色",)),
    Command("words", "on|off", say("formulas in words, such as w squared, for listening"), choose("words"),
            choices=BY_SETTING["words"].choices, also=("朗读",)),
    Command("keys", "K", say("the keys for editing a line: emacs or vi"), choose("keys"),
            choices=BY_SETTING["keys"].choices, also=("按键",)),
    Command("report", "", say("what an author needs to know of this place, to copy; nothing is sent"), reports.report,
            also=("反馈",)),
    Command("help", "", say("this list"), _help, ("help", "?", "？", "帮助"), also=("帮助",)),
    Command("quit", "", say("leave"), _quit, ("quit", "exit", "退出"), also=("退出",)),
)  # fmt: skip

BY_NAME = {name: command for command in COMMANDS for name in (command.name, *command.also)}
BARE = {word: command for command in COMMANDS for word in command.bare}
