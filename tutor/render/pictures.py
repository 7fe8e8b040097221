"""Pictures of a function at a point: secant, tangent, zoom, kink, and the V-shaped curve of errors.

Each is a list of lines and stands above one sentence that says the same (`render.captions`). Where
a picture would show nothing (no value at the point, nothing to be off by), there are no lines, and
the sentence says why.
"""

from tutor.calculus.curve import Curve, Kind, Sides, sides
from tutor.calculus.sights import Sight
from tutor.messages import Message, say
from tutor.render.axes import Tick, framed, gutter_of, round_step, short, ticks
from tutor.render.canvas import Canvas, Mode, Pen, Window
from tutor.render.errors import errors_picture
from tutor.render.lines import Line, cells, indented
from tutor.render.sentences import Translate, english, sentence
from tutor.session.outputs import PictureShown
from tutor.values import replace, value

CURVE = Pen("plot.curve", "*", 3)
TANGENT = Pen("plot.tangent", "-", 2, on=3, off=2)
SECANT = Pen("plot.secant", "o", 4, on=1, off=2)
LEGS = Pen("plot.run", "+", 5)
LEFT = Pen("plot.secant", "<", 2, on=2, off=2)
RIGHT = Pen("plot.tangent", ">", 2, on=4, off=2)
LIE = Pen("plot.guide", "=", 1, on=1, off=2)

MARGIN = "  "

_LEAST_COLUMNS = 12

_PANELS = 3


@value
class Size:
    """Room for a picture: columns and rows of cells, labels included in the columns, axes not in the rows."""

    columns: int
    rows: int
    mode: Mode
    translate: Translate = english


