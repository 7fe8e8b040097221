"""Which language is spoken, and where its sentences come from."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from test_line_mode import run

from tutor.messages import say
from tutor.terminal.speech import lessons_are_in, speak, spoken, told, translate, wanted_language
from tutor.terminal.start import list_lessons


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak("en")


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        ([], {"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, "zh"),
        ([], {"LANG": "C", "LANGUAGE": "zh"}, "en"),
        ([], {"LANG": "zh_CN.UTF-8", "TUTOR_LANG": "en"}, "en"),
        ([], {"TUTOR_LANG": "ZH"}, "zh"),
        ([], {"TUTOR_LANG": "klingon", "LANG": "zh_CN"}, "zh"),
        (["--lang", "zh"], {"TUTOR_LANG": "en"}, "zh"),
        (["learn", "powers", "--lang=zh"], {}, "zh"),
        (["--lang"], {}, "en"),
    ],
)
def test_the_language_to_begin_in(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert wanted_language(arguments, environment) == language


class _Ascii:
    encoding = "ascii"


def test_a_terminal_that_cannot_show_it_gets_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", _Ascii())
    assert wanted_language(["--lang", "zh"], {}) == "en"


def test_speaking() -> None:
    assert (spoken(), translate("Right.")) == ("en", "Right.")
    speak("zh")
    assert (spoken(), translate("Right."), translate("No such sentence.")) == ("zh", "对。", "No such sentence.")
    assert told(say("Right: {it}.", it=say("Right."))) == "对：对。。"


def test_lessons_bring_their_own_words_but_do_not_change_the_program_s(tmp_path: Path) -> None:
    (tmp_path / "zh.po").write_text(
        'msgid "Hello"\nmsgstr "你好\\u001b"\n\nmsgid "Right."\nmsgstr "错！"\n', encoding="utf-8"
    )
    speak("zh")
    lessons_are_in(tmp_path)
    assert translate("Hello").startswith("你好")
    assert translate("Right.") == "对。"


def test_the_list_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    speak("zh")
    assert list_lessons() == 0
    assert "nudge-and-slope" in capsys.readouterr().out


def test_the_help_is_in_one_language() -> None:
    help_text = run("--lang", "zh", "--help").stdout
    assert "轻推一下，理解导数" in help_text
    for english in ("Understand", "Without a command", "version number", "show "):
        assert english not in help_text
