"""Finding and reading lesson files: only regular files of modest size, and a clear word where there are none."""

import os
import sys
from pathlib import Path

import pytest

from tutor.course.script import LONGEST_FILE
from tutor.render.sentences import sentence
from tutor.store import lessons
from tutor.store.failure import NoLessonsError
from tutor.store.places import history_file

GOOD = "---\nformat: 1\ntitle: Good\n---\n```nudge\nJ: w^2\n```\n"

posix = pytest.mark.skipif(os.name != "posix", reason="links and pipes of this kind are POSIX's")


def problems_of(path: Path) -> list[str]:
    _, problems = lessons.read_file(path)
    return [f"{problem.place.line} {problem.name}: {sentence(problem.says)}" for problem in problems]


def test_a_good_file(tmp_path: Path) -> None:
    path = tmp_path / "01-good.md"
    path.write_text(GOOD, encoding="utf-8")
    lesson, problems = lessons.read_file(path)
    assert lesson is not None
    assert (lesson.id, lesson.title, problems) == ("good", "Good", ())


def test_byte_order_marks_and_line_endings_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "01-good.md"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert problems_of(path) == []


def test_what_is_not_there(tmp_path: Path) -> None:
    assert problems_of(tmp_path / "01-gone.md") == ["1 file: the file can't be read: No such file or directory"]


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "01-latin.md"
    path.write_bytes(b"---\nformat: 1\ntitle: caf\xe9\n---\n")
    assert problems_of(path) == ["3 encoding: this is not UTF-8 text: byte 0xe9"]


@pytest.mark.parametrize(
    "content", [b"x" * (LONGEST_FILE + 1), b"\x1f\x8b" + b"\0" * 100, b"\x80\x04}\x94.", b"PK\x03\x04"]
)
def test_not_a_lesson(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "01-other.md"
    path.write_bytes(content)
    assert problems_of(path)
    assert lessons.read_file(path)[0] is None


@posix
def test_links_and_pipes_are_not_opened(tmp_path: Path) -> None:
    good = tmp_path / "01-good.md"
    good.write_text(GOOD, encoding="utf-8")
    link, pipe, folder = tmp_path / "02-link.md", tmp_path / "03-pipe.md", tmp_path / "04-folder.md"
    link.symlink_to(good)
    os.mkfifo(pipe)
    folder.mkdir()
    assert problems_of(link) == ["1 file: the file can't be read: it is a link, and links are not followed"]
    assert problems_of(pipe) == ["1 file: the file can't be read: it is not a regular file"]
    assert len(problems_of(folder)) == 1
    device = Path("/dev/zero")
    assert problems_of(device) == ["1 file: the file can't be read: it is not a regular file"]


def test_the_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "02-second.md").write_text(GOOD.replace("Good", "Second"), encoding="utf-8")
    (tmp_path / "01-first.md").write_text("no front matter", encoding="utf-8")
    (tmp_path / "03-open.md").write_text("---\nformat: 1\n---\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("about", encoding="utf-8")
    monkeypatch.setattr(lessons, "folders", lambda: (tmp_path / "nowhere", tmp_path))
    assert [(each.id, each.title) for each in lessons.shipped()] == [
        ("first", "first"), ("second", "Second"), ("open", "open"),
    ]  # fmt: skip


@posix
def test_a_title_that_cant_be_read_is_the_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "01-link.md").symlink_to(tmp_path / "gone")
    monkeypatch.setattr(lessons, "folders", lambda: (tmp_path,))
    assert [each.title for each in lessons.shipped()] == ["link"]


def test_no_lessons_says_where_it_looked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lessons, "folders", lambda: (tmp_path / "a", tmp_path / "b"))
    with pytest.raises(NoLessonsError, match="No lessons found") as caught:
        lessons.shipped()
    assert str(tmp_path / "a") in str(caught.value)
    assert str(tmp_path / "b") in str(caught.value)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the folder's place is another there")
def test_the_history_file_is_the_owners_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    file = history_file()
    assert file == tmp_path / "data" / "tutor" / "history"
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the folder's place is another there")
def test_no_history_where_there_can_be_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").write_text("a file in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert history_file() is None
