"""The proposal that is chosen: what it says, what may be done with it, what was answered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.phrases import Phrases
from organiser.ui.proposals.columns import title_of
from organiser.ui.proposals.words import about, reply_title, streets_line, watched
from organiser.ui.widgets.boxes import Card, FlowBox, below, scrolling
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.usecases.proposals.reading import ProposalRow, Whose


class ProposalSide(QWidget):
    """Shows one proposal; nothing is written here."""

    change_asked = Signal()
    send_asked = Signal()
    drop_asked = Signal()
    second_asked = Signal()
    unsecond_asked = Signal()
    seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self._row: ProposalRow | None = None
        self._title, self._about = label(role="h2", wraps=True), label(role="muted", wraps=True)
        self._text, self.caution = label(wraps=True), label(role="warning", wraps=True)
        self.streets = label(role="muted", wraps=True)
        self.reply, self._answer = label(role="strong", wraps=True), label(wraps=True)
        self.change_button, self.drop_button = Button("", "pencil"), Button("ghost", "trash-2")
        self.send_button, self.second_button = Button("primary", "upload"), Button("primary")
        self.unsecond_button, self.seen_button = Button("ghost"), Button("primary", "eye")
        self._lay_out()
        self._connect()

    def show_proposal(self, row: ProposalRow) -> None:
        """Show *row*."""
        self._row = row
        self._say()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self._say()

    def _say(self) -> None:
        row = self._row
        if row is None:
            return
        self._title.setText(title_of(row))
        self._about.setText(about(row))
        self._text.setText(row.said.text)
        self.streets.setText(streets_line(row.said))
        self.streets.setVisible(bool(row.said.streets))
        is_draft, is_others = row.whose is Whose.DRAFT, row.whose is Whose.OTHERS
        self.caution.setText(watched(row.said) if is_draft else "")
        self.caution.setVisible(bool(self.caution.text()))
        self.change_button.setText(_("Change it") if is_draft else _("Write another version"))
        self.second_button.setText(
            _("Correct the number") if row.heard_here else _("Second it")
        )  # fmt: skip
        for button, is_wanted in (
            (self.change_button, not is_others), (self.send_button, is_draft),
            (self.drop_button, is_draft), (self.second_button, is_others),
            (self.unsecond_button, is_others and row.heard_here > 0),
        ):  # fmt: skip
            button.setVisible(is_wanted)
        self._buttons.fit()
        self.reply.setText(reply_title(row))
        self._answer.setText(row.reply.answer if row.reply else "")
        self._answer.setVisible(bool(self._answer.text()))
        self.seen_button.setVisible(row.is_news)
        self._reply_card.setVisible(row.reply is not None)

    def _connect(self) -> None:
        self.change_button.clicked.connect(self.change_asked)
        self.send_button.clicked.connect(self.send_asked)
        self.drop_button.clicked.connect(self.drop_asked)
        self.second_button.clicked.connect(self.second_asked)
        self.unsecond_button.clicked.connect(self.unsecond_asked)
        self.seen_button.clicked.connect(self.seen)

    def _lay_out(self) -> None:
        self.phrases.text(self.send_button, lambda: _("Send to headquarters"))
        self.phrases.text(self.drop_button, lambda: _("Throw away"))
        self.phrases.text(self.unsecond_button, lambda: _("Second it no more"))
        self.phrases.text(self.seen_button, lambda: _("I have read the answer"))
        self._buttons = FlowBox(
            self.send_button, self.second_button, self.change_button, self.unsecond_button,
            self.drop_button, gap=8,
        )  # fmt: skip
        seen = FlowBox(self.seen_button)
        self._reply_card = Card(self.reply, self._answer, seen, gap=8)
        inside = QWidget()
        inside.setLayout(
            below(
                Card(
                    self._title, self._about, 4, self._text, self.streets, 4, self.caution,
                    self._buttons,
                ),
                self._reply_card, None, gap=12,
            )
        )  # fmt: skip
        self.setLayout(below(scrolling(inside), gap=0))
