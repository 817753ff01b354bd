"""Evaluation → Word: templates, their context, a report that is proved before it replaces the old one.

Word's libraries are imported when the first report is written, not when the program starts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pia_app.report.catalogue import Template, templates

if TYPE_CHECKING:
    from pia_app.report.writer import ReportResult, write

__all__ = ["ReportResult", "Template", "templates", "write"]


def __getattr__(name: str) -> Any:
    if name in ("ReportResult", "write"):
        from pia_app.report import writer

        return getattr(writer, name)
    raise AttributeError(name)
