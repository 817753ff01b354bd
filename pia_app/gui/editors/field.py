"""What a field is: it shows a value, and says when a person has given another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pia_app.gui.snapshot import Snapshot
from pia_app.model import Column, Question, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What a field must know of its question or column, in words already.

    `name` is what a screen reader says. `choices` are (id, label). `columns` describe the fields of a table's row, and
    `show` puts a cell of that column into words. `default` is the choice that counts until somebody answers.
    """

    id: str
    type: str
    name: str
    choices: tuple[tuple[str, str], ...] = ()
    columns: tuple[Spec, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    required: bool = False
    default: str = ""
    show: Callable[[str], str] = str


class Field(QWidget):
    """A widget for one value.

    `edited(Value | None)` comes when a person has given another value, None where they took it away; `typing()` comes
    while they are still at it. A value shown by show_value() is not announced. `inline` fields are short enough for
    "don't know" and "not applicable" to stand on the same line.
    """

    edited = Signal(object)
    typing = Signal()
    inline = False

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec

    def show_value(self, value: Value | None) -> None:
        """Show a value, except in a part that a person is typing in."""
        raise NotImplementedError

    def show_standing(self, choice: str) -> None:
        """Mark the choice that counts as long as nobody answers, "" for none; it is not chosen."""

    def flush(self) -> None:
        """Hand over at once what was typed and not handed over yet."""

    def set_read_only(self, read_only: bool) -> None:
        """Show only, or let people write."""
        self.setEnabled(not read_only)


def spec_of(question: Question, snapshot: Snapshot, activity_id: str = "") -> Spec:
    """Describe the field of a question, asked of an activity or ("") once, in words of the questionnaire's language."""
    words, library = snapshot.words, snapshot.library
    return Spec(
        id=question.id, type=question.type, name=words.question(question.id).text,
        choices=tuple((c, words.option(question.id, c)) for c in library.choices(question)),
        columns=tuple(_column_spec(question, c, snapshot) for c in columns_of(question, snapshot, activity_id)),
        minimum=question.min, maximum=question.max, unit=question.unit, default=question.default,
    )  # fmt: skip


def columns_of(question: Question, snapshot: Snapshot, activity_id: str) -> tuple[Column, ...]:
    """Return the columns of a table that belong to no law in particular, or to one that reaches the activity."""
    if not question.columns:
        return ()
    regimes = snapshot.in_force(activity_id)
    return tuple(c for c in question.columns if snapshot.library.shows(c, regimes))


def _column_spec(question: Question, column: Column, snapshot: Snapshot) -> Spec:
    words = snapshot.words
    ids: Sequence[str] = tuple(snapshot.library.entry[column.catalogue]) if column.catalogue else column.options
    return Spec(
        id=column.id, type=column.type, name=words.column(question.id, column.id), required=column.required,
        choices=tuple((i, words.cell(question.id, column, i)) for i in ids),
        show=lambda text: words.cell(question.id, column, text),
    )  # fmt: skip
