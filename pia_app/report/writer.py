"""A report written so that the old one stands until the new one is proved: temporary file, read back, move."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from pia_app.errors import ReportError
from pia_app.model import Answer, Assessment, Evaluation, Library, OwnRisk
from pia_app.model.plain import to_plain
from pia_app.model.tasks import progress_to_plain
from pia_app.report.catalogue import Template
from pia_app.report.child import Cancel
from pia_app.report.chosen import choose
from pia_app.report.clean import clean, plain, unfit
from pia_app.report.collection import postponed
from pia_app.report.context.build import build
from pia_app.report.filling import Filled, Filling
from pia_app.report.logo import Logo
from pia_app.report.said import said, said_in_memo, said_on_page
from pia_app.rules import evaluate


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportResult:
    """A report that stands at `path`: how many characters Word could not hold, and what it was made from.

    `left_out` counts the texts that people typed and that a template from elsewhere does not show.
    """

    path: Path
    replaced: int
    content_hash: str
    pages: int | None = None
    left_out: int = 0


def _refuse_other_files(target: Path) -> None:
    """Refuse a target that holds something other than a Word document: a slip of the keys must not cost the work."""
    try:
        with target.open("rb") as file:
            begins = file.read(2)
    except OSError:
        return  # there is no such file, or writing will say what is wrong with it
    if begins not in (b"", b"PK"):
        raise ReportError("target_is_other", path=str(target))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report that is made and proved and stands nowhere yet.

    `filled` writes it; `replaced`, `content_hash` and `left_out` are what ReportResult says. `template` is the file
    that it was made from.
    """

    filled: Filled
    replaced: int
    content_hash: str
    template: Path

    @property
    def data(self) -> bytes:
        """Return the very bytes that `put` writes."""
        stream = io.BytesIO()
        self.filled.store(stream)
        return stream.getvalue()


def write(
    library: Library, assessment: Assessment, evaluation: Evaluation, target: Path, *, language: str,
    template: str | Path = "standard", today: date, log_head: str = "", activity: str = "",
    cancel: Cancel | None = None, logo: Logo | None = None,
) -> ReportResult:  # fmt: skip
    """Write the report of an assessment to `target`. Raises ReportError or FaultyFiles; the old file then stays.

    `template` is the id of one that comes with the program or the path of a .docx, which is checked first and filled in
    another process. A template for certain laws reports what follows under them alone, where any of them was chosen. A
    memo has a page for each activity, or for the one `activity` named. `log_head` is the newest hash of the workspace's
    log, printed so that later changes to the log can be noticed. `cancel` lets another thread give the report up.
    `logo` goes onto the cover of templates that have a place for one.
    """
    _refuse_other_files(target)
    draft = make(
        library, assessment, evaluation,
        language=language, template=template, today=today, log_head=log_head, activity=activity, cancel=cancel,
        logo=logo,
    )  # fmt: skip
    return put(draft, target, cancel)


def make(
    library: Library, assessment: Assessment, evaluation: Evaluation, *, language: str,
    template: str | Path = "standard", today: date, log_head: str = "", activity: str = "",
    cancel: Cancel | None = None, logo: Logo | None = None, begun: Callable[[str], object] = lambda _: None,
) -> Draft:  # fmt: skip
    """Make the report that `write` would write, and write nothing. Raises ReportError or FaultyFiles.

    `begun` is told of each part of the work as it begins: "gathering" what the report says, then "filling" the
    template, reading it back included.
    """
    chosen = choose(template, language)
    whole, laws = evaluation, chosen.template.laws(evaluation.regimes)
    begun("gathering")
    if laws != evaluation.regimes:
        evaluation = evaluate(library, assessment, regimes=laws)
    content = content_hash(assessment)
    with postponed(), Filling(chosen, cancel, logo) as filling:
        context = plain(
            build(
                library, assessment, evaluation, chosen.template,
                language=language, today=today, content_hash=content, log_head=log_head, activity=activity,
                whole=whole,
            )
        )  # fmt: skip
        typed = list(_typed(library, assessment, evaluation, chosen.template, activity, whole))
        cleaned = [clean(text) for text in typed]
        expected = [*cleaned, *context[chosen.template.promises]["texts"]]
        _go_on(cancel)
        begun("filling")
        filled = filling.fill(context, language=language, today=today, expected=expected, typed=cleaned)
    replaced = sum(unfit(text) for text, kept in zip(typed, cleaned, strict=True) if text != kept)
    return Draft(filled=filled, replaced=replaced, content_hash=content, template=chosen.file)


