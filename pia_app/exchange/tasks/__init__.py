"""Tasks ⇄ files for people without the program: Excel and CSV, there and back; calendar and JSON, there only."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from pia_app.errors import PiaError
from pia_app.exchange.placing import place
from pia_app.exchange.tasks.lines import Judged, Line, lines
from pia_app.exchange.tasks.package import LARGEST, refusal
from pia_app.exchange.tasks.preview import Change, Check, Preview, Refused, Target, compare, results
from pia_app.exchange.tasks.told import change_line, preview_lines, problem_line, refused_line

__all__ = [
    "Change", "Check", "Judged", "Preview", "Refused", "Target", "change_line", "preview", "preview_lines",
    "problem_line", "refused_line", "results", "write",
]  # fmt: skip

OUT: Final = (".xlsx", ".csv", ".ics", ".json")
BACK: Final = (".xlsx", ".csv")
BEGINS: Final = {".xlsx": (b"PK\x03\x04",), ".ics": (b"BEGIN:VCALENDAR",), ".json": (b"{", b"\xef\xbb\xbf{")}
NOT_CSV: Final = (b"PK", b"SQLite", b"%PDF", b"{", b"\xd0\xcf", b"BEGIN:")


def write(judged: Sequence[Judged], path: Path, *, language: str, now: datetime) -> int:
    """Write the tasks of some assessments in the form that the file's name asks for; return how many there are.

    Raises PiaError; a file that stood there is as it was. An Excel file and a CSV file have been read back by then.
    """
    kind = path.suffix.lower()
    if kind not in OUT:
        raise PiaError("tasks_format_unknown", path=path.name, known=", ".join(OUT))
    found = lines(judged, language, now.date())
    data = _FORMS[kind](found, language, now)
    if kind in BACK and not _comes_back(data, path.name, judged, found):
        raise PiaError("export_failed", path=str(path), why="")
    place(path, data, lambda begins: _like_ours(kind, begins))
    return len(found)


def preview(path: Path, judged: Sequence[Judged], *, language: str, today: date, check: Check) -> Preview:
    """Return what a list that came back would change in some assessments. Raises FaultyFiles, PiaError.

    The file is hostile until it has been checked, and nothing is changed by looking at it.
    """
    kind = path.suffix.lower()
    if kind not in BACK:
        raise PiaError("tasks_format_unknown", path=path.name, known=", ".join(BACK))
    return _compared(_read(path), path.name, judged, lines(judged, language, today), check)


def _read(path: Path) -> bytes:
    """Return the bytes of a file, unless there are too many."""
    try:
        if path.stat().st_size > LARGEST:
            raise refusal(path.name, "tasks_too_large", limit=LARGEST // 1_000_000)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise PiaError("file_unreadable", path=str(path), why=error.strerror or str(error)) from None
    if len(data) > LARGEST:
        raise refusal(path.name, "tasks_too_large", limit=LARGEST // 1_000_000)
    return data


def _compared(data: bytes, name: str, judged: Sequence[Judged], now: Sequence[Line], check: Check) -> Preview:
    from pia_app.exchange.tasks import package, separated, table, workbook_reader

    if name.lower().endswith(".csv"):
        sheets = separated.read(data, name)
    else:
        sheets = workbook_reader.sheets(package.parts(data, name), name)
    return compare(table.find(sheets, name), name, judged, now, check)


def _comes_back(data: bytes, name: str, judged: Sequence[Judged], found: Sequence[Line]) -> bool:
    """Whether a file that is about to go out would come back without a change."""
    back = _compared(data, name, judged, found, lambda one, progress: None)
    return back.clean and not back.changes and back.rows == len(found)


def _like_ours(kind: str, begins: bytes) -> bool:
    """Whether a file may be written over, by how it begins."""
    if kind == ".csv":
        return b"\x00" not in begins and not begins.startswith(NOT_CSV)
    return begins.startswith(BEGINS[kind])


def _workbook(found: Sequence[Line], language: str, now: datetime) -> bytes:
    from pia_app.exchange.tasks.workbook import workbook

    return workbook(found, language, now)


def _separated(found: Sequence[Line], language: str, now: datetime) -> bytes:
    from pia_app.exchange.tasks import separated

    return separated.write(found, language).encode("utf-8")


def _calendar(found: Sequence[Line], language: str, now: datetime) -> bytes:
    from pia_app.exchange.tasks.due_dates import calendar

    return calendar(found, language, now)


def _plain(found: Sequence[Line], language: str, now: datetime) -> bytes:
    from pia_app.exchange.tasks.plain import plain

    return json.dumps(plain(found, language, now), ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


_FORMS: Final[dict[str, Callable[[Sequence[Line], str, datetime], bytes]]] = {
    ".xlsx": _workbook,
    ".csv": _separated,
    ".ics": _calendar,
    ".json": _plain,
}
