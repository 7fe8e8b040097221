"""Catalogues as the program reads them: what counts as a translation, and what no catalogue can do."""

from pathlib import Path

import pytest

from tutor.store.catalogues import catalogue, parsed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", {}),
        ('msgid ""\nmsgstr ""\n"Language: zh\\n"\n', {}),
        ('#. where\nmsgid "Right."\nmsgstr "对。"\n', {"Right.": "对。"}),
        ('msgid "Right."\nmsgstr "对。"', {"Right.": "对。"}),
        ('msgid "Right."\r\nmsgstr "对。"\r\n', {"Right.": "对。"}),
        ('msgid ""\n"One "\n"two"\nmsgstr ""\n"一"\n"二"\n', {"One two": "一二"}),
        (r'msgid "a \"b\"\n"' + "\n" + r'msgstr "甲“乙”\n\\"' + "\n", {'a "b"\n': "甲“乙”\n\\"}),
        ('msgid "Right."\nmsgstr ""\n', {}),
        ('#, fuzzy\n#| msgid "Rigth."\nmsgid "Right."\nmsgstr "对。"\n', {}),
        ('#, python-format, fuzzy\nmsgid "Right."\nmsgstr "对。"\n', {}),
        ('#~ msgid "Right."\n#~ msgstr "对。"\n', {}),
        ("nonsense", {}),
    ],
)
def test_a_catalogue(text: str, said: dict[str, str]) -> None:
    assert parsed(text) == said


def test_where_there_is_none(tmp_path: Path) -> None:
    assert catalogue(tmp_path, "zh") == {}
    (tmp_path / "zh.po").write_bytes(b'msgid "a"\nmsgstr "\xff"\n')
    assert catalogue(tmp_path, "zh") == {"a": "\ufffd"}
    assert catalogue(tmp_path, "en") == {}


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_text('msgid "a"\nmsgstr "b"\n', encoding="utf-8")
    (tmp_path / "zh.po").symlink_to(tmp_path / "real")
    assert catalogue(tmp_path, "zh") == {}
