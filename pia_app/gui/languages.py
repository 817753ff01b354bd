"""Which language the window speaks: our own translation, and Qt's for its buttons."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from pia_app.gui.theme import RESOURCES

TRANSLATIONS: Final = RESOURCES / "translations"
LANGUAGES: Final = ("zh-CN", "en")


def language_name(language: str) -> str:
    """Return a language's name in itself."""
    locale = QLocale(language)
    if locale.language() == QLocale.Language.English:
        return QLocale.languageToString(QLocale.Language.English)
    return locale.nativeLanguageName()


class Translators:
    """The translators installed; `use` puts those of another language in their place."""

    def __init__(self) -> None:
        self._installed: list[QTranslator] = []

    def use(self, language: str) -> None:
        """Speak a language from now on; English stands in the source, but plural forms are in a file of their own."""
        for old in self._installed:
            QCoreApplication.removeTranslator(old)
        self._installed = []
        name = language.replace("-", "_")
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for stem, folder in ((f"qtbase_{name}", qt), (f"pia_app_{name}", str(TRANSLATIONS))):
            translator = QTranslator()
            if translator.load(stem, folder):
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)
        QLocale.setDefault(QLocale(language))
