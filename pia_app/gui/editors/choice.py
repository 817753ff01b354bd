"""Fields for choices: one out of a few as segments or rows, several as rows with a tick."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.field import Field, Spec
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.option_button import OptionButton
from pia_app.model import Value
from pia_app.rules.validation import NONE


class SingleField(Field):
    """A field for one choice out of a few, each on a row of its own."""

    kind = "radio"

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.group = QButtonGroup(self)
        self.options: dict[str, OptionButton] = {}
        for choice, label in spec.choices:
            option = OptionButton(label, kind=self.kind)
            option.setAccessibleDescription(spec.name)
            option.clicked.connect(lambda _=False, c=choice: self.edited.emit(c))
            self.group.addButton(option)
            self.options[choice] = option
        self._lay_out()
        if self.options:
            self.setFocusProxy(next(iter(self.options.values())))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        for option in self.options.values():
            layout.addWidget(option)

    def show_value(self, value: Value | None) -> None:
        """Show a choice, or none."""
        chosen = self.options.get(str(value))
        if chosen is not None:
            chosen.setChecked(True)
            return
        self.group.setExclusive(False)
        for option in self.options.values():
            option.setChecked(False)
        self.group.setExclusive(True)

    def show_standing(self, choice: str) -> None:
        """Mark the choice that counts as long as nobody answers."""
        for name, option in self.options.items():
            option.set_standing(name == choice)


class SegmentField(SingleField):
    """A field for yes, partly and no, side by side."""

    kind = "segment"
    inline = True

    def _lay_out(self) -> None:
        layout = FlowLayout(self)
        for option in self.options.values():
            layout.addWidget(option)


class MultipleField(Field):
    """A field for any number of choices; without any tick the question is unanswered."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.options: dict[str, OptionButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(6))
        columns = 2 if len(spec.choices) > 5 else 1
        for number, (choice, label) in enumerate(spec.choices):
            option = OptionButton(label, kind="check")
            option.setAccessibleDescription(spec.name)
            option.clicked.connect(lambda _=False, c=choice: self._clicked(c))
            self.options[choice] = option
            grid.addWidget(option, number // columns, number % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        if self.options:
            self.setFocusProxy(next(iter(self.options.values())))

    def show_value(self, value: Value | None) -> None:
        """Tick the choices given."""
        chosen = set(value) if isinstance(value, tuple) else set()
        for choice, option in self.options.items():
            option.setChecked(choice in chosen)

    def _clicked(self, last: str) -> None:
        for choice, option in self.options.items():
            if choice != last and NONE in (choice, last):  # "none" and any other choice undo each other
                option.setChecked(False)
        chosen = tuple(choice for choice, option in self.options.items() if option.isChecked())
        self.edited.emit(chosen or None)
