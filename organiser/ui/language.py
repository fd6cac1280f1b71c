"""Chooses the language of the whole program, Qt's own dialogs included."""

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from organiser import i18n

_LOCALES = {"fr": "fr_FR", "en": "en_GB"}


class Language(QObject):
    """Speaks one language at a time; the program has exactly one of these."""

    changed = Signal()

    def __init__(self, application: QApplication, catalogues: Path) -> None:
        super().__init__(application)
        self._application = application
        self._catalogues = catalogues
        self._of_qt = QTranslator(self)

    def choose(self, language: str) -> None:
        """Speak *language* from now on, and let all that is on screen follow."""
        i18n.speak(language, self._catalogues)
        QLocale.setDefault(QLocale(_LOCALES.get(language, "en_GB")))
        self._application.removeTranslator(self._of_qt)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._of_qt.load(f"qtbase_{language}", folder):
            self._application.installTranslator(self._of_qt)
        self.changed.emit()
