"""Small Word templates made by hand: a text at any place where a person may put a tag, and nothing else in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PLACES = ("body", "header", "footer", "footnote", "title", "comments", "cell", "text box")
PART_OF = {
    "body": "word/document.xml", "cell": "word/document.xml", "text box": "word/document.xml",
    "header": "word/header1.xml", "footer": "word/footer1.xml", "footnote": "word/footnotes.xml",
    "title": "docProps/core.xml", "comments": "docProps/core.xml",
}  # fmt: skip

Parts = dict[str, bytes]


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def p(text: str, properties: str = "") -> str:
    """Return a paragraph."""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escaped(text)}</w:t></w:r></w:p>'


def cell(*paragraphs: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def line(*texts: str) -> str:
    """Return a table row with a text in each cell."""
    return row(*(cell(p(text)) for text in texts))


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"


def box(text: str) -> str:
    """Return a paragraph with a text box."""
    shape = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{}</w:txbxContent>'
    return f"<w:p><w:r><w:pict>{shape.format(p(text))}</v:textbox></v:shape></w:pict></w:r></w:p>"


def document(body: str, root: str = "document") -> bytes:
    inner = f"<w:body>{body}</w:body>" if root == "document" else body
    return f'<w:{root} xmlns:w="{W}" xmlns:r="{OFFICE}">{inner}</w:{root}>'.encode()


def package(
    body: str, *, header: str = "", footer: str = "", footnote: str = "", title: str = "", comments: str = ""
) -> Parts:  # fmt: skip
    """Return a whole package; the arguments but the body are texts."""
    stories = {"header1": ("hdr", header), "footer1": ("ftr", footer), "footnotes": ("footnotes", footnote)}
    kinds = {"header1": "header", "footer1": "footer", "footnotes": "footnotes"}
    overrides = [("/word/document.xml", f"{WORDS}.document.main+xml")]
    overrides += [(f"/word/{name}.xml", f"{WORDS}.{kinds[name]}+xml") for name in stories]
    core = (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(title)}</dc:title><dc:description>{escaped(comments)}</dc:description></cp:coreProperties>"
    )
    return {
        "[Content_Types].xml": types(overrides),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(*((kinds[name], f"{name}.xml") for name in stories)),
        "word/document.xml": document(body),
        "docProps/core.xml": core.encode(),
        **{f"word/{name}.xml": document(_story(root, text), root) for name, (root, text) in stories.items()},
    }  # fmt: skip


def _story(root: str, text: str) -> str:
    return f'<w:footnote w:id="1">{p(text)}</w:footnote>' if root == "footnotes" else p(text)


def types(overrides: list[tuple[str, str]]) -> bytes:
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    default = f'<Default Extension="rels" ContentType="{"application/vnd.openxmlformats-package.relationships+xml"}"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{default}{listed}</Types>'.encode()


def relations(*links: tuple[str, str]) -> bytes:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'.encode()


def with_text(place: str, text: str) -> Parts:
    """Return a template with a text at one of PLACES."""
    if place == "body":
        return package(p(text))
    if place == "cell":
        return package(table(line("x", text)))
    if place == "text box":
        return package(box(text))
    return package(p("x"), **{place: text})


def data_of(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def packed(folder: Path, parts: Mapping[str, bytes], name: str = "template.docx") -> Path:
    """Write a package into a folder."""
    path = folder / name
    path.write_bytes(data_of(parts))
    return path
