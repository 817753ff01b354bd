"""Every kind of fault in method, scenarios, header and lists is refused with its file, line and code."""

from __future__ import annotations

import pytest

from pia_app.errors import FaultyFiles
from pia_app.library import load
from tests.library.broken import Break, Copy, check

METHOD, SCENARIOS, HEADER = "method.yaml", "scenarios.yaml", "library.yaml"

BREAKS: dict[str, Break] = {
    "matrix that falls with likelihood": Break(
        file=METHOD,
        old="- [1, 2, 2, 3]",
        new="- [1, 2, 1, 3]",
        faults=[("", "- [1, 2, 1, 3]", "not_monotone", {"table": "matrix", "row": 2, "column": 3, "value": 1})],
    ),
    "matrix that falls with severity": Break(
        file=METHOD,
        old="- [2, 2, 3, 4]",
        new="- [2, 2, 3, 3]",
        faults=[],
    ),
    "matrix whose last row falls": Break(
        file=METHOD,
        old="- [2, 3, 4, 4]",
        new="- [1, 3, 4, 4]",
        faults=[("", "- [1, 3, 4, 4]", "not_monotone", {"row": 4, "column": 1, "value": 1})],
    ),
    "matrix with two offending cells": Break(
        file=METHOD,
        old="- [2, 3, 4, 4]",
        new="- [1, 1, 4, 3]",
        faults=[
            ("", "- [1, 1, 4, 3]", "not_monotone", {"row": 4, "column": 1}),
            ("", "- [1, 1, 4, 3]", "not_monotone", {"row": 4, "column": 2}),
            ("", "- [1, 1, 4, 3]", "not_monotone", {"row": 4, "column": 4}),
        ],
    ),
    "controls that count less when stronger": Break(
        file=METHOD,
        old="- [3, 3, 2, 1]",
        new="- [3, 2, 3, 1]",
        faults=[
            ("", "- [3, 2, 3, 1]", "not_monotone", {"table": "control_table", "row": 3, "column": 3, "value": 3}),
            ("", "- [4, 3, 2, 2]", "not_monotone", {"table": "control_table", "row": 4, "column": 3, "value": 2}),
        ],
    ),
    "controls that count more where exposure is greater": Break(
        file=METHOD,
        old="- [4, 3, 2, 2]",
        new="- [4, 2, 2, 2]",
        faults=[("", "- [4, 2, 2, 2]", "not_monotone", {"table": "control_table", "row": 4, "column": 2, "value": 2})],
    ),
    "controls that raise the likelihood": Break(
        file=METHOD,
        old="- [1, 1, 1, 1]\n  - [2, 2, 1, 1]",
        new="- [2, 1, 1, 1]\n  - [2, 2, 1, 1]",
        faults=[("", "- [2, 1, 1, 1]", "control_raises", {"row": 1, "column": 1, "value": 2})],
    ),
    "cell beyond the scale": Break(
        file=METHOD,
        old="- [2, 3, 4, 4]",
        new="- [2, 3, 4, 5]",
        faults=[("", "- [2, 3, 4, 5]", "table_cell", {"table": "matrix", "row": 4, "column": 4, "value": 5})],
    ),
    "row too short": Break(
        file=METHOD,
        old="- [2, 3, 4, 4]",
        new="- [2, 3, 4]",
        faults=[("", "- [2, 3, 4]", "table_size", {"table": "matrix", "columns": 4})],
    ),
    "row too few": Break(
        file=METHOD,
        old="  - [2, 3, 4, 4]\n",
        new="",
        faults=[("", "matrix:", "table_size", {"table": "matrix", "rows": 4})],
    ),
    "column for a band that does not exist": Break(
        file=METHOD,
        old="- [4, 3, 2, 2]",
        new="- [4, 3, 2, 2, 1]",
        faults=[("", "- [4, 3, 2, 2, 1]", "table_size", {"table": "control_table"})],
    ),
    "level too many": Break(
        file=METHOD,
        old="levels: [low, medium, high, critical]",
        new="levels: [low, medium, high, critical, worse]",
        faults=[("", "levels: [", "table_size", {"table": "levels"})],
    ),
    "level that stands twice": Break(
        file=METHOD,
        old="levels: [low, medium, high, critical]",
        new="levels: [low, high, high, critical]",
        faults=[("", "levels: [", "duplicate_id", {"id": "high"})],
    ),
    "answer value that is missing": Break(
        file=METHOD,
        old='{yes_verified: 1.0, "yes": 0.75, partly: 0.4, "no": 0.0}',
        new='{yes_verified: 1.0, "yes": 0.75, "no": 0.0}',
        faults=[("", "answer_values:", "names_expected", {"table": "answer_values"})],
    ),
    "partly worth more than yes": Break(
        file=METHOD,
        old="partly: 0.4",
        new="partly: 0.8",
        faults=[("", "answer_values:", "not_rising", {"table": "answer_values"})],
    ),
    "yes worth more than one": Break(
        file=METHOD,
        old="yes_verified: 1.0",
        new="yes_verified: 1.5",
        faults=[("", "answer_values:", "not_rising", {"table": "answer_values"})],
    ),
    "bands that do not rise": Break(
        file=METHOD,
        old="{id: weak, from: 0.3}",
        new="{id: weak, from: 0.7}",
        faults=[("", "bands:", "not_rising", {"table": "bands"})],
    ),
    "bands that do not begin at nothing": Break(
        file=METHOD,
        old="{id: absent, from: 0.0}",
        new="{id: absent, from: 0.1}",
        faults=[("", "bands:", "not_rising", {"table": "bands"})],
    ),
    "cut-offs that do not rise": Break(
        file=METHOD,
        old="{up_to: 4, likelihood: 2}",
        new="{up_to: 4, likelihood: 4}",
        faults=[("", "likelihood_from_exposure:", "not_rising", {"table": "likelihood_from_exposure"})],
    ),
    "cut-offs that do not reach the most points": Break(
        file=METHOD,
        old="{up_to: 10, likelihood: 4}",
        new="{up_to: 9, likelihood: 4}",
        faults=[("", "likelihood_from_exposure:", "cut_offs_short", {"most": 10})],
    ),
    "no cut-offs": Break(
        file=METHOD,
        old=(
            "likelihood_from_exposure:\n  - {up_to: 1, likelihood: 1}\n  - {up_to: 4, likelihood: 2}\n"
            "  - {up_to: 7, likelihood: 3}\n  - {up_to: 10, likelihood: 4}\n"
        ),
        new="likelihood_from_exposure: []\n",
        faults=[("", "likelihood_from_exposure:", "cut_offs_short", {})],
    ),
    "cap at a band that does not exist": Break(
        file=METHOD,
        old='caps: {"no": weak, partly: adequate}',
        new='caps: {"no": week, partly: adequate}',
        faults=[("", "caps:", "unknown_id", {"id": "week"})],
    ),
    "caps the wrong way round": Break(
        file=METHOD,
        old='caps: {"no": weak, partly: adequate}',
        new='caps: {"no": adequate, partly: weak}',
        faults=[("", "caps:", "not_rising", {"table": "caps"})],
    ),
    "stop at a level that does not exist": Break(
        file=METHOD,
        old="stop_levels: {open: high,",
        new="stop_levels: {open: hihg,",
        faults=[("", "stop_levels:", "unknown_id", {"id": "hihg"})],
    ),
    "ban below a plain stop": Break(
        file=METHOD,
        old="stop_levels: {open: high, prohibited: critical}",
        new="stop_levels: {open: high, prohibited: low}",
        faults=[("", "stop_levels:", "not_rising", {"table": "stop_levels"})],
    ),
    "priority without days": Break(
        file=METHOD,
        old="due_days: {critical: 7, high: 30,",
        new="due_days: {high: 30,",
        faults=[("", "due_days:", "names_expected", {"table": "due_days"})],
    ),
    "limits and severities beyond the scale": Break(
        file=METHOD,
        old="modifier_limit: 1",
        new="modifier_limit: -1",
        faults=[("", "modifier_limit:", "shape_range", {"where": "modifier_limit", "limit": ">= 0"})],
    ),
    "floor beyond the scale": Break(
        file=METHOD,
        old="severity: 3",
        new="severity: 9",
        faults=[("", "severity: 9", "shape_range", {"where": "floors.0.severity", "limit": "<= 4"})],
    ),
    "modifier that stands twice": Break(
        file=METHOD,
        old="- id: large_scale",
        new="- id: vulnerable_people",
        faults=[("", '- id: vulnerable_people\n    when: "large_scale"', "duplicate_id", {"id": "vulnerable_people"})],
    ),
    "modifier with a bad condition": Break(
        file=METHOD,
        old='when: "large_scale"',
        new='when: "large_scael"',
        faults=[("", "large_scael", "condition_unknown_name", {"near": "large_scale"})],
    ),
    "modifier without a condition": Break(
        file=METHOD,
        old='when: "large_scale"',
        new='when: ""',
        faults=[("", 'when: ""', "condition_syntax", {})],
    ),
    "floor that cites an unlisted article": Break(
        file=METHOD,
        old="{regime: gdpr, article: 10}",
        new="{regime: gdpr, article: 1000}",
        faults=[("", "article: 1000", "unlisted_article", {"article": "1000"})],
    ),
    "unknown field in the method": Break(
        file=METHOD,
        old="impact_limit: 1",
        new="impact_limit: 1\nimpact_limits: 1",
        faults=[("", "impact_limits: 1", "shape_unknown", {"field": "impact_limits"})],
    ),
    "scenario with a factor too few": Break(
        file=SCENARIOS,
        old="factors: [interfaces, recipients_reach, scale_continuity, attractiveness_history, copies_spread]",
        new="factors: [interfaces, recipients_reach, scale_continuity, attractiveness_history]",
        faults=[("", "factors: [interfaces", "factor_count", {"id": "illegitimate_access", "needed": 5})],
    ),
    "scenario that counts a factor twice": Break(
        file=SCENARIOS,
        old="factors: [interfaces, recipients_reach,",
        new="factors: [interfaces, interfaces,",
        faults=[("", "factors: [interfaces, interfaces", "factor_count", {"id": "illegitimate_access"})],
    ),
    "scenario with an unknown factor": Break(
        file=SCENARIOS,
        old="factors: [interfaces, recipients_reach,",
        new="factors: [interfacez, recipients_reach,",
        faults=[("", "interfacez", "unknown_id", {"kind": "factors", "near": "interfaces"})],
    ),
    "scenario with an unknown harm": Break(
        file=SCENARIOS,
        old="harms: [harm_discrimination, harm_distress, harm_injury]",
        new="harms: [harm_discrimination, people_count, harm_injury]",
        faults=[("", "people_count, harm_injury", "unknown_id", {"kind": "harm questions", "id": "people_count"})],
    ),
    "scenario without a harm": Break(
        file=SCENARIOS,
        old="harms: [harm_discrimination, harm_distress, harm_injury]",
        new="harms: []",
        faults=[("", "harms: []", "shape_short", {"where": "harms"})],
    ),
    "scenario with an unknown control": Break(
        file=SCENARIOS,
        old="controls: {access_least_privilege: 3,",
        new="controls: {access_least_privilige: 3,",
        faults=[("", "privilige", "unknown_id", {"kind": "control questions", "near": "access_least_privilege"})],
    ),
    "scenario with a control weight beyond the scale": Break(
        file=SCENARIOS,
        old="controls: {access_least_privilege: 3,",
        new="controls: {access_least_privilege: 0,",
        faults=[("", "privilege: 0", "bad_weight", {"id": "access_least_privilege", "weight": 0})],
    ),
    "scenario with a control that is asked under some laws only": Break(
        file=SCENARIOS,
        old="controls: {access_least_privilege: 3,",
        new="controls: {consent_separate: 1, access_least_privilege: 3,",
        faults=[("", "consent_separate: 1", "control_only_for", {"id": "consent_separate"})],
    ),
    "scenario with a limit that limits nothing": Break(
        file=SCENARIOS,
        old="limits: [deidentification, less_data_alternative]",
        new="limits: [deidentification, mfa]",
        faults=[("", "limits: [deidentification, mfa]", "unknown_id", {"kind": "controls with limits_impact"})],
    ),
    "scenario that counts a control as a limit too": Break(
        file=SCENARIOS,
        old="{vendor_contract: 3, recipients_bound: 3,",
        new="{deidentification: 1, vendor_contract: 3, recipients_bound: 3,",
        faults=[
            (
                "",
                "limits: [deidentification, less_data_alternative]\n    principles: [accountability, p",
                "counted_twice",
                {},
            ),
        ],
    ),
    "scenario whose condition looks at a control": Break(
        file=SCENARIOS,
        old='applies_when: "cross_border"',
        new="applies_when: \"mfa == 'yes'\"",
        faults=[("", "mfa == 'yes'", "condition_role", {"role": "control"})],
    ),
    "factor with too many points": Break(
        file=SCENARIOS,
        old="{score: 2, when: \"exposure_interfaces == 'open_internet'\"}",
        new="{score: 3, when: \"exposure_interfaces == 'open_internet'\"}",
        faults=[("", "{score: 3", "shape_range", {"where": "levels.0.score", "limit": "<= 2"})],
    ),
    "member of the scenario file that nobody reads": Break(
        file=SCENARIOS,
        old="scenarios:\n",
        new="scenarois: []\nscenarios:\n",
        faults=[("", "scenarois", "shape_unknown", {"field": "scenarois"})],
    ),
    "newer format": Break(
        file=HEADER,
        old="format: 1",
        new="format: 2",
        faults=[("", "format: 2", "library_newer", {"format": 2, "known": 1})],
    ),
    "every fault of the header at once": Break(
        file=HEADER,
        old=(
            "version: 2\nformat: 1\npublisher: PIA App\nlicence: Apache-2.0\n"
            'as_of: "2026-11-26"\nlanguages: [zh-CN, en]'
        ),
        new='version: one\nformat: 1\npublisher: 5\ncolour: red\nas_of: "2026-11-23"\nlanguages: [../zh, en]',
        faults=[
            ("", "", "shape_missing", {"field": "licence"}),
            ("", "version: one", "shape_type", {"where": "version"}),
            ("", "publisher: 5", "shape_type", {"where": "publisher"}),
            ("", "colour: red", "shape_unknown", {"field": "colour"}),
            ("", "languages:", "bad_id", {"id": "../zh"}),
        ],
    ),
    "no language": Break(
        file=HEADER,
        old="languages: [zh-CN, en]",
        new="languages: []",
        faults=[("", "languages: []", "shape_short", {"where": "languages"})],
    ),
    "section that leads out of the folder": Break(
        file=HEADER,
        old="{id: harm, scope: activity}",
        new="{id: ../../etc/passwd, scope: activity}",
        faults=[("", "../../etc/passwd", "bad_id", {"id": "../../etc/passwd"})],
    ),
    "regime that leads out of the folder": Break(
        file=HEADER,
        old="regimes: [pipl,",
        new="regimes: [../pipl,",
        faults=[("", "regimes: [../pipl", "bad_id", {"id": "../pipl"})],
    ),
    "regime under another name": Break(
        file="regimes/civil_code.yaml",
        old="id: civil_code",
        new="id: civil_law",
        faults=[],
    ),
    "catalogue entry beyond the scale": Break(
        file="catalogues/data_items.yaml",
        old="{id: gender, group: identity, severity: 1,",
        new="{id: gender, group: identity, severity: 7,",
        faults=[],
    ),
    "catalogue entry that stands twice": Break(
        file="catalogues/places.yaml",
        old="- {id: other, group: other,",
        new="- {id: india, group: other, tags: []}\n- {id: other, group: other,",
        faults=[("", "- {id: india, group: other", "duplicate_id", {"id": "india"})],
    ),
    "article table that names what does not exist": Break(
        file="article.yaml",
        old="questions: [data_items, collection_channels,",
        new="questions: [data_itemz, collection_channels,",
        faults=[("", "data_itemz", "unknown_id", {"kind": "questions", "near": "data_items"})],
    ),
    "anchor": Break(
        file="questions/harm.yaml",
        old="role: harm",
        new="role: &role harm",
        faults=[],
    ),
}


