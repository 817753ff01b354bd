"""Every template that comes with the program, in each of its languages, on the sample, on one activity, on nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from lxml import etree

from pia_app.model import Assessment
from pia_app.model.tasks import CLOSED
from pia_app.report import preflight, templates, write
from pia_app.report.catalogue import find
from pia_app.report.context.answers import questions_at
from pia_app.report.context.build import build
from pia_app.report.context.source import Source
from pia_app.report.headings import headings
from pia_app.report.package import REPORT, read
from pia_app.rules import evaluate
from pia_app.rules.tracking import tracked
from pia_app.wording import Words
from tests.questionnaires.test_words_by_law import betrayed
from tests.report.support import DAY, W, assessment, paragraphs, part, style, text_of, value
from tests.report.test_laws import LAWS, OF_ONE_COUNTRY, sample
from tests.support import ROOT, shipped

EVERY = [(t.id, language) for t in templates() for language in t.languages]
FULL = [(t.id, language) for t in templates() for language in t.languages if t.annex]
BOARD = [(t, language) for t, language in EVERY if t == "board-summary"]
KINDS = ("sample", "one", "empty")
HEADINGS = re.compile(
    r"Heading\d|AnnexHeading|AnnexSubheading|PlainHeading|PlainSubheading|PageTitle|SmallHeading|MemoTitle"
)
SAYS = {
    ("cac-pipia", "zh-CN"): "提交前须核对网信办最新模板",
    ("edpb-dpia", "en"): "consultation in 2026",
    ("ico-dpia", "en"): "belongs to the regime of the UK GDPR",
    ("cppa-risk-assessment", "en"): "11 CCR § 7152(a)(1) to (9)",
}
OUTLINES = {
    ("cac-pipia", "zh-CN"): ("一、评估工作", "二、出境活动整体情况", "三、拟出境活动", "四、出境活动影响评估结论"),
    ("edpb-dpia", "en"): ("0 Over", "1 Descr", "2 Analysis", "3 Necessity", "4 Risks", "5 Advice", "6 Decision"),
    ("ico-dpia", "en"): tuple(f"Step {n}:" for n in range(1, 8)),
    ("cppa-risk-assessment", "en"): ("Summary", *(f"(a)({n})" for n in range(1, 10))),
}  # fmt: skip


@lru_cache(maxsize=16)
def subject(kind: str, language: str) -> Assessment:
    whole = sample(language)
    if kind == "empty":
        return Assessment(id="e", name="Empty", library=whole.library, regimes=whole.regimes)
    return whole if kind == "sample" else replace(whole, activities=whole.activities[1:2])


def written(folder: Path, template: str, language: str, about: Assessment) -> Path:
    return write(
        shipped(), about, evaluate(shipped(), about), folder / f"{template}.{language}.docx",
        language=language, template=template, today=DAY,
    ).path  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], Path]:
    folder = tmp_path_factory.mktemp("made")
    found = {}
    for kind in KINDS:
        (folder / kind).mkdir()
        for template, language in EVERY:
            found[template, language, kind] = written(folder / kind, template, language, subject(kind, language))
    return found


Made = dict[tuple[str, str, str], Path]
each = pytest.mark.parametrize(("template", "language"), EVERY)
each_kind = pytest.mark.parametrize("kind", KINDS)


@each_kind
@each
def test_it_is_sound_and_nothing_is_left_unrendered(made: Made, template: str, language: str, kind: str) -> None:
    path = made[template, language, kind]
    assert preflight.inspect(read(path, REPORT), path.name) == ()
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml", "docProps/core.xml"):
        text = "".join(map(str, part(path, name).itertext()))
        assert not re.search(r"\{\{|\}\}|\{%|%\}|<class|object at 0x|\[\[|\$\w", text)


def blocks(body: etree._Element) -> Iterator[tuple[int, str]]:
    """Yield (level, "") for a heading and (0, text) for what stands between them, contents left out."""
    levels = {"AnnexHeading": 1, "PlainHeading": 1, "PageTitle": 1, "MemoTitle": 1}
    levels |= {"AnnexSubheading": 2, "PlainSubheading": 2, "SmallHeading": 2}
    for paragraph in body.iter(f"{W}p"):
        name = style(paragraph)
        if HEADINGS.fullmatch(name):
            yield levels.get(name) or int(name[-1]), text_of(paragraph)
        elif not name.startswith(("TOC", "Cover", "Front")) and text_of(paragraph).strip():
            yield 0, text_of(paragraph)


@each_kind
@each
def test_every_heading_has_something_below_it(made: Made, template: str, language: str, kind: str) -> None:
    last, open_heading = 0, ""
    for level, text in blocks(part(made[template, language, kind]).find(f"{W}body")):  # type: ignore[arg-type]
        if level == 0:
            open_heading = ""
            continue
        assert level <= last + 1, text
        assert text.strip()
        assert not open_heading or level > last, f"nothing stands below {open_heading!r}"
        last, open_heading = level, text
    assert not open_heading
    assert last


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("template", "language"), list(OUTLINES))
def test_it_follows_its_outline_whatever_the_answers(made: Made, template: str, language: str, kind: str) -> None:
    path = made[template, language, kind]
    found = headings(part(path), part(path, "word/styles.xml"), part(path, "word/numbering.xml"))
    told = [f"{h.number}{'' if h.number.endswith('、') else ' '}{h.text}".strip() for h in found if h.level == 1]
    for wanted, heading in zip(OUTLINES[template, language], told, strict=False):
        assert heading.startswith(wanted)
    assert SAYS[template, language] in "\n".join(paragraphs(part(path)))


def test_the_six_points_of_the_authority_have_their_places(made: Made) -> None:
    path = made["cac-pipia", "zh-CN", "empty"]
    found = list(headings(part(path), part(path, "word/styles.xml"), part(path, "word/numbering.xml")))
    third = next(n for n, h in enumerate(found) if h.text.startswith("拟出境活动"))
    assert [h.number for h in found[third + 1 : third + 7]] == [f"（{n}）" for n in "一二三四五六"]
    second = next(n for n, h in enumerate(found) if h.text.startswith("出境活动整体"))
    assert [h.number for h in found[second:third] if h.level == 2] == [f"（{n}）" for n in "一二三四五六"]


def test_the_contents_begin_with_the_number_that_the_headings_begin_with(made: Made) -> None:
    texts = paragraphs(part(made["edpb-dpia", "en", "sample"]))
    assert any(text.startswith("0\u2002Overview") for text in texts)
    assert any(text.startswith("0.1\u2002Controller") for text in texts)


@pytest.mark.parametrize(("template", "language"), FULL)
def test_what_nobody_provided_is_said_to_be_missing(made: Made, template: str, language: str) -> None:
    text = "\n".join(paragraphs(part(made[template, language, "empty"])))
    assert {"en": "Not provided.", "zh-CN": "未提供。"}[language] in text


@each
def test_a_law_that_was_not_chosen_is_not_spoken_of(template: str, language: str, tmp_path: Path) -> None:
    own = next((r for r in find(template, language).regimes if r in LAWS), "gdpr")
    words = shipped().words[language]
    places = [entry["label"] for entry in words["catalogues"]["places"]["entries"].values()]
    about = replace(assessment(), regimes=(own,))
    for text in paragraphs(part(written(tmp_path, template, language, about))):
        for exempt in (words["method"]["notes"]["matrix"], *places):
            text = text.replace(exempt, "")
        for off in LAWS:
            if off != own and {off, own} != {"pipl", "civil_code"}:
                left = [word for word in betrayed(language, off, "report.text", text) if word not in OF_ONE_COUNTRY]
                assert left == [], text


@pytest.mark.parametrize(("template", "language"), FULL)
def test_a_template_for_certain_laws_reports_on_them_alone(made: Made, template: str, language: str) -> None:
    about, meant = sample(language), find(template, language)
    laws = meant.laws(about.regimes)
    text = "\n".join(paragraphs(part(made[template, language, "sample"])))
    note = Words(shipped(), language).say("report.laws.some", regimes="|").split("|")[1]
    assert (note in text) == (laws != about.regimes)


def test_every_finding_stands_at_one_of_the_six_points() -> None:
    library, template = shipped(), find("cac-pipia", "zh-CN")
    about = sample("zh-CN")
    judged = evaluate(library, about, regimes=("pipl",))
    words = Words(library, "zh-CN")
    source = Source(
        library=library, assessment=about, evaluation=judged, template=template, words=words, labels={}
    )  # fmt: skip
    named = {q.id for place in template.points.values() for q in questions_at(source, place)}
    controls = {q.id for q in library.questions if q.role == "control"}
    asked = {*judged.asked.asked, *(name for result in judged.activities for name in result.asked.asked)}
    assert (asked & controls) <= named
    found = build(
        library, about, judged, template, language="zh-CN", today=DAY, content_hash="ab" * 32, log_head=""
    )  # fmt: skip
    for result, told in zip(judged.activities, found["activities"], strict=True):
        assert sum(map(len, told["points"].values())) == len(result.findings)
    assert sum(map(len, found["points"].values())) == len(judged.findings)


def test_without_exports_the_report_for_the_authority_says_that_there_are_none(tmp_path: Path) -> None:
    whole = sample("zh-CN")
    text = "\n".join(
        paragraphs(part(written(tmp_path, "cac-pipia", "zh-CN", replace(whole, activities=whole.activities[2:]))))
    )
    assert "均未向境外提供个人信息" in text
    assert "以下各部分仅说明向境外提供" not in text


@pytest.mark.parametrize(("template", "language"), BOARD)
def test_the_page_for_the_board_says_what_it_costs_and_what_comes_of_it(template: str, language: str) -> None:
    about = sample(language)
    judged = evaluate(shipped(), about)
    found = build(
        shipped(), about, judged, find(template, language), language=language, today=DAY,
        content_hash="ab" * 32, log_head="",
    )["board"]  # fmt: skip
    words = Words(shipped(), language)
    everything = [task for task in tracked(shipped(), about, judged, DAY) if task.state == "active"]
    tasks = [task for task in everything if task.progress.status not in CLOSED]
    assert any(task.own for task in tasks)
    assert float(found["total"]["days"]) == sum(task.effort or 0 for task in tasks)
    planned = [task for task in tasks if task.progress.status in ("planned", "in_progress")]
    assert f"{sum(task.effort or 0 for task in planned):g}" in found["planned"]
    assert words.interval(judged.level) in found["planned"]
    assert int(found["total"]["count"]) == len(tasks) == sum(int(row["count"]) for row in found["costs"])
    assert [row["priority"] for row in found["costs"]] == [words.level(n) for n in (4, 3, 2, 1)]
    assert found["costs"][-1]["level"]["name"] == words.level(max(r.target.high for r in judged.activities))
    assert len(found["findings"]) == 5
    assert all(finding["stop"] for finding in found["findings"])
    assert found["decision"]["what"] == words.answer(shipped().question["decision"], about.answers["decision"])


def of_many(language: str) -> Assessment:
    whole = sample(language)
    many = [replace(a, id=f"{a.id}{n}") for n in range(17) for a in whole.activities]
    return replace(whole, activities=tuple(many))


@pytest.mark.parametrize("how_many", (1, 3, 51))
@pytest.mark.parametrize(("template", "language"), BOARD)
def test_the_page_for_the_board_is_short_however_much_there_is(
    tmp_path: Path, template: str, language: str, how_many: int
) -> None:
    """One activity has no stops, so that its findings rest on many laws; of those the first are named."""
    whole = of_many(language)
    body = part(written(tmp_path, template, language, replace(whole, activities=whole.activities[:how_many])))
    assert len(list(body.iter(f"{W}tbl"))) == 4
    told = "".join(paragraphs(body))
    assert len(told) < {"en": 4500, "zh-CN": 2200}[language]
    assert bool(re.search({"en": r"; and \d more", "zh-CN": r"；另有\d部"}[language], told)) is (how_many == 1)


@pytest.mark.parametrize(("template", "language"), FULL)
def test_the_cover_has_a_place_for_a_logo_with_a_text_for_it(made: Made, template: str, language: str) -> None:
    body = part(made[template, language, "sample"])
    pictures = [e for e in body.iter() if etree.QName(e).localname == "docPr"]
    assert len(pictures) == 1
    assert pictures[0].get("descr")
    assert value(body, "body/p/sdt/sdtPr/tag", "val") == "logo"


def test_a_template_gives_the_shared_pieces_no_other_words_by_accident() -> None:
    """Words that a template says otherwise are meant to be: document control, the cover, who signs."""
    sources = ROOT / "packaging" / "templates"
    pieces = "".join(path.read_text(encoding="utf-8") for path in (sources / "blocks").glob("*.xml"))
    shared = set(re.findall(r"\[\[([\w.]+)\]\]", pieces))
    for template, language in EVERY:
        if find(template, language).annex:
            words = json.loads((sources / f"{template}.{language}.json").read_text(encoding="utf-8"))
            assert all(
                key in ("seal", "role.officer") or key.startswith(("control.", "widths."))
                for key in shared & set(words)
            ), template


@pytest.mark.parametrize(("template", "language"), FULL)
def test_every_finding_that_a_task_names_stands_beside_its_answer(made: Made, template: str, language: str) -> None:
    """Not every template prints the findings, but each has the annex."""
    told = "\n".join(paragraphs(part(made[template, language, "sample"])))
    named = set(re.findall(r"[(（]\w+(?:, |，)(F\d+)[)）]", told))
    beside = set(re.findall(r"F\d+", " ".join(re.findall(r"[(（](F\d+(?:(?:, |、)F\d+)*)[)）]", told))))
    assert named and named <= beside


def test_manifests_speak_both_languages() -> None:
    for template in templates():
        assert set(template.name) == set(template.purpose) == {"zh-CN", "en"}
        assert set(template.heading) in (set(), set(template.languages))


def test_the_board_s_outline_has_its_own_numbers(made: Made) -> None:
    path = made["edpb-dpia", "en", "empty"]
    found = headings(part(path), part(path, "word/styles.xml"), part(path, "word/numbering.xml"))
    numbers = [h.number for h in found if h.number and not h.number.startswith(("Annex", "B."))]
    assert [n for n in numbers if n[-1].isalpha()] == [
        *(f"0.5.{n}" for n in "abcdef"), *(f"1.1.{n}" for n in "abcd"), *(f"2.1.{n}" for n in "ab"),
        *(f"2.2.{n}" for n in "ab"), *(f"2.3.{n}" for n in "abcde"), *(f"4.1.{n}" for n in "abc"),
        *(f"4.2.{n}" for n in "abc"),
    ]  # fmt: skip
    assert [n for n in numbers if n.startswith("1.") and n[-1].isdigit()] == ["1.1", "1.2", "1.3", "1.4"]


@each
def test_nothing_is_found_to_be_in_order_where_nothing_was_described(made: Made, template: str, language: str) -> None:
    text = "\n".join(paragraphs(part(made[template, language, "empty"])))
    words = Words(shipped(), language)
    assert words.say("content.not_called_for") not in text.split("\n")
    for key in ("no_stops", "no_duties"):
        sources = ROOT / "packaging" / "templates" / f"words.{language}.json"
        assert json.loads(sources.read_text(encoding="utf-8"))[key] not in text


def test_an_export_that_nobody_has_settled_is_not_told_as_none(tmp_path: Path) -> None:
    whole = sample("zh-CN")
    bare = replace(whole, activities=(replace(whole.activities[0], answers={}),))
    said = "\n".join(paragraphs(part(written(tmp_path, "cac-pipia", "zh-CN", bare))))
    assert "尚不能确定" in said
    assert "均未向境外提供" not in said
    settled = replace(whole, activities=(whole.activities[2],))
    assert "均未向境外提供" in "\n".join(paragraphs(part(written(tmp_path, "cac-pipia", "zh-CN", settled))))


@each
def test_shaded_tables_bear_alternative_texts(made: Made, template: str, language: str) -> None:
    root = part(made[template, language, "sample"])
    if find(template, language).annex:
        found = {value(table, "tblPr/tblDescription", "val") for table in root.iter(f"{W}tbl")}
        words = json.loads((ROOT / "packaging" / "templates" / f"words.{language}.json").read_text(encoding="utf-8"))
        assert {words["map.alt"], words["risk.alt"]} <= found
