"""The strength of controls by hand: weights, values, bands at their edges, and how a missing key control caps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from pia_app.model import Library
from pia_app.rules.controls import Rated, rate, rate_done, strength
from tests.rules.hand import APPROVED, NOT_APPLICABLE, VERIFIED, talk
from tests.support import shipped

PLAIN = ("leavers_removed", "patching", "mfa")  # weights 1 to 3 are given by hand; none of them is key
KEY = "access_least_privilege"


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


def rated(**plain: Any) -> Mapping[str, Rated]:
    return rate(shipped(), talk(**plain), {})


def judged(weights: Mapping[str, int], **plain: Any) -> tuple[float, float, str, str]:
    found = strength(shipped().method, "x", weights, rated(**plain))
    return found.low, found.high, found.band_low, found.band_high


@pytest.mark.parametrize(
    ("answer", "worth"),
    [
        (VERIFIED, (1.0, 1.0)),
        ("yes", (0.75, 0.75)),
        ("partly", (0.4, 0.4)),
        ("no", (0.0, 0.0)),
        ("?", (0.0, 0.0)),
        (None, (0.0, 1.0)),
        ({**VERIFIED, "value": "partly"}, (0.4, 0.4)),
        ({**VERIFIED, "value": "no"}, (0.0, 0.0)),
        ({**VERIFIED, "state": "unknown"}, (0.0, 0.0)),
    ],
)
def test_what_an_answer_is_worth(answer: Any, worth: tuple[float, float]) -> None:
    assert rated(mfa=answer)["mfa"].worth == worth


@pytest.mark.parametrize("answer", [APPROVED, NOT_APPLICABLE])
def test_what_does_not_apply_is_left_out(answer: Any) -> None:
    assert "mfa" not in rated(mfa=answer)
    assert judged({"mfa": 3, "patching": 1}, mfa=answer, patching="yes") == (0.75, 0.75, "adequate", "adequate")


def test_a_control_that_is_not_asked_is_left_out() -> None:
    assert "consent_explicit" not in rated(consent_explicit="no")
    consent = [{"purpose": "p", "basis_pipl": "consent"}]
    assert rated(purposes=consent, consent_explicit="no")["consent_explicit"].worth == (0.0, 0.0)


def test_a_control_that_may_still_be_asked_counts_from_worst_to_best() -> None:
    assert rated(purposes=None)["consent_explicit"].worth == (0.0, 1.0)


def test_the_share_is_the_weighted_mean() -> None:
    weights = {"leavers_removed": 3, "patching": 2, "mfa": 1}
    low, high, *bands = judged(weights, leavers_removed="yes", patching="partly", mfa="no")
    assert low == high == pytest.approx((3 * 0.75 + 2 * 0.4 + 1 * 0) / 6)
    assert bands == ["weak", "weak"]


def test_open_controls_give_the_share_from_worst_to_best() -> None:
    low, high, worst, best = judged({"leavers_removed": 1, "patching": 1}, leavers_removed=VERIFIED)
    assert (low, high, worst, best) == (0.5, 1.0, "weak", "strong")


@pytest.mark.parametrize(
    ("share", "band"),
    [
        (0.0, "absent"),
        (0.2999, "absent"),
        (0.3, "weak"),
        (0.5999, "weak"),
        (0.6, "adequate"),
        (0.8499, "adequate"),
        (0.85, "strong"),
        (1.0, "strong"),
    ],
)
def test_the_bands_begin_at_their_edges(library: Library, share: float, band: str) -> None:
    one = {"x": Rated(question="x", worth=(share, share), caps=(4, 4), key=False, state="yes")}
    found = strength(library.method, "x", {"x": 2}, one)
    assert (found.band_low, found.band_high) == (band, band)


def test_a_sum_that_is_an_edge_but_for_rounding_reaches_it(library: Library) -> None:
    worth = {f"x{n}": Rated(question="x", worth=(0.1, 0.1), caps=(4, 4), key=False, state="x") for n in range(3)}
    worth |= {f"y{n}": Rated(question="y", worth=(0.5, 0.5), caps=(4, 4), key=False, state="y") for n in range(3)}
    found = strength(library.method, "x", dict.fromkeys(worth, 1), worth)
    assert found.low == pytest.approx(0.3)
    assert found.band_low == "weak"


def test_nothing_to_count_is_absent(library: Library) -> None:
    found = strength(library.method, "x", {"mfa": 1}, {})
    assert (found.low, found.high, found.band_low, found.counted) == (0.0, 0.0, "absent", 0)


@pytest.mark.parametrize(
    ("key", "bands"),
    [
        ("no", ("weak", "weak")),
        ("?", ("weak", "weak")),
        ("partly", ("adequate", "adequate")),
        ("yes", ("strong", "strong")),
        (VERIFIED, ("strong", "strong")),
        (None, ("weak", "strong")),
        (APPROVED, ("strong", "strong")),
    ],
)
def test_a_missing_key_control_caps_what_the_others_may_do(library: Library, key: Any, bands: tuple[str, str]) -> None:
    assert library.question[KEY].key
    weights = dict.fromkeys(PLAIN, 3) | {"stress_tests": 3, KEY: 1}
    others = dict.fromkeys((*PLAIN, "stress_tests"), VERIFIED)
    _, _, low, high = judged(weights, **others, **{KEY: key})
    assert (low, high) == bands


def test_a_cap_never_lifts_a_weaker_band() -> None:
    weights = dict.fromkeys(PLAIN, 3) | {KEY: 1}
    assert judged(weights, **dict.fromkeys(PLAIN, "no"), **{KEY: "partly"})[2:] == ("absent", "absent")


def test_the_step_holds_all_that_the_share_is_made_of(library: Library) -> None:
    weights = {"leavers_removed": 3, KEY: 2}
    found = strength(library.method, "s", weights, rated(leavers_removed=VERIFIED, **{KEY: "no"}))
    assert found.step.facts["uncapped"] == "adequate"
    assert found.step.facts["band"] == ("weak", "weak")
    parts = [(s.facts["question"], s.facts["weight"], s.facts["value"], s.facts["key"]) for s in found.step.because]
    assert parts == [("leavers_removed", 3, (1.0, 1.0), False), (KEY, 2, (0.0, 0.0), True)]
    assert found.low == pytest.approx(sum(w * v[0] for _, w, v, _ in parts) / sum(w for _, w, _, _ in parts))


def test_a_task_done_is_worth_a_yes_and_never_less_than_before(library: Library) -> None:
    asked = talk(mfa="no", patching=VERIFIED, leavers_removed="partly")
    now = rate(library, asked, {})
    done = rate_done(library, asked, now, {"mfa": "yes", "patching": "yes"}, {})
    assert (done["mfa"].worth, done["mfa"].state) == ((0.75, 0.75), "done")
    assert (done["patching"].worth, done["patching"].state) == ((1.0, 1.0), "yes_verified")
    assert done["leavers_removed"] is now["leavers_removed"]
    assert now["mfa"].worth == (0.0, 0.0)
