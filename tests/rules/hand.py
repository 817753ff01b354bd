"""Answers written by hand, and the shipped library with one part replaced, for sums that a reader can redo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pia_app.model import ActivityEvaluation, Answer, Library, ProcessingActivity, Question
from pia_app.model.plain import from_plain
from pia_app.rules.applicability import Interview, interview
from pia_app.rules.evaluate import evaluate_activity
from tests.support import shipped

VERIFIED = {"state": "given", "value": "yes", "evidence": [{"what": "w", "provided_by": "A", "verified_by": "B"}]}
NOT_APPLICABLE = {"state": "not_applicable", "reason": "r"}
APPROVED = {**NOT_APPLICABLE, "answered_by": "A", "approved_by": "B"}

# A small and harmless use that every law reaches: nothing sensitive, nobody vulnerable, no machine that decides.
HARMLESS: Mapping[str, Any] = {
    "our_role": "controller",
    "processing_started": "planned",
    "purposes": [{"purpose": "newsletter", "basis_pipl": "contract", "basis_gdpr": "contract"}],
    "purpose_kinds": ["service_delivery"],
    "people_groups": ["customers"],
    "people_count": 100,
    "people_places": ["mainland_china", "eea", "california"],
    "organisation_places": ["mainland_china", "eea", "california"],
    "targets_places": [],
    "large_effect": "no",
    "gdpr_large_scale": "no",
    "gdpr_national_list": "neither",
    "ccpa_business": ["hundred_thousand_consumers"],
    "ccpa_exempt_data": "none",
    "data_items": [{"item": "email", "source": "from_person"}],
    "systems": [{"name": "s", "hosting": "own"}],
    "recipients": [],
    "remote_access_abroad": "no",
    "made_public": "no",
    "sold_or_shared": "none",
    "automated_decisions": "none",
    "affects_livelihood": "no",
    "personalised_push": "no",
    "direct_marketing": "no",
    "monitoring": "none",
    "public_place_imaging": "no",
    "dataset_matching": "no",
    "new_technology": ["none"],
    "blocks_service": "no",
    "incident_history": "none",
    "exposure_interfaces": "internal_only",
    "exposure_staff_access": "few",
    "exposure_continuity": "once",
    "exposure_opacity": "expected",
    "exposure_dependence": "free",
    "exposure_copies": "one_place",
    "exposure_attractiveness": "low",
    "exposure_change": "stable",
    "exposure_contact_intensity": "rare",
    "harm_autonomy": "low",
    "harm_discrimination": "low",
    "harm_distress": "low",
    "harm_injury": "low",
}


def answers(**plain: Any) -> dict[str, Answer]:
    """Return the harmless answers with some changed, in the short forms; None takes an answer back."""
    given = {**HARMLESS, **plain}
    library = shipped()
    assert set(given) <= set(library.question), set(given) - set(library.question)
    return {name: from_plain(value) for name, value in given.items() if value is not None}


def talk(**plain: Any) -> Interview:
    """Return the interview about a harmless activity with some answers changed."""
    library = shipped()
    return interview(library, answers(**plain), tuple(library.regime))


def judge(
    regimes: tuple[str, ...] | None = None, library: Library | None = None, /, **plain: Any
) -> ActivityEvaluation:
    """Judge a harmless activity with some answers changed; answers asked once may stand among them."""
    library = library or shipped()
    given = answers(**plain)
    shared = {n: a for n, a in given.items() if library.question[n].scope == "assessment"}
    own = {n: a for n, a in given.items() if n not in shared}
    chosen = tuple(library.regime) if regimes is None else regimes
    return evaluate_activity(library, ProcessingActivity(id="a", name="a", answers=own), shared, chosen)


def with_question(question_id: str, **fields: Any) -> Library:
    """Return the shipped library with some fields of one question replaced."""
    library = shipped()
    changed: Question = replace(library.question[question_id], **fields)
    return replace(library, questions=tuple(changed if q.id == question_id else q for q in library.questions))
