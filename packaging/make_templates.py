"""Make the report templates anew: the same input gives the same bytes. Needs the standard library alone.

    python packaging/make_templates.py [FOLDER]

templates/<id>.xml says what stands where; a piece that several templates share is a file of its own in blocks/,
named by <use block="…"/>, whose other attributes fill its $blanks. words.<language>.json holds the fixed words of all,
templates/<id>.<language>.json those that a template says otherwise, and, under "look.…", where its typography differs
from look.<language>.json; parts/ holds the rest of it. A template is made in the languages that it has words for.
pieces.xml holds the whole pieces that a template of one's own gets by one tag each; starter.xml is such a template.
report_templates/<id>/manifest.json is written by hand. Whoever would rather edit the .docx files in Word may do so and
stop using this.
"""

from __future__ import annotations

import json
import re
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any
from xml.etree.ElementTree import Element, fromstring, parse
from xml.sax.saxutils import escape, quoteattr

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "templates"
TARGET = HERE.parent / "report_templates"
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
SHADE = "EDEDED"
RUNS = {"b": "Strong", "s": "Small"}
# In a whole piece: whoever puts it into a template of their own writes the title, and what stands below it comes next.
TITLES, SUBHEADINGS = ("AnnexHeading", "PageTitle"), ("AnnexSubheading", "SmallHeading")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
LOGO, LOGO_WIDTH, LOGO_HEIGHT = "word/media/logo.png", 1_980_000, 648_000  # 5.5 by 1.8 cm, in EMU
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def run(text: str, style: str = "") -> str:
    """Return text in one run, in a character style where one is named."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(style: str, runs: str, extra: str = "") -> str:
    """Return a paragraph."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{runs}</w:p>'


def tag(text: str) -> str:
    """Return a paragraph that holds one docxtpl tag and vanishes."""
    return paragraph("Normal", run(f"{{%p {text} %}}"))


def row(cells: str, *, header: bool = False, tall: str = "") -> str:
    """Return a row that no page break tears, unless the report finds it tall; a header row stands on every page."""
    height = f'<w:trHeight w:val="{tall}" w:hRule="atLeast"/>' if tall else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{'<w:tblHeader/>' if header else ''}</w:trPr>{cells}</w:tr>"


def row_tag(text: str) -> str:
    """Return a row that holds one docxtpl tag and vanishes."""
    return row(cell(paragraph("TableText", run(f"{{%tr {text} %}}"))))


def cell_tag(text: str) -> str:
    """Return a cell that holds one docxtpl tag and vanishes."""
    return cell(paragraph("TableText", run(f"{{%tc {text} %}}")))


def shade(fill: str) -> str:
    """Return the run that colours its cell by a value of the context."""
    return f"<w:r><w:t>{{% cellbg {fill} %}}</w:t></w:r>" if fill and fill != SHADE else ""


def cell(paragraphs: str, width: int = 0, *, fill: str = "", span: int = 1) -> str:
    """Return a cell; `width` in twips, 0 for as wide as the others; `fill` is a fixed shade RRGGBB."""
    kind = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else '<w:tcW w:w="0" w:type="auto"/>'
    kind += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    kind += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f"<w:tc><w:tcPr>{kind}</w:tcPr>{paragraphs}</w:tc>"


def table(widths: list[int], rows: str, *, form: bool = False, tight: bool = False, alt: str = "") -> str:
    """Return a table; `widths` in twips. A form has labels in its first column and no header row.

    A tight one has little room beside its text, for columns that hardly hold their words.
    """
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    style, first, value = ("FormTable", 0, "0480") if form else ("ReportTable", 1, "04A0")
    sides = "".join(f'<w:{side} w:w="40" w:type="dxa"/>' for side in ("left", "right"))
    margins = f"<w:tblCellMar>{sides}</w:tblCellMar>" if tight else ""
    told = f"<w:tblDescription w:val={quoteattr(alt)}/>" if alt else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{margins}<w:tblLook w:val="{value}" w:firstRow="{first}" w:lastRow="0" '
        f'w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>{told}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


