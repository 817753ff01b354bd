"""The long runs as tests: `pytest -m campaign tests/campaigns`."""

from __future__ import annotations

import shutil

import pytest

from pia_app.report.office import programs
from tests.campaigns import bitflips, kills, powerloss, resave

pytestmark = pytest.mark.campaign
needs_strace = pytest.mark.skipif(not shutil.which("strace"), reason="strace records what the program writes")
needs_office = pytest.mark.skipif(programs().office is None, reason="LibreOffice opens and saves the reports")


def test_a_thousand_flipped_bits_are_noticed() -> None:
    assert bitflips.run(1000) == 0


def test_a_thousand_kills_lose_nothing() -> None:
    assert kills.run(1000) == 0


@needs_strace
def test_a_thousand_power_cuts_lose_nothing() -> None:
    assert set(powerloss.run(1000)) == {"sound"}


@needs_strace
def test_without_waiting_for_the_disk_power_cuts_do_lose_something() -> None:
    assert set(powerloss.run(200, way="write-unsafely")) != {"sound"}


@needs_office
def test_libreoffice_keeps_the_text_of_every_built_in_report() -> None:
    assert resave.run() == 0
