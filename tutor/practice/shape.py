"""What a row of practice is: a shape of question, from which numbers make hundreds of questions.

Three kinds of row: a function whose slope is asked for (`Shape`), a number asked for in words
(`Worked`), and answers to choose from (`Choice`). Gaps in braces are filled from `slots` (see
`practice.slots`).
"""

from tutor.course.problems import Place
from tutor.messages import Message
from tutor.values import value

PLACE = Place("practice")
"""Where a generated question stands, in place of a lesson's file."""

FORMULA, NUMBER, SIGN, SIZE = "formula", "number", "sign", "size"
"""What can be asked about a function: its derivative, its slope at a point, which way, how fast."""

MISTAKE = "mistake"
"""The kind of a question that shows a wrong derivative and asks what went wrong."""

GAP = "gap"
"""The kind of a question that shows the derivative with one gap."""

CHOICE = "choice"
"""The kind of a question with answers to choose from."""


@value
class Shape:
    """A function, and what is asked about it.

    Attributes:
        skill: the skill that is practised.
        name: its name, unique within the skill.
        J: the function, with gaps.
        slots: what fills the gaps.
        at: points to choose from, with commas; they may have gaps and are calculated.
        asks: what can be asked about it.
        mixed: whether it needs another skill too.
        variable: the letter that moves.
        frozen: the other letters and their numbers, as in `x=2,b=1`.
        watch: the mal-rules that must not give the right number at its points; None for all there are.
    """

    skill: str
    name: str
    J: str
    slots: str
    at: str
    asks: tuple[str, ...] = (FORMULA, NUMBER)
    mixed: bool = False
    variable: str = "w"
    frozen: str = ""
    watch: tuple[str, ...] | None = None


@value
class Worked:
    """A number asked for in words.

    Attributes:
        skill: the skill that is practised.
        name: its name, unique within the skill.
        ask: the question; its gaps are slots, `J` and what `shows` names.
        slots: what fills the gaps.
        answer: a formula for the answer, with gaps.
        why: the reason, told after the answer; its gaps are filled like those of the question.
        J: the function it speaks of, if any.
        shows: numbers to calculate for the sentences: name and formula.
        mixed: whether it needs another skill too.
    """

    skill: str
    name: str
    ask: Message
    slots: str
    answer: str
    why: Message
    J: str = ""
    shows: tuple[tuple[str, str], ...] = ()
    mixed: bool = False


@value
class Choice:
    """Answers to choose from.

    Attributes:
        skill: the skill that is practised.
        name: its name, unique within the skill.
        ask: the question; its gaps are slots, `J` and what `shows` names.
        slots: what fills the gaps.
        options: what can be chosen, and what there is to say about each.
        right: a formula for the place of the right one, counted from 0.
        J: the function it speaks of, if any.
        shows: numbers to calculate for the sentences: name and formula.
        ordered: whether the options stand in an order of their own.
        mixed: whether it needs another skill too.
    """

    skill: str
    name: str
    ask: Message
    slots: str
    options: tuple[tuple[Message, Message], ...]
    right: str = "0"
    J: str = ""
    shows: tuple[tuple[str, str], ...] = ()
    ordered: bool = False
    mixed: bool = False


Row = Shape | Worked | Choice


@value
class Skill:
    """A skill: its name, what it is called on the screen, and the skills it rests on."""

    name: str
    title: Message
    after: tuple[str, ...] = ()
