"""A finished Word document as plain records, for whoever shows it without Word: checked, then walked once."""

from pia_app.report.look.document import look
from pia_app.report.look.records import Block, Cell, Form, Ink, Look, Paragraph, Picture, Row, Run, Table

__all__ = ["Block", "Cell", "Form", "Ink", "Look", "Paragraph", "Picture", "Row", "Run", "Table", "look"]
