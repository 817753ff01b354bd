"""The first page: every assessment of the workspace, and what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pia_app.gui import ask, theme
from pia_app.gui.editors.text_input import LineInput
from pia_app.gui.icons import icon
from pia_app.gui.pages.home_list import ROW, HomeDelegate, HomeModel
from pia_app.gui.presenter import Presenter
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.plain_label import ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from pia_app.gui.pages.welcome import Welcome
    from pia_app.workspace import HomeRow


class HomePage(QWidget):
    """A list to search and open, with the wishes that concern whole assessments; or a welcome when there is none."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.presenter = presenter
        self._model = HomeModel(presenter.language)
        self._sieve = QSortFilterProxyModel(self)
        self._sieve.setSourceModel(self._model)
        self._sieve.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list = self._build_list()
        self.search = LineInput(self.tr("Find an assessment by its name"))
        self.search.setPlaceholderText(self.tr("Find an assessment by its name"))
        self.search.addAction(icon("search"), self.search.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._sieve.setFilterFixedString)
        self.search.setMinimumWidth(theme.px(290))
        self._lay_out()
        presenter.home_changed.connect(self.refresh)

    def _build_list(self) -> QListView:
        view = QListView()
        view.setModel(self._sieve)
        view.setItemDelegate(HomeDelegate(view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setAccessibleName(self.tr("Assessments"))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.doubleClicked.connect(self._open)
        for key in ("Return", "Enter"):
            QShortcut(QKeySequence(key), view, self._open, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence.StandardKey.Delete, view, self._delete, context=Qt.ShortcutContext.WidgetShortcut)
        view.selectionModel().selectionChanged.connect(lambda: self._enable())
        return view

    def _lay_out(self) -> None:
        writable = not self.presenter.read_only
        self.new = button(self.tr("New assessment"), self.start, kind="primary", icon="add")
        self.import_button = button(self.tr("Import…"), self.import_file, icon="import")
        self.new.setEnabled(writable)
        self.import_button.setEnabled(writable)
        self.tools = {
            "open": button(self.tr("Open"), self._open, kind="quiet", icon="right"),
            "duplicate": button(self.tr("Duplicate"), self._duplicate, kind="quiet", icon="copy"),
            "export": button(self.tr("Export…"), self._export, kind="quiet", icon="report"),
            "delete": button(self.tr("Delete…"), self._delete, kind="quiet", icon="remove"),
        }
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(PlainLabel(self.tr("Assessments"), role="title", wrap=False))
        self._place = ElidedLabel(role="small")
        words.addWidget(self._place)
        head.addLayout(words, 1)
        head.addWidget(self.import_button)
        head.addWidget(self.new)
        row = FlowLayout()
        row.addWidget(self.search)
        for made in self.tools.values():
            row.addWidget(made)
        text = self.tr("Tasks of all assessments")
        self.all_tasks = button(text, self.presenter.go_all_tasks, kind="quiet", icon="tasks")
        row.addWidget(self.all_tasks)
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.MEDIUM))
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        self.welcome: Welcome | None = None
        self._body = QStackedWidget()
        self._body.addWidget(listing)
        self._body.setMaximumWidth(theme.px(1040))
        self._body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        outer = QHBoxLayout(self)
        margin = theme.px(theme.WIDE)
        outer.setContentsMargins(margin, margin, margin, theme.px(theme.SMALL))
        outer.addStretch(1)
        outer.addWidget(self._body, 100)
        outer.addStretch(1)

    def refresh(self) -> None:
        """Show the assessments there are now; the one that was chosen stays chosen."""
        chosen = self._row()
        rows = self.presenter.rows()
        self._model.show_rows(rows)
        self._place.setText(str(self.presenter.workspace.path))
        if rows:
            self._body.setCurrentIndex(0)
        else:
            self._greet()
        wanted = [n for n, row in enumerate(rows) if chosen and row.id == chosen.id] or [0]
        self.list.setCurrentIndex(self._sieve.mapFromSource(self._model.index(wanted[0])))
        self._enable()

    def showEvent(self, event: object) -> None:
        """Put the keyboard where the work begins."""
        (self.list if self.welcome is None or self._model.rowCount() else self.welcome.new).setFocus()

    def _greet(self) -> None:
        if self.welcome is None:
            from pia_app.gui.pages.welcome import Welcome

            self.welcome = Welcome(self)
            self._body.addWidget(self.welcome)
        self._body.setCurrentWidget(self.welcome)

    # Wishes

    def start(self) -> None:
        """Ask for what a new assessment needs and start it."""
        from pia_app.gui.pages.new_assessment import NewAssessment

        dialog = NewAssessment(self.presenter, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def import_file(self) -> None:
        """Take in the assessments of an exchange file."""
        path = ask.open_file(self, self.tr("Import assessments"), self.tr("Exchange files (*.json)"))
        if path is not None and (count := self.presenter.import_file(path)):
            self.presenter.told.emit("info", self.tr("%n assessments were imported.", "", count))

    def open_workspace(self) -> None:
        """Work in another workspace file."""
        path = ask.open_file(self, self.tr("Open another workspace"), self.tr("Workspaces (*.pia)"))
        if path is not None:
            self.presenter.open_workspace(path)

    def new_workspace(self) -> None:
        """Make another workspace file and work in it."""
        path = ask.save_file(self, self.tr("New workspace"), "workspace.pia", self.tr("Workspaces (*.pia)"))
        if path is not None:
            self.presenter.open_workspace(path if path.suffix else path.with_suffix(".pia"), create=True)

    def back_up(self) -> None:
        """Write a backup now."""
        if self.presenter.back_up():
            self.presenter.told.emit("info", self.tr("A backup was written and checked."))

    def check(self) -> None:
        """Check the workspace file."""
        problems = self.presenter.check()
        if problems:
            found = self.tr(
                "%n faults were found. Nothing more is changed in this file: restore a backup.", "", len(problems)
            )
            self.presenter.told.emit("warning", found)
        elif problems is not None:
            self.presenter.told.emit("info", self.tr("The workspace was checked: everything is in order."))

    def _row(self) -> HomeRow | None:
        row: HomeRow | None = self.list.currentIndex().data(ROW)
        return row

    def _enable(self) -> None:
        row = self._row()
        for name, made in self.tools.items():
            changes = name in ("duplicate", "delete")
            made.setEnabled(row is not None and not (changes and self.presenter.read_only))

    def _open(self, index: QModelIndex | None = None) -> None:
        row = self._row()
        if row is not None:
            self.presenter.open(row.id)

    def _duplicate(self) -> None:
        row = self._row()
        if row is not None:
            self.presenter.duplicate(row.id)

    def _export(self) -> None:
        row = self._row()
        if row is None:
            return
        name = "".join(c if c.isalnum() or c in " -_" else "_" for c in row.name).strip()[:80] or row.id
        path = ask.save_file(self, self.tr("Export assessment"), f"{name}.json", self.tr("Exchange files (*.json)"))
        if path is not None and self.presenter.export(row.id, path):
            self.presenter.told.emit("info", self.tr("Exported to {0}.").format(path))

    def _delete(self) -> None:
        row = self._row()
        if row is None or self.presenter.read_only:
            return
        text = self.tr(
            '"{0}" with its {1} activities and {2} answers will be deleted. A backup still holds it afterwards.'
        )
        ask.Confirm(self.window(), self.tr("Delete this assessment?"),
                    text.format(row.name, row.activities, row.answered), self.tr("Delete"),
                    lambda: self.presenter.delete(row.id))  # fmt: skip

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for made in self.tools.values():
            menu.addAction(made.text(), made.click).setEnabled(made.isEnabled())
        menu.popup(self.list.viewport().mapToGlobal(place))
