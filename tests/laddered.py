"""A ladder that headquarters defined: a supporter who came twice is a volunteer already."""

from dataclasses import replace

from organiser import clock
from organiser.domain.engagement import PROGRAM, Rung
from organiser.domain.ladder import LADDER_ID, Ladder, Said, Text, write_ladder
from organiser.models.ladder import SentLadder

EASIER = Ladder(
    replace(PROGRAM, volunteer_times=2, volunteer_kinds=1),
    {
        Rung.VOLUNTEER: Said(
            Text("Coéquipière", "Teammate"), Text("Elle revient.", "She comes back."),
            Text("Proposer un binôme", "Offer her a partner"), 4,
        )
    },
)  # fmt: skip


def comes_down(database, body, version=1):
    """Have a definition come with an exchange."""
    with database.applying() as session:
        session.merge(
            SentLadder(id=LADDER_ID, version=version, body=body, published_at=clock.now())
        )
        session.info["topics"] = {"ladder"}


def easier():
    """Return it as it travels."""
    return write_ladder(EASIER)
