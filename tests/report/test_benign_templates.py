"""Templates made by people, by Word's relatives and by scripts are taken and filled."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from pia_app import exchange, paths, report
from pia_app.demo import sample_path, template_context
from pia_app.report.check import tried
from pia_app.report.making import Order, make
from pia_app.report.package import REPORT, unpack
from pia_app.rules import evaluate
from tests.report.benign import MADE, by_python_docx
from tests.report.support import DAY, W, paragraphs, part
from tests.report.workshop import data_of
from tests.support import ROOT, shipped

FIXTURES = sorted((ROOT / "tests" / "report" / "fixtures").glob("*.docx"))
OWN = sorted(paths.report_templates().glob("*/*.docx"))
FOUND = {f"{path.parent.name}/{path.stem}": path for path in (*FIXTURES, *OWN)}
ALL = [*FOUND, *MADE, "python-docx"]


@lru_cache(maxsize=2)
def context(language: str) -> dict[str, Any]:
    return template_context(language)


def template(name: str, folder: Path) -> Path:
    if name in FOUND:
        return FOUND[name]
    path = folder / "template.docx"
    path.write_bytes(by_python_docx() if name == "python-docx" else data_of(MADE[name]()))
    return path


def order(path: Path, language: str) -> Order:
    return Order(
        template=path, context=context(language), language=language, today=DAY, expected=(), typed=(), foreign=True
    )  # fmt: skip


def test_there_are_enough_of_them() -> None:
    assert len(ALL) >= 30
    assert sum(path.stem.startswith("libreoffice") for path in FIXTURES) >= 4
    assert sum(path.stem.startswith("pandoc") for path in FIXTURES) >= 4


@pytest.mark.parametrize("name", ALL)
def test_a_benign_template_is_taken_and_filled(name: str, tmp_path: Path) -> None:
    path = template(name, tmp_path)
    told = tried(path, context("en"))
    assert told.faults == ()
    warned = {
        "no tags at all": {"template_no_tags"},
        "braces that are no tags": {"template_tag_shut", "template_no_tags"},
    }
    assert {warning.code for warning in told.warnings} == warned.get(name, set())
    parts = unpack(make(order(path, "en")).data, "r.docx", REPORT)
    told_texts = b"".join(parts.values())
    assert b"{{" not in told_texts and b"{%" not in told_texts


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_what_other_programs_made_is_filled_in_chinese_too(path: Path, tmp_path: Path) -> None:
    assert make(order(path, "zh-CN")).data


def test_what_libreoffice_saved_is_filled_at_every_place(tmp_path: Path) -> None:
    (assessment,) = exchange.read(sample_path("en"), shipped())
    written = report.write(
        shipped(), assessment, evaluate(shipped(), assessment), tmp_path / "r.docx", language="en", today=DAY,
        template=ROOT / "tests" / "report" / "fixtures" / "libreoffice-furniture.docx",
    )  # fmt: skip
    body = paragraphs(part(written.path))
    assert any(text.endswith(" open; Draft") for text in body)
    assert any(text.startswith("A2 Profiling") for text in body)
    assert any("Tinglan Hotel Group" in text for text in paragraphs(part(written.path, "word/header1.xml")))
    assert any("page" in text for text in paragraphs(part(written.path, "word/footer1.xml")))
    notes = paragraphs(part(written.path, "word/footnotes.xml"))
    assert any("Judged under Personal Information Protection Law" in text for text in notes)
    shades = {element.get(f"{W}fill") for element in part(written.path).iter(f"{W}shd")}
    assert {"F8CBAD", "E8A5A5"} <= shades
