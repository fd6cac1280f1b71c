"""Who signed up on the site and may have been in the list before: proposed to her, never merged."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from organiser.database import Database
from organiser.domain.identifier import id_by_key
from organiser.domain.matching.entry import EQUAL, Field
from organiser.domain.matching.judgement import SUGGESTED_FROM, Judgement
from organiser.domain.welcome import ENDS
from organiser.encrypted_file import Connection
from organiser.models.person import DuplicateProposal
from organiser.usecases.counting import listed
from organiser.usecases.people.entries import entries_of
from organiser.usecases.people.nearest import judged

_MOST = 200
_LOOKED_AT = 30
"""A number or a name that more people share says nothing about who somebody is."""
Pair = tuple[bytes, bytes, str]


def propose_known(database: Database) -> bool:
    """Propose each newcomer who waits beside whom she may be; return whether any pair is new.

    The same pair has the same id on every computer. What was said of a pair once stands.
    """
    with database.bare() as connection:
        found = [
            pair
            for person, number in connection.execute(_NEWCOMERS, (_MOST,)).fetchall()
            for pair in _pairs_of(connection, person, number)
        ]
    if not found:
        return False
    with database.transaction("people.propose") as session:
        for one, other, reason in found:
            key = id_by_key("duplicate_proposal", *sorted((one.hex(), other.hex())))
            if session.get(DuplicateProposal, key) is None:
                pair = DuplicateProposal(
                    id=key, person_id=UUID(bytes=one), other_id=UUID(bytes=other), reason=reason
                )
                session.add(pair)
                session.flush()
    return True


def perhaps_known_as(database: Database, person_id: UUID) -> tuple[str, ...]:
    """Return the names of those whom somebody may be, as far as nobody has said yet."""
    with database.bare() as connection:
        rows = connection.execute(_NAMES, {"person": person_id.bytes}).fetchall()
    return tuple(name.strip() for (name,) in rows)


def _pairs_of(connection: Connection, person: bytes, number: int) -> Iterable[Pair]:
    asked = {"person": person, "most": _LOOKED_AT}
    near = [row[0] for row in connection.execute(_NEAR, asked)]
    if not near:
        return
    entries = entries_of(connection, [number, *near])
    her = entries.pop(person)
    judgements: Mapping[bytes, Judgement] = judged(connection, her, entries)
    for other, judgement in judgements.items():
        if judgement.score >= SUGGESTED_FROM:
            yield person, other, _reason(judgement)


def _reason(judgement: Judgement) -> str:
    shared = {part.why for part in judgement.parts if part.level == EQUAL}
    if Field.EMAIL in shared:
        return "email"
    return "mobile" if Field.MOBILE in shared else ""


_UNSAID = """
    NOT EXISTS (SELECT 1 FROM duplicate_proposal d WHERE
      (d.person_id = p.id AND d.other_id = :person) OR
      (d.other_id = p.id AND d.person_id = :person))
"""
_NEWCOMERS = f"""
    SELECT p.id, p.number FROM newcomer n JOIN person p ON p.id = n.person_id
    WHERE coalesce((SELECT s.step FROM welcome_step s WHERE s.newcomer_id = n.id
        ORDER BY s.at DESC, s.step DESC LIMIT 1), '') NOT IN ({listed(sorted(ENDS))})
      AND NOT EXISTS
        (SELECT 1 FROM limitation l WHERE l.person_id = p.id AND l.lifted_at IS NULL)
    ORDER BY n.arrived_at DESC LIMIT ?
"""  # noqa: S608  (our words)
_NEAR = f"""
    SELECT p.number FROM person p WHERE p.id != :person AND {_UNSAID} AND p.id IN (
      SELECT c.person_id FROM contact_point m
        JOIN contact_point c ON c.key = m.key AND c.kind = m.kind
        WHERE m.person_id = :person AND m.key != ''
      UNION
      SELECT o.id FROM person m
        JOIN person o ON o.last_key = m.last_key AND o.first_key = m.first_key
        WHERE m.id = :person AND m.last_key != '')
    LIMIT :most
"""  # noqa: S608  (our words)
_NAMES = """
    SELECT p.first_name || ' ' || p.last_name FROM duplicate_proposal d
    JOIN person p ON p.id = CASE d.person_id WHEN :person THEN d.other_id ELSE d.person_id END
    WHERE d.state = 'proposed' AND :person IN (d.person_id, d.other_id) ORDER BY p.sort_key
"""
