"""Outputs to lines: what each thing the tutor says looks like on a terminal of a given width."""

from typing import assert_never

from tutor.calculus.nudge import Note, Table
from tutor.calculus.precision import FLOAT
from tutor.course.passages import translated
from tutor.messages import Message, as_message, say
from tutor.notation.tree import Tree, letters
from tutor.notation.twodim import draw
from tutor.render.canvas import Mode
from tutor.render.lines import Line, cells, indented, visible, wrap
from tutor.render.prose import MARGIN, prose
from tutor.render.sentences import Translate, english, sentence, value_text
from tutor.render.table import table_lines
from tutor.session.outputs import (
    Choices,
    CodeShown,
    Exploring,
    Formula,
    Help,
    Menu,
    Nudged,
    Output,
    PictureShown,
    Refused,
    Report,
    Said,
    StepsShown,
    TableShown,
    Text,
    Title,
    Tone,
    Worked,
)
from tutor.session.standing import Standing
from tutor.values import replace, value

WIDEST = 92
"""Columns beyond which lines of text are hard to read."""

PROMPT_SIGN = " ❯ "

_STYLES = {
    Tone.PLAIN: "",
    Tone.HEADING: "heading",
    Tone.WHY: "",
    Tone.ASK: "ask",
    Tone.RIGHT: "right",
    Tone.WRONG: "wrong",
    Tone.HINT: "hint",
    Tone.NOTICE: "notice",
}


@value
class Look:
    """What there is to draw on.

    Attributes:
        width: columns.
        colour: whether styles can be seen.
        dim: whether noise digits can be dim; otherwise they get brackets.
        echo: whether the learner's line is not on the screen already, as in line mode.
        picture: what pictures are made of.
        linear: whether lines are read one after another: formulas then stand on one line.
        words: whether formulas and signs are said in words.
        translate: the learner's language.
    """

    width: int = 80
    colour: bool = True
    dim: bool = True
    echo: bool = False
    picture: Mode = Mode.BRAILLE
    linear: bool = False
    words: bool = False
    translate: Translate = english

    @property
    def dims(self) -> bool:
        """Whether noise digits are told by being dim."""
        return self.colour and self.dim


def render(outputs: tuple[Output, ...], look: Look) -> list[Line]:
    """Return `outputs` as lines, a blank one before each but where two belong together."""
    if look.words:
        return _in_words(outputs, look)
    lines: list[Line] = []
    previous: Output | None = None
    for output in outputs:
        if not _belong_together(previous, output):
            lines.append(())
        lines += one(output, look)
        previous = output
    return lines


def _in_words(outputs: tuple[Output, ...], look: Look) -> list[Line]:
    """Return outputs with formulas and signs in words; tables row by row, a figure a line."""
    from tutor.render.speech import Aloud, in_words  # noqa: PLC0415 - for who listens only

    aloud = replace(look, words=False, linear=True, picture=Mode.OFF, dim=False, translate=Aloud(look.translate))
    return [tuple((style, in_words(text)) for style, text in line) for line in render(outputs, aloud)]


def _belong_together(first: Output | None, second: Output) -> bool:
    match first, second:
        case (None, Refused()):
            return True
        case Said(), (Text(tone=Tone.WHY) | Said(tone=Tone.WHY)):
            return True
        case Formula(), Said(tone=Tone.NOTICE):
            return True
        case _:
            return False


def one(output: Output, look: Look) -> list[Line]:
    """Return one output as lines."""
    width = min(look.width, WIDEST)
    match output:
        case Title():
            return _title(output, look, width)
        case Text(markdown, tone):
            return prose(translated(markdown, look.translate), width, _STYLES[tone], colour=look.colour)
        case Said(message, tone):
            return wrap(((_STYLES[tone], sentence(message, look.translate)),), width, MARGIN)
        case Formula(left, tree) if look.linear:
            whole = say("{left} {formula}", left=left, formula=tree)
            return wrap((("strong", sentence(whole, look.translate)),), width, MARGIN + "  ")
        case Formula(left, tree):
            return formula_lines(left, tree)
        case Refused():
            return _refused(output, look, width)
        case Nudged():
            return _nudged(output, look, width)
        case TableShown(table, told, more):
            return [*table_lines(table, width, told=told, colour=look.dims, translate=look.translate),
                    *_remarks(table, more=more, told=told, look=look, width=width)]  # fmt: skip
        case PictureShown():
            return _picture(output, look, width)
        case Exploring():
            return _explored(output, look, width)
        case CodeShown(source, prints):
            return _code(source, prints, look)
        case Worked(text):
            return [(("", MARGIN + "    "), ("code", visible(line))) for line in text]
        case Choices(options):
            return [
                line
                for letter, text in options
                for line in _choice(letter, sentence(as_message(text), look.translate), width)
            ]
        case Help(rows):
            return _help(rows, look, width)
        case Standing():
            return _standing(output, look, width)
        case Report(rows):
            return _report(rows, look, width)
        case Menu(lessons):
            return _menu(lessons, look, width)
        case StepsShown(derivation, flat):
            from tutor.render.steps import steps_lines  # noqa: PLC0415 - derivations come later than the first prompt

            return steps_lines(derivation, width, MARGIN, flat=flat or look.linear, translate=look.translate)
        case never:
            assert_never(never)


