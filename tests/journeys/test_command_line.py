"""Each command as a person would give it, down to the opened document."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support import CUSTOMER_DATA, ROOT

SAMPLE = {language: CUSTOMER_DATA / "samples" / f"hotel.{language}.json" for language in ("zh-CN", "en")}
EXAMPLE = ROOT / "docs" / "exchange-example.json"
FIXTURES = ROOT / "tests" / "report" / "fixtures"


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, as a shell would."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LANG": "C.UTF-8", **environment}
    command = [sys.executable, "-m", "pia_app", *map(str, arguments)]
    return subprocess.run(command, env=env, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def good(*arguments: object, **environment: str) -> str:
    done = run(*arguments, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def bad(*arguments: object, **environment: str) -> str:
    """Run a command that must fail: in a sentence on stderr, without a traceback."""
    done = run(*arguments, **environment)
    assert done.returncode != 0
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
    assert ".py" not in done.stderr
    return done.stderr


def text_of(document: Path) -> str:
    with zipfile.ZipFile(document) as package:
        xml = package.read("word/document.xml").decode("utf-8")
    return re.sub(r"<[^>]+>", "", xml)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_demo_makes_a_workspace_and_a_word_report_and_says_what_it_found(tmp_path: Path, language: str) -> None:
    said = good("demo", tmp_path / "deep" / "demo", "--lang", language)
    folder = tmp_path / "deep" / "demo"
    assert (folder / "hotel.pia").is_file()
    report = folder / f"hotel.{language}.docx"
    assert str(report) in said
    name = json.loads(SAMPLE[language].read_text("utf-8"))["assessments"][0]["name"]
    assert name in said
    assert name in text_of(report)
    stop = {"zh-CN": "疑似不合规，待法务复核", "en": "Potential non-compliance, legal review required"}
    assert stop[language] in said
    before = (folder / "hotel.pia").read_bytes()
    assert "hotel.pia" in bad("demo", folder, "--lang", language)
    assert (folder / "hotel.pia").read_bytes() == before


def test_evaluate_tells_every_level_with_its_derivation_as_json() -> None:
    (result,) = json.loads(good("evaluate", SAMPLE["en"], "--json"))
    levels = [activity["level"]["level"] for activity in result["activities"]]
    assert levels == ["high", "critical", "low"]
    second = result["activities"][1]
    assert {"pipl", "gdpr", "ccpa"} <= set(second["hard_stops"])
    for scenario in second["scenarios"]:
        assert {"inherent", "current", "target", "controls", "derivation"} <= set(scenario)
        assert scenario["derivation"]["because"][1]["because"][2]["rule"] == "matrix"
    assert all({"id", "strength", "findings"} <= set(p) for p in second["principles"])
    assert second["tasks"]


def test_screen_tells_for_each_activity_and_law_what_it_demands_and_why() -> None:
    said = good("screen", SAMPLE["en"])
    assert "PIPL: Mandatory (our role: Personal information handler)" in said
    assert "Mandatory: Sensitive personal information [PIPL Art. 55(1)]; facts: Items of data" in said
    assert "GDPR: Presumed mandatory" in said
    assert "GDPR: Not applicable" in said
    assert "and in any case until 2031-11-20" in said
    assert "Review by 2027-11-20" in said
    chinese = good("screen", SAMPLE["zh-CN"])
    assert "个人信息保护法：必须评估（我方角色：个人信息处理者）" in chinese
    assert "《个人信息保护法》第五十五条第一项" in chinese


def test_screen_names_what_is_missing_with_the_ids_that_answer_it(tmp_path: Path) -> None:
    said = good("screen", EXAMPLE, "--lang", "en")
    assert "GDPR: Cannot decide yet (our role: Controller)" in said
    assert "(targets_places)" in said
    (plain,) = json.loads(good("screen", EXAMPLE, "--json", "--lang", "en"))
    (activity,) = plain["activities"]
    assert "targets_places" in activity["laws"]["gdpr"]["missing"]
    assert plain["outcomes"] == {"pipl": "cannot_decide", "gdpr": "cannot_decide"}


def test_screen_gives_each_reason_with_its_article_its_facts_and_how_surely_it_was_checked() -> None:
    (plain,) = json.loads(good("screen", SAMPLE["en"], "--json"))
    law = plain["activities"][0]["laws"]["pipl"]
    assert (law["outcome"], law["text"]) == ("mandatory", "Mandatory")
    assert law["role"]["title"] == "Personal information handler"
    (reason,) = [r for r in law["reasons"] if r["id"] == "pipl_55_1"]
    assert reason["cite"] == {"regime": "pipl", "article": "55", "item": "1", "text": "PIPL Art. 55(1)"}
    assert (reason["kind"], reason["truth"], reason["facts"]) == ("trigger", "yes", ["data_items"])
    assert (reason["source"], reason["status"]) == ("S1", "verified")
    assert plain["dates"]["review"]["day"] == "2027-11-20"


def test_screen_takes_the_assessment_that_is_named(tmp_path: Path) -> None:
    workspace = tmp_path / "w.pia"
    good("import", SAMPLE["en"], "--into", workspace)
    good("import", EXAMPLE, "--into", workspace)
    assert len(json.loads(good("screen", workspace, "--json"))) == 2
    assert len(json.loads(good("screen", workspace, "--json", "--assessment", "hotel-2026"))) == 1
    assert "hotel-2026" in bad("screen", workspace, "--assessment", "none")


def test_evaluate_tells_what_follows_under_each_law() -> None:
    (result,) = json.loads(good("evaluate", SAMPLE["en"], "--json"))
    profiling = result["activities"][1]
    for regime in result["regimes"]:
        law = profiling["laws"][regime]
        assert {"in_force", "screening", "duties", "routes", "bases", "conflicts"} <= set(law)
        for rule in (*law["duties"], *law["routes"], *law["conflicts"]):
            assert {"id", "title", "cite", "source", "status", "status_text"} <= set(rule), rule
            assert rule["cite"]["text"]
    overdue = [d for d in profiling["laws"]["ccpa"]["duties"] if d["id"] == "ccpa_duty_submit_first"]
    assert [(d["state"], d["deadline"]["date"], d["question"]) for d in overdue] == [
        ("not_met", "2028-04-01", "ccpa_submission_ready")
    ]
    rows = result["laws"]["gdpr"]["contents"]
    assert [row["id"] for row in rows if row["state"] == "missing"] == ["gdpr_35_8"]
    assert all(row["answered"] or row["open"] for row in rows if row["state"] != "not_called_for")
    assert result["dates"]["keep"]["state"] == "running"
    (stop,) = [s for s in profiling["hard_stops"]["ccpa"] if s["state"] == "overridden"]
    assert set(stop["override"]) == {"by", "reason", "on"}


def test_evaluate_has_a_line_for_each_law() -> None:
    said = good("evaluate", SAMPLE["en"])
    for short in ("PIPL", "Civil Code", "GDPR", "CCPA"):
        assert re.search(rf"^  {short}: .*; duties open: \d+ of \d+", said, re.MULTILINE), short
    assert "Set aside by Han Zhiyuan, general counsel" in said


def test_a_file_for_ones_own_questionnaire_is_judged_by_it(tmp_path: Path) -> None:
    import shutil

    own = tmp_path / "questionnaires" / "with-ruritania"
    shutil.copytree(ROOT / "tests" / "library" / "invented", own)
    assert "6 regimes" in good("library", "check", own, "--lang", "en")
    content = json.loads(EXAMPLE.read_text("utf-8"))
    content["library"] = {"id": "with-ruritania", "version": 1}
    content["assessments"][0]["regimes"] = ["ruritania"]
    content["assessments"][0]["activities"][0]["answers"] |= {"people_places": ["other"], "people_count": 5000}
    path = tmp_path / "f.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert "Very many Ruritanians" in good("screen", path, "--lang", "en", PIA_APP_HOME=str(tmp_path))
    assert "with-ruritania" in bad("screen", path, "--lang", "en", PIA_APP_HOME=str(tmp_path / "elsewhere"))


def test_evaluate_speaks_the_language_asked_for() -> None:
    assert "整改任务" in good("evaluate", SAMPLE["zh-CN"], "--lang", "zh-CN")
    assert "remediation task(s)" in good("evaluate", SAMPLE["zh-CN"], "--lang", "en")


def test_what_is_imported_can_be_evaluated_reported_and_exported_unchanged(tmp_path: Path) -> None:
    workspace, back = tmp_path / "w.pia", tmp_path / "back.json"
    good("import", SAMPLE["en"], "--into", workspace)
    assert json.loads(good("evaluate", workspace, "--json"))[0]["level"]["level"] == "critical"
    good("report", workspace, "-o", tmp_path / "r.docx", "--lang", "en")
    assert "Tinglan" in text_of(tmp_path / "r.docx")
    good("export", workspace, "-o", back)
    original = json.loads(SAMPLE["en"].read_text("utf-8"))["assessments"][0]
    returned = json.loads(back.read_text("utf-8"))["assessments"][0]
    assert set(original["answers"]) == set(returned["answers"])
    (after,), (before,) = (json.loads(good("evaluate", path, "--json")) for path in (back, SAMPLE["en"]))
    assert after["activities"] == before["activities"]


def test_a_report_names_its_questionnaire_by_hash_and_its_content_alike_from_every_kind_of_file(tmp_path: Path) -> None:
    from pia_app.library import digest, encode, load

    name = digest(encode(load(CUSTOMER_DATA)))
    good("demo", tmp_path / "demo", "--lang", "en")
    good("report", SAMPLE["en"], "-o", tmp_path / "exchange.docx", "--lang", "en")
    good("report", tmp_path / "demo" / "hotel.pia", "-o", tmp_path / "workspace.docx", "--lang", "en")
    written = (tmp_path / "demo" / "hotel.en.docx", tmp_path / "exchange.docx", tmp_path / "workspace.docx")
    texts = [text_of(path) for path in written]
    assert all(f"SHA-256 of the questionnaire{name}" in text for text in texts)
    assert len({content for text in texts for content in re.findall("SHA-256 of the content([0-9a-f]{64})", text)}) == 1


def test_a_workspace_with_several_assessments_asks_which_one_is_meant(tmp_path: Path) -> None:
    workspace = tmp_path / "w.pia"
    good("import", SAMPLE["en"], "--into", workspace)
    good("import", EXAMPLE, "--into", workspace)
    assert "--assessment" in bad("report", workspace, "-o", tmp_path / "r.docx")
    assert not (tmp_path / "r.docx").exists()
    good("export", workspace, "--assessment", "hotel-2026", "-o", tmp_path / "one.json")
    assert len(json.loads((tmp_path / "one.json").read_text("utf-8"))["assessments"]) == 1


def test_a_faulty_exchange_file_names_record_and_field_and_leaves_nothing_behind(tmp_path: Path) -> None:
    broken = json.loads(EXAMPLE.read_text("utf-8"))
    broken["assessments"][0]["activities"][0]["answers"]["our_role"] = "boss"
    broken["assessments"][0]["activities"][0]["answers"]["peple_count"] = 3
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(broken), encoding="utf-8")
    said = bad("import", path, "--into", tmp_path / "w.pia", "--lang", "en")
    assert "assessments[0].activities[0].answers.our_role" in said
    assert "people_count" in said
    assert not (tmp_path / "w.pia").exists()
    assert list(tmp_path.iterdir()) == [path]


def test_files_that_cannot_be_used_are_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty.pia").touch()
    (tmp_path / "text.pia").write_text("not a workspace", encoding="utf-8")
    (tmp_path / "text.json").write_text("not json", encoding="utf-8")
    for name in ("empty.pia", "text.pia", "text.json", "absent.pia"):
        bad("evaluate", tmp_path / name)
        bad("report", tmp_path / name, "-o", tmp_path / "r.docx")
    assert (tmp_path / "text.pia").read_text("utf-8") == "not a workspace"
    assert not (tmp_path / "r.docx").exists()


def test_the_shipped_library_is_sound_and_a_broken_copy_is_told_line_by_line(tmp_path: Path) -> None:
    import shutil

    assert "4 regimes" in good("library", "check", CUSTOMER_DATA, "--lang", "en")
    copy = tmp_path / "copy"
    shutil.copytree(CUSTOMER_DATA, copy)
    path = copy / "questions" / "consent.yaml"
    path.write_text(path.read_text("utf-8").replace("consent_based", "consent_bsed"), encoding="utf-8")
    said = bad("library", "check", copy, "--lang", "en")
    assert "questions/consent.yaml:" in said
    assert "consent_based" in said


def test_templates_are_listed_with_their_languages_and_what_they_are_for() -> None:
    assert "standard" in good("template", "list", "--lang", "en")
    assert "zh-CN" in good("template", "list", "--lang", "en")
    assert "\u6807\u51c6\u62a5\u544a" in good("template", "list", "--lang", "zh-CN")


def test_a_template_of_ones_own_is_checked_and_makes_the_report(tmp_path: Path) -> None:
    letter = FIXTURES / "pandoc-letter.docx"
    assert "sound" in good("template", "check", letter, FIXTURES / "libreoffice-house.docx", "--lang", "en")
    target = tmp_path / "r.docx"
    said = good("report", SAMPLE["en"], "--template", letter, "-o", target, "--lang", "en")
    assert "its template does not print them" in said
    assert "A2 Profiling of guest preferences" in text_of(target)


def test_a_faulty_template_is_told_fault_by_fault_and_makes_no_report(tmp_path: Path) -> None:
    from tests.report.workshop import p, package, packed

    path = packed(tmp_path, package(p("Dear {{ report.organization }}") + p("{{ ''.__class__.mro() }}")))
    for language, near in (
        ("en", 'did you mean "organisation"'),
        ("zh-CN", "\u662f\u5426\u60f3\u5199\u201corganisation\u201d"),
    ):
        done = run("template", "check", path, tmp_path / "nowhere.docx", "--lang", language)
        assert done.returncode == 2
        assert near in done.stderr and "Dear {{ report.organization }}" in done.stderr and "nowhere.docx" in done.stderr
        done = run("report", SAMPLE["en"], "--template", path, "-o", tmp_path / "r.docx", "--lang", language)
        assert done.returncode == 2
        assert near in done.stderr
    assert not (tmp_path / "r.docx").exists()
    assert "check" in bad("template", "check", "--lang", "en")
    assert "organization" in bad("template", "check", "--lang", "en", path)
    assert "--what" in bad("template", "check", path, "--what")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_first_template_is_sound_as_it_is_and_its_report_leaves_next_to_nothing_out(
    language: str, tmp_path: Path
) -> None:
    path, target = tmp_path / "my.docx", tmp_path / "r.docx"
    assert str(path) in good("template", "new", "-o", path.with_suffix(""), "--lang", language)
    told = good("template", "check", path, "--lang", language)
    assert "Note:" not in told and "\u63d0\u793a" not in told
    good("report", SAMPLE[language], "--template", path, "-o", target, "--lang", language)
    text = text_of(target)
    assert "piece." not in text and "template check" not in text
    assert {"en": "Signature or seal", "zh-CN": "签字或者盖章"}[language] in text
    before = path.read_bytes()
    assert str(path) in bad("template", "new", "-o", path, "--lang", language)
    assert path.read_bytes() == before
    bad("template", "new", "-o", tmp_path / "nowhere" / "my.docx", "--lang", language)
    assert "-o" in bad("template", "new", "--lang", language)


def test_a_piece_that_cannot_stand_there_is_told_on_the_command_line(tmp_path: Path) -> None:
    from tests.report.workshop import p, package, packed

    path = packed(tmp_path, package(p("See {{ piece.findings }}") + p("{{ piece.risks }}"), header="{{ piece.board }}"))
    said = bad("template", "check", path, "--lang", "en")
    assert "press Enter" in said and 'did you mean "piece.risk_map"' in said and "header 1" in said


COMMANDS = ["", "demo", "screen", "evaluate", "report", "template", "import", "export", "plan", "library"]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("locale", ["C.UTF-8", "zh_CN.UTF-8"])
def test_every_command_explains_itself(command: str, locale: str) -> None:
    said = good(*([command] if command else []), "--help", LANG=locale)
    assert "pia-app" in said
    assert ("离线" in said or "评估" in said or "问卷库" in said or "工作区" in said) == (locale == "zh_CN.UTF-8")


def test_a_slip_of_the_keys_never_costs_the_work(tmp_path: Path) -> None:
    workspace, exchange = tmp_path / "w.pia", tmp_path / "e.json"
    good("import", SAMPLE["en"], "--into", workspace)
    good("export", workspace, "-o", exchange)
    before = {path: path.read_bytes() for path in (workspace, exchange)}
    for arguments in (("report", exchange), ("report", workspace), ("export", workspace)):
        for target in (workspace, exchange):
            if (arguments[0], target) != ("export", exchange):
                bad(*arguments, "-o", target)
    assert {path: path.read_bytes() for path in before} == before


def test_what_is_no_command_and_no_file_is_told_as_such(tmp_path: Path) -> None:
    assert "demo" in bad("nonsense")
    bad(tmp_path / "w.pia", DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")


def test_the_same_file_gives_the_same_answer_in_every_run() -> None:
    """Texts are hashed with another seed in every process: no order may rest on it."""
    for command in ("screen", "evaluate"):
        runs = {good(command, SAMPLE["en"], "--json", PYTHONHASHSEED=seed) for seed in ("1", "2", "3")}
        assert len(runs) == 1


def test_characters_that_word_cannot_hold_are_told_by_report_and_import(tmp_path: Path) -> None:
    path, target = tmp_path / "in.json", tmp_path / "out.docx"
    said = json.loads(SAMPLE["en"].read_text(encoding="utf-8"))
    said["assessments"][0]["activities"][0]["answers"]["activity_summary"] = "Booking\x00 a \x01room\ufffe."
    path.write_text(json.dumps(said), encoding="utf-8")
    assert "3 character(s) that Word cannot hold" in good("report", path, "-o", target, "--lang", "en")
    text = zipfile.ZipFile(target).read("word/document.xml").decode()
    assert "Booking\ufffd a \ufffdroom\ufffd." in text
    told = good("import", path, "--into", tmp_path / "w.pia", "--lang", "en")
    assert "3 character(s) that no document can hold were left out." in told
