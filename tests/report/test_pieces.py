"""Whole pieces by one tag each: in documents of many makers, in both languages, with much and with nothing to say."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from pia_app import exchange, report
from pia_app.demo import sample_path
from pia_app.model import Assessment
from pia_app.report import context_of, preflight
from pia_app.report.check import check, tried
from pia_app.report.making import Order, make
from pia_app.report.package import REPORT, Package, unpack
from pia_app.report.pieces.sheet import Sheet
from pia_app.report.pieces.store import names, store
from pia_app.rules import evaluate
from tests.report.houses import HOUSES, of_a_firm, written
from tests.report.support import DAY, W, paragraphs, style, text_of
from tests.report.workshop import packed
from tests.support import shipped

LANGUAGES = ("en", "zh-CN")
KINDS = ("sample", "empty")
NAMED = ("activities", "findings", "risk_map", "remediation", "derivations", "crosswalk", "sign_off", "answers")
IN_FULL = ("python-docx", "libreoffice", "pandoc", "localised")
EVERY = [(house, language, kind) for house in IN_FULL for language in LANGUAGES for kind in KINDS]
EVERY += [
    ("libreoffice without lists", "en", "sample"), ("pandoc in Chinese", "zh-CN", "empty"), ("bare", "zh-CN", "sample"),
    ("bare", "en", "empty"), ("a firm", "en", "sample"), ("a Chinese group", "zh-CN", "sample"),
]  # fmt: skip


def assessment(language: str, kind: str) -> Assessment:
    (sample,) = exchange.read(sample_path(language), shipped())
    if kind == "empty":
        return Assessment(id="e", name="Empty", library=sample.library, regimes=sample.regimes)
    return sample


@lru_cache(maxsize=4)
def context(language: str, kind: str = "sample") -> dict[str, Any]:
    about = assessment(language, kind)
    return context_of(shipped(), about, evaluate(shipped(), about), language=language)


def filled(path: Path, language: str, kind: str = "sample") -> Package:
    order = Order(
        template=path, context=context(language, kind), language=language, today=DAY, expected=(), typed=(),
        foreign=True,
    )  # fmt: skip
    return unpack(make(order).data, path.name, REPORT)


def body_of(parts: Package) -> etree._Element:
    return etree.fromstring(parts["word/document.xml"])


def sheet_of(parts: Package) -> Sheet:
    return Sheet(etree.fromstring(parts["word/styles.xml"]))


HEADINGS = {*names(), *(name.replace("_", " ").capitalize() for name in names())}


def since_the_first(parts: Package) -> list[etree._Element]:
    """Return what stands in a document from the heading of the first piece on."""
    blocks = list(body_of(parts).iterfind(f"{W}body/*"))
    first = [n for n, block in enumerate(blocks) if text_of(block).lower() == names()[0]]
    return blocks[first[-1] if first else 0 :]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], Package]:
    found = {}
    for house, language, kind in EVERY:
        path = written(tmp_path_factory.mktemp("house"), house)
        assert check(path, context(language)).faults == (), house
        found[house, language, kind] = filled(path, language, kind)
    return found


Made = dict[tuple[str, str, str], Package]
everywhere = pytest.mark.parametrize(("house", "language", "kind"), EVERY)


def test_documents_of_all_makers_are_tried() -> None:
    assert {house for house, _, _ in EVERY} == set(HOUSES)


def test_there_is_a_piece_for_whatever_a_report_needs_in_each_language() -> None:
    assert names()[: len(NAMED)] == NAMED
    assert {language: tuple(store(language).pieces) for language in LANGUAGES} == dict.fromkeys(LANGUAGES, names())


@everywhere
def test_all_pieces_stand_in_a_document_of_anyone(made: Made, house: str, language: str, kind: str) -> None:
    parts = made[house, language, kind]
    assert preflight.inspect(parts, "r.docx") == ()
    text = "\n".join(paragraphs(body_of(parts)))
    assert not re.search(r"\{\{|\}\}|\{%|%\}|\[\[|\$\w|piece\.", text)


@everywhere
def test_every_style_and_list_that_is_used_is_there_once(made: Made, house: str, language: str, kind: str) -> None:
    parts = made[house, language, kind]
    root = etree.fromstring(parts["word/styles.xml"])
    ids = Counter(str(s.get(f"{W}styleId")).casefold() for s in root.iter(f"{W}style"))
    called = Counter(
        (s.get(f"{W}type"), s.find(f"{W}name").get(f"{W}val").casefold())  # type: ignore[union-attr]
        for s in root.iter(f"{W}style")
    )
    assert [name for name, count in (ids + Counter()).items() if count > 1] == []
    assert [name for name, count in called.items() if count > 1] == []
    marks = list(body_of(parts).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"))
    marks += list(root.iter(f"{W}basedOn"))
    its_own = {"tablenormal"} if house.startswith("pandoc") else set()
    assert {str(e.get(f"{W}val")).casefold() for e in marks} - its_own <= set(ids)
    numbering = etree.fromstring(parts["word/numbering.xml"])
    order = [e.tag for e in numbering if e.tag in (f"{W}abstractNum", f"{W}num")]
    assert order == sorted(order, key=lambda name: name == f"{W}num")
    there = {e.get(f"{W}numId") for e in numbering.iter(f"{W}num")} | {"0"}
    assert {e.get(f"{W}val") for part in (root, body_of(parts)) for e in part.iter(f"{W}numId")} <= there
    shapes = Counter(e.get(f"{W}abstractNumId") for e in numbering.iter(f"{W}abstractNum"))
    assert max(shapes.values()) == 1


@everywhere
def test_no_heading_is_empty_left_alone_or_too_deep(made: Made, house: str, language: str, kind: str) -> None:
    parts = made[house, language, kind]
    sheet = sheet_of(parts)
    last, alone = 0, ""
    for paragraph in (p for block in since_the_first(parts) for p in block.iter(f"{W}p")):
        level = sheet.level(style(paragraph))
        if not level:
            alone = "" if text_of(paragraph).strip() else alone
            continue
        text = text_of(paragraph)
        assert text.strip()
        assert not alone or level > last, f"nothing stands below {alone!r}"
        if text not in HEADINGS and last:
            assert level <= last + 1, text
        last, alone = level, text
    assert not alone


@everywhere
def test_tables_fill_the_text_and_never_touch(made: Made, house: str, language: str, kind: str) -> None:
    body = body_of(made[house, language, kind])
    section = next(iter(body.iterfind(f"{W}body/{W}sectPr")), None)
    size, margins = (section.find(f"{W}{n}") if section is not None else None for n in ("pgSz", "pgMar"))
    room = 9026
    if size is not None and margins is not None:
        room = int(size.get(f"{W}w", "0")) - sum(int(margins.get(f"{W}{side}", "0")) for side in ("left", "right"))
    ours = [block for block in since_the_first(made[house, language, kind]) if block.tag == f"{W}tbl"]
    assert len(ours) > 10
    for table in ours:
        width = int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w", "0"))  # type: ignore[union-attr]
        assert room * 0.98 <= width <= room
        assert sum(int(c.get(f"{W}w", "0")) for c in table.iter(f"{W}gridCol")) <= width
        following = table.getnext()
        assert following is not None and following.tag != f"{W}tbl"


@everywhere
def test_captions_are_numbered_and_stay_with_their_tables(made: Made, house: str, language: str, kind: str) -> None:
    body = body_of(made[house, language, kind])
    fields = [f for f in body.iter(f"{W}fldSimple") if "SEQ" in str(f.get(f"{W}instr"))]
    assert [text_of(f) for f in fields] == [str(n) for n in range(1, len(fields) + 1)]
    for field in fields:
        caption = next(field.iterancestors(f"{W}p"))
        following = caption.getnext()
        assert caption.find(f"{W}pPr/{W}keepNext") is not None
        assert following is not None and following.tag == f"{W}tbl"
        if kind == "sample":
            assert following.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_piece_says_what_our_own_report_says(made: Made, language: str, tmp_path: Path) -> None:
    about = assessment(language, "sample")
    whole = report.write(
        shipped(), about, evaluate(shipped(), about), tmp_path / "whole.docx", language=language, today=DAY
    )  # fmt: skip
    said = {comparable(text) for text in paragraphs(body_of(unpack(whole.path.read_bytes(), "w", REPORT)))}
    told: dict[str, list[str]] = {}
    for block in since_the_first(made["python-docx", language, "sample"]):
        if block.tag == f"{W}p" and text_of(block) in names():
            told[text_of(block)] = []
        else:
            told[list(told)[-1]] += [comparable(text) for text in paragraphs(block)]
    assert list(told) == list(names())
    for name, texts in told.items():
        assert any(texts), name
        if name not in ("board", "basis"):
            assert [text for text in texts if text and text not in said] == [], name


def comparable(text: str) -> str:
    """Return a text without the number of its table, days and hashes."""
    return re.sub(r"^(Table|表)\s*\d+|\d{4}-\d\d-\d\d|[0-9a-f]{8,}", "", text).strip()


def test_a_document_with_all_pieces_leaves_nothing_out(tmp_path: Path) -> None:
    about = assessment("en", "sample")
    judged = evaluate(shipped(), about)

    def left_out(*asking: str) -> int:
        template = written(tmp_path, "localised", asking)
        result = report.write(
            shipped(), about, judged, tmp_path / "r.docx", language="en", template=template, today=DAY
        )  # fmt: skip
        return result.left_out

    assert left_out() == 0
    assert 0 < left_out("answers", "remediation") < 20
    assert left_out("risk_map") > 100


def test_the_same_template_gives_the_same_report(tmp_path: Path) -> None:
    path = written(tmp_path, "a firm")
    assert filled(path, "en") == filled(path, "en")


def test_a_piece_may_stand_twice_and_in_a_loop(tmp_path: Path) -> None:
    parts = of_a_firm(["risk_map", "risk_map"])
    xml = parts["word/document.xml"].decode()
    marks = [f"<w:p><w:r><w:t>{{%p {word} %}}</w:t></w:r></w:p>" for word in ("for r in regimes", "endfor")]
    asked = re.findall(r"<w:p>(?:(?!</w:p>).)*piece\.risk_map(?:(?!</w:p>).)*</w:p>", xml, re.S)
    assert len(asked) == 2
    parts["word/document.xml"] = xml.replace(asked[1], marks[0] + asked[1] + marks[1]).encode()
    path = packed(tmp_path, parts)
    told = tried(path, context("en"), "en")
    assert (told.faults, told.warnings) == ((), ())
    body = body_of(filled(path, "en"))
    captions = [text for text in paragraphs(body) if "Risk map: where" in text]
    laws = len(context("en")["regimes"])
    assert len(captions) >= 1 + laws > 2
    assert captions[-1].startswith(f"Table {len(captions)}:")
