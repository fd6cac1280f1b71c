"""A committee three weeks before a vote: some ask, some offer, two are matched."""

from voting import ASKS, OFFERS, agreeing, says, vote

from organiser.domain.vote_help import Need, Side
from organiser.usecases.votes import noting

ASKING = (
    ("Jeanne Le Bihan-Kermarrec", Need.PROXY, ""),
    ("Marcel Tanguy", Need.LIFT, "vers 10 h, rue du Port"),
    ("Awa Diallo", Need.REGISTRATION, "samedi matin"),
    ("Louis Abgrall", Need.LIFT, ""),
)
OFFERING = (
    ("Nolwenn Pennec", Need.PROXY, ""), ("Yann Kervella", Need.LIFT, "3 places, le matin"),
    ("Salomé Guillou", Need.REGISTRATION, ""),
)  # fmt: skip


def fill(database):
    vote(database)
    asks = [says(database, agreeing(database, name, phone=f"061234560{at}"), ASKS, need, note)
            for at, (name, need, note) in enumerate(ASKING)]  # fmt: skip
    offers = [says(database, agreeing(database, name), OFFERS, need, note)
              for name, need, note in OFFERING]  # fmt: skip
    says(database, agreeing(database, "Paul Riou"), Side.SAYS, Need.PLEDGE)
    noting.match(database, asks[1], offers[1])
    return asks, offers
