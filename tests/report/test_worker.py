"""Filling a stranger's template in another process: whatever becomes of it, the program goes on and nothing is left."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from pia_app import paths, report
from pia_app.errors import FaultyTemplate, PiaError, ReportError
from pia_app.model import Answer
from pia_app.report import child, filling
from pia_app.report.limits import STRANGER, Allowance
from pia_app.report.seal import FORBIDDEN
from pia_app.wording import explain
from tests.report.support import DAY, assessment, evaluation, paragraphs, part, saying
from tests.report.test_text_fidelity import TEXTS
from tests.report.workshop import Parts, line, p, package, packed, table
from tests.support import ROOT, shipped

OLD = b"PK the report of last year"
HASTY = Allowance(seconds=2, memory=450_000_000, output=300_000)
TEXT_LOOP = "{% for t in annex.texts %}"
END = "{% endfor %}"


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep temporary files of this test together, and see that none of them is left."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    yield
    assert list(scratch.iterdir()) == []


def write(target: Path, template: str | Path, **more: object) -> report.ReportResult:
    return report.write(
        shipped(), assessment(), evaluation(), target, language="en", template=template, today=DAY, **more  # type: ignore[arg-type]
    )  # fmt: skip


def stranger(folder: Path, *texts: str) -> Path:
    """Make a template with a paragraph for each text."""
    return packed(folder, package("".join(map(p, texts))))


def house(folder: Path) -> Path:
    """Return our own report as a stranger would hand it in."""
    path = folder / "house.docx"
    path.write_bytes((paths.report_templates() / "standard" / "en.docx").read_bytes())
    return path


def test_a_template_from_elsewhere_is_filled_in_another_process(tmp_path: Path) -> None:
    path = stranger(tmp_path, "{{ report.name }}", "{%p for a in activities %}", "{{ a.name }}", "{%p endfor %}")
    written = write(tmp_path / "r.docx", path)
    assert paragraphs(part(written.path))[:3] == ["Guests", "Activity 1", "Activity 2"]
    assert written.left_out > 0
    assert sorted(found.name for found in tmp_path.iterdir()) == ["r.docx", "scratch", "template.docx"]


def test_our_own_report_is_the_same_from_either_process(tmp_path: Path) -> None:
    here = write(tmp_path / "here.docx", "standard")
    there = write(tmp_path / "there.docx", "standard", cancel=report.Cancel())
    assert here.path.read_bytes() == there.path.read_bytes()
    assert part(write(tmp_path / "r.docx", house(tmp_path)).path).tag == part(here.path).tag


def test_a_faulty_template_is_refused_with_all_its_faults_and_the_old_report_stays(tmp_path: Path) -> None:
    target = tmp_path / "r.docx"
    target.write_bytes(OLD)
    with pytest.raises(FaultyTemplate) as caught:
        write(target, stranger(tmp_path, "{{ report.nam }}", "{{ report.title.x }}", "{% set x = 1 %}"))
    assert [fault.code for fault in caught.value.faults] == [
        "template_unknown_field", "template_field_of_text", "template_set",
    ]  # fmt: skip
    assert "name" in explain("en", caught.value)
    assert target.read_bytes() == OLD


@pytest.mark.parametrize("text", ["all", "control characters"])
def test_a_report_from_another_process_holds_what_was_typed_word_for_word(text: str, tmp_path: Path) -> None:
    typed = {"all": " | ".join(TEXTS.values()), "control characters": "a\x00\x07\x0b\x1f\x7f\ufffe\uffff\ud800b"}[text]
    subject = saying(typed)
    from pia_app.rules import evaluate

    written = report.write(
        shipped(), subject, evaluate(shipped(), subject), tmp_path / "r.docx", language="en",
        template=house(tmp_path), today=DAY,
    )  # fmt: skip
    shown = typed if text == "all" else "a" + "\ufffd" * 8 + "b"
    found = paragraphs(part(written.path))
    assert shown in found
    assert sum(shown in paragraph for paragraph in found) >= 8
    assert written.left_out == 0
    assert (written.replaced > 0) == (text != "all")


def test_texts_that_a_template_does_not_print_are_counted(tmp_path: Path) -> None:
    own = {**assessment().answers, "organisation_name": Answer(value="Example Hotels")}
    subject = replace(assessment(), activities=(), answers=own)
    from pia_app.rules import evaluate

    judged = evaluate(shipped(), subject)
    first, second = (
        report.write(shipped(), subject, judged, tmp_path / "r.docx", language="en", template=path, today=DAY)
        for path in (stranger(tmp_path, "{{ report.name }}"), house(tmp_path))
    )
    assert second.left_out == 0 < first.left_out


def test_a_printed_text_that_would_vanish_is_noticed(tmp_path: Path) -> None:
    contents = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-2" </w:instrText></w:r>'
    contents += '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{{ report.name }}</w:t></w:r>'
    contents += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" '
        'w:styleId="H"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>'
    )
    body = f'<w:p>{contents}</w:p><w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>Heading</w:t></w:r></w:p>'
    parts = {**package(body), "word/styles.xml": styles.encode()}
    with pytest.raises(ReportError) as caught:
        write(tmp_path / "r.docx", packed(tmp_path, parts))
    assert caught.value.code == "report_print_lost"


def loops(depth: int, inner: str = "") -> Parts:
    return package(p(TEXT_LOOP * depth + inner + END * depth))


GREEDY: dict[str, Callable[[], Parts]] = {
    "loops in loops": lambda: loops(6),
    "loops that print": lambda: loops(3, "{{ t }}"),
    "tags that never close": lambda: package(p("{{" * 200_000)),
    "paragraph tags that never close": lambda: package(p("{%p " * 200_000)),
    "a hundred thousand tags": lambda: package(p("{{ report.name }}" * 55_000)),
    "joined by all there is": lambda: package(
        p("{{ annex.texts|join(annex.texts|join(annex.texts|join(annex.texts|join))) }}")
    ),
    "sorted again and again": lambda: loops(2, "{% for x in annex.texts|sort|reverse|sort %}{% endfor %}"),
    "a long chain": lambda: package(p("{{ report.name" + " ~ report.name" * 60_000 + " }}")),
    "many conditions": lambda: package(p("{% if activities %}" + "{% elif stops %}x" * 50_000 + "{% endif %}")),
    "rows in rows": lambda: package(
        table(line("{%tr for a in annex.texts %}"), line("{%tr for b in annex.texts %}"), line("{{ a }}"),
              line("{%tr endfor %}"), line("{%tr endfor %}"))
    ),
    "loops in the title": lambda: package(p("x"), title=TEXT_LOOP * 5 + END * 5),
}  # fmt: skip


LARGE = ("a hundred thousand tags", "a long chain")  # a fast machine may fill these in time, and may


def outcome(target: Path, template: Path) -> str:
    """Return why a report was not written, told in sentences, or "filled"."""
    try:
        write(target, template)
    except PiaError as error:
        assert all(error.code not in explain(language, error) for language in ("en", "zh-CN"))
        return error.code
    return "filled"


def test_greedy_templates_are_stopped_and_the_program_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "STRANGER", HASTY)
    assert len(GREEDY) >= 8

    def stopped(name: str) -> tuple[str, float]:
        folder = tmp_path / name
        folder.mkdir()
        template = packed(folder, GREEDY[name]())
        target = folder / "r.docx"
        target.write_bytes(OLD)
        began = time.monotonic()
        code = outcome(target, template)
        assert (target.read_bytes() == OLD) == (code != "filled")
        assert sorted(path.name for path in folder.iterdir()) == ["r.docx", "template.docx"]
        return code, time.monotonic() - began

    with ThreadPoolExecutor(max_workers=6) as pool:
        outcomes = dict(zip(GREEDY, pool.map(stopped, GREEDY), strict=True))
    allowed = {"render_too_long", "render_too_much_memory", "render_too_large", "faulty_template"}
    assert {code for name, (code, _) in outcomes.items() if name not in LARGE or code != "filled"} <= allowed
    assert outcomes["loops in loops"][0] == "render_too_long"
    assert all(seconds < 10 for _, seconds in outcomes.values()), outcomes


def test_a_template_that_takes_too_much_memory_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "STRANGER", replace(HASTY, seconds=30))
    with pytest.raises(ReportError) as caught:
        write(tmp_path / "r.docx", packed(tmp_path, GREEDY["joined by all there is"]()))
    assert caught.value.code == "render_too_much_memory"


def test_a_template_that_makes_too_large_a_report_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "STRANGER", replace(STRANGER, output=1_000))
    with pytest.raises(ReportError) as caught:
        write(tmp_path / "r.docx", stranger(tmp_path, "{{ report.name }}"))
    assert caught.value.code == "render_too_large"


BROKEN = {
    "crash": ("import os; os.abort()", "render_crashed"),
    "exit": ("raise SystemExit(3)", "render_crashed"),
    "silence": ("pass", "render_crashed"),
    "nonsense": ("print('nonsense')", "render_crashed"),
    "half an answer": ("import sys; sys.stdout.write('{\"left_out\": 0'); sys.stdout.flush(); import os; os.abort()",
                       "render_crashed"),
    "hang": ("while True: pass", "render_too_long"),
    "sleep": ("import time; time.sleep(60)", "render_too_long"),
    "hang while listening": ("import sys, time; sys.stdin.buffer.read(10); time.sleep(60)", "render_too_long"),
    "memory": ("x = bytearray(300_000_000)\nfor n in range(0, len(x), 4096): x[n] = 1\nwhile True: pass",
               "render_too_much_memory"),
    "forbidden": (f"import os; os._exit({FORBIDDEN})", "render_forbidden_act"),
}  # fmt: skip


@pytest.mark.parametrize(("code", "expected"), BROKEN.values(), ids=BROKEN.keys())
def test_a_process_that_crashes_hangs_or_swells_is_told_in_a_sentence(code: str, expected: str) -> None:
    program = [sys.executable, "-c", code]
    seconds = 0.7 if expected == "render_too_long" else 20
    began = time.monotonic()
    with (
        pytest.raises(ReportError) as caught,
        child.Child(Allowance(seconds=seconds, memory=200_000_000), None, program) as other,
    ):
        other.ask({"job": "fill", "context": "x" * 1_000_000})
    assert caught.value.code == expected
    assert time.monotonic() - began < 10
    for language in ("en", "zh-CN"):
        told = explain(language, caught.value)
        assert expected not in told and "(seconds)" not in told and "(megabytes)" not in told


def test_a_process_that_cannot_be_started_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        child.Child(STRANGER, None, [str(tmp_path / "nowhere")])
    assert caught.value.code == "render_not_started"


def test_a_report_under_way_can_be_given_up(tmp_path: Path) -> None:
    target, cancel = tmp_path / "r.docx", report.Cancel()
    target.write_bytes(OLD)
    timer = threading.Timer(0.7, cancel.cancel)
    timer.start()
    began = time.monotonic()
    with pytest.raises(ReportError) as caught:
        write(target, packed(tmp_path, loops(6)), cancel=cancel)
    timer.join()
    assert caught.value.code == "render_cancelled"
    assert time.monotonic() - began < 5
    assert target.read_bytes() == OLD
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.docx", "scratch", "template.docx"]


def test_a_report_given_up_before_it_began_is_not_written(tmp_path: Path) -> None:
    cancel = report.Cancel()
    cancel.cancel()
    with pytest.raises(ReportError) as caught:
        write(tmp_path / "r.docx", "standard", cancel=cancel)
    assert caught.value.code == "render_cancelled"
    assert not (tmp_path / "r.docx").exists()


ACTS = {
    "write": "open('proof', 'w')",
    "append": "open('proof', 'a')",
    "create": "import os; os.open('proof', os.O_CREAT | os.O_WRONLY)",
    "path": "import pathlib; pathlib.Path('proof').touch()",
    "program": "import subprocess; subprocess.run(['touch', 'proof'])",
    "system": "import os; os.system('touch proof')",
    "spawn": "import os; os.posix_spawn('/usr/bin/touch', ['touch', 'proof'], {})",
    "fork": "import os; os.fork()",
    "socket": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "remove": "import os; os.remove('kept')",
    "rename": "import os; os.rename('kept', 'proof')",
    "folder": "import os; os.mkdir('proof')",
    "link": "import os; os.symlink('kept', 'proof')",
    "ctypes": "import ctypes; ctypes.CDLL(None)",
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_the_other_process_ends_before_it_does_what_no_template_may(act: str, tmp_path: Path) -> None:
    folder = tmp_path / "arena"
    folder.mkdir()
    (folder / "kept").touch()
    code = f"from pia_app.report.seal import seal; seal(); {act}"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, env=env, capture_output=True, check=False)
    assert done.returncode == FORBIDDEN
    assert [path.name for path in folder.iterdir()] == ["kept"]


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of POSIX systems")
def test_the_system_itself_lets_the_other_process_write_nothing(tmp_path: Path) -> None:
    code = (
        "from pia_app.report.limits import confine; confine(5, None); print('x', file=open('proof', 'w'), flush=True)"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, check=False)
    assert done.returncode != 0
    assert (tmp_path / "proof").stat().st_size == 0


def test_the_folder_that_a_person_works_in_gives_the_other_process_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    for name in ("json", "jinja2", "lxml", "docxtpl", "pia_app"):
        (folder / f"{name}.py").write_text("open('proof', 'w')", encoding="utf-8")
    monkeypatch.chdir(folder)
    write(folder / "r.docx", stranger(folder, "{{ report.name }}"))
    assert not (folder / "proof").exists()


def test_the_packaged_program_is_its_own_other_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "pia-app")
    assert child.command() == ["pia-app", "--fill-template"]
    monkeypatch.undo()
    program = [sys.executable, "-m", "pia_app", "--fill-template"]
    path = stranger(tmp_path, "{{ report.name }}")
    with child.Child(STRANGER, None, program) as other:
        answer, _ = other.ask({"job": "check", "template": str(path), "context": {"report": {"name": "x"}}})
    assert answer == {"found": [], "warnings": [], "tags": 1}


def test_the_other_process_needs_no_qt() -> None:
    code = "import sys, json, pia_app.report.worker; print(json.dumps([m for m in sys.modules if 'PySide' in m]))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_the_limits_are_those_that_were_promised() -> None:
    assert Allowance(seconds=30, memory=1_000_000_000, output=50_000_000) == STRANGER


@pytest.mark.campaign
@pytest.mark.parametrize("name", GREEDY)
def test_greedy_templates_are_stopped_within_the_real_limits(name: str, tmp_path: Path) -> None:
    began = time.monotonic()
    code = outcome(tmp_path / "r.docx", packed(tmp_path, GREEDY[name]()))
    assert time.monotonic() - began < 35
    assert code != "filled" or name in LARGE
    assert (tmp_path / "r.docx").exists() == (code == "filled")


@pytest.mark.campaign
@pytest.mark.parametrize("name", BROKEN)
def test_a_hundred_crashes_hangs_and_swellings_leave_the_program_as_it_was(name: str) -> None:
    code, expected = BROKEN[name]
    for _ in range(100):
        with (
            pytest.raises(ReportError) as caught,
            child.Child(Allowance(seconds=0.5, memory=200_000_000), None, [sys.executable, "-c", code]) as other,
        ):
            other.ask({"job": "fill", "context": "x" * 1_000_000})
        assert caught.value.code in (expected, "render_too_long")


@pytest.mark.campaign
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_every_text_goes_through_the_other_process_word_for_word(text: str, tmp_path: Path) -> None:
    from pia_app.rules import evaluate

    subject = saying(text)
    written = report.write(
        shipped(), subject, evaluate(shipped(), subject), tmp_path / "r.docx", language="en",
        template=house(tmp_path), today=DAY,
    )  # fmt: skip
    assert text in paragraphs(part(written.path))
    assert written.replaced == written.left_out == 0
