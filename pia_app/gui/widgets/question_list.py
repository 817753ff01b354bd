"""A scrolling list of questions with their editors, which goes along as answers open and close questions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.pages.base import Scroll
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.question_card import QuestionCard
from pia_app.model import Answer


class QuestionList(Scroll):
    """Questions asked of one activity or ("" as activity) once for the whole assessment: a section, or any others.

    Answers go straight to the presenter, and what is typed is handed over on its `flushing`. `focused(question id)`
    comes when a person starts to work on a question; `explained(question id)` when they ask for guidance on it. `foot`
    is an empty layout below the questions for what a page wants to stand there.
    """

    focused = Signal(str)
    explained = Signal(str)

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(width=theme.COLUMN, parent=parent)
        self._presenter = presenter
        self._snapshot: Snapshot | None = None
        self._shown: tuple[object, ...] = ()
        self._activity_id = ""
        self._current = ""
        self._awaited: QuestionCard | None = None
        self._settle = QTimer(self, singleShot=True, interval=80)  # until then new cards find their size
        self._settle.timeout.connect(self._settled)
        self.verticalScrollBar().rangeChanged.connect(self._bring_into_view)
        self.cards: dict[str, QuestionCard] = {}
        self.title = PlainLabel(role="title")
        self.intro = PlainLabel(role="quiet")
        self.none = PlainLabel(self.tr("Nothing is asked here, because of your earlier answers."), role="quiet")
        for part in (self.title, self.intro, self.none):
            self.column.addWidget(part)
        self.foot = QVBoxLayout()
        self.column.addLayout(self.foot)
        self.column.addStretch(1)
        presenter.flushing.connect(self.flush)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def display(self, snapshot: Snapshot, activity_id: str, section_id: str) -> None:
        """Show a section's questions that are asked now; cards that stay keep the keyboard and what is typed."""
        words = snapshot.words.section(section_id)
        ids = snapshot.asked(activity_id, section_id)
        self.display_these(snapshot, activity_id, ids, name=section_id, title=words.name, intro=words.intro)

    def display_these(self, snapshot: Snapshot, activity_id: str, ids: Sequence[str], *, name: str, title: str,
                      intro: str) -> None:  # fmt: skip
        """Show any questions that are asked now, of an activity or once for all; another `name` begins a new list."""
        assessment = snapshot.assessment
        shown = (assessment.id, activity_id, name, assessment.language, id(snapshot.library))
        if shown != self._shown:
            self.flush()
            self._clear()
            self._shown, self._activity_id = shown, activity_id
            self.title.setText(title)
            self.intro.setText(intro)
            self.intro.setVisible(bool(intro))
            self.verticalScrollBar().setValue(0)
        self._snapshot = snapshot
        self._show_cards(snapshot, ids)

    def question_ids(self) -> tuple[str, ...]:
        """Return the questions in view in their order."""
        return tuple(self.cards)

    @property
    def current(self) -> str:
        """Return the question a person is working on, else the first, else ""."""
        return self._current if self._current in self.cards else next(iter(self.cards), "")

    def go_to(self, question_id: str) -> bool:
        """Bring a question into view and put the keyboard into it; return False where it is not in this list."""
        card = self.cards.get(question_id)
        if card is None:
            return False
        card.take_focus()
        self._mark(question_id)
        self._awaited = card
        self._settle.start()
        self._bring_into_view()
        return True

    def step(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) question; return False at the end of the list."""
        ids = self.question_ids()
        if not ids:
            return False
        if not self._current_has_focus() and direction > 0 and self._current not in self.cards:
            return self.go_to(ids[0])
        place = ids.index(self.current) + direction
        return 0 <= place < len(ids) and self.go_to(ids[place])

    def next_unanswered(self) -> bool:
        """Go to the next question without an answer, after the current one and then from the top; False if none."""
        if self._snapshot is None or not self.cards:
            return False
        ids = self.question_ids()
        place = ids.index(self.current)
        for question_id in (*ids[place + 1 :], *ids[: place + 1]):
            if question_id in self._snapshot.unanswered(self._place(question_id)):
                return self.go_to(question_id)
        return False

    def flush(self) -> None:
        """Hand over at once what was typed."""
        for card in tuple(self.cards.values()):
            card.editor.flush()

    def _show_cards(self, snapshot: Snapshot, ids: Sequence[str]) -> None:
        for gone in [i for i, card in self.cards.items() if i not in ids or not card.fits(snapshot, self._place(i))]:
            self._drop(self.cards.pop(gone))
        kept = {}
        places = {self._place(i) for i in ids}
        answers = {place: snapshot.answers(place) for place in places}
        stops = {place: snapshot.open_stops(place) for place in places}
        for number, question_id in enumerate(ids):
            at = self._place(question_id)
            card = self.cards.get(question_id) or self._make(question_id, snapshot)
            place = number + 3
            if self.column.indexOf(card) != place:
                self.column.insertWidget(place, card)
            card.display(number + 1, answers[at].get(question_id), snapshot, stops[at].get(question_id, ()))
            kept[question_id] = card
        self.cards = kept
        self.none.setVisible(not kept)

    def _place(self, question_id: str) -> str:
        """Return the activity that a question is asked of, "" where it is asked once for the whole assessment."""
        library = self._snapshot.library if self._snapshot else None
        once = library is not None and library.question[question_id].scope == "assessment"
        return "" if once else self._activity_id

    def _make(self, question_id: str, snapshot: Snapshot) -> QuestionCard:
        card = QuestionCard(snapshot.library.question[question_id], snapshot, self._place(question_id))
        card.answered.connect(self._answered)
        card.typing.connect(self._presenter.typing)
        card.explained.connect(self.explained)
        return card

    def _answered(self, question_id: str, answer: Answer | None) -> None:
        self._presenter.answer(self._place(question_id), question_id, answer)

    def _clear(self) -> None:
        for card in self.cards.values():
            self._drop(card)
        self.cards = {}
        self._current = ""

    def _drop(self, card: QuestionCard) -> None:
        self.column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _bring_into_view(self) -> None:
        """Scroll so that the awaited card is in view, or its head where it is larger than the view."""
        card, canvas = self._awaited, self.widget()
        if card is None or canvas is None or card not in self.cards.values():
            return
        margin, bar = theme.px(theme.WIDE), self.verticalScrollBar()
        top = card.mapTo(canvas, QPoint(0, 0)).y() - margin
        bottom = top + card.height() + 2 * margin
        if top < bar.value() or bottom - top > self.viewport().height():
            bar.setValue(top)
        elif bottom > bar.value() + self.viewport().height():
            bar.setValue(bottom - self.viewport().height())

    def _settled(self) -> None:
        self._bring_into_view()
        self._awaited = None

    def _current_has_focus(self) -> bool:
        focus, card = QApplication.focusWidget(), self.cards.get(self._current)
        return bool(card and focus and card.isAncestorOf(focus))

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isAncestorOf(new):
            return
        for question_id, card in self.cards.items():
            if card.isAncestorOf(new):
                self._mark(question_id)
                return

    def _mark(self, question_id: str) -> None:
        if question_id == self._current:
            return
        for other, card in self.cards.items():
            card.set_current(other == question_id)
        self._current = question_id
        self.focused.emit(question_id)
