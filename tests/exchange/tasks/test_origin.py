"""What a conflict says about the value that went out: as much as the task itself remembers, and no guess."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pia_app.exchange.tasks.preview import Change
from pia_app.rules.tracking import recorded
from tests.exchange.tasks.support import edited, judged, look, out, put, some, written

CASES = {
    "owner": ("Li Wen", "Jo Meyer", "Kim Park"),
    "status": ("planned", "in_progress", "Done"),
    "due": ("2026-12-01", "2026-12-05", "2026-12-10"),
    "cost": (1000.5, 2000.0, 3000.0),
}


def conflict(path: Path, name: str, before: Any, here: Any, there: Any, days: tuple[str, str]) -> Change:
    """Return the conflict of one field that went out as `before`, is `here` now and came back as `there`."""
    first = recorded(some(), some(**{name: before}), days[0])
    second = recorded(first, some(history=first.history, **{name: here}), days[1])
    out(path, written(judged(), [first]))
    edited(path, lambda sheet: put(sheet, 1, name, there))
    (found,) = look(path, written(judged(), [second])).conflicts
    return found


@pytest.mark.parametrize("name", CASES)
def test_the_value_that_went_out_is_known_from_the_history(tmp_path: Path, name: str) -> None:
    found = conflict(tmp_path / "t.xlsx", name, *CASES[name], ("2026-11-20", "2026-11-25"))
    wanted = {"cost": "1000.5"}.get(name, CASES[name][0])
    assert found.out == wanted


def test_a_field_that_went_out_empty_is_known(tmp_path: Path) -> None:
    assert conflict(tmp_path / "t.xlsx", "owner", "", "Here", "There", ("2026-11-20", "2026-11-20")).out == ""


def test_what_nobody_remembers_is_not_guessed(tmp_path: Path) -> None:
    same_day = ("2026-11-20", "2026-11-20")  # several changes of one day are one in the history
    assert conflict(tmp_path / "a.xlsx", "owner", "Li Wen", "Here", "There", same_day).out is None
    assert conflict(tmp_path / "b.xlsx", "note", "first", "second", "third", ("2026-11-20", "2026-11-25")).out is None


def test_a_change_that_is_no_conflict_says_nothing_of_it(tmp_path: Path) -> None:
    path = edited(out(tmp_path / "t.xlsx", judged()), lambda sheet: put(sheet, 1, "owner", "There"))
    (found,) = look(path, judged()).changes
    assert found.out is None
