"""What the tutor has to say, as values: what each looks like is decided in `render`."""

from enum import Enum
from typing import TYPE_CHECKING

from tutor.calculus.nudge import Table
from tutor.calculus.numbers import Point, Step
from tutor.calculus.precision import FLOAT, Precision
from tutor.calculus.schemes import FORWARD, Scheme
from tutor.calculus.sights import Sight
from tutor.course.model import Function
from tutor.messages import Message
from tutor.notation.tree import Tree
from tutor.session.standing import Standing
from tutor.values import value

if TYPE_CHECKING:  # derivations come later than the first prompt
    from tutor.calculus.derivation.steps import Derivation


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

    prompt: Message | str
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
class PictureShown:
    """A picture of a function at a point, with one sentence; `step` is ε, None for one that can be seen well."""

    sight: Sight
    function: Function
    at: Point
    step: Step | None = None


@value
class Exploring:
    """The ε explorer of a function; where there is no full screen, a table and the pictures' sentences."""

    function: Function
    at: Point
    scheme: Scheme = FORWARD
    steps: tuple[Step, ...] = ()
    precision: Precision = FLOAT


@value
class Report:
    """What an author needs to know, to copy: names and what they are."""

    rows: tuple[tuple[Message, str | Message], ...]


@value
class Menu:
    """The lessons: number, id, title, how far she is with it, whether it is the one being played."""

    rows: tuple[tuple[int, str, str, str, bool], ...]


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


@value
class StepsShown:
    """A derivation, rule by rule; `flat` is whether each formula stands on one line."""

    derivation: "Derivation"
    flat: bool = False


def spoken(words: str | Message, tone: Tone) -> Text | Said:
    """Return what an author wrote, or what the program says, in a tone."""
    return Text(words, tone) if isinstance(words, str) else Said(words, tone)


Output = (
    Title | Text | Said | Formula | Refused | Nudged | TableShown | PictureShown | Exploring | CodeShown | Worked
    | StepsShown | Choices | Help | Report | Menu | Standing
)  # fmt: skip
