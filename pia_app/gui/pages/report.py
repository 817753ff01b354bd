"""The Word report: in which language, where to, what it will say; and the assessment as an exchange file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from pia_app.errors import PiaError
from pia_app.gui import ask, theme
from pia_app.gui.languages import LANGUAGES, language_name
from pia_app.gui.pages.base import Page, Scroll
from pia_app.gui.pages.report_kind import STANDARD, KindChoice
from pia_app.gui.pages.report_outlook import OutlookCard
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.option_button import OptionButton
from pia_app.gui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from pia_app.report import ReportResult

WORD: Final = "Word (*.docx)"
EXCHANGE: Final = "JSON (*.json)"
LONGEST: Final = 80  # characters of a name that go into a file name


class ReportPage(Page):
    """Choose, look over, write. The report is written beside the window, which stays usable meanwhile."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._snapshot: Snapshot | None = None
        self._chosen: Path | None = None
        self._made: Path | None = None
        self._language = ""
        self._writing = False
        self.outlook = OutlookCard(presenter)
        self.languages: dict[str, OptionButton] = {}
        self.kind = KindChoice(presenter.language)
        self.kind.chosen.connect(lambda _: self._choose_kind())
        self.target = PlainLabel()
        self.target.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text = self.tr("This file exists; the new report replaces it once it is complete.")
        self.replaces = PlainLabel(text, role="caption")
        self.write = button(self.tr("Write the report"), self._write, kind="primary", icon="report")
        self.busy = QProgressBar()
        self.done = Notice(kind="done")
        self.removed = Notice(kind="warning")
        self.failed = Notice(kind="stop")
        self.exported = Notice(kind="done")
        self._lay_out()
        presenter.reported.connect(self._reported)
        presenter.failed.connect(self._failed)

    # Building

    def _lay_out(self) -> None:
        scroll = Scroll()
        column = scroll.column
        column.addWidget(PlainLabel(self.tr("Report"), role="title"))
        note = self.tr("A Word document that can be handed to a regulator or a board as it is.")
        column.addWidget(PlainLabel(note, role="quiet"))
        column.addWidget(self._word_card())
        column.addWidget(self.outlook)
        column.addWidget(self._exchange_card())
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _word_card(self) -> Card:
        card = Card(padding=20)
        card.body.addWidget(PlainLabel(self.tr("Kind of document"), role="overline"))
        card.body.addWidget(self.kind)
        card.body.addSpacing(theme.px(theme.SMALL))
        card.body.addWidget(PlainLabel(self.tr("Language of the report"), role="overline"))
        card.body.addLayout(self._language_row())
        card.body.addSpacing(theme.px(theme.SMALL))
        card.body.addWidget(PlainLabel(self.tr("File"), role="overline"))
        place = QHBoxLayout()
        place.setSpacing(theme.px(theme.MEDIUM))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(self.target)
        words.addWidget(self.replaces)
        place.addLayout(words, 1)
        choose = button(self.tr("Change…"), self._choose, icon="folder")
        choose.setAccessibleName(self.tr("Choose another file for the report"))
        place.addWidget(choose, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(place)
        card.body.addSpacing(theme.px(theme.MEDIUM))
        card.body.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(theme.px(6))
        self.busy.setAccessibleName(self.tr("The report is being written"))
        self._see = button(self.tr("Open"), lambda: self._show_file(folder=False))
        self._see_folder = button(self.tr("Show in folder"), lambda: self._show_file(folder=True), icon="folder")
        self.done.add_foot(self._see, self._see_folder)
        for part in (self.busy, self.done, self.removed, self.failed):
            card.body.addWidget(part)
        return card

    def _language_row(self) -> FlowLayout:
        row = FlowLayout()
        group = QButtonGroup(self)
        for language in LANGUAGES:
            made = self.languages[language] = OptionButton(language_name(language), kind="segment")
            made.setAccessibleDescription(self.tr("Language of the report"))
            made.clicked.connect(lambda _=False, chosen=language: self._speak(chosen))
            group.addButton(made)
            row.addWidget(made)
        return row

    def _exchange_card(self) -> Card:
        card = Card(padding=20)
        card.body.addWidget(PlainLabel(self.tr("Exchange file"), role="heading"))
        note = self.tr("All answers and tasks as JSON, to keep, to compare, or to import elsewhere.")
        card.body.addWidget(PlainLabel(note, role="quiet"))
        export = button(self.tr("Export as JSON…"), self._export)
        card.body.addWidget(export, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.exported)
        return card

    # Showing

    def display(self, snapshot: Snapshot) -> None:
        """Show what a report written now would be."""
        self._snapshot = snapshot
        if not self._language:
            self._language = snapshot.assessment.language if snapshot.assessment.language in LANGUAGES else LANGUAGES[0]
        self.languages[self._language].setChecked(True)
        self.kind.choose(self.presenter.take_target("report"))
        self.outlook.display(snapshot)
        self._show_target()
        self._show_busy()

    def target_path(self) -> Path:
        """Return where the report goes: where the person chose, else beside the workspace."""
        if self._chosen is not None:
            return self._chosen
        name = self._snapshot.assessment.name if self._snapshot else ""
        kind = "" if self.kind.template.id == STANDARD else f" {self.kind.template.id}"
        stem = f"{file_name(name)}{kind} {self.presenter.today.isoformat()} ({self._language})"
        return self.presenter.workspace.path.parent / f"{stem}.docx"

    def _show_target(self) -> None:
        path = self.target_path()
        self.target.setText(str(path))
        self.replaces.setVisible(path.exists())

    def _show_busy(self) -> None:
        busy = self.presenter.reporting
        self.busy.setVisible(busy)
        self.write.setEnabled(not busy)
        text = self.tr("Writing the report…") if busy else self.tr("Write the report")
        self.write.setText(text)
        self.write.setAccessibleName(text)

    # Wishes

    def _choose_kind(self) -> None:
        """Offer the languages that the kind of document speaks."""
        spoken = self.kind.template.languages
        for language, made in self.languages.items():
            made.setEnabled(language in spoken)
        if self._language and self._language not in spoken:
            self._language = spoken[0]
            self.languages[self._language].setChecked(True)
        self._show_target()

    def _speak(self, language: str) -> None:
        self._language = language
        self._show_target()

    def _choose(self) -> None:
        path = ask.save_file(self, self.tr("Where should the report go?"), str(self.target_path()), WORD)
        if path is not None:
            self._chosen = path if path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx")
            self._show_target()

    def _write(self) -> None:
        for notice in (self.done, self.removed, self.failed):
            notice.say("")
        self._writing = True
        self.presenter.report(self.target_path(), language=self._language, template=self.kind.template.id)
        self._show_busy()

    def _reported(self, result: ReportResult) -> None:
        self._writing, self._made = False, result.path
        self.done.say(self.tr("The report is written."), str(result.path))
        if result.replaced:
            self.removed.say(self.tr("%n characters that no document can hold were left out.", "", result.replaced))
        self._show_target()
        self._show_busy()

    def _failed(self, error: object) -> None:
        """Say what went wrong where the report was asked for; the banner says it too."""
        if self._writing and not self.presenter.reporting and isinstance(error, PiaError):
            from pia_app.wording import explain

            self._writing = False
            self.failed.say(self.tr("The report was not written."), explain(self.presenter.language, error))
        self._show_busy()

    def _show_file(self, *, folder: bool) -> None:
        """Open the report made here or its folder, and nothing else (reliability.md T11)."""
        if self._made is None or not self._made.is_file():
            self.done.say(self.tr("The report is no longer where it was written."), str(self._made or ""))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.parent if folder else self._made)))

    def _export(self) -> None:
        if self._snapshot is None:
            return
        suggestion = self.target_path().with_name(f"{file_name(self._snapshot.assessment.name)}.json")
        path = ask.save_file(self, self.tr("Where should the exchange file go?"), str(suggestion), EXCHANGE)
        if path is None:
            return
        path = path if path.suffix.lower() == ".json" else path.with_name(f"{path.name}.json")
        if self.presenter.export(self._snapshot.assessment.id, path):
            self.exported.say(self.tr("The exchange file is written."), str(path))


def file_name(name: str) -> str:
    """Return a name without what some file system cannot have in a file name."""
    kept = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", name)
    return " ".join(kept.split())[:LONGEST].strip(". ") or "PIA"
