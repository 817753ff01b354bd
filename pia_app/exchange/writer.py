"""Assessment → exchange file, by way of a temporary file that is read back before it takes its place."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from pia_app.errors import PiaError
from pia_app.exchange.shapes import (
    FORMAT,
    VERSION,
    ActivityShape,
    AssessmentShape,
    FileShape,
    LibraryShape,
    TaskShape,
)
from pia_app.model import Answers, Assessment, Library
from pia_app.model.plain import to_plain as answer_to_plain


def write(assessments: Sequence[Assessment], library: Library, path: Path) -> None:
    """Write assessments that belong to one library. Raises PiaError; an older file at `path` then stays as it was."""
    _refuse_other_files(path)
    data = msgspec.json.format(msgspec.json.encode(to_plain(assessments, library)), indent=2) + b"\n"
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".pia-", suffix=".json")
    except OSError as error:
        raise PiaError("export_failed", path=str(path), why=error.strerror or str(error)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if Path(name).read_bytes() != data:
            raise PiaError("export_failed", path=str(path), why="")
        Path(name).replace(path)
    except OSError as error:
        raise PiaError("export_failed", path=str(path), why=error.strerror or str(error)) from None
    finally:
        Path(name).unlink(missing_ok=True)


def _refuse_other_files(path: Path) -> None:
    """Refuse a target that holds something other than JSON: a workspace must not be lost to a slip of the keys."""
    if path.is_dir():
        raise PiaError("target_is_folder", path=str(path))
    try:
        with path.open("rb") as file:
            begins = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    except OSError:
        return  # there is no such file, or writing will say what is wrong with it
    if begins not in (b"", b"{"):
        raise PiaError("target_is_other", path=str(path))


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
        activities=[ActivityShape(id=a.id, name=a.name, answers=_answers(a.answers)) for a in assessment.activities],
        tasks=[
            TaskShape(
                activity=p.activity,
                question=p.question,
                measure=p.measure,
                status=p.status,
                owner=p.owner,
                due=p.due,
                note=p.note,
            )
            for p in assessment.progress.values()
        ],
    )
