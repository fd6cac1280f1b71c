"""The paths of the committee at the left, and who is on them at the right."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QFrame, QWidget

from organiser.domain.pathway import Pathway
from organiser.i18n import _, counted
from organiser.ui.paths.columns import path_columns
from organiser.ui.paths.path_dialog import PathDialog
from organiser.ui.paths.walks_part import WalksPart
from organiser.ui.people.acts import Acts
from organiser.ui.people.facts import Lines
from organiser.ui.phrases import Phrases
from organiser.ui.plans.parts import PlanParts
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside, scrolling
from organiser.ui.widgets.buttons import Button, Chip
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.sides import Sides
from organiser.usecases.paths import keeping
from organiser.usecases.paths.keeping import PathRow
from organiser.usecases.paths.ready import Ready, ready_path


class PathsPart(QWidget):
    """Paths are taken over, made, changed and stopped; the list beside says what is due."""

    def __init__(self, parts: PlanParts, acts: Acts) -> None:
        super().__init__()
        self._parts, self._acts = parts, acts
        self.phrases = Phrases()
        self.walks = WalksPart(parts, acts)
        self.stopped_chip = Chip()
        self.make_button, self.change_button = Button("", "plus"), Button("", "pencil")
        self.stop_button = Button("ghost", "ban")
        self.model: RowsModel[PathRow] = RowsModel(path_columns(), self)
        self.list = ListView(
            self.model, lambda: _("Paths"),
            EmptyState("footprints", lambda: _("No path yet"),
                       lambda: _("A path is what you do with somebody, step by step. Take over one "
                                 "of these, or make your own."), width=230),
        )  # fmt: skip
        self.every_chip = Chip()
        self.taking: dict[Ready, Button] = {}
        self._ready_head, self._ready = label(role="overline", wraps=True), Lines(6)
        self._say_phrases()
        self._lay_out()
        self._connect()

    def read_again(self) -> None:
        """Show what is true now; where she stood, she stands."""
        here = self.here()
        database = self._parts.database
        rows = keeping.read_paths(database, with_stopped=self.stopped_chip.isChecked())
        self.model.show(rows)
        self.list.settle()
        places = [at for at, row in enumerate(rows) if here is not None and row.id == here.id]
        if rows:
            self.list.table.selectRow(places[0] if places else 0)
        self._show_ready(keeping.left_to_take(database))
        self.walks.read_again()
        self._fit()

    def make(self) -> None:
        """Ask for a new path."""
        PathDialog(self, self._keep_new).open()

    def change(self, _index: QModelIndex | None = None) -> None:
        """Change the path she stands on."""
        row = self.here()
        if row is not None:
            PathDialog(self, partial(self._keep_changed, row.id), row.path).open()

    def turn(self) -> None:
        """The path she stands on is used no more, or is used again."""
        row = self.here()
        if row is not None:
            work = partial(
                keeping.offer_path, self._parts.database, row.id, offered=not row.is_offered
            )
            said = _("Path stopped") if row.is_offered else _("Path used again")
            self._acts.did(work, said)

    def take_over(self, which: Ready) -> None:
        """Make a ready path the committee's own."""
        work = partial(keeping.take_over, self._parts.database, which)
        self._acts.do(work, _("Path taken over: change it as you like"))

    def here(self) -> PathRow | None:
        """Return the path she stands on."""
        index = self.list.table.currentIndex()
        return self.model.row_at(index) if index.isValid() else None

    def first_focus(self) -> QWidget:
        """Return what takes the keys: what is due, then the paths, then what may be taken."""
        if self.walks.model.rowCount():
            return self.walks.list
        if self.model.rowCount():
            return self.list
        return next(iter(self.taking.values()), self.make_button)

    def show_due(self) -> None:
        """Show everybody who is on a path, the latest first."""
        self.every_chip.setChecked(True)
        self._narrow()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.list.retranslate()
        self.walks.retranslate()
        self._show_ready(keeping.left_to_take(self._parts.database))
        self._fit()

    def _keep_new(self, path: Pathway) -> None:
        keeping.make_path(self._parts.database, path)
        self._acts.affirm(_("Path kept"))

    def _keep_changed(self, path_id: UUID, path: Pathway) -> None:
        keeping.change_path(self._parts.database, path_id, path)
        self._acts.affirm(_("Path changed: who is on it keeps her steps"))

    def _show_ready(self, left: tuple[Ready, ...]) -> None:
        self.taking = {}
        self._ready.show_lines(self._offer(each) for each in left)
        self._ready_card.setVisible(bool(left))

    def _offer(self, which: Ready) -> QWidget:
        path = ready_path(which)
        line, button = QWidget(), Button("link")
        button.setText(_("Take it over"))
        button.setAccessibleName(_("Take over the path: {path}").format(path=path.name))
        button.clicked.connect(partial(self.take_over, which))
        self.taking[which] = button
        steps = counted("{count} step", "{count} steps", len(path.steps))
        said = below(label(path.name, "strong", wraps=True), label(steps, "caption"), gap=0)
        box = beside(said, button)
        box.setStretch(0, 1)
        line.setLayout(box)
        return line

    def _key(self, text: str) -> None:
        if text.lower() == "e":
            self.change()
        elif text.lower() == "n":
            self.make()

    def _narrow(self) -> None:
        """Beside the paths stands who is on any, or on the one she stands on."""
        row = self.here()
        every = self.every_chip.isChecked() or row is None
        self.walks.show_path(None if every or row is None else row.id)

    def _fit(self) -> None:
        row = self.here()
        for button in (self.change_button, self.stop_button):
            button.setEnabled(row is not None)
        uses = row is None or row.is_offered
        self.stop_button.setText(_("Stop using it") if uses else _("Use it again"))
        self._narrow()

    def _say_phrases(self) -> None:
        self.phrases.text(self.make_button, lambda: _("New path"))
        self.phrases.text(self.change_button, lambda: _("Change"))
        self.phrases.text(self.stopped_chip, lambda: _("Stopped ones too"))
        self.phrases.text(self.every_chip, lambda: _("All paths"))
        self.phrases.text(self._ready_head, lambda: _("Ready to be taken over"))

    def _lay_out(self) -> None:
        self.every_chip.setChecked(True)
        self._ready_card = QFrame()
        self._ready_card.setObjectName("subtle")
        self._ready_card.setLayout(
            below(self._ready_head, self._ready, gap=6, margins=(12, 10, 12, 10))
        )
        left = QWidget()
        chips = FlowBox(self.every_chip, self.stopped_chip, gap=6)
        foot = FlowBox(self.make_button, self.change_button, self.stop_button, gap=8)
        box = below(chips, Card(self.list, gap=0, padding=1), foot, self._ready_card, gap=10)
        box.setStretch(1, 1)
        left.setLayout(box)
        self._sides = Sides(scrolling(left), self.walks, (4, 9))
        self.setLayout(below(self._sides, gap=0))

    def _connect(self) -> None:
        self.make_button.clicked.connect(self.make)
        self.change_button.clicked.connect(self.change)
        self.stop_button.clicked.connect(self.turn)
        self.stopped_chip.clicked.connect(self.read_again)
        self.every_chip.clicked.connect(self._narrow)
        self.list.opened.connect(self.change)
        self.list.typed.connect(self._key)
        self.list.selection_changed.connect(self._fit)
