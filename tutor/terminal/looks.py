"""How things look here: theme and pictures as the learner has set them, or as the terminal suggests."""

import os
from collections.abc import Mapping

from tutor.render.canvas import Mode
from tutor.render.screen import Look
from tutor.render.sentences import Translate, english
from tutor.render.theme import DIMS
from tutor.session.settings import Settings
from tutor.terminal.writer import Writer

_WHITES = ("7", "15")
"""Background colours, as COLORFGBG tells them, that are light."""

_BRAILLE_SIGN = "⣿"


def theme_name(setting: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return the theme to use: the one set, or light where the terminal says that it is, or else dark."""
    if setting != "auto":
        return setting
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return "light" if background in _WHITES else "dark"


def picture_mode(setting: str, writer: Writer, environment: Mapping[str, str] = os.environ) -> Mode:
    """Return what pictures are made of: as set, or braille where encoding and terminal have it, or ASCII.

    Where lines are read one after another, as by a screen reader, there are only their sentences.
    """
    if setting != "auto":
        return Mode(setting)
    if writer.linear:
        return Mode.OFF
    if not _can_write(_BRAILLE_SIGN, writer.stream.encoding):
        return Mode.ASCII
    return Mode.ASCII if _has_few_signs(environment) else Mode.BRAILLE


def _can_write(text: str, encoding: str | None) -> bool:
    try:
        text.encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _has_few_signs(environment: Mapping[str, str]) -> bool:
    """Whether the terminal's font is known to lack braille: a Linux console, an old Windows console."""
    if environment.get("TERM") in ("linux", "vt100", "vt220", "dumb"):
        return True
    return os.name == "nt" and not (environment.get("WT_SESSION") or environment.get("TERM_PROGRAM"))


def look_for(writer: Writer, settings: Settings, *, echo: bool, translate: Translate = english) -> Look:
    """Return how outputs look on this terminal now."""
    theme = theme_name(settings.theme)
    return Look(
        width=writer.width,
        colour=writer.colour and theme != "none",
        dim=theme in DIMS,
        echo=echo,
        picture=picture_mode(settings.picture, writer),
        linear=writer.linear,
        words=settings.words == "on",
        translate=translate,
    )
