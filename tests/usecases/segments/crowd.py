"""A crowd of invented people of whom anything may be true."""

import random
from datetime import timedelta

from organiser import clock
from organiser.domain.action import ActionKind, ActionState, Attendance
from organiser.domain.address import street_key
from organiser.domain.consent import (
    Basis,
    Channel,
    ConsentState,
    Origin,
    Purpose,
    Relation,
)
from organiser.domain.outreach import Audience, Result, Use
from organiser.domain.segments.rules import TraitKind
from organiser.models.action import Action, Participation, TrainingRecord
from organiser.models.consent import Consent, Refusal
from organiser.models.outreach import (
    Outreach,
    OutreachResult,
    OutreachTarget,
    Segment,
    SegmentMember,
)
from organiser.models.person import ContactPoint, Person, Trait
from organiser.models.place import Address

TOWNS = ("Betton", "BETTON", "Le Rheu", "Acigné", "")
WORDS = ("logement", "Logement", "Santé", "vélo")


def fill(database, people=40, seed=7):
    """Bring the crowd in; return the ids that a condition may name."""
    chance = random.Random(seed)
    with database.transaction("people.edit") as session:
        actions = [
            Action(
                kind=chance.choice(list(ActionKind)).value,
                on=_day(chance, -20, 300),
                state=chance.choice(list(ActionState)),
            )
            for _n in range(6)
        ]
        now = clock.now()
        segment = Segment(name="Gelée", rule="{}", made_at=now, frozen_at=now)
        drive = Outreach(
            title="Rentrée", use=Use.CALL, purpose=Purpose.NEWS, audience=Audience.SELECTION,
            rule="{}", launched_at=now,
        )  # fmt: skip
        session.add_all([*actions, segment, drive])
        session.flush()
        ids = [action.id for action in actions] + [segment.id, drive.id]
        ids += [
            _person(session, chance, number, actions, segment, drive) for number in range(people)
        ]
    return ids


def _person(session, chance, number, actions, segment, drive):
    town = chance.choice(TOWNS)
    street = chance.choice(("rue des Lilas", "rue de Dinan"))
    home = Address(
        number=number, street=street, street_key=street_key(street), city=town,
        postcode="35830" if town else "",
    )  # fmt: skip
    session.add(home)
    session.flush()
    maybe = lambda value: value if chance.random() < 0.6 else None  # noqa: E731
    one = Person(
        first_name=f"P{number}", last_name="Riou", sort_key=f"riou\tp{number:03}",
        rung=chance.randint(0, 6), last_contact_on=maybe(_day(chance, 0, 300)),
        basis=chance.choice(list(Basis)), relation=chance.choice(list(Relation)),
        origin=chance.choice(list(Origin)), next_step_on=maybe(_day(chance, -9, 9)),
        point_person_id=maybe(chance.choice(actions).id), address_id=maybe(home.id),
        birth_year=maybe(chance.choice((1960, clock.today().year - 16))),
        created_at=clock.now() - timedelta(days=chance.randint(1, 300), hours=1),
    )  # fmt: skip
    session.add(one)
    session.flush()
    _reach(session, chance, one, number)
    _said(session, chance, one)
    for action in chance.sample(actions, chance.randint(0, 4)):
        state = chance.choice(list(Attendance))
        session.add(Participation(action_id=action.id, person_id=one.id, state=state))
    if maybe(True):
        session.add(TrainingRecord(person_id=one.id, course="Accueil", on=_day(chance, 0, 90)))
    if maybe(True):
        session.add(SegmentMember(segment_id=segment.id, person_id=one.id))
    if maybe(True):
        session.add(OutreachTarget(outreach_id=drive.id, person_id=one.id, place=number))
        for turn in range(chance.randint(0, 2)):
            session.add(
                OutreachResult(
                    outreach_id=drive.id,
                    person_id=one.id,
                    result=chance.choice(list(Result)),
                    at=clock.now() + timedelta(minutes=turn),
                    reach=f"+336399800{number:02}",
                )
            )
    return one.id


def _reach(session, chance, one, number):
    kinds = {"mobile": f"+336399800{number:02}", "landline": f"+332999900{number:02}",
             "email": f"p{number}@example.org"}  # fmt: skip
    for kind, key in kinds.items():
        if chance.random() < 0.5:
            session.add(ContactPoint(person_id=one.id, kind=kind, typed=key, key=key))


def _said(session, chance, one):
    for kind in TraitKind:
        if chance.random() < 0.5:
            session.add(Trait(person_id=one.id, kind=kind.value, value=chance.choice(WORDS)))
    for turn in range(chance.randint(0, 5)):
        session.add(
            Consent(
                person_id=one.id,
                purpose=chance.choice(list(Purpose)[:2]),
                channel=chance.choice((Channel.CALL, Channel.EMAIL)),
                state=chance.choice(list(ConsentState)),
                at=clock.now() + timedelta(minutes=turn),
                source="stand",
            )
        )
    if chance.random() < 0.3:
        session.add(
            Refusal(
                person_id=one.id,
                channel=chance.choice((Channel.CALL, Channel.EMAIL)),
                at=clock.now(),
                is_question=chance.random() < 0.4,
                lifted_at=clock.now() if chance.random() < 0.3 else None,
            )
        )


def _day(chance, least, most):
    return clock.today() - timedelta(days=chance.randint(least, most))
