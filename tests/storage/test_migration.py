"""Older files are brought to the present format on a copy; tried with real ones and with a format 0 that never was."""

from __future__ import annotations

import gzip
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pia_app.errors import WorkspaceError
from pia_app.model import Acceptance, OwnRisk, OwnTask, TaskProgress
from pia_app.storage import Store, backups, records, schema
from pia_app.storage.digests import digest_of
from tests.storage.samples import AT, LIBRARY, assessment

if TYPE_CHECKING:
    from sqlite_utils import Database

OLD = (
    "CREATE TABLE library (content BLOB NOT NULL) STRICT",
    "CREATE TABLE assessment (id TEXT NOT NULL PRIMARY KEY, data TEXT NOT NULL) STRICT, WITHOUT ROWID",
)
HELD = [assessment(f"a{n}", seed=n, activities=0) for n in range(3)]


def first_step(db: Database) -> None:
    """Turn format 0, where an assessment was one piece, into format 1."""
    old = db.execute("SELECT id, data FROM assessment").fetchall()
    libraries = [one[0] for one in db.execute("SELECT content FROM library")]
    db.execute("DROP TABLE assessment")
    db.execute("DROP TABLE library")
    for table in schema.TABLES:
        db.execute(table)
    from pia_app.storage import writing

    for library in libraries:
        writing.keep_library(db, library)
    by_id = {one.id: one for one in HELD}
    for name, data in old:
        assert json.loads(data) == {"name": by_id[name].name}
        writing.apply(db, "migrate", None, by_id[name], AT)


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(schema.FORMATS, 0, OLD)
    monkeypatch.setitem(schema.STEPS, 0, first_step)
    for number in schema.STEPS.keys() - {0}:  # the invented step ends at the present format already
        monkeypatch.setitem(schema.STEPS, number, lambda db: None)
    path = tmp_path / "w.pia"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in OLD:
            connection.execute(table)
        connection.execute("INSERT INTO library VALUES (?)", (LIBRARY,))
        for one in HELD:
            connection.execute("INSERT INTO assessment VALUES (?, ?)", (one.id, json.dumps({"name": one.name})))
        connection.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
    return path


def test_an_older_file_is_migrated_and_backed_up_first(old: Path) -> None:
    store = Store.open(old)
    assert [store.load(name) for name in store.ids()] == HELD
    assert store.library(digest_of(LIBRARY)) == LIBRARY
    assert store.check() == ()
    store.close()
    (backup,) = backups.listed(old)
    assert backup.head == "old"
    with closing(sqlite3.connect(backup.path)) as connection:
        assert connection.execute("SELECT count(*) FROM assessment").fetchone() == (3,)
    assert not list(old.parent.glob("*.part*"))


def test_the_migrated_file_opens_like_any_other(old: Path) -> None:
    Store.open(old).close()
    after = old.read_bytes()
    Store.open(old).close()
    assert old.read_bytes() == after
    assert len(backups.listed(old)) == 1


def test_the_backup_of_an_older_file_can_be_restored_and_migrated(old: Path) -> None:
    Store.open(old).close()
    (backup,) = backups.listed(old)
    old.write_bytes(b"")
    backups.restore(old, backup.path, backup.at)
    store = Store.open(old)
    assert [store.load(name) for name in store.ids()] == HELD
    store.close()


def test_an_older_file_that_may_not_be_written_is_read_all_the_same_and_keeps_every_byte(old: Path) -> None:
    before = old.read_bytes()
    store = Store.open(old, read_only=True)
    assert [store.load(name) for name in store.ids()] == HELD
    assert store.library(digest_of(LIBRARY)) == LIBRARY
    assert (store.read_only, store.check(), len(store.rows())) == (True, (), 3)
    with pytest.raises(WorkspaceError) as refused:
        store.commit("x", [(HELD[0], None)], at=AT)
    assert refused.value.code == "workspace_read_only"
    store.close()
    assert old.read_bytes() == before
    assert [one.name for one in old.parent.iterdir()] == [old.name]


