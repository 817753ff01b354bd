"""The window speaks both languages completely, and what is shipped is what the sources say."""

from __future__ import annotations

import re
import runpy
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo
from PySide6.QtWidgets import QApplication

from pia_app.gui.languages import TRANSLATIONS, Translators, language_name
from tests.support import ROOT

BLANK = re.compile(r"\{\d\}|%n")


@pytest.fixture(scope="module")
def tool() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "packaging" / "translate.py"))


@pytest.mark.parametrize("name", ["pia_app_zh_CN.ts", "pia_app_en.ts"])
def test_no_text_is_unfinished(tool: dict[str, Any], name: str) -> None:
    unfinished: Callable[[Path], list[str]] = tool["unfinished"]
    assert unfinished(TRANSLATIONS / name) == []


def test_the_files_are_not_behind_the_sources(tool: dict[str, Any]) -> None:
    assert tool["stale"]() == [], "run packaging/translate.py"


def test_a_missing_translation_would_be_found(tool: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "x.ts"
    path.write_text(
        '<TS><context><name>A</name><message><source>B</source><translation type="unfinished"></translation></message>'
        "</context></TS>",
        encoding="utf-8",
    )
    assert tool["unfinished"](path) == ["A: B"]


def test_a_translation_has_the_same_blanks_as_its_source() -> None:
    for message in ET.parse(TRANSLATIONS / "pia_app_zh_CN.ts").getroot().iter("message"):
        source = message.findtext("source") or ""
        forms = [f.text or "" for f in message.iter("numerusform")] or [message.findtext("translation") or ""]
        for form in forms:
            assert sorted(BLANK.findall(form)) == sorted(BLANK.findall(source)), source


def test_the_window_and_the_buttons_of_qt_speak_the_language_chosen(qapp: QApplication) -> None:
    translators = Translators()
    translators.use("zh-CN")
    assert QCoreApplication.translate("levels", "Critical") == "严重"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert (Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_zh_CN.qm").is_file()
    translators.use("en")
    assert QCoreApplication.translate("levels", "Critical") == "Critical"
    assert QCoreApplication.translate("HomeModel", "%n activities", "", 1) == "1 activity"


def test_languages_are_named_in_themselves(qapp: QApplication) -> None:
    assert [language_name(x) for x in ("zh-CN", "en")] == ["简体中文", "English"]
