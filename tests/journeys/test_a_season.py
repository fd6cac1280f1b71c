"""Any season of work, in any order: nothing acknowledged is lost, and all accounts agree."""

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from make import PASSWORD, bring_in, candidate
from rebuild import rebuilt, same
from sizes import share

from organiser import clock
from organiser.domain import engagement
from organiser.domain.action import ActionKind
from organiser.domain.consent import Channel
from organiser.domain.field import DoorResult, Outcome, Outing, SheetState
from organiser.errors import Refused
from organiser.usecases import (
    actions,
    backup,
    checking,
    consents,
    derived,
    history,
    objections,
    opening,
    undo,
)
from organiser.usecases.field import choosing, entering, printing, states
from organiser.usecases.field.choosing import Side
from organiser.usecases.people import card, editing, merging
from organiser.usecases.people.listing import Directory, Query, Sort

NAMES = st.sampled_from(["Anne Le Goff", "Yann Riou", "Léa Riou", "Œuvrard Zoé", "Frédéric Ñuñez"])
PHONES = st.sampled_from([(), ("0639981234",), ("0639981299", "0261910000")])
HOUSES = st.integers(1, 6)
OUTCOMES = st.sampled_from([None, *Outcome])


class Season(RuleBasedStateMachine):
    """What the file must hold is kept here too, in the plainest form."""

    sheets = Bundle("sheets")
    copies = Bundle("copies")

    @initialize()
    def open_a_committee(self):
        self.folder = Path(tempfile.mkdtemp())
        self.home = self.folder / "home"
        shutil.copytree(MADE["home"], self.home)
        self.key = MADE["key"]
        self.database = opening.open_with_key(self.home, self.key)
        self.history = [self._people()]
        self.frozen = {}
        self.copies_kept = 0

    @rule(name=NAMES, house=HOUSES, phones=PHONES)
    def add_somebody(self, name, house, phones):
        first, _space, last = name.partition(" ")
        editing.add_person(
            self.database,
            {
                "first_name": first,
                "last_name": last,
                "address": f"{house} rue Haute",
                "city": "Plouexemple",
                "phones": ", ".join(phones),
            },
        )
        self._acknowledged()

    @rule(data=st.data(), name=NAMES)
    def edit_somebody(self, data, name):
        people = self._people()
        if people:
            key = data.draw(st.sampled_from(sorted(people)))
            before = history.last_act(self.database)
            editing.edit_person(
                self.database, key, {"first_name": name.partition(" ")[0], "note": "relu"}
            )
            assert card.read_card(self.database, key).note == "relu"
            if history.last_act(self.database) != before:  # what changes nothing is no act
                self._acknowledged()

    @rule(names=st.lists(NAMES, min_size=1, max_size=4), house=HOUSES)
    def bring_a_file_in(self, names, house):
        before = len(self._people())
        rows = [
            candidate(name, line, street=f"{house} rue Haute") for line, name in enumerate(names, 2)
        ]
        report = bring_in(self.database, *rows)
        assert len(self._people()) == before + report.added
        again = bring_in(self.database, *rows)
        assert (again.added, again.updated) == (0, 0)
        if report.added + report.updated:
            self._acknowledged()

    @rule()
    def take_back(self):
        try:
            undone = undo.undo(self.database)
        except Refused:
            return
        if undone.kind in {"people.add", "people.edit", "people.import", "people.merge"}:
            self.history.pop()
            assert self._people() == self.history[-1]

    @rule()
    def take_back_and_do_again(self):
        before, sheets = self._people(), len(states.list_sheets(self.database))
        try:
            undo.undo(self.database)
        except Refused:
            return
        undo.redo(self.database)
        assert self._people() == before
        assert len(states.list_sheets(self.database)) == sheets

    @rule(data=st.data(), kind=st.sampled_from(ActionKind), days=st.integers(-3, 200))
    def log_an_action(self, data, kind, days):
        if people := self._people():
            who = data.draw(st.lists(st.sampled_from(sorted(people)), min_size=1, max_size=3))
            day = clock.today() - timedelta(days=days)
            actions.log_action(self.database, kind, who, on=day, organised_by=who[:1])

    @rule(data=st.data(), withdraws=st.booleans())
    def agree_or_withdraw(self, data, withdraws):
        if people := self._people():
            key = data.draw(st.sampled_from(sorted(people)))
            if withdraws:
                consents.withdraw_consent(self.database, key, [Channel.CALL])
            else:
                consents.record_consent(self.database, key, [Channel.CALL], source="Bulletin 1")

    @rule(data=st.data(), lifts=st.booleans())
    def object_or_lift(self, data, lifts):
        if people := self._people():
            key = data.draw(st.sampled_from(sorted(people)))
            if lifts:
                objections.lift_objection(self.database, key, "au stand")
            else:
                objections.object_to_ranking(self.database, key, "au téléphone")

    @rule(data=st.data())
    def come_through_somebody(self, data):
        if people := self._people():
            one, other = (data.draw(st.sampled_from(sorted(people))) for _turn in range(2))
            if one != other:
                before = history.last_act(self.database)
                editing.edit_person(self.database, one, {"referrer": str(other)})
                if history.last_act(self.database) != before:
                    self._acknowledged()

    @rule(data=st.data(), parts=st.booleans())
    def merge_two_entries(self, data, parts):
        people = sorted(self._people())
        if len(people) > 1:
            one, other = data.draw(st.permutations(people))[:2]
            before = self._people()
            act = merging.merge(self.database, one, other)
            assert set(self._people()) == set(before) - {other}
            if parts:
                editing.remember_remark(self.database, one, "depuis")
                undo.undo_act(self.database, act)
                assert self._people() == before
            else:
                self._acknowledged()

    @rule(target=sheets)
    def print_a_packet(self):
        rows = choosing.streets(self.database)
        doors = choosing.doors_of_streets(
            self.database, [(r.key, r.city, Side.BOTH) for r in rows]
        ).doors
        if not doors:
            return None
        draft = printing.prepare(self.database, Outing("Sortie", on=date(2026, 11, 28)), doors)
        sheet = printing.print_sheet(self.database, draft)
        self.frozen[sheet.id] = printing.manifest_of(self.database, sheet.id)
        return sheet.id

    @rule(sheet=sheets, outcomes=st.lists(OUTCOMES, min_size=1, max_size=6))
    def enter_or_correct_it(self, sheet, outcomes):
        if sheet is None or sheet not in self.frozen:
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

    @rule(target=copies)
    def keep_a_copy(self):
        self.copies_kept += 1
        file = self.folder / f"{self.copies_kept}.organiser-backup"
        return backup.keep_backup(self.database, self.home, file), self._people()

    @rule(copy=copies)
    def look_at_a_copy(self, copy):
        file, people = copy
        restored = backup.restore(self.home, file, None, self.key)
        other = opening.open_with_key(restored.folder, self.key)
        assert {row.id for row in _everybody(other)} == set(people)
        other.close()
        backup.discard(restored)

    @rule()
    def lock_and_unlock(self):
        before = self._people()
        self.database.close()
        self.database = opening.open_with_password(self.home, PASSWORD)
        assert self._people() == before

    @invariant()
    def a_sheet_never_changes(self):
        for sheet, manifest in getattr(self, "frozen", {}).items():
            assert printing.manifest_of(self.database, sheet) == manifest

    @invariant()
    def the_file_is_sound(self):
        if hasattr(self, "database"):
            assert checking.check(self.database).problems == ()

    @invariant()
    def timeline_and_list_agree(self):
        if hasattr(self, "database"):
            for row in _everybody(self.database)[:3]:
                kinds = [line.kind for line in card.read_card(self.database, row.id).timeline]
                assert sum(kind in {"added", "imported"} for kind in kinds) == 1

    @invariant()
    def rungs_are_those_of_the_facts(self):
        if hasattr(self, "database"):
            people = _everybody(self.database)
            with self.database.reading() as session:
                facts = derived.facts_of(session, [row.id for row in people])
            for row in people:
                assert row.rung == engagement.rung_on(clock.today(), facts[row.id])
                assert (row.rung == engagement.Rung.UNRANKED) == facts[row.id].objects

    @invariant()
    def who_objects_is_last_by_rung_either_way(self):
        if hasattr(self, "database"):
            directory = Directory(self.database)
            for descending in (False, True):
                found = directory.find(Query(sort=Sort.RUNG, descending=descending))
                ranked = [row.rung != engagement.Rung.UNRANKED for row in directory.rows(found)]
                assert ranked == sorted(ranked, reverse=True)

    def teardown(self):
        if hasattr(self, "database"):
            copy = rebuilt(self.database, self.folder / "rebuilt.db", self.key)
            assert same(self.database, copy)
            copy.close()
            self.database.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _acknowledged(self):
        self.history.append(self._people())

    def _people(self):
        return {row.id: row.name for row in _everybody(self.database)}


MADE = {}


def _everybody(database):
    directory = Directory(database)
    return directory.rows(directory.find(Query()))


def test_any_season_of_work_keeps_its_promises(made_committee):
    MADE["home"], MADE["key"], _code = made_committee
    run_state_machine_as_test(
        Season,
        settings=settings(
            max_examples=share(6, 400),
            stateful_step_count=18,
            deadline=None,
            suppress_health_check=list(HealthCheck),
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
