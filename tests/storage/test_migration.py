"""Older files are brought to the present format on a copy; tried with a format 0 that never was."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pia_app.errors import WorkspaceError
from pia_app.storage import Store, backups, records, schema
from pia_app.storage.digests import digest_of
from tests.storage.samples import LIBRARY, assessment

if TYPE_CHECKING:
    from sqlite_utils import Database

OLD = (
    "CREATE TABLE library (content BLOB NOT NULL) STRICT",
    "CREATE TABLE assessment (id TEXT NOT NULL PRIMARY KEY, data TEXT NOT NULL) STRICT, WITHOUT ROWID",
)
HELD = [assessment(f"a{n}", seed=n, activities=0) for n in range(3)]


def first_step(db: Database) -> None:
    """Turn format 0, where an assessment was one piece, into format 1."""
    from tests.storage.samples import AT

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


def test_an_older_file_that_cannot_be_written_is_refused_and_kept(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(WorkspaceError) as refused:
        Store.open(old, read_only=True)
    assert refused.value.code == "workspace_older"
    assert old.read_bytes() == before


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
        with pytest.raises(WorkspaceError) as refused:
            Store.open(old)
        assert refused.value.code == code
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
