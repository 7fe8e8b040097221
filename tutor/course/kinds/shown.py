"""Blocks that show something: a nudge, SymPy's code, the ε explorer."""

from tutor.course.keys import Keys
from tutor.course.kinds.row import J_KEYS, Kind
from tutor.course.model import Code, Explore, Nudge


def _nudge(keys: Keys, name: str) -> Nudge | None:
    function, at = keys.function(), keys.point()
    steps, scheme = keys.steps(), keys.scheme()
    pictures, rounding = keys.pictures(), keys.yes("rounding", otherwise=False)
    if function is None or at is None:
        return None
    return Nudge(function, at, steps, scheme, keys.place, name, keys.precision(), pictures, rounding)


def _code(keys: Keys, name: str) -> Code | None:
    function = keys.function()
    points = keys.points() if keys.one("at") else ()
    return Code(function, points, keys.place, name) if function else None


def _explore(keys: Keys, name: str) -> Explore | None:
    function, at, scheme = keys.function(), keys.point(), keys.scheme()
    return Explore(function, at, scheme, keys.place, name) if function and at else None


NUDGE = Kind(
    "nudge", (*J_KEYS, "at", "eps", "scheme", "precision", "picture", "rounding"), ("J",), (), asks=False, build=_nudge
)
CODE = Kind("code", (*J_KEYS, "at"), ("J",), (), asks=False, build=_code)
EXPLORE = Kind("explore", (*J_KEYS, "at", "scheme"), ("J",), (), asks=False, build=_explore)
