"""The styles: every name used anywhere in `render`, and its colour on a terminal.

Colours are the terminal's own sixteen, so they follow the learner's light or dark scheme; nothing
is told by colour alone.
"""

THEME = {
    "": "",
    "title": "1",
    "heading": "1",
    "quiet": "2",
    "ask": "1",
    "right": "32",
    "wrong": "33",
    "hint": "36",
    "notice": "2",
    "caret": "33;1",
    "strong": "1",
    "emphasis": "3",
    "code": "36",
    "code.keyword": "35",
    "code.number": "34",
    "code.string": "32",
    "code.name": "",
    "code.operator": "2",
    "code.output": "",
    "figure": "",
    "noise": "2",
    "rule": "2",
    "command": "36",
    "choice": "1",
    "plot.axis": "2",
    "plot.curve": "34;1",
    "plot.tangent": "32",
    "plot.secant": "33",
    "plot.run": "35",
    "plot.guide": "2",
    "plot.mark": "31;1",
}
"""Style names and the parameters of the SGR escape sequence that switches each on."""
