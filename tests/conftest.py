"""What every test gets: a search for cycles that comes seldom, and the shipped questionnaire read once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from pia_app import library
from pia_app.model import Library
from tests.support import CUSTOMER_DATA

# Python looks through all living objects again and again, and a library with its evaluations has a million of them:
# that was a third of the time of the suite. Searched less often, cycles are found all the same.
gc.set_threshold(200_000, 20, 20)


@pytest.fixture(autouse=True, scope="session")
def read_once() -> Iterator[None]:
    """Read the shipped questionnaire from its files once for all tests: its records are frozen."""
    load, kept = library.load, lru_cache(maxsize=1)(library.load)

    def loaded(folder: Path) -> Library:
        return kept(folder) if folder == CUSTOMER_DATA else load(folder)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(library, "load", loaded)
        yield