class Body:
    """Turns templates/<id>.xml into the body of a document, in one language's words.

    Each kind of element has a method of its name; `width` is that of the text in twips.
    """

    def __init__(self, words: dict[str, str], width: int, language: str = "") -> None:
        self.words, self.width, self.language, self.piece = words, width, language, False

    def all(self, parent: Element) -> str:
        """Return everything inside an element."""
        return "".join(getattr(self, f"on_{child.tag}")(child) for child in parent)

    def worded(self, text: str | None) -> str:
        """Return a text with its [[keys]] replaced by words."""
        return re.sub(r"\[\[([^\]]+)\]\]", lambda match: self.words[match[1]], text or "")

    def runs(self, element: Element) -> str:
        """Return an element's text as runs, <b> bold and <s> small; line ends and indents of the source are no text."""
        pieces = [run(self.worded((element.text or "").strip("\n")))] if (element.text or "").strip() else []
        for child in element:
            if child.tag in RUNS:
                pieces.append(run(self.worded(child.text), RUNS[child.tag]))
                pieces.append(run(self.worded(child.tail)) if (child.tail or "").strip() else "")
        return "".join(pieces)

    def split(self, widths: str) -> list[int]:
        """Share the width of the text among columns; a language may have shares of its own."""
        parts = [int(part) for part in self.worded(widths).split()]
        return [self.width * part // sum(parts) for part in parts]

    def on_p(self, e: Element) -> str:
        if self.piece and e.get("style") in TITLES:
            return ""
        if self.piece and e.get("style") in SUBHEADINGS:
            return paragraph("Heading1", self.runs(e))
        extra = "<w:keepNext/>" if e.get("keep") else "<w:pageBreakBefore/>" if e.get("break") else ""
        return paragraph(e.get("style", "BodyText"), shade(e.get("fill", "")) + self.runs(e), extra)

    def on_heading(self, e: Element) -> str:
        """Return a heading; one of level "plain" stands at level 2 and bears no number."""
        style = "PlainSubheading" if e.get("level") == "plain" else f"Heading{e.get('level')}"
        return paragraph(style, self.runs(e), "<w:pageBreakBefore/>" if e.get("break") else "")

    def on_for(self, e: Element) -> str:
        return tag(f"for {e.get('each')}") + self.all(e) + tag("endfor")

    def on_if(self, e: Element) -> str:
        return tag(f"if {e.get('test')}") + self.all(e) + tag("endif")

    def on_elif(self, e: Element) -> str:
        return tag(f"elif {e.get('test')}")

    def on_else(self, _: Element) -> str:
        return tag("else")

    def on_caption(self, e: Element) -> str:
        name = self.words["table"]
        field = f'<w:fldSimple w:instr=" SEQ {name} \\* ARABIC "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        return paragraph("Caption", run(f"{name} ") + field + run(self.words["table.after"]) + self.runs(e))

    def on_form(self, e: Element) -> str:
        """Return a form: a label, then the rest of the row; in a row of several `cell`s each has its column.

        The labels of a small one are as small as the text that stands beside them.
        """
        widths = self.split(e.get("widths", "27 73"))
        style = "TableLabelSmall" if e.get("small") else "TableLabel"

        def line(label: str, text: str, r: Element) -> str:
            head = cell(paragraph(style, run(label)), widths[0], fill=SHADE)
            if len(r) > 1:
                cells = "".join(cell(self.all(c), w) for c, w in zip(r, widths[1:], strict=True))
            else:
                inner = "".join(self.all(c) for c in r) or paragraph("TableText", run(text))
                cells = cell(inner, sum(widths[1:]), span=len(widths) - 1)
            return row(head + cells, tall=r.get("tall", ""))

        if e.get("each"):
            lines = row_tag(f"for {e.get('each')}") + line(e.get("label", ""), e.text or "", e) + row_tag("endfor")
        else:
            lines = "".join(line(self.worded(r.get("label")), self.worded(r.text), r) for r in e)
        return table(widths, lines, form=True)

    def on_table(self, e: Element) -> str:
        columns = [child for child in e if child.tag in ("column", "columns")]
        for child in [*columns, *(p for column in columns for p in column)] if e.get("keep") else []:
            child.set("keep", "next")
        dynamic = any(child.tag == "columns" for child in columns)
        widths = self.split(e.get("widths", ""))
        sizes = [0] * len(columns) if dynamic else widths
        head = row("".join(self.head(c, w, e) for c, w in zip(columns, sizes, strict=True)), header=True)
        rows = head + "".join(self.lines(e, columns, sizes))
        return table(widths, rows, tight=bool(e.get("tight")), alt=self.worded(e.get("alt")))

    def head_style(self, e: Element) -> str:
        return "TableHeadSmall" if e.get("small") else "TableHead"

    def head(self, column: Element, width: int, e: Element) -> str:
        title = cell(paragraph(self.head_style(e), run(self.worded(column.get("head")))), width, fill=SHADE)
        return title if column.tag == "column" else cell_tag(f"for {column.get('each')}") + title + cell_tag("endfor")

    def lines(self, e: Element, columns: list[Element], widths: list[int]) -> Iterator[str]:
        """Yield the rows below the header: fixed lines, or one line repeated, under bands where there are any."""
        for fixed in e.findall("line"):
            cells = zip(fixed.findall("cell"), columns, widths, strict=True)
            yield row("".join(self.cell(c, w, like=like) for c, like, w in cells), tall=fixed.get("tall", ""))
        if not e.get("each"):
            return
        if e.get("outer"):
            yield row_tag(f"for {e.get('outer')}")
            band = paragraph(self.head_style(e), run(self.worded(e.get("band"))))
            yield row(cell(band, sum(widths), fill="F7F7F7", span=len(columns)))
        yield row_tag(f"for {e.get('each')}")
        yield row("".join(self.cell(c, w, like=c) for c, w in zip(columns, widths, strict=True)))
        yield row_tag("endfor")
        if e.get("outer"):
            yield row_tag("endfor")

    def cell(self, e: Element, width: int, *, like: Element) -> str:
        fill, fixed = like.get("fill", ""), SHADE if like.get("fill") == SHADE else ""
        together = "<w:keepNext/>" if like.get("keep") else ""
        inner = self.all(e) or paragraph(like.get("style", "TableText"), shade(fill) + self.runs(e), together)
        made = cell(inner, width, fill=fixed)
        return made if e.tag != "columns" else cell_tag(f"for {e.get('of')}") + made + cell_tag("endfor")

    def on_use(self, e: Element) -> str:
        """Return a shared piece, its $blanks filled by the attributes."""
        return self.shared(e.get("block", ""), dict(e.attrib))

    def shared(self, name: str, blanks: dict[str, str]) -> str:
        source = (SOURCES / "blocks" / f"{name}.xml").read_text(encoding="utf-8")
        return self.all(fromstring(Template(source).substitute({k: escape(v) for k, v in blanks.items()})))

    def on_blocks(self, e: Element) -> str:
        """Return answers as the context gives them: a form, a table with the questionnaire's columns, or a sentence.

        `what` is the key of a text that says what would stand here, for where there is nothing.
        """
        what = f"[[expected]][[{e.get('what')}]]" if e.get("what") else ""
        return self.shared("answers", {"of": e.get("of", ""), "prefix": e.get("prefix", ""), "what": what})

    def on_missing(self, e: Element) -> str:
        """Return the sentence that something was not provided, and what."""
        said = run(self.words["not_provided"] + self.words["expected"])
        return paragraph(e.get("style", "BodyText"), said + self.runs(e))

    def on_piece(self, e: Element) -> str:
        """Return a whole piece in a content control of its name, which tells the program where it begins and ends.

        It is made of what stands in the element, or `like` another template with that one's words. It has no title, and
        ends in a paragraph, since a table would grow together with one that follows.
        """
        own, source = self.words, e
        if e.get("like"):
            self.words = own | read(f"{e.get('like')}.{self.language}.json")
            source = parse(SOURCES / f"{e.get('like')}.xml").getroot()
        self.piece = True
        inner = self.all(source)
        self.words, self.piece = own, False
        gap = paragraph("Gap", "")
        inner += "" if inner.endswith((gap, paragraph("Gap", "") + tag("endif"))) else gap
        name = quoteattr(e.get("name", ""))
        control = f"<w:sdtPr><w:alias w:val={name}/><w:tag w:val={name}/></w:sdtPr>"
        return f"<w:sdt>{control}<w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    def on_logo(self, e: Element) -> str:
        """Return the place for a logo: an empty picture that Word offers to replace by a click."""
        size = f'cx="{LOGO_WIDTH}" cy="{LOGO_HEIGHT}"'
        alt = quoteattr(self.worded(e.get("alt")))
        picture = (
            f'<pic:pic xmlns:pic="{PIC}"><pic:nvPicPr><pic:cNvPr id="1" name="Logo" descr={alt}/><pic:cNvPicPr/>'
            f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="rId7"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            f"</a:prstGeom></pic:spPr></pic:pic>"
        )
        drawing = (
            f'<w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="1" name="Logo" descr={alt}/><a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}">{picture}'
            f"</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
        control = '<w:sdtPr><w:alias w:val="Logo"/><w:tag w:val="logo"/><w:picture/></w:sdtPr>'
        return paragraph("CoverLine", f"<w:sdt>{control}<w:sdtContent><w:r>{drawing}</w:r></w:sdtContent></w:sdt>")

    def on_contents(self, e: Element) -> str:
        """Return a contents field for the writer to fill, in the frame from which Word offers to update it."""

        def mark(kind: str) -> str:
            return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

        levels = e.get("levels", "1-2")
        instruction = f'<w:r><w:instrText xml:space="preserve"> TOC \\o "{levels}" \\h \\z \\u </w:instrText></w:r>'
        field = paragraph("TOC1", mark("begin") + instruction + mark("separate") + run("…") + mark("end"))
        gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        inner = paragraph("FrontHeading", self.runs(e)) + field
        return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def document(source: Element, words: dict[str, str], look: dict[str, Any], language: str) -> str:
    """Return word/document.xml: the body on A4; a cover, where there is one, bears no running head."""
    side, top = look["margin_side"], look["margin_top"]
    edge, cover = source.get("edge", "794"), "<w:titlePg/>" if source.get("cover") else ""
    body = Body(words, PAGE_WIDTH - 2 * side, language).all(source)
    return (
        f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}<w:sectPr>'
        f'<w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/><w:pgMar w:top="{top}" w:right="{side}" w:bottom="{top}" '
        f'w:left="{side}" w:header="{edge}" w:footer="{edge}" w:gutter="0"/>{cover}</w:sectPr></w:body></w:document>'
    )


def furniture(words: dict[str, str]) -> dict[str, str]:
    """Return the running head and foot: what this is, whose it is, page x of y."""

    def page(field: str) -> str:
        return f'<w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    tab = "<w:r><w:tab/></w:r>"
    head = run("{{ report.name }}") + tab + run("{{ report.organisation }}")
    numbers = [run(words["page.before"]), page("PAGE"), run(words["page.between"]), page("NUMPAGES")]
    foot = run(words["confidential"] + " · {{ report.version }}") + tab + "".join(numbers) + run(words["page.after"])
    space = f'xmlns:w="{W}" xmlns:r="{R}"'
    return {
        "word/header1.xml": f"{DECLARATION}<w:hdr {space}>{paragraph('Header', head)}</w:hdr>",
        "word/footer1.xml": f"{DECLARATION}<w:ftr {space}>{paragraph('Footer', foot)}</w:ftr>",
    }


def fonts(look: dict[str, Any]) -> str:
    """Return word/fontTable.xml: other names of each font and its kind, for machines that do not have it."""
    entries = []
    for font in look["fonts"]:
        other = f'<w:altName w:val="{font["alt"]}"/>' if "alt" in font else ""
        kind = "".join(f'<w:{part} w:val="{font[part]}"/>' for part in ("panose1", "charset", "family"))
        entries.append(f'<w:font w:name="{font["name"]}">{other}{kind}<w:pitch w:val="variable"/></w:font>')
    return f'{DECLARATION}<w:fonts xmlns:w="{W}">{"".join(entries)}</w:fonts>'


def read(name: str) -> dict[str, Any]:
    """Return a file of words or looks."""
    found: dict[str, Any] = json.loads((SOURCES / name).read_text(encoding="utf-8"))
    return found


def blank() -> bytes:
    """Return a picture of one pixel that shows nothing, as PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(bytes(5))), chunk(b"IEND", b""))
    )


def package(name: str, language: str) -> dict[str, str | bytes]:
    """Return all parts of one template."""
    source = parse(SOURCES / f"{name}.xml").getroot()
    words = read(f"words.{language}.json") | read(f"{name}.{language}.json")
    look = read(f"look.{language}.json")
    look |= {key.removeprefix("look."): value for key, value in words.items() if key.startswith("look.")}
    look |= {f"margin_{edge}": int(source.get(edge, look[f"margin_{edge}"])) for edge in ("top", "side")}
    blanks = {**look, "width": PAGE_WIDTH - 2 * look["margin_side"], "title_text": words["title"], "language": language}

    def filled(part: str) -> str:
        return Template((SOURCES / "parts" / part).read_text(encoding="utf-8")).substitute(blanks)

    body = document(source, words, look, language)
    logo = 'r:embed="rId7"' in body
    picture = f'<Relationship Id="rId7" Type="{R}/image" Target="{LOGO.removeprefix("word/")}"/>' if logo else ""
    blanks |= {"picture": picture, "picture_type": '<Default Extension="png" ContentType="image/png"/>' if logo else ""}
    return {
        "[Content_Types].xml": filled("content_types.xml"),
        "_rels/.rels": filled("package.rels"),
        "docProps/core.xml": filled("core.xml"),
        "word/_rels/document.xml.rels": filled("document.rels"),
        "word/document.xml": body,
        "word/fontTable.xml": fonts(look),
        **{f"word/{part}.xml": filled(f"{part}.xml") for part in ("styles", "numbering", "settings")},
        **furniture(words),
        **({LOGO: blank()} if logo else {}),
    }


def write(parts: dict[str, str | bytes], path: Path) -> None:
    """Write a package without a date of its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8") if isinstance(text, str) else text)


def main() -> None:
    """Make every template in every language that it has words for."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    for source in sorted(SOURCES.glob("*.xml")):
        for words in sorted(SOURCES.glob(f"{source.stem}.*.json")):
            language = words.name.removeprefix(f"{source.stem}.").removesuffix(".json")
            write(package(source.stem, language), target / source.stem / f"{language}.docx")
            print(target / source.stem / f"{language}.docx")


if __name__ == "__main__":
    main()
