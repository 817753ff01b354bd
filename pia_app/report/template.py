"""A .docx with docxtpl's tags, checked like a stranger's and rendered from plain data alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from docxtpl import DocxTemplate
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from lxml import etree

from pia_app.errors import Fault, FaultyFiles
from pia_app.report import contents, package, preflight, properties
from pia_app.report.names import TYPES, parse, serialise
from pia_app.report.package import CONTENT_TYPES, Package
from pia_app.report.repair import breaks, damage, repair
from pia_app.report.rows import loosen
from pia_app.report.sandbox import Sandbox, allowed

_WORDS: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_WITH_TEXT: Final = ("document.main", "header", "footer", "footnotes", "endnotes")
STORIES: Final = frozenset(f"{_WORDS}{part}+xml" for part in _WITH_TEXT)
_PARAGRAPH: Final = re.compile(r"<w:p([ >])")
_TAG: Final = re.compile(r"<[^>]*>")


class ReportTemplate:
    """A Word template.

    docxtpl's maintainers know how Word cuts tags into runs, so its `patch_xml` prepares every part; rendering,
    parsing and saving are our own, for docxtpl loses text, repairs silently and renders footnotes twice.
    """

    def __init__(self, path: Path) -> None:
        """Read and check a template. Raises FaultyFiles with everything that is wrong with it."""
        self.name = path.name
        self._package = package.read(path, package.TEMPLATE)
        faults = preflight.inspect(self._package, self.name)
        if faults:
            raise FaultyFiles(faults)

    def render(self, context: Mapping[str, Any]) -> Package:
        """Return the filled package; `context` is plain data, its texts clean. Raises FaultyFiles."""
        sandbox = Sandbox()
        filled = dict(self._package)
        roots: dict[str, etree._Element] = {}
        for part in self._stories():
            roots[part] = self._story(sandbox, part, context)
        contents.fill(roots, self._package)
        for part, root in roots.items():
            filled[part] = serialise(root)
        if properties.PART in filled:
            filled[properties.PART] = self._filled(sandbox, properties.PART, context).encode()
        return filled

    def _stories(self) -> Iterator[str]:
        """Name the parts that hold text: body, headers, footers, notes, each once."""
        types = parse(self._package[CONTENT_TYPES])
        for override in types.iter(f"{{{TYPES}}}Override"):
            part = override.get("PartName", "").lstrip("/")
            if override.get("ContentType") in STORIES and part in self._package:
                yield part

    def _story(self, sandbox: Sandbox, part: str, context: Mapping[str, Any]) -> etree._Element:
        xml = breaks(self._filled(sandbox, part, context))
        try:
            root = parse(xml, huge=True)
        except etree.XMLSyntaxError as error:
            raise self._fault("template_broken_markup", part, why=str(error)) from None
        repair(root)
        wrong = damage(root)
        if wrong:
            raise self._fault(wrong, part)
        loosen(root)
        return root

    def _filled(self, sandbox: Sandbox, part: str, context: Mapping[str, Any]) -> str:
        """Return a part with its tags replaced. Line ends before paragraphs let Jinja's line numbers name a place."""
        source = DocxTemplate(self.name).patch_xml(etree.tostring(parse(self._package[part]), encoding="unicode"))
        source = _PARAGRAPH.sub(r"\n<w:p\1", source)
        try:
            template = sandbox.from_string(allowed(sandbox.parse(source)))
            xml = template.render(context)
        except UndefinedError as error:
            raise self._fault("template_unknown_name", part, why=str(error)) from None
        except SecurityError as error:
            raise self._fault("template_forbidden", part, why=str(error)) from None
        except TemplateError as error:
            near = _near(source, getattr(error, "lineno", None))
            raise self._fault("template_syntax", part, why=str(error.message), near_text=near) from None
        except (RecursionError, TypeError, ValueError) as error:
            raise self._fault("template_syntax", part, why=str(error), near_text="") from None
        return xml.replace("\n<w:p>", "<w:p>").replace("\n<w:p ", "<w:p ")

    def _fault(self, code: str, part: str, **facts: object) -> FaultyFiles:
        return FaultyFiles([Fault(file=self.name, code=code, facts={"part": part, **facts})])


def _near(source: str, line: int | None) -> str:
    """Return the text around a line of a part, for a person who looks for the place in Word."""
    lines = source.split("\n")
    return "" if line is None else _TAG.sub("", " ".join(lines[max(line - 2, 0) : line + 1])).strip()[:80]
