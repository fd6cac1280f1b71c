"""Entries that cannot be parted again, and one of which was erased: what is doubtful goes (R26).

A file from elsewhere may hold two entries as one, without the journal that tells them apart. Who
was parted since and erased must not come back: whoever stays loses what may be the other's.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.orm import Session

from organiser import clock
from organiser.encrypted_file import Connection
from organiser.models.person import Note
from organiser.usecases import derived

_STANDING = "SELECT id, kept_id, name FROM merged_entry"


def unparted(
    connection: Connection, gone: Collection[UUID]
) -> tuple[tuple[bytes, bytes, str], ...]:
    """Return the entries of *gone* that are still part of somebody who stays."""
    return tuple(
        (entry, kept, name)
        for entry, kept, name in connection.execute(_STANDING).fetchall()
        if UUID(bytes=entry) in gone and UUID(bytes=kept) not in gone
    )


def drop_doubtful(
    session: Session, entries: Collection[tuple[bytes, bytes, str]]
) -> tuple[UUID, ...]:
    """Drop phones, e-mails, remarks and note of whoever stays, and the other's name.

    Return who stays. Nobody can say whose they were; what she agreed to, did and refused stays:
    it names nobody else.
    """
    connection = session.connection()
    for entry, kept, name in entries:
        connection.exec_driver_sql("DELETE FROM contact_point WHERE person_id = ?", (kept,))
        connection.exec_driver_sql(
            "DELETE FROM note WHERE person_id = ? AND (kind = 'remark' OR text = ?)", (kept, name)
        )
        connection.exec_driver_sql("UPDATE person SET note = '' WHERE id = ?", (kept,))
        connection.exec_driver_sql("DELETE FROM merged_entry WHERE id = ?", (entry,))
    session.expire_all()
    people = tuple(dict.fromkeys(UUID(bytes=kept) for _entry, kept, _name in entries))
    derived.refresh_people(session, people)
    derived.refresh_engagement(session, people)
    return people


def note_dropped(session: Session, people: Collection[UUID]) -> None:
    """Say on the cards of *people* that their phones, e-mails and note were emptied."""
    for person_id in people:
        session.add(
            Note(person_id=person_id, kind="edit", at=clock.now(), text="phones, emails, note")
        )
    session.flush()
