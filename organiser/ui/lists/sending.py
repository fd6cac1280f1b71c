"""E-mails and texts of a drive, one after the other: opened or copied here, sent by her."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from organiser.i18n import _, counted
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import Card, FlowBox
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.usecases.outreach.mailing import Batch, TextMessage


class SendingCard(Card):
    """Shows what is next; *marked* says that it was sent."""

    marked = Signal(object)

    def __init__(self) -> None:
        self.phrases = Phrases()
        self._batches: Sequence[Batch] = ()
        self._texts: Sequence[TextMessage] = ()
        self._title, self._who = label(role="h3"), label(role="strong", wraps=True)
        self._words = label(role="muted", wraps=True)
        self.open_button = Button("primary", "mail")
        self.number_button, self.words_button = Button("", "phone"), Button("", "copy")
        self.sent_button = Button("", "check")
        buttons = FlowBox(
            self.open_button, self.number_button, self.words_button, self.sent_button, gap=8
        )
        super().__init__(self._title, self._who, self._words, buttons, gap=10)
        self.phrases.text(self.open_button, lambda: _("Open in my mail program"))
        self.phrases.text(self.number_button, lambda: _("Copy the number"))
        self.phrases.text(self.words_button, lambda: _("Copy the text"))
        self.phrases.text(self.sent_button, lambda: _("It was sent"))
        self.open_button.clicked.connect(self._open)
        self.number_button.clicked.connect(self._copy_number)
        self.words_button.clicked.connect(self._copy_words)
        self.sent_button.clicked.connect(self._mark)
        self.hide()

    def show_batches(self, batches: Sequence[Batch]) -> None:
        """Show the first of the e-mails that are still to be sent."""
        self._batches, self._texts = batches, ()
        self._say()

    def show_texts(self, texts: Sequence[TextMessage]) -> None:
        """Show the first of the text messages that are still to be sent."""
        self._batches, self._texts = (), texts
        self._say()

    def people(self) -> tuple[UUID, ...]:
        """Return to whom what is shown goes."""
        if self._batches:
            return self._batches[0].people
        return (self._texts[0].person.id,) if self._texts else ()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self._say()

    def _say(self) -> None:
        self.setVisible(bool(self._batches or self._texts))
        for button in (self.number_button, self.words_button):
            button.setVisible(bool(self._texts))
        self.open_button.setVisible(bool(self._batches))
        if self._batches:
            self._title.setText(
                counted("{count} e-mail to send", "{count} e-mails to send", len(self._batches))
            )
            people = counted("The next goes to {count} person, hidden from the others.",
                             "The next goes to {count} people, hidden from each other.",
                             len(self._batches[0].people))  # fmt: skip
            self._who.setText(people)
            self._words.setText(
                _("Your mail program opens it with the text and what the law wants said below. "
                  "Send it there, then say here that it was sent.")
            )  # fmt: skip
        elif self._texts:
            self._title.setText(
                counted("{count} text message to send", "{count} text messages to send",
                        len(self._texts))
            )  # fmt: skip
            first = self._texts[0]
            self._who.setText(f"{first.person.name} · {first.person.reach}")
            self._words.setText(first.words)

    def _open(self) -> None:
        if self._batches:
            QDesktopServices.openUrl(QUrl(self._batches[0].url, QUrl.ParsingMode.StrictMode))

    def _copy_number(self) -> None:
        for text in self._texts[:1]:
            _copy(text.person.reach)

    def _copy_words(self) -> None:
        for text in self._texts[:1]:
            _copy(text.words)

    def _mark(self) -> None:
        if people := self.people():
            self.marked.emit(people)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
