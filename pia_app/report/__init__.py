"""Evaluation → Word: templates, their context, a report that is proved before it replaces the old one.

Word's libraries are imported when the first report is written, not when the program starts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pia_app.report.catalogue import Template, templates

if TYPE_CHECKING:
    from pia_app.report.checking import Checking, check_template
    from pia_app.report.child import Cancel
    from pia_app.report.logo import Logo, read_logo
    from pia_app.report.naming import context_of
    from pia_app.report.writer import Draft, ReportResult, make, put, write

__all__ = [
    "Cancel", "Checking", "Draft", "Logo", "ReportResult", "Template", "check_template", "context_of", "make", "put",
    "read_logo", "templates", "write",
]  # fmt: skip

_HOMES = {
    "Cancel": "child", "Checking": "checking", "Logo": "logo", "check_template": "checking", "context_of": "naming",
    "read_logo": "logo",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in __all__:
        from importlib import import_module

        return getattr(import_module(f"pia_app.report.{_HOMES.get(name, 'writer')}"), name)
    raise AttributeError(name)
