"""A copy of the shipped library that tests break in one place, and what must be said about it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from pia_app.errors import Fault, FaultyFiles
from pia_app.library import load
from pia_app.wording.catalogue import fault_line, sentences
from tests.support import CUSTOMER_DATA


class Copy:
    """A library folder that may be changed; `restore` brings back what was there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._kept: dict[Path, bytes | None] = {}

    def path(self, name: str) -> Path:
        """Return one file, and remember what it holds now."""
        path = self.root / name
        if path not in self._kept:
            self._kept[path] = path.read_bytes() if path.exists() else None
        return path

    def write(self, name: str, text: str) -> None:
        self.path(name).write_text(text, encoding="utf-8")

    def remove(self, name: str) -> None:
        self.path(name).unlink()

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace the first occurrence of a text, which must be there."""
        text = self.path(name).read_text(encoding="utf-8")
        assert old in text, f"{name} no longer holds {old!r}"
        self.write(name, text.replace(old, new, 1))

    def append(self, name: str, text: str) -> None:
        self.write(name, self.path(name).read_text(encoding="utf-8") + text)

    def line(self, name: str, text: str) -> int:
        """Return the line in which a text begins."""
        before, found, _ = (self.root / name).read_text(encoding="utf-8").partition(text)
        assert found, f"{name} does not hold {text!r}"
        return before.count("\n") + 1

    def faults(self) -> tuple[Fault, ...]:
        """Read the folder and return what is wrong with it; every fault must be sayable in every language."""
        try:
            load(self.root)
        except FaultyFiles as error:
            for fault in error.faults:
                for language in ("en", "zh-CN"):
                    sentences(language)[f"fault.{fault.code}"].format_map(fault.facts)
                    assert fault_line(language, fault).startswith(f"{fault.file}:")
            return error.faults
        return ()

    def restore(self) -> None:
        for path, content in self._kept.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(content)
        self._kept.clear()


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the shipped library, for all tests that break one."""
    return Path(shutil.copytree(CUSTOMER_DATA, tmp_path_factory.mktemp("library") / "copy"))


@pytest.fixture
def copy(pristine: Path) -> Iterator[Copy]:
    """Return the copy to break; it is whole again for the next test."""
    found = Copy(pristine)
    yield found
    found.restore()


Expected = tuple[str, str, str, dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Break:
    """One way of breaking a library: what stands in place of what, and each fault that must be named.

    `faults` holds (file, text at whose line the fault stands, code, some of its facts); "" is the edited file.
    An empty `old` appends `new` to the file.
    """

    file: str
    old: str = ""
    new: str = ""
    faults: list[Expected] = field(default_factory=list)


def check(copy: Copy, broken: Break) -> None:
    """Break the copy and compare the faults, all of them, with those expected."""
    if broken.old:
        copy.replace(broken.file, broken.old, broken.new)
    else:
        copy.append(broken.file, broken.new)
    found = copy.faults()
    wanted = sorted(
        (file or broken.file, copy.line(file or broken.file, text) if text else 1, code)
        for file, text, code, _ in broken.faults
    )
    assert sorted((fault.file, fault.line, fault.code) for fault in found) == wanted, found
    for file, _, code, facts in broken.faults:
        assert any(
            fault.file == (file or broken.file) and fault.code == code and facts.items() <= fault.facts.items()
            for fault in found
        ), (facts, found)
