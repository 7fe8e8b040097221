"""The pictures there are of a function at a point, by the names they have after `/plot` and in lessons."""

from enum import Enum


class Sight(Enum):
    """One kind of picture."""

    SECANT = "secant"
    """The curve with its tangent and one secant, run and rise drawn."""
    TANGENT = "tangent"
    """The curve with its tangent."""
    ZOOM = "zoom"
    """Three windows, each ten times closer: the curve becomes straight, a kink does not."""
    ERRORS = "errors"
    """How far the forward and the central difference are off, against ε, both axes logarithmic."""
    KINK = "kink"
    """The slope from the left, the slope from the right, and what a central difference makes of them."""
