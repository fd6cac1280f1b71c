"""What she did can be taken back, and done again, also after a new start."""

import pytest
from make import bring_in, candidate, names, person
from sqlalchemy import text

from organiser.domain.consent import Channel
from organiser.errors import Refused
from organiser.usecases import consents, history, opening, undo
from organiser.usecases.people import card, editing


def everything(database):
    """All rows of all records, as they stand."""
    from organiser.sync import capture

    with database.raw() as connection:
        return {
            kind.__tablename__: connection.exec_driver_sql(
                f"SELECT * FROM {kind.__tablename__} ORDER BY id"
            ).fetchall()
            for kind in capture.records()
        }


def test_an_edit_is_taken_back_and_done_again(database):
    someone = person(database, "Camille Riou")
    editing.edit_person(database, someone, {"first_name": "Camilla"})

    undo.undo(database)
    before = names(database)
    undo.redo(database)

    assert (before, names(database)) == (["Camille Riou"], ["Camilla Riou"])


def test_undo_goes_back_step_by_step_to_the_empty_list(database):
    someone = person(database, "Camille Riou")
    editing.edit_person(database, someone, {"mobile": "06 39 98 12 34"})
    editing.edit_person(database, someone, {"tags": "quai, port"})

    for _step in range(3):
        undo.undo(database)

    assert names(database) == []
    with pytest.raises(Refused):
        undo.undo(database)


def test_redo_does_all_again_in_order(database):
    someone = person(database, "Camille Riou", email="c@example.org")
    editing.edit_person(database, someone, {"tags": "quai"})
    editing.edit_person(database, someone, {"first_name": "Anne"})
    after = everything(database)
    for _step in range(3):
        undo.undo(database)

    for _step in range(3):
        undo.redo(database)

    assert everything(database)["trait"] == after["trait"]
    assert everything(database)["contact_point"] == after["contact_point"]
    assert names(database) == ["Anne Riou"]


def test_a_new_act_ends_the_redoing(database):
    someone = person(database)
    editing.edit_person(database, someone, {"first_name": "Anne"})
    undo.undo(database)

    editing.edit_person(database, someone, {"first_name": "Zoé"})

    with pytest.raises(Refused):
        undo.redo(database)


def test_a_whole_import_is_taken_back_by_one_undo(database):
    person(database, "Anne Le Goff", email="anne@example.org")
    before = everything(database)
    bring_in(
        database,
        candidate("Yann Riou", phones=["0639981234"], street="12 rue des Lilas", tags=("quai",)),
        candidate("Anne Le Goff", emails=["anne@example.org"], phones=["0639981299"]),
        candidate("Léa Riou", street="12 rue des Lilas", refusals=(Channel.CALL,)),
    )

    taken = undo.undo(database)

    assert (taken.kind, taken.count) == ("people.import", 3)
    assert everything(database) == before


def test_an_import_is_taken_back_after_other_work_and_keeps_whom_she_worked_with(database):
    bring_in(
        database,
        candidate("Yann Riou", phones=["0639981234"], street="12 rue des Lilas"),
        candidate("Zoé Riou", street="14 rue des Lilas"),
    )
    yann = next(row for row in everything(database)["person"] if "Yann" in row)
    with database.raw() as connection:
        from uuid import UUID

        key = connection.execute(text("SELECT id FROM person WHERE first_name = 'Yann'")).scalar()
    editing.edit_person(database, UUID(bytes=key), {"next_step": "rappeler"})

    undo.undo_last_import(database)

    assert yann is not None
    assert names(database) == ["Yann Riou"]
    kept = card.read_card(database, UUID(bytes=key))
    assert (kept.contacts[0].key, kept.address.street, kept.next_step) == (
        "+33639981234",
        "rue des Lilas",
        "rappeler",
    )


def test_a_column_changed_since_keeps_its_value(database):
    someone = person(database)
    editing.edit_person(database, someone, {"first_name": "Anne", "last_name": "Diou"})
    act = history.last_act(database).number
    editing.edit_person(database, someone, {"first_name": "Zoé"})

    undo.undo_act(database, act)

    assert names(database) == ["Zoé Riou"]


def test_undo_works_after_a_new_start(database, home, made_committee):
    someone = person(database)
    editing.edit_person(database, someone, {"first_name": "Anne"})
    database.close()

    again = opening.open_with_key(home, made_committee[1])
    undo.undo(again)

    assert names(again) == ["Camille Riou"]
    again.close()


def test_what_is_taken_back_is_found_by_its_old_words(database):
    someone = person(database, "Camille Riou", address="3 rue Haute")
    editing.edit_person(database, someone, {"last_name": "Zédé"})

    undo.undo(database)

    assert (names(database, "riou"), names(database, "zede"), names(database, "haute")) == (
        ["Camille Riou"],
        [],
        ["Camille Riou"],
    )


def test_taking_back_a_consent_brings_the_basis_back(database):
    someone = person(database)
    consents.record_consent(database, someone, [Channel.EMAIL], source="bulletin 3")

    undo.undo(database)

    assert card.read_card(database, someone).basis == "pending"


def test_acts_of_an_earlier_start_are_offered_oldest_first(database, home, made_committee):
    someone = person(database)
    editing.edit_person(database, someone, {"first_name": "Anne"})
    database.close()

    again = opening.open_with_key(home, made_committee[1])

    assert [act.kind for act in history.recent_acts(again)] == ["people.add", "people.edit"]
    again.close()
