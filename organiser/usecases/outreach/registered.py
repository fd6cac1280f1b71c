"""Lines of headquarters' register of online selections, as this laptop last heard of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from organiser.domain.online import Line, Parameter
from organiser.domain.outreach import Use
from organiser.encrypted_file import Connection

_KNOWN = frozenset(map(str, Parameter))


def read_lines(connection: Connection) -> tuple[Line, ...]:
    """Return every line, the latest reference first."""
    return tuple(map(_line, connection.execute(f"{_LINES} ORDER BY reference DESC")))


def line_of(connection: Connection, series: bytes | None) -> Line | None:
    """Return one line; None where there is none of this id here."""
    if series is None:
        return None
    row = connection.execute(f"{_LINES} WHERE id = ?", (series,)).fetchone()
    return _line(row) if row is not None else None


def _line(row: Sequence[Any]) -> Line:
    (key, reference, version, use, parameters, start, end, is_complete, withdrawn_at, subject,
     words, sponsor, notice) = row  # fmt: skip
    return Line(
        UUID(bytes=key), reference, version, Use(use),
        frozenset(Parameter(each) for each in parameters.split() if each in _KNOWN),
        date.fromisoformat(start), date.fromisoformat(end), bool(is_complete),
        withdrawn_at is not None, subject, words, sponsor, notice,
    )  # fmt: skip


_LINES = """
    SELECT id, reference, version, use, parameters, starts_on, ends_on, is_complete, withdrawn_at,
      subject, words, sponsor, notice FROM online_selection
"""
