"""A file that is not a sound workspace of ours gets a clear refusal, quickly, and keeps every byte."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pia_app.errors import WorkspaceError
from pia_app.storage import Store, schema
from pia_app.storage.digests import digest
from tests.storage.samples import AT, assessment, content, put, workspace

Spoil = Callable[[Path], None]


def sql(*statements: str) -> Spoil:
    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)

    return spoil


def bytes_at(offset: int, data: bytes) -> Spoil:
    def spoil(path: Path) -> None:
        found = bytearray(path.read_bytes())
        found[offset : offset + len(data)] = data
        path.write_bytes(found)

    return spoil


def whole(data: bytes) -> Spoil:
    return lambda path: void(path.write_bytes(data))


def void(_: object) -> None:
    return None


def shortened(part: float) -> Spoil:
    return lambda path: void(path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)]))


def foreign(path: Path) -> None:
    path.unlink()
    sql("CREATE TABLE t (a)", "INSERT INTO t VALUES ('theirs')")(path)


def foreign_with_our_name(path: Path) -> None:
    foreign(path)
    sql(f"PRAGMA application_id={schema.APPLICATION_ID}", f"PRAGMA user_version={schema.VERSION}")(path)


ENDLESS = "CREATE VIEW answers AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
DEEP = "[" * 100_000

REFUSED: dict[str, tuple[Spoil, str]] = {
    "a text file": (whole(b"Dear colleague,\n" * 50), "workspace_not_ours"),
    "a Word file": (whole(b"PK\x03\x04" + bytes(2000)), "workspace_not_ours"),
    "an empty file": (whole(b""), "workspace_empty"),
    "only the magic words": (whole(b"SQLite format 3\0"), "workspace_damaged"),
    "a header without pages": (shortened(0.0001), "workspace_damaged"),
    "half a file": (shortened(0.5), "workspace_damaged"),
    "the last page missing": (shortened(0.99), "workspace_damaged"),
    "another program's database": (foreign, "workspace_not_ours"),
    "another database under our name": (foreign_with_our_name, "workspace_altered"),
    "a newer format": (bytes_at(60, (schema.VERSION + 1).to_bytes(4, "big")), "workspace_newer"),
    "a much newer format": (bytes_at(60, b"\x7f\xff\xff\xff"), "workspace_newer"),
    "a format that never was": (bytes_at(60, bytes(4)), "workspace_damaged"),
    "another application's mark": (bytes_at(68, b"PIA0"), "workspace_not_ours"),
    "write-ahead mode": (bytes_at(18, b"\x02\x02"), "workspace_damaged"),
    "an impossible page size": (bytes_at(16, b"\x00\x03"), "workspace_damaged"),
    "an impossible page count": (bytes_at(28, b"\x7f\xff\xff\xff"), "workspace_damaged"),
    "a schema page of zeros": (bytes_at(100, bytes(3900)), "workspace_damaged"),
    "a schema page of noise": (bytes_at(100, bytes(range(256)) * 15), "workspace_damaged"),
    "a trigger": (sql("CREATE TRIGGER t AFTER INSERT ON answer BEGIN DELETE FROM answer; END"), "workspace_altered"),
    "an endless view": (sql(ENDLESS), "workspace_altered"),
    "a table more": (sql("CREATE TABLE more (a)"), "workspace_altered"),
    "a table less": (sql("DROP TABLE summary"), "workspace_altered"),
    "an index more": (sql("CREATE INDEX i ON answer (content)"), "workspace_altered"),
    "a column that runs something": (
        sql("DROP TABLE task", "CREATE TABLE task (a TEXT DEFAULT (load_extension('x')))"), "workspace_altered",
    ),
    "a generated column": (sql("ALTER TABLE task ADD COLUMN x TEXT AS (upper(content))"), "workspace_altered"),
    "a virtual table": (sql("CREATE VIRTUAL TABLE v USING fts5(a)"), "workspace_altered"),
    "a name in other letters": (
        sql("PRAGMA writable_schema=ON", "UPDATE sqlite_master SET sql = replace(sql, 'content', 'CONTENT')"),
        "workspace_altered",
    ),
    "a schema that cannot be read": (
        sql("PRAGMA writable_schema=ON", "UPDATE sqlite_master SET sql = 'CREATE TABLE (((' WHERE name = 'log'"),
        "workspace_damaged",
    ),
    "a table that lies elsewhere": (
        sql("PRAGMA writable_schema=ON", "UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'log'"),
        "workspace_damaged",
    ),
}  # fmt: skip


def everything(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_and_keeps_every_byte(tmp_path: Path, name: str, read_only: bool) -> None:
    spoil, code = REFUSED[name]
    path = tmp_path / "w.pia"
    workspace(path)
    (tmp_path / "w.pia-journal").unlink(missing_ok=True)
    spoil(path)
    before = everything(tmp_path)
    begin = time.monotonic()
    with pytest.raises(WorkspaceError) as refused:
        Store.open(path, read_only=read_only)
    assert refused.value.code == code
    assert refused.value.facts["path"] == str(path)
    assert time.monotonic() - begin < 5
    after = everything(tmp_path)
    assert {name: data for name, data in after.items() if data or name in before} == before


def test_a_newer_file_says_which_format_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "w.pia"
    workspace(path)
    bytes_at(60, (7).to_bytes(4, "big"))(path)
    with pytest.raises(WorkspaceError) as refused:
        Store.open(path)
    assert (refused.value.facts["needed"], refused.value.facts["supported"]) == (7, schema.VERSION)


def test_nothing_there_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "no.pia", "workspace_missing"), (tmp_path, "workspace_not_ours"),
                       (tmp_path / "no" / "no.pia", "workspace_missing")):  # fmt: skip
        with pytest.raises(WorkspaceError) as refused:
            Store.open(path)
        assert refused.value.code == code
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing here")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pia")
    with pytest.raises(WorkspaceError) as refused:
        Store.open(tmp_path / "pipe.pia")
    assert refused.value.code == "workspace_not_ours"


def hostile_answer(text: str) -> Spoil:
    """Put an answer in that has all the right hashes, as a stranger who knows the program could."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            row = connection.execute("SELECT * FROM answer WHERE assessment = 'a0' LIMIT 1").fetchone()
            hashed = digest(["answer", *row[:3], text])
            connection.execute(
                "UPDATE answer SET content = ?, sha256 = ? WHERE assessment = ? AND activity = ? AND question = ?",
                (text, hashed, *row[:3]),
            )
            tables = " UNION ALL ".join(f"SELECT sha256, assessment FROM {t}" for t in ("activity", "answer", "task"))
            children = [one for one, name in connection.execute(tables) if name == "a0"]
            own = connection.execute("SELECT * FROM assessment WHERE id = 'a0'").fetchone()
            whole = digest([*own[:8], sorted(children)])
            values = (whole, digest(["assessment", *own[:9], whole]))
            connection.execute("UPDATE assessment SET content = ?, sha256 = ? WHERE id = 'a0'", values)

    return spoil