@pytest.mark.parametrize("name", [name for name, broken in BREAKS.items() if broken.faults])
def test_a_fault_is_named_with_its_place_and_nothing_else_is(copy: Copy, name: str) -> None:
    check(copy, BREAKS[name])


# These bring down what is built on them, so that more is said than the fault itself; it must be said all the same.
@pytest.mark.parametrize(
    ("name", "code", "at"),
    [
        ("regime under another name", "unknown_id", "id: civil_law"),
        ("catalogue entry beyond the scale", "shape_range", "severity: 7"),
        ("anchor", "yaml_anchor", "&role"),
    ],
)
def test_a_fault_is_named_among_those_that_follow_from_it(copy: Copy, name: str, code: str, at: str) -> None:
    broken = BREAKS[name]
    copy.replace(broken.file, broken.old, broken.new)
    line = copy.line(broken.file, at)
    assert (broken.file, line, code) in [(fault.file, fault.line, fault.code) for fault in copy.faults()]


@pytest.mark.parametrize("file", [HEADER, METHOD, SCENARIOS, "questions/harm.yaml", "regimes/pipl.yaml"])
@pytest.mark.parametrize("content", ["", "# nothing\n", "~\n", "---\n"])
def test_an_empty_file_is_a_fault(copy: Copy, file: str, content: str) -> None:
    copy.write(file, content)
    assert (file, "file_empty") in [(fault.file, fault.code) for fault in copy.faults()]


