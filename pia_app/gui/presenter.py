"""The one object that pages talk to: they tell it a wish, it does it in the workspace and tells what is so now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pia_app.errors import PiaError, RefusedAnswer
from pia_app.gui.risk_wishes import RiskWishes
from pia_app.gui.standing import now_here

if TYPE_CHECKING:
    from pia_app.model import Answer
    from pia_app.workspace import Workspace


class Presenter(RiskWishes):
    """All wishes; signals, and what is so, are described in Standing.

    Wishes never raise: what goes wrong is sent by `failed`. Every wish that changes the assessment sends `changed`.
    """

    def __init__(self, workspace: Workspace, *, language: str = "en", now: Callable[[], datetime] = now_here) -> None:
        super().__init__(workspace, language=language, now=now)
        self._unsaved: dict[tuple[str, str, str], Answer | None] = {}
        self._given_up = False

    # Answers

    def typing(self) -> None:
        """Take note that something has been typed that is not stored yet."""
        self.saved.emit("editing", "")

    def answer(self, activity_id: str, question_id: str, answer: Answer | None) -> bool:
        """Store one answer (activity "" = asked once). One that cannot be stored is kept for retry(); that is False."""
        snapshot = self._snapshot
        if snapshot is None:
            return False
        if not self._unsaved and snapshot.answer(activity_id, question_id) == answer:
            self._say_saved()
            return True
        self._unsaved[(self._assessment_id, activity_id, question_id)] = answer
        return self.retry()

    def retry(self) -> bool:
        """Store what could not be stored before; return whether all of it is stored now."""
        self.saved.emit("saving", "")
        refused = False
        while self._unsaved:
            key, answer = next(iter(self._unsaved.items()))
            try:
                self.workspace.answer(*key, answer)
            except RefusedAnswer as error:
                refused = True
                self._fail(error)
            except PiaError as error:
                self._fail(error)
                return False
            del self._unsaved[key]
        if self._unwritten and not self._write_rest():
            return False
        if not refused:
            self._say_saved()
        with self._telling():
            self._refresh()
        return not refused

    def undo(self) -> None:
        """Take back the last change of the assessment in view."""
        with self._change():
            self.workspace.undo(self._assessment_id)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        with self._change():
            self.workspace.redo(self._assessment_id)

    @property
    def has_unsaved(self) -> bool:
        """Whether there is something that could not be stored."""
        return bool(self._unsaved or self._unwritten)

    # The assessment in view

    def set_name(self, name: str) -> None:
        """Rename the assessment."""
        with self._change():
            self.workspace.set_name(self._assessment_id, name)

    def set_regimes(self, regimes: Sequence[str]) -> None:
        """Choose the laws that the assessment is judged under."""
        with self._change():
            self.workspace.set_regimes(self._assessment_id, tuple(regimes))

    def set_status(self, status: str) -> None:
        """Say how far the assessment is."""
        with self._change():
            self.workspace.set_status(self._assessment_id, status)

    def set_language(self, language: str) -> None:
        """Choose the language that the questions are asked in."""
        with self._change():
            self.workspace.set_language(self._assessment_id, language)

    def add_activity(self, name: str) -> None:
        """Add an activity and bring it into view."""
        with self._change():
            self._activity_id = self.workspace.add_activity(self._assessment_id, name)

    def rename_activity(self, activity_id: str, name: str) -> None:
        """Give an activity another name."""
        with self._change():
            self.workspace.rename_activity(self._assessment_id, activity_id, name)

    def remove_activity(self, activity_id: str) -> None:
        """Remove an activity with its answers; undo brings it back."""
        with self._change():
            self.workspace.remove_activity(self._assessment_id, activity_id)

    def move_activity(self, activity_id: str, position: int) -> None:
        """Put an activity at a position, counted from 0."""
        with self._change():
            self.workspace.move_activity(self._assessment_id, activity_id, position)

    # Another workspace, and the end

    def open_workspace(self, path: Path, *, create: bool = False) -> None:
        """Work in another workspace file; the one in hand stays open until the other one is."""
        from pia_app.workspace import Workspace

        if path == self.workspace.path:
            self.go_home()
            return
        with self._telling():
            opened = Workspace.create(path) if create else Workspace.open(path)
            if not self.close():
                opened.close()
                return
            self.workspace = opened
            self.go_home()
            self.workspace_changed.emit()

    def close(self) -> bool:
        """Store what is left and close the workspace; return False, and keep it open, where that fails."""
        self.flushing.emit()
        if self._effects is not None:
            self._effects.wait()
        self.stop_planning()
        self.stop_lists()
        self.end_reports()
        if self.has_unsaved and not self.retry():
            return False
        try:
            self.workspace.close()
        except PiaError as error:
            self._fail(error)
            return self._given_up
        return True

    def give_up(self) -> None:
        """Let go of what could not be stored; only after the person said so."""
        self._unsaved.clear()
        self._unwritten.clear()
        self._given_up = True
