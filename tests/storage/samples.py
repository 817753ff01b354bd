"""Assessments to store, and a workspace file that holds some; nothing here depends on a real library."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

from pia_app.model import (
    Acceptance,
    Answer,
    Assessment,
    Evidence,
    OwnRisk,
    OwnTask,
    ProcessingActivity,
    Row,
    State,
    TaskChange,
    TaskProgress,
)
from pia_app.storage import Store, Summary
from pia_app.storage.digests import digest_of

LIBRARY = b'{"id":"toy"}'
AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TEXTS = (
    "",
    "5 < 6 & \"x\" 'y'",
    "\t first\nsecond",
    "个人信息",
    "שלום مرحبا",
    "👩‍👩‍👧‍👦",
    "e" + "\u0301" * 40,
    "\0nul",
    "x" * 3000,
)


def assessment(name: str = "a", *, seed: int = 0, activities: int = 2, answers: int = 12) -> Assessment:
    """Return an assessment that has something of everything."""
    dice = random.Random(seed)
    held = tuple(
        ProcessingActivity(
            id=f"act{n}", name=f"Activity {n} {dice.choice(TEXTS)}", answers=_answers(dice, answers),
            risks={
                "own-r": OwnRisk(id="own-r", name="R", severity=2, likelihood=3, reason=dice.choice(TEXTS)),
                "own-s": OwnRisk(id="own-s", name="S", severity=1, likelihood=4, reason="r", event=dice.choice(TEXTS)),
            },
            accepted={"s1": Acceptance(risk="s1", by="D", reason=dice.choice(TEXTS), level=2, on="2026-11-20")},
        )
        for n in range(activities)
    )  # fmt: skip
    task = TaskProgress(
        activity="act0", question="q1", measure="m1", status="done", owner="王", due="2027-01-01", note="n",
        effort=2.5, cost=100.0, evidence=(Evidence(what="w", provided_by="A", verified_by="B"),),
        history=(TaskChange(on="2026-11-20", field="status", before="open", after="done"),),
    )  # fmt: skip
    own = OwnTask(id="own-t", title="自己的任务", activity="act0" if activities else "", action=dice.choice(TEXTS))
    return Assessment(
        id=name, name=f"Assessment {name}", library="toy", library_hash=digest_of(LIBRARY), language="en",
        regimes=("pipl", "gdpr"), created="2026-11-23", answers=_answers(dice, answers), activities=held,
        progress={task.key: task}, own_tasks={own.id: own},
    )  # fmt: skip


def _answers(dice: random.Random, count: int) -> dict[str, Answer]:
    return {f"q{n}": answer(dice) for n in range(count)}


def answer(dice: random.Random) -> Answer:
    """Return an answer of any kind."""
    evidence = Evidence(what=dice.choice(TEXTS), provided_by="A", verified_by="B", verified_on="2026-01-01")
    values = (
        "yes", dice.choice(TEXTS), 7, 2.5, -0.1, ("a", "b"), (), "2026-11-23", "P3Y",
        (Row(id="r1", cells={"name": dice.choice(TEXTS), "why": ""}), Row(id="r2", cells={})),
    )  # fmt: skip
    if dice.random() < 0.2:
        return Answer(state=State.NOT_APPLICABLE, reason=dice.choice(TEXTS), answered_by="A", approved_by="B")
    return Answer(value=dice.choice(values), note=dice.choice(TEXTS), evidence=(evidence,) * dice.randrange(3))


def put(store: Store, *new: Assessment) -> None:
    """Store new assessments in one action."""
    store.commit("start", [(None, one) for one in new], at=AT, libraries=[LIBRARY])


def workspace(path: Path, *, count: int = 3, answers: int = 12) -> tuple[Assessment, ...]:
    """Make a workspace file with some assessments and summaries, closed; return what it holds."""
    made = tuple(assessment(f"a{n}", seed=n, answers=answers) for n in range(count))
    store = Store.create(path)
    put(store, *made)
    store.keep_summaries({one.id: Summary(level=(1, n % 4 + 1), answered=n, asked=9) for n, one in enumerate(made)})
    store.close()
    return made


def content(path: Path) -> tuple[object, ...]:
    """Return all that a workspace file says."""
    store = Store.open(path, read_only=True)
    try:
        return (store.rows(), tuple(store.load(name) for name in store.ids()))
    finally:
        store.close()
