"""Invented visitors who sign up with a committee, and how it welcomes them, at every step."""

from datetime import timedelta
from random import Random
from uuid import UUID

from organiser import clock
from organiser.domain.consent import Channel
from organiser.domain.welcome import Step
from organiser.hq.home import Keys
from organiser.hq.models import Committee, SignUp
from organiser.hq.usecases.inventing.laptops import (
    Laptop,
    change,
    full_name,
    mailbox,
    network,
    phone,
)
from organiser.hq.usecases.public import joining
from organiser.hq.usecases.public.wishes import Wish
from organiser.sync.wire import Change, Row

_PATHS = (
    (), (), (Step.ABSENT,), (Step.ABSENT, Step.ABSENT), (Step.REACHED,),
    (Step.REACHED, Step.MET), (Step.ABSENT, Step.REACHED, Step.MET, Step.INTEGRATED),
    (Step.LAPSED,),
)  # fmt: skip
"""What became of them: two of eight still wait."""
_THEMES = ("Logement", "École", "Transports", "Santé", "Climat")
_SKILLS = ("Affichage", "Téléphone", "Cuisine", "Dessin", "Comptes")


def invent(keys: Keys, committee: Committee, chance: Random, laptop: Laptop | None) -> int:
    """Have visitors sign up and confirm; *laptop* welcomes them. Return how many there are."""
    arrived = [_arrive(keys, committee, chance) for _ in range(chance.randint(1, 4))]
    if laptop is not None:
        known = {row.fields["person_id"]: row for row in laptop.exchange([]) if _is_new(row)}
        steps = [step for person in arrived for step in _welcome(chance, known[person.hex])]
        laptop.exchange(steps)
    return len(arrived)


def _is_new(row: Row) -> bool:
    return row.kind == "newcomer"


def _arrive(keys: Keys, committee: Committee, chance: Random) -> UUID:
    """Return who signed up some days ago."""
    came = clock.now() - timedelta(hours=chance.randint(2, 500))
    with clock.set_to(lambda: came):
        wish = _wish(committee, chance)
        made = joining.begin(keys, committee, wish, network(chance))
        assert made is not None
        joining.confirm(keys, joining.token_of(made))
    person = SignUp.objects.get(pk=made).person
    assert person is not None
    return person


def _wish(committee: Committee, chance: Random) -> Wish:
    first, last = full_name(chance)
    return Wish(
        first_name=first, last_name=last, email=mailbox(chance, first, last),
        phone=phone(chance) if chance.random() < 0.7 else "", postcode="", insee=committee.insee,
        city=committee.name, is_minor=False,
        news_by=(Channel.EMAIL,), acts_by=(Channel.CALL,) if chance.random() < 0.5 else (),
        themes=tuple(chance.sample(_THEMES, chance.randint(0, 2))),
        skills=tuple(chance.sample(_SKILLS, chance.randint(0, 1))),
        how=chance.choice(("site", "site", "link", "friend")),
    )  # fmt: skip


def _welcome(chance: Random, row: Row) -> list[Change]:
    """Return the steps of one newcomer, a few hours apart, none of them to come."""
    person, at = str(row.fields["person_id"]), int(row.fields["arrived_at"])
    now, steps = clock.stamp(clock.now()), []
    for step in chance.choice(_PATHS):
        at = min(now, at + chance.randint(1, 40) * 3_600_000)
        steps.append(
            change(
                chance, "welcome_step", None, person, person_id=person, newcomer_id=row.id,
                step=str(step), at=at, back_on=None,
            )
        )  # fmt: skip
    return steps
