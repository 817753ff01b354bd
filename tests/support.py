"""What several tests need: the shipped library, and random but believable answers to it."""

from __future__ import annotations

import json
import random
from functools import lru_cache
from pathlib import Path

from pia_app import library as libraries
from pia_app.model import Answer, Answers, Assessment, Evidence, Library, ProcessingActivity, Question, Row, State

ROOT = Path(__file__).resolve().parent.parent
CUSTOMER_DATA = ROOT / "questionnaires" / "customer-data"
VERIFIED = (Evidence(what="record", provided_by="A", verified_by="B"),)


@lru_cache(maxsize=1)
def shipped() -> Library:
    """Return the questionnaire that comes with the program, read once."""
    return libraries.load(CUSTOMER_DATA)


_LEFT_OUT = {
    ("booking", ""), ("wifi", "access_least_privilege"),
    ("booking", "leavers_removed"), ("booking", "deletion_reaches_copies"), ("booking", "period_set"),
}  # fmt: skip


def plain_sample(language: str = "en") -> bytes:
    """Return the bundled sample as an exchange file, without what people added to it.

    There are no risks or tasks of their own, no risk is accepted, no task has an effort, a cost or a role, every task
    that something is written about is called for, and what is planned lowers no level yet.
    """
    content = json.loads((CUSTOMER_DATA / "samples" / f"hotel.{language}.json").read_bytes())
    (assessment,) = content["assessments"]
    del assessment["own_tasks"]
    assessment["tasks"] = [t for t in assessment["tasks"] if (t["activity"], t["question"]) not in _LEFT_OUT]
    for task in assessment["tasks"]:
        for name in ("effort", "cost", "role"):
            task.pop(name, None)
    for activity in assessment["activities"]:
        activity.pop("risks", None)
        activity.pop("accepted", None)
    return json.dumps(content).encode()


def random_answer(library: Library, question: Question, dice: random.Random) -> Answer:
    """Return any answer that fits a question, "don't know" and "not applicable" among them."""
    kind = dice.random()
    if kind < 0.08:
        return Answer(state=State.UNKNOWN)
    if kind < 0.13:
        return Answer(state=State.NOT_APPLICABLE, reason="r", answered_by="A", approved_by="B")
    return given_answer(library, question, dice)


def given_answer(library: Library, question: Question, dice: random.Random) -> Answer:
    """Return an answer with a value that fits a question."""
    choices = library.choices(question)
    match question.type:
        case "yes_no" | "single":
            value = dice.choice(choices)
            return Answer(value=value, evidence=VERIFIED if dice.random() < 0.3 else ())
        case "multiple":
            some = tuple(c for c in choices if c != "none" and dice.random() < 0.25)
            return Answer(value=some or tuple(c for c in choices if c == "none"))
        case "number":
            return Answer(value=dice.choice([0, 500, 20_000, 499_999, 500_000, 1_200_000, 20_000_000]))
        case "date":
            return Answer(value="2026-11-23")
        case "duration":
            return Answer(value="P3Y")
        case "table":
            return Answer(
                value=tuple(
                    random_row(library, question, dice, f"r{n}")
                    for n in range(dice.randrange(int(question.min or 0), 4))
                )
            )
        case _:
            return Answer(value="text")


def random_row(library: Library, question: Question, dice: random.Random, name: str) -> Row:
    """Return one row that fits a table."""
    cells = {}
    for column in question.columns:
        known = tuple(library.entry[column.catalogue]) if column.catalogue else column.options
        cells[column.id] = dice.choice(known) if known else "P3Y" if column.type == "duration" else "text"
    return Row(id=name, cells=cells)


def random_answers(library: Library, seed: int, answered: float) -> tuple[Answers, Answers]:
    """Return answers of an activity and of the assessment; `answered` is the share of questions answered."""
    dice = random.Random(seed)
    own: dict[str, Answer] = {}
    shared: dict[str, Answer] = {}
    for question in library.questions:
        if dice.random() < answered:
            target = own if question.scope == "activity" else shared
            target[question.id] = random_answer(library, question, dice)
    return own, shared


def assessment_of(own: Answers, shared: Answers, library: Library) -> Assessment:
    """Return an assessment of one activity under all regimes."""
    activity = ProcessingActivity(id="a1", name="Activity", answers=own)
    return Assessment(
        id="t", name="Test", library=library.id, regimes=tuple(library.regime), answers=shared, activities=(activity,)
    )
