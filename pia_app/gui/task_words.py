"""Priorities, states, roles and fields of tasks, in words of the window's language."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

PRIORITIES: Final[dict[str, str]] = {
    "critical": str(QT_TRANSLATE_NOOP("tasks", "Critical")),
    "high": str(QT_TRANSLATE_NOOP("tasks", "High")),
    "medium": str(QT_TRANSLATE_NOOP("tasks", "Medium")),
    "low": str(QT_TRANSLATE_NOOP("tasks", "Low")),
}
STATUSES: Final[dict[str, str]] = {
    "open": str(QT_TRANSLATE_NOOP("tasks", "Open")),
    "planned": str(QT_TRANSLATE_NOOP("tasks", "Planned")),
    "in_progress": str(QT_TRANSLATE_NOOP("tasks", "In progress")),
    "done": str(QT_TRANSLATE_NOOP("tasks", "Done")),
    "verified": str(QT_TRANSLATE_NOOP("tasks", "Verified")),
    "accepted": str(QT_TRANSLATE_NOOP("tasks", "Risk accepted")),
    "not_applicable": str(QT_TRANSLATE_NOOP("tasks", "Not applicable")),
}
CLOSED: Final = ("done", "verified", "accepted", "not_applicable")
ROLES: Final[dict[str, str]] = {
    "business_owner": str(QT_TRANSLATE_NOOP("tasks", "Business owner")),
    "privacy_officer": str(QT_TRANSLATE_NOOP("tasks", "Privacy officer")),
    "legal": str(QT_TRANSLATE_NOOP("tasks", "Legal")),
    "it_security": str(QT_TRANSLATE_NOOP("tasks", "IT security")),
    "it_operations": str(QT_TRANSLATE_NOOP("tasks", "IT operations")),
    "hr": str(QT_TRANSLATE_NOOP("tasks", "Human resources")),
    "procurement": str(QT_TRANSLATE_NOOP("tasks", "Procurement")),
    "customer_service": str(QT_TRANSLATE_NOOP("tasks", "Customer service")),
    "management": str(QT_TRANSLATE_NOOP("tasks", "Management")),
}
FIELDS: Final[dict[str, str]] = {
    "status": str(QT_TRANSLATE_NOOP("tasks", "Status")),
    "owner": str(QT_TRANSLATE_NOOP("tasks", "Owner")),
    "role": str(QT_TRANSLATE_NOOP("tasks", "Role in charge")),
    "due": str(QT_TRANSLATE_NOOP("tasks", "Due")),
    "effort": str(QT_TRANSLATE_NOOP("tasks", "Effort (person-days)")),
    "cost": str(QT_TRANSLATE_NOOP("tasks", "Cost")),
    "reason": str(QT_TRANSLATE_NOOP("tasks", "Reason")),
    "decided_by": str(QT_TRANSLATE_NOOP("tasks", "Decided by")),
}


def word(kind: dict[str, str], name: str) -> str:
    """Return the word for a priority, state, role or field; one that is not known stands for itself."""
    return QCoreApplication.translate("tasks", kind[name]) if name in kind else name


def number(amount: float | None) -> str:
    """Return an effort or a cost in plain digits, "" where nobody gave one."""
    return "" if amount is None else f"{amount:.2f}".rstrip("0").rstrip(".")
