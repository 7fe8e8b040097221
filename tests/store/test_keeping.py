"""Keeping whatever becomes of the disk: at once, or as soon as it can be, said once."""

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from events import MONDAY, answers, hint, progress_at, right, wrong

from tutor.messages import Message
from tutor.render.sentences import sentence
from tutor.store import backup
from tutor.store import progress as progress_module
from tutor.store.derived import DAY
from tutor.store.keeper import Keeper
from tutor.store.places import progress_file


def keeper_at(path: Path, pack: str = "", moment: int = MONDAY) -> Keeper:
    return Keeper(progress_at(path, moment), os.urandom, pack)


def said(messages: tuple[Message, ...]) -> list[str]:
    return [sentence(message) for message in messages]


def test_what_happened_in_a_turn_is_kept(tmp_path: Path) -> None:
    keeper = keeper_at(tmp_path / "progress.db")
    assert keeper.keep((wrong("square", "3w"),), took=1500) == ()
    assert keeper.keep((hint("square", tries=1), right("square", "left", tries=1, hints=1))) == ()
    assert keeper.keep(()) == ()
    assert keeper.waiting == 0
    assert keeper.close() == ()
    with closing(progress_at(tmp_path / "progress.db")) as progress:
        assert [(event.what.kind, event.took) for event in progress.events()] == [
            ("wrong", 1500), ("hint", 0), ("right", 0),
        ]  # fmt: skip
        assert len({event.id for event in progress.events()}) == 3


def test_a_pack_cant_touch_anothers_answers(tmp_path: Path) -> None:
    for pack in ("", "school", "club"):
        keeper = keeper_at(tmp_path / "progress.db", pack)
        keeper.keep((right("square", f"next-of-{pack}"),))
        keeper.close()
    with closing(progress_at(tmp_path / "progress.db")) as progress:
        assert {lesson: place.block for lesson, place in progress.places().items()} == {
            "powers": "next-of-", "school:powers": "next-of-school", "club:powers": "next-of-club",
        }  # fmt: skip


REFUSALS = [
    OSError(errno.EROFS, "Read-only file system"),
    OSError(errno.ENOSPC, "No space left on device"),
    sqlite3.OperationalError("database or disk is full"),
    sqlite3.OperationalError("attempt to write a readonly database"),
    sqlite3.OperationalError("database is locked"),
]


@contextmanager
def refusing(error: Exception, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse(*_: object) -> int:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(progress_module, "save", refuse)
        yield


@pytest.mark.parametrize("error", REFUSALS, ids=str)
def test_a_disk_that_refuses(tmp_path: Path, error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    why = str(error).removeprefix("[Errno 30] ").removeprefix("[Errno 28] ")
    keeper = keeper_at(tmp_path / "progress.db")
    with refusing(error, monkeypatch):
        assert said(keeper.keep((wrong("square"),))) == [
            f"Your answers can't be saved at the moment: {why}. The lesson goes on, and I try again."
        ]
        assert keeper.keep((right("square", "left", tries=1),)) == ()
        assert keeper.waiting == 2
    assert said(keeper.keep((wrong("left"),))) == ["What had to wait is saved now (3)."]
    with refusing(error, monkeypatch):
        assert len(keeper.keep((wrong("left"),))) == 1
        assert said(keeper.close()) == ["Some of what you did could not be saved, and is lost with this window (1)."]
    assert keeper.waiting == 1
    with closing(progress_at(tmp_path / "progress.db")) as progress:
        assert [event.what.block for event in progress.events()] == ["square", "square", "left"]


def test_saved_at_the_last_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = keeper_at(tmp_path / "progress.db")
    with refusing(REFUSALS[1], monkeypatch):
        keeper.keep((wrong("square"),))
    assert said(keeper.close()) == ["What had to wait is saved now (1)."]
    assert keeper.waiting == 0


def test_a_folder_that_cant_be_made(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file in the way", encoding="utf-8")
    keeper = keeper_at(tmp_path / "home" / "progress.db")
    assert keeper.progress.latest() is None
    assert len(keeper.keep((wrong("square"),))) == 1
    assert len(keeper.close()) == 1


def test_the_days_backup_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    for moment in (MONDAY, MONDAY + 1000, MONDAY + DAY):
        keeper = keeper_at(path, moment=moment)
        keeper.keep((right("square", "left"),))
        keeper.keep((right("left"),))
        keeper.close()
    kept = backup.backups(path)
    assert [each.day.day for each in kept] == [22, 21]
    with closing(progress_at(kept[0].file)) as progress:
        assert progress.count() >= 5


def test_damage_the_backup_finds_is_put_right_while_the_lesson_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with closing(progress_at(path)) as progress:
        progress.save(answers(300))
        backup.back_up_today(path, MONDAY)
        progress.save(answers(300, "constants"))
    content = bytearray(path.read_bytes())
    leaf = next(start for start in range(4096, len(content), 4096)
                if content[start] == 13 and b"constants" in content[start : start + 4096])  # fmt: skip
    content[leaf : leaf + 4096] = bytes(4096)
    path.write_bytes(content)
    keeper = keeper_at(path, moment=MONDAY + DAY)
    first = said(keeper.keep((right("square", "left"),)))
    notices = first + said(keeper.close())
    assert any("I put it aside as" in notice for notice in notices)
    assert any("The backup of 2026-09-21 is in its place." in notice for notice in notices)
    with closing(progress_at(path)) as progress:
        kept = [event.what for event in progress.events()]
        assert kept[-1] == right("square", "left")
        assert len(kept) > 300


def test_no_room_for_a_backup_disturbs_nobody(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    backup.folder(path).write_text("a file in the way", encoding="utf-8")
    keeper = keeper_at(path)
    assert keeper.keep((right("square"),)) == ()
    assert keeper.close() == ()


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("log", [False, True])
def test_a_home_that_cant_be_written_is_read(tmp_path: Path, log: bool) -> None:  # noqa: FBT001 - a column of the table
    _read_only(tmp_path, log=log)


def _read_only(home: Path, *, log: bool) -> None:
    path = home / "progress.db"
    code = "import os, sys; sys.path[:0] = sys.argv[2:]; from pathlib import Path; import events as e; "
    code += "p = e.progress_at(Path(sys.argv[1])); p.save(e.answers(5)); "
    code += "os._exit(0)" if log else "p.close()"
    here = str(Path(__file__).parent)
    subprocess.run([sys.executable, "-c", code, str(path), here], check=True)
    for file in (*home.iterdir(), home):
        file.chmod(0o500)
    keeper = keeper_at(path)
    place = keeper.progress.latest()
    assert place is not None
    assert place.block == "q5"
    assert len(keeper.keep((right("q5", "q6"),))) == 1
    assert len(keeper.close()) == 1
    home.chmod(0o700)


def test_where_the_file_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert progress_file("mine.db", {}) == Path.cwd() / "mine.db"
    assert progress_file("mine.db", {"TUTOR_PROGRESS": "yours.db"}) == Path.cwd() / "mine.db"
    assert progress_file(None, {"TUTOR_PROGRESS": "~/yours.db"}) == Path.home() / "yours.db"
    assert progress_file(None, {}).name == "progress.db"
