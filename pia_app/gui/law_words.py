"""What laws make of an activity, in words of the window's language, each with the picture and shade it is shown in."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class Look(NamedTuple):
    """A word with the context it is translated in, the icon that stands before it, and a shade of Badge."""

    word: str
    icon: str
    shade: str
    context: str = "laws"


# None of the shades of outcomes is that of a risk level: whether an assessment is demanded says nothing about risk.
OUTCOMES: Final[dict[str, Look]] = {
    "mandatory": Look(str(QT_TRANSLATE_NOOP("laws", "Mandatory")), "must", "strong"),
    "presumed": Look(str(QT_TRANSLATE_NOOP("laws", "Presumed mandatory")), "must", "soft"),
    "recommended": Look(str(QT_TRANSLATE_NOOP("laws", "Recommended")), "advised", "soft"),
    "not_required": Look(str(QT_TRANSLATE_NOOP("laws", "Not required")), "spared", "plain"),
    "not_applicable": Look(str(QT_TRANSLATE_NOOP("laws", "Not applicable")), "outside", "faint"),
    "cannot_decide": Look(str(QT_TRANSLATE_NOOP("laws", "Cannot decide yet")), "unclear", "watch"),
}
DUTIES: Final[dict[str, Look]] = {
    "not_met": Look(str(QT_TRANSLATE_NOOP("laws", "Not met")), "lacking", "bad"),
    "partly": Look(str(QT_TRANSLATE_NOOP("laws", "Partly met")), "partial", "watch"),
    "pending": Look(str(QT_TRANSLATE_NOOP("laws", "Not answered yet")), "unclear", "plain"),
    "undecided": Look(str(QT_TRANSLATE_NOOP("laws", "Not clear yet")), "unclear", "faint"),
    "met": Look(str(QT_TRANSLATE_NOOP("laws", "Met")), "fine", "good"),
    "excused": Look(str(QT_TRANSLATE_NOOP("laws", "Agreed not to apply")), "outside", "faint"),
}
CONTENTS: Final[dict[str, Look]] = {
    "missing": Look(str(QT_TRANSLATE_NOOP("contents", "Missing")), "lacking", "bad", "contents"),
    "partly": Look(str(QT_TRANSLATE_NOOP("contents", "Partly met")), "partial", "watch", "contents"),
    "met": Look(str(QT_TRANSLATE_NOOP("contents", "Met")), "fine", "good", "contents"),
    "not_called_for": Look(str(QT_TRANSLATE_NOOP("contents", "Not called for")), "outside", "faint", "contents"),
}
ROUTES: Final[dict[str, Look]] = {
    "fits": Look(str(QT_TRANSLATE_NOOP("laws", "Fits")), "fine", "good"),
    "differs": Look(str(QT_TRANSLATE_NOOP("laws", "Differs")), "lacking", "bad"),
    "open": Look(str(QT_TRANSLATE_NOOP("laws", "Open")), "unclear", "plain"),
}
BASES: Final[dict[str, Look]] = {
    "accepted": Look(str(QT_TRANSLATE_NOOP("laws", "Accepted")), "fine", "good"),
    "refused": Look(str(QT_TRANSLATE_NOOP("laws", "Not accepted")), "lacking", "bad"),
    "missing": Look(str(QT_TRANSLATE_NOOP("laws", "Not stated")), "unclear", "plain"),
}


def said(look: Look) -> str:
    """Return a look's word in the window's language."""
    return QCoreApplication.translate(look.context, look.word)
