"""How a request to create a committee goes on, and the texts that its founders agree to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

UNVERIFIED = timedelta(hours=48)
"""How long a request lives whose e-mail nobody confirmed."""
KEPT = timedelta(days=183)
"""How long after its last step a request stays that made no committee."""


class RequestState(StrEnum):
    """Where a request stands."""

    APPLIED = "applied"
    PRE_APPROVED = "pre_approved"
    APPROVED = "approved"
    REFUSED = "refused"
    CLOSED = "closed"
    MERGED = "merged"


_ENDS = frozenset({RequestState.REFUSED, RequestState.CLOSED, RequestState.MERGED})
_NEXT: Mapping[RequestState, frozenset[RequestState]] = {
    RequestState.APPLIED: _ENDS | {RequestState.PRE_APPROVED},
    RequestState.PRE_APPROVED: _ENDS | {RequestState.APPROVED},
}


def may_follow(before: RequestState, after: RequestState) -> bool:
    """Return whether a request may go from *before* to *after*."""
    return after in _NEXT.get(before, frozenset())


@dataclass(frozen=True, slots=True)
class Pledge:
    """A text that is agreed to or signed, in both languages; another word is another version."""

    version: str
    french: tuple[str, ...]
    english: tuple[str, ...]

    def spoken(self, language: str) -> tuple[str, ...]:
        """Return its paragraphs in *language*."""
        return self.english if language == "en" else self.french


CHARTER = Pledge(
    "1",
    (
        "Le comité est ouvert à toute personne qui veut agir avec respect\u00a0; il n’accepte ni "
        "violence, ni injure, ni discrimination.",
        "Ses actions sont déclarées et menées dans le respect de la loi.",
        "Il ne reçoit ni ne verse d’argent\u00a0: les dons vont au mandataire financier.",
        "Ce que les personnes confient reste dans le comité et à son siège.",
    ),
    (
        "The committee is open to whoever wants to act with respect; it accepts no violence, no "
        "insult and no discrimination.",
        "Its actions are announced and held within the law.",
        "It neither takes nor pays money: gifts go to the financial agent.",
        "What people confide stays within the committee and its headquarters.",
    ),
)
"""What a committee stands by; a draft for headquarters to settle."""
COMMITMENT = Pledge(
    "1",
    (
        "Les personnes que le comité connaît sont membres du mouvement ou en contact régulier avec "
        "lui. La loi protège ce que cela dit de leurs opinions (RGPD, article 9, 2, d).",
        "Je garde ces données dans le programme du comité, sur un ordinateur protégé. Je ne les "
        "copie nulle part ailleurs.",
        "Je ne les transmets à personne hors du mouvement, ni à un parti allié, ni à une "
        "candidature, sans l’accord exprès de chaque personne.",
        "Je ne m’en sers que pour la vie du comité. J’efface ce qu’une personne demande d’effacer.",
        "Si un ordinateur ou une liste se perd, je préviens le siège le jour même.",
        "Cet engagement dure après mon départ. Je rends ou détruis alors tout ce que j’ai.",
    ),
    (
        "The people whom the committee knows are members of the movement or in regular contact "
        "with it. The law protects what this says of their opinions (GDPR, article 9, 2, d).",
        "I keep these data in the committee’s program, on a protected computer. I copy them "
        "nowhere else.",
        "I pass them on to nobody outside the movement, neither to an allied party nor to a "
        "candidate, without the express agreement of each person.",
        "I use them for the life of the committee alone. I erase what a person asks me to erase.",
        "Should a computer or a list be lost, I tell headquarters the same day.",
        "This commitment lasts after I leave. I then give back or destroy all that I have.",
    ),
)
"""The confidentiality commitment of who runs a committee (R33); a draft for the officer."""
