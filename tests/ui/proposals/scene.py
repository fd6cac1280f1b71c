"""A committee with a draft, what it sent, and what another committee asks."""

from datetime import timedelta
from uuid import UUID

from organiser import clock
from organiser.domain.proposal import Said, State
from organiser.models.proposal import ProposalAnswer, SharedProposal
from organiser.usecases.proposals import writing

RENTS = Said(
    "Bloquer les loyers", "Beaucoup disent que le loyer mange la moitié de la paie.", "logement", 12
)
BUS = Said(
    "Un bus le dimanche", "Sans voiture, le dimanche, on ne sort pas du bourg.", "transports", 7
)


def fill(database):
    """Return the ids by name."""
    sent = writing.send(database, writing.keep_draft(database, RENTS))
    other, now = UUID(int=77), clock.now()
    with database.applying() as session:
        session.add(
            ProposalAnswer(
                series_id=sent, state=State.ACCEPTED, at=now - timedelta(hours=3),
                answer="Gardée au chapitre 3 : les loyers sont bloqués dès la première année.",
            )
        )  # fmt: skip
        session.add(
            SharedProposal(
                id=other, title="Des médecins à la campagne", text="Huit mois d’attente.",
                theme="santé", heard=31, committee="Comité de Lannion", seconds=4,
                published_at=now - timedelta(3), state=State.STUDIED, answer="", at=now,
            )
        )  # fmt: skip
    draft = writing.keep_draft(database, BUS)
    return {"sent": sent, "other": other, "draft": draft}
