"""Decisions to live with a risk, in words of the window's language."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.level_badge import level_word
from pia_app.model import AcceptedRisk
from pia_app.rules.acceptance import accepted_risks


def accepted_in_view(snapshot: Snapshot, today: date) -> dict[str, AcceptedRisk]:
    """Return the decisions about the activity in view, by risk."""
    found = accepted_risks(snapshot.assessment, snapshot.evaluation, today)
    return {one.acceptance.risk: one for one in found if one.activity == snapshot.activity_id}


def mark(accepted: AcceptedRisk) -> str:
    """Return the state of a decision in two or three words, for a table."""
    return {
        "holds": QCoreApplication.translate("acceptance", "Accepted"),
        "risen": QCoreApplication.translate("acceptance", "Accepted, but risen since"),
        "expired": QCoreApplication.translate("acceptance", "Acceptance expired"),
        "gone": QCoreApplication.translate("acceptance", "Accepted, but gone"),
    }[accepted.state]


def standing(accepted: AcceptedRisk) -> str:
    """Say how a decision stands now."""
    made = accepted.acceptance
    if accepted.state == "risen" and accepted.level is not None:
        text = QCoreApplication.translate(
            "acceptance", "The risk has risen from {0} to {1} since: the decision no longer covers it."
        )
        return text.format(level_word(made.level), level_word(accepted.level))
    if accepted.state == "expired":
        return QCoreApplication.translate(
            "acceptance", "The acceptance expired on {0}: it has to be decided again."
        ).format(made.until)
    if accepted.state == "gone":
        return QCoreApplication.translate(
            "acceptance", "There is no such risk in this activity any more; the decision is kept."
        )
    return QCoreApplication.translate("acceptance", "Accepted at the level {0}. The level stays as it is.").format(
        level_word(made.level)
    )


def decided(accepted: AcceptedRisk) -> str:
    """Say who decided, when, until when, and why."""
    made = accepted.acceptance
    if made.on and made.until:
        text = QCoreApplication.translate("acceptance", "Accepted by {0} on {1}, until {2}, because: {3}")
        return text.format(made.by, made.on, made.until, made.reason)
    if made.on:
        return QCoreApplication.translate("acceptance", "Accepted by {0} on {1}, because: {2}").format(
            made.by, made.on, made.reason
        )
    return QCoreApplication.translate("acceptance", "Accepted by {0}, because: {1}").format(made.by, made.reason)
