"""Every change is noted, whatever wrote it, and the notes alone rebuild the file."""

import json

import pytest
from make import bring_in, candidate, person
from rebuild import rebuilt, same
from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import IntegrityError

from organiser import clock
from organiser.domain.consent import Channel
from organiser.models.committee import Committee
from organiser.models.person import ContactPoint, Person, Trait
from organiser.sync import capture
from organiser.sync.outbox import pending_changes
from organiser.usecases import consents
from organiser.usecases.people import editing


def one_by_one(connection, kind, columns, rows):
    """Insert rows as any other write does: the triggers note them."""
    marks = ", ".join("?" * len(columns))
    connection.exec_driver_sql(
        f"INSERT INTO {kind.__tablename__} ({', '.join(columns)}) VALUES ({marks})", rows
    )


def outbox(database):
    with database.raw() as connection:
        return [(c.kind, c.verb.value) for c in pending_changes(connection)]


def rows_about(database, kind):
    return [verb for name, verb in outbox(database) if name == kind]


def test_each_way_of_writing_leaves_one_row_a_record(database):
    with database.transaction("test") as session:
        session.add(Person(first_name="A", created_at=clock.now()))
        session.execute(insert(Person), [{"first_name": "B", "created_at": clock.now()}])
        session.connection().exec_driver_sql(
            "INSERT INTO person (id, first_name, last_name, created_at, external_id, title, "
            "middle_name, birth_name, occupation, origin, origin_detail, relation, basis, "
            "basis_evidence, next_step, note, first_key, last_key, sort_key, search_words, rung) "
            "VALUES (randomblob(16), 'C', '', 0, '', '', '', '', '', 'committee', '', 'occasional',"
            " 'pending', '', '', '', '', '', '', '', 1)"
        )

    assert rows_about(database, "person") == ["create"] * 3


CONTACT = ("id", "person_id", "kind", "typed", "key", "rank")


def marks(session):
    """What journal and outbox say of each record, but for the numbers of their lines."""
    connection = session.connection()
    return (
        connection.exec_driver_sql(
            "SELECT act, kind, record_id, verb, before FROM journal ORDER BY number"
        ).all(),
        connection.exec_driver_sql(
            "SELECT kind, record_id, subject_id, verb, act, fields FROM outbox ORDER BY number"
        ).all(),
    )


@pytest.mark.parametrize("how", [capture.insert_many, one_by_one], ids=["at once", "one by one"])
def test_many_rows_at_once_leave_the_marks_of_each_by_itself(database, how):
    someone = person(database, email="")
    rows = [(bytes([n] * 16), someone.bytes, "mobile", "", f"+3363998{n:04}", n) for n in range(9)]

    with database.transaction("test") as session:
        how(session.connection(), ContactPoint, CONTACT, rows)
        journal, outbox = marks(session)
        act = session.info["act"]

    assert journal[-9:] == [(act, "contact_point", row[0], "create", None) for row in rows]
    assert outbox[-9:] == [
        ("contact_point", row[0], someone.bytes, "create", act, None) for row in rows
    ]


@pytest.mark.parametrize("how", [capture.insert_many, one_by_one], ids=["at once", "one by one"])
def test_what_was_deleted_and_comes_back_among_many_is_made_again(database, how):
    someone = person(database, email="")
    row = (b"k" * 16, someone.bytes, "mobile", "", "+33639980001", 0)
    with database.transaction("test") as session:
        how(session.connection(), ContactPoint, CONTACT, [row])
    with database.raw() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE outbox SET verb = 'delete'")  # it was sent, then deleted
        connection.exec_driver_sql("UPDATE capture_switch SET is_on = 0")
        connection.exec_driver_sql("DELETE FROM contact_point")
        connection.exec_driver_sql("UPDATE capture_switch SET is_on = 1")

    with database.transaction("test") as session:
        how(session.connection(), ContactPoint, CONTACT, [row])

    assert rows_about(database, "contact_point") == ["create"]


