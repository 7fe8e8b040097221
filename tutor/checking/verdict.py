"""Verdicts: right, wrong or undecided, each with how it is known. "Don't know" is one of them."""

from enum import Enum
from fractions import Fraction

from tutor.messages import Message
from tutor.values import value


class By(Enum):
    """How an answer is known to be right."""

    EXACT = "exact"
    """Decided by exact algebra."""
    SYMPY = "sympy"
    """SymPy proved that the difference is zero."""
    POINTS = "points"
    """Both agree to 50 digits or more at a number of points; no proof."""


@value
class Witness:
    """A point at which two formulas can be compared.

    Attributes:
        at: each letter and its number.
        yours: the value of the answer there, None where it has none.
        true: the value of the slope there.
    """

    at: tuple[tuple[str, Fraction], ...]
    yours: float | None
    true: float


@value
class Right:
    """The answer is the derivative.

    Attributes:
        by: how that is known.
        points: how many points were compared.
        gap: a point at which the answer has no value though the slope exists, if one was met.
        rounded: whether a number agrees to the digits given, not exactly.
    """

    by: By
    points: int = 0
    gap: Witness | None = None
    rounded: bool = False


@value
class Wrong:
    """The answer is not the derivative: at the witness the two differ."""

    witness: Witness


@value
class Rough:
    """A number that is right as far as it goes, with fewer significant digits than asked for."""

    wanted: int


@value
class Undecided:
    """The judge can't tell, and says why. It never counts against the learner."""

    why: Message


Verdict = Right | Wrong | Rough | Undecided
