"""One guarded pass over YAML events: plain values by the YAML 1.2 core schema, and the line of each."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from pia_app.errors import Fault
from pia_app.rules.validation import UNFIT

LARGEST: Final = 5_000_000
DEEPEST: Final = 20
MOST_EVENTS: Final = 250_000
# Longer numbers, and ones that begin with a zero, are codes rather than quantities: they stay text.
FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]{0,17})(\.[0-9]*)?)([eE][-+]?[0-9]{1,2})?")
INTEGER: Final = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
DIGITS: Final = frozenset("-+.0123456789")
NO_KEYS: Final = frozenset({"", "<<"})
OPENING: Final = frozenset({yaml.MappingStartEvent, yaml.SequenceStartEvent})
CLOSING: Final = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
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
    """A file as plain values, and the text they were read from, to find the line of any part once it is asked for."""

    file: str
    value: Any = None
    text: str = ""
    faults: list[Fault] = field(default_factory=list)
    _root: Any = None

    def line(self, path: list[Any]) -> int:
        """Return the line (from 1) of what stands at a path of keys and indexes, or of the nearest thing above it."""
        if self._root is None and self.value is not None:
            self._root = yaml.compose(self.text, Loader=yaml.CBaseLoader)  # safe: this text has been read before
        found, at = 1, self._root
        for key in path:
            members = _members(at)
            if key not in members:
                break
            found, at = members[key]
        return found

    def blame(self, path: list[Any], code: str, /, **facts: object) -> None:
        """Record a fault at a path."""
        self.faults.append(Fault(file=self.file, line=self.line(path), code=code, facts=facts))


def _members(node: Any) -> dict[Any, tuple[int, Any]]:
    """Return the line and node of each member, by key or index."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: (key.start_mark.line + 1, value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return {index: (value.start_mark.line + 1, value) for index, value in enumerate(node.value)}
    return {}


class _Refused(Exception):
    def __init__(self, code: str, event: Any, **facts: object) -> None:
        mark = event.start_mark
        self.fault = (code, mark.line + 1, mark.column + 1, facts)


def read(path: Path, name: str) -> Document:
    """Read one file; what is wrong with it stands in `faults`, and then `value` is None.

    Refused as they come: more than 5 MB, nesting deeper than 20, anchors, aliases, tags, merge and duplicate keys,
    keys that are no text, characters that no report can hold (reliability.md T4).
    """
    document = Document(file=name)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FileNotFoundError
        if status.st_size > LARGEST:
            document.faults.append(Fault(file=name, code="file_too_large", facts={"limit": LARGEST}))
            return document
        data = path.read_bytes()
    except FileNotFoundError:
        document.faults.append(Fault(file=name, code="file_missing"))
        return document
    except OSError as error:
        document.faults.append(Fault(file=name, code="file_unreadable", facts={"why": error.strerror or str(error)}))
        return document
    try:
        document.text = data.decode("utf-8-sig")
        document.value = _build(document.text)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        document.faults.append(Fault(file=name, line=line, code="file_not_utf8"))
    except _Refused as refused:
        code, line, column, facts = refused.fault
        document.faults.append(Fault(file=name, line=line, column=column, code=code, facts=facts))
    except yaml.reader.ReaderError as error:
        line = data[: error.position].count(b"\n") + 1
        document.faults.append(Fault(file=name, line=line, code="yaml_character"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        facts = {"problem": error.problem or ""}
        document.faults.append(Fault(file=name, line=line, column=column, code="yaml_syntax", facts=facts))
    except (yaml.YAMLError, ValueError) as error:
        document.faults.append(Fault(file=name, code="yaml_syntax", facts={"problem": str(error)}))
    return document


def _build(text: str) -> Any:
    """Build plain values from parse events, without recursion and without keeping the events.

    `value` is the list or mapping being filled, `key` the mapping's key whose value comes next; the lists and mappings
    around it wait on the stack.
    """
    root: list[Any] = []
    value: Any = root
    key: str | None = None
    stack: list[Any] = []
    next_event: Callable[[], Any] = yaml.CBaseLoader(text).get_event
    for _ in range(MOST_EVENTS):
        event = next_event()
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None or event.style == '"':
                _refuse_extras(event)
            if key is None and type(value) is dict:
                key = _key(event, value)
                continue
            found = event.value if event.style else _plain(event.value)
        elif kind in OPENING:
            found = _opened(event, len(stack), wants_key=key is None and type(value) is dict)
        elif kind in CLOSING:
            value = stack.pop()
            continue
        elif kind is yaml.StreamEndEvent:
            return root[0] if root else None
        else:
            _refuse_document(event, root)
            continue
        if key is not None:
            value[key], key = found, None
        else:
            value.append(found)
        if kind is not yaml.ScalarEvent:
            stack.append(value)
            value = found
    raise _Refused("yaml_too_many", event, limit=MOST_EVENTS)


def _key(event: Any, value: dict[str, Any]) -> str:
    key: str = event.value
    if key in value or key in NO_KEYS:
        raise _Refused("yaml_duplicate_key" if key in value else "yaml_key", event, key=key)
    return key


def _opened(event: Any, depth: int, *, wants_key: bool) -> Any:
    """Return the list or mapping that an event opens."""
    _refuse_extras(event)
    if wants_key:
        raise _Refused("yaml_key", event)
    if depth >= DEEPEST:
        raise _Refused("yaml_too_deep", event, limit=DEEPEST)
    return {} if type(event) is yaml.MappingStartEvent else []


def _refuse_document(event: Any, root: list[Any]) -> None:
    """Refuse what stands outside of any value: an alias, or the beginning of a second document."""
    if type(event) is yaml.AliasEvent:
        raise _Refused("yaml_alias", event)
    if type(event) is yaml.DocumentStartEvent and root:
        raise _Refused("yaml_several_documents", event)


def _refuse_extras(event: Any) -> None:
    """Refuse anchors, tags, and what only an escape in double quotes can bring in: the reader stops it bare before."""
    if event.anchor is not None:
        raise _Refused("yaml_anchor", event, name=event.anchor)
    if event.tag is not None:
        raise _Refused("yaml_tag", event, name=event.tag)
    if type(event) is yaml.ScalarEvent and UNFIT.search(event.value):
        raise _Refused("yaml_character", event)


def _plain(text: str) -> Any:
    """Read an unquoted scalar by the YAML 1.2 core schema: `no`, `1:30` and dates stay text."""
    if text[:1] in DIGITS:
        if INTEGER.fullmatch(text):
            return int(text)
        return float(text) if FLOAT.fullmatch(text) else text
    return WORDS.get(text, text)
