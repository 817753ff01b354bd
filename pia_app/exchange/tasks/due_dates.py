"""Task lines → a calendar file with the due dates, which says nothing of an assessment but the titles of its tasks."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event

from pia_app.exchange.tasks.lines import Line
from pia_app.model.tasks import CLOSED
from pia_app.wording import say

PRODUCT: Final = "-//PIA App//tasks//EN"
SPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "pia-app:tasks")
URGENT: Final = {"critical": 1, "high": 3, "medium": 5, "low": 9}  # RFC 5545, 3.8.1.9


def calendar(lines: Iterable[Line], language: str, now: datetime) -> bytes:
    """Return one whole-day event per task that is still to be done, on the day agreed, else on the day proposed.

    Events rather than to-dos: most calendars ignore to-dos. The identity of an event stays the same from one export to
    the next, so that a calendar replaces it rather than showing it twice; it does not fill the day (RFC 5545).
    """
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", say(language, "tasks.sheet.tasks"))
    for line in lines:
        day = due(line)
        if day is not None:
            found.add_component(_event(line, day, language, now))
    return bytes(found.to_ical())


def due(line: Line) -> date | None:
    """Return the day on which a task is due, or None where it is closed, no longer called for, or has no day."""
    if not line.called_for or line.task.progress.status in CLOSED:
        return None
    try:
        return date.fromisoformat(line.task.due)
    except ValueError:
        return None


def _event(line: Line, day: date, language: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", str(uuid.uuid5(SPACE, line.code)))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + timedelta(days=1))
    agreed = "due" if line.task.progress.due else "due_proposed"
    event.add("summary", say(language, f"tasks.calendar.{agreed}", title=" ".join(line.told["title"].split())))
    event.add("transp", "TRANSPARENT")
    event.add("priority", URGENT.get(line.task.priority, 0))
    return event
