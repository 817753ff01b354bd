"""What every page of an assessment is: a widget that shows a snapshot and tells the presenter wishes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot


class Page(QWidget):
    """One page. A subclass builds its widgets in __init__ and fills them in display().

    - `display(snapshot)` is called when the page is shown and after every change while it is in view; it must be
      quick (16 ms), must not disturb an editor that has the keyboard, and keeps no data but the snapshot.
    - Texts are set once with self.tr(...): when the window's language, size or colours change, the main window
      builds all pages anew. What should survive that belongs to the presenter (`activity_id`, `question_id`).
    - Wishes go to self.presenter; before each, the presenter's `flushing` makes editors hand over what was typed.
    - The methods below the line answer the keyboard; a page that has questions overrides them.
    """

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.presenter = presenter
        presenter.flushing.connect(self.flush)

    def display(self, snapshot: Snapshot) -> None:
        """Show what is so now."""
        raise NotImplementedError

    def flush(self) -> None:
        """Hand over at once what was typed and is not stored yet."""

    @property
    def tells_failure(self) -> bool:
        """Whether the page itself says what became of a report, so that no banner has to."""
        return False

    # ------------------------------------------------------------------------------------------------------------

    def step(self, direction: int) -> None:
        """Go to the next (1) or the previous (-1) question (Ctrl+Down, Ctrl+Up)."""

    def next_unanswered(self) -> None:
        """Go to the next question without an answer (Ctrl+Enter)."""

    def toggle_guidance(self) -> None:
        """Show or hide the guidance beside the questions (F1)."""


class Scroll(QScrollArea):
    """A page's scrolling part: a column of readable width, in the middle, with the window's margins.

    Add to `column`. With `wide` the column takes all the width there is.
    """

    def __init__(self, *, wide: bool = False, width: int = theme.COLUMN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        inner = QWidget()
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if not wide:
            inner.setMaximumWidth(theme.px(width))
        self.column = QVBoxLayout(inner)
        margin = theme.px(theme.WIDE)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(theme.px(theme.LARGE))
        row = QHBoxLayout(canvas)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self.setWidget(canvas)
