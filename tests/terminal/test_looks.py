"""What a terminal suggests: its theme, and what pictures are made of."""

import io
import os
from collections.abc import Mapping

import pytest

from tutor.render.canvas import Mode
from tutor.session.settings import Settings
from tutor.terminal.looks import look_for, picture_mode, theme_name
from tutor.terminal.writer import Writer


def writer(encoding: str = "utf-8", *, linear: bool = False, colour: bool = True) -> Writer:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    return Writer(stream, colour, terminal=False, linear=linear)


@pytest.mark.parametrize(
    ("setting", "environment", "theme"),
    [
        ("auto", {}, "dark"),
        ("auto", {"COLORFGBG": "15;0"}, "dark"),
        ("auto", {"COLORFGBG": "0;15"}, "light"),
        ("auto", {"COLORFGBG": "0;default;7"}, "light"),
        ("auto", {"COLORFGBG": "rubbish"}, "dark"),
        ("light", {"COLORFGBG": "15;0"}, "light"),
        ("none", {}, "none"),
    ],
)
def test_the_theme(setting: str, environment: Mapping[str, str], theme: str) -> None:
    assert theme_name(setting, environment) == theme


@pytest.mark.parametrize(
    ("setting", "encoding", "linear", "environment", "mode"),
    [
        ("auto", "utf-8", False, {"TERM": "xterm-256color"}, Mode.BRAILLE),
        ("auto", "latin-1", False, {"TERM": "xterm"}, Mode.ASCII),
        ("auto", "ascii", False, {}, Mode.ASCII),
        ("auto", "utf-8", False, {"TERM": "linux"}, Mode.ASCII),
        ("auto", "utf-8", True, {"TERM": "xterm"}, Mode.OFF),
        ("blocks", "utf-8", True, {}, Mode.BLOCKS),
        ("braille", "utf-8", False, {"TERM": "linux"}, Mode.BRAILLE),
        ("off", "utf-8", False, {}, Mode.OFF),
    ],
)
def test_what_pictures_are_made_of(
    setting: str,
    encoding: str,
    linear: bool,  # noqa: FBT001 - a column of the table
    environment: Mapping[str, str],
    mode: Mode,
) -> None:
    assert picture_mode(setting, writer(encoding, linear=linear), environment) is mode


@pytest.mark.parametrize(
    ("environment", "mode"),
    [({}, Mode.ASCII), ({"WT_SESSION": "1"}, Mode.BRAILLE), ({"TERM_PROGRAM": "vscode"}, Mode.BRAILLE)],
)
def test_an_old_windows_console_has_no_braille(
    monkeypatch: pytest.MonkeyPatch, environment: Mapping[str, str], mode: Mode
) -> None:
    monkeypatch.setattr("tutor.terminal.looks.os.name", "nt")
    assert os.name == "nt"
    assert picture_mode("auto", writer(), environment) is mode


def test_a_theme_without_colours_has_brackets_around_noise() -> None:
    assert look_for(writer(), Settings(theme="dark"), echo=False).dims
    assert not look_for(writer(), Settings(theme="high-contrast"), echo=False).dims
    assert not look_for(writer(), Settings(theme="none"), echo=False).colour
    assert not look_for(writer(colour=False), Settings(), echo=False).colour
