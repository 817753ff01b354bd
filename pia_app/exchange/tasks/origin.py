"""What stood in a field when a list went out: the file keeps fingerprints only, the task itself remembers more."""

from __future__ import annotations

from pia_app.exchange.tasks import marks
from pia_app.exchange.tasks.columns import CHOICES, Column, value_of
from pia_app.model import TaskProgress


def went_out(progress: TaskProgress, field: Column, kept: str | None) -> str | None:
    """Return the value that a fingerprint was taken of, or None where nobody can tell any more.

    It is looked for among the words of a choice and in the history of the task, which goes back to the beginning for
    every field but the note.
    """
    history = (change for change in progress.history if change.field == field.id)
    known = (text for change in history for text in (change.before, change.after))
    found = ("", value_of(progress, field), *CHOICES.get(field.id, ()), *known)
    return next((text for text in found if kept is not None and marks.fingerprint(text) == kept), None)
