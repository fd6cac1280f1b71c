"""New records that were taken are noted at once, and counted once however often it is told."""

from sqlalchemy import text

from organiser.domain.exchange.fingerprint import mark_of
from organiser.sync.taken import note_new
from organiser.sync.wire import Change, Result

IDS = [bytes([at]) * 16 for at in range(1, 4)]
CHANGES = [Change("address", record.hex(), "put", 0, 1) for record in IDS]
TAKEN = [Result("ok", version) for version in range(5, 8)]


def _known(session):
    return session.execute(text("SELECT record_id, version FROM line_known")).all()


def _noted(session, changes, results):
    return note_new(session.connection(), 1, changes, results)


def test_what_was_taken_is_noted_and_summed(database):
    with database.applying() as session:
        noted = _noted(session, CHANGES, TAKEN)

        assert noted == (3, sum(mark_of(record, at) for at, record in enumerate(IDS, 5)))
        assert _known(session) == list(zip(IDS, range(5, 8), strict=True))


def test_the_same_answer_again_is_left_to_who_looks_closer(database):
    with database.applying() as session:
        _noted(session, CHANGES[:1], TAKEN[:1])

        assert _noted(session, CHANGES, TAKEN) is None
        assert _known(session) == [(IDS[0], 5)]


def test_what_is_no_new_record_or_was_not_taken_is_left_too(database):
    edited = Change("address", IDS[0].hex(), "put", 4, 1)
    gone = Change("address", IDS[0].hex(), "delete", 0, 1)
    with database.applying() as session:
        found = [
            _noted(session, [edited, *CHANGES[1:]], TAKEN),
            _noted(session, [gone, *CHANGES[1:]], TAKEN),
            _noted(session, CHANGES, [Result("merged", 5), *TAKEN[1:]]),
        ]

        assert found == [None] * 3
        assert _known(session) == []
