"""The tree of who came through somebody, once headquarters has switched it on (R24).

The switch is the reference of headquarters' impact assessment (DPIA): without one nothing is
read, on this screen and on the command line.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.influence import DEEPEST, Brought, Led, dots, influence, worth
from organiser.domain.permission import Switch
from organiser.domain.scoring import Subject
from organiser.encrypted_file import Connection
from organiser.usecases.limiting import STANDING


@dataclass(frozen=True, slots=True)
class Branch:
    """One person of the tree, in the order in which a tree is read."""

    id: UUID
    name: str
    on: date
    degree: int
    worth: float


@dataclass(frozen=True, slots=True)
class Influence:
    """What came of her bringing others."""

    dots: int
    tree: tuple[Branch, ...]
    led: int
    """Actions that she led, of the last two years."""
    came: int
    """Who came to them, each time counted."""
    reference: str
    """Of the impact assessment that allows this."""


def read_influence(database: Database, person_id: UUID) -> Influence | None:
    """Return it, or None: switched off, or she objects to being ranked, or is too young."""
    today = clock.today()
    with database.bare() as connection:
        reference = _switch(connection)
        if not reference or not _may_be_ranked(connection, person_id, today):
            return None
        rows = connection.execute(_TREE, {"who": person_id.bytes, "deepest": DEEPEST}).fetchall()
        led = _led(connection, person_id)
    found = [
        Brought(key, through, date.fromisoformat(on), degree)
        for key, through, on, degree, _name in rows
    ]
    names = {row[0]: row[4] for row in rows}
    return Influence(
        dots(influence(found, led, today)), tuple(_read(found, names, person_id.bytes, today)),
        len(led), sum(each.came for each in led), reference,
    )  # fmt: skip


def _switch(connection: Connection) -> str:
    row = connection.execute(
        "SELECT reference FROM permission WHERE name = ?", (Switch.INFLUENCE,)
    ).fetchone()
    return str(row[0]) if row else ""


def _may_be_ranked(connection: Connection, person_id: UUID, today: date) -> bool:
    row = connection.execute(_RANKED, {"who": person_id.bytes}).fetchone()
    if row is None:
        return False
    born = date.fromisoformat(row[0]) if row[0] else None
    return not Subject(birth_date=born, birth_year=row[1]).is_too_young(today)


def _led(connection: Connection, person_id: UUID) -> list[Led]:
    rows = connection.execute(_LED, (person_id.bytes,))
    return [Led(date.fromisoformat(on), came) for on, came in rows]


def _read(
    found: list[Brought], names: dict[bytes, str], root: bytes, today: date
) -> "list[Branch]":
    """Order the tree as it is read: each below the one she came through."""
    below: dict[bytes, list[Brought]] = {}
    for each in sorted(found, key=lambda each: each.on):
        below.setdefault(each.through, []).append(each)
    ordered: list[Branch] = []
    waiting = list(reversed(below.get(root, [])))
    while waiting:
        each = waiting.pop()
        ordered.append(
            Branch(UUID(bytes=each.person), names[each.person], each.on, each.degree,
                   worth(each, today))
        )  # fmt: skip
        if each.degree < DEEPEST:
            waiting.extend(reversed(below.get(each.person, [])))
    return ordered


_TREE = """
    WITH RECURSIVE came (id, through, degree) AS (
      SELECT id, referrer_id, 1 FROM person
        WHERE referrer_id = :who AND basis != 'pending' AND id != :who
      UNION
      SELECT p.id, p.referrer_id, c.degree + 1 FROM person p JOIN came c ON p.referrer_id = c.id
        WHERE c.degree < :deepest AND p.basis != 'pending' AND p.id != :who
    )
    SELECT c.id, c.through, date(p.created_at / 1000, 'unixepoch', 'localtime'), min(c.degree),
      trim(p.first_name || ' ' || p.last_name)
    FROM came c JOIN person p ON p.id = c.id GROUP BY c.id
"""
_LED = """
    SELECT a."on", (SELECT count(*) FROM participation o WHERE o.action_id = a.id
      AND o.state = 'came' AND o.person_id != p.person_id)
    FROM participation p CROSS JOIN action a ON a.id = p.action_id
    WHERE p.person_id = ? AND p.role = 'organised' AND p.state = 'came' AND a.state = 'done'
      AND a."on" >= date('now', '-730 days')
"""
_RANKED = f"""
    SELECT p.birth_date, p.birth_year FROM person p WHERE p.id = :who
      AND NOT {STANDING.format(person="p.id")}
      AND NOT EXISTS (SELECT 1 FROM objection o WHERE o.person_id = p.id AND o.state = 'made'
        AND NOT EXISTS (SELECT 1 FROM objection l WHERE l.person_id = o.person_id
          AND l.state = 'lifted' AND (l.at, l.id) > (o.at, o.id)))
"""  # noqa: S608  (our words)
