"""Where a page is typed: what it is, its grid, and beside it the codes or the last check."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QStackedWidget, QWidget

from organiser.domain.field import Extra
from organiser.i18n import _, number
from organiser.ui.field.apart import said_apart
from organiser.ui.field.check_panel import CheckPanel
from organiser.ui.field.counts import Counts
from organiser.ui.field.entry import Entry
from organiser.ui.field.entry_delegate import CellLine
from organiser.ui.field.entry_grid import EntryGrid
from organiser.ui.field.entry_model import EntryModel, Part
from organiser.ui.field.entry_side import EntrySide
from organiser.ui.field.filling import Strips
from organiser.ui.field.oddities import oddities
from organiser.ui.field.remarks import note_help, note_warning
from organiser.ui.field.sheet_columns import sheet_number
from organiser.ui.field.strip_view import StripView
from organiser.ui.field.tally_grid import TallyGrid, TallyModel
from organiser.ui.phrases import Phrases
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import Card, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import ElidedLabel, label
from organiser.ui.widgets.measured import Measured
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.field.entering import EntryPage

_SIDE = 324


class Desk(Measured, QWidget):
    """Shows one page; it knows nothing of where pages come from or go."""

    changed = Signal()
    settled = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.page: EntryPage | None = None
        self.entry: Entry | None = None
        self.counts = Counts(())
        self.is_locked = False
        self._level = 0
        self._advice = ""
        self.model, self.tally_model = EntryModel(self), TallyModel(self)
        self.grid, self.tally = EntryGrid(self.model), TallyGrid(self.tally_model)
        self.side, self.check, self.strip = EntrySide(), CheckPanel(), StripView()
        self._strips: Strips = {}
        self._make_head()
        self._lay_out()
        self._connect()
        self.measure()

    def show_doors(
        self, page: EntryPage, entry: Entry, *, is_locked: bool, strips: Strips | None = None
    ) -> None:
        """Show a page of doors, with the lines of its picture that ask something."""
        self.page, self.entry, self.is_locked = page, entry, is_locked
        self._strips = strips or {}
        self.grid.show_entry(entry, is_locked=is_locked)
        extras = {code for code, _words in page.legend} & set(Extra)
        for part, extra in ((Part.LEAFLET, Extra.LEAFLET), (Part.SLIP, Extra.SLIP)):
            self.grid.setColumnHidden(part, extra not in extras)
        self._grids.setCurrentWidget(self.grid)
        self._show()
        self._show_strip()
        if page.others:
            self._announce(said_apart(page))

    def show_tally(
        self, page: EntryPage, counts: Counts, *, is_locked: bool, strips: Strips | None = None
    ) -> None:
        """Show the tally pages of a packet, all at once, with the lines that ask something."""
        self.page, self.entry, self.counts, self.is_locked = page, None, counts, is_locked
        self._strips = strips or {}
        self.tally.show_counts(counts, is_locked=is_locked)
        self._grids.setCurrentWidget(self.tally)
        self._show()
        self._show_strip()

    def draft(self) -> str:
        """Return what is typed so far."""
        return self.entry.draft() if self.entry is not None else self.counts.draft()

    def take_keys(self) -> None:
        """Let the grid have the keys."""
        (self.grid if self.entry is not None else self.tally).setFocus()

    def ask_to_settle(self) -> None:
        """Settle at once when nothing is unlikely; else ask what is."""
        if self.is_locked:
            self.grid.refuse(_("This page was settled. Choose “Correct” to change it."))
            return
        if self.entry is None and self.counts.asked:
            self.tally.stand_at(min(self.counts.asked))
            self.say(_("This count is still to look at: type it, 0 for none."))
            return
        found = oddities(self.entry) if self.entry is not None else ()
        if self.entry is None or not found:
            self.settled.emit()
            return
        self._beside.setCurrentWidget(self.check)
        self._fit()
        self.check.ask(self.model.keys, self.entry.totals(), found)

    def unlock(self) -> None:
        """Let a page that was settled be corrected."""
        self.is_locked = self.tally_model.is_locked = False
        self.model.unlock()
        self._show()
        self.take_keys()

    def say(self, text: str) -> None:
        """Say *text* under the grid; "" takes away what was said."""
        self.sentence.setText(text or self._usual())
        if text:
            self._announce(text)
        self.sentence.setProperty("role", "error" if text else "caption")
        self.sentence.style().unpolish(self.sentence)
        self.sentence.style().polish(self.sentence)

    def fold(self, level: int) -> None:
        """With less width, the codes go under the grid."""
        self._level = level
        self._fit()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        for part in (self.phrases, self.grid.phrases, self.tally.phrases, self.check.phrases):
            part.say_again()
        self.model.retranslate()
        self.side.retranslate(self.model.keys)
        if self.page is not None:
            self._show()

    def measure(self) -> None:
        self._beside.setFixedWidth(Theme.px(_SIDE))
        self.bar.setFixedWidth(Theme.px(120))

    def _show(self) -> None:
        assert self.page is not None
        self.title.setText(_title(self.page))
        self.detail.setText(f"{self.page.title} · {self.page.typed}")
        self.banner.setText(_banner(self.page, is_locked=self.is_locked))
        self._banner.setVisible(bool(self.banner.text()))
        is_tally = self.entry is None
        locked, doors = _("Correct"), _("Check and settle")
        self.settle_button.setText(locked if self.is_locked else doors)
        self.settle_button.set_icon("pencil" if self.is_locked else "check")
        self.later_button.setText(_("Close") if self.is_locked else _("Finish later"))
        self.bar.setVisible(not is_tally)
        self.side.codes.show_keys(self.model.keys)
        self.side.codes.setVisible(not is_tally)
        self.side.keys.setVisible(not is_tally)
        self._leave_check()
        self._count()
        self.say("")

    def _count(self) -> None:
        if self.entry is None:
            words = _("{count} answers counted")
            self.count.setText(words.format(count=number(self.counts.answers())))
            return
        done, total = self.entry.said(), self.entry.expected()
        words = _("{done} of {total}")
        self.count.setText(words.format(done=number(done), total=number(total)))
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _show_strip(self) -> None:
        """Show the line she stands on as it was filled in, if it asks something."""
        if not self._strips or self.page is None:
            self.strip.show_strip(None)
            return
        if self.entry is None:
            words = _("This count in the picture")
            self.strip.show_strip(self._strips.get(self.tally.place()), words)
            return
        row = self.entry.page.rows[self.entry.here]
        words = _("Line {line} in the picture").format(line=row.line)
        self.strip.show_strip(self._strips.get(row.row), words)

    def _usual(self) -> str:
        """Return what stands under the grid when there is nothing to say."""
        if self.entry is None:
            return _("Counted without doors or names. Enter goes on, End settles.")
        if self._level == 0 or self._beside.currentWidget() is self.check:
            return ""
        codes = (f"{code.digit} {code.letter} {code.words}" for code in self.model.keys.codes)
        return " · ".join((*codes, _("0 not visited, Space same as above, + note, End settles")))

    def _fit(self) -> None:
        is_checking = self._beside.currentWidget() is self.check
        self._beside.setVisible(is_checking or (self._level == 0 and self.entry is not None))
        if self.sentence.property("role") != "error":
            self.say("")

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.sentence, text))

    def _leave_check(self) -> None:
        self._beside.setCurrentWidget(self.side)
        self._fit()

    def _back_to_lines(self) -> None:
        self._leave_check()
        self.take_keys()

    def _press_main(self) -> None:
        (self.unlock if self.is_locked else self.ask_to_settle)()

    def _changed(self) -> None:
        self._count()
        self.changed.emit()

    def _cell_opened(self, editor: CellLine) -> None:
        if not editor.is_slip:
            self._advise("")
            editor.textChanged.connect(self._advise)
            editor.destroyed.connect(self._cell_closed)

    def _advise(self, note: str) -> None:
        self._advice = note_warning(note) or note_help()
        self.say(self._advice)

    def _cell_closed(self) -> None:
        if self.sentence.text() == self._advice:
            self.say("")

    def _connect(self) -> None:
        for grid in (self.grid, self.tally):
            grid.said.connect(self.say)
            grid.settle_asked.connect(self.ask_to_settle)
            grid.changed.connect(self._changed)
        self.grid.cell_opened.connect(self._cell_opened)
        self.grid.selectionModel().currentRowChanged.connect(self._show_strip)
        self.tally.selectionModel().currentChanged.connect(self._show_strip)
        self.grid.veil.clicked.connect(self._leave_check)
        self.side.codes.chosen.connect(self.grid.do)
        self.check.settled.connect(self.settled)
        self.check.left.connect(self._back_to_lines)
        self.later_button.clicked.connect(self.left)
        self.settle_button.clicked.connect(self._press_main)

    def _make_head(self) -> None:
        self.title, self.detail = ElidedLabel(role="h2"), ElidedLabel(role="muted")
        self.count, self.bar = label(role="strong"), QProgressBar()
        self.bar.setTextVisible(False)
        self.phrases.name(self.bar, lambda: _("How much of the page is typed"), tip=False)
        self.later_button, self.settle_button = Button(), Button("primary", "check")
        self.banner, self._banner = label(wraps=True), QFrame()
        self._banner.setObjectName("subtle")
        box = beside(Picture("info", "info", 18), self.banner, margins=(12, 8, 12, 8))
        box.setStretch(1, 1)
        self._banner.setLayout(box)
        self.sentence = label(role="caption", wraps=True)

    def _lay_out(self) -> None:
        self._grids, self._beside = QStackedWidget(), QStackedWidget()
        for grid in (self.grid, self.tally):
            self._grids.addWidget(grid)
        for part in (self.side, self.check):
            self._beside.addWidget(part)
        right = below(self.count, self.bar, gap=4)
        right.setAlignment(self.count, Qt.AlignmentFlag.AlignRight)
        head = beside(
            below(self.title, self.detail, gap=0), 12, right, 8, self.later_button,
            self.settle_button,
        )  # fmt: skip
        head.setStretch(0, 1)
        lines = below(Card(self._grids, padding=1), self.strip, self.sentence, gap=6)
        lines.setStretch(0, 1)
        body = beside(lines, self._beside, gap=14)
        body.setStretch(0, 1)
        box = below(head, self._banner, body, gap=10, margins=(24, 14, 24, 12))
        box.setStretch(2, 1)
        self.setLayout(box)


def _title(page: EntryPage) -> str:
    if page.kind == "tally":
        return _("Sheet {number} · welcome by street").format(number=sheet_number(page.number))
    words = _("Sheet {number} · page {page} of {pages}")
    return words.format(number=sheet_number(page.number), page=page.page, pages=page.pages)


def _banner(page: EntryPage, *, is_locked: bool) -> str:
    said = []
    if page.replaced_by:
        words = _("Sheet replaced by {number}: what is typed counts once, at the same doors.")
        said.append(words.format(number=sheet_number(int(page.replaced_by))))
    if page.others:
        said.append(said_apart(page))
    if is_locked:
        said.append(_("This page was settled already. Correct it only if the paper says so."))
    return " ".join(said)
