"""Words that are missing, left over or unfit are refused in either language, with file, line and code."""

from __future__ import annotations

import pytest

from tests.library.broken import Break, Copy, check

LEFT = "words_left_over"
MISSING = "words_missing"

BREAKS: dict[str, Break] = {
    "words for a question that does not exist": Break(
        file="questions/harm.en.yaml",
        new="extra: {text: a, why: b, example: c, short: d}\n",
        faults=[("", "extra:", LEFT, {"id": "extra"})],
    ),
    "question without words": Break(
        file="questions/harm.zh-CN.yaml",
        old="harm_injury:",
        new="harm_injurie:",
        faults=[
            ("", "", MISSING, {"id": "harm_injury", "language": "zh-CN"}),
            ("", "harm_injurie:", LEFT, {"id": "harm_injurie"}),
        ],
    ),
    "question without an example": Break(
        file="questions/data.en.yaml",
        old='  example: "Booking site, front desk, telephone reservations."\n',
        new="",
        faults=[("", "collection_channels:", "shape_missing", {"field": "example"})],
    ),
    "short name that is a number": Break(
        file="questions/data.en.yaml",
        old="short: Channels",
        new="short: 5",
        faults=[("", "short: 5", "shape_type", {"where": "short", "expected": "str", "got": "int"})],
    ),
    "option without a label": Break(
        file="questions/data.en.yaml",
        old="    counter: Counter or front desk\n",
        new="",
        faults=[("", "  options:\n    paper_form:", MISSING, {"id": "collection_channels.options.counter"})],
    ),
    "label for an option that does not exist": Break(
        file="questions/data.en.yaml",
        old="    counter: Counter or front desk\n",
        new="    counter: Counter or front desk\n    kiosk: Kiosk\n",
        faults=[("", "    kiosk:", LEFT, {"id": "collection_channels.options.kiosk"})],
    ),
    "column without a heading": Break(
        file="questions/data.en.yaml",
        old="    period: Kept for\n",
        new="",
        faults=[("", "  columns:\n    category: Kind of data", MISSING, {"id": "retention.columns.period"})],
    ),
    "choice in a column without a label": Break(
        file="questions/data.en.yaml",
        old="      delete: Deleted\n",
        new="",
        faults=[("", "    then:\n      anonymise:", MISSING, {"id": "retention.column_options.then.delete"})],
    ),
    "field of a question that nobody knows": Break(
        file="questions/data.en.yaml",
        old="  short: Channels",
        new="  short: Channels\n  hint: x",
        faults=[("", "  hint: x", "shape_unknown", {"field": "hint"})],
    ),
    "measure without words": Break(
        file="measures/storage.en.yaml",
        old="shorten_retention:",
        new="shorten_retentoin:",
        faults=[
            ("", "", MISSING, {"id": "shorten_retention"}),
            ("", "shorten_retentoin:", LEFT, {"id": "shorten_retentoin"}),
        ],
    ),
    "factor without a level": Break(
        file="scenarios.en.yaml",
        old=', "0": Internal only}',
        new="}",
        faults=[("", "    levels: {", MISSING, {"id": "factors.interfaces.levels.0"})],
    ),
    "scenario without words": Break(
        file="scenarios.zh-CN.yaml",
        old="  data_loss:",
        new="  data_lost:",
        faults=[
            ("", "scenarios:", MISSING, {"id": "scenarios.data_loss", "language": "zh-CN"}),
            ("", "  data_lost:", LEFT, {"id": "scenarios.data_lost"}),
        ],
    ),
    "group of words that nobody reads": Break(
        file="scenarios.en.yaml",
        old="scenarios:\n",
        new="scenarois: {}\nscenarios:\n",
        faults=[("", "scenarois:", "shape_unknown", {"field": "scenarois"})],
    ),
    "term without words": Break(
        file="terms.en.yaml",
        old="large_scale:",
        new="large_skale:",
        faults=[
            ("", "", MISSING, {"id": "large_scale", "language": "en"}),
            ("", "large_skale:", LEFT, {"id": "large_skale"}),
        ],
    ),
    "section without words": Break(
        file="library.en.yaml",
        old="  consultation:\n",
        new="  konsultation:\n",
        faults=[
            ("", "sections:", MISSING, {"id": "sections.consultation"}),
            ("", "  konsultation:", LEFT, {"id": "sections.konsultation"}),
        ],
    ),
    "catalogue entry without a label": Break(
        file="catalogues/places.en.yaml",
        old="  mainland_china: {",
        new="  mainland: {",
        faults=[
            ("", "entries:", MISSING, {"id": "entries.mainland_china"}),
            ("", "  mainland: {", LEFT, {"id": "entries.mainland"}),
        ],
    ),
    "group of a catalogue without a label": Break(
        file="catalogues/places.en.yaml",
        old="  europe: Europe\n",
        new="",
        faults=[("", "groups:", MISSING, {"id": "groups.europe"})],
    ),
    "article without words": Break(
        file="regimes/civil_code.en.yaml",
        old='    "1033":',
        new='    "1133":',
        faults=[
            ("", '  civil_code:\n    "', MISSING, {"id": "articles.civil_code.1033"}),
            ("", '"1133":', LEFT, {"id": "articles.civil_code.1133"}),
        ],
    ),
    "level without a name": Break(
        file="method.en.yaml",
        old="levels: {low: Low,",
        new="levels: {lowest: Low,",
        faults=[
            ("", "levels: {", MISSING, {"id": "levels.low"}),
            ("", "levels: {", LEFT, {"id": "levels.lowest"}),
        ],
    ),
    "item of the source article without words": Break(
        file="article.en.yaml",
        old="customer_data_defined:",
        new="customer_data:",
        faults=[
            ("", "", MISSING, {"id": "customer_data_defined"}),
            ("", "customer_data:", LEFT, {"id": "customer_data"}),
        ],
    ),
    "citation pattern with an unknown blank": Break(
        file="regimes/civil_code.en.yaml",
        old='article: " Art. {article}"',
        new='article: " Art. {number}"',
        faults=[("", "{number}", "bad_pattern", {})],
    ),
    "citation pattern that looks into the program": Break(
        file="regimes/civil_code.en.yaml",
        old='paragraph: "({paragraph})"',
        new='paragraph: "({paragraph.__class__.__mro__})"',
        faults=[("", "__mro__", "bad_pattern", {})],
    ),
    "citation pattern that asks for a billion blanks": Break(
        file="regimes/civil_code.en.yaml",
        old='item: "({item})"',
        new='item: "({item:>1000000000})"',
        faults=[("", "1000000000", "bad_pattern", {})],
    ),
    "citation pattern with an open brace": Break(
        file="regimes/civil_code.en.yaml",
        old='item: "({item})"',
        new='item: "({item"',
        faults=[("", '"({item"', "bad_pattern", {})],
    ),
    "escape that no report can hold": Break(
        file="questions/data.en.yaml",
        old="short: Channels",
        new='short: "Channels \\x1b[31m"',
        faults=[("", "\\x1b", "yaml_character", {})],
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_fault_is_named_with_its_place_and_nothing_else_is(copy: Copy, name: str) -> None:
    check(copy, BREAKS[name])


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize(
    "name",
    ["questions/harm", "measures/storage", "scenarios", "method", "library", "catalogues/places", "regimes/gdpr"],
)
def test_a_missing_file_of_words_is_one_fault(copy: Copy, name: str, language: str) -> None:
    copy.remove(f"{name}.{language}.yaml")
    assert [(f.file, f.code) for f in copy.faults()] == [(f"{name}.{language}.yaml", "file_missing")]


def test_a_language_that_the_header_adds_needs_every_file(copy: Copy) -> None:
    copy.replace("library.yaml", "languages: [zh-CN, en]", "languages: [zh-CN, en, de]")
    found = copy.faults()
    missing = {fault.file for fault in found if fault.code == "file_missing"}
    structures = [p for p in copy.root.rglob("*.yaml") if p.name.count(".") == 1 and p.name not in ("cases.yaml",)]
    wanted = {p.relative_to(copy.root).with_suffix(".de.yaml").as_posix() for p in structures} - {"terms.de.yaml"}
    assert wanted == missing
    assert {fault.file for fault in found} == missing | {"terms.de.yaml"}


def test_an_exception_to_a_hard_stop_must_be_explained(copy: Copy) -> None:
    text = copy.path("questions/consent.en.yaml").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines(keepends=True) if "  exception: Where a law or administrative" not in line]
    copy.write("questions/consent.en.yaml", "".join(kept))
    (fault,) = copy.faults()
    line = copy.line("questions/consent.en.yaml", "publication_consent:")
    assert (fault.code, fault.facts["id"], fault.line) == (MISSING, "publication_consent.exception", line)


@pytest.mark.parametrize("content", ["5\n", "- a\n", "text\n"])
@pytest.mark.parametrize("name", ["questions/harm", "scenarios", "method", "library", "terms", "regimes/gdpr"])
def test_words_of_another_shape_are_a_fault_and_no_crash(copy: Copy, name: str, content: str) -> None:
    copy.write(f"{name}.en.yaml", content)
    assert any(fault.file == f"{name}.en.yaml" for fault in copy.faults())
