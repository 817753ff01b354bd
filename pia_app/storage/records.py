"""An Assessment as the parts that are stored one by one, and each part as one row of the workspace file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TypeVar

from pia_app.errors import WorkspaceError
from pia_app.model import Acceptance, Answer, Assessment, OwnRisk, OwnTask, ProcessingActivity, TaskProgress
from pia_app.model.plain import NotAnAnswer, from_plain, to_plain
from pia_app.model.tasks import progress_from_plain, progress_to_plain
from pia_app.storage.digests import canonical, digest

Key = tuple[str, ...]
"""The table and what identifies a row in it within one assessment, in the order of its columns."""

Own = OwnTask | OwnRisk | Acceptance
Part = Answer | TaskProgress | Own | tuple[int, str]
"""What a row holds; (position, name) is an activity."""

Row = dict[str, str | int]
OwnPart = TypeVar("OwnPart", OwnRisk, Acceptance)

KEYS: Mapping[str, tuple[str, ...]] = {
    "activity": ("assessment", "id"),
    "answer": ("assessment", "activity", "question"),
    "task": ("assessment", "activity", "question", "measure"),
    "own_task": ("assessment", "id"),
    "risk": ("assessment", "activity", "id"),
    "acceptance": ("assessment", "activity", "risk"),
}


def parts(assessment: Assessment | None) -> dict[Key, Part]:
    """Return everything an assessment holds except what is written on its own row."""
    if assessment is None:
        return {}
    found: dict[Key, Part] = {("answer", "", question): answer for question, answer in assessment.answers.items()}
    for position, activity in enumerate(assessment.activities):
        found["activity", activity.id] = (position, activity.name)
        found.update({("answer", activity.id, question): answer for question, answer in activity.answers.items()})
        found.update({("risk", activity.id, risk): own for risk, own in activity.risks.items()})
        found.update({("acceptance", activity.id, risk): one for risk, one in activity.accepted.items()})
    found.update({("task", *key): progress for key, progress in assessment.progress.items()})
    found.update({("own_task", name): own for name, own in assessment.own_tasks.items()})
    return found


def row(assessment_id: str, key: Key, part: Part) -> Row:
    """Return the row of one part, its hash last."""
    found: Row = dict(zip(KEYS[key[0]], (assessment_id, *key[1:]), strict=True))
    if isinstance(part, tuple):
        found["position"], found["name"] = part
    elif isinstance(part, Answer):
        found["content"] = canonical(_plain(part))
    elif isinstance(part, TaskProgress):
        found["content"] = canonical(progress_to_plain(part))
    else:
        found["content"] = canonical(_own(part, KEYS[key[0]]))
    found["sha256"] = digest([key[0], *found.values()])
    return found


def _own(part: Own, keys: Collection[str]) -> Mapping[str, object]:
    """Return what people added as plain values; a story that nobody told is left out, as in files older than it."""
    return {name: value for name, value in asdict(part).items() if name not in keys and (value or name != "event")}


def _plain(answer: Answer) -> Mapping[str, object]:
    """Return an answer as plain values; evidence may still lack the "what" that an exchange file must have."""
    found = to_plain(answer)
    for evidence in found.get("evidence", ()):
        evidence.setdefault("what", "")
    return found


def own_row(assessment: Assessment, children: Sequence[str], at: datetime) -> Row:
    """Return the assessment's own row; `children` are the hashes of the rows of its parts."""
    found: Row = {
        "id": assessment.id, "name": assessment.name, "library": assessment.library,
        "library_hash": assessment.library_hash, "language": assessment.language,
        "regimes": canonical(list(assessment.regimes)), "created": assessment.created, "status": assessment.status,
    }  # fmt: skip
    content = content_digest(list(found.values()), children)
    found |= {"updated": at.isoformat(timespec="seconds"), "content": content}
    found["sha256"] = digest(["assessment", *found.values()])
    return found


def content_digest(own: Sequence[object], children: Sequence[str]) -> str:
    """Return the hash of a whole assessment: the first eight columns of its row and the hashes of its parts."""
    return digest([*own, sorted(map(str, children))])


