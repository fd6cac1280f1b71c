"""What stands beside the list: the card, its form, somebody new, or what many did.

Each of them is made when it is first asked for: the list is seen without them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, scrolling
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.measured import Measured

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from organiser.database import Database
    from organiser.ui.people.acts import Acts
    from organiser.ui.people.card_view import CardView
    from organiser.ui.people.edit_form import EditForm
    from organiser.ui.people.noting import Noting
    from organiser.ui.people.quick_add import QuickAdd
    from organiser.usecases.people.card import PersonCard
    from organiser.usecases.people.listing import Directory

_PARTS = ("card", "form", "new", "many")
"""Names of the parts; each is in the object's `__dict__` once it was made."""


class Side(Measured, QFrame):
    """Shows one of them at a time; Escape goes back to the card."""

    back_asked = Signal()
    left = Signal()
    """What was asked here is answered: the keys go back to the list."""
    person_asked = Signal(object)
    certificate_asked = Signal(object)
    """What she followed, of which the certificate is wanted."""
    course_asked = Signal(str)

    def __init__(self, database: Database, acts: Acts) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._database, self._acts = database, acts
        self._is_back_offered = False
        self._by_name: dict[str, QWidget] = {}
        self._layers = QStackedLayout(self)
        self._stack("nothing", QWidget())
        self.measure()

    @cached_property
    def nobody(self) -> EmptyState:
        """What stands here when the list is empty."""
        nobody = EmptyState(
            "users-round", lambda: _("Nobody chosen"),
            lambda: _("Choose somebody in the list to see her card."), width=300,
        )  # fmt: skip
        self._stack("nobody", nobody)
        return nobody

    @cached_property
    def card(self) -> CardView:
        """The card of the person she stands on."""
        from organiser.ui.people.card_view import CardView

        card = CardView(self._database, self._acts)
        card.offer_back(self._is_back_offered)
        card.edit_asked.connect(self.edit)
        card.back_asked.connect(self.back_asked)
        card.left.connect(self.left)
        card.certificate_asked.connect(self.certificate_asked)
        card.course_asked.connect(self.course_asked)
        self._stack("card", card)
        return card

    @cached_property
    def form(self) -> EditForm:
        """The form that changes the card."""
        from organiser.ui.people.edit_form import EditForm

        form = EditForm(self._database, self._acts)
        form.closed.connect(self._close)
        self._stack("form", form)
        return form

    @cached_property
    def new(self) -> QuickAdd:
        """The few fields of somebody new."""
        from organiser.ui.people.quick_add import QuickAdd

        new = QuickAdd(self._database, self._acts)
        new.closed.connect(self._close)
        new.person_asked.connect(self._look_at)
        self._stack("new", new)
        return new

    @cached_property
    def many(self) -> Noting:
        """What many did at once."""
        from organiser.ui.people.noting import Noting

        many = Noting(self._database, self._acts)
        many.done.connect(self._close)
        inside = QWidget()
        inside.setLayout(below(many, None, margins=(18, 16, 18, 16)))
        self._stack("many", scrolling(inside))
        return many

    def show_person(self, person_id: UUID) -> PersonCard | None:
        """Show the card of *person_id*, unless somebody new or her form is being filled in."""
        card = self._read(person_id)
        if card is None:
            self.show_nobody()
            return None
        shown = self._shown()
        if card != shown:
            self.card.show_card(card)
        if self._is_in_front("form") and (shown is None or shown.id != card.id):
            self.form.save_all()
            self.form.show_card(card)
        elif self._is_empty():
            self._bring("card")
        return card

    def show_nobody(self) -> None:
        """There is nobody to be shown."""
        if not self._is_in_front("new"):
            self._bring("nobody")

    def read_again(self) -> None:
        """Show what is true now of the person shown."""
        shown = self._shown()
        if shown is None or self._is_empty():
            return
        card = self._read(shown.id)
        if card is None:
            self.show_nobody()
            return
        if card != shown:
            self.card.show_card(card)
        if self._is_in_front("form"):
            self.form.show_card(card)

    def edit(self) -> None:
        """Change the card shown."""
        shown = self._shown()
        if shown is not None:
            self.form.show_card(shown)
            self._bring("form")
            self.form.first_field().setFocus()

    def note_action(self) -> None:
        """Note what the person shown did."""
        if self._shown() is not None:
            self._bring("card")
            self.card.note_action()

    def note_for_many(self, who: Sequence[UUID]) -> None:
        """Note what all of *who* did."""
        self._bring("many")
        self.many.note_action(who)

    def add_person(self, directory: Directory | None) -> None:
        """Ask for somebody new."""
        self._bring("new")
        self.new.begin(directory)

    def step_back(self) -> bool:
        """Close what lies over the card; return whether anything did."""
        if self._is_empty():
            return False
        if self._is_in_front("card"):
            return self.card.step_back()
        if not self._is_in_front("form") or self.form.save_all():
            self._bring_card()
        return True

    def offer_back(self, offered: bool) -> None:
        """Show the way back to the list."""
        self._is_back_offered = offered
        if self._made("card"):
            self.card.offer_back(offered)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        if self._made("nobody"):
            self.nobody.phrases.say_again()
        for part in filter(None, map(self._made, _PARTS)):
            part.retranslate()

    def setFocus(self) -> None:  # type: ignore[override]  # noqa: N802 (Qt's own name)
        """Give the keys to the first thing that can be done here."""
        if self._is_in_front("card"):
            self.card.action_button.setFocus()
        else:
            super().setFocus()

    def measure(self) -> None:
        self.setMinimumWidth(Theme.px(330))

    def _made(self, name: str) -> Any:
        return self.__dict__.get(name)

    def _shown(self) -> PersonCard | None:
        return self.card.card if self._made("card") else None

    def _read(self, person_id: UUID) -> PersonCard | None:
        from organiser.usecases.people.card import read_card

        try:
            return read_card(self._database, person_id)
        except OrganiserError:
            return None  # gone meanwhile: the list says so by itself

    def _bring_card(self) -> None:
        self._bring("card" if self._shown() is not None else "nobody")

    def _close(self) -> None:
        self._bring_card()
        self.left.emit()

    def _look_at(self, person_id: UUID) -> None:
        self._bring("card")
        self.person_asked.emit(person_id)

    def _stack(self, name: str, layer: QWidget) -> None:
        self._by_name[name] = layer
        self._layers.addWidget(layer)

    def _bring(self, name: str) -> None:
        """Bring the part *name* in front, made now if it was not yet."""
        getattr(self, name)
        self._layers.setCurrentWidget(self._by_name[name])

    def _is_in_front(self, name: str) -> bool:
        return self._layers.currentWidget() is self._by_name.get(name)

    def _is_empty(self) -> bool:
        return self._is_in_front("nothing") or self._is_in_front("nobody")
