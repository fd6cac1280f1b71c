"""What was frozen is put back as it waited, by whichever program it was frozen."""

import json

import pytest
from make import person
from sqlalchemy import text, update

from organiser.models.person import Person, Trait
from organiser.sync import capture, freezing, thawing
from organiser.sync.values import Keyring

KEYS = Keyring("committee:x", None)


def _waiting(database):
    with database.reading() as session:
        rows = session.execute(
            text("SELECT kind, record_id, subject_id, verb, act, fields, marks FROM outbox "
                 "ORDER BY record_id, kind")
        ).all()  # fmt: skip
    return [(*row[:5], json.loads(row.fields or "{}"), json.loads(row.marks)) for row in rows]


def _frozen(database):
    with database.applying() as session:
        return freezing.freeze(session.connection(), KEYS, 1, 0, 0, resend=False)


def _thawed(database):
    with database.applying() as session:
        thawing.thaw(session.connection())
    return _waiting(database)


@pytest.fixture
def waiting(database):
    """What waits of some people: brought in together, new, new and edited since."""
    person(database, "Camille Riou")
    other = person(database, "Yann Le Bihan")
    with database.transaction("people.import") as session:
        capture.insert_many(
            session.connection(), Trait, ("id", "person_id", "kind", "value"),
            [(bytes([at] * 16), other.bytes, "theme", f"n° {at}") for at in range(3)],
        )  # fmt: skip
    with database.transaction("people.edit") as session:
        session.execute(update(Person).where(Person.id == other).values(occupation="Luthier"))
    return _waiting(database)


def test_what_was_frozen_waits_again_as_it_did(database, waiting):
    frozen = _frozen(database)

    assert _waiting(database) == []
    assert _thawed(database) == waiting
    assert len(frozen.batch.changes) == len(waiting)


def test_what_an_older_program_froze_is_put_back_by_this_one(database, waiting):
    said = [
        {"number": at, "kind": kind, "record": record.hex(), "subject": whom and whom.hex(),
         "verb": verb, "fields": fields, "marks": marks, "act": act, "held": {}}
        for at, (kind, record, whom, verb, act, fields, marks) in enumerate(waiting)
    ]  # fmt: skip
    frozen = _frozen(database)
    with database.applying() as session:
        session.execute(text("UPDATE line_batch SET waiting = :said"), {"said": json.dumps(said)})

    with database.reading() as session:
        on_its_way = freezing.on_its_way(session.connection())

    assert on_its_way == {row[:2] for row in waiting}
    assert len(frozen.batch.changes) == len(said)
    assert _thawed(database) == waiting
