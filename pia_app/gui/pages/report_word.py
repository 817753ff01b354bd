"""The card on which the Word report is ordered: kind, language, file; and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from pia_app.errors import PiaError
from pia_app.gui import theme
from pia_app.gui.languages import LANGUAGES, language_name
from pia_app.gui.pages.report_kind import KindChoice
from pia_app.gui.pages.report_logo import LogoBox
from pia_app.gui.pages.report_own import OwnTemplateBox
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.option_button import OptionButton
from pia_app.gui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from pia_app.report import ReportResult


class WordCard(Card):
    """Choices and messages only; the page decides what they lead to."""

    def __init__(self, language: str, logo: LogoBox, *, choose: Callable[[], object], see: Callable[[bool], object],
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent, padding=20)
        self._language = language
        self.logo = logo
        self.languages: dict[str, OptionButton] = {}
        self.kind = KindChoice(language)
        self.own = OwnTemplateBox(language)
        self.target = PlainLabel()
        self.target.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text = self.tr("This file exists; the new report replaces it once it is complete.")
        self.replaces = PlainLabel(text, role="caption")
        self.preview = button(self.tr("Preview"), icon="search")
        self.write = button(self.tr("Write the report"), kind="primary", icon="report")
        self.done = Notice(kind="done")
        self.removed = Notice(kind="warning")
        self.given_up = Notice(kind="info")
        self.failed = Notice(kind="stop")
        self._choose = choose
        self._lay_out()
        open_it = button(self.tr("Open"), lambda: see(False))
        show_it = button(self.tr("Show in folder"), lambda: see(True), icon="folder")
        self.done.add_foot(open_it, show_it)

    def _lay_out(self) -> None:
        self.body.addWidget(PlainLabel(self.tr("Kind of document"), role="overline"))
        self.body.addWidget(self.kind)
        self.body.addWidget(self.own)
        self.body.addSpacing(theme.px(theme.SMALL))
        self.body.addWidget(PlainLabel(self.tr("Language of the report"), role="overline"))
        self.body.addLayout(self._language_row())
        self.body.addSpacing(theme.px(theme.SMALL))
        self.body.addWidget(self.logo)
        self.body.addSpacing(theme.px(theme.SMALL))
        self.body.addWidget(PlainLabel(self.tr("File"), role="overline"))
        self.body.addLayout(self._place())
        self.body.addSpacing(theme.px(theme.MEDIUM))
        row = FlowLayout()
        row.addWidget(self.write)
        row.addWidget(self.preview)
        self.body.addLayout(row)
        for part in self.notices:
            self.body.addWidget(part)

    def _language_row(self) -> FlowLayout:
        row = FlowLayout()
        group = QButtonGroup(self)
        for language in LANGUAGES:
            made = self.languages[language] = OptionButton(language_name(language), kind="segment")
            made.setAccessibleDescription(self.tr("Language of the report"))
            group.addButton(made)
            row.addWidget(made)
        return row

    def _place(self) -> QHBoxLayout:
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
        return place

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Return what may be said about the last report, in its order on the card."""
        return self.done, self.removed, self.given_up, self.failed

    @property
    def language(self) -> str:
        """Return the language chosen, "" before there is one."""
        return next((language for language, made in self.languages.items() if made.isChecked()), "")

    def speak(self, language: str) -> None:
        """Choose a language, or where the kind of document does not speak it, the first that it does."""
        spoken = self.kind.languages
        self.languages[language if language in spoken else spoken[0]].setChecked(True)
        for one, made in self.languages.items():
            made.setEnabled(one in spoken)

    def clear(self) -> None:
        """Take back what was said about the last report."""
        for notice in self.notices:
            notice.say("")

    def set_busy(self, *, busy: bool, writing: bool, possible: bool) -> None:
        """Offer to write and to look, or say that it is being done."""
        self.write.setEnabled(possible and not busy)
        self.preview.setEnabled(possible and not busy)
        self.kind.setEnabled(not busy)
        self.logo.setEnabled(not busy)
        text = self.tr("Writing the report…") if writing else self.tr("Write the report")
        self.write.setText(text)
        self.write.setAccessibleName(text)

    # What became of it

    def say_written(self, result: ReportResult, *, same: bool) -> None:
        """Say that the report stands, and what it does not hold; `same`: it is the file last looked at."""
        proof = self.tr("It is the very file that the preview showed.") if same else ""
        self.done.say(self.tr("The report is written."), f"{result.path}\n{proof}".rstrip())
        lines = []
        if result.replaced:
            lines.append(self.tr("%n characters that no document can hold were left out.", "", result.replaced))
        if result.left_out:
            lines.append(self.tr("%n texts that people typed are not shown by this template.", "", result.left_out))
        self.removed.say("\n".join(lines))

    def say_given_up(self, work: str, *, stays: bool) -> None:
        """Say that the work was cancelled; `stays`: a file stood where the report was to go."""
        said = {
            "write": self.tr("Cancelled. Nothing was written."),
            "preview": self.tr("Cancelled. No preview was made."),
            "check": self.tr("Cancelled. The template was not checked."),
        }
        self.given_up.say(said[work], self.tr("The file that was there is as it was.") if stays else "")

    def say_failed(self, work: str, error: PiaError) -> None:
        """Say what went wrong, and with what."""
        from pia_app.wording import explain

        said = {
            "write": self.tr("The report was not written."),
            "preview": self.tr("The preview could not be made."),
            "check": self.tr("The template could not be checked."),
        }
        self.failed.say(said[work], explain(self._language, error))

    def say_gone(self, path: str) -> None:
        """Say that the report is no longer there."""
        self.done.say(self.tr("The report is no longer where it was written."), path)
