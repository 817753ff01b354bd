"""Pages drawn by programs that may not be there, may hang and may fail: whatever they do, nothing is left of it."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pia_app.errors import ReportError
from pia_app.report import office
from pia_app.report.office import Programs, programs
from pia_app.report.paging import PageSize, Paging
from pia_app.wording import LANGUAGES, explain

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs that stand in are scripts of a shell")

PDF = 'out() { while [ $# -gt 1 ]; do [ "$1" = --outdir ] && echo "$2"; shift; done; }; '
LAYS = PDF + 'printf "%s" "$*" > "$(out "$@")/told"; cat "$(out "$@")/report.docx" > "$(out "$@")/report.pdf"'
HANGS = 'echo $$ > "$MARK"; sleep 600 & echo $! >> "$MARK"; wait'
SIZES = 'echo "Pages: 2"; echo "Page    1 size: 595.3 x 841.9 pts (A4)"; echo "Page    2 size: 841.9 x 595.3 pts (A4)"'
DRAWS = 'printf "%s" "$*"'


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep temporary files together, and see that none of them is left."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    yield
    assert list(scratch.iterdir()) == []


def script(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def standing_in(folder: Path, office_does: str = LAYS) -> Programs:
    return Programs(
        office=script(folder, "soffice", office_does), picture=script(folder, "pdftoppm", DRAWS),
        about=script(folder, "pdfinfo", SIZES),
    )  # fmt: skip


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")


def test_a_report_is_laid_out_measured_and_drawn(tmp_path: Path) -> None:
    paging = Paging(standing_in(tmp_path / "bin"))
    assert paging.lay_out(b"the report") == (PageSize(595.3, 841.9), PageSize(841.9, 595.3))
    assert paging.pdf.read_bytes() == b"the report"
    told = (paging.pdf.parent / "told").read_text(encoding="utf-8")
    assert "--headless" in told and "-env:UserInstallation=file://" in told
    profile = paging.pdf.parent / "profile" / "user" / "registrymodifications.xcu"
    assert "DisableMacrosExecution" in profile.read_text(encoding="utf-8")
    assert paging.pdf.parent.stat().st_mode & 0o077 == 0
    drawn = paging.picture(2, 800).decode()
    assert "-f 2 -l 2" in drawn and "-scale-to-x 800" in drawn
    paging.close()
    paging.remove()


def test_without_poppler_there_are_pages_but_no_pictures(tmp_path: Path) -> None:
    paging = Paging(Programs(office=script(tmp_path / "bin", "soffice", LAYS)))
    assert paging.lay_out(b"x") == ()
    assert paging.pdf.is_file()
    paging.remove()


@pytest.mark.parametrize(
    ("does", "code"),
    [("exit 1", "pages_failed"), ("exit 0", "pages_failed"), (HANGS, "pages_too_long"), (None, "pages_no_office")],
)
def test_what_goes_wrong_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str | None, code: str
) -> None:
    monkeypatch.setenv("MARK", str(tmp_path / "mark"))
    found = Programs() if does is None else standing_in(tmp_path / "bin", does)
    paging = Paging(found, seconds=1)
    with pytest.raises(ReportError) as caught:
        paging.lay_out(b"x")
    paging.remove()
    assert caught.value.code == code
    for language in LANGUAGES:
        told = explain(language, caught.value)
        assert len(told) > 20 and "(" not in told.replace("(free)", "")


@pytest.mark.parametrize("seconds", [1, 60])
def test_a_program_that_hangs_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    mark = tmp_path / "mark"
    monkeypatch.setenv("MARK", str(mark))
    paging = Paging(standing_in(tmp_path / "bin", HANGS), seconds=seconds)
    timer = threading.Timer(1.5, paging.close)
    timer.start()
    with pytest.raises(ReportError) as caught:
        paging.lay_out(b"x")
    timer.cancel()
    paging.remove()
    assert caught.value.code == ("pages_too_long" if seconds == 1 else "pages_cancelled")
    started = [int(number) for number in mark.read_text().split()]
    assert len(started) == 2
    assert not any(alive(number) for number in started)


def test_programs_are_looked_for_on_the_path_by_whole_paths_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing_in(tmp_path / "bin")
    monkeypatch.setattr(office, "_usual_of_office", lambda: iter(()))
    monkeypatch.setattr(office, "_usual_of_poppler", lambda: iter(()))
    monkeypatch.chdir(tmp_path / "bin")
    for path in ("", ".", os.pathsep, str(tmp_path)):
        monkeypatch.setenv("PATH", path)
        assert programs() == Programs()
    monkeypatch.setenv("PATH", os.pathsep.join([str(tmp_path), str(tmp_path / "bin")]))
    found = programs()
    assert found.office == tmp_path / "bin" / "soffice"
    assert found.picture is not None and found.about is not None
    (tmp_path / "bin" / "pdfinfo").unlink()
    assert programs().picture is None


def test_the_usual_places_of_each_system_are_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert next(office._usual_of_office("win32")) == tmp_path / "LibreOffice" / "program"
    assert "LibreOffice.app" in str(next(office._usual_of_office("darwin")))
    assert list(office._usual_of_poppler("darwin"))
