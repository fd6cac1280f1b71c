"""The teams at the left, the people of one at the right: who leads it, who answers for what."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from organiser.i18n import _, counted
from organiser.ui.forms.fields import Invalid
from organiser.ui.people.acts import Acts
from organiser.ui.people.person_field import PersonField
from organiser.ui.phrases import Phrases
from organiser.ui.plans.parts import PlanParts
from organiser.ui.tables.columns import Column, LinesCell, PersonCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.keys import KeyCap
from organiser.ui.widgets.labels import label
from organiser.usecases.teams import teams
from organiser.usecases.teams.teams import Member, TeamRow


class TeamsPart(QWidget):
    """Two lists; what is written above each goes into it."""

    def __init__(self, parts: PlanParts, acts: Acts) -> None:
        super().__init__()
        self._parts, self._acts = parts, acts
        self.phrases = Phrases()
        self.name, self.responsibility = QLineEdit(), QLineEdit()
        self.who = PersonField(lambda: _("Somebody of the team"), parts.database)
        self.make_button, self.put_button = Button("primary", "plus"), Button("", "plus")
        self.dissolve_button = Button("ghost", "trash-2")
        self.lead_button, self.out_button = Button("", "star"), Button("ghost", "trash-2")
        self._title, self._problem = label(role="h3", wraps=True), label(role="error", wraps=True)
        self.teams: RowsModel[TeamRow] = RowsModel(_team_columns(), self)
        self.members: RowsModel[Member] = RowsModel(_member_columns(), self)
        self.team_list = ListView(
            self.teams, lambda: _("Teams"),
            EmptyState("users-round", lambda: _("No team yet"),
                       lambda: _("Door to door, market, networks: name the first one."), width=260),
        )  # fmt: skip
        self.member_list = ListView(
            self.members, lambda: _("People of the team"),
            EmptyState("users", lambda: _("Nobody in it yet"),
                       lambda: _("Add people by their names."), width=260),
        )  # fmt: skip
        self._say_phrases()
        self._lay_out()
        self._connect()

    def read_again(self) -> None:
        """Show the teams; where she stood, she stands."""
        here = self._team()
        rows = teams.read_teams(self._parts.database)
        self.teams.show(rows)
        self.team_list.settle()
        places = [at for at, row in enumerate(rows) if here is not None and row.id == here.id]
        if rows:
            self.team_list.table.selectRow(places[0] if places else 0)
        self._show_members()

    def make(self) -> None:
        """Make the team that is named."""
        name = self.name.text()
        made = self._acts.do(partial(teams.make_team, self._parts.database, name), _("Team made"))
        if made is not None:
            self.name.clear()
            self.read_again()
            self._stand_on(made)
            self.who.editor.setFocus()

    def put(self) -> None:
        """Put the person who is named in the team she stands on."""
        team = self._team()
        try:
            who = self.who.value()
        except Invalid as error:
            self._say(str(error))
            return
        if team is None or not who:
            self.who.editor.setFocus()
            return
        self._say("")
        work = partial(
            teams.put_in_team, self._parts.database, team.id, UUID(who), self.responsibility.text()
        )
        if self._acts.did(work, _("In the team {team}").format(team=team.name)):
            self.who.put("")
            self.responsibility.clear()
            self.who.editor.setFocus()

    def turn_lead(self, _index: QModelIndex | None = None) -> None:
        """Who she stands on leads the team, or no longer does."""
        team, member = self._team(), self._member()
        if team is not None and member is not None:
            work = partial(
                teams.let_lead, self._parts.database, team.id, member.person_id,
                leads=not member.is_lead,
            )  # fmt: skip
            words = _("{name} no longer leads it") if member.is_lead else _("{name} leads it")
            self._acts.did(work, words.format(name=member.name))

    def take_out(self) -> None:
        """Who she stands on is no longer in the team."""
        team, member = self._team(), self._member()
        if team is not None and member is not None:
            work = partial(teams.take_out_of_team, self._parts.database, team.id, member.person_id)
            self._acts.did(work, _("Out of the team"))

    def dissolve(self) -> None:
        """Take the team out; its people stay in the list."""
        team = self._team()
        if team is not None:
            work = partial(teams.dissolve_team, self._parts.database, team.id)
            self._acts.did(work, _("Team dissolved"))

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.team_list.retranslate()
        self.member_list.retranslate()
        self._show_members()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.name.hasFocus():
            self.make()
        elif enter and (self.who.line.hasFocus() or self.responsibility.hasFocus()):
            self.put()
        elif event.key() == Qt.Key.Key_Delete and self.member_list.table.hasFocus():
            self.take_out()
        else:
            super().keyPressEvent(event)

    def _key(self, text: str) -> None:
        if text.lower() == "l":
            self.turn_lead()

    def _team(self) -> TeamRow | None:
        index = self.team_list.table.currentIndex()
        return self.teams.row_at(index) if index.isValid() else None

    def _member(self) -> Member | None:
        index = self.member_list.table.currentIndex()
        return self.members.row_at(index) if index.isValid() else None

    def _stand_on(self, team_id: UUID) -> None:
        for place in range(self.teams.rowCount()):
            if self.teams.row_at(self.teams.index(place, 0)).id == team_id:
                self.team_list.table.selectRow(place)

    def _show_members(self) -> None:
        team, here = self._team(), self._member()
        members = team.members if team is not None else ()
        self._title.setText(team.name if team is not None else _("People of the team"))
        self.members.show(members)
        self.member_list.settle()
        places = [
            at
            for at, member in enumerate(members)
            if here is not None and member.person_id == here.person_id
        ]
        if members:
            self.member_list.table.selectRow(places[0] if places else 0)
        self._fit()

    def _fit(self) -> None:
        has_team, has_member = self._team() is not None, self._member() is not None
        for part in (self.who.line, self.responsibility, self.put_button, self.dissolve_button):
            part.setEnabled(has_team)
        for button in (self.lead_button, self.out_button):
            button.setEnabled(has_member)

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _say_phrases(self) -> None:
        for field, phrase in (
            (self.name, lambda: _("Name of a new team")),
            (self.who.line, self.who.name),
            (self.responsibility, lambda: _("What she answers for")),
        ):
            self.phrases.name(field, phrase, tip=False)
            self.phrases.put(field.setPlaceholderText, phrase)
        self.phrases.text(self.make_button, lambda: _("Make the team"))
        self.phrases.text(self.put_button, lambda: _("Add"))
        self.phrases.text(self.dissolve_button, lambda: _("Dissolve the team"))
        self.phrases.text(self.lead_button, lambda: _("Leads it"))
        self.phrases.text(self.out_button, lambda: _("Take off"))

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        top = beside(self.name, self.make_button)
        top.setStretch(0, 1)
        box = below(top, Card(self.team_list, gap=0, padding=1),
                    beside(self.dissolve_button, None), gap=10)  # fmt: skip
        box.setStretch(1, 1)
        left.setLayout(box)
        line = beside(self.who.line, self.responsibility, self.put_button)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        keyed = QWidget()
        keyed.setLayout(beside(KeyCap("L"), self.lead_button, gap=4))
        self._problem.hide()
        box = below(self._title, line, self._problem, Card(self.member_list, gap=0, padding=1),
                    FlowBox(keyed, self.out_button, gap=8), gap=10)  # fmt: skip
        box.setStretch(3, 1)
        right.setLayout(box)
        whole = beside(left, right, gap=18, margins=(24, 14, 24, 18))
        whole.setStretch(0, 5)
        whole.setStretch(1, 7)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.make_button.clicked.connect(self.make)
        self.put_button.clicked.connect(self.put)
        self.dissolve_button.clicked.connect(self.dissolve)
        self.lead_button.clicked.connect(self.turn_lead)
        self.out_button.clicked.connect(self.take_out)
        self.team_list.selection_changed.connect(self._show_members)
        self.member_list.typed.connect(self._key)
        self.member_list.selection_changed.connect(self._fit)


def _team_columns() -> list[Column[TeamRow]]:
    return [Column(lambda: _("Team"), _said, _cell, width=200, stretches=True)]


def _said(row: TeamRow) -> str:
    return ", ".join(filter(None, (row.name, _people(row))))


def _cell(row: TeamRow) -> LinesCell:
    return LinesCell(row.name, _people(row), strong=True)


def _people(row: TeamRow) -> str:
    count = counted("{count} person", "{count} people", len(row.members))
    lead = _("led by {name}").format(name=row.lead) if row.lead else _("nobody leads it yet")
    return " · ".join((count, lead))


def _member_columns() -> list[Column[Member]]:
    return [
        Column(lambda: _("Name"), lambda member: member.name, _person, width=200, stretches=True),
        Column(lambda: _("Answers for"), lambda member: member.responsibility or "—", width=200,
               stretches=True),
    ]  # fmt: skip


def _person(member: Member) -> PersonCell:
    leads = _("leads it") if member.is_lead else ""
    detail = " · ".join(filter(None, (leads, member.phone)))
    return PersonCell(member.name or _("Without a name"), detail, member.person_id.int % 97)
