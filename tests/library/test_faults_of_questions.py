"""Every kind of fault in questions, terms, measures and their links is refused with its file, line and code."""

from __future__ import annotations

import pytest

from tests.library.broken import Break, Copy, Expected, check

CONSENT, DATA, SHARING = "questions/consent.yaml", "questions/data.yaml", "questions/sharing.yaml"


CHANNELS = ("counter", "paper_form", "app", "website", "phone", "device_sensor", "camera", "partner_feed", "public_web")


def no_words(file: str, name: str) -> list[Expected]:
    """Expect that the words for a new entry are missing too, in both languages."""
    files = [f"{file.removesuffix('.yaml')}.{language}.yaml" for language in ("en", "zh-CN")]
    return [(words, "", "words_missing", {"id": name}) for words in files]


BREAKS: dict[str, Break] = {
    "unknown measure": Break(
        file=CONSENT,
        old="recommendations: [complete_notice]",
        new="recommendations: [complete_notiec]",
        faults=[("", "[complete_notiec]", "unknown_id", {"id": "complete_notiec", "near": "complete_notice"})],
    ),
    "unknown regime in only_for": Break(
        file=CONSENT,
        old="only_for: [pipl]",
        new="only_for: [pippl]",
        faults=[("", "[pippl]", "unknown_id", {"kind": "regimes", "near": "pipl"})],
    ),
    "unknown catalogue of a column": Break(
        file=DATA,
        old="{id: place, type: single, catalogue: places}",
        new="{id: place, type: single, catalogue: placez}",
        faults=[("", "placez", "unknown_id", {"kind": "catalogues", "near": "places"})],
    ),
    "unknown catalogue of a question": Break(
        file=DATA,
        old=f"  options: [{', '.join(CHANNELS)}]",
        new="  catalogue: placez",
        faults=[
            ("", "placez", "unknown_id", {"near": "places"}),
            *(
                (f"questions/data.{lang}.yaml", f"    {option}:", "words_left_over", {})
                for lang in ("en", "zh-CN")
                for option in CHANNELS
            ),
        ],
    ),
    "article that the regime does not list": Break(
        file=CONSENT,
        old="{regime: pipl, article: 18, paragraph: 1}",
        new="{regime: pipl, article: 999, paragraph: 1}",
        faults=[("", "article: 999", "unlisted_article", {"law": "pipl", "article": "999"})],
    ),
    "unknown law": Break(
        file=CONSENT,
        old="law: ndsr",
        new="law: ndsrr",
        faults=[("", "law: ndsrr", "unknown_id", {"kind": "regimes/pipl.laws", "near": "ndsr"})],
    ),
    "unknown regime in a reference": Break(
        file=CONSENT,
        old="{regime: pipl, article: 18}",
        new="{regime: pippl, article: 18}",
        faults=[("", "pippl", "unknown_id", {"kind": "regimes", "id": "pippl"})],
    ),
    "reference without a regime": Break(
        file=CONSENT,
        old="{regime: pipl, article: 18}",
        new="{article: 18}",
        faults=[("", "{article: 18}", "unknown_id", {"kind": "regimes", "id": ""})],
    ),
    "article of a hard stop that is not listed": Break(
        file=CONSENT,
        old="cite: {article: 29}",
        new="cite: {article: 998}",
        faults=[("", "{article: 998}", "unlisted_article", {"article": "998"})],
    ),
    "exception of a hard stop that is not listed": Break(
        file=CONSENT,
        old="exceptions: [{article: 13, paragraph: 4}, {article: 14, paragraph: 5}]",
        new="exceptions: [{article: 13, paragraph: 4}, {article: 997}]",
        faults=[("", "{article: 997}", "unlisted_article", {"article": "997"})],
    ),
    "choice without choices": Break(
        file=SHARING,
        new="- {id: extra, role: detail, type: single}\n",
        faults=[
            ("", "- {id: extra", "no_options", {"id": "extra"}),
            *no_words("questions/sharing.yaml", "extra"),
        ],
    ),
    "table without columns": Break(
        file=SHARING,
        new="- {id: extra, role: detail, type: table}\n",
        faults=[
            ("", "- {id: extra", "no_columns", {"id": "extra"}),
            *no_words("questions/sharing.yaml", "extra"),
        ],
    ),
    "control of another type": Break(
        file="questions/storage.yaml",
        old="- id: short_retention\n  role: control\n  type: yes_no",
        new="- id: short_retention\n  role: control\n  type: text",
        faults=[
            ("", "type: text", "control_type", {"id": "short_retention"}),
            ("measures/storage.yaml", '{short_retention: "yes"}', "condition_option", {"name": "short_retention"}),
        ],
    ),
    "control of an unknown principle": Break(
        file="questions/governance.yaml",
        old="principle: accountability",
        new="principle: acountability",
        faults=[("", "- id: officer_appointed", "unknown_id", {"kind": "principles", "id": "acountability"})],
    ),
    "control without a recommendation": Break(
        file=CONSENT,
        old="  recommendations: [complete_notice]\n",
        new="",
        faults=[("", "- id: notice_complete", "no_recommendation", {"id": "notice_complete"})],
    ),
    "weight beyond the scale": Break(
        file=CONSENT,
        old="weight: 2",
        new="weight: 4",
        faults=[("", "weight: 4", "bad_weight", {"id": "notice_complete", "weight": 4})],
    ),
    "harm with a score beyond the scale": Break(
        file="questions/harm.yaml",
        old="score: 4",
        new="score: 5",
        faults=[("", "- id: harm_autonomy", "harm_scores", {"id": "harm_autonomy"})],
    ),
    "harm without a score": Break(
        file="questions/harm.yaml",
        old="{id: severe, score: 4}",
        new="severe",
        faults=[("", "- id: harm_autonomy", "harm_scores", {"id": "harm_autonomy"})],
    ),
    "option that stands twice": Break(
        file=DATA,
        old="[counter, paper_form,",
        new="[counter, paper_form, counter,",
        faults=[("", "[counter, paper_form, counter,", "duplicate_id", {"id": "counter"})],
    ),
    "column that stands twice": Break(
        file=SHARING,
        old="    - {id: data, type: text}",
        new="    - {id: data, type: text}\n    - {id: data, type: date}",
        faults=[("", "columns:", "duplicate_id", {"id": "data"})],
    ),
    "id that stands twice in a file": Break(
        file=CONSENT,
        new="- {id: notice_given, role: detail, type: text}\n",
        faults=[("", "- {id: notice_given", "duplicate_id", {"id": "notice_given"})],
    ),
    "id that stands in two files": Break(
        file="questions/storage.yaml",
        new="- {id: notice_given, role: detail, type: text}\n",
        faults=[
            ("", "- {id: notice_given", "duplicate_id", {"id": "notice_given"}),
            *no_words("questions/storage.yaml", "notice_given"),
        ],
    ),
    "question that depends on itself": Break(
        file="questions/people.yaml",
        old='enable_when: "sensitive_data"',
        new='enable_when: "sensitive_people_count > 5"',
        faults=[("", "enable_when", "cycle", {"trail": "sensitive_people_count → sensitive_people_count"})],
    ),
    "question that depends on itself through a term": Break(
        file="questions/people.yaml",
        old="  min: 0\n  unit: people\n",
        new='  enable_when: "large_scale"\n  unit: people\n',
        faults=[("", '"large_scale"', "cycle", {"id": "people_count"})],
    ),
    "condition with an unknown name": Break(
        file=CONSENT,
        old='enable_when: "consent_based"',
        new='enable_when: "consent_bassed"',
        faults=[("", "consent_bassed", "condition_unknown_name", {"near": "consent_based"})],
    ),
    "condition of a hard stop with an unknown choice": Break(
        file=CONSENT,
        old="when: \"our_role != 'processor'\"",
        new="when: \"our_role != 'prozessor'\"",
        faults=[("", "prozessor", "condition_option", {"name": "our_role", "option": "prozessor"})],
    ),
    "condition about a control": Break(
        file=CONSENT,
        old='enable_when: "consent_based"',
        new="enable_when: \"notice_given == 'yes'\"",
        faults=[("", "notice_given == ", "condition_role", {"role": "control"})],
    ),
    "missing field": Break(
        file=CONSENT,
        new="- {id: extra, type: text}\n",
        faults=[("", "- {id: extra", "shape_missing", {"field": "role"}), *no_words(CONSENT, "extra")],
    ),
    "unknown field": Break(
        file=CONSENT,
        new="- {id: extra, role: detail, type: text, colour: red}\n",
        faults=[("", "- {id: extra", "shape_unknown", {"field": "colour"}), *no_words(CONSENT, "extra")],
    ),
    "value that is not one of the choices": Break(
        file=CONSENT,
        new="- {id: extra, role: controll, type: text}\n",
        faults=[("", "- {id: extra", "shape_choice", {"got": "controll"}), *no_words(CONSENT, "extra")],
    ),
    "wrong type": Break(
        file=CONSENT,
        new="- {id: extra, role: detail, type: text, weight: heavy}\n",
        faults=[("", "- {id: extra", "shape_type", {"expected": "int", "got": "str"}), *no_words(CONSENT, "extra")],
    ),
    "yes without quotation marks is text and no truth value": Break(
        file=CONSENT,
        new="- {id: extra, role: detail, type: text, key: yes}\n",
        faults=[("", "- {id: extra", "shape_type", {"expected": "bool", "got": "str"}), *no_words(CONSENT, "extra")],
    ),
    "number with a leading zero": Break(
        file=CONSENT,
        new="- {id: extra, role: detail, type: text, weight: 02}\n",
        faults=[("", "- {id: extra", "shape_type", {"expected": "int", "got": "str"}), *no_words(CONSENT, "extra")],
    ),
    "seven faults in one entry": Break(
        file=CONSENT,
        new=(
            "- id: extra\n  role: controll\n  typ: text\n  weight: heavy\n"
            "  options:\n    - {id: 5}\n    - 7\n  references:\n    - {regime: pipl}\n"
        ),
        faults=[
            ("", "- id: extra", "shape_missing", {"field": "type"}),
            ("", "typ: text", "shape_unknown", {"field": "typ"}),
            ("", "role: controll", "shape_choice", {"where": "role"}),
            ("", "weight: heavy", "shape_type", {"where": "weight"}),
            ("", "- {id: 5}", "shape_type", {"where": "options.0.id", "expected": "str"}),
            ("", "- 7", "shape_type", {"where": "options.1"}),
            ("", "- {regime: pipl}\n", "shape_missing", {"field": "article"}),
            *no_words(CONSENT, "extra"),
        ],
    ),
    "bad id": Break(
        file=CONSENT,
        new="- {id: Extra-1, role: detail, type: text}\n",
        faults=[("", "- {id: Extra-1", "bad_id", {"id": "Extra-1"}), *no_words(CONSENT, "Extra-1")],
    ),
    "entry that is no mapping": Break(
        file=CONSENT,
        new="- text\n",
        faults=[("", "- text\n", "shape_type", {"expected": "object", "got": "str"})],
    ),
    "measure for an unknown question": Break(
        file="measures/storage.yaml",
        old='sets: {short_retention: "yes"}',
        new='sets: {short_retenton: "yes"}',
        faults=[("", "short_retenton", "unknown_id", {"near": "short_retention"})],
    ),
    "measure that sets what cannot be chosen": Break(
        file="measures/storage.yaml",
        old='sets: {short_retention: "yes"}',
        new='sets: {short_retention: "always"}',
        faults=[("", '"always"', "condition_option", {"option": "always"})],
    ),
    "measure with another priority": Break(
        file="measures/storage.yaml",
        new='- {id: extra, sets: {short_retention: "yes"}, priority: urgent, due_days: 5, effort: 1}\n',
        faults=[
            ("", "- {id: extra", "shape_choice", {"got": "urgent"}),
            *no_words("measures/storage.yaml", "extra"),
        ],
    ),
    "measure with days and effort below nothing": Break(
        file="measures/storage.yaml",
        old="due_days: 90, effort: 5, owner: business_owner",
        new="due_days: -1, effort: -5, owner: business_owner",
        faults=[
            ("", "due_days: -1", "shape_range", {"where": "due_days", "limit": ">= 0"}),
            ("", "due_days: -1", "shape_range", {"where": "effort"}),
        ],
    ),
    "measure that stands in two files": Break(
        file="measures/storage.yaml",
        new='- {id: give_notice, sets: {notice_given: "yes"}, priority: high, due_days: 5, effort: 1}\n',
        faults=[
            ("", "- {id: give_notice", "duplicate_id", {"id": "give_notice"}),
            *no_words("measures/storage.yaml", "give_notice"),
        ],
    ),
    "term with a fault": Break(
        file="terms.yaml",
        old='large_scale: "people_count >= 500000"',
        new='large_scale: "people_count >> 500000"',
        faults=[("", "people_count >>", "condition_form", {})],
    ),
    "term without content": Break(
        file="terms.yaml",
        old='large_scale: "people_count >= 500000"',
        new='large_scale: ""',
        faults=[("", "large_scale:", "condition_syntax", {})],
    ),
    "terms that depend on each other": Break(
        file="terms.yaml",
        old='large_scale: "people_count >= 500000"',
        new='large_scale: "cross_border and automated"\nextra: "large_scale"\nother: "other or extra"',
        faults=[
            ("", "other:", "cycle", {"trail": "other → other"}),
            ("terms.en.yaml", "", "words_missing", {"id": "extra"}),
            ("terms.en.yaml", "", "words_missing", {"id": "other"}),
            ("terms.zh-CN.yaml", "", "words_missing", {"id": "extra"}),
            ("terms.zh-CN.yaml", "", "words_missing", {"id": "other"}),
        ],
    ),
    "term named like a question": Break(
        file="terms.yaml",
        old='large_scale: "people_count >= 500000"',
        new='large_scale: "people_count >= 500000"\nmade_public: "large_scale"',
        faults=[
            ("", "made_public:", "duplicate_id", {"id": "made_public"}),
            ("terms.en.yaml", "", "words_missing", {"id": "made_public"}),
            ("terms.zh-CN.yaml", "", "words_missing", {"id": "made_public"}),
        ],
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_fault_is_named_with_its_place_and_nothing_else_is(copy: Copy, name: str) -> None:
    check(copy, BREAKS[name])


def test_the_shipped_library_has_no_fault(copy: Copy) -> None:
    assert copy.faults() == ()


def test_questions_that_depend_on_each_other_are_all_named(copy: Copy) -> None:
    copy.replace(SHARING, "- id: made_public\n", "- id: made_public\n  enable_when: \"sold_or_shared == 'sold'\"\n")
    copy.replace(SHARING, "- id: sold_or_shared\n", "- id: sold_or_shared\n  enable_when: \"blocks_service == 'no'\"\n")
    copy.replace(
        "questions/operations.yaml",
        "- id: blocks_service\n",
        "- id: blocks_service\n  enable_when: \"made_public == 'yes'\"\n",
    )
    found = copy.faults()
    assert sorted(str(fault.facts["id"]) for fault in found) == ["blocks_service", "made_public", "sold_or_shared"]
    assert {fault.code for fault in found} == {"cycle"}
    for fault in found:
        text = {"made_public": "sold_or_shared == 'sold'", "sold_or_shared": "blocks_service == 'no'"}
        wanted = text.get(str(fault.facts["id"]), "made_public == 'yes'")
        assert fault.line == copy.line(fault.file, f'enable_when: "{wanted}"')


@pytest.mark.parametrize("content", ["5\n", "text\n", "a: b\n", "[[]]\n", "- 5\n", "- {id: []}\n", "- {id: {a: b}}\n"])
@pytest.mark.parametrize(
    "file",
    ["measures/storage.yaml", "questions/storage.yaml", "catalogues/places.yaml", "scenarios.yaml", "article.yaml"],
)
def test_a_file_of_another_shape_is_a_fault_and_no_crash(copy: Copy, file: str, content: str) -> None:
    copy.write(file, content)
    assert any(fault.file == file and fault.line == 1 for fault in copy.faults())


@pytest.mark.parametrize("content", ["5\n", "- a\n", "a: 5\n", "a: [b]\n", "a: {}\n"])
def test_terms_of_another_shape_are_a_fault(copy: Copy, content: str) -> None:
    copy.write("terms.yaml", content)
    assert any(fault.file == "terms.yaml" and fault.code == "shape_type" for fault in copy.faults())


def test_terms_that_grow_without_end_are_refused_in_good_time(copy: Copy) -> None:
    lines = ["t0: \"made_public == 'yes'\"", *(f't{n}: "t{n - 1} and t{n - 1}"' for n in range(1, 300))]
    copy.append("terms.yaml", "\n".join(lines) + "\n")
    assert any(fault.code == "condition_too_large" for fault in copy.faults())


def test_a_thousand_terms_in_circles_are_refused_in_good_time(copy: Copy) -> None:
    copy.append("terms.yaml", "".join(f'u{n}: "u{n ^ 1}"\n' for n in range(1_000)))
    assert sum(fault.code == "cycle" for fault in copy.faults()) >= 50


def test_a_long_chain_of_questions_is_no_trouble(copy: Copy) -> None:
    chain = "".join(
        f"- {{id: link_{n}, role: fact, type: yes_no, enable_when: \"link_{n - 1} == 'yes'\"}}\n"
        for n in range(1, 1_500)
    )
    copy.append("questions/people.yaml", "- {id: link_0, role: fact, type: yes_no}\n" + chain)
    assert {fault.code for fault in copy.faults()} == {"words_missing"}


def test_faults_of_all_files_are_listed_together_in_order(copy: Copy) -> None:
    copy.replace(CONSENT, "weight: 2", "weight: 4")
    copy.replace(CONSENT, "recommendations: [complete_notice]", "recommendations: [nothing]")
    copy.replace("scenarios.yaml", "factors: [interfaces, recipients_reach,", "factors: [interfacez, recipients_reach,")
    copy.replace("method.yaml", "- [1, 2, 2, 3]", "- [1, 2, 1, 3]")
    copy.replace("measures/storage.yaml", "effort: 5", "effort: a lot")
    copy.remove("questions/harm.en.yaml")
    found = copy.faults()
    assert [(fault.file, fault.line) for fault in found] == sorted((fault.file, fault.line) for fault in found)
    files = {"measures/storage.yaml", "method.yaml", CONSENT, "questions/harm.en.yaml", "scenarios.yaml"}
    assert files <= {fault.file for fault in found}
    assert len([fault for fault in found if fault.file == CONSENT]) == 2
