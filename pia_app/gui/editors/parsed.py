"""Fields for values that are written as text: a number, a date, a period of time."""

from __future__ import annotations

import re
from datetime import date
from unicodedata import normalize

from PySide6.QtCore import QDate, QPoint
from PySide6.QtWidgets import QCalendarWidget, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.combo import ComboBox
from pia_app.gui.editors.field import Field, Spec
from pia_app.gui.editors.text_input import LineInput
from pia_app.gui.widgets.buttons import icon_button
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import Value

_GROUPED = re.compile(r"[+-]?\d{1,4}(?:,\d{2,4})*,\d{3,4}(?:\.\d*)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d{1,2}")


def _plain(text: str) -> str:
    """Return a number without commas, as people of different countries mean them; a guess would be ten times wrong."""
    if _DECIMAL_COMMA.fullmatch(text):
        return text.replace(",", ".")
    return text.replace(",", "") if _GROUPED.fullmatch(text) else text


class ParsedField(Field):
    """A line whose text stands for a value; text that does not is kept, not stored, and what is right is said below."""

    inline = True

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.input = LineInput(spec.name)
        self.input.setMinimumWidth(theme.px(112))
        self.input.setMaximumWidth(theme.px(180))
        self.input.typing.connect(self.typing)
        self.input.committed.connect(self._read)
        self.wrong = PlainLabel(role="wrong")
        self.wrong.hide()
        self.line = QHBoxLayout()
        self.line.setSpacing(theme.px(theme.SMALL))
        self.line.addWidget(self.input, 100)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(theme.TIGHT))
        layout.addLayout(self.line)
        layout.addWidget(self.wrong)
        self.setFocusProxy(self.input)

    def flush(self) -> None:
        """Hand over what was typed."""
        self.input.flush()

    def show_value(self, value: Value | None) -> None:
        """Show a value in its written form; a text that is wrong stays until it is corrected or left."""
        self.input.show_text(self.written(value))
        if not self.input.hasFocus():
            self._say("")

    def draft(self) -> str:
        """Return a text that stands for no value and is therefore stored nowhere, else ""."""
        return self.input.text() if self.wrong.text() else ""

    def show_draft(self, text: str) -> None:
        """Show a text that stands for no value, and say what would be right; with "" the field is empty again."""
        self.input.setText(text)
        self._say("")
        try:
            self.read(normalize("NFKC", text).strip())
        except ValueError as error:
            self._say(str(error) if text else "")

    def set_read_only(self, read_only: bool) -> None:
        """Keep the text selectable."""
        self.input.setReadOnly(read_only)

    def written(self, value: Value | None) -> str:
        """Return how a value is written."""
        return "" if value is None else str(value)

    def read(self, text: str) -> Value:
        """Return the value a text stands for. Raises ValueError with a sentence on what would be right."""
        raise NotImplementedError

    def _read(self, text: str) -> None:
        if not text.strip():
            self._say("")
            self.edited.emit(None)
            return
        try:
            value = self.read(normalize("NFKC", text).strip())
        except ValueError as error:
            self._say(str(error))
            return
        self._say("")
        self.edited.emit(value)

    def _say(self, message: str) -> None:
        self.wrong.setText(message)
        self.wrong.setVisible(bool(message))
        self.input.setAccessibleDescription(message)


class NumberField(ParsedField):
    """A field for a number, with its unit and its limits."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        if spec.unit:
            self.line.addWidget(PlainLabel(spec.unit, role="quiet", wrap=False))
        self.line.addStretch(1)

    def written(self, value: Value | None) -> str:
        """Return a number in plain digits."""
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return super().written(value)

    def read(self, text: str) -> Value:
        """Read digits with or without separators; a comma before one or two last digits is a decimal comma."""
        try:
            number = float(_plain(re.sub(r"[\s_]", "", text)))
        except ValueError:
            raise ValueError(self.tr("Not saved: please write a number, for example 1200.")) from None
        low, high = self.spec.minimum, self.spec.maximum
        if number != number or abs(number) > 1e15:
            raise ValueError(self.tr("Not saved: please write a number, for example 1200."))
        if low is not None and number < low:
            raise ValueError(self.tr("Not saved: the number must be at least {0}.").format(self.written(low)))
        if high is not None and number > high:
            raise ValueError(self.tr("Not saved: the number must be at most {0}.").format(self.written(high)))
        return int(number) if number.is_integer() else number


class DateField(ParsedField):
    """A field for a day, typed or picked from a calendar."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.input.setPlaceholderText("YYYY-MM-DD")
        self.pick = icon_button("calendar", self.tr("Pick a day: {0}").format(spec.name), self._open_calendar)
        self.line.addWidget(self.pick)
        self.line.addStretch(1)

    def set_read_only(self, read_only: bool) -> None:
        """Keep the text selectable."""
        super().set_read_only(read_only)
        self.pick.setEnabled(not read_only)

    def read(self, text: str) -> Value:
        """Read year, month and day in this order, however they are divided."""
        found = re.fullmatch(r"(\d{4})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})\D?", text)
        try:
            day = date(*(int(part) for part in found.groups())) if found else None
        except ValueError:
            day = None
        if day is None:
            raise ValueError(self.tr("Not saved: please write the date as year-month-day, for example 2026-03-31."))
        return day.isoformat()

    def _open_calendar(self) -> None:
        dialog = QDialog(self)
        dialog.setWindowTitle(self.spec.name)
        calendar = QCalendarWidget(dialog)
        calendar.setAccessibleName(self.spec.name)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = QDate.fromString(self.input.text(), "yyyy-MM-dd")
        if shown.isValid():
            calendar.setSelectedDate(shown)
        layout = QVBoxLayout(dialog)
        layout.addWidget(calendar)
        calendar.activated.connect(lambda day: self._picked(dialog, day))
        dialog.move(self.pick.mapToGlobal(QPoint(0, self.pick.height())))
        dialog.setModal(True)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _picked(self, dialog: QDialog, day: QDate) -> None:
        self.input.setText(day.toString("yyyy-MM-dd"))
        dialog.accept()
        self._read(self.input.text())


class DurationField(ParsedField):
    """A field for a period: a whole number of days, months or years, kept as ISO 8601 (P30D, P6M, P3Y)."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.input.setFixedWidth(theme.px(90))
        self.unit = ComboBox(self.tr("Unit of time: {0}").format(spec.name))
        for unit, label in (("D", self.tr("days")), ("M", self.tr("months")), ("Y", self.tr("years"))):
            self.unit.addItem(label, unit)
        self.unit.setCurrentIndex(2)
        self.unit.activated.connect(lambda _: self._read(self.input.text()))
        self.line.addWidget(self.unit)
        self.line.addStretch(1)

    def set_read_only(self, read_only: bool) -> None:
        """Keep the text selectable."""
        super().set_read_only(read_only)
        self.unit.setEnabled(not read_only)

    def written(self, value: Value | None) -> str:
        """Set the unit and return the number; a period of years and months is written in months."""
        found = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", str(value or ""))
        if not found or value is None:
            return ""
        years, months, weeks, days = (int(part or 0) for part in found.groups())
        amount, unit = years, "Y"
        if weeks or days:
            amount, unit = 7 * weeks + days, "D"
        elif months:
            amount, unit = 12 * years + months, "M"
        self.unit.setCurrentIndex(self.unit.findData(unit))
        return str(amount)

    def read(self, text: str) -> Value:
        """Read a whole number."""
        if not re.fullmatch(r"[0-9]{1,4}", text):
            raise ValueError(self.tr("Not saved: please write a whole number, for example 3."))
        return f"P{int(text)}{self.unit.currentData()}"
