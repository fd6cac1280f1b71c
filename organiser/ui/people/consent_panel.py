"""What a person agreed to and refused, channel by channel, and where that is proven."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organiser import clock
from organiser.clock import local
from organiser.database import Database
from organiser.domain import wording
from organiser.domain.consent import ASKED, Channel, ConsentState, Purpose
from organiser.i18n import _, language
from organiser.ui.forms.fields import CheckField, ChoiceField, LineField
from organiser.ui.people.acts import Acts
from organiser.ui.people.facts import Lines
from organiser.ui.people.small_form import SmallForm
from organiser.ui.people.words import purpose_name
from organiser.ui.phrases import Phrases
from organiser.ui.relative_date import ago
from organiser.ui.widgets.boxes import FlowBox, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture
from organiser.usecases import consents
from organiser.usecases.consents import ConsentLine
from organiser.usecases.people.card import PersonCard, RefusalLine
from organiser.words.labels import channel_label, consent_state_label


class ConsentPanel(QWidget):
    """Shows both registers, and writes a line into either."""

    opened = Signal(QWidget)
    """A form was opened: it wants to be seen."""

    def __init__(self, database: Database, acts: Acts) -> None:
        super().__init__()
        self._database, self._acts = database, acts
        self._person: UUID | None = None
        self._given: tuple[Channel, ...] = ()
        self.phrases = Phrases()
        self._agreed, self._closed = Lines(8), Lines(8)
        self.channels = {channel: _channel_field(channel) for channel in ASKED}
        self.purpose: ChoiceField[Purpose] = ChoiceField(
            lambda: _("What for"),
            [(purpose, partial(purpose_name, purpose)) for purpose in Purpose],
            hint=self._words_agreed_to,
        )
        self.source = LineField(
            lambda: _("Where she agreed"), required=True,
            hint=lambda: _("The slip, the form or the sheet, with its date."),
        )  # fmt: skip
        self.consent_form = SmallForm(
            lambda: _("Record a consent"), lambda: _("Record it"),
            (*self.channels.values(), self.purpose, self.source),
        )  # fmt: skip
        self.refused = ChoiceField(
            lambda: _("By which way"),
            [(channel, partial(channel_label, channel)) for channel in Channel],
        )
        self.refusal_source = LineField(
            lambda: _("How we know"), hint=lambda: _("Said at the door, on the phone, by e-mail…")
        )
        self.refusal_form = SmallForm(
            lambda: _("Note a refusal"), lambda: _("Note it"), (self.refused, self.refusal_source)
        )
        self.record_button, self.refuse_button = Button("", "shield-check"), Button("", "ban")
        self.withdraw_button = Button("ghost")
        self._name_parts()
        self._lay_out()
        self._connect()

    def show_person(self, card: PersonCard) -> None:
        """Show the registers of *card*."""
        if card.id != self._person:
            self._put_forms_away()
        self._person = card.id
        lines = consents.read_consents(self._database, card.id)
        self._given = tuple(
            dict.fromkeys(line.channel for line in lines if line.state is ConsentState.GIVEN)
        )
        self._agreed.show_lines(_consent_line(line) for line in lines)
        self._nothing.setVisible(not lines)
        self._closed.show_lines(self._refusal_line(line) for line in card.refusals)
        self._none_refused.setVisible(not card.refusals)
        self.withdraw_button.setVisible(bool(self._given))

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.consent_form.retranslate()
        self.refusal_form.retranslate()

    def _record(self) -> None:
        chosen = tuple(c for c, field in self.channels.items() if field.value())
        work = partial(
            consents.record_consent, self._database, self._known(), chosen,
            purpose=self.purpose.value(), source=self.source.value(),
        )  # fmt: skip
        self._acts.do(partial(_then, work, self.consent_form.hide), _("Consent recorded"))

    def _refuse(self) -> None:
        work = partial(
            consents.refuse, self._database, self._known(), (self.refused.value(),),
            self.refusal_source.value(),
        )  # fmt: skip
        self._acts.do(partial(_then, work, self.refusal_form.hide), _("Refusal noted"))

    def _withdraw(self) -> None:
        work = partial(consents.withdraw_consent, self._database, self._known(), self._given)
        self._acts.do(work, _("Consent withdrawn"))

    def _lift(self, channel: Channel) -> None:
        source = _("She asked for it again on {day}").format(day=clock.today().strftime("%d/%m/%Y"))
        work = partial(consents.lift_refusal, self._database, self._known(), channel, source)
        self._acts.do(work, _("Refusal lifted"))

    def _refusal_line(self, line: RefusalLine) -> QWidget:
        name = channel_label(line.channel)
        words = _("{channel}: a remark must be looked at") if line.is_question else "{channel}"
        detail = " · ".join(part for part in (_when(line.at), line.source) if part)
        again = Button("link")
        again.setText(_("Open again"))
        again.setAccessibleName(_("Open again: {channel}").format(channel=name))
        again.clicked.connect(partial(self._lift, line.channel))
        return _line("ban", "danger", words.format(channel=name), detail, again)

    def _known(self) -> UUID:
        assert self._person is not None
        return self._person

    def _words_agreed_to(self) -> str:
        """The words to be shown or read to her: they are kept with the consent (R04)."""
        return wording.current(self.purpose.value()).spoken(language())

    def _ask_consent(self) -> None:
        self.refusal_form.hide()
        unticked = tuple(False for _channel in ASKED)
        self.consent_form.open_at((*unticked, Purpose.NEWS, ""))
        self.opened.emit(self.consent_form)

    def _ask_refusal(self) -> None:
        self.consent_form.hide()
        self.refusal_form.open_at((Channel.CALL, ""))
        self.opened.emit(self.refusal_form)

    def _put_forms_away(self) -> None:
        self.consent_form.hide()
        self.refusal_form.hide()

    def _name_parts(self) -> None:
        self._nothing = label(role="muted", wraps=True)
        self._none_refused = label(role="muted", wraps=True)
        self._heads = label(role="overline"), label(role="overline")
        for widget, phrase in (
            (self._heads[0], lambda: _("Agreed to")),
            (self._heads[1], lambda: _("Wants no more of")),
            (self._nothing, lambda: _("Nothing recorded yet: she may be seen, not written to.")),
            (self._none_refused, lambda: _("No refusal.")),
            (self.record_button, lambda: _("Record a consent")),
            (self.refuse_button, lambda: _("Note a refusal")),
            (self.withdraw_button, lambda: _("She withdraws her consent")),
        ):
            self.phrases.text(widget, phrase)

    def _lay_out(self) -> None:
        buttons = FlowBox(self.record_button, self.refuse_button)
        self.setLayout(
            below(
                self._heads[0], self._nothing, self._agreed, 4,
                self._heads[1], self._none_refused, self._closed, 4,
                buttons, beside(self.withdraw_button, None),
                self.consent_form, self.refusal_form, None,
                gap=6, margins=(0, 12, 0, 0),
            )
        )  # fmt: skip
        self._put_forms_away()

    def _connect(self) -> None:
        self.record_button.clicked.connect(self._ask_consent)
        self.refuse_button.clicked.connect(self._ask_refusal)
        self.withdraw_button.clicked.connect(self._withdraw)
        self.purpose.changed.connect(self.consent_form.retranslate)
        self.consent_form.kept.connect(self._record)
        self.refusal_form.kept.connect(self._refuse)
        self.consent_form.closed.connect(self.record_button.setFocus)
        self.refusal_form.closed.connect(self.refuse_button.setFocus)


def channel_name(channel: Channel) -> str:
    """Return the name of a way to reach somebody, as a line of its own."""
    name = channel_label(channel)
    return name[:1].upper() + name[1:]


def _channel_field(channel: Channel) -> CheckField:
    return CheckField(partial(channel_name, channel))


def _consent_line(line: ConsentLine) -> QWidget:
    is_given = line.state is ConsentState.GIVEN
    icon, tone = ("shield-check", "success") if is_given else ("ban", "danger")
    words = f"{channel_name(line.channel)} · {purpose_name(line.purpose)}"
    said = (consent_state_label(line.state), _when(line.at), line.source)
    return _line(icon, tone, words, " · ".join(part for part in said if part))


def _when(at: object) -> str:
    return ago(local(at).date(), clock.today())  # type: ignore[arg-type]


def _line(icon: str, tone: str, words: str, detail: str, button: QWidget | None = None) -> QWidget:
    line = QWidget()
    said = below(label(words, "strong", wraps=True), label(detail, "caption", wraps=True), gap=0)
    parts = (Picture(icon, tone, 17), said, *((button,) if button else ()))
    box = beside(*parts, gap=10)
    box.setStretch(1, 1)
    box.setAlignment(parts[0], Qt.AlignmentFlag.AlignTop)
    line.setLayout(box)
    return line


def _then(work: object, after: object) -> None:
    work()  # type: ignore[operator]
    after()  # type: ignore[operator]
