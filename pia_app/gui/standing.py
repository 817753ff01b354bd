"""What the window is looking at: the workspace, the assessment and activity in view, the picture of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from pia_app.errors import PiaError
from pia_app.gui.snapshot import Snapshot

if TYPE_CHECKING:
    from pia_app.workspace import HomeRow, Workspace


T = TypeVar("T")


def now_here() -> datetime:
    """Return the time of this computer with its zone."""
    return datetime.now().astimezone()


class Standing(QObject):
    """Hold the workspace, the assessment and the activity in view; the first of the presenter's layers.

    Signals
      changed(Snapshot)      the assessment in view, or what follows from it, is different: redraw
      home_changed()         the list of assessments is different
      saved(state, detail)   state: stored (nothing typed so far), editing (typed, not stored yet), saving,
                             saved (detail: HH:MM), failed (detail: why)
      failed(PiaError)       a wish was not fulfilled; the main window says why in a banner
      moved(page)            another page is to be shown (one of pages.PAGES, or "home")
      flushing()             editors hand over what was typed now; sent before every wish that reads answers
      language_changed(str)  the window's language is to be another
      look_changed(str, int) another theme or text size was chosen
      workspace_changed()    another workspace file was opened
      deleted(id, name)      an assessment was deleted and can be brought back by restore(id)
      reported(ReportResult) the Word report was written; while it is being written `reporting` is True
      told(kind, text)       something to say in a banner: info or warning
      left_out(count)        so many characters that no document can hold were left out of what was stored

    Wishes never raise: what goes wrong is sent by `failed`. Every wish that changes the assessment sends `changed`.
    """

    changed = Signal(object)
    home_changed = Signal()
    saved = Signal(str, str)
    failed = Signal(object)
    moved = Signal(str)
    flushing = Signal()
    language_changed = Signal(str)
    look_changed = Signal(str, int)
    told = Signal(str, str)
    left_out = Signal(int)
    workspace_changed = Signal()
    deleted = Signal(str, str)
    reported = Signal(object)

    def __init__(self, workspace: Workspace, *, language: str = "en", now: Callable[[], datetime] = now_here) -> None:
        super().__init__()
        self.workspace = workspace
        self.language = language
        self.page = "home"
        self.question_id = ""
        self.sections: dict[tuple[str, str], str] = {}  # the section last in view, by assessment and scope
        self._now = now
        self._assessment_id = ""
        self._activity_id = ""
        self._snapshot: Snapshot | None = None
        self._target = ("", "")

    # What is so

    @property
    def snapshot(self) -> Snapshot | None:
        """Return the picture of the assessment in view, or None on the home page."""
        return self._snapshot

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed in this workspace."""
        return self.workspace.read_only

    @property
    def notice(self) -> str | None:
        """Return the code of what a person must know about this workspace, or None."""
        return self.workspace.notice

    @property
    def today(self) -> date:
        """Return the day it is."""
        return self._now().date()

    @property
    def can_undo(self) -> bool:
        """Whether there is a change of the assessment in view to take back."""
        return bool(self._assessment_id) and self.workspace.can_undo(self._assessment_id)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change of the assessment in view to make again."""
        return bool(self._assessment_id) and self.workspace.can_redo(self._assessment_id)

    def rows(self) -> Sequence[HomeRow]:
        """Return the assessments of the workspace for the home page."""
        return self.workspace.rows()

    # Where we are

    def open(self, assessment_id: str, page: str = "overview") -> None:
        """Show an assessment."""
        self.flushing.emit()
        with self._telling():
            first = self.workspace.assessment(assessment_id).activities[:1]
            self._assessment_id, self._activity_id = assessment_id, first[0].id if first else ""
            self.question_id = ""
            self.saved.emit("stored", "")
            self._refresh()
            self.go(page)

    def go_home(self) -> None:
        """Leave the assessment for the list."""
        self.flushing.emit()
        self._assessment_id = self._activity_id = ""
        self._snapshot = None
        self.home_changed.emit()
        self.go("home")

    def go(self, page: str, *, question_id: str = "", target: str = "") -> None:
        """Show a page of the assessment, with a question, or something else that the page knows, in view."""
        self.flushing.emit()
        self.page = page
        if question_id:
            self.question_id = question_id
        if question_id or target:
            self._target = (page, question_id or target)
        self.moved.emit(page)

    def take_target(self, page: str) -> str:
        """Return, once, the question or other thing that a page was asked to bring into view, or ""."""
        wanted, target = self._target
        if wanted != page:
            return ""
        self._target = ("", "")
        return target

    def choose_activity(self, activity_id: str) -> None:
        """Bring another activity into view."""
        self.flushing.emit()
        self._activity_id = activity_id
        with self._telling():
            self._refresh()

    def set_interface_language(self, language: str) -> None:
        """Speak another language in the window; questionnaire and report keep theirs."""
        if language != self.language:
            self.flushing.emit()
            self.language = language
            with self._telling():
                self._refresh()
            self.language_changed.emit(language)

    def keep_look(self, name: str, percent: int) -> None:
        """Remember the colours and the text size."""
        self.look_changed.emit(name, percent)

    # Inner workings

    def _ask(self, wish: Callable[[], T], otherwise: T) -> T:
        """Return what a wish gives, or something else where it fails."""
        try:
            return wish()
        except PiaError as error:
            self.failed.emit(error)
            return otherwise

    @contextmanager
    def _telling(self) -> Iterator[list[PiaError]]:
        """Tell of what goes wrong inside; it is also put into the list that is given out."""
        told: list[PiaError] = []
        try:
            yield told
        except PiaError as error:
            told.append(error)
            self.failed.emit(error)

    @contextmanager
    def _change(self) -> Iterator[None]:
        self.flushing.emit()
        self.saved.emit("saving", "")
        try:
            yield
        except PiaError as error:
            self._fail(error)
            return
        self._say_saved()
        with self._telling():
            self._refresh()

    def _fail(self, error: PiaError) -> None:
        from pia_app.wording import explain

        self.saved.emit("failed", explain(self.language, error))
        self.failed.emit(error)

    def _say_saved(self) -> None:
        removed = self.workspace.removed_characters
        if removed:
            self.left_out.emit(removed)
        self.saved.emit("saved", self._now().strftime("%H:%M"))

    def _refresh(self) -> None:
        """Take a new picture and send it."""
        if not self._assessment_id:
            return
        from pia_app.wording import Words

        assessment = self.workspace.assessment(self._assessment_id)
        library = self.workspace.library(self._assessment_id)
        known = [a.id for a in assessment.activities]
        if self._activity_id not in known:
            self._activity_id = known[0] if known else ""
        old = self._snapshot
        same = old is not None and old.library is library and old.assessment.language == assessment.language
        self._snapshot = Snapshot(
            assessment=assessment, library=library, evaluation=self.workspace.evaluation(self._assessment_id),
            activity_id=self._activity_id, words=old.words if old and same else Words(library, assessment.language),
            interface_language=self.language, read_only=self.read_only,
        )  # fmt: skip
        self.changed.emit(self._snapshot)
