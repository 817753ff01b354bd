"""The dialog for a task of one's own: what is to be done, where, and which answer it brings about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.ask import dialog_buttons
from pia_app.gui.editors.combo import ComboBox, ComboField
from pia_app.gui.editors.field import Spec
from pia_app.gui.editors.parsed import DateField, NumberField
from pia_app.gui.editors.text_input import LineInput, TextInput
from pia_app.gui.pages.base import Scroll
from pia_app.gui.pages.typed_dialog import TypedDialog
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.task_words import PRIORITIES, word
from pia_app.gui.tasks import labels_of
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import OwnTask, legible
from pia_app.rules.task_validation import settable

LARGE: Final = 150  # size of the text, in per cent, from which fields stand below each other
Then = Callable[[OwnTask, str, float | None], object]


class OwnTaskDialog(TypedDialog):
    """Ask for a new task, or for changes of one; `then(task, due, effort)` comes when it has a title.

    Date and effort are asked of a new task only: those of one that is there stand in its form.
    """

    def __init__(self, parent: QWidget, snapshot: Snapshot, then: Then, task: OwnTask | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page")
        self._snapshot, self._then = snapshot, then
        self._task = task or OwnTask(id="", title="", activity=snapshot.activity_id)
        self._new = task is None
        self._due = ""
        self._effort: float | None = None
        self.setWindowTitle(self.tr("Add a task") if self._new else self.tr("Change the task"))
        self._make_fields()
        self._lay_out()
        self._fill_questions()
        self._check()
        self.accepted.connect(self._decide)
        room = parent.size()
        self.resize(min(theme.px(600), room.width()), min(theme.px(680), room.height()))
        self.open()
        self.title.setFocus()

    # Building

    def _make_fields(self) -> None:
        task = self._task
        self.title = LineInput(self.tr("What is to be done"))
        self.title.setText(task.title)
        self.title.textChanged.connect(lambda _: self._check())
        self.action = TextInput(self.tr("How, in more words"), lines=(2, 8))
        self.action.show_text(task.action)
        self.activity = ComboBox(self.tr("Activity of the task"))
        self.activity.addItem(self.tr("Whole assessment"), "")
        for activity_id, label in labels_of(self._snapshot).items():
            self.activity.addItem(label, activity_id)
        self.activity.setCurrentIndex(max(0, self.activity.findData(task.activity)))
        self.activity.currentIndexChanged.connect(lambda _: self._fill_questions())
        self.priority = ComboBox(self.tr("Priority of the task"))
        for priority in PRIORITIES:
            self.priority.addItem(word(PRIORITIES, priority), priority)
        self.priority.setCurrentIndex(self.priority.findData(task.priority))
        self.due = DateField(Spec(id="due", type="date", name=self.tr("Due date of the task")))
        self.due.edited.connect(self._dated)
        name = self.tr("Effort of the task")
        self.effort = NumberField(Spec(id="effort", type="number", name=name, minimum=0))
        self.effort.edited.connect(self._sized)
        self.question: ComboField | None = None
        self.answer = ComboBox(self.tr("Answer that it brings about"))
        self.answer.currentIndexChanged.connect(lambda _: self._check())
        self.now = PlainLabel(role="caption")

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, theme.px(theme.LARGE))
        scroll = Scroll(wide=True)
        self._column = scroll.column
        self._column.setSpacing(theme.px(theme.SMALL))
        self._column.addWidget(PlainLabel(self.windowTitle(), role="heading"))
        self._add(self.tr("What is to be done (needed)"), self.title)
        self._add(self.tr("How, in more words"), self.action)
        self._add(self.tr("Activity"), self.activity)
        large = theme.current().percent >= LARGE
        beside = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        for caption, field in (
            (self.tr("Priority"), self.priority), (self.tr("Due"), self.due),
            (self.tr("Effort (person-days)"), self.effort),
        ):  # fmt: skip
            part = QWidget()
            box = QVBoxLayout(part)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(theme.px(theme.SMALL))
            box.addWidget(PlainLabel(caption, role="caption"))
            box.addWidget(field)
            beside.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
            part.setVisible(self._new or field is self.priority)
        self._column.addLayout(beside)
        holder = QWidget()
        self._holder = QVBoxLayout(holder)
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._add(self.tr("Question whose answer it brings about, if any; any part of its words finds it"), holder)
        self._add(self.tr("Answer once it is done"), self.answer)
        self._column.addWidget(self.now)
        self._column.addStretch(1)
        outer.addWidget(scroll, 1)
        buttons, self.ok, _ = dialog_buttons(self, self.tr("Add") if self._new else self.tr("Change"))
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.px(theme.WIDE), 0, theme.px(theme.WIDE), 0)
        foot.addWidget(buttons)
        outer.addLayout(foot)

    def _add(self, caption: str, field: QWidget) -> None:
        self._column.addSpacing(theme.px(theme.TIGHT))
        self._column.addWidget(PlainLabel(caption, role="caption"))
        self._column.addWidget(field)

    # Questions and their answers

    def _fill_questions(self) -> None:
        """Offer the questions with one choice that are asked where the task belongs."""
        snapshot, activity = self._snapshot, str(self.activity.currentData())
        library, words, chosen = snapshot.library, snapshot.words, self._task.question
        asked = [name for name in snapshot.asked(activity) if settable(library.question[name])]
        if chosen in library.question and chosen not in asked and self._task.activity == activity:
            asked.append(chosen)
        choices = tuple((name, f"{words.short(name)}: {words.question(name).text}") for name in asked)
        field = ComboField(Spec(id="question", type="single", name=self.tr("Question"), choices=choices))
        field.show_value(chosen if chosen in asked else None)
        field.edited.connect(self._asked)
        if self.question is not None:
            self.question.hide()
            self.question.deleteLater()
        self._holder.addWidget(field)
        self.setTabOrder(self.effort.input, field.box)
        self.setTabOrder(field.box, self.answer)
        self.question = field
        self._fill_answers(chosen if chosen in asked else "", self._task.answer)

    def _asked(self, question: object) -> None:
        self._task = replace(self._task, question=str(question or ""), answer="")
        self._fill_answers(self._task.question, "")

    def _fill_answers(self, question: str, answer: str) -> None:
        snapshot = self._snapshot
        self.answer.clear()
        self.answer.addItem("", "")
        self.now.setText("")
        if question:
            known = snapshot.library.question[question]
            for choice in snapshot.library.choices(known):
                self.answer.addItem(snapshot.words.option(question, choice), choice)
            given = snapshot.answer(str(self.activity.currentData()), question)
            self.now.setText(self.tr("The answer now: {0}").format(snapshot.words.answer(known, given)))
        self.answer.setCurrentIndex(max(0, self.answer.findData(answer)))
        self.answer.setEnabled(bool(question))
        self._check()

    # What was filled in

    def _check(self) -> None:
        question = str(self.question.box.currentData() or "") if self.question is not None else ""
        answered = not question or bool(self.answer.currentData())
        if hasattr(self, "ok"):
            self.ok.setEnabled(legible(self.title.text()) and answered)

    def _dated(self, value: object) -> None:
        self._due = str(value or "")

    def _sized(self, value: object) -> None:
        self._effort = float(value) if isinstance(value, (int, float)) else None

    def leaving(self) -> str:
        """Ask about the task."""
        return self.tr("Leave without adding it?") if self._new else self.tr("Leave without changing it?")

    def accept(self) -> None:
        """Stay open while a date or a number is none: another may not stand in its place."""
        for field in (self.due, self.effort):
            field.flush()
            if field.draft():
                field.setFocus()
                return
        super().accept()

    def _decide(self) -> None:
        question = str(self.question.box.currentData() or "") if self.question is not None else ""
        task = replace(
            self._task, title=self.title.text().strip(), action=self.action.text().strip(),
            activity=str(self.activity.currentData()), priority=str(self.priority.currentData()),
            question=question, answer=str(self.answer.currentData() or "") if question else "",
        )  # fmt: skip
        self._then(task, self._due, self._effort)
