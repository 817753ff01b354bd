"""A library damaged at random is either sound enough to judge by or refused with its faults; nothing else happens."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pia_app.errors import FaultyFiles
from pia_app.library import decode, encode, load
from pia_app.model import Library
from pia_app.rules import evaluate
from pia_app.wording import Words, derivation, explain, summary
from tests.library.broken import Copy
from tests.library.mutation import flip, misplace
from tests.support import assessment_of, random_answers


def try_out(library: Library, seed: int) -> None:
    """Use every part of a library that was let in."""
    own, shared = random_answers(library, seed, 0.8)
    (result,) = evaluate(library, assessment_of(own, shared, library)).activities
    for language in library.languages:
        words = Words(library, language)
        assert all(line.text is not None for line in derivation(words, result.derivation))
        assert all(summary(words, risk) for risk in result.risks)
        assert all(words.citation(r) for question in library.questions for r in question.references)
    kept = encode(library)
    assert encode(decode(kept)) == kept


def damage(copy: Copy, seed: int, *, bytewise: bool) -> None:
    dice = random.Random(seed)
    files = sorted(p.relative_to(copy.root).as_posix() for p in copy.root.rglob("*.yaml") if p.name != "cases.yaml")
    path: Path = copy.path(dice.choice(files))
    path.write_bytes(flip(path.read_bytes(), dice) if bytewise else misplace(path, dice))
    try:
        library = load(copy.root)
    except FaultyFiles as error:
        assert error.faults
        assert all(fault.file and fault.line >= 0 and fault.code for fault in error.faults)
        assert all(explain(language, error).count("\n") >= len(error.faults) for language in ("en", "zh-CN"))
    else:
        try_out(library, seed)


@pytest.mark.parametrize("bytewise", [True, False], ids=["bytes", "parts"])
def test_damaged_libraries_load_or_are_refused(copy: Copy, bytewise: bool) -> None:
    for seed in range(30):
        damage(copy, seed, bytewise=bytewise)
        copy.restore()


@pytest.mark.campaign
@pytest.mark.parametrize("bytewise", [True, False], ids=["bytes", "parts"])
def test_a_thousand_damaged_libraries_load_or_are_refused(copy: Copy, bytewise: bool) -> None:
    for seed in range(1_000, 2_000):
        damage(copy, seed, bytewise=bytewise)
        copy.restore()
