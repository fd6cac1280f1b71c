"""Fills in what a file knows of somebody who is in the list already; overwrites nothing."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from organiser.domain.identifier import new_key
from organiser.domain.identity import fold
from organiser.domain.intake import Candidate
from organiser.i18n import _
from organiser.usecases import derived
from organiser.usecases.people import bulk

FILLED = (
    "external_id", "title", "first_name", "middle_name", "last_name", "birth_name", "birth_date",
    "birth_year", "occupation", "note", "joined_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filled:
    """What one row changed, and which of its values were not taken."""

    is_change: bool
    kept: tuple[tuple[str, str], ...]
    """Field and sentence for each value of the list that differs from the file's."""


def fill_in(
    connection: Connection,
    person_id: UUID,
    candidate: Candidate,
    arrival: bulk.Arrival,
    doors: bulk.Doors,
) -> Filled:
    """Write into empty fields, add contacts and refusals; report what differs."""
    row = connection.execute(text("SELECT * FROM person WHERE id = :id"), {"id": person_id.bytes})
    person = row.mappings().one()
    values = {name: getattr(candidate, name) for name in FILLED}
    if values["external_id"].replace("-", "") == person_id.hex:
        values["external_id"] = ""  # our own export names people by their ids
    fresh = {name: _plain(value) for name, value in values.items() if value and not person[name]}
    kept = tuple(
        (name, _("The list says otherwise for this field; it was kept."))
        for name, value in values.items()
        if value and person[name] and _differs(person[name], value)
    )
    batch = bulk.Batch()
    if person["address_id"] is None and candidate.address is not None:
        fresh["address_id"] = doors.find_or_add(candidate, batch)
    _add_lists(connection, batch, candidate, person_id.bytes, arrival)
    is_change = bool(fresh or batch.contacts or batch.traits or batch.refusals)
    batch.write(connection)
    if fresh:
        _write(connection, person_id, fresh)
    if is_change:
        _note(connection, person_id, arrival, fresh)
    return Filled(is_change, kept)


def _add_lists(
    connection: Connection,
    batch: bulk.Batch,
    candidate: Candidate,
    person_id: bytes,
    arrival: bulk.Arrival,
) -> None:
    keys = connection.exec_driver_sql(
        "SELECT key FROM contact_point WHERE person_id = ?", (person_id,)
    ).scalars()
    traits = connection.exec_driver_sql(
        "SELECT kind, value FROM trait WHERE person_id = ?", (person_id,)
    )
    closed = set(
        connection.exec_driver_sql(
            "SELECT channel FROM refusal WHERE person_id = ? AND lifted_at IS NULL", (person_id,)
        ).scalars()
    )
    known = frozenset(keys)
    bulk.add_contacts(batch, candidate, person_id, rank=len(known), known=known)
    bulk.add_traits(batch, candidate, person_id, frozenset((k, v) for k, v in traits))
    sure = tuple(channel for channel in candidate.refusals if channel not in closed)
    asked = tuple(channel for channel in candidate.asked_refusals if channel not in closed)
    bulk.add_refusals(batch, person_id, sure, arrival, is_question=False)
    bulk.add_refusals(batch, person_id, asked, arrival, is_question=True)


def _write(connection: Connection, person_id: UUID, fresh: dict[str, Any]) -> None:
    changes = ", ".join(f"{name} = :{name}" for name in fresh)
    connection.execute(
        text(f"UPDATE person SET {changes} WHERE id = :id"),  # noqa: S608  (names of FILLED)
        {**fresh, "id": person_id.bytes},
    )
    session = Session(connection)
    derived.refresh_people(session, [person_id])
    if "joined_on" in fresh:  # all else that a file fills in earns no rung
        derived.refresh_engagement(session, [person_id])


def _note(
    connection: Connection, person_id: UUID, arrival: bulk.Arrival, fresh: dict[str, Any]
) -> None:
    connection.exec_driver_sql(
        "INSERT INTO note (id, person_id, kind, at, text) VALUES (?, ?, 'filled_in', ?, ?)",
        (
            new_key(),
            person_id.bytes,
            arrival.at_ms,
            f"{arrival.file_name}\n{', '.join(fresh)}",
        ),
    )


def _differs(old: Any, new: Any) -> bool:
    if hasattr(new, "isoformat"):
        return bool(str(old) != new.isoformat())
    return fold(str(old)) != fold(str(new))


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
