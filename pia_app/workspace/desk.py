"""The workspace: every wish a person can have about their assessments, each stored before it returns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pia_app.errors import RefusedAnswer
from pia_app.storage import Store
from pia_app.workspace.changing import activity_of, new_id
from pia_app.workspace.returning import Returning
from pia_app.workspace.safekeeping import Clock

if TYPE_CHECKING:
    from pia_app.errors import PiaError
    from pia_app.model import Answer, Assessment, Library
    from pia_app.report import Cancel, ReportResult
    from pia_app.workspace.entrance import Entrance


def _now() -> datetime:
    return datetime.now().astimezone()


class Workspace(Returning):
    """Hold one open workspace file.

    A wish that returns is on the disk. A wish that raises PiaError changed nothing, neither in the file nor here.
    `read_only` says whether wishes can be fulfilled at all, `notice` why not where nobody asked for that (a code).
    `removed_characters` counts the characters that the last wish had to leave out because no report can hold them.
    """

    def __init__(self, store: Store, clock: Clock = _now) -> None:
        super().__init__(store, clock)

    @classmethod
    def create(cls, path: Path, *, clock: Clock = _now) -> Workspace:
        """Make an empty workspace file. Raises WorkspaceError where there is a file already or none can be made."""
        return cls(Store.create(path), clock)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, clock: Clock = _now) -> Workspace:
        """Open a workspace file. Raises WorkspaceError; a file that is refused keeps every byte."""
        return cls(Store.open(path, read_only=read_only), clock)

    # Assessments

    def offered(self) -> tuple[tuple[Library, ...], tuple[PiaError, ...]]:
        """Return the libraries that an assessment can be started with, and what is wrong with those left out.

        Only libraries of the user's own are ever left out. Raises FaultyFiles where the program's own is faulty.
        """
        return self._shelf.offered()

    def start(self, name: str, *, language: str, regimes: Sequence[str], library_id: str = "customer-data") -> str:
        """Start an assessment with a library of the program or of the user's own; return its id."""
        from pia_app.model import Assessment

        entrance = self._entrance()
        library, content, digest = self._shelf.shipped(library_id)
        _known(library.languages, (language,), "language_unknown")
        _known(library.regime, regimes, "regime_unknown")
        assessment = Assessment(
            id=new_id(), name=entrance.name(name), library=library.id, library_hash=digest,
            language=language, regimes=tuple(dict.fromkeys(regimes)), created=self._today(),
        )  # fmt: skip
        self.removed_characters = entrance.removed
        self._store.commit("start", [(None, assessment)], at=self._clock(), libraries=[content])
        self._assessments[assessment.id] = assessment
        return assessment.id

    def duplicate(self, assessment_id: str) -> str:
        """Add a copy with the same answers, as a draft without task progress or accepted risks; return its id."""
        original = self.assessment(assessment_id)
        activities = tuple(replace(activity, accepted={}) for activity in original.activities)
        copy = replace(
            original, id=new_id(), created=self._today(), status="draft", progress={}, activities=activities
        )  # fmt: skip
        self._store.commit("duplicate", [(None, copy)], at=self._clock())
        self._assessments[copy.id] = copy
        return copy.id

    def delete(self, assessment_id: str) -> None:
        """Delete an assessment, after a backup that still holds it; `undo` brings it back in this session."""
        before = self.assessment(assessment_id)
        self.back_up()
        self._change(before, None, "delete")

    def set_name(self, assessment_id: str, name: str) -> Assessment:
        """Rename an assessment."""
        entrance = self._entrance()
        return self._set(assessment_id, "set_name", entrance, name=entrance.name(name))

    def set_status(self, assessment_id: str, status: str) -> Assessment:
        """Say how far an assessment is."""
        entrance = self._entrance()
        return self._set(assessment_id, "set_status", entrance, status=entrance.name(status))

    def set_regimes(self, assessment_id: str, regimes: Sequence[str]) -> Assessment:
        """Choose the laws to judge under. Raises RefusedAnswer (regime_unknown)."""
        _known(self.library(assessment_id).regime, regimes, "regime_unknown")
        return self._set(assessment_id, "set_regimes", None, regimes=tuple(dict.fromkeys(regimes)))

    def set_language(self, assessment_id: str, language: str) -> Assessment:
        """Choose the questionnaire's language. Raises RefusedAnswer (language_unknown)."""
        _known(self.library(assessment_id).languages, (language,), "language_unknown")
        return self._set(assessment_id, "set_language", None, language=language)

    def _set(
        self, assessment_id: str, action: str, entrance: Entrance | None, **values: str | tuple[str, ...]
    ) -> Assessment:
        before = self.assessment(assessment_id)
        return self._change(before, replace(before, **values), action, entrance)  # type: ignore[arg-type]

    # Activities

    def add_activity(self, assessment_id: str, name: str) -> str:
        """Add an activity at the end; return its id."""
        from pia_app.model import ProcessingActivity

        before, entrance = self.assessment(assessment_id), self._entrance()
        activity = ProcessingActivity(id=new_id(), name=entrance.name(name))
        self._change(before, before.with_activity(activity), "add_activity", entrance)
        return activity.id

    def rename_activity(self, assessment_id: str, activity_id: str, name: str) -> Assessment:
        """Give an activity another name."""
        before, entrance = self.assessment(assessment_id), self._entrance()
        activity = replace(activity_of(before, activity_id), name=entrance.name(name))
        return self._change(before, before.with_activity(activity), "rename_activity", entrance)

    def remove_activity(self, assessment_id: str, activity_id: str) -> Assessment:
        """Remove an activity with its answers and what was written about its tasks."""
        before = self.assessment(assessment_id)
        activity_of(before, activity_id)
        return self._change(before, before.without_activity(activity_id), "remove_activity")

    def move_activity(self, assessment_id: str, activity_id: str, position: int) -> Assessment:
        """Put an activity at a position, counted from 0; beyond the end means at the end."""
        before = self.assessment(assessment_id)
        moved = activity_of(before, activity_id)
        others = [a for a in before.activities if a is not moved]
        others.insert(max(0, position), moved)
        return self._change(before, replace(before, activities=tuple(others)), "move_activity")

    # Answers

    def answer(self, assessment_id: str, activity_id: str, question_id: str, answer: Answer | None) -> Assessment:
        """Store one answer, or take it back (None); activity "" means asked once. Return the assessment as it is now.

        Raises RefusedAnswer where it does not fit its question, WorkspaceError where it cannot be stored.
        """
        before, entrance = self.assessment(assessment_id), self._entrance()
        if activity_id:
            activity_of(before, activity_id)
        if answer is not None:
            scope = "activity" if activity_id else "assessment"
            answer = entrance.answer(self.library(assessment_id), scope, question_id, answer)
        return self._change(before, before.with_answer(activity_id, question_id, answer), "answer", entrance)

    # Files

    def import_file(self, path: Path, *, library_id: str = "customer-data") -> list[str]:
        """Take in all assessments of an exchange file or of another workspace, or none; return their ids here.

        Raises FaultyFiles, RefusedAnswer, PiaError; nothing is half-imported.
        """
        from pia_app.workspace import importing

        entrance = self._entrance()
        found = importing.read(path, self._shelf, library_id, entrance)
        taken = set(self._store.ids())
        fresh = [replace(a, id=_free_id(a.id, taken), created=a.created or self._today())
                 for a in found.assessments]  # fmt: skip
        self.back_up()
        self._store.commit("import", [(None, a) for a in fresh], at=self._clock(), libraries=found.libraries)
        self.removed_characters = entrance.removed
        self._assessments.update({a.id: a for a in fresh})
        return [a.id for a in fresh]

    def export(self, assessment_id: str, path: Path) -> None:
        """Write an assessment to an exchange file. Raises PiaError; a file that stood there is as it was."""
        from pia_app import exchange

        exchange.write([self.assessment(assessment_id)], self.library(assessment_id), path)

    def report(
        self, assessment_id: str, target: Path, *, language: str, template: str | Path = "standard", activity: str = "",
        cancel: Cancel | None = None,
    ) -> ReportResult:  # fmt: skip
        """Write the Word report, or a memo about one activity. Raises PiaError; what stood there is as it was.

        `template` is an id or a .docx of the user's own; `cancel` lets another thread give the report up. The logo kept
        beside the workspace goes onto the cover.
        """
        from pia_app import report
        from pia_app.workspace.logos import logo_of

        return report.write(
            self.library(assessment_id), self.assessment(assessment_id), self.evaluation(assessment_id), target,
            language=language, template=template, today=self._clock().date(), log_head=self.head.hash,
            activity=activity, cancel=cancel, logo=logo_of(self.path),
        )  # fmt: skip


def _free_id(wanted: str, taken: set[str]) -> str:
    """Return the id that was wanted where it is free; ids are never used twice."""
    found = wanted if wanted and wanted not in taken else new_id()
    taken.add(found)
    return found


def _known(known: Collection[str], wanted: Sequence[str], code: str) -> None:
    for one in wanted:
        if one not in known:
            raise RefusedAnswer(code, id=one, known=", ".join(known))
