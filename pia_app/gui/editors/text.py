"""Fields for a line of text and for a longer text."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui.editors.field import Field, Spec
from pia_app.gui.editors.text_input import LineInput, TextInput
from pia_app.model import Value


class TextField(Field):
    """A field for one line."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.input: LineInput | TextInput = self._input()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.input)
        self.setFocusProxy(self.input)
        self.input.typing.connect(self.typing)
        self.input.committed.connect(lambda text: self.edited.emit(text if text.strip() else None))

    def _input(self) -> LineInput | TextInput:
        return LineInput(self.spec.name)

    def show_value(self, value: Value | None) -> None:
        """Show a text."""
        self.input.show_text(value if isinstance(value, str) else "")

    def flush(self) -> None:
        """Hand over what was typed."""
        self.input.flush()

    def set_read_only(self, read_only: bool) -> None:
        """Keep the text selectable."""
        self.input.setReadOnly(read_only)


class LongTextField(TextField):
    """A field for several lines."""

    def _input(self) -> LineInput | TextInput:
        return TextInput(self.spec.name)
