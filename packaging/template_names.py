"""Write the names that a report template may use into docs/report-templates*.md, each with an example of the sample.

`python packaging/template_names.py` renews what stands between the two marks of each file; with --check it only says
which file is out of date. What a name is for is said in template_names.<language>.json, where a name needs saying.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from pia_app.demo import template_context  # noqa: E402
from pia_app.report.shapes import EACH, Shape, paths, shape_of  # noqa: E402

BEGIN, END = "<!-- names: made by packaging/template_names.py -->", "<!-- end of names -->"
FILES = {"en": "report-templates.md", "zh-CN": "report-templates.zh-CN.md"}
LONGEST = 70


def table(language: str, words: Mapping[str, str]) -> str:
    """Return every name of the context with its kind and an example, one table for each name at the top."""
    shape = shape_of(template_context(language))
    pieces = []
    for name, inner in shape.fields.items():
        pieces += [f"### `{name}`", "", words.get(name, ""), ""] if words.get(name) else [f"### `{name}`", ""]
        pieces += [words["head"], "|---|---|---|"]
        pieces += rows(name, inner, words)
        pieces.append("")
    return "\n".join(pieces)


def rows(name: str, shape: Shape, words: Mapping[str, str]) -> Iterator[str]:
    """Yield a row for each thing that can be printed or gone through."""
    for path, inner in [(name, shape), *paths(shape, name)]:
        said = words.get(path, "") if path != name else ""
        if inner.kind == "list":
            yield row(f"{path}{EACH}", words["list"], said or example(inner.of))
        elif inner.kind not in ("record", "anything"):
            yield row(path, words[inner.kind], " ".join(filter(None, [said, example(inner)])))


def row(name: str, kind: str, text: str) -> str:
    return f"| `{name}` | {kind} | {text} |"


def example(shape: Shape | None) -> str:
    """Return a value of the sample, short and harmless in a table."""
    while shape is not None and shape.kind == "list":
        shape = shape.of
    if shape is None or shape.example in (None, ""):
        return ""
    if shape.kind == "truth":
        return f"`{str(shape.example).lower()}`"
    text = " ".join(str(shape.example).split()).replace("|", "\\|").replace("<", "&lt;")
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def renewed(text: str, language: str) -> str:
    """Return a document with its list of names made anew. Raises ValueError where it has no marks."""
    words = json.loads((HERE / f"template_names.{language}.json").read_text(encoding="utf-8"))
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{table(language, words)}\n{END}{after}"


def main() -> int:
    """Renew the documents, or say which are out of date."""
    stale = 0
    for language, name in FILES.items():
        path = ROOT / "docs" / name
        before = path.read_text(encoding="utf-8")
        after = renewed(before, language)
        if "--check" in sys.argv[1:]:
            stale += before != after
            print(f"{name}: {'out of date' if before != after else 'up to date'}")
        else:
            path.write_text(after, encoding="utf-8")
            print(path)
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
