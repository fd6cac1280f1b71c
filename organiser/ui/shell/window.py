"""The main window: side bar, top bar, pages, and what lies above them."""

from functools import partial
from typing import Any

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QWidget

from organiser.domain.cheat_sheet import CheatSheet
from organiser.i18n import _
from organiser.settings import change_settings, read_settings
from organiser.ui.actions import Actions
from organiser.ui.messages import Notice, Problem, Way
from organiser.ui.news import News
from organiser.ui.paper.single import SingleOut
from organiser.ui.phrases import Phrases
from organiser.ui.shell import commands
from organiser.ui.shell.above import Above
from organiser.ui.shell.aside import Aside
from organiser.ui.shell.keys_paper import keys_paper, sheet_of
from organiser.ui.shell.layers import HELP_WIDTH
from organiser.ui.shell.page_stack import PageStack
from organiser.ui.shell.parts import WindowParts
from organiser.ui.shell.side_bar import SideBar
from organiser.ui.shell.top_bar import TopBar
from organiser.ui.shell.work_bar import WorkBar
from organiser.ui.soon import soon
from organiser.ui.theme import Theme
from organiser.ui.undo import Done, Undo
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture

_COMPACT, _FOLDED, _ONE_COLUMN, _BOTH = 1180, 1240, 1060, 620
"""Text pixels: big type on a small screen folds as a small window does."""