@pytest.mark.parametrize(
    "text",
    [DEEP, "null", "[]", "17", '{"state":"given"}', '{"state":"evil","value":"x"}', '{"state":"given","value":{"a":1}}',
     '{"state":"given","value":[1,2]}', '{"state":"given","value":"x","more":1}', '{"state":"given","value":"x"',
     '{"state":"given","value":[["a"]]}', '{"state":"given","value":"x","evidence":"y"}', "{" * 5000],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_an_answer_that_is_none_is_refused_when_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "w.pia"
    workspace(path)
    hostile_answer(text)(path)
    before = path.read_bytes()
    store = Store.open(path)
    with pytest.raises(WorkspaceError) as refused:
        store.load("a0")
    assert refused.value.code == "workspace_damaged"
    assert store.load("a1").id == "a1"
    store.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "change",
    ["UPDATE answer SET content = replace(content, 'given', 'GIVEN')", "UPDATE assessment SET name = 'x'",
     "DELETE FROM answer WHERE question = 'q1'", "UPDATE activity SET position = 1 - position",
     "UPDATE task SET content = '{}'", "DELETE FROM log WHERE seq = 1", "UPDATE log SET action = 'x' WHERE seq = 1",
     "UPDATE library SET content = x'00'", "DELETE FROM library", "DELETE FROM assessment WHERE id = 'a1'",
     "UPDATE answer SET question = 'other' WHERE question = 'q2'",
     "UPDATE answer SET activity = 'none' WHERE activity = 'act0'"],
)  # fmt: skip
def test_a_changed_file_takes_no_more_changes(tmp_path: Path, change: str) -> None:
    path = tmp_path / "w.pia"
    workspace(path)
    sql(change)(path)
    before = path.read_bytes()
    store = Store.open(path)
    with pytest.raises(WorkspaceError) as refused:
        put(store, assessment("new"))
    assert refused.value.code == "workspace_damaged"
    assert store.check()
    store.close()
    assert path.read_bytes() == before


