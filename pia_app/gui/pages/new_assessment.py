"""The dialog that starts an assessment: its name, its questionnaire and their language, the laws that apply."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.ask import dialog_buttons
from pia_app.gui.editors.text_input import LineInput
from pia_app.gui.languages import LANGUAGES, language_name
from pia_app.gui.pages.base import Scroll
from pia_app.gui.presenter import Presenter
from pia_app.gui.widgets.option_button import OptionButton
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import Library
from pia_app.wording import Words


class NewAssessment(QDialog):
    """Asks three things; starts the assessment when a name is given and at least one law is ticked.

    Which questionnaire is asked only where there are several: that of the program and the user's own.
    """

    def __init__(self, presenter: Presenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setWindowTitle(self.tr("New assessment"))
        self.name = LineInput(self.tr("Name of the assessment"))
        self.name.setPlaceholderText(self.tr("for example: Loyalty programme 2026"))
        self.languages: dict[str, OptionButton] = {}
        self.questionnaires: dict[str, OptionButton] = {}
        self.regimes: dict[str, OptionButton] = {}
        self._offered = {library.id: library for library in presenter.questionnaires()}
        self._laws = QVBoxLayout()
        self._laws.setSpacing(theme.px(6))
        self._lay_out()
        self.name.textChanged.connect(self._check)
        self.accepted.connect(self._start)
        self.languages[presenter.language].setChecked(True)
        self._offer()
        room = parent.size()
        self.resize(min(theme.px(580), room.width()), min(theme.px(640), room.height()))
        self.name.setFocus()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, theme.px(theme.LARGE))
        scroll = Scroll(wide=True)
        column = scroll.column
        column.setSpacing(theme.px(theme.SMALL))
        column.addWidget(PlainLabel(self.tr("New assessment"), role="title"))
        self._caption(column, self.tr("Name of the assessment"))
        column.addWidget(self.name)
        self._caption(column, self.tr("Language of the questions"))
        column.addLayout(self._language_row())
        if len(self._offered) > 1:
            self._caption(column, self.tr("Which questionnaire?"))
            column.addLayout(self._questionnaire_rows())
        self._caption(column, self.tr("Which laws apply?"))
        column.addWidget(PlainLabel(self.tr("You can change this later; no answer is lost."), role="small"))
        column.addLayout(self._laws)
        column.addStretch(1)
        outer.addWidget(scroll, 1)
        buttons, self.ok, _ = dialog_buttons(self, self.tr("Start"))
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(theme.WIDE), 0, theme.px(theme.WIDE), 0)
        foot.addWidget(buttons)
        outer.addLayout(foot)

    def _caption(self, column: QVBoxLayout, text: str) -> None:
        column.addSpacing(theme.px(theme.SMALL))
        column.addWidget(PlainLabel(text, role="strong"))

    def _language_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        group = QButtonGroup(self)
        for language in LANGUAGES:
            made = self.languages[language] = OptionButton(language_name(language), kind="segment")
            made.setAccessibleDescription(self.tr("Language of the questions"))
            made.clicked.connect(self._offer)
            group.addButton(made)
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _questionnaire_rows(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(theme.px(6))
        group = QButtonGroup(self)
        for name, library in self._offered.items():
            title = Words(library, self._presenter.language).title
            alike = sum(Words(other, self._presenter.language).title == title for other in self._offered.values()) > 1
            made = self.questionnaires[name] = OptionButton(f"{title} ({name})" if alike else title, kind="radio")
            made.setChecked(name == next(iter(self._offered)))
            made.clicked.connect(self._offer)
            group.addButton(made)
            rows.addWidget(made)
        return rows

    def _questionnaire(self) -> str:
        """Return the id of the questionnaire chosen; "" where there is none to choose."""
        first = next(iter(self._offered), "")
        return next((name for name, made in self.questionnaires.items() if made.isChecked()), first)

    def _language(self) -> str:
        return next(name for name, made in self.languages.items() if made.isChecked())

    def _offer(self) -> None:
        """Name the laws of the questionnaire chosen, in the language chosen."""
        ticked = {name for name, made in self.regimes.items() if made.isChecked()}
        for made in self.regimes.values():
            made.hide()
            made.deleteLater()
        self.regimes = {}
        for regime, name in self._laws_of(self._offered.get(self._questionnaire())):
            made = self.regimes[regime] = OptionButton(name, kind="check")
            made.setChecked(regime in ticked)
            made.clicked.connect(self._check)
            self._laws.addWidget(made)
        self._check()

    def _laws_of(self, library: Library | None) -> list[tuple[str, str]]:
        """Return each law of a questionnaire with its name in the language chosen."""
        if library is None:
            return []
        words = Words(library, self._language())
        return [(regime, words.regime(regime).name) for regime in library.regime]

    def _ticked(self) -> list[str]:
        return [name for name, made in self.regimes.items() if made.isChecked()]

    def _check(self) -> None:
        self.ok.setEnabled(bool(self.name.text().strip() and self._ticked()))

    def _start(self) -> None:
        self._presenter.start(
            self.name.text().strip(), language=self._language(), regimes=self._ticked(),
            library_id=self._questionnaire(),
        )  # fmt: skip