def size_for(width: int, mode: Mode, translate: Translate = english) -> Size:
    """Return the size of a picture in running text."""
    columns = min(width - len(MARGIN), 72)
    return Size(columns, min(max(columns // 5, 8), 14), mode, translate)


def curve_of(shown: PictureShown) -> Curve:
    """Return the curve that a picture shows."""
    return Curve(shown.function.tree, shown.function.variable, shown.function.frozen)


def picture(shown: PictureShown, width: int, mode: Mode, translate: Translate = english) -> list[Line]:
    """Return a picture as lines of at most `width` columns; none where there is nothing to draw."""
    if mode is Mode.OFF:
        return []
    return indented(drawn(shown, size_for(width, mode, translate)), MARGIN)


def drawn(shown: PictureShown, size: Size) -> list[Line]:
    """Return a picture in a given room."""
    curve, w = curve_of(shown), float(shown.at.value)
    if shown.sight is Sight.ERRORS:
        return errors_picture(curve, w, size.columns, size.rows, size.mode, shown.step, translate=size.translate)
    seen = sides(curve, w)
    if shown.sight is Sight.ZOOM:
        return _zoom(curve, w, seen, size)
    return scene(shown.sight, curve, w, size, (0.0, run_of(shown)), seen)


# The curve and straight lines at one point


def reach(w: float) -> float:
    """Return half the width of the window that shows w: about as far as w is from 0, at least 1."""
    return max(1.0, 0.6 * abs(w))


def ordinary_run(w: float) -> float:
    """Return a run that can be seen well: a round part of the window."""
    return round_step(0.6 * reach(w), 1) / 2


def run_of(shown: PictureShown) -> float:
    """Return the run of a picture's secant: ε, or else one that can be seen well."""
    return ordinary_run(float(shown.at.value)) if shown.step is None else shown.step.value


Chord = tuple[float, float]
"""Where a secant meets the curve, as distances from w."""


def window_around(curve: Curve, w: float, half: float, chord: Chord = (0.0, 0.0)) -> Window:
    """Return the window of a curve: `half` to both sides, as high as the curve there but for its poles."""
    left, right = min(w - half, w + 1.25 * chord[0]), max(w + half, w + 1.25 * chord[1])
    places = [left + index * (right - left) / _SAMPLES for index in range(_SAMPLES + 1)]
    heights = sorted(height for place in places if (height := curve.height(place)) is not None)
    must = [height for place in (w, w + chord[0], w + chord[1]) if (height := curve.height(place)) is not None]
    if not heights:
        return Window(left, right, -1.0, 1.0)
    low, high = heights[len(heights) // 12], heights[-1 - len(heights) // 12]
    if heights[-1] - heights[0] <= _STEEP * (high - low):
        low, high = heights[0], heights[-1]
    low, high = min(low, *must, high), max(high, *must, low)
    room = 0.06 * (high - low) or 0.5 * max(abs(high), 1.0)
    return Window(left, right, low - room, high + room)


_SAMPLES = 72

_STEEP = 4.0
"""How much higher the whole curve may be than its middle five sixths before its ends are cut off."""


def scene(  # noqa: PLR0917 - the parts of a picture
    sight: Sight, curve: Curve, w: float, size: Size, chord: Chord, seen: Sides, half: float | None = None
) -> list[Line]:
    """Return the curve near w with the straight lines that a picture is about, its axes and its legend."""
    if curve.height(w) is None and seen.kind is Kind.OUTSIDE:
        return []
    half = reach(w) if half is None else half
    window = window_around(curve, w, half, chord if sight is Sight.SECANT else (0.0, 0.0))
    up = ticks(window.bottom, window.top, max(size.rows // 3, 2), curve.height(w))
    name = f"J({curve.variable})"
    columns = max(size.columns - gutter_of(up, name), _LEAST_COLUMNS)
    canvas = Canvas(columns, size.rows, window, size.mode)
    pens = _draw(canvas, sight, curve, w, chord, seen, size.translate)
    across = ticks(window.left, window.right, max(columns // 12, 2), w)
    return [*framed(canvas, across, up, (curve.variable, name)), legend(pens, size)]


def _draw(  # noqa: PLR0917 - likewise
    canvas: Canvas, sight: Sight, curve: Curve, w: float, chord: Chord, seen: Sides, translate: Translate
) -> list[tuple[Message, Pen]]:
    """Draw; return what the legend has to name."""
    canvas.curve(curve.height, CURVE)
    pens = [(say("J"), CURVE)]
    if sight is Sight.KINK:
        pens += _both_sides(canvas, curve, w, chord[1], seen)
    else:
        pens += _touching(canvas, curve, w, seen)
    if sight is Sight.SECANT:
        pens += _secant(canvas, curve, w + chord[0], w + chord[1], translate)
    here = curve.height(w)
    if here is not None:
        _point(canvas, w, here)
    return pens


def _point(canvas: Canvas, x: float, y: float) -> None:
    canvas.write(*canvas.cell(x, y), "O" if canvas.mode is Mode.ASCII else "●", "plot.mark")


def _through(canvas: Canvas, x: float, y: float, slope: float, pen: Pen, *, sign: int = 0) -> None:
    """Draw the straight line through a point: to both sides, or to one."""
    left, right = canvas.window.left, canvas.window.right
    start, stop = x if sign > 0 else left, x if sign < 0 else right
    canvas.line((start, y + slope * (start - x)), (stop, y + slope * (stop - x)), pen)


def _touching(canvas: Canvas, curve: Curve, w: float, seen: Sides) -> list[tuple[Message, Pen]]:
    here = curve.height(w)
    if here is None:
        return []
    if seen.kind is Kind.SMOOTH and seen.right is not None:
        _through(canvas, w, here, seen.right, TANGENT)
        return [(say("tangent"), TANGENT)]
    if seen.kind is Kind.VERTICAL:
        canvas.line((w, canvas.window.bottom), (w, canvas.window.top), TANGENT)
        return [(say("tangent"), TANGENT)]
    return []


def _secant(canvas: Canvas, curve: Curve, start: float, stop: float, translate: Translate) -> list[tuple[Message, Pen]]:
    here, there = curve.height(start), curve.height(stop)
    if here is None or there is None or start == stop:
        return []
    _through(canvas, start, here, (there - here) / (stop - start), SECANT)
    canvas.line((start, here), (stop, here), LEGS)
    canvas.line((stop, here), (stop, there), LEGS)
    _point(canvas, start, here)
    _point(canvas, stop, there)
    _leg_labels(canvas, (start, here), (stop, there), translate)
    return [(say("secant"), SECANT), (say("run, rise"), LEGS)]


def _leg_labels(canvas: Canvas, start: tuple[float, float], stop: tuple[float, float], translate: Translate) -> None:
    """Write how long the run and the rise are beside them, on the side where the curve is not."""
    up = stop[1] >= start[1]
    left, level = canvas.cell(*start)
    right, end = canvas.cell(*stop)
    run = sentence(say("run {size}", size=_brief(stop[0] - start[0])), translate)
    rise = sentence(say("rise {size}", size=_brief(stop[1] - start[1])), translate)
    row = level + (1 if up else -1)
    if not 0 <= row < canvas.rows:
        row = level
    canvas.write(left + max((right - left - cells(run)) // 2, 0), row, run, "plot.run")
    middle = (level + end) // 2
    if middle == row:
        middle += -1 if up else 1
    canvas.write(right + 2, min(max(middle, 0), canvas.rows - 1), rise, "plot.run")


def _brief(number: float) -> str:
    return short(float(f"{number:.4g}"))


def _both_sides(canvas: Canvas, curve: Curve, w: float, run: float, seen: Sides) -> list[tuple[Message, Pen]]:
    here = curve.height(w)
    if here is None:
        return []
    pens = []
    left, right = curve.height(w - run), curve.height(w + run)
    if left is not None and right is not None:
        _through(canvas, w, (left + right) / 2, (right - left) / (2 * run), LIE)
        pens.append((say("central"), LIE))
    for name, pen, slope, sign in (
        (say("from the left"), LEFT, seen.left, -1),
        (say("from the right"), RIGHT, seen.right, 1),
    ):
        if slope is not None:
            _through(canvas, w, here, slope, pen, sign=sign)
            pens.append((name, pen))
    return pens


def legend(pens: list[tuple[Message, Pen]], size: Size) -> Line:
    """Return a line that shows how each line looks, as far as there is room."""
    fragments: list[tuple[str, str]] = []
    used = 0
    for message, pen in pens:
        name = sentence(message, size.translate)
        strip = Canvas(4, 1, Window(0.0, 1.0, -1.0, 1.0), size.mode)
        strip.line((0.0, 0.0), (1.0, 0.0), replace(pen, rank=9))
        if used + 4 + cells(name) + 3 > size.columns:
            break
        fragments += [*strip.lines()[0], ("plot.axis", f" {name}   ")]
        used += 4 + cells(name) + 4
    return tuple(fragments)


# Three windows, ten times closer each


def _zoom(curve: Curve, w: float, seen: Sides, size: Size) -> list[Line]:
    if curve.height(w) is None and seen.kind is Kind.OUTSIDE:
        return []
    beside = size.columns >= _PANELS * 20
    columns = (size.columns - 2 * (_PANELS - 1)) // _PANELS if beside else min(size.columns, 40)
    rows = size.rows - 3 if beside else 6
    panels = [
        _panel(curve, w, seen, 10**closer, Size(columns, rows, size.mode, size.translate)) for closer in range(_PANELS)
    ]
    key = legend([(say("J"), CURVE), *([(say("tangent"), TANGENT)] if seen.kind is Kind.SMOOTH else [])], size)
    if not beside:
        return [*(line for panel in panels for line in panel), key]
    return [*_side_by_side(panels, columns), key]


def _panel(curve: Curve, w: float, seen: Sides, closer: int, size: Size) -> list[Line]:
    half = reach(w) / closer
    window = window_around(curve, w, half)
    canvas = Canvas(max(size.columns - 1, _LEAST_COLUMNS), size.rows, window, size.mode)
    canvas.curve(curve.height, CURVE)
    _touching(canvas, curve, w, seen)
    here = curve.height(w)
    if here is not None:
        _point(canvas, w, here)
    places = (w - half, w, w + half)
    across = tuple(Tick(place, short(place)) for place in places)
    title = f"×{closer}"
    head, *rest = framed(canvas, across, (), ("", ""))
    del head
    return [((("plot.mark"), title),), *rest]


def _side_by_side(panels: list[list[Line]], columns: int) -> list[Line]:
    lines: list[Line] = []
    for parts in zip(*panels, strict=True):
        fragments: list[tuple[str, str]] = []
        for part in parts:
            used = sum(len(text) for _, text in part)
            fragments += [*part, ("", " " * max(columns + 2 - used, 0))]
        lines.append(tuple(fragments))
    return lines
