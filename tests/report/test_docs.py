"""docs/report-templates.md says what is true: every name, tag and limit; packaging/template_names.py renews it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from pia_app.demo import template_context
from pia_app.model import Assessment, ProcessingActivity
from pia_app.report import context_of, preflight
from pia_app.report import package as packages
from pia_app.report.check import check, tried
from pia_app.report.limits import STRANGER
from pia_app.report.pieces.expanding import expanded
from pia_app.report.pieces.store import names as pieces
from pia_app.report.sandbox import DEEPEST, FILTERS
from pia_app.report.shapes import EACH, Shape, paths, shape_of
from pia_app.rules import evaluate
from tests.report.support import assessment
from tests.report.workshop import line, p, package, packed, table
from tests.support import ROOT, random_answers, shipped

DOCS = {"en": ROOT / "docs" / "report-templates.md", "zh-CN": ROOT / "docs" / "report-templates.zh-CN.md"}
ROW = re.compile(r"^\| `([^`]+)` \| ([^|]+) \|", re.M)
CODE = re.compile(r"`([^`]*\{[{%#][^`]*)`")
RENEW = "run packaging/template_names.py"


@lru_cache(maxsize=2)
def context(language: str) -> dict[str, Any]:
    return template_context(language)


def text_of(language: str) -> str:
    return DOCS[language].read_text(encoding="utf-8")


def names_in_code(language: str) -> set[str]:
    """Return every name that can be printed, and every list with [] behind it."""
    shape = shape_of(context(language))
    return {
        path + EACH if inner.kind == "list" else path
        for path, inner in paths(shape)
        if inner.kind not in ("record", "anything")
    }


@pytest.mark.parametrize("language", DOCS)
def test_every_name_of_the_context_is_listed_and_no_other(language: str) -> None:
    listed = {name for name, _ in ROW.findall(text_of(language).partition("<!-- names")[2])}
    assert listed - names_in_code(language) == set(), RENEW
    assert names_in_code(language) - listed == set(), RENEW


@pytest.mark.parametrize("language", DOCS)
def test_every_listed_name_works_in_a_template(language: str, tmp_path: Path) -> None:
    shape = shape_of(context(language))
    lines = [part for path, inner in paths(shape) for part in printing(path, inner)]
    told = check(packed(tmp_path, package("".join(map(p, lines)))), context(language))
    assert told.faults == ()
    assert told.tags > len(lines)


EMPTY = Assessment(id="e", name="Empty", library="customer-data", regimes=("pipl",))


@pytest.mark.parametrize("subject", [EMPTY, assessment(), replace(assessment(), regimes=("gdpr",))])
def test_a_name_that_works_with_the_sample_works_with_every_assessment(subject: Assessment, tmp_path: Path) -> None:
    shape = shape_of(context("en"))
    body = "".join(p(part) for path, inner in paths(shape) for part in printing(path, inner))
    other = context_of(shipped(), subject, evaluate(shipped(), subject), language="en")
    assert tried(packed(tmp_path, package(body)), other).faults == ()


def random_assessment(seed: int) -> Assessment:
    library = shipped()
    both = [random_answers(library, seed * 7 + n, 0.85) for n in range(2)]
    activities = tuple(ProcessingActivity(id=f"a{n}", name=f"N{n}", answers=own) for n, (own, _) in enumerate(both))
    regimes = tuple(library.regime)[: 1 + seed % 4]
    return Assessment(id="t", name="x", library=library.id, regimes=regimes, activities=activities, answers=both[0][1])


def test_every_entry_of_a_list_has_the_same_names_whatever_was_answered() -> None:
    seen: dict[str, set[frozenset[str]]] = {}

    def walk(value: Any, path: str) -> None:
        if isinstance(value, dict):
            seen.setdefault(path, set()).add(frozenset(value))
            for name, inner in value.items():
                walk(inner, f"{path}.{name}")
        elif isinstance(value, list):
            for inner in value:
                walk(inner, path + EACH)

    walk(context("en"), "")
    for seed in range(8):
        subject = random_assessment(seed)
        walk(context_of(shipped(), subject, evaluate(shipped(), subject), language="en"), "")
    assert [path for path, names in seen.items() if len(names) > 1] == []


def printing(path: str, shape: Shape) -> list[str]:
    """Return a paragraph that prints a name, with a loop for each list on the way."""
    if shape.kind in ("record", "list", "anything"):
        return []
    *lists, last = path.split(EACH)
    loops, reached = "", ""
    for depth, piece in enumerate(lists):
        loops += f"{{% for x{depth} in {reached}{piece} %}}"
        reached = f"x{depth}"
    return [f"{loops}{{{{ {reached}{last} }}}}{'{% endfor %}' * len(lists)}"]


@pytest.mark.parametrize("language", DOCS)
def test_examples_have_something_to_show(language: str) -> None:
    body = text_of(language).partition("<!-- names")[2]
    shown = [row for row in body.splitlines() if row.startswith("| `")]
    assert sum(not row.endswith("|  |") for row in shown) > len(shown) / 2
    kind = {"en": "text", "zh-CN": "\u6587\u5b57"}[language]
    texts = [row for row in body.splitlines() if row.startswith("| `") and f"| {kind} |" in row]
    assert sum(not row.endswith("|  |") for row in texts) > len(texts) * 2 / 3


@pytest.mark.parametrize("language", DOCS)
def test_the_first_template_of_the_document_is_sound(language: str, tmp_path: Path) -> None:
    quoted = [row.removeprefix(">").strip().strip("*") for row in text_of(language).splitlines() if row.startswith(">")]
    body = "".join(p(row) for row in quoted if row)
    assert body.count("{") > 5
    told = tried(packed(tmp_path, package(body)), context(language))
    assert (told.faults, told.warnings) == ((), ())


@pytest.mark.parametrize("language", DOCS)
def test_every_tag_in_the_text_of_the_document_is_one(language: str, tmp_path: Path) -> None:
    prose = text_of(language).partition("<!-- names")[0]
    codes = [code.replace("\\|", "|") for code in CODE.findall(prose)]
    whole = [code for code in codes if "…" not in code and ("{% for" not in code or "endfor" in code)]
    whole += [code for code in codes if "{% if" in code and "endif" in code and code.startswith("{% if stops")]
    inline = [
        code for code in whole if not code.startswith(("{%p", "{%tr", "{%tc", "{% set", "{{r", "{% cellbg", "{% col"))
    ]
    assert len(inline) >= 6
    shades = [code for code in whole if code.startswith(("{% cellbg", "{% col"))]
    body = "".join(map(p, inline)) + p("{%p for a in activities %}") + table(line(*shades)) + p("{%p endfor %}")
    assert check(packed(tmp_path, package(body)), context(language)).faults == ()


PIECE = re.compile(r"^\| `\{\{ piece\.(\w+) \}\}` \| (.+) \|$", re.M)


@pytest.mark.parametrize("language", DOCS)
def test_every_piece_is_listed_with_what_it_prints_and_no_other(language: str) -> None:
    listed = PIECE.findall(text_of(language))
    assert [name for name, _ in listed] == list(pieces())
    assert all(len(said) >= 3 for _, said in listed)
    assert len({said for _, said in listed}) == len(listed)


@pytest.mark.parametrize("language", DOCS)
def test_the_styles_that_the_document_names_are_those_that_pieces_bring(language: str, tmp_path: Path) -> None:
    named = set(re.findall(r"\*([A-Z][A-Za-z]+ ?[A-Za-z]*(?: 1)?)\*", text_of(language))) | {"Derivation 4"}
    body = package("".join(p(f"{{{{ piece.{name} }}}}") for name in pieces()))
    added = expanded(body, language)["word/styles.xml"].decode()
    there = set(re.findall(r'w:name w:val="([^"]+)"', added))
    assert len(named) >= 10
    assert named <= there


@pytest.mark.parametrize("language", DOCS)
def test_filters_and_limits_are_those_of_the_code(language: str) -> None:
    text = text_of(language)
    listed = re.findall(r"[a-z]+", re.search(r"(?:All of them:|\u8fc7\u6ee4\u5668\u6709\uff1a)([^.\u3002]+)", text)[1])  # type: ignore[index]
    assert sorted(listed) == sorted(name for name in FILTERS if len(name) > 1)
    limits = packages.TEMPLATE
    numbers = [STRANGER.seconds, limits.file // 10**6, limits.total // 10**6, (STRANGER.output or 0) // 10**6]
    for number in numbers:
        assert re.search(rf"(?<!\d){number}(?!\d)", text), number
    assert STRANGER.memory == 10**9
    assert preflight.MOST_ELEMENTS == 300_000 and preflight.LONGEST_TEXT == 1_000_000
    assert DEEPEST == 6


def test_both_languages_list_the_same_names_and_tags() -> None:
    one, other = (ROW.findall(text_of(language).partition("<!-- names")[2]) for language in DOCS)
    assert [name for name, _ in one] == [name for name, _ in other]
