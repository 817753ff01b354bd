"""The runs of one paragraph: text with its ink, pictures, results of fields, marks of notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from pia_app.report.look.pictures import Pictures
from pia_app.report.look.records import Ink, Run
from pia_app.report.look.styles import Styles, Values, ink, letters
from pia_app.report.names import w

DEEPEST: Final = 60  # levels of elements inside each other that are walked; deeper ones give their text alone
LINE: Final = "\u2028"
PAGE_FIELDS: Final = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_THROUGH: Final = frozenset(
    w(name) for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "dir", "bdo")
)
_SIGNS: Final = {w("tab"): "\t", w("ptab"): "\t", w("cr"): LINE, w("noBreakHyphen"): "\u2011", w("softHyphen"): ""}
_ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_DRAWN: Final = (w("drawing"), w("pict"), w("object"))
_NOTES: Final = (w("footnoteReference"), w("endnoteReference"))
_BOX: Final = w("txbxContent")


class Runs:
    """Walks paragraphs. `boxes` gathers text boxes met on the way, for whoever lays out the blocks."""

    def __init__(self, styles: Styles, pictures: Pictures) -> None:
        self._styles = styles
        self._pictures = pictures
        self._inks: dict[tuple[int, str, str], Ink] = {}
        self._values: list[Values] = []  # keeps what the ids in `_inks` stand for
        self._fields: list[str] = []  # how far each field is that has begun and not ended
        self.boxes: list[etree._Element] = []
        self.pages = 0  # page breaks met
        self.notes: dict[str, int] = {}  # notes referred to, with their numbers

    def of(self, paragraph: etree._Element, base: Values) -> Iterator[Run]:
        """Yield the runs of a paragraph whose style gives its letters `base`."""
        for child in paragraph:
            yield from self._walk(child, base, 0)
        # An instruction ends with its paragraph: one that a stranger left open must not hide the rest.
        self._fields = [state for state in self._fields if state == "result"]

    def ink(self, base: Values, style: str = "", own: etree._Element | None = None) -> Ink:
        """Return the ink of letters in a paragraph style, a character style and properties of their own."""
        said = etree.tostring(own, encoding="unicode") if own is not None and len(own) else ""
        key = (id(base), style, said)
        if key not in self._inks:
            self._values.append(base)
            self._inks[key] = ink({**base, **(self._styles.character(style) if style else {}), **letters(own)})
        return self._inks[key]

    def _walk(self, element: etree._Element, base: Values, depth: int) -> Iterator[Run]:
        if depth > DEEPEST:
            yield Run("".join(t.text or "" for t in element.iter(w("t"))), self.ink(base))
        elif element.tag == w("r"):
            yield from self._run(element, base)
        elif element.tag == w("fldSimple") and _page_field(element.get(w("instr"), "")):
            yield Run("#", self.ink(base))
        elif element.tag in _THROUGH:
            for child in element:
                yield from self._walk(child, base, depth + 1)
        elif element.tag == _ALTERNATE:
            yield from self._alternate(element, base, depth)

    def _alternate(self, element: etree._Element, base: Values, depth: int) -> Iterator[Run]:
        """Take the last of the ways that a writer offers: the one that every reader understands."""
        for inner in list(element)[-1] if len(element) else ():
            yield from self._walk(inner, base, depth + 1)

    def _run(self, run: etree._Element, base: Values) -> Iterator[Run]:
        properties = run.find(w("rPr"))
        mark = properties.find(w("rStyle")) if properties is not None else None
        style = mark.get(w("val"), "") if mark is not None else ""
        hidden = letters(properties).get("hidden") if properties is not None and len(properties) > 1 else ""
        inked = self.ink(base, style, _own(properties))
        text: list[str] = []
        for child in run:
            picture = None
            if child.tag == w("fldChar"):
                self._field(child.get(w("fldCharType"), ""))
            elif child.tag == w("instrText") and _page_field(child.text or ""):
                text.append("#")
                self._fields[-1:] = ["told"]  # the number that was written last stays away
            elif not self._shown or hidden:
                continue
            elif child.tag in _DRAWN or child.tag == _ALTERNATE:
                self.boxes.extend(next(child.iter(_ALTERNATE), child).iter(_BOX))
                picture = self._pictures.of(child)
            else:
                text.append(self._piece(child))
            if picture is not None:
                yield Run("".join(text), inked)
                text = []
                yield Run("", inked, picture)
        if any(text):
            yield Run("".join(text), inked)

    def _piece(self, child: etree._Element) -> str:
        """Return what an element inside a run says."""
        if child.tag == w("t"):
            return child.text or ""
        if child.tag == w("br"):
            if child.get(w("type")) == "page":
                self.pages += 1
                return ""
            return LINE
        if child.tag in _NOTES:
            return f"[{self._note(child)}]"
        return _SIGNS.get(child.tag, "") if isinstance(child.tag, str) else ""

    def _note(self, mark: etree._Element) -> int:
        kind = "footnotes" if mark.tag == _NOTES[0] else "endnotes"
        return self.notes.setdefault(f"{kind}/{mark.get(w('id'), '')}", len(self.notes) + 1)

    # Fields: what stands between "begin" and "separate" is an instruction, what follows is shown

    @property
    def _shown(self) -> bool:
        return all(state == "result" for state in self._fields)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("instruction")
        elif kind == "separate" and self._fields and self._fields[-1] == "instruction":
            self._fields[-1] = "result"
        elif kind == "end" and self._fields:
            self._fields.pop()


def _page_field(instruction: str) -> bool:
    return instruction.split()[:1] in [[name] for name in PAGE_FIELDS]


def _own(properties: etree._Element | None) -> etree._Element | None:
    """Return run properties that say more than the name of a style."""
    if properties is None or all(one.tag == w("rStyle") for one in properties):
        return None
    return properties
