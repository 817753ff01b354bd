"""Backups are made, verified, thinned and restored so that there is always a sound file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pia_app.errors import WorkspaceError
from pia_app.storage import Store, backups, making
from pia_app.storage.backups import Backup
from tests.storage.samples import AT, assessment, content, put, workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    workspace(tmp_path / "w.pia")
    return tmp_path / "w.pia"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store.open(path)
    yield store
    store.close()


def at(**ago: int) -> Backup:
    when = AT - timedelta(**ago)
    return Backup(path=Path(when.isoformat()), at=when, count=1, head="0" * 12)


def test_a_backup_holds_everything_and_says_so_in_its_name(store: Store, path: Path) -> None:
    made = store.back_up(AT)
    assert made and made.path.parent == path.with_name("w.pia.backups")
    assert made.path.name == f"w.20261123T120000Z.3-{store.head().hash[:12]}.pia"
    assert backups.listed(path) == (made,)
    before = content(made.path)
    store.close()
    assert content(path) == before


def test_nothing_new_makes_no_new_backup(store: Store, path: Path) -> None:
    assert store.back_up(AT)
    assert store.back_up(AT + timedelta(hours=1)) is None
    put(store, assessment("new"))
    assert store.back_up(AT + timedelta(hours=2))
    assert len(backups.listed(path)) == 2


def test_a_damaged_workspace_is_never_backed_up(store: Store, path: Path) -> None:
    store._connection.execute("UPDATE answer SET content = '{}'")
    with pytest.raises(WorkspaceError) as refused:
        store.back_up(AT)
    assert refused.value.code == "workspace_damaged"
    assert list(backups.folder(path).iterdir()) == []


def test_what_an_interrupted_backup_left_is_swept_away(store: Store, path: Path) -> None:
    backups.folder(path).mkdir()
    (backups.folder(path) / "w.pia.12345678.part").write_bytes(b"half")
    store.back_up(AT)
    assert [one.suffix for one in backups.folder(path).iterdir()] == [".pia"]


def test_a_backup_that_cannot_be_written_is_said(store: Store, path: Path) -> None:
    backups.folder(path).write_bytes(b"in the way")
    with pytest.raises(WorkspaceError) as refused:
        store.back_up(AT)
    assert refused.value.code == "backup_failed"


def test_other_files_in_the_folder_are_left_alone(store: Store, path: Path) -> None:
    backups.folder(path).mkdir()
    mine = backups.folder(path) / "my notes.txt"
    mine.write_text("keep")
    odd = backups.folder(path) / "w.20269923T120000Z.1-000000000000.pia"
    odd.write_text("no such date")
    store.back_up(AT)
    assert mine.read_text() == "keep" and odd.exists()
    assert len(backups.listed(path)) == 1


def test_everything_of_two_days_is_kept() -> None:
    known = [at(minutes=30 * n) for n in range(96)]
    assert set(backups.kept(known)) == set(known)


def test_older_backups_are_thinned_to_days_weeks_and_months() -> None:
    known = [at(hours=6 * n) for n in range(4 * 365 * 5)]
    kept = backups.kept(known)
    older = [b for b in kept if AT - b.at > timedelta(hours=48)]
    assert len([b for b in kept if AT - b.at <= timedelta(hours=48)]) == 9
    assert 12 + 5 + 32 <= len(older) <= 14 + 8 + 36
    assert max(AT - b.at for b in kept) > timedelta(days=35 * 30)
    assert {(b.at.year, b.at.month) for b in kept} >= {(AT.year - n, AT.month) for n in (0, 1, 2)}


def test_thinning_again_takes_nothing_more() -> None:
    kept = backups.kept([at(hours=5 * n) for n in range(3000)])
    assert backups.kept(kept) == kept


@pytest.mark.parametrize("years", [-1, 10])
def test_a_clock_set_wrong_does_not_make_backups_go(years: int) -> None:
    known = [at(days=n) for n in range(60)]
    odd = replace(known[0], at=AT + timedelta(days=365 * years), path=Path("odd"))
    assert len(set(backups.kept([*known, odd])) & set(known)) >= 14


def test_thinning_removes_the_files(path: Path) -> None:
    folder = backups.folder(path)
    folder.mkdir()
    for n in range(400):
        when = AT - timedelta(days=n)
        (folder / f"w.{when.strftime(backups.STAMP)}.{n}-{'0' * 12}.pia").write_bytes(b"x")
    backups.thin(path)
    assert 14 + 5 < len(list(folder.iterdir())) < 14 + 8 + 36


def test_a_backup_takes_the_place_of_a_damaged_file_which_is_kept(store: Store, path: Path) -> None:
    before = (store.rows(), tuple(store.load(n) for n in store.ids()))
    made = store.back_up(AT)
    store.close()
    path.write_bytes(path.read_bytes()[:5000])
    path.with_name("w.pia-journal").write_bytes(b"stale")
    damaged = path.read_bytes()
    assert made
    aside = backups.restore(path, made.path, AT)
    assert aside == path.with_name("w.pia.damaged-20261123T120000Z")
    assert aside.read_bytes() == damaged
    assert aside.with_name(aside.name + "-journal").read_bytes() == b"stale"
    assert content(path) == before
    assert made.path.exists()


def test_restoring_twice_in_a_second_keeps_both_originals(store: Store, path: Path) -> None:
    made = store.back_up(AT)
    store.close()
    assert made
    first, second = (backups.restore(path, made.path, AT) for _ in range(2))
    assert first and second and first != second and first.exists() and second.exists()


def test_a_lost_workspace_can_be_restored(store: Store, path: Path) -> None:
    made = store.back_up(AT)
    store.close()
    before = content(path)
    path.unlink()
    assert made and backups.restore(path, made.path, AT) is None
    assert content(path) == before


def test_a_backup_that_is_not_sound_is_not_restored(store: Store, path: Path) -> None:
    made = store.back_up(AT)
    store.close()
    assert made
    made.path.write_bytes(made.path.read_bytes()[:-1])
    before = path.read_bytes()
    with pytest.raises(WorkspaceError) as refused:
        backups.restore(path, made.path, AT)
    assert refused.value.code == "backup_damaged"
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == ["w.pia", "w.pia-journal", "w.pia.backups"]


def test_a_workspace_that_is_open_is_not_restored_over(store: Store, path: Path) -> None:
    made = store.back_up(AT)
    assert made
    with pytest.raises(WorkspaceError) as refused:
        backups.restore(path, made.path, AT)
    assert refused.value.code == "workspace_locked"


def test_a_restore_that_fails_at_any_step_leaves_the_old_or_the_restored_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(path)
    made = store.back_up(AT)
    put(store, assessment("new"))
    store.close()
    assert made
    old, restored = content(path), content(made.path)
    steps = [(os, "link"), (os, "fsync"), (Path, "replace"), (backups, "_set_aside"), (making, "verify")]
    for owner, name in steps:
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, failing)
            with pytest.raises((WorkspaceError, RuntimeError)):
                backups.restore(path, made.path, datetime.now(UTC))
        assert content(path) in (old, restored), name


def failing(*_: object, **__: object) -> None:
    raise RuntimeError


def test_a_file_system_without_links_keeps_a_copy(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(*_: object) -> None:
        raise OSError

    made = store.back_up(AT)
    store.close()
    before = path.read_bytes()
    monkeypatch.setattr(os, "link", no_link)
    assert made
    aside = backups.restore(path, made.path, AT)
    assert aside and aside.read_bytes() == before
