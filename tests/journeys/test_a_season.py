"""Any season of work, in any order: nothing acknowledged is lost, and all accounts agree."""

import os
from datetime import timedelta

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    multiple,
    rule,
    run_state_machine_as_test,
)
from make import PASSWORD, bring_in, candidate
from rebuild import rebuilt, same
from sizes import share

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.domain.consent import Channel
from organiser.domain.field import DoorResult, Outcome, Outing, SheetState
from organiser.errors import Refused
from organiser.usecases import actions, consents, objections, opening, undo
from organiser.usecases.field import choosing, entering, printing, states
from organiser.usecases.field.choosing import Side
from organiser.usecases.people import card, editing, merging
from tests.journeys.ledger import MADE, dump, refusals
from tests.journeys.season_drives import ListsAndDrives
from tests.journeys.season_paths import Paths
from tests.journeys.season_plans import PlansAndTeams
from tests.journeys.season_promises import Promises
from tests.journeys.season_rights import Rights
from tests.journeys.season_slips import Slips
from tests.journeys.season_training import Training
from tests.usecases.outreach.people import willing

NAMES = st.sampled_from(["Anne Le Goff", "Yann Riou", "Léa Riou", "Œuvrard Zoé", "Frédéric Ñuñez"])
PHONES = st.sampled_from([(), ("0639981234",), ("0639981299", "0261910000")])
HOUSES = st.integers(1, 6)
BORN = st.sampled_from(["", "", "01/05/1980", "01/05/2010"])
PHASES = (
    tuple(Phase)
    if "ORGANISER_SHRINK" in os.environ
    else (Phase.explicit, Phase.reuse, Phase.generate)
)
"""A season that fails is told as it was found: to shrink it takes minutes."""
OUTCOMES = st.sampled_from([None, *Outcome])


