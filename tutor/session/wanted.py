"""What a hint may ask for on the way to an answer: the slope of a part, or a number."""

from tutor.notation.tree import Tree
from tutor.values import value


@value
class SlopeOf:
    """The slope of a part of the function is asked for."""

    part: Tree


@value
class NumberWanted:
    """A number is asked for."""

    number: Tree


Wanted = SlopeOf | NumberWanted
