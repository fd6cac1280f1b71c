"""What came of drives that headquarters hears of, in numbers: worked out before each exchange.

One record of the committee for each directive and each line of the register, with the same id on
every laptop. What is counted is who is on the lists still: nobody who was erased.
"""

import json
from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from organiser.database import Database
from organiser.domain.drive_brief import DriveCount as Counted
from organiser.domain.identifier import id_by_key
from organiser.domain.outreach import Result
from organiser.encrypted_file import Connection
from organiser.models.outreach import DriveCount

ACT = "line.counts"
_NUMBERS = ("drives", "people", "left_out", *map(str, Result))


def settle_counts(database: Database) -> bool:
    """Write down what changed since the last exchange; True if anything did.

    Where nothing did, nothing is written and nothing travels.
    """
    with database.bare() as connection:
        found = {about: _count(connection, about) for about in _abouts(connection)}
        known = _known(connection)
    fresh = {about: told for about, told in found.items() if known.get(about) != told}
    if not fresh:
        return False
    with database.transaction(ACT) as session:
        for about, told in fresh.items():
            key = UUID(bytes=about)
            row = session.get(DriveCount, id_by_key("drive_count", key))
            if row is None:
                row = DriveCount(about_id=key)
                session.add(row)
            for name, count in zip(_NUMBERS, told, strict=True):
                setattr(row, name, count)
    return True


def read_count(database: Database, about: UUID) -> Counted:
    """Return what came of the drives of a directive, or of a line, until now."""
    with database.bare() as connection:
        drives, people, left_out, *results = _count(connection, about.bytes)
    told = tuple((result, count) for result, count in zip(Result, results, strict=True) if count)
    return Counted(drives, people, left_out, told)


def _abouts(connection: Connection) -> Iterable[bytes]:
    return [key for (key,) in connection.execute(_ABOUTS)]


def _known(connection: Connection) -> dict[bytes, tuple[int, ...]]:
    return {row[0]: tuple(row[1:]) for row in connection.execute(_KNOWN)}


def _count(connection: Connection, about: bytes) -> tuple[int, ...]:
    drives, left_out = 0, 0
    for (told,) in connection.execute(_DRIVES, {"about": about}):
        drives += 1
        left_out += sum(json.loads(told).values())
    (people,) = connection.execute(_PEOPLE, {"about": about}).fetchone()
    last = Counter(result for (result,) in connection.execute(_LAST, {"about": about}))
    return (drives, people, left_out, *(last[str(result)] for result in Result))


_ABOUTS = """
    SELECT directive_id FROM outreach WHERE directive_id IS NOT NULL
    UNION SELECT selection_id FROM outreach WHERE selection_id IS NOT NULL
"""
_KNOWN = f"SELECT about_id, {', '.join(_NUMBERS)} FROM drive_count"  # noqa: S608  (our words)
_OF = "(SELECT id FROM outreach WHERE directive_id = :about OR selection_id = :about)"
_DRIVES = "SELECT left_out FROM outreach WHERE directive_id = :about OR selection_id = :about"
_PEOPLE = f"""
    SELECT count(DISTINCT person_id) FROM outreach_target WHERE outreach_id IN {_OF}
"""  # noqa: S608  (our words)
_LAST = f"""
    SELECT r.result FROM outreach_result r
    WHERE r.outreach_id IN {_OF}
    AND EXISTS (SELECT 1 FROM outreach_target t
      WHERE t.outreach_id IN {_OF} AND t.person_id = r.person_id)
    AND NOT EXISTS (SELECT 1 FROM outreach_result l WHERE l.outreach_id IN {_OF}
      AND l.person_id = r.person_id AND (l.at, l.id) > (r.at, r.id))
"""  # noqa: S608  (our words)
"""Whoever was on two lists of one directive is one person, and her last result counts."""
