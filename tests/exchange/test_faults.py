"""A broken exchange file is refused as a whole, and every fault names the record and field."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pia_app import exchange
from pia_app.errors import FaultyFiles, PiaError
from pia_app.exchange.reader import parse
from pia_app.exchange.shapes import LARGEST
from pia_app.model import Library
from pia_app.rules import evaluate
from pia_app.rules.validation import fault
from pia_app.wording import explain
from pia_app.wording.catalogue import sentences
from tests.support import CUSTOMER_DATA, shipped

HERE = "assessments[0]"
ANSWERS = f"{HERE}.activities[0].answers"


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


def sound() -> dict[str, Any]:
    """Return the content of a sound file."""
    return {
        "format": "pia-app/exchange",
        "version": 1,
        "library": {"id": "customer-data", "version": 1},
        "assessments": [
            {
                "id": "one",
                "name": "One",
                "regimes": ["pipl", "gdpr"],
                "created": "2026-11-23",
                "answers": {"officer_appointed": "yes"},
                "activities": [
                    {"id": "a", "name": "A", "answers": {"our_role": "controller", "people_count": 5}},
                    {"id": "b", "name": "B", "answers": {}},
                ],
                "tasks": [{"activity": "a", "question": "mfa", "measure": "introduce_mfa", "status": "open"}],
            }
        ],
    }


def file(change: Callable[[dict[str, Any]], Any]) -> bytes:
    content = sound()
    content["assessments"][0]["tasks"][0]["measure"] = shipped().question["mfa"].recommendations[0]
    change(content)
    return json.dumps(content).encode()


def faults(library: Library, data: bytes) -> list[tuple[str, str]]:
    """Return code and place of every fault; each must have its sentence in both languages."""
    with pytest.raises(FaultyFiles) as caught:
        parse(data, "f.json", library)
    for found in caught.value.faults:
        assert found.file == "f.json"
        for language in ("en", "zh-CN"):
            sentences(language)[f"fault.{found.code}"].format_map(found.facts)
    return [(found.code, str(found.facts.get("where", ""))) for found in caught.value.faults]


def put(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    """Return a change that puts a value at a path such as assessments.0.name."""

    def change(content: Any) -> None:
        *steps, last = path.split(".")
        for step in steps:
            content = content[int(step)] if step.isdigit() else content[step]
        content[int(last) if last.isdigit() else last] = value

    return change


def answer(question: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return put(f"assessments.0.activities.0.answers.{question}", value)


def overrides(plain: Any) -> Callable[[dict[str, Any]], None]:
    return answer("consent_separate", {"value": "no", "overrides": plain})


def override(**fields: Any) -> Callable[[dict[str, Any]], None]:
    """Return a change that sets the stop of Article 29 aside, with some fields of the decision replaced."""
    return overrides([{"regime": "pipl", "by": "A", "reason": "r", "on": "2026-11-20", "cite": "29", **fields}])


OWN_TASK: dict[str, Any] = {"id": "own-1", "title": "T", "activity": "a"}
RISK: dict[str, Any] = {"id": "own-r", "name": "R", "severity": 2, "likelihood": 3, "reason": "r"}
ACCEPTED: dict[str, Any] = {"risk": "data_loss", "by": "A", "reason": "r", "level": 3}
CHANGED: dict[str, Any] = {"on": "2026-11-20", "field": "owner", "before": "", "after": "x"}


def own_task(**fields: Any) -> Callable[[dict[str, Any]], None]:
    return put("assessments.0.own_tasks", [{**OWN_TASK, **fields}])


def risk(**fields: Any) -> Callable[[dict[str, Any]], None]:
    return put("assessments.0.activities.0.risks", [{**RISK, **fields}])


def accepted(**fields: Any) -> Callable[[dict[str, Any]], None]:
    return put("assessments.0.activities.0.accepted", [{**ACCEPTED, **fields}])


def history(**fields: Any) -> Callable[[dict[str, Any]], None]:
    return put("assessments.0.tasks.0.history", [{**CHANGED, **fields}])


def twice(kind: str) -> Callable[[dict[str, Any]], None]:
    """Return a change that says the same thing two times."""

    def change(content: Any) -> None:
        entries = content["assessments"][0][kind]
        entries.append(dict(entries[0]))

    return change


def other_key(content: Any) -> None:
    """Write about an own task under another key than its own."""
    own_task()(content)
    content["assessments"][0]["tasks"].append({"activity": "b", "question": "", "measure": "own-1"})


def test_own_tasks_risks_and_acceptances_are_read(library: Library) -> None:
    def change(content: Any) -> None:
        for one in (own_task(), risk(), accepted(), history()):
            one(content)
        content["assessments"][0]["tasks"].append({"activity": "a", "question": "", "measure": "own-1", "effort": 3})

    (found,) = parse(file(change), "f.json", library)
    first = found.activities[0]
    assert (list(found.own_tasks), list(first.risks), list(first.accepted)) == (["own-1"], ["own-r"], ["data_loss"])
    assert found.progress["a", "", "own-1"].effort == 3


def test_a_decision_on_a_hard_stop_is_read(library: Library) -> None:
    (found,) = parse(file(override()), "f.json", library)
    (read,) = found.activities[0].answers["consent_separate"].overrides
    assert (read.regime, read.by, read.reason, read.on, read.cite) == ("pipl", "A", "r", "2026-11-20", "29")


def test_the_sound_file_is_read(library: Library) -> None:
    (found,) = parse(file(lambda content: None), "f.json", library)
    assert (found.id, len(found.activities), len(found.progress)) == ("one", 2, 1)


FAULTS: list[tuple[Callable[[dict[str, Any]], None], str, str]] = [
    (put("format", "other"), "exchange_format", "format"),
    (put("format", None), "exchange_format", "format"),
    (put("version", 3), "exchange_version", "version"),
    (put("version", 0), "exchange_version", "version"),
    (put("version", "1"), "exchange_version", "version"),
    (put("version", True), "exchange_version", "version"),
    (put("version", 1.0), "exchange_version", "version"),
    (put("library", {"id": "other"}), "exchange_library", "library.id"),
    (put("library", {"id": "customer-data", "version": 99}), "exchange_library_version", "library.version"),
    (put("library", {}), "exchange_shape", "library"),
    (put("library", "customer-data"), "exchange_shape", "library"),
    (put("extra", 1), "exchange_shape", "file"),
    (put("assessments", {}), "exchange_shape", "assessments"),
    (put("assessments", []), "exchange_empty", "assessments"),
    (put("assessments.0", "x"), "exchange_shape", HERE),
    (put("assessments.0.name", 5), "exchange_shape", f"{HERE}.name"),
    (put("assessments.0.name", "  "), "exchange_name", f"{HERE}.name"),
    (put("assessments.0.name", "x" * 501), "exchange_name", f"{HERE}.name"),
    (put("assessments.0.colour", "red"), "exchange_shape", HERE),
    (put("assessments.0.id", "../x"), "exchange_id", f"{HERE}.id"),
    (put("assessments.0.id", "x" * 81), "exchange_id", f"{HERE}.id"),
    (put("assessments.0.regimes", ["pipl", "lgpd"]), "exchange_regime", f"{HERE}.regimes"),
    (put("assessments.0.regimes", "pipl"), "exchange_shape", f"{HERE}.regimes"),
    (put("assessments.0.created", "yesterday"), "exchange_date", f"{HERE}.created"),
    (put("assessments.0.created", "2026-W01-1"), "exchange_date", f"{HERE}.created"),
    (put("assessments.0.activities.1.id", "a"), "exchange_twice", f"{HERE}.activities[1].id"),
    (put("assessments.0.activities.1.id", ""), "exchange_id", f"{HERE}.activities[1].id"),
    (put("assessments.0.activities.1.name", ""), "exchange_name", f"{HERE}.activities[1].name"),
    (put("assessments.0.activities.1", {"id": "b"}), "exchange_shape", f"{HERE}.activities[1]"),
    (put("assessments.0.answers", {"our_rol": "x"}), "exchange_question", f"{HERE}.answers.our_rol"),
    (put("assessments.0.answers", {"our_role": "joint"}), "exchange_scope", f"{HERE}.answers.our_role"),
    (put("assessments.0.answers", []), "exchange_shape", f"{HERE}.answers"),
    (answer("officer_appointed", "yes"), "exchange_scope", f"{ANSWERS}.officer_appointed"),
    (answer("our_role", "king"), "answer_not_a_choice", f"{ANSWERS}.our_role"),
    (answer("our_role", None), "answer_bad_value", f"{ANSWERS}.our_role"),
    (answer("our_role", True), "answer_bad_value", f"{ANSWERS}.our_role"),
    (answer("our_role", {}), "answer_no_value", f"{ANSWERS}.our_role"),
    (answer("our_role", {"value": None}), "answer_no_value", f"{ANSWERS}.our_role"),
    (answer("our_role", {"state": "maybe"}), "answer_bad_state", f"{ANSWERS}.our_role"),
    (answer("our_role", {"state": []}), "answer_bad_state", f"{ANSWERS}.our_role"),
    (answer("our_role", {"state": {}}), "answer_bad_state", f"{ANSWERS}.our_role"),
    (answer("our_role", {"state": None}), "answer_bad_state", f"{ANSWERS}.our_role"),
    (answer("our_role", {"value": "joint", "colour": 1}), "answer_unknown_field", f"{ANSWERS}.our_role"),
    (answer("our_role", {"value": "joint", "note": 5}), "answer_not_text", f"{ANSWERS}.our_role"),
    (answer("our_role", {"value": "joint", "reason": None}), "answer_not_text", f"{ANSWERS}.our_role"),
    (answer("our_role", {"state": "unknown", "value": "joint"}), "answer_value_unexpected", f"{ANSWERS}.our_role"),
    (answer("our_role", {"state": "not_applicable"}), "answer_reason_needed", f"{ANSWERS}.our_role"),
    (answer("our_role", {"value": "joint", "evidence": "x"}), "answer_bad_evidence", f"{ANSWERS}.our_role"),
    (answer("our_role", {"value": "joint", "evidence": ["x"]}), "answer_bad_evidence", f"{ANSWERS}.our_role"),
    (answer("our_role", {"value": "joint", "evidence": [{}]}), "answer_bad_evidence", f"{ANSWERS}.our_role"),
    (answer("our_role", {"value": "joint", "evidence": [{"what": 5}]}), "answer_not_text", f"{ANSWERS}.our_role"),
    (
        answer("our_role", {"value": "joint", "evidence": [{"what": "x", "who": "y"}]}),
        "answer_bad_evidence",
        f"{ANSWERS}.our_role",
    ),
    (
        answer("our_role", {"value": "joint", "evidence": [{"what": "x", "date": "soon"}]}),
        "answer_date_needed",
        f"{ANSWERS}.our_role",
    ),
    (overrides("x"), "answer_bad_overrides", f"{ANSWERS}.consent_separate"),
    (overrides(["x"]), "answer_bad_overrides", f"{ANSWERS}.consent_separate"),
    (overrides([{}]), "answer_bad_overrides", f"{ANSWERS}.consent_separate"),
    (overrides([{"regime": "pipl", "by": "A"}]), "answer_bad_overrides", f"{ANSWERS}.consent_separate"),
    (override(who="A"), "answer_bad_overrides", f"{ANSWERS}.consent_separate"),
    (override(by=5), "answer_not_text", f"{ANSWERS}.consent_separate"),
    (override(reason=None), "answer_not_text", f"{ANSWERS}.consent_separate"),
    (override(by=" "), "answer_override_person", f"{ANSWERS}.consent_separate"),
    (override(by="\x07"), "answer_override_person", f"{ANSWERS}.consent_separate"),
    (override(by="x" * 501), "answer_override_person", f"{ANSWERS}.consent_separate"),
    (override(reason=""), "answer_override_reason", f"{ANSWERS}.consent_separate"),
    (override(reason="x" * 1_000_001), "answer_override_reason", f"{ANSWERS}.consent_separate"),
    (override(regime="lgpd"), "answer_override_regime", f"{ANSWERS}.consent_separate"),
    (override(regime="ccpa"), "answer_override_nothing", f"{ANSWERS}.consent_separate"),
    (override(cite="29.1"), "answer_override_nothing", f"{ANSWERS}.consent_separate"),
    (override(on="yesterday"), "answer_override_date", f"{ANSWERS}.consent_separate"),
    (answer("people_count", "5"), "answer_number_needed", f"{ANSWERS}.people_count"),
    (answer("people_count", -1), "answer_number_out_of_range", f"{ANSWERS}.people_count"),
    (answer("people_count", 10**300), "answer_number_out_of_range", f"{ANSWERS}.people_count"),
    (answer("people_groups", "customers"), "answer_choices_needed", f"{ANSWERS}.people_groups"),
    (answer("people_groups", ["customers", "customers"]), "answer_choices_needed", f"{ANSWERS}.people_groups"),
    (answer("people_groups", ["martians"]), "answer_not_a_choice", f"{ANSWERS}.people_groups"),
    (answer("people_groups", [{"a": "b"}]), "answer_not_a_choice", f"{ANSWERS}.people_groups"),
    (answer("people_groups", ["customers", 5]), "answer_bad_value", f"{ANSWERS}.people_groups"),
    (answer("people_groups", ["customers", {"a": "b"}]), "answer_bad_value", f"{ANSWERS}.people_groups"),
    (answer("people_groups", [["customers"]]), "answer_bad_value", f"{ANSWERS}.people_groups"),
    (answer("activity_summary", 5), "answer_text_needed", f"{ANSWERS}.activity_summary"),
    (answer("activity_summary", "x" * 1_000_001), "answer_too_long", f"{ANSWERS}.activity_summary"),
    (answer("purposes", "x"), "answer_rows_needed", f"{ANSWERS}.purposes"),
    (answer("purposes", [{"why_needed": "x"}]), "answer_cell_missing", f"{ANSWERS}.purposes[0].purpose"),
    (answer("purposes", [{"purpose": "x", "zzz": "x"}]), "answer_unknown_column", f"{ANSWERS}.purposes[0].zzz"),
    (answer("purposes", [{"purpose": "x", "why_needed": 5}]), "answer_not_text", f"{ANSWERS}.purposes"),
    (answer("purposes", [{"purpose": "x", "id": 5}]), "answer_not_text", f"{ANSWERS}.purposes"),
    (
        answer("purposes", [{"purpose": "x"}, {"purpose": "y", "basis_gdpr": "z"}]),
        "answer_not_a_choice",
        f"{ANSWERS}.purposes[1].basis_gdpr",
    ),
    (
        answer("purposes", [{"purpose": "x", "id": "r"}, {"purpose": "y", "id": "r"}]),
        "answer_bad_rows",
        f"{ANSWERS}.purposes",
    ),
    (put("assessments.0.tasks.0.activity", "zzz"), "exchange_activity", f"{HERE}.tasks[0].activity"),
    (put("assessments.0.tasks.0.question", "zzz"), "exchange_question", f"{HERE}.tasks[0].question"),
    (put("assessments.0.tasks.0.measure", "zzz"), "exchange_measure", f"{HERE}.tasks[0].measure"),
    (put("assessments.0.tasks.0.status", "finished"), "exchange_status", f"{HERE}.tasks[0].status"),
    (put("assessments.0.tasks.0.due", "soon"), "exchange_date", f"{HERE}.tasks[0].due"),
    (put("assessments.0.tasks.0.owner", 5), "exchange_shape", f"{HERE}.tasks[0].owner"),
    (put("assessments.0.tasks.0.effort", -1), "task_number", f"{HERE}.tasks[0]"),
    (put("assessments.0.tasks.0.cost", 1e16), "task_number", f"{HERE}.tasks[0]"),
    (put("assessments.0.tasks.0.cost", "5"), "exchange_shape", f"{HERE}.tasks[0].cost"),
    (put("assessments.0.tasks.0.evidence", [{"what": "w", "date": "soon"}]), "task_date", f"{HERE}.tasks[0]"),
    (put("assessments.0.tasks.0.evidence", [{}]), "exchange_shape", f"{HERE}.tasks[0].evidence[0]"),
    (history(field="note"), "task_history", f"{HERE}.tasks[0]"),
    (history(on="soon"), "task_history", f"{HERE}.tasks[0]"),
    (put("assessments.0.tasks.0.owner", "x" * 501), "task_too_long", f"{HERE}.tasks[0]"),
    (twice("tasks"), "exchange_twice", f"{HERE}.tasks[1]"),
    (own_task(title=" "), "exchange_name", f"{HERE}.own_tasks[0].title"),
    (own_task(id="no id"), "own_id", f"{HERE}.own_tasks[0]"),
    (own_task(id="require_tls"), "own_id", f"{HERE}.own_tasks[0]"),
    (own_task(priority="urgent"), "own_task_priority", f"{HERE}.own_tasks[0]"),
    (own_task(activity="zzz"), "exchange_activity", f"{HERE}.own_tasks[0].activity"),
    (own_task(question="mfa", answer="yes", activity=""), "own_task_question", f"{HERE}.own_tasks[0]"),
    (own_task(question="mfa", answer="maybe"), "own_task_answer", f"{HERE}.own_tasks[0]"),
    (own_task(colour="red"), "exchange_shape", f"{HERE}.own_tasks[0]"),
    (put("assessments.0.own_tasks", [OWN_TASK, OWN_TASK]), "exchange_twice", f"{HERE}.own_tasks[1].id"),
    (other_key, "exchange_measure", f"{HERE}.tasks[1].measure"),
    (risk(severity=0), "risk_scale", f"{HERE}.activities[0].risks[0]"),
    (risk(likelihood=2.0), "exchange_shape", f"{HERE}.activities[0].risks[0].likelihood"),
    (risk(reason=""), "risk_reason", f"{HERE}.activities[0].risks[0]"),
    (risk(name=""), "exchange_name", f"{HERE}.activities[0].risks[0].name"),
    (risk(id="data_loss"), "own_id", f"{HERE}.activities[0].risks[0]"),
    (put("assessments.0.activities.0.risks", [RISK, RISK]), "exchange_twice", f"{HERE}.activities[0].risks[1].id"),
    (accepted(risk="zzz"), "acceptance_risk", f"{HERE}.activities[0].accepted[0]"),
    (accepted(by=" "), "acceptance_person", f"{HERE}.activities[0].accepted[0]"),
    (accepted(reason=" "), "acceptance_reason", f"{HERE}.activities[0].accepted[0]"),
    (accepted(level=5), "acceptance_level", f"{HERE}.activities[0].accepted[0]"),
    (accepted(until="never"), "acceptance_date", f"{HERE}.activities[0].accepted[0]"),
    (
        put("assessments.0.activities.0.accepted", [ACCEPTED, ACCEPTED]),
        "exchange_twice",
        f"{HERE}.activities[0].accepted[1].risk",
    ),
    (put("assessments.0.tasks.0.hours", 5), "exchange_shape", f"{HERE}.tasks[0]"),
]


@pytest.mark.parametrize(("change", "code", "where"), FAULTS, ids=[f"{c}-{n}" for n, (_, c, _) in enumerate(FAULTS)])
def test_a_fault_names_its_record_and_field(
    library: Library, change: Callable[[dict[str, Any]], None], code: str, where: str
) -> None:
    assert faults(library, file(change)) == [(code, where)]


def test_all_faults_of_a_file_are_listed_at_once(library: Library) -> None:
    def several(content: dict[str, Any]) -> None:
        answer("our_role", "king")(content)
        answer("people_count", -1)(content)
        answer("our_rolle", "joint")(content)
        put("assessments.0.created", "x")(content)
        content["assessments"].append(copy.deepcopy(content["assessments"][0]))

    found = faults(library, file(several))
    assert len(found) == 9
    assert ("exchange_twice", "assessments[1].id") in found
    assert {place.partition(".")[0] for _, place in found} == {"assessments[0]", "assessments[1]"}


def test_a_misspelt_question_is_told_with_the_nearest_one(library: Library) -> None:
    with pytest.raises(FaultyFiles) as caught:
        parse(file(answer("our_rolle", "joint")), "f.json", library)
    assert "our_role" in explain("en", caught.value)
    assert caught.value.faults[0].facts["near"] == "our_role"


HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "blank": b"  \n",
    "not JSON": b"{'format': 'x'}",
    "half a file": json.dumps(sound()).encode()[:200],
    "text after the end": json.dumps(sound()).encode() + b"x",
    "trailing comma": b'{"format": "pia-app/exchange",}',
    "comment": b"// note\n{}",
    "NaN": json.dumps(sound()).encode().replace(b'"people_count": 5', b'"people_count": NaN'),
    "infinity": json.dumps(sound()).encode().replace(b'"people_count": 5', b'"people_count": -Infinity'),
    "huge exponent": json.dumps(sound()).encode().replace(b'"people_count": 5', b'"people_count": 1e99999'),
    "huge number": json.dumps(sound()).encode().replace(b'"people_count": 5', b'"people_count": ' + b"9" * 100_000),
    "deep lists": b"[" * 1_000_000,
    "deep objects": b'{"a":' * 1_000_000,
    "deep answer": json.dumps(sound()).encode().replace(b'"people_count": 5', b'"people_count": ' + b"[" * 50_000),
    "not UTF-8": b'{"format": "\xff\xfe"}',
    "UTF-16": json.dumps(sound()).encode("utf-16"),
    "half a surrogate pair": b'{"format": "\\ud800"}',
    "control character": b'{"format": "a\x00b"}',
    "a list": b"[]",
    "a number": b"5",
    "null": b"null",
    "the name twice": json.dumps(sound()).encode().replace(b'"people_count": 5', b'"our_role": "joint"'),
    "SQLite": b"SQLite format 3\0" + bytes(1_000),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_content_is_refused(library: Library, name: str) -> None:
    assert faults(library, HOSTILE[name])[0][0] in {"json_syntax", "exchange_format", "json_duplicate_key"}


def test_of_two_answers_to_one_question_neither_is_taken(library: Library) -> None:
    assert faults(library, HOSTILE["the name twice"]) == [("json_duplicate_key", "")]


def test_a_file_that_is_too_large_is_not_even_read(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "f.json"
    with path.open("wb") as sparse:
        sparse.truncate(LARGEST + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))
    with pytest.raises(PiaError) as caught:
        exchange.read(path, library)
    assert caught.value.code == "exchange_too_large"


def test_a_missing_file_and_a_folder_are_told(library: Library, tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(PiaError) as caught:
            exchange.read(path, library)
        assert caught.value.code == "file_unreadable"


STRANGERS: tuple[Any, ...] = (None, True, -1, 0.5, 10**40, "", "x", "?", [], {}, [[]], [{}], {"x": 1}, ["x", 5], "\0")


def places(value: Any) -> list[tuple[Any, Any]]:
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, part in members for place in ((value, key), *places(part))]


def test_a_file_damaged_anywhere_is_sound_or_refused_and_never_half_read(library: Library) -> None:
    content = json.loads((CUSTOMER_DATA / "samples" / "hotel.en.json").read_bytes())
    spots = places(content)
    dice = random.Random(11)
    refused = 0
    for _ in range(150):
        holder, key = dice.choice(spots)
        kept = holder[key]
        holder[key] = dice.choice(STRANGERS)
        try:
            (found,) = parse(json.dumps(content).encode(), "f.json", library)
        except FaultyFiles as error:
            assert error.faults
            assert explain("zh-CN", error)
            refused += 1
        else:
            for scope in (found.answers, *(a.answers for a in found.activities)):
                assert all(fault(library, library.question[n], a) is None for n, a in scope.items())
            evaluate(library, found)
        holder[key] = kept
    assert 30 < refused < 150
