"""Where a conversation stands: a value, complete enough to go on from in another process."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeGuard

from tutor.calculus.numbers import Point, Step
from tutor.calculus.precision import FLOAT, Precision
from tutor.calculus.schemes import Scheme
from tutor.calculus.symbolic import Differentiate, Symbolic
from tutor.checking.proof import Prove
from tutor.course.happened import Happened
from tutor.course.model import Block, Choose, Fill, Function, Lesson, Mistake, Predict, Question, Value
from tutor.messages import Message
from tutor.session.settings import Settings
from tutor.session.standing import Standing, nothing
from tutor.session.wanted import Wanted
from tutor.values import replace, value

if TYPE_CHECKING:
    from tutor.practice.choosing import Plan


def _no_time() -> int:
    return 0


def _as_it_is(text: str) -> str:
    return text


@value
class Tools:
    """What the conversation asks of the world outside: SymPy, the time, the language, the learner's progress file.

    Attributes:
        prove: proves an answer right, or doesn't.
        differentiate: gives a derivative in SymPy's words.
        now: the time, in milliseconds since 1970.
        standing: where the learner stands.
        translate: from an English text to the language spoken now, for words a learner may type.
    """

    prove: Prove
    differentiate: Differentiate
    now: Callable[[], int] = _no_time
    translate: Callable[[str], str] = _as_it_is
    standing: Callable[[], Standing] = nothing


@value
class NudgeShown:
    """The nudge last shown: `/at`, `/eps`, `/scheme`, `/precision` and `/code` speak of it."""

    function: Function
    at: Point
    steps: tuple[Step, ...]
    scheme: Scheme
    precision: Precision = FLOAT


@value
class SymbolicShown:
    """The derivative last shown in SymPy's words."""

    function: Function
    at: tuple[Point, ...]
    symbolic: Symbolic


@value
class Aside:
    """A question in between, and how far the learner was with the lesson's.

    Attributes:
        question: her own, or one that follows an answer shown.
        tries: wrong answers to the lesson's question.
        hints: rungs of its ladder shown.
        then: what is asked after this one.
        over: whether the lesson's question is done with, so that the lesson goes on after it.
    """

    question: Question
    tries: int
    hints: int
    then: tuple[Question, ...] = ()
    over: bool = False


@value
class Typed:
    """An answer as it was typed, the block it was given to, and what was said to it."""

    line: str
    block: str
    said: Message


@value
class Entry:
    """A lesson on the menu: its id and its title."""

    id: str
    title: str


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
        stage: how many parts of it are done, of a question in parts.
        tries_before: the wrong answers to those parts.
        slips: the mal-rules that wrong answers in this lesson were taken for, the latest last.
        hasty: wrong answers in a row that came faster than anybody can think.
        part: what the hint shown last asks for, while it waits for that.
        opened: when that hint was opened.
        now: when the line at hand was typed, where anybody looks at a clock.
        results: what became of the questions done, in order.
        mastered: the skills that were mastered before this lesson.
        known: the functions whose derivative the learner has found or been shown.
        shown: what was computed last.
        returned: whether the question at hand was given up on before and has come back at the lesson's end.
        happened: what the last turn did that is worth keeping.
        aside: a question of the learner's own, asked in between.
        just_back: whether that ended by itself with the line before.
        typed: the answer given last, for `/report`.
        settings: how the learner likes it.
        course: the lessons there are, for the menu.
        wanted: the lesson chosen from the menu.
        turned: whether the learner asked for the following lesson.
        left: whether the learner said goodbye.
        practice: what is practised, when this is no lesson but practice.
    """

    lesson: Lesson
    following: str = ""
    block: int = 0
    tries: int = 0
    hints: int = 0
    stage: int = 0
    tries_before: int = 0
    slips: tuple[str, ...] = ()
    hasty: int = 0
    part: Wanted | None = None
    opened: float | None = None
    now: float | None = None
    results: tuple[Result, ...] = ()
    mastered: tuple[str, ...] = ()
    known: tuple[Function, ...] = ()
    shown: NudgeShown | SymbolicShown | None = None
    returned: bool = False
    happened: tuple[Happened, ...] = ()
    aside: Aside | None = None
    just_back: bool = False
    typed: Typed | None = None
    settings: Settings = Settings()
    course: tuple[Entry, ...] = ()
    wanted: str = ""
    turned: bool = False
    left: bool = False
    practice: "Plan | None" = None

    @property
    def at(self) -> Block | None:
        """The block being played, None when the lesson is over."""
        blocks = self.lesson.blocks
        return blocks[self.block] if self.block < len(blocks) else None

    @property
    def question(self) -> Question | None:
        """The question at hand, if there is one."""
        if self.aside is not None:
            return self.aside.question
        return self.at if is_question(self.at) else None

    @property
    def waiting(self) -> tuple[tuple[Question, int], ...]:
        """The questions that wait for an answer, the lesson's behind one of the learner's own, each with its tries."""
        own = ((self.aside.question, self.tries),) if self.aside is not None else ()
        tries = self.tries if self.aside is None else self.aside.tries
        over = self.aside is not None and self.aside.over
        return (*own, *(((self.at, tries),) if is_question(self.at) and not over else ()))

    @property
    def over(self) -> bool:
        """Whether this conversation has come to its end."""
        ended = self.at is None and not self.following and self.aside is None
        return self.left or self.turned or ended

    def knows(self, function: Function) -> bool:
        """Whether the derivative of `function` may be shown without giving anything away."""
        return function in self.known

    def next_block(self) -> "State":
        """Return the state at the block after this one, its question untouched; at the end if it had come back."""
        return self.to_block(len(self.lesson.blocks) if self.returned else self.block + 1)

    def to_block(self, index: int) -> "State":
        """Return the state at a block, its question untouched."""
        return replace(
            self, block=index, tries=0, hints=0, stage=0, tries_before=0, hasty=0, part=None, opened=None,
            returned=False,
        )  # fmt: skip

    def done(self, *, shown: bool = False) -> "State":
        """Return the state with what became of the question at hand on record."""
        assert self.question is not None  # noqa: S101 - nothing else can be done with
        result = Result(self.question.id, self.tries, self.hints, shown)
        return replace(self, results=(*self.results, result))


def is_question(block: Block | None) -> TypeGuard[Question]:
    """Whether a block asks something."""
    return isinstance(block, Predict | Value | Choose | Fill | Mistake)
