"""Types a sign-up sheet back: its code opens it, one key a line says who came."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from organiser.domain.action import Attendance
from organiser.errors import OrganiserError
from organiser.i18n import _, counted
from organiser.ui.field.code_line import CodeLine
from organiser.ui.forms.fields import LineField
from organiser.ui.people.acts import Acts
from organiser.ui.people.small_form import SmallForm
from organiser.ui.people.words import field_name
from organiser.ui.phrases import Phrases
from organiser.ui.plans.parts import PlanParts
from organiser.ui.plans.people_part import KEYS, keyed, plain_key
from organiser.ui.plans.words import ATTENDANCE_TONES, title_of, upper
from organiser.ui.tables.columns import Column, LinesCell, PillCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside, scrolling
from organiser.ui.widgets.buttons import Button, IconButton
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured
from organiser.usecases.plans import attending, sign_up_sheets
from organiser.usecases.plans.sign_up_sheets import OpenSheet, SheetLine
from organiser.words.plans import attendance_label, when_words

_ANSWERS = {"3": Attendance.CAME, "4": Attendance.DID_NOT}
_NEW = ("first_name", "last_name", "phones", "emails")


class SheetEntry(Measured, QWidget):
    """The lines in the order of the paper; each key is written at once and can be undone."""

    closed = Signal()

    def __init__(self, parts: PlanParts, acts: Acts) -> None:
        super().__init__()
        self._parts, self._acts = parts, acts
        self.sheet: OpenSheet | None = None
        self.phrases = Phrases()
        self.code = CodeLine()
        self.close_button = IconButton("x")
        self._title, self._said = label(role="h2", wraps=True), label(role="muted", wraps=True)
        self._problem = label(role="error", wraps=True)
        self.model: RowsModel[SheetLine] = RowsModel(_columns(), self)
        self.list = ListView(
            self.model, lambda: _("Lines of the sheet"),
            EmptyState("keyboard", lambda: _("No sheet is open"),
                       lambda: _("Type the ten digits at the top of its page."), width=260),
            row=40,
        )  # fmt: skip
        self.came_button, self.not_button = Button("", "circle-check"), Button("", "x")
        self.new_button = Button("", "user-plus")
        self.fields = {name: LineField(field_name(name)) for name in _NEW}
        self.form = SmallForm(
            lambda: _("Who wrote her name there"), lambda: _("Add her: she came"),
            tuple(self.fields.values()),
        )  # fmt: skip
        self._say_phrases()
        self._lay_out()
        self._connect()
        self.form.hide()
        self.measure()

    def begin(self) -> None:
        """Ask for the code of a page."""
        self.sheet = None
        self.code.clear()
        self._say("")
        self.form.hide()
        self._show()
        self.code.setFocus()

    def open_code(self, digits: str) -> None:
        """Open the sheet that *digits* name, at the page they stand on."""
        try:
            self.sheet = sign_up_sheets.open_sheet(self._parts.database, digits)
        except OrganiserError as error:
            self._say(str(error))
            return
        self._say("")
        self._show()
        self.list.table.selectRow(self.sheet.first)
        self.list.setFocus()

    def read_again(self) -> None:
        """Show what is noted by now; she stays where she is."""
        if self.sheet is None:
            return
        here = self.list.table.currentIndex().row()
        try:
            self.sheet = sign_up_sheets.open_sheet(self._parts.database, self.sheet.digits)
        except OrganiserError:  # the action was deleted meanwhile, its sheets with it
            self.begin()
            return
        self._show()
        self.list.table.selectRow(max(0, here))

    def mark(self, state: Attendance) -> None:
        """Note what the line says, and go on to the next."""
        line = self._here()
        if line is None or self.sheet is None:
            return
        if line.person_id is None:
            self._say(_("This line has no name: Enter writes it.") if line.is_blank else
                      _("Whoever stood on this line is no longer in the list."))  # fmt: skip
            return
        self._say("")
        work = partial(
            attending.mark, self._parts.database, self.sheet.action.id, [line.person_id], state
        )
        said = _("{name}: {answer}").format(name=_name(line), answer=attendance_label(state))
        if self._acts.did(work, said):
            self.read_again()
            self._next()

    def ask_name(self, _index: QModelIndex | None = None) -> None:
        """Ask who wrote her name on a free line."""
        line = self._here()
        if line is not None and line.is_blank and line.person_id is None:
            self._say("")
            self.form.open_at([""] * len(self.fields))
        elif line is not None:
            self._next()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.code.phrases.say_again()
        self.list.retranslate()
        self.form.retranslate()
        self._tell()

    def measure(self) -> None:
        self.list.setMinimumHeight(Theme.px(260))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _keep_name(self) -> None:
        line = self._here()
        if line is None:
            return
        values = {name: field.value() for name, field in self.fields.items()}
        work = partial(sign_up_sheets.add_newcomer, self._parts.database, line.id, values)
        made: UUID | None = self._acts.do(work, _("Added: she came, consent to be asked"))
        if made is not None:
            self.form.hide()
            self.read_again()
            self._next()
            self.list.setFocus()

    def _key(self, text: str) -> None:
        state = _ANSWERS.get(plain_key(text))
        if state is not None:
            self.mark(state)

    def _here(self) -> SheetLine | None:
        index = self.list.table.currentIndex()
        return self.model.row_at(index) if index.isValid() else None

    def _next(self) -> None:
        row = self.list.table.currentIndex().row() + 1
        if row < self.model.rowCount():
            self.list.table.selectRow(row)

    def _show(self) -> None:
        self.model.show(self.sheet.lines if self.sheet is not None else ())
        self.list.settle()
        self._tell()
        for button in (self.came_button, self.not_button, self.new_button):
            button.setEnabled(self.sheet is not None)

    def _tell(self) -> None:
        if self.sheet is None:
            self._said.setText(_("Each key is written at once: typing twice corrects it."))
            return
        done = sum(line.state in _ANSWERS.values() for line in self.sheet.lines)
        names = sum(not line.is_blank for line in self.sheet.lines)
        words = _("{action}, {when}").format(
            action=title_of(self.sheet.action), when=when_words(self.sheet.action.span)
        )
        count = counted("{count} line typed", "{count} lines typed", done)
        names_words = counted("{count} name printed", "{count} names printed", names)
        self._said.setText(" · ".join((words, count, names_words)))

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _slip(self) -> None:
        self._say(_("This number is not complete, or a key slipped."))

    def _say_phrases(self) -> None:
        self.phrases.text(self._title, lambda: _("Type in a sign-up sheet"))
        self.phrases.name(self.close_button, lambda: _("Close the sheet"))
        self.phrases.text(self.came_button, lambda: _("Came"))
        self.phrases.text(self.not_button, lambda: _("Did not come"))
        self.phrases.text(self.new_button, lambda: _("New name (Enter)"))

    def _lay_out(self) -> None:
        head = beside(self._title, self.close_button)
        head.setStretch(0, 1)
        keys = {state: digit for digit, state in KEYS.items()}
        flow = FlowBox(
            keyed(keys[Attendance.CAME], self.came_button),
            keyed(keys[Attendance.DID_NOT], self.not_button), self.new_button, gap=8,
        )  # fmt: skip
        inside = QWidget()
        box = below(
            head, self.code, self._problem, self._said, Card(self.list, gap=0, padding=1), flow,
            self.form, gap=8, margins=(18, 14, 18, 14),
        )  # fmt: skip
        box.setStretch(4, 1)
        inside.setLayout(box)
        self.setLayout(below(scrolling(inside), gap=0))

    def _connect(self) -> None:
        self.code.settled.connect(self.open_code)
        self.code.slipped.connect(self._slip)
        self.code.touched.connect(partial(self._say, ""))
        self.close_button.clicked.connect(self.closed)
        self.came_button.clicked.connect(partial(self.mark, Attendance.CAME))
        self.not_button.clicked.connect(partial(self.mark, Attendance.DID_NOT))
        self.new_button.clicked.connect(self.ask_name)
        self.list.typed.connect(self._key)
        self.list.opened.connect(self.ask_name)
        self.form.kept.connect(self._keep_name)
        self.form.closed.connect(self.list.setFocus)


def _columns() -> list[Column[SheetLine]]:
    return [
        Column(lambda: _("No."), lambda line: str(line.place), width=60),
        Column(lambda: _("Name"), _name, lambda line: LinesCell(_name(line), strong=True),
               width=160, stretches=True),
        Column(lambda: _("Answer"), _state, _pill, width=150),
    ]  # fmt: skip


def _name(line: SheetLine) -> str:
    if line.is_erased:
        return _("line erased")
    return line.name or (_("free line") if line.person_id is None else _("Without a name"))


def _state(line: SheetLine) -> str:
    return upper(attendance_label(line.state)) if line.state is not None else "—"


def _pill(line: SheetLine) -> PillCell | LinesCell:
    if line.state is None:
        return LinesCell("")
    return PillCell(_state(line), ATTENDANCE_TONES[line.state])
