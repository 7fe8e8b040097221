"""Where a conversation stands: a value, complete enough to go on from in another process."""

from typing import TYPE_CHECKING

from tutor.calculus.numbers import Point, Step
from tutor.calculus.schemes import Scheme
from tutor.calculus.symbolic import Differentiate, Symbolic
from tutor.course.model import Block, Choose, Function, Lesson, Predict, Question, Value
from tutor.values import replace, value

if TYPE_CHECKING:
    from tutor.checking.verdict import Prove


@value
class Tools:
    """What the conversation asks of the world outside: SymPy."""

    prove: "Prove"
    differentiate: Differentiate


@value
class NudgeShown:
    """The nudge last shown: `/at`, `/eps`, `/scheme` and `/code` speak of it."""

    function: Function
    at: Point
    steps: tuple[Step, ...]
    scheme: Scheme


@value
class SymbolicShown:
    """The derivative last shown in SymPy's words."""

    function: Function
    at: tuple[Point, ...]
    symbolic: Symbolic


@value
class State:
    """One moment of a conversation about one lesson.

    Attributes:
        lesson: what is being played.
        following: the title of the lesson after it, empty for the last one.
        block: index of the block being played; past the last one when the lesson is over.
        tries: wrong answers to the question at hand.
        hints: rungs of its hint ladder shown.
        slope_told: whether the derivative of the function last shown is known to the learner.
        shown: what was computed last.
        turned: whether the learner asked for the following lesson.
        left: whether the learner said goodbye.
    """

    lesson: Lesson
    following: str = ""
    block: int = 0
    tries: int = 0
    hints: int = 0
    slope_told: bool = False
    shown: NudgeShown | SymbolicShown | None = None
    turned: bool = False
    left: bool = False

    @property
    def at(self) -> Block | None:
        """The block being played, None when the lesson is over."""
        blocks = self.lesson.blocks
        return blocks[self.block] if self.block < len(blocks) else None

    @property
    def question(self) -> Question | None:
        """The question at hand, if there is one."""
        return self.at if isinstance(self.at, Predict | Value | Choose) else None

    @property
    def over(self) -> bool:
        """Whether this conversation has come to its end."""
        return self.left or self.turned or (self.at is None and not self.following)

    def next_block(self) -> "State":
        """Return the state at the block after this one, its question untouched."""
        return replace(self, block=self.block + 1, tries=0, hints=0)
