"""A damaged progress file: nothing deleted, the newest good backup restored, newer answers read out, and said."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from events import MONDAY, answers, at, progress_at, right

from tutor.render.sentences import sentence
from tutor.store import backup, rescue
from tutor.store.database import is_whole
from tutor.store.derived import DAY
from tutor.store.failure import NoProgressError
from tutor.store.pages import salvage

OLD, NEW = 600, 400
"""Answers the backup has, and answers that came later."""


def lay(path: Path, *, log: bool = False) -> None:
    """Make a progress file with a backup, and answers newer than that; with `log`, they lie in the log only."""
    with closing(progress_at(path)) as progress:
        progress.save(answers(OLD))
        backup.back_up_today(path, MONDAY)
        if not log:
            progress.save(answers(NEW, "constants", MONDAY + DAY))
    if log:
        holder = sqlite3.connect(path)
        with closing(progress_at(path)) as progress:
            holder.execute("SELECT count(*) FROM event").fetchone()
            progress.save(answers(NEW, "constants", MONDAY + DAY))
        copy = path.with_name("copy")
        copy.write_bytes(path.with_name(path.name + "-wal").read_bytes())
        whole = path.read_bytes()
        holder.close()
        path.write_bytes(whole)
        copy.rename(path.with_name(path.name + "-wal"))


def leaves(content: bytes) -> list[int]:
    """Return the offsets of the pages with rows."""
    return [start for start in range(4096, len(content), 4096) if content[start] == 13]


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 20 + 100])


def page_zeroed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : 2 * 4096] = bytes(4096)
    path.write_bytes(content)


def every_second_leaf_zeroed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for start in leaves(bytes(content))[::2]:
        content[start : start + 4096] = bytes(4096)
    path.write_bytes(content)


def head_zeroed(path: Path) -> None:
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def garbage(path: Path) -> None:
    path.write_bytes(b"To whom it may concern: " * 2000)


def gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("harm", "log", "fewest"),
    [
        (truncated, False, 0),
        (page_zeroed, False, NEW),
        (every_second_leaf_zeroed, False, NEW // 3),
        (head_zeroed, False, NEW),
        (emptied, False, 0),
        (emptied, True, NEW),
        (garbage, False, 0),
        (garbage, True, NEW),
        (gone, False, 0),
    ],
)
def test_a_damaged_file(tmp_path: Path, harm: Callable[[Path], None], log: bool, fewest: int) -> None:  # noqa: FBT001 - a column of the table
    path = tmp_path / "progress.db"
    lay(path, log=log)
    harm(path)
    remains = {file.name: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()}
    with closing(progress_at(path, MONDAY + 2 * DAY)) as progress:
        progress.save([at(right("after", lesson="after"))])
        everything = [(event.what.lesson, event.what.block) for event in progress.events()]
        says = " ".join(map(sentence, progress.notices))
        place = progress.place("powers")
    assert place is not None
    assert place.block == f"q{OLD}"
    assert everything[:OLD] == [("powers", f"q{n}") for n in range(OLD)]
    assert everything[-1] == ("after", "after")
    newer = everything[OLD:-1]
    assert fewest <= len(newer) <= NEW
    assert set(newer) <= {("constants", f"q{n}") for n in range(NEW)}
    assert "The backup of 2026-09-21 is in its place." in says
    assert (f"was read out of it ({len(newer)})." in says) == bool(newer)
    assert is_whole(path)
    aside = rescue.set_aside(path)
    assert ("damaged" in says) == bool(aside)
    assert {aside_content(file, path.name): file.read_bytes() for file in aside} == {
        name: content for name, content in remains.items() if name in ("progress.db", "progress.db-wal")
    }


def aside_content(file: Path, name: str) -> str:
    return name + next((end for end in ("-wal", "-shm") if file.name.endswith(end)), "")


def test_without_a_backup_what_is_readable_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with closing(progress_at(path)) as progress:
        progress.save(answers(OLD))
    head_zeroed(path)
    with closing(progress_at(path)) as progress:
        place = progress.place("powers")
        says = " ".join(map(sentence, progress.notices))
    assert place is not None
    assert place.block == f"q{OLD}"
    assert "There was no backup of it, so a new one begins." in says
    assert f"({OLD})" in says


def test_a_new_file_is_no_damage(tmp_path: Path) -> None:
    (tmp_path / "progress.db").touch()
    with closing(progress_at(tmp_path / "progress.db")) as progress:
        progress.save(answers(1))
        assert progress.notices == []


def test_a_damaged_backup_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with closing(progress_at(path)) as progress:
        for day in range(3):
            progress.save(answers(100, f"lesson-{day}"))
            backup.back_up_today(path, MONDAY + day * DAY)
    newest = backup.backups(path)[0].file
    page_zeroed(newest)
    garbage(path)
    with closing(progress_at(path)) as progress:
        assert progress.count() == 200
        assert "2026-09-22" in " ".join(map(sentence, progress.notices))


def test_a_rescue_lost_in_the_middle_is_taken_up_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "progress.db"
    lay(path)
    head_zeroed(path)

    def lost(*_: object) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", lost)
    with closing(progress_at(path)) as progress, pytest.raises(KeyboardInterrupt):
        progress.latest()
    monkeypatch.undo()
    assert not path.exists()
    with closing(progress_at(path)) as progress:
        assert progress.count() == OLD + NEW


def test_a_full_disk_in_the_middle_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "progress.db"
    lay(path)
    head_zeroed(path)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "restore", full)
    with closing(progress_at(path)) as progress, pytest.raises(OSError, match="No space left"):
        progress.save(answers(1))
    assert path.read_bytes() == before
    assert not rescue.set_aside(path)


def test_another_tutor_goes_on_in_the_new_file(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with closing(progress_at(path)) as one, closing(progress_at(path)) as two:
        one.save(answers(10))
        backup.back_up_today(path, MONDAY)
        two.save(answers(10, "constants"))
        one.close()
        two.close()
        one.latest()
        page_zeroed(path)
        two.repair()
        one.save(answers(10, "sums"))
        assert two.count() >= 20
        assert [event.what.lesson for event in one.events()][-1] == "sums"


@pytest.mark.parametrize(
    "content", [b"", b"x", bytes(4096), b"\x0d" * 4096, b"\x0d" + b"\xff" * 8191, bytes(range(256)) * 64]
)
def test_reading_raw_pages_never_raises(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "it").write_bytes(content)
    (tmp_path / "it-wal").write_bytes(content)
    assert salvage(tmp_path / "it", 0) == ()


def test_raw_pages_give_every_event_of_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with closing(progress_at(path)) as progress:
        progress.save(answers(OLD))
        events = tuple(progress.events())
        assert set(salvage(path, 0)) == set(events)
    assert salvage(path, 0) == events
    assert salvage(path, OLD - 7) == events[-7:]


# Backups


def test_seven_days_and_four_weeks_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with closing(progress_at(path)) as progress:
        progress.save(answers(1))
    folder = backup.folder(path)
    for day in range(60):
        assert backup.is_due(path, MONDAY + day * DAY)
        assert backup.back_up_today(path, MONDAY + day * DAY) == ()
        assert not backup.is_due(path, MONDAY + day * DAY)
    days = [kept.day.toordinal() - date(2026, 9, 21).toordinal() for kept in backup.backups(path)]
    assert days == [59, 58, 57, 56, 55, 54, 53, 52, 48, 41, 34]
    assert {file.suffix for file in folder.iterdir()} == {".db"}
    assert all(is_whole(kept.file) for kept in backup.backups(path))
    if os.name == "posix":
        assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}


def test_copies_from_before_something_are_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with closing(progress_at(path)) as progress:
        progress.save(answers(1))
    backup.back_up_today(path, MONDAY)
    for second in range(5):
        backup.back_up_before(path, MONDAY + 1000 * second, "import")
    assert [kept.daily for kept in backup.backups(path)].count(False) == backup.OTHERS
    assert [kept.daily for kept in backup.backups(path)].count(True) == 1


def test_a_damaged_file_makes_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    lay(path)
    every_second_leaf_zeroed(path)
    assert backup.back_up_today(path, MONDAY + DAY)
    assert [kept.day for kept in backup.backups(path)] == [date(2026, 9, 21)]


def test_other_files_among_the_backups_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with closing(progress_at(path)) as progress:
        progress.save(answers(1))
    backup.back_up_today(path, MONDAY)
    (backup.folder(path) / "notes.db").write_text("mine", encoding="utf-8")
    backup.thin_out(path)
    assert len(backup.backups(path)) == 1
    assert (backup.folder(path) / "notes.db").exists()


def test_a_file_of_another_name_that_never_was_ours_is_not_put_aside(tmp_path: Path) -> None:
    garbage(tmp_path / "thesis.txt")
    with closing(progress_at(tmp_path / "thesis.txt")) as progress, pytest.raises(NoProgressError):
        progress.save(answers(1))
    assert [file.name for file in tmp_path.iterdir() if file.suffix != ".lock"] == ["thesis.txt"]