def test_a_damaged_file_names_the_latest_sound_backup(tmp_path: Path) -> None:
    path = tmp_path / "w.pia"
    workspace(path)
    store = Store.open(path)

    first = store.back_up(AT)
    put(store, assessment("new"))
    second = store.back_up(AT.replace(hour=13))
    store.close()
    assert first and second
    second.path.write_bytes(second.path.read_bytes()[:-100])
    bytes_at(100, bytes(range(256)) * 15)(path)
    with pytest.raises(WorkspaceError) as refused:
        Store.open(path)
    assert refused.value.facts["backup"] == str(first.path)
    assert str(refused.value.facts["date"]).startswith("2026-11-2")


def read_only_cases() -> list[tuple[str, int, int]]:
    return [("read_only_file", 0o444, 0o700), ("read_only_folder", 0o600, 0o500), ("read_only_file", 0o444, 0o500)]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
@pytest.mark.parametrize(("notice", "file_mode", "folder_mode"), read_only_cases())
def test_what_cannot_be_written_opens_for_reading(
    tmp_path: Path, notice: str, file_mode: int, folder_mode: int
) -> None:
    folder = tmp_path / "f"
    folder.mkdir()
    path = folder / "w.pia"
    made = workspace(path)
    (folder / "w.pia-journal").unlink()
    before = path.read_bytes()
    path.chmod(file_mode)
    folder.chmod(folder_mode)
    try:
        store = Store.open(path)
        assert store.read_only and store.notice == notice
        assert store.load("a0") == made[0]
        assert len(store.rows()) == 3
        with pytest.raises(WorkspaceError) as refused:
            put(store, assessment("new"))
        assert refused.value.code == "workspace_read_only"
        assert store.back_up(AT) is None
        store.close()
        assert path.read_bytes() == before
        assert list(folder.iterdir()) == [path]
    finally:
        folder.chmod(0o700)


def test_opening_and_closing_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "w.pia"
    workspace(path)
    before = path.read_bytes()
    Store.open(path).close()
    Store.open(path, read_only=True).close()
    assert path.read_bytes() == before
    assert content(path)


def test_a_file_moved_away_while_open_is_noticed_and_can_be_saved_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "w.pia"
    made = workspace(path)
    store = Store.open(path)
    path.rename(tmp_path / "moved.pia")
    with pytest.raises(WorkspaceError) as refused:
        put(store, assessment("new"))
    assert refused.value.code == "workspace_moved"
    assert store.load("a0") == made[0]
    store.copy_to(tmp_path / "mine.pia")
    store.close()
    assert content(tmp_path / "mine.pia")[1] == made


def test_a_file_replaced_while_open_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "w.pia"
    workspace(path)
    workspace(tmp_path / "theirs.pia", count=1)
    theirs = (tmp_path / "theirs.pia").read_bytes()
    store = Store.open(path)
    (tmp_path / "theirs.pia").replace(path)
    with pytest.raises(WorkspaceError) as refused:
        put(store, assessment("new"))
    assert refused.value.code == "workspace_moved"
    store.close()
    assert path.read_bytes() == theirs


def test_the_facts_of_a_refusal_can_be_written_down(tmp_path: Path) -> None:
    (tmp_path / "w.pia").write_bytes(b"")
    with pytest.raises(WorkspaceError) as refused:
        Store.open(tmp_path / "w.pia")
    assert json.dumps(refused.value.facts)
