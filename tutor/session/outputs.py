"""What the tutor has to say, as values: what each looks like is decided in `render`."""

from enum import Enum

from tutor.calculus.nudge import Table
from tutor.messages import Message
from tutor.notation.tree import Tree
from tutor.session.standing import Standing
from tutor.values import value


class Tone(Enum):
    """The manner of a sentence, from which its colour is chosen."""

    PLAIN = "plain"
    HEADING = "heading"
    WHY = "why"
    """An explanation that belongs to the verdict before it."""
    ASK = "ask"
    RIGHT = "right"
    WRONG = "wrong"
    HINT = "hint"
    NOTICE = "notice"


@value
class Title:
    """A lesson begins."""

    title: str
    number: int
    count: int


@value
class Text:
    """The author's words, as CommonMark."""

    markdown: str
    tone: Tone = Tone.PLAIN


@value
class Said:
    """A sentence of the program."""

    message: Message
    tone: Tone = Tone.PLAIN


@value
class Formula:
    """A formula on a line of its own, in two dimensions, after a left side such as `J(w) =`."""

    left: str
    tree: Tree


@value
class Refused:
    """A line that can't be read: where, and why."""

    prompt: str
    line: str
    column: int
    reason: Message


@value
class Nudged:
    """The arithmetic of one nudge, line by line: Python on the left, the figure it gives on the right."""

    heading: Message
    lines: tuple[tuple[str, str, str], ...]
    """Name, Python, figure."""


@value
class TableShown:
    """A table; `told` is whether the column "off by" may be shown, `more` whether rows were kept back."""

    table: Table
    told: bool
    more: bool


@value
class CodeShown:
    """Python to copy, and what it prints."""

    source: str
    prints: str


@value
class Worked:
    """Lines of a worked example, as they stand."""

    lines: tuple[str, ...]


@value
class Choices:
    """The answers to choose from, each with its letter."""

    options: tuple[tuple[str, str | Message], ...]


@value
class Help:
    """The commands: how each is typed and what it does."""

    rows: tuple[tuple[str, Message], ...]


def spoken(words: str | Message, tone: Tone) -> Text | Said:
    """Return what an author wrote, or what the program says, in a tone."""
    return Text(words, tone) if isinstance(words, str) else Said(words, tone)


Output = Title | Text | Said | Formula | Refused | Nudged | TableShown | CodeShown | Worked | Choices | Help | Standing
