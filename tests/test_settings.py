"""Settings are kept, and a file that is none never stops the program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pia_app import settings
from pia_app.errors import PiaError
from pia_app.settings import Settings


def test_settings_come_back(tmp_path: Path) -> None:
    kept = Settings(language="zh-CN", look="dark", text_size=150, recent=("/a/工作.pia", "/b.pia"), window="AAA=")
    settings.save(tmp_path / "new" / "folder", kept)
    assert settings.load(tmp_path / "new" / "folder") == kept
    assert [p.name for p in (tmp_path / "new" / "folder").iterdir()] == [settings.NAME]


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"null", b"[]", b"17", b"\xff\xfe\x00", b"[" * 50_000, b'{"text_size": 1' + b"0" * 5000 + b"}",
     b'{"recent": "x"}', b'{"language": 7, "text_size": "big", "recent": [1, null], "window": []}',
     b'{"text_size": true}', b'{"text_size": 1e9}', b'{"unheard_of": 1}', b" " * 100_000, b'{"recent": ["a\\u0000b"]}'],
    ids=lambda data: repr(data[:20]),
)  # fmt: skip
def test_a_file_that_is_none_means_the_defaults(tmp_path: Path, data: bytes) -> None:
    (tmp_path / settings.NAME).write_bytes(data)
    assert settings.load(tmp_path) == Settings()


def test_no_file_and_a_folder_in_its_place_mean_the_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path) == Settings()
    (tmp_path / settings.NAME).mkdir()
    assert settings.load(tmp_path) == Settings()


def test_one_bad_value_does_not_cost_the_others(tmp_path: Path) -> None:
    plain = {"language": "en", "text_size": 9999, "recent": ["a", 1, "b"]}
    (tmp_path / settings.NAME).write_text(json.dumps(plain), encoding="utf-8")
    assert settings.load(tmp_path) == Settings(language="en", recent=("a", "b"))


def test_the_workspace_opened_last_comes_first_and_once() -> None:
    kept = Settings()
    for name in [*"abcdefghijklm", "c"]:
        kept = kept.with_recent(Path(name))
    assert kept.recent == tuple("cmlkjihgfe")


def test_settings_that_cannot_be_kept_are_said_and_the_old_ones_stay(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PiaError) as refused:
        settings.save(tmp_path / "file", Settings())
    assert refused.value.code == "settings_not_saved"
    settings.save(tmp_path, Settings(language="en"))
    (tmp_path / f"{settings.NAME}.part").mkdir()
    with pytest.raises(PiaError):
        settings.save(tmp_path, Settings(language="zh-CN"))
    assert settings.load(tmp_path).language == "en"
