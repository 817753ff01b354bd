"""`pia-app plan` as a person would give it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.journeys.test_command_line import SAMPLE, bad, good

TOLD = {"zh-CN": ("人日", "若不完成", "影响最大的回答"), "en": ("person-day", "Without it", "matter most")}


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_least_that_suffices_is_told_with_its_reasons(language: str) -> None:
    said = good("plan", SAMPLE[language], "--target", "high", "--answers", "--lang", language)
    assert all(word in said for word in TOLD[language])


def test_a_plan_as_json_adds_up_and_keeps_to_its_budget() -> None:
    (free,) = json.loads(good("plan", SAMPLE["en"], "--target", "high", "--json"))
    assert free["total"] == sum(task["weight"] for task in free["tasks"])
    assert all(task["needed_for"] for task in free["tasks"])
    reached = {activity["id"]: activity["reached"] for activity in free["activities"]}
    assert reached == {"booking": "high", "preferences": "high", "wifi": "low"}  # the last stands there already
    (tight,) = json.loads(good("plan", SAMPLE["en"], "--target", "high", "--budget", free["total"] - 0.5, "--json"))
    assert tight["total"] < free["total"]
    assert "budget" in {o["why"] for activity in tight["activities"] for o in activity["obstacles"]}


def test_a_workspace_is_planned_for_without_being_changed(tmp_path: Path) -> None:
    workspace = tmp_path / "w.pia"
    good("import", SAMPLE["en"], "--into", workspace)
    before = workspace.read_bytes()
    assert "person-day" in good("plan", workspace, "--target", "medium", "--by", "effort", "--until", "2027-12-31")
    assert workspace.read_bytes() == before


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_last_day_that_has_passed_is_told_and_kept_to(language: str) -> None:
    plan = ("plan", SAMPLE[language], "--target", "medium", "--lang", language, "--until")
    told = {"zh-CN": "2020-01-01已过", "en": "2020-01-01 has passed already"}[language]
    assert told in good(*plan, "2020-01-01")
    assert told[10:] not in good(*plan, "2999-12-31")


@pytest.mark.parametrize(
    "wrong",
    [
        ("--target", "medium", "--budget", "much"),
        ("--target", "medium", "--budget", "-1"),
        ("--target", "medium", "--budget", "nan"),
        ("--target", "medium", "--until", "soon"),
        ("--target", "critical"),
        (),
    ],
)
def test_what_makes_no_sense_is_told(wrong: tuple[str, ...]) -> None:
    bad("plan", SAMPLE["en"], *wrong)
