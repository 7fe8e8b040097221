"""A lesson as a value: its front matter and its blocks, in order."""

from tutor.calculus.numbers import Point, Step
from tutor.calculus.schemes import Scheme
from tutor.course.problems import Place
from tutor.messages import Message
from tutor.notation.names import Alphabet
from tutor.notation.tree import Tree
from tutor.values import value


@value
class Function:
    """J with its letters: the one that is nudged, and the frozen ones with their numbers."""

    tree: Tree
    variable: str
    frozen: tuple[tuple[str, Point], ...] = ()

    @property
    def alphabet(self) -> Alphabet:
        """The letters an answer about J may use."""
        return Alphabet(self.variable, tuple(letter for letter, _ in self.frozen))


@value
class Foreseen:
    """A wrong answer the author expects, and what she says to it."""

    answer: str
    says: str
    place: Place


@value
class Prose:
    """The author's words, as CommonMark."""

    text: str
    place: Place


@value
class Nudge:
    """Shows J nudged at a point: the arithmetic for one ε, a table for several."""

    function: Function
    at: Point
    steps: tuple[Step, ...]
    scheme: Scheme
    place: Place


@value
class Code:
    """Shows the derivative as SymPy finds it, with numbers put in."""

    function: Function
    at: tuple[Point, ...]
    place: Place


@value
class Predict:
    """Asks for the derivative as a formula, then shows the table at each point."""

    id: str
    function: Function
    at: tuple[Point, ...]
    steps: tuple[Step, ...]
    scheme: Scheme
    ask: str
    hints: tuple[str, ...]
    foreseen: tuple[Foreseen, ...]
    place: Place


@value
class Value:
    """Asks for a number: the slope at a point, or what the author says is the answer.

    `ask` and `why` are the author's words, as CommonMark, or a sentence of the program.
    """

    id: str
    function: Function | None
    at: Point | None
    ask: str | Message
    answer: Point | None
    hints: tuple[str, ...]
    foreseen: tuple[Foreseen, ...]
    why: str | Message
    place: Place


@value
class Option:
    """One of several answers to choose from, and what there is to say about it."""

    text: str | Message
    says: str | Message
    right: bool


@value
class Choose:
    """Asks to choose one of several answers, in the order in which the author wrote them."""

    id: str
    ask: str | Message
    options: tuple[Option, ...]
    hints: tuple[str, ...]
    place: Place


Question = Predict | Value | Choose
Block = Prose | Nudge | Code | Question


@value
class Lesson:
    """One lesson.

    Attributes:
        id: the file's name without its number: `powers`.
        title: what it is called on the screen.
        after: the ids of the lessons it builds on.
        teaches: the skills it teaches.
        blocks: what happens, in order.
        file: where it was read from, for people.
    """

    id: str
    title: str
    after: tuple[str, ...]
    teaches: tuple[str, ...]
    blocks: tuple[Block, ...]
    file: str
