"""The names that a template may use, with what stands behind each, as one assessment has them."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from pia_app.model import Assessment, Evaluation, Library
from pia_app.report.chosen import widest
from pia_app.report.clean import plain
from pia_app.report.context.build import build

_SAMPLE_HASH: Final = "0123456789abcdef" * 4
_SAMPLE_DAY: Final = date(2026, 1, 2)


def context_of(library: Library, assessment: Assessment, evaluation: Evaluation, *, language: str) -> dict[str, Any]:
    """Return the context of an assessment's report, with the hash and the day of an example. Raises ReportError."""
    built = build(
        library, assessment, evaluation, widest(language),
        language=language, today=_SAMPLE_DAY, content_hash=_SAMPLE_HASH, log_head=_SAMPLE_HASH,
    )  # fmt: skip
    context: dict[str, Any] = plain(built)
    return context
