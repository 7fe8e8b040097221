"""Looking after the progress file: verified, made anew, taken away, merged, and forgotten for good."""

from contextlib import closing
from pathlib import Path

import pytest
from events import MONDAY, answers, at, progress_at, right, shown, wrong

from tutor.store import backup, derived, upkeep
from tutor.store.failure import NoEventError, NoProgressError
from tutor.store.keeper import Keeper
from tutor.store.progress import Progress


@pytest.fixture
def progress(tmp_path: Path) -> Progress:
    progress = progress_at(tmp_path / "progress.db")
    progress.save([
        at(wrong("square", "the-line-of-powers", skill="power", slip="power-kept")),
        at(right("square", "left", skill="power", tries=1)),
        at(shown("left", skill="power")),
        *answers(50, "constants"),
        at(right("", lesson="", skill="chain", line="the-line-of-chain"), MONDAY + 60_000),
    ])  # fmt: skip
    return progress


def test_a_good_file(progress: Progress) -> None:
    with closing(progress):
        backup.back_up_today(progress.path, MONDAY)
        verified = upkeep.verify(progress)
    assert verified == upkeep.Verified(54, (), (), (), 1)
    assert verified.good


def test_a_garbled_event_is_found_and_passed_over(progress: Progress) -> None:
    with closing(progress):
        with progress.opened() as database:
            database.executescript("DROP TRIGGER event_is_kept; UPDATE event SET line = '2w' WHERE seq = 1")
        verified = upkeep.verify(progress)
        assert (verified.garbled, verified.good) == ((1,), False)
        assert verified.tables == ("skill", "slip", "day")
        assert upkeep.rebuild(progress) == 54
        assert progress.slips() == ()
        with pytest.raises(NoProgressError, match="garbled"):
            upkeep.merge(progress, ())
        assert progress.count() == 54


def test_tables_that_dont_follow_are_found_and_made_anew(progress: Progress) -> None:
    with closing(progress):
        with progress.opened() as database:
            before = derived.snapshot(database)
            database.executescript("UPDATE place SET hints = 9; DELETE FROM day")
        assert upkeep.verify(progress).tables == ("place", "day")
        upkeep.rebuild(progress)
        assert upkeep.verify(progress).good
        with progress.opened() as database:
            assert derived.snapshot(database) == before


def test_damaged_pages_are_found_and_put_right(progress: Progress) -> None:
    with closing(progress):
        progress.save(answers(300, "sums"))
        backup.back_up_today(progress.path, MONDAY)
        progress.close()
        content = bytearray(progress.path.read_bytes())
        leaf = next(start for start in range(4096, len(content), 4096) if content[start] == 13)
        content[leaf : leaf + 4096] = bytes(4096)
        progress.path.write_bytes(content)
        verified = upkeep.verify(progress)
        assert verified.pages
        assert not verified.good
        assert upkeep.rebuild(progress) == 354
        assert progress.notices
        assert upkeep.verify(progress).good


def test_taken_away_and_brought_to_another_machine_it_is_the_same(progress: Progress, tmp_path: Path) -> None:
    with closing(progress), closing(progress_at(tmp_path / "other" / "progress.db")) as other:
        lines = list(upkeep.exported(progress))
        assert len(lines) == 55
        assert upkeep.merge(other, upkeep.read_export(lines)) == upkeep.Merged(54, 0)
        assert list(other.events()) == list(progress.events())
        with progress.opened() as one, other.opened() as two:
            assert derived.snapshot(one) == derived.snapshot(two)
        assert upkeep.merge(other, upkeep.read_export(lines)) == upkeep.Merged(0, 54)
        assert other.count() == 54


def test_two_machines_are_merged_by_time(tmp_path: Path) -> None:
    with closing(progress_at(tmp_path / "one.db")) as one, closing(progress_at(tmp_path / "two.db")) as two:
        one.save([at(right("a", "b"), MONDAY), at(right("c", "d"), MONDAY + 2)])
        two.save([at(right("b", "c"), MONDAY + 1), at(right("d", "e"), MONDAY + 3)])
        upkeep.merge(one, tuple(two.events()))
        assert [event.what.block for event in one.events()] == ["a", "b", "c", "d"]
        place = one.place("powers")
        assert place is not None
        assert place.block == "e"
        assert [kept.daily for kept in backup.backups(one.path)] == [False]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["hello\n"], "line 1: this is no export"),
        ([upkeep.HEADER, "{}"], "line 2: it is not an event"),
        ([upkeep.HEADER, "7"], "line 2: it is not an object"),
        ([upkeep.HEADER, '{"id": "ab"}'], "line 2: it is not an event"),
    ],
)
def test_what_is_no_export(lines: list[str], says: str) -> None:
    with pytest.raises(NoEventError, match=says):
        upkeep.read_export(lines)


def everywhere(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize(
    ("what", "count", "gone", "left"),
    [
        ("powers", 3, b"the-line-of-powers", b"the-line-of-chain"),
        ("power", 3, b"the-line-of-powers", b"the-line-of-chain"),
        ("chain", 1, b"the-line-of-chain", b"the-line-of-powers"),
        ("all", 54, b"the-line-of", b""),
        ("sums", 0, b"no such thing", b"the-line-of-powers"),
    ],
)
def test_forgotten_is_forgotten(
    progress: Progress, tmp_path: Path, what: str, count: int, gone: bytes, left: bytes
) -> None:
    with closing(progress):
        backup.back_up_today(progress.path, MONDAY)
        aside = progress.path.with_name("progress.db.damaged-2026-09-20T120000-000")
        aside.write_bytes(b"the-line-of-powers the-line-of-chain")
        found = upkeep.forgettable(progress, what)
        assert count == (found.everything if what == "all" else found.lesson + found.skill)
        assert (len(found.backups), found.aside) == (1, 1)
        assert upkeep.forget(progress, what) == count
        assert gone not in everywhere(tmp_path)
        assert left in everywhere(tmp_path)
        assert upkeep.verify(progress).good
        assert progress.count() <= 54
    assert len(backup.backups(progress.path)) == (what != "all")


def test_a_backup_that_cant_be_opened_is_forgotten_as_a_whole(progress: Progress) -> None:
    with closing(progress):
        backup.back_up_today(progress.path, MONDAY)
        [kept] = backup.backups(progress.path)
        kept.file.write_bytes(b"garbage with the-line-of-powers in it")
        upkeep.forget(progress, "powers")
    assert not kept.file.exists()


def test_a_lesson_that_is_forgotten_begins_anew(progress: Progress) -> None:
    with closing(progress):
        upkeep.forget(progress, "powers")
        assert progress.place("powers") is None
        assert progress.ended("powers") == ()
        keeper = Keeper(progress, bytes)
        keeper.keep((right("square", "left"),))
        place = progress.place("powers")
        assert place is not None
        assert place.block == "left"
        keeper.close()
