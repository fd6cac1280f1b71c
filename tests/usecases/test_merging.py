"""Two entries become one person: nothing is lost, and one undo parts them again."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import bring_in, candidate, names, person
from sqlalchemy import text

from organiser import clock
from organiser.domain import merging as rules
from organiser.domain.action import ActionKind
from organiser.domain.consent import Basis, Channel
from organiser.domain.engagement import Rung
from organiser.domain.field import DoorResult, Outcome, Outing
from organiser.errors import OrganiserError, Refused
from organiser.models.tables import METADATA
from organiser.sync import capture
from organiser.usecases import actions, checking, consents, history, limiting, undo
from organiser.usecases.field import choosing, entering, printing
from organiser.usecases.people import duplicates, editing, merging
from organiser.usecases.people.card import read_card

SOURCE = "Bulletin 12"


@pytest.fixture
def pair(database):
    """Two entries of one person, each with something of every kind."""
    kept = person(database, "Jose Garcia", phones="06 39 98 00 01", note="Sonner deux fois")
    other = person(
        database, "José Garcia", phones="06 39 98 00 01, 02 61 91 00 00",
        emails="jose@example.org", address="3 rue Haute", city="Plouexemple", tags="marché",
        note="Sur le marché",
    )  # fmt: skip
    friend = person(database, "Anne Riou", referrer=str(other), point_person=str(other))
    actions.log_action(database, ActionKind.STALL, [kept, other], on=clock.today())
    actions.log_action(
        database, ActionKind.MEETING, [other], on=clock.today(), organised_by=[other]
    )
    actions.note_training(database, "Premières portes", [kept, other], on=date(2026, 11, 3))
    editing.remember_remark(database, other, "Préfère le soir")
    consents.record_consent(database, other, [Channel.CALL], source=SOURCE)
    consents.refuse(database, kept, [Channel.SMS], source="par téléphone")
    return kept, other, friend


def content(database):
    """Every record of the file, table by table."""
    with database.raw() as connection:
        return {
            kind.__tablename__: sorted(
                map(repr, connection.exec_driver_sql(
                    f"SELECT {', '.join(_plain(kind))} FROM {kind.__tablename__}"
                ).all())
            )
            for kind in capture.records()
        }  # fmt: skip


def _plain(kind):
    return [
        f'"{column.name}"'
        for column in kind.__table__.columns
        if column.name not in {"number", "last_contact_on"}
    ]


def test_nothing_of_either_is_lost(database, pair):
    kept, other, friend = pair

    merging.merge(database, kept, other)

    card = read_card(database, kept)
    assert card.name == "José Garcia"
    assert sorted(c.key for c in card.contacts) == [
        "+33261910000", "+33639980001", "jose@example.org",
    ]  # fmt: skip
    assert card.words("tag") == ("marché",)
    assert card.address.city == "Plouexemple"
    assert card.note == "Sonner deux fois\nSur le marché"
    kinds = [line.kind for line in card.timeline]
    assert (kinds.count("action"), kinds.count("training"), kinds.count("merge")) == (2, 1, 1)
    assert "remark" in kinds
    assert read_card(database, friend).referrer == "José Garcia"
    assert read_card(database, friend).point_person == "José Garcia"
    assert names(database) == ["José Garcia", "Anne Riou"]
    assert names(database, "jose@example.org") == ["José Garcia"]
    assert checking.check(database).problems == ()


def test_no_table_names_the_entry_that_is_no_more(database, pair):
    kept, other, _friend = pair

    merging.merge(database, kept, other)

    with database.raw() as connection:
        for table in METADATA.sorted_tables:
            for column in table.columns:
                if any(key.target_fullname == "person.id" for key in column.foreign_keys):
                    found = connection.exec_driver_sql(
                        f'SELECT count(*) FROM {table.name} WHERE "{column.name}" = ?',
                        (other.bytes,),
                    ).scalar()
                    assert found == 0, (table.name, column.name)


def test_one_undo_parts_them_exactly_as_they_were(database, pair):
    kept, other, _friend = pair
    before = content(database)

    merging.merge(database, kept, other)
    undo.undo(database)

    assert content(database) == before
    assert checking.check(database).problems == ()


def test_they_are_parted_even_after_later_edits_which_stay(database, pair):
    kept, other, _friend = pair
    act = merging.merge(database, kept, other)
    editing.edit_person(database, kept, {"occupation": "enseignant"})
    editing.remember_remark(database, kept, "Vient samedi")

    undo.undo_act(database, act)

    assert read_card(database, other).name == "José Garcia"
    card = read_card(database, kept)
    assert (card.name, card.occupation) == ("Jose Garcia", "enseignant")
    assert "merge" not in [line.kind for line in card.timeline]
    assert "Vient samedi" in [line.text for line in card.timeline]


def test_two_entries_parted_after_later_work_can_be_merged_again(database, pair):
    kept, other, _friend = pair
    act = merging.merge(database, kept, other)
    editing.remember_remark(database, kept, "Vient samedi")
    undo.undo_act(database, act)
    assert merging.mergers(database) == ()

    merging.merge(database, kept, other)

    assert [merger.kept_id for merger in merging.mergers(database)] == [kept]


def test_what_either_refused_stays_refused(database, pair):
    kept, other, _friend = pair

    merging.merge(database, other, kept)

    assert {line.channel for line in read_card(database, other).refusals} == {Channel.SMS}


@pytest.mark.parametrize("withdraws_last", [True, False])
def test_the_last_word_on_a_consent_counts(database, withdraws_last):
    kept, other = person(database, "Anne Riou"), person(database, "Anne Riou")
    first, last = (kept, other) if withdraws_last else (other, kept)
    later = clock.now() + timedelta(minutes=1)
    if withdraws_last:
        consents.record_consent(database, first, [Channel.CALL], source=SOURCE)
        with clock.set_to(lambda: later):
            consents.record_consent(database, last, [Channel.CALL], source=SOURCE)
            later += timedelta(minutes=1)
            consents.withdraw_consent(database, last, [Channel.CALL])
    else:
        consents.record_consent(database, first, [Channel.CALL], source=SOURCE)
        consents.withdraw_consent(database, first, [Channel.CALL])
        with clock.set_to(lambda: later):
            consents.record_consent(database, last, [Channel.CALL], source=SOURCE)

    merging.merge(database, kept, other)

    card = read_card(database, kept)
    assert card.basis is (Basis.PENDING if withdraws_last else Basis.EXPLICIT_CONSENT)
    assert Channel.CALL in {line.channel for line in card.refusals}, "an opposition always wins"


def test_her_rung_is_that_of_all_she_did(database, pair):
    kept, other, _friend = pair

    merging.merge(database, kept, other)

    assert read_card(database, kept).rung is Rung.RELAY


def test_a_value_she_chose_of_the_other_entry_stays(database, pair):
    kept, other, _friend = pair
    editing.edit_person(database, kept, {"first_name": "Pepe"})

    merging.merge(database, kept, other, taken={"first_name"})

    assert read_card(database, kept).first_name == "José"


def test_names_in_one_field_give_way_to_names_told_apart(database):
    kept, other = person(database, "X"), person(database, "Océane Le Du")
    editing.edit_person(database, kept, {"last_name": "LE DU Océane", "first_name": ""})

    merging.merge(database, kept, other)

    assert read_card(database, kept).name == "Océane Le Du"


def test_the_same_file_again_adds_nobody_after_a_merger(database):
    rows = [candidate("Anne Le Goff", 2), candidate("Anne Le Goff", 3, phones=("0639980001",))]
    bring_in(database, *rows)
    one, other = (UUID(bytes=key) for key in _ids(database))
    merging.merge(database, one, other)

    again = bring_in(database, *rows)

    assert (again.added, again.updated) == (0, 0)
    assert len(names(database)) == 1


def test_an_old_sheet_leads_to_the_entry_that_was_kept(database):
    kept = person(database, "Anne Riou", address="3 rue Haute", city="Plouexemple")
    other = person(database, "Anne Riou", address="4 rue Haute", city="Plouexemple")
    consents.record_consent(database, other, [Channel.CALL], source=SOURCE)
    doors = choosing.doors_of_people(database, [other], names=True).doors
    sheet = printing.print_sheet(
        database, printing.prepare(database, Outing("Sortie", on=date(2026, 11, 28)), doors)
    )
    merging.merge(database, kept, other)
    typed = next(t for t, _page, _done in entering.pages_to_type(database, sheet.id))
    page = entering.open_page(database, typed)

    entering.record_results(database, page.id, [DoorResult(page.rows[0].row, Outcome.MET)])

    assert "visit" in [line.kind for line in read_card(database, kept).timeline]


def test_many_pairs_are_merged_at_once_and_parted_by_one_undo(database):
    one, two, three, other = (person(database, "Anne Riou") for _turn in range(4))
    before = content(database)

    act = merging.merge_all(database, [(two, one), (three, two), (three, one), (other, three)])

    assert len(names(database)) == 1
    assert {merger.kept_id for merger in merging.mergers(database)} == {one}
    undo.undo_act(database, act)
    assert content(database) == before


def test_two_entries_said_to_be_two_persons_are_remembered_once(database):
    one, other = person(database, "Anne Riou"), person(database, "Anne Riou")

    first = duplicates.say_apart(database, one, other)

    assert duplicates.say_apart(database, other, one) == first
    assert duplicates.read_pairs(database) == ()


def test_what_can_be_parted_is_listed_for_thirty_days(database, pair):
    kept, other, friend = pair
    act = merging.merge(database, kept, other)

    (merger,) = merging.mergers(database, kept)

    assert (merger.act, merger.other_name) == (act, "José Garcia")
    assert merging.mergers(database, friend) == ()
    month = clock.now() + timedelta(days=31)
    with clock.set_to(lambda: month):
        assert merging.mergers(database) == ()
    undo.undo_act(database, act)
    assert merging.mergers(database) == ()


def test_an_entry_is_not_merged_with_itself_or_with_nobody(database):
    someone = person(database)
    before = history.last_act(database)

    with pytest.raises(Refused):
        merging.merge(database, someone, someone)
    with pytest.raises(OrganiserError):
        merging.merge(database, someone, UUID(int=7))

    assert history.last_act(database) == before


@pytest.mark.parametrize(
    ("kept", "other", "stays"),
    [
        ("Jose", "José", "José"), ("JOSÉ", "José", "José"), ("J.", "José", "José"),
        ("José", "J", "José"), ("", "José", "José"), ("José", "", "José"),
        ("Jean", "José", "Jean"), ("Le Goff", "LE GOFF", "Le Goff"),
    ],
)  # fmt: skip
def test_the_fuller_spelling_stays(kept, other, stays):
    assert rules.better(kept, other) == stays


@given(st.text(max_size=12), st.text(max_size=12))
def test_one_of_the_two_stays_and_never_nothing_for_something(kept, other):
    stays = rules.better(kept, other)

    assert stays in {kept, other}
    assert bool(stays.strip()) == bool(kept.strip() or other.strip())
    assert rules.better(stays, other) == stays


def _ids(database):
    with database.reading() as session:
        return session.execute(text("SELECT id FROM person ORDER BY number")).scalars().all()


def test_a_limitation_of_both_entries_is_lifted_at_once(database):
    kept, other = person(database, "Anne Riou"), person(database, "Anne Rioux")
    for entry in (kept, other):
        limiting.limit(database, entry, "par lettre")
    merging.merge(database, kept, other)

    limiting.lift(database, kept)

    assert limiting.read(database, kept) is None
