"""What a computer algebra system prints of a function: asked for elsewhere, passed around as a value."""

from collections.abc import Callable

from tutor.notation.tree import Tree
from tutor.values import value


@value
class Symbolic:
    """SymPy's words: the function, its derivative, that as LaTeX, and its values at points."""

    function: str
    derivative: str
    latex: str
    values: tuple[str, ...]


Differentiate = Callable[[Tree, str, tuple[Tree, ...]], Symbolic | None]
"""Asked with a function, its variable and points; None when there is no answer in time."""
