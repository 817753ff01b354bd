"""Remediation at the window: handed out, accepted, added to, done, taken back; in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QListView

from pia_app.workspace import Workspace
from tests.gui.conftest import nothing_left_behind  # noqa: F401
from tests.journeys import officer, remedy
from tests.journeys.person import Person
from tests.journeys.test_command_line import SAMPLE
from tests.journeys.test_window import Start, start, stored  # noqa: F401


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_an_officer_hands_out_accepts_adds_finishes_and_takes_back(
    start: Start, tmp_path: Path, language: str  # noqa: F811
) -> None:  # fmt: skip
    path, typed, person = tmp_path / "w.pia", officer.TEXTS[language], Person(language)
    workspace = Workspace.create(path)
    workspace.import_file(SAMPLE[language])
    workspace.close()
    window = start(path, language)
    person.click_row(person.all(QListView)[0], 0, twice=True)
    officer.go(person, "Tasks")
    before = stored(window)

    remedy.hand_out_five(person, typed["owner"])
    handed_out = stored(window)
    five = [p for key, p in handed_out.progress.items() if p != before.progress.get(key)]
    assert {(p.owner, p.due, p.status) for p in five} == {(typed["owner"], remedy.PASSED, "in_progress")}
    assert len(five) == 5
    remedy.see_what_is_late(person)

    remedy.accept(person, 0, typed["reason"], typed["agreed_by"])
    (accepted,) = (p for p in stored(window).progress.values() if p.status == "accepted" and p.due == remedy.PASSED)
    assert (accepted.reason, accepted.decided_by, accepted.lacks) == (typed["reason"], typed["agreed_by"], ())

    remedy.add_own(person, typed["note"])
    (own,) = (one for name, one in stored(window).own_tasks.items() if name not in before.own_tasks)
    assert own.title == typed["note"]
    assert person.reads(typed["note"])

    remedy.finish(person, 1, typed["evidence"])
    (done,) = (p for p in stored(window).progress.values() if [e.what for e in p.evidence] == [typed["evidence"]])
    assert (done.status, done.owner) == ("done", typed["owner"])
    assert remedy.PASSED in remedy.unfold_the_history(person)

    with_evidence = stored(window)
    person.click("Undo")
    assert stored(window).progress[done.key].evidence == ()
    person.click("Redo")
    assert stored(window) == with_evidence
    while stored(window) != before:
        person.click("Undo")
    assert not person.reads(typed["note"])
    assert window.close()
