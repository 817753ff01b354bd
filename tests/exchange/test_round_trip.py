"""What is written to an exchange file is what is read from it; a write that fails leaves the old file alone."""

from __future__ import annotations

import errno
import json
import os
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_app import exchange
from pia_app.errors import PiaError
from pia_app.exchange.reader import parse
from pia_app.exchange.shapes import FileShape
from pia_app.model import (
    Acceptance,
    Answer,
    Assessment,
    Evidence,
    Library,
    Override,
    OwnRisk,
    OwnTask,
    ProcessingActivity,
    State,
    TaskChange,
    TaskProgress,
)
from pia_app.model.plain import EVIDENCE_FIELDS, FIELDS, OVERRIDE_FIELDS
from pia_app.model.tasks import STATUSES
from pia_app.rules.findings import cite_key
from pia_app.rules.validation import clean_text, fault, marked
from tests.support import ROOT, assessment_of, random_answers, shipped


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


def some_assessment(library: Library, seed: int) -> Assessment:
    """Return an assessment of several activities, with what people wrote about its tasks."""
    dice = random.Random(seed)
    own, shared = random_answers(library, seed, dice.random())
    fit = {n: a for n, a in own.items() if fault(library, library.question[n], a) is None}
    also = {n: a for n, a in shared.items() if fault(library, library.question[n], a) is None}
    found = replace(
        assessment_of(fit, also, library),
        id=f"id-{seed}",
        name="评估 “A & <B>” \U0001f512",
        language=dice.choice(library.languages),
        regimes=tuple(r for r in library.regime if dice.random() < 0.6),
        created="2026-11-23",
        status=dice.choice(["draft", "in_review"]),
    )
    for number in range(dice.randrange(3)):
        more, _ = random_answers(library, seed + number + 1, 0.2)
        more = {n: a for n, a in more.items() if fault(library, library.question[n], a) is None}
        found = found.with_activity(ProcessingActivity(id=f"b.{number}", name=f"B {number}", answers=more))
    found = with_override(library, found, dice)
    for question in dice.sample([q for q in library.questions if q.recommendations], dice.randrange(4)):
        found = found.with_progress(
            TaskProgress(
                activity=dice.choice(["", found.activities[0].id]),
                question=question.id,
                measure=question.recommendations[0],
                status=dice.choice(STATUSES),
                owner="Li Wen",
                role=dice.choice(["", "hr", "someone else"]),
                due=dice.choice(["", "2027-01-31"]),
                effort=dice.choice([None, 0.0, 2.25]),
                cost=dice.choice([None, 1_000_000.5]),
                reason="why “so”",
                decided_by="Chen",
                evidence=(Evidence(what="w", provided_by="A", verified_by="B", date="2026-11-01"),),
                note="line\nline\ttab",
                history=(TaskChange(on="2026-11-20", field="owner", before="", after="Li Wen"),),
            )
        )
    return with_own(library, found, dice)


def with_own(library: Library, assessment: Assessment, dice: random.Random) -> Assessment:
    """Add tasks and risks that people made up, something written about them, and accepted risks."""
    first = assessment.activities[0]
    question = dice.choice([q for q in library.questions if q.type == "yes_no" and q.scope == "activity"])
    tasks = (
        OwnTask(id="own-1", title="Talk “to” them", action="a\nb", priority="high"),
        OwnTask(id="own-2", title="T", activity=first.id, question=question.id, answer="yes"),
    )
    for task in dice.sample(tasks, dice.randrange(3)):
        activity, asked, measure = task.key
        written = TaskProgress(activity=activity, question=asked, measure=measure, note="n")
        assessment = assessment.with_own_task(task).with_progress(written)
    if dice.random() < 0.5:
        return assessment
    event = dice.choice(("", "Water comes up through the floor."))
    risk = OwnRisk(
        id="own-r", name="Flood", severity=dice.randrange(1, 5), likelihood=2, reason="basement", event=event
    )  # fmt: skip
    for name in (risk.id, dice.choice(library.scenarios).id):
        acceptance = Acceptance(risk=name, by="Chen", reason="r", level=3, on="2026-11-20", until="2027-11-20")
        first = first.with_risk(risk).with_acceptance(acceptance)
    return assessment.with_activity(first)


def with_override(library: Library, assessment: Assessment, dice: random.Random) -> Assessment:
    """Set hard stops of one answer aside, where there is one that has any."""
    activity = assessment.activities[0]
    stopping = [q for q in activity.answers if library.question[q].hard_stop]
    if not stopping:
        return assessment
    name = dice.choice(stopping)
    rule = dice.choice(library.question[name].hard_stop)
    cite = dice.choice(["", cite_key(rule.cite)])
    day = dice.choice(["", "2026-11-20"])
    override = Override(regime=rule.regime, by="Chen “Yu”", reason="line\nline", on=day, cite=cite)
    answer = replace(activity.answers[name], overrides=(override,))
    return assessment.with_answer(activity.id, name, answer)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**9), several=st.booleans())