def read(connection: sqlite3.Connection, assessment_id: str) -> Assessment:
    """Put an assessment together from its rows, checking every hash.

    Raises KeyError where there is none of that id; WorkspaceError (workspace_damaged) where a row is not as written.
    """
    own = connection.execute("SELECT * FROM assessment WHERE id = ?", (assessment_id,)).fetchone()
    if own is None:
        raise KeyError(assessment_id)
    rows = {
        table: connection.execute(f"SELECT * FROM {table} WHERE assessment = ?", (assessment_id,)).fetchall()
        for table in KEYS
    }
    _verify("assessment", own)
    for table, found in rows.items():
        for one in found:
            _verify(table, one)
    if content_digest(own[:8], [one[-1] for found in rows.values() for one in found]) != own[9]:
        raise WorkspaceError("workspace_damaged", reason="content", where=assessment_id)
    try:
        return _assemble(own, rows)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise WorkspaceError("workspace_damaged", reason=type(error).__name__, where=assessment_id) from error


def _verify(table: str, one: Sequence[object]) -> None:
    if digest([table, *one[:-1]]) != one[-1]:
        raise WorkspaceError("workspace_damaged", reason="hash", where=f"{table} {' '.join(map(str, one[:2]))}")


def _assemble(own_row: Sequence[str], rows: Mapping[str, Sequence[Sequence[str]]]) -> Assessment:
    answers: dict[str, dict[str, Answer]] = {"": {}}
    for _, activity, question, content, _ in rows["answer"]:
        answers.setdefault(activity, {})[question] = from_plain(_record(content))
    risks, accepted = _by_activity(map(_risk, rows["risk"])), _by_activity(map(_acceptance, rows["acceptance"]))
    activities = tuple(
        ProcessingActivity(
            id=a[1], name=a[3], answers=answers.get(a[1], {}),
            risks={risk.id: risk for risk in risks.get(a[1], ())},
            accepted={one.risk: one for one in accepted.get(a[1], ())},
        )
        for a in sorted(rows["activity"], key=lambda one: one[2])
    )  # fmt: skip
    tasks = [progress_from_plain((one[1], one[2], one[3]), _record(one[4])) for one in rows["task"]]
    own = [_own_task(one) for one in rows["own_task"]]
    return Assessment(
        id=own_row[0], name=own_row[1], library=own_row[2], library_hash=own_row[3], language=own_row[4],
        regimes=tuple(str(r) for r in json.loads(own_row[5])), created=own_row[6], status=own_row[7],
        answers=answers[""], activities=activities, progress={task.key: task for task in tasks},
        own_tasks={task.id: task for task in own},
    )  # fmt: skip


def _record(content: str) -> Mapping[str, object]:
    found = json.loads(content)
    if not isinstance(found, dict):
        raise NotAnAnswer("bad_value", "content")
    return found


def _own_task(one: Sequence[str]) -> OwnTask:
    return OwnTask(id=one[1], **{name: str(value) for name, value in _record(one[2]).items()})


def _risk(one: Sequence[str]) -> tuple[str, OwnRisk]:
    content = dict(_record(one[3]))
    severity, likelihood = _scale(content.pop("severity")), _scale(content.pop("likelihood"))
    texts = {name: str(value) for name, value in content.items()}
    return one[1], OwnRisk(id=one[2], severity=severity, likelihood=likelihood, **texts)


def _acceptance(one: Sequence[str]) -> tuple[str, Acceptance]:
    content = dict(_record(one[3]))
    level = _scale(content.pop("level"))
    texts = {name: str(value) for name, value in content.items()}
    return one[1], Acceptance(risk=one[2], level=level, **texts)


def _scale(value: object) -> int:
    """Return a number from 1 to 4: what stands in a file that someone else made is not believed."""
    if type(value) is not int or not 1 <= value <= 4:
        raise NotAnAnswer("bad_value", "content")
    return value


def _by_activity(found: Iterator[tuple[str, OwnPart]]) -> dict[str, list[OwnPart]]:
    by: dict[str, list[OwnPart]] = {}
    for activity, part in found:
        by.setdefault(activity, []).append(part)
    return by
