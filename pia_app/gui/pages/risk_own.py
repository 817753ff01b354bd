"""The dialog in which people describe a risk of their own and judge how severe and how likely it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.choice import SingleField
from pia_app.gui.editors.field import Spec
from pia_app.gui.editors.text_input import LineInput, TextInput
from pia_app.gui.pages.sheet_dialog import SheetDialog
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.level_badge import LevelBadge, level_word
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import Interval, OwnRisk, legible
from pia_app.rules.validation import LONGEST_NAME

Store = Callable[[OwnRisk], bool]


class OwnRiskDialog(SheetDialog):
    """Ask for name, story, severity, likelihood and reason; the level that the matrix gives is in sight at once."""

    def __init__(
        self, presenter: Presenter, parent: QWidget, snapshot: Snapshot, risk: OwnRisk | None, then: Store
    ) -> None:
        made = self.tr("Add a risk of your own") if risk is None else self.tr("Change the risk")
        super().__init__(presenter, parent, made, self.tr("Add the risk") if risk is None else self.tr("Change"))
        self._snapshot, self._risk, self._then = snapshot, risk, then
        self._scales = {"severity": risk.severity if risk else 0, "likelihood": risk.likelihood if risk else 0}
        self.name = LineInput(self.tr("Name of the risk"))
        self.name.setMaxLength(LONGEST_NAME)
        self.event_ = TextInput(self.tr("What could happen"), lines=(2, 6))
        self.reason = TextInput(self.tr("Reason for severity and likelihood"), lines=(2, 6))
        self.severity = self._scale("severity", self.tr("Severity"))
        self.likelihood = self._scale("likelihood", self.tr("Likelihood"))
        self._lay_out(snapshot)
        if risk is not None:
            self.name.setText(risk.name)
            self.event_.setPlainText(risk.event)
            self.reason.setPlainText(risk.reason)
        for text in (self.name, self.reason):
            text.textChanged.connect(self._check)
        self._judge()
        self.show_in(parent, 640, 760, self.name)

    def _scale(self, scale: str, name: str) -> SingleField:
        """Make the field for a scale of the method: each step with its word and what it means."""
        words = self._snapshot.words
        word = words.severity if scale == "severity" else words.likelihood
        choices = []
        for step in range(1, 5):
            meaning = words.method(f"{scale}_anchors", step)
            told = f"{step} {word(step)}"
            choices.append((str(step), told if meaning == str(step) else self.tr("{0}: {1}").format(told, meaning)))
        field = SingleField(Spec(id=scale, type="single", name=name, choices=tuple(choices)))
        field.show_value(str(self._scales[scale]))
        field.edited.connect(lambda step: self._chosen(scale, str(step)))
        return field

    def _lay_out(self, snapshot: Snapshot) -> None:
        activity = snapshot.activity
        if activity is not None:
            self.column.addWidget(PlainLabel(activity.name, role="strong"))
        note = self.tr("It counts for the level of the activity like a scenario. No task changes it; only you do.")
        self.column.addWidget(PlainLabel(note, role="quiet"))
        self.add_field(self.tr("Name of the risk (needed)"), self.name)
        self.add_field(self.tr("What could happen"), self.event_)
        self.add_field(self.tr("Severity (needed): how bad it is for people if it happens"), self.severity)
        self.add_field(self.tr("Likelihood (needed): how probable it is as things are today"), self.likelihood)
        self.add_field(self.tr("Reason for severity and likelihood (needed)"), self.reason)
        self.level = LevelBadge()
        self.level_note = PlainLabel(role="quiet")
        row = QHBoxLayout()
        row.setSpacing(theme.px(theme.MEDIUM))
        row.addWidget(self.level_note)
        row.addWidget(self.level)
        row.addStretch(1)
        self.foot.insertLayout(0, row)

    # Judging

    def _chosen(self, scale: str, step: str) -> None:
        self._scales[scale] = int(step)
        self._judge()

    def _judge(self) -> None:
        """Read the level from the method's matrix."""
        severity, likelihood = self._scales.values()
        known = bool(severity and likelihood)
        level = self._snapshot.library.method.matrix[severity - 1][likelihood - 1] if known else 0
        self.level.display(Interval(level, level) if known else None)
        told = self.tr("Level from the matrix (severity {0} × likelihood {1})").format(severity, likelihood)
        self.level_note.setText(told if known else self.tr("Level: choose severity and likelihood"))
        self.ok.setAccessibleDescription(f"{told}, {level_word(level)}" if known else self.level_note.text())
        self._check()

    def _check(self) -> None:
        given = legible(self.name.text()) and legible(self.reason.text())
        self.ok.setEnabled(given and all(self._scales.values()))

    def leaving(self) -> str:
        """Ask about the risk."""
        return self.tr("Leave without changing it?") if self._risk else self.tr("Leave without adding it?")

    def store(self) -> bool:
        """Store the risk as it is described here."""
        return self._then(OwnRisk(
            id=self._risk.id if self._risk else "", name=self.name.text().strip(), event=self.event_.text().strip(),
            reason=self.reason.text().strip(), **self._scales,
        ))  # fmt: skip