def _standing(standing: Standing, look: Look, width: int) -> list[Line]:
    from tutor.render.standing import standing_lines  # noqa: PLC0415 - on request only

    return standing_lines(standing, width, look.translate)


def _title(title: Title, look: Look, width: int) -> list[Line]:
    place = say("lesson {n} of {count} · {title}", n=title.number, count=title.count, title=Message(title.title))
    return wrap((("title", sentence(place, look.translate)),), width, MARGIN)


def formula_lines(left: str, tree: Tree, margin: str = MARGIN + "  ") -> list[Line]:
    """Return a formula in two dimensions, with `left` level with its base line."""
    box = draw(tree)
    blank = " " * (cells(left) + 1)
    return [
        (("", margin), ("", f"{left} " if index == box.base else blank), ("strong", text.rstrip()))
        for index, text in enumerate(box.lines)
    ]


def _refused(refused: Refused, look: Look, width: int) -> list[Line]:
    """Return the caret under its place, and the reason; a long line is shown around its place only."""
    line, before = visible(refused.line), visible(refused.line[: refused.column])
    prompt = cells(value_text(refused.prompt, look.translate) + PROMPT_SIGN)
    lines: list[Line] = []
    if look.echo or prompt + cells(before) >= width or line != refused.line:
        room = max(width - 8, 8)
        cut = max(0, len(before) - room // 2)
        excerpt = ("…" if cut else "") + line[cut : cut + room]
        lines.append((("", MARGIN + "  "), ("code", excerpt)))
        column = len(MARGIN) + 2 + cells(before[cut:]) + bool(cut)
    else:
        column = prompt + cells(before)
    lines.append((("", " " * column), ("caret", "^")))
    return [*lines, *wrap((("", sentence(refused.reason, look.translate)),), width, MARGIN)]


def _nudged(nudged: Nudged, look: Look, width: int) -> list[Line]:
    from tutor.render.code import arithmetic_line  # noqa: PLC0415 - Pygments' lexers, for code only

    lines = wrap((("strong", sentence(nudged.heading, look.translate)),), width, MARGIN)
    lines.append(())
    names = max(cells(name) for name, _, _ in nudged.lines)
    codes = max(cells(code) for _, code, _ in nudged.lines)
    fits = 6 + names + 3 + codes + 4 + max(cells(figure) for _, _, figure in nudged.lines) <= width
    for name, code, figure in nudged.lines:
        coloured = arithmetic_line(code) if look.colour else (("code", code),)
        start: Line = (("", f"      {name}{' ' * (names - cells(name))} = "), *coloured)
        if fits:
            lines.append((*start, ("", " " * (codes - cells(code) + 4)), ("figure", figure)))
        else:
            lines += [start, (("", " " * (6 + names + 3)), ("figure", figure))]
    return lines


def _remarks(table: Table, *, more: bool, told: bool, look: Look, width: int) -> list[Line]:
    """Say what the figures alone don't: where the noise is, where floats end, that there is more to see."""
    messages: list[Message] = []
    if any(row.note is Note.SAME_POINT for row in table.rows):
        step = next(row.step.text for row in table.rows if row.note is Note.SAME_POINT)
        sign = "+" if table.scheme.side > 0 else "-"
        where = say("in a float") if table.precision is FLOAT else say("in {n} digits", n=table.precision.digits)
        messages.append(say("{at} {sign} {eps} is still {at} {where}, so nothing moved.",
                            at=table.at.tree, sign=sign, eps=step, where=where))  # fmt: skip
    if table.inexact:
        messages.append(say("At {w} = {at} J is no fraction, so no figure is exact; /precision 50 has many digits.",
                            w=table.variable, at=table.at.tree))  # fmt: skip
    elif table.value is None and table.precision is not FLOAT:
        messages.append(say("At {w} = {at} J has no value, so there is nothing to nudge from.",
                            w=table.variable, at=table.at.tree))  # fmt: skip
    elif table.value is None:
        messages.append(say("At {w} = {at} J has no value that a float can hold, so there is nothing to nudge from.",
                            w=table.variable, at=table.at.tree))  # fmt: skip
    elif table.slope is None:
        messages.append(say("At {w} = {at} J has no slope.", w=table.variable, at=table.at.tree))
        messages += _why_no_slope(table) if told else ()
    if more:
        dim = say("dim digits are rounding noise") if look.dims else say("digits in brackets are rounding noise")
        messages.append(say("({dim}; /eps 1e-1 .. 1e-16 shows what happens next)", dim=dim))
    return [
        line for message in messages for line in wrap((("notice", sentence(message, look.translate)),), width, MARGIN)
    ]


def _why_no_slope(table: Table) -> tuple[Message, ...]:
    """Say what the curve does at a point without a slope: both its slopes at a kink, an edge, a jump."""
    if set(letters(table.function)) - {table.variable}:
        return ()
    from tutor.calculus.curve import Curve, sides  # noqa: PLC0415 - see `_picture`
    from tutor.render.captions import at_the_point  # noqa: PLC0415

    curve, w = Curve(table.function, table.variable), float(table.at.value)
    return (at_the_point(curve, w, sides(curve, w)),)


def _picture(shown: PictureShown, look: Look, width: int) -> list[Line]:
    """Return a picture between its name and its sentence; they come in late, nobody begins with a picture."""
    from tutor.render.captions import caption  # noqa: PLC0415
    from tutor.render.pictures import picture  # noqa: PLC0415

    words = sentence(caption(shown), look.translate)
    of = say("J({w}) = {J} at {w} = {at}", w=shown.function.variable, J=shown.function.tree, at=shown.at.tree)
    named = wrap((("quiet", sentence(of, look.translate)),), width, MARGIN)
    return [*named, *picture(shown, width, look.picture, look.translate), *wrap((("", words),), width, MARGIN)]


def _explored(shown: Exploring, look: Look, width: int) -> list[Line]:
    """Return in running text what the explorer shows: the table, and a sentence for each of its pictures."""
    from tutor.render.exploring import in_words  # noqa: PLC0415 - see `_picture`

    return in_words(shown, width, colour=look.dims, translate=look.translate)


def _code(source: str, prints: str, look: Look) -> list[Line]:
    from tutor.render.code import python_lines  # noqa: PLC0415 - likewise

    lines = python_lines(source) if look.colour else [(("code", line),) for line in source.split("\n")]
    shown = indented(lines, MARGIN + "    ")
    heading: Line = (("", MARGIN), ("quiet", sentence(say("prints"), look.translate)))
    results: list[Line] = [(("", MARGIN + "    "), ("code.output", visible(line))) for line in prints.split("\n")]
    return [*shown, heading, *results]


def _choice(letter: str, text: str, width: int) -> list[Line]:
    return wrap((("choice", f"{letter})"), ("", " " + text)), width, MARGIN + "  ", MARGIN + "     ")


def _help(rows: tuple[tuple[str, Message], ...], look: Look, width: int) -> list[Line]:
    column = max(cells(look.translate(usage)) for usage, _ in rows) + 2
    narrow = width < column + 30
    lines: list[Line] = []
    for written, message in rows:
        usage = look.translate(written)
        says = wrap((("", sentence(message, look.translate)),), width, MARGIN + " " * (4 if narrow else column))
        if narrow:
            lines.append((("", MARGIN), ("command", usage)))
        else:
            says[0] = (("", MARGIN), ("command", usage), ("", " " * (column - cells(usage))), *says[0][1:])
        lines += says
    return lines


def _report(rows: tuple[tuple[Message, str | Message], ...], look: Look, width: int) -> list[Line]:
    lines: list[Line] = []
    for name, what in rows:
        says = visible(what) if isinstance(what, str) else sentence(what, look.translate)
        named = f"{sentence(name, look.translate)}: "
        lines += wrap((("quiet", named), ("", says)), width, MARGIN + "  ", MARGIN + "      ")
    return lines


def _menu(lessons: tuple[tuple[int, str, str, str, bool], ...], look: Look, width: int) -> list[Line]:
    longest = max(cells(name) for _, name, _, _, _ in lessons)
    column = len(MARGIN) + 6 + longest + 2
    narrow = width < column + 20
    lines: list[Line] = []
    for number, name, title, done, here in lessons:
        start: Line = (("", MARGIN), ("choice", f"{'❯' if here else ' '}{number:3}  "), ("command", name))
        says = wrap(
            (("", visible(look.translate(title))), ("quiet", f" {look.translate(done)}".rstrip())),
            width,
            " " * (10 if narrow else column),
        )
        if narrow:
            lines.append(start)
        else:
            says[0] = (*start, ("", " " * (longest - cells(name) + 2)), *says[0][1:])
        lines += says
    return lines
