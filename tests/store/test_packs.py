"""Lessons from elsewhere: folders, the settings, installed packages; each with a name of its own, nothing run."""

import sys
from pathlib import Path

import pytest

from tutor.render.sentences import sentence
from tutor.store import settings as kept
from tutor.store.failure import NoLessonsError
from tutor.store.packs import packs, shelf_in, shelf_of
from tutor.terminal.start import find, learn, list_lessons, shelf_for

LESSON = "---\nformat: 1\ntitle: {title}\n---\n```value it\nask: How many?\nanswer: 3\n```\n"


def lessons(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True)
    for name in names:
        (folder / f"{name}.md").write_text(LESSON.format(title=name.title()), encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, in which a package with lessons is installed."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    package = tmp_path / "site"
    lessons(package / "waves_lessons" / "lessons", "01-sine", "02-powers")
    (package / "waves_lessons" / "__init__.py").write_text("raise SystemExit('I was run')", encoding="utf-8")
    metadata = package / "waves_lessons-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: waves-lessons\nVersion: 1\n", encoding="utf-8")
    points = "[tutor.lessons]\nwaves = waves_lessons.lessons\nBad Name = waves_lessons\nempty = nowhere\n"
    (metadata / "entry_points.txt").write_text(points, encoding="utf-8")
    monkeypatch.setattr(sys, "path", [*sys.path, str(package)])
    return tmp_path


def test_a_folder(home: Path) -> None:
    folder = lessons(home / "mine", "01-one", "02-two")
    shelf = shelf_in(folder)
    assert [listed.id for listed in shelf] == ["one", "two"]
    assert [listed.name.split("-")[0] for listed in shelf] == ["mine", "mine"]
    other = shelf_in(lessons(home / "other" / "mine", "01-one"))
    assert other[0].pack != shelf[0].pack
    with pytest.raises(NoLessonsError, match="There are no lessons in"):
        shelf_in(home)


def test_installed_packages_and_folders_of_the_settings(home: Path) -> None:
    assert [pack.name for pack in packs()] == ["waves"]
    folder = lessons(home / "mine", "01-one")
    kept.settings_file().parent.mkdir(parents=True)
    kept.settings_file().write_text(f'lessons = ["{folder}", "{home / "gone"}"]', encoding="utf-8")
    first, second = packs()
    assert (first.folder, second.name) == (folder, "waves")
    assert [listed.name for listed in shelf_of("waves")] == ["waves:sine", "waves:powers"]
    with pytest.raises(NoLessonsError, match="no lessons called wafes"):
        shelf_of("wafes")


WANTED = [
    # what is asked for, the lesson that begins, from which folder
    (None, 0, "lessons"),
    ("powers", 1, "lessons"),
    ("waves:powers", 1, "waves_lessons/lessons"),
    ("waves:", 0, "waves_lessons/lessons"),
    ("waves:2", 1, "waves_lessons/lessons"),
    ("mine", 0, "mine"),
    ("./mine", 0, "mine"),
    ("mine/02-two.md", 0, "mine"),
]


@pytest.mark.parametrize(("wanted", "index", "folder"), WANTED)
def test_what_is_asked_for(wanted: str | None, index: int, folder: str, home: Path) -> None:
    lessons(home / "mine", "01-one", "02-two")
    lessons(home / "powers", "01-other")
    shelf = shelf_for(wanted)
    assert find(shelf, wanted) == index
    assert shelf[0].path.absolute().parent.as_posix().endswith(folder)


def test_the_list(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert list_lessons() == 0
    out = capsys.readouterr().out
    assert "  1  nudge-and-slope " in out
    assert "waves:sine" in out
    assert "01-Sine" in out


def test_what_is_not_there(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert learn("nowhere/", plain=True) == 2
    assert "There are no lessons in nowhere: files like 01-name.md." in capsys.readouterr().err
    assert learn("waves:sign", plain=True) == 2
    assert "There is no lesson 'sign'. Did you mean sine?" in capsys.readouterr().err


def test_settings_that_name_lessons_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('lessons = "~/a \\"b\\""\nkeys = "vi"\n', encoding="utf-8")
    settings, problems = kept.load(file)
    assert problems == ()
    kept.save(settings, file)
    assert kept.lesson_folders(file) == (Path('~/a "b"').expanduser(),)
    assert kept.load(file) == (settings, ())
    file.write_text("lessons = 3\n", encoding="utf-8")
    (problem,) = kept.load(file)[1]
    assert sentence(problem) == f"{file}: lessons is a folder, or a list of folders"
    assert kept.lesson_folders(file) == ()
    file.write_text("lessons = \n", encoding="utf-8")
    assert kept.lesson_folders(file) == ()
