"""The logo on the cover: which picture, and the wishes to choose one or to do without."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_app.errors import PiaError
from pia_app.gui import ask, theme
from pia_app.gui.presenter import Presenter
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import PlainLabel

PICTURES: Final = "PNG, JPEG (*.png *.jpg *.jpeg)"


class LogoBox(QWidget):
    """Shows the logo that the workspace's reports bear, and changes it."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.told = PlainLabel()
        self.failed = Notice(kind="stop")
        self.choose = button(self.tr("Choose…"), self._choose, icon="folder")
        self.choose.setAccessibleName(self.tr("Choose the picture that stands on the cover"))
        self.remove = button(self.tr("Do without"), self._remove)
        self.remove.setAccessibleName(self.tr("Do without a logo on the cover"))
        buttons = FlowLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        row = QHBoxLayout()
        row.setSpacing(theme.px(theme.MEDIUM))
        row.addWidget(self.told, 1)
        row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.SMALL))
        column.addWidget(PlainLabel(self.tr("Logo on the cover"), role="overline"))
        column.addLayout(row)
        column.addWidget(self.failed)

    def display(self) -> None:
        """Show which picture it is now."""
        path = self._presenter.logo
        none = self.tr("None. The cover keeps a place for one.")
        self.told.setText(none if path is None else self.tr("{0}, for all reports of this workspace").format(path.name))
        self.remove.setVisible(path is not None)

    def _choose(self) -> None:
        path = ask.open_file(self, self.tr("Which picture is the logo?"), PICTURES)
        if path is not None:
            self._try(self._presenter.keep_logo(path))

    def _remove(self) -> None:
        self._try(self._presenter.drop_logo())
        self.choose.setFocus()

    def _try(self, error: PiaError | None) -> None:
        """Show what is so now, and what went wrong where something did."""
        from pia_app.wording import explain

        told = "" if error is None else explain(self._presenter.language, error)
        self.failed.say(self.tr("The logo stays as it was.") if told else "", told)
        self.display()
