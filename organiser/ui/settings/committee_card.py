"""What the committee says of itself on its papers."""

from dataclasses import replace
from functools import partial

from organiser.atlas import communes
from organiser.domain.communes import Communes
from organiser.i18n import _
from organiser.ui.first_run.commune_field import CommuneField
from organiser.ui.forms.fields import LineField
from organiser.ui.forms.form import Form
from organiser.ui.settings.parts import SettingsParts
from organiser.ui.settings.section import Section
from organiser.ui.soon import once_seen
from organiser.usecases import undo
from organiser.usecases.committee import change_facts, read_facts


class CommitteeCard(Section):
    """Name, who answers for the data, whom to write to; saved on leaving a field."""

    def __init__(self, parts: SettingsParts) -> None:
        super().__init__(
            lambda: _("My committee"),
            lambda: _("Printed on the sheets and consent slips, as the law asks."),
        )
        self._parts = parts
        self.form = Form(self._save)
        self.fields = {
            "name": LineField(lambda: _("Name of the committee"), required=True),
            "controller": LineField(
                lambda: _("Who answers for the data"),
                hint=lambda: _("The association, as it is declared."),
            ),
            "contact": LineField(
                lambda: _("Where people write to about their data"),
                hint=lambda: _("An e-mail or a postal address."),
            ),
            "dpo": LineField(lambda: _("Data protection officer")),
            "phone": LineField(lambda: _("Phone for the teams in the street")),
        }
        for field in self.fields.values():
            self.form.add(field)
        self.form.close_list()
        self.commune = CommuneField()
        self.put(self.commune, self.form)
        self.commune.chosen.connect(lambda _name: self._save())
        once_seen(self, self._read_communes)
        self.read_again()

    def read_again(self) -> None:
        """Show what is true now, but for what she is typing."""
        if self.form.is_changed() and self.form.isAncestorOf(self.focusWidget() or self):
            return
        facts = read_facts(self._parts.database)
        for name, field in self.fields.items():
            field.put(getattr(facts, name))
        self.commune.put(facts.insee)
        self.form.keep()

    def retranslate(self) -> None:
        super().retranslate()
        self.form.retranslate()
        self.commune.retranslate()

    def _read_communes(self) -> None:
        self._parts.jobs.run(communes.communes, then=self._know, owner=self)

    def _know(self, known: Communes) -> None:
        self.commune.know(known)
        self.commune.put(read_facts(self._parts.database).insee)

    def _save(self) -> None:
        database = self._parts.database
        typed = {name: field.value() for name, field in self.fields.items()}
        insee = self.commune.insee() or read_facts(database).insee
        act = change_facts(database, replace(read_facts(database), insee=insee, **typed))
        if act:
            self._parts.messages.say(
                _("The committee's facts are changed."), undo=partial(undo.undo_act, database, act)
            )
