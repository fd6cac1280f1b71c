"""What a row says that this program cannot read yet: kept, until a key or a newer program comes."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from organiser.sync.knowledge import Key, chunks

UNREADABLE, LOCKED, EXTRA = "unreadable", "locked", "extra"
"""Why: not what its kind may hold; sealed, and the key is not here; of a newer program."""


class Keeping:
    """What is kept of the records that are looked at; written together at their end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._there: set[Key] = set()
        self._new: dict[Key, tuple[str, str]] = {}

    def look_at(self, records: Sequence[bytes]) -> None:
        """Read which of *records* something is kept of."""
        self._there = set()
        for some, marks in chunks(list(dict.fromkeys(records))):
            self._there.update(
                (kind, record)
                for kind, record in self._connection.exec_driver_sql(
                    f"SELECT kind, record_id FROM line_kept WHERE record_id IN ({marks})",  # noqa: S608  (our words)
                    some,
                )
            )

    def keep(self, key: Key, why: str, fields: Mapping[str, Any]) -> None:
        """Keep *fields* of a record instead of what was kept of it."""
        self._new[key] = (why, json.dumps(fields, ensure_ascii=False))

    def drop(self, key: Key) -> None:
        """Keep nothing of a record any more."""
        self._new.pop(key, None)
        if key in self._there:
            self._there.discard(key)
            self._connection.exec_driver_sql(
                "DELETE FROM line_kept WHERE record_id = ? AND kind = ?", (key[1], key[0])
            )

    def write(self) -> None:
        """Write down what is newly kept."""
        if self._new:
            self._connection.exec_driver_sql(
                "INSERT OR REPLACE INTO line_kept (record_id, kind, why, fields) "
                "VALUES (?, ?, ?, ?)",
                [(record, kind, *said) for (kind, record), said in self._new.items()],
            )
            self._new = {}
