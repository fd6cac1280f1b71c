"""What this laptop knows of each record: the version it holds, of the fields that differ too."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from organiser.domain.exchange.records import OTHERS, State
from organiser.sync.wire import Row

Key = tuple[str, bytes]
"""Kind and id."""
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one record."""

    version: int
    state: State
    versions: Mapping[str, int]

    @classmethod
    def of_row(cls, row: Row) -> "Known":
        """Return what a row says of itself."""
        return cls(row.version, State(row.state), row.versions or {})

    def of(self, name: str) -> int:
        """Return the version of one field."""
        return self.versions.get(name, self.versions.get(OTHERS, self.version))

    @property
    def latest(self) -> int:
        """Return the version of what was written last."""
        return max(self.versions.values(), default=self.version)

    def joined(self, other: "Known") -> "Known":
        """Return what is known by both together: of each field, the later version."""
        if self.state is not other.state:
            return max(self, other, key=lambda known: (known.state is State.ERASED, known.latest))
        names = {OTHERS, *self.versions, *other.versions}
        versions = {name: max(self.of(name), other.of(name)) for name in names}
        return Known(max(self.version, other.version), self.state, versions)

    def newer_than(self, other: "Known", fields: Iterable[str]) -> frozenset[str]:
        """Return the fields that this holds in a later version.

        All of them, of a record that the other had deleted before or that this deleted after.
        """
        if self.state is State.LIVE and other.state is State.LIVE:
            return frozenset(name for name in fields if self.of(name) > other.of(name))
        is_later = self.latest > other.latest and other.state is not State.ERASED
        return frozenset(fields) if is_later and self.state is not State.ERASED else frozenset()


def known_of(
    connection: Connection, records: Iterable[bytes], table: str = "line_known"
) -> dict[Key, Known]:
    """Return what is known of *records*, by kind and id."""
    found: dict[Key, Known] = {}
    for some, marks in chunks(list(dict.fromkeys(records))):
        rows = connection.exec_driver_sql(
            f"SELECT record_id, kind, version, state, versions FROM {table} "  # noqa: S608  (our words)
            f"WHERE record_id IN ({marks})",
            some,
        )
        found.update(read(rows))
    return found


def read(rows: Iterable[Any]) -> Iterator[tuple[Key, Known]]:
    """Yield rows of `line_known` or `line_before` as what they say."""
    for record, kind, version, state, versions in rows:
        said = json.loads(versions) if versions else {}
        yield (kind, record), Known(version, State(state), said)


def chunks(records: Sequence[bytes]) -> Iterator[tuple[tuple[bytes, ...], str]]:
    """Yield *records* a few hundred at a time, with as many marks for a statement."""
    for start in range(0, len(records), _AT_ONCE):
        some = tuple(records[start : start + _AT_ONCE])
        yield some, ", ".join("?" * len(some))
