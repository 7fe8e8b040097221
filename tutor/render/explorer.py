"""The screen of the ε explorer: curve, figures, curve of errors and a sentence, in whatever room there is.

Side by side on a wide screen, one under the other on a high one, one of the two on a small one; where
there is no room for any, the figures and the sentence remain.
"""

from functools import lru_cache

from tutor.calculus.curve import Curve, Kind, Sides, sides
from tutor.calculus.nudge import Note, Row, Table, nudge
from tutor.calculus.precision import FLOAT, figure
from tutor.calculus.sights import Sight
from tutor.messages import Message, say
from tutor.render.captions import at_the_point, no_value
from tutor.render.errors import errors_picture
from tutor.render.lines import Fragment, Line, cells, plain_text, wrap
from tutor.render.pictures import MARGIN, Chord, Size, reach, scene
from tutor.render.screen import Look
from tutor.render.sentences import sentence
from tutor.render.table import k_figure
from tutor.session.explorer import KEYS, NOTHING, View
from tutor.values import value

_WIDE = 72
"""Columns from which on two pictures stand side by side."""

_FRAME = 4
"""Lines of a picture that are not its canvas."""

_LEAST_ROWS = 4
"""Rows of a canvas below which it is left out."""

_ULPS = 32.0
"""Half the width, in spacings of floats, of the closest window: there one sees them one by one."""


_BRIEF = 18
"""Characters of a slope beside k: those of a float."""


@value
class _Seen:
    """What is looked at, computed once for a view."""

    curve: Curve
    w: float
    sides: Sides
    table: Table

    @property
    def row(self) -> Row | None:
        return self.table.rows[0] if self.table.rows else None


def screen(view: View, columns: int, rows: int, look: Look) -> list[Line]:
    """Return the explorer's screen: exactly so many rows."""
    seen = _looked(view)
    head = [*_title(view, columns, look), *_figures(view, seen, columns, look)]
    words = _words(view, seen, columns, look)
    keys = _keys(columns, look)
    middle = _pictures(view, seen, columns, rows - len(head) - len(words) - len(keys), look)
    lines = [*head, *middle, *words][: rows - len(keys)]
    blank: list[Line] = [()] * (rows - len(lines) - len(keys))
    return [*lines, *blank, *keys]


@lru_cache(maxsize=64)
def _looked(view: View) -> _Seen:
    function = view.function
    curve = Curve(function.tree, function.variable, function.frozen)
    w = float(view.at.value)
    table = nudge(function.tree, function.variable, view.at, (view.step,), view.scheme, function.frozen, view.precision)
    return _Seen(curve, w, sides(curve, w), table)


def _title(view: View, columns: int, look: Look) -> list[Line]:
    arithmetic = say("float64") if view.precision is FLOAT else _arithmetic(view)
    title = say(
        "J({w}) = {J} · {w} = {at} · ε = {eps} · {scheme} · {arithmetic}",
        w=view.function.variable, J=view.function.tree, at=view.at.tree, eps=view.step.text,
        scheme=say(view.scheme.name), arithmetic=arithmetic,
    )  # fmt: skip
    return wrap((("title", sentence(title, look.translate)),), columns, MARGIN)


def _arithmetic(view: View) -> Message:
    return say("{n} digits", n=view.precision.digits) if view.precision.digits else say("exact fractions")


def _figures(view: View, seen: _Seen, columns: int, look: Look) -> list[Line]:
    """Return J, J nudged and k, a line each; off by and slope beside k where there is room."""
    letter, sign = view.function.variable, "+" if view.scheme.side > 0 else "-"
    row = seen.row
    k: tuple[Fragment, ...] = (
        (("figure", "-"),) if row is None else k_figure(row, colour=look.dims, rounds=view.precision.unit > 0)
    )
    names = (f"J({letter})", f"J({letter} {sign} ε)", "k")
    width = max(cells(name) for name in names) + 2
    lines = [
        *_named(names[0], (("figure", figure(seen.table.value)),), width, columns),
        *_named(names[1], (("figure", figure(None if row is None else row.nudged)),), width, columns),
        *_named(names[2], k, width, columns),
    ]
    beside = _beside(seen, look)
    if beside and cells(plain_text(lines[-1])) + 3 + cells(beside) <= columns:
        return [*lines[:-1], (*lines[-1], ("quiet", "   " + beside))]
    return [*lines, *(wrap((("quiet", beside),), columns, MARGIN) if beside else [])]


def _named(name: str, fragments: tuple[Fragment, ...], width: int, columns: int) -> list[Line]:
    """Return a figure after its name; one that is too long goes on below."""
    start = len(MARGIN) + width
    room = max(columns - start, 8)
    lines: list[Line] = []
    line: list[Fragment] = [("quiet", MARGIN + name.ljust(width))]
    used = 0
    for style, text in fragments:
        rest = text
        while rest:
            if used == room:
                lines.append(tuple(line))
                line, used = [("", " " * start)], 0
            part, rest = rest[: room - used], rest[room - used :]
            line.append((style, part))
            used += len(part)
    return [*lines, tuple(line)]


def _beside(seen: _Seen, look: Look) -> str:
    row = seen.row
    if row is None or row.off_by is None:
        return ""
    slope = say("slope {slope}, off by {off}", slope=_brief(figure(seen.table.slope)), off=f"{row.off_by:.1e}")
    return sentence(slope, look.translate)


