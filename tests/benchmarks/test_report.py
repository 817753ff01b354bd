"""A large report - 50 activities, 5,000 answers, 500 tasks - against plain docxtpl on the same template and content."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from docxtpl import DocxTemplate

from pia_app.model import Answer, Assessment, Evidence, ProcessingActivity, Question
from pia_app.report import write
from pia_app.report.catalogue import find
from pia_app.report.clean import plain
from pia_app.report.context.build import build
from pia_app.rules import evaluate
from tests.report.support import DAY
from tests.support import given_answer, shipped

RUNS = 5
PROOF = Evidence(what="Record", where="archive", date="2026-01-02", provided_by="A", verified_by="B")


def large() -> Assessment:
    """Return an assessment of 50 activities in which about one control in ten is missing."""
    dice = random.Random(7)
    library = shipped()

    def answer(question: Question) -> Answer:
        if question.role == "control":
            kind = dice.random()
            value = "no" if kind < 0.06 else "partly" if kind < 0.12 else "yes"
            return Answer(value=value, note="Described in the handbook.", evidence=(PROOF,))
        if question.type in ("text", "long_text"):
            return Answer(value=f"{question.id} & a text of about as many characters as people write at such a place.")
        return given_answer(library, question, dice)

    activities = tuple(
        ProcessingActivity(
            id=f"a{n}",
            name=f"Activity {n}",
            answers={q.id: answer(q) for q in library.questions if q.scope == "activity"},
        )
        for n in range(50)
    )
    shared = {q.id: answer(q) for q in library.questions if q.scope == "assessment"}
    return Assessment(
        id="t", name="Large", library=library.id, regimes=tuple(library.regime), answers=shared, activities=activities
    )


def fastest(work: Callable[[], object]) -> float:
    """Return the shortest of several runs, in seconds."""
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_large_report_costs_little_more_than_plain_docxtpl(language: str, tmp_path: Path) -> None:
    library, assessment = shipped(), large()
    evaluation = evaluate(library, assessment)
    template = find("standard", language)
    context = plain(
        build(library, assessment, evaluation, template, language=language, today=DAY, content_hash="", log_head="")
    )

    def floor() -> None:
        document = DocxTemplate(template.file(language))
        document.render(context, autoescape=True)
        document.save(tmp_path / "plain.docx")

    def ours() -> None:
        write(library, assessment, evaluation, tmp_path / "ours.docx", language=language, today=DAY)

    lowest, taken = fastest(floor), fastest(ours)
    answers = sum(len(r.asked.asked) - len(r.asked.unanswered) for r in evaluation.activities)
    print(f"\n{language}: {answers} answers, {len(evaluation.tasks)} tasks; plain docxtpl {lowest:.2f} s")
    print(f"ours, with context, checks and reading back: {taken:.2f} s, ratio {taken / lowest:.2f} (goal 1.3)")
    assert taken <= 1.3 * lowest
