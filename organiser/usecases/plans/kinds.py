"""Kinds of action that the committee adds; each counts as one of those shipped."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser.database import Database
from organiser.domain.action import ActionKind, Kind
from organiser.domain.identity import fold
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.models.action import OwnKind

LONGEST_NAME = 60


def add_kind(database: Database, name: str, stands_on: ActionKind) -> UUID:
    """Add a kind that counts as *stands_on*; one that was put away comes back."""
    name = " ".join(name.split())
    if not name:
        raise OrganiserError(_("Say what this kind of action is called."))
    if len(name) > LONGEST_NAME:
        raise OrganiserError(_("This name is too long: sixty letters at most."))
    with database.transaction("action.kind", subject=name) as session:
        known = _named(session, name)
        if known is not None and known.is_offered:
            raise Refused(_("There is a kind of this name already."))
        if known is None:
            known = OwnKind(name=name, stands_on=stands_on)
            session.add(known)
        known.is_offered, known.stands_on = True, stands_on
        session.flush()
        return known.id


def put_away(database: Database, own_id: UUID) -> None:
    """Offer a kind no more; what was done under it keeps its name."""
    with database.transaction("action.kind") as session:
        known_kind(session, own_id).is_offered = False


def own_kinds(database: Database) -> tuple[Kind, ...]:
    """Return the kinds of the committee's own that are offered, by name."""
    with database.bare() as connection:
        rows = connection.execute(_OWN).fetchall()
    return tuple(Kind(ActionKind(stands), UUID(bytes=key), name) for key, name, stands in rows)


def all_kinds(database: Database) -> tuple[Kind, ...]:
    """Return every kind that can be chosen: those shipped, then the committee's own."""
    return (*(Kind(kind) for kind in ActionKind), *own_kinds(database))


def kind_called(database: Database, word: str) -> Kind | None:
    """Return the kind that *word* names: a shipped one by its code, her own by its name."""
    shipped = next((kind for kind in ActionKind if kind.value == word.strip()), None)
    if shipped is not None:
        return Kind(shipped)
    return next((kind for kind in own_kinds(database) if fold(kind.name) == fold(word)), None)


def known_kind(session: Session, own_id: UUID) -> OwnKind:
    """Return the row of *own_id*; `OrganiserError` when it is gone."""
    row = session.get(OwnKind, own_id)
    if row is None:
        raise OrganiserError(_("This kind of action is no longer there."))
    return row


def _named(session: Session, name: str) -> OwnKind | None:
    rows = session.scalars(select(OwnKind).order_by(OwnKind.id))
    return next((row for row in rows if fold(row.name) == fold(name)), None)


_OWN = "SELECT id, name, stands_on FROM own_kind WHERE is_offered ORDER BY name COLLATE NOCASE, id"
