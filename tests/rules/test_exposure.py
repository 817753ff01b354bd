"""Likelihood by hand: what scores how many points, and which sum leads to which likelihood."""

from __future__ import annotations

from typing import Any

import pytest

from pia_app.model import Interval, Step
from pia_app.rules.exposure import factors, likelihood
from pia_app.rules.judged import Judged
from tests.rules.hand import talk
from tests.support import shipped

SCENARIO = "illegitimate_access"


def points(factor: str, **plain: Any) -> tuple[int, int]:
    """Return the points of one factor in a harmless activity with some answers changed."""
    return factors(shipped(), talk(**plain), {})[factor].pair


def from_points(*pairs: tuple[int, int]) -> tuple[int, int]:
    """Return the likelihood that the points of five factors lead to."""
    library = shipped()
    scenario = library.scenario[SCENARIO]
    scored = {
        name: Judged(Interval(*pair), Step(rule="factor", facts={}))
        for name, pair in zip(scenario.factors, pairs, strict=True)
    }
    return likelihood(library.method, scenario, scored).pair


@pytest.mark.parametrize(
    ("total", "wanted"),
    [(0, 1), (1, 1), (2, 2), (3, 2), (4, 2), (5, 3), (6, 3), (7, 3), (8, 4), (9, 4), (10, 4)],
)
def test_the_cut_offs_hold_at_their_edges(total: int, wanted: int) -> None:
    fives = [min(2, max(0, total - 2 * n)) for n in range(5)]
    assert sum(fives) == total
    assert from_points(*((n, n) for n in fives)) == (wanted, wanted)


def test_open_points_give_an_interval() -> None:
    assert from_points((0, 2), (0, 2), (0, 2), (0, 2), (0, 2)) == (1, 4)
    assert from_points((1, 1), (0, 1), (0, 0), (0, 0), (0, 0)) == (1, 2)
    assert from_points((2, 2), (2, 2), (0, 1), (0, 0), (0, 0)) == (2, 3)


def test_the_step_adds_up_the_points_of_its_factors() -> None:
    library = shipped()
    scored = factors(library, talk(exposure_interfaces="open_internet", exposure_attractiveness="some"), {})
    found = likelihood(library.method, library.scenario[SCENARIO], scored)
    (exposure,) = found.step.because
    assert exposure.facts == {"sum": (3, 3), "most": 10}
    assert [step.facts["score"] for step in exposure.because] == [(2, 2), (0, 0), (0, 0), (1, 1), (0, 0)]
    assert found.pair == (2, 2)


CLOUD = [{"name": "s", "hosting": "cloud"}]
ABROAD = [{"name": "r", "kind": "processor", "place": "japan"}]
AT_HOME = [{"name": "r", "kind": "processor", "place": "mainland_china"}]
INFERRED = [{"item": "email", "source": "inferred"}]


@pytest.mark.parametrize(
    ("factor", "changes", "wanted"),
    [
        ("interfaces", {}, 0),
        ("interfaces", {"systems": CLOUD}, 1),
        ("interfaces", {"exposure_interfaces": "partners"}, 1),
        ("interfaces", {"exposure_interfaces": "open_internet"}, 2),
        ("recipients_reach", {}, 0),
        ("recipients_reach", {"recipients": AT_HOME, "people_places": ["mainland_china"]}, 1),
        ("recipients_reach", {"recipients": ABROAD}, 2),
        ("recipients_reach", {"recipients": AT_HOME * 1, "made_public": "yes"}, 2),
        ("recipients_reach", {"remote_access_abroad": "yes", "people_places": ["japan"]}, 1),
        ("scale_continuity", {"people_count": 100_000}, 0),
        ("scale_continuity", {"people_count": 100_001}, 1),
        ("scale_continuity", {"people_count": 10_000_000}, 1),
        ("scale_continuity", {"people_count": 10_000_001}, 2),
        ("scale_continuity", {"people_count": 10_000, "exposure_continuity": "regular"}, 0),
        ("scale_continuity", {"people_count": 10_001, "exposure_continuity": "regular"}, 1),
        ("scale_continuity", {"people_count": 1_000_001, "exposure_continuity": "regular"}, 2),
        ("scale_continuity", {"people_count": 5, "exposure_continuity": "continuous"}, 1),
        ("opacity_novelty", {"new_technology": ["machine_learning"]}, 1),
        ("opacity_novelty", {"automated_decisions": "decides_minor"}, 1),
        ("opacity_novelty", {"automated_decisions": "decides_significant"}, 2),
        ("attractiveness_history", {"incident_history": "in_sector"}, 1),
        ("attractiveness_history", {"incident_history": "here_minor"}, 2),
        ("dependence", {"people_groups": ["employees"]}, 1),
        ("dependence", {"exposure_dependence": "cannot_refuse"}, 2),
        ("repurposing", {"dataset_matching": "yes"}, 1),
        ("repurposing", {"dataset_matching": "yes", "data_items": INFERRED}, 2),
        ("repurposing", {"sold_or_shared": "sold"}, 2),
        ("vulnerability", {"people_groups": ["elderly"]}, 1),
        ("vulnerability", {"people_groups": ["children_under_14"]}, 2),
        ("change_pace", {"exposure_change": "changing"}, 1),
    ],
)
def test_points_by_hand(factor: str, changes: dict[str, Any], wanted: int) -> None:
    assert points(factor, **changes) == (wanted, wanted)


def test_an_open_answer_gives_an_interval_and_an_unknown_one_the_most() -> None:
    assert points("interfaces", exposure_interfaces=None) == (0, 2)
    assert points("interfaces", exposure_interfaces=None, systems=CLOUD) == (1, 2)
    assert points("interfaces", exposure_interfaces="?") == (2, 2)
    assert points("scale_continuity", people_count="?") == (2, 2)
    assert points("scale_continuity", people_count=None, exposure_continuity="continuous") == (1, 2)


def test_a_score_names_the_answers_it_rests_on_and_no_others() -> None:
    scored = factors(shipped(), talk(exposure_interfaces="partners", systems=CLOUD), {})
    named = [step.facts["question"] for step in scored["interfaces"].step.because]
    assert named == ["exposure_interfaces", "systems"]
    alone = factors(shipped(), talk(exposure_interfaces="open_internet"), {})["interfaces"].step.because
    assert [step.facts["question"] for step in alone] == ["exposure_interfaces"]
    assert factors(shipped(), talk(), {})["interfaces"].step.because == ()
