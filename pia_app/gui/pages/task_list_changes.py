"""What a list that came back would change, line by line, each change with a tick and each conflict with a choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pia_app.exchange.tasks import problem_line, refused_line
from pia_app.exchange.tasks.columns import FIELDS
from pia_app.exchange.tasks.said import LONGEST, heading, said
from pia_app.wording import say

if TYPE_CHECKING:
    from pia_app.exchange.tasks import Change, Preview, Target

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
CHOICES = ("tick", "ours", "theirs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line. `kind`: part (a heading), task, tick, field (of a conflict), ours, theirs, problem.

    `more` is a second, quiet text; `spoken` is what a screen reader says where the line alone is not enough.
    """

    kind: str
    text: str
    more: str = ""
    spoken: str = ""
    change: Change | None = None


class ChangesModel(QAbstractListModel):
    """The lines of a preview; `taken` are the changes that are to be made: at first all but the conflicts."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._preview: Preview | None = None
        self._entries: tuple[Entry, ...] = ()
        self.taken: set[Change] = set()

    def display(self, preview: Preview) -> None:
        """Show a preview; what was decided about the same value before stays decided."""
        decided = {_identity(c): c in self.taken for c in self._all()}
        self.beginResetModel()
        self._preview = preview
        fresh = {*preview.changes}
        self.taken = {change for change in self._all() if decided.get(_identity(change), change in fresh)}
        self._entries = tuple(ChangeTeller(preview, self._language).entries())
        self.endResetModel()

    def accepted(self) -> tuple[Change, ...]:
        """Return the changes to be made, in the order of the file."""
        return tuple(change for change in self._all() if change in self.taken)

    def take(self, row: int) -> None:
        """Tick a change or take its tick away; choose a side of a conflict."""
        entry = self._entries[row]
        if entry.change is None or entry.kind not in CHOICES:
            return
        if entry.kind == "theirs" or (entry.kind == "tick" and entry.change not in self.taken):
            self.taken.add(entry.change)
        else:
            self.taken.discard(entry.change)
        self.dataChanged.emit(self.index(max(0, row - 1)), self.index(min(row + 1, len(self._entries) - 1)))

    def take_all(self, yes: bool) -> None:
        """Tick all changes, or none; conflicts stay as they were decided."""
        changes = set(self._preview.changes) if self._preview else set()
        self.taken = self.taken | changes if yes else self.taken - changes
        self.dataChanged.emit(self.index(0), self.index(max(0, len(self._entries) - 1)))

    def entry(self, row: int) -> Entry:
        """Return one line."""
        return self._entries[row]

    def first(self) -> int:
        """Return the first line on which something can be decided, or else the first of all."""
        return next((n for n, entry in enumerate(self._entries) if entry.kind in CHOICES), 0)

    def is_taken(self, entry: Entry) -> bool:
        """Whether the mark before a line is set."""
        return (entry.change in self.taken) is not (entry.kind == "ours")

    def _all(self) -> tuple[Change, ...]:
        return (*self._preview.changes, *self._preview.conflicts) if self._preview else ()

    # What Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line, what a screen reader says of it, whether it is marked, or the whole entry."""
        if not 0 <= index.row() < len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken or entry.text
        if role == Qt.ItemDataRole.CheckStateRole and entry.kind in CHOICES:
            return Qt.CheckState.Checked if self.is_taken(entry) else Qt.CheckState.Unchecked
        return entry if role == ENTRY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say which lines have a mark."""
        found = super().flags(index)
        if index.isValid() and self._entries[index.row()].kind in CHOICES:
            return found | Qt.ItemFlag.ItemIsUserCheckable
        return found


class ChangeTeller(QObject):
    """Tells a preview in one language; a QObject only for the sake of its translations."""

    def __init__(self, preview: Preview, language: str) -> None:
        super().__init__()
        self.preview, self.language = preview, language

    def entries(self) -> Iterator[Entry]:
        """Yield all lines."""
        preview = self.preview
        yield from self._changes(self.tr("%n changes", "", len(preview.changes)), preview.changes, self._tick)
        title = self.tr(
            "%n conflicts: another value in the file, and another one here as well", "", len(preview.conflicts)
        )
        yield from self._changes(title, preview.conflicts, self._conflict)
        yield from self._problems(
            self.tr("%n rows that belong to no task", "", len(preview.unmatched)),
            [problem_line(fault, self.language) for fault in preview.unmatched],
        )
        bad = [problem_line(fault, self.language) for fault in preview.bad]
        bad += [refused_line(one, self.language) for one in preview.refused]
        yield from self._problems(self.tr("%n cells or rows that cannot be taken", "", len(bad)), bad)
        notices = [problem_line(fault, self.language) for fault in preview.notices]
        yield from self._problems(self.tr("%n things to know", "", len(notices)), notices)

    def _changes(self, title: str, changes: Sequence[Change], tell: Any) -> Iterator[Entry]:
        if changes:
            yield Entry(kind="part", text=title)
        for _, found in groupby(changes, key=lambda change: change.target):
            group = list(found)
            task = Entry(kind="task", text=group[0].title, more=self._place(group[0].target))
            yield task
            for change in group:
                yield from tell(change, f"{task.text}, {task.more}")

    def _problems(self, title: str, lines: Sequence[str]) -> Iterator[Entry]:
        if lines:
            yield Entry(kind="part", text=title)
        for line in lines:
            yield Entry(kind="problem", text=line)

    def _place(self, target: Target) -> str:
        """Return the assessment and the activity of a task."""
        assessment = self.preview.assessments[target[0]]
        labels = {a.id: f"A{n} {a.name}" for n, a in enumerate(assessment.activities, start=1)}
        return " · ".join((assessment.name, labels.get(target[1][0]) or self.tr("Whole assessment")))

    def _tick(self, change: Change, about: str) -> Iterator[Entry]:
        field = heading(change.column, self.language)
        if change.column == "more_evidence":
            text = self.tr("{0}: {1}").format(field, self._value(change, change.new))
        else:
            text = self.tr("{0}: {1} → {2}").format(
                field, self._value(change, change.old), self._value(change, change.new)
            )
        yield Entry(kind="tick", text=text, spoken=f"{about}: {text}", change=change)

    def _conflict(self, change: Change, about: str) -> Iterator[Entry]:
        field = heading(change.column, self.language)
        text = self.tr("{0}, when the list went out: {1}").format(field, self._value(change, change.out or ""))
        if change.out is None:
            text = self.tr("{0}, when the list went out: no longer known").format(field)
        yield Entry(kind="field", text=text, spoken=f"{about}: {text}", change=change)
        ours = self.tr("Keep what stands here: {0}").format(self._value(change, change.old))
        theirs = self.tr("Take what the file says: {0}").format(self._value(change, change.new))
        for kind, line in (("ours", ours), ("theirs", theirs)):
            yield Entry(kind=kind, text=line, spoken=f"{about}, {field}: {line}", change=change)

    def _value(self, change: Change, text: str) -> str:
        field = next(field for field in FIELDS if field.id == change.column)
        return self._shown(said(field, text, self.language)) if text else say(self.language, "tasks.told.blank")

    def _shown(self, text: str) -> str:
        """Return a text, or of one that no cell of Excel could hold its beginning and how much more there is."""
        more = len(text) - LONGEST
        return text if more <= 0 else self.tr("{0} … ({1} more characters)").format(text[:LONGEST], f"{more:,}")


def _identity(change: Change) -> tuple[object, ...]:
    return change.target, change.column, change.old, change.new
