from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from pia_app import paths
from tests.support import ROOT


def made(folder: Path) -> list[Path]:
    subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "make_templates.py"), str(folder)], check=True, capture_output=True
    )
    return sorted(path.relative_to(folder) for path in folder.rglob("*.docx"))


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_templates_are_what_their_sources_make(tmp_path: Path) -> None:
    found = made(tmp_path)
    assert len(found) >= 2
    for name in found:
        assert contents(tmp_path / name) == contents(paths.report_templates() / name), name


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert made(first) == made(second)
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in made(first))
