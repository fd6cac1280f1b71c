"""Reads everything again: after headquarters was put back from a backup, or purged what we missed.

Until the end nothing here is overwritten by what is older. Then what headquarters lost is offered
back, field by field in the version it is held in: whoever holds the latest wins, whichever laptop
comes first, however often headquarters was restored.
"""

import json
from collections.abc import Iterator

from sqlalchemy import Connection

from organiser.domain.exchange.kinds import Writer
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.records import OTHERS, Act, State
from organiser.sync import capture
from organiser.sync.knowledge import Key, Known, known_of, read
from organiser.sync.values import codecs

RESTORED = "restored"
AGAIN = "again"
_AT_ONCE = 2_000


def begin(connection: Connection) -> None:
    """Remember what is held, and know nothing any more.

    What an earlier reading had not finished with is remembered too: of each field, the later.
    """
    _join_unfinished(connection)
    connection.exec_driver_sql(
        "INSERT INTO line_before (record_id, kind, version, state, versions) "
        "SELECT record_id, kind, version, state, versions FROM line_known WHERE true "
        "ON CONFLICT (record_id, kind) DO NOTHING"
    )
    connection.exec_driver_sql("DELETE FROM line_known")
    connection.exec_driver_sql("DELETE FROM line_offer")
    connection.exec_driver_sql("UPDATE line_scope SET cursor = 0, live = 0, total = '0'")


def _join_unfinished(connection: Connection) -> None:
    for keys in _pages(connection):
        known = known_of(connection, (record for (_kind, record), _held in keys))
        lines = [
            (joined.version, int(joined.state), json.dumps(dict(joined.versions)), *key[::-1])
            for key, held in keys
            if key in known and (joined := held.joined(known[key]))
        ]
        if lines:
            connection.exec_driver_sql(
                "UPDATE line_before SET version = ?, state = ?, versions = ? "
                "WHERE record_id = ? AND kind = ?",
                lines,
            )


def offer(connection: Connection) -> int:
    """Once all was read: note what a restored headquarters lacks; return how many records."""
    count = 0
    for keys in _pages(connection):
        known = known_of(connection, (record for (_kind, record), _held in keys))
        lines = [line for key, held in keys if (line := _offer(key, held, known.get(key)))]
        if lines:
            connection.exec_driver_sql(
                "INSERT INTO line_offer (kind, record_id, act, versions) VALUES (?, ?, ?, ?)", lines
            )
        count += len(lines)
    connection.exec_driver_sql("DELETE FROM line_before")
    return count


def drop_unseen(connection: Connection) -> int:
    """Once all was read: what headquarters no longer has goes, but for what waits to be sent."""
    gone = connection.exec_driver_sql(
        "SELECT kind, record_id FROM line_before b WHERE state = 0 "
        "AND NOT EXISTS (SELECT 1 FROM line_known k "
        "WHERE k.record_id = b.record_id AND k.kind = b.kind) "
        "AND NOT EXISTS (SELECT 1 FROM outbox o "
        "WHERE o.record_id = b.record_id AND o.kind = b.kind)"
    ).all()
    with capture.switched_off(connection):
        for kind, record in gone:
            if kind in codecs():
                connection.exec_driver_sql(f"DELETE FROM {kind} WHERE id = ?", (record,))  # noqa: S608  (names of the models)
    connection.exec_driver_sql("DELETE FROM line_before")
    return len(gone)


def _offer(key: Key, held: Known, known: Known | None) -> tuple[str, bytes, str, str] | None:
    kind, record = key
    if kind not in codecs() or held.state is State.ERASED:
        return None
    names = frozenset(KINDS[kind].fields)
    if KINDS[kind].writer is Writer.HEADQUARTERS:  # that it followed a merger, and no more
        if known is None or State.DELETED in {known.state, held.state}:
            return None
        names = KINDS[kind].follows
    if known is not None:
        names = held.newer_than(known, names)
    if not names:
        return None
    if held.state is State.DELETED:
        return kind, record, str(Act.OFFER_DELETE), json.dumps({OTHERS: held.latest})
    versions = {name: held.of(name) for name in names}
    if known is None or known.state is State.DELETED:
        versions = {OTHERS: held.of(OTHERS), **held.versions}
    return kind, record, str(Act.OFFER), json.dumps(versions)


def _pages(connection: Connection) -> Iterator[list[tuple[Key, Known]]]:
    after = (b"", "")
    while True:
        rows = connection.exec_driver_sql(
            "SELECT record_id, kind, version, state, versions FROM line_before "
            "WHERE (record_id, kind) > (?, ?) ORDER BY record_id, kind LIMIT ?",
            (*after, _AT_ONCE),
        ).all()
        if not rows:
            return
        yield list(read(rows))
        after = (rows[-1].record_id, rows[-1].kind)