@pytest.mark.parametrize("how", [capture.insert_many, one_by_one], ids=["at once", "one by one"])
def test_many_rows_are_not_noted_while_nothing_is(database, how):
    someone = person(database, email="")
    row = (b"k" * 16, someone.bytes, "mobile", "", "+33639980001", 0)

    with database.transaction("test") as session:
        before = marks(session)
        with capture.switched_off(session.connection()):
            how(session.connection(), ContactPoint, CONTACT, [row])
            assert marks(session) == before
        how(session.connection(), ContactPoint, CONTACT, [(b"l" * 16, *row[1:])])
        assert len(marks(session)[0]) == len(before[0]) + 1


def test_a_change_that_changes_nothing_is_not_noted(database):
    someone = person(database)
    with database.raw() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM journal").scalar()

    with database.transaction("test") as session:
        session.execute(update(Person).where(Person.id == someone).values(first_name="Camille"))

    with database.raw() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM journal").scalar() == before


def test_a_derived_column_is_never_noted(database):
    someone = person(database)
    with database.raw() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM journal").scalar()

    with database.transaction("test") as session:
        session.execute(update(Person).where(Person.id == someone).values(rung=3))

    with database.raw() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM journal").scalar() == before


def test_a_record_made_and_deleted_before_it_was_sent_leaves_nothing(database):
    someone = person(database, email="c@example.org")

    with database.transaction("test") as session:
        session.execute(delete(Person).where(Person.id == someone))

    assert rows_about(database, "person") == []
    assert rows_about(database, "contact_point") == []


def test_a_deletion_of_what_was_sent_is_sent_with_its_cascade(database):
    someone = person(database, email="c@example.org")
    with database.raw() as connection, connection.begin():
        connection.exec_driver_sql("DELETE FROM outbox")

    with database.transaction("test") as session:
        session.execute(delete(Person).where(Person.id == someone))

    assert rows_about(database, "person") == ["delete"]
    assert rows_about(database, "contact_point") == ["delete"]


def test_changes_of_one_record_are_coalesced_to_the_columns_that_changed(database):
    someone = person(database)
    with database.raw() as connection, connection.begin():
        connection.exec_driver_sql("DELETE FROM outbox")

    editing.edit_person(database, someone, {"first_name": "Camilla"})
    editing.edit_person(database, someone, {"last_name": "Rioux"})

    with database.raw() as connection:
        (change,) = [c for c in pending_changes(connection) if c.kind == "person"]
    assert change.fields == {"first_name": "Camilla", "last_name": "Rioux"}


def test_what_is_rolled_back_was_never_noted(database):
    before = outbox(database)

    with pytest.raises(ZeroDivisionError), database.transaction("test") as session:
        session.add(Person(first_name="A", created_at=clock.now()))
        session.flush()
        raise ZeroDivisionError

    assert outbox(database) == before


def test_replacing_a_row_notes_the_old_ones_end(database):
    someone = person(database)
    with database.raw() as connection, connection.begin():
        connection.exec_driver_sql("DELETE FROM outbox")

    with database.transaction("test") as session:
        session.execute(
            text("INSERT INTO trait (id, person_id, kind, value) VALUES (:id, :p, 'tag', 'x')"),
            {"id": b"0" * 16, "p": someone.bytes},
        )
        session.execute(
            text(
                "INSERT OR REPLACE INTO trait (id, person_id, kind, value) "
                "VALUES (:id, :p, 'tag', 'y')"
            ),
            {"id": b"0" * 16, "p": someone.bytes},
        )

    assert rows_about(database, "trait") == ["create"]


def test_the_switch_is_on_again_after_a_crash_inside_it(database):
    with pytest.raises(ZeroDivisionError), database.raw() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE capture_switch SET is_on = 0")
        raise ZeroDivisionError

    with database.raw() as connection:
        assert connection.exec_driver_sql("SELECT is_on FROM capture_switch").scalar() == 1


