"""A field for a table: rows to read as a table, one of them open as a form."""

from __future__ import annotations

from secrets import token_hex

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.field import Field, Spec
from pia_app.gui.editors.table_row import MakeCell, RowForm, RowLine
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import Row, Value


class TableField(Field):
    """Rows with typed columns.

    A row counts when its needed cells are filled; until then the last complete state of it is what is handed over,
    so that work on one row never holds back another.
    """

    def __init__(self, spec: Spec, make: MakeCell, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._make = make
        self._rows: dict[str, Row] = {}
        self._complete: dict[str, Row] = {}
        self._lines: dict[str, RowLine] = {}
        self._form: RowForm | None = None
        self._open = ""
        self._read_only = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._head = RowLine([c.name for c in spec.columns], head=True)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self._empty = PlainLabel(self.tr("No rows yet."), role="quiet")
        self.add = button(self.tr("Add a row"), self._add, kind="quiet", icon="add")
        self.add.setAccessibleDescription(spec.name)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, theme.px(theme.TIGHT), 0, 0)
        foot.addWidget(self.add)
        foot.addWidget(self._empty, 1)
        foot.addStretch(1)
        layout.addWidget(self._head)
        layout.addLayout(self._body)
        layout.addLayout(foot)
        self.setFocusProxy(self.add)
        self.show_value(None)

    def show_value(self, value: Value | None) -> None:
        """Show rows; a row being written that does not count yet stays."""
        rows = {r.id: r for r in value if isinstance(r, Row)} if isinstance(value, tuple) else {}
        draft = self._rows.get(self._open)
        if draft is not None and self._missing(draft) and (draft.id in rows or draft.id not in self._complete):
            rows[draft.id] = draft
        self._complete = {i: r for i, r in rows.items() if not self._missing(r)}
        if self._open not in rows:
            self._close()
        self._show(rows)
        if self._form and self._open in rows:
            self._form.show_cells(rows[self._open].cells)

    def flush(self) -> None:
        """Hand over what was typed in the open row."""
        if self._form:
            self._form.flush()

    def set_read_only(self, read_only: bool) -> None:
        """Keep the rows readable and openable."""
        self._read_only = read_only
        self.add.setVisible(not read_only)

    def _show(self, rows: dict[str, Row]) -> None:
        self._rows = rows
        for gone in [i for i in self._lines if i not in rows]:
            self._lines.pop(gone).deleteLater()
        for number, row in enumerate(rows.values(), start=1):
            line = self._lines.get(row.id)
            if line is None:
                line = self._lines[row.id] = RowLine([])
                line.clicked.connect(lambda _=False, i=row.id: self._toggle(i))
                self._body.addWidget(line)
            line.display(self._texts(row))
            line.setAccessibleName(self.tr("Row {0}: {1}").format(number, line.accessibleName()))
        self._head.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def _texts(self, row: Row) -> list[str]:
        return [" ".join(c.show(row.cells.get(c.id, "")).split()) for c in self.spec.columns]

    def _missing(self, row: Row) -> list[str]:
        return [c.name for c in self.spec.columns if c.required and not row.cells.get(c.id, "").strip()]

    def _toggle(self, row_id: str) -> None:
        if self._form:
            self._form.flush()
        if self._open == row_id:
            self._close()
            return
        self._close()
        self._open_row(row_id)

    def _open_row(self, row_id: str) -> None:
        form = self._form = RowForm(self.spec.columns, self._make)
        self._open = row_id
        form.typing.connect(self.typing)
        form.edited.connect(self._cell_edited)
        form.done.connect(lambda: self._toggle(row_id))
        form.removed.connect(self._remove)
        form.show_cells(self._rows[row_id].cells)
        if self._read_only:
            for field in form.fields.values():
                field.set_read_only(True)
        self._body.insertWidget(self._body.indexOf(self._lines[row_id]) + 1, form)
        self._lines[row_id].setChecked(True)

    def _close(self) -> None:
        """Put the form away, and with it a row in which nothing was written."""
        form, self._form = self._form, None
        row_id, self._open = self._open, ""
        if form is not None:
            line = self._lines.get(row_id)
            focus = QApplication.focusWidget()
            if line is not None and focus is not None and form.isAncestorOf(focus):
                line.setFocus(Qt.FocusReason.OtherFocusReason)
            form.hide()
            form.deleteLater()
        if row_id in self._lines:
            self._lines[row_id].setChecked(False)
        row = self._rows.get(row_id)
        if row is not None and not any(row.cells.values()):
            self._show({i: r for i, r in self._rows.items() if i != row_id})

    def _add(self) -> None:
        if self._form:
            self._form.flush()
            self._close()
        row = Row(id=token_hex(4), cells={})
        self._show({**self._rows, row.id: row})
        self._open_row(row.id)
        if self._form:
            next(iter(self._form.fields.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _cell_edited(self, column: str, text: str) -> None:
        old = self._rows[self._open]
        cells = {**old.cells, column: text}
        row = Row(id=old.id, cells={k: v for k, v in cells.items() if v})
        self._show({**self._rows, row.id: row})
        missing = self._missing(row)
        if self._form:
            needed = self.tr("Not saved: this row still needs {0}.").format(", ".join(missing))
            self._form.say(needed if missing else "")
        if not missing:
            self._complete[row.id] = row
        self._hand_over()

    def _remove(self) -> None:
        row_id = self._open
        counted = self._complete.pop(row_id, None) is not None
        self._close()
        self._show({i: r for i, r in self._rows.items() if i != row_id})
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        if counted:
            self._hand_over()

    def _hand_over(self) -> None:
        rows = tuple(self._complete[i] for i in self._rows if i in self._complete)
        self.edited.emit(rows or None)
