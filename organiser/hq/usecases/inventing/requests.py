"""Invented requests to create a committee, in every state that they go through."""

from collections.abc import Iterable
from itertools import cycle
from random import Random
from uuid import UUID

from organiser.domain.founding import RequestState
from organiser.hq.home import Keys
from organiser.hq.models import CommitteeRequest
from organiser.hq.usecases.founding import asking, deciding
from organiser.hq.usecases.founding.asking import Founder, Other
from organiser.hq.usecases.inventing.laptops import full_name, mailbox, network, phone
from organiser.hq.usecases.public.joining import mailbox_key

_OFFICER = "siege@example.org"
_WHYS = (
    "Nous sommes plusieurs à la sortie du marché, chaque samedi.",
    "Personne n’est encore organisé ici, et on nous demande où s’inscrire.",
    "Notre groupe d’amis veut aider, avec méthode.",
)
_STATES = (
    (), (RequestState.PRE_APPROVED,), (RequestState.PRE_APPROVED, RequestState.APPROVED),
    (RequestState.REFUSED,), (RequestState.CLOSED,),
)  # fmt: skip
_REASONS = {
    RequestState.PRE_APPROVED: "Votre demande est complète, nous vous appelons.",
    RequestState.APPROVED: "Entretien cordial, équipe de trois : bienvenue.",
    RequestState.REFUSED: "Deux comités existent déjà dans cette commune.",
    RequestState.CLOSED: "Sans réponse à nos appels.",
}


def invent(keys: Keys, chance: Random, communes: Iterable[tuple[str, str]]) -> None:
    """Ask for a committee in each of *communes*, and answer some."""
    for path, (insee, name) in zip(cycle(_STATES), communes, strict=False):
        request = _ask(keys, chance, insee, name)
        if RequestState.PRE_APPROVED in path:
            deciding.note_call(keys, request, _OFFICER, "Entretien de dix minutes.")
        for state in path:
            deciding.decide(keys, request, state, _OFFICER, _REASONS[state])


def _ask(keys: Keys, chance: Random, insee: str, name: str) -> UUID:
    """Return a request that its founder and both others confirmed."""
    (first, last), *others = (full_name(chance) for _ in range(3))
    one, other = (Other(f"{f} {n}", mailbox(chance, f, n)) for f, n in others)
    founder = Founder(
        committee=name, first_name=first, last_name=last, email=mailbox(chance, first, last),
        phone=phone(chance), why=chance.choice(_WHYS), others=(one, other),
    )  # fmt: skip
    asking.begin(keys, founder, insee, network(chance))
    hers = mailbox_key(keys, founder.email)
    request = CommitteeRequest.objects.filter(email_key=hers).latest("at")
    asking.verify(keys, request)
    for each in request.co_founders.all():
        asking.confirm_other(each)
    return request.pk
