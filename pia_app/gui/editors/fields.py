"""Which field edits which question type. To add one: write its module and add a line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pia_app.gui.editors.choice import MultipleField, SegmentField, SingleField
from pia_app.gui.editors.combo import ComboField
from pia_app.gui.editors.field import Field, Spec
from pia_app.gui.editors.parsed import DateField, DurationField, NumberField
from pia_app.gui.editors.table import TableField
from pia_app.gui.editors.text import LongTextField, TextField

FEW: Final = 8  # up to here all choices of a question are shown at once

FIELDS: Final[dict[str, Callable[[Spec], Field]]] = {
    "yes_no": SegmentField,
    "single": lambda spec: SingleField(spec) if len(spec.choices) <= FEW else ComboField(spec),
    "multiple": MultipleField,
    "text": TextField,
    "long_text": LongTextField,
    "number": NumberField,
    "date": DateField,
    "duration": DurationField,
    "table": lambda spec: TableField(spec, cell),
}


def make(spec: Spec) -> Field:
    """Build the field for a question."""
    return FIELDS[spec.type](spec)


def cell(spec: Spec) -> Field:
    """Build the field for a cell of a table: as make(), with all choices folded away."""
    return ComboField(spec) if spec.type in ("single", "yes_no") else make(spec)
