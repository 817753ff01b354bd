"""Task lists at the command line: handed out, filled in elsewhere, looked at, taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from pia_app import library as libraries
from pia_app.cli import main
from tests.exchange.tasks.support import put
from tests.journeys.test_command_line import SAMPLE, good
from tests.support import shipped

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """A runner of commands in this process, with the questionnaire read once; it returns the code and what was said."""
    once = shipped()
    monkeypatch.setattr(libraries, "load", lambda _: once)

    def command(*arguments: object) -> tuple[int, str]:
        code = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return code, told.out + told.err

    return command


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_list_goes_out_is_filled_in_and_comes_back(tmp_path: Path, run: Run, language: str) -> None:
    workspace, listed = tmp_path / "w.pia", tmp_path / "tasks.xlsx"
    run("import", SAMPLE[language], "--into", workspace)
    assert str(listed) in run("tasks", "export", workspace, "-o", listed, "--lang", language)[1]
    before = workspace.read_bytes()
    nothing = {"zh-CN": "没有更改", "en": "Nothing differs"}[language]
    code, said = run("tasks", "import", listed, "--into", workspace, "--lang", language)
    assert (code, nothing in said) == (0, True)
    book = openpyxl.load_workbook(listed)
    put(book.worksheets[0], 1, "owner", "王芳 Wang", language)
    put(book.worksheets[0], 2, "status", {"zh-CN": "做完了", "en": "finished"}[language], language)
    book.save(listed)
    code, said = run("tasks", "import", listed, "--into", workspace, "--lang", language)
    assert code == 2  # something in the file cannot be taken
    assert "→ 王芳 Wang" in said
    assert {"zh-CN": "已核验", "en": "Verified"}[language] in said
    assert "--apply" in said
    assert workspace.read_bytes() == before
    assert run("tasks", "import", listed, "--into", workspace, "--apply", "--lang", language)[0] == 2
    run("tasks", "export", workspace, "-o", tmp_path / "t.json")
    written = json.loads((tmp_path / "t.json").read_text("utf-8"))["tasks"]
    assert [task["owner"] for task in written if task.get("owner") == "王芳 Wang"] == ["王芳 Wang"]


def test_a_list_goes_out_from_an_exchange_file_in_a_process_of_its_own(tmp_path: Path) -> None:
    said = good("tasks", "export", SAMPLE["en"], "-o", tmp_path / "t.xlsx", "--lang", "zh-CN")
    assert "整改任务" in said
    assert openpyxl.load_workbook(tmp_path / "t.xlsx").sheetnames[0] == "整改任务"


def test_every_form_goes_out_from_an_exchange_file(tmp_path: Path, run: Run) -> None:
    for kind in ("xlsx", "csv", "ics", "json"):
        assert run("tasks", "export", SAMPLE["en"], "-o", tmp_path / f"t.{kind}", "--lang", "en")[0] == 0
        assert (tmp_path / f"t.{kind}").stat().st_size > 1_000


def test_what_cannot_be_done_is_told_in_a_sentence(tmp_path: Path, run: Run) -> None:
    workspace, broken = tmp_path / "w.pia", tmp_path / "bad.xlsx"
    run("import", SAMPLE["en"], "--into", workspace)
    broken.write_bytes(b"PK\x03\x04")
    before = workspace.read_bytes()
    for arguments, told in (
        (("export", workspace, "-o", tmp_path / "t.doc", "--lang", "en"), ".xlsx"),
        (("export", workspace, "-o", workspace, "--lang", "en"), ".csv"),
        (("export", workspace, "-o", tmp_path / "t.xlsx", "--assessment", "other", "--lang", "en"), "other"),
        (("import", tmp_path / "nowhere.xlsx", "--into", workspace), "nowhere.xlsx"),
        (("import", broken, "--into", workspace, "--lang", "zh-CN"), "另存为"),
        (("import", broken, "--into", tmp_path / "none.pia", "--lang", "en"), "none.pia"),
    ):
        code, said = run("tasks", *arguments)
        assert code in (1, 2)
        assert told in said
        assert "Traceback" not in said
    assert not (tmp_path / "t.xlsx").exists()
    assert workspace.read_bytes() == before
