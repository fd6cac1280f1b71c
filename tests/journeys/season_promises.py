"""What holds after each step of a season, whatever was done."""

import io
from datetime import date, timedelta

from hypothesis.stateful import invariant

from organiser import clock
from organiser.domain import engagement, scoring
from organiser.domain.consent import Origin
from organiser.domain.outreach import CHANNEL, DriveState
from organiser.models.persons import person_columns
from organiser.usecases import checking, derived
from organiser.usecases.exports.people import write_csv
from organiser.usecases.field import choosing, printing
from organiser.usecases.field.choosing import Side
from organiser.usecases.outreach import drives, queue
from organiser.usecases.people import card
from organiser.usecases.people.listing import Directory, Query, Sort
from tests.journeys import naive_today as naive
from tests.journeys.ledger import Ledger
from tests.journeys.todays import hold_to_rows

GROWN = timedelta(days=365 * 18 + 5)


class Promises(Ledger):
    """Each reads the file anew, by bare rows where it can."""

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
            for row in self.rows()[:2]:
                kinds = [line.kind for line in card.read_card(self.database, row.id).timeline]
                assert sum(kind in {"added", "imported"} for kind in kinds) == 1

    @invariant()
    def rungs_and_scores_are_those_of_the_facts(self):
        if not hasattr(self, "database"):
            return
        people, rows = self.rows(), naive.everything(self.database)
        with self.database.reading() as session:
            facts = derived.facts_of(session, [row.id for row in people])
        for row in people:
            mine = _facts(rows, row.id.bytes)
            assert _sorted(facts[row.id]) == mine
            assert row.rung == engagement.rung_on(clock.today(), mine)
            assert (row.rung == engagement.Rung.UNRANKED) == mine.objects
        for row in people[:2]:
            score = card.read_card(self.database, row.id).standing.score
            if isinstance(score, scoring.Score):
                assert score.tenths == sum(part.tenths for part in score.contributions)
                assert all(_worth(part) for part in score.contributions)

    @invariant()
    def who_objects_is_last_by_rung_either_way(self):
        if hasattr(self, "database"):
            directory = Directory(self.database)
            for descending in (False, True):
                found = directory.find(Query(sort=Sort.RUNG, descending=descending))
                ranked = [row.rung != engagement.Rung.UNRANKED for row in directory.rows(found)]
                assert ranked == sorted(ranked, reverse=True)

    @invariant()
    def who_is_erased_is_in_no_table(self):
        if not getattr(self, "gone", None):
            return
        keys = ", ".join(f"X'{key.hex}'" for key in self.gone)
        columns = [(c.table, c.name) for c in person_columns() if c.table != "erasure"]
        columns += [("person", "id"), ("journal", "record_id"), ("merged_entry", "id")]
        with self.database.bare() as connection:
            for table, name in columns:
                found = connection.execute(
                    f'SELECT count(*) FROM {table} WHERE "{name}" IN ({keys}) '
                    + ("AND kind != 'erasure'" if table == "journal" else "")
                ).fetchone()
                assert (table, name, found) == (table, name, (0,))
            images = connection.execute("SELECT before FROM journal WHERE before NOT NULL")
            text = "".join(before for (before,) in images).lower()
        assert not [key for key in self.gone if key.hex in text]

    @invariant()
    def nobody_is_reached_who_may_not_be(self):
        if not hasattr(self, "database"):
            return
        rows = naive.everything(self.database)
        limited = {one["person_id"] for one in rows["limitation"] if one["lifted_at"] is None}
        minors = {p["id"] for p in rows["person"] if _is_minor(p)}
        for drive in drives.read_drives(self.database):
            if drive.state is DriveState.RUNNING:
                waiting = {each.id.bytes for each in queue.waiting(self.database, drive.id)}
                assert not waiting & (limited | minors | _refused(rows, CHANNEL[drive.use]))
        self._no_limited_on_paper(limited)

    def _no_limited_on_paper(self, limited):
        streets = choosing.streets(self.database)
        keys = [(row.key, row.city, Side.BOTH) for row in streets]
        doors = choosing.doors_of_streets(self.database, keys, names=True).doors
        assert not {door.person.bytes for door in doors if door.person} & limited
        out = io.StringIO()
        assert write_csv(self.database, out) == len(self.people()) - len(limited)

    @invariant()
    def today_says_what_the_rows_say(self):
        if hasattr(self, "database"):
            hold_to_rows(self.database, self.home)

    @invariant()
    def state_is_kept_for_taking_back(self):
        if hasattr(self, "database"):
            self.note_state()


