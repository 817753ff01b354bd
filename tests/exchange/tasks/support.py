"""A small assessment with tasks, workbooks made from it, and ways to change them as people and attackers do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl

from pia_app.exchange import tasks
from pia_app.exchange.tasks import Judged, Preview
from pia_app.exchange.tasks.lines import Line, lines
from pia_app.exchange.tasks.said import heading
from pia_app.exchange.tasks.workbook import workbook
from pia_app.model import Answer, Assessment, ProcessingActivity, TaskProgress
from pia_app.rules import evaluate
from tests.support import shipped

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
NO = ("staff_trained", "basis_recorded", "notice_given", "purpose_specific", "mfa")


@lru_cache(maxsize=1)
def judged() -> Judged:
    """Return a small assessment with a few tasks and nothing written about them."""
    library = shipped()
    no = Answer(value="no")
    own = {name: no for name in NO if library.question[name].scope == "activity"}
    activity = ProcessingActivity(
        id="a1", name='Booking <b> & "partners"', answers={"our_role": Answer(value="controller"), **own}
    )
    assessment = Assessment(
        id="one", name="Hotel", library=library.id, regimes=("pipl", "gdpr"), created="2026-11-01",
        answers={name: no for name in NO if name not in own}, activities=(activity,),
    )  # fmt: skip
    return Judged(library=library, assessment=assessment, evaluation=evaluate(library, assessment))


def written(one: Judged, entries: Sequence[TaskProgress]) -> Judged:
    """Return the assessment with something written about its tasks; that changes no judgement."""
    assessment = one.assessment
    for entry in entries:
        assessment = assessment.with_progress(entry)
    return replace(one, assessment=assessment)


def some(number: int = 0, /, **fields: Any) -> TaskProgress:
    """Return what is written about one of the tasks."""
    activity, question, measure = lines([judged()], "en", TODAY)[number].task.key
    return TaskProgress(activity=activity, question=question, measure=measure, **fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled(Line):
    """A line that people filled in: it shows what they wrote, and is marked as it went out."""

    before: Line

    @property
    def mark(self) -> Any:
        """Return the mark of the line that went out."""
        return self.before.mark


def filled(before: Judged, after: Judged, language: str) -> list[Line]:
    """Return the lines of a list that went out as `before` and was filled in to say `after`."""
    old = {line.code: line for line in lines([before], language, TODAY)}
    return [
        Filled(code=line.code, assessment=line.assessment, task=line.task, told=old[line.code].told,
               before=old[line.code])
        for line in lines([after], language, TODAY)
        if line.code in old
    ]  # fmt: skip


def look(path: Path, *now: Judged, language: str = "en") -> Preview:
    """Return what a file would change, everything that fits being allowed."""
    return tasks.preview(path, now, language=language, today=TODAY, check=lambda one, progress: None)


def out(path: Path, *now: Judged, language: str = "en") -> Path:
    """Write a list and return where it is."""
    tasks.write(now, path, language=language, now=NOW)
    return path


def edited(path: Path, change: Callable[[Any], None], *, language: str = "en") -> Path:
    """Change the list of a workbook with another program (openpyxl) and save it in its place."""
    book = openpyxl.load_workbook(path)
    change(book[book.sheetnames[0]])
    book.save(path)
    return path


def column(sheet: Any, name: str, language: str = "en", row: int = 1) -> int:
    """Return the number of the column with a heading."""
    wanted = heading(name, language)
    return next(number for number, cell in enumerate(sheet[row], 1) if cell.value == wanted)


def put(sheet: Any, row: int, name: str, value: Any, language: str = "en") -> None:
    """Fill in a cell of a row, counted from 1 below the headings."""
    sheet.cell(row + 1, column(sheet, name, language)).value = value


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return parts as a package."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def sound() -> bytes:
    """Return a workbook as it goes out."""
    return workbook(lines([judged()], "en", TODAY), "en", NOW)


def day(text: str) -> date:
    return date.fromisoformat(text)