@pytest.mark.parametrize("file", [HEADER, METHOD, SCENARIOS, "questions/harm.yaml", "regimes/pipl.yaml"])
def test_a_missing_file_is_a_fault(copy: Copy, file: str) -> None:
    copy.remove(file)
    assert (file, "file_missing") in [(fault.file, fault.code) for fault in copy.faults()]


def test_a_faulty_method_does_not_hide_the_faults_of_other_files(copy: Copy) -> None:
    copy.replace(METHOD, "levels: [low, medium, high, critical]", "levels: 5")
    copy.replace("questions/consent.yaml", "weight: 2", "weight: 4")
    assert [(f.file, f.code) for f in copy.faults()] == [
        (METHOD, "shape_type"),
        ("questions/consent.yaml", "bad_weight"),
    ]


def test_a_file_of_questions_that_no_section_lists_is_a_fault(copy: Copy) -> None:
    for name in ("extra", "extra.en", "extra.zh-CN"):
        copy.write(f"questions/{name}.yaml", "[]\n" if name == "extra" else "{}\n")
    assert [(f.file, f.line, f.code) for f in copy.faults()] == [("questions/extra.yaml", 1, "section_unlisted")]


def test_a_folder_that_is_not_there_is_a_fault(copy: Copy) -> None:
    with pytest.raises(FaultyFiles) as caught:
        load(copy.root / "nothing")
    assert [fault.code for fault in caught.value.faults] == ["folder_missing"]
    with pytest.raises(FaultyFiles) as caught:
        load(copy.root / "library.yaml")
    assert [fault.code for fault in caught.value.faults] == ["folder_missing"]
