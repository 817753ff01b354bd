"""Wishes that concern whole assessments and files: start, copy, delete, import, export, back up, check."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pia_app.gui.report_wishes import ReportWishes

if TYPE_CHECKING:
    from pia_app.errors import PiaError
    from pia_app.model import Library
    from pia_app.storage.integrity import Problem

BUNDLED: Final = "customer-data"


class FileWishes(ReportWishes):
    """The third of the presenter's layers."""

    def start(self, name: str, *, language: str, regimes: Sequence[str], library_id: str = BUNDLED) -> None:
        """Start an assessment and show it."""
        with self._telling():
            self.open(self.workspace.start(name, language=language, regimes=tuple(regimes), library_id=library_id))

    def duplicate(self, assessment_id: str) -> None:
        """Add a copy of an assessment."""
        with self._telling():
            self._judge(self.workspace.duplicate(assessment_id))
            self.home_changed.emit()

    def delete(self, assessment_id: str) -> None:
        """Delete an assessment."""
        with self._telling():
            name = self.workspace.assessment(assessment_id).name
            self.workspace.delete(assessment_id)
            self.home_changed.emit()
            self.deleted.emit(assessment_id, name)

    def restore(self, assessment_id: str) -> None:
        """Bring an assessment back that was deleted in this session."""
        with self._telling():
            self.workspace.undo(assessment_id)
            self.home_changed.emit()

    def import_file(self, path: Path) -> int:
        """Take in the assessments of an exchange file; return how many there were."""
        nothing: list[str] = []
        taken = self._ask(lambda: self.workspace.import_file(path), nothing)
        if taken and self.workspace.removed_characters:
            self.left_out.emit(self.workspace.removed_characters)
        self._judge(*taken)
        self.home_changed.emit()
        return len(taken)

    def _judge(self, *assessments: str) -> None:
        """Judge assessments that came in whole, so that the list can say how far and how risky each is."""
        with self._telling():
            for assessment_id in assessments:
                self.workspace.evaluation(assessment_id)

    def export(self, assessment_id: str, path: Path) -> bool:
        """Write an assessment to an exchange file; return whether it was written."""
        self.flushing.emit()
        with self._telling() as told:
            self.workspace.export(assessment_id, path)
        return not told

    def questionnaires(self) -> tuple[Library, ...]:
        """Return the questionnaires that an assessment can be started with; a faulty one is left out, and told."""
        nothing: tuple[tuple[Library, ...], tuple[PiaError, ...]] = ((), ())
        found, wrong = self._ask(self.workspace.offered, nothing)
        for error in wrong:
            self.failed.emit(error)
        return found

    def back_up(self) -> bool:
        """Write a backup now; return whether there is one of everything."""
        with self._telling() as told:
            self.workspace.back_up()
        return not told

    def back_up_if_due(self) -> None:
        """Write a backup where something changed and the last one is old."""
        with self._telling():
            self.workspace.back_up_if_due(self._now())

    def check(self) -> Sequence[Problem] | None:
        """Check the workspace file; return what is wrong with it, or None where it could not be checked."""
        self.flushing.emit()
        return self._ask(self.workspace.check, None)
