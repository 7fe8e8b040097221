"""What `tutor mark` says about the mistake in a wrong answer: the ids of the mal-rules that explain it."""

from collections.abc import Sequence

from tutor.calculus.malrules.figures import Figure
from tutor.calculus.numbers import Point
from tutor.checking.diagnosis import Fit, diagnose, diagnose_value
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Number, Quotient, Tree, letters

_POINTS = (2.0, 3.0, -2.0, -3.0, 1.0, 4.0, 5.0)
"""Where a tangent or a single number may come from when the line names no point."""

_STRANGE = ("u", "x", "h", "ε", "eps", "t", "v", "y", "z")

_NONE = frozenset({"undefined", "nan", "infinity", "inf", "does not exist", "dne"})


def slips(function: Tree, variable: str, answer: Tree, point: Point | None) -> list[str]:
    """Return the ids of the mal-rules that explain a wrong answer, the likeliest first."""
    if point is None:
        return _ids(diagnose(function, variable, answer, at=_POINTS))
    return _ids(diagnose_value(Figure(function, variable, float(point.value), answer)))


def slips_of_unread(function: Tree, variable: str, text: str, point: Point | None) -> list[str]:
    """Return what explains an answer that can't be read as one: another letter in it, or no number at all."""
    if point is not None and text.strip().casefold() in _NONE:
        return slips(function, variable, Quotient(Number("0"), Number("0")), point)
    known = (variable, *letters(function))
    extra = () if point is not None else tuple(name for name in _STRANGE if name not in known)
    reading = read(text, Alphabet(variable, (*letters(function), *extra)))
    if not isinstance(reading, Reading):
        return []
    return slips(function, variable, reading.tree, point)


def _ids(fits: Sequence[Fit]) -> list[str]:
    return list(dict.fromkeys(rule.id for fit in fits for rule in fit.rules))
