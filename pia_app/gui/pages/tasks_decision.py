"""What a status asks for besides itself: a reason and who decided, or a second person's look at the evidence."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.text_input import LineInput, TextInput
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import TaskProgress
from pia_app.model.tasks import SET_ASIDE


class Decision(QWidget):
    """The rule in a sentence, and the two fields it asks for; `edited(name, text)`.

    Nothing that was typed is held back: a status whose reason is still missing is stored, and marked as incomplete.
    """

    edited = Signal(str, str)
    typing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lacking, self.standing = Notice(kind="warning"), Notice(kind="done")
        self.reason = TextInput(self.tr("Reason"), lines=(2, 8))
        self.decided_by = LineInput(self.tr("Decided by"))
        self.reason.committed.connect(lambda text: self.edited.emit("reason", text.strip() and text))
        self.decided_by.committed.connect(lambda text: self.edited.emit("decided_by", text.strip()))
        self._fields = QWidget()
        column = QVBoxLayout(self._fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.TIGHT))
        asked = ((self.tr("Reason (needed)"), self.reason), (self.tr("Decided by (needed)"), self.decided_by))
        for caption, field in asked:
            field.typing.connect(self.typing)
            column.addWidget(PlainLabel(caption, role="caption"))
            column.addWidget(field)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(theme.SMALL))
        for part in (self.lacking, self._fields, self.standing):
            outer.addWidget(part)

    def display(self, progress: TaskProgress) -> None:
        """Show what the status of a task asks for; what was once written stays in view under another status."""
        self.reason.show_text(progress.reason)
        self.decided_by.show_text(progress.decided_by)
        asked = progress.status in SET_ASIDE
        self._fields.setVisible(asked or bool(progress.reason or progress.decided_by))
        self.lacking.say(self._missing(progress))
        self.standing.say(self._settled(progress))
        self.setVisible(not (self._fields.isHidden() and self.lacking.isHidden() and self.standing.isHidden()))

    def _missing(self, progress: TaskProgress) -> str:
        lacks = progress.lacks
        if "verified" in lacks:
            return self.tr(
                '"Verified" counts only once a second person, not the one who provided it, has verified a piece of '
                "the evidence below."
            )
        if lacks == ("reason",):
            return self.tr("This counts only once a reason is given.")
        if lacks == ("decided_by",):
            return self.tr("This counts only once it is said who decided.")
        return self.tr("This counts only once a reason is given and it is said who decided.") if lacks else ""

    def _settled(self, progress: TaskProgress) -> str:
        if progress.lacks:
            return ""
        if progress.status == "accepted":
            return self.tr("Decided by {0}. The risk stays as it is: accepting it lowers no level.").format(
                progress.decided_by
            )
        if progress.status == "not_applicable":
            return self.tr("Decided by {0}.").format(progress.decided_by)
        if progress.status == "verified":
            piece = next(piece for piece in progress.evidence if piece.verified)
            return self.tr("Verified by {0}: {1}").format(piece.verified_by, piece.what)
        return ""

    def flush(self) -> None:
        """Hand over what was typed."""
        self.reason.flush()
        self.decided_by.flush()

    def leave(self) -> None:
        """Take the keyboard from the texts, which else would keep what they show of the former task."""
        self.reason.clearFocus()
        self.decided_by.clearFocus()

    def set_read_only(self, read_only: bool) -> None:
        """Keep the texts readable."""
        self.reason.setReadOnly(read_only)
        self.decided_by.setReadOnly(read_only)
