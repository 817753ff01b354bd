"""A law is added by files alone: two that nobody has made, and a copy of one that exists with one number changed."""

from __future__ import annotations

import html
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pia_app.errors import FaultyFiles
from pia_app.exchange.conclusions import Conclusions
from pia_app.library import load
from pia_app.library.checking import check
from pia_app.model import Assessment, Evaluation, LawResult, Library, ProcessingActivity
from pia_app.model.plain import from_plain
from pia_app.rules import evaluate
from pia_app.wording import Words
from pia_app.wording.outline import outline
from pia_app.wording.screened import screened
from tests.rules.hand import HARMLESS
from tests.support import CUSTOMER_DATA, shipped

INVENTED = Path(__file__).parent / "invented"
SETTLED = {
    **HARMLESS, "people_places": ["other"], "ruritania_licensed": "no", "household_use": "no", "large_effect": "no",
    "incident_history": "none_known", "records_kept": "yes", "consent_explicit": "yes", "presumption_set_aside": "no",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder as a user would have it, anywhere on the disk."""
    return Path(shutil.copytree(INVENTED, tmp_path_factory.mktemp("own") / "with-ruritania"))


@pytest.fixture(scope="module")
def library(folder: Path) -> Library:
    return load(folder)


def judged(library: Library, *regimes: str, **plain: Any) -> Evaluation:
    """Judge a harmless activity of people in Ruritania with some answers changed; None takes an answer back."""
    given = {n: from_plain(v) for n, v in {**SETTLED, **plain}.items() if v is not None and n in library.question}
    shared = {n: a for n, a in given.items() if library.question[n].scope == "assessment"}
    own = {n: a for n, a in given.items() if n not in shared}
    activity = ProcessingActivity(id="a", name="Letters", answers=own)
    return evaluate(library, Assessment(id="t", name="Test", library=library.id, regimes=regimes or ("ruritania",),
                                        answers=shared, activities=(activity,)))  # fmt: skip


def law(evaluation: Evaluation, regime: str = "ruritania") -> LawResult:
    return next(one for one in evaluation.activities[0].laws if one.regime == regime)


# Files alone ------------------------------------------------------------------------------------------------------


def test_the_new_folder_holds_nothing_but_the_new_law_and_passes_every_check(folder: Path) -> None:
    assert not any(path.suffix == ".py" for path in folder.rglob("*"))
    assert {path.stem.partition(".")[0] for path in folder.rglob("*.yaml")} == {
        "library", "ruritania", "syldavia", "ruritania_duties",
    }  # fmt: skip
    counted = check(folder)
    assert counted["regimes"] == len(shipped().regimes) + 2
    assert counted["questions"] == len(shipped().questions) + 5


def test_what_comes_with_the_program_is_all_still_there(library: Library) -> None:
    assert [r.id for r in library.regimes] == [*shipped().regime, "ruritania", "syldavia"]
    assert [s.id for s in library.sections] == [*(s.id for s in shipped().sections), "ruritania_duties"]
    assert library.method == shipped().method
    assert (library.id, library.version, library.languages) == ("with-ruritania", 1, shipped().languages)
    assert Words(library, "en").title == "Customer data, with Ruritania and Syldavia"


def test_the_laws_that_were_there_before_say_what_they_said(library: Library) -> None:
    """Only references of the new laws are added to questions; nothing else of them changes."""
    for regime in shipped().regimes:
        assert library.regime[regime.id] == regime
    for question in shipped().questions:
        now = library.question[question.id]
        assert [r for r in now.references if r.regime not in ("ruritania", "syldavia")] == list(question.references)
        assert [s for s in now.hard_stop if s.regime not in ("ruritania", "syldavia")] == list(question.hard_stop)
        assert (now.enable_when, now.weight, now.options) == (question.enable_when, question.weight, question.options)


# What the invented law does ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("people", "outcome"), [(4999, "not_required"), (5000, "mandatory"), (5001, "mandatory")])
def test_its_own_threshold_decides_at_its_edge(library: Library, people: int, outcome: str) -> None:
    found = law(judged(library, people_count=people))
    assert found.screening.outcome == outcome
    assert ("ruritania_many_people" in [r.rule.id for r in found.screening.reasons]) == (outcome == "mandatory")


def test_it_calls_us_by_its_own_names_and_lets_the_servant_off(library: Library) -> None:
    found = law(judged(library, people_count=5000, our_role="processor"))
    assert (found.screening.outcome, found.screening.role and found.screening.role.bound) == ("not_required", False)
    assert Words(library, "en").role("ruritania", "processor") == "Servant"
    assert "ruritania_duty_register" not in [d.rule.id for d in found.duties]


def test_it_says_what_is_missing(library: Library) -> None:
    found = law(judged(library, people_count=None))
    assert (found.screening.outcome, found.screening.missing) == ("cannot_decide", ("people_count",))


def test_its_duties_rest_on_an_existing_control_and_on_one_of_its_own(library: Library) -> None:
    evaluation = judged(library, people_count=5000, ruritania_registered="no")
    assert {d.rule.id: d.state for d in law(evaluation).duties} == {
        "ruritania_duty_records": "met", "ruritania_duty_register": "not_met",
    }  # fmt: skip
    (task,) = [t for t in evaluation.tasks if t.measure == "ruritania_register"]
    assert (task.duties, task.due_days) == (("ruritania:ruritania_duty_register",), 14)


def test_its_route_follows_the_facts(library: Library) -> None:
    handed_on = {"recipients": [{"name": "Post", "kind": "processor", "place": "other"}], "ruritania_way": "notice"}
    states = {n: law(judged(library, people_count=n, **handed_on)).routes[0].state for n in (99, 100, 101)}
    assert states == {99: "fits", 100: "differs", 101: "differs"}


def test_its_crosswalk_and_its_dates_are_worked_out(library: Library) -> None:
    evaluation = judged(library, people_count=5000, period_end="2026-08-31", activity_summary="Letters")
    (whole,) = evaluation.laws
    assert {c.rule.id: c.state for c in whole.contents} == {
        "ruritania_content_what": "met", "ruritania_content_harm": "met", "ruritania_content_opinion": "missing",
    }  # fmt: skip
    assert all(c.answered or c.open for c in whole.contents)
    assert evaluation.dates.keep is not None
    assert evaluation.dates.review is not None
    assert (evaluation.dates.keep[1].day, evaluation.dates.review[1].day) == ("2033-08-31", "2027-02-28")


def test_its_hard_stop_lifts_its_own_level_and_no_other(library: Library) -> None:
    purposes = [{"purpose": "Letters", "basis_pipl": "consent", "basis_gdpr": "consent"}]
    plain = {"purposes": purposes, "consent_explicit": "no", "people_places": ["other", "eea"],
             "targets_places": ["eea"], "organisation_places": ["eea"]}  # fmt: skip
    alone = judged(library, "gdpr", **plain).activities[0]
    (activity,) = judged(library, "gdpr", "ruritania", **plain).activities
    assert {s.regime for s in activity.hard_stops if s.state == "open"} >= {"ruritania"}
    assert activity.regimes["ruritania"].low >= 3
    assert activity.regimes["gdpr"] == alone.regimes["gdpr"]
    assert not [s for s in judged(library, "pipl", **plain).activities[0].hard_stops if s.regime == "ruritania"]


def test_a_decision_may_set_its_stop_aside(library: Library) -> None:
    purposes = [{"purpose": "Letters", "basis_gdpr": "consent"}]
    override = {"regime": "ruritania", "by": "R. Rassendyll", "reason": "The king has agreed.", "cite": "2"}
    answer = {"state": "given", "value": "no", "overrides": [override]}
    (activity,) = judged(library, purposes=purposes, consent_explicit=answer).activities
    (stop,) = activity.hard_stops
    assert (stop.state, stop.override and stop.override.by) == ("overridden", "R. Rassendyll")
    assert activity.regimes["ruritania"] == activity.current


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", ["Ruritania", "Keeper", "Very many Ruritanians", "Data Act s. 7(1)", "Seven years"]),
        ("zh-CN", ["卢里塔尼亚", "保管人", "涉及大量卢里塔尼亚人", "卢里塔尼亚《数据法》第七条第一款", "七年"]),
    ],
)
def test_its_words_appear_in_both_languages(library: Library, language: str, wanted: list[str]) -> None:
    evaluation = judged(library, people_count=5000, period_end="2026-08-31")
    assessment = Assessment(id="t", name="Test", library=library.id)
    words = Words(library, language)
    told = screened(words, assessment, evaluation)
    assert [text for text in wanted if text not in told] == []
    assert wanted[0] in outline(words, assessment, evaluation)
    plain = Conclusions(words).evaluation(assessment, evaluation)
    (activity,) = plain["activities"]
    reasons = activity["laws"]["ruritania"]["screening"]["reasons"]
    assert wanted[3] in [reason["cite"]["text"] for reason in reasons]


def test_its_words_appear_in_the_report(library: Library, tmp_path: Path) -> None:
    from pia_app import report

    evaluation = judged(library, people_count=5000, period_end="2026-08-31", ruritania_registered="no")
    assessment = Assessment(id="t", name="Test", library=library.id, regimes=("ruritania",), answers=evaluation.shared,
                            activities=(evaluation.activities[0].activity,))  # fmt: skip
    report.write(library, assessment, evaluation, tmp_path / "r.docx", language="en", today=date(2026, 11, 26))
    with zipfile.ZipFile(tmp_path / "r.docx") as package:
        text = html.unescape(re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode("utf-8")))
    for wanted in ("Data Act of Ruritania", "Very many Ruritanians", "Data Act s. 7(1)", "The ombudsman's opinion"):
        assert wanted in text


# A law that follows another ---------------------------------------------------------------------------------------


def test_a_law_that_follows_another_takes_over_what_stands_on_questions(library: Library) -> None:
    balancing = library.question["balancing_test"]
    assert {(r.regime, r.article) for r in balancing.references} >= {("gdpr", "6"), ("syldavia", "6")}
    assert {s.regime for s in balancing.hard_stop} == {"gdpr", "syldavia"}
    for question in library.questions:  # nothing is cited that its own file does not list
        listed = [r.article for r in question.references if r.regime == "syldavia"]
        assert set(listed) <= {"4", "6", "35"}


def test_it_asks_what_the_other_asks_and_shows_the_same_columns(library: Library) -> None:
    asked = judged(library, "syldavia").activities[0].asked.asked
    assert "gdpr_large_scale" in asked
    assert "ruritania_licensed" not in asked
    column = next(c for c in library.question["purposes"].columns if c.id == "basis_gdpr")
    assert library.shows(column, ["syldavia"])
    assert not library.shows(column, ["ruritania"])


def test_it_judges_bases_by_itself(library: Library) -> None:
    purposes = [{"purpose": "Letters", "basis_gdpr": "legitimate_interests"}]
    found = judged(library, "gdpr", "syldavia", purposes=purposes, people_places=["other", "eea"],
                   organisation_places=["eea"], targets_places=["eea"], balancing_test="yes")  # fmt: skip
    assert law(found, "syldavia").bases[0].state == "refused"
    assert law(found, "gdpr").bases[0].state == "accepted"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("dataset_matching == 'yes'", "ruritania_licensed == 'yes'"),
        ("asks: [consent_explicit]", "asks: [ruritania_registered]"),
    ],
)
def test_a_law_may_not_rest_on_a_question_of_another(folder: Path, tmp_path: Path, old: str, new: str) -> None:
    own = Path(shutil.copytree(folder, tmp_path / "with-ruritania"))
    path = own / "regimes" / "syldavia.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(FaultyFiles) as caught:
        load(own)
    assert {(f.file, f.code) for f in caught.value.faults} == {("regimes/syldavia.yaml", "other_laws_only")}


# A law that exists, with one number changed -----------------------------------------------------------------------


def changed(tmp_path: Path, name: str, old: str, new: str) -> Library:
    """Return the shipped library with one file copied and changed in one place, by a folder that extends it."""
    own = tmp_path / "changed"
    path = own / name
    path.parent.mkdir(parents=True)
    (own / "library.yaml").write_text("id: changed\nversion: 1\nextends: customer-data\n", encoding="utf-8")
    text = (CUSTOMER_DATA / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return load(own)


def test_a_copied_law_with_a_lower_threshold_decides_otherwise_at_the_edge(tmp_path: Path) -> None:
    old, new = (f"pipl_standard_people: {{value: {n}" for n in (1_000_000, 500_000))
    other = changed(tmp_path, "regimes/pipl.yaml", old, new)
    at_home = {"people_places": ["mainland_china"], "organisation_places": ["mainland_china"],
               "processing_started": "running"}  # fmt: skip
    for people, before, after in (
        (499_999, "not_required", "not_required"),
        (500_000, "not_required", "recommended"),
        (999_999, "not_required", "recommended"),
        (1_000_000, "recommended", "recommended"),
    ):
        outcomes = [
            law(judged(library, "pipl", people_count=people, **at_home), "pipl").screening.outcome
            for library in (shipped(), other)
        ]
        assert outcomes == [before, after], people
