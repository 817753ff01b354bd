"""What a plan is to reach: a level for all activities and for single ones, a measure, a budget, a last day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.combo import ComboBox
from pia_app.gui.editors.field import Spec
from pia_app.gui.editors.parsed import DateField, NumberField, ParsedField
from pia_app.gui.plan_words import labels
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.level_badge import level_word
from pia_app.gui.widgets.link import Fold
from pia_app.gui.widgets.option_button import OptionButton
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import Aim

TARGETS = (1, 2, 3)


class AimForm(QWidget):
    """`edited(Aim)` comes when a person has given another aim; one that is shown is not announced."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aim = Aim(target=2)
        self._names: dict[str, str] = {}
        self.target = self._levels(self.tr("Target for every activity"))
        self.target.activated.connect(lambda _: self._edit(target=self.target.currentData()))
        self.by = ComboBox(self.tr("Measured by"))
        self.by.addItem(self.tr("Effort (person-days)"), "effort")
        self.by.addItem(self.tr("Cost"), "cost")
        self.by.activated.connect(lambda _: self._edit(by=self.by.currentData()))
        self.budget = NumberField(Spec(id="budget", type="number", name=self.tr("Budget, at most"), minimum=0))
        self.budget.edited.connect(lambda value: self._edit(budget=None if value is None else float(value)))
        self.deadline = DateField(Spec(id="until", type="date", name=self.tr("Done by")))
        self.deadline.edited.connect(lambda value: self._edit(deadline=str(value or "")))
        self.activity = ComboBox(self.tr("Activity with a target of its own"))
        self.activity.activated.connect(lambda _: self._show_own())
        self.own = self._levels(self.tr("Its target"))
        self.own.insertItem(0, self.tr("As for all"), 0)
        self.own.activated.connect(lambda _: self._set_own(self.own.currentData()))
        self.exceptions = PlainLabel(role="caption")
        text = self.tr("Count on a lawyer agreeing where a hard stop cannot be cured afterwards")
        self.trust = OptionButton(text, kind="check")
        self.trust.clicked.connect(lambda on: self._edit(trust_cures=on))
        self._lay_out()

    def _levels(self, name: str) -> ComboBox:
        box = ComboBox(name)
        for level in TARGETS:
            box.addItem(self.tr("{0} at most").format(level_word(level)), level)
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.SMALL))
        first = FlowLayout(gap=theme.MEDIUM)
        for part, width in ((self.target, 170), (self.by, 190), (self.budget, 130), (self.deadline, 190)):
            first.addWidget(self._captioned(part, width))
        column.addLayout(first)
        column.addWidget(self.exceptions)
        rest = self._rest()

        def unfold() -> QWidget:
            rest.show()
            return rest

        self.more = Fold(self.tr("More: a target for single activities, hard stops that cannot be cured"), unfold)
        column.addWidget(self.more)

    def _rest(self) -> QWidget:
        """Lay out what is seldom wanted; it belongs to the form from the start, so that it goes with it."""
        made = QWidget(self)
        made.hide()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.SMALL))
        second = FlowLayout(gap=theme.MEDIUM)
        for part, width in ((self.activity, 300), (self.own, 170)):
            second.addWidget(self._captioned(part, width))
        column.addLayout(second)
        column.addWidget(self.trust)
        return made

    def _captioned(self, part: QWidget, width: int) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(theme.TIGHT))
        name = part.spec.name if isinstance(part, ParsedField) else part.accessibleName()
        box.addWidget(PlainLabel(name, role="overline", wrap=False))
        part.setMinimumWidth(theme.px(width))
        if isinstance(part, ComboBox):
            part.setMaximumWidth(theme.px(width))
        box.addWidget(part)
        return made

    # Showing

    def display(self, snapshot: Snapshot, aim: Aim) -> None:
        """Show an aim for an assessment."""
        self._aim = aim
        short = labels(snapshot)
        names = {a.id: f"{short[a.id]}  {a.name}" for a in snapshot.assessment.activities}
        if names != self._names:
            chosen = self.activity.currentData()
            self._names = names
            self.activity.clear()
            for activity_id, name in names.items():
                self.activity.addItem(name, activity_id)
            self.activity.setCurrentIndex(max(0, self.activity.findData(chosen or snapshot.activity_id)))
        self.target.setCurrentIndex(self.target.findData(aim.target))
        self.by.setCurrentIndex(self.by.findData(aim.by))
        self.budget.show_value(aim.budget)
        self.deadline.show_value(aim.deadline or None)
        self.trust.setChecked(aim.trust_cures)
        self._show_own()
        own = [self.tr("{0}: {1} at most").format(short[i], level_word(level)) for i, level in aim.targets.items()]
        self.exceptions.setText(self.tr("Otherwise: {0}").format(" · ".join(own)))
        self.exceptions.setVisible(bool(own))

    def _show_own(self) -> None:
        self.own.setCurrentIndex(max(0, self.own.findData(self._aim.targets.get(self.activity.currentData(), 0))))

    @property
    def is_valid(self) -> bool:
        """Whether what is typed can be read."""
        return self.budget.wrong.isHidden() and self.deadline.wrong.isHidden()

    def flush(self) -> None:
        """Hand over what was typed."""
        self.budget.flush()
        self.deadline.flush()

    # Editing

    def _edit(self, **changes: Any) -> None:
        self._aim = replace(self._aim, **changes)
        self.edited.emit(self._aim)

    def _set_own(self, level: int) -> None:
        targets = {name: one for name, one in self._aim.targets.items() if name != self.activity.currentData()}
        if level:
            targets[self.activity.currentData()] = level
        self._edit(targets={name: targets[name] for name in self._names if name in targets})
