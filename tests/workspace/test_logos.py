"""The logo beside a workspace: one at a time, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pia_app.cli import main
from pia_app.errors import ReportError
from pia_app.report import package
from pia_app.workspace import Workspace
from pia_app.workspace.logos import drop_logo, keep_logo, logo_file, logo_of
from tests.report.test_logo import JPEG, png


def test_one_at_a_time(tmp_path: Path) -> None:
    workspace, first, second = tmp_path / "w.pia", tmp_path / "a", tmp_path / "b"
    first.write_bytes(png(6, 3))
    second.write_bytes(JPEG)
    assert logo_file(workspace) is None and logo_of(workspace) is None
    assert keep_logo(workspace, first) == tmp_path / "w.logo.png"
    assert keep_logo(workspace, second) == tmp_path / "w.logo.jpeg"
    found = logo_of(workspace)
    assert found is not None and found.data == JPEG
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b", "w.logo.jpeg"]
    drop_logo(workspace)
    drop_logo(workspace)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b"]


def test_what_fails_leaves_the_logo_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, first, second = tmp_path / "w.pia", tmp_path / "a", tmp_path / "b"
    first.write_bytes(png(6, 3))
    second.write_bytes(png(9, 9))
    keep_logo(workspace, first)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReportError) as refused:
        keep_logo(workspace, second)
    assert refused.value.code == "logo_not_kept"
    assert (tmp_path / "w.logo.png").read_bytes() == png(6, 3)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b", "w.logo.png"]


def test_reports_of_the_workspace_bear_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(png(6, 3))
    workspace = Workspace.create(tmp_path / "w.pia")
    workspace.start("Hotel", language="en", regimes=("pipl",))
    workspace.close(back_up=False)
    keep_logo(tmp_path / "w.pia", tmp_path / "a")
    assert main(["report", str(tmp_path / "w.pia"), "-o", str(tmp_path / "r.docx"), "--lang", "en"]) == 0
    assert package.read(tmp_path / "r.docx", package.REPORT)["word/media/organisation.png"] == png(6, 3)
