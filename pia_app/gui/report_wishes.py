"""Wishes that concern the Word report: write it, look at it first, check a template of one's own, give up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from pia_app.errors import PiaError, ReportError
from pia_app.gui.background import Background
from pia_app.gui.report_records import OwnTemplate, Preview, Wanted
from pia_app.gui.standing import Standing, now_here

if TYPE_CHECKING:
    from pia_app.gui.preview.pictures import PagePictures
    from pia_app.gui.snapshot import Snapshot
    from pia_app.report import Cancel, Draft
    from pia_app.workspace import Workspace

CANCELLED: Final = "render_cancelled"


class ReportWishes(Standing):
    """The second of the presenter's layers. One piece of work at a time: `report_work` says which.

    Signals
      report_moved()           the work began, came to another stage (`report_stage`), or ended
      reported(ReportResult)   the report stands; `as_previewed` says whether it is the file last looked at
      drafted(Preview)         the preview is there; `preview` keeps it
      template_checked(OwnTemplate)   the check of a template ended; `own_template` keeps it
      report_given_up(work)    the work was cancelled: nothing was written
      report_failed(work, PiaError)   the work failed: nothing was written

    `report_work` is "" or one of write, preview, check; `report_stage` one of gathering, filling, saving, reading,
    checking. What fails is sent by `report_failed` alone: the report page or the main window says it, not both.
    """

    report_moved = Signal()
    report_given_up = Signal(str)
    report_failed = Signal(str, object)
    drafted = Signal(object)
    template_checked = Signal(object)
    _begun = Signal(str)

    def __init__(self, workspace: Workspace, *, language: str = "en", now: Callable[[], datetime] = now_here) -> None:
        super().__init__(workspace, language=language, now=now)
        self.report_work = ""
        self.report_stage = ""
        self.as_previewed = False
        self.preview: Preview | None = None
        self._own_templates: dict[str, OwnTemplate] = {}
        self._cancel: Cancel | None = None
        self._pictures: PagePictures | None = None
        self._reports = Background(self)
        self._reports.done.connect(self._report_done)
        self._reports.failed.connect(self._report_failed)
        self._begun.connect(self._report_at)

    # What is so

    @property
    def reporting(self) -> bool:
        """Whether a report is being written or prepared."""
        return bool(self.report_work)

    @property
    def own_template(self) -> OwnTemplate | None:
        """Return the template that was chosen for the assessment in view since the program was started."""
        return self._own_templates.get(self._assessment_id)

    @property
    def pictures(self) -> PagePictures:
        """Return what draws the pages of the report last looked at."""
        if self._pictures is None:
            from pia_app.gui.preview.pictures import PagePictures

            self._pictures = PagePictures(self)
        return self._pictures

    @property
    def preview_is_old(self) -> bool:
        """Whether the assessment is no longer what the preview was made of."""
        snapshot = self._snapshot
        return self.preview is not None and snapshot is not None and self.preview.assessment != snapshot.assessment

    @property
    def logo(self) -> Path | None:
        """Return the picture that stands on the cover of the workspace's reports."""
        from pia_app.workspace.logos import logo_file

        return logo_file(self.workspace.path)

    # Wishes

    def keep_logo(self, source: Path) -> PiaError | None:
        """Take a picture as the logo of the workspace's reports; return what was wrong with it."""
        from pia_app.workspace.logos import keep_logo

        return _wrong(lambda: keep_logo(self.workspace.path, source))

    def drop_logo(self) -> PiaError | None:
        """Let the workspace's reports do without a logo; return what went wrong."""
        from pia_app.workspace.logos import drop_logo

        return _wrong(lambda: drop_logo(self.workspace.path))

    def report(self, target: Path, *, language: str, template: str | Path = "standard") -> None:
        """Write the Word report of the assessment in view, beside the window; the file last looked at where it is so.

        `reported`, `report_given_up` or `report_failed` follows.
        """
        snapshot = self._ready()
        if snapshot is None:
            return
        wanted = self._wanted(language, template)
        kept = self.preview.draft if self.preview and self.preview.wanted == wanted else None
        make, cancel = self._making(snapshot, wanted, template), self._start("write")

        def work() -> object:
            from pia_app import report

            draft = kept or make(cancel)
            self._begun.emit("saving")
            return report.put(draft, target, cancel)

        self.as_previewed = kept is not None
        self._reports.start(work)

    def look_at_report(self, *, language: str, template: str | Path = "standard") -> None:
        """Make the report and show it without writing it; `drafted`, `report_given_up` or `report_failed` follows."""
        snapshot = self._ready()
        if snapshot is None:
            return
        wanted = self._wanted(language, template)
        if self.preview is not None and self.preview.wanted == wanted:
            self.drafted.emit(self.preview)
            return
        make, cancel = self._making(snapshot, wanted, template), self._start("preview")

        def work() -> object:
            from pia_app.report.look import look

            draft = make(cancel)
            self._begun.emit("reading")
            seen = look(draft.data)
            if cancel.wanted:
                raise ReportError(CANCELLED)
            return Preview(wanted=wanted, draft=draft, look=seen, assessment=snapshot.assessment)

        self._reports.start(work)

    def check_template(self, path: Path, *, language: str) -> None:
        """Check a .docx of the person's own; `template_checked`, `report_given_up` or `report_failed` follows."""
        snapshot = self._ready()
        if snapshot is None:
            return
        cancel = self._start("check")

        def work() -> object:
            from pia_app import report

            self._begun.emit("checking")
            context = report.context_of(snapshot.library, snapshot.assessment, snapshot.evaluation, language=language)
            found = report.check_template(path, context, cancel)
            return OwnTemplate(
                assessment=snapshot.assessment.id, path=path, faults=found.faults, warnings=found.warnings
            )

        self._reports.start(work)

    def give_up_report(self) -> None:
        """Give up the work under way; `report_given_up` follows once it has ended."""
        if self._cancel is not None:
            self._cancel.cancel()

    def end_reports(self) -> None:
        """Give up the work under way, wait until it has ended, and leave no file behind."""
        self.give_up_report()
        self._reports.wait()
        if self._pictures is not None:
            self._pictures.close()

    # Inner workings

    def _ready(self) -> Snapshot | None:
        self.flushing.emit()
        return None if self.reporting else self._snapshot

    def _start(self, work: str) -> Cancel:
        from pia_app.report import Cancel

        self._cancel = Cancel()
        self.report_work, self.report_stage = work, ""
        self.report_moved.emit()
        return self._cancel

    def _making(self, snapshot: Snapshot, wanted: Wanted, template: str | Path) -> Callable[[Cancel], Draft]:
        workspace = self.workspace.path

        def make(cancel: Cancel) -> Draft:
            from pia_app import report
            from pia_app.workspace.logos import logo_of

            return report.make(
                snapshot.library, snapshot.assessment, snapshot.evaluation, language=wanted.language,
                template=template, today=wanted.today, log_head=wanted.head, cancel=cancel, begun=self._begun.emit,
                logo=logo_of(workspace),
            )  # fmt: skip

        return make

    def _wanted(self, language: str, template: str | Path) -> Wanted:
        return Wanted(
            assessment=self._assessment_id, head=self.workspace.head.hash, language=language, template=str(template),
            stamp=_stamp(template if isinstance(template, Path) else None), logo=_stamp(self.logo), today=self.today,
        )  # fmt: skip

    def _report_at(self, stage: str) -> None:
        if self.reporting:
            self.report_stage = stage
            self.report_moved.emit()

    def _report_done(self, outcome: object) -> None:
        self._rest()
        if isinstance(outcome, Preview):
            self.preview = outcome
            self.drafted.emit(outcome)
        elif isinstance(outcome, OwnTemplate):
            self._own_templates[outcome.assessment] = outcome
            self.template_checked.emit(outcome)
        else:
            self.reported.emit(outcome)

    def _report_failed(self, error: PiaError) -> None:
        work = self.report_work
        self._rest()
        if error.code == CANCELLED:
            self.report_given_up.emit(work)
        else:
            self.report_failed.emit(work, error)

    def _rest(self) -> None:
        self.report_work = self.report_stage = ""
        self._cancel = None
        self.report_moved.emit()


def _stamp(path: Path | None) -> tuple[int, int]:
    """Return when a file was changed last, and its size; of one that is gone, making the report will tell."""
    try:
        told = path.stat() if path is not None else None
    except OSError:
        told = None
    return (told.st_mtime_ns, told.st_size) if told is not None else (0, 0)


def _wrong(wish: Callable[[], object]) -> PiaError | None:
    try:
        wish()
    except PiaError as error:
        return error
    return None
