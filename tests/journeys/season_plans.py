"""Rules of a season: actions, kinds of the committee's own, teams, tasks, sign-up sheets."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, multiple, rule

from organiser import clock
from organiser.domain.action import ActionKind, Attendance, Every, Kind
from organiser.domain.consent import Channel
from organiser.domain.plan import Plan, Report
from organiser.usecases.plans import (
    agenda,
    attending,
    inviting,
    kinds,
    papers,
    planning,
    sign_up_sheets,
)
from organiser.usecases.teams import tasks, teams
from tests.journeys.ledger import Ledger, refusals

KINDS = st.sampled_from(ActionKind)


class PlansAndTeams(Ledger):
    """What a committee plans and does together."""

    planned = Bundle("planned")

    @rule(target=planned, kind=KINDS, days=st.integers(-4, 9), starts=st.sampled_from(["", "9:30"]))
    def plan_something(self, kind, days, starts):
        own = [each for each in kinds.own_kinds(self.database) if each.counts_as is kind]
        starts = f"0{starts}" if starts else ""
        asked = Plan(
            own[0] if own else Kind(kind), clock.today() + timedelta(days), starts,
            title="Samedi", material=("Table",),
        )  # fmt: skip
        with refusals:
            return planning.plan(self.database, asked)
        return multiple()

    @rule(action=planned, data=st.data(), by=st.sampled_from([None, Channel.CALL, Channel.EMAIL]))
    def invite_some(self, action, data, by):
        with refusals:
            inviting.invite(self.database, action, self.some(data), channel=by)

    @rule(action=planned, data=st.data(), state=st.sampled_from(Attendance))
    def mark_some(self, action, data, state):
        with refusals:
            attending.mark(self.database, action, self.some(data), state)

    @rule(action=planned, data=st.data(), leads=st.booleans())
    def let_somebody_lead_or_bring(self, action, data, leads):
        someone = self.one(data)
        if someone is not None:
            with refusals:
                if leads:
                    attending.let_lead(self.database, action, someone, leads=leads)
                else:
                    attending.add_material(self.database, action, "Tracts", someone)

    @rule(action=planned, came=st.booleans())
    def close_it(self, action, came):
        with refusals:
            attending.close(
                self.database, action, Report(2.0, 100, 8, 1, "Bien"), who_said_so_came=came
            )

    @rule(action=planned, how=st.sampled_from(["cancel", "resume", "delete"]))
    def call_it_off_or_not(self, action, how):
        with refusals:
            getattr(planning, how)(self.database, action)

    @rule(target=planned, action=planned, repeats=st.booleans())
    def do_it_again(self, action, repeats):
        with refusals:
            if repeats:
                return planning.repeat(self.database, action, Every.WEEK, times=2)[0]
            return planning.duplicate(self.database, action, clock.today() + timedelta(3))
        return multiple()

    @rule(kind=KINDS, name=st.sampled_from(["Café", "Marché"]))
    def add_a_kind_or_put_one_away(self, kind, name):
        known = kinds.own_kinds(self.database)
        with refusals:
            if known and name == "Marché":
                kinds.put_away(self.database, known[0].own_id)
            else:
                kinds.add_kind(self.database, name, kind)

    @rule(action=planned, data=st.data(), newcomer=st.sampled_from(["Léa Morvan", "Ewen Riou"]))
    def print_a_sign_up_sheet_and_type_it_back(self, action, data, newcomer):
        with refusals:
            papers.write_sign_up_sheet(self.database, action, self.file(".pdf"))
            with self.database.bare() as connection:
                (number,) = connection.execute(
                    "SELECT number FROM sign_up_sheet ORDER BY printed_at DESC LIMIT 1"
                ).fetchone()
            sheet = sign_up_sheets.open_sheet(self.database, sign_up_sheets.code_of(number, 1))
            known = [line.person_id for line in sheet.lines if line.person_id is not None]
            if known:
                came = data.draw(st.sampled_from(known))
                attending.mark(self.database, action, [came], Attendance.CAME)
            free = next(line for line in sheet.lines if line.is_blank)
            first, _space, last = newcomer.partition(" ")
            new = sign_up_sheets.add_newcomer(
                self.database, free.id, {"first_name": first, "last_name": last}
            )
            came = {who.person_id for who in agenda.read_action(self.database, action).people}
            assert new in came

    @rule(data=st.data(), how=st.sampled_from(["put", "lead", "take", "dissolve"]))
    def work_in_a_team(self, data, how):
        someone, known = self.one(data), teams.read_teams(self.database)
        if not known:
            teams.make_team(self.database, "Collage", "Tenir la ville")
        elif how == "dissolve":
            teams.dissolve_team(self.database, known[0].id)
        elif someone is not None:
            with refusals:
                if how == "put":
                    teams.put_in_team(self.database, known[0].id, someone, "Matériel")
                elif how == "lead":
                    teams.let_lead(self.database, known[0].id, someone, leads=True)
                else:
                    teams.take_out_of_team(self.database, known[0].id, someone)

    @rule(
        data=st.data(), days=st.integers(-2, 5), how=st.sampled_from(["give", "change", "settle"])
    )
    def have_tasks(self, data, days, how):
        someone, known = self.one(data), tasks.read_tasks(self.database, with_done=True)
        due = clock.today() + timedelta(days)
        if how == "give" or not known:
            what = f"Rappeler {self.people().get(someone, '')}"
            tasks.give_task(self.database, what, to=someone, due_on=due)
        elif how == "change":
            tasks.change_task(self.database, known[0].id, "Plier", to=someone, due_on=due)
        else:
            tasks.settle_task(self.database, known[0].id, is_done=known[0].done_on is None)
