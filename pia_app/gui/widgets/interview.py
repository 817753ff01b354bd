"""Questions to go through: sections at the left, the questions of one in the middle, guidance at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.combo import ComboBox
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.guidance import Guidance
from pia_app.gui.widgets.question_list import QuestionList
from pia_app.gui.widgets.section_list import Entry, SectionList
from pia_app.model import Section

SECTIONS_WIDTH: Final = 232
READABLE: Final = 440  # least width of the questions, at 100 %, before something else gives way


class Interview(QWidget):
    """All sections of one activity, or ("" as activity) those asked once for the whole assessment.

    `header` is an empty layout above the questions for what the page wants always in view. `lead` may put one entry
    with a widget of the page's own before the sections: (id, name, widget). `moved(question id)` tells the question
    that a person is working on.
    """

    moved = Signal(str)

    def __init__(self, presenter: Presenter, *, lead: tuple[str, str, QWidget] | None = None,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._presenter = presenter
        self._lead = lead
        self._snapshot: Snapshot | None = None
        self._activity_id = ""
        self._section_id = ""
        self._folded_by_hand: bool | None = None
        self.sections = SectionList()
        self.sections.chosen.connect(self.choose)
        self.picker = ComboBox(self.tr("Section"))
        self.picker.activated.connect(lambda _: self.choose(str(self.picker.currentData())))
        self.questions = QuestionList(presenter)
        self.questions.focused.connect(self._focused)
        self.questions.explained.connect(self._explain)
        self.guidance = Guidance(self)
        self.guidance.folded.connect(self._remember_fold)
        self.header = QVBoxLayout()
        self.header.setContentsMargins(0, 0, 0, 0)
        self._lay_out()

    def _lay_out(self) -> None:
        self._left = QScrollArea()
        self._left.setWidgetResizable(True)
        self._left.setFrameShape(QFrame.Shape.NoFrame)
        self._left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        above = theme.px(theme.LARGE)
        inner.setContentsMargins(theme.px(theme.MEDIUM), above, theme.px(theme.SMALL), above)
        inner.addWidget(self.sections)
        self._left.setWidget(holder)
        self._left.setFixedWidth(theme.px(SECTIONS_WIDTH))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.questions)
        if self._lead:
            self._stack.addWidget(self._lead[2])
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(self.header)
        self._picker_row = QWidget()
        picker_row = QHBoxLayout(self._picker_row)
        side = theme.px(theme.WIDE)
        picker_row.setContentsMargins(side, theme.px(theme.MEDIUM), side + theme.px(theme.MEDIUM), 0)
        picker_row.addWidget(self.picker)
        middle.addWidget(self._picker_row)
        middle.addWidget(self._stack, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._left)
        self._row.addLayout(middle, 1)

    # Showing

    @property
    def section_id(self) -> str:
        """Return the section in view."""
        return self._section_id

    def display(self, snapshot: Snapshot, activity_id: str) -> None:
        """Show the sections of an activity and go on in the section that was in view."""
        self._snapshot, self._activity_id = snapshot, activity_id
        entries = self._entries(snapshot)
        known = [e.id for e in entries]
        if self._section_id not in known:
            kept = self._presenter.sections.get((snapshot.assessment.id, self._scope()))
            self._section_id = kept if kept in known else next(iter(known), "")
        self.sections.display(entries, self._section_id)
        self._fill_picker(entries)
        self._show_section()

    def choose(self, section_id: str) -> None:
        """Show another section."""
        if self._snapshot is None:
            return
        self.questions.flush()
        self._section_id = section_id
        self._presenter.sections[self._snapshot.assessment.id, self._scope()] = section_id
        self.display(self._snapshot, self._activity_id)

    def go_to(self, question_id: str) -> bool:
        """Show a question's section, bring it into view and put the keyboard into it."""
        if self._snapshot is None or question_id not in self._snapshot.asked(self._activity_id):
            return False
        self.choose(self._snapshot.library.question[question_id].section)
        return self.questions.go_to(question_id)

    def step(self, direction: int) -> None:
        """Go to the next or previous question, on into the neighbouring section at the end of one."""
        if self.questions.isVisible() and self.questions.step(direction):
            return
        self._enter_neighbour(direction)

    def next_unanswered(self) -> bool:
        """Go to the next question without an answer here, in a later section, or from the first; False if none."""
        if self.questions.isVisible() and self.questions.next_unanswered():
            return True
        if self._snapshot is None:
            return False
        unanswered = self._snapshot.unanswered(self._activity_id)
        sections = list(self.sections.buttons)
        place = sections.index(self._section_id) + 1 if self._section_id in sections else 0
        for section in (*sections[place:], *sections[:place]):
            for question_id in self._snapshot.asked(self._activity_id, section):
                if question_id in unanswered:
                    return self.go_to(question_id)
        return False

    def order(self) -> tuple[str, ...]:
        """Return all questions now asked in the order of the sections."""
        shown = self._snapshot
        return tuple(q for s in self.sections.buttons for q in shown.asked(self._activity_id, s)) if shown else ()

    def toggle_guidance(self) -> None:
        """Fold or unfold the guidance."""
        self.guidance.toggle()

    def _enter_neighbour(self, direction: int) -> None:
        ids = list(self.sections.buttons)
        place = ids.index(self._section_id) + direction if self._section_id in ids else 0
        if not 0 <= place < len(ids):
            return
        self.choose(ids[place])
        shown = self.questions.question_ids()
        if shown and self.questions.isVisible():
            self.questions.go_to(shown[0 if direction > 0 else -1])

    def _scope(self) -> str:
        return "activity" if self._activity_id else "assessment"

    def _entries(self, snapshot: Snapshot) -> list[Entry]:
        unanswered, stops = snapshot.unanswered(self._activity_id), snapshot.open_stops(self._activity_id)
        counts: dict[str, list[int]] = {}
        for question_id in snapshot.asked(self._activity_id):
            count = counts.setdefault(snapshot.library.question[question_id].section, [0, 0, 0])
            count[0] += question_id not in unanswered
            count[1] += 1
            count[2] += question_id in stops
        found = [Entry(self._lead[0], self._lead[1])] if self._lead else []
        for section in sorted(snapshot.library.sections, key=lambda s: bool(s.principle)):
            if section.scope == self._scope() and _concerns(snapshot, self._activity_id, section):
                answered, asked, stopped = counts.get(section.id, (0, 0, 0))
                name = snapshot.words.section(section.id).name
                found.append(Entry(section.id, name, answered, asked, self._group(section), stopped))
        return found

    def _group(self, section: Section) -> str:
        if section.scope == "assessment":
            return ""
        return self.tr("The seven principles") if section.principle else self.tr("About the activity")

    def _fill_picker(self, entries: list[Entry]) -> None:
        texts = [f"{e.name}  {e.answered}/{e.asked}" if e.asked else e.name for e in entries]
        if texts != [self.picker.itemText(n) for n in range(self.picker.count())]:
            self.picker.clear()
            for entry, text in zip(entries, texts, strict=True):
                self.picker.addItem(text, entry.id)
        self.picker.setCurrentIndex(self.picker.findData(self._section_id))

    def _show_section(self) -> None:
        if self._snapshot is None:
            return
        lead = self._lead is not None and self._section_id == self._lead[0]
        if self._lead and lead:
            self._stack.setCurrentWidget(self._lead[2])
        else:
            self.questions.display(self._snapshot, self._activity_id, self._section_id)
            self._stack.setCurrentWidget(self.questions)
        if lead != self.guidance.isHidden():
            self.guidance.setVisible(not lead)
            self._arrange()
        self._explain_current()

    def _focused(self, question_id: str) -> None:
        self._presenter.question_id = question_id
        self._explain_current()
        self.moved.emit(question_id)

    def _explain_current(self) -> None:
        if self._snapshot is not None and self.guidance.is_open:
            regimes = self._snapshot.in_force(self._activity_id)
            self.guidance.display(self._snapshot, self.questions.current, regimes)

    def _explain(self, question_id: str) -> None:
        self.questions.go_to(question_id)
        if not self.guidance.is_open:
            self.guidance.toggle()
        self._explain_current()

    # Room

    def _remember_fold(self, folded: bool) -> None:
        self._folded_by_hand = folded
        self._arrange()
        self._explain_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the three parts anew."""
        super().resizeEvent(event)
        was_open = self.guidance.is_open
        self._arrange()
        if self.guidance.is_open and not was_open:
            self._explain_current()

    def _arrange(self) -> None:
        """Share out the width: sections fold into a box, and guidance, where opened all the same, lies on top."""
        least, panel = theme.px(READABLE), self.guidance
        roomy = self.width() >= least + panel.open_width
        panel.set_open(roomy if self._folded_by_hand is None else not self._folded_by_hand)
        docked = panel.width() if self.width() >= least + panel.width() or not panel.is_open else panel.folded_width
        docked = 0 if panel.isHidden() else docked
        self._row.setContentsMargins(0, 0, docked, 0)
        narrow = self.width() - docked < least + theme.px(SECTIONS_WIDTH)
        self._left.setVisible(not narrow)
        self._picker_row.setVisible(narrow)
        panel.setFixedWidth(min(panel.width(), self.width()))
        panel.setGeometry(self.width() - panel.width(), 0, panel.width(), self.height())
        panel.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold guidance that lies over the questions with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.guidance.is_open and not self.guidance.isHidden():
            self.guidance.toggle()
            return
        super().keyPressEvent(event)


def _concerns(snapshot: Snapshot, activity_id: str, section: Section) -> bool:
    """Whether a section is shown: not where nothing in it is asked because of laws that are not in force.

    Then even its name is out of place; one that only earlier answers have emptied stays, and says so.
    """
    regimes, asked = snapshot.in_force(activity_id), snapshot.interview(activity_id)
    questions = snapshot.library.questions_of(section.id)
    foreign = any(q.only_for and not any(r in regimes for r in q.only_for) for q in questions)
    return not foreign or any(q.id in asked.asked or q.id in asked.waiting for q in questions)
