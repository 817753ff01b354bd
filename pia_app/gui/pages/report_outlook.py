"""The card that says what a report written now would hold, and what its reader would miss."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import outlook, theme
from pia_app.gui.outlook import Gap
from pia_app.gui.pages.ways import show_question
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.level_badge import LevelBadge
from pia_app.gui.widgets.plain_label import PlainLabel


class OutlookCard(Card):
    """Levels, numbers, and the gaps with the way to each."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        self._presenter = presenter
        self._shown: object = None
        self._content: QWidget | None = None
        self.body.addWidget(PlainLabel(self.tr("What the report will say"), role="heading"))

    def display(self, snapshot: Snapshot) -> None:
        """Look over the assessment as it stands now."""
        shown = (id(snapshot.evaluation), id(snapshot.assessment), id(snapshot.words))
        if shown == self._shown:
            return
        self._shown = shown
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.SMALL))
        found = outlook.of(snapshot, self._presenter.today)
        column.addWidget(self._levels(snapshot))
        for line in self._lines(found):
            column.addWidget(PlainLabel(line))
        self._add_gaps(column, snapshot, found.gaps)
        self.body.addWidget(self._content)

    def _levels(self, snapshot: Snapshot) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, theme.px(theme.SMALL))
        grid.setHorizontalSpacing(theme.px(theme.MEDIUM))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 1)
        levels = [(self.tr("Whole assessment"), snapshot.evaluation.level, "strong")]
        for number, judged in enumerate(snapshot.evaluation.activities, start=1):
            levels.append((f"A{number}  {judged.activity.name}", judged.level, "body"))
        for row, (name, level, role) in enumerate(levels):
            grid.addWidget(PlainLabel(name, role=role), row, 0)
            grid.addWidget(LevelBadge(level), row, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return made

    def _lines(self, found: outlook.Outlook) -> list[str]:
        lines = [
            self.tr("%n findings", "", found.findings) + " · " + self.tr("%n tasks", "", found.tasks),
            self.tr("{0} of {1} questions answered").format(found.answered, found.asked),
        ]
        if found.stops:
            lines.append(self.tr("Potential non-compliance, legal review required: {0}").format(found.stops))
        if found.pending_stops:
            text = self.tr("Further legal issues that depend on missing answers: {0}")
            lines.append(text.format(found.pending_stops))
        return lines

    def _add_gaps(self, column: QVBoxLayout, snapshot: Snapshot, gaps: tuple[Gap, ...]) -> None:
        column.addSpacing(theme.px(theme.SMALL))
        if not gaps:
            column.addWidget(PlainLabel(self.tr("Nothing is missing."), role="quiet"))
            return
        column.addWidget(PlainLabel(self.tr("What a reader would miss"), role="overline"))
        labels = {a.id: f"A{n}" for n, a in enumerate(snapshot.assessment.activities, start=1)}
        for gap in gaps:
            column.addLayout(self._gap(snapshot, gap, labels))

    def _gap(self, snapshot: Snapshot, gap: Gap, labels: dict[str, str]) -> QHBoxLayout:
        text = self._gap_text(gap)
        if gap.kind in ("unanswered", "unapproved", "unknown"):
            place = labels.get(gap.activity) or self.tr("Whole assessment")
            text = self.tr("{0}: {1}").format(place, text)
            way = partial(show_question, self._presenter, snapshot, gap.activity, gap.question)
        else:
            way = partial(self._presenter.go, "tasks")
        row = QHBoxLayout()
        row.setSpacing(theme.px(theme.MEDIUM))
        row.addWidget(PlainLabel(text), 1)
        show = button(self.tr("Show"), way, kind="quiet")
        show.setAccessibleName(self.tr("Show: {0}").format(text))
        row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _gap_text(self, gap: Gap) -> str:
        texts = {
            "unanswered": self.tr("%n unanswered; where they matter, a level is given as a range.", "", gap.count),
            "unapproved": self.tr("%n are said not to apply, but no second person has agreed.", "", gap.count),
            "unknown": self.tr('%n are answered "don\'t know"; each counts as the worst case.', "", gap.count),
            "overdue": self.tr("%n tasks are overdue.", "", gap.count),
            "unowned": self.tr("%n tasks of critical or high priority have no owner.", "", gap.count),
        }  # fmt: skip
        return texts[gap.kind]
