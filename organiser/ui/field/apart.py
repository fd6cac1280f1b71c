"""What is said of a page that two computers typed without knowing of each other."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from organiser.domain.call_layout import MEANS
from organiser.domain.field import DoorResult
from organiser.i18n import _, counted
from organiser.ui.field.sheet_columns import sheet_number
from organiser.ui.field.told_card import ToldCard
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.field.entering import EntryPage
from organiser.usecases.field.typed_apart import CALLS, PageApart
from organiser.words.labels import outcome_label
from organiser.words.outreach import result_label
from organiser.words.typed_apart import differing_words


class ApartCard(ToldCard):
    """Asks for the paper of such a page; hidden while there is none."""

    page_asked = Signal(str)
    """The ten digits of the page to open."""

    def __init__(self) -> None:
        picture = Picture("triangle-alert", "warning", 22, "warning_soft")
        super().__init__(picture, Button("", "copy"))
        self._pages: Sequence[PageApart] = ()
        self.button.clicked.connect(self.ask_first)

    def show_pages(self, pages: Sequence[PageApart]) -> None:
        """Ask for the first of *pages*, and say how many there are."""
        self._pages = pages
        self.retranslate()

    def ask_first(self) -> None:
        """Ask for the first page, if there is one."""
        if self._pages:
            self.page_asked.emit(self._pages[0].typed)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        if not self._pages:
            self.hide()
            return
        first = self._pages[0]
        words = _(
            "Take the paper of sheet {number}, page {page}. Compare, and settle the page once "
            "more; until then, what was typed last counts."
        )
        text = words.format(number=sheet_number(first.sheet), page=first.page)
        self.tell(_title(self._pages), text, _("Compare"))


def said_apart(page: EntryPage) -> str:
    """Return what the other computer said of *page*, line by line."""
    lines = {row.row: row.line for row in page.rows}
    said = [
        _("line {line}: {answer}").format(line=lines[other.row], answer=_answer(page, other))
        for other in page.others
    ]
    words = _("This page was typed on two computers. The other one said: {lines}.")
    return words.format(lines=" · ".join(said))


def _title(pages: Sequence[PageApart]) -> str:
    said = counted(
        "{count} page was typed on two computers", "{count} pages were typed on two computers",
        len(pages),
    )  # fmt: skip
    doors, calls = sum(page.doors for page in pages), sum(page.calls for page in pages)
    return f"{said} · {differing_words(doors, calls)}"


def _answer(page: EntryPage, said: DoorResult) -> str:
    if page.kind == CALLS:
        assert said.outcome is not None
        label = result_label(MEANS[said.outcome])
        return label[:1].lower() + label[1:]
    words = [outcome_label(said.outcome) if said.outcome is not None else _("not visited")]
    words += [_("leaflet")] * said.leaflet + [_("slip")] * said.slip
    return ", ".join(words)