def test_every_assessment_comes_back_as_it_was(library: Library, tmp_path: Path, seed: int, several: bool) -> None:
    written = [some_assessment(library, seed + n) for n in range(3 if several else 1)]
    path = tmp_path / "out.json"
    exchange.write(written, library, path)
    assert list(exchange.read(path, library)) == written


texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(lambda t: clean_text(t)[0].strip())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=texts)
def test_any_text_comes_back_with_a_mark_for_what_no_report_can_hold(
    library: Library, tmp_path: Path, text: str
) -> None:
    answer = Answer(
        value=text,
        note=text,
        answered_by=text,
        evidence=(Evidence(what=text, where=text, provided_by=text, verified_by=text),),
    )
    wanted = marked(text)
    path = tmp_path / "out.json"
    assessment = assessment_of({"activity_summary": answer}, {}, library)
    exchange.write([replace(assessment, name=text)], library, path)
    (back,) = exchange.read(path, library)
    (activity,) = back.activities
    read = activity.answers["activity_summary"]
    assert (back.name, read.value, read.note, read.answered_by) == (wanted,) * 4
    (evidence,) = read.evidence
    assert (evidence.what, evidence.where, evidence.provided_by, evidence.verified_by) == (wanted,) * 4


@pytest.mark.parametrize(
    ("question", "plain", "wanted"),
    [
        ("our_role", "controller", Answer(value="controller")),
        ("our_role", "?", Answer(state=State.UNKNOWN)),
        ("our_role", {"state": "unknown"}, Answer(state=State.UNKNOWN)),
        ("people_count", 5, Answer(value=5)),
        ("people_count", 5.5, Answer(value=5.5)),
        ("people_groups", ["customers", "patients"], Answer(value=("customers", "patients"))),
        ("people_groups", [], Answer(value=())),
        ("activity_summary", "text", Answer(value="text")),
        ("our_role", {"value": "joint"}, Answer(value="joint")),
        ("our_role", {"state": "given", "value": "joint", "note": "n"}, Answer(value="joint", note="n")),
        (
            "our_role",
            {"state": "not_applicable", "reason": "r", "answered_by": "A", "approved_by": "B"},
            Answer(state=State.NOT_APPLICABLE, reason="r", answered_by="A", approved_by="B"),
        ),
    ],
)
def test_short_and_full_forms(library: Library, question: str, plain: Any, wanted: Answer) -> None:
    (assessment,) = parse(file_with({question: plain}), "f.json", library)
    assert assessment.activities[0].answers[question] == wanted


def file_with(answers: dict[str, Any]) -> bytes:
    activity = {"id": "a", "name": "A", "answers": answers}
    content = {
        "format": "pia-app/exchange",
        "version": 1,
        "library": {"id": "customer-data"},
        "assessments": [{"name": "N", "regimes": ["gdpr"], "activities": [activity]}],
    }
    return json.dumps(content).encode()


def test_table_rows_without_an_id_are_given_one_by_position(library: Library) -> None:
    rows = [{"purpose": "a"}, {"id": "mine", "purpose": "b"}, {"purpose": "c"}]
    (assessment,) = parse(file_with({"purposes": rows}), "f.json", library)
    value = assessment.activities[0].answers["purposes"].value
    assert isinstance(value, tuple)
    assert [(row.id, row.cells) for row in value if not isinstance(row, str)] == [
        ("r1", {"purpose": "a"}),
        ("mine", {"purpose": "b"}),
        ("r3", {"purpose": "c"}),
    ]


def test_what_is_left_out_has_its_default(library: Library) -> None:
    (found,) = parse(file_with({}), "f.json", library)
    assert (found.id, found.status, found.language, found.created) == ("imported-1", "draft", "zh-CN", "")
    assert (found.answers, found.progress, found.library) == ({}, {}, "customer-data")


def test_a_byte_order_mark_is_no_fault(library: Library) -> None:
    assert parse(b"\xef\xbb\xbf" + file_with({}), "f.json", library)


