"""The pages of the window, each made when it is first asked for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from organiser.ui.news import Topics
from organiser.ui.page import Page, PageSpec


class PageStack(QStackedWidget):
    """Shows one page; the others hear of changes when they come in front again."""

    made = Signal(str)
    came = Signal(str)

    def __init__(self, specs: Sequence[PageSpec]) -> None:
        super().__init__()
        self._specs = {spec.key: spec for spec in specs}
        self._pages: dict[str, Page] = {}
        self._missed: dict[str, Topics] = {}
        self._trail: list[str] = []
        self._level = 0

    @property
    def key(self) -> str:
        """The key of the page in front, or nothing."""
        return self._trail[-1] if self._trail else ""

    @property
    def spec(self) -> PageSpec:
        """What is known of the page in front."""
        return self._specs[self.key]

    def page(self, key: str) -> Page:
        """Return the page *key*, making it if it was never shown."""
        if key not in self._pages:
            page = self._specs[key].make()
            page.fold(self._level)
            self._pages[key] = page
            self.addWidget(page)
            self.made.emit(key)
        return self._pages[key]

    def knows(self, key: str) -> bool:
        """Return whether there is a page *key*."""
        return key in self._specs

    def go(self, key: str) -> None:
        """Bring the page *key* in front."""
        page = self.page(key)
        if key != self.key:
            self._trail = [*self._trail, key][-50:]
        self._bring(page)

    def back(self) -> None:
        """Bring the page in front that was there before."""
        if len(self._trail) > 1:
            self._trail.pop()
            self._bring(self._pages[self.key])

    def tell(self, topics: Topics) -> None:
        """Tell the page in front of *topics* now, the others when they come."""
        for key, page in self._pages.items():
            if key == self.key:
                page.on_change(topics)
            else:
                self._missed[key] = self._missed.get(key, frozenset()) | topics

    def fold(self, level: int) -> None:
        """Let every page make do with less width."""
        if level != self._level:
            self._level = level
            for page in self._pages.values():
                page.fold(level)

    def retranslate(self) -> None:
        """Let every page made so far speak the language spoken now."""
        for page in self._pages.values():
            page.retranslate()

    def _bring(self, page: Page) -> None:
        self.setCurrentWidget(page)
        if topics := self._missed.pop(self.key, None):
            page.on_change(topics)
        self.came.emit(self.key)
        page.first_focus().setFocus()
