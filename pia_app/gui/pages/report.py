"""The Word report: in which language, where to, what it will say; looked at before it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from pia_app.errors import PiaError
from pia_app.gui import ask, theme
from pia_app.gui.languages import LANGUAGES
from pia_app.gui.pages.base import Page, Scroll
from pia_app.gui.pages.report_exchange import ExchangeCard
from pia_app.gui.pages.report_kind import STANDARD
from pia_app.gui.pages.report_logo import LogoBox
from pia_app.gui.pages.report_outlook import OutlookCard
from pia_app.gui.pages.report_progress import ReportProgress
from pia_app.gui.pages.report_target import file_name, stands
from pia_app.gui.pages.report_word import WordCard
from pia_app.gui.presenter import Presenter
from pia_app.gui.report_records import Preview
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from pia_app.gui.preview.panel import PreviewPanel
    from pia_app.report import ReportResult

WORD: Final = "Word (*.docx)"


class ReportPage(Page):
    """Choose, look over, write. All of it is done beside the window, which stays usable meanwhile."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._snapshot: Snapshot | None = None
        self._chosen: Path | None = None
        self._made: Path | None = None
        self._asked = False
        self.panel: PreviewPanel | None = None
        self.outlook = OutlookCard(presenter)
        self.logo = LogoBox(presenter)
        self.card = WordCard(
            presenter.language, self.logo, choose=self._choose, see=lambda folder: self._see(folder=folder)
        )
        self.exchange = ExchangeCard(presenter, self._suggest_exchange)
        self.progress = ReportProgress(presenter)
        self.kind, self.languages = self.card.kind, self.card.languages
        self.target, self.replaces = self.card.target, self.card.replaces
        self.write, self.preview = self.card.write, self.card.preview
        self.done, self.removed = self.card.done, self.card.removed
        self.given_up, self.failed = self.card.given_up, self.card.failed
        self.busy, self.exported = self.progress.bar, self.exchange.exported
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._form = Scroll()
        column = self._form.column
        column.addWidget(PlainLabel(self.tr("Report"), role="title"))
        note = self.tr("A Word document that can be handed to a regulator or a board as it is.")
        column.addWidget(PlainLabel(note, role="quiet"))
        for part in (self.card, self.outlook, self.exchange):
            column.addWidget(part)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.progress)

    def _connect(self) -> None:
        presenter = self.presenter
        self.write.clicked.connect(lambda: self._write())
        self.preview.clicked.connect(lambda: self._look())
        self.kind.chosen.connect(lambda _: self._choose_kind())
        self.card.own.another.connect(self._choose_own)
        self.card.own.again.connect(lambda: self._check_own())
        for made in self.languages.values():
            made.clicked.connect(lambda _=False: self._show_target())
        presenter.reported.connect(self._reported)
        presenter.drafted.connect(self._drafted)
        presenter.template_checked.connect(lambda _: self._rest(keyboard=self.write))
        presenter.report_given_up.connect(self._given_up)
        presenter.report_failed.connect(self._failed)
        presenter.report_moved.connect(self._show_busy)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.activated.connect(self._step_back)

    # Showing

    def display(self, snapshot: Snapshot) -> None:
        """Show what a report written now would be."""
        self._snapshot = snapshot
        if not self.card.language:
            self.card.speak(snapshot.assessment.language if snapshot.assessment.language in LANGUAGES else LANGUAGES[0])
        wanted = self.presenter.take_target("report")
        if wanted:
            self._leave()
            self.kind.choose(wanted)
        self.outlook.display(snapshot)
        self._show_target()
        self._show_busy()
        if self.panel is not None:
            self.panel.set_old(self.presenter.preview_is_old)

    @property
    def looking(self) -> bool:
        """Whether the preview is in view."""
        return self.panel is not None and self._stack.currentWidget() is self.panel

    @property
    def tells_failure(self) -> bool:
        """Whether the card says what goes wrong: it was asked for here, and no preview covers the card."""
        return self._asked and not self.looking

    def target_path(self) -> Path:
        """Return where the report goes: where the person chose, else beside the workspace."""
        if self._chosen is not None:
            return self._chosen
        name = file_name(self._snapshot.assessment.name if self._snapshot else "")
        own = self.presenter.own_template
        kind = own.path.stem if self.kind.own and own else self.kind.template.id
        kind = "" if kind == STANDARD else f" {file_name(kind)}"
        stem = f"{name}{kind} {self.presenter.today.isoformat()} ({self.card.language})"
        return self.presenter.workspace.path.parent / f"{stem}.docx"

    def _suggest_exchange(self) -> Path:
        name = file_name(self._snapshot.assessment.name if self._snapshot else "")
        return self.target_path().with_name(f"{name}.json")

    def _show_target(self) -> None:
        path = self.target_path()
        self.target.setText(str(path))
        self.replaces.setVisible(stands(path))

    def _show_busy(self) -> None:
        own = self.presenter.own_template
        possible = not self.kind.own or (own is not None and own.sound)
        self.card.own.display(own if self.kind.own else None)
        self.card.logo.setVisible(not self.kind.own)
        self.card.logo.display()
        busy, work = self.presenter.reporting, self.presenter.report_work
        self.card.set_busy(busy=busy, writing=work == "write", possible=possible)
        if self.panel is not None:
            self.panel.write.setEnabled(not busy)
        self._escape.setEnabled(busy or self.looking)

    def _rest(self, *, keyboard: QWidget) -> None:
        """Be ready again, and give the keyboard to where it was."""
        self._asked = False
        self._show_target()
        self._show_busy()
        if self.isVisible() and not self.looking:
            keyboard.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._show_outcome)

    def _show_outcome(self) -> None:
        """Bring what is said about the report into view, once the page has made room for it."""
        said = [notice for notice in self.card.notices if notice.isVisible()]
        if said:
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            self._form.ensureWidgetVisible(said[-1], 0, theme.px(theme.SMALL))

    # Wishes

    def _template(self) -> str | Path:
        own = self.presenter.own_template
        return own.path if self.kind.own and own is not None else self.kind.template.id

    def _choose_kind(self) -> None:
        """Offer the languages that the kind of document speaks, and ask for the file of one's own."""
        self.card.speak(self.card.language)
        if self.kind.own and self.presenter.own_template is None:
            self._choose_own()
        self._show_target()
        self._show_busy()

    def _choose_own(self) -> None:
        path = ask.open_file(self, self.tr("Which Word file is the template?"), WORD)
        if path is not None:
            self._check_own(path)
        elif self.presenter.own_template is None:
            self.kind.choose_last()

    def _check_own(self, path: Path | None = None) -> None:
        own = self.presenter.own_template
        path = path or (own.path if own is not None else None)
        if path is not None:
            self.card.clear()
            self._asked = True
            self.presenter.check_template(path, language=self.card.language)

    def _choose(self) -> None:
        path = ask.save_file(self, self.tr("Where should the report go?"), str(self.target_path()), WORD)
        if path is not None:
            self._chosen = path if path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx")
            self._show_target()

    def _write(self) -> None:
        self._leave()
        self.card.clear()
        self._asked = True
        self.presenter.report(self.target_path(), language=self.card.language, template=self._template())

    def _look(self) -> None:
        self.card.clear()
        self._asked = True
        self.presenter.look_at_report(language=self.card.language, template=self._template())

    def _step_back(self) -> None:
        """Give up what is under way; else leave the preview."""
        if self.presenter.reporting:
            self.progress.cancel.click()
        else:
            self._leave()

    def _leave(self) -> None:
        if self.looking:
            self._stack.setCurrentWidget(self._form)
            self._show_busy()
            self.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    # What came of them

    def _reported(self, result: ReportResult) -> None:
        self._made = result.path
        self.card.say_written(result, same=self.presenter.as_previewed)
        self._rest(keyboard=self.write)

    def _drafted(self, preview: Preview) -> None:
        if self._snapshot is None or preview.wanted.assessment != self._snapshot.assessment.id or not self._asked:
            return
        if self.panel is None:
            from pia_app.gui.preview.panel import PreviewPanel

            self.panel = PreviewPanel(self.presenter.pictures, self.presenter.language)
            self.panel.left.connect(self._leave)
            self.panel.write_wished.connect(self._write)
            self.panel.refresh_wished.connect(self._look)
            self._stack.addWidget(self.panel)
        self._stack.setCurrentWidget(self.panel)
        self.panel.display(preview, self.tr("Preview: {0}").format(self.target_path().name))
        self.panel.set_old(self.presenter.preview_is_old)
        self._rest(keyboard=self.preview)
        self.panel.focus()

    def _given_up(self, work: str) -> None:
        if self._asked:
            self.card.say_given_up(work, stays=work == "write" and stands(self.target_path()))
            self._after_failure(work)

    def _failed(self, work: str, error: PiaError) -> None:
        """Say what went wrong where it was asked for; elsewhere a banner says it."""
        if self._asked:
            self.card.say_failed(work, error)
            self._after_failure(work)

    def _after_failure(self, work: str) -> None:
        if work == "check" and self.presenter.own_template is None and self.kind.own:
            self.kind.choose_last()
        self._rest(keyboard=self.write if work == "write" else self.preview)

    def _see(self, *, folder: bool) -> None:
        """Open the report made here or its folder, and nothing else (reliability.md T11)."""
        if self._made is None or not self._made.is_file():
            self.card.say_gone(str(self._made or ""))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.parent if folder else self._made)))
