"""One question on its sheet: what is asked, the editor for the answer, and whether a lawyer must look at it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.answer_editor import AnswerEditor
from pia_app.gui.editors.field import columns_of, spec_of
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.buttons import icon_button
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.stops import stop_details, stop_words
from pia_app.model import Answer, HardStop, Question


class QuestionCard(Card):
    """A question with its editor.

    `answered(question id, Answer | None)` and `typing()` as AnswerEditor; `explained(question id)` asks for guidance.
    """

    answered = Signal(str, object)
    typing = Signal()
    explained = Signal(str)

    def __init__(self, question: Question, snapshot: Snapshot, activity_id: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent, padding=20)
        self.question = question
        self._activity_id = activity_id
        self._columns = columns_of(question, snapshot, activity_id)
        self._stop: Notice | None = None
        self._stops: tuple[HardStop, ...] = ()
        self._overline = PlainLabel(role="overline")
        why = icon_button("guidance", self.tr("Why we ask, example and law"), lambda: self.explained.emit(question.id))
        asked = QVBoxLayout()
        asked.setSpacing(theme.px(theme.TIGHT))
        asked.addWidget(self._overline)
        asked.addWidget(PlainLabel(snapshot.words.question(question.id).text, role="question"))
        head = QHBoxLayout()
        head.setSpacing(theme.px(theme.MEDIUM))
        head.addLayout(asked, 1)
        head.addWidget(why, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addSpacing(theme.px(theme.TIGHT))
        self.editor = AnswerEditor(spec_of(question, snapshot, activity_id), evidence=question.role == "control")
        self.editor.answered.connect(lambda answer: self.answered.emit(question.id, answer))
        self.editor.typing.connect(self.typing)
        self.editor.set_read_only(snapshot.read_only)
        self.body.addWidget(self.editor)
        self.decided = PlainLabel(role="caption")
        self.decided.hide()
        self.body.addWidget(self.decided)

    def fits(self, snapshot: Snapshot, activity_id: str) -> bool:
        """Whether the editor still has the columns that belong to the laws in force."""
        return columns_of(self.question, snapshot, activity_id) == self._columns

    def display(self, number: int, answer: Answer | None, snapshot: Snapshot, stops: Sequence[HardStop] = ()) -> None:
        """Show the question's number on the page, its answer, and the hard stops that the answer opens."""
        text = self.tr("Question {0}").format(number)
        self._overline.setText(self.tr("{0} · key control").format(text) if self.question.key else text)
        self.editor.show_answer(answer)
        self._show_decisions(snapshot, answer)
        self._show_stops(snapshot, tuple(stops))

    def _show_decisions(self, snapshot: Snapshot, answer: Answer | None) -> None:
        """Say who set a hard stop of this answer aside, and that the decision goes when another answer is given."""
        overrides = [o for o in answer.overrides if o.valid] if answer else []
        regimes = snapshot.in_force(self._activity_id) if overrides else ()
        pattern = self.tr("Hard stop set aside by {0}: {1}")
        lines = list(dict.fromkeys(pattern.format(o.by, o.reason) for o in overrides if o.regime in regimes))
        if lines:
            lines.append(self.tr("Another answer ends this decision."))
        self.decided.setText("\n".join(lines))
        self.decided.setVisible(bool(lines))

    def _show_stops(self, snapshot: Snapshot, stops: tuple[HardStop, ...]) -> None:
        if stops == self._stops:
            return
        self._stops = stops
        if self._stop is None:
            self._stop = Notice(kind="stop")
            self.body.addWidget(self._stop)
        self._stop.say(stop_words(stops), stop_details(snapshot.words, stops))

    def take_focus(self) -> None:
        """Put the keyboard into the editor."""
        target: QWidget = self.editor.field
        while (proxy := target.focusProxy()) is not None:
            target = proxy
        target.setFocus(Qt.FocusReason.TabFocusReason)
