"""What people asked for, with the days that are left, and beside it all that can be done."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from organiser import clock
from organiser.domain.rights import RequestKind
from organiser.i18n import _, counted, short_date
from organiser.paths import safe_name
from organiser.ui.forms.fields import ChoiceField, DateField, LineField
from organiser.ui.forms.files import ask_where
from organiser.ui.people.acts import Acts
from organiser.ui.people.person_field import PersonField
from organiser.ui.phrases import Phrases
from organiser.ui.rights.erase_dialog import EraseDialog
from organiser.ui.rights.form_dialog import FormDialog
from organiser.ui.rights.parts import RightsParts
from organiser.ui.rights.request_columns import columns, left_words
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.widgets.boxes import Card, below, scrolling
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.sides import Sides
from organiser.usecases import limiting
from organiser.usecases.rights import access, desk, erasing, proofs
from organiser.usecases.rights.desk import RequestLine
from organiser.words.rights import request_label, request_words


class Requests(QWidget):
    """A list, and what can be done for the one chosen."""

    def __init__(self, parts: RightsParts) -> None:
        super().__init__()
        self._parts = parts
        self._acts = Acts(parts.database, parts.messages)
        self.phrases = Phrases()
        self.model: RowsModel[RequestLine] = RowsModel(columns(), self)
        self.empty = EmptyState(
            "shield-check", lambda: _("No request"),
            lambda: _("When somebody asks what is kept of her, or wants to be erased, note it "
                      "here: there is a month for the answer."),
            lambda: _("Note a request"),
        )  # fmt: skip
        self.list = ListView(self.model, lambda: _("Requests"), self.empty)
        self._title, self._what = label(role="h2", wraps=True), label(role="muted", wraps=True)
        self._told = label(wraps=True)
        self.buttons = self._make_buttons()
        self._lay_out()
        self.empty.acted.connect(self.ask_request)
        self.list.selection_changed.connect(self._say)
        self.list.opened.connect(self._open)

    def read_again(self) -> None:
        """Show every request, the one chosen still chosen."""
        kept = self.chosen()
        rows = desk.requests(self._parts.database)
        self.model.show(rows)
        self.list.settle()
        places = [at for at, row in enumerate(rows) if kept is not None and row.id == kept.id]
        if rows:
            self.list.table.selectRow(places[0] if places else 0)
        self._say()

    def chosen(self) -> RequestLine | None:
        """Return the request chosen."""
        places = [at for at in self.list.chosen_rows() if at < self.model.rowCount()]
        return self.model.row_at(self.model.index(places[0], 0)) if places else None

    def ask_request(self) -> None:
        """Ask who wants what, since when, and how it was made sure that it is she."""
        database = self._parts.database
        fields = (
            PersonField(lambda: _("Who asks"), database),
            ChoiceField(lambda: _("What for"), [
                (kind, partial(request_label, kind)) for kind in RequestKind
            ]),
            DateField(lambda: _("Received on"), required=True),
            LineField(lambda: _("How it came"), hint=lambda: _("A letter, an e-mail, at the door")),
            LineField(lambda: _("How you know that it is she"),
                      hint=lambda: _("Enough to be sure and no more: no copy of an identity card")),
        )  # fmt: skip
        fields[0].is_required = True
        fields[2].put(clock.today())
        FormDialog(self, _("A request"), _("Note it"), fields, self._note).open()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.list.retranslate()
        self.empty.phrases.say_again()
        self._say()

    def _note(self, who: str, kind: RequestKind, on: object, told: str, check: str) -> None:
        desk.note_request(
            self._parts.database, UUID(who), kind, received_on=on,  # type: ignore[arg-type]
            told_by=told, identity_check=check,
        )  # fmt: skip
        self._acts.affirm(_("Request noted: there is a month for the answer"))

    def _give(self) -> None:
        """Ask where, then write all that is kept of her."""
        if (row := self._with_person()) is not None:
            name = safe_name(f"{_('access')}-{clock.today().isoformat()}.zip")
            ask_where(self, _("All that is kept of her"), name, "ZIP (*.zip)",
                      partial(self._write_access, row[1]))  # fmt: skip

    def _write_access(self, person_id: UUID, out: Path) -> None:
        self._parts.jobs.run(
            partial(access.export_access, self._parts.database, person_id, out),
            then=self._say_given, owner=self,
        )  # fmt: skip

    def _say_given(self, given: access.Access) -> None:
        words = counted("{count} line written, with a letter to read",
                        "{count} lines written, with a letter to read", given.rows)  # fmt: skip
        self._parts.messages.say(words)

    def _prove(self) -> None:
        if (row := self._with_person()) is not None:
            name = safe_name(f"{_('consent')}-{clock.today().isoformat()}.pdf")
            ask_where(self, _("Proof of consent"), name, "PDF (*.pdf)",
                      partial(self._write_proof, row[1]))  # fmt: skip

    def _write_proof(self, person_id: UUID, out: Path) -> None:
        self._parts.jobs.run(
            partial(proofs.save_proof, self._parts.database, person_id, out),
            then=lambda _none: self._parts.messages.say(_("The proof is saved")), owner=self,
        )  # fmt: skip

    def _open_card(self) -> None:
        if (row := self._with_person()) is not None:
            self._parts.show_person(row[1])

    def _open(self, _index: QModelIndex) -> None:
        self._open_card()

    def _object(self) -> None:
        if (row := self._with_person()) is not None:
            work = partial(desk.object_to_use, self._parts.database, row[1], self._source(row[0]))
            self._acts.do(work, _("{name} is written to and ranked no more").format(
                name=row[0].name))  # fmt: skip
            self._say()

    def _limit(self) -> None:
        if (row := self._with_person()) is None:
            return
        database, key = self._parts.database, row[1]
        if limiting.read(database, key) is None:
            work = partial(limiting.limit, database, key, self._source(row[0]))
            self._acts.do(work, _("Her data are kept and used nowhere"))
        else:
            self._acts.do(partial(limiting.lift, database, key), _("Her data may be used again"))
        self._say()

    def _erase(self) -> None:
        if (row := self._with_person()) is not None:
            dialog = EraseDialog(self, row[0].name)
            dialog.confirmed.connect(partial(self._erase_now, row[0].id, row[1]))
            dialog.open()

    def _erase_now(self, request_id: UUID, person_id: UUID) -> None:
        self._parts.jobs.run(
            partial(erasing.erase, self._parts.database, person_id),
            then=partial(self._say_erased, request_id), owner=self,
        )  # fmt: skip

    def _say_erased(self, request_id: UUID, done: erasing.Erased) -> None:
        desk.settle_erased(self._parts.database, request_id)
        words = counted("Erased: {count} record", "Erased: {count} records", done.records)
        self._parts.messages.say(words)

    def _ask_answer(self) -> None:
        if (row := self.chosen()) is not None:
            field = LineField(lambda: _("What was answered, and how"), required=True)
            FormDialog(
                self, _("Answered"), _("Note the answer"), (field,), partial(self._answer, row.id)
            ).open()

    def _answer(self, request_id: UUID, answer: str) -> None:
        desk.answer_request(self._parts.database, request_id, answer)
        self._acts.affirm(_("Answer noted"))

    def _with_person(self) -> tuple[RequestLine, UUID] | None:
        row = self.chosen()
        return None if row is None or row.person_id is None else (row, row.person_id)

    def _source(self, row: RequestLine) -> str:
        words = _("request of {day}").format(day=short_date(row.received_on))
        return " · ".join(filter(None, (words, row.told_by)))

    def _say(self) -> None:
        row = self.chosen()
        self._side.setVisible(row is not None)
        if row is None:
            return
        self._title.setText(row.name or _("A person who was erased"))
        self._what.setText(f"{request_label(row.kind)} · {request_words(row.kind)}")
        self._told.setText("\n".join(filter(None, self._facts(row))))
        is_there, is_open = row.person_id is not None, row.answered_on is None
        for name, button in self.buttons.items():
            button.setVisible(is_open if name == "answer" else is_there)
        limited = row.person_id is not None and limiting.read(self._parts.database, row.person_id)
        self.buttons["limit"].setText(
            _("Use her data again") if limited else _("Limit: keep, use nowhere")
        )

    def _facts(self, row: RequestLine) -> tuple[str, ...]:
        day = short_date
        return (
            left_words(row),
            _("Received on {day}, to be answered by {due}").format(
                day=day(row.received_on), due=day(row.due_on)),
            row.told_by,
            row.identity_check and _("Identity: {check}").format(check=row.identity_check),
            row.answer and _("Answer: {answer}").format(answer=row.answer),
        )  # fmt: skip

    def _make_buttons(self) -> dict[str, Button]:
        made: dict[str, tuple[str, str, Callable[[], str], Callable[[], object]]] = {
            "give": ("", "download", lambda: _("Export all of her data"), self._give),
            "card": ("", "pencil", lambda: _("Open and correct her card"), self._open_card),
            "prove": ("", "file-text", lambda: _("Proof of consent"), self._prove),
            "object": ("", "ban", lambda: _("She objects: write no more"), self._object),
            "limit": ("", "lock", lambda: _("Limit: keep, use nowhere"), self._limit),
            "answer": ("", "check", lambda: _("Answered…"), self._ask_answer),
            "erase": ("danger", "trash-2", lambda: _("Erase…"), self._erase),
        }
        buttons = {}
        for name, (kind, icon, words, run) in made.items():
            buttons[name] = Button(kind, icon)
            self.phrases.text(buttons[name], words)
            buttons[name].clicked.connect(run)
        return buttons

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(
            below(
                self._title, self._what, self._told, 6, *self.buttons.values(), None, gap=8,
                margins=(16, 14, 16, 16),
            )
        )  # fmt: skip
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._side = Card(scrolling(inside), padding=2)
        sides = Sides(Card(self.list, gap=0, padding=2), self._side, (5, 3))
        self.setLayout(below(sides, gap=0))
