"""Where this laptop stands in a scope: how far it has read, the fingerprint of what it holds."""

from sqlalchemy import Connection

from organiser.domain.exchange.fingerprint import MODULUS

_NEW = """
INSERT INTO line_scope (name, cursor, live, total) VALUES (?, 0, 0, '0') ON CONFLICT DO NOTHING
"""


class Scope:
    """One scope, for as long as one transaction lasts in which nobody else writes it."""

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection = connection
        found = self._read(name)
        if found is None:
            connection.exec_driver_sql(_NEW, (name,))
            found = self._read(name)
        assert found is not None
        self.id, self._live, total = found
        self._total = int(total)
        self._was = self.fingerprint

    @property
    def fingerprint(self) -> tuple[int, int]:
        """Number of the living records, and their sum."""
        return self._live, self._total

    def add(self, live: int, total: int) -> None:
        """Have *live* records more, or less, and their sum with them."""
        self._live += live
        self._total = (self._total + total) % MODULUS

    def write(self) -> None:
        """Write the fingerprint, where it is another one."""
        if self.fingerprint != self._was:
            self._connection.exec_driver_sql(
                "UPDATE line_scope SET live = ?, total = ? WHERE id = ?",
                (self._live, str(self._total), self.id),
            )
            self._was = self.fingerprint

    def move(self, cursor: int) -> None:
        """Bring the cursor forward, now that all before it is here."""
        self._connection.exec_driver_sql(
            "UPDATE line_scope SET cursor = ? WHERE id = ?", (cursor, self.id)
        )

    def _read(self, name: str) -> tuple[int, int, str] | None:
        row = self._connection.exec_driver_sql(
            "SELECT id, live, total FROM line_scope WHERE name = ?", (name,)
        ).first()
        return None if row is None else (int(row[0]), int(row[1]), str(row[2]))
