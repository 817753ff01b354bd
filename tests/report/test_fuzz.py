"""Templates with random damage: each is refused or filled, and none makes the program fail."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from pia_app.demo import template_context
from pia_app.errors import FaultyFiles, ReportError
from pia_app.report.making import Order, make
from tests.report.support import DAY
from tests.report.workshop import data_of
from tests.support import ROOT

FIXTURES = sorted((ROOT / "tests" / "report" / "fixtures").glob("*.docx"))
TAGS = (*(b"{{ }} {% %} {%p {%tr {#  | 9 -".split(b" ")), b"{%tr for x in y %}", b"{% endfor %}", b"{{r x }}")
MARKUP = (
    *tuple(b"<w:p> </w:p> <w:t> </w:r> < > & ]]> <!-- <w:tbl> <w:tr/> <w:p/>".split()),
    b"\x00",
    b"\xff",
    b"(" * 200,
)


@lru_cache(maxsize=1)
def context() -> Mapping[str, Any]:
    return template_context("en")


def damaged_file(data: bytes, dice: random.Random) -> bytes:
    """Flip, cut and double bytes of the file itself."""
    changed = bytearray(data)
    for _ in range(dice.randrange(1, 6)):
        at = dice.randrange(len(changed))
        changed[at] ^= 1 << dice.randrange(8)
    if dice.random() < 0.2:
        del changed[dice.randrange(len(changed)) :]
    return bytes(changed)


def damaged_part(data: bytes, dice: random.Random) -> bytes:
    """Put pieces of tags and markup into a part, or take something out."""
    changed = bytearray(data)
    for _ in range(dice.randrange(1, 4)):
        kind = dice.random()
        texts = [match.end() for match in re.finditer(rb"<w:t[^>]*>[^<]{0,9}", changed)]
        at = dice.choice(texts) if texts and kind < 0.6 else dice.randrange(len(changed) + 1)
        if kind < 0.9:
            changed[at:at] = dice.choice(TAGS if kind < 0.8 else MARKUP)
        else:
            del changed[at : at + dice.randrange(1, 40)]
    return bytes(changed)


def damaged(path: Path, dice: random.Random) -> bytes:
    if dice.random() < 0.3:
        return damaged_file(path.read_bytes(), dice)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice([n for n in parts if n.endswith(("document.xml", "core.xml", ".rels", "Types].xml", "1.xml"))])
    return data_of({**parts, name: damaged_part(parts[name], dice)})


def try_one(folder: Path, seed: int) -> str:
    """Make a report of a damaged template; return what came of it."""
    dice = random.Random(seed)
    path = folder / "t.docx"
    path.write_bytes(damaged(dice.choice(FIXTURES), dice))
    try:
        make(Order(template=path, context=context(), language="en", today=DAY, expected=(), typed=(), foreign=True))
    except (FaultyFiles, ReportError):
        return "refused"
    return "made"


def test_a_hundred_damaged_templates_are_refused_or_filled(tmp_path: Path) -> None:
    outcomes = [try_one(tmp_path, seed) for seed in range(100)]
    assert set(outcomes) == {"refused", "made"}


@pytest.mark.campaign
def test_ten_thousand_damaged_templates_are_refused_or_filled(tmp_path: Path) -> None:
    outcomes = [try_one(tmp_path, seed) for seed in range(1_000, 11_000)]
    assert outcomes.count("refused") > 1_000