class Season(
    PlansAndTeams, Paths, ListsAndDrives, Rights, Training, Slips, Promises, RuleBasedStateMachine
):
    """What the file must hold is kept here too, in the plainest form."""

    sheets = Bundle("sheets")

    @initialize()
    def open_a_committee(self):
        self.begin()
        for number, name in enumerate(("Anne Le Goff", "Yann Riou", "Solenn Kerzhero"), 1):
            willing(self.database, name, number, city="Plouexemple")
        self.forget_past()

    @rule(name=NAMES, house=HOUSES, phones=PHONES, born=BORN)
    def add_somebody(self, name, house, phones, born):
        first, _space, last = name.partition(" ")
        with refusals:
            editing.add_person(
                self.database,
                {
                    "first_name": first,
                    "last_name": last,
                    "address": f"{house} rue Haute",
                    "city": "Plouexemple",
                    "phones": ", ".join(phones),
                    "birth_date": born,
                },
            )

    @rule(data=st.data(), name=NAMES)
    def edit_somebody(self, data, name):
        if (key := self.one(data)) is not None:
            editing.edit_person(
                self.database, key, {"first_name": name.partition(" ")[0], "note": "relu"}
            )
            assert card.read_card(self.database, key).note == "relu"

    @rule(names=st.lists(NAMES, min_size=1, max_size=4), house=HOUSES)
    def bring_a_file_in(self, names, house):
        before = len(self.people())
        rows = [
            candidate(name, line, street=f"{house} rue Haute") for line, name in enumerate(names, 2)
        ]
        report = bring_in(self.database, *rows)
        assert len(self.people()) == before + report.added
        again = bring_in(self.database, *rows)
        assert (again.added, again.updated) == (0, 0)

    @rule()
    def take_back(self):
        try:
            undone = undo.undo(self.database)
        except Refused:
            return
        if undone.kind == undo.PRINT:  # what was printed exists: it is void, and stays
            self.forget_past()
        elif (before := self.dumps.get(self.last())) is not None:
            assert dump(self.database) == before

    @rule()
    def take_back_and_do_again(self):
        last = self.last()
        before = dump(self.database)
        try:
            undone = undo.undo(self.database)
        except Refused:
            return
        undo.redo(self.database)
        assert self.last() == last
        if undone.kind == undo.PRINT:
            self.forget_past()
        else:
            assert dump(self.database) == before

    @rule(data=st.data(), kind=st.sampled_from(ActionKind), days=st.integers(-3, 200))
    def log_an_action(self, data, kind, days):
        if people := self.people():
            who = data.draw(st.lists(st.sampled_from(sorted(people)), min_size=1, max_size=3))
            day = clock.today() - timedelta(days=days)
            with refusals:  # minors alone do not go from door to door
                actions.log_action(self.database, kind, who, on=day, organised_by=who[:1])

    @rule(data=st.data(), withdraws=st.booleans())
    def agree_or_withdraw(self, data, withdraws):
        if people := self.people():
            key = data.draw(st.sampled_from(sorted(people)))
            if withdraws:
                consents.withdraw_consent(self.database, key, [Channel.CALL])
            else:
                consents.record_consent(self.database, key, [Channel.CALL], source="Bulletin 1")

    @rule(data=st.data(), lifts=st.booleans())
    def object_or_lift(self, data, lifts):
        if people := self.people():
            key = data.draw(st.sampled_from(sorted(people)))
            if lifts:
                objections.lift_objection(self.database, key, "au stand")
            else:
                objections.object_to_ranking(self.database, key, "au téléphone")

    @rule(data=st.data())
    def come_through_somebody(self, data):
        if people := self.people():
            one, other = (data.draw(st.sampled_from(sorted(people))) for _turn in range(2))
            if one != other:
                editing.edit_person(self.database, one, {"referrer": str(other)})

    @rule(data=st.data(), parts=st.booleans())
    def merge_two_entries(self, data, parts):
        people = sorted(self.people())
        if len(people) > 1:
            one, other = data.draw(st.permutations(people))[:2]
            before = self.people()
            act = merging.merge(self.database, one, other)
            assert set(self.people()) == set(before) - {other}
            if parts:
                editing.remember_remark(self.database, one, "depuis")
                undo.undo_act(self.database, act)
                assert self.people() == before
                self.forget_past()

    @rule(target=sheets, names=st.booleans())
    def print_a_packet(self, names):
        rows = choosing.streets(self.database)
        doors = choosing.doors_of_streets(
            self.database, [(r.key, r.city, Side.BOTH) for r in rows], names=names
        ).doors
        if not doors:
            return multiple()
        draft = printing.prepare(
            self.database,
            Outing("Sortie", on=clock.today() + timedelta(days=4), names=names),
            doors,
        )
        sheet = printing.print_sheet(self.database, draft)
        self.frozen[sheet.id] = printing.manifest_of(self.database, sheet.id)
        return sheet.id

    @rule(sheet=sheets, outcomes=st.lists(OUTCOMES, min_size=1, max_size=6))
    def enter_or_correct_it(self, sheet, outcomes):
        if sheet not in self.frozen:
            return
        typed = next(t for t, _page, _done in entering.pages_to_type(self.database, sheet))
        page = entering.open_page(self.database, typed)
        results = [
            DoorResult(row.row, outcome) for row, outcome in zip(page.rows, outcomes, strict=False)
        ]
        standing = {result.row: result.outcome for result in page.results}
        standing |= {result.row: result.outcome for result in results}
        count = entering.record_results(self.database, page.id, results)
        assert count == sum(outcome is not None for outcome in standing.values())
        now = {r.row: r.outcome for r in entering.open_page(self.database, typed).results}
        assert {k: v for k, v in now.items() if v} == {k: v for k, v in standing.items() if v}

    @rule()
    def lock_and_unlock(self):
        before = self.people()
        self.database.close()
        self.database = opening.open_with_password(self.home, PASSWORD)
        assert self.people() == before

    def teardown(self):
        if hasattr(self, "database"):
            try:
                copy = rebuilt(self.database, self.folder / "rebuilt.db", self.key)
                assert same(self.database, copy)
                copy.close()
            finally:
                self.end()


def test_any_season_of_work_keeps_its_promises(made_committee):
    MADE["home"], MADE["key"], _code = made_committee
    run_state_machine_as_test(
        Season,
        settings=settings(
            max_examples=share(6, 400),
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=PHASES,
        ),
    )


def test_a_printed_sheet_that_is_taken_back_is_void(database):
    person_id = editing.add_person(
        database, {"first_name": "A", "last_name": "B", "address": "1 rue Haute", "city": "X"}
    )
    chosen = choosing.doors_of_people(database, [person_id])
    printing.print_sheet(database, printing.prepare(database, Outing("Sortie"), chosen.doors))

    undo.undo(database)

    assert states.list_sheets(database)[0].state is SheetState.VOID
