"""The themes for prompt_toolkit: the same styles, in its own words instead of escape sequences."""

from functools import cache

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.styles import Style

from tutor.render.lines import Line
from tutor.render.theme import THEMES

_WORDS = {
    "": "",
    "1": "bold",
    "2": "fg:ansibrightblack",
    "3": "italic",
    "4": "underline",
    "7": "reverse",
    "31": "fg:ansired",
    "32": "fg:ansigreen",
    "33": "fg:ansiyellow",
    "34": "fg:ansiblue",
    "35": "fg:ansimagenta",
    "36": "fg:ansicyan",
}


def in_words(parameters: str) -> str:
    """Return an escape sequence's parameters as prompt_toolkit writes styles."""
    return " ".join(_WORDS[part] for part in parameters.split(";")).strip()


@cache
def style_of(theme: str) -> Style:
    """Return a theme as a style sheet; names keep their dots' meaning out of it."""
    rules = {class_of(name): in_words(parameters) for name, parameters in THEMES[theme].items() if name}
    match = "bg:default fg:default " + in_words(THEMES[theme]["input.match"])
    return Style.from_dict(
        rules
        | {
            "bottom-toolbar": "noreverse",
            "bottom-toolbar.text": "noreverse",
            "matching-bracket.cursor": match,
            "matching-bracket.other": match,
        }
    )


def class_of(name: str) -> str:
    """Return the class for a style: prompt_toolkit's dots would make `code.name` a kind of `code`."""
    return name.replace(".", "-")


def fragments(lines: list[Line]) -> StyleAndTextTuples:
    """Return lines as formatted text."""
    text: StyleAndTextTuples = []
    for index, line in enumerate(lines):
        if index:
            text.append(("", "\n"))
        text += [(f"class:{class_of(style)}" if style else "", part) for style, part in line]
    return text
