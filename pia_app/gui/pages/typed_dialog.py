"""What dialogs that take typed text have in common: they are not left by accident with what was typed in them."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLineEdit, QPlainTextEdit

from pia_app.gui.ask import Confirm


class TypedDialog(QDialog):
    """Cancel, Escape and the close button ask once where something was typed, chosen or changed since it was opened.

    Every field inside counts, so that none can be forgotten; a subclass says in `leaving` what is then not done.
    """

    _begun: tuple[list[str], ...] | None = None

    def leaving(self) -> str:
        """Return the question that stands above "What was typed is lost."."""
        raise NotImplementedError

    def open(self) -> None:
        """Remember what the fields hold, and show the dialog."""
        self._begun = self._held()
        super().open()

    def reject(self) -> None:
        """Close at once where nothing was typed; otherwise ask."""
        if self._begun is None or self._held() == self._begun:
            super().reject()
            return
        Confirm(
            self, self.leaving(), self.tr("What was typed is lost."), self.tr("Leave"), self._leave,
            stay=self.tr("Keep editing"),
        )  # fmt: skip

    def _leave(self) -> None:
        super().reject()

    def _held(self) -> tuple[list[str], ...]:
        """Return what the fields hold: words, choices of lists, and options that are chosen."""
        lines = [line.text().strip() for line in self.findChildren(QLineEdit)]
        texts = [text.toPlainText().strip() for text in self.findChildren(QPlainTextEdit)]
        lists = [str(box.currentIndex()) for box in self.findChildren(QComboBox)]
        options = [str(option.isChecked()) for option in self.findChildren(QAbstractButton) if option.isCheckable()]
        return lines, texts, lists, options
