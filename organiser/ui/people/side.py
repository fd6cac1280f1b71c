"""What stands beside the list: the card, its form, somebody new, or what many did."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from organiser.database import Database
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.people.acts import Acts
from organiser.ui.people.card_view import CardView
from organiser.ui.people.edit_form import EditForm
from organiser.ui.people.noting import Noting
from organiser.ui.people.quick_add import QuickAdd
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, scrolling
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.measured import Measured
from organiser.usecases.people.card import PersonCard, read_card
from organiser.usecases.people.listing import Directory


class Side(Measured, QFrame):
    """Shows one of them at a time; Escape goes back to the card."""

    back_asked = Signal()
    left = Signal()
    """What was asked here is answered: the keys go back to the list."""
    person_asked = Signal(object)

    def __init__(self, database: Database, acts: Acts) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._database = database
        self.nobody = EmptyState(
            "users-round", lambda: _("Nobody chosen"),
            lambda: _("Choose somebody in the list to see her card."), width=300,
        )  # fmt: skip
        self.card, self.form = CardView(database, acts), EditForm(database, acts)
        self.new, self.many = QuickAdd(database, acts), Noting(database, acts)
        self._many_area = QWidget()
        inside = QWidget()
        inside.setLayout(below(self.many, None, margins=(18, 16, 18, 16)))
        self._many_area.setLayout(below(scrolling(inside), gap=0))
        self._layers = QStackedLayout(self)
        for layer in (self.nobody, self.card, self.form, self.new, self._many_area):
            self._layers.addWidget(layer)
        self._connect()
        self.measure()

    def show_person(self, person_id: UUID) -> PersonCard | None:
        """Show the card of *person_id*, unless somebody new or her form is being filled in."""
        card = self._read(person_id)
        if card is None:
            self.show_nobody()
            return None
        is_other = self.card.card is None or self.card.card.id != card.id
        if card != self.card.card:
            self.card.show_card(card)
        if self._is_in_front(self.form) and is_other:
            self.form.save_all()
            self.form.show_card(card)
        elif self._is_in_front(self.nobody):
            self._bring(self.card)
        return card

    def show_nobody(self) -> None:
        """There is nobody to be shown."""
        if not self._is_in_front(self.new):
            self._bring(self.nobody)

    def read_again(self) -> None:
        """Show what is true now of the person shown."""
        shown = self.card.card
        if shown is None or self._is_in_front(self.nobody):
            return
        card = self._read(shown.id)
        if card is None:
            self.show_nobody()
            return
        if card != shown:
            self.card.show_card(card)
        if self._is_in_front(self.form):
            self.form.show_card(card)

    def edit(self) -> None:
        """Change the card shown."""
        if self.card.card is not None:
            self.form.show_card(self.card.card)
            self._bring(self.form)
            self.form.first_field().setFocus()

    def note_action(self) -> None:
        """Note what the person shown did."""
        if self.card.card is not None:
            self._bring(self.card)
            self.card.note_action()

    def note_for_many(self, who: Sequence[UUID]) -> None:
        """Note what all of *who* did."""
        self._bring(self._many_area)
        self.many.note_action(who)

    def add_person(self, directory: Directory | None) -> None:
        """Ask for somebody new."""
        self._bring(self.new)
        self.new.begin(directory)

    def step_back(self) -> bool:
        """Close what lies over the card; return whether anything did."""
        if self._is_in_front(self.card):
            return self.card.step_back()
        if self._is_in_front(self.form):
            if self.form.save_all():
                self._bring_card()
            return True
        if self._is_in_front(self.nobody):
            return False
        self._bring_card()
        return True

    def offer_back(self, offered: bool) -> None:
        """Show the way back to the list."""
        self.card.offer_back(offered)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.nobody.phrases.say_again()
        for part in (self.card, self.form, self.new, self.many):
            part.retranslate()

    def setFocus(self) -> None:  # type: ignore[override]  # noqa: N802 (Qt's own name)
        """Give the keys to the first thing that can be done here."""
        if self._is_in_front(self.card):
            self.card.action_button.setFocus()
        else:
            super().setFocus()

    def measure(self) -> None:
        self.setMinimumWidth(Theme.px(330))

    def _read(self, person_id: UUID) -> PersonCard | None:
        try:
            return read_card(self._database, person_id)
        except OrganiserError:
            return None  # gone meanwhile: the list says so by itself

    def _bring_card(self) -> None:
        self._bring(self.card if self.card.card is not None else self.nobody)

    def _close(self) -> None:
        self._bring_card()
        self.left.emit()

    def _look_at(self, person_id: UUID) -> None:
        self._bring(self.card)
        self.person_asked.emit(person_id)

    def _bring(self, layer: QWidget) -> None:
        self._layers.setCurrentWidget(layer)

    def _is_in_front(self, layer: QWidget) -> bool:
        return self._layers.currentWidget() is layer

    def _connect(self) -> None:
        self.card.edit_asked.connect(self.edit)
        self.card.back_asked.connect(self.back_asked)
        self.card.left.connect(self.left)
        self.form.closed.connect(self._close)
        self.new.closed.connect(self._close)
        self.new.person_asked.connect(self._look_at)
        self.many.done.connect(self._close)