def _brief(text: str) -> str:
    """Return a figure that stands in passing, at most so long."""
    return text if len(text) <= _BRIEF else f"{text[:_BRIEF]}…"


def _words(view: View, seen: _Seen, columns: int, look: Look) -> list[Line]:
    return wrap((("", sentence(_remark(view, seen), look.translate)),), min(columns, look.width), MARGIN)


def _remark(view: View, seen: _Seen) -> Message:
    """Return the sentence about what is to be seen here."""
    curve, w, row = seen.curve, seen.w, seen.row
    if curve.height(w) is None:
        return no_value(curve, w, seen.sides)
    if row is None:
        return say("At {w} = {at} J is no fraction: p goes on to 50 digits.", w=curve.variable, at=view.at.tree)
    if row.note is Note.SAME_POINT:
        sign = "+" if view.scheme.side > 0 else "-"
        where = say("in a float") if view.precision is FLOAT else say("in {n} digits", n=view.precision.digits)
        return say("{at} {sign} {eps} is still {at} {where}, so nothing moved: k = {k}.",
                   at=view.at.tree, sign=sign, eps=view.step.text, where=where, k=figure(row.k))  # fmt: skip
    if row.k is None:
        return say("J has no value at a point that this difference needs. {why}",
                   why=at_the_point(curve, w, seen.sides))  # fmt: skip
    if seen.sides.kind is not Kind.SMOOTH:
        return _no_slope(view, seen, row)
    return _which_rules(row)


def _no_slope(view: View, seen: _Seen, row: Row) -> Message:
    why = at_the_point(seen.curve, seen.w, seen.sides)
    if len(view.scheme.reach) > 1 or view.scheme.reach[0] < 0:
        return say("{why} The {scheme} difference says {k} all the same.",
                   why=why, scheme=say(view.scheme.name), k=figure(row.k))  # fmt: skip
    return why


def _which_rules(row: Row) -> Message:
    if not row.off_by:
        return say("k is the slope itself.")
    noise = 10.0**-row.trusted
    if abs(row.off_by) > noise:
        return say("The bend of J rules: the secant is not yet the tangent, and a smaller ε brings k closer.")
    return say("Rounding rules: a smaller ε only makes it worse.")


def _keys(columns: int, look: Look) -> list[Line]:
    """Return the line of keys: as many as there is room for, the way back always."""
    back = sentence(say("back"), look.translate)
    fragments: list[tuple[str, str]] = []
    used = len(MARGIN) + cells(f"q {back}")
    signs = ""
    for key in KEYS:
        signs += key.sign + " "
        if key.help is NOTHING:
            continue
        word = sentence(key.help, look.translate) + " · "
        used += cells(signs + word)
        if used > columns:
            break
        fragments += [("command", signs), ("quiet", word)]
        signs = ""
    return [(("", MARGIN), *fragments, ("command", "q "), ("quiet", back))]


# Pictures


def _chord(view: View) -> Chord:
    """Return where the secant of a scheme meets the curve."""
    eps = view.step.value
    if view.scheme.side < 0:
        return -eps, 0.0
    return (0.0, eps) if view.scheme.reach == (0,) else (-eps, eps)


def _half(view: View, w: float) -> float:
    """Return half the width of the window: it follows ε if asked to, down to where floats end."""
    if not view.near:
        return reach(w)
    spacing = 2.0**-52 * max(abs(w), 2.0**-50)
    return max(3 * view.step.value, _ULPS * spacing)


def _pictures(view: View, seen: _Seen, columns: int, room: int, look: Look) -> list[Line]:
    rows = room - _FRAME
    if rows < _LEAST_ROWS or look.picture.value == "off":
        return []
    if columns >= _WIDE:
        left = columns * 11 // 20
        curve = _curve(view, seen, Size(left - 3, rows, look.picture, look.translate))
        errors = _errors(view, seen, Size(columns - left - 1, rows, look.picture, look.translate))
        return _side_by_side(curve, errors, left, room)
    size = Size(columns - len(MARGIN), rows, look.picture, look.translate)
    both = (room - 2 * _FRAME) // 2
    if both >= _LEAST_ROWS:
        half = Size(size.columns, both, size.mode, size.translate)
        return _indented([*_curve(view, seen, half), *_errors(view, seen, half)])
    return _indented(_errors(view, seen, size) if view.errors else _curve(view, seen, size))


def _curve(view: View, seen: _Seen, size: Size) -> list[Line]:
    return scene(Sight.SECANT, seen.curve, seen.w, size, _chord(view), seen.sides, _half(view, seen.w))


def _errors(view: View, seen: _Seen, size: Size) -> list[Line]:
    return errors_picture(
        seen.curve, seen.w, size.columns, size.rows, size.mode, view.step, view.scheme, size.translate
    )


def _indented(lines: list[Line]) -> list[Line]:
    return [(("", MARGIN), *line) for line in lines]


def _side_by_side(left: list[Line], right: list[Line], column: int, room: int) -> list[Line]:
    lines: list[Line] = []
    for index in range(min(max(len(left), len(right)), room)):
        first: Line = (("", MARGIN), *(left[index] if index < len(left) else ()))
        second: Line = right[index] if index < len(right) else ()
        gap = column - cells(plain_text(first))
        lines.append((*first, ("", " " * max(gap, 0)), *second))
    return lines
