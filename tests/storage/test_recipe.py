"""The settings that durability rests on are in force on the real connection (reliability.md §3)."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pia_app.errors import WorkspaceError
from pia_app.storage import Store, schema
from tests.storage.children import surroundings
from tests.storage.samples import AT, assessment, put, workspace
from tests.support import ROOT

RECIPE = {
    "journal_mode": "truncate", "synchronous": 2, "locking_mode": "exclusive", "foreign_keys": 1, "trusted_schema": 0,
    "cell_size_check": 1, "secure_delete": 1, "temp_store": 2, "mmap_size": 0, "fullfsync": 1,
    "application_id": int.from_bytes(b"PIA1", "big"), "user_version": schema.VERSION, "encoding": "UTF-8",
}  # fmt: skip
HOME = """
import sys
from pathlib import Path
from pia_app.storage import Store
store = Store.open(Path(sys.argv[1]))
assert len(store.rows()) == 3
heavy = {"sqlite_utils", "msgspec", "yaml", "docx", "PySide6", "pia_app.rules", "pia_app.library"} & set(sys.modules)
assert not heavy, heavy
store.close()
"""


@pytest.mark.parametrize(("setting", "value"), RECIPE.items())
def test_the_recipe_is_in_force(tmp_path: Path, setting: str, value: object) -> None:
    store = Store.create(tmp_path / "w.pia")
    put(store, assessment())
    assert store._connection.execute(f"PRAGMA {setting}").fetchone() == (value,)
    store.close()


def test_every_table_is_strict() -> None:
    assert all("STRICT" in table for table in schema.TABLES)


def functions(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM pragma_function_list")}


def test_no_plugin_adds_functions_to_the_connection(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "w.pia")
    put(store, assessment())
    with closing(sqlite3.connect(":memory:")) as plain:
        assert functions(store._connection) == functions(plain)
    store.close()


def test_the_home_page_needs_nothing_but_sqlite(tmp_path: Path) -> None:
    workspace(tmp_path / "w.pia")
    subprocess.run([sys.executable, "-c", HOME, str(tmp_path / "w.pia")], check=True, cwd=ROOT, env=surroundings())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_only_the_owner_may_read_the_file_its_journal_and_its_backups(tmp_path: Path) -> None:
    workspace(tmp_path / "w.pia")
    store = Store.open(tmp_path / "w.pia")
    put(store, assessment("new"))
    backup = store.back_up(AT)
    store.close()
    assert backup
    for found in (*tmp_path.glob("w.pia*"), backup.path):
        assert stat.S_IMODE(found.stat().st_mode) == (0o700 if found.is_dir() else 0o600), found


def test_nothing_stays_open_after_an_action_that_forgot_its_transaction(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "w.pia")
    put(store, assessment())
    store._connection.execute("BEGIN")  # what a stray statement would do
    with pytest.raises(WorkspaceError) as refused:
        store.commit("x", [(store.load("a"), None)], at=AT)
    assert refused.value.code == "workspace_write_failed"
    assert not store._connection.in_transaction
    assert store.load("a") == assessment()
    store.close()


def test_creating_never_touches_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "w.pia"
    path.write_bytes(b"precious")
    with pytest.raises(WorkspaceError) as refused:
        Store.create(path)
    assert refused.value.code == "workspace_exists"
    assert path.read_bytes() == b"precious"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    Store.create(tmp_path / "new" / "folder" / "w.pia").close()
    assert (tmp_path / "new" / "folder" / "w.pia").is_file()


def test_an_sqlite_that_is_too_old_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace(tmp_path / "w.pia")
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    for action in (Store.open, Store.create):
        with pytest.raises(WorkspaceError) as refused:
            action(tmp_path / "w.pia")
        assert refused.value.code == "sqlite_too_old"


@pytest.mark.parametrize(
    "name", ["a b.pia", "工作区.pia", "a%20b?c#d&e=f.pia" if os.name != "nt" else "a%20b#c&d=e.pia"]
)
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "Ö 文 %41"
    folder.mkdir()
    made = workspace(folder / name)
    store = Store.open(folder / name)
    assert store.load("a0") == made[0]
    assert store.back_up(AT)
    store.close()
    assert {one.name for one in folder.iterdir()} == {name, f"{name}-journal", f"{name}.backups"}


def test_every_change_goes_through_a_transaction() -> None:
    """A stray write opens a transaction that all later ones silently join (reliability.md §0, 8)."""
    stray = re.compile(r"conn(ection)?\.execute(many|script)?\(\s*f?\"(INSERT|UPDATE|DELETE|REPLACE|DROP|ALTER)", re.I)
    tricks = re.compile(r"(alter|recreate|replace|execute_plugins)=True")
    for source in (ROOT / "pia_app" / "storage").glob("*.py"):
        text = source.read_text(encoding="utf-8")
        assert not stray.search(text) and not tricks.search(text), source.name
