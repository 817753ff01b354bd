"""One guarded pass over YAML events: plain values by the YAML 1.2 core schema, and the line of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from pia_app.errors import Fault

LARGEST: Final = 5_000_000
DEEPEST: Final = 20
MOST_NODES: Final = 400_000
FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
INTEGER: Final = re.compile(r"[-+]?[0-9]{1,18}")
WORDS: Final[dict[str, bool | None]] = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "null": None,
    "Null": None,
    "NULL": None,
    "~": None,
    "": None,
}


@dataclass(slots=True)
class Document:
    """A file as plain values; `lines` gives the line of each member, by the id() of the mapping or list."""

    file: str
    value: Any = None
    lines: dict[int, dict[Any, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, path: list[Any]) -> int:
        """Return the line (from 1) of what stands at a path of keys and indexes, or of the nearest thing above it."""
        at, found = self.value, 1
        for key in path:
            lines = self.lines.get(id(at), {})
            if key not in lines:
                break
            found, at = lines[key], at[key]
        return found

    def blame(self, path: list[Any], code: str, /, **facts: object) -> None:
        """Record a fault at a path."""
        self.faults.append(Fault(file=self.file, line=self.line(path), code=code, facts=facts))


class _Refused(Exception):
    def __init__(self, code: str, line: int, column: int = 0, **facts: object) -> None:
        self.fault = (code, line, column, facts)


def read(path: Path, name: str) -> Document:
    """Read one file; what is wrong with it stands in `faults`, and then `value` is None.

    Refused as they come: more than 5 MB, nesting deeper than 20, anchors, aliases, tags, merge and duplicate keys,
    keys that are no text (reliability.md T4).
    """
    document = Document(file=name)
    try:
        data = path.read_bytes()
    except OSError as error:
        document.faults.append(Fault(file=name, code="file_unreadable", facts={"why": error.strerror or str(error)}))
        return document
    if len(data) > LARGEST:
        document.faults.append(Fault(file=name, code="file_too_large", facts={"limit": LARGEST}))
        return document
    try:
        document.value = _build(data.decode("utf-8-sig"), document.lines)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        document.faults.append(Fault(file=name, line=line, code="file_not_utf8"))
    except _Refused as refused:
        code, line, column, facts = refused.fault
        document.faults.append(Fault(file=name, line=line, column=column, code=code, facts=facts))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        facts = {"problem": error.problem or ""}
        document.faults.append(Fault(file=name, line=line, column=column, code="yaml_syntax", facts=facts))
    except (yaml.YAMLError, ValueError) as error:
        document.faults.append(Fault(file=name, code="yaml_syntax", facts={"problem": str(error)}))
    return document


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being filled; `key` is the mapping's key whose value comes next."""

    value: Any
    lines: dict[Any, int]
    key: str | None = None

    def wants_key(self) -> bool:
        return self.key is None and isinstance(self.value, dict)

    def put(self, value: Any, line: int) -> None:
        if self.key is None:
            self.lines[len(self.value)] = line
            self.value.append(value)
        else:
            self.value[self.key] = value
            self.key = None

    def take_key(self, event: Any) -> None:
        key, mark = event.value, event.start_mark
        if key in ("", "<<"):
            raise _Refused("yaml_key", mark.line + 1, mark.column + 1)
        if key in self.value:
            raise _Refused("yaml_duplicate_key", mark.line + 1, mark.column + 1, key=key, first=self.lines[key])
        self.lines[key] = mark.line + 1
        self.key = key


def _build(text: str, lines: dict[int, dict[Any, int]]) -> Any:
    """Build plain values from parse events, without recursion and without keeping the events."""
    root = _Frame([], {})
    stack = [root]
    nodes = 0
    event: Any
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        kind = type(event)
        frame = stack[-1]
        if kind is yaml.ScalarEvent:
            _refuse_extras(event)
            nodes += 1
            if frame.wants_key():
                frame.take_key(event)
            else:
                frame.put(event.value if event.style else _plain(event.value), event.start_mark.line + 1)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            _refuse_extras(event)
            nodes += 1
            stack.append(_open(frame, kind is yaml.MappingStartEvent, event.start_mark, lines, len(stack)))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            stack.pop()
        elif kind is yaml.AliasEvent:
            raise _Refused("yaml_alias", event.start_mark.line + 1, event.start_mark.column + 1)
        elif kind is yaml.DocumentStartEvent and root.value:
            raise _Refused("yaml_several_documents", event.start_mark.line + 1)
        if nodes > MOST_NODES:
            raise _Refused("yaml_too_many", event.start_mark.line + 1, limit=MOST_NODES)
    return root.value[0] if root.value else None


def _open(frame: _Frame, mapping: bool, mark: Any, lines: dict[int, dict[Any, int]], depth: int) -> _Frame:
    if frame.wants_key():
        raise _Refused("yaml_key", mark.line + 1, mark.column + 1)
    if depth > DEEPEST:
        raise _Refused("yaml_too_deep", mark.line + 1, mark.column + 1, limit=DEEPEST)
    value: Any = {} if mapping else []
    frame.put(value, mark.line + 1)
    own = lines[id(value)] = {}
    return _Frame(value, own)


def _refuse_extras(event: Any) -> None:
    if event.anchor is not None:
        raise _Refused("yaml_anchor", event.start_mark.line + 1, event.start_mark.column + 1, name=event.anchor)
    if event.tag is not None:
        raise _Refused("yaml_tag", event.start_mark.line + 1, event.start_mark.column + 1, name=event.tag)


def _plain(text: str) -> Any:
    """Read an unquoted scalar by the YAML 1.2 core schema: `no`, `1:30` and dates stay text."""
    first = text[:1]
    if first in "-+.0123456789" and first:
        if INTEGER.fullmatch(text):
            return int(text)
        return float(text) if FLOAT.fullmatch(text) else text
    return WORDS.get(text, text)
