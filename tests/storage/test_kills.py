"""A killed program loses nothing that it had called saved (a sample; `python -m tests.campaigns.kills` runs more)."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pia_app.errors import WorkspaceError
from pia_app.storage import Store, backups
from tests.storage.children import killed_while_writing, worker
from tests.storage.samples import assessment, put, workspace
from tests.storage.worker import prepare


def test_fifteen_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    dice, acknowledged = random.Random(3), 0
    for number in range(15):
        path = tmp_path / f"{number}.pia"
        prepare(path)
        said, held = killed_while_writing(path, dice)
        assert held - said in (0, 1)
        acknowledged += said
        listed = backups.listed(path)
        assert not listed or backups.latest_sound(path) == listed[0]
    assert acknowledged > 50


def test_a_file_left_in_the_middle_of_a_change_opens_once_it_can_be_written(tmp_path: Path) -> None:
    """A hot journal: what SQLite undoes at the next opening, and cannot undo in a file that is read only."""
    path = tmp_path / "w.pia"
    made = workspace(path)
    store = Store.open(path)
    store._connection.execute("PRAGMA cache_size=2")
    store._connection.execute("BEGIN")
    store._connection.execute("UPDATE answer SET content = replace(content, 'given', 'spoilt')")
    torn, journal = path.read_bytes(), (tmp_path / "w.pia-journal").read_bytes()
    assert journal.strip(b"\0")
    store._connection.rollback()
    store.close()
    path.write_bytes(torn)
    (tmp_path / "w.pia-journal").write_bytes(journal)
    with pytest.raises(WorkspaceError) as refused:
        Store.open(path, read_only=True)
    assert refused.value.code == "workspace_unfinished"
    assert path.read_bytes() == torn
    store = Store.open(path)
    assert store.load("a0") == made[0]
    assert store.check() == ()
    store.close()


def test_a_second_instance_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    path, link = tmp_path / "w.pia", tmp_path / "link.pia"
    workspace(path)
    link.symlink_to(path)
    with worker("hold", path):
        before = path.read_bytes()
        for way in (path, link):
            for read_only in (False, True):
                with pytest.raises(WorkspaceError) as refused:
                    Store.open(way, read_only=read_only)
                assert refused.value.code == "workspace_locked"
        assert path.read_bytes() == before
    store = Store.open(path)  # killed: its lock went with it
    assert store.check() == ()
    store.close()


def test_looking_at_a_file_twice_in_one_program_does_not_give_up_its_lock(tmp_path: Path) -> None:
    path = tmp_path / "w.pia"
    workspace(path)
    store = Store.open(path)
    with pytest.raises(WorkspaceError) as refused:
        Store.open(path)
    assert refused.value.code == "workspace_locked"
    with pytest.raises(AssertionError), worker("hold", path):  # the other program is refused, so it is never ready
        pass
    put(store, assessment("new"))
    store.close()
