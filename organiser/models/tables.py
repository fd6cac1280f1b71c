"""All tables of the committee's file: whoever needs them together finds none missing here."""

from organiser.models import (  # noqa: F401
    action,
    committee,
    consent,
    directive,
    field,
    ladder,
    line,
    newcomer,
    outbox,
    outreach,
    pathway,
    permission,
    person,
    place,
    proposal,
    rights,
    sent_file,
    team,
    training,
    vote_help,
)
from organiser.models.base import Base

METADATA = Base.metadata


def kinds() -> list[type[Base]]:
    """Return the class of each table, by the table's name: in the same order each time."""
    found: list[type[Base]] = [mapper.class_ for mapper in Base.registry.mappers]
    return sorted(found, key=lambda kind: kind.__tablename__)
