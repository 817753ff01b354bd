"""How far an assessment is, in words for people."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

STATUSES: Final[dict[str, str]] = {
    "draft": str(QT_TRANSLATE_NOOP("status", "Draft")),
    "in_progress": str(QT_TRANSLATE_NOOP("status", "In progress")),
    "in_review": str(QT_TRANSLATE_NOOP("status", "Awaiting confirmation")),
    "completed": str(QT_TRANSLATE_NOOP("status", "Completed")),
}


def status_word(status: str) -> str:
    """Return the word for a status; one that is not known stands for itself."""
    return QCoreApplication.translate("status", STATUSES[status]) if status in STATUSES else status


def day(text: str, language: str) -> str:
    """Return an ISO 8601 date or time as a day written the way the language writes it."""
    date = QDate.fromString(text[:10], "yyyy-MM-dd")
    pattern = QCoreApplication.translate("dates", "d MMM yyyy")
    return QLocale(language).toString(date, pattern) if date.isValid() else text
