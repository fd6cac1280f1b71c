"""Reads the records of one scope: some by their ids, or a page in the order of their numbers.

The object mapper is left out on purpose: this is read at every exchange, by the thousand.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection

from organiser.domain.exchange.records import State, Stored, Version
from organiser.hq import envelope
from organiser.hq.numbers import unpacked
from organiser.hq.standing import Numbers, numbers

_READ = "r.id, r.kind, r.seq, r.state, r.subject, r.fields, r.secret, r.versions"
_NUMBERS = "s.id, s.name, s.last_seq, s.live, s.total, s.purged_below"
_AT_ONCE = 400
MOST_PIECES = 16
"""Pieces of files in one page: a page of rows is small, and of files it would be hundreds of MB."""
_BOUND = f"""coalesce((
    SELECT p.seq FROM record p WHERE p.scope_id = %s AND p.kind = 'file_piece' AND p.state = 0
      AND p.seq > %s ORDER BY p.seq LIMIT 1 OFFSET {MOST_PIECES - 1}
), %s)"""
_LAST = (1 << 63) - 1
_fields = msgspec.json.Decoder(dict[str, Any]).decode
_versions = msgspec.json.Decoder(dict[str, Version]).decode
_states = {int(state): state for state in State}
Key = tuple[str, UUID]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The records of one scope, with the key that opens them."""

    scope: int
    key: bytes

    def read(self, ids: Iterable[UUID]) -> dict[Key, Stored]:
        """Return the records that bear one of *ids*, by kind and id."""
        return self.named({each.hex for each in ids})

    def named(self, ids: Collection[str]) -> dict[Key, Stored]:
        """Return the same of *ids* that are written in 32 digits, none of them twice."""
        found: dict[Key, Stored] = {}
        wanted = sorted(ids)
        if connection.vendor == "postgresql":
            return self._found("r.id = ANY(%s::uuid[])", ["{" + ",".join(wanted) + "}"])
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            found.update(self._found(f"r.id IN ({', '.join(['%s'] * len(some))})", some))
        return found

    def about(self, subject: UUID) -> dict[Key, Stored]:
        """Return the records about one person."""
        return self._found("r.subject = %s", [subject.hex])

    def page(
        self, after: int, limit: int, *, to: int = _LAST, tombstones: bool = True
    ) -> tuple[Numbers, list[Stored]]:
        """Return how the scope stands, and at most *limit* records after version *after* in order.

        It is one statement: numbers, rows and fingerprint are of one moment. A page that `is_full`
        of pieces of files ends with the last of them.
        """
        live = "" if tombstones else f"AND r.state = {int(State.LIVE)} "
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {_NUMBERS}, {_READ} FROM scope s LEFT JOIN record r "
                f"ON r.scope_id = %s AND r.seq > %s AND r.seq <= %s AND r.seq <= {_BOUND} {live}"
                "WHERE s.id = %s ORDER BY r.seq LIMIT %s",
                [self.scope, after, to, self.scope, after, _LAST, self.scope, limit],
            )
            rows = cursor.fetchall()
        return numbers(rows[0][:6]), [self._stored(row[6:]) for row in rows if row[6] is not None]

    def _found(self, where: str, values: Sequence[Any]) -> dict[Key, Stored]:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {_READ} FROM record r WHERE r.scope_id = %s AND {where}",
                [self.scope, *values],
            )
            rows = cursor.fetchall()
        stored = map(self._stored, rows)
        return {(each.kind, each.id): each for each in stored}

    def _stored(self, row: tuple[Any, ...]) -> Stored:
        record_id, kind, seq, state, subject, said, secret, versions = row
        fields = _fields(said)
        if secret is not None:
            fields |= envelope.opened(secret, self.key)
        return Stored(
            kind, _uuid(record_id), seq, _states[state],
            None if subject is None else _uuid(subject), fields, _versions(versions),
        )  # fmt: skip


def is_full(page: Sequence[Stored]) -> bool:
    """Whether a page ends where it does because of the pieces of files in it."""
    pieces = (record.kind == "file_piece" and record.state is State.LIVE for record in page)
    return sum(pieces) >= MOST_PIECES


def known_changes(scope: int, device: int, change_ids: Iterable[int]) -> frozenset[int]:
    """Return those of *change_ids* that were taken from this laptop before."""
    asked, known = frozenset(change_ids), set[int]()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT change_ids FROM device_batch WHERE scope_id = %s AND device_id = %s",
            [scope, device],
        )
        for (kept,) in cursor:
            known |= asked.intersection(unpacked(kept))
    return frozenset(known)


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(hex=value)