def test_a_migration_that_fails_leaves_the_file_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()

    def half_way(db: Database) -> None:
        db.execute("DROP TABLE assessment")
        db.execute("SELECT * FROM nothing")

    def forgetful(db: Database) -> None:
        first_step(db)
        db.execute("DELETE FROM answer WHERE question = 'q1'")

    def sloppy(db: Database) -> None:
        first_step(db)
        db.execute("CREATE TABLE more (a)")

    damaged, altered = "workspace_damaged", "workspace_altered"
    for step, code in ((half_way, damaged), (forgetful, damaged), (sloppy, altered)):
        monkeypatch.setitem(schema.STEPS, 0, step)
        for read_only in (False, True):
            with pytest.raises(WorkspaceError) as refused:
                Store.open(old, read_only=read_only)
            assert refused.value.code == (damaged if read_only else code)
            assert old.read_bytes() == before
        assert not list(old.parent.glob("*.part*"))


def test_an_older_file_that_is_damaged_is_not_migrated(old: Path) -> None:
    data = bytearray(old.read_bytes())
    data[-4096:] = b"\xff" * 4096
    old.write_bytes(data)
    with pytest.raises(WorkspaceError) as refused:
        Store.open(old)
    assert refused.value.code == "workspace_damaged"
    assert old.read_bytes() == data


def test_every_format_before_the_present_one_has_its_step() -> None:
    assert sorted(schema.FORMATS) == list(range(1, schema.VERSION + 1))
    assert sorted(schema.STEPS) == list(range(1, schema.VERSION))
    assert schema.FORMATS[schema.VERSION] is schema.TABLES
    assert set(records.KEYS) < set(schema.HASHED)


# Files that released versions wrote ------------------------------------------------------------------------------

FIRST = Path(__file__).parent / "data" / "format-1.pia.gz"
WRITTEN = {
    ("act0", "q1", "m1"): TaskProgress(
        activity="act0", question="q1", measure="m1", status="done", owner="王", due="2027-01-01", note="n"
    ),
    ("", "q2", "m2"): TaskProgress(activity="", question="q2", measure="m2"),
    ("act1", "q3", "m1"): TaskProgress(
        activity="act1", question="q3", measure="m1", status="accepted", owner="Li Wen", note="第一行\nline 2"
    ),
}


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A workspace as the first released format wrote it: two assessments, tasks, a log of two entries."""
    path = tmp_path / "first.pia"
    path.write_bytes(gzip.decompress(FIRST.read_bytes()))
    return path


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of the first format's tables."""
    with closing(sqlite3.connect(path)) as connection:
        tables = ("library", "assessment", "activity", "answer", "task", "summary", "log")
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall() if table != "library"
                else connection.execute("SELECT * FROM library").fetchall() for table in tables}  # fmt: skip


def test_a_workspace_of_the_first_format_keeps_every_row(first: Path) -> None:
    before = rows_of(first)
    store = Store.open(first)
    assert store.check() == ()
    assert store.head().count == 3
    held = {name: store.load(name) for name in store.ids()}
    assert dict(held["a0"].progress) == WRITTEN
    assert held["a1"].progress["", "q2", "m2"].status == "planned"
    assert [len(held[name].activities) for name in ("a0", "a1")] == [2, 1]
    assert all(not one.own_tasks and not one.activities[0].risks for one in held.values())
    store.close()
    assert rows_of(first) == before


def test_a_workspace_of_the_first_format_is_read_without_being_written(first: Path) -> None:
    before = first.read_bytes()
    first.chmod(0o400)
    store = Store.open(first)
    assert store.notice == "read_only_file"
    assert dict(store.load("a0").progress) == WRITTEN
    store.close()
    assert first.read_bytes() == before


def test_a_migrated_workspace_takes_what_the_first_format_could_not_hold(first: Path) -> None:
    store = Store.open(first)
    before = store.load("a0")
    fuller = replace(before.progress["act0", "q1", "m1"], effort=2.5, cost=100.0, reason="r", decided_by="Wang")
    after = before.with_progress(fuller).with_own_task(OwnTask(id="own-1", title="T"))
    risk = OwnRisk(id="own-2", name="R", severity=2, likelihood=3, reason="r")
    acceptance = Acceptance(risk="own-2", by="A", reason="r", level=2)
    after = after.with_activity(after.activities[0].with_risk(risk).with_acceptance(acceptance))
    store.commit("progress", [(before, after)], at=AT)
    assert store.check() == ()
    store.close()
    store = Store.open(first)
    assert store.load("a0") == after
    store.close()
