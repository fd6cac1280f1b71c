"""The directive that is read, and what the committee answers to it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from organiser import clock
from organiser.domain.directive import Directive, Standing
from organiser.domain.drive_brief import DriveCount
from organiser.domain.sent_file import SentFile
from organiser.i18n import _
from organiser.ui.directives.drive_card import DriveCard
from organiser.ui.directives.words import about, done_words, notice_of
from organiser.ui.guide.view import ChapterView
from organiser.ui.phrases import Phrases
from organiser.ui.sent_files.file_list import FileList
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.usecases.directives.answering import LONGEST_WORD
from organiser.usecases.directives.reading import DirectiveRow


class ReadingPane(QFrame):
    """Shows one directive; nothing is written here."""

    read = Signal()
    applied = Signal(bool)
    """Whether it is applied here now."""
    acknowledged = Signal(str)
    """With the word back."""
    started = Signal()
    """The drive that it asks for is to be launched."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.phrases = Phrases()
        self._row: DirectiveRow | None = None
        self._count = DriveCount()
        self._earlier: Sequence[Directive] = ()
        self._sent: Sequence[SentFile] = ()
        self._turn = 0
        """0: the version that counts; 1: the one before; and so on."""
        self._title, self._about = label(role="h2", wraps=True), label(role="muted", wraps=True)
        self.notice = label(role="warning", wraps=True)
        self.earlier_button = Button("link", "history", "accent_text")
        self.view, self.files, self.drive = ChapterView(None), FileList(), DriveCard()
        self.read_button, self.apply_button = Button("", "eye"), Button("", "check")
        self.answer_button, self.word = Button("primary", "circle-check"), QLineEdit()
        self.word.setMaxLength(LONGEST_WORD)
        self._lay_out()
        self._connect()

    def show_directive(
        self, row: DirectiveRow, earlier: Sequence[Directive], files: Sequence[SentFile] = (),
        count: DriveCount | None = None,
    ) -> None:  # fmt: skip
        """Show *row*, the versions that it replaced, its *files*, and what its drive came to."""
        self._count = count or DriveCount()
        is_other = self._row is None or self._row.directive.id != row.directive.id
        self._row, self._earlier, self._sent = row, earlier, files
        if is_other:
            self._turn = 0
            self.word.setText(row.reading.word)
        self._say(is_other=is_other)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.drive.phrases.say_again()
        self.files.retranslate()
        self._say()

    def _say(self, *, is_other: bool = False) -> None:
        row = self._row
        if row is None:
            return
        shown = self._earlier[self._turn - 1] if self._turn else row.directive
        self._title.setText(shown.page.title)
        self._about.setText(about(shown, clock.today()))
        self.notice.setText(notice_of(row) if not self._turn else _("It counts no more."))
        self.notice.setVisible(bool(self.notice.text()))
        self._say_versions()
        self.files.show_files(() if self._turn else self._sent)
        if is_other or self._turn or self.view.accessibleName() != shown.page.title:
            self.view.show_markdown(shown.page.text, shown.page.title)
        is_followed = not self._turn and row.standing in {Standing.VALID, Standing.COMING}
        self.drive.show_brief(shown.drive, self._count, counts=is_followed)
        self._say_answer(row)

    def _say_versions(self) -> None:
        self.earlier_button.setVisible(bool(self._earlier))
        if self._turn < len(self._earlier):
            words = _("Read version {number}, which it replaced")
            number = self._earlier[self._turn].version
            self.earlier_button.setText(words.format(number=number))
        else:
            self.earlier_button.setText(_("Back to the version that counts"))

    def _say_answer(self, row: DirectiveRow) -> None:
        reading, counts = row.reading, row.standing in {Standing.VALID, Standing.COMING}
        read_at = None if row.is_new else reading.read_at
        self.read_button.setText(done_words(_("I have read it"), read_at))
        self.read_button.setEnabled(row.is_new)
        self.apply_button.setText(done_words(_("Applied here"), reading.applied_at))
        self.apply_button.setVisible(counts)
        asks = row.directive.is_asked and counts
        for part in (self._asked, self.word, self.answer_button):
            part.setVisible(asks)
        self._asked.setText(self._asked_words(row))
        self.answer_button.setText(
            _("Acknowledge it") if reading.acknowledged_at is None else _("Send the word")
        )
        self._buttons.fit()

    def _asked_words(self, row: DirectiveRow) -> str:
        at = row.reading.acknowledged_at
        if at is None:
            return _("Headquarters asks you to acknowledge that you received and understood it.")
        return done_words(_("Acknowledged"), at)

    def _turn_version(self) -> None:
        self._turn = (self._turn + 1) % (len(self._earlier) + 1)
        self._say(is_other=True)

    def send_answer(self) -> None:
        """Acknowledge with the word that is typed."""
        if self.answer_button.isVisibleTo(self):
            self.acknowledged.emit(self.word.text())

    def _connect(self) -> None:
        self.read_button.clicked.connect(self.read)
        self.apply_button.clicked.connect(self._tell_applied)
        self.answer_button.clicked.connect(self.send_answer)
        self.word.returnPressed.connect(self.send_answer)
        self.earlier_button.clicked.connect(self._turn_version)
        self.drive.started.connect(self.started)

    def _tell_applied(self) -> None:
        if self._row is not None:
            self.applied.emit(self._row.reading.applied_at is None)

    def _lay_out(self) -> None:
        self.phrases.name(self.word, lambda: _("A word back, if you wish"), tip=False)
        self.phrases.put(self.word.setPlaceholderText, lambda: _("A word back, if you wish"))
        self._asked = label(role="strong", wraps=True)
        self._buttons = FlowBox(self.read_button, self.apply_button, gap=8)
        answer = beside(self.word, self.answer_button, gap=8)
        answer.setStretch(0, 1)
        about = beside(self._about, self.earlier_button, gap=12)
        about.setStretch(0, 1)
        head = below(self._title, about, self.notice, gap=6)
        text = Card(self.view, self.files, gap=10, padding=14)
        foot = Card(self._buttons, self._asked, answer, gap=10)
        box = below(head, text, self.drive, foot, gap=12)
        box.setStretch(1, 1)
        self.setLayout(box)
