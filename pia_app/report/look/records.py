"""What a Word document looks like, as plain records; lengths in points, colours as RRGGBB, "" where none is set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """How letters look. `latin` and `han` name fonts; `raised` is 1 above the line, -1 below; `size` in points."""

    latin: str = ""
    han: str = ""
    size: float = 10
    bold: bool = False
    italic: bool = False
    underline: bool = False
    struck: bool = False
    raised: int = 0
    capitals: bool = False
    colour: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a paragraph stands. `align` is left, right, center or both.

    `line` is a multiple of the line's height where `rule` is auto, else points: exact, or at least.
    """

    align: str = "left"
    before: float = 0
    after: float = 0
    line: float = 1
    rule: str = "auto"
    left: float = 0
    right: float = 0
    first: float = 0
    ground: str = ""
    backwards: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture: the bytes of a PNG or JPEG, b"" where it is of another kind; its size in points; what it shows."""

    data: bytes
    width: float
    height: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one ink, or a picture."""

    text: str
    ink: Ink
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph. `label` is the number or bullet that Word puts before it; `level` is that of a heading, 0 for none.

    With `new_page` Word begins a page with it.
    """

    runs: tuple[Run, ...]
    form: Form
    ink: Ink
    label: str = ""
    level: int = 0
    new_page: bool = False

    @property
    def text(self) -> str:
        """Return its words without the label."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: where it stands, how many columns and rows it takes, its ground, what it holds."""

    column: int
    span: int
    rows: int
    ground: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of cells; a `head` is repeated by Word on every page."""

    cells: tuple[Cell, ...]
    head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: the widths of its columns, its rows, the colour of its lines ("" for none), its description."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    edge: str = ""
    words: str = ""


Block = Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A document: what stands on its paper, how wide the text is, and what head and foot of each page say.

    In head and foot a number sign stands for numbers that only Word's own pages give.
    """

    blocks: tuple[Block, ...]
    head: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    width: float = 453
