"""An assessment with something at every place, and its report as a reader of the file sees it."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from lxml import etree

from pia_app.model import (
    Acceptance,
    Answer,
    Assessment,
    Evaluation,
    Evidence,
    OwnRisk,
    OwnTask,
    ProcessingActivity,
    Row,
    State,
    TaskProgress,
)
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
    activity = assessment().activities[0]
    renamed = replace(activity, name=text, answers={**activity.answers, **given})
    own = {**assessment().answers, "organisation_name": Answer(value=text), "officer_name": Answer(value=text)}
    said = replace(assessment(), name=text, answers=own, activities=(renamed, *assessment().activities[1:]))
    return remedied(said, text)


def remedied(subject: Assessment, text: str) -> Assessment:
    """Return an assessment with one text in all that is written about tasks and risks: own, accepted, moot ones too."""
    proof = Evidence(what=text, where=text, date=text, provided_by=f"{text}1", verified_by=f"{text}2", verified_on=text)
    own = OwnTask(id="own", title=text, activity="a1", action=text)
    for key, status in ((evaluation().tasks[0].key, "accepted"), (own.key, "done"), (moot_key(), "planned")):
        activity, question, measure = key
        subject = subject.with_progress(TaskProgress(
            activity=activity, question=question, measure=measure, status=status, owner=text, role=text, due=text,
            effort=2, cost=3, reason=text, decided_by=text, evidence=(proof,), note=text,
        ))  # fmt: skip
    risk = OwnRisk(id="by_hand", name=text, severity=2, likelihood=2, reason=text, event=text)
    scenario = evaluation().activities[0].risks[0].scenario
    first = subject.activities[0].with_risk(risk)
    for name in ("by_hand", scenario):
        first = first.with_acceptance(Acceptance(risk=name, by=text, reason=text, level=4, on=text, until=text))
    return subject.with_own_task(own).with_activity(first)


def moot_key() -> tuple[str, str, str]:
    """Return the key of a task to which no finding leads."""
    called = {task.key for task in evaluation().tasks}
    names = ((q.id, measure) for q in shipped().questions for measure in q.recommendations if q.scope == "activity")
    return next(("a1", name, measure) for name, measure in names if ("a1", name, measure) not in called)


def report(
    folder: Path, subject: Assessment | None = None, language: str = "en", template: str = "standard"
) -> ReportResult:  # fmt: skip
    """Write the report of an assessment into a folder."""
    chosen = assessment() if subject is None else subject
    judged = evaluation() if subject is None else evaluate(shipped(), chosen)
    target = folder / f"{language}.docx"
    return write(shipped(), chosen, judged, target, language=language, template=template, today=DAY)


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
