"""Takes what headquarters answered into the file, in many short transactions.

What came of the batch, the rows, what is derived from them: each piece stands by itself. Only the
last transaction lets go of the batch and moves the cursors, so that whatever is cut before it comes
again, and leads to the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from time import monotonic
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.models.line import LineState
from organiser.sessions import topics_of
from organiser.sync import checking, rereading, values
from organiser.sync.applying import Applier
from organiser.sync.touched import Touched
from organiser.sync.values import Keyring
from organiser.sync.wire import Batch, Row, SyncResponse
from organiser.usecases import derived
from organiser.usecases.line import troubles
from organiser.usecases.line.state import keys_of, note_offset
from organiser.usecases.line.turns import HOLD, Steps, in_turns
from organiser.usecases.rights import tombstones

_RESULTS, _ROWS, _PEOPLE = 500, 50, 50
"""How many are taken together: a few milliseconds each."""
T = TypeVar("T")


def take(
    database: Database, scope: str, batch: Batch | None, answer: SyncResponse, asked_at: float,
    hold: float = HOLD,
) -> Touched:  # fmt: skip
    """Take *answer* to a request that carried *batch*, and was made at *asked_at*.

    *hold*: for how many seconds one transaction may keep her waiting.
    """
    trip = int((monotonic() - asked_at) * 1000)
    touched = Touched()
    is_taken = batch is not None and answer.no == batch.no
    values.codecs()  # the first row would wait for it, and she for the first row
    checking.make_ready({row.kind for feed in answer.feeds.values() for row in feed.rows})
    steps = _steps(database, scope, batch if is_taken else None, answer, trip, touched)
    in_turns(database, steps, hold)
    return touched


def refresh(database: Database, touched: Touched) -> None:
    """Work out anew, away from any answer, what *touched* bears upon."""
    in_turns(database, _refresh(touched))


def _steps(
    database: Database, scope: str, batch: Batch | None, answer: SyncResponse, trip: int,
    touched: Touched,
) -> Steps:  # fmt: skip
    yield from _settle(scope, batch, answer, touched)
    for name, feed in answer.feeds.items():
        yield from _apply(scope, name, feed.rows, touched)
    yield from _refresh(touched)
    session = yield
    _finish(database, session, scope, batch, answer, trip, touched)


def _settle(scope: str, batch: Batch | None, answer: SyncResponse, touched: Touched) -> Steps:
    if batch is None:
        return
    changes, found = _parts(batch.changes, _RESULTS), _parts(answer.results, _RESULTS)
    for some, results in zip(changes, found, strict=True):
        session = yield
        connection = session.connection()
        keys = keys_of(connection, scope)
        Applier(connection, scope, keys, touched).settle(some, results)


def _apply(scope: str, name: str, rows: Sequence[Row], touched: Touched) -> Steps:
    """Bring in the *rows* of the feed *name*; what one transaction brings in, one applier does."""
    applier: Applier | None = None
    for some in _parts(rows, _ROWS):
        session = yield
        connection = session.connection()
        if applier is None or applier.connection is not connection:
            applier = Applier(connection, name, keys_of(connection, scope), touched)
        applier.apply(some)


def _refresh(touched: Touched) -> Steps:
    """Work out anew what the rows that came bear upon."""
    for some in _parts(_ids(touched.addresses), _PEOPLE):
        session = yield
        derived.refresh_addresses(session, some)
    for some in _parts(_ids(touched.people), _PEOPLE):
        session = yield
        derived.refresh_people(session, some)
    moved = set(touched.moved)
    for action in touched.actions:
        session = yield
        came = session.connection().exec_driver_sql(
            "SELECT person_id FROM participation WHERE action_id = ?", (action,)
        )
        moved.update(came.scalars())
    for some in _parts(_ids(moved), _PEOPLE):
        session = yield
        derived.refresh_engagement(session, some)


def _finish(
    database: Database, session: Session, scope: str, batch: Batch | None, answer: SyncResponse,
    trip: int, touched: Touched,
) -> None:  # fmt: skip
    connection, row = session.connection(), session.get_one(LineState, 1)
    keys = keys_of(connection, scope)
    note_offset(row, answer.now, trip)
    if batch is not None:
        own = Applier(connection, scope, keys, touched)
        own.put_aside(batch, answer.results, clock.stamp(clock.now()))
        row.last_no = answer.no
    _move(connection, row, scope, keys, answer)
    row.epoch, row.incarnation = answer.epoch, answer.inc
    _end_reading(connection, row, is_over=not any(f.more for f in answer.feeds.values()))
    _list_erased(database, touched)
    session.info["topics"] = topics_of(touched.kinds) | {"line"}


def _move(
    connection: Connection, row: LineState, scope: str, keys: Keyring, answer: SyncResponse
) -> None:
    for name, feed in answer.feeds.items():
        found = Applier(connection, name, keys, Touched()).move(feed.cur)
        if feed.chk is not None and name == scope:
            _compare(connection, row, found, (feed.chk[0], int(feed.chk[1])))


def _compare(
    connection: Connection, row: LineState, here: tuple[int, int], there: tuple[int, int]
) -> None:
    """Where both sides differ although nothing waits, everything is read again, once."""
    if here == there or row.reading:
        return
    waits = connection.exec_driver_sql("SELECT 1 FROM line_batch").first()
    if waits is None and row.trouble != troubles.DIFFERENT:
        row.trouble = troubles.DIFFERENT
        row.reading = rereading.AGAIN
        rereading.begin(connection)


def _end_reading(connection: Connection, row: LineState, *, is_over: bool) -> None:
    if not row.reading or not is_over:
        return
    started = connection.exec_driver_sql("SELECT max(cursor) FROM line_scope").scalar()
    if not started:
        return  # it was decided just now: the next trip begins
    if row.reading == rereading.RESTORED:
        rereading.offer(connection)
    else:
        rereading.drop_unseen(connection)
    row.reading = ""


def _list_erased(database: Database, touched: Touched) -> None:
    """Write down who is to be erased before it is known that we were told: a crash forgets none."""
    tombstones.add(
        database.file.parent,
        (
            tombstones.Tombstone(str(UUID(bytes=key)), fields["at"], fields["reason"])
            for key, fields in touched.erased.items()
        ),
    )


def _parts(items: Sequence[T], many: int) -> Iterator[Sequence[T]]:
    return (items[at : at + many] for at in range(0, len(items), many))


def _ids(keys: Iterable[Any]) -> list[UUID]:
    return [UUID(bytes=key) for key in sorted(keys)]
