"""The entrance for what people type, paste or import: cleaned of unfit characters, then held against its question."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from typing import Any, TypeVar

from pia_app.errors import RefusedAnswer
from pia_app.model import (
    Acceptance,
    Answer,
    Assessment,
    Evidence,
    Library,
    Override,
    OwnRisk,
    OwnTask,
    ProcessingActivity,
    Row,
    State,
    TaskChange,
    TaskProgress,
)
from pia_app.model.answers import Answers
from pia_app.rules.task_validation import acceptance_fault, known_task, own_task_fault, progress_fault, risk_fault
from pia_app.rules.validation import LONGEST_NAME, clean_text, fault

Texts = TypeVar("Texts", Evidence, Override, TaskChange, TaskProgress, OwnTask, OwnRisk, Acceptance)
DECIMALS = 2


class Entrance:
    """Let texts in; `removed` counts the characters that had to stay outside."""

    def __init__(self) -> None:
        self.removed = 0

    def text(self, text: str) -> str:
        """Return a text without the characters that no report can hold."""
        clean, removed = clean_text(text)
        self.removed += removed
        return clean

    def name(self, text: str) -> str:
        """Return a name on one line. Raises RefusedAnswer (name_missing, name_too_long)."""
        name = " ".join(self.text(text).split())
        if not name:
            raise RefusedAnswer("name_missing")
        if len(name) > LONGEST_NAME:
            raise RefusedAnswer("name_too_long", limit=LONGEST_NAME)
        return name

    def answer(self, library: Library, scope: str, question_id: str, answer: Answer) -> Answer | None:
        """Return the answer as it may be stored, or None where it says nothing: the question is unanswered then.

        Raises RefusedAnswer (question_unknown, answer_*); the facts name the question.
        """
        question = library.question.get(question_id)
        if question is None or question.scope != scope:
            raise RefusedAnswer("question_unknown", question=question_id, scope=scope)
        clean = self._clean(answer)
        if clean.state is State.GIVEN and _blank(clean):
            if clean.note or clean.evidence or clean.overrides or clean.reason:
                raise RefusedAnswer("answer_no_value", question=question_id)
            return None
        try:
            wrong = fault(library, question, clean)
        except (TypeError, OverflowError):  # rows where choices belong, a number beyond all measure
            wrong = "bad_value"
        if wrong:
            raise RefusedAnswer(f"answer_{wrong}", question=question_id)
        return clean

    def progress(self, library: Library, assessment: Assessment, progress: TaskProgress) -> TaskProgress:
        """Return what was written about a task as it may be stored. Raises RefusedAnswer (task_*)."""
        if not known_task(library, assessment, progress):
            raise RefusedAnswer("task_unknown", question=progress.question, measure=progress.measure)
        clean = replace(
            self._texts(progress),
            effort=_rounded(progress.effort),
            cost=_rounded(progress.cost),
            evidence=tuple(self._texts(piece) for piece in progress.evidence),
            history=tuple(self._texts(change) for change in progress.history),
        )
        _admit(progress_fault(clean), question=progress.question, measure=progress.measure)
        return clean

    def own_task(self, library: Library, assessment: Assessment, task: OwnTask) -> OwnTask:
        """Return a task that people added as it may be stored. Raises RefusedAnswer (own_task_*, name_*)."""
        if task.activity and all(task.activity != activity.id for activity in assessment.activities):
            raise RefusedAnswer("activity_unknown", activity=task.activity)
        clean = replace(self._texts(task), title=self.name(task.title))
        _admit(own_task_fault(library, clean), question=task.question, measure=task.id)
        return clean

    def risk(self, library: Library, activity: ProcessingActivity, risk: OwnRisk) -> OwnRisk:
        """Return a risk that people added as it may be stored. Raises RefusedAnswer (risk_*, name_*)."""
        clean = replace(self._texts(risk), name=self.name(risk.name))
        _admit(risk_fault(library, clean), activity=activity.id)
        return clean

    def acceptance(self, library: Library, activity: ProcessingActivity, acceptance: Acceptance) -> Acceptance:
        """Return a decision to live with a risk as it may be stored. Raises RefusedAnswer (acceptance_*)."""
        clean = self._texts(acceptance)
        _admit(acceptance_fault(library, activity, clean), activity=activity.id)
        return clean

    def assessment(self, library: Library, assessment: Assessment) -> Assessment:
        """Return a whole assessment as it may be stored. Raises RefusedAnswer; the facts name activity and question."""
        return replace(
            assessment,
            name=self.name(assessment.name),
            status=self.name(assessment.status),
            answers=self._answers(library, "assessment", "", assessment.answers),
            activities=tuple(self._activity(library, a) for a in assessment.activities),
            own_tasks={name: self.own_task(library, assessment, task) for name, task in assessment.own_tasks.items()},
            progress={key: self.progress(library, assessment, task) for key, task in assessment.progress.items()},
        )

    def _activity(self, library: Library, activity: ProcessingActivity) -> ProcessingActivity:
        return replace(
            activity,
            name=self.name(activity.name),
            answers=self._answers(library, "activity", activity.id, activity.answers),
            risks={name: self.risk(library, activity, risk) for name, risk in activity.risks.items()},
            accepted={name: self.acceptance(library, activity, one) for name, one in activity.accepted.items()},
        )

    def _answers(self, library: Library, scope: str, activity_id: str, answers: Answers) -> Answers:
        found: dict[str, Answer] = {}
        for question_id, answer in answers.items():
            try:
                clean = self.answer(library, scope, question_id, answer)
            except RefusedAnswer as error:
                raise RefusedAnswer(error.code, **{**error.facts, "activity": activity_id}) from error
            if clean is not None:
                found[question_id] = clean
        return found

    def _clean(self, answer: Answer) -> Answer:
        value = answer.value
        if isinstance(value, str):
            value = self.text(value)
        elif isinstance(value, tuple) and any(isinstance(entry, Row) for entry in value):
            value = tuple(self._row(entry) for entry in value if isinstance(entry, Row))
        return replace(
            answer,
            value=value if answer.state is State.GIVEN else None,
            evidence=tuple(self._texts(evidence) for evidence in answer.evidence),
            overrides=tuple(self._texts(override) for override in answer.overrides),
            reason=self.text(answer.reason),
            note=self.text(answer.note),
            answered_by=self.text(answer.answered_by),
            approved_by=self.text(answer.approved_by),
        )

    def _row(self, row: Row) -> Row:
        return Row(id=self.text(row.id), cells={column: self.text(cell) for column, cell in row.cells.items()})

    def _texts(self, record: Texts) -> Texts:
        held = {f.name: getattr(record, f.name) for f in fields(record)}
        clean: dict[str, Any] = {name: self.text(text) for name, text in held.items() if isinstance(text, str)}
        return replace(record, **clean)


def _admit(wrong: str | None, **facts: object) -> None:
    if wrong:
        raise RefusedAnswer(wrong, **facts)


def _rounded(number: float | None) -> float | None:
    """Return a number to the hundredth, as people write effort and money; what is no number is refused later."""
    return number if number is None or not math.isfinite(number) else round(float(number), DECIMALS)


def _blank(answer: Answer) -> bool:
    return answer.value is None or (isinstance(answer.value, str) and not answer.value.strip())
