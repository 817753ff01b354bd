"""The bundled sample as a workspace and its report, to look at and to try things on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pia_app import paths
from pia_app.errors import PiaError
from pia_app.model import Assessment, Evaluation, Library
from pia_app.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """What was made, and what the rules concluded from it."""

    workspace: Path
    report: Path
    library: Library
    assessment: Assessment
    evaluation: Evaluation


def sample_path(language: str) -> Path:
    """Return the exchange file of the sample in one language."""
    return paths.questionnaires() / "customer-data" / "samples" / f"hotel.{language}.json"


def template_context(language: str) -> dict[str, Any]:
    """Return what the report of the sample is made from: the names that a template may use, each with a value."""
    from pia_app import exchange, library, report
    from pia_app.rules import evaluate

    loaded = library.load(paths.questionnaires() / "customer-data")
    (assessment,) = exchange.read(sample_path(language), loaded)
    return report.context_of(loaded, assessment, evaluate(loaded, assessment), language=language)


def make(folder: Path, language: str) -> Demo:
    """Write the sample workspace and its report into a folder. Raises PiaError; an older workspace stays as it is."""
    target = folder / "hotel.pia"
    if target.exists():
        raise PiaError("demo_exists", path=str(target))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PiaError("export_failed", path=str(folder), why=error.strerror or str(error)) from None
    written = folder / f"hotel.{language}.docx"
    workspace = Workspace.create(target)
    try:
        (name,) = workspace.import_file(sample_path(language))
        workspace.report(name, written, language=language)
        return Demo(
            workspace=target, report=written,
            library=workspace.library(name), assessment=workspace.assessment(name),
            evaluation=workspace.evaluation(name),
        )  # fmt: skip
    finally:
        workspace.close()
