"""Verdicts: right, wrong or undecided, each with how it is known. "Don't know" is one of them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from tutor.messages import Message
from tutor.notation.tree import Tree


class By(Enum):
    """How an answer is known to be right."""

    EXACT = "exact"
    """Decided by exact algebra."""
    SYMPY = "sympy"
    """SymPy proved that the difference is zero."""
    POINTS = "points"
    """Both agree to 50 digits or more at a number of points; no proof."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Wrong:
    """The answer is not the derivative: at the witness the two differ."""

    witness: Witness


@dataclass(frozen=True, slots=True)
class Rough:
    """A number that is right as far as it goes, with fewer significant digits than asked for."""

    wanted: int


@dataclass(frozen=True, slots=True)
class Undecided:
    """The judge can't tell, and says why. It never counts against the learner."""

    why: Message


Verdict = Right | Wrong | Rough | Undecided


class Proof(Enum):
    """What a prover found out about "the answer is the derivative"."""

    PROVEN = "proven"
    UNPROVEN = "unproven"
    """It came to an end without a proof. That is no evidence of a wrong answer."""
    TIMEOUT = "timeout"
    ABSENT = "absent"
    """There is no prover, or it broke down."""


Prove = Callable[[Tree, str, Tree], Proof]
"""Asked with the function, its variable and the answer."""


def no_prover(function: Tree, variable: str, answer: Tree) -> Proof:  # noqa: ARG001 - it is a `Prove`
    """Prove nothing: for tests, and for machines where the prover can't start."""
    return Proof.ABSENT
