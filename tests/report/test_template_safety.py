"""A template from a stranger: its tags reach nothing, and every one that tries is refused with its place."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from pia_app.errors import FaultyFiles
from pia_app.report.template import ReportTemplate
from tests.report.bombs import BOMBS
from tests.report.hostile import CONTEXT, PAYLOADS
from tests.report.workshop import PART_OF, PLACES, document, p, package, packed, with_text
from tests.support import ROOT

BLANK = re.compile(r"\((?:part|tag|text|name|why|what|near|word|wanted|record|right|character|limit|fields|list)\)")


@lru_cache(maxsize=1)
def tried() -> dict[str, Any]:
    """Try every hostile tag at every place in a process of its own, which listens to all that Python does."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.report.hostile", folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        found["left"] = [path.name for path in (Path(folder) / "arena").iterdir()]
        found["templates"] = len(list((Path(folder) / "templates").iterdir()))
    return found


def test_hostile_tags_open_nothing_start_nothing_and_leave_nothing() -> None:
    assert len(PAYLOADS) >= 40
    assert tried()["heard"] == []
    assert tried()["left"] == []
    assert tried()["templates"] == len(PAYLOADS) * 8


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_tag_is_refused_at_every_place_with_part_text_and_sentence(payload: str) -> None:
    written = " ".join(PAYLOADS[payload].split())
    for place in PLACES:
        told = tried()["results"][f"{payload}/{place}"]
        assert told["codes"], place
        assert set(told["parts"]) == {PART_OF[place]}
        assert all(text.strip("\u2026") and text.strip("\u2026") in written for text in told["texts"]), place
        assert told["said"]["en"] != told["said"]["zh-CN"]
        for sentence in told["said"].values():
            assert ".docx: " in sentence
            assert not BLANK.search(sentence)


@pytest.mark.parametrize("payload", [name for name in PAYLOADS if name != "rich text"])
def test_a_hostile_tag_that_nobody_checked_is_refused_all_the_same(payload: str) -> None:
    assert all(tried()["results"][f"{payload}/{place}"]["refused"] for place in PLACES)


@pytest.mark.parametrize("place", PLACES)
def test_plain_tags_work_everywhere(place: str, tmp_path: Path) -> None:
    text = "{{ a.name }}{% for x in a.items %}{{ loop.index }}{{ x|upper }}{% endfor %}"
    text += "{% if n > 2 %}!{% endif %}{{ a.keys }}"
    rendered = ReportTemplate(packed(tmp_path, with_text(place, text))).render(CONTEXT)
    assert b"x1122!k" in rendered[PART_OF[place]]


def test_a_tag_cut_into_runs_by_word_is_joined(tmp_path: Path) -> None:
    cut = "{</w:t></w:r><w:r><w:t>{ a.</w:t></w:r><w:r><w:t>name }</w:t></w:r><w:r><w:t>}"
    body = document(f"<w:p><w:r><w:t>{cut}</w:t></w:r></w:p>")
    rendered = ReportTemplate(packed(tmp_path, {**package(p("x")), "word/document.xml": body})).render(CONTEXT)
    assert b">x<" in rendered["word/document.xml"]


@pytest.mark.parametrize("place", PLACES)
def test_what_a_person_typed_is_never_taken_for_a_tag(place: str, tmp_path: Path) -> None:
    typed = "{{ 7*7 }} {% if x %} {# note #} </w:t><w:t>"
    rendered = ReportTemplate(packed(tmp_path, with_text(place, "{{ typed }}"))).render({"typed": typed})
    kept = typed.replace("<", "&lt;").replace(">", "&gt;").encode()
    assert kept in rendered[PART_OF[place]]


@pytest.fixture(scope="module")
def bombs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bombs")
    subprocess.run([sys.executable, "-m", "tests.report.bombs", folder, "write"], cwd=ROOT, check=True)
    return folder


def opened(folder: Path, *names: str) -> dict[str, Any]:
    """Open bombs in a process of its own, which tells what it cost."""
    command = [sys.executable, "-m", "tests.report.bombs", str(folder), *names]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_bomb_is_refused_within_a_second(bombs: Path) -> None:
    assert len(BOMBS) >= 12
    for name, (codes, seconds) in opened(bombs)["results"].items():
        assert BOMBS[name][0] in codes, name
        assert seconds < 1, name


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")
@pytest.mark.parametrize("bomb", ["many attributes", "many large parts"])
def test_the_heaviest_bombs_take_little_memory(bomb: str, bombs: Path) -> None:
    assert 0 < opened(bombs, bomb)["most"] < 200_000


def test_a_template_is_refused_with_everything_that_is_wrong_with_it(tmp_path: Path) -> None:
    parts = package(p("x"))
    parts["word/vbaProject.bin"] = b"x"
    parts["word/styles.xml"] = b"<broken"
    with pytest.raises(FaultyFiles) as caught:
        ReportTemplate(packed(tmp_path, parts))
    assert {fault.code for fault in caught.value.faults} == {"docx_active", "docx_not_xml"}
