"""What is said of a page that two computers typed without knowing of each other."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from organiser.domain.field import DoorResult
from organiser.i18n import _, counted
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import Card, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.field.entering import EntryPage
from organiser.usecases.field.typed_apart import PageApart
from organiser.words.labels import outcome_label

_SHOWN = 4


class ApartCard(Card):
    """Asks for the paper of such a page; hidden while there is none."""

    page_asked = Signal(str)
    """The ten digits of the page to open."""

    def __init__(self) -> None:
        self._title, self._text = label(role="h3", wraps=True), label(role="muted", wraps=True)
        self.button = Button("", "users")
        picture = Picture("triangle-alert", "warning", 22, "warning_soft")
        box = beside(picture, below(self._title, self._text, gap=2), self.button, gap=14)
        box.setStretch(1, 1)
        super().__init__(box)
        self._pages: list[PageApart] = []
        self.phrases = Phrases()
        self.phrases.put(self._text.setText, lambda: _(
            "What was typed last counts. Take the paper, compare, and settle the page once more."
        ))  # fmt: skip
        self.phrases.put(self.button.setText, lambda: _("Compare"))
        self.phrases.put(self._title.setText, self._said)
        self.button.clicked.connect(lambda: self.page_asked.emit(self._pages[0].typed))
        self.hide()

    def show_pages(self, pages: Sequence[PageApart]) -> None:
        """Ask for the first of *pages*, and say how many there are."""
        self._pages = list(pages)
        self._title.setText(self._said())
        self.setVisible(bool(pages))

    def text(self) -> str:
        """Return what it says."""
        return f"{self._title.text()} {self._text.text()}"

    def _said(self) -> str:
        if not self._pages:
            return ""
        pages = counted(
            "{count} page was typed on two computers", "{count} pages were typed on two computers",
            len(self._pages),
        )  # fmt: skip
        doors = counted(
            "{count} door differs", "{count} doors differ", sum(page.doors for page in self._pages)
        )
        return f"{pages} · {doors}"


def said_apart(page: EntryPage) -> str:
    """Return what the other computer said of *page*, line by line."""
    lines = {row.row: row.line for row in page.rows}
    said = [
        _("line {line}: {answer}").format(line=lines[other.row], answer=_answer(other))
        for other in page.others
    ]
    words = _("The other computer said: {lines}.").format(lines=_joined(said))
    return _("This page was typed on two computers.") + " " + words


def _joined(said: Sequence[str]) -> str:
    shown = " · ".join(said[:_SHOWN])
    return shown if len(said) <= _SHOWN else shown + "…"


def _answer(said: DoorResult) -> str:
    words = [outcome_label(said.outcome) if said.outcome is not None else _("not visited")]
    words += [_("leaflet")] * said.leaflet + [_("slip")] * said.slip
    return ", ".join(words)
