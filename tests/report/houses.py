"""Documents of organisations, each in a style of its own, that ask for whole pieces of a report."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from pia_app.report.pieces.store import names
from tests.report.workshop import Parts, data_of, escaped, package
from tests.support import ROOT

FIXTURES = ROOT / "tests" / "report" / "fixtures"
BODY = "word/document.xml"
Asking = Sequence[str]


def tag(name: str) -> str:
    return f"{{{{ piece.{name} }}}}"


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def saved(made: Any) -> Parts:
    stream = io.BytesIO()
    made.save(stream)
    return parts_of(stream.getvalue())


def by_python_docx(asking: Asking) -> Parts:
    """Return what a script makes with python-docx: its default styles, a heading above each piece."""
    made = Document()
    made.core_properties.title = "{{ report.title }}"
    made.add_heading("{{ report.name }}", 1)
    for name in asking:
        made.add_heading(name, 2)
        made.add_paragraph(tag(name))
    return saved(made)


def asked_of(fixture: str, heading: str, body: str) -> Callable[[Asking], Parts]:
    """Return what makes a document that another program wrote ask for pieces, under headings of a style of its own."""

    def line(text: str, style: str) -> str:
        mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f'<w:p>{mark}<w:r><w:t xml:space="preserve">{escaped(text)}</w:t></w:r></w:p>'

    def make(asking: Asking) -> Parts:
        parts = parts_of((FIXTURES / f"{fixture}.docx").read_bytes())
        asked = "".join(line(name, heading) + line(tag(name), body) for name in asking)
        text = parts[BODY].decode()
        at = max(text.rfind("<w:sectPr"), 0) or text.rfind("</w:body>")
        return {**parts, BODY: (text[:at] + asked + text[at:]).encode()}

    return make


def localised(asking: Asking) -> Parts:
    """Return a document as a Chinese Word writes it: its styles have English names and numbers or letters for ids."""
    parts = by_python_docx(asking)
    ids = dict.fromkeys(re.findall(r'w:styleId="([^"]+)"', parts["word/styles.xml"].decode()))
    short = {old: f"{n}" if n % 2 else f"a{n}" for n, old in enumerate(ids, 1)}
    marks = r'(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val=|w:styleId=)"([^"]+)"'
    for name in ("word/styles.xml", "word/numbering.xml", BODY):
        text = parts[name].decode()
        parts[name] = re.sub(marks, lambda m: f'{m[1]}"{short.get(m[2], m[2])}"', text).encode()
    return parts


def bare(asking: Asking) -> Parts:
    """Return a document that has neither styles nor lists."""
    lines = "".join(f"<w:p><w:r><w:t>{escaped(tag(name))}</w:t></w:r></w:p>" for name in asking)
    return package(lines, title="Bare")


def of_a_firm(asking: Asking) -> Parts:
    """Return the letterhead of a law firm: narrow margins at odds with ours, numbered headings of its own names."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3.5), Cm(2.2)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Noto Serif CJK SC", Pt(10)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.15
    for level, size in ((1, 15), (2, 12)):
        style = made.styles.add_style(f"Firm Heading {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size, style.font.bold = normal, Pt(size), level == 1
        style.font.color.rgb = RGBColor(0x6B, 0x1F, 0x2A)
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(level - 1))
        style.element.get_or_add_pPr().append(outline)
    section.header.paragraphs[0].text = "Harcourt & Vane LLP  ·  Privileged and confidential"
    made.add_paragraph("{{ report.title }}", style="Title")
    made.add_paragraph("For {{ report.organisation_line }}, {{ report.date }}.")
    for name in asking:
        made.add_paragraph(name.replace("_", " ").capitalize(), style="Firm Heading 1")
        made.add_paragraph(tag(name))
    return saved(made)


def of_a_chinese_group(asking: Asking) -> Parts:
    """Return the paper of a Chinese group: every paragraph indented by two characters, headings in another font."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    fonts = {
        "Normal": ("SimSun", 12),
        "Heading 1": ("SimHei", 16),
        "Heading 2": ("SimHei", 14),
        "Heading 3": ("KaiTi", 12),
    }
    for name, (font, size) in fonts.items():
        style = made.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        known = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(known.attrib):
            del known.attrib[attribute]
        for side, value in (("ascii", "Times New Roman"), ("hAnsi", "Times New Roman"), ("eastAsia", font)):
            known.set(qn(f"w:{side}"), value)
    shape = made.styles["Normal"].element.get_or_add_pPr()
    indent = OxmlElement("w:ind")
    indent.set(qn("w:firstLineChars"), "200")
    indent.set(qn("w:firstLine"), "480")
    shape.append(indent)
    made.styles["Normal"].paragraph_format.line_spacing = 1.5
    section.header.paragraphs[0].text = "汀澜酒店集团法务合规部"
    made.add_paragraph("{{ report.heading }}", style="Title")
    for name in asking:
        made.add_heading(name, 1)
        made.add_paragraph(tag(name))
    return saved(made)


HOUSES: dict[str, Callable[[Asking], Parts]] = {
    "python-docx": by_python_docx,
    "libreoffice": asked_of("libreoffice-house", "Heading2", "TextBody"),
    "libreoffice without lists": asked_of("libreoffice-plain", "Heading1", "TextBody"),
    "pandoc": asked_of("pandoc-outline", "Heading1", "BodyText"),
    "pandoc in Chinese": asked_of("pandoc-chinese", "Heading1", "FirstParagraph"),
    "localised": localised,
    "bare": bare,
    "a firm": of_a_firm,
    "a Chinese group": of_a_chinese_group,
}


def written(folder: Path, house: str, asking: Asking = ()) -> Path:
    """Write a document that asks for pieces, for all of them where none is named."""
    path = folder / "house.docx"
    path.write_bytes(data_of(HOUSES[house](asking or names())))
    return path
