"""Whether she wants to be ranked at all: writes down that she does not, or no longer minds."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organiser import clock
from organiser.clock import local
from organiser.database import Database
from organiser.domain.scoring import NoScore
from organiser.i18n import _
from organiser.ui.forms.fields import LineField
from organiser.ui.people.acts import Acts
from organiser.ui.people.small_form import SmallForm
from organiser.ui.phrases import Phrases
from organiser.ui.relative_date import ago
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.usecases import objections
from organiser.usecases.objections import ObjectionLine
from organiser.words.ladder import no_score_words


class ObjectionPart(QWidget):
    """One button that asks where she said so; and the objection, while one stands."""

    opened = Signal(QWidget)
    """A form was opened: it wants to be seen."""

    def __init__(self, database: Database, acts: Acts) -> None:
        super().__init__()
        self._database, self._acts = database, acts
        self._person: UUID | None = None
        self._stands: ObjectionLine | None = None
        self.phrases = Phrases()
        self._means, self._since = label(wraps=True), label(role="caption", wraps=True)
        self.object_button, self.lift_button = Button("link"), Button("", "undo-2")
        self.source, self.lift_source = _source_field(), _source_field()
        self.object_form = SmallForm(
            lambda: _("She does not want to be ranked"), lambda: _("Note it"), (self.source,)
        )
        self.lift_form = SmallForm(
            lambda: _("She no longer objects"), lambda: _("Note it"), (self.lift_source,)
        )
        self.phrases.text(self._means, lambda: no_score_words(NoScore.OBJECTS))
        self.phrases.text(self.object_button, lambda: _("She does not want to be ranked"))
        self.phrases.text(self.lift_button, lambda: _("She no longer objects"))
        self.setLayout(
            below(
                self._means, self._since, beside(self.object_button, None),
                beside(self.lift_button, None), self.object_form, self.lift_form, gap=6,
            )
        )  # fmt: skip
        self._connect()

    def show_person(self, person_id: UUID, stands: ObjectionLine | None) -> None:
        """Show whether an objection of hers *stands*."""
        if (person_id, stands) != (self._person, self._stands) or self._person is None:
            self.object_form.hide()
            self.lift_form.hide()
        self._person, self._stands = person_id, stands
        for part in (self._means, self._since, self.lift_button):
            part.setVisible(stands is not None)
        self.object_button.setVisible(stands is None)
        if stands is not None:
            since = ago(local(stands.at).date(), clock.today())
            self._since.setText(f"{since} · {stands.source}")

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.object_form.retranslate()
        self.lift_form.retranslate()

    def _object(self) -> None:
        act = partial(objections.object_to_ranking, self._database)
        self._write(act, self.source, _("Objection noted"))

    def _lift(self) -> None:
        act = partial(objections.lift_objection, self._database)
        self._write(act, self.lift_source, _("Objection lifted"))

    def _write(self, act: Callable[[UUID, str], None], source: LineField, said: str) -> None:
        assert self._person is not None
        self._acts.do(partial(act, self._person, source.value()), said)

    def _ask(self, form: SmallForm) -> None:
        form.open_at(("",))
        self.opened.emit(form)

    def _connect(self) -> None:
        self.object_button.clicked.connect(partial(self._ask, self.object_form))
        self.lift_button.clicked.connect(partial(self._ask, self.lift_form))
        self.object_form.kept.connect(self._object)
        self.lift_form.kept.connect(self._lift)
        self.object_form.closed.connect(self.object_button.setFocus)
        self.lift_form.closed.connect(self.lift_button.setFocus)


def _source_field() -> LineField:
    return LineField(
        lambda: _("Where she said so"), required=True,
        hint=lambda: _("Where and to whom: at the stall, on the phone to Yann…"),
    )  # fmt: skip
