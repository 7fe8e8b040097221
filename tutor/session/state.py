"""Where a conversation stands: a value, complete enough to go on from in another process."""

from dataclasses import dataclass, replace

from tutor.calculus.numbers import Point, Step
from tutor.calculus.schemes import Scheme
from tutor.calculus.symbolic import Differentiate, Symbolic
from tutor.checking.verdict import Prove
from tutor.course.model import Block, Choose, Function, Lesson, Predict, Question, Value


@dataclass(frozen=True, slots=True)
class Tools:
    """What the conversation asks of the world outside: SymPy."""

    prove: Prove
    differentiate: Differentiate


@dataclass(frozen=True, slots=True)
class NudgeShown:
    """The nudge last shown: `/at`, `/eps`, `/scheme` and `/code` speak of it."""

    function: Function
    at: Point
    steps: tuple[Step, ...]
    scheme: Scheme


@dataclass(frozen=True, slots=True)
class SymbolicShown:
    """The derivative last shown in SymPy's words."""

    function: Function
    at: tuple[Point, ...]
    symbolic: Symbolic


@dataclass(frozen=True, slots=True)
class State:
    """One moment of a conversation.

    Attributes:
        lessons: the course, in order.
        lesson: index of the lesson being played.
        block: index of the block being played; past the last one between two lessons.
        tries: wrong answers to the question at hand.
        hints: rungs of its hint ladder shown.
        slope_told: whether the derivative of the function last shown is known to the learner.
        shown: what was computed last.
        left: whether the learner said goodbye.
    """

    lessons: tuple[Lesson, ...]
    lesson: int = 0
    block: int = 0
    tries: int = 0
    hints: int = 0
    slope_told: bool = False
    shown: NudgeShown | SymbolicShown | None = None
    left: bool = False

    @property
    def playing(self) -> Lesson:
        """The lesson being played."""
        return self.lessons[self.lesson]

    @property
    def at(self) -> Block | None:
        """The block being played, None between two lessons."""
        blocks = self.playing.blocks
        return blocks[self.block] if self.block < len(blocks) else None

    @property
    def question(self) -> Question | None:
        """The question at hand, if there is one."""
        return self.at if isinstance(self.at, Predict | Value | Choose) else None

    @property
    def over(self) -> bool:
        """Whether there is nothing more to come."""
        return self.left or (self.at is None and self.lesson + 1 == len(self.lessons))

    def next_block(self) -> "State":
        """Return the state at the block after this one, its question untouched."""
        return replace(self, block=self.block + 1, tries=0, hints=0)
