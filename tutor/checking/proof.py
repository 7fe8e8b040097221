"""What a prover says of "the answer is the derivative", and how it is asked: the seam to SymPy."""

from collections.abc import Callable
from enum import Enum

from tutor.notation.tree import Tree


class Proof(Enum):
    """What a prover found out."""

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
