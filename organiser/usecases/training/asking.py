"""Which course is asked of whom: of a rung, or of who is coming to a kind of action."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.course import Course
from organiser.encrypted_file import Connection
from organiser.usecases.training.shipped import Offered

MOST = 500


@dataclass(frozen=True, slots=True)
class Awaited:
    """Somebody of whom a course is asked, and for whom it does not count today."""

    person_id: UUID
    name: str
    rung: int
    is_coming: bool
    """To an action that asks for it; otherwise her rung does."""


@dataclass(frozen=True, slots=True)
class Untrained:
    """How many of those coming to an action have not followed a course that it asks for."""

    course: str
    count: int


def who_should_follow(database: Database, course: Course) -> tuple[Awaited, ...]:
    """Return of whom *course* is asked and who has not followed it, the first by name."""
    if not (course.rungs or course.kinds):
        return ()
    rungs, kinds = [int(rung) for rung in course.rungs], [kind.value for kind in course.kinds]
    query = _AWAITED.format(rungs=_marks(rungs), kinds=_marks(kinds))
    today = clock.today().isoformat()
    with database.bare() as connection:
        rows = connection.execute(query, (*kinds, today, course.key, today, *rungs, MOST))
        return tuple(
            Awaited(UUID(bytes=key), name.strip(), rung, bool(is_coming))
            for key, name, rung, is_coming in rows.fetchall()
        )


def untrained_at(
    database: Database, action_id: UUID, offered: Sequence[Offered]
) -> tuple[Untrained, ...]:
    """Return what those coming to an action still to come should have followed, and have not."""
    with database.bare() as connection:
        found = connection.execute(_KIND, (action_id.bytes,)).fetchone()
        if found is None:
            return ()
        asked = [each.course for each in offered if found[0] in each.course.kinds]
        counts = [(each.title, _count(connection, action_id, each.key)) for each in asked]
    return tuple(Untrained(title, count) for title, count in counts if count)


def _count(connection: Connection, action_id: UUID, key: str) -> int:
    bound = (action_id.bytes, key, clock.today().isoformat())
    (count,) = connection.execute(_MISSING, bound).fetchone()
    return int(count)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values)) or "NULL"


_HAS_IT = """
    EXISTS (SELECT 1 FROM training_record t WHERE t.person_id = p.{person} AND t.course_key = ?
      AND t.is_passed IS NOT 0 AND (t.valid_until IS NULL OR t.valid_until >= ?))
"""
_AWAITED = f"""
    WITH coming AS (
      SELECT DISTINCT r.person_id FROM participation r JOIN action a ON a.id = r.action_id
      WHERE r.state = 'coming' AND a.state = 'planned' AND a.kind IN ({{kinds}}) AND a."on" >= ?)
    SELECT p.id, p.first_name || ' ' || coalesce(nullif(p.last_name, ''), p.birth_name), p.rung,
      p.id IN (SELECT person_id FROM coming) AS is_coming
    FROM person p WHERE NOT {_HAS_IT.format(person="id")}
      AND (p.rung IN ({{rungs}}) OR p.id IN (SELECT person_id FROM coming))
    ORDER BY p.last_key, p.first_key, p.id LIMIT ?
"""  # noqa: S608  (our words)
_KIND = "SELECT kind FROM action WHERE id = ? AND state = 'planned'"
_MISSING = f"""
    SELECT count(*) FROM participation p WHERE p.action_id = ? AND p.state IN ('coming', 'came')
      AND NOT {_HAS_IT.format(person="person_id")}
"""  # noqa: S608  (our words)
