"""The memo about the screening of an activity, and what a template without annex promises."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pia_app import cli
from pia_app.errors import ReportError
from pia_app.model import Answer, Assessment, ProcessingActivity, Row
from pia_app.report import preflight, readback, templates, write
from pia_app.report.package import REPORT, read
from pia_app.rules import evaluate
from pia_app.wording import Words
from tests.report.support import DAY, W, paragraphs, part, style
from tests.report.test_laws import A2, LANGUAGES, LAWS, answering, context, sample
from tests.support import CUSTOMER_DATA, shipped

QUIET = {
    "our_role": "controller", "remote_access_abroad": "no", "automated_decisions": "none", "monitoring": "none",
    "sold_or_shared": "none", "made_public": "no", "large_effect": "no", "gdpr_scoring": "no", "dataset_matching": "no",
    "blocks_service": "no", "gdpr_large_scale": "no", "gdpr_national_list": "no", "personalised_push": "no",
}  # fmt: skip
NOTHING = {"en": "Not provided.", "zh-CN": "\u672a\u63d0\u4f9b\u3002"}


def quiet() -> Assessment:
    """Return an assessment of one activity that sets nothing off, decided on by nobody yet."""
    answers: dict[str, Answer] = {name: Answer(value=value) for name, value in QUIET.items()}
    answers |= {
        "people_groups": Answer(value=("business_contacts",)), "people_places": Answer(value=("eea",)),
        "targets_places": Answer(value=("eea",)), "new_technology": Answer(value=("none",)),
        "people_count": Answer(value=40),
    }  # fmt: skip
    activity = ProcessingActivity(id="a1", name="Address book", answers=answers)
    return Assessment(
        id="q", name="Quiet", library="customer-data", regimes=("gdpr",), activities=(activity,),
        answers={"organisation_places": Answer(value=("eea",))},
    )  # fmt: skip


def memo(folder: Path, subject: Assessment, language: str = "en", activity: str = "") -> Path:
    """Write the memo of an assessment into a folder."""
    return write(
        shipped(), subject, evaluate(shipped(), subject), folder / f"{language}.docx", language=language,
        template="screening-memo", today=DAY, activity=activity,
    ).path  # fmt: skip


def texts(path: Path) -> list[str]:
    return paragraphs(part(path))


def test_every_template_says_whether_it_prints_every_answer() -> None:
    assert {t.id for t in templates() if not t.annex} == {"screening-memo", "board-summary"}
    assert all((t.promises == "annex") == t.annex for t in templates())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_activity_has_a_page_of_its_own(language: str, tmp_path: Path) -> None:
    subject = sample(language)
    path = memo(tmp_path, subject, language)
    assert preflight.inspect(read(path, REPORT), path.name) == ()
    titles = [p for p in part(path).iter(f"{W}p") if style(p) == "MemoTitle"]
    assert len(titles) == len(subject.activities)
    assert all(f"A{n} {a.name}" in texts(path) for n, a in enumerate(subject.activities, 1))


def test_a_memo_about_one_activity_keeps_its_label_and_says_nothing_of_the_others(tmp_path: Path) -> None:
    subject = sample()
    said = texts(memo(tmp_path, subject, activity=subject.activities[A2].id))
    assert f"A2 {subject.activities[A2].name}" in said
    assert not any(subject.activities[n].name in line for n in (0, 2) for line in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_law_has_its_outcome_with_articles(language: str, tmp_path: Path) -> None:
    words, (page, *_) = (
        Words(shipped(), language),
        context(sample(language), language, "screening-memo")["memo"]["pages"],
    )
    assert [law["law"] for law in page["laws"]] == [words.regime(regime).short for regime in LAWS]
    cited = page["laws"][0]["lines"][1]
    assert words.law("pipl", "pipl").name in cited
    assert cited.count(words.law("pipl", "pipl").name) == 1, "a law is named at the first of its articles alone"


def test_facts_common_to_all_laws_and_those_of_one_are_told_once() -> None:
    page = context(sample(), template="screening-memo")["memo"]["pages"][0]
    told = " ".join(page["facts"])
    words = Words(shipped(), "en")
    for question in shipped().screening:
        assert told.count(f"{words.short(question)}: ") == 1, question
    assert any(line.startswith("GDPR: ") for line in page["facts"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_when_nothing_demands_an_assessment_the_memo_says_so_and_what_is_still_missing(
    language: str, tmp_path: Path
) -> None:
    page = context(quiet(), language, "screening-memo")["memo"]["pages"][0]
    words = Words(shipped(), language)
    assert page["laws"][0]["outcome"] == words.say("outcome.cannot_decide")
    assert words.short("data_items") in page["missing"]
    assert set(page["decision"].values()) == {NOTHING[language]}
    path = memo(tmp_path, quiet(), language)
    assert NOTHING[language] in texts(path)


def test_with_all_facts_the_memo_has_its_reasons_and_the_decision(tmp_path: Path) -> None:
    item = Row(id="r1", cells={"item": "name", "source": "from_person"})
    subject = quiet().with_answer("a1", "data_items", Answer(value=(item,)))
    subject = subject.with_answer("a1", "recipients", Answer(value=()))
    decided = {
        "screening_decided_by": "Ada Quill, counsel", "screening_decided_on": "2026-11-20",
        "screening_look_again": "2027-11-20",
    }  # fmt: skip
    subject = replace(subject, answers={**subject.answers, **{q: Answer(value=v) for q, v in decided.items()}})
    page = context(subject, template="screening-memo")["memo"]["pages"][0]
    assert page["laws"][0]["outcome"] == "Not required"
    assert page["conclusion"] == "On these facts no law requires an assessment of this activity."
    assert Words(shipped(), "en").regime("gdpr").none in page["laws"][0]["lines"]
    said = "\n".join(texts(memo(tmp_path, subject)))
    for text in ("Ada Quill, counsel", "20 November 2026", "20 November 2027", "Any material change"):
        assert text in said


def test_a_presumption_set_aside_stands_in_the_memo_with_reasons_and_name(tmp_path: Path) -> None:
    subject = answering(
        sample(), 0, presumption_set_aside="yes", presumption_reasons="Nothing is matched.",
        presumption_decided_by="Ada Quill",
    )  # fmt: skip
    said = "\n".join(texts(memo(tmp_path, subject)))
    assert "Nothing is matched." in said and "Ada Quill" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_assessment_without_activities_has_a_memo_that_says_so(language: str, tmp_path: Path) -> None:
    path = memo(tmp_path, replace(quiet(), activities=()), language)
    assert preflight.inspect(read(path, REPORT), path.name) == ()
    assert len([line for line in texts(path) if line]) == 2


def test_a_memo_that_lost_what_it_promises_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = readback.texts
    for lost in ("Address book", "Number of people: 40"):
        monkeypatch.setattr(readback, "texts", lambda body, lost=lost: [t.replace(lost, "") for t in whole(body)])
        with pytest.raises(ReportError) as caught:
            memo(tmp_path, quiet())
        assert caught.value.code == "report_text_lost"
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_writes_the_template_that_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, target = CUSTOMER_DATA / "samples" / "hotel.en.json", tmp_path / "memo.docx"
    assert cli.main(["report", str(file), "-o", str(target), "--template", "screening-memo", "--lang", "en"]) == 0
    assert any(style(p) == "MemoTitle" for p in part(target).iter(f"{W}p"))
    assert cli.main(["report", str(file), "-o", str(target), "--template", "nothing", "--lang", "en"]) == 1
    assert "screening-memo, standard" in capsys.readouterr().err
