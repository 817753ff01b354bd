"""What a list that came back would change, and what of it cannot be taken: all to be seen before anything is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from pia_app.errors import Fault, PiaError
from pia_app.exchange.tasks import marks
from pia_app.exchange.tasks.columns import FIELDS, Column, holds, value_of, with_values
from pia_app.exchange.tasks.lines import CHECKED, Judged, Line
from pia_app.exchange.tasks.origin import went_out
from pia_app.exchange.tasks.table import FoundRow, Table, text_of
from pia_app.exchange.tasks.values import BadValue, shows, value
from pia_app.model import Assessment, TaskKey, TaskProgress
from pia_app.rules.task_validation import known_task

Check = Callable[[Judged, TaskProgress], PiaError | None]
"""Whether what was written about a task could be stored, and if not, why."""

Target = tuple[str, TaskKey]
"""The assessment and the key of a task in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value that is another in the file than here: `column` is its column, `cell` its address.

    `old` and `new` are in the form of `columns.value_of`; so is `out`, the value of a conflict as the list went out,
    or None where nobody can tell any more. `called_for` is False where the answers given since no longer call for the
    task; what was written about it is kept all the same.
    """

    cell: str
    code: str
    assessment: str
    key: TaskKey
    title: str
    column: str
    old: str
    new: str
    out: str | None = None
    called_for: bool = True

    @property
    def target(self) -> Target:
        """Return which task it is about."""
        return self.assessment, self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A row whose values fit their columns but could not be stored, and why not."""

    cell: str
    title: str
    error: PiaError


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a list would change.

    `changes` can be applied. `conflicts` were changed there and, since the list went out, here too; or the file no
    longer tells what went out. They are applied only where somebody decides so. `unmatched` are rows that belong to no
    task, `bad` cells from which no value can be taken, `refused` rows that could not be stored, `notices` what should
    be known. `assessments` is what was compared with; a preview of anything else counts no longer.
    """

    file: str
    rows: int
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Change, ...] = ()
    unmatched: tuple[Fault, ...] = ()
    bad: tuple[Fault, ...] = ()
    refused: tuple[Refused, ...] = ()
    notices: tuple[Fault, ...] = ()
    assessments: Mapping[str, Assessment]

    @property
    def clean(self) -> bool:
        """Whether everything in the file can be taken as it is."""
        return not (self.conflicts or self.unmatched or self.bad or self.refused)


def compare(table: Table, file: str, judged: Sequence[Judged], lines: Sequence[Line], check: Check) -> Preview:
    """Compare a list that came back with the assessments as they are; `lines` are their tasks as they would go out."""
    found = _Comparison(table, file, judged, lines, check)
    for row in table.rows:
        found.row(row)
    return found.preview()


def results(preview: Preview, accepted: Sequence[Change]) -> dict[Target, TaskProgress]:
    """Return what is written about each task once some changes of a preview are made."""
    values: dict[Target, dict[str, str]] = {}
    for change in accepted:
        values.setdefault(change.target, {})[change.column] = change.new
    return {
        (assessment, key): with_values(preview.assessments[assessment].written(key), new)
        for (assessment, key), new in values.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """A task that a row belongs to."""

    judged: Judged
    key: TaskKey
    title: str
    called_for: bool

    @property
    def progress(self) -> TaskProgress:
        return self.judged.assessment.written(self.key)


STANDS_ALONE: Final = frozenset({"more_evidence", "note"})


class _Comparison:
    def __init__(self, table: Table, file: str, judged: Sequence[Judged], lines: Sequence[Line], check: Check) -> None:
        self.table, self.file, self.check = table, file, check
        self.judged = {one.assessment.id: one for one in judged}
        self.lines = {line.code: line for line in lines}
        self.fields = [field for field in FIELDS if field.id in table.columns]
        self.twice = _twice(table.rows)
        self.changes: list[Change] = []
        self.conflicts: list[Change] = []
        self.unmatched: list[Fault] = []
        self.bad: list[Fault] = []
        self.refused: list[Refused] = []
        self.notices = [
            self._problem("tasks_column_foreign" if told else "tasks_column_unnamed", cell, heading=told[:80])
            for cell, told in table.foreign
        ]
        self.done: set[str] = set()

    def preview(self) -> Preview:
        return Preview(
            file=self.file,
            rows=len(self.table.rows),
            changes=tuple(self.changes),
            conflicts=tuple(self.conflicts),
            unmatched=tuple(self.unmatched),
            bad=tuple(self.bad),
            refused=tuple(self.refused),
            notices=tuple(self.notices),
            assessments={name: one.assessment for name, one in self.judged.items()},
        )

    def row(self, row: FoundRow) -> None:
        """Take note of what one row says."""
        cell, title = self.table.place(row, "code"), text_of(row.cells.get("title"))[:80]
        task = self._task(row)
        if not row.code:
            self.unmatched.append(self._problem("tasks_row_without_number", cell, title=title))
        elif row.code in self.twice:
            self.unmatched.append(self._problem("tasks_row_twice", cell, number=row.code, title=title))
        elif task is None:
            self.unmatched.append(self._problem("tasks_row_unknown", cell, number=row.code, title=title))
        elif not self._belongs(row):
            self.unmatched.append(
                self._problem("tasks_row_mixed_up", cell, number=row.code, title=title, task=task.title)
            )
        elif row.code not in self.done:
            self.done.add(row.code)
            self._values(row, task)

    def _task(self, row: FoundRow) -> _Task | None:
        """Return the task of a row: one there is, or one that the answers no longer call for but that could be."""
        line = self.lines.get(row.code)
        if line is not None:
            judged = self.judged[line.assessment]
            return _Task(judged=judged, key=line.task.key, title=line.told["title"], called_for=line.called_for)
        mark = row.mark
        judged_there = self.judged.get(mark.assessment) if mark else None
        if mark is None or judged_there is None or not _possible(judged_there, mark.key):
            return None
        title = text_of(row.cells.get("title")) or mark.key[2]
        return _Task(judged=judged_there, key=mark.key, title=title, called_for=False)

    def _belongs(self, row: FoundRow) -> bool:
        """Whether the words beside a number are still those that went out with it: rows that were sorted in part."""
        prints = row.mark.prints if row.mark else {}
        beside = [name for name in CHECKED if name in prints and name in self.table.columns]
        return all(marks.fingerprint(text_of(row.cells.get(name))) == prints[name] for name in beside)

    def _values(self, row: FoundRow, task: _Task) -> None:
        progress, found = task.progress, list(self._differences(row, task))
        changes = [change for change, conflict in found if not conflict]
        after = with_values(progress, {change.column: change.new for change in changes})
        error = self.check(task.judged, after) if changes else None
        if error is not None:
            self.refused.append(Refused(cell=changes[0].cell, title=task.title, error=error))
            return
        self.changes += changes
        self.conflicts += [change for change, conflict in found if conflict]
        if changes and not task.called_for:
            self.notices.append(self._problem("tasks_no_longer_called_for", changes[0].cell, title=task.title))
        if any(change.column not in STANDS_ALONE for change in changes):
            for name in after.lacks:
                self.notices.append(self._problem(f"tasks_lacks_{name}", changes[0].cell, title=task.title))

    def _differences(self, row: FoundRow, task: _Task) -> Iterator[tuple[Change, bool]]:
        """Yield every value that differs, and whether it is a conflict."""
        for field in self.fields:
            cell, place = row.cells.get(field.id), self.table.place(row, field.id)
            old = value_of(task.progress, field)
            kept = row.mark.prints.get(field.id) if row.mark else None
            if shows(field, cell, old):
                continue
            try:
                new = value(field, cell, partial(_expected, old, kept))
            except BadValue as wrong:
                self.bad.append(self._problem(wrong.code, place, title=task.title, **wrong.facts))
                continue
            if field.kind == "more":
                conflict = False
            elif _same(new, kept):
                continue  # not changed there, whatever happened here
            else:
                conflict = not _same(old, kept)
            if not holds(task.progress, field, new):
                out = went_out(task.progress, field, kept) if conflict else None
                yield self._change(task, field, place, old, new, out, row.code), conflict

    def _change(self, task: _Task, field: Column, place: str, old: str, new: str, out: str | None, code: str) -> Change:
        return Change(
            cell=place,
            code=code,
            assessment=task.judged.assessment.id,
            key=task.key,
            title=task.title,
            column=field.id,
            old=old,
            new=new,
            out=out,
            called_for=task.called_for,
        )

    def _problem(self, code: str, cell: str, **facts: object) -> Fault:
        return Fault(file=self.file, code=code, facts={"cell": cell, **facts})


def _expected(old: str, kept: str | None, text: str) -> bool:
    return text == old or _same(text, kept)


def _same(text: str, kept: str | None) -> bool:
    return kept is not None and marks.fingerprint(text) == kept


def _possible(judged: Judged, key: TaskKey) -> bool:
    """Whether a task of this key could be there."""
    activity, question, measure = key
    if activity and all(one.id != activity for one in judged.assessment.activities):
        return False
    progress = TaskProgress(activity=activity, question=question, measure=measure)
    return known_task(judged.library, judged.assessment, progress)


def _twice(rows: Sequence[FoundRow]) -> set[str]:
    """Return the numbers that stand on rows which do not say the same."""
    seen: dict[str, list[str]] = {}
    found = set()
    for row in rows:
        says = [text_of(row.cells.get(field.id)) for field in FIELDS]
        if row.code and seen.setdefault(row.code, says) != says:
            found.add(row.code)
    return found
