from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pia_app.workspace import Workspace
from tests.support import shipped


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: int) -> datetime:
        self.now += timedelta(**by)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def read_library_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare each test the reading of the same files."""
    from pia_app import library

    once = shipped()
    monkeypatch.setattr(library, "load", lambda _: once)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.pia"


@pytest.fixture
def desk(path: Path, clock: Clock) -> Iterator[Workspace]:
    workspace = Workspace.create(path, clock=clock)
    yield workspace
    workspace.close(back_up=False)


@pytest.fixture
def started(desk: Workspace) -> tuple[Workspace, str, str]:
    """A workspace, the id of an assessment in it, and the id of its activity."""
    name = desk.start("Hotel", language="zh-CN", regimes=["pipl", "gdpr"])
    return desk, name, desk.add_activity(name, "Booking")
