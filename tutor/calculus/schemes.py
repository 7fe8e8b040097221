"""Difference schemes: ways to estimate a slope from values of J near the point.

A row brings its own evidence: `order` says how the error falls with ε while bend rules, and the
tests hold each row to it. `estimate` and `python` are the same calculation in the same order, so
the line on the screen gives the figure beside it.
"""

from collections.abc import Callable

from tutor.calculus.arithmetic import Value
from tutor.values import value

Curve = Callable[[Value], Value]


@value
class Scheme:
    """One scheme.

    Attributes:
        name: what it is called on the command line and after `/scheme`.
        formula: how it is written on the screen.
        python: the estimate as Python, from J, w and eps.
        order: the power of ε with which its truncation error falls.
        side: the multiple of ε at which the displayed nudged value of J is taken.
        reach: the multiples of ε at which J is evaluated, other than `side`.
        estimate: the calculation itself.
    """

    name: str
    formula: str
    python: str
    order: int
    side: int
    reach: tuple[int, ...]
    estimate: Callable[[Curve, Value, Value], Value]


SCHEMES = (
    Scheme(
        "forward", "(J(w + ε) - J(w)) / ε", "(J(w + eps) - J(w)) / eps", 1, 1, (0,),
        lambda J, w, eps: (J(w + eps) - J(w)) / eps,
    ),
    Scheme(
        "backward", "(J(w) - J(w - ε)) / ε", "(J(w) - J(w - eps)) / eps", 1, -1, (0,),
        lambda J, w, eps: (J(w) - J(w - eps)) / eps,
    ),
    Scheme(
        "central", "(J(w + ε) - J(w - ε)) / 2ε", "(J(w + eps) - J(w - eps)) / (2*eps)", 2, 1, (-1,),
        lambda J, w, eps: (J(w + eps) - J(w - eps)) / (2 * eps),
    ),
    Scheme(
        "five-point", "(-J(w + 2ε) + 8J(w + ε) - 8J(w - ε) + J(w - 2ε)) / 12ε",
        "(-J(w + 2*eps) + 8*J(w + eps) - 8*J(w - eps) + J(w - 2*eps)) / (12*eps)", 4, 1, (2, -1, -2),
        lambda J, w, eps: (-J(w + 2 * eps) + 8 * J(w + eps) - 8 * J(w - eps) + J(w - 2 * eps)) / (12 * eps),
    ),
)  # fmt: skip
"""Every scheme, the ordinary one first. (Fornberg, Generation of finite difference formulas on
arbitrarily spaced grids, Mathematics of Computation 51, 1988.)"""

BY_NAME = {scheme.name: scheme for scheme in SCHEMES}

FORWARD = SCHEMES[0]
