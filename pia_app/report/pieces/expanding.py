"""Tags of whole pieces replaced by the pieces, so that sandbox, repair and proof see one template and no other kind."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from pia_app.report.names import PREFIXES, RELATIONSHIPS, TYPES, number, parse, serialise, w
from pia_app.report.package import CONTENT_TYPES, Package
from pia_app.report.pieces.asking import MOST, asked, granted
from pia_app.report.pieces.dressing import Spot, dressed, left, spot
from pia_app.report.pieces.house import House, Manner
from pia_app.report.pieces.lists import Lists
from pia_app.report.pieces.sheet import Sheet
from pia_app.report.pieces.store import Store, store
from pia_app.report.tags import Tag, places, tags

_BODY: Final = "word/document.xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORDS: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATED: Final = {"styles": "word/styles.xml", "numbering": "word/numbering.xml"}
_EVERYWHERE: Final = ("docDefaults", "style[@w:default='1']")
_WIDTH: Final = 9_026  # of the text on A4 with Word's margins, where a document does not say
_NARROWEST: Final = 2_000
_SIZE: Final = 20  # half-points, where a document does not say
_TAGS: Final = {"en": "en-GB", "zh-CN": "zh-CN"}


def expanded(package: Package, language: str) -> Package:
    """Return a template with every tag of a whole piece replaced by the piece in a language; itself if there is none.

    What a tag must be for that, `asking` says; one that is not stays, and is refused like any unknown name.
    """
    body = parse(package[_BODY])
    found = [tag for place in places(_BODY, body) for tag in tags(place) if granted(tag)]
    if not found or len(found) > MOST:
        return package
    ours, styles = store(language), _part(package, "styles")
    sheet = Sheet(_bare(ours) if styles is None else styles)
    lists = Lists(_part(package, "numbering"), ours.numbering)
    levels = list(_levels(body, sheet))
    house = House(sheet, Sheet(ours.styles), lists, _manner(sheet, found[0]), _used(levels))
    wanted = [(tag, spot(house, tag.place.element, level=level, width=_width(body, tag)))
              for tag in found for level in (_above(levels, tag),)]  # fmt: skip
    marks = _marks(sheet, language)
    for tag, at in wanted:
        _replace(house, ours, tag, at, marks)
    filled = {**package, _BODY: serialise(body)}
    if house.changed or styles is None:
        _keep(filled, "styles", sheet.root)
    if lists.changed:
        _keep(filled, "numbering", lists.root)
    return filled


def _replace(house: House, ours: Store, tag: Tag, at: Spot, marks: Mapping[str, Mapping[str, str]]) -> None:
    paragraph = tag.place.element
    parent = paragraph.getparent()
    if parent is None:
        return
    before, after = left(house, paragraph, [text for _, text in tag.place.bounds])
    piece = dressed(house, ours.pieces[asked(tag)], at, made_for=ours.width, marks=marks)
    index = parent.index(paragraph)
    parent[index : index + 1] = [*before, *piece, *after]


def _levels(body: etree._Element, sheet: Sheet) -> Iterator[tuple[etree._Element, int, str]]:
    """Yield every paragraph with the level of the heading that it is, 0 for none, and its style."""
    default = sheet.default("paragraph")
    for paragraph in body.iter(w("p")):
        style = paragraph.find("w:pPr/w:pStyle", PREFIXES)
        name = default if style is None else style.get(w("val"), "")
        outline = paragraph.find("w:pPr/w:outlineLvl", PREFIXES)
        level = sheet.level(name) if outline is None else (number(outline.get(w("val")), 9) + 1) % 10
        written = any((text.text or "").strip() for text in paragraph.iter(w("t")))
        yield paragraph, level if written else 0, name if outline is None else ""


def _used(levels: list[tuple[etree._Element, int, str]]) -> dict[int, str]:
    """Return the style in which most headings of each level stand."""
    counts: dict[int, Counter[str]] = {}
    for _, level, style in levels:
        if level and style:
            counts.setdefault(level, Counter())[style] += 1
    return {level: styles.most_common(1)[0][0] for level, styles in counts.items()}


def _above(levels: list[tuple[etree._Element, int, str]], tag: Tag) -> int:
    """Return the level of the last heading before a tag, 0 for none."""
    last = 0
    for paragraph, level, _ in levels:
        if paragraph is tag.place.element:
            break
        last = level or last
    return last


def _manner(sheet: Sheet, tag: Tag) -> Manner:
    """Return how the text around the first tag is set."""
    paragraph = tag.place.element
    style = paragraph.find("w:pPr/w:pStyle", PREFIXES)
    name = sheet.default("paragraph") if style is None else style.get(w("val"), "")
    direct, fonts = next(paragraph.iter(w("sz")), None), next(paragraph.iter(w("rFonts")), None)
    size = direct.get(w("val")) if direct is not None else sheet.value(name, "rPr/sz")
    named = {} if fonts is None else {etree.QName(str(key)).localname: str(value) for key, value in fonts.items()}
    return Manner(size=number(size, _SIZE), fonts={key: value for key, value in named.items() if key != "hint"})


def _marks(sheet: Sheet, language: str) -> dict[str, dict[str, str]]:
    """Return what every run of a piece needs to be read in its language: what Word writes while one types in it."""
    eastern = language.startswith("zh")
    side = "eastAsia" if eastern else "val"
    spoken = sheet.value(sheet.default("paragraph"), "rPr/lang", side).partition("-")[0]
    found = {"rFonts": {"hint": "eastAsia"}} if eastern else {}
    if spoken != language.partition("-")[0]:
        found["lang"] = {side: _TAGS.get(language, language)}
    return found


def _width(body: etree._Element, tag: Tag) -> int:
    """Return the width of a column of text where a tag stands: a section ends at the first mark of one that follows."""
    reached, section = False, None
    for element in body.iter(w("p"), w("sectPr")):
        reached = reached or element is tag.place.element
        if reached and element.tag == w("sectPr"):
            section = element
            break
    size, margins, columns = (
        (None if section is None else section.find(w(name))) for name in ("pgSz", "pgMar", "cols")
    )
    if size is None or margins is None:
        return _WIDTH
    text = number(size.get(w("w"))) - sum(number(margins.get(w(side))) for side in ("left", "right", "gutter"))
    count = 1 if columns is None else max(number(columns.get(w("num")), 1, 50), 1)
    if columns is not None and count > 1:
        text = (text - (count - 1) * number(columns.get(w("space")), 720)) // count
    return max(text, _NARROWEST)


def _part(package: Package, kind: str) -> etree._Element | None:
    """Return the part of the document that holds its styles or its lists, None where it has none."""
    name = _name(package, kind)
    return parse(package[name]) if name in package else None


def _name(package: Package, kind: str) -> str:
    for relation in parse(package[_RELATIONS]) if _RELATIONS in package else ():
        if relation.get("Type", "").endswith(f"/{kind}"):
            target = relation.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"word/{target}")
    return ""


def _bare(ours: Store) -> etree._Element:
    """Return a style sheet for a document that has none: how text looks where nothing says otherwise."""
    root = etree.Element(w("styles"), nsmap={"w": PREFIXES["w"]})
    copy = parse(etree.tostring(ours.styles))
    for kind in _EVERYWHERE:
        root.extend(list(copy.iterfind(f"w:{kind}", PREFIXES)))
    return root


def _keep(package: Package, kind: str, root: etree._Element) -> None:
    """Put a part into a package, with what leads to it where it is new."""
    name = _name(package, kind)
    if name not in package:
        name = _RELATED[kind]
        relations = parse(package[_RELATIONS]) if _RELATIONS in package else _empty("Relationships", RELATIONSHIPS)
        used = {relation.get("Id") for relation in relations}
        free = next(one for n in range(1, len(used) + 2) if (one := f"rId{n}") not in used)
        place = posixpath.relpath(name, "word")
        etree.SubElement(relations, f"{{{RELATIONSHIPS}}}Relationship", Id=free, Type=_KIND + kind, Target=place)
        package[_RELATIONS] = serialise(relations)
        types = parse(package[CONTENT_TYPES])
        if all(entry.get("PartName") != f"/{name}" for entry in types):
            etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=f"{_WORDS}{kind}+xml")
            package[CONTENT_TYPES] = serialise(types)
    package[name] = serialise(root)


def _empty(name: str, space: str) -> etree._Element:
    return etree.Element(f"{{{space}}}{name}", nsmap={None: space})  # type: ignore[dict-item]
