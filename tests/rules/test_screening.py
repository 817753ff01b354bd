"""Screening by hand: whether a law reaches an activity, whose duty it is, and what demands an assessment."""

from __future__ import annotations

from typing import Any

import pytest

from pia_app.model import Screening
from tests.rules.small_law import Counted, Exemption, Role, Rule, SetAside, Trigger, judged, rule, small

SENSITIVE = rule(Trigger, "small_sold", "sold_or_shared == 'sold'", outcome="mandatory")
PUSH = rule(Trigger, "small_push", "personalised_push == 'yes'", outcome="recommended")
HERE = rule(Rule, "small_here", "'singapore' in people_places")
HOME = rule(Rule, "small_home", "affects_livelihood == 'yes'")
ROLES = {
    "controller": rule(Role, "controller", bound=True),
    "joint": rule(Role, "joint", bound=True),
    "processor": rule(Role, "processor", bound=False),
}
COUNTED = rule(
    Counted,
    "small_counted",
    presumed_from=2,
    recommended_from=1,
    criteria=(
        rule(Rule, "small_one", "dataset_matching == 'yes'"),
        rule(Rule, "small_two", "blocks_service == 'yes'"),
        rule(Rule, "small_three", "public_place_imaging == 'yes'"),
    ),
)


def screened(fields: dict[str, Any], **plain: Any) -> Screening:
    return judged(small(**fields), **plain).screening


def outcome(fields: dict[str, Any], **plain: Any) -> str:
    return screened(fields, **plain).outcome


@pytest.mark.parametrize(
    ("sold", "expected"),
    [("sold", "mandatory"), ("none", "not_required"), (None, "cannot_decide"), ("?", "cannot_decide")],
)
def test_a_trigger_demands_an_assessment_and_what_nobody_knows_decides_nothing(sold: Any, expected: str) -> None:
    found = screened({"triggers": (SENSITIVE,)}, sold_or_shared=sold)
    assert found.outcome == expected
    assert found.missing == (("sold_or_shared",) if expected == "cannot_decide" else ())


def test_a_reason_names_the_fact_that_set_it_off_and_its_article() -> None:
    found = screened({"triggers": (SENSITIVE,)}, sold_or_shared="sold").reasons[-1]
    assert (found.kind, found.rule.id, found.facts, found.rule.cite.article) == (
        "trigger", "small_sold", ("sold_or_shared",), "1"
    )  # fmt: skip


def test_a_recommendation_gives_way_to_a_duty_and_waits_for_one_that_is_open() -> None:
    both = {"triggers": (SENSITIVE, PUSH)}
    assert outcome(both, personalised_push="yes") == "recommended"
    assert outcome(both, personalised_push="yes", sold_or_shared="sold") == "mandatory"
    assert outcome(both, personalised_push="yes", sold_or_shared=None) == "cannot_decide"


@pytest.mark.parametrize(
    ("places", "expected"),
    [(["singapore"], "mandatory"), (["japan"], "not_applicable"), (None, "cannot_decide"), ("?", "cannot_decide")],
)
def test_a_law_demands_nothing_where_it_does_not_reach(places: Any, expected: str) -> None:
    fields = {"applies": (HERE,), "triggers": (SENSITIVE,)}
    assert outcome(fields, sold_or_shared="sold", people_places=places) == expected


def test_an_exclusion_takes_an_activity_out_and_one_that_may_hold_leaves_it_open() -> None:
    fields = {"applies": (HERE,), "excluded": (HOME,), "triggers": (SENSITIVE,)}
    said = {"sold_or_shared": "sold", "people_places": ["singapore"]}
    assert outcome(fields, **said, affects_livelihood="yes") == "not_applicable"
    assert outcome(fields, **said, affects_livelihood=None) == "cannot_decide"


def test_whoever_is_not_bound_by_the_law_owes_no_assessment_and_an_unknown_role_decides_nothing() -> None:
    fields = {"roles": ROLES, "triggers": (SENSITIVE,)}
    assert outcome(fields, sold_or_shared="sold", our_role="controller") == "mandatory"
    assert outcome(fields, sold_or_shared="sold", our_role="joint") == "mandatory"
    assert outcome(fields, sold_or_shared="sold", our_role="processor") == "not_required"
    for unknown in (None, "?"):
        found = screened(fields, sold_or_shared="sold", our_role=unknown)
        assert (found.outcome, found.missing) == ("cannot_decide", ("our_role",))


def test_criteria_count_together() -> None:
    fields = {"counted": (COUNTED,)}
    assert outcome(fields) == "not_required"
    assert outcome(fields, dataset_matching="yes") == "recommended"
    two = screened(fields, dataset_matching="yes", blocks_service="yes")
    assert (two.outcome, two.presumed) == ("mandatory", True)
    assert outcome(fields, dataset_matching="yes", blocks_service="yes", public_place_imaging="?") == "mandatory"
    assert outcome(fields, dataset_matching="yes", blocks_service=None) == "cannot_decide"


def test_a_presumption_yields_to_reasons_with_a_name_and_to_nothing_less() -> None:
    way = SetAside(when="remote_access_abroad", reasons="activity_summary", by="benefits_people")
    fields = {"counted": (COUNTED,), "set_aside": way}
    said = {"dataset_matching": "yes", "blocks_service": "yes", "remote_access_abroad": "yes"}
    assert outcome(fields, **said) == "mandatory"
    assert outcome(fields, **said, activity_summary="because") == "mandatory"
    assert outcome(fields, **said, activity_summary="because", benefits_people="  ") == "mandatory"
    found = screened(fields, **said, activity_summary="because", benefits_people="A. Person")
    assert found.outcome == "recommended"
    assert [r.kind for r in found.reasons][-1] == "set_aside"
    duty = {**fields, "triggers": (SENSITIVE,)}
    assert outcome(duty, **said, activity_summary="x", benefits_people="y", sold_or_shared="sold") == "mandatory"


def test_an_exemption_lifts_the_triggers_it_names_and_no_others() -> None:
    lifting = rule(Exemption, "small_exempt", "affects_livelihood == 'yes'", lifts=("small_sold",))
    fields = {"triggers": (SENSITIVE, PUSH), "exempt": (lifting,)}
    said = {"sold_or_shared": "sold", "affects_livelihood": "yes"}
    assert outcome(fields, **said) == "not_required"
    assert outcome(fields, **said, personalised_push="yes") == "recommended"
    waiting = screened(fields, sold_or_shared="sold", affects_livelihood=None)
    assert (waiting.outcome, waiting.missing) == ("cannot_decide", ("affects_livelihood",))
    assert outcome(fields, affects_livelihood=None) == "not_required"


def test_what_waits_for_an_earlier_answer_names_that_answer_as_missing() -> None:
    trigger = rule(Trigger, "small_many", "sensitive_people_count >= 100", outcome="mandatory")
    assert screened({"triggers": (trigger,)}, data_items=None).missing == ("data_items",)
