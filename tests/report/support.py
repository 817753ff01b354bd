"""An assessment with something at every place, and its report as a reader of the file sees it."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from lxml import etree

from pia_app.model import Answer, Assessment, Evaluation, Evidence, ProcessingActivity, Row, State, TaskProgress
from pia_app.report import ReportResult, write
from pia_app.rules import evaluate
from tests.support import random_answers, shipped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DAY = date(2026, 11, 23)


@lru_cache(maxsize=1)
def assessment() -> Assessment:
    """Return an assessment of two activities with answers of every kind, some missing."""
    library = shipped()
    activities = []
    for number, seed in ((1, 3), (2, 11)):
        answers, shared = random_answers(library, seed, 0.9)
        own = dict(answers)
        own["activity_summary"] = Answer(value="Guests book and check in.")
        activities.append(ProcessingActivity(id=f"a{number}", name=f"Activity {number}", answers=own))
    return Assessment(
        id="t", name="Guests", library=library.id, library_hash="ab" * 32, regimes=tuple(library.regime),
        created="2026-11-01", activities=tuple(activities),
        answers={**shared, "organisation_name": Answer(value="Example Hotels")},
    )  # fmt: skip


@lru_cache(maxsize=1)
def evaluation() -> Evaluation:
    """Return the judgement on it."""
    return evaluate(shipped(), assessment())


def saying(text: str) -> Assessment:
    """Return the assessment with one text at every place where a person may type."""
    proof = Evidence(what=text, where=text, date=text, provided_by=f"{text}1", verified_by=f"{text}2", verified_on=text)
    rows = (Row(id="r1", cells={"purpose": text, "why_needed": text}),)
    given = {
        "activity_summary": Answer(value=text, note=text, evidence=(proof,)),
        "purposes": Answer(value=rows),
        "benefits_people": Answer(
            state=State.NOT_APPLICABLE, reason=text, answered_by="first", approved_by=text or "second", note=text
        ),
    }
    task = evaluation().tasks[0]
    progress = TaskProgress(
        activity=task.activity, question=task.question, measure=task.measure, owner=text, due=text, note=text
    )
    activity = assessment().activities[0]
    renamed = replace(activity, name=text, answers={**activity.answers, **given})
    own = {**assessment().answers, "organisation_name": Answer(value=text), "officer_name": Answer(value=text)}
    said = replace(assessment(), name=text, answers=own, activities=(renamed, *assessment().activities[1:]))
    return said.with_progress(progress)


def report(folder: Path, subject: Assessment | None = None, language: str = "en") -> ReportResult:
    """Write the report of an assessment into a folder."""
    chosen = assessment() if subject is None else subject
    judged = evaluation() if subject is None else evaluate(shipped(), chosen)
    return write(shipped(), chosen, judged, folder / f"{language}.docx", language=language, today=DAY)


def part(path: Path, name: str = "word/document.xml") -> etree._Element:
    """Return one part of a report, parsed strictly."""
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def paragraphs(root: etree._Element) -> list[str]:
    """Return the text of each paragraph as Word shows it."""
    found = []
    for paragraph in root.iter(f"{W}p"):
        pieces = []
        for element in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"):
            if element.tag == f"{W}t":
                pieces.append(element.text or "")
            elif next(element.iterancestors()).tag == f"{W}r":
                pieces.append("\n" if element.tag == f"{W}br" else "\t")
        found.append("".join(pieces))
    return found


def text_of(element: etree._Element) -> str:
    """Return all text below an element."""
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def value(element: etree._Element, path: str, name: str) -> str:
    """Return an attribute of what stands below an element at a path of w: names, "" where there is none."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return "" if found is None else found.get(f"{W}{name}", "")


def style(paragraph: etree._Element) -> str:
    """Return the style id of a paragraph."""
    mark = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if mark is None else str(mark.get(f"{W}val"))
