"""The search for cycles waits while a report is made, and goes on afterwards whatever happened."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from pia_app.errors import ReportError
from pia_app.report import writer
from pia_app.report.collection import postponed
from tests.report.support import report


def test_it_waits_and_goes_on() -> None:
    assert gc.isenabled()
    with postponed():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_one_within_another_does_not_begin_it_early() -> None:
    with postponed():
        with postponed():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_report_that_fails_leaves_it_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def fail(*_: object, **__: object) -> None:
        seen.append(gc.isenabled())
        raise ReportError("report_disk_full")

    monkeypatch.setattr(writer, "build", fail)
    with pytest.raises(ReportError):
        report(tmp_path)
    assert seen == [False]
    assert gc.isenabled()
