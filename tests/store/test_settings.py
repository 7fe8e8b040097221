"""Settings: kept and found again, mended by hand, and never in the way."""

import os
from pathlib import Path

import pytest

from tutor.render.sentences import sentence
from tutor.session.settings import SETTINGS, Settings, changed
from tutor.store import settings as kept


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new" / "settings.toml"


def test_what_is_kept_is_found_again(file: Path) -> None:
    for setting in SETTINGS:
        for word in setting.choices:
            settings = changed(Settings(), setting.name, word)
            kept.save(settings, file)
            assert kept.load(file) == (settings, ())


def test_only_what_differs_is_written(file: Path) -> None:
    kept.save(Settings(), file)
    assert file.read_text(encoding="utf-8") == ""
    kept.save(Settings(theme="light", keys="vi"), file)
    assert file.read_text(encoding="utf-8") == 'theme = "light"\nkeys = "vi"\n'


@pytest.mark.parametrize(
    ("text", "settings", "says"),
    [
        ('theme = "blue"', Settings(), "theme can't be blue; it can be auto, light, dark, high-contrast, none"),
        ('thme = "dark"\nkeys = "vi"', Settings(keys="vi"), "there is no setting thme; there are theme, picture"),
        ("theme = ", Settings(), "Invalid value"),
        ("\xff", Settings(), "it is not UTF-8 text"),
        ("[theme]\na = 1", Settings(), "theme can't be"),
    ],
)
def test_what_is_not_understood_is_told(file: Path, text: str, settings: Settings, says: str) -> None:
    file.parent.mkdir()
    file.write_text(text, encoding="latin-1")
    loaded, problems = kept.load(file)
    assert loaded == settings
    assert len(problems) == 1
    told = sentence(problems[0])
    assert says in told
    assert str(file) in told


def test_a_disk_that_refuses_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    kept.save(Settings(theme="light"), tmp_path / "taken" / "settings.toml")
    assert kept.load(tmp_path / "taken" / "settings.toml") == (Settings(), ())
    assert kept.load(tmp_path)[0] == Settings()


EDITED = [
    # what she wrote, and what it is when the theme is dark
    ("", 'theme = "dark"\n'),
    ('# mine\nthme = "x"', '# mine\nthme = "x"\ntheme = "dark"\n'),
    ("theme = 'light'  # by day\r\nkeys = \"emacs\"\r\n", 'theme = "dark"  # by day\r\nkeys = "emacs"\r\n'),
    ("keys = 3 # odd\n[mine]\na = 1\n", 'keys = 3 # odd\ntheme = "dark"\n[mine]\na = 1\n'),
    ('lessons = ["~/lessons"]\n', 'lessons = ["~/lessons"]\ntheme = "dark"\n'),
    ('note = """\ntheme = "light"\n"""\n"theme" = "light"\n', None),
    ("theme = ", None),
    ('keys = "vi"\n[theme\n', None),
    ("# caf\xe9\n", None),
    ("#" * 10_001, None),
]


@pytest.mark.parametrize(("text", "edited"), EDITED)
def test_nothing_she_wrote_is_lost(file: Path, text: str, edited: str | None) -> None:
    file.parent.mkdir()
    file.write_bytes(text.encode("latin-1"))
    kept.save(changed(kept.load(file)[0], "theme", "dark"), file)
    assert file.read_bytes() == (text if edited is None else edited).encode("latin-1")
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_back_to_the_ordinary(file: Path) -> None:
    kept.save(Settings(theme="dark"), file)
    kept.save(Settings(), file)
    assert kept.load(file) == (Settings(), ())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX's")
def test_a_pipe_is_not_waited_for(file: Path) -> None:
    file.parent.mkdir()
    os.mkfifo(file)
    settings, problems = kept.load(file)
    assert settings == Settings()
    assert "it is not a regular file" in sentence(problems[0])
    kept.save(Settings(theme="dark"), file)
    assert file.is_fifo()
