"""A Word template of the person's own: which file, and what its check found."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.report_records import OwnTemplate
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import PlainLabel

SHOWN: Final = 12  # findings that anyone reads before mending the first


class OwnTemplateBox(QWidget):
    """Shows a template with its findings; `another` and `again` are wishes for another file, and to check once more."""

    another = Signal()
    again = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.file = PlainLabel()
        self.sound = Notice(kind="done")
        self.faults = Notice(kind="stop")
        self.warnings = Notice(kind="warning")
        row = FlowLayout()
        row.addWidget(button(self.tr("Choose another…"), self.another.emit, icon="folder"))
        row.addWidget(button(self.tr("Check again"), self.again.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.SMALL))
        column.addWidget(self.file)
        column.addLayout(row)
        for part in (self.sound, self.faults, self.warnings):
            column.addWidget(part)

    def display(self, template: OwnTemplate | None) -> None:
        """Show a template, or nothing."""
        self.setVisible(template is not None)
        if template is None:
            return
        self.file.setText(str(template.path))
        self.sound.say(self.tr("The template was checked and can be used.") if template.sound else "")
        wrong = self.tr("%n faults; the template cannot be used until they are mended.", "", len(template.faults))
        self.faults.say(wrong if template.faults else "", self._lines(template.faults))
        self.warnings.say(self.tr("Worth a look:") if template.warnings else "", self._lines(template.warnings))

    def _lines(self, faults: tuple[object, ...]) -> str:
        from pia_app.errors import Fault
        from pia_app.wording.catalogue import fault_text

        told = [fault_text(self._language, fault) for fault in faults if isinstance(fault, Fault)]
        lines = [f"• {line}" for line in told[:SHOWN]]
        if len(told) > SHOWN:
            lines.append(self.tr("… and %n more; they are shown once these are mended.", "", len(told) - SHOWN))
        return "\n".join(lines)
