"""A lesson as a value: its front matter and its blocks, in order."""

import re
from enum import Enum

from tutor.calculus.domain import Domain
from tutor.calculus.numbers import Point, Step
from tutor.calculus.precision import FLOAT, Precision
from tutor.calculus.schemes import Scheme
from tutor.calculus.sights import Sight
from tutor.course.problems import Place
from tutor.messages import Message
from tutor.notation.names import Alphabet
from tutor.notation.tree import Tree
from tutor.values import value


@value
class Function:
    """J with its letters: the one that is nudged, and the frozen ones with their numbers.

    `domain` is where the author looks at it, None for wherever it has a value.
    """

    tree: Tree
    variable: str
    frozen: tuple[tuple[str, Point], ...] = ()
    domain: Domain | None = None

    @property
    def alphabet(self) -> Alphabet:
        """The letters an answer about J may use."""
        return Alphabet(self.variable, tuple(letter for letter, _ in self.frozen))


@value
class Hint:
    """One rung of help in the author's words, as CommonMark."""

    text: str
    place: Place


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
    """Shows J nudged at a point: the arithmetic for one ε, a table for several; then pictures.

    `rounding` tells that the author means the steps to go on into round-off.
    """

    function: Function
    at: Point
    steps: tuple[Step, ...]
    scheme: Scheme
    place: Place
    id: str = ""
    precision: Precision = FLOAT
    pictures: tuple[Sight, ...] = ()
    rounding: bool = False


@value
class Code:
    """Shows the derivative as SymPy finds it, with numbers put in."""

    function: Function
    at: tuple[Point, ...]
    place: Place
    id: str = ""


@value
class Explore:
    """Opens the ε explorer for a function and a point."""

    function: Function
    at: Point
    scheme: Scheme
    place: Place
    id: str = ""


@value
class Predict:
    """Asks for the derivative as a formula, then shows the table at each point, and pictures at the last.

    `watch` names the wrong rules the author looks out for here, `skip` tells whether /skip is allowed.
    """

    id: str
    function: Function
    at: tuple[Point, ...]
    steps: tuple[Step, ...]
    scheme: Scheme
    ask: str
    hints: tuple[Hint, ...]
    foreseen: tuple[Foreseen, ...]
    place: Place
    precision: Precision = FLOAT
    pictures: tuple[Sight, ...] = ()
    watch: tuple[str, ...] = ()
    skip: bool = True


@value
class Value:
    """Asks for a number: the slope at a point, or what the author says is the answer.

    `ask` and `why` are the author's words, as CommonMark, or a sentence of the program.
    An answer no further away than `tolerance` is right, whatever its digits.
    """

    id: str
    function: Function | None
    at: Point | None
    ask: str | Message
    answer: Point | None
    hints: tuple[Hint, ...]
    foreseen: tuple[Foreseen, ...]
    why: str | Message
    place: Place
    tolerance: Point | None = None
    pictures: tuple[Sight, ...] = ()
    watch: tuple[str, ...] = ()
    skip: bool = True


@value
class Option:
    """One of several answers to choose from, and what there is to say about it."""

    text: str | Message
    says: str | Message
    right: bool
    place: Place = Place("")


@value
class Choose:
    """Asks to choose one of several answers, in the order in which the author wrote them."""

    id: str
    ask: str | Message
    options: tuple[Option, ...]
    hints: tuple[Hint, ...]
    place: Place
    watch: tuple[str, ...] = ()
    skip: bool = True


@value
class Statement:
    """A line of a worked example: what J is, or what its slope is.

    Attributes:
        text: the line as the author wrote it.
        formula: what stands right of its `=`, perhaps with a gap.
        of_slope: whether it speaks of the slope; else of J itself.
        place: where the formula stands.
    """

    text: str
    formula: str
    of_slope: bool
    place: Place

    @property
    def gap(self) -> str:
        """The gap as written, `____`; empty where there is none."""
        found = GAP.search(self.formula)
        return found[0] if found else ""


GAP = re.compile("_{3,}")
"""What an author writes for what is left out."""


@value
class Fill:
    """A worked example with one gap: asks for what belongs there.

    `answer` is what the author says it is, empty where the tutor is to find it.
    """

    id: str
    function: Function
    at: Point
    lines: tuple[Statement, ...]
    ask: str
    answer: str
    hints: tuple[Hint, ...]
    foreseen: tuple[Foreseen, ...]
    why: str
    place: Place
    watch: tuple[str, ...] = ()
    skip: bool = True

    @property
    def gapped(self) -> Statement:
        """The line with the gap."""
        return next(line for line in self.lines if line.gap)


@value
class Mistake:
    """Lines somebody worked out, with a mistake: asks which line is wrong, and what should stand there.

    One line alone is that somebody's answer, and only the right one is asked for. `rule` is the
    mal-rule that made it, empty where the author wrote the lines herself.
    """

    id: str
    function: Function
    at: Point
    lines: tuple[Statement, ...]
    rule: str
    ask: str
    hints: tuple[Hint, ...]
    foreseen: tuple[Foreseen, ...]
    why: str
    place: Place
    watch: tuple[str, ...] = ()
    skip: bool = True


class Condition(Enum):
    """What a branch asks."""

    MASTERED = "mastered"
    """Whether a skill is mastered."""
    FIRST = "first"
    """Whether the first so many questions of the lesson were right at once, without help."""
    RIGHT = "right"
    """Whether a question was right at once, without help."""
    ALWAYS = "always"


END = "end"
"""Where a branch goes that ends the lesson."""


@value
class Arm:
    """One way a branch may go: on what condition, and to which block."""

    condition: Condition
    subject: str
    """The skill, the question's id, or a number."""
    target: str
    place: Place
    target_place: Place


@value
class Branch:
    """Goes on elsewhere in the lesson: the first arm whose condition holds is taken, and without one the next block."""

    arms: tuple[Arm, ...]
    place: Place
    id: str = ""


@value
class Drill:
    """Asks generated questions of a skill, until so many in a row were right at once, without help.

    Attributes:
        skill: the skill.
        until: how many in a row; 0 for until the skill is mastered.
        most: after how many questions it ends in any case.
    """

    skill: str
    until: int
    most: int
    place: Place
    id: str = ""


@value
class Recap:
    """Says what was learnt, and how it went."""

    learnt: tuple[Hint, ...]
    place: Place
    id: str = ""


Question = Predict | Value | Choose | Fill | Mistake
Block = Prose | Nudge | Code | Explore | Drill | Branch | Recap | Question


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
        watch: the wrong rules it looks out for everywhere.
        after_place: where the file says what it builds on.
        spots: where values stand: the place of a block or of the file, a key, the place of its value.
    """

    id: str
    title: str
    after: tuple[str, ...]
    teaches: tuple[str, ...]
    blocks: tuple[Block, ...]
    file: str
    watch: tuple[str, ...] = ()
    after_place: Place = Place("")
    spots: tuple[tuple[Place, str, Place], ...] = ()

    def spot(self, block: Place, *keys: str) -> Place:
        """Return where the value of the first of a block's keys that is there stands; else the block's own place."""
        found = {name: place for begin, name, place in self.spots if begin == block}
        return next((found[key] for key in keys if key in found), block)
