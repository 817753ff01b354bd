"""Assessment → exchange file, by way of a temporary file that is read back before it takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import msgspec

from pia_app.exchange.placing import place
from pia_app.exchange.shapes import (
    FORMAT,
    VERSION,
    AcceptanceShape,
    ActivityShape,
    AssessmentShape,
    FileShape,
    LibraryShape,
    OwnTaskShape,
    RiskShape,
    TaskShape,
)
from pia_app.model import Answers, Assessment, Library, ProcessingActivity, TaskProgress
from pia_app.model.plain import to_plain as answer_to_plain
from pia_app.model.tasks import progress_to_plain


def write(assessments: Sequence[Assessment], library: Library, path: Path) -> None:
    """Write assessments that belong to one library. Raises PiaError; an older file at `path` then stays as it was."""
    data = msgspec.json.format(msgspec.json.encode(to_plain(assessments, library)), indent=2) + b"\n"
    place(path, data, lambda begins: begins.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"", b"{"))


def to_plain(assessments: Sequence[Assessment], library: Library) -> Any:
    """Return assessments as the plain values of an exchange file."""
    shape = FileShape(
        format=FORMAT,
        version=VERSION,
        library=LibraryShape(id=library.id, version=library.version),
        assessments=[_assessment(a) for a in assessments],
    )
    return msgspec.to_builtins(shape)


def _answers(answers: Answers) -> dict[str, Any]:
    return {question: answer_to_plain(answer) for question, answer in answers.items()}


def _assessment(assessment: Assessment) -> AssessmentShape:
    return AssessmentShape(
        id=assessment.id,
        name=assessment.name,
        language=assessment.language,
        regimes=list(assessment.regimes),
        created=assessment.created,
        status=assessment.status,
        answers=_answers(assessment.answers),
        activities=[_activity(activity) for activity in assessment.activities],
        tasks=[_task(progress) for progress in assessment.progress.values()],
        own_tasks=[OwnTaskShape(**asdict(task)) for task in assessment.own_tasks.values()],
    )


def _activity(activity: ProcessingActivity) -> ActivityShape:
    return ActivityShape(
        id=activity.id,
        name=activity.name,
        answers=_answers(activity.answers),
        risks=[RiskShape(**asdict(risk)) for risk in activity.risks.values()],
        accepted=[AcceptanceShape(**asdict(acceptance)) for acceptance in activity.accepted.values()],
    )


def _task(progress: TaskProgress) -> TaskShape:
    activity, question, measure = progress.key
    key = {"activity": activity, "question": question, "measure": measure}
    return msgspec.convert({**key, **progress_to_plain(progress)}, TaskShape)
