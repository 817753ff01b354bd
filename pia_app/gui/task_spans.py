"""When a task is due and who does it, as lists of tasks are divided; no words, for those are the views'."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final
from unicodedata import normalize

SPANS: Final = ("overdue", "week", "month", "later", "none", "closed", "moot")
"""When a task is due, in the order of urgency: "none" where no date was agreed, the last two where none matters."""


def span(*, moot: bool, closed: bool, overdue: bool, due: str, today: date) -> str:
    """Return one of SPANS; `due` is the date agreed (ISO 8601, "" where there is none): a proposal is nobody's promise.

    A week ends on Sunday; what falls due later in this month comes after it.
    """
    if moot or closed:
        return "moot" if moot else "closed"
    if overdue or not due:
        return "overdue" if overdue else "none"
    if due <= (today + timedelta(days=6 - today.weekday())).isoformat():
        return "week"
    return "month" if due[:7] == today.isoformat()[:7] else "later"


def owner_key(name: str) -> str:
    """Return a name as owners are told apart: width, case and spaces aside."""
    return " ".join(normalize("NFKC", name).casefold().split())
