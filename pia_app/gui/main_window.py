"""The window: bar, navigation, messages, and the page in view."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from pia_app.errors import PiaError
from pia_app.gui import ask, pages, theme
from pia_app.gui.dropping import ListDrop
from pia_app.gui.list_wishes import ALL_TASKS
from pia_app.gui.pages.base import Page
from pia_app.gui.pages.home import HomePage
from pia_app.gui.presenter import Presenter
from pia_app.gui.sidebar import Sidebar
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.top_bar import TopBar
from pia_app.gui.widgets.banner import Banner, Banners

if TYPE_CHECKING:
    from pia_app.gui.pages.all_tasks import AllTasksPage
    from pia_app.report import ReportResult

NARROW: Final = 1180  # below this width, at 100 %, the navigation shows pictures alone


class MainWindow(QMainWindow):
    """Show the page that the presenter moves to, and pass snapshots on to it.

    Everything inside is built anew when language, colours or text size change: what lasts is in the presenter.
    """

    def __init__(self, presenter: Presenter) -> None:
        super().__init__()
        self.presenter = presenter
        self._state = ("", "")
        self._assessment_id = ""
        self.setMinimumSize(640, 480)
        self.resize(1280, 800)
        self._build()
        self._add_shortcuts()
        ListDrop(presenter, self)
        presenter.changed.connect(self._changed)
        presenter.moved.connect(self._moved)
        presenter.saved.connect(self._saved)
        presenter.failed.connect(self._failed)
        presenter.told.connect(lambda kind, text: self.banners.add(Banner(text, kind=kind)))
        presenter.language_changed.connect(lambda _: self.rebuild())
        presenter.workspace_changed.connect(self._greet)
        presenter.deleted.connect(self._deleted)
        presenter.reported.connect(self._reported)
        presenter.report_failed.connect(self._report_failed)
        for went_well in (presenter.reported, presenter.drafted, presenter.template_checked):
            went_well.connect(lambda _: self.banners.clear("report"))
        presenter.left_out.connect(self._left_out)
        presenter.list_applied.connect(self._list_applied)
        presenter.list_left.connect(self._list_left)
        self._greet()

    # Building

    def _build(self) -> None:
        self.setWindowTitle(QApplication.applicationDisplayName())
        self.top_bar = TopBar(self.presenter)
        self.top_bar.undo.connect(lambda: self._take_back(self.presenter.undo))
        self.top_bar.redo.connect(lambda: self._take_back(self.presenter.redo))
        self.top_bar.looked.connect(self._dress)
        self.top_bar.wished.connect(self._wished)
        self.banners = Banners()
        self.home = HomePage(self.presenter)
        self.all_tasks: AllTasksPage | None = None
        self.sidebar = Sidebar(self.presenter)
        self._pages: dict[str, Page] = {}
        self._stack = QStackedWidget()
        self._bench = QWidget()
        row = QHBoxLayout(self._bench)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self._stack, 1)
        self._body = QStackedWidget()
        self._body.addWidget(self.home)
        self._body.addWidget(self._bench)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self.top_bar, 0), (self.banners, 0), (self._body, 1)):
            column.addWidget(part, stretch)
        self.setCentralWidget(central)
        self._moved(self.presenter.page)
        self._saved(*self._state)
        self._fit()

    def rebuild(self) -> None:
        """Build everything anew, in the language and look of now, at the place where the person was."""
        old = self.centralWidget()
        kept = [(b.text, b.kind) for b in self.banners.shown()]
        self._build()
        if old is not None:
            old.deleteLater()
        for text, kind in kept:
            self.banners.add(Banner(text, kind=kind))

    def _add_shortcuts(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            f"Ctrl+{number}": partial(self._go, name) for number, name in enumerate(pages.PAGES, start=1)
        }
        keys |= {
            "Ctrl+Down": lambda: self._on_page(lambda page: page.step(1)),
            "Ctrl+Up": lambda: self._on_page(lambda page: page.step(-1)),
            "Ctrl+Return": lambda: self._on_page(lambda page: page.next_unanswered()),
            "Ctrl+Enter": lambda: self._on_page(lambda page: page.next_unanswered()),
            "F1": lambda: self._on_page(lambda page: page.toggle_guidance()),
            "Ctrl+Z": lambda: self._take_back(self.presenter.undo),
            "Ctrl+Shift+Z": lambda: self._take_back(self.presenter.redo),
            "Ctrl+Y": lambda: self._take_back(self.presenter.redo),
            "Ctrl+S": self.presenter.flushing.emit,
            "Alt+Home": self.presenter.go_home,
        }
        for key, action in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(action)

    # What the presenter tells

    @property
    def page(self) -> Page | None:
        """Return the page of the assessment in view, or None at home."""
        return None if self.presenter.page == "home" else self._pages.get(self.presenter.page)

    def _changed(self, snapshot: Snapshot) -> None:
        if snapshot.assessment.id != self._assessment_id:
            self._assessment_id = snapshot.assessment.id
            self._forget_pages()
        self._show_name()
        self.sidebar.display(snapshot)
        if self.page is not None:
            self.page.display(snapshot)

    def _forget_pages(self) -> None:
        """Let go of the pages of another assessment, with the files, filters and messages that belong to it."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages = {}

    def _moved(self, name: str) -> None:
        self._show_name()
        if name == ALL_TASKS:
            self._show_all_tasks()
            return
        snapshot = self.presenter.snapshot
        if name == "home" or snapshot is None:
            self._body.setCurrentWidget(self.home)
            self.home.refresh()
            return
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = pages.make(name, self.presenter)
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._body.setCurrentWidget(self._bench)
        self.sidebar.choose(name)
        self.sidebar.display(snapshot)
        page.display(snapshot)
        focus = QApplication.focusWidget()
        if focus is None or focus is self or self.sidebar.isAncestorOf(focus):
            self.sidebar.buttons[name].setFocus()

    def _show_all_tasks(self) -> None:
        if self.all_tasks is None:
            from pia_app.gui.pages.all_tasks import AllTasksPage

            self.all_tasks = AllTasksPage(self.presenter)
            self._body.addWidget(self.all_tasks)
        self._body.setCurrentWidget(self.all_tasks)
        self.all_tasks.refresh()

    def _saved(self, state: str, detail: str) -> None:
        if self.presenter.read_only:
            state = "read_only"
        self._state = (state, detail)
        self.top_bar.save_state.display(state, detail)
        if state == "saved":
            self.banners.clear("error")
            self._show_name()

    def _failed(self, error: PiaError) -> None:
        from pia_app.wording import explain

        retry = (self.tr("Try again"), lambda: self.presenter.retry()) if self.presenter.has_unsaved else None
        self.banners.add(Banner(explain(self.presenter.language, error), kind="error", action=retry))

    def _deleted(self, assessment_id: str, name: str) -> None:
        restore = (self.tr("Undo"), lambda: self.presenter.restore(assessment_id))
        self.banners.clear("undo")
        self.banners.add(Banner(self.tr('"{0}" was deleted.').format(name), kind="undo", action=restore))

    def _list_applied(self, changes: int, assessments: int) -> None:
        """Say what a list that came back has changed; that is taken back here, or in each assessment by Undo."""
        take_back = (self.tr("Undo"), lambda: self.presenter.take_back_list())
        made = self.tr("%n changes of the list were applied", "", changes)
        told = self.tr("{0}, in {1}.").format(made, self.tr("%n assessments", "", assessments))
        self.banners.clear("undo")
        self.banners.add(Banner(told, kind="undo", action=take_back))

    def _list_left(self, assessments: int) -> None:
        text = self.tr(
            "%n assessments have been changed again since; in these nothing was taken back.", "", assessments
        )
        self.banners.add(Banner(text, kind="warning"))

    def _left_out(self, count: int) -> None:
        text = self.tr("%n characters that no document can hold were left out.", "", count)
        self.banners.add(Banner(text, kind="warning"))

    def _reported(self, result: ReportResult) -> None:
        """Say that the report is there to whoever has gone elsewhere meanwhile."""
        if self.presenter.page != "report":
            self.banners.add(Banner(self.tr("The report is written: {0}").format(result.path)))

    def _report_failed(self, _: str, error: PiaError) -> None:
        """Say what went wrong with a report where its page does not say it; only the last failure stands."""
        from pia_app.wording import explain

        self.banners.clear("report")
        if self.page is None or not self.page.tells_failure:
            self.banners.add(Banner(explain(self.presenter.language, error), kind="report"))

    def _greet(self) -> None:
        """Say at the start what a person must know about this workspace."""
        notice = self.presenter.notice
        if notice:
            from pia_app.wording import explain

            self.banners.add(Banner(explain(self.presenter.language, PiaError(notice)), kind="warning"))
        elif self.presenter.read_only:
            text = self.tr("This workspace is open for reading only: nothing can be changed.")
            self.banners.add(Banner(text, kind="warning", closable=False))

    # What the person does

    def _go(self, name: str) -> None:
        if self.presenter.snapshot is not None:
            self.presenter.go(name)

    def _on_page(self, wish: Callable[[Page], object]) -> None:
        if self.page is not None:
            wish(self.page)

    def _take_back(self, wish: Callable[[], object]) -> None:
        """Undo or redo; an editor that has the keyboard lets go of it meanwhile, so that it can show what is now."""
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
        wish()
        if focus is not None and focus.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self, name: str, percent: int) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.presenter.flushing.emit()
            theme.apply(app, theme.Theme(name, percent))
            self.presenter.keep_look(name, percent)
            self.rebuild()

    def _wished(self, name: str) -> None:
        home = self.home
        {
            "open_workspace": home.open_workspace,
            "new_workspace": home.new_workspace,
            "back_up": home.back_up,
            "check": home.check,
        }[name]()

    def _show_name(self) -> None:
        snapshot = self.presenter.snapshot
        at_home = self.presenter.page == "home" or (snapshot is None and self.presenter.page != ALL_TASKS)
        name = QApplication.applicationDisplayName() if snapshot is None or at_home else snapshot.assessment.name
        self.top_bar.display(name, at_home=at_home)

    # The window itself

    def _fit(self) -> None:
        narrow = self.width() < theme.px(NARROW)
        self.sidebar.set_compact(narrow)
        self.top_bar.set_narrow(self.width() < theme.px(700))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the navigation where the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is left; where that fails, stay open and say why."""
        if self.presenter.close():
            event.accept()
            return
        event.ignore()
        ask.Confirm(
            self,
            self.tr("Not everything is saved"),
            self.tr("{0}\n\nThe window stays open so that nothing is lost.").format(self._state[1]),
            self.tr("Close and lose it"),
            self._give_up,
        )

    def _give_up(self) -> None:
        self.presenter.give_up()
        self.close()
