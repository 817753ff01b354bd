"""A first template of one's own, to open in Word and change: plain headings with a piece of the report under each."""

from __future__ import annotations

from pathlib import Path

from pia_app import paths
from pia_app.errors import PiaError


def starter(language: str) -> Path:
    """Return the template to begin with in a language."""
    return paths.report_templates() / "starter" / f"{language}.docx"


def begin(target: Path, language: str) -> None:
    """Write the template to begin with to a new file. Raises PiaError; what stands at the target stays as it is."""
    try:
        with target.open("xb") as stream:
            stream.write(starter(language).read_bytes())
    except FileExistsError:
        raise PiaError("template_exists", path=str(target)) from None
    except OSError as error:
        raise PiaError("template_not_written", path=str(target), why=error.strerror or str(error)) from None
