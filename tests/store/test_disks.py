"""Disks that are full or can't be written, real ones where the tests may mount them: the lesson goes on."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from events import answers, progress_at, right, wrong
from test_keeping import keeper_at, said

from tutor.store import database

LESSON = "---\nformat: 1\ntitle: It\n---\n```predict it\nJ: w^2\n```\n```predict last\nJ: w^3\n```\n"


def _mounted(folder: Path, options: str) -> bool:
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", options, "tutor-test", str(folder)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of 512 KB."""
    folder = tmp_path / "small"
    if not _mounted(folder, "size=512k"):
        pytest.skip("mounting a small disk needs Linux and root")
    yield folder
    # Lazily: a test that failed may hold a file open, and must not leave its disk behind.
    subprocess.run(["umount", "--lazy", str(folder)], check=True)  # noqa: S607 - wherever the system has it


def talk(progress: Path, lesson: Path, typed: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tutor", "--progress", str(progress), "learn", str(lesson)]
    return subprocess.run(
        command, input=typed, capture_output=True, encoding="utf-8", check=False, timeout=60,
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip


def test_a_full_disk(small: Path, tmp_path: Path) -> None:
    lesson = tmp_path / "01-it.md"
    lesson.write_text(LESSON, encoding="utf-8")
    with closing(progress_at(small / "progress.db")) as progress:
        progress.save(answers(50))
    room = os.statvfs(small)
    (small / "ballast").write_bytes(bytes(room.f_bavail * room.f_frsize - 8192))
    done = talk(small / "progress.db", lesson, "3w\n2w\n3w^2\n")
    assert done.stdout.count("Your answers can't be saved at the moment") == 1
    assert done.stdout.count("Right") == 2
    assert done.returncode == 74
    assert "could not be saved, and is lost with this window (4)." in done.stderr
    with closing(progress_at(small / "progress.db")) as progress:
        assert progress.count() == 50
    (small / "ballast").unlink()
    assert talk(small / "progress.db", lesson, "3w\n").returncode == 0
    with closing(progress_at(small / "progress.db")) as progress:
        assert progress.count() == 52


def test_room_again_in_the_middle(small: Path) -> None:
    keeper = keeper_at(small / "progress.db")
    assert keeper.keep((right("a", "b"),)) == ()
    keeper.close()  # the day's backup is made: nothing else takes room while the rest is measured
    keeper = keeper_at(small / "progress.db")
    room = os.statvfs(small)
    (small / "ballast").write_bytes(bytes(room.f_bavail * room.f_frsize))
    notices = [said(keeper.keep((wrong("b", f"{number}w" * 90),))) for number in range(200)]
    assert sum(bool(notice) for notice in notices) == 1
    assert keeper.waiting
    (small / "ballast").unlink()
    assert said(keeper.keep((right("b"),)))[0].startswith("What had to wait is saved now")
    assert keeper.close() == ()
    with closing(progress_at(small / "progress.db")) as progress:
        assert progress.count() == 202


def test_a_full_disk_from_the_first_answer_on(small: Path, tmp_path: Path) -> None:
    lesson = tmp_path / "01-it.md"
    lesson.write_text(LESSON, encoding="utf-8")
    room = os.statvfs(small)
    (small / "ballast").write_bytes(bytes(room.f_bavail * room.f_frsize))
    done = talk(small / "progress.db", lesson, "2w\n")
    assert (done.returncode, done.stdout.count("Right")) == (74, 1)
    (small / "ballast").unlink()
    assert talk(small / "progress.db", lesson, "2w\n").returncode == 0


@pytest.mark.parametrize("log", [False, True])
def test_a_disk_that_cant_be_written(small: Path, tmp_path: Path, log: bool) -> None:  # noqa: FBT001 - a column of the table
    """A lesson goes on where it was left, even where what is to be read lies in the log still."""
    code = "import os, sys; from pathlib import Path; import events; "
    code += "p = events.progress_at(Path(sys.argv[1])); p.save(events.answers(5)); "
    code += "os._exit(0)" if log else "p.close()"
    path = small / "progress.db"
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, env=here)
    assert (small / "progress.db-wal").exists() == log
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)  # noqa: S607 - likewise
    keeper = keeper_at(path)
    place = keeper.progress.latest()
    assert place is not None
    assert place.block == "q5"
    assert len(keeper.progress.ended("powers")) == 5
    assert said(keeper.keep((right("q5", "q6"),))) == [
        "Your answers can't be saved at the moment: Read-only file system. The lesson goes on, and I try again."
    ]
    assert len(keeper.close()) == 1
    assert keeper.waiting == 1


def test_no_more_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same everywhere: SQLite is told that the disk ends here."""
    path = tmp_path / "progress.db"
    with closing(progress_at(path)) as progress:
        progress.save(answers(50))
    connect = database.connect

    def limited(file: Path) -> sqlite3.Connection:
        opened = connect(file)
        opened.execute("PRAGMA max_page_count = 1")  # as many as there are
        return opened

    monkeypatch.setattr(database, "connect", limited)
    keeper = keeper_at(path)
    notices = [said(keeper.keep((wrong("b", f"{number}w" * 90),))) for number in range(100)]
    told = [notice for notice in notices if notice]
    says = "Your answers can't be saved at the moment: database or disk is full. The lesson goes on, and I try again."
    assert told == [[says]]
    keeper.progress.close()
    monkeypatch.undo()
    assert keeper.waiting
    assert said(keeper.close())[0].startswith("What had to wait is saved now")
    with closing(progress_at(path)) as progress:
        assert progress.count() == 150