class MainWindow(QMainWindow):
    """Holds one page for each of the things an organiser does."""

    lock_asked = Signal()

    def __init__(self, parts: WindowParts) -> None:
        super().__init__()
        self.parts = parts
        self.phrases = Phrases()
        self.news, self.undo = News(self), Undo(self)
        self._offered: Done | None = None
        self._way: Way | None = None
        self.actions_known = Actions(self)
        self.pages = PageStack(parts.pages)
        self.above = Above(self, self.actions_known, parts.search, parts.past)
        self._out = SingleOut(self, parts.jobs, parts.messages)
        commands.fill(self)
        self.side_bar = SideBar(parts.committee, parts.pages)
        self.top_bar = TopBar(self.actions_known)
        self._lay_out()
        self._connect()
        self._restore()
        self.phrases.put(self.setWindowTitle, lambda: _("Organiser"))
        if parts.pages:
            self.go(parts.pages[0].key)

    def ask_palette(self) -> None:
        """Open the palette."""
        self.above.palette_box.ask()

    def ask_lock(self) -> None:
        """Ask for the window to be locked."""
        self.lock_asked.emit()

    def go(self, key: str) -> None:
        """Bring the page *key* in front."""
        self.pages.go(key)

    def regions(self) -> list[QWidget]:
        """Return the parts of the window that F6 goes through."""
        parts = [self.side_bar, self.pages, *reversed(self.above.shown())]
        return [part for part in parts if part.isVisible()]

    def close_top_layer(self) -> None:
        """Close what lies uppermost."""
        for layer in self.above.shown()[:1]:
            if layer is self.above.aside():
                self._put_aside_away()
            else:
                layer.hide()

    def toggle_help(self) -> None:
        """Show the help of the page in front, or put it away."""
        self._swap_aside(self.above.help)

    def read_guide(self) -> None:
        """Bring the guide in front, at the chapter of the page that was there."""
        spec = self.pages.spec
        guide: Any = self.pages.page("guide")
        guide.show_chapter_of(spec.key)
        self.go("guide")

    def print_keys(self) -> None:
        """Put the keys of the page in front, and of everywhere, on paper."""
        self._out.print_or_save(keys_paper(self.keys_sheet()))

    def keys_sheet(self) -> CheatSheet:
        """Return the keys of the page in front and of everywhere, as they are printed."""
        page = self.pages.page(self.pages.key)
        own, everywhere = self.actions_known.known_here()
        title = page.title() or self.pages.spec.title()
        return sheet_of(title, self.parts.committee, own, page.key_groups(), everywhere)

    def toggle_past(self) -> None:
        """Show what was done lately, or put it away."""
        self._swap_aside(self.above.past)
        self.above.past.read_again()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.actions_known.retranslate()
        self.side_bar.retranslate()
        self.top_bar.retranslate()
        self.pages.retranslate()
        self.above.retranslate()
        self.work_bar.phrases.say_again()
        self._frame_page()
        self._explain()

    def restyle(self) -> None:
        """Fit everything to the text size worn now."""
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no page took as its own Escape closes the uppermost layer."""
        if event.key() == Qt.Key.Key_Escape and self.above.shown():
            self.close_top_layer()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        place = self.saveGeometry().toHex().toStdString()
        change_settings(self.parts.home, window=place)
        super().closeEvent(event)

    def _connect(self) -> None:
        self.side_bar.chosen.connect(self.go)
        self.pages.made.connect(self._welcome)
        self.pages.came.connect(self._arrive)
        self.above.aside_closed.connect(self._put_aside_away)
        self.above.guide_asked.connect(self.read_guide)
        self.above.paper_asked.connect(self.print_keys)
        self.above.taken_back.connect(self.undo.drop)
        self.above.undone.connect(self.undo.take_back)
        self.above.way_taken.connect(self._take_way)
        self.news.changed.connect(self.pages.tell)
        self.news.changed.connect(self._retell)
        self.parts.messages.noticed.connect(self._affirm)
        self.parts.messages.failed.connect(self._own_up)
        self.undo.changed.connect(self.actions_known.retranslate)
        self.undo.changed.connect(self._withdraw_offer)

    def _welcome(self, key: str) -> None:
        page = self.pages.page(key)
        page.wants_page.connect(self.go)
        page.wants_ahead.connect(self.pages.page)
        page.badge.connect(partial(self.side_bar.set_badge, key))
        page.frame_changed.connect(self._frame_page)
        primary = page.primary()
        for command in (*((primary,) if primary else ()), *page.commands()):
            self.actions_known.add(command, key)
        self.actions_known.in_front(self.pages.key)  # one made ahead is not there yet

    def _arrive(self, key: str) -> None:
        self.actions_known.in_front(key)
        self.side_bar.light(self.pages.spec.under or key)
        self._frame_page()
        self._explain()
        soon(self, self.above.place)  # once the page stands, what hangs over its buttons

    def _frame_page(self) -> None:
        if self.pages.key:
            page = self.pages.page(self.pages.key)
            self.top_bar.show_page(page.title() or self.pages.spec.title(), page.primary())

    def _explain(self) -> None:
        helped = self.above.aside() is not None and self.above.aside() is self.above.made("help")
        if helped and self.pages.key:
            page = self.pages.page(self.pages.key)
            title = page.title() or self.pages.spec.title()
            guided = self.pages.knows("guide")
            known = self.actions_known.possible()
            groups = page.key_groups()
            self.above.help.tell(title, page.help_text(), known, groups, guided=guided)

    def _affirm(self, notice: Notice) -> None:
        if notice.undo is not None:
            self._offered = Done(notice.text, notice.undo, notice.redo, notice.number)
            self.undo.add(self._offered)
        if not notice.is_quiet:
            self._way = notice.way
            way = notice.way.words if notice.way is not None else ""
            self.above.toast.tell(notice.text, can_undo=notice.undo is not None, way=way)

    def _take_way(self) -> None:
        if self._way is not None:
            self._way.before()
            self.go(self._way.page)

    def _withdraw_offer(self) -> None:
        """Offer no Undo that would take back another act than the one it stands beside."""
        toast: Any = self.above.made("toast")
        is_offered = toast is not None and toast.undo_button.isVisible()
        if is_offered and self.undo.last() is not self._offered:
            toast.hide()

    def _own_up(self, problem: Problem) -> None:
        self.above.error_card.tell(problem)

    def _fit(self) -> None:
        width = Theme.text_px(self.width())
        self.side_bar.set_compact(width < _COMPACT)
        self.top_bar.make_room(width)
        aside = self.above.aside()
        left = width - (HELP_WIDTH if aside else 0)
        self.pages.fold(0 if left >= _FOLDED else 1 if left >= _ONE_COLUMN else 2)
        if aside is not None:
            aside.fill(whole=left < _BOTH)
        self.pages.setVisible(aside is None or left >= _BOTH)
        self.above.place()

    def _swap_aside(self, panel: Aside) -> None:
        self.above.swap_aside(panel)
        self._explain()
        self._fit()
        if self.pages.isHidden():
            panel.close_button.setFocus()
        elif panel.isHidden() and self.pages.key:
            self.pages.page(self.pages.key).first_focus().setFocus()

    def _put_aside_away(self) -> None:
        panel = self.above.aside()
        if panel is not None:
            self._swap_aside(panel)

    def _retell(self) -> None:
        panel = self.above.aside()
        if panel is not None:
            panel.hear()

    def _restore(self) -> None:
        self.setMinimumSize(1024, 600)
        kept = read_settings(self.parts.home).window
        if not kept or not self.restoreGeometry(QByteArray.fromHex(kept.encode())):
            self.resize(1366, 768)

    def _lay_out(self) -> None:
        self.work_bar = WorkBar(self.parts.jobs)
        body = beside(self.pages, gap=0)
        body.setStretch(0, 1)
        top = below(self.top_bar, *self._ribbon(), self.work_bar, gap=0)
        middle = below(top, body, gap=0)
        middle.setStretch(1, 1)
        self.above.stand_in(top, body)
        whole = QWidget()
        box = beside(self.side_bar, middle, gap=0)
        box.setStretch(1, 1)
        whole.setLayout(box)
        self.setCentralWidget(whole)

    def _ribbon(self) -> tuple[QFrame, ...]:
        if not self.parts.is_demonstration:
            return ()
        ribbon, words = QFrame(), label(wraps=True)
        ribbon.setObjectName("ribbon")
        self.phrases.text(words, lambda: _("Demonstration: these people are invented."))
        box = beside(Picture("info", "warning", 18), words, gap=10, margins=(24, 6, 20, 6))
        box.setStretch(1, 1)
        ribbon.setLayout(box)
        return (ribbon,)
