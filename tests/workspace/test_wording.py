"""Everything that storage and workspace can say has a sentence in both languages."""

from __future__ import annotations

import re

import pytest

from pia_app.errors import PiaError
from pia_app.wording import explain
from pia_app.wording.catalogue import sentences
from tests.support import ROOT

FACTS = {"path": "/w.pia", "reason": "r", "date": "d", "needed": 2, "supported": 1, "question": "q", "measure": "m",
         "id": "i", "known": "k", "limit": 1, "why": "w", "found": "f"}  # fmt: skip
KINDS = "sqlite_too|workspace|backup|answer|question|task|activity|name|regime|language|settings|read_only|library"


def codes(kinds: str) -> list[str]:
    sources = [*ROOT.glob("pia_app/storage/*.py"), *ROOT.glob("pia_app/workspace/*.py"), ROOT / "pia_app/settings.py"]
    found = {code for source in sources for code in re.findall(rf'"((?:{kinds})_[a-z_]+)"', source.read_text("utf-8"))}
    validation = (ROOT / "pia_app/rules/validation.py").read_text("utf-8")
    if "answer" in kinds:
        found |= {f"answer_{code}" for code in re.findall(r'(?:return|else) "([a-z_]+)"', validation)}
    return sorted(found - {"library_hash"})


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("code", codes(KINDS))
def test_every_failure_is_explained(language: str, code: str) -> None:
    assert f"error.{code}" in sentences(language)
    blanks = set(re.findall(r"\{(\w+)\}", sentences(language)[f"error.{code}"]))
    assert blanks <= set(FACTS)
    assert "{" not in explain(language, PiaError(code, **FACTS))


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("code", codes("check"))
def test_every_problem_has_a_sentence(language: str, code: str) -> None:
    assert f"check.{code}" in sentences(language)
