"""The pages of a report where the programs that draw them are there, and else a sentence that says what is missing."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.preview.pictures import PagePictures
from pia_app.gui.preview.strip import PageStrip
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.plain_label import PlainLabel


class PageView(QStackedWidget):
    """Shows the strip of pages or what stands in its way; `given_up` tells that the person no longer waits."""

    given_up = Signal()

    def __init__(self, pictures: PagePictures, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._language = language
        self.strip = PageStrip(pictures)
        self.words = PlainLabel(role="quiet")
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedSize(theme.px(240), theme.px(6))
        self.cancel = button(self.tr("Cancel"), self.given_up.emit)
        self.open_pdf = button(self.tr("Open as PDF"), self._open)
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(*[theme.px(theme.WIDE)] * 4)
        column.setSpacing(theme.px(theme.MEDIUM))
        column.addWidget(self.words)
        for part in (self.busy, self.cancel, self.open_pdf):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.addWidget(self.strip)
        self.addWidget(told)
        pictures.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how far the pages are."""
        state = self._pictures.state
        ready = state == "ready" and bool(self._pictures.sizes)
        self.setCurrentIndex(0 if ready else 1)
        self.words.setText(self._sentence())
        self.busy.setVisible(state == "laying")
        self.busy.setAccessibleName(self._sentence())
        self.cancel.setVisible(state == "laying")
        self.open_pdf.setVisible(state == "ready" and not ready)
        if ready:
            self.strip.lay()

    def _sentence(self) -> str:
        from pia_app.wording import explain

        if self._pictures.error is not None and self._pictures.state == "failed":
            return explain(self._language, self._pictures.error)
        if self._pictures.state == "ready":
            return self.tr(
                "LibreOffice has laid out the pages. To see them here, install Poppler (pdftoppm) as well; "
                "until then they can be opened as a PDF."
            )
        return self.tr("LibreOffice is laying out the pages…")

    def _open(self) -> None:
        """Open the pages made here, and nothing else."""
        if self._pictures.state == "ready":
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._pictures.pdf()))
