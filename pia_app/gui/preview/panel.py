"""A report to look at before it is written: its content or its pages, a zoom, the headings to jump from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.preview.ink import stepped
from pia_app.gui.preview.outline import Outline
from pia_app.gui.preview.page_view import PageView
from pia_app.gui.preview.paper import Paper
from pia_app.gui.preview.pictures import PagePictures
from pia_app.gui.report_records import Preview
from pia_app.gui.widgets.buttons import button, icon_button
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.option_button import OptionButton
from pia_app.gui.widgets.plain_label import ElidedLabel, PlainLabel
from pia_app.report.look import Look

NARROW = 760  # below this width, at 100 %, headings and paper take turns


class PreviewPanel(QWidget):
    """Signals: `left` (back to the form), `write_wished`, `refresh_wished`."""

    left = Signal()
    write_wished = Signal()
    refresh_wished = Signal()

    def __init__(self, pictures: PagePictures, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._preview: Preview | None = None
        self._wide: bool | None = None
        self._fitted = {"content": False, "pages": False}
        self.paper = Paper()
        self.outline = Outline()
        self.pages = PageView(pictures, language)
        self._lay_out()
        self.paper.headed.connect(self._list_headings)
        self.paper.finished.connect(self._list_headings)
        self.outline.chosen.connect(self._jump)
        self.pages.given_up.connect(self._give_up_pages)
        self.pages.strip.moved.connect(lambda _: self._say_zoom())
        pictures.changed.connect(self._fit_pages)
        for key, direction in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            self._add_key(key, direction)

    # Building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(theme.LARGE), theme.px(theme.SMALL), theme.px(theme.LARGE), 0)
        column.setSpacing(theme.px(theme.SMALL))
        self.title = ElidedLabel(role="heading")
        self.back = button(self.tr("Back"), self.left.emit, icon="left")
        self.write = button(self.tr("Write the report"), self.write_wished.emit, kind="primary", icon="report")
        column.addLayout(_row(self.back, self.title, self.write))
        column.addLayout(self._bar())
        self.old = Notice(kind="warning")
        self.refresh = button(self.tr("Refresh"), self.refresh_wished.emit)
        column.addLayout(_row(self.old, self.refresh))
        self.set_old(False)
        self._content = QSplitter(Qt.Orientation.Horizontal)
        self._content.addWidget(self.outline)
        self._content.addWidget(self.paper)
        self._content.setStretchFactor(0, 0)
        self._content.setStretchFactor(1, 1)
        self._content.setChildrenCollapsible(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._content)
        self._stack.addWidget(self.pages)
        column.addWidget(self._stack, 1)

    def _bar(self) -> FlowLayout:
        row = FlowLayout()
        self.content = OptionButton(self.tr("Content"), kind="segment")
        self.page_images = OptionButton(self.tr("Pages"), kind="segment")
        self.headings = OptionButton(self.tr("Headings"), kind="segment")
        group = QButtonGroup(self)
        for mode, choice in (("content", self.content), ("pages", self.page_images)):
            choice.setAccessibleDescription(self.tr("What the preview shows"))
            choice.clicked.connect(lambda _=False, shown=mode: self._choose_mode(shown))
            group.addButton(choice)
        self.content.setChecked(True)
        self.headings.setAccessibleDescription(self.tr("Show or hide the list of headings"))
        self.headings.clicked.connect(lambda _: self._arrange())
        smaller = icon_button("minus", self.tr("Smaller"), lambda: self.zoom(-1))
        larger = icon_button("add", self.tr("Larger"), lambda: self.zoom(1))
        self.where = PlainLabel(role="quiet", wrap=False)
        self.where.setFixedHeight(theme.px(theme.ROW))
        self.where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self.content, self.page_images, self.headings, smaller, self.where, larger):
            row.addWidget(part)
        return row

    def _add_key(self, key: str, direction: int) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self.zoom(direction))

    # Showing

    def display(self, preview: Preview, title: str) -> None:
        """Show a report, from its beginning if it is another one."""
        self.title.setText(title)
        if preview is self._preview:
            return
        self._preview = preview
        self._fitted = {"content": False, "pages": False}
        self.outline.clear()
        self.paper.show_look(preview.look, self._preface(preview.look))
        self._arrange()
        self.show_mode(self.mode)

    def set_old(self, old: bool) -> None:
        """Say that the assessment is no longer what was shown."""
        self.old.say(self.tr("The assessment has changed since.") if old else "")
        self.refresh.setVisible(old)

    @property
    def mode(self) -> str:
        """Return what is shown: content or pages."""
        return "pages" if self.page_images.isChecked() else "content"

    def show_mode(self, mode: str) -> None:
        """Show the content, or the pages, which are laid out when they are first asked for."""
        (self.page_images if mode == "pages" else self.content).setChecked(True)
        self._stack.setCurrentWidget(self.pages if mode == "pages" else self._content)
        self.headings.setVisible(mode == "content" and self._listed)
        if mode == "pages" and self._preview is not None:
            self._pictures.lay_out(self._preview.draft.data)
            self.pages.refresh()
            self._fit_pages()
        self._fit_content()
        self._say_zoom()

    def _choose_mode(self, mode: str) -> None:
        """Show the content or the pages, and let the keyboard scroll them; pages still to come get it when they do."""
        self.show_mode(mode)
        if mode == "content" or self.pages.currentWidget() is self.pages.strip:
            self.focus()

    def zoom(self, direction: int) -> None:
        """Go to the next larger (1) or smaller (-1) size."""
        shown = self.paper if self.mode == "content" else self.pages.strip
        self._fitted[self.mode] = True
        shown.set_percent(stepped(shown.percent, direction))
        self._say_zoom()

    def focus(self) -> None:
        """Give the keyboard to what scrolls."""
        (self.paper if self.mode == "content" else self.pages.strip).setFocus(Qt.FocusReason.OtherFocusReason)

    # Inner workings

    def _preface(self, look: Look) -> tuple[str, ...]:
        lines = [self.tr("Head of each page: {0}").format(line) for line in look.head]
        lines += [self.tr("Foot of each page: {0}").format(line) for line in look.foot]
        lines.append(self.tr("Pages and their numbers are Word's own; a line shows where a new page must begin."))
        return tuple(lines)

    def _list_headings(self) -> None:
        """List the headings set so far; a document that turns out to have none needs no room for them."""
        self.outline.display(self.paper.headings)
        if not self.paper.setting:
            self.headings.setVisible(self.mode == "content" and self._listed)
            self._arrange()

    @property
    def _listed(self) -> bool:
        return self.paper.setting or self.outline.count() > 0

    def _jump(self, place: int) -> None:
        self.paper.jump(place)
        if not self._wide:
            self.headings.setChecked(False)
            self._arrange()
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up_pages(self) -> None:
        self._pictures.close()
        self.show_mode("content")
        self.content.setFocus()

    def _fit_content(self) -> None:
        if self._preview is not None and not self._fitted["content"] and self.paper.isVisible():
            self._fitted["content"] = True
            self.paper.set_percent(self.paper.fitting())

    def _fit_pages(self) -> None:
        """Begin with pages that are as wide as the view allows, up to twice their size."""
        if self.mode == "pages" and self._pictures.sizes and not self._fitted["pages"]:
            self._fitted["pages"] = True
            if self.page_images.hasFocus():  # nobody has gone elsewhere meanwhile
                self.focus()
            self.pages.strip.set_percent(min(self.pages.strip.fitting(), 100 * theme.px(100) // 100))
            self._say_zoom()

    def _say_zoom(self) -> None:
        """Say how large the content is, or which page is in view."""
        page, pages = self.pages.strip.page, len(self._pictures.sizes)
        counted = self.mode == "pages" and pages > 0
        self.where.setText(f"{page} / {pages}" if counted else f"{self.paper.percent} %")
        self.where.setAccessibleName(self.tr("Page {0} of {1}").format(page, pages) if counted else self.where.text())

    def _arrange(self) -> None:
        """Show headings and paper side by side, or in a narrow place one of them."""
        listed = self.headings.isChecked() and self._listed
        self.outline.setVisible(listed)
        self.paper.setVisible(bool(self._wide) or not listed)
        if listed and self._wide and not self.outline.width() > theme.px(80):
            self._content.setSizes([theme.px(240), max(self.width() - theme.px(240), 1)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the headings beside the paper only where there is room for both."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(NARROW)
        if wide != self._wide:
            self._wide = wide
            self.headings.setChecked(wide)
            self._arrange()
        self._fit_content()


def _row(*parts: QWidget) -> QHBoxLayout:
    """Return widgets in one row, of which the one that is no button takes the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(theme.px(theme.SMALL))
    for part in parts:
        row.addWidget(part, 0 if isinstance(part, QPushButton) else 1)
    return row
