"""One slip: who signed it, what she ticked; Enter writes it down and asks for the next."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from organiser.database import Database
from organiser.domain.slips import Tick
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.forms.fields import LineField
from organiser.ui.forms.form_row import FormRow
from organiser.ui.people.facts import Lines
from organiser.ui.people.words import field_name
from organiser.ui.phrases import Phrases
from organiser.ui.slips.draft import FIELDS, REACH, Draft
from organiser.ui.slips.finder import Finder, reach_of
from organiser.ui.slips.ticks import Ticks
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Avatar
from organiser.usecases.people.contacts import WrongContact
from organiser.usecases.people.listing import Directory
from organiser.usecases.people.nearest import Typed, nearest_people
from organiser.usecases.people.rows import PersonRow
from organiser.usecases.slips.piles import SlipRow

_PAUSE = 120
"""Milliseconds after a key, before it is looked who may be there already."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SlipForm(QWidget):
    """Holds the draft of one slip; nothing is written before *kept*."""

    kept = Signal()
    left = Signal()
    dropped = Signal()
    """The correction is given up."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._database = database
        self._directory = Directory(database)
        self.draft = Draft()
        self._number = 1
        self.phrases = Phrases()
        self.finder, self.ticks = Finder(database), Ticks()
        self.fields = {name: LineField(field_name(name)) for name in FIELDS}
        self.rows = {name: FormRow(field) for name, field in self.fields.items()}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._make_parts()
        self._lay_out()
        self._connect()

    def show_draft(self, number: int) -> None:
        """Show the draft, as slip *number* of its pile."""
        self._number = number
        self.say("")
        self._show()

    def begin(self) -> None:
        """Take the keys: for who signed, or for what she ticked."""
        if self.draft.has_somebody:
            self.ticks.begin()
        else:
            self.finder.begin(self.draft.words)

    def correct(self, slip: SlipRow, person: PersonRow | None) -> None:
        """Write *slip* anew: what it says stands there to begin with."""
        before = self.draft.before
        self.draft = Draft(person, answer=slip.answer, before=before, corrected=slip)
        self.show_draft(slip.number)
        self.begin()

    def own_up(self, error: OrganiserError) -> bool:
        """Say what is wrong where it is wrong."""
        if isinstance(error, WrongContact):
            row = self.rows[error.field]
            row.say_problem(str(error))
            row.announce()
            row.field.editor.setFocus()
        else:
            self.say(str(error))
        return True

    def say(self, problem: str) -> None:
        """Say *problem* below what is ticked."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.finder.retranslate()
        self.ticks.retranslate()
        for row in self.rows.values():
            row.retranslate()
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        self._pause.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in _ENTER
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.kept.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a field Enter goes on, and Escape goes back to who it is."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_bare = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in _ENTER and is_bare:
                self._next_field(watched)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._ask_again()
                return True
        return super().eventFilter(watched, event)

    def choose(self, person: PersonRow) -> None:
        """It is *person* who signed."""
        self.draft.choose(person)
        self.draft.values = {}
        self._show()
        self.ticks.begin()

    def _begin_new(self) -> None:
        self.draft.begin_new()
        self._show()
        self._look()
        missing = next((name for name in FIELDS if not self.draft.values[name]), "phone")
        self.fields[missing].editor.setFocus()

    def _ask_again(self) -> None:
        self.draft.ask_again()
        self._show()
        self.finder.begin(self.draft.words)

    def _next_field(self, watched: QObject) -> None:
        shown = [self.fields[name].editor for name in self._asked()]
        at = next((place for place, editor in enumerate(shown) if editor is watched), -1)
        if at + 1 < len(shown):
            shown[at + 1].setFocus()
        else:
            self.ticks.begin()

    def _asked(self) -> tuple[str, ...]:
        return FIELDS if self.draft.is_new else REACH

    def _typed(self, name: str) -> None:
        self.draft.values[name] = self.fields[name].value()
        self.rows[name].say_problem("")
        self.say("")
        if self.draft.is_new:
            self._pause.start()

    def _keep_words(self, words: str) -> None:
        self.draft.words = words

    def _tick(self, tick: Tick) -> None:
        self.draft.tick(tick)
        self._show_answer()

    def _say_no(self) -> None:
        self.draft.say_no()
        self._show_answer()

    def _repeat(self) -> None:
        self.draft.repeat()
        self._show_answer()

    def _show_answer(self) -> None:
        self.say("")
        self.ticks.show_answer(self.draft.answer, can_repeat=self.draft.before is not None)

    def _show(self) -> None:
        draft = self.draft
        self._layers.setCurrentWidget(self._slip if draft.has_somebody else self._find)
        for name, row in self.rows.items():
            row.setVisible(name in self._asked())
            self.fields[name].line.blockSignals(True)
            self.fields[name].put(draft.values.get(name, ""))
            self.fields[name].line.blockSignals(False)
            row.say_problem("")
        self._there.hide()
        self._show_answer()
        self._tell()

    def _tell(self) -> None:
        draft, is_correction = self.draft, self.draft.corrected is not None
        words = _("Slip {number}, written anew") if is_correction else _("Slip {number}")
        self._title.setText(words.format(number=self._number))
        hint = _("Write {number} on the paper: it is how the proof is found.")
        self._hint.setText("" if is_correction else hint.format(number=self._number))
        self._hint.setVisible(not is_correction)
        self.drop_button.setVisible(is_correction)
        person = draft.person
        name = _("Somebody new") if person is None else person.name
        self._avatar.show_person(name, person.number if person else 0)
        self._avatar.setVisible(person is not None)
        self._name.setText(name)
        detail = reach_of(person) if person else _("She lets herself in by her signature.")
        self._detail.setText(detail)
        self._reach_hint.setVisible(person is not None)

    def _look(self) -> None:
        """Say who may be her already; one click, and it is she."""
        values = self.draft.values
        typed = Typed(
            values.get("first_name", ""), values.get("last_name", ""), values.get("phone", ""),
            values.get("email", ""),
        )  # fmt: skip
        near = nearest_people(self._database, self._directory, typed)
        self._there.setVisible(bool(near))
        self._found.show_lines(self._found_line(each.row) for each in near)

    def _found_line(self, row: PersonRow) -> QWidget:
        line, take = QWidget(), Button("link")
        take.setText(_("It is she"))
        take.setAccessibleName(_("It is {name}").format(name=row.name))
        take.clicked.connect(partial(self.choose, row))
        words = below(label(row.name, "strong", wraps=True),
                      label(reach_of(row), "caption", wraps=True), gap=0)  # fmt: skip
        box = beside(words, take)
        box.setStretch(0, 1)
        line.setLayout(box)
        return line

    def _make_parts(self) -> None:
        self._title, self._hint = label(role="h2"), label(role="caption", wraps=True)
        self._name, self._detail = label(role="h3", wraps=True), label(role="caption", wraps=True)
        self._problem = label(role="error", wraps=True)
        self._avatar = Avatar(size=40)
        self._there_title = label(role="strong", wraps=True)
        self._reach_hint = label(role="caption", wraps=True)
        self._found = Lines(6)
        self.other_button, self.drop_button = Button("link"), Button("ghost", "undo-2")
        self.keep_button = Button("primary", "corner-down-left")
        for widget, phrase in (
            (self._there_title, lambda: _("Already there?")),
            (self._reach_hint, lambda: _("Only what her card lacks; what stands there stays.")),
            (self.other_button, lambda: _("Somebody else")),
            (self.drop_button, lambda: _("Leave the slip as it was")),
            (self.keep_button, lambda: _("Write it down, then the next")),
        ):
            self.phrases.text(widget, phrase)

    def _lay_out(self) -> None:
        self._there = QFrame()
        self._there.setObjectName("subtle")
        self._there.setLayout(below(self._there_title, self._found, margins=(14, 10, 12, 10)))
        who = beside(self._avatar, below(self._name, self._detail, gap=0), self.other_button)
        who.setStretch(1, 1)
        names = beside(self.rows["first_name"], self.rows["last_name"], gap=12)
        reach = beside(self.rows["phone"], self.rows["email"], gap=12)
        self._find, self._slip, self._layers = QWidget(), QWidget(), QStackedWidget()
        self._find.setLayout(below(self.finder, gap=0))
        self._slip.setLayout(
            below(
                who, names, reach, self._reach_hint, self._there, 4, self.ticks, self._problem,
                beside(self.keep_button, self.drop_button, None), None, gap=10,
            )
        )  # fmt: skip
        for layer in (self._find, self._slip):
            self._layers.addWidget(layer)
        box = below(self._title, self._hint, 4, self._layers, gap=4)
        box.setStretch(box.count() - 1, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self.finder.chosen.connect(self.choose)
        self.finder.new_asked.connect(self._begin_new)
        self.finder.typed.connect(self._keep_words)
        self.finder.left.connect(self.left)
        self.ticks.ticked.connect(self._tick)
        self.ticks.said_no.connect(self._say_no)
        self.ticks.repeated.connect(self._repeat)
        self.ticks.kept.connect(self.kept)
        self.ticks.left.connect(self._ask_again)
        for name, field in self.fields.items():
            field.changed.connect(partial(self._typed, name))
            field.editor.installEventFilter(self)
        self._pause.timeout.connect(self._look)
        self.other_button.clicked.connect(self._ask_again)
        self.keep_button.clicked.connect(self.kept)
        self.drop_button.clicked.connect(self.dropped)
