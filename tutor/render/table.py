"""The nudge table: ε, J(w + ε), k, how far off, and what is remarkable; noise digits set apart.

With colour the digits that are rounding noise are dim; without, they stand in [brackets]. On a
narrow terminal the notes move under their rows, then J(w + ε) goes, then every row takes lines of
its own: nothing is cut off.
"""

from typing import assert_never

from tutor.calculus.nudge import Note, Row, Table
from tutor.calculus.precision import figure
from tutor.messages import Message, say
from tutor.render.lines import Fragment, Line, cells, plain_text, wrap
from tutor.render.sentences import Translate, english, says_words, sentence
from tutor.values import value

_GAP = "  "
_MARGIN = "  "


@value
class _Cells:
    """One row, ready to be laid out."""

    eps: str
    nudged: str
    k: tuple[Fragment, ...]
    off_by: str
    note: str

    def width(self, column: str) -> int:
        value = getattr(self, column)
        return cells("".join(text for _, text in value)) if column == "k" else cells(value)


def table_lines(table: Table, width: int, *, told: bool, colour: bool, translate: Translate = english) -> list[Line]:
    """Return the table as lines of at most `width` columns.

    Args:
        table: the figures.
        width: columns there are.
        told: whether the slope is known to the learner; only then is "off by" shown.
        colour: whether noise digits can be dim.
        translate: the learner's language.
    """
    rows = [_cells(table, row, told=told, colour=colour, translate=translate) for row in table.rows]
    head = _head(table, translate)
    columns = ["eps", "nudged", "k", *(["off_by"] if told else [])]
    title = wrap(((("quiet", sentence(_title(table), translate))),), width, _MARGIN)
    layouts = () if says_words(translate) else (columns, [column for column in columns if column != "nudged"])
    for layout in layouts:
        widths = {column: max(head.width(column), *(row.width(column) for row in rows), 0) for column in layout}
        if len(_MARGIN) + sum(widths.values()) + len(_GAP) * (len(layout) - 1) <= width:
            return [*title, *_laid_out(head, rows, layout, widths, width)]
    return [*title, *_stacked(head, rows, width, told=told)]


def _title(table: Table) -> Message:
    return say(
        "J({w}) = {J} at {w} = {at}, {scheme} difference k = {formula}",
        w=table.variable,
        J=table.function,
        at=table.at.tree,
        scheme=say(table.scheme.name),
        formula=table.scheme.formula.replace("w", table.variable),
    )


def _head(table: Table, translate: Translate) -> _Cells:
    sign = "+" if table.scheme.side > 0 else "-"
    nudged = f"J({table.variable} {sign} ε)"
    return _Cells("ε", nudged, (("", "k"),), sentence(say("off by"), translate), "")


def _cells(table: Table, row: Row, *, told: bool, colour: bool, translate: Translate) -> _Cells:
    off_by = "" if row.off_by is None or not told else f"{row.off_by:.1e}"
    nudged = figure(row.nudged)
    note = _note(table, row, translate) if told or row.note is not Note.CLOSER else ""
    return _Cells(row.step.text, nudged, k_figure(row, colour=colour, rounds=table.precision.unit > 0), off_by, note)


def k_figure(row: Row, *, colour: bool, rounds: bool) -> tuple[Fragment, ...]:
    """Return k with its noise digits set apart: dim where there is colour, else in brackets."""
    text = figure(row.k)
    if row.k is None or not rounds or "e" in text or row.note is Note.SAME_POINT:
        return (("figure", text),)
    point = text.find(".")
    cut = point + 1 + row.trusted if row.trusted >= 0 else max(point + row.trusted, int(row.k < 0))
    certain, noise = text[:cut], text[cut:]
    if not noise or point < 0:
        return (("figure", text),)
    return (("figure", certain), ("noise", noise if colour else f"[{noise}]"))


def _note(table: Table, row: Row, translate: Translate) -> str:
    sign = "+" if table.scheme.side > 0 else "-"
    match row.note:
        case Note.CLOSER if row.stride > 1:
            return sentence(say("{n}× closer a step", n=row.closer), translate)
        case Note.CLOSER:
            return sentence(say("{n}× closer", n=row.closer), translate)
        case Note.ROUNDING:
            return sentence(say("rounding takes over"), translate)
        case Note.REPEATED:
            return sentence(say("the same k: all rounding"), translate)
        case Note.SAME_POINT:
            return f"{table.variable} {sign} ε == {table.variable}"
        case Note.UNMOVED:
            return sentence(say("J did not move"), translate)
        case Note.UNDEFINED:
            return sentence(say("J has no value here"), translate)
        case None:
            return ""
        case never:
            assert_never(never)


def _laid_out(head: _Cells, rows: list[_Cells], layout: list[str], widths: dict[str, int], width: int) -> list[Line]:
    """Return the rows; a note that does not fit beside its row stands under it."""
    lines = [_line(head, layout, widths, "quiet")]
    used = len(_MARGIN) + sum(widths.values()) + len(_GAP) * len(layout)
    for row in rows:
        line = _line(row, layout, widths, "")
        if row.note and used + row.width("note") <= width:
            blank = " " * (used - cells(plain_text(line)))
            lines.append((*line, ("", blank), ("quiet", row.note)))
        else:
            lines.append(line)
            if row.note:
                lines += wrap((("quiet", row.note),), width, _MARGIN + " " * widths["eps"] + _GAP)
    return lines


def _line(row: _Cells, layout: list[str], widths: dict[str, int], style: str) -> Line:
    fragments: list[Fragment] = [("", _MARGIN)]
    for index, column in enumerate(layout):
        if index:
            fragments.append(("", _GAP))
        blank = " " * (widths[column] - row.width(column))
        if column == "k":
            fragments += [(style or kind, text) for kind, text in row.k]
            fragments.append(("", blank))
        elif column == "off_by":
            fragments += [("", blank), (style or "figure", row.off_by)]
        else:
            fragments += [(style or "figure", getattr(row, column)), ("", blank)]
    while not fragments[-1][1].strip():
        fragments.pop()
    return tuple(fragments)


def _stacked(head: _Cells, rows: list[_Cells], width: int, *, told: bool) -> list[Line]:
    lines: list[Line] = []
    for row in rows:
        lines.append((("", _MARGIN), ("figure", f"ε = {row.eps}")))
        lines += wrap((("", f"{head.nudged} ="), ("", " "), ("figure", row.nudged)), width, _MARGIN + "  ")
        lines.append((("", _MARGIN + "  k = "), *row.k))
        if told and row.off_by:
            lines += wrap((("quiet", f"{head.off_by} {row.off_by}"),), width, _MARGIN + "  ")
        if row.note:
            lines += wrap((("quiet", row.note),), width, _MARGIN + "  ")
    return lines
