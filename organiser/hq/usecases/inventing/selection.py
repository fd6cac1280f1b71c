"""An invented line of the register: messages to who agreed to be chosen, and what is said."""

from datetime import timedelta

from organiser import clock
from organiser.domain.online import Parameter
from organiser.domain.outreach import Use
from organiser.domain.register import Entry, Said, checked
from organiser.hq.home import Keys
from organiser.hq.usecases import register

_DAYS = timedelta(days=30)
_SAID = {
    Said.SPONSOR: "Mouvement d’exemple, 1 rue des Acacias, Plouexemple",
    Said.SPONSOR_CONTACT: "bonjour@example.org",
    Said.CONTROLLED_BY: "Personne d’autre",
    Said.ELECTION: "Premier tour d’exemple",
    Said.ELECTION_LINK: "https://example.org/voter",
    Said.AMOUNTS: "0 €", Said.IN_KIND: "Le temps de bénévoles",
    Said.MONEY_FROM: "Cotisations, dans le pays", Said.RECKONED: "Aucun envoi n’est payé",
    Said.AUDIENCE: "Les soutiens d’une commune qui ont accepté d’être choisis",
    Said.LOGIC: "La commune, et rien d’autre",
    Said.DATA: "Nom, courriel, commune", Said.DATA_FROM: "Ce que chacun a écrit lui-même",
    Said.WHY: "L’action a lieu dans cette commune", Said.METHODS: "Une recherche dans la liste",
    Said.MACHINES: "Aucune", Said.EXPECTED: "400 personnes",
    Said.PROOF: "Les accords, dans chaque comité", Said.POLICY: "https://example.org/regles",
    Said.OBJECTIONS: "Un mot en réponse, ou le lien de chacun", Said.REPORTING: "dpo@example.org",
    Said.SUSPENSIONS: "Aucune", Said.REPOSITORY: "Pas encore ouvert",
    Said.RISKS: "Peu de monde, une seule commune à la fois : risque faible",
}  # fmt: skip


def invent(keys: Keys, by: str) -> None:
    """Open it, complete, for the weeks to come."""
    today = clock.today()
    entry = Entry(
        Use.EMAIL, today, today + _DAYS, frozenset({Parameter.COMMUNE}), "Samedi, sur le marché",
        "Nous serons sur le marché samedi matin. Venez nous voir.", _SAID,
    )  # fmt: skip
    register.open_line(keys, checked(entry), by=by)