def _is_minor(person):
    if person["birth_date"]:
        return date.fromisoformat(person["birth_date"]) > clock.today() - GROWN + timedelta(10)
    return bool(person["birth_year"]) and person["birth_year"] > clock.today().year - 18


def _refused(rows, channel):
    return {
        one["person_id"]
        for one in rows["refusal"]
        if one["lifted_at"] is None and one["channel"] == channel
    }


def _facts(rows, key):
    """What a rung is decided on, from the rows alone."""
    (her,) = [p for p in rows["person"] if p["id"] == key]
    came = {p["action_id"]: p["role"] for p in rows["participation"]
            if p["person_id"] == key and p["state"] == "came"}  # fmt: skip
    done = {a["id"]: a for a in rows["action"] if a["id"] in came and a["state"] == "done"}
    presences = [(date.fromisoformat(a["on"]), a["kind"]) for a in done.values()]
    presences += [(date.fromisoformat(t["on"]), "training")
                  for t in rows["training_record"]
                  if t["person_id"] == key and t["is_passed"] != 0]  # fmt: skip
    agreed = [naive.day_of(c["at"]) for c in _standing(rows["consent"], key)]
    signed = list(agreed)
    if her["joined_on"] or Origin(her["origin"]) in {
        Origin.SIGNUP_SHEET, Origin.WEBSITE, Origin.MEMBER_LIST,
    }:  # fmt: skip
        joined = her["joined_on"]
        signed.append(date.fromisoformat(joined) if joined else naive.day_of(her["created_at"]))
    objections = sorted(
        (o["at"], o["id"], o["state"]) for o in rows["objection"] if o["person_id"] == key
    )
    return engagement.Facts(
        signed_up=min(signed, default=None),
        expressed=tuple(sorted(agreed)),
        presences=tuple(sorted(presences)),
        organised=tuple(sorted(
            date.fromisoformat(a["on"]) for a in done.values() if came[a["id"]] != "present"
        )),
        recruited=tuple(sorted(
            naive.day_of(p["created_at"]) for p in rows["person"]
            if p["referrer_id"] == key and p["basis"] != "pending"
        )),
        objects=bool(objections) and objections[-1][2] == "made",
    )  # fmt: skip


def _standing(consents, key):
    mine = [c for c in consents if c["person_id"] == key]
    for c in mine:
        same = [w for w in mine if (w["purpose"], w["channel"]) == (c["purpose"], c["channel"])]
        is_withdrawn = any(w["state"] == "withdrawn" and w["at"] >= c["at"] for w in same)
        if c["state"] == "given" and not is_withdrawn:
            yield c


def _sorted(facts):
    return engagement.Facts(
        facts.signed_up, tuple(sorted(facts.expressed)), tuple(sorted(facts.presences)),
        tuple(sorted(facts.organised)), tuple(sorted(facts.recruited)), facts.objects,
    )  # fmt: skip


def _worth(part):
    weight = scoring.WEIGHTS[part.kind]
    age = (clock.today() - part.on).days
    faded = int(10 * weight.points * 2 ** (-age / weight.half_life) + 0.5)
    return part.age == age and part.tenths == (0 if part.is_capped else faded)
