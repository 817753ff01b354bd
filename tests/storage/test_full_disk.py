"""A full disk is said clearly, costs nothing that was stored, and passes once there is room again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pia_app.storage import Store
from tests.storage.children import command, surroundings
from tests.storage.worker import prepare
from tests.support import ROOT


@pytest.mark.skipif(sys.platform == "win32", reason="file sizes cannot be limited there")
@pytest.mark.parametrize("room", [0, 1, 4096, 5000, 12_288, 40_000, 65_536, 150_001])
def test_a_full_disk_costs_nothing_that_was_stored(tmp_path: Path, room: int) -> None:
    path = tmp_path / "w.pia"
    prepare(path)
    said = subprocess.run(
        command("fill", path, room), check=True, capture_output=True, text=True, cwd=ROOT, env=surroundings()
    ).stdout.split("\n")
    full = said[0].split()
    assert full[0] == "full" and full[2] in {"workspace_disk_full", "workspace_write_failed"}
    assert said[1] == "same"
    assert said[2] in {"backup made", "backup backup_failed"}
    assert said[3] == "same"
    assert said[4] == "backup made"
    store = Store.open(path)
    assert len(store.load("a").answers) == 12 + int(full[1]) + 1
    store.close()
    assert not list(tmp_path.rglob("*.part*"))
