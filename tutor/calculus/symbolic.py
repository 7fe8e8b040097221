"""What a computer algebra system prints of a function: asked for elsewhere, passed around as a value."""

from collections.abc import Callable

from tutor.notation.tree import Tree
from tutor.values import value


@value
class Symbolic:
    """SymPy's words: the function, its derivative, that in tidy form and as LaTeX, its values at points.

    All are as SymPy prints them but the tidy form, which is spelt as `notation` reads it.
    """

    function: str
    derivative: str
    tidy: str
    latex: str
    values: tuple[str, ...]


Differentiate = Callable[[Tree, str, tuple[Tree, ...]], Symbolic | None]
"""Asked with a function, its variable and points; None when there is no answer in time."""
