"""What waits for her eye: values that met, entries that were deleted, changes that were refused."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.line.parts import LineParts
from organiser.ui.line.review_columns import Row, columns, what
from organiser.ui.people.acts import Acts
from organiser.ui.phrases import Phrases
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.widgets.boxes import Card, FlowBox, below, scrolling
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.sides import Sides
from organiser.usecases.line import aside, conflicts
from organiser.usecases.line.aside import Refused
from organiser.usecases.line.conflicts import DELETED, Meeting


class Review(QWidget):
    """A list, and beside it the one chosen in whole sentences, with what can be done."""

    shown = Signal(int)
    """How many things are listed."""
    card_asked = Signal(object)
    """The id of the person whose card is to be shown."""

    def __init__(self, parts: LineParts) -> None:
        super().__init__()
        self._parts = parts
        self._acts = Acts(parts.database, parts.messages)
        self.phrases = Phrases()
        self.model: RowsModel[Row] = RowsModel(columns(), self)
        self.empty = EmptyState(
            "circle-check", lambda: _("Nothing to compare"),
            lambda: _("When two people change the same thing without knowing of each other, "
                      "one value is kept and the other waits here."),
        )  # fmt: skip
        self.list = ListView(self.model, lambda: _("To be reviewed"), self.empty)
        self._title, self._what = label(role="h2", wraps=True), label(role="muted", wraps=True)
        self._kept, self._other = label(wraps=True), label(wraps=True)
        self._advice = label(role="caption", wraps=True)
        self.buttons = self._make_buttons()
        self._lay_out()
        self.list.selection_changed.connect(self._say)
        self.list.opened.connect(lambda _index: self._open_card())
        self.read_again()

    def read_again(self) -> None:
        """Show everything that waits; where one was settled, the next is chosen."""
        places = self.list.chosen_rows()
        database = self._parts.database
        rows: list[Row] = [*conflicts.open_conflicts(database), *aside.put_aside(database)]
        self.model.show(rows)
        self.list.settle()
        if rows:
            self.list.table.selectRow(min(places[0] if places else 0, len(rows) - 1))
        self._say()
        self.shown.emit(len(rows))

    def chosen(self) -> Row | None:
        """Return the one chosen."""
        places = [at for at in self.list.chosen_rows() if at < self.model.rowCount()]
        return self.model.row_at(self.model.index(places[0], 0)) if places else None

    def take_other(self) -> None:
        """Have the value that was not kept."""
        if isinstance(row := self.chosen(), Meeting) and self.can_take():
            work = partial(conflicts.take_other, self._parts.database, row.id)
            self._acts.do(work, _("The other value stands now"))
            self.read_again()

    def leave(self) -> None:
        """It is well as it stands."""
        if isinstance(row := self.chosen(), Meeting):
            work = partial(conflicts.leave, self._parts.database, row.id)
            self._acts.do(work, _("Left as it stands"))
            self.read_again()

    def bring_back(self) -> None:
        """Bring back the entry that was deleted here."""
        if isinstance(row := self.chosen(), Meeting) and row.can_come_back:
            work = partial(conflicts.bring_back, self._parts.database, row.id)
            self._acts.do(work, _("The entry is back"))
            self.read_again()

    def let_go(self) -> None:
        """Keep a change that was refused aside no longer."""
        if not isinstance(row := self.chosen(), Refused):
            return
        try:
            kept = aside.let_go(self._parts.database, row.number)
        except OrganiserError as error:
            self._parts.messages.show(error)
        else:
            back = partial(aside.take_back, self._parts.database, kept)
            self._parts.messages.say(_("The refused change is let go"), back)
        self.read_again()

    def can_take(self) -> bool:
        """Return whether there is another value to be had."""
        row = self.chosen()
        return isinstance(row, Meeting) and row.is_here and not row.is_locked

    def can_leave(self) -> bool:
        """Return whether one is chosen that may stay as it is."""
        return isinstance(self.chosen(), Meeting)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.list.retranslate()
        self.empty.phrases.say_again()
        self.read_again()

    def _open_card(self) -> None:
        row = self.chosen()
        if row is not None and row.person is not None:
            self.card_asked.emit(row.person)

    def _say(self) -> None:
        row = self.chosen()
        self._side.setVisible(row is not None)
        if row is None:
            return
        self._title.setText(row.title)
        self._what.setText(what(row))
        if isinstance(row, Refused):
            self._kept.setText(_("Not taken by headquarters: {said}").format(said=row.said))
            self._other.setText(row.reason)
        else:
            self._kept.setText(row.kept_words)
            self._other.setText(row.other_words)
        advice = _advice(row)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._show_buttons(row)

    def _show_buttons(self, row: Row) -> None:
        meets = isinstance(row, Meeting)
        shown = {
            "take": self.can_take(), "leave": meets, "let_go": not meets,
            "bring_back": isinstance(row, Meeting) and row.can_come_back,
            "card": row.person is not None and not (isinstance(row, Meeting) and _is_gone(row)),
        }  # fmt: skip
        for name, button in self.buttons.items():
            button.setVisible(shown[name])
        self._flow.fit()

    def _make_buttons(self) -> dict[str, Button]:
        made = {
            "take": Button("primary", "undo-2"), "bring_back": Button("primary", "undo-2"),
            "leave": Button("", "check"), "let_go": Button("", "x"), "card": Button("link"),
        }  # fmt: skip
        words = {
            "take": lambda: _("Take the other value"),
            "bring_back": lambda: _("Bring the entry back"),
            "leave": lambda: _("It is well so"),
            "let_go": lambda: _("Let it go"),
            "card": lambda: _("Open the card"),
        }
        does = {
            "take": self.take_other, "bring_back": self.bring_back, "leave": self.leave,
            "let_go": self.let_go, "card": self._open_card,
        }  # fmt: skip
        for name, button in made.items():
            self.phrases.text(button, words[name])
            button.clicked.connect(does[name])
        return made

    def _lay_out(self) -> None:
        self._flow = FlowBox(*self.buttons.values(), gap=8)
        self._card = Card(
            self._title, self._what, 4, self._kept, self._other, self._advice, 6, self._flow, gap=8
        )
        side = QWidget()
        side.setLayout(below(self._card, None))
        self._side = scrolling(side)
        sides = Sides(self.list, self._side, (3, 2))
        self.setLayout(below(sides, gap=0))


def _is_gone(row: Meeting) -> bool:
    return row.kind == "person" and not row.is_here


def _advice(row: Row) -> str:
    if isinstance(row, Refused):
        return _("Your file keeps what you typed. Headquarters and the other computers do not "
                 "have it.")  # fmt: skip
    if row.why != DELETED:
        return ""
    if row.can_come_back:
        return _("Bring the entry back first; then the other value can be taken.")
    if row.is_here:
        return _("The entry is back: the other value can be taken.")
    laptop = row.kept_by or _("another computer")
    return _("It can be brought back where it was deleted: {laptop}.").format(laptop=laptop)
