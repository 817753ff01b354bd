"""A document's look put into a text document of Qt, in steps so small that the window goes on listening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtGui import (
    QColor,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from pia_app.gui.preview.image import read
from pia_app.gui.preview.ink import Inks
from pia_app.report.look import Block, Cell, Form, Ink, Look, Paragraph, Picture, Row, Run, Table

ROWS: Final = 12  # of a table that are laid out in one step
_PADDING: Final = 4.0  # points between a table's lines and what stands in a cell
_NOTE: Final = Ink(size=9, colour="566273")  # what we say about the document is set apart from what it says
_ASIDE: Final = Form(ground="EEF1F5")


class Typesetter:
    """Fills `document`; `headings` gathers (paragraph, place in the document) as they are set."""

    def __init__(self, document: QTextDocument, look: Look, percent: int) -> None:
        self.headings: list[tuple[Paragraph, int]] = []
        self._document = document
        self._look = look
        self._inks = Inks(percent)
        self._cursor = QTextCursor(document)
        self._fresh = True  # whether the block under the cursor is there and has nothing in it
        self._hairline = False  # whether it is the one after a table, which stays as it is

    @property
    def width(self) -> float:
        """Return how wide the text is, in pixels."""
        return self._inks.px(self._look.width)

    def steps(self, preface: Sequence[str] = ()) -> Iterator[None]:
        """Set one piece after the other, lines of our own first."""
        self._document.setUndoRedoEnabled(False)
        for line in preface:
            self._paragraph(self._cursor, Paragraph(runs=(Run(line, _NOTE),), form=_ASIDE, ink=_NOTE))
            yield
        for block in self._look.blocks:
            if isinstance(block, Paragraph):
                self._cursor.beginEditBlock()
                self._paragraph(self._cursor, block)
                self._cursor.endEditBlock()
                yield
                continue
            for rows in pieces(block.rows):
                self._cursor.beginEditBlock()
                self._table(replace(block, rows=rows))
                self._cursor.endEditBlock()
                yield

    # Paragraphs

    def _paragraph(self, cursor: QTextCursor, paragraph: Paragraph) -> None:
        if paragraph.new_page and not (cursor.atStart() or cursor.currentTable()):
            self._break(cursor)
        self._begin(cursor, self._inks.form(paragraph.form), self._inks.letters(paragraph.ink))
        if paragraph.level:
            self.headings.append((paragraph, cursor.position()))
        if paragraph.label:
            cursor.insertText(paragraph.label, self._inks.letters(paragraph.ink))
        for run in paragraph.runs:
            if run.picture is not None:
                self._picture(cursor, run.picture, self._inks.letters(run.ink))
            elif run.text:
                cursor.insertText(run.text, self._inks.letters(run.ink))

    def _begin(self, cursor: QTextCursor, form: QTextBlockFormat, letters: QTextCharFormat) -> None:
        if self._fresh:
            cursor.setBlockFormat(form)
            cursor.setBlockCharFormat(letters)
            cursor.setCharFormat(letters)
        else:
            cursor.insertBlock(form, letters)
        self._fresh = self._hairline = False

    def _break(self, cursor: QTextCursor) -> None:
        """Draw a line where Word begins a page."""
        line = QTextBlockFormat()
        line.setProperty(
            QTextFormat.Property.BlockTrailingHorizontalRulerWidth, QTextLength(QTextLength.Type.PercentageLength, 100)
        )
        line.setTopMargin(self._inks.px(14))
        line.setBottomMargin(self._inks.px(14))
        self._begin(cursor, line, QTextCharFormat())

    def _picture(self, cursor: QTextCursor, picture: Picture, letters: QTextCharFormat) -> None:
        image = read(picture.data) if picture.data else QImage()
        if image.isNull():
            cursor.insertText(f"[{picture.words}]" if picture.words else "", letters)
            return
        name = f"picture:{cursor.position()}"
        self._document.addResource(QTextDocument.ResourceType.ImageResource.value, name, image)
        shown = QTextImageFormat()
        shown.setName(name)
        shown.setWidth(self._inks.px(picture.width))
        shown.setHeight(self._inks.px(picture.height))
        shown.setToolTip("")
        cursor.insertImage(shown)

    # Tables

    def _table(self, table: Table) -> None:
        cursor = self._cursor
        columns = len(table.widths)
        if not (self._fresh or self._hairline):
            cursor.insertBlock(_hairline(), QTextCharFormat())
        made = cursor.insertTable(len(table.rows), columns, self._format(table))
        for number, row in enumerate(table.rows):
            for cell in row.cells:
                self._cell(made, number, cell, len(table.rows), columns)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.setBlockFormat(_hairline())
        self._hairline, self._fresh = True, False

    def _cell(self, table: QTextTable, number: int, cell: Cell, rows: int, columns: int) -> None:
        column = min(cell.column, columns - 1)
        high, wide = min(cell.rows, rows - number), min(cell.span, columns - column)
        if high > 1 or wide > 1:
            table.mergeCells(number, column, high, wide)
        place = table.cellAt(number, column)
        cursor = place.firstCursorPosition()
        self._fresh = True
        for block in flat(cell.blocks):
            self._paragraph(cursor, block)
        if cell.ground:  # last, for the format of its first paragraph takes the place of the cell's own
            ground = place.format()
            ground.setBackground(QColor(f"#{cell.ground}"))
            place.setFormat(ground)

    def _format(self, table: Table) -> QTextTableFormat:
        made = QTextTableFormat()
        made.setCellSpacing(0)
        made.setCellPadding(self._inks.px(_PADDING))
        made.setBorderCollapse(True)
        made.setBorder(1 if table.edge else 0)
        if table.edge:
            made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            made.setBorderBrush(QColor(f"#{table.edge}"))
        fixed = QTextLength.Type.FixedLength
        made.setColumnWidthConstraints([QTextLength(fixed, self._inks.px(width)) for width in table.widths])
        made.setWidth(QTextLength(fixed, self._inks.px(sum(table.widths))))
        return made


def pieces(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """Cut the rows of a table where no cell goes on below, into pieces that are quick to lay out."""
    piece: list[Row] = []
    open_until = 0
    for number, row in enumerate(rows):
        if len(piece) >= ROWS and number >= open_until:
            yield tuple(piece)
            piece = []
        piece.append(row)
        open_until = max([open_until, *(number + cell.rows for cell in row.cells)])
    if piece:
        yield tuple(piece)


def flat(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Yield the paragraphs of blocks; a table inside a cell gives those of its cells."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from flat(cell.blocks)


def _hairline() -> QTextBlockFormat:
    """Return the format of the block that Qt wants between tables: too thin to be seen."""
    made = QTextBlockFormat()
    made.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return made
