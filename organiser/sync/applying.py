"""Applies what headquarters answered: what came of a batch, then the rows that are new.

Nothing here is captured: it is known already. A field with a change of hers that waits keeps her
value; what she was looking at is held as the base of that change.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from organiser.domain.exchange.fingerprint import mark_of, sum_of
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.records import OTHERS, Act, State, Status
from organiser.domain.kinds import Verb
from organiser.sync import capture
from organiser.sync.checking import fault_of
from organiser.sync.keeping import EXTRA, LOCKED, UNREADABLE, Keeping
from organiser.sync.knowledge import Key, Known, chunks, known_of
from organiser.sync.landing import ERASURE, about, are_new, land
from organiser.sync.saying import fields_of
from organiser.sync.scopes import Scope
from organiser.sync.taken import note_new
from organiser.sync.touched import Touched
from organiser.sync.values import Codec, Fields, Keyring, codecs
from organiser.sync.wire import Batch, Change, Result, Row

_TAKEN = frozenset({Status.OK, Status.OK_MORE})
_ENDS = frozenset({Act.DELETE, Act.OFFER_DELETE})
_OFFERS = frozenset({Act.OFFER, Act.OFFER_DELETE})


class Applier:
    """An answer on its way into the file, some rows at a time: each time in a transaction.

    Whatever is cut between two of them, the same answer comes again and leads to the same.
    """

    def __init__(self, connection: Connection, scope: str, keys: Keyring, touched: Touched) -> None:
        self.connection = connection
        self._keys = keys
        self._scope = Scope(connection, scope)
        self._kept = Keeping(connection)
        self._notes: list[tuple[Any, ...]] = []
        self._changed: list[tuple[bytes, str, str]] = []
        self._rereads = _is_any(connection, "line_before")
        self.touched = touched

    def settle(self, changes: Sequence[Change], results: Sequence[Result]) -> None:
        """Take note of what came of *changes*; what was refused is left to `put_aside`."""
        if (added := note_new(self.connection, self._scope.id, changes, results)) is not None:
            self._scope.add(*added)
            self._scope.write()
            return
        records = [bytes.fromhex(change.id) for change in changes]
        known = known_of(self.connection, records)
        self._kept.look_at(records)
        with capture.switched_off(self.connection):
            for change, record, result in zip(changes, records, results, strict=True):
                key = (change.kind, record)
                self._settle(change, key, result, known.get(key))
        self._write_notes()

    def put_aside(self, batch: Batch, results: Sequence[Result], at: int) -> None:
        """Keep what was refused where she can read it; the batch waits no more."""
        if Status.REFUSED in {result.status for result in results}:
            for change, result in zip(batch.changes, results, strict=True):
                if result.status == Status.REFUSED:
                    self._put_aside(change, result.reason, at)
        self.connection.exec_driver_sql("DELETE FROM line_batch")

    def apply(self, rows: Sequence[Row]) -> None:
        """Bring *rows* into the tables."""
        ids = [bytes.fromhex(row.id) for row in rows]
        known, pending = dict[Key, Known](), dict[Key, _Pending]()
        is_new = not self._rereads and are_new(self.connection, ids)
        if not is_new:
            known, pending = known_of(self.connection, ids), self._pending(ids)
            self._kept.look_at(ids)
        if self._rereads:
            self._hold_newer(rows, pending)
        with capture.switched_off(self.connection):
            for kind, run in groupby(rows, key=attrgetter("kind")):
                some = list(run)
                if not (is_new and self._land(kind, some)):
                    self._apply_kind(kind, some, known, pending)
        self._write_notes()
        self.touched.received += len(rows)

    def move(self, cursor: int) -> tuple[int, int]:
        """Bring the cursor forward, now that all before it is here; return the fingerprint."""
        self._scope.move(cursor)
        return self._scope.fingerprint

    # -- results -----------------------------------------------------------------------------

    def _settle(self, change: Change, key: Key, result: Result, known: Known | None) -> None:
        if result.status == Status.ERASED:
            self._forget(key)
        elif result.status == Status.GONE:
            self._note(key, known, result.version, State.DELETED, {})
            if not self._pending([key[1]]).get(key):
                self._delete(key)
        elif change.act in _OFFERS and result.status == Status.OK_MORE:
            pass  # what stands there now comes as a row
        elif result.version and result.status in _TAKEN:
            state = State.DELETED if change.act in _ENDS else State.LIVE
            self._note(key, known, result.version, state, _own_versions(change, result, known))

    def _put_aside(self, change: Change, reason: str, at: int) -> None:
        subject = bytes.fromhex(change.subject) if change.subject else None
        self.connection.exec_driver_sql(
            "INSERT INTO line_aside (kind, record_id, subject_id, at, reason, fields) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (change.kind, bytes.fromhex(change.id), subject, at, reason,
             json.dumps(fields_of(change), ensure_ascii=False)),
        )  # fmt: skip

    # -- rows --------------------------------------------------------------------------------

    def _land(self, kind: str, rows: Sequence[Row]) -> bool:
        """Bring in *rows*, all of them new here, together; False where each must be looked at."""
        landed = land(self.connection, kind, rows, self._keys, self._kept)
        if landed is None:
            return False
        self._scope.add(len(landed), sum_of((record, row.version) for record, row in landed))
        self._notes += [
            (record, kind, self._scope.id, row.version, int(State.LIVE), _said(row.versions))
            for record, row in landed
        ]
        self.touched.note(kind, [record for record, _row in landed], about(kind, landed))
        return True

    def _apply_kind(
        self, kind: str, rows: Sequence[Row], known: Mapping[Key, Known],
        pending: Mapping[Key, "_Pending"],
    ) -> None:  # fmt: skip
        codec = codecs().get(kind)
        whole: list[tuple[bytes, Fields]] = []
        for row in rows:
            key = (kind, bytes.fromhex(row.id))
            mine = pending.get(key)
            self._mark_changed(key, known.get(key), row)
            self._note(key, known.get(key), row.version, State(row.state), row.versions or {})
            if row.state != State.LIVE:
                self._end(key, State(row.state), known.get(key), mine)
                continue
            fields = self._readable(codec, row)
            if codec is None or fields is None:
                continue
            if kind == ERASURE and not self._is_here(key):
                self.touched.erased[key[1]] = row.fields
                continue
            if mine is None:
                whole.append((key[1], fields))
            else:
                self._apply_beside(codec, key, fields, known.get(key), mine)
            self._touch(kind, key[1], fields)
        if codec is not None and whole:
            self._write(codec, whole)

    def _readable(self, codec: Codec | None, row: Row) -> Fields | None:
        """Return the columns of a row; None when this program cannot use it, and keeps it."""
        kind, record = KINDS.get(row.kind), bytes.fromhex(row.id)
        if codec is None or kind is None or fault_of(kind, row.fields) is not None:
            self._kept.keep((row.kind, record), UNREADABLE, row.fields)
            return None
        fields, locked = codec.read(record, row.fields, self._keys)
        self._kept.drop((row.kind, record))
        extra = {name: row.fields[name] for name in row.fields.keys() - kind.fields.keys()}
        if extra or locked:
            why, what = (LOCKED, row.fields) if locked else (EXTRA, extra)
            self._kept.keep((row.kind, record), why, what)
        return fields

    def _write(self, codec: Codec, rows: Sequence[tuple[bytes, Fields]]) -> None:
        lines = [
            (record, *map(fields.__getitem__, codec.columns), *codec.local.values())
            for record, fields in rows
        ]
        try:
            self.connection.exec_driver_sql(codec.upsert, lines)
        except IntegrityError:  # those before it are in, and are written once more
            if len(rows) == 1:  # another row has what may be there once: kept, and counted
                self._kept.keep((codec.name, rows[0][0]), UNREADABLE, _plain(rows[0][1]))
                return
            for row in rows:
                self._write(codec, [row])

    def _apply_beside(
        self, codec: Codec, key: Key, fields: Fields, known: Known | None, mine: "_Pending"
    ) -> None:
        """Write what she did not; hold what she was looking at for what she did."""
        known = mine.before or known
        if mine.verb is Verb.DELETE:
            self._hold(key, (OTHERS,), known)
            return
        names = set(fields) if mine.verb is Verb.CREATE else mine.fields
        self._hold(key, names, known)
        free = {name: value for name, value in fields.items() if name not in names}
        if free:
            changes = ", ".join(f'"{name}" = ?' for name in free)
            self.connection.exec_driver_sql(
                f"UPDATE {codec.name} SET {changes} WHERE id = ?", (*free.values(), key[1])
            )

    def _hold(self, key: Key, names: Iterable[str], known: Known | None) -> None:
        for name in names:
            self.connection.exec_driver_sql(
                "INSERT OR IGNORE INTO held_base (record_id, kind, field, version) "
                "VALUES (?, ?, ?, ?)",
                (key[1], key[0], name, known.of(name) if known else 0),
            )

    def _end(self, key: Key, state: State, known: Known | None, mine: "_Pending | None") -> None:
        """A record is no more; what she wrote of it meanwhile is sent first, and kept there."""
        if state is State.ERASED:
            self._forget(key)
        elif mine is not None and mine.verb is not Verb.DELETE:
            self._hold(key, (OTHERS,), mine.before or known)
        else:
            self._delete(key)

    def _delete(self, key: Key) -> None:
        if key[0] in codecs():
            self._touch(key[0], key[1], self._subject_fields(key))
            self.connection.exec_driver_sql(f"DELETE FROM {key[0]} WHERE id = ?", (key[1],))
        self._kept.drop(key)

    def _forget(self, key: Key) -> None:
        """Of who was erased nothing stays: no row, no change that waits, nothing kept."""
        self._delete(key)
        for table in ("outbox", "held_base", "line_aside", "line_offer", "line_before"):
            self.connection.exec_driver_sql(
                f"DELETE FROM {table} WHERE record_id = ? AND kind = ?", (key[1], key[0])
            )

    # -- what is known -----------------------------------------------------------------------

    def _note(
        self, key: Key, known: Known | None, version: int, state: State,
        versions: Mapping[str, int],
    ) -> None:  # fmt: skip
        if known is not None and known.state is State.LIVE:
            self._scope.add(-1, -mark_of(key[1], known.version))
        if state is State.LIVE:
            self._scope.add(1, mark_of(key[1], version))
        self._notes.append((key[1], key[0], self._scope.id, version, int(state), _said(versions)))

    def _mark_changed(self, key: Key, known: Known | None, row: Row) -> None:
        """Note which fields others wrote: undoing an act of hers leaves them as they are."""
        if known is None or row.state != State.LIVE:
            return
        for name in Known.of_row(row).newer_than(known, row.fields):
            self._changed.append((key[1], key[0], name))

    def _write_notes(self) -> None:
        if self._changed:
            self.connection.exec_driver_sql(
                "INSERT OR REPLACE INTO line_change (record_id, kind, field, act) "
                "VALUES (?, ?, ?, (SELECT coalesce(max(number), 0) FROM act))",
                self._changed,
            )
            self._changed = []
        if self._notes:
            self.connection.exec_driver_sql(
                "INSERT OR REPLACE INTO line_known "
                "(record_id, kind, scope, version, state, versions) VALUES (?, ?, ?, ?, ?, ?)",
                self._notes,
            )
            self._notes = []
        self._kept.write()
        self._scope.write()

    def _hold_newer(self, rows: Sequence[Row], pending: dict[Key, "_Pending"]) -> None:
        """Keep what this laptop holds in a later version than a restored headquarters."""
        before = known_of(
            self.connection, (bytes.fromhex(row.id) for row in rows), table="line_before"
        )
        for row in rows:
            key = (row.kind, bytes.fromhex(row.id))
            held, mine = before.get(key), pending.get(key)
            if held is None or row.kind not in KINDS:
                continue
            newer = held.newer_than(Known.of_row(row), KINDS[row.kind].fields)
            if mine is not None:
                pending[key] = _Pending(mine.verb, mine.fields | newer, held)
            elif newer:
                pending[key] = _Pending(Verb.DELETE if held.state else Verb.UPDATE, newer, held)

    def _pending(self, records: Iterable[bytes]) -> dict[Key, "_Pending"]:
        found: dict[Key, _Pending] = {}
        for some, marks in chunks(list(dict.fromkeys(records))):
            for record, kind, verb, fields in self.connection.exec_driver_sql(
                f"SELECT record_id, kind, verb, fields FROM outbox WHERE record_id IN ({marks})",
                some,
            ):
                found[kind, record] = _Pending(Verb(verb), frozenset(json.loads(fields or "{}")))
        return found

    def _is_here(self, key: Key) -> bool:
        found = self.connection.exec_driver_sql(
            f"SELECT 1 FROM {key[0]} WHERE id = ?", (key[1],)
        ).first()
        return found is not None

    def _subject_fields(self, key: Key) -> Fields:
        column = KINDS[key[0]].subject
        if column in {None, "id"}:
            return {}
        found = self.connection.exec_driver_sql(
            f"SELECT {column} FROM {key[0]} WHERE id = ?", (key[1],)
        ).scalar()
        return {str(column): found}

    def _touch(self, kind: str, record: bytes, fields: Mapping[str, Any]) -> None:
        subject = KINDS[kind].subject
        about = record if subject == "id" else fields.get(subject or "")
        self.touched.note(kind, (record,), (about,) if isinstance(about, bytes) else ())


@dataclass(frozen=True, slots=True)
class _Pending:
    """A change of hers that waits."""

    verb: Verb
    fields: frozenset[str]
    before: Known | None = None
    """While everything is read again: what was held, where that is later."""


def _is_any(connection: Connection, table: str) -> bool:
    return connection.exec_driver_sql(f"SELECT 1 FROM {table} LIMIT 1").first() is not None


def _own_versions(change: Change, result: Result, known: Known | None) -> dict[str, int]:
    """Return the versions of the fields of a record after a change of ours was taken.

    What was offered back stays as old as it was: others hold it in that very version.
    """
    if change.act in _OFFERS:
        return {OTHERS: change.base or result.version, **change.bases}
    if change.act != Act.PUT or known is None or known.state is not State.LIVE:
        return {}
    older = {**known.versions} or {OTHERS: known.version}
    return {**older, **dict.fromkeys(fields_of(change), result.version)}


def _plain(fields: Fields) -> Fields:
    return {n: v.hex() if isinstance(v, bytes) else v for n, v in fields.items()}


def _said(versions: Mapping[str, int] | None) -> str | None:
    return json.dumps(versions, separators=(",", ":")) if versions else None
