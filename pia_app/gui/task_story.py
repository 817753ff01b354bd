"""Where a task comes from, in words: the reason of its date, why it is moot, which duties it fulfils."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from pia_app.gui.snapshot import Snapshot
from pia_app.gui.task_words import PRIORITIES, word
from pia_app.gui.tasks import TaskRow
from pia_app.model.regime import Duty
from pia_app.rules.duties import days_left
from pia_app.rules.remediation import ORDER


def proposal(snapshot: Snapshot, row: TaskRow) -> str:
    """Return the date proposed with where it comes from."""
    told = QCoreApplication.translate("tasks", "Proposed: {0}. {1}")
    return told.format(row.proposed, _reason(snapshot, row))


def _reason(snapshot: Snapshot, row: TaskRow) -> str:
    task, measure = row.task, snapshot.library.measure.get(row.key[2])
    priority = word(PRIORITIES, row.priority)
    if task is not None and measure is not None:
        days = task.due_days
        for regime, duty in _owed(snapshot, row):
            if days_left(duty) == days:
                told = QCoreApplication.translate("tasks", "It comes from a deadline of the law, {0} days: {1}")
                return told.format(days, snapshot.words.rule(regime, duty.id).title)
        if days == measure.due_days and days < snapshot.library.method.due_days[row.priority]:
            told = QCoreApplication.translate("tasks", "It comes from the measure: {0} days from the start.")
            return told.format(days)
        if ORDER.index(row.priority) > ORDER.index(measure.priority):
            told = QCoreApplication.translate(
                "tasks", 'It comes from the priority "{0}", raised by an open hard stop: {1} days from the start.'
            )
            return told.format(priority, days)
    days = task.due_days if task is not None else snapshot.library.method.due_days[row.priority]
    told = QCoreApplication.translate("tasks", 'It comes from the priority "{0}": {1} days from the start.')
    return told.format(priority, days)


def _owed(snapshot: Snapshot, row: TaskRow) -> Iterator[tuple[str, Duty]]:
    for regime, _, name in (duty.partition(":") for duty in (row.task.duties if row.task else ())):
        rule = next((d for d in snapshot.library.regime[regime].duties if d.id == name), None)
        if rule is not None:
            yield regime, rule


def duties(snapshot: Snapshot, row: TaskRow) -> list[str]:
    """Return the duties that a task fulfils, each with its deadline and article."""
    lines = []
    for regime, rule in _owed(snapshot, row):
        told = snapshot.words.rule(regime, rule.id)
        lines.append(" · ".join(filter(None, (told.title, told.deadline, snapshot.words.citation(rule.cite)))))
    return lines


def why_moot(snapshot: Snapshot, row: TaskRow) -> str:
    """Return why the answers no longer call for a task."""
    activity, name, measure = row.key
    question, words = snapshot.library.question.get(name), snapshot.words
    if question is None or measure not in snapshot.library.measure:
        return QCoreApplication.translate("tasks", "The questionnaire no longer has this task.")
    if name not in snapshot.asked(activity):
        told = QCoreApplication.translate("tasks", 'The question "{0}" is no longer asked.')
        return told.format(words.short(name))
    answer = " ".join(words.answer(question, snapshot.answer(activity, name)).split())
    return QCoreApplication.translate("tasks", 'The answer to "{0}" is now: {1}').format(words.short(name), answer)


def brings_about(snapshot: Snapshot, row: TaskRow) -> str:
    """Return the answer that an own task brings about, "" where it names none."""
    own = row.own
    if own is None or not own.question:
        return ""
    told = QCoreApplication.translate("tasks", 'Brings about the answer "{1}" to "{0}".')
    return told.format(snapshot.words.question(own.question).text, snapshot.words.option(own.question, own.answer))
