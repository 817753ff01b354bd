"""Severity by hand: the worst harm, moved by circumstances, never below a floor, limited only when verified."""

from __future__ import annotations

from typing import Any

import pytest

from pia_app.model import Library
from pia_app.rules.severity import circumstances, limited, severity
from tests.rules.hand import APPROVED, VERIFIED, talk
from tests.support import shipped

# Its harms are autonomy and distress alone; injury plays no part in it.
COLLECTION = "unlawful_collection"
ACCESS = "illegitimate_access"


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


def rated(scenario: str = COLLECTION, **plain: Any) -> tuple[int, int]:
    """Return the severity of a scenario in a harmless activity with some answers changed."""
    library = shipped()
    return severity(library.scenario[scenario], circumstances(library, talk(**plain), tuple(library.regime))).pair


def rated_now(scenario: str, **plain: Any) -> tuple[int, int]:
    """Return the severity with the controls that limit the impact."""
    library, asked = shipped(), talk(**plain)
    around = circumstances(library, asked, tuple(library.regime))
    found = library.scenario[scenario]
    return limited(library, found, asked, around, severity(found, around)).pair


def item(name: str) -> list[dict[str, str]]:
    return [{"item": name, "source": "from_person"}]


def tagged(library: Library, tag: str, *without: str) -> list[dict[str, str]]:
    """Return a table of one data item that carries a tag and none of some others."""
    tags = library.tags["data_items"]
    return item(next(e for e, own in tags.items() if tag in own and not own & set(without)))


@pytest.mark.parametrize(
    ("autonomy", "distress", "wanted"),
    [
        ("low", "low", (1, 1)),
        ("medium", "low", (2, 2)),
        ("low", "high", (3, 3)),
        ("severe", "medium", (4, 4)),
        (None, "low", (1, 4)),
        (None, "high", (3, 4)),
        ("?", "low", (4, 4)),
        (APPROVED, "medium", (2, 2)),
        (APPROVED, APPROVED, (1, 1)),
    ],
)
def test_severity_is_the_worst_of_the_scenarios_own_harms(
    autonomy: Any, distress: Any, wanted: tuple[int, int]
) -> None:
    assert rated(harm_autonomy=autonomy, harm_distress=distress, harm_injury="severe") == wanted


@pytest.mark.parametrize("group", ["children_under_14", "minors_14_17", "patients", "elderly", "employees"])
def test_vulnerable_people_raise_severity_by_one(group: str) -> None:
    floor = 3 if group == "children_under_14" else 1
    assert rated(harm_autonomy="medium", people_groups=["customers", group]) == (3, 3)
    assert rated(harm_autonomy="low", people_groups=["customers", group]) == (max(2, floor),) * 2


@pytest.mark.parametrize(("count", "wanted"), [(499_999, 2), (500_000, 3), (10**9, 3)])
def test_half_a_million_people_raise_severity_by_one(count: int, wanted: int) -> None:
    assert rated(harm_distress="medium", people_count=count) == (wanted, wanted)


def test_all_circumstances_together_raise_it_by_one_and_not_beyond_the_scale() -> None:
    worst: dict[str, Any] = {"people_groups": ["patients"], "people_count": 10**7, "affects_livelihood": "yes"}
    assert rated(harm_autonomy="medium", **worst) == (3, 3)
    assert rated(harm_autonomy="severe", **worst) == (4, 4)


def test_a_circumstance_nobody_knows_counts_and_an_open_one_may() -> None:
    assert rated(harm_autonomy="medium", people_count="?") == (3, 3)
    assert rated(harm_autonomy="medium", people_count=None) == (2, 3)
    assert rated(harm_autonomy="medium", people_count=None, affects_livelihood="yes") == (3, 3)


@pytest.mark.parametrize("tag", ["pipl_sensitive", "gdpr_special", "gdpr_criminal"])
def test_what_a_law_calls_sensitive_is_never_below_three(library: Library, tag: str) -> None:
    assert rated(data_items=tagged(library, tag)) == (3, 3)
    assert rated(data_items=tagged(library, tag), harm_distress="severe") == (4, 4)


def test_californian_sensitivity_counts_where_californians_are_concerned(library: Library) -> None:
    items = tagged(library, "ccpa_sensitive", "pipl_sensitive", "gdpr_special", "gdpr_criminal")
    assert rated(data_items=items, people_places=["mainland_china"]) == (1, 1)
    assert rated(data_items=items, people_places=["california"]) == (3, 3)


def test_a_floor_that_depends_on_an_open_answer_shows_in_the_upper_bound() -> None:
    assert rated(data_items=None) == (1, 3)
    assert rated(data_items="?") == (3, 3)


def test_all_data_of_young_children_are_sensitive() -> None:
    assert rated(people_groups=["children_under_14"]) == (3, 3)


@pytest.mark.parametrize(
    ("control", "wanted"),
    [
        (VERIFIED, 2),
        ("yes", 3),
        ("partly", 3),
        ("no", 3),
        ("?", 3),
        (APPROVED, 3),
        ({**VERIFIED, "value": "partly"}, 3),
        ({"state": "given", "value": "yes", "evidence": [{"what": "w", "provided_by": "A"}]}, 3),
        ({"state": "given", "value": "yes", "evidence": [{"what": "w", "provided_by": "A", "verified_by": " a "}]}, 3),
        ({"state": "given", "value": "yes", "evidence": [{"what": " ", "provided_by": "A", "verified_by": "B"}]}, 3),
        ({**VERIFIED, "state": "unknown"}, 3),
        ({**VERIFIED, "state": "not_applicable", "reason": "r"}, 3),
    ],
)
def test_only_a_verified_control_limits_the_impact(control: Any, wanted: int) -> None:
    others = {"key_separation": "no", "short_retention": "no"}
    assert rated_now(ACCESS, harm_distress="high", deidentification=control, **others) == (wanted, wanted)


def test_several_limits_lower_severity_by_one_and_no_more() -> None:
    limits = {"deidentification": VERIFIED, "key_separation": VERIFIED, "short_retention": VERIFIED}
    assert rated_now(ACCESS, harm_distress="severe", **limits) == (3, 3)
    assert rated_now(ACCESS, **limits) == (1, 1)


def test_a_limit_that_may_still_be_verified_shows_in_the_lower_bound() -> None:
    assert rated_now(ACCESS, harm_distress="high") == (2, 3)
    assert rated_now(
        ACCESS, harm_distress="high", deidentification="no", key_separation="no", short_retention="no"
    ) == (*(3, 3),)


def test_no_limit_goes_below_a_statutory_floor(library: Library) -> None:
    sensitive = {"data_items": tagged(library, "pipl_sensitive"), "deidentification": VERIFIED}
    assert rated_now(ACCESS, **sensitive) == (3, 3)
    assert rated_now(ACCESS, harm_injury="severe", **sensitive) == (3, 3)


def test_a_control_limits_only_the_scenarios_that_name_it() -> None:
    assert rated_now(COLLECTION, harm_distress="high", deidentification=VERIFIED) == (3, 3)
