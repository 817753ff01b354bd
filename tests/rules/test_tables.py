"""The printed tables, cell by cell, and the six anchors of the method (K1 to K6) straight on them."""

from __future__ import annotations

import pytest

from pia_app.model import Interval, Library, Step
from pia_app.rules.controls import Rated, strength
from pia_app.rules.judged import Judged
from pia_app.rules.risk import level
from tests.support import shipped

LOW, MEDIUM, HIGH, CRITICAL = 1, 2, 3, 4
MATRIX = {
    4: (MEDIUM, HIGH, CRITICAL, CRITICAL),
    3: (MEDIUM, MEDIUM, HIGH, CRITICAL),
    2: (LOW, MEDIUM, MEDIUM, HIGH),
    1: (LOW, LOW, MEDIUM, MEDIUM),
}
LOWERED = {4: (4, 3, 2, 2), 3: (3, 3, 2, 1), 2: (2, 2, 1, 1), 1: (1, 1, 1, 1)}
BANDS = ("absent", "weak", "adequate", "strong")


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


def number(low: int, high: int) -> Judged:
    return Judged(Interval(low, high), Step(rule="x", facts={}))


def band_of(library: Library, share: float) -> str:
    one = {"x": Rated(question="x", worth=(share, share), caps=(4, 4), key=False, state="x")}
    return strength(library.method, "x", {"x": 1}, one).band_low


@pytest.mark.parametrize("severity", range(1, 5))
@pytest.mark.parametrize("likelihood", range(1, 5))
def test_the_matrix_is_table_d_5(library: Library, severity: int, likelihood: int) -> None:
    found = level(library.method, "inherent", number(severity, severity), number(likelihood, likelihood))
    wanted = MATRIX[severity][likelihood - 1]
    assert found.pair == (wanted, wanted)


@pytest.mark.parametrize("severity", range(1, 5))
@pytest.mark.parametrize("likelihood", range(1, 5))
def test_the_matrix_is_the_product_in_bands(severity: int, likelihood: int) -> None:
    product = severity * likelihood
    wanted = LOW if product <= 2 else MEDIUM if product <= 6 else HIGH if product <= 9 else CRITICAL
    assert MATRIX[severity][likelihood - 1] == wanted


def test_an_interval_reads_the_cells_at_its_ends(library: Library) -> None:
    found = level(library.method, "current", number(1, 3), number(2, 4))
    assert found.pair == (LOW, CRITICAL)
    matrix = found.step.because[2]
    assert (matrix.rule, matrix.facts) == ("matrix", {"severity": (1, 3), "likelihood": (2, 4), "level": (1, 4)})


@pytest.mark.parametrize("likelihood", range(1, 5))
def test_the_control_table(library: Library, likelihood: int) -> None:
    assert library.method.control_table[likelihood - 1] == LOWERED[likelihood]
    assert tuple(band for band, _ in library.method.bands) == BANDS


# Severity, inherent likelihood, strength of controls, and the level (legal.md C10; K4 with severity 4 by §0 j).
ANCHORS = {
    "K1 newsletter with double opt-in": (1, 2, 0.90, LOW),
    "K2 delivery data of a web shop": (2, 3, 0.75, MEDIUM),
    "K3 hospital booking, good controls": (4, 3, 0.90, MEDIUM),
    "K3 hospital booking, middling controls": (4, 3, 0.70, HIGH),
    "K4 fingerprints for attendance": (4, 2, 0.40, HIGH),
    "K5 aggregate analytics": (1, 1, 0.80, LOW),
    "K6 advertising on location history": (4, 4, 0.20, CRITICAL),
}


@pytest.mark.parametrize("anchor", ANCHORS)
def test_the_anchors(library: Library, anchor: str) -> None:
    severity, likelihood, share, wanted = ANCHORS[anchor]
    lowered = LOWERED[likelihood][BANDS.index(band_of(library, share))]
    found = level(library.method, "current", number(severity, severity), number(lowered, lowered))
    assert found.pair == (wanted, wanted)


def test_no_strength_of_controls_ever_raises_a_level_and_a_stronger_one_never_does(library: Library) -> None:
    for severity in range(1, 5):
        for likelihood in range(1, 5):
            before = MATRIX[severity][likelihood - 1]
            for step in range(21):
                lowered = LOWERED[likelihood][BANDS.index(band_of(library, step / 20))]
                now = MATRIX[severity][lowered - 1]
                assert now <= before
                before = now
