"""One line of the list of people: what it says, read for many at once."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from organiser.database import Database
from organiser.domain.engagement import Rung
from organiser.domain.phone import shown

_REACH = """
    (SELECT key FROM contact_point c WHERE c.person_id = p.id AND c.kind = 'mobile'
     ORDER BY rank LIMIT 1),
    (SELECT typed FROM contact_point c WHERE c.person_id = p.id AND c.kind = 'email'
     ORDER BY rank LIMIT 1)
"""
_ROWS = """
    SELECT p.number, p.id, p.first_name, p.last_name, p.birth_name, a.number, a.suffix, a.street,
      coalesce(nullif(a.hamlet, ''), a.building), a.postcode, a.city, p.rung,
      p.last_contact_on, p.next_step, p.next_step_on, p.basis = 'pending',
      EXISTS (SELECT 1 FROM refusal r WHERE r.person_id = p.id AND r.lifted_at IS NULL),
      {reach}
    FROM person p LEFT JOIN address a ON a.id = p.address_id
    WHERE p.number IN (SELECT value FROM json_each(?))
"""
_WITH_REACH, _WITHOUT = _ROWS.format(reach=_REACH), _ROWS.format(reach="NULL, NULL")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list."""

    number: int
    id: UUID
    first_name: str
    last_name: str
    street: str
    postcode: str
    city: str
    mobile: str
    email: str
    rung: Rung
    """No place for who objected to being ranked (R24): every reader asks `Rung.UNRANKED`."""
    last_contact_on: date | None
    next_step: str
    next_step_on: date | None
    is_pending: bool
    """No lawful basis yet: may be shown, not written to (R01)."""
    refuses: bool
    """Closed at least one channel."""

    @property
    def name(self) -> str:
        """Return the name as it is said: given name, then family name."""
        return f"{self.first_name} {self.last_name}".strip()


def read_rows(
    database: Database, numbers: Sequence[int], *, with_reach: bool
) -> Iterator[PersonRow]:
    """Yield the rows of *numbers*, in any order; without reach, mobile and e-mail are empty."""
    statement = _WITH_REACH if with_reach else _WITHOUT
    with database.bare() as connection:
        rows = connection.execute(statement, (json.dumps(numbers),)).fetchall()
    return map(_row, rows)


def _row(found: tuple[Any, ...]) -> PersonRow:
    (number, key, first, last, birth, house, suffix, street, hamlet, postcode, city, rung, contact,
     step, step_on, pending, refuses, mobile, email) = found  # fmt: skip
    return PersonRow(
        number=number,
        id=UUID(bytes=key),
        first_name=first,
        last_name=last or birth,
        street=street_line(house, suffix, street or hamlet),
        postcode=postcode or "",
        city=city or "",
        mobile=shown(mobile) if mobile else "",
        email=email or "",
        rung=Rung(rung),
        last_contact_on=_day(contact),
        next_step=step,
        next_step_on=_day(step_on),
        is_pending=bool(pending),
        refuses=bool(refuses),
    )


def street_line(number: object, suffix: object, street: object) -> str:
    """Write "12 bis rue des Lilas"."""
    return " ".join(str(part) for part in (number, suffix, street) if part)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
