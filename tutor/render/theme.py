"""The styles: every name used anywhere, and its colour on a light and on a dark screen, in high contrast, in none.

Colours are the terminal's own sixteen, so they follow the learner's scheme; nothing is told by colour
alone. A style is the parameters of the escape sequence that switches it on (ECMA-48, SGR).
"""

Theme = dict[str, str]

DARK: Theme = {
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
    "plot.curve": "36;1",
    "plot.tangent": "32",
    "plot.secant": "33",
    "plot.run": "35",
    "plot.guide": "2",
    "plot.mark": "31;1",
    "prompt": "1",
    "toolbar": "",
    "input.number": "",
    "input.letter": "36",
    "input.function": "35",
    "input.operator": "",
    "input.bracket": "",
    "input.unknown": "31",
    "input.command": "36",
    "input.match": "1;4",
}
"""For light letters on a dark screen: bright hues."""

LIGHT: Theme = DARK | {
    "wrong": "31",
    "hint": "34",
    "caret": "31;1",
    "code": "34",
    "command": "34",
    "plot.curve": "34;1",
    "plot.secant": "31",
    "input.letter": "34",
    "input.command": "34",
}
"""For dark letters on a light screen: no yellow, no cyan."""

HIGH_CONTRAST: Theme = dict.fromkeys(DARK, "") | {
    "title": "1;4",
    "heading": "1;4",
    "ask": "1",
    "right": "1",
    "wrong": "1",
    "caret": "1",
    "strong": "1",
    "emphasis": "4",
    "code.keyword": "1",
    "command": "1",
    "choice": "1",
    "plot.curve": "1",
    "plot.mark": "1;7",
    "prompt": "1",
    "input.unknown": "7",
    "input.match": "1;4",
}
"""No colours and nothing dim: bold, underlined and reversed only."""

NONE: Theme = dict.fromkeys(DARK, "")
"""Plain letters."""

THEMES: dict[str, Theme] = {"dark": DARK, "light": LIGHT, "high-contrast": HIGH_CONTRAST, "none": NONE}

THEME = DARK
"""The theme where nothing is known of the screen."""

DIMS = frozenset({"dark", "light"})
"""The themes in which noise digits are dim; in the others they stand in brackets."""
