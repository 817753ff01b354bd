"""A .docx with docxtpl's tags, checked like a stranger's and rendered from plain data alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from docxtpl import DocxTemplate
from jinja2 import Template
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError
from lxml import etree

from pia_app.errors import Fault, FaultyFiles
from pia_app.report import contents, package, preflight, properties
from pia_app.report.advice import advice
from pia_app.report.names import parse, serialise
from pia_app.report.package import Package
from pia_app.report.pieces.expanding import expanded
from pia_app.report.repair import breaks, damage, repair, strays
from pia_app.report.rows import loosen
from pia_app.report.sandbox import Sandbox, Unprintable, allowed
from pia_app.report.stories import stories

_PARAGRAPH: Final = re.compile(r"<w:p([ >])")
_TAG: Final = re.compile(r"<[^>]*>")
_KEPT: Final = 16
_SOURCE: Final = "<template>"  # what Jinja calls a template that comes from no file

Heard = Callable[[object], object]


def opened(path: Path) -> Package:
    """Read a template within its limits. Raises FaultyFiles."""
    try:
        if path.is_file():
            return package.read(path, package.TEMPLATE)
        raise FaultyFiles([Fault(file=path.name, code="template_absent")])
    except OSError as error:
        facts: dict[str, object] = {"why": error.strerror or str(error)}
        raise FaultyFiles([Fault(file=path.name, code="file_unreadable", facts=facts)]) from None


class ReportTemplate:
    """A Word template.

    docxtpl's maintainers know how Word cuts tags into runs, so its `patch_xml` prepares every part; rendering,
    parsing and saving are our own, for docxtpl loses text, repairs silently and renders footnotes twice.
    """

    def __init__(
        self, path: Path, checked: Package | None = None, *, foreign: bool = True, language: str = "en"
    ) -> None:  # fmt: skip
        """Read and check a template, unless it has been. Raises FaultyFiles with everything that is wrong with it.

        A foreign one may ask for whole pieces of a report, which come in `language`.
        """
        self.name = path.name
        self._foreign = foreign
        self._package = opened(path) if checked is None else checked
        faults = preflight.inspect(self._package, self.name) if checked is None else ()
        if faults:
            raise FaultyFiles(faults)
        if foreign:
            self._package = expanded(self._package, language)

    def render(self, context: Mapping[str, Any], heard: Heard | None = None) -> Package:
        """Return the filled package; `context` is plain data, its texts clean. Raises FaultyFiles.

        `heard` is told of every value that is printed in the text.
        """
        sandbox = None if heard is None else Sandbox(heard)
        filled = dict(self._package)
        roots: dict[str, etree._Element] = {}
        for part in stories(self._package):
            roots[part] = self._story(sandbox, part, context)
        contents.fill(roots, self._package)
        for part, root in roots.items():
            filled[part] = serialise(root)
        if properties.PART in filled:
            filled[properties.PART] = self._filled(None, properties.PART, context).encode()
        return filled

    def _story(self, sandbox: Sandbox | None, part: str, context: Mapping[str, Any]) -> etree._Element:
        xml = breaks(self._filled(sandbox, part, context))
        try:
            root = parse(xml, huge=True)
        except etree.XMLSyntaxError as error:
            raise self._fault("template_broken_markup", part, why=str(error)) from None
        repair(root)
        wrong = damage(root) or (strays(root) if self._foreign else None)
        if wrong:
            raise self._fault(wrong, part)
        loosen(root)
        return root

    def _filled(self, sandbox: Sandbox | None, part: str, context: Mapping[str, Any]) -> str:
        """Return a part with its tags replaced, in a sandbox of its own or in one that all share."""
        source = _patched(self._package[part])
        try:
            template = _compiled(source) if sandbox is None else _compile(sandbox, source)
            xml = template.render(context)
        except TemplateSyntaxError as error:
            code, facts = advice(error)
            raise self._fault(code, part, **_at(source, error.lineno), **facts) from None
        except (TemplateError, RecursionError, TypeError, ValueError, OverflowError, ArithmeticError) as error:
            code, facts = _failure(error)
            raise self._fault(code, part, **_at(source, _line(error.__traceback__)), **facts) from None
        return xml.replace("\n<w:p>", "<w:p>").replace("\n<w:p ", "<w:p ")

    def _fault(self, code: str, part: str, **facts: object) -> FaultyFiles:
        return FaultyFiles([Fault(file=self.name, code=code, facts={"part": part, **facts})])


@lru_cache(maxsize=_KEPT)
def _patched(part: bytes) -> str:
    """Return a part as Jinja takes it. Line ends before paragraphs let Jinja's line numbers name a place."""
    source = DocxTemplate("").patch_xml(etree.tostring(parse(part), encoding="unicode"))
    return _PARAGRAPH.sub(r"\n<w:p\1", source)


@lru_cache(maxsize=_KEPT)
def _compiled(source: str) -> Template:
    """Return a compiled part and keep it: a report is often written a second time, and compiling is a third of it."""
    return _compile(Sandbox(), source)


def _compile(sandbox: Sandbox, source: str) -> Template:
    return sandbox.from_string(allowed(sandbox.parse(source)))


def _failure(error: Exception) -> tuple[str, dict[str, object]]:
    """Return the code and the facts of what went wrong while a template was being filled."""
    if isinstance(error, Unprintable):
        return error.code, {"name": "…", "fields": "…"}
    if isinstance(error, RecursionError):
        return "template_too_deep", {}
    if isinstance(error, UndefinedError):
        return "template_undefined", {"why": str(error)}
    return "template_forbidden" if isinstance(error, SecurityError) else "template_failed", {"why": str(error)}


def _line(traceback: TracebackType | None) -> int:
    """Return the line of the template at which filling it failed, 0 where it cannot be told."""
    line = 0
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == _SOURCE:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def _at(source: str, line: int) -> dict[str, object]:
    near = _near(source, line)
    return {"text": near, "tag": near}


def _near(source: str, line: int) -> str:
    """Return the text of the paragraph at a line of a part, or the last before it that has any."""
    for xml in reversed(source.split("\n")[: max(line, 0)]):
        text = _TAG.sub("", xml).strip()
        if text:
            return text[:90]
    return ""
