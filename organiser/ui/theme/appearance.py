"""Puts a look on the whole program, and follows the system's when asked to."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QToolTip

from organiser.ui.theme.current import SIZES, Theme
from organiser.ui.theme.fonts import load_fonts
from organiser.ui.theme.palette import palette_of
from organiser.ui.theme.stylesheet import stylesheet
from organiser.ui.theme.tokens import DARK, LIGHT, Tokens, with_accent

SCHEMES = ("system", "light", "dark")


class Appearance(QObject):
    """Wears one look at a time; the program has exactly one of these."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._scheme, self._percent, self._accent = "system", 100, ""
        self._worn: tuple[Tokens, int, bool] | None = None
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def scheme(self) -> str:
        """What was asked for: "system", "light" or "dark"."""
        return self._scheme

    @property
    def percent(self) -> int:
        """The text size worn."""
        return self._percent

    def wear(self, scheme: str = "", percent: int = 0, accent: str | None = None) -> None:
        """Change what is given, keep the rest; all that is on screen follows at once."""
        self._scheme = scheme if scheme in SCHEMES else self._scheme
        self._percent = max(SIZES[0], min(SIZES[-1], percent)) if percent else self._percent
        self._accent = self._accent if accent is None else accent
        self._tell_system()
        self._put_on()

    def _follow_system(self) -> None:
        if self._scheme == "system":
            self._put_on()

    def _tell_system(self) -> None:
        """Title bars and the system's own dialogs follow a chosen scheme too."""
        wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._application.styleHints().setColorScheme(
            wanted.get(self._scheme, Qt.ColorScheme.Unknown)
        )

    def _put_on(self) -> None:
        look = (self._tokens(), self._percent, self._wants_contrast())
        if look == self._worn:
            return
        self._worn = look
        load_fonts()
        Theme.set(look[0], look[1], strong_lines=look[2])
        with _still(self._application):
            self._restyle()
        self.changed.emit()

    def _restyle(self) -> None:
        """Clear the sheet first: it halves a switch; setting the style again would double it."""
        application, palette = self._application, palette_of(Theme.tokens)
        if application.style().objectName().lower() != "fusion":
            application.setStyle("Fusion")
        if application.styleSheet():
            application.setStyleSheet("")
        application.setPalette(palette)
        QToolTip.setPalette(palette)
        application.setFont(Theme.font())
        application.setStyleSheet(stylesheet())

    def _tokens(self) -> Tokens:
        tokens = DARK if self._is_dark() else LIGHT
        return with_accent(tokens, self._accent) if self._accent else tokens

    def _is_dark(self) -> bool:
        if self._scheme == "system":
            return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._scheme == "dark"

    def _wants_contrast(self) -> bool:
        hints = self._application.styleHints()  # its part dies with this name: keep it
        wishes = hints.accessibility()
        return wishes.contrastPreference() == Qt.ContrastPreference.HighContrast


@contextmanager
def _still(application: QApplication) -> Iterator[None]:
    """Paint once at the end instead of after every step."""
    windows = [window for window in application.topLevelWidgets() if window.isVisible()]
    for window in windows:
        window.setUpdatesEnabled(False)
    yield
    for window in windows:
        window.setUpdatesEnabled(True)
