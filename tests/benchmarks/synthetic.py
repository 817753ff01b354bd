"""A questionnaire as large as anyone may build: the shipped one several times over, written out as a library folder."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from pia_app.library.yaml_reader import read

LEFT_OUT = ("article", "cases", "samples")
COPIED = ("questions", "measures")


def write(source: Path, target: Path, times: int) -> Path:
    """Write the library in `source` to `target` with every question, measure, factor and scenario `times` over.

    The copies stand in the files of the originals and look at the same facts, but have harms, exposure and controls
    of their own.
    """
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(*(f"{name}*" for name in LEFT_OUT)))
    for path in [path for kind in COPIED for path in (target / kind).glob("*.yaml")]:
        _dump(path, _several(read(path, path.name).value, times))
    for path in target.glob("scenarios*.yaml"):
        kinds = read(path, path.name).value
        _dump(path, {kind: _several(entries, times) for kind, entries in kinds.items()})
    return target


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _dump(path: Path, value: Any) -> None:
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=200)
    path.write_text(text, encoding="utf-8")


def _several(entries: Any, times: int) -> Any:
    """Repeat the entries of a list, or the words of a mapping, under other names."""
    if isinstance(entries, dict):
        return {_named(name, n): words for n in range(times) for name, words in entries.items()}
    return [_renamed(entry, n) for n in range(times) for entry in entries]


def _named(name: str, number: int) -> str:
    return f"{name}_{number + 1}" if number else name


def _renamed(entry: dict[str, Any], number: int) -> dict[str, Any]:
    """Return an entry whose own ids, and those of its harms, factors, controls and measures, are those of a copy."""
    changed = {**entry, "id": _named(entry["id"], number)}
    for field in ("recommendations", "harms", "factors", "limits"):
        if field in entry:
            changed[field] = [_named(name, number) for name in entry[field]]
    for field in ("sets", "controls"):
        if field in entry:
            changed[field] = {_named(name, number): value for name, value in entry[field].items()}
    return changed
