"""What became of the texts in a report of a stranger's template: those printed must stand, the others are counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree
from markupsafe import Markup

from pia_app.report.readback import texts


def lost(roots: Mapping[str, etree._Element], heard: Iterable[object]) -> str | None:
    """Return the first text that a template printed and its report does not hold; None where all are there.

    A text may also stand in an attribute, as the shade of a cell and the description of a picture do.
    """
    everything = _joined(roots)
    attributes: set[str] | None = None
    place = 0
    for text in dict.fromkeys(_plain(value) for value in heard):
        if not text.strip():
            continue
        found = everything.find(text, place)
        if found < 0:
            found = everything.find(text)
        if found >= 0:
            place = found
            continue
        if attributes is None:
            attributes = {str(value) for root in roots.values() for e in root.iter("*") for value in e.values()}
        if text not in attributes and not any(text in value for value in attributes):
            return text
    return None


def left_out(roots: Mapping[str, etree._Element], typed: Iterable[str]) -> int:
    """Count the different texts that people typed and that the report does not show."""
    everything = _joined(roots)
    return sum(1 for text in dict.fromkeys(typed) if text.strip() and text not in everything)


def _joined(roots: Mapping[str, etree._Element]) -> str:
    return "\0".join(text for root in roots.values() for text in texts(root))


def _plain(value: object) -> str:
    if isinstance(value, Markup):
        return value.unescape()
    return value if isinstance(value, str) else ""
