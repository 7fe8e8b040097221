"""The progress file: what is saved is there, once; what follows from it; who may read it; whose it is."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from events import MONDAY, answers, at, hint, opened, progress_at, right, shown, wrong
from hypothesis import given
from hypothesis import strategies as st

from tutor.course.happened import Happened, Kind
from tutor.store import database, derived
from tutor.store.events import COLUMNS, LONGEST_TEXT, Event, from_json, from_row, stamped, to_json, to_row
from tutor.store.failure import NoEventError, NoProgressError
from tutor.store.progress import Progress
from tutor.store.schema import MIGRATIONS

posix = pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")


@pytest.fixture
def progress(tmp_path: Path) -> Progress:
    return progress_at(tmp_path / "deep" / "progress.db")


def test_what_is_saved_is_there_for_the_next_tutor(progress: Progress) -> None:
    event = at(right("square", "left", line="2w", slip="", tries=1, hints=2, skill="power", asked="J: w^2"))
    assert progress.save([event]) == 1
    progress.close()
    with closing(progress_at(progress.path)) as again:
        assert list(again.events()) == [event]
        assert again.latest() == again.place("powers")
        place = again.place("powers")
        assert place is not None
        assert (place.block, place.tries, place.hints, place.finished) == ("left", 0, 0, 0)


def test_saved_twice_is_there_once(progress: Progress) -> None:
    event = at(wrong("square", slip="power-not-lowered"))
    with closing(progress):
        assert progress.save([event, event]) == 1
        assert progress.save([event]) == 0
        assert [met.times for met in progress.slips()] == [1]


@pytest.mark.parametrize(
    ("happened", "block", "tries", "hints", "finished"),
    [
        ([opened("square")], "square", 0, 0, 0),
        ([opened("square"), wrong("square")], "square", 1, 0, 0),
        ([wrong("square"), wrong("square", tries=1)], "square", 2, 0, 0),
        ([hint("square"), hint("square", hints=1)], "square", 0, 2, 0),
        ([wrong("square"), hint("square", tries=1)], "square", 1, 1, 0),
        ([right("square", "left")], "left", 0, 0, 0),
        ([shown("square", "left", hints=2)], "left", 0, 0, 0),
        ([right("square", "left"), right("left")], "", 0, 0, 1),
        ([right("left"), opened("square"), right("left")], "", 0, 0, 2),
    ],
)
def test_the_place(
    progress: Progress, happened: list[Happened], block: str, tries: int, hints: int, finished: int
) -> None:
    with closing(progress):
        progress.save(at(what) for what in happened)
        place = progress.place("powers")
    assert place is not None
    assert (place.block, place.tries, place.hints, place.finished) == (block, tries, hints, finished)


def test_how_questions_ended(progress: Progress) -> None:
    with closing(progress):
        progress.save(
            [
                at(right("a", "b"), MONDAY),
                at(right("b", "c", tries=1), MONDAY + 1),
                at(right("c", "d", tries=1, hints=1), MONDAY + 2),
                at(shown("d", "a"), MONDAY + 3),
                at(shown("a", "b"), MONDAY + 4),
                at(right("a", lesson="ours:powers"), MONDAY + 5),
            ]
        )
        assert [(ended.block, ended.outcome) for ended in progress.ended("powers")] == [
            ("b", "tried"), ("c", "helped"), ("d", "shown"), ("a", "shown"),
        ]  # fmt: skip
        assert progress.outcomes() == {
            ("powers", "b"): "tried", ("powers", "c"): "helped", ("powers", "d"): "shown", ("powers", "a"): "shown",
            ("ours:powers", "a"): "right",
        }  # fmt: skip


def test_slips_and_what_came_since(progress: Progress) -> None:
    with closing(progress):
        progress.save(
            [
                at(wrong("a", slip="power-kept", skill="power")),
                at(right("b", skill="power")),
                at(wrong("a", slip="power-kept", skill="power")),
                at(right("b", skill="power")),
                at(right("b", skill="power")),
                at(right("b", skill="power", tries=1)),
                at(right("b", skill="chain")),
                at(wrong("a", slip="inside-forgotten", skill="chain")),
                at(wrong("a", skill="chain")),
            ]
        )
        met = [(met.slip, met.skill, met.times, met.since) for met in progress.slips()]
    assert met == [("power-kept", "power", 2, 2), ("inside-forgotten", "chain", 1, 0)]


def test_days(progress: Progress) -> None:
    with closing(progress):
        progress.save([
            at(right("a"), MONDAY), at(right("a", tries=1), MONDAY), at(wrong("a"), MONDAY), at(shown("a"), MONDAY),
            at(hint("a"), MONDAY), at(right("a"), MONDAY + derived.DAY),
        ])  # fmt: skip
        days = [(day.day, day.first_try, day.later, day.wrong, day.shown) for day in progress.days()]
        assert progress.days(first=days[1][0]) == progress.days()[1:]
    today = MONDAY // derived.DAY
    assert days == [(today, 1, 1, 1, 1), (today + 1, 1, 0, 0, 0)]


def test_skills(progress: Progress) -> None:
    with closing(progress):
        progress.save([
            at(right("a", skill="power"), MONDAY), at(wrong("b", skill="power"), MONDAY + 2),
            at(right("b", skill="power", tries=1), MONDAY + 3), at(shown("c", skill="chain"), MONDAY + 4),
            at(right("d"), MONDAY + 5),
        ])  # fmt: skip
        found = [
            (each.skill, each.first_try, each.later, each.wrong, each.shown, each.at) for each in progress.skills()
        ]
    assert found == [("chain", 0, 0, 0, 1, MONDAY + 4), ("power", 1, 1, 1, 0, MONDAY + 3)]


def test_what_is_taken_back_does_not_count(progress: Progress) -> None:
    first, second = at(wrong("", lesson="", slip="power-kept", skill="power")), at(right("", lesson="", skill="power"))
    with closing(progress):
        progress.save([first, second])
        progress.save([at(Happened(Kind.UNDONE, of=first.id)), at(Happened(Kind.UNDONE, of=b"nothing such"))])
        assert progress.slips() == ()
        assert [(each.first_try, each.wrong) for each in progress.skills()] == [(1, 0)]
        assert [(day.first_try, day.wrong) for day in progress.days()] == [(1, 0)]


def _count(state: str, what: Happened, at: int) -> tuple[str, int]:
    if what.kind is Kind.UNDONE:
        return "", 0
    return str(int(state or 0) + 1), at + 5


def test_a_fold_is_kept_beside_the_events(progress: Progress, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derived, "folds", lambda: (derived.Fold("skill", lambda what: what.skill, _count),))
    with closing(progress):
        progress.save([at(right("a", skill="power")), at(right("b", skill="power")), at(right("c"))])
        assert [(row.name, row.due, row.state) for row in progress.folded("skill")] == [("power", MONDAY + 5, "2")]
        assert progress.folded("card") == ()
        progress.save([at(Happened(Kind.UNDONE, skill="power"))])
        assert progress.folded("skill") == ()


texts = st.text(max_size=30)
happenings = st.builds(
    Happened, st.sampled_from(Kind), texts, texts, texts, texts, texts, texts, texts, st.integers(0, 1 << 40),
    st.integers(0, 9), st.none() | texts, st.binary(max_size=16), texts,
)  # fmt: skip
stamps = st.builds(
    stamped, happenings, st.integers(0, 4_000_000_000_000), st.binary(min_size=10, max_size=10), st.integers(0, 9999)
)


@given(stamps)
def test_an_event_is_the_same_after_the_way_through_a_row_and_through_a_line(event: Event) -> None:
    assert from_row((1, *to_row(event))) == event
    assert from_json(to_json(event)) == event


@given(stamps, st.data())
def test_a_garbled_row_is_no_event(event: Event, data: st.DataObject) -> None:
    row = list(to_row(event))
    index = data.draw(st.sampled_from([4, 5, 9, 11]))
    row[index] = f"{row[index]}?"
    assert from_row((1, *row)) is None


@pytest.mark.parametrize(
    "line",
    [
        "", "[]", "7", "{", "{}", '{"id": "00"}', "[" * 100_000,
        '{"id": "00", "at": "2026-11-25T12:00:00+00:00", "kind": "right"}',
        '{"id": "' + "0" * 32 + '", "at": "yesterday", "kind": "right"}',
        '{"id": "' + "0" * 32 + '", "at": "2026-11-25T12:00:00+00:00", "kind": "applause"}',
        '{"id": "' + "0" * 32 + '", "at": "2026-11-25T12:00:00+00:00", "kind": "right", "tries": "2"}',
        '{"id": "' + "0" * 32 + '", "at": "2026-11-25T12:00:00+00:00", "kind": "right", "tries": true}',
        '{"id": "' + "0" * 32 + '", "at": "2026-11-25T12:00:00+00:00", "kind": "right", "line": 2}',
        '{"id": "' + "0" * 32 + '", "at": "2026-11-25T12:00:00+00:00", "kind": "right", "mood": "good"}',
        '{"id": "' + "0" * 32 + '", "at": "2026-11-25T12:00:00+00:00", "kind": "right", "took": -1}',
        '{"id": "' + "0" * 32 + '", "at": "1026-11-25T12:00:00+00:00", "kind": "right"}',
    ],
)  # fmt: skip
def test_a_line_that_is_no_event(line: str) -> None:
    with pytest.raises(NoEventError):
        from_json(line)


def test_long_lines_and_half_characters_are_kept_as_far_as_they_can_be(progress: Progress) -> None:
    with closing(progress):
        progress.save([at(wrong("a", "w" * 10_000)), at(wrong("b", "\ud83d w\0"))])
        assert [event.what.line for event in progress.events()] == ["w" * LONGEST_TEXT, "? w\0"]


def test_events_are_never_changed(progress: Progress) -> None:
    with closing(progress):
        progress.save([at(right("a"))])
    with (
        closing(sqlite3.connect(progress.path)) as raw,
        pytest.raises(sqlite3.IntegrityError, match="an event is never changed"),
    ):
        raw.execute("UPDATE event SET kind = 'wrong'")


def test_all_or_none(progress: Progress, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with closing(progress):
        progress.save([at(right("a"))])
        monkeypatch.setattr(derived, "apply", broken)
        with pytest.raises(ZeroDivisionError):
            progress.save(answers(3))
        assert progress.count() == 1


@posix
def test_only_the_owner_can_read_it(progress: Progress) -> None:
    with closing(progress):
        progress.save(answers(1))
        folder = progress.path.parent
        modes = {file.name: file.stat().st_mode & 0o777 for file in folder.iterdir()}
        assert folder.stat().st_mode & 0o777 == 0o700
    assert modes == dict.fromkeys(("progress.db", "progress.db-wal", "progress.db-shm", "progress.db.lock"), 0o600)


def test_every_answer_is_on_the_disk_when_save_returns(progress: Progress) -> None:
    with closing(progress):
        progress.save(answers(1))
        opened = progress._opened()  # noqa: SLF001 - there is no other way to see how it was opened
        names = ("journal_mode", "synchronous", "fullfsync", "busy_timeout", "trusted_schema")
        settings = {name: opened.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
    assert settings == {"journal_mode": "wal", "synchronous": 2, "fullfsync": 1, "busy_timeout": 5000,
                        "trusted_schema": 0}  # fmt: skip


def test_two_tutors_save_side_by_side(tmp_path: Path) -> None:
    with closing(progress_at(tmp_path / "progress.db")) as one, closing(progress_at(tmp_path / "progress.db")) as two:
        for first, second in zip(answers(5), answers(5, "constants"), strict=True):
            one.save([first])
            two.save([second])
        assert one.count() == two.count() == 10
        assert set(one.places()) == {"powers", "constants"}


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "progress.db"
    with closing(progress_at(file)) as progress:
        progress.save(answers(1))
    with closing(sqlite3.connect(file)) as raw:
        raw.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = file.read_bytes()
    with closing(progress_at(file)) as progress:
        with pytest.raises(NoProgressError, match="newer tutor"):
            progress.save(answers(1))
        with pytest.raises(NoProgressError, match="newer tutor"):
            progress.latest()
    assert file.read_bytes() == before
    assert {each.name for each in tmp_path.iterdir()} == {"progress.db", "progress.db.lock"}


@pytest.mark.parametrize("content", ["a database of another program's", "a letter to grandmother"])
def test_somebody_elses_file_is_left_alone(tmp_path: Path, content: str) -> None:
    file = tmp_path / "other"
    if "database" in content:
        with closing(sqlite3.connect(file)) as raw:
            raw.executescript("CREATE TABLE bookmark (name); INSERT INTO bookmark VALUES ('home')")
    else:
        file.write_text(content, encoding="utf-8")
    before = file.read_bytes()
    with closing(progress_at(file)) as progress, pytest.raises(NoProgressError, match="no progress file"):
        progress.save(answers(1))
    assert file.read_bytes() == before


def test_a_foreign_database_with_a_version_is_foreign(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other")) as raw:
        raw.executescript("PRAGMA user_version = 7; CREATE TABLE bookmark (name)")
    assert database.look(tmp_path / "other") is database.Look.FOREIGN


def test_the_tables_can_be_made_again(progress: Progress) -> None:
    with closing(progress):
        progress.save(answers(3))
        opened = progress._opened()  # noqa: SLF001 - the tables behind the answers
        before = derived.snapshot(opened)
        opened.executescript("DELETE FROM place; UPDATE day SET first_try = 99; INSERT INTO slip VALUES ('x','',1,1,1)")
        assert derived.snapshot(opened) != before
        opened.execute("BEGIN")
        derived.rebuild(opened)
        opened.execute("COMMIT")
        assert derived.snapshot(opened) == before


def test_a_migration_is_taken_once_and_after_a_backup(progress: Progress, monkeypatch: pytest.MonkeyPatch) -> None:
    from tutor.store import backup  # noqa: PLC0415 - of use to this test only

    with closing(progress):
        progress.save(answers(3))
    steps = (*MIGRATIONS, ("CREATE TABLE more (it)", "INSERT INTO more VALUES (1)"))
    monkeypatch.setattr(database, "MIGRATIONS", steps)
    for _ in range(2):
        with closing(progress_at(progress.path)) as again:
            assert again.count() == 3
            assert again._opened().execute("SELECT count(*) FROM more").fetchone() == (1,)  # noqa: SLF001 - likewise
    [kept] = backup.backups(progress.path)
    assert "before-step-2" in kept.file.name
    monkeypatch.undo()
    with closing(progress_at(kept.file)) as before:
        assert before.count() == 3


def test_a_migration_that_fails_changes_nothing(progress: Progress, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(progress):
        progress.save(answers(3))
    monkeypatch.setattr(database, "MIGRATIONS", (*MIGRATIONS, ("CREATE TABLE more (it)", "no such statement")))
    with closing(progress_at(progress.path)) as again, pytest.raises(sqlite3.OperationalError):
        again.save(answers(1))
    monkeypatch.undo()
    with closing(progress_at(progress.path)) as again:
        assert again.count() == 3


def test_the_columns_are_the_tables() -> None:
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.execute(MIGRATIONS[0][0])
        found = [row[1] for row in raw.execute("PRAGMA table_info(event)")]
    assert found == [name.strip('"') for name in COLUMNS]
