"""Sentences of the program itself, by language and key; the library's words come from the library."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from pia_app.errors import Fault, FaultyFiles, PiaError

LANGUAGES: Final = ("zh-CN", "en")
HERE: Final = Path(__file__).resolve().parent
_STORY: Final = re.compile(r"word/(document|header|footer|footnotes|endnotes|comments)(\d*)\.xml")
_STORIES: Final = {"document": "body"}
_PROPERTIES: Final = "docProps/core.xml"


@lru_cache(maxsize=4)
def sentences(language: str) -> dict[str, str]:
    """Return all sentences of a language by key, from every catalogue file of that language."""
    found: dict[str, str] = {}
    for path in sorted(HERE.glob(f"*{language}.json")):
        found.update(json.loads(path.read_text(encoding="utf-8")))
    return found


def say(language: str, key: str, /, **facts: Any) -> str:
    """Return a sentence with its blanks filled. Raises KeyError for a key that no catalogue has."""
    return sentences(language if language in LANGUAGES else "en")[key].format_map(facts)


def explain(language: str, error: PiaError) -> str:
    """Return what to tell a person about a failure: what happened, what was kept, what to do."""
    if isinstance(error, FaultyFiles):
        return "\n".join([say(language, f"error.{error.code}", **error.facts), *faults(language, error)])
    known = sentences(language if language in LANGUAGES else "en")
    key = f"error.{error.code}" if f"error.{error.code}" in known else "error.unexpected"
    return known[key].format_map(_Facts(error.facts, code=error.code))


def faults(language: str, error: FaultyFiles) -> list[str]:
    """Return one line per fault: `file:line:column: what is wrong and what would be right`."""
    return [fault_line(language, fault) for fault in error.faults]


def fault_line(language: str, fault: Fault) -> str:
    """Return one fault as `file:line:column: sentence`."""
    place = ":".join(str(part) for part in (fault.file, fault.line or "", fault.column or "") if part)
    return f"{place}: {fault_text(language, fault)}"


def fault_text(language: str, fault: Fault) -> str:
    """Return what is wrong and what would be right, without the place."""
    known = sentences(language if language in LANGUAGES else "en")
    facts = {**fault.facts, **({"part": _part(language, fault.facts)} if "part" in fault.facts else {})}
    text = known.get(f"fault.{fault.code}", "{code}").format_map(_Facts(facts, code=fault.code))
    near = fault.facts.get("near")
    return text + (known["fault.did_you_mean"].format(near=near) if near else "")


def _part(language: str, facts: dict[str, Any]) -> str:
    """Return where in a Word file something stands: the part as a reader knows it, and the text around it."""
    name = str(facts["part"])
    match = _STORY.fullmatch(name)
    kind = "properties" if name == _PROPERTIES else _STORIES.get(match[1], match[1]) if match else ""
    part = say(language, f"part.{kind}", number=match[2] if match else "").strip() if kind else name
    text = facts.get("text")
    return say(language, "part.near", part=part, text=text) if text and text != facts.get("tag") else part


class _Facts(dict[str, Any]):
    """Facts for a sentence; a blank that nobody filled shows its name rather than failing."""

    def __init__(self, facts: dict[str, Any], **more: Any) -> None:
        super().__init__({**more, **facts})

    def __missing__(self, key: str) -> str:
        return f"({key})"
