"""Where a conversation stands: a value, complete enough to go on from in another process."""

from collections.abc import Callable

from tutor.calculus.numbers import Point, Step
from tutor.calculus.schemes import Scheme
from tutor.calculus.symbolic import Differentiate, Symbolic
from tutor.checking.proof import Prove
from tutor.course.model import Block, Choose, Fill, Function, Lesson, Predict, Question, Value
from tutor.values import replace, value


def _as_it_is(text: str) -> str:
    return text


@value
class Tools:
    """What the conversation asks of the world outside: SymPy, and the languages there are.

    Attributes:
        prove: proves an answer right, or doesn't.
        differentiate: gives a derivative in SymPy's words.
        languages: the codes of the languages that can be spoken.
        translate: from an English text to the language spoken now, for words a learner may type.
    """

    prove: Prove
    differentiate: Differentiate
    languages: tuple[str, ...] = ("en",)
    translate: Callable[[str], str] = _as_it_is


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
class Result:
    """What became of a question: how many wrong answers and rungs of help, and whether the answer was shown."""

    id: str
    tries: int = 0
    hints: int = 0
    shown: bool = False

    @property
    def at_once(self) -> bool:
        """Whether the first answer was right, without help."""
        return not self.tries and not self.hints and not self.shown


@value
class State:
    """One moment of a conversation about one lesson.

    Attributes:
        lesson: what is being played.
        following: the title of the lesson after it, empty for the last one.
        block: index of the block being played; past the last one when the lesson is over.
        tries: wrong answers to the question at hand.
        hints: rungs of its hint ladder shown.
        results: what became of the questions done, in order.
        mastered: the skills that were mastered before this lesson.
        known: the functions whose derivative the learner has found or been shown.
        shown: what was computed last.
        turned: whether the learner asked for the following lesson.
        left: whether the learner said goodbye.
        language: the code of the language asked for in this conversation; empty for the one it began in.
    """

    lesson: Lesson
    following: str = ""
    block: int = 0
    tries: int = 0
    hints: int = 0
    results: tuple[Result, ...] = ()
    mastered: tuple[str, ...] = ()
    known: tuple[Function, ...] = ()
    shown: NudgeShown | SymbolicShown | None = None
    turned: bool = False
    left: bool = False
    language: str = ""

    @property
    def at(self) -> Block | None:
        """The block being played, None when the lesson is over."""
        blocks = self.lesson.blocks
        return blocks[self.block] if self.block < len(blocks) else None

    @property
    def question(self) -> Question | None:
        """The question at hand, if there is one."""
        return self.at if isinstance(self.at, Predict | Value | Choose | Fill) else None

    @property
    def over(self) -> bool:
        """Whether this conversation has come to its end."""
        return self.left or self.turned or (self.at is None and not self.following)

    def knows(self, function: Function) -> bool:
        """Whether the derivative of `function` may be shown without giving anything away."""
        return function in self.known

    def next_block(self) -> "State":
        """Return the state at the block after this one, its question untouched."""
        return self.to_block(self.block + 1)

    def to_block(self, index: int) -> "State":
        """Return the state at a block, its question untouched."""
        return replace(self, block=index, tries=0, hints=0)

    def done(self, *, shown: bool = False) -> "State":
        """Return the state with what became of the question at hand on record."""
        assert self.question is not None  # noqa: S101 - nothing else can be done with
        result = Result(self.question.id, self.tries, self.hints, shown)
        return replace(self, results=(*self.results, result))
