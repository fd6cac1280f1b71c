"""Who is to be told where her data come from, by when, and the ways to tell her (art. 14)."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser.domain.rights import ToldBy
from organiser.errors import OrganiserError
from organiser.i18n import _, counted, short_date
from organiser.progress import Progress
from organiser.ui.forms.fields import LineField
from organiser.ui.forms.files import ask_where
from organiser.ui.lists.paper_card import write_pdf
from organiser.ui.lists.sending import SendingCard
from organiser.ui.people.acts import Acts
from organiser.ui.phrases import Phrases
from organiser.ui.rights.form_dialog import FormDialog
from organiser.ui.rights.parts import RightsParts
from organiser.ui.tables.columns import Column, LinesCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.widgets.boxes import Card, below, beside, scrolling
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.sides import Sides
from organiser.usecases.outreach.mailing import Batch
from organiser.usecases.rights import informing
from organiser.usecases.rights.informing import Letters, Survey, Untold
from organiser.words.labels import origin_label

_ROW = 46
_MOST = 500
"""Rows of the list: the most urgent; the buttons are about everybody."""


class Informing(QWidget):
    """A list, and beside it three ways; each is written down once it is done."""

    def __init__(self, parts: RightsParts) -> None:
        super().__init__()
        self._parts = parts
        self._acts = Acts(parts.database, parts.messages)
        self._batches: tuple[Batch, ...] = ()
        self._found, self._is_reading = Survey((), 0, 0, 0), False
        self.phrases = Phrases()
        self.model: RowsModel[Untold] = RowsModel(_columns(), self)
        self.list = ListView(
            self.model, lambda: _("People to be told where their data come from"),
            EmptyState("circle-check", lambda: _("Nobody is to be told"),
                       lambda: _("Whoever comes by a list that she did not fill in herself stands "
                                 "here, and is told within a month.")),
            row=_ROW,
        )  # fmt: skip
        self.letters_button, self.emails_button = Button("primary", "printer"), Button("", "mail")
        self.know_button = Button("", "check")
        self.sending = SendingCard()
        self._title, self._hint = label(role="h3", wraps=True), label(role="muted", wraps=True)
        self._who, self._more = label(role="strong", wraps=True), label(role="muted", wraps=True)
        self._name_parts()
        self._lay_out()
        self._connect()

    def read_again(self) -> None:
        """Look for who is still to be told, away from the screen."""
        if not self._is_reading:
            self._is_reading = True
            self.list.wait()
            self._parts.jobs.run(
                partial(informing.survey, self._parts.database, _MOST),
                then=self._take, owner=self, failed=self._fail,
            )  # fmt: skip

    def selected(self) -> tuple[Untold, ...]:
        """Return who is selected when several are; nobody stands for everybody."""
        places = [at for at in self.list.chosen_rows() if at < self.model.rowCount()]
        if len(places) < 2:
            return ()
        return tuple(self.model.row_at(self.model.index(at, 0)) for at in places)

    def save_letters(self, file: Path) -> None:
        """Draw the letters away from the screen, write them to *file*, then note it."""
        self._parts.messages.data_leave.emit()
        progress = Progress()
        self._parts.jobs.run(
            partial(informing.draw_notices, self._parts.database, self._people(), progress),
            then=partial(self._keep_letters, file), owner=self, progress=progress,
        )  # fmt: skip

    def ask_emails(self) -> None:
        """Make the e-mails ready, to be sent by her own mail program."""
        try:
            self._batches = informing.notice_emails(self._parts.database, self._people())
        except OrganiserError as error:
            self._parts.messages.show(error)
            return
        self.sending.show_batches(self._batches)
        self.sending.open_button.setFocus()

    def ask_word(self) -> None:
        """Ask how they know already."""
        count = len(self.selected()) or self._found.people
        field = LineField(
            lambda: _("How they know"), required=True,
            hint=lambda: _("They gave their data themselves, were told at the meeting of …"),
        )  # fmt: skip
        act = counted("{count} person knows", "{count} people know", count)
        note = partial(self._note, self._people(), ToldBy.WORD)
        FormDialog(self, _("They know already"), act, (field,), note).open()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.list.retranslate()
        self.sending.retranslate()
        self._say()

    def _ask_letters(self) -> None:
        ask_where(self, _("Save as PDF"), _("information.pdf"), "PDF (*.pdf)", self.save_letters)

    def _keep_letters(self, file: Path, letters: Letters) -> None:
        try:
            write_pdf(letters.pdf, file)
        except OSError:
            self._parts.messages.show(
                OrganiserError(_("The file could not be written there. Choose another folder."))
            )
            return
        self._note(letters.people, ToldBy.LETTER, _("letter of information"))

    def _mark_sent(self, people: Sequence[UUID]) -> None:
        self._note(people, ToldBy.EMAIL, _("e-mail of information"))
        self._batches = self._batches[1:]
        self.sending.show_batches(self._batches)

    def _note(self, people: Sequence[UUID] | None, by: ToldBy, detail: str) -> None:
        self._parts.jobs.run(
            partial(informing.note_told, self._parts.database, people, by, detail),
            then=self._affirm, owner=self,
        )  # fmt: skip

    def _affirm(self, told: int) -> None:
        self._acts.affirm(
            counted("{count} person is informed", "{count} people are informed", told)
        )

    def _people(self) -> tuple[UUID, ...] | None:
        return tuple(row.person_id for row in self.selected()) or None

    def _take(self, found: Survey) -> None:
        self._is_reading = False
        kept = {row.person_id for row in self.selected()}
        self._found = found
        self.model.show(found.rows)
        self.list.settle()
        for place, row in enumerate(found.rows):
            if row.person_id in kept:
                self.list.table.selectRow(place)
        self._say()

    def _fail(self, error: BaseException) -> None:
        self._is_reading = False
        self._parts.messages.show(error)

    def _say(self) -> None:
        found = self._chosen()
        self._who.setText(
            counted("{count} person selected", "{count} people selected", found.people)
            if found is not self._found
            else counted("{count} person to be told", "{count} people to be told", found.people)
        )
        hidden = self._found.people - len(self._found.rows)
        self._more.setText(
            counted("{count} person more does not fit in the list",
                    "{count} people more do not fit in the list", hidden)
        )  # fmt: skip
        self._more.setVisible(hidden > 0)
        self.letters_button.setText(counted("{count} letter…", "{count} letters…", found.letters))
        self.emails_button.setText(
            counted("E-mail to {count}…", "E-mails to {count}…", found.emails)
        )
        self.letters_button.setEnabled(found.letters > 0)
        self.emails_button.setEnabled(found.emails > 0)
        self.know_button.setEnabled(found.people > 0)
        if not found.people:
            self.sending.hide()

    def _chosen(self) -> Survey:
        if not (rows := self.selected()):
            return self._found
        letters, emails = sum(row.by_letter for row in rows), sum(row.by_email for row in rows)
        return Survey(rows, len(rows), letters, emails)

    def _name_parts(self) -> None:
        self.phrases.text(self._title, lambda: _("Tell them within a month"))
        self.phrases.text(
            self._hint,
            lambda: _("Their data came by a list: they are told who has them, from where, what "
                      "for, and what they may ask. It needs no consent and asks for nothing. "
                      "Whoever agrees meanwhile is told by what she signs; a first letter or "
                      "e-mail of a drive tells her too."),
        )  # fmt: skip
        self.phrases.text(self.know_button, lambda: _("They know already…"))

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(
            below(
                self._title, self._hint, 4, self._who, self._more,
                beside(self.letters_button, None), beside(self.emails_button, None),
                beside(self.know_button, None), self.sending, None,
                gap=10, margins=(16, 14, 16, 16),
            )
        )  # fmt: skip
        sides = Sides(Card(self.list, gap=0, padding=2), Card(scrolling(inside), padding=2), (5, 3))
        self.setLayout(below(sides, gap=0))

    def _connect(self) -> None:
        self.list.opened.connect(
            lambda index: self._parts.show_person(self.model.row_at(index).person_id)
        )
        self.list.selection_changed.connect(self._say)
        self.letters_button.clicked.connect(self._ask_letters)
        self.emails_button.clicked.connect(self.ask_emails)
        self.know_button.clicked.connect(self.ask_word)
        self.sending.marked.connect(self._mark_sent)


def _columns() -> list[Column[Untold]]:
    return [
        Column(lambda: _("Person"), lambda row: row.name,
               lambda row: LinesCell(row.name or _("Without a name"), origin_label(row.origin),
                                     strong=True), stretches=True),
        Column(lambda: _("How"), _ways, width=180),
        Column(lambda: _("Until"), lambda row: short_date(row.due_on),
               lambda row: LinesCell(short_date(row.due_on), _("late") if row.is_late else "",
                                     "danger" if row.is_late else ""), width=130),
    ]  # fmt: skip


def _ways(row: Untold) -> str:
    ways = (_("letter") if row.by_letter else "", _("e-mail") if row.by_email else "")
    return ", ".join(filter(None, ways)) or _("by word only")