def put(draft: Draft, target: Path, cancel: Cancel | None = None) -> ReportResult:
    """Write a report that was made before. Raises ReportError; what stood at the target is then as it was."""
    _refuse_other_files(target)
    if _same(target, draft.template):
        raise ReportError("target_is_template", path=str(target))
    _go_on(cancel)
    _replace(draft.filled, target, cancel)
    return ReportResult(
        path=target, replaced=draft.replaced, content_hash=draft.content_hash, left_out=draft.filled.left_out
    )


def _go_on(cancel: Cancel | None) -> None:
    """Raise where the report is no longer wanted."""
    if cancel is not None and cancel.wanted:
        raise ReportError("render_cancelled")


def _typed(
    library: Library, assessment: Assessment, evaluation: Evaluation, template: Template, activity: str,
    whole: Evaluation,
) -> Iterator[str]:  # fmt: skip
    """Walk what was typed and a report from this template must hold."""
    if template.annex:
        return said(library, assessment, evaluation, whole)
    if template.promises == "memo":
        return said_in_memo(library, assessment, evaluation, template, activity)
    return said_on_page(library, assessment, template)


def content_hash(assessment: Assessment) -> str:
    """Return the SHA-256 of all that people entered, in hexadecimal; words, levels and dates of printing leave it."""

    def plainly(answers: Mapping[str, Answer]) -> dict[str, object]:
        return {question: to_plain(answer) for question, answer in answers.items()}

    content: dict[str, object] = {
        "name": assessment.name, "library": assessment.library, "library_hash": assessment.library_hash,
        "regimes": list(assessment.regimes), "answers": plainly(assessment.answers),
        "activities": [{"id": a.id, "name": a.name, "answers": plainly(a.answers)} for a in assessment.activities],
        "progress": [
            [p.activity, p.question, p.measure, p.status, p.owner, p.due, p.note]
            for _, p in sorted(assessment.progress.items())
        ],
    }  # fmt: skip
    content |= {name: value for name, value in _added(assessment).items() if value}
    data = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(data.encode("ascii")).hexdigest()


def _added(assessment: Assessment) -> dict[str, object]:
    """Return what people entered beyond answers and the first fields of a task; empty where there is none of it."""
    first = ("status", "owner", "due", "note", "history")
    tasks = {
        "/".join(key): {name: value for name, value in progress_to_plain(progress).items() if name not in first}
        for key, progress in sorted(assessment.progress.items())
    }
    return {
        "tasks": {key: more for key, more in tasks.items() if more},
        "own_tasks": [asdict(task) for _, task in sorted(assessment.own_tasks.items())],
        "risks": [[a.id, _told(risk)] for a in assessment.activities for _, risk in sorted(a.risks.items())],
        "accepted": [[a.id, asdict(one)] for a in assessment.activities for _, one in sorted(a.accepted.items())],
    }


def _told(risk: OwnRisk) -> dict[str, object]:
    """Return a risk that people added; a story that nobody told is left out, as before there was one."""
    return {name: value for name, value in asdict(risk).items() if value or name != "event"}


def _replace(filled: Filled, target: Path, cancel: Cancel | None) -> None:
    """Write beside the target, prove it, and move it over the target in one step, unless it is given up before."""
    temporary = None
    try:
        handle, name = tempfile.mkstemp(prefix=".report-", suffix=".tmp", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            filled.store(stream)
            stream.flush()
            os.fsync(stream.fileno())
        filled.check(temporary)
        _go_on(cancel)
        _move(temporary, target)
    except OSError as error:
        raise _explained(error, target) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _move(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except PermissionError as error:
        raise ReportError("report_target_open", path=str(target)) from error
    except IsADirectoryError as error:
        raise ReportError("report_target_folder", path=str(target)) from error
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _explained(error: OSError, target: Path) -> ReportError:
    codes = {
        FileNotFoundError: "report_folder_missing", NotADirectoryError: "report_folder_missing",
        PermissionError: "report_folder_closed",
    }  # fmt: skip
    code = codes.get(type(error), "report_disk_full" if error.errno in (28, 122) else "report_not_written")
    return ReportError(code, path=str(target), why=error.strerror or str(error))
