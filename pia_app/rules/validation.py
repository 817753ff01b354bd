"""Whether an answer fits its question: type, choices, limits, and the reasons that some decisions need."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from pia_app.model import Answer, Column, Library, Override, Question, Row, State, legible
from pia_app.rules.findings import cite_key

LONGEST: Final = 1_000_000
LONGEST_NAME: Final = 500
MOST_ROWS: Final = 5_000
NONE: Final = "none"  # an option of this id excludes all others
LARGEST: Final = 1e15
DURATION: Final = re.compile(r"P(?=[0-9])([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?")
NUMBER: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
UNFIT: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> tuple[str, int]:
    """Return the text without characters that no report can hold, and how many were removed.

    Line ends become LF; tab and LF stay, as do joiners and direction marks (reliability.md T3).
    """
    return UNFIT.subn("", line_ends(text))


def marked(text: str) -> str:
    """Return the text with a visible mark for each character that no report can hold."""
    return UNFIT.sub("\ufffd", line_ends(text))


def line_ends(text: str) -> str:
    """Return the text with LF at the end of each line."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")


def fault(library: Library, question: Question, answer: Answer) -> str | None:
    """Name what is wrong with an answer, or return None where it fits its question."""
    texts = (answer.reason, answer.note, answer.approved_by, answer.answered_by)
    if any(len(text) > LONGEST for text in texts):
        return "too_long"
    if any(date and not is_date(date) for e in answer.evidence for date in (e.date, e.verified_on)):
        return "date_needed"
    wrong = next((code for override in answer.overrides if (code := _override(library, question, override))), None)
    if wrong:
        return wrong
    if answer.state is State.NOT_APPLICABLE:
        return None if legible(answer.reason) else "reason_needed"
    if answer.state is State.UNKNOWN:
        return None
    return CHECKS[question.type](library, question, answer)


def _override(library: Library, question: Question, override: Override) -> str | None:
    """Name what is wrong with a decision to set a hard stop aside: nobody named, no reason, or nothing to set aside."""
    if override.regime not in library.regime:
        return "override_regime"
    if not legible(override.by) or len(override.by) > LONGEST_NAME:
        return "override_person"
    if not legible(override.reason) or len(override.reason) > LONGEST:
        return "override_reason"
    if override.on and not is_date(override.on):
        return "override_date"
    stops = [rule.cite for rule in question.hard_stop if rule.regime == override.regime]
    fits = any(override.cite in ("", cite_key(cite)) for cite in stops)
    return None if fits else "override_nothing"


def _text(_library: Library, _question: Question, answer: Answer) -> str | None:
    if not isinstance(answer.value, str):
        return "text_needed"
    return "too_long" if len(answer.value) > LONGEST else None


def _choice(library: Library, question: Question, answer: Answer) -> str | None:
    return None if answer.value in library.choices(question) else "not_a_choice"


def _choices(library: Library, question: Question, answer: Answer) -> str | None:
    value = answer.value
    if not isinstance(value, tuple) or len(set(map(str, value))) != len(value):
        return "choices_needed"
    if NONE in value and len(value) > 1:
        return "none_and_others"
    return None if all(v in library.choices(question) for v in value) else "not_a_choice"


def _number(_library: Library, question: Question, answer: Answer) -> str | None:
    value = answer.value
    if not isinstance(value, (int, float)) or isinstance(value, bool) or value != value:
        return "number_needed"
    least = -LARGEST if question.min is None else question.min
    most = LARGEST if question.max is None else question.max
    return None if least <= value <= most else "number_out_of_range"


def is_date(text: str) -> bool:
    """Whether a text is a calendar date in ISO 8601 form (YYYY-MM-DD)."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _date(_library: Library, _question: Question, answer: Answer) -> str | None:
    return None if isinstance(answer.value, str) and is_date(answer.value) else "date_needed"


def _duration(_library: Library, _question: Question, answer: Answer) -> str | None:
    return None if isinstance(answer.value, str) and DURATION.fullmatch(answer.value) else "duration_needed"


def _table(library: Library, question: Question, answer: Answer) -> str | None:
    value = answer.value
    if not isinstance(value, tuple):
        return "rows_needed"
    rows = [row for row in value if isinstance(row, Row)]
    if len(rows) != len(value):
        return "rows_needed"
    if len(rows) > MOST_ROWS or len({row.id for row in rows}) != len(rows):
        return "bad_rows"
    columns = {column.id: column for column in question.columns}
    return next((code for row in rows if (code := _row(library, columns, row))), None)


def place(library: Library, question: Question, answer: Answer) -> tuple[str, tuple[str, ...]]:
    """Say where in a table answer the first fault stands, as "[row].column", and which choices that cell has."""
    columns = {column.id: column for column in question.columns}
    rows = [r for r in answer.value if isinstance(r, Row)] if columns and isinstance(answer.value, tuple) else []
    for number, row in enumerate(rows):
        for name, text in row.cells.items():
            if name not in columns or (text and _cell(library, columns[name], text)):
                column = columns.get(name, Column(id=name))
                known = tuple(library.entry[column.catalogue]) if column.catalogue else column.options
                return f"[{number}].{name}", known
        lacking = [n for n, c in columns.items() if c.required and not row.cells.get(n, "").strip()]
        if lacking:
            return f"[{number}].{lacking[0]}", ()
    return "", library.choices(question)


def _row(library: Library, columns: dict[str, Column], row: Row) -> str | None:
    if not set(row.cells) <= set(columns):
        return "unknown_column"
    if any(column.required and not row.cells.get(name, "").strip() for name, column in columns.items()):
        return "cell_missing"
    return next(
        (code for name, text in row.cells.items() if text and (code := _cell(library, columns[name], text))), None
    )


def _cell(library: Library, column: Column, text: str) -> str | None:
    if len(text) > LONGEST:
        return "too_long"
    if column.catalogue or column.options:
        known = library.entry[column.catalogue] if column.catalogue else column.options
        return None if text in known else "not_a_choice"
    if column.type == "duration":
        return None if DURATION.fullmatch(text) else "duration_needed"
    if column.type == "date":
        return None if is_date(text) else "date_needed"
    if column.type == "number":
        return None if NUMBER.fullmatch(text) else "number_needed"
    return None


Check = Callable[[Library, Question, Answer], str | None]
CHECKS: Final[dict[str, Check]] = {
    "yes_no": _choice,
    "single": _choice,
    "multiple": _choices,
    "text": _text,
    "long_text": _text,
    "number": _number,
    "date": _date,
    "duration": _duration,
    "table": _table,
}