def test_a_written_file_is_legible_json_in_utf_8(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    exchange.write([some_assessment(library, 5)], library, path)
    text = path.read_text(encoding="utf-8")
    assert text.startswith('{\n  "format": "pia-app/exchange"')
    assert text.endswith("}\n")
    assert "评估" in text


def test_the_documented_example_and_the_bundled_samples_are_read(library: Library) -> None:
    from tests.support import CUSTOMER_DATA, ROOT

    paths = [ROOT / "docs" / "exchange-example.json", *sorted((CUSTOMER_DATA / "samples").glob("*.json"))]
    assert len(paths) == 3
    for path in paths:
        (assessment,) = exchange.read(path, library)
        assert assessment.activities


# Writing ---------------------------------------------------------------------------------------------------------


class Failing:
    """Stands for a call of the system that fails."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __call__(self, *given: object, **named: object) -> Any:
        raise OSError(self.number, os.strerror(self.number))


@pytest.mark.parametrize(
    ("call", "number"),
    [("os.fsync", errno.ENOSPC), ("pathlib.Path.replace", errno.EACCES), ("tempfile.mkstemp", errno.EROFS)],
)
def test_a_failed_write_leaves_the_old_file_as_it_was_and_nothing_beside_it(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    path = tmp_path / "out.json"
    exchange.write([some_assessment(library, 1)], library, path)
    old = path.read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(call, Failing(number))
        with pytest.raises(PiaError) as caught:
            exchange.write([some_assessment(library, 2)], library, path)
    assert (caught.value.code, caught.value.facts["why"]) == ("export_failed", os.strerror(number))
    assert path.read_bytes() == old
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


def test_a_file_that_cannot_be_read_back_does_not_replace_the_old_one(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.json"
    exchange.write([some_assessment(library, 1)], library, path)
    old = path.read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr("pathlib.Path.read_bytes", lambda path: b"half")
        with pytest.raises(PiaError):
            exchange.write([some_assessment(library, 2)], library, path)
    assert path.read_bytes() == old
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="an administrator may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_told(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o500)
    with pytest.raises(PiaError) as caught:
        exchange.write([some_assessment(library, 1)], library, folder / "out.json")
    assert caught.value.code == "export_failed"


def test_a_folder_that_is_not_there_is_told(library: Library, tmp_path: Path) -> None:
    with pytest.raises(PiaError) as caught:
        exchange.write([some_assessment(library, 1)], library, tmp_path / "none" / "out.json")
    assert caught.value.code == "export_failed"


def test_a_folder_or_another_kind_of_file_is_never_written_over(library: Library, tmp_path: Path) -> None:
    other = tmp_path / "work.pia"
    other.write_bytes(b"SQLite format 3\0 and so on")
    with pytest.raises(PiaError) as caught:
        exchange.write([some_assessment(library, 1)], library, other)
    assert caught.value.code == "target_is_other"
    assert other.read_bytes() == b"SQLite format 3\0 and so on"
    with pytest.raises(PiaError) as caught:
        exchange.write([some_assessment(library, 1)], library, tmp_path)
    assert caught.value.code == "target_is_folder"


# The schema ------------------------------------------------------------------------------------------------------


def test_the_schema_says_what_the_reader_takes() -> None:
    said = json.loads((ROOT / "docs" / "exchange.schema.json").read_text(encoding="utf-8"))["$defs"]
    made = msgspec.json.schema(FileShape)["$defs"]
    for name, shape in made.items():
        properties = dict(shape["properties"])
        if "answers" in properties:
            properties["answers"] = {**properties["answers"], "additionalProperties": {"$ref": "#/$defs/Answer"}}
        assert said[name] == {**shape, "properties": properties}
    assert set(said["FullAnswer"]["properties"]) == {"state", "value", "evidence", "overrides", *FIELDS}
    assert list(said["Evidence"]["properties"]) == sorted(EVIDENCE_FIELDS)
    assert list(said["Override"]["properties"]) == sorted(OVERRIDE_FIELDS)
    assert said["FullAnswer"]["properties"]["state"]["enum"] == [state.value for state in State]


def test_a_decision_on_a_hard_stop_is_marked_like_every_text(library: Library, tmp_path: Path) -> None:
    override = Override(regime="pipl", by="A\x07", reason="a\r\nb\x00", on="2026-11-20", cite="29")
    path = tmp_path / "out.json"
    answer = Answer(value="no", overrides=(override,))
    exchange.write([assessment_of({"consent_separate": answer}, {}, library)], library, path)
    (back,) = exchange.read(path, library)
    (read,) = back.activities[0].answers["consent_separate"].overrides
    assert (read.by, read.reason, read.on, read.cite) == ("A\ufffd", "a\nb\ufffd", "2026-11-20", "29")
    (raw,) = exchange.read(path, library, raw=True)
    (kept,) = raw.activities[0].answers["consent_separate"].overrides
    assert (kept.by, kept.reason) == ("A\x07", "a\nb\x00")
