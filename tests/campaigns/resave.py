"""Let LibreOffice open and save every built-in report, and see whether it keeps every character but white space."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pia_app.model import Assessment, ProcessingActivity
from pia_app.report import templates, write
from pia_app.report.office import programs
from pia_app.rules import evaluate
from tests.report.support import DAY, paragraphs, part
from tests.report.test_context import sample
from tests.support import shipped


def subjects(language: str) -> Iterator[tuple[str, Assessment]]:
    """Yield the sample, its first activity alone, an activity of which nothing is known, and nothing at all."""
    whole = sample(language)
    empty = replace(whole, answers={}, activities=(), progress={}, own_tasks={})
    yield "sample", whole
    yield "one", replace(whole, activities=whole.activities[:1], own_tasks={})
    yield "bare", replace(empty, activities=(ProcessingActivity(id="new", name="New"),))
    yield "empty", empty


def written(folder: Path) -> Iterator[Path]:
    """Yield a report of each subject by each template in each of its languages."""
    for template in templates():
        for language in template.languages:
            for kind, subject in subjects(language):
                target = folder / f"{template.id}.{language}.{kind}.docx"
                judged = evaluate(shipped(), subject)
                write(shipped(), subject, judged, target, language=language, template=template.id, today=DAY)
                yield target


def text(path: Path) -> str:
    """Return the text of a document's body without white space."""
    return re.sub(r"\s+", "", "".join(paragraphs(part(path))))


def run() -> int:
    """Print each report of which LibreOffice changed the text; return 1 where there is one, 2 without LibreOffice."""
    office = programs().office
    if office is None:
        print("LibreOffice is not installed")
        return 2
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        for name in ("made", "kept"):
            (folder / name).mkdir()
        made = list(written(folder / "made"))
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        order = [str(office), profile, "--headless", "--norestore", "--convert-to", "docx", "--outdir"]
        subprocess.run([*order, str(folder / "kept"), *map(str, made)], check=True, capture_output=True, timeout=900)
        kept = [path for path in made if text(folder / "kept" / path.name) == text(path)]
        for path in sorted(set(made) - set(kept)):
            print("changed", path.name)
        print(f"{len(kept)} of {len(made)} reports keep their text")
    return int(len(kept) < len(made))


if __name__ == "__main__":
    sys.exit(run())
