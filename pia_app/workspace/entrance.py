"""The entrance for what people type, paste or import: cleaned of unfit characters, then held against its question."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TypeVar

from pia_app.errors import RefusedAnswer
from pia_app.model import Answer, Assessment, Evidence, Library, Override, ProcessingActivity, Row, State, TaskProgress
from pia_app.model.answers import Answers
from pia_app.rules.validation import LONGEST_NAME, clean_text, fault, is_date

Texts = TypeVar("Texts", Evidence, Override)


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

    def progress(self, library: Library, progress: TaskProgress) -> TaskProgress:
        """Return what was written about a task as it may be stored. Raises RefusedAnswer."""
        if progress.question not in library.question or progress.measure not in library.measure:
            raise RefusedAnswer("task_unknown", question=progress.question, measure=progress.measure)
        if progress.due and not is_date(progress.due):
            raise RefusedAnswer("answer_date_needed", question=progress.question)
        return replace(
            progress, status=self.text(progress.status), owner=self.text(progress.owner), note=self.text(progress.note)
        )

    def assessment(self, library: Library, assessment: Assessment) -> Assessment:
        """Return a whole assessment as it may be stored. Raises RefusedAnswer; the facts name activity and question."""
        return replace(
            assessment,
            name=self.name(assessment.name),
            status=self.name(assessment.status),
            answers=self._answers(library, "assessment", "", assessment.answers),
            activities=tuple(self._activity(library, a) for a in assessment.activities),
            progress={key: self.progress(library, task) for key, task in assessment.progress.items()},
        )

    def _activity(self, library: Library, activity: ProcessingActivity) -> ProcessingActivity:
        answers = self._answers(library, "activity", activity.id, activity.answers)
        return ProcessingActivity(id=activity.id, name=self.name(activity.name), answers=answers)

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
        return replace(record, **{f.name: self.text(getattr(record, f.name)) for f in fields(record)})


def _blank(answer: Answer) -> bool:
    return answer.value is None or (isinstance(answer.value, str) and not answer.value.strip())