def test_every_synced_column_exists_and_none_is_derived():
    for kind in capture.records():
        columns = set(kind.__table__.columns.keys())
        assert set(kind.synced_columns) <= columns
        assert not set(kind.synced_columns) & kind.derived_columns


def test_captured_changes_alone_rebuild_an_equal_file(database, tmp_path, made_committee):
    someone = person(database, "Anne Le Goff", email="anne@example.org", address="3 rue Haute")
    bring_in(
        database,
        candidate("Yann Riou", phones=["0639981234"], street="12 rue des Lilas", tags=("quai",)),
        candidate("Léa Riou", street="12 rue des Lilas", refusals=(Channel.CALL,)),
    )
    editing.edit_person(database, someone, {"note": "le soir", "tags": "quai, port"})
    consents.record_consent(database, someone, [Channel.EMAIL], source="bulletin 12")
    editing.edit_person(database, someone, {"tags": "port"})

    copy = rebuilt(database, tmp_path / "copy.db", made_committee[1])

    assert same(database, copy)
    copy.close()


def test_traits_and_contacts_are_records_too():
    assert {Trait, ContactPoint} <= set(capture.records())


def test_what_breaks_off_while_nothing_is_noted_is_told_as_it_is(database):
    with (
        pytest.raises(KeyboardInterrupt),
        database.transaction("test") as session,
        capture.switched_off(session.connection()),
    ):
        session.connection().invalidate()  # as SQLAlchemy does when a key stops a statement
        raise KeyboardInterrupt

    with database.raw() as connection:
        assert connection.exec_driver_sql("SELECT is_on FROM capture_switch").scalar() == 1


def test_after_a_block_in_which_nothing_is_noted_everything_is(database):
    with database.transaction("test") as session, capture.switched_off(session.connection()):
        session.execute(text("UPDATE committee SET name = name"))

    someone = person(database, "Zoé Riou")

    with database.raw() as connection:
        noted = [c.record_id for c in pending_changes(connection) if c.kind == "person"]
    assert noted == [someone]


def triggers_in(database):
    with database.raw() as connection:
        rows = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        )
        return dict(rows.all())


def test_every_kind_of_record_has_its_triggers(database):
    wanted = {
        f"note_{what}_{kind.__tablename__}"
        for kind in capture.records()
        for what in ("create", "update", "delete")
    }
    assert wanted | {"note_all"} <= set(triggers_in(database))


def test_triggers_say_little_for_every_opened_file_reads_them(database):
    columns = sum(len(kind.__table__.columns) for kind in capture.records())
    assert sum(map(len, triggers_in(database).values())) < 200 * columns


def test_what_is_written_outside_an_act_fails(database):
    with database.raw() as connection, connection.begin():
        connection.exec_driver_sql("DELETE FROM journal")
        connection.exec_driver_sql("DELETE FROM outbox")
        connection.exec_driver_sql("DELETE FROM act")

    with database.raw() as connection, pytest.raises(IntegrityError, match="NOT NULL"):
        connection.execute(insert(Person).values(first_name="A", created_at=clock.now()))


def test_what_never_leaves_is_taken_back_and_not_sent(database):
    with database.raw() as connection, connection.begin():
        connection.exec_driver_sql("DELETE FROM outbox")

    with database.transaction("test") as session:
        session.execute(update(Committee).values(region="Bretagne"))
        assert outbox_of(session) == []
        session.execute(update(Committee).values(region="Alsace", name="Autre"))
        ((fields,),) = outbox_of(session)
        assert set(json.loads(fields)) == {"name"}
        journal, _ = marks(session)
        before = [set(json.loads(row.before)) for row in journal[-2:]]
        assert before == [{"region"}, {"region", "name"}]


def outbox_of(session):
    return session.connection().exec_driver_sql("SELECT fields FROM outbox").all()
