"""Many tasks at once: owner, role, date and status of all that are selected, changed together and undone together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.combo import ComboBox
from pia_app.gui.editors.field import Spec
from pia_app.gui.editors.parsed import DateField
from pia_app.gui.editors.text_input import LineInput, TextInput
from pia_app.gui.task_changes import BulkChange
from pia_app.gui.task_words import ROLES, STATUSES, word
from pia_app.gui.tasks import TaskRow
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model.tasks import SET_ASIDE


class BulkForm(QScrollArea):
    """Fields for all tasks selected; `wished(list[TaskProgress])` when they are to be changed.

    What was filled in stays until it is done, also while another selection is looked at.
    """

    wished = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TaskRow, ...] = ()
        self._due = ""
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(*[theme.px(20)] * 4)
        self._column.setSpacing(theme.px(theme.SMALL))
        self._build()
        self.setWidget(content)

    # Building

    def _build(self) -> None:
        self.back = button(self.tr("Back to the list"), self.closed.emit, kind="quiet", icon="left")
        self.title = PlainLabel(role="heading")
        self.owner = LineInput(self.tr("Owner of all"))
        self.role = self._box(self.tr("Role in charge of all"), ROLES)
        self.due = DateField(Spec(id="due", type="date", name=self.tr("Due date of all")))
        self.due.edited.connect(self._dated)
        self.proposed = button(self.tr("Agree to the dates proposed"), self._agree, kind="quiet", icon="calendar")
        self.status = self._box(self.tr("Status of all"), STATUSES)
        self.status.currentIndexChanged.connect(lambda _: self._ask())
        self.rule = Notice(kind="warning")
        self.reason = TextInput(self.tr("Reason for all"), lines=(2, 8))
        self.decided_by = LineInput(self.tr("Decided by, for all"))
        self.apply = button(self.tr("Change all"), self._apply, kind="primary")
        self.plan = button(self.tr("Plan them"), lambda: self._wish(BulkChange(plan=True)))
        self.unplan = button(self.tr("Take out of the plan"), lambda: self._wish(BulkChange(plan=False)))
        self.refused = Notice(kind="stop")
        self._lay_out()

    def _box(self, name: str, words: dict[str, str]) -> ComboBox:
        box = ComboBox(name)
        box.addItem(self.tr("As it is"), "")
        for choice in words:
            box.addItem(word(words, choice), choice)
        return box

    def _lay_out(self) -> None:
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.title)
        self._column.addWidget(PlainLabel(self.tr("What is left empty stays as it is."), role="quiet"))
        self._column.addWidget(self.refused)
        self._add(self.tr("Owner"), self.owner)
        self._add(self.tr("Role in charge"), self.role)
        self._add(self.tr("Due"), self.due)
        self._add(self.tr("Status"), self.status)
        self._column.addWidget(self.rule)
        self._reason = self._add(self.tr("Reason (needed)"), self.reason)
        self._decided = self._add(self.tr("Decided by (needed)"), self.decided_by)
        self._column.addSpacing(theme.px(theme.SMALL))
        self._column.addWidget(self.apply, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(theme.px(theme.LARGE))
        self._column.addWidget(PlainLabel(self.tr("Or with one click"), role="overline"))
        others = FlowLayout()
        for part in (self.plan, self.unplan, self.proposed):
            others.addWidget(part)
        self._column.addLayout(others)
        self._column.addStretch(1)
        self._ask()

    def _add(self, caption: str, widget: QWidget) -> QWidget:
        part = QWidget()
        box = QVBoxLayout(part)
        box.setSpacing(theme.px(theme.TIGHT))
        box.setContentsMargins(0, theme.px(theme.TIGHT), 0, 0)
        box.addWidget(PlainLabel(caption, role="overline"))
        box.addWidget(widget)
        self._column.addWidget(part)
        return part

    # Showing

    def display(self, rows: Sequence[TaskRow], *, read_only: bool) -> None:
        """Show how many tasks are selected."""
        if {row.key for row in rows} != {row.key for row in self._rows}:
            self.refused.say("")
        self._rows = tuple(rows)
        self.title.setText(self.tr("%n tasks selected", "", len(rows)))
        for part in (self.apply, self.plan, self.unplan, self.proposed):
            part.setEnabled(not read_only)

    def set_alone(self, alone: bool) -> None:
        """Show the way back where the form stands in the place of the list."""
        self.back.setVisible(alone)

    def draft(self) -> dict[str, str]:
        """Return what is filled in, by field; nothing where all is empty."""
        texts = {
            "owner": self.owner.text(), "due": self.due.input.text(), "reason": self.reason.text(),
            "decided_by": self.decided_by.text(), "role": str(self.role.currentData()),
            "status": str(self.status.currentData()),
        }  # fmt: skip
        return {name: text for name, text in texts.items() if text}

    def show_draft(self, texts: Mapping[str, str]) -> None:
        """Fill in again what draft() returned."""
        self.owner.setText(texts.get("owner", ""))
        self.reason.show_text(texts.get("reason", ""))
        self.decided_by.setText(texts.get("decided_by", ""))
        self.role.setCurrentIndex(max(0, self.role.findData(texts.get("role", ""))))
        self.status.setCurrentIndex(max(0, self.status.findData(texts.get("status", ""))))
        day = texts.get("due", "")
        self.due.show_draft(day)
        self._due = str(self.due.read(day)) if day and not self.due.draft() else ""

    def clear(self) -> None:
        """Empty all fields, once what they said is done."""
        self.reason.clear()  # also while the keyboard is there
        self.show_draft({})
        self.refused.say("")

    def _ask(self) -> None:
        """Ask for what the status chosen needs, at once."""
        status = self.status.currentData()
        asked = status in SET_ASIDE
        self._reason.setVisible(asked)
        self._decided.setVisible(asked)
        rule = self.tr("This counts only once a reason is given and it is said who decided.") if asked else ""
        if status == "verified":
            rule = self.tr("Only tasks with evidence that a second person has verified can be set to this.")
        self.rule.say(rule)

    # Wishes

    def _dated(self, value: object) -> None:
        self._due = str(value or "")

    def _agree(self) -> None:
        self._wish(BulkChange(proposed=True))

    def _apply(self) -> None:
        self.due.flush()
        if self.due.draft():  # half a date is no date; the field says what would be right
            self.due.setFocus()
            return
        asked = self.status.currentData() in SET_ASIDE
        self._wish(
            BulkChange(
                owner=self.owner.text().strip(), role=self.role.currentData(), due=self._due,
                status=self.status.currentData(), reason=self.reason.text().strip() if asked else "",
                decided_by=self.decided_by.text().strip() if asked else "",
            )
        )  # fmt: skip

    def _wish(self, change: BulkChange) -> None:
        refused = change.refusals(self._rows)
        entries = change.entries(self._rows)
        if refused:
            self.refused.say(self.tr("Nothing was changed."), "\n".join(refused))
        elif not entries:
            self.refused.say(self.tr("Nothing was changed."), self.tr("All of these tasks stand like this already."))
        else:
            self.refused.say("")
            self.wished.emit(entries)
        if not self.refused.isHidden():
            self.ensureWidgetVisible(self.refused)
